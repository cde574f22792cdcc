"""A map before it is drawn: marks, lines and bands with their places. What is on which map is decided in its module."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.analysis import Node
from kg.model import Claim, Entity, EventRef, Relation, Value
from kg.views.evidence import Dossier, overturning, relation_words, short_attribution
from kg.views.layout import Box
from kg.views.lettering import LINE_HEIGHT, width, wrap
from kg.views.look import look_of, words

if TYPE_CHECKING:
    from kg.analysis.graphs import Graph

LABEL_SIZE = 15
EDGE_LABEL_SIZE = 11
_LABEL_WIDTH, _LABEL_LINES = 150, 3
_CAPTION_LINES = 8  # who says so is never cut short
_SMALLEST, _LARGEST = 11, 26  # radii of shapes, pixels
_BOX_PADDING = 8


@dataclass(frozen=True, slots=True)
class Mark:
    """A node as drawn: `lines` of its label, `radius` in pixels (0 for a box), its place, the claims that it shows.

    `facets` are the (type, status) pairs by which filters hide it; without any it goes with its lines.
    """

    id: str
    name: str
    type: str
    is_event: bool
    lines: tuple[str, ...]
    radius: int
    claims: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    x: int = 0
    y: int = 0
    facets: tuple[tuple[str, str], ...] = ()

    @property
    def box(self) -> Box:
        """The room that mark and label take."""
        wide = max((width(line, LABEL_SIZE) for line in self.lines), default=0.0)
        high = len(self.lines) * LABEL_SIZE * LINE_HEIGHT
        if not self.radius:
            return Box(wide + 2 * _BOX_PADDING, high + 2 * _BOX_PADDING)
        return Box(max(wide, 2.0 * self.radius), 2 * self.radius + 6 + high)

    @property
    def lift(self) -> int:
        """How far the middle of the shape lies above the middle of the box, in pixels."""
        return round(self.box.height / 2 - self.radius) if self.radius else 0


@dataclass(frozen=True, slots=True)
class Line:
    """An edge as drawn; `bend` is the roundness of its curve, 0 for a straight line."""

    id: str
    source: str
    target: str
    label: str
    claim: str
    bend: float = 0.0


@dataclass(frozen=True, slots=True)
class Band:
    """A shaded part of the background with a heading, in the coordinates of the map."""

    x: int
    y: int
    width: int
    height: int
    heading: str
    lane: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One map with all that its page says; `view` is "fit" (all of it) or "start" (readable, from the left)."""

    title: str
    lead: str
    marks: tuple[Mark, ...]
    lines: tuple[Line, ...] = ()
    bands: tuple[Band, ...] = ()
    view: str = "fit"
    note: str = ""
    main: str = ""
    extra_claims: tuple[str, ...] = field(default=())

    @property
    def claims(self) -> set[str]:
        """The ids of all claims that the map shows."""
        return {key for mark in self.marks for key in mark.claims} | {line.claim for line in self.lines}


def mark(node: Node, claims: Iterable[str], ties: int, *, caption: str = "") -> Mark:
    """Make the mark of an entity or event; the more ties it has, the larger it is."""
    is_event = isinstance(node, EventRef)
    boxed = look_of(node.type, is_event).shape == "box"
    most = _CAPTION_LINES if caption else _LABEL_LINES
    return Mark(id=node.id, name=node.label, type=node.type, is_event=is_event,
                lines=tuple(line for part in (caption or node.label).split("\n")
                            for line in wrap(part, _LABEL_WIDTH, LABEL_SIZE, most)),
                radius=0 if boxed else min(_LARGEST, _SMALLEST + round(3.2 * max(0, ties - 1) ** 0.5)),
                claims=tuple(claims), aliases=node.aliases if isinstance(node, Entity) else ())


def lines_between(graph: Graph, dossier: Dossier, inside: set[str]) -> tuple[Line, ...]:
    """Make a line for every edge among the given nodes, bent apart where several join the same two."""
    edges = [edge for edge in graph.edges(keys=True, data=True) if edge[0] in inside and edge[1] in inside]
    total = Counter(frozenset(edge[:2]) for edge in edges)
    seen: Counter[frozenset[str]] = Counter()
    drawn = []
    for source, target, key, data in edges:
        pair = frozenset((source, target))
        place = seen[pair] - (total[pair] - 1) / 2  # … -1, 0, 1 … for three
        seen[pair] += 1
        # A curve bends to the left of its own direction, so lines that run the other way are counted the other way.
        bend = round(0.34 * place * (1 if source <= target else -1), 2)
        drawn.append(Line(f"{key} {source}", source, target,
                          edge_label(key, data["claim"], dossier, data["roles"]), key, bend))
    return tuple(drawn)


def edge_label(key: str, claim: Claim, dossier: Dossier, roles: Sequence[str]) -> str:
    """What is written along a line: the relation or the role, who says so if not the source, what overturned it."""
    what = relation_words(claim) if isinstance(claim, Relation) else ", ".join(words(role) for role in roles)
    return "\n".join(filter(None, [what, short_attribution(claim, dossier), overturning(key, dossier)]))


def claims_by_node(graph: Graph, dossier: Dossier) -> dict[str, list[str]]:
    """The ids of the claims that name a node, speak in its name, or tell of it, sorted."""
    found: dict[str, set[str]] = {node: set() for node in graph}
    for key, claim in dossier.claims.items():
        if key in dossier.event_of:
            found[dossier.event_of[key]].add(key)
        for one in (*(filler for _, filler in claim.fillers()), *claim.attributed_to):
            if not isinstance(one, Value):
                found[one.id].add(key)
    return {node: sorted(keys) for node, keys in found.items()}
