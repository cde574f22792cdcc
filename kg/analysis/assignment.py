"""The assignment problem: which row goes with which column, for the greatest sum of weights."""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx


def best_pairs(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Pair rows with columns one to one, by positive weights only, for the greatest sum; sorted by row.

    A maximum weight matching of a bipartite graph (Galil 1986, as networkx has it).
    """
    graph: nx.Graph[tuple[str, int]] = nx.Graph()
    for row, line in enumerate(weights):
        for column, weight in enumerate(line):
            if weight > 0:
                graph.add_edge(("row", row), ("column", column), weight=weight)
    found = (dict(edge) for edge in nx.max_weight_matching(graph))
    return sorted((ends["row"], ends["column"]) for ends in found)
