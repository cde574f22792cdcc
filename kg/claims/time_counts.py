"""The rules for times that are counted: "yesterday", "three weeks ago", "the next year", "two days after" an event."""

from __future__ import annotations

import re

from kg.claims.quantities import SPACE, cardinal, one_of, value_of
from kg.claims.time_forms import STEPS, Form, Shift, Unit, Weekday
from kg.claims.time_patterns import (
    PART_OF_DAY,
    Read,
    capitalisable,
    full_weekday,
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

# What a half of a length adds, and in which unit the whole is counted then.
_HALVES: dict[str, tuple[Unit, int]] = {
    "week": ("day", 3),
    "month": ("week", 2),
    "year": ("month", 6),
    "decade": ("year", 5),
}
_WHOLES = {"week": 7, "month": 4, "year": 12, "decade": 10}
_BACK = frozenset({"ago", "earlier", "before", "previously", "prior to"})
_OPEN = ("several", "many", "just a few", "a few", "a couple")


def counting_rules() -> list[tuple[str, Read]]:
    """The patterns with what reads them."""
    table = words()
    unit = rf"(?P<unit>{one_of(table['units'])})"
    few = rf"(?i:several|many|(?:just{SPACE})?a{SPACE}few|a{SPACE}couple(?:{SPACE}of)?)"
    number = rf"(?P<number>{few}|{cardinal()}|[Aa]n?)"
    half = rf"(?P<half>{SPACE}and{SPACE}a{SPACE}half|-and-a-half)?"
    units = rf"(?P<unit>{one_of(table['lengths'])}s?|centuries)"
    count = rf"{number}{half}(?:-|{SPACE}){units}(?P<more>{SPACE}and{SPACE}a{SPACE}half)?"
    # "the day before" counts from the time before in the text where nothing says before what.
    alone = rf"\b(?:(?!{SPACE}?[\w“‘\"'])|(?={SPACE}(?:and|but|when)\b))"
    event = rf"(?P<event>\b(?={SPACE}(?!(?:and|but|when)\b)[\w“‘\"']))"
    return [
        (rf"{stage()}(?P<named>{capitalisable(table['days'])})(?![\w-]){PART_OF_DAY}", _read_named_day),
        (rf"{stage()}{near()}{unit}(?![\w-])", _read_near_unit),
        (rf"[Nn]ext{SPACE}(?P<unit>day|morning|evening)(?![\w-])", _read_next_day),
        (rf"{stage()}(?:{near()}weekend\b|(?P<bare>[Tt]he{SPACE}weekend)\b)", _read_weekend),
        (rf"[Tt]he{SPACE}{unit}{SPACE}(?P<way>before|after)(?:{alone}|{event})", _read_beside),
        (rf"[Tt]he{SPACE}(?:very{SPACE})?(?P<unit>eve|day|night|morning|week){SPACE}(?P<way>of){event}", _read_beside),
        (
            rf"[Tt]he{SPACE}(?P<weekday>{full_weekday()}){PART_OF_DAY}{SPACE}(?P<way>before|after)\b",
            _read_weekday_beside,
        ),
        (
            rf"(?:{count}|(?P<bare>(?i:{one_of(table['lengths'])})s)){SPACE}"
            rf"(?P<way>ago|earlier|later|previously|afterwards?|from{SPACE}now|(?:before|after)(?:{alone})"
            rf"|(?:before|after|following|prior{SPACE}to){event})(?!\w)",
            _read_counted,
        ),
        (rf"[Ww]ithin{SPACE}(?:{count}|(?P<bare>{one_of(table['lengths'])}s))(?:{SPACE}of{event})?", _read_within),
    ]


def _read_named_day(match: re.Match[str]) -> Form | None:
    if match[0][0].isupper() and word_before(match.string, match.start()):
        return None  # part of a name: "USA Today"
    return Shift("day", words()["days"][plain(match["named"])])


def _read_near_unit(match: re.Match[str]) -> Form | None:
    told = nearness(match)
    unit: Unit = words()["units"][match["unit"]]
    before = word_before(match.string, match.start()).lower()
    if told is None or owned(match) or (plain(match["near"]) in ("the next", "the following", "the last")
                                        and before in context("stretches")):
        return None
    anchored = told in ("that", "following", "previous")
    if unit == "day" and not anchored:
        return None  # "this day", "last day": the words that do name a day have a table of their own
    return Shift(unit, STEPS[told], anchored)


def _read_next_day(match: re.Match[str]) -> Form | None:
    if word_before(match.string, match.start()).lower() in context("owners") or next_word(match) == "of":
        return None
    return Shift("day", 1, anchored=True)


def _read_weekend(match: re.Match[str]) -> Form | None:
    if match["bare"]:
        before = word_before(match.string, match.start()).lower()
        return Weekday(6, more=1) if before in ("over", "at", "during") else None
    return None if owned(match) else Weekday(6, nearness(match), more=1)


def _read_beside(match: re.Match[str]) -> Form | None:
    """ "The day before", by itself or with what comes after: "the day before the trial", "the eve of the trial"."""
    name = match["unit"]
    unit: Unit = words()["units"].get(name, "day")
    step = {"before": -1, "after": 1, "of": 0}[match["way"]]
    if name == "eve":
        step = -1
    return Shift(unit, step, anchored=True, of_event=match["event"] is not None)


def _read_weekday_beside(match: re.Match[str]) -> Form | None:
    return Weekday(weekday_number(match["weekday"]), "previous" if match["way"] == "before" else "following")


def _read_counted(match: re.Match[str]) -> Form | None:
    way = plain(match["way"])
    unit, number = _length(match)
    if number is not None and way in _BACK:
        number = -number
    anchored = way not in ("ago", "from now")
    if not anchored and match[0].lower().split()[-2].startswith(("decade", "centur")):
        number = None  # "a decade ago" is a round number
    if anchored and unit == "week" and number is not None:
        unit, number = "day", 7 * number  # "two weeks later" is about a day, "the following week" a week
    return Shift(unit, number, anchored, of_event=match["event"] is not None)


def _read_within(match: re.Match[str]) -> Form | None:
    """ "Within hours" is the same day; "within weeks" tells no more than that it is not long after."""
    of_event = match["event"] is not None
    if not of_event and not match["bare"] and match["number"] not in ("a", "an"):
        return None  # "within two years" is as often a limit
    unit, number = _length(match)
    return Shift(unit, 0 if number == 0 else None, anchored=True, of_event=of_event)


def _length(match: re.Match[str]) -> tuple[Unit, int | None]:
    """A length in units: "two and a half years" is 30 months; the number is None where it is left open."""
    name = (match["bare"] or match["unit"]).lower()
    name = "century" if name == "centuries" else name.removesuffix("s")
    factor, unit = words()["lengths"][name]
    if factor == 0:
        return unit, 0
    number = _count(match["number"])
    if match["half"] or match["more"]:
        if number is None or name not in _HALVES:
            return unit, None
        finer, half = _HALVES[name]
        return finer, number * _WHOLES[name] + half
    return unit, None if number is None else number * factor


def _count(number: str | None) -> int | None:
    told = plain(number) if number else "several"
    if told in ("a", "an"):
        return 1
    if told.startswith(_OPEN):
        return None
    value = value_of(number or "")
    return value if isinstance(value, int) else None
