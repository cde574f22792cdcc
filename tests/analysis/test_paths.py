"""Paths: shortest first, honest about direction, by the most telling claims, never through a drama's plot."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from kg.analysis import graph, shortest_path, simple_paths
from kg.errors import UnknownEntity
from kg.model import Claim, Entity, Event, Status
from tests.analysis.village import (
    ADA,
    BEN,
    BOARD,
    CLAIMS,
    FILM,
    LIVES_ADA,
    LOU,
    MILL,
    SAID_WORKS,
    STRANGER,
    TOWN,
    TRIAL,
    WORKS,
    YVES,
    relation,
)


def stations(claims: tuple[Claim, ...], a: Entity, b: Entity) -> list[str]:
    path = shortest_path(graph(claims), a.id, b.id)
    assert path is not None
    return [node.label for node in path.nodes]


def test_each_hop_says_whether_its_claim_reads_that_way_round() -> None:
    path = shortest_path(graph([BOARD, WORKS]), ADA.id, YVES.id)
    assert path is not None
    assert [(hop.source, hop.target, hop.forward, hop.claim) for hop in path.hops] == [
        (ADA, MILL, True, BOARD), (MILL, YVES, False, WORKS)]


def test_a_step_through_an_event_is_two_hops_of_the_same_claim() -> None:
    path = shortest_path(graph([TRIAL]), YVES.id, BEN.id)
    assert path is not None
    assert [hop.claim for hop in path.hops] == [TRIAL, TRIAL]
    assert [hop.forward for hop in path.hops] == [True, False]
    assert path.nodes == (YVES, TRIAL.event, BEN)


def test_an_asserted_claim_is_preferred_to_a_reported_one_between_the_same_two() -> None:
    path = shortest_path(graph([SAID_WORKS, WORKS]), YVES.id, MILL.id)
    assert path is not None
    assert path.hops[0].claim is WORKS


def test_the_surer_of_two_claims_is_preferred() -> None:
    sure, unsure = relation(ADA, "leads", MILL, confidence=0.9), relation(ADA, "founded", MILL, confidence=0.6)
    path = shortest_path(graph([unsure, sure]), ADA.id, MILL.id)
    assert path is not None
    assert path.hops[0].claim is sure


@pytest.mark.parametrize(("weak", "strong"), [
    ((LIVES_ADA, relation(LOU, "livesIn", TOWN)), (relation(ADA, "directed", FILM), relation(LOU, "wrote", FILM))),
    ((relation(ADA, "spouseOf", STRANGER), relation(STRANGER, "siblingOf", LOU)),
     (relation(ADA, "spouseOf", YVES, status="reported", attributed_to=(BEN,)), relation(YVES, "siblingOf", LOU))),
    ((Event(type="Statement", status="asserted", roles=(("addressee", (LOU,)), ("speaker", (ADA,)))),),
     (Event(type="Trial", status="reported", attributed_to=(BEN,), roles=(("judge", (LOU,)), ("witness", (ADA,)))),)),
], ids=["place", "unnamed", "statement"])
def test_among_equally_short_paths_the_telling_one_wins(weak: tuple[Claim, ...], strong: tuple[Claim, ...]) -> None:
    assert stations((*weak, *strong), ADA, LOU) == stations(strong, ADA, LOU)
    assert stations((*weak, *strong), ADA, LOU) != stations(weak, ADA, LOU)


def test_a_place_on_a_shorter_path_is_taken() -> None:
    around = (relation(ADA, "spouseOf", YVES), relation(YVES, "spouseOf", LOU), relation(LOU, "spouseOf", BEN))
    assert stations((*around, LIVES_ADA, relation(BEN, "livesIn", TOWN)), ADA, BEN) == [
        "Ada Quill", "Saltby", "Ben Ash"]


def test_what_a_drama_tells_ties_nobody_unless_asked() -> None:
    told = graph([relation(YVES, "siblingOf", BEN, status="reported", attributed_to=(FILM,))])
    assert shortest_path(told, YVES.id, BEN.id) is None
    assert shortest_path(told, YVES.id, BEN.id, from_works=True) is not None


@pytest.mark.parametrize("status", ["alleged", "denied", "negated", "hypothetical"])
def test_what_is_not_said_to_be_so_ties_nobody_unless_asked(status: Status) -> None:
    built = graph([replace(BOARD, status=status)])
    assert shortest_path(built, ADA.id, MILL.id) is None
    assert shortest_path(built, ADA.id, MILL.id, statuses=(status,)) is not None


def test_simple_paths_come_shortest_first_and_visit_nobody_twice() -> None:
    paths = simple_paths(graph(CLAIMS), ADA.id, BEN.id)
    assert [[node.label for node in path.nodes] for path in paths] == [
        ["Ada Quill", "Saltby", "Ben Ash"],
        ["Ada Quill", "Harbour Mill", "Yves Moreau", TRIAL.event.label, "Ben Ash"]]
    for path in paths:
        assert all(one.target == other.source for one, other in pairwise(path.hops))


def test_limit_and_max_hops_bound_the_paths() -> None:
    built = graph(CLAIMS)
    assert len(simple_paths(built, ADA.id, BEN.id, limit=1)) == 1
    assert len(simple_paths(built, ADA.id, BEN.id, max_hops=3)) == 1
    assert shortest_path(built, ADA.id, BEN.id, max_hops=1) is None


def test_nobody_is_connected_to_themselves_or_to_strangers() -> None:
    alone = graph([*CLAIMS, relation(STRANGER, "livesIn", Entity("place-z", "Place", "Z"))])
    assert simple_paths(alone, ADA.id, ADA.id) == []
    assert shortest_path(alone, ADA.id, STRANGER.id) is None


def test_an_unknown_id_is_an_error_that_names_it() -> None:
    with pytest.raises(UnknownEntity, match="person-nobody"):
        shortest_path(graph(CLAIMS), ADA.id, "person-nobody")
