"""The rules for times: for each a pattern and what reads a match into its form, or refuses it.

Every pattern is tried where a first word stands, so their order says nothing; repetitions are bounded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from typing import TypeAlias

from kg.claims.quantities import SPACE, cardinal, first_words, one_of, value_of
from kg.claims.time_forms import CalendarDate, Decade, Form, Near, Range, Season, Shift, Unit, Weekday
from kg.claims.time_tables import context, words

Read: TypeAlias = Callable[[re.Match[str]], Form | None]

_BEHIND = 24  # characters before an expression that are looked at
_LEAP_YEAR = 2000
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)(?![\w%]|[.,]\d)"
_STEPS: dict[Near, int] = {"last": -1, "previous": -1, "this": 0, "that": 0, "next": 1, "following": 1}


_OTHER_FIRST_WORDS = {
    "the",
    "between",
    "from",
    "several",
    "many",
    "an",
    "early",
    "late",
    "later",
    "earlier",
    "mid",
    "night",
    "morning",
    "evening",
    "afternoon",
    "hour",
    "hours",
    "minute",
    "minutes",
    "decade",
    "decades",
    "century",
    "centuries",
}


@cache
def first_words_of_times() -> frozenset[str]:
    """The words, in small letters, that an expression may begin with; digits may begin one too."""
    table = words()
    names = ("months", "month_abbreviations", "weekdays", "weekday_abbreviations", "seasons", "days", "near", "units")
    firsts = {text.split()[0].lower() for name in names for text in table[name]}
    return frozenset(firsts | {f"{unit}s" for unit in table["units"]} | first_words() | _OTHER_FIRST_WORDS)


@cache
def rules() -> tuple[tuple[re.Pattern[str], Read], ...]:
    """All rules, compiled."""
    both = (*_date_rules(), *_counting_rules())
    return tuple((re.compile(pattern), read) for pattern, read in both)


def _date_rules() -> list[tuple[str, Read]]:
    table = words()
    month, full_weekday, near, stage = _month(), _full_weekday(), _near(), _stage()
    weekday = rf"(?:(?P<weekday>{full_weekday}|{one_of(table['weekday_abbreviations'])}\.?),?{SPACE})?"
    day = (
        r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\w%:]|\.\d|,\d{3}(?!\d)"
        rf"|{SPACE}{one_of(context('counted'))}\b)"
    )
    eve = rf"(?:(?:[Tt]he{SPACE})?(?:[Nn]ight|[Mm]orning|[Ee]vening|[Aa]fternoon){SPACE}of{SPACE})?"
    part = rf"(?:{SPACE}(?:morning|afternoon|evening|night)\b)?"
    season = rf"(?P<season>{capitalisable(table['seasons'])})\b"
    month_day, year = unnamed(_range_day()), unnamed(_YEAR)
    first = (
        rf"(?P<first>{unnamed(month)}(?:{SPACE}{month_day})?(?:,?{SPACE}{year},?)?"
        rf"|{month_day}(?:{SPACE}{unnamed(month)}(?:{SPACE}{year})?)?|{year})"
    )
    second = (
        rf"(?P<second>{unnamed(month)}(?:{SPACE}{unnamed(day)})?(?:,?{SPACE}{year})?"
        rf"|{unnamed(day)}(?:{SPACE}{unnamed(month)})?(?:,?{SPACE}{year})?|{year}|\d\d(?![\w%:]|[.,]\d))"
    )
    through = rf"(?P<through>{SPACE}(?:to|through|until|till|and){SPACE}|{SPACE}?[-–—]{SPACE}?)"
    return [
        (
            rf"{eve}{near}?{weekday}{month}{SPACE}{day}(?:(?:,{SPACE}?|{SPACE}|,?{SPACE}(?:of|in){SPACE}){_YEAR})?",
            _read_date,
        ),
        (rf"{eve}{weekday}(?:the{SPACE})?{day}{SPACE}(?:of{SPACE})?{month}(?!\w)(?:,?{SPACE}{_YEAR})?", _read_date),
        (r"(?P<year>1[5-9]\d\d|20\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\d-])", _read_date),
        (r"(?P<one>[0-3]?\d)/(?P<other>[0-3]?\d)/(?P<year>1[5-9]\d\d|20\d\d)(?![\w/])", _read_slashed),
        (rf"{stage}{month}(?:,?{SPACE}(?:of{SPACE})?){_YEAR}", _read_date),
        (
            rf"{stage}{near}?{month}(?![\w-]|\.\w)(?P<that_year>{SPACE}of{SPACE}that{SPACE}(?:same{SPACE})?year\b)?",
            _read_month,
        ),
        (rf"{stage}{_YEAR}", _read_year),
        (rf"{near}?(?P<weekday>{full_weekday})(?![\w-]){part}", _read_weekday),
        (
            rf"(?:[Tt]he{SPACE})?{stage}{near}?{season}(?:,?{SPACE}(?:of{SPACE})?(?P<year>1[5-9]\d\d|20\d\d)"
            r"(?P<spans>[-–]\d\d)?(?![\w%]|[.,]\d))?",
            _read_season,
        ),
        (rf"(?:[Tt]he{SPACE})?{stage}(?:(?P<decade>1[5-9][1-9]|20\d)0|[’']?(?P<short>[2-9])0)[’']?s\b", _read_decade),
        (rf"(?P<between>[Bb]etween{SPACE}|[Ff]rom{SPACE})?{first}{through}{second}(?![-–]\d)", _read_range),
    ]


def _counting_rules() -> list[tuple[str, Read]]:
    table = words()
    near, stage = _near(), _stage()
    unit = rf"(?P<unit>{one_of(table['units'])})"
    number = rf"(?P<number>several|many|a{SPACE}few|a{SPACE}couple(?:{SPACE}of)?|{cardinal()}|[Aa]n?)"
    half = rf"(?P<half>{SPACE}and{SPACE}a{SPACE}half)?"
    units = rf"(?P<unit>{one_of(table['units'])}s?|hours?|minutes?|decades?|century|centuries)"
    # "the day before" tells a time by itself only where nothing says before what.
    alone = rf"\b(?!{SPACE}?\w)|\b(?={SPACE}(?:and|but|when|he|she|they|it)\b)"
    return [
        (
            rf"{stage}(?P<named>{capitalisable(table['days'])})(?![\w-])"
            rf"(?:{SPACE}(?:morning|afternoon|evening|night)\b)?",
            _read_named_day,
        ),
        (rf"{stage}{near}{unit}(?![\w-])", _read_near_unit),
        (
            rf"(?P<unit>(?:[Tt]he){SPACE}(?:day|night|week|month|year)){SPACE}(?P<way>before|after)(?:{alone})",
            _read_beside,
        ),
        (
            rf"(?:{number}{half}{SPACE})?{units}{SPACE}(?P<way>ago|earlier|later|afterwards?|from{SPACE}now)\b",
            _read_counted,
        ),
        (rf"{number}{half}{SPACE}{units}{SPACE}(?P<way>before|after)(?:{alone})", _read_counted),
    ]


def capitalisable(texts: Iterable[str]) -> str:
    """A pattern for any of these texts, their first letter small or capital."""
    return one_of(form for text in texts for form in (text, text[0].upper() + text[1:]))


def unnamed(pattern: str) -> str:
    """The same pattern without names of groups.

    >>> unnamed("(?P<day>a)")
    '(?:a)'
    """
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


def word_before(text: str, start: int) -> str:
    """The word just before an offset, "" where punctuation or nothing stands there.

    >>> word_before("the court on Monday", 13), word_before("court, Monday", 7)
    ('on', '')
    """
    match = re.search(r"([\w’'-]{1,24})[^\S\n]{0,3}\n?\Z", text[max(0, start - _BEHIND) : start])
    return match[1] if match else ""


def _month() -> str:
    names = one_of(form for name in words()["months"] for form in (name, name.upper()))
    return rf"(?P<month>{names}|{one_of(words()['month_abbreviations'])}\.?)"


def _full_weekday() -> str:
    return one_of(form for name in words()["weekdays"] for form in (name, name.upper()))


def _near() -> str:
    return rf"(?:(?P<near>{capitalisable(words()['near'])}){SPACE})"


def _stage() -> str:
    return rf"(?:(?P<stage>[Ee]arly|[Ll]ater?|[Ee]arlier|[Mm]id)(?:{SPACE}in)?(?:-|{SPACE}))?"


def _range_day() -> str:
    return r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\w)"


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


def _month_number(name: str) -> int:
    table = words()
    return {**table["months"], **table["month_abbreviations"]}[name.rstrip(".").capitalize()]  # type: ignore[no-any-return]


def _weekday_number(name: str) -> int:
    table = words()
    return {**table["weekdays"], **table["weekday_abbreviations"]}[name.rstrip(".").capitalize()]  # type: ignore[no-any-return]


def _nearness(match: re.Match[str]) -> Near | None:
    near = match["near"]
    return words()["near"][_plain(near)] if near else None


def _owned(match: re.Match[str]) -> bool:
    """Whether a "last" or "next" is the last or next of something: "the last week of the trial"."""
    first = match[0].split(maxsplit=1)[0].lower()
    return first in ("last", "next") and word_before(match.string, match.start()).lower() in context("owners")


def _next_word(match: re.Match[str]) -> str:
    following = re.match(rf"{SPACE}([^\W\d_]{{1,24}})", match.string[match.end() : match.end() + 30])
    return following[1] if following else ""


def _checked(form: CalendarDate) -> CalendarDate | None:
    """The date, where there is such a day in such a month."""
    try:
        date(form.year or _LEAP_YEAR, form.month or 1, form.day or 1)
    except ValueError:
        return None
    return form


def _read_date(match: re.Match[str]) -> Form | None:
    found = match.groupdict()
    weekday, month, near = found.get("weekday"), found["month"], found.get("near")
    previous = word_before(match.string, match.start())
    if weekday and weekday in words()["weekday_abbreviations"] and previous.lower() == "the":
        return None  # a newspaper: "The Sun, May 31"
    return _checked(
        CalendarDate(
            year=int(found["year"]) if found["year"] else None,
            month=int(month) if month.isdigit() else _month_number(month),
            day=int(found["day"]) if found.get("day") else None,
            weekday=_weekday_number(weekday) if weekday else None,
            near=_nearness(match) if near else None,
        )
    )


def _read_slashed(match: re.Match[str]) -> Form | None:
    one, other, year = int(match["one"]), int(match["other"]), int(match["year"])
    if one > 12 or one == other:
        return _checked(CalendarDate(year, other, one)) if 1 <= other <= 12 and one else None
    if other > 12:
        return _checked(CalendarDate(year, one, other)) if one else None
    return CalendarDate(year) if one and other else None  # which is the month depends on the country


def _read_month(match: re.Match[str]) -> Form | None:
    name = match["month"]
    if name.rstrip(".") in words()["month_abbreviations"] and name.capitalize() not in words()["months"]:
        return None
    if _owned(match):
        return None
    month = _month_number(name)
    if match["that_year"]:
        return CalendarDate(month=month, near="that")
    if match["near"]:
        return CalendarDate(month=month, near=_nearness(match))
    if not match["stage"]:
        after = _next_word(match)
        if name.capitalize() in context("name_like_months") and after[:1].isupper():
            return None
        if word_before(match.string, match.start()).lower() not in context("before_month"):
            return None
    return CalendarDate(month=month)


def _read_year(match: re.Match[str]) -> Form | None:
    text, start, year = match.string, match.start(), int(match["year"])
    after = _next_word(match)
    if after.lower() in context("counted"):
        return None
    if match["stage"]:
        return CalendarDate(year)
    before = word_before(text, start).lower()
    in_brackets = text[start - 1 : start] == "(" and text[match.end() : match.end() + 1] in tuple("),;")
    listed = re.search(r"\b(?:1[5-9]|20)\d\d,? (?:and|or) \Z", text[max(0, start - 12) : start]) is not None
    possessive = before.endswith(("’s", "'s")) or before in context("determiners")
    adjective = possessive and year % 100 != 0 and year > 1900 and after.islower()
    return CalendarDate(year) if before in context("before_year") or in_brackets or listed or adjective else None


def _read_weekday(match: re.Match[str]) -> Form | None:
    text, start = match.string, match.start()
    weekday = _weekday_number(match["weekday"])
    if _owned(match):
        return None
    if match["near"]:
        return Weekday(weekday, _nearness(match))
    before = word_before(text, start)
    if before in context("weekday_names") or text[max(0, start - 8) : start] == "Mail on ":
        return None
    if before.lower() in context("one_of_many"):
        return None
    if _next_word(match)[:1].isupper() and before.lower() not in context("before_weekday"):
        return None
    return Weekday(weekday)


def _read_season(match: re.Match[str]) -> Form | None:
    first, last = words()["seasons"][_plain(match["season"])]
    if match["year"]:
        return Season(first, last, int(match["year"]), spans_years=bool(match["spans"]))
    return Season(first, last, near=_nearness(match)) if match["near"] and not _owned(match) else None


def _read_decade(match: re.Match[str]) -> Form | None:
    if match["decade"]:
        return Decade(int(match["decade"]) * 10)
    told = match["stage"] or match[0][0] in "tT’'"  # "in her 80s" is an age
    return Decade(1900 + int(match["short"]) * 10) if told else None


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
    return Range(first, last) if _checked(first) and _checked(last) else None


def _range_of_years(match: re.Match[str], year: int, last: CalendarDate) -> Form | None:
    until = last.year
    if until is None and last.month is None and last.day is not None:  # "1994-96"
        if not re.fullmatch(r"\d\d", match["second"]) or match["through"].strip() not in ("-", "–"):
            return None
        until = year - year % 100 + last.day
    if until is None or until <= year or _next_word(match).lower() in context("counted"):
        return None
    return Range(CalendarDate(year), CalendarDate(until, last.month, last.day if last.year else None))


def _date_in(text: str) -> CalendarDate:
    """The date that a piece of a range says."""
    year = month = day = None
    for token in re.findall(r"[A-Za-z]{3,}|\d+", text):
        if not token.isdigit():
            month = _month_number(token)
        elif len(token) == 4:
            year = int(token)
        else:
            day = int(token)
    return CalendarDate(year, month, day)


def _read_named_day(match: re.Match[str]) -> Form | None:
    if match[0][0].isupper() and word_before(match.string, match.start()):
        return None  # part of a name: "USA Today"
    return Shift("day", words()["days"][_plain(match["named"])])


def _read_near_unit(match: re.Match[str]) -> Form | None:
    near = _nearness(match)
    unit: Unit = words()["units"][match["unit"]]
    before = word_before(match.string, match.start()).lower()
    if near is None or _owned(match) or (_plain(match["near"]) == "the next" and before in context("stretches")):
        return None
    anchored = near in ("that", "following", "previous")
    if unit == "day" and not anchored:
        return None  # "this day", "last day": the words that do name a day have a table of their own
    return Shift(unit, _STEPS[near], anchored)


def _read_beside(match: re.Match[str]) -> Form | None:
    unit: Unit = words()["units"][_plain(match["unit"]).removeprefix("the ")]
    return Shift(unit, -1 if match["way"] == "before" else 1, anchored=True)


def _read_counted(match: re.Match[str]) -> Form | None:
    way = _plain(match["way"])
    name = match["unit"]
    unit: Unit | None = words()["units"].get(name.removesuffix("s"))
    number = None if unit is None or match["half"] else _count(match["number"])
    if number is not None and way in ("ago", "earlier", "before"):
        number = -number
    return Shift(unit or "year", number, anchored=way not in ("ago", "from now"))


def _count(number: str | None) -> int | None:
    plain = _plain(number or "several")
    if plain in ("a", "an"):
        return 1
    if plain.startswith(("several", "many", "a few", "a couple")):
        return None
    value = value_of(number or "")
    return value if isinstance(value, int) else None
