"""How well clusters of mentions agree with those that people made: MUC, B³, CEAF-e and their mean, CoNLL.

A clustering is a list of sets of mentions; a mention is anything hashable, and is in one cluster at most. Each measure
gives what recall and precision are made of, so that documents add up: `Ratio(right, true, made)`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Clusters = Sequence[AbstractSet[Hashable]]


class Ratio(NamedTuple):
    """What was right of what is true (`recalled` of `true`) and of what was made (`exact` of `made`)."""

    recalled: float = 0
    true: float = 0
    exact: float = 0
    made: float = 0

    def plus(self, other: Ratio) -> Ratio:
        """The counts of both."""
        return Ratio(*(one + more for one, more in zip(self, other, strict=True)))

    @property
    def recall(self) -> float:
        return self.recalled / self.true if self.true else 0.0

    @property
    def precision(self) -> float:
        return self.exact / self.made if self.made else 0.0

    @property
    def f1(self) -> float:
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0


def muc(gold: Clusters, guess: Clusters) -> Ratio:
    """Links (Vilain et al. 1995): a cluster of n mentions has n - 1, less those that the other side cuts."""
    return Ratio(*_kept_links(gold, guess), *_kept_links(guess, gold))


def b_cubed(gold: Clusters, guess: Clusters) -> Ratio:
    """Mentions (Bagga and Baldwin 1998): of each, the share of its cluster that the other side puts with it."""
    return Ratio(*_shared(gold, guess), *_shared(guess, gold))


def ceaf_e(gold: Clusters, guess: Clusters) -> Ratio:
    """Entities (Luo 2005): the likeness of clusters in the best one-to-one pairing of both sides."""
    likeness = np.zeros((len(gold), len(guess)))
    owner = {mention: number for number, cluster in enumerate(guess) for mention in cluster}
    for row, cluster in enumerate(gold):
        for column in {owner[mention] for mention in cluster if mention in owner}:
            common = len(cluster & guess[column])
            likeness[row, column] = 2 * common / (len(cluster) + len(guess[column]))
    best = float(sum(likeness[row, column] for row, column in best_pairing(likeness)))
    return Ratio(best, len(gold), best, len(guess))


MEASURES: dict[str, Callable[[Clusters, Clusters], Ratio]] = {"MUC": muc, "B3": b_cubed, "CEAF-e": ceaf_e}


def conll(ratios: dict[str, Ratio]) -> float:
    """The CoNLL 2012 score: the mean F1 of the three."""
    return sum(ratios[name].f1 for name in MEASURES) / len(MEASURES)


def _kept_links(clusters: Clusters, other: Clusters) -> tuple[float, float]:
    owner = {mention: number for number, cluster in enumerate(other) for mention in cluster}
    kept = links = 0
    for cluster in clusters:
        parts = {owner[mention] for mention in cluster if mention in owner}
        alone = sum(mention not in owner for mention in cluster)
        kept += len(cluster) - len(parts) - alone
        links += len(cluster) - 1
    return kept, links


def _shared(clusters: Clusters, other: Clusters) -> tuple[float, float]:
    owner = {mention: cluster for cluster in other for mention in cluster}
    right = sum(len(cluster & owner[m]) / len(cluster) for cluster in clusters for m in cluster if m in owner)
    return right, sum(len(cluster) for cluster in clusters)


def best_pairing(worth: NDArray[np.float64]) -> list[tuple[int, int]]:
    """The one-to-one pairing of rows with columns that is worth most (Kuhn 1955, by shortest augmenting paths)."""
    if not worth.size:
        return []
    if worth.shape[0] > worth.shape[1]:
        return sorted((row, column) for column, row in best_pairing(worth.T))
    cost = worth.max() - worth
    rows, columns = cost.shape
    of_row, of_column = np.zeros(rows + 1), np.zeros(columns + 1)
    partner = np.zeros(columns + 1, dtype=np.int64)  # the row of each column, from 1; 0 is none
    for row in range(1, rows + 1):
        partner[0], here = row, 0
        reach = np.full(columns + 1, np.inf)
        came_from = np.zeros(columns + 1, dtype=np.int64)
        seen = np.zeros(columns + 1, dtype=bool)
        while partner[here]:
            seen[here] = True
            current = partner[here]
            open_columns = ~seen[1:]
            slack = cost[current - 1] - of_row[current] - of_column[1:]
            nearer = open_columns & (slack < reach[1:])
            reach[1:][nearer] = slack[nearer]
            came_from[1:][nearer] = here
            step = reach[1:][open_columns].min()
            following = int(np.flatnonzero(open_columns & (reach[1:] == step))[0]) + 1
            of_row[partner[seen]] += step
            of_column[seen] -= step
            reach[~seen] -= step
            here = following
        while here:
            partner[here] = partner[came_from[here]]
            here = int(came_from[here])
    return sorted((int(partner[column]) - 1, column - 1) for column in range(1, columns + 1) if partner[column])
