"""Claims as a networkx graph: who is connected to whom and through what, who stands in the middle, who is around."""

from kg.analysis.assignment import best_pairs
from kg.analysis.centrality import MEASURES, Ranked, neighbourhood, rank
from kg.analysis.graphml import to_graphml
from kg.analysis.graphs import Node, entities, graph
from kg.analysis.lookup import find
from kg.analysis.paths import DEFAULT_STATUSES, Hop, Path, shortest_path, simple_paths

__all__ = [
    "DEFAULT_STATUSES",
    "MEASURES",
    "Hop",
    "Node",
    "Path",
    "Ranked",
    "best_pairs",
    "entities",
    "find",
    "graph",
    "neighbourhood",
    "rank",
    "shortest_path",
    "simple_paths",
    "to_graphml",
]
