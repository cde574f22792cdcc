"""What a question is answered with: columns and rows of terms, whatever store gave them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from kg.rdf.terms import XSD

STRING = f"{XSD}string"


@dataclass(frozen=True, slots=True)
class Term:
    """An RDF term. `datatype` and `language` are for literals; a plain string has neither."""

    kind: Literal["iri", "literal", "bnode"]
    value: str
    datatype: str | None = None
    language: str | None = None


Row: TypeAlias = tuple[Term | None, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of an answer, one term or None a column.

    CONSTRUCT and DESCRIBE give the columns subject, predicate, object; ASK gives one row with the column "answer",
    and `boolean` says the same.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    boolean: bool | None = None


def yes_or_no(boolean: bool) -> Answer:
    """The answer to ASK."""
    return Answer(("answer",), ((Term("literal", str(boolean).lower(), f"{XSD}boolean"),),), boolean)
