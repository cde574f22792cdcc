"""The rule for a time from one date to another: "between 1994 and 1996", "June 3-5", "from May 1990 to 1991"."""

from __future__ import annotations

import re

from kg.claims.quantities import SPACE
from kg.claims.time_dates import checked, day
from kg.claims.time_forms import CalendarDate, Form, Range
from kg.claims.time_patterns import RANGE_DAY, YEAR, Read, month, month_number, next_word, unnamed
from kg.claims.time_tables import context


def range_rules() -> list[tuple[str, Read]]:
    """The pattern with what reads it."""
    name, month_day, year = unnamed(month()), unnamed(RANGE_DAY), unnamed(YEAR)
    first = (
        rf"(?P<first>{name}(?:{SPACE}{month_day})?(?:,?{SPACE}{year},?)?"
        rf"|{month_day}(?:{SPACE}{name}(?:{SPACE}{year})?)?|{year})"
    )
    second = (
        rf"(?P<second>{name}(?:{SPACE}{unnamed(day())})?(?:,?{SPACE}{year})?"
        rf"|{unnamed(day())}(?:{SPACE}{name})?(?:,?{SPACE}{year})?|{year}|\d\d(?![\w%:]|[.,]\d))"
    )
    through = rf"(?P<through>{SPACE}(?:to|through|until|till|and){SPACE}|{SPACE}?[-–—]{SPACE}?)"
    return [(rf"(?P<between>[Bb]etween{SPACE}|[Ff]rom{SPACE})?{first}{through}{second}(?![-–]\d)", _read_range)]


def _read_range(match: re.Match[str]) -> Form | None:
    joined = match["through"].strip()
    between = match["between"]
    if joined == "and" and not (between and between.lower().startswith("between")):
        return None
    first, last = _date_in(match["first"]), _date_in(match["second"])
    if first.month is None and first.day is None and first.year is not None:
        return _range_of_years(match, first.year, last)
    if last.day is not None and last.month is None:  # "June 3-5"
        last = CalendarDate(last.year, first.month, last.day)
        if first.day is None or first.year is not None:
            return None
    if first.day is not None and first.month is None:  # "3-5 June"
        first = CalendarDate(first.year, last.month, first.day)
    if first.month is None or (last.month is None and last.year is None):
        return None
    if not (between or re.search(r"\d", match[0])):
        return None
    return Range(first, last) if checked(first) and checked(last) else None


def _range_of_years(match: re.Match[str], year: int, last: CalendarDate) -> Form | None:
    until = last.year
    if until is None and last.month is None and last.day is not None:  # "1994-96"
        if not re.fullmatch(r"\d\d", match["second"]) or match["through"].strip() not in ("-", "–"):
            return None
        until = year - year % 100 + last.day
    if until is None or until <= year or next_word(match).lower() in context("counted"):
        return None
    return Range(CalendarDate(year), CalendarDate(until, last.month, last.day if last.year else None))


def _date_in(text: str) -> CalendarDate:
    """The date that a piece of a range says."""
    year = month = day = None
    for token in re.findall(r"[A-Za-z]{3,}|\d+", text):
        if not token.isdigit():
            month = month_number(token)
        elif len(token) == 4:
            year = int(token)
        else:
            day = int(token)
    return CalendarDate(year, month, day)
