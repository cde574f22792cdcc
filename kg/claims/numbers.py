"""Find counts, sums of money, shares and ages in plain text.

Times, durations, ages and counts never overlap: what says a time, a duration or an age is no count here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TypeGuard

from kg.claims.durations import find_durations
from kg.claims.quantities import (
    SPACE,
    Bound,
    cardinal,
    first_words,
    hedge_before,
    number_in_words,
    one_of,
    places,
    value_of,
    words,
)
from kg.claims.time_patterns import word_before
from kg.claims.time_tables import context as time_context
from kg.claims.time_tables import words as time_words
from kg.claims.times import find_times

_FIRST_WORDS = first_words()
_AGE_FIRST_WORDS = first_words() | {"age", "aged", "ages"}
_OLDEST = 125


@dataclass(frozen=True, slots=True)
class NumberExpression:
    """A number in a text: `text` stands from `start` to `end`, with its hedge, its unit and the plural it counts.

    `unit` is an ISO 4217 currency ("USD"), "%" or None; `noun` is the counted plural where it stands right after the
    number. `bound` says how the hedge bounds the value.
    """

    start: int
    end: int
    text: str
    value: int | float
    bound: Bound = "exact"
    unit: str | None = None
    noun: str | None = None


@dataclass(frozen=True, slots=True)
class Age:
    """An age in years; `most` is the upper end of a range of ages ("14- to 16-year-olds")."""

    start: int
    end: int
    text: str
    value: int
    most: int | None = None


def find_numbers(text: str) -> list[NumberExpression]:
    """All numbers in a text, in order, none overlapping another; ordinals and names ("Section 5") are none.

    >>> [(one.text, one.value, one.bound) for one in find_numbers("Viewed by more than 23 million accounts.")]
    [('more than 23 million accounts', 23000000, 'at least')]
    >>> [(one.text, one.value, one.unit) for one in find_numbers("It paid $41 million, or 3.5 percent.")]
    [('$41 million', 41000000, 'USD'), ('3.5 percent', 3.5, '%')]
    """
    inside = {
        offset
        for found in (find_times, find_durations, find_ages)
        for one in found(text)
        for offset in range(one.start, one.end)
    }
    found: list[NumberExpression] = []
    free_from = 0
    for start in places(text, _FIRST_WORDS):
        if start < free_from or start in inside:
            continue
        match = _number_pattern().match(text, start)
        if match and not _is_name(match) and not _is_pronoun(match):
            number = _number(match, free_from)
            if inside.isdisjoint(range(number.start, number.end)):
                found.append(number)
                free_from = number.end
    return found


def find_ages(text: str) -> list[Age]:
    """All ages in a text, in order, none overlapping another.

    >>> [(one.text, one.value) for one in find_ages("Ann Roe, 24, met a 16-year-old and a boy aged 14.")]
    [('24', 24), ('16-year-old', 16), ('aged 14', 14)]
    """
    found: list[Age] = []
    free_from = 0
    for start in places(text, _AGE_FIRST_WORDS):
        match = _age_pattern().match(text, start) if start >= free_from else None
        if match is None or (match["bare"] and not _follows_name(text, start)):
            continue
        low, high = (value_of(match[name]) if match[name] else None for name in _age_groups(match))
        if _is_age(low) and (high is None or (_is_age(high) and low < high)):
            found.append(Age(start, match.end(), match[0], low, high))
            free_from = match.end()
    return found


def _number(match: re.Match[str], free_from: int) -> NumberExpression:
    table = words()
    text, end = match.string, match.end()
    hedge, bound = hedge_before(text, match.start())
    start = hedge if hedge >= free_from else match.start()
    noun = match["noun"]
    if noun and not _is_plural(noun):
        noun, end = None, match.start("noun") - len(match["gap"])
    if match["trailing"]:
        trailing = " ".join(match["trailing"].lower().split())
        bound = next(kind for kind, texts in table["trailing"].items() if trailing in texts)
    unit = "%" if match["percent"] else table["currencies"].get(match["sign"])
    if match["money"]:
        unit = table["currency_words"][" ".join(match["money"].split())]
    return NumberExpression(start, end, text[start:end], value_of(match["figure"]), bound, unit, noun)


def _is_plural(noun: str) -> bool:
    lists = words()["context"]
    return noun in lists["plurals"] or (
        noun.endswith("s") and not noun.endswith("ss") and noun not in lists["not_plural"]
    )


def _is_name(match: re.Match[str]) -> bool:
    """Whether the number labels or names something: "Section 5", "No. 5", the last word of "the Harbour Three"."""
    before = match.string[max(0, match.start() - 24) : match.start()]
    label = re.search(rf"(?<!\w)({one_of(words()['context']['labels'])})\.?[^\S\n]{{1,3}}\Z", before)
    if label and match[0][0].isdigit():
        return True
    return match["figure"][0].isupper() and word_before(match.string, match.start()) != ""


def _is_pronoun(match: re.Match[str]) -> bool:
    """Whether "one" stands for somebody instead of counting: "one of the men", "no one"."""
    if match["figure"].lower() != "one" or match["of"]:
        return False
    lists = words()["context"]
    after = re.match(rf"{SPACE}([a-z]{{1,24}})", match.string[match.end("figure") : match.end("figure") + 30])
    before = word_before(match.string, match.start()).lower()
    return after is None or after[1] in lists["one_before"] or before in lists["one_after"]


def _follows_name(text: str, start: int) -> bool:
    """Whether a bare number stands after a person's name: "Ann Roe, 24,"."""
    before = re.search(r"([A-Z][\w’'-]{0,30}\.?),? \(?\Z", text[max(0, start - 36) : start])
    if before is None:
        return False
    name = before[1].rstrip(".")
    return (
        not any(name in time_words()[table] for table in ("months", "month_abbreviations", "weekdays"))
        and name not in time_context("weekday_names")
        and name not in words()["context"]["labels"]
    )


def _is_age(value: int | float | None) -> TypeGuard[int]:
    return isinstance(value, int) and value <= _OLDEST


def _age_groups(match: re.Match[str]) -> tuple[str, str]:
    for low in ("compound", "stated", "old", "bare"):
        if match[low]:
            return low, f"{low}_most" if low != "bare" else "no_most"
    raise AssertionError("a match of an age has an age")


@cache
def _number_pattern() -> re.Pattern[str]:
    table = words()
    sign = rf"(?P<sign>{one_of(table['currencies'])})?"
    percent = rf"(?P<percent>{SPACE}?%|{SPACE}(?:percent|per{SPACE}cent|pc)\b)"
    money = rf"(?:-|{SPACE})(?P<money>{one_of(table['currency_words'])})\b"
    trailing = one_of(text for texts in table["trailing"].values() for text in texts)
    share = rf"(?P<of>{SPACE}(?:out{SPACE})?of{SPACE}(?:the{SPACE})?{cardinal()}(?![\w-]))"
    clock = rf"(?!{SPACE}?(?:[ap]\.m\.|[ap]m\b|o[’']clock)|:\d)"
    trail = rf"(?:{SPACE}?(?P<trailing>{trailing})(?!\w))?"
    noun = rf"(?:(?P<gap>{SPACE})(?P<noun>[a-z]{{3,20}})(?![\w-]))?"
    return re.compile(
        rf"{sign}(?P<figure>{cardinal()})(?:{percent}|{money}|{share})?{clock}{trail}"
        rf"(?![\w%]|[.,/]\d|-\w|[’']\w){noun}"
    )


@cache
def _age_pattern() -> re.Pattern[str]:
    number = rf"(?:\d{{1,3}}(?!\d)|{number_in_words()})"
    year_old = rf"(?:-|{SPACE})years?(?:-|{SPACE})olds?\b"
    compound = rf"(?P<compound>{number})(?:-?{SPACE}?(?:to|or|and){SPACE}(?P<compound_most>{number}))?{year_old}"
    old = (
        rf"(?P<old>{number})(?:{SPACE}(?:to|or){SPACE}(?P<old_most>{number}))?{SPACE}years{SPACE}"
        rf"(?:old\b|of{SPACE}age\b)"
    )
    stated = (
        rf"(?:aged?|ages){SPACE}(?:of{SPACE})?(?P<stated>{number})"
        rf"(?:(?:{SPACE}to{SPACE}|[-–])(?P<stated_most>{number}))?(?![\w%-])"
    )
    bare = r"(?P<bare>\d{1,3})(?P<no_most>)(?=[,;)]|\.(?:\s|\Z))(?!,\d)"
    return re.compile(rf"{compound}|{old}|{stated}|{bare}")
