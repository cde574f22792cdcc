"""From claims to a `networkx.MultiDiGraph` that keeps direction, parallel edges, types and claim ids.

Nodes are entities and events, keyed by id, with the attributes
    record    the `Entity` or `EventRef` itself
    type      "Person", "Conviction", …
    label     what to call it
    aliases   every surface form, sorted (none for events)
    is_event  whether it is an event
    values    {predicate: (text, …)} of asserted relations to a text, such as `alsoKnownAs`

Edges are keyed by claim id. A relation is one edge, subject to object; an event claim is one edge from every
participant to the event. Each edge carries
    kind, type, status, label, when, confidence, evidence     as the claim has them
    speakers, speaker_ids                                      the chain, outermost first
    roles     the roles that the source of the edge fills, sorted (for a relation, "subject")
    claim     the record
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

import networkx as nx

from kg.model import Claim, Entity, EventRef, Relation, Value, entities_of

if TYPE_CHECKING:
    Graph: TypeAlias = nx.MultiDiGraph[str]

Node: TypeAlias = Entity | EventRef


def entities(claims: Iterable[Claim]) -> tuple[Entity, ...]:
    """Give every entity that the claims name, speakers too, once each and sorted by id.

    Where records of one id differ, the aliases are joined and the first label in alphabetical order stands.
    """
    found: dict[str, Entity] = {}
    for claim in claims:
        for entity in entities_of(claim):
            known = found.get(entity.id)
            found[entity.id] = entity if known is None or known == entity else _joined(known, entity)
    return tuple(found[key] for key in sorted(found))


def graph(claims: Iterable[Claim]) -> Graph:
    """Build the graph of the claims; the same claims in any order give the same graph, in the same order."""
    by_id = {claim.id: claim for claim in claims}
    ordered = [(key, by_id[key]) for key in sorted(by_id)]
    built: Graph = nx.MultiDiGraph()
    nodes: list[Node] = [*entities(by_id.values()), *_events(by_id.values())]
    for node in sorted(nodes, key=lambda one: one.id):
        built.add_node(node.id, record=node, type=node.type, label=node.label, is_event=isinstance(node, EventRef),
                       aliases=node.aliases if isinstance(node, Entity) else (), values={})
    for key, claim in ordered:
        for source, target, roles in _legs(claim):
            built.add_edge(source, target, key=key, kind=claim.kind, type=claim.type, status=claim.status,
                           label=claim.label, when=claim.when, confidence=claim.confidence, evidence=claim.evidence,
                           speakers=tuple(speaker.label for speaker in claim.attributed_to),
                           speaker_ids=tuple(speaker.id for speaker in claim.attributed_to),
                           roles=roles, claim=claim)
        if isinstance(claim, Relation) and isinstance(claim.object, Value) and claim.status == "asserted":
            values = built.nodes[claim.subject.id]["values"]
            values[claim.predicate] = tuple(sorted({*values.get(claim.predicate, ()), claim.object.value}))
    return built


def _legs(claim: Claim) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Give the edges of a claim as (source id, target id, roles of the source)."""
    if isinstance(claim, Relation):
        if not isinstance(claim.object, Value):
            yield claim.subject.id, claim.object.id, ("subject",)
        return
    roles: dict[str, set[str]] = {}
    for role, filler in claim.fillers():
        if not isinstance(filler, Value):
            roles.setdefault(filler.id, set()).add(role)
    event = claim.event.id
    for participant in sorted(roles):
        yield participant, event, tuple(sorted(roles[participant]))


def _events(claims: Iterable[Claim]) -> list[EventRef]:
    """Give every event that a claim tells of or that fills a role, once each."""
    found: dict[str, EventRef] = {}
    for claim in claims:
        told = [] if isinstance(claim, Relation) else [claim.event]
        for event in [*told, *(filler for _, filler in claim.fillers() if isinstance(filler, EventRef))]:
            known = found.get(event.id)
            found[event.id] = event if known is None else min(known, event, key=lambda one: one.label)
    return list(found.values())


def _joined(one: Entity, other: Entity) -> Entity:
    first = min(one, other, key=lambda entity: (entity.label, entity.type))
    return replace(first, aliases=tuple(sorted({*one.aliases, *other.aliases})), named=one.named or other.named)
