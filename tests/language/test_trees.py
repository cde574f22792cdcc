"""Trees are trees, have one root, and are the best there is."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from kg.language import trees

FINITE = st.floats(-8, 8, width=32)


def is_tree(heads: list[int]) -> bool:
    if sum(head == trees.ROOT for head in heads) != 1:
        return False
    for node in range(len(heads)):
        seen = set()
        while node != trees.ROOT:
            if node in seen:
                return False
            seen.add(node)
            node = heads[node]
    return True


def score(heads: list[int], arcs: np.ndarray, roots: np.ndarray) -> float:
    return float(sum(roots[d] if h == trees.ROOT else arcs[d, h] for d, h in enumerate(heads)))


@st.composite
def scored(draw: st.DrawFn, most: int) -> tuple[np.ndarray, np.ndarray]:
    size = draw(st.integers(1, most))
    return draw(arrays(np.float32, (size, size), elements=FINITE)), draw(arrays(np.float32, size, elements=FINITE))


@settings(deadline=None, max_examples=100)
@given(scored(20))
def test_every_scoring_gives_one_tree_with_one_root(case: tuple[np.ndarray, np.ndarray]) -> None:
    assert is_tree(trees.heads(*case))


@settings(deadline=None, max_examples=150)
@given(scored(4))
def test_no_tree_scores_higher_than_the_one_found(case: tuple[np.ndarray, np.ndarray]) -> None:
    arcs, roots = case
    size = len(roots)
    everything = itertools.product(range(-1, size), repeat=size)
    best = max(score(list(heads), arcs, roots) for heads in everything if is_tree(list(heads)))
    assert score(trees.heads(arcs, roots), arcs, roots) == pytest.approx(best, abs=1e-4)


def test_a_cycle_that_greedy_heads_would_make_is_broken() -> None:
    arcs = np.array([[0.0, 9.0, 0.0], [9.0, 0.0, 5.0], [0.0, 1.0, 0.0]])
    roots = np.array([1.0, 0.0, 2.0])
    assert trees.heads(arcs, roots) == [1, 2, trees.ROOT]


def test_a_second_root_never_pays() -> None:
    arcs = np.full((2, 2), -50.0)
    assert trees.heads(arcs, np.array([40.0, 30.0])) == [trees.ROOT, 0]


def test_no_words_make_no_tree() -> None:
    assert trees.heads(np.zeros((0, 0)), np.zeros(0)) == []
