"""Trees from arc scores: the best head for every word such that a sentence is one tree with one root.

Greedy heads are mostly a tree already; where they are not, Chu and Liu's and Edmonds' algorithm finds the best one.
Exactly one root comes from making every root arc so dear that a second one never pays (Zmigrod, Vieira and Cotterell
2020 discuss the constraint).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
ROOT = -1


def heads(arcs: NDArray[np.floating], roots: NDArray[np.floating]) -> list[int]:
    """The highest-scoring tree with exactly one root.

    `arcs[d, h]` scores word `h` as the head of word `d` (the diagonal is ignored), `roots[d]` scores `d` as the root.
    Gives a head per word, `ROOT` for the root.
    """
    count = len(roots)
    if count == 0:
        return []
    scores = np.empty((count, count + 1))
    scores[:, 0] = roots
    scores[:, 1:] = arcs
    own = np.arange(count)
    scores[own, own + 1] = -np.inf
    best = scores.argmax(1)
    if int((best == 0).sum()) == 1 and not _cycle(best.tolist()):
        return [int(head) - 1 for head in best]
    finite = scores[np.isfinite(scores)]
    spread = float(finite.max() - finite.min()) + 1.0
    scores[:, 0] -= spread * (count + 1)
    # Square form: node 0 is the root of everything, row d the word d.
    square = np.full((count + 1, count + 1), -np.inf)
    square[1:] = scores
    return [head - 1 for head in _edmonds(square)[1:]]


def _cycle(best: list[int]) -> list[int]:
    """The words of one cycle among `best` (heads counted from 1, 0 is the root), empty if there is none."""
    state = [0] * (len(best) + 1)
    state[0] = 2
    for first in range(1, len(best) + 1):
        path = []
        node = first
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = best[node - 1]
        if state[node] == 1:
            return path[path.index(node) :]
        for seen in path:
            state[seen] = 2
    return []


def _edmonds(scores: Scores) -> list[int]:
    """Heads of the best arborescence from node 0; `scores[d, h]` with -inf where there is no arc."""
    count = len(scores)
    best = scores.argmax(1)
    best[0] = 0
    cycle = _cycle(best[1:].tolist())
    if not cycle:
        return [int(head) for head in best]
    inside = np.zeros(count, dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    members = np.array(cycle)
    held = scores[members, best[members]]
    # Contract the cycle into one last node.
    size = len(outside) + 1
    smaller = np.full((size, size), -np.inf)
    smaller[:-1, :-1] = scores[np.ix_(outside, outside)]
    leaving = scores[np.ix_(outside, members)]
    smaller[:-1, -1] = leaving.max(1)
    entering = scores[np.ix_(members, outside)] - held[:, None]
    smaller[-1, :-1] = entering.max(0)
    smaller[0] = -np.inf
    solved = _edmonds(smaller)
    result = best.copy()
    for place, head in enumerate(solved[:-1]):
        node = outside[place]
        result[node] = members[leaving[place].argmax()] if head == size - 1 else outside[head]
    source = solved[-1]
    broken = members[entering[:, source].argmax()]
    result[broken] = outside[source]
    result[0] = 0
    return [int(head) for head in result]
