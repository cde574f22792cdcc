"""The rules for times of the calendar: dates, months, years, weekdays, holidays, seasons, decades."""

from __future__ import annotations

import re
from datetime import date

from kg.claims.quantities import SPACE, one_of
from kg.claims.time_forms import CalendarDate, Decade, Form, Holiday, Season, Weekday
from kg.claims.time_patterns import (
    PART_OF_DAY,
    YEAR,
    Read,
    capitalisable,
    full_weekday,
    month,
    month_number,
    near,
    nearness,
    next_word,
    owned,
    plain,
    stage,
    weekday_number,
    word_before,
)
from kg.claims.time_tables import context, words

_LEAP_YEAR = 2000


def date_rules() -> list[tuple[str, Read]]:
    """The patterns with what reads them."""
    table = words()
    weekday = rf"(?:(?P<weekday>{full_weekday()}|{one_of(table['weekday_abbreviations'])}\.?),?{SPACE})?"
    eve = rf"(?:(?:[Tt]he{SPACE})?(?:[Nn]ight|[Mm]orning|[Ee]vening|[Aa]fternoon){SPACE}of{SPACE})?"
    holidays = one_of(form for name in table["holidays"] for form in (name, name.replace("’", "'")))
    year_near = rf",?{SPACE}(?:(?:of|in){SPACE})?(?P<year_near>{one_of(table['near'])}){SPACE}year\b(?![’'])"
    week = rf"{SPACE}(?:of{SPACE})?(?P<week>{one_of(table['near'])}){SPACE}week\b(?![’'])"
    the, year = rf"(?P<the>[Tt]he{SPACE})?", YEAR
    return [
        (
            rf"{eve}{near()}?{weekday}{month()}{SPACE}{day()}"
            rf"(?:(?:,{SPACE}?|{SPACE}|,?{SPACE}(?:of|in){SPACE}){year}|{year_near})?",
            _read_date,
        ),
        (
            rf"{eve}{weekday}(?:the{SPACE})?{day()}{SPACE}(?:of{SPACE})?{month()}(?!\w)"
            rf"(?:,?{SPACE}{year}|{year_near})?",
            _read_date,
        ),
        (r"(?P<year>1[5-9]\d\d|20\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\d-])", _read_date),
        (r"(?P<day>0?[1-9]|[12]\d|3[01])\.(?P<month>0?[1-9]|1[0-2])\.(?P<year>1[5-9]\d\d|20\d\d)(?!\w)", _read_date),
        (r"(?P<one>[0-3]?\d)/(?P<other>[0-3]?\d)/(?P<year>1[5-9]\d\d|20\d\d)(?![\w/])", _read_slashed),
        (rf"{stage()}{month()}(?:,?{SPACE}(?:of{SPACE})?){year}", _read_date),
        (rf"{stage()}{near()}?{month()}(?![\w-]|\.\w)(?:{year_near})?", _read_month),
        (rf"{stage()}{year}", _read_year),
        (r"[’'](?P<short>\d\d)(?![\w’'])", _read_short_year),
        (rf"{stage()}{near()}?(?P<weekday>{full_weekday()})(?![\w-]){PART_OF_DAY}(?:{week})?", _read_weekday),
        (
            rf"{near()}?(?P<holiday>{holidays})(?![\w-]){PART_OF_DAY}(?:,?{SPACE}(?:(?:of|in){SPACE})?{year})?",
            _read_holiday,
        ),
        (
            rf"{the}{stage()}{near()}?(?P<season>{capitalisable(table['seasons'])})\b"
            rf"(?:,?{SPACE}(?:of{SPACE})?(?P<year>1[5-9]\d\d|20\d\d)(?P<spans>[-–]\d\d)?(?![\w%]|[.,]\d)|{year_near})?",
            _read_season,
        ),
        (
            rf"{the}{stage()}(?:(?:(?P<decade>1[5-9][1-9]|20\d)0|[’']?(?P<short>[2-9])0)[’']?s"
            rf"|(?P<named>{capitalisable(table['decades'])}))\b",
            _read_decade,
        ),
    ]


def day() -> str:
    """A day of a month in digits, which counts nothing."""
    return (
        r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\w%:]|\.\d|,\d{3}(?!\d)"
        rf"|{SPACE}{one_of(context('counted'))}\b)"
    )


def checked(form: CalendarDate) -> CalendarDate | None:
    """The date, where there is such a day in such a month."""
    try:
        date(form.year or _LEAP_YEAR, form.month or 1, form.day or 1)
    except ValueError:
        return None
    return form


def _read_date(match: re.Match[str]) -> Form | None:
    found = match.groupdict()
    weekday, name = found.get("weekday"), found["month"]
    previous = word_before(match.string, match.start())
    if weekday and weekday in words()["weekday_abbreviations"] and previous.lower() == "the":
        return None  # a newspaper: "The Sun, May 31"
    return checked(
        CalendarDate(
            year=int(found["year"]) if found["year"] else None,
            month=int(name) if name.isdigit() else month_number(name),
            day=int(found["day"]) if found.get("day") else None,
            weekday=weekday_number(weekday) if weekday else None,
            near=nearness(match) if found.get("near") else None,
            year_near=nearness(match, "year_near") if found.get("year_near") else None,
        )
    )


def _read_slashed(match: re.Match[str]) -> Form | None:
    one, other, year = int(match["one"]), int(match["other"]), int(match["year"])
    if one > 12 or one == other:
        return checked(CalendarDate(year, other, one)) if 1 <= other <= 12 and one else None
    if other > 12:
        return checked(CalendarDate(year, one, other)) if one else None
    return CalendarDate(year) if one and other else None  # which is the month depends on the country


def _read_month(match: re.Match[str]) -> Form | None:
    name = match["month"]
    if name.rstrip(".") in words()["month_abbreviations"] and name.capitalize() not in words()["months"]:
        return None
    if owned(match):
        return None
    number = month_number(name)
    if match["year_near"]:
        return CalendarDate(month=number, year_near=nearness(match, "year_near"))
    if match["near"]:
        return CalendarDate(month=number, near=nearness(match))
    if not match["stage"]:
        name_like = name.capitalize() in context("name_like_months")
        before = word_before(match.string, match.start()).lower()
        if name_like and next_word(match)[:1].isupper():
            return None
        if before not in context("before_month") and (name_like or before not in context("before_plain_month")):
            return None
    return CalendarDate(month=number)


def _read_year(match: re.Match[str]) -> Form | None:
    text, start, year = match.string, match.start(), int(match["year"])
    after = next_word(match)
    if after.lower() in context("counted"):
        return None
    if match["stage"]:
        return CalendarDate(year)
    before = word_before(text, start).lower()
    early = re.search(r"\b(?:as (?:early|late|recently|far back) as|later than) \Z", text[max(0, start - 20) : start])
    in_brackets = text[start - 1 : start] == "(" and text[match.end() : match.end() + 1] in tuple("),;")
    listed = re.search(r"\b(?:1[5-9]|20)\d\d,? (?:and|or) \Z", text[max(0, start - 12) : start]) is not None
    possessive = before.endswith(("’s", "'s")) or before in context("determiners")
    adjective = possessive and year % 100 != 0 and year > 1900 and after.islower()
    told = before in context("before_year") or in_brackets or listed or adjective or early
    return CalendarDate(year) if told else None


def _read_short_year(match: re.Match[str]) -> Form | None:
    """ "In ’94": a year of the last hundred years or so."""
    if word_before(match.string, match.start()).lower() not in context("before_year"):
        return None
    year = int(match["short"])
    return CalendarDate((1900 if year > 30 else 2000) + year)


def _read_weekday(match: re.Match[str]) -> Form | None:
    text, start = match.string, match.start()
    weekday = weekday_number(match["weekday"])
    if owned(match):
        return None
    if match["near"] or match["week"]:
        return Weekday(weekday, nearness(match), nearness(match, "week"))
    before = word_before(text, start)
    if before in context("weekday_names") or text[max(0, start - 8) : start] == "Mail on ":
        return None
    if before.lower() in context("one_of_many"):
        return None
    if next_word(match)[:1].isupper() and before.lower() not in context("before_weekday"):
        return None
    return Weekday(weekday)


def _read_holiday(match: re.Match[str]) -> Form | None:
    table = words()["holidays"]
    name = next(name for name in table if plain(name) == plain(match["holiday"]))
    before, after = word_before(match.string, match.start()).lower(), next_word(match)
    bare = not match["near"] and not match["year"]
    if bare and name in context("adjectival_holidays"):
        if before not in context("before_holiday") or (after and after.lower() not in context("function_words")):
            return None
    elif bare and after[:1].isupper() and before not in context("before_holiday"):
        return None
    return Holiday(**table[name], year=int(match["year"]) if match["year"] else None, near=nearness(match))


def _read_season(match: re.Match[str]) -> Form | None:
    first, last = words()["seasons"][plain(match["season"])]
    if match["year"]:
        return Season(first, last, int(match["year"]), spans_years=bool(match["spans"]))
    if match["year_near"]:
        return Season(first, last, near=nearness(match, "year_near"), of_year=True)
    if match["near"]:
        return None if owned(match) else Season(first, last, near=nearness(match))
    before = word_before(match.string, match.start()).lower()
    alone = match["the"] and before in ("in", "during", "by") and next_word(match) != "of"
    return Season(first, last) if alone else None


def _read_decade(match: re.Match[str]) -> Form | None:
    if match["decade"]:
        return Decade(int(match["decade"]) * 10)
    if match["named"]:
        told = match["the"] and word_before(match.string, match.start()).lower() in context("before_year")
        return Decade(words()["decades"][plain(match["named"])]) if told else None
    told = match["stage"] or match[0][0] in "tT’'"  # "in her 80s" is an age
    return Decade(1900 + int(match["short"]) * 10) if told else None
