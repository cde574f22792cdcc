"""On which day of a year a holiday falls."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from kg.claims.time_forms import Holiday


def day_of_holiday(holiday: Holiday, year: int) -> tuple[int, int, int] | None:
    """The year, month and day of a holiday; None outside the years of the calendar.

    >>> day_of_holiday(Holiday(month=11, weekday=4, nth=4), 2003), day_of_holiday(Holiday(easter=-2), 2019)
    ((2003, 11, 27), (2019, 4, 19))
    """
    if not date.min.year < year < date.max.year:
        return None
    if holiday.easter is not None:
        found = easter(year) + timedelta(days=holiday.easter)
        return found.year, found.month, found.day
    month = holiday.month or 1
    if holiday.weekday is None or holiday.nth is None:
        return year, month, holiday.day or 1
    first, length = calendar.monthrange(year, month)
    days = range(1 + (holiday.weekday - 1 - first) % 7, length + 1, 7)
    return year, month, days[holiday.nth - 1 if holiday.nth > 0 else holiday.nth]


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the computus of Meeus, Jones and Butcher."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * el) // 451
    month, day = divmod(h + el - 7 * m + 114, 31)
    return date(year, month, day + 1)
