"""How types and statuses look, read from `look.toml`, and how names of the vocabulary read as words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from kg.model import STATUSES, Status, When

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class TypeLook:
    """The look of nodes of a type: a vis-network shape, CSS colours, and words for the legend."""

    name: str
    shape: str
    fill: str
    edge: str
    words: str


@dataclass(frozen=True, slots=True)
class StatusLook:
    """The look of lines of a status: stroke and gap lengths in pixels, a CSS colour, and words for the legend."""

    name: Status
    dashes: tuple[int, ...]
    colour: str
    words: str
    meaning: str


@cache
def type_looks() -> Mapping[str, TypeLook]:
    """The look of each type of entity, and of "Event" for all events."""
    return {name: TypeLook(name, **row) for name, row in _table()["types"].items()}


@cache
def status_looks() -> Mapping[Status, StatusLook]:
    """The look of each status, in the order of the vocabulary."""
    rows = _table()["statuses"]
    return {name: StatusLook(name, tuple(rows[name]["dashes"]), rows[name]["colour"], rows[name]["words"],
                             rows[name]["meaning"]) for name in STATUSES}


def undone_by(kinds: Collection[str]) -> str:
    """What a conviction is called after events of these types: "overturned" before "exonerated" before "pardoned"."""
    return next((word for kind, word in _table()["undone"].items() if kind in kinds), "undone")


def look_of(kind: str, is_event: bool) -> TypeLook:
    """The look of a node; a type of entity that the table does not know looks like an organization."""
    return type_looks()["Event"] if is_event else type_looks().get(kind, type_looks()["Organization"])


def words(name: str) -> str:
    """Spell a name of the vocabulary: "boardMemberOf" -> "board member of", "GuiltyPlea" -> "guilty plea"."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name).lower()


def day(iso: str) -> str:
    """Write an ISO 8601 date, month or year: "1989-04-19" -> "19 Apr 1989"; what is none of these stays as it is."""
    parts = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", iso)
    if not parts or not 1 <= int(parts[2] or 1) <= 12:
        return iso
    year, month, date = parts.groups()
    return " ".join(filter(None, [date and str(int(date)), month and _MONTHS[int(month) - 1], year]))


def time(when: When | None) -> str:
    """Write a time: a day, a month, a year, "1990s", or a range of them; "" where none is known."""
    if when is None or not (when.start or when.end):
        return when.text if when else ""
    if when.precision == "decade" and when.start:
        return f"{when.start[:3]}0s"
    first, last = when.start and day(when.start), when.end and day(when.end)
    return first or f"until {last}" if not (first and last) or first == last else f"{first} to {last}"


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("kg.views").joinpath("look.toml").read_text(encoding="utf-8"))
