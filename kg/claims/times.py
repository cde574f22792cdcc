"""Find times in plain text: look where one may start, then the rule that reads the longest there.

Nothing here needs a parse. What only sometimes is a time ("May", "1500", "Sunday") counts as one beside words that make
it one; the lists of these words are in `time_words.toml`, the rules in `time_rules`, the dates in `time_resolution`.
"""

from __future__ import annotations

from dataclasses import replace

from kg.claims.durations import Duration, find_durations
from kg.claims.quantities import hedge_before, places
from kg.claims.time_forms import Shift, TimeExpression
from kg.claims.time_patterns import word_before
from kg.claims.time_resolution import resolve
from kg.claims.time_rules import first_words_of_times, rules
from kg.claims.time_tables import context

__all__ = ["Duration", "TimeExpression", "find_durations", "find_times", "resolve"]


def find_times(text: str) -> list[TimeExpression]:
    """All times in a text, in order, the longest at each place, none overlapping another.

    The offsets count the characters of `text`; prepositions stay outside, except in ranges ("between 1994 and 1996").

    >>> [(one.text, one.kind) for one in find_times("On Monday he recalled the summer of 1994 and 31 May.")]
    [('Monday', 'weekday'), ('the summer of 1994', 'season'), ('31 May', 'date')]
    """
    found: list[TimeExpression] = []
    free_from = 0
    for start in places(text, first_words_of_times()):
        if start >= free_from and (expression := _longest(text, start, free_from)):
            found.append(expression)
            free_from = expression.end
    return found


def _longest(text: str, start: int, free_from: int) -> TimeExpression | None:
    matches = [(match, read) for pattern, read in rules() if (match := pattern.match(text, start))]
    if matches and (word_before(text, start).lower() in context("recurring") or _compared(text, start)):
        return None
    for match, read in sorted(matches, key=lambda pair: -pair[0].end()):
        form = read(match)
        if form is None:
            continue
        begin, end = start, match.end()
        if isinstance(form, Shift) and form.number:
            hedge, bound = hedge_before(text, start)
            if bound != "exact" and hedge >= free_from:
                # "nearly 30 years ago" does not tell the year, but "about six weeks later" is so many weeks
                rough = text[hedge:start].strip().lower() in context("roughly")
                told = rough and (form.anchored or form.unit != "year")
                begin, form = hedge, form if told else replace(form, number=None)
        return TimeExpression(begin, end, text[begin:end], form, _preposition(text, begin))
    return None


def _compared(text: str, start: int) -> bool:
    """Whether a time is the one that others are compared with: "the first time since 1978"."""
    return text[max(0, start - 12) : start].rstrip().lower().endswith(tuple(context("compared")))


def _preposition(text: str, start: int) -> str | None:
    word = word_before(text, start).lower()
    return word if word in context("from_when") | context("till_when") else None
