"""Layouts: no box on another, the same places every time, whatever the graph looks like."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.views.layout import Box, positions


def case(size: int, extra: float = 0.5) -> tuple[dict[str, Box], list[tuple[str, str]]]:
    """A random graph with hubs: boxes as wide as names are, ties that prefer the first nodes."""
    chance = random.Random(size)
    names = [f"n{number:03}" for number in range(size)]
    boxes = {name: Box(chance.randint(40, 160), chance.randint(30, 90)) for name in names}
    ties = [(names[number], names[int(number * chance.random() ** 2)]) for number in range(1, size)]
    return boxes, ties + [(chance.choice(names), chance.choice(names)) for _ in range(int(size * extra))]


def overlaps(boxes: dict[str, Box], places: dict[str, tuple[int, int]]) -> list[tuple[str, str]]:
    return [(one, other) for one, other in combinations(boxes, 2)
            if abs(places[one][0] - places[other][0]) < (boxes[one].width + boxes[other].width) / 2
            and abs(places[one][1] - places[other][1]) < (boxes[one].height + boxes[other].height) / 2]


@pytest.mark.parametrize("size", [1, 2, 3, 20, 60, 150])
def test_no_two_boxes_overlap(size: int) -> None:
    boxes, ties = case(size)
    places = positions(boxes, ties)
    assert set(places) == set(boxes)
    assert overlaps(boxes, places) == []


@pytest.mark.parametrize("ties", [
    [("n000", f"n{n:03}") for n in range(1, 40)], [(f"n{n:03}", f"n{n + 1:03}") for n in range(39)], [],
    [(f"n{n:03}", f"n{m:03}") for n in range(40) for m in range(n)]], ids=["star", "chain", "no ties", "complete"])
def test_extreme_graphs_are_laid_out_too(ties: list[tuple[str, str]]) -> None:
    boxes, _ = case(40)
    places = positions(boxes, ties)
    assert overlaps(boxes, places) == []
    assert max(abs(number) for place in places.values() for number in place) < 6000


def test_the_same_graph_has_the_same_places() -> None:
    assert positions(*case(30)) == positions(*case(30))


def test_neighbours_stand_nearer_than_strangers() -> None:
    boxes, ties = case(40, extra=0)
    places = positions(boxes, ties)
    tied = {frozenset(tie) for tie in ties}

    def mean(pairs: list[tuple[str, str]]) -> float:
        return sum(((places[a][0] - places[b][0]) ** 2 + (places[a][1] - places[b][1]) ** 2) ** 0.5
                   for a, b in pairs) / len(pairs)

    pairs = list(combinations(boxes, 2))
    assert mean([p for p in pairs if frozenset(p) in tied]) < 0.6 * mean([p for p in pairs if frozenset(p) not in tied])


def test_nothing_has_no_places_and_ties_to_nowhere_are_ignored() -> None:
    assert positions({}, []) == {}
    assert positions({"a": Box(10, 10)}, [("a", "b"), ("a", "a")]) == {"a": (0, 0)}


@settings(max_examples=25, deadline=None)
@given(st.integers(2, 14).flatmap(lambda n: st.lists(st.tuples(st.integers(0, n), st.integers(0, n)), max_size=20)))
def test_any_small_graph_is_free_of_overlaps(ties: list[tuple[int, int]]) -> None:
    boxes = {str(n): Box(120, 50) for n in range(15)}
    assert overlaps(boxes, positions(boxes, [(str(a), str(b)) for a, b in ties])) == []
