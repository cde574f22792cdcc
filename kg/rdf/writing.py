"""Turtle and TriG, written so that equal graphs give equal bytes: prefixes, subjects, predicates, objects in order.

Turtle: https://www.w3.org/TR/turtle/; TriG: https://www.w3.org/TR/trig/.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby

from kg.rdf.ontology import TYPE
from kg.rdf.terms import PREFIXES, XSD, Term, Triple

_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?")
_TYPED = re.compile(r'(".*")\^\^<([^<>"]*)>', re.DOTALL)
_BARE = {f"{XSD}boolean": re.compile("true|false"), f"{XSD}integer": re.compile(r"[+-]?\d+")}
_BY_LENGTH = sorted(PREFIXES.items(), key=lambda pair: (-len(pair[1]), pair[0]))


def prefixes() -> str:
    """The head of a Turtle or TriG file."""
    return "".join(f"@prefix {name}: <{address}> .\n" for name, address in sorted(PREFIXES.items()))


def blocks(triples: Iterable[Triple], indent: str = "") -> Iterator[str]:
    """Write one block of lines a subject; `triples` are sorted here and need not be unique."""
    ordered = sorted(set(triples), key=lambda one: (one[0], one[1] != TYPE, one[1], one[2]))
    for subject, of_subject in groupby(ordered, key=lambda one: one[0]):
        lines = []
        for predicate, rows in groupby(of_subject, key=lambda one: one[1]):
            verb = "a" if predicate == TYPE else short(predicate)
            lines.append(f"{verb} {', '.join(short(object) for _, _, object in rows)}")
        yield f"{indent}{short(subject)} " + f" ;\n{indent}    ".join(lines) + " .\n"


@lru_cache(maxsize=65536)
def short(term: Term) -> str:
    """A term of N-Quads as Turtle writes it: prefixed where its name allows, booleans and integers bare."""
    if term.startswith("<"):
        return _prefixed(term[1:-1]) or term
    match = _TYPED.fullmatch(term)
    if match is None:
        return term
    quoted, datatype = match.groups()
    if datatype in _BARE and _BARE[datatype].fullmatch(quoted[1:-1]):
        return quoted[1:-1]
    return f"{quoted}^^{_prefixed(datatype) or f'<{datatype}>'}"


def _prefixed(address: str) -> str | None:
    for name, start in _BY_LENGTH:
        if address.startswith(start) and _LOCAL.fullmatch(address, len(start)):
            return f"{name}:{address[len(start):]}"
    return None
