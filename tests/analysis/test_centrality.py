"""Ranks and neighbourhoods."""

from __future__ import annotations

import pytest

from kg.analysis import MEASURES, graph, neighbourhood, rank
from kg.errors import InputError, UnknownEntity
from kg.model import Entity
from tests.analysis.village import ADA, BEN, CLAIMS, FILM, LOU, MILL, TRIAL, YVES, relation

HUB = Entity("hub", "Organization", "Hub")
SPOKES = [Entity(f"spoke-{n}", "Person", f"Spoke {n}") for n in range(5)]
STAR = [relation(spoke, "worksFor", HUB) for spoke in SPOKES]


@pytest.mark.parametrize("measure", sorted(MEASURES))
def test_the_hub_of_a_star_ranks_first_and_its_spokes_by_name(measure: str) -> None:
    assert [one.label for one in rank(graph(STAR), measure=measure)] == ["Hub", *(spoke.label for spoke in SPOKES)]


@pytest.mark.parametrize(("measure", "hub", "spoke"), [
    ("degree", 5, 1), ("betweenness", 1, 0), ("pagerank", 0.875 / 1.85, 0.1054054)])
def test_scores_of_a_star_are_those_of_the_definition(measure: str, hub: float, spoke: float) -> None:
    scores = {one.id: one.score for one in rank(graph(STAR), measure=measure)}
    assert scores["hub"] == pytest.approx(hub, abs=1e-5)
    assert scores["spoke-0"] == pytest.approx(spoke, abs=1e-5)


def test_pagerank_is_shared_out_whole_even_with_idle_nodes() -> None:
    idle = relation(SPOKES[0], "siblingOf", Entity("alone", "Person", "Alone"), status="denied")
    assert sum(one.score for one in rank(graph([*STAR, idle]), measure="pagerank")) == pytest.approx(1, abs=1e-4)


def test_events_carry_ties_but_have_no_rank() -> None:
    ranked = rank(graph([TRIAL]), measure="degree")
    assert [(one.label, one.score) for one in ranked] == [("Ben Ash", 1), ("Yves Moreau", 1)]


def test_types_and_limit_narrow_the_list() -> None:
    assert {one.type for one in rank(graph(CLAIMS), types=("Person",))} == {"Person"}
    assert len(rank(graph(CLAIMS), limit=2)) == 2


def test_a_drama_makes_nobody_central() -> None:
    told = [relation(YVES, "siblingOf", BEN, status="reported", attributed_to=(FILM,))]
    assert {one.score for one in rank(graph(told), measure="degree")} == {0}
    assert max(one.score for one in rank(graph(told), measure="degree", from_works=True)) == 1


def test_an_unknown_measure_is_an_error_that_lists_the_known() -> None:
    with pytest.raises(InputError, match=r"'fame'.*betweenness, degree, pagerank"):
        rank(graph(CLAIMS), measure="fame")


def test_the_neighbourhood_reaches_through_events_in_one_step() -> None:
    around = neighbourhood(graph([*CLAIMS[:3], TRIAL]), YVES.id)
    assert set(around) == {YVES.id, MILL.id, TRIAL.event.id, BEN.id}


def test_the_neighbourhood_grows_with_the_radius() -> None:
    built = graph(CLAIMS)
    near, far = neighbourhood(built, LOU.id), neighbourhood(built, LOU.id, radius=2)
    assert set(near) == {LOU.id, FILM.id, BEN.id}
    assert set(near) < set(far)
    assert list(far) == [node for node in built if node in far]


def test_all_claims_between_the_neighbours_are_kept() -> None:
    part = neighbourhood(graph(CLAIMS), MILL.id)
    assert set(part) == {MILL.id, ADA.id, YVES.id}
    assert part.number_of_edges() == 3


def test_the_neighbourhood_of_an_unknown_id_is_an_error() -> None:
    with pytest.raises(UnknownEntity, match="nowhere"):
        neighbourhood(graph(CLAIMS), "nowhere")


