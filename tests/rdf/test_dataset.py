from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import RDF, RDFS, XSD, Dataset, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import SKOS

from kg.ids import content_hash
from kg.model import STATUSES, EventRef, Value
from kg.rdf import NAMESPACE, quads, to_nquads, to_trig, to_turtle
from kg.rdf.terms import BASE
from tests.cases import (
    ARSON,
    ASHBY,
    BOOK,
    CAPKOVA,
    GRANT,
    LEDGER,
    LINDQVIST,
    NAIR,
    NEWS,
    OKORO,
    OPINION,
    PRESS,
    SERIES,
    relation,
    said,
    small_case,
)

KG = Namespace(NAMESPACE)
SCHEMA = Namespace("https://schema.org/")
OA = Namespace("http://www.w3.org/ns/oa#")
CASE = small_case()
ROOT = Path(__file__).parents[2]
# rdflib's own parsers use what rdflib deprecates in Dataset.
pytestmark = pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning",
                                        "ignore:Dataset.identifier:DeprecationWarning",
                                        "ignore:ConjunctiveGraph is:DeprecationWarning")


def entity(id: str) -> URIRef:
    return URIRef(f"{BASE}entity/{id}")


def claim_node(id: str) -> URIRef:
    return URIRef(f"{BASE}claim/{id}")


def document(id: str) -> URIRef:
    return URIRef(f"{BASE}document/{id}")


def parsed(nquads: str) -> Dataset:
    dataset = Dataset()
    dataset.parse(data=nquads, format="nquads")
    return dataset


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return parsed(to_nquads(CASE.documents, CASE.claims))


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph().parse(data=to_turtle(CASE.documents, CASE.claims), format="turtle")


def test_an_asserted_relation_is_a_direct_triple_in_the_graph_of_its_document(dataset: Dataset) -> None:
    where = dataset.graph(document(OPINION.id))
    assert (entity(NAIR.id), KG.wrote, entity(BOOK.id)) in where
    assert (entity(NAIR.id), KG.wrote, entity(BOOK.id)) not in dataset.graph(document(NEWS.id))


def test_a_query_in_schema_org_terms_finds_what_is_wider_and_inverse(graph: Graph) -> None:
    assert (entity(BOOK.id), SCHEMA.author, entity(NAIR.id)) in graph
    assert (entity(LINDQVIST.id), SCHEMA.memberOf, entity(ASHBY.id)) in graph
    assert (entity(NAIR.id), RDF.type, SCHEMA.Person) in graph
    assert (entity(NAIR.id), SCHEMA.jobTitle, Literal("novelist")) in graph


def test_what_nobody_asserts_is_no_direct_triple(graph: Graph) -> None:
    assert (None, KG.spouseOf, None) not in graph
    assert (None, RDF.type, KG.Fraud) not in graph
    assert (None, RDF.type, KG.Assault) not in graph
    assert (None, KG.perpetrator, None) not in graph
    for claim in CASE.claims:
        if claim.kind == "event" and claim.status != "asserted":
            assert set(graph.predicates(URIRef(f"{BASE}event/{claim.event.id}"))) == set()


def test_an_ended_relation_keeps_its_triple_and_its_claim_says_that_it_is_over(graph: Graph) -> None:
    claim = claim_node(CASE.claim("boardMemberOf").id)
    assert (entity(LINDQVIST.id), KG.boardMemberOf, entity(ASHBY.id)) in graph
    assert graph.value(claim, KG.ended) == Literal(True)
    assert graph.value(claim, KG.role) == Literal("trustee")


@pytest.mark.parametrize("status", STATUSES)
def test_every_claim_is_a_resource_whatever_its_status(graph: Graph, status: str) -> None:
    expected = {claim_node(claim.id) for claim in CASE.claims if claim.status == status}
    assert expected
    assert set(graph.subjects(KG.status, KG[status])) == expected
    for node in expected:
        assert (node, RDF.type, KG.Claim) in graph
        assert str(graph.value(node, RDFS.label)).startswith(f"{status}: ")


def test_a_relation_claim_names_subject_predicate_and_object(graph: Graph) -> None:
    node = claim_node(CASE.claim("spouseOf").id)
    assert [graph.value(node, KG[part]) for part in ("subject", "predicate", "object")] == [
        entity(LINDQVIST.id), KG.spouseOf, entity(GRANT.id)]


def test_a_claimed_event_has_its_roles_on_resources_of_their_own(graph: Graph) -> None:
    claim = CASE.claim("Assault")
    node = claim_node(claim.id)
    assert graph.value(node, KG.eventType) == KG.Assault
    filled = {(graph.value(one, KG.inRole), graph.value(one, KG.filler)) for one in graph.objects(node, KG.roleFilling)}
    assert filled == {(KG.perpetrator, entity(GRANT.id)), (KG.victim, entity(OKORO.id))}


def test_an_event_that_fills_a_role_is_typed_by_the_role_and_not_as_a_fact(graph: Graph) -> None:
    event = URIRef(f"{BASE}event/{ARSON.event.id}")
    [filling] = graph.subjects(KG.filler, event)
    assert graph.value(filling, KG.eventType) == KG.Arson
    assert (event, RDF.type, None) not in graph


def test_an_event_as_the_object_of_a_relation_keeps_its_type() -> None:
    ref = EventRef(content_hash("x"), "Trial", "Trial: Somebody")
    claim = relation(BOOK, "about", ref, **said("asserted", (OPINION, "Burnt Evidence")))
    graph = Graph().parse(data=to_turtle([OPINION], [claim]), format="turtle")
    assert graph.value(claim_node(claim.id), KG.objectType) == KG.Trial


def test_the_speakers_keep_their_order(graph: Graph) -> None:
    node = claim_node(CASE.claim("Confession", "reported").id)
    chain = sorted((graph.value(one, KG.position), graph.value(one, KG.saidBy))
                   for one in graph.objects(node, KG.attribution))
    assert [speaker for _, speaker in chain] == [entity(LEDGER.id), entity(NAIR.id)]
    assert set(graph.objects(node, KG.attributedTo)) == {entity(LEDGER.id), entity(NAIR.id)}


def test_times_are_typed_by_their_precision_on_claim_and_asserted_event(graph: Graph) -> None:
    claim = CASE.claim("Vacatur")
    when = graph.value(claim_node(claim.id), KG.when)
    assert graph.value(when, KG.start) == Literal("2003-12", datatype=XSD.gYearMonth)
    assert graph.value(when, KG.precision) == Literal("month")
    event = URIRef(f"{BASE}event/{claim.event.id}")
    assert graph.value(event, SCHEMA.startDate) == Literal("2003-12", datatype=XSD.gYearMonth)
    assert graph.value(claim_node(claim.id), KG.confidence) == Literal("0.9", datatype=XSD.decimal)


def test_each_documents_graph_holds_its_own_evidence_for_a_shared_claim(dataset: Dataset) -> None:
    node = claim_node(CASE.claim("Vacatur").id)
    for one in (NEWS, OPINION):
        [passage] = dataset.graph(document(one.id)).objects(node, KG.evidence)
        assert (passage, KG.inDocument, document(one.id)) in dataset.graph(document(one.id))


def test_a_passage_selects_its_words_by_position_and_by_quote(graph: Graph) -> None:
    texts = {document(one.id): one.text for one in CASE.documents}
    passages = set(graph.subjects(RDF.type, KG.Passage))
    assert len(passages) == len({span for claim in CASE.claims for span in claim.evidence})
    for passage in passages:
        selectors = list(graph.objects(passage, OA.hasSelector))
        [start], [end], [exact] = ([value for one in selectors for value in graph.objects(one, property)]
                                   for property in (OA.start, OA.end, OA.exact))
        quoted = texts[graph.value(passage, KG.inDocument)][int(start):int(end)]
        assert quoted == str(exact) == str(graph.value(passage, KG.quote))


def test_the_default_graph_names_entities_and_documents(dataset: Dataset) -> None:
    background = dataset.default_graph
    assert (entity(CAPKOVA.id), SKOS.altLabel, Literal("Čapková")) in background
    assert (entity(PRESS.id), RDFS.label, Literal(PRESS.label)) in background
    assert (document(NEWS.id), KG.sourceKind, Literal("news")) in background
    assert (entity(SERIES.id), RDF.type, KG.Work) in background


def test_a_conviction_leads_to_what_overturned_it(graph: Graph) -> None:
    conviction, vacatur = CASE.claim("Conviction"), CASE.claim("Vacatur")
    assert graph.value(claim_node(conviction.id), KG.overturnedBy) == claim_node(vacatur.id)
    assert graph.value(URIRef(f"{BASE}event/{conviction.event.id}"), KG.overturnedBy) == claim_node(vacatur.id)


def test_a_number_stays_beside_the_words_that_say_it() -> None:
    claim = relation(BOOK, "alsoKnownAs", Value("half", 0.5), **said("reported", (OPINION, "Burnt Evidence")))
    graph = Graph().parse(data=to_turtle([OPINION], [claim]), format="turtle")
    assert graph.value(claim_node(claim.id), KG.number) == Literal(0.5)
    assert graph.value(claim_node(claim.id), KG.object) == Literal("half")


def test_lines_are_sorted_unique_and_without_blank_nodes() -> None:
    lines = quads(CASE.documents, CASE.claims)
    assert lines == sorted(set(lines))
    assert not [line for line in lines if "_:" in line.replace(PRESS.label, "")]


def test_the_order_of_what_is_given_does_not_matter() -> None:
    backwards = CASE.documents[::-1], CASE.claims[::-1]
    for write in (to_nquads, to_trig, to_turtle):
        assert write(*backwards) == write(CASE.documents, CASE.claims)


def test_turtle_and_trig_say_what_the_quads_say(dataset: Dataset, graph: Graph) -> None:
    union = Graph()
    for subject, predicate, object, _ in dataset.quads():
        union.add((subject, predicate, object))
    assert isomorphic(union, graph)
    trig = Dataset()
    trig.parse(data=to_trig(CASE.documents, CASE.claims), format="trig")
    assert set(trig.quads()) == set(dataset.quads())


def test_an_empty_case_is_written_too() -> None:
    assert to_nquads([], []) == ""
    assert len(Graph().parse(data=to_turtle([], []), format="turtle")) == 0
    assert len(parsed(to_nquads([NEWS], []))) > 0


def test_bytes_do_not_depend_on_the_hash_seed() -> None:
    program = ("import sys; from kg.rdf import *; from tests.cases import small_case; c = small_case();"
               "sys.stdout.buffer.write(''.join(w(c.documents, c.claims) for w in"
               "(to_nquads, to_trig, to_turtle)).encode())")
    digests = {hashlib.sha256(subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, cwd=ROOT,
                                             env={**os.environ, "PYTHONHASHSEED": seed}).stdout).hexdigest()
               for seed in ("1", "2")}
    assert len(digests) == 1
