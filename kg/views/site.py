"""All pages of a case, written at once: a folder is either as it was or wholly new."""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from kg.analysis import graph
from kg.errors import InputError
from kg.ids import content_hash, slug
from kg.model import Claim, Document, Entity
from kg.rdf import reversals
from kg.views.evidence import Dossier, source
from kg.views.maps import important, people, surroundings
from kg.views.page import GENERATOR, index_page, map_page
from kg.views.timeline import timeline

_MARK = f'<meta name="generator" content="{GENERATOR}">'
_HEAD = 4096  # bytes of a page within which its generator is named


def write_views(claims: Iterable[Claim], documents: Iterable[Document], folder: Path) -> list[Path]:
    """Write the maps of a case to a folder and give the paths of the pages, sorted.

    The folder is made, or replaced where it holds nothing but pages of an earlier run. Raises InputError where it
    holds anything else, where it cannot be written, or where a claim cites a document that is not given.
    """
    ordered = list(claims)
    pages = render(Dossier.of(ordered, documents, reversals(ordered)))
    _refuse_foreign(folder)
    try:
        _replace(folder, pages)
    except OSError as error:
        raise InputError(f"{folder}: the maps cannot be written there: {error.strerror or error}") from error
    return sorted(folder / name for name in pages)


def render(dossier: Dossier) -> Mapping[str, str]:
    """Give every page of a case as HTML by its path inside the folder; the same case gives the same text."""
    built = graph(dossier.claims.values())
    entities = important(built, dossier)
    links = _links(entities)
    pages = {"people.html": map_page(people(built, dossier), dossier, links, ""),
             "timeline.html": map_page(timeline(built, dossier), dossier, links, "")}
    for entity in entities:
        pages[links[entity.id]] = map_page(surroundings(built, dossier, entity.id), dossier, links, "../")
    pages["index.html"] = index_page(
        entities=[(entity, links[entity.id]) for entity in entities],
        documents=[source(document) for document in dossier.documents.values()],
        counts=Counter(claim.status for claim in dossier.claims.values()),
        totals=[(sum(not data["is_event"] for _, data in built.nodes(data=True)), "people, places and things"),
                (sum(data["is_event"] for _, data in built.nodes(data=True)), "events"),
                (len(dossier.claims), "claims"), (len(dossier.documents), "documents")])
    return pages


def _links(entities: Iterable[Entity]) -> dict[str, str]:
    """A file name for each entity's page, from its id; ids that give one name are told apart by their hash."""
    names: dict[str, str] = {}
    for entity in entities:
        name = f"entity/{slug(entity.id)}"
        taken = f"{name}.html" in names.values()
        names[entity.id] = f"{name}-{content_hash(entity.id)}.html" if taken else f"{name}.html"
    return names


def _refuse_foreign(folder: Path) -> None:
    if not folder.exists():
        return
    if not folder.is_dir():
        raise InputError(f"{folder}: this is a file; name a folder for the maps")
    for path in sorted(folder.rglob("*")):
        if path.is_dir() and not path.is_symlink():
            continue
        if path.is_symlink() or path.suffix != ".html" or _MARK.encode() not in _head(path):
            raise InputError(f"{folder}: it holds {path.relative_to(folder)}, which is no map of an earlier run; "
                             "name another folder or an empty one")


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEAD)


def _replace(folder: Path, pages: Mapping[str, str]) -> None:
    """Write the pages beside the folder, then put them in its place; if that fails, the old folder comes back."""
    target = folder.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as temporary:
        fresh, old = Path(temporary, "new"), Path(temporary, "old")
        for name, text in pages.items():
            path = fresh / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
        if target.exists():
            target.replace(old)
        try:
            fresh.replace(target)
        except OSError:
            if old.exists():
                old.replace(target)
            raise
