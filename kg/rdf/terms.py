"""Names and their spelling: the addresses of things, and terms in the syntax of N-Quads.

A term is the text that N-Quads has for it, so that quads are sorted and compared as text. Addresses are minted from
ids alone; nothing is ever a blank node. N-Quads: https://www.w3.org/TR/n-quads/.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TypeAlias
from urllib.parse import quote

BASE = "https://kg.example/"
NAMESPACE = f"{BASE}ontology#"
XSD = "http://www.w3.org/2001/XMLSchema#"
PREFIXES: dict[str, str] = {
    "kg": NAMESPACE,
    "entity": f"{BASE}entity/",
    "event": f"{BASE}event/",
    "claim": f"{BASE}claim/",
    "document": f"{BASE}document/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "xsd": XSD,
}
"""The prefixes that Turtle is written with and that queries need not declare."""

Term: TypeAlias = str
"""An IRI or literal as N-Quads spells it."""
Triple: TypeAlias = tuple[Term, Term, Term]

_ESCAPES = {ord(char): f"\\u{ord(char):04X}" for char in map(chr, (*range(0x20), 0x7F))}
_ESCAPES |= {ord(char): escape for char, escape in
             {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}.items()}
_DATES = ((re.compile(r"\d{4}-\d\d-\d\d"), "date"), (re.compile(r"\d{4}-\d\d"), "gYearMonth"),
          (re.compile(r"\d{4}"), "gYear"))


def iri(text: str) -> Term:
    """An address, which must hold no character that N-Quads forbids in one."""
    return f"<{text}>"


@cache
def named(name: str) -> Term:
    """The term of a prefixed name: "schema:name" -> "<https://schema.org/name>"."""
    prefix, _, local = name.partition(":")
    return iri(PREFIXES[prefix] + local)


@cache
def kg(name: str) -> Term:
    """The term of a name of the vocabulary, whatever characters a hand-written frame gave it."""
    return iri(NAMESPACE + quote(name, safe=""))


def minted(kind: str, *path: str | int) -> Term:
    """The address of an entity, event, claim, document or passage, and of what belongs to it."""
    return iri(f"{BASE}{kind}/{'/'.join(quote(str(part), safe='') for part in path)}")


def entity_iri(id: str) -> Term:
    """The address of the entity with that id."""
    return minted("entity", id)


def text(value: str) -> Term:
    """A string literal."""
    return f'"{value.translate(_ESCAPES)}"'


def typed(value: str, datatype: str) -> Term:
    """A literal of a datatype of XML Schema, such as "date"."""
    return f'"{value.translate(_ESCAPES)}"^^<{XSD}{datatype}>'


def literal(value: str | bool | int | float) -> Term:
    """A literal of the datatype that fits the Python value; floats are written as decimals."""
    if isinstance(value, str):
        return text(value)
    if isinstance(value, bool):
        return typed(str(value).lower(), "boolean")
    return typed(str(value), "integer") if isinstance(value, int) else decimal(value)


def decimal(value: float) -> Term:
    """A decimal with at most six places, without an exponent: 0.9 -> "0.9"."""
    short = f"{value:.6f}".rstrip("0")
    return typed(f"{short}0" if short.endswith(".") else short, "decimal")


def moment(iso: str) -> Term:
    """A date, month or year in ISO 8601 as a literal of its own exactness; a string where it is none of these."""
    for pattern, datatype in _DATES:
        if pattern.fullmatch(iso):
            return typed(iso, datatype)
    return text(iso)
