"""From documents to a case: read, parse, claim, resolve, write."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import Protocol, TypeAlias

import kg
from kg import documents as reading
from kg import language, rdf
from kg.claims import Extractor
from kg.errors import CaseError, InputError, KgError
from kg.model import Claim, Document, Json, entities_of
from kg.pipeline import folder
from kg.pipeline.case import Case, open_case
from kg.resolve import resolve

AnyPath: TypeAlias = str | PathLike[str]
Progress: TypeAlias = Callable[[str, int, int], None]
"""Is told the name of a stage, how many of its steps are done, and how many there are."""


class ClaimReader(Protocol):
    """What the build needs of an extractor: the claims of each document in turn, whatever the others say."""

    def pipe(self, documents: Iterable[Document]) -> Iterator[list[Claim]]: ...


def build(
    paths: AnyPath | Sequence[AnyPath],
    *,
    published: str | None = None,
    out: AnyPath = "build",
    model: str | None = None,
    progress: Progress | None = None,
) -> Case:
    """Build a case of the documents in `paths` (files or folders) and write it to the folder `out`.

    `published` (ISO 8601) dates the documents that do not say their own date; `model` names an installed spaCy
    pipeline to use instead of the shipped one. Raises InputError for a document that cannot be read, ModelError
    for a model that cannot be used and CaseError for a folder that cannot be written; whatever an earlier build
    left in `out` is then still there, whole.
    """
    folder.check_target(Path(out))
    given = [paths] if isinstance(paths, str | PathLike) else paths
    documents = reading.read([Path(path) for path in given], published=published)
    return assemble(documents, Extractor(language.load(model)), out=out, model=model, progress=progress)


def assemble(
    documents: Sequence[Document],
    extractor: ClaimReader,
    *,
    out: AnyPath = "build",
    model: str | None = None,
    progress: Progress | None = None,
) -> Case:
    """Build a case of documents that are already read, with any extractor; `model` is its name in the manifest."""
    tell = progress or _nobody
    found: list[Claim] = []
    stream = extractor.pipe(documents)
    for done, document in enumerate(documents):
        tell("reading claims", done, len(documents))
        found += _next_of(stream, document)
    tell("reading claims", len(documents), len(documents))
    tell("resolving names", 0, 1)
    claims = resolve(found)
    check_evidence(claims, documents)
    tell("resolving names", 1, 1)
    tell("writing the case", 0, 1)
    folder.write(Path(out), _files(documents, claims), _about(documents, claims, model))
    tell("writing the case", 1, 1)
    return open_case(out)


def check_evidence(claims: Iterable[Claim], documents: Iterable[Document]) -> None:
    """Raise CaseError for a claim that rests on nothing, or on words that its document does not have there."""
    texts = {document.id: document.text for document in documents}
    for claim in claims:
        if not claim.evidence:
            raise CaseError(f"claim {claim.id} ({claim.label}) has no evidence: a rule made it of nothing")
        for span in claim.evidence:
            if texts.get(span.document, "")[span.start:span.end] != span.quote or not span.quote:
                raise CaseError(f"claim {claim.id} ({claim.label}) quotes what document {span.document} "
                                f"does not say at {span.start}-{span.end}: {span.quote!r}")


def _next_of(stream: Iterator[list[Claim]], document: Document) -> list[Claim]:
    try:
        return next(stream)
    except KgError as error:
        raise InputError(f"{document.source}: {error}") from error
    except Exception as error:
        error.add_note(f"while reading the claims of {document.source}")
        raise


def _files(documents: Sequence[Document], claims: Sequence[Claim]) -> Mapping[str, str]:
    return {
        folder.DOCUMENTS: json_lines(document.to_json() for document in sorted(documents, key=lambda one: one.id)),
        folder.CLAIMS: json_lines(claim.to_json() for claim in claims),
        folder.TRIG: rdf.to_trig(documents, claims),
        folder.NQUADS: rdf.to_nquads(documents, claims),
    }


def _about(documents: Sequence[Document], claims: Sequence[Claim], model: str | None) -> Json:
    entities = {entity.id for claim in claims for entity in entities_of(claim)}
    return {"kg": kg.__version__, "model": model or "shipped", "documents": len(documents),
            "claims": len(claims), "entities": len(entities)}


def json_lines(records: Iterable[Json]) -> str:
    """Write one JSON object a line, keys in the order of the records, as JSON Lines asks."""
    return "".join(json.dumps(record, ensure_ascii=False, allow_nan=False) + "\n" for record in records)


def _nobody(stage: str, done: int, total: int) -> None:
    """Hears the progress of a build that nobody watches."""
