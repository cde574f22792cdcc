"""Events along time: a column a year or month, what was done above what was said, and a lane for the undated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.model import Event, EventRef, When
from kg.views.evidence import Dossier, hedge, overturning, participants
from kg.views.lettering import wrap
from kg.views.look import day, time, words
from kg.views.sheets import LABEL_SIZE, Band, Line, Mark, Sheet

if TYPE_CHECKING:
    from kg.analysis.graphs import Graph

_CARD, _TEXT, _GAP, _COLUMN_GAP, _HEAD = 226, 200, 14, 34, 46
_BUSY_YEAR = 6  # a year of more events is split into months
_TALL = 8  # cards one above the other; more go beside
_UNDATED_COLUMNS = 4
_WHO_LINES = 8  # who says so is never cut short
_LANES = ("What happened", "What was said")
_UNDATED = "No date given"


@dataclass(frozen=True, slots=True)
class _Card:
    """An event on the timeline: when it was (ISO 8601 prefix, or "") and its mark, not yet placed."""

    start: str
    mark: Mark

    @property
    def lane(self) -> int:
        return int(self.mark.type == "Statement")


def timeline(graph: Graph, dossier: Dossier) -> Sheet:
    """All events of the case; an event told by several claims is one card."""
    told: dict[str, list[str]] = {}
    for key in dossier.claims:
        if key in dossier.event_of:
            told.setdefault(dossier.event_of[key], []).append(key)
    cards = [_card(graph.nodes[event]["record"], keys, dossier) for event, keys in told.items()]
    dated = sorted((card for card in cards if card.start), key=lambda card: (card.start, card.mark.id))
    undated = sorted((card for card in cards if not card.start),
                     key=lambda card: (card.lane, card.mark.name, card.mark.id))
    marks, bands = _columns(dated)
    width = max((band.x + band.width for band in bands), default=0)
    below = max((band.y + band.height for band in bands), default=0)
    if undated:
        grid, lane = _grid(undated, below + (3 * _GAP if bands else 0), width)
        marks, bands = [*marks, *grid], [*bands, lane]
    return Sheet(
        title="Timeline",
        lead="What happened in which order. Each card is one event; its border says how the sources put it.",
        marks=tuple(marks), bands=tuple(bands), lines=_reversals(told, dossier), view="start",
        note=f"{len(undated)} of {len(cards)} events have no date in their source: they stand in the lane below."
        if undated else "")


def _card(event: EventRef, keys: Sequence[str], dossier: Dossier) -> _Card:
    claims = [claim for key in keys if isinstance(claim := dossier.claims[key], Event)]
    when = claims[0].when
    later = next(filter(None, (overturning(key, dossier) for key in keys)), "")
    said = hedge(claims, dossier)
    lines = (" · ".join(filter(None, [words(event.type).capitalize(), time(when)])),
             *wrap(participants(claims[0]), _TEXT, LABEL_SIZE, 3),
             *(line for text in (said, later) if text for line in wrap(f"({text})", _TEXT, LABEL_SIZE, _WHO_LINES)))
    first = wrap(lines[0], _TEXT, LABEL_SIZE, 2)
    return _Card(_start(when), Mark(
        id=event.id, name=event.label, type=event.type, is_event=True, lines=(*first, *lines[1:]), radius=0,
        claims=tuple(keys), facets=tuple(sorted({(event.type, claim.status) for claim in claims}))))


def _start(when: When | None) -> str:
    return (when.start or when.end or "") if when else ""


def _columns(cards: Sequence[_Card]) -> tuple[list[Mark], list[Band]]:
    """Set dated cards in columns from left to right, each column as many cards wide as it must be."""
    years: dict[str, list[_Card]] = {}
    for card in cards:
        years.setdefault(card.start[:4], []).append(card)
    columns: dict[str, list[_Card]] = {}
    for year, among in years.items():
        for card in among:
            columns.setdefault(card.start[:7] if len(among) > _BUSY_YEAR else year, []).append(card)
    heights = [max((_height(_stacks(among, lane)) for among in columns.values()), default=0) for lane in (0, 1)]
    marks: list[Mark] = []
    bands: list[Band] = []
    tops = [_HEAD, _HEAD + heights[0] + (2 * _GAP + _HEAD if heights[0] else 0)]
    bottom = tops[1] + heights[1] if heights[1] else tops[0] + heights[0]
    x = 0
    for name, among in columns.items():
        stacks = [_stacks(among, lane) for lane in (0, 1)]
        width = max(len(stack) for stack in stacks) * (_CARD + _GAP) + _GAP
        bands.append(Band(x, -_HEAD, width, bottom + _HEAD + _GAP, day(name)))
        for lane, top in enumerate(tops):
            marks += _set(stacks[lane], x + _GAP, top)
        x += width + _COLUMN_GAP
    for lane, top in enumerate(tops):
        if heights[lane]:
            bands.append(Band(0, top - _HEAD, x - _COLUMN_GAP, heights[lane] + _HEAD, _LANES[lane], lane=True))
    return marks, bands


def _grid(cards: Sequence[_Card], top: int, width: int) -> tuple[list[Mark], Band]:
    """Set undated cards in rows below, as wide as the columns above, in the reading order."""
    count = max(_UNDATED_COLUMNS, (width - _GAP) // (_CARD + _GAP))
    stacks = [list(cards[column::count]) for column in range(min(count, len(cards)))]
    wide = max(width, len(stacks) * (_CARD + _GAP) + _GAP)
    return (_set(stacks, _GAP, top + _HEAD), Band(0, top, wide, _height(stacks) + _HEAD + _GAP, _UNDATED, lane=True))


def _stacks(cards: Sequence[_Card], lane: int) -> list[list[_Card]]:
    mine = [card for card in cards if card.lane == lane]
    return [mine[first:first + _TALL] for first in range(0, len(mine), _TALL)]


def _height(stacks: Sequence[Sequence[_Card]]) -> int:
    return max((sum(_card_height(card) + _GAP for card in stack) for stack in stacks), default=0)


def _card_height(card: _Card) -> int:
    return round(card.mark.box.height)


def _set(stacks: Sequence[Sequence[_Card]], left: int, top: int) -> list[Mark]:
    marks = []
    for number, stack in enumerate(stacks):
        y = top
        for card in stack:
            high = _card_height(card)
            marks.append(replace(card.mark, x=left + number * (_CARD + _GAP) + _CARD // 2, y=y + high // 2))
            y += high + _GAP
    return marks


def _reversals(told: dict[str, list[str]], dossier: Dossier) -> tuple[Line, ...]:
    """A line from each event that undoes another to the one that it undoes."""
    event_of = dossier.event_of
    pairs = {(event_of[later], event_of[key]): later for keys in told.values() for key in keys
             for later in dossier.overturned.get(key, ()) if later in event_of}
    return tuple(Line(f"{claim} {target}", source, target, "undoes", claim)
                 for (source, target), claim in sorted(pairs.items()) if source != target)
