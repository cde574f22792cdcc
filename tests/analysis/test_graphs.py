"""The graph keeps what claims say: direction, parallel edges, types, ids, in one order whatever the input's."""

from __future__ import annotations

import io
import json
import random

import networkx as nx

from kg.analysis import entities, graph, to_graphml
from kg.model import Entity, Event, Relation, Span, Value, When
from tests.analysis.village import ADA, BOARD, CLAIMS, FILM, MILL, TRIAL, YVES


def test_a_relation_is_an_edge_from_subject_to_object_keyed_by_its_claim() -> None:
    data = graph(CLAIMS).edges[ADA.id, MILL.id, BOARD.id]
    assert (data["kind"], data["type"], data["status"], data["roles"]) == (
        "relation", "boardMemberOf", "asserted", ("subject",))
    assert data["claim"] is BOARD
    assert not graph(CLAIMS).has_edge(MILL.id, ADA.id)


def test_two_claims_between_the_same_two_are_two_edges() -> None:
    left = Relation(subject=ADA, predicate="boardMemberOf", object=MILL, status="denied", attributed_to=(YVES,))
    built = graph([BOARD, left])
    assert set(built[ADA.id][MILL.id]) == {BOARD.id, left.id}
    assert built.edges[ADA.id, MILL.id, left.id]["speakers"] == (YVES.label,)
    assert built.edges[ADA.id, MILL.id, left.id]["speaker_ids"] == (YVES.id,)


def test_an_event_is_a_node_that_every_participant_points_to() -> None:
    built = graph(CLAIMS)
    assert built.nodes[TRIAL.event.id]["is_event"]
    assert built.nodes[TRIAL.event.id]["type"] == "Trial"
    assert built.edges[YVES.id, TRIAL.event.id, TRIAL.id]["roles"] == ("defendant",)
    assert built.in_degree(TRIAL.event.id) == 2


def test_a_participant_in_two_roles_is_one_edge_with_both() -> None:
    claim = Event(type="Trial", status="asserted", roles=(("defendant", (ADA,)), ("judge", (ADA,))))
    assert graph([claim]).edges[ADA.id, claim.event.id, claim.id]["roles"] == ("defendant", "judge")


def test_an_event_that_fills_a_role_is_a_node_too() -> None:
    appeal = Event(type="Appeal", status="asserted", roles=(("cause", (TRIAL.event,)),))
    built = graph([appeal])
    assert built.nodes[TRIAL.event.id]["record"] == TRIAL.event
    assert built.has_edge(TRIAL.event.id, appeal.event.id)


def test_a_text_is_no_node_and_stands_on_the_one_it_is_about_if_asserted() -> None:
    known = Relation(subject=ADA, predicate="alsoKnownAs", object=Value("the Weaver"), status="asserted")
    rumour = Relation(subject=ADA, predicate="hasRole", object=Value("a thief"), status="alleged")
    built = graph([known, rumour])
    assert list(built) == [ADA.id]
    assert built.nodes[ADA.id]["values"] == {"alsoKnownAs": ("the Weaver",)}


def test_a_speaker_is_a_node_even_without_ties() -> None:
    speaker = Entity("person-s", "Person", "S")
    claim = Event(type="Trial", status="reported", attributed_to=(speaker,), roles=(("defendant", (ADA,)),))
    assert speaker.id in graph([claim])


def test_records_of_one_id_are_joined() -> None:
    other = Entity(ADA.id, "Person", "Ada Q.", ("Ada Q.",))
    claims = [BOARD, Relation(subject=other, predicate="directed", object=FILM, status="asserted")]
    (joined,) = (one for one in entities(claims) if one.id == ADA.id)
    assert joined.label == "Ada Q."
    assert joined.aliases == tuple(sorted({*ADA.aliases, "Ada Q."}))


def test_any_order_of_claims_gives_the_same_graph_in_the_same_order() -> None:
    shuffled = list(CLAIMS)
    random.Random(7).shuffle(shuffled)
    first, second = graph(CLAIMS), graph([*shuffled, *CLAIMS])
    assert list(first.nodes(data=True)) == list(second.nodes(data=True))
    assert list(first.edges(keys=True)) == list(second.edges(keys=True))
    assert to_graphml(first) == to_graphml(second)


def test_graphml_reads_back_with_direction_and_evidence() -> None:
    read = nx.read_graphml(io.BytesIO(to_graphml(graph(CLAIMS)).encode()), force_multigraph=True)
    assert read.is_directed()
    assert read.number_of_nodes() == graph(CLAIMS).number_of_nodes()
    assert read.number_of_edges() == graph(CLAIMS).number_of_edges()
    edge = read.edges[ADA.id, MILL.id, BOARD.id]
    assert (edge["quote"], edge["document"], edge["status"]) == (
        BOARD.evidence[0].quote, BOARD.evidence[0].document, "asserted")
    assert json.loads(edge["evidence"]) == [span.to_json() for span in BOARD.evidence]


def test_graphml_edge_ids_are_unique_although_an_event_claim_has_many_edges() -> None:
    read = nx.read_graphml(io.BytesIO(to_graphml(graph(CLAIMS)).encode()), force_multigraph=True)
    keys = [key for _, _, key in read.edges(keys=True)]
    assert len(keys) == len(set(keys))


def test_graphml_holds_markup_and_control_characters_as_text() -> None:
    odd = Entity("x", "Person", 'A<b>&"\x0c')
    claim = Event(type="Trial", status="asserted", roles=(("defendant", (odd,)),),
                  when=When("2001", None, "year", "in\x00 2001"), evidence=(Span("d", 0, 3, "a\x1bb"),))
    read = nx.read_graphml(io.BytesIO(to_graphml(graph([claim])).encode()), force_multigraph=True)
    assert read.nodes["x"]["label"] == 'A<b>&"\ufffd'
    (data,) = (data for _, _, data in read.edges(data=True))
    assert (data["quote"], data["time"], data["start"]) == ("a\ufffdb", "in\ufffd 2001", "2001")


def test_an_empty_case_is_an_empty_graph() -> None:
    assert len(graph([])) == 0
    assert len(nx.read_graphml(io.BytesIO(to_graphml(graph([])).encode()))) == 0
