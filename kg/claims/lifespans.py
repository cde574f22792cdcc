"""When somebody was born and died, as the brackets after a name tell it: "Ann Lee (3 May 1920 – 1 June 1999)".

Such brackets have no verb, or a bare "born", and hold names in other scripts, sounds and places besides. They are read
as text. Two bare years may also be a term of office, so they count as a life only where they are a life long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from spacy.tokens import Doc, Token

from kg.claims.times import find_times, resolve
from kg.language.coreference import Cluster, Coreference
from kg.model import When

SHORTEST_LIFE, SHORTEST_IN_YEARS = 12, 35  # years: between two full dates, between two bare years
_BRACKETS = re.compile(r"\s?\(([^()\n]{3,240}(?:\([^()\n]{0,60}\)[^()\n]{0,160})?)\)")
_MORE_BRACKETS = 2
_YEAR = r"(?:1[0-9]|20)\d\d|[5-9]\d\d"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = rf"(?:{_DAY} {_MONTH},? (?:{_YEAR})|{_MONTH} {_DAY},? (?:{_YEAR})|{_MONTH} (?:{_YEAR})|{_YEAR})"
_ABOUT = r"(?:on |in |circa |about |c\. ?|ca\. ?|c)?"
_BORN = re.compile(rf"\b(?:[Bb]orn\b(?P<between>[^;()–—]{{0,80}}?)|b\. ?){_ABOUT}(?P<date>{_DATE})\b")
_DIED = re.compile(rf"\b(?:[Dd]ied\b[^;()–—]{{0,80}}?|d\. ?){_ABOUT}(?P<date>{_DATE})\b")
_RANGE = re.compile(
    rf"(?P<first>{_DATE})(?P<where>, [^;()–—0-9]{{2,60}}| in [^;()–—0-9]{{2,60}})? ?[–—-]+ ?"
    rf"(?:died )?{_ABOUT}(?P<last>{_DATE})\b"
)
_ONLY_YEAR = re.compile(_YEAR)


@dataclass(frozen=True, slots=True)
class LifeDate:
    """A birth or a death, when it was, and the token of the name that it is told of."""

    type: Literal["Birth", "Death"]
    person: Cluster
    when: When
    token: Token


def life_dates(doc: Doc, coreference: Coreference) -> Iterator[LifeDate]:
    """The births and deaths that brackets right after people's names tell, in text order."""
    if "(" not in doc.text:
        return
    names = [
        (m.end, cluster) for cluster in coreference.clusters for m in cluster.mentions
        if m.kind == "name" and cluster.type == "Person"
    ]  # fmt: skip
    for end, person in sorted(names, key=lambda name: name[0]):
        token = doc[end - 1]
        at = token.idx + len(token)
        for _ in range(_MORE_BRACKETS):
            bracket = _BRACKETS.match(doc.text, at)
            if bracket is None:
                break
            told = list(_dates(bracket.group(1)))
            for kind, when in told:
                yield LifeDate(kind, person, when, token)
            if told:
                break
            at = bracket.end()


def _dates(text: str) -> Iterator[tuple[Literal["Birth", "Death"], When]]:
    if (span := _RANGE.search(text)) is not None:
        first, last = _when(span["first"]), _when(span["last"])
        if first and last and (_BORN.search(text) or _is_life(first, last)):
            yield "Birth", first
            yield "Death", last
            return
    for kind, pattern in (("Birth", _BORN), ("Death", _DIED)):
        if (found := pattern.search(text)) is not None and (when := _when(found["date"])) is not None:
            yield ("Birth" if kind == "Birth" else "Death"), when


def _is_life(first: When, last: When) -> bool:
    years = int((last.start or "0")[:4]) - int((first.start or "0")[:4])
    bare = _ONLY_YEAR.fullmatch(first.text) and _ONLY_YEAR.fullmatch(last.text)
    return (SHORTEST_IN_YEARS if bare else SHORTEST_LIFE) <= years <= 115


def _when(text: str) -> When | None:
    if _ONLY_YEAR.fullmatch(text):
        return When(text.zfill(4), None, "year", text)
    expression = next(iter(find_times(text)), None)
    when = resolve(expression, published=None, anchor=None, past=True) if expression else None
    return replace(when, text=text) if when is not None and when.start else None
