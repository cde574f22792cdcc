"""Who is central, and who is around: both over the undirected reading of asserted and reported claims."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import networkx as nx

from kg.analysis.paths import DEFAULT_STATUSES, usable
from kg.errors import InputError, UnknownEntity
from kg.model import Status

if TYPE_CHECKING:
    from kg.analysis.graphs import Graph

    Ties: TypeAlias = nx.Graph[str]
    Scores: TypeAlias = dict[str, float]

_EXACT_UP_TO = 1500  # nodes; beyond, betweenness is estimated from this many sources
_DAMPING, _ROUNDS = 0.85, 100


@dataclass(frozen=True, slots=True)
class Ranked:
    """An entity with its score, rounded to six digits."""

    id: str
    label: str
    type: str
    score: float


def rank(graph: Graph, *, measure: str = "betweenness", types: Collection[str] | None = None,
         limit: int | None = 20, statuses: Collection[Status] = DEFAULT_STATUSES,
         from_works: bool = False) -> list[Ranked]:
    """Rank entities, the most central first; equal scores are ordered by label. Events carry ties, but no rank.

    `measure` is one of
      degree        the number of claims that name the entity
      betweenness   the share of shortest paths between others that pass it (Freeman 1977): the brokers; estimated
                    from a fixed sample of sources in graphs beyond 1,500 nodes (Brandes and Pich 2007)
      pagerank      the share of a random walk's time spent there (Page et al. 1999), damping 0.85
    `types` keeps only entities of those types. Raises InputError for another measure.
    """
    if measure not in MEASURES:
        raise InputError(f"no measure is called {measure!r}: use one of {', '.join(MEASURES)}")
    ties = _ties(graph, statuses, from_works)
    scores = MEASURES[measure](ties)
    ranked = [Ranked(node, data["label"], data["type"], round(scores[node], 6) + 0.0)
              for node, data in graph.nodes(data=True)
              if not data["is_event"] and (types is None or data["type"] in types)]
    return sorted(ranked, key=lambda one: (-one.score, one.label, one.id))[:limit]


def neighbourhood(graph: Graph, node: str, radius: int = 1) -> Graph:
    """Give the part of the graph within `radius` steps of a node, with every claim between the nodes in it.

    A step through an event reaches its other participants: two people in one trial are one step apart. Raises
    UnknownEntity for an id that the graph does not hold.
    """
    if node not in graph:
        raise UnknownEntity(node)
    around: Ties = nx.Graph()
    around.add_edges_from((source, target) for source, target, _ in graph.edges(keys=True))
    around.add_node(node)
    inside, edge = {node}, {node}
    for _ in range(radius):
        reached = {other for one in edge for other in around[one]} - inside
        through = {other for one in reached if graph.nodes[one]["is_event"] for other in around[one]}
        edge = (reached | through) - inside
        inside |= edge
    part: Graph = nx.MultiDiGraph()
    part.add_nodes_from((one, data) for one, data in graph.nodes(data=True) if one in inside)
    for source, target, key, data in graph.edges(keys=True, data=True):
        if source in inside and target in inside:
            part.add_edge(source, target, key=key, **data)
    return part


def _ties(graph: Graph, statuses: Collection[Status], from_works: bool) -> Ties:
    """Reduce the graph to one edge a pair of nodes that says how many claims tie them."""
    ties: Ties = nx.Graph()
    ties.add_nodes_from(graph)
    for source, target, data in graph.edges(data=True):
        if source != target and usable(data["claim"], statuses, from_works):
            known = ties.edges[source, target]["claims"] if ties.has_edge(source, target) else 0
            ties.add_edge(source, target, claims=known + 1)
    return ties


def _degree(ties: Ties) -> Scores:
    return {node: float(count) for node, count in ties.degree(weight="claims")}


def _betweenness(ties: Ties) -> Scores:
    sample = _EXACT_UP_TO if len(ties) > _EXACT_UP_TO else None
    return dict(nx.betweenness_centrality(ties, k=sample, seed=0))


def _pagerank(ties: Ties) -> Scores:
    """Power iteration; a node without ties hands its share to all. Written out because networkx's needs SciPy."""
    nodes = list(ties)
    score = dict.fromkeys(nodes, 1 / max(1, len(nodes)))
    for _ in range(_ROUNDS):
        idle = sum(score[node] for node in nodes if not ties.degree(node))
        base = (1 - _DAMPING + _DAMPING * idle) / len(nodes)
        score = {node: base + _DAMPING * sum(score[other] / ties.degree(other) for other in ties[node])
                 for node in nodes}
    return score


MEASURES: dict[str, Callable[[Ties], Scores]] = {
    "betweenness": _betweenness, "degree": _degree, "pagerank": _pagerank}
