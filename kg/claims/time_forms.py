"""What a time expression says, before it is known when it was said.

Years are numbers of the common era, months 1-12, weekdays 1 (Monday) to 7 as in ISO 8601. A form is `absolute` where
its words alone tell the time, `anchored` where they count from the time before in the text ("the following year");
what is neither counts from the document's date.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Unit = Literal["day", "week", "month", "year"]
Near = Literal["last", "this", "next", "that", "following", "previous"]
Kind = Literal["date", "weekday", "holiday", "season", "decade", "shift", "range"]
ANCHORED: tuple[Near, ...] = ("that", "following", "previous")
STEPS: dict[Near, int] = {"last": -1, "previous": -1, "this": 0, "that": 0, "next": 1, "following": 1}


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A year, a month of it, a day of it, or a date without its year: "1994", "May 1994", "Monday, June 6".

    `year_near` is the year told beside: "March last year", "October 4 of that year".
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    near: Near | None = None
    year_near: Near | None = None

    @property
    def kind(self) -> Kind:
        return "date"

    @property
    def absolute(self) -> bool:
        return self.year is not None

    @property
    def anchored(self) -> bool:
        return self.near in ANCHORED or self.year_near in ANCHORED


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week: "Monday", "last Friday", "Thursday last week"; a weekend is a Saturday and `more` = 1 day."""

    weekday: int
    near: Near | None = None
    week: Near | None = None
    more: int = 0

    @property
    def kind(self) -> Kind:
        return "weekday"

    @property
    def absolute(self) -> bool:
        return False

    @property
    def anchored(self) -> bool:
        return self.near in ANCHORED or self.week in ANCHORED


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day that has a name: "New Year’s Day", "Thanksgiving 2003", "last Easter".

    It is a day of a month, the `nth` weekday of a month (-1 is the last), or so many days from Easter.
    """

    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    nth: int | None = None
    easter: int | None = None
    year: int | None = None
    near: Near | None = None

    @property
    def kind(self) -> Kind:
        return "holiday"

    @property
    def absolute(self) -> bool:
        return self.year is not None

    @property
    def anchored(self) -> bool:
        return self.near in ANCHORED


@dataclass(frozen=True, slots=True)
class Season:
    """A season of a year, from its first to its last month; a winter's last month lies in the next year.

    `of_year` says that `near` is said of the year: "the spring of that year".
    """

    first: int
    last: int
    year: int | None = None
    spans_years: bool = False
    near: Near | None = None
    of_year: bool = False

    @property
    def kind(self) -> Kind:
        return "season"

    @property
    def absolute(self) -> bool:
        return self.year is not None

    @property
    def anchored(self) -> bool:
        return self.near in ANCHORED


@dataclass(frozen=True, slots=True)
class Decade:
    """Ten years from `year` on: "the early 1990s"."""

    year: int

    @property
    def kind(self) -> Kind:
        return "decade"

    @property
    def absolute(self) -> bool:
        return True

    @property
    def anchored(self) -> bool:
        return False


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units before (negative) or after: "yesterday", "two weeks ago", "three years later".

    `number` is None where the words leave it open: "several years ago", "days later". `of_event` says that the words
    that follow name the event it counts from: "six weeks after" the killing.
    """

    unit: Unit
    number: int | None
    anchored: bool = False
    of_event: bool = False

    @property
    def kind(self) -> Kind:
        return "shift"

    @property
    def absolute(self) -> bool:
        return False


@dataclass(frozen=True, slots=True)
class Range:
    """From one date to another, both included: "between 1994 and 1996", "June 3-5"."""

    first: CalendarDate
    last: CalendarDate

    @property
    def kind(self) -> Kind:
        return "range"

    @property
    def absolute(self) -> bool:
        return self.first.absolute or self.last.absolute

    @property
    def anchored(self) -> bool:
        return False


Form: TypeAlias = CalendarDate | Weekday | Holiday | Season | Decade | Shift | Range


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time in a text: `text` is what stands from `start` to `end`, `parts` what it says.

    `preposition` is the word before it that makes it an end of the time: since, after, from; until, till, before,
    by, through.
    """

    start: int
    end: int
    text: str
    parts: Form
    preposition: str | None = None

    @property
    def kind(self) -> Kind:
        return self.parts.kind
