"""Pieces of the patterns for times, and what stands beside a match: shared by the rules for dates and for counts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeAlias

from kg.claims.quantities import SPACE, one_of
from kg.claims.time_forms import Form, Near
from kg.claims.time_tables import context, words

Read: TypeAlias = Callable[[re.Match[str]], Form | None]

_BEHIND = 24  # characters before an expression that are looked at
YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)(?![\w%]|[.,]\d)"
PART_OF_DAY = rf"(?:{SPACE}(?:morning|lunchtime|afternoon|evening|night)\b)?"
RANGE_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\w)"


def capitalisable(texts: Iterable[str]) -> str:
    """A pattern for any of these texts, their first letter small or capital."""
    return one_of(form for text in texts for form in (text, text[0].upper() + text[1:]))


def unnamed(pattern: str) -> str:
    """The same pattern without names of groups.

    >>> unnamed("(?P<day>a)")
    '(?:a)'
    """
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


def month() -> str:
    """A month by its name or its abbreviation."""
    names = one_of(form for name in words()["months"] for form in (name, name.upper()))
    return rf"(?P<month>{names}|{one_of(words()['month_abbreviations'])}\.?)"


def full_weekday() -> str:
    """A weekday by its whole name."""
    return one_of(form for name in words()["weekdays"] for form in (name, name.upper()))


def near() -> str:
    """What says which of several is meant, with the space behind it: "last", "the following"."""
    return rf"(?:(?P<near>{capitalisable(words()['near'])}){SPACE})"


def stage() -> str:
    """Which part of a year, month or day is told, optional: "early", "the end of"."""
    return rf"(?:(?P<stage>{capitalisable(context('stages'))})(?:{SPACE}in)?(?:-|{SPACE}))?"


def plain(text: str) -> str:
    """A text in small letters, its spaces single and its apostrophes curved.

    >>> plain("New  Year's Day")
    'new year’s day'
    """
    return " ".join(text.lower().split()).replace("'", "’")


def month_number(name: str) -> int:
    """1 for "January", "JANUARY" and "Jan."."""
    table = words()
    return {**table["months"], **table["month_abbreviations"]}[name.rstrip(".").capitalize()]  # type: ignore[no-any-return]


def weekday_number(name: str) -> int:
    """1 for "Monday" and "Mon."."""
    table = words()
    return {**table["weekdays"], **table["weekday_abbreviations"]}[name.rstrip(".").capitalize()]  # type: ignore[no-any-return]


def nearness(match: re.Match[str], group: str = "near") -> Near | None:
    """Which one a match means, None where it does not say."""
    told = match[group]
    return words()["near"][plain(told)] if told else None


def word_before(text: str, start: int) -> str:
    """The word just before an offset, "" where punctuation or nothing stands there.

    >>> word_before("the court on Monday", 13), word_before("court, Monday", 7)
    ('on', '')
    """
    match = re.search(r"([\w’'-]{1,24})[^\S\n]{0,3}\n?\Z", text[max(0, start - _BEHIND) : start])
    return match[1] if match else ""


def next_word(match: re.Match[str]) -> str:
    """The word just behind a match, "" where punctuation or nothing stands there."""
    following = re.match(rf"{SPACE}([^\W\d_]{{1,24}})", match.string[match.end() : match.end() + 30])
    return following[1] if following else ""


def owned(match: re.Match[str]) -> bool:
    """Whether a "last" or "next" is the last or next of something: "the last week of the trial"."""
    first = match[0].split(maxsplit=1)[0].lower()
    return first in ("last", "next") and word_before(match.string, match.start()).lower() in context("owners")
