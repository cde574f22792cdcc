"""Every name that the vocabulary promises, and every name that a frame uses, is declared and explained in kg.ttl."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from rdflib import OWL, RDF, RDFS, Graph, Literal, Namespace, URIRef
from rdflib.namespace import SKOS

from kg.model import STATUSES
from kg.rdf import NAMESPACE
from kg.resources import ontology_folder

KG = Namespace(NAMESPACE)
CLASSES = "Person Group Organization Place Work Event Document Passage Claim"
RELATIONS = """alsoKnownAs memberOf worksFor leads boardMemberOf founded educatedAt represents spouseOf parentOf
    siblingOf bornIn livesIn partOf locatedIn directed wrote produced actedIn portrays publishedBy distributedBy about
    hasRole hosts owns"""
QUALIFIERS = "role ended work from until count coerced wrongful act"
EVENTS = """Crime Rape Murder Assault Robbery Bombing Fraud Arrest Interrogation Confession Charge Trial Testimony
    GuiltyPlea Conviction Acquittal Sentencing Imprisonment Release ForensicTest Appeal Vacatur Exoneration Pardon
    ChargesDropped Lawsuit Settlement Investigation Resignation Dismissal Appointment Publication Premiere Viewership
    Statement Award AwardReturned Protest Election Birth Death Motion Mistrial Recantation Recusal Identification
    AwardWithdrawn Compensation"""
ROLES = """perpetrator victim suspect agent offence confessor defendant prosecutor judge court witness term prisoner
    duration method implicates excludes appellant recipient plaintiff payer amount subject organization person author
    work publisher channel count speaker addressee medium content award target office place time cause"""


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph().parse(ontology_folder() / "kg.ttl")


@pytest.fixture(scope="module")
def frames() -> list[dict[str, Any]]:
    folder = ontology_folder() / "frames"
    return [frame for path in sorted(folder.glob("*.toml"))
            for frames in tomllib.loads(path.read_text(encoding="utf-8")).values() for frame in frames]


@pytest.mark.parametrize("name", CLASSES.split())
def test_a_class_is_declared_and_aligned(graph: Graph, name: str) -> None:
    assert (KG[name], RDF.type, OWL.Class) in graph
    assert [wider for wider in graph.objects(KG[name], RDFS.subClassOf) if not str(wider).startswith(NAMESPACE)]


@pytest.mark.parametrize("name", EVENTS.split())
def test_an_event_is_a_class_of_events(graph: Graph, name: str) -> None:
    assert KG.Event in set(graph.transitive_objects(KG[name], RDFS.subClassOf)) - {KG[name]}


@pytest.mark.parametrize("name", f"{RELATIONS} {QUALIFIERS} {ROLES}".split())
def test_a_relation_role_or_qualifier_is_a_property(graph: Graph, name: str) -> None:
    assert {RDF.Property, OWL.ObjectProperty, OWL.DatatypeProperty} & set(graph.objects(KG[name], RDF.type))


@pytest.mark.parametrize("name", STATUSES)
def test_a_status_is_a_concept_of_the_scheme(graph: Graph, name: str) -> None:
    assert (KG[name], RDF.type, SKOS.Concept) in graph
    assert (KG[name], SKOS.inScheme, KG.statuses) in graph


def names(frame: dict[str, Any]) -> Iterator[str]:
    yield frame["type"]
    yield from frame.get("roles", {})
    yield from frame.get("flags", {})


def test_every_name_that_a_frame_uses_is_declared(graph: Graph, frames: list[dict[str, Any]]) -> None:
    used = {name for frame in frames for name in names(frame)}
    assert len(used) > 50
    assert sorted(name for name in used - {"object"} if (KG[name], RDFS.comment, None) not in graph) == []


def test_every_term_has_one_english_label_and_a_comment(graph: Graph) -> None:
    for term in {one for one in graph.subjects(RDF.type) if isinstance(one, URIRef)}:
        assert [one.language for one in graph.objects(term, RDFS.label) if isinstance(one, Literal)] == ["en"], term
        assert len(list(graph.objects(term, RDFS.comment))) == 1, term


def test_nothing_follows_from_where_a_property_is_used(graph: Graph) -> None:
    assert not list(graph.subject_objects(RDFS.domain))
    assert not list(graph.subject_objects(RDFS.range))


def test_every_term_of_ours_that_is_mentioned_is_declared(graph: Graph) -> None:
    mentioned = {one for triple in graph for one in triple if isinstance(one, URIRef) and one.startswith(NAMESPACE)}
    assert sorted(str(one) for one in mentioned if (one, RDF.type, None) not in graph) == []


def test_the_vocabulary_has_no_blank_nodes() -> None:
    text = (ontology_folder() / "kg.ttl").read_text(encoding="utf-8")
    assert not re.search(r"\[|_:", re.sub(r'"[^"]*"', "", text))
