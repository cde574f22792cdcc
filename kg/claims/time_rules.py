"""All rules for times: for each a pattern and what reads a match into its form, or refuses it.

Every pattern is tried where a first word stands, so their order says nothing; repetitions are bounded.
"""

from __future__ import annotations

import re
from functools import cache

from kg.claims.quantities import first_words
from kg.claims.time_counts import counting_rules
from kg.claims.time_dates import date_rules
from kg.claims.time_patterns import Read
from kg.claims.time_ranges import range_rules
from kg.claims.time_tables import context, words

_OTHER_FIRST_WORDS = {"the", "between", "from", "several", "many", "just", "an", "within", "night"}


@cache
def first_words_of_times() -> frozenset[str]:
    """The words, in small letters, that an expression may begin with; digits may begin one too."""
    table = words()
    names = ("months", "month_abbreviations", "weekdays", "weekday_abbreviations", "seasons", "days", "near", "units",
             "lengths")
    firsts = {text.split()[0].lower() for name in names for text in table[name]}
    firsts |= {re.split(r"[ -]", stage)[0] for stage in context("stages")}
    firsts |= {re.split(r"[ .’]", day)[0].lower() for day in table["holidays"]}
    plurals = {f"{unit}s" for unit in table["lengths"]} | {"centuries"}
    return frozenset(firsts | plurals | first_words() | _OTHER_FIRST_WORDS)


@cache
def rules() -> tuple[tuple[re.Pattern[str], Read], ...]:
    """All rules, compiled."""
    return tuple((re.compile(pattern), read) for pattern, read in (*date_rules(), *range_rules(), *counting_rules()))
