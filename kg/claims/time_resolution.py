"""From a time expression to a date, as far as the words and the document's date tell it and no further.

Only part of a document's date may be known ("1990-08"). A time that counts from it is worked out from the first and
from the last day that the date allows: where the two agree, that is the time; where they do not, there is none.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import TypeAlias

from kg.claims.holidays import day_of_holiday
from kg.claims.time_forms import (
    STEPS,
    CalendarDate,
    Decade,
    Form,
    Holiday,
    Near,
    Range,
    Season,
    Shift,
    TimeExpression,
    Unit,
    Weekday,
)
from kg.claims.time_tables import context
from kg.model import Precision, When

Known: TypeAlias = tuple[int, ...]  # (year,), (year, month) or (year, month, day)
Interval: TypeAlias = tuple[Known, Known | None]
InYear: TypeAlias = Callable[[int], Known | None]  # what comes once a year: when in that year

_UNITS: tuple[Unit, ...] = ("year", "month", "day")
_PRECISIONS: tuple[Precision, ...] = ("year", "month", "day")
_EARLY_DAY, _FEW_DAYS, _FEW_WEEKS = 20, 10, 31  # see _roughly
_LEAP_CYCLE = 8  # years within which the 29th of February comes again, 1900 and 2100 included


def resolve(
    expression: TimeExpression,
    *,
    published: str | None,
    anchor: str | None = None,
    past: bool = True,
    narrated: bool = False,
) -> When | None:
    """The time that an expression means, or None where that cannot be known.

    `published` is the document's date, `anchor` the time told before in the text ("later that year" counts from it);
    both are ISO 8601 and may be partial. `past` is the tense of what is dated: a date without a year is the latest
    one that is not after publication, or, in the future, the first that is not before it. A bare weekday is the
    latest one up to the day of publication, as news agencies write it; "last Monday" lies before that day.
    `narrated` says that a story is told and has come to the anchor: a date without a year is the first from there
    on where `past` is False, and the latest up to there where it is True ("he had been arrested in May").

    After "until", "till", "before", "by" and "through" the time is the `end` and `start` is None. A range is told at
    the coarser precision of its two ends.

    Raises ValueError where `published` or `anchor` is no ISO 8601 date.
    """
    form = expression.parts
    base = known(anchor if form.anchored or narrated else published)
    if narrated and base is not None and not form.anchored:
        interval: Interval | None = _seen_from(_last_day(base) if past else _first_day(base), form, past)
    else:
        interval = _interval(form, base, past)
    if interval is None:
        return None
    first, last = interval
    size = min(len(first), len(last or first))
    precision = "decade" if isinstance(form, Decade) else _PRECISIONS[size - 1]
    start, end = iso(first[:size]), iso(last[:size]) if last else None
    if expression.preposition in context("till_when"):
        return When(None, end or start, precision, expression.text)
    return When(start, end, precision, expression.text)


def known(text: str | None) -> Known | None:
    """Read what an ISO 8601 date tells: "1990-08" is (1990, 8).

    >>> known("1990-08"), known("2019-06-26T10:00:00Z"), known(None)
    ((1990, 8), (2019, 6, 26), None)
    """
    if not text:
        return None
    match = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T.*)?)?)?\Z", text)
    if match is None:
        raise ValueError(f"{text!r} is no ISO 8601 date: write 2019-06-26, 2019-06 or 2019")
    parts = tuple(int(part) for part in match.groups() if part)
    _first_day(parts)
    return parts


def iso(parts: Known) -> str:
    """Write a date in ISO 8601, as far as it is known.

    >>> iso((1990, 8))
    '1990-08'
    """
    return "-".join([f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:])])


def _first_day(parts: Known) -> date:
    return date(*(*parts, 1, 1)[:3])


def _last_day(parts: Known) -> date:
    if len(parts) == 3:
        return date(*parts)
    year, month = (*parts, 12)[:2]
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)


def _interval(form: Form, base: Known | None, past: bool) -> Interval | None:
    if form.absolute:
        return _seen_from(date.min, form, past)
    if base is None:
        return None
    if isinstance(form, Shift) and form.anchored and (form.number is None or form.unit in _finer(base)):
        found = _roughly(base, form)
        return (found, None) if found else None
    if isinstance(form, Shift) and form.number == 0 and form.unit in _UNITS[len(base) :]:
        return base, None  # "today" in a text of which only the month is known is in that month
    views = {_seen_from(day, form, past) for day in (_first_day(base), _last_day(base))}
    return views.pop() if len(views) == 1 else None


def _finer(base: Known) -> tuple[Unit, ...]:
    """The units that are shorter than what is known of a time."""
    return (("month", "week", "day"), ("week", "day"), ())[len(base) - 1]


def _roughly(base: Known, form: Shift) -> Known | None:
    """A time some way from another, as far as it is likely: "days later" than a 5th of May is in May, two days after a
    verdict in January is in January, "weeks later" is in the same year unless that was almost over."""
    if form.number is None:
        if form.unit == "day" and len(base) == 3:
            return base[:2] if base[2] <= _EARLY_DAY else base[:1] if base[1] < 12 else None
        if form.unit == "day":
            return base
        if form.unit == "week":
            return base[:1] if len(base) == 1 or base[1] < 12 else None
        return None
    days = abs(form.number) * {"day": 1, "week": 7, "month": 30, "year": 365}[form.unit]
    if days <= (_FEW_DAYS if len(base) == 2 else _FEW_WEEKS):
        return base
    views = {_shifted(day, form) for day in (_first_day(base), _last_day(base))}
    years = {view[0][0] if view else None for view in views}
    year = years.pop()
    return (year,) if not years and year is not None else None


def _seen_from(day: date, form: Form, past: bool) -> Interval | None:
    """The time that a form means on a day, which is the day of publication or the anchor."""
    if isinstance(form, CalendarDate):
        found = _calendar_date(form, day, past)
        return (found, None) if found else None
    if isinstance(form, Weekday):
        return _weekday(form, day, past)
    if isinstance(form, Holiday):
        found = _holiday(form, day, past)
        return (found, None) if found else None
    if isinstance(form, Season):
        return _season(form, day, past)
    if isinstance(form, Decade):
        return (form.year,), None
    if isinstance(form, Shift):
        return _shifted(day, form)
    return _range(form, day, past)


def _calendar_date(form: CalendarDate, day: date, past: bool) -> Known | None:
    rest = tuple(part for part in (form.month, form.day) if part is not None)

    def in_year(year: int) -> Known | None:
        return _valid((year, *rest))

    if form.year is not None:
        return (form.year, *rest)
    if form.year_near is not None:
        return in_year(day.year + STEPS[form.year_near])
    if form.near is None and form.weekday is not None:
        # The weekday knows better than the tense: "Monday, July 1" may lie ahead in a sentence about the past.
        for forward in (not past, past):
            found = _nearest(in_year, day, forward=forward, strictly=False)
            if found and date(*found).isoweekday() == form.weekday:
                return found
        return None
    return _by_nearness(in_year, day, form.near, past)


def _holiday(form: Holiday, day: date, past: bool) -> Known | None:
    def in_year(year: int) -> Known | None:
        return day_of_holiday(form, year)

    return in_year(form.year) if form.year is not None else _by_nearness(in_year, day, form.near, past)


def _by_nearness(in_year: InYear, day: date, near: Near | None, past: bool) -> Known | None:
    if near in ("this", "that"):
        return in_year(day.year)
    forward = near in ("next", "following") or (near is None and not past)
    return _nearest(in_year, day, forward=forward, strictly=near is not None)


def _nearest(in_year: InYear, day: date, *, forward: bool, strictly: bool) -> Known | None:
    """The nearest of the times that come once a year, on one side of a day."""
    step = 1 if forward else -1
    for year in range(day.year, day.year + step * (_LEAP_CYCLE + 1), step):
        found = in_year(year)
        if found is None:
            continue
        here = (day.year, day.month, day.day)[: len(found)]
        if (found > here if forward else found < here) or (found == here and not strictly):
            return found
    return None


def _valid(parts: Known) -> Known | None:
    try:
        _first_day(parts)
    except ValueError:
        return None
    return parts


def _weekday(form: Weekday, day: date, past: bool) -> Interval | None:
    first = _weekday_shift(form, day, past)
    found = _days(day, first)
    if found is None or not form.more:
        return found
    last = _days(day, first + form.more)
    return (found[0], last[0]) if last else None


def _weekday_shift(form: Weekday, day: date, past: bool) -> int:
    back = (day.isoweekday() - form.weekday) % 7
    in_week = form.weekday - day.isoweekday()
    if form.week is not None:
        return in_week + 7 * STEPS[form.week]
    if form.near == "that":  # in the week that is spoken of
        return in_week
    if form.near == "this":
        return -back if past else (-back) % 7
    if form.near in ("next", "following") or (form.near is None and not past):
        return 7 - back
    return -back if form.near is None else -(back or 7)


def _days(day: date, number: int) -> Interval | None:
    ordinal = day.toordinal() + number
    if not 1 <= ordinal <= date.max.toordinal():
        return None
    found = date.fromordinal(ordinal)
    return (found.year, found.month, found.day), None


def _shifted(day: date, form: Shift) -> Interval | None:
    if form.number is None:
        return None
    if form.unit == "day":
        return _days(day, form.number)
    if form.unit == "week":  # a week runs from Monday to Sunday
        monday = _days(day, 7 * form.number + 1 - day.isoweekday())
        sunday = _days(day, 7 * form.number + 7 - day.isoweekday())
        return (monday[0], sunday[0]) if monday and sunday else None
    if form.unit == "month":
        year, month = divmod(day.year * 12 + day.month - 1 + form.number, 12)
        return ((year, month + 1), None) if 1 <= year <= date.max.year else None
    year = day.year + form.number
    return ((year,), None) if 1 <= year <= date.max.year else None


def _season(form: Season, day: date, past: bool) -> Interval | None:
    crosses = form.last < form.first

    def season_of(year: int) -> Interval:
        return (year, form.first), (year + crosses, form.last)

    if form.year is not None:
        # "the winter of 1990" may be its first months or its last, and says no more than the year.
        return season_of(form.year) if form.spans_years or not crosses else ((form.year,), None)
    month = (day.year, day.month)
    if not 3 <= day.year <= date.max.year - 2:
        return None
    if form.of_year and form.near is not None:
        return season_of(day.year + STEPS[form.near])
    seasons = [season_of(year) for year in range(day.year - 2, day.year + 3)]
    if form.near in ("last", "previous"):
        return [(first, last) for first, last in seasons if last and last < month][-1]
    if form.near in ("next", "following"):
        return next((first, last) for first, last in seasons if first > month)
    if form.near is None:  # "in the summer": the latest that has begun, or the first that is not over
        begun = [(first, last) for first, last in seasons if first <= month]
        return begun[-1] if past else next((first, last) for first, last in seasons if last and last >= month)
    containing = [(first, last) for first, last in seasons if last and first <= month <= last]
    if crosses:
        return containing[0] if containing else None
    return season_of(day.year)


def _range(form: Range, day: date, past: bool) -> Interval | None:
    """Both ends of a range; the one without a year takes it from the other, so that the range runs forward."""
    if form.first.year is None and form.last.year is not None:
        last = _calendar_date(form.last, day, past)
        first = _beside(form.first, last, forward=False)
    else:
        first = _calendar_date(form.first, day, past)
        last = _beside(form.last, first, forward=True)
    if first is None or last is None or first[: len(last)] > last[: len(first)]:
        return None
    return first, last


def _beside(form: CalendarDate, other: Known | None, *, forward: bool) -> Known | None:
    if other is None or form.year is not None:
        return _calendar_date(form, date.min, past=True)
    edge = _first_day(other) if forward else _last_day(other)
    rest = tuple(part for part in (form.month, form.day) if part is not None)
    return _nearest(lambda year: _valid((year, *rest)), edge, forward=forward, strictly=False)
