"""Answers as text: a table to read, and the CSV, TSV and JSON of SPARQL 1.1.

CSV and TSV: https://www.w3.org/TR/sparql11-results-csv-tsv/; JSON: https://www.w3.org/TR/sparql11-results-json/.
"""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from kg.errors import QueryError
from kg.rdf.terms import iri, text
from kg.rdf.writing import short
from kg.store import Answer, Term

_WIDEST = 72


def format_answer(answer: Answer, format: str = "table") -> str:
    """Write an answer as "table", "csv", "tsv" or "json"; raises QueryError for another format."""
    if format not in _FORMATS:
        raise QueryError(f"no format is called {format!r}: use one of {', '.join(_FORMATS)}")
    return _FORMATS[format](answer)


def _table(answer: Answer) -> str:
    rows = [[_shown(term) for term in row] for row in answer.rows]
    widths = [max(map(_width, column)) for column in zip(answer.columns, *rows, strict=True)]
    ruler = ["-" * width for width in widths]
    lines = ["  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()
             for row in (list(answer.columns), ruler, *rows)]
    return "".join(f"{line}\n" for line in lines)


def _csv(answer: Answer) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(answer.columns)
    for row in answer.rows:
        writer.writerow(["" if term is None else _bare(term) for term in row])
    return out.getvalue()


def _tsv(answer: Answer) -> str:
    lines = ["\t".join(f"?{column}" for column in answer.columns)]
    lines += ["\t".join("" if term is None else _spelled(term) for term in row) for row in answer.rows]
    return "".join(f"{line}\n" for line in lines)


def _json(answer: Answer) -> str:
    if answer.boolean is not None:
        return json.dumps({"head": {}, "boolean": answer.boolean}) + "\n"
    rows = [{column: _object(term) for column, term in zip(answer.columns, row, strict=True) if term is not None}
            for row in answer.rows]
    found: dict[str, Any] = {"head": {"vars": list(answer.columns)}, "results": {"bindings": rows}}
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _object(term: Term) -> dict[str, str]:
    found = {"type": "uri" if term.kind == "iri" else term.kind, "value": term.value}
    if term.language is not None:
        found["xml:lang"] = term.language
    if term.datatype is not None:
        found["datatype"] = term.datatype
    return found


def _bare(term: Term) -> str:
    return f"_:{term.value}" if term.kind == "bnode" else term.value


def _spelled(term: Term) -> str:
    if term.kind == "bnode":
        return f"_:{term.value}"
    if term.kind == "iri":
        return iri(term.value)
    if term.datatype is not None:
        return f"{text(term.value)}^^{iri(term.datatype)}"
    return text(term.value) + (f"@{term.language}" if term.language else "")


def _shown(term: Term | None) -> str:
    """A cell for people: short addresses, one line, no control characters (a terminal would obey them)."""
    if term is None:
        return ""
    value = short(iri(term.value)) if term.kind == "iri" else _bare(term)
    plain = "".join("\N{REPLACEMENT CHARACTER}" if unicodedata.category(char) in ("Cc", "Cf") else char
                    for char in " ".join(value.split()))
    return plain if len(plain) <= _WIDEST else plain[:_WIDEST - 1] + "…"


def _width(cell: str) -> int:
    return sum(0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in "WF") for char in cell)


_FORMATS: Mapping[str, Callable[[Answer], str]] = {"table": _table, "csv": _csv, "tsv": _tsv, "json": _json}
