"""Which nodes are on the map of people and institutions, and which on the map of one entity's surroundings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.analysis import neighbourhood, rank
from kg.model import Entity, EventRef
from kg.views.evidence import Dossier, hedge, overturning
from kg.views.layout import positions
from kg.views.look import time, words
from kg.views.sheets import Line, Mark, Sheet, claims_by_node, lines_between, mark

if TYPE_CHECKING:
    from kg.analysis.graphs import Graph

MOST_NODES = 400  # more on one sheet cannot be read; the index and the entity pages lead to the rest
_MOST_AROUND = 90
_TOP = 12
_CLAIMS_OF_A_PERSON = 3


def people(graph: Graph, dossier: Dossier) -> Sheet:
    """People, groups, institutions, places and works, with the relations between them."""
    tied = Counter(node for source, target, data in graph.edges(data=True)
                   if data["kind"] == "relation" and not _event(graph, source) and not _event(graph, target)
                   for node in {source, target})
    shown = set(sorted(tied, key=lambda node: (-tied[node], node))[:MOST_NODES])
    lines = lines_between(graph, dossier, shown)
    claims = claims_by_node(graph, dossier)
    marks = [mark(graph.nodes[node]["record"], claims[node], tied[node]) for node in graph if node in shown]
    left_out = len(tied) - len(shown)
    return Sheet(
        title="People and institutions",
        lead="Who stands in which relation to whom. Each line is one claim; select it to read the sentence.",
        marks=_placed(marks, lines), lines=lines,
        note=f"The {len(shown)} best-connected are drawn; {left_out} more are on the pages of their neighbours."
        if left_out else "")


def surroundings(graph: Graph, dossier: Dossier, node: str) -> Sheet:
    """One entity with its relations and events, who else has part in them, and what ties these to each other."""
    around = neighbourhood(graph, node)
    own = [other for other in dict.fromkeys([*graph.successors(node), *graph.predecessors(node)]) if other != node]
    # Nearest first: its own ties, what was done before what was said; then those who share an event with it.
    order = [node, *sorted(own, key=lambda one: (graph.nodes[one]["type"] == "Statement", -graph.degree(one), one))]
    order += sorted(set(around) - set(order), key=lambda one: (-around.degree(one), one))
    shown = set(order[:_MOST_AROUND])
    claims = claims_by_node(graph, dossier)
    lines = lines_between(around, dossier, shown)
    ties = Counter(end for line in lines for end in {line.source, line.target})
    marks = [mark(graph.nodes[one]["record"], claims[one], ties[one],
                  caption=_caption(graph.nodes[one]["record"], claims[one], dossier)) for one in around if one in shown]
    label = graph.nodes[node]["label"]
    return Sheet(
        title=label, lead=f"What sources say of {label}: relations, events, and who else has part in them.",
        marks=_placed(marks, lines), lines=lines, main=node, extra_claims=tuple(claims[node]),
        note=f"{len(order) - len(shown)} nodes farther off are left out." if len(order) > len(shown) else "")


def important(graph: Graph, dossier: Dossier) -> list[Entity]:
    """The entities that get a page: the twelve that most connect the others, and each person of three claims or more.

    They come by rank; what only a description names ("another man") gets none.
    """
    claims = claims_by_node(graph, dossier)
    ranked = [graph.nodes[one.id]["record"] for one in rank(graph, limit=None)]
    named = [one for one in ranked if one.named and claims[one.id]]
    return [one for place, one in enumerate(named)
            if place < _TOP or (one.type == "Person" and len(claims[one.id]) >= _CLAIMS_OF_A_PERSON)]


def event_caption(event: EventRef, claims: Sequence[str], dossier: Dossier) -> str:
    """An event in short lines: "Conviction", its date, who says so if no source asserts it, what overturned it."""
    told = [key for key in claims if dossier.event_of.get(key) == event.id]
    claims_told = [dossier.claims[key] for key in told]
    when = next((time(claim.when) for claim in claims_told if claim.when), "")
    later = next(filter(None, (overturning(key, dossier) for key in told)), "")
    return "\n".join(filter(None, [words(event.type).capitalize(), when, hedge(claims_told, dossier), later]))


def _caption(record: Entity | EventRef, claims: Sequence[str], dossier: Dossier) -> str:
    return "" if isinstance(record, Entity) else event_caption(record, claims, dossier)


def _event(graph: Graph, node: str) -> bool:
    return bool(graph.nodes[node]["is_event"])


def _placed(marks: Iterable[Mark], lines: Iterable[Line]) -> tuple[Mark, ...]:
    by_id = {one.id: one for one in marks}
    spots = positions({key: one.box for key, one in by_id.items()}, ((line.source, line.target) for line in lines))
    return tuple(replace(one, x=spots[key][0], y=spots[key][1] - one.lift) for key, one in by_id.items())
