"""Find lengths of time in plain text: terms of prison, years served, hours of questioning."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from kg.claims.quantities import SPACE, Bound, cardinal, first_words, hedge_before, places, value_of

DurationUnit = Literal["hour", "day", "week", "month", "year", "life"]

_FIRST_WORDS = first_words() | {"an", "several", "many", "life"}
_YEARS = {"decade": 10, "century": 100, "centurie": 100}


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time: `text` stands from `start` to `end`, a hedge ("nearly") included.

    `number` counts `unit`s; it is None for life, for a range ("five to 15 years", bound "between") and where the words
    leave it open ("several years"). `bound` says how the hedge bounds the number.
    """

    start: int
    end: int
    text: str
    unit: DurationUnit
    number: int | float | None
    bound: Bound = "exact"

    @property
    def months(self) -> int | float | None:
        """The length in months, of years and months only: no other unit makes whole months."""
        if self.number is None or self.unit not in ("month", "year"):
            return None
        return self.number * (12 if self.unit == "year" else 1)

    @property
    def days(self) -> int | float | None:
        """The length in days, of weeks and days only."""
        if self.number is None or self.unit not in ("day", "week"):
            return None
        return self.number * (7 if self.unit == "week" else 1)


def find_durations(text: str) -> list[Duration]:
    """All durations in a text, in order, none overlapping another; ages and "three years ago" are none.

    >>> [(one.text, one.months) for one in find_durations("He served nearly seven years of a six-month term.")]
    [('nearly seven years', 84), ('six-month', 6)]
    >>> [one.text for one in find_durations("She was sentenced to life without parole.")]
    ['life without parole']
    """
    found: list[Duration] = []
    free_from = 0
    for start in places(text, _FIRST_WORDS):
        if start >= free_from and (match := _pattern().match(text, start)):
            found.append(_duration(text, match))
            free_from = match.end()
    return found


def _duration(text: str, match: re.Match[str]) -> Duration:
    if match["life"]:
        return Duration(match.start(), match.end(), match[0], "life", None)
    start, bound = hedge_before(text, match.start())
    word = match["unit"].lower().removesuffix("s")
    number = _number(match)
    unit: DurationUnit = "year" if word in _YEARS else word  # type: ignore[assignment]
    if number is not None:
        number = number * _YEARS.get(word, 1)
        if match["months"]:  # "three years and two months"
            unit, number = "month", number * 12 + value_of(match["months"])
    if match["upper"]:
        number, bound = None, "between"
    return Duration(start, match.end(), text[start : match.end()], unit, number, bound)


def _number(match: re.Match[str]) -> int | float | None:
    plain = " ".join(match["number"].lower().split())
    if plain in ("several", "many", "a few", "a couple of", "some", "for"):
        return None
    half = 0.5 if match["half"] or match["and_a_half"] else 0
    number = (1 if plain in ("a", "an", "a full") else value_of(match["number"])) + half
    return int(number) if number == int(number) else number


@cache
def _pattern() -> re.Pattern[str]:
    gap = rf"(?:-|{SPACE})"
    half = rf"{SPACE}and{SPACE}a{SPACE}half"
    number = rf"(?P<number>(?i:several|many|a{SPACE}few|a{SPACE}couple{SPACE}of|a{SPACE}full)|{cardinal()}|[Aa]n?)"
    upper = rf"(?P<upper>{SPACE}(?:to|or|and){SPACE}{cardinal()}|(?:-to-|[-–]){cardinal()})?"
    unit = r"(?P<unit>(?:hour|day|week|month|year|decade)s?|century|centuries)"
    months = rf"(?:(?:,{SPACE}|{SPACE}and{SPACE}|,{SPACE}and{SPACE})(?P<months>{cardinal()}){SPACE}months?)?"
    no_age = rf"(?!-?old|{gap}olds?\b|{gap}of{gap}age\b|{gap}(?:ago|earlier|later|from{SPACE}now|afterwards?)\b)"
    counted = rf"{number}{upper}(?P<half>{half})?{gap}{unit}\b(?P<and_a_half>{half})?{months}(?!\w){no_age}"
    term = rf"(?:imprisonment\b|in{SPACE}(?:prison|jail)\b|behind{SPACE}bars\b|sentences?\b|terms?\b)"
    parole = rf"with(?:out)?{SPACE}(?:the{SPACE})?(?:possibility{SPACE}of{SPACE})?parole\b"
    years_to = rf"(?:{cardinal()}(?:(?:-|{SPACE})years?)?(?:-to-|{SPACE}to{SPACE}))"
    life = (
        rf"{years_to}life\b(?:{SPACE}{term})?|[Ll]ife{gap}(?:{term}(?:{SPACE}{parole})?|{parole})"
        rf"|(?<=sentenced to )life\b|(?<=given )life\b|(?<=serving )life\b|(?<=faces )life\b|(?<=facing )life\b"
    )
    return re.compile(rf"(?P<life>{life})|{counted}")
