"""An extractor that is told beforehand what each document claims: the fake of the seam between parser and case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.model import Claim, Document


class Told:
    """Gives for each document those of the claims that rest on it, with the passages that are in it."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._claims = tuple(claims)

    def pipe(self, documents: Iterable[Document]) -> Iterator[list[Claim]]:
        return map(self._of, documents)

    def _of(self, document: Document) -> list[Claim]:
        parts = ((claim, tuple(span for span in claim.evidence if span.document == document.id))
                 for claim in self._claims)
        return [replace(claim, evidence=spans) for claim, spans in parts if spans]
