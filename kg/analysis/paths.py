"""How two entities are connected: the shortest path and the others, each hop with its claim.

Paths run over the undirected reading of the graph, because "A directed B" connects B to A too; every hop says
whether its claim reads that way round. An event is a node, so a step through it is two hops, one a participant.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any, TypeAlias

import networkx as nx

from kg.errors import UnknownEntity
from kg.model import Claim, Entity, Status

if TYPE_CHECKING:
    from kg.analysis.graphs import Graph, Node

    Ties: TypeAlias = nx.Graph[str]

DEFAULT_STATUSES: tuple[Status, ...] = ("asserted", "reported")

# Costs in whole numbers, each larger than any sum of the ones below it, so that they order paths lexicographically:
# fewer hops first, then fewer uninformative stations, then fewer unnamed people, then asserted over reported, then
# the surest claims (a doubt is counted in thousandths).
_REPORTED, _UNNAMED, _HOLLOW, _HOP = 10**6, 10**9, 10**12, 10**15
_HOLLOW_TYPES = frozenset({"Statement", "Place"})  # two people named in one breath, or seen in one city: a weak tie


@dataclass(frozen=True, slots=True)
class Hop:
    """One step: `forward` says whether the claim's own direction is source to target."""

    source: Node
    target: Node
    forward: bool
    claim: Claim


@dataclass(frozen=True, slots=True)
class Path:
    """A chain of hops, each beginning where the one before ends."""

    hops: tuple[Hop, ...]

    @property
    def nodes(self) -> tuple[Node, ...]:
        """The stations, ends included."""
        return (self.hops[0].source, *(hop.target for hop in self.hops)) if self.hops else ()


def shortest_path(graph: Graph, a: str, b: str, *, statuses: Collection[Status] = DEFAULT_STATUSES,
                  max_hops: int | None = None, from_works: bool = False) -> Path | None:
    """Give the best of the shortest paths between two ids, or None where none has at most `max_hops` hops.

    Only claims of `statuses` count, and what a work tells (a drama, a book: `attributed_to` names a `Work`) only
    with `from_works`. Among equally short paths the more informative wins, see the costs above. Raises
    UnknownEntity for an id that the graph does not hold.
    """
    return next(iter(simple_paths(graph, a, b, statuses=statuses, max_hops=max_hops, limit=1, from_works=from_works)),
                None)


def simple_paths(graph: Graph, a: str, b: str, *, statuses: Collection[Status] = DEFAULT_STATUSES,
                 max_hops: int | None = 6, limit: int = 20, from_works: bool = False) -> list[Path]:
    """Give up to `limit` paths that visit no node twice, best first, with at most `max_hops` hops.

    Paths differ in their nodes; of parallel claims between two nodes the most telling one is shown. The order is
    that of Yen's algorithm (Management Science 17, 1971) over the costs of `shortest_path`. Raises UnknownEntity.
    """
    for node in (a, b):
        if node not in graph:
            raise UnknownEntity(node)
    ties = _ties(graph, frozenset(statuses), from_works)
    if a == b or not (a in ties and b in ties and nx.has_path(ties, a, b)):
        return []
    found = (Path(tuple(_hops(graph, ties, nodes))) for nodes in nx.shortest_simple_paths(ties, a, b, weight="cost"))
    return list(islice(_within(found, max_hops), limit))


def usable(claim: Claim, statuses: Collection[str] = DEFAULT_STATUSES, from_works: bool = False) -> bool:
    """Whether a claim counts as a tie: its status does, and no work (drama, book) is what tells it."""
    return claim.status in statuses and (from_works or all(one.type != "Work" for one in claim.attributed_to))


def _within(paths: Iterable[Path], max_hops: int | None) -> Iterator[Path]:
    for path in paths:
        if max_hops is not None and len(path.hops) > max_hops:
            return  # they come shortest first
        yield path


def _ties(graph: Graph, statuses: frozenset[Status], from_works: bool) -> Ties:
    """Reduce the graph to one edge a pair of nodes, with its best claim and its cost."""
    ties: Ties = nx.Graph()
    for source, target, data in graph.edges(data=True):
        if source == target or not usable(data["claim"], statuses, from_works):
            continue
        cost = _HOP + _node_cost(graph.nodes[source]) + _node_cost(graph.nodes[target]) + _claim_cost(data["claim"])
        if not ties.has_edge(source, target) or cost < ties.edges[source, target]["cost"]:
            ties.add_edge(source, target, cost=cost, claim=data["claim"], tail=source)
    return ties


def _node_cost(data: dict[str, Any]) -> int:
    """The cost of passing a node; both of its edges bear it, and the ends of a path bear the same on every path."""
    record = data["record"]
    unnamed = isinstance(record, Entity) and not record.named
    return _HOLLOW * (data["type"] in _HOLLOW_TYPES) + _UNNAMED * unnamed


def _claim_cost(claim: Claim) -> int:
    return _REPORTED * (claim.status != "asserted") + round(1000 * (1 - claim.confidence))


def _hops(graph: Graph, ties: Ties, nodes: list[str]) -> Iterator[Hop]:
    for source, target in pairwise(nodes):
        tie = ties.edges[source, target]
        yield Hop(graph.nodes[source]["record"], graph.nodes[target]["record"], tie["tail"] == source, tie["claim"])
