"""Checks a case against `ontology/shapes.ttl`. SHACL: https://www.w3.org/TR/shacl/."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyshacl
from pyshacl.errors import ReportableRuntimeError, ShapeLoadError

from kg.errors import CaseError, OntologyError
from kg.resources import ontology_folder

_QUAD = re.compile(r'((?:<[^<>]*>|_:\S+) <[^<>]*> (?:<[^<>]*>|_:\S+|"(?:[^"\\]|\\.)*"(?:\^\^<[^<>]*>|@[\w-]+)?))'
                   r"(?: (?:<[^<>]*>|_:\S+))? \.")
_INLINE = "#\n"
"""What pyshacl is given begins so, since it takes a text that does not look like RDF for a path or an address."""
_RESULTS = """
    PREFIX sh: <http://www.w3.org/ns/shacl#>
    SELECT ?focus ?message ?value WHERE {
        ?result a sh:ValidationResult ; sh:focusNode ?focus ; sh:resultMessage ?message .
        OPTIONAL { ?result sh:value ?value }
    }"""


@dataclass(frozen=True, slots=True)
class Report:
    """Whether a case conforms, and if not, one line a problem: what, why, and the value at fault."""

    conforms: bool
    problems: tuple[str, ...]


def validate(nquads: str, shapes: Path | None = None) -> Report:
    """Check N-Quads, all graphs together, against the shapes (those of the ontology unless told otherwise).

    Raises CaseError where a line is no quad, OntologyError where the shapes cannot be used.
    """
    where = shapes or ontology_folder() / "shapes.ttl"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # pyshacl uses what rdflib deprecates in Dataset
            conforms, results, said = pyshacl.validate(
                _INLINE + "".join(_triples(nquads)), data_graph_format="nt",
                shacl_graph=_INLINE + where.read_text(encoding="utf-8"), shacl_graph_format="turtle")
    except (OSError, SyntaxError, ShapeLoadError, ReportableRuntimeError) as error:
        raise OntologyError(f"{where}: the shapes cannot be used ({' '.join(str(error).split())[:200]})") from error
    if isinstance(results, Exception | bytes | str):
        raise OntologyError(f"{where}: the shapes cannot be used ({' '.join(said.split())[:200]})")
    return Report(conforms, tuple(sorted({_line(*row) for row in results.query(_RESULTS)})))


def _triples(nquads: str) -> Iterator[str]:
    """The quads as N-Triples, each once: the shapes speak of what the documents say together."""
    for line in sorted({_triple(line) for line in nquads.split("\n") if line}):
        yield f"{line} .\n"


def _triple(line: str) -> str:
    match = _QUAD.fullmatch(line)
    if match is None:
        raise CaseError(f"{line[:80]!r} is no quad: run `kg build` again")
    return match.group(1)


def _line(focus: object, message: object, value: object) -> str:
    return f"{focus}: {message}" + ("" if value is None or value == focus else f" ({value})")
