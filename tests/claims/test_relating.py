"""What the relation head adds to the rules, with a head that says the same of every pair."""

from dataclasses import replace

import numpy as np
import pytest

from kg.claims import Extractor
from kg.language import load
from kg.language.relations import shipped
from kg.language.relations.head import Voice
from kg.model import Document, Relation


@pytest.fixture(scope="module")
def nlp():
    return load()


def head_for(name, score=5.0, threshold=2.0):
    """A head of the shipped one's shape that gives each pair `score` for one relation, and nothing to the others."""
    true = shipped()
    start = np.full_like(true.start, -50.0)
    start[:, true.relations.index(name)] = score
    return replace(true, voices={name: Voice(threshold, 1.0, -2.0)}, outer=np.zeros_like(true.outer), start=start)


def told(nlp, head, text, **options):
    claims = Extractor(nlp, head=head, **options).claims(Document("d", text, "", ""))
    return [one for one in claims if isinstance(one, Relation)]


TEXT = "Anna Smith stood beside the gates of Acme Bank."


def test_a_sure_head_tells_a_relation_with_its_sentence_and_its_confidence(nlp):
    (claim,) = told(nlp, head_for("worksFor"), TEXT)
    assert (claim.label, claim.status) == ("Anna Smith worksFor Acme Bank", "asserted")
    assert [span.quote for span in claim.evidence] == [TEXT]
    assert claim.confidence == pytest.approx(1 / (1 + np.exp(-3.0)), abs=0.001)


def test_a_head_below_its_threshold_is_silent(nlp):
    assert told(nlp, head_for("worksFor", score=1.9), TEXT) == []
    assert told(nlp, None, TEXT) == []


def test_the_same_document_gives_the_same_claims(nlp):
    assert told(nlp, head_for("worksFor"), TEXT) == told(nlp, head_for("worksFor"), TEXT)


def test_what_a_rule_has_told_is_not_told_again(nlp):
    text = "Anna Smith is the chief executive of Acme Bank."
    assert [one.predicate for one in told(nlp, head_for("worksFor"), text)] == ["leads"]


def test_types_that_the_relation_does_not_allow_are_left_alone(nlp):
    assert told(nlp, head_for("bornIn"), TEXT) == []


def test_what_somebody_says_or_denies_is_not_asserted(nlp):
    reported = told(nlp, head_for("worksFor"), "Tom Jones said that Anna Smith sits at Acme Bank.")
    assert {one.status for one in reported if one.subject.label == "Anna Smith"} == {"reported"}
    negated = told(nlp, head_for("worksFor"), "Anna Smith never sat at Acme Bank.")
    assert {one.status for one in negated} == {"negated"}


def test_a_party_is_joined_and_a_company_led(nlp):
    (member,) = told(nlp, head_for("party"), TEXT)
    assert member.predicate == "memberOf"
    (chief,) = told(nlp, head_for("ceo"), "Anna Smith, Acme Bank CEO since 2001, stood at the gates.")
    assert (chief.predicate, dict(chief.qualifiers)["role"]) == ("leads", "ceo")
    assert told(nlp, head_for("ceo"), TEXT) == []


def test_an_honorary_degree_is_no_study(nlp):
    text = "Anna Smith was given an honorary award by Dale University."
    assert [one for one in told(nlp, head_for("educatedAt"), text) if one.predicate == "educatedAt"] == []


def test_things_without_a_name_are_related_in_excerpts_only(nlp):
    text = "She stood beside the gates of Acme Bank."
    assert told(nlp, head_for("worksFor"), text) == []
    assert len(told(nlp, head_for("worksFor"), text, excerpts=True)) == 1
