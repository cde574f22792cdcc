"""The deep functions of arguments are the same however a sentence is built."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from kg.claims.arguments import Arguments
from kg.claims.clauses import has_object_gap, is_passive
from kg.language.lexicon import lexicon
from tests.parses import Reading


@pytest.mark.parametrize(
    ("text", "predicate", "expected"),
    [
        ("Police arrested Ann Lee.", "arrested", {"subject": ["Police"], "object": ["Ann"]}),
        ("Ann Lee was arrested by police.", "arrested", {"subject": ["police"], "object": ["Ann"]}),
        ("Ann Lee, who was arrested by police, spoke.", "arrested", {"subject": ["police"], "object": ["Ann"]}),
        ("The woman whom police arrested spoke.", "arrested", {"subject": ["police"], "object": ["woman"]}),
        ("The woman police arrested spoke.", "arrested", {"subject": ["police"], "object": ["woman"]}),
        ("The woman arrested by police spoke.", "arrested", {"subject": ["police"], "object": ["woman"]}),
        ("Ann Lee was forced to confess.", "confess", {"subject": ["Ann"], "object": []}),
        ("Detectives forced Ann Lee to confess.", "confess", {"subject": ["Ann"], "object": []}),
        ("Detectives coerced Ann Lee into confessing.", "confessing", {"subject": ["Ann"], "object": []}),
        ("Ann Lee wanted to confess.", "confess", {"subject": ["Ann"], "object": []}),
        ("Ann Lee used to work for Acme.", "work", {"subject": ["Ann"], "for": ["Acme"]}),
        ("Police held Bob Ray and arrested Ann Lee.", "arrested", {"subject": ["Police"], "object": ["Ann"]}),
        ("Ann Lee was held and convicted.", "convicted", {"subject": [], "object": ["Ann"]}),
        ("Ann Lee filed a lawsuit against Acme.", "lawsuit", {"subject": ["Ann"], "against": ["Acme"]}),
        ("A lawsuit was filed by Ann Lee against Acme.", "lawsuit", {"subject": ["Ann"], "against": ["Acme"]}),
        ("Acme faced a backlash.", "backlash", {"subject": [], "object": ["Acme"]}),
        ("“Dark River” viewed by millions", "viewed", {"subject": ["millions"], "object": ["River"]}),
        ("“Dark River” viewed by millions, Acme says", "viewed", {"subject": ["millions"], "object": ["River"]}),
        ("Ann Lee, Bob Ray and Cy Fox were freed.", "freed", {"object": ["Ann", "Bob", "Cy"]}),
        ("Ann Lee, Bob Ray and Cy Fox, who were freed, wept.", "freed", {"object": ["Ann", "Bob", "Cy"]}),
        ("Ann Lee, Bob Ray and Cy Fox, who was freed, wept.", "freed", {"object": ["Cy"]}),
        ("Ann Lee directed and wrote the film.", "directed", {"subject": ["Ann"], "object": ["film"]}),
        ("Ann Lee directed and wrote the film.", "wrote", {"subject": ["Ann"], "object": ["film"]}),
        ("Ann Lee spoke in Leeds and wrote the film.", "spoke", {"subject": ["Ann"], "object": [], "in": ["Leeds"]}),
        ("She led the charge to jail the boys.", "jail", {"subject": [], "object": ["boys"]}),
        ("Ann Lee's rape conviction was quashed because of fraud.", "conviction",
         {"possessor": ["Ann"], "compound": ["rape"]}),
        ("Ann Lee's rape conviction was quashed because of fraud.", "quashed", {"because of": ["fraud"]}),
        ("Bob Ray told the Herald that Ann Lee lied.", "told", {"indirect": ["Herald"], "complement": ["lied"]}),
        ("Ann Lee is a prosecutor.", "prosecutor", {"subject": ["Ann"]}),
        ("Ann Lee, a prosecutor, spoke.", "Ann", {"apposition": ["prosecutor"]}),
        ("Ann Lee's wrongful conviction shocked Leeds.", "conviction", {"modifier": ["wrongful"]}),
    ],
)  # fmt: skip
def test_functions_are_deep(text: str, predicate: str, expected: dict[str, list[str]]) -> None:
    read = Reading(text)
    token = read.word(predicate)
    assert {name: [one.text for one in read.arguments.named(token, name)] for name in expected} == expected


def test_the_labels_of_stock_pipelines_give_the_same() -> None:
    doc = Doc(
        spacy.blank("en").vocab,
        ["Lee", "was", "arrested", "by", "police"],
        heads=[2, 2, 2, 2, 3],
        deps=["nsubjpass", "auxpass", "ROOT", "agent", "pobj"],
        pos=["PROPN", "AUX", "VERB", "ADP", "NOUN"],
        tags=["NNP", "VBD", "VBN", "IN", "NN"],
    )
    arguments = Arguments(doc, lexicon(), {})
    assert is_passive(doc[2])
    assert [(name, one.text) for name, one in arguments.of(doc[2])] == [
        ("object", "Lee"), ("by", "police"), ("subject", "police"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "verb", "passive"),
    [
        ("Police arrested Ann Lee.", "arrested", False),
        ("Ann Lee was arrested by police.", "arrested", True),
        ("The woman arrested by police spoke.", "arrested", True),
        ("“Dark River” viewed by millions", "viewed", True),
        ("Ann Lee was held and convicted.", "convicted", True),
        ("Police held Bob Ray and arrested Ann Lee.", "arrested", False),
        ("Since its premiere, “Dark River” has won praise.", "won", False),
    ],
)
def test_a_passive_is_told_by_auxiliary_subject_or_bare_participle(text: str, verb: str, passive: bool) -> None:
    assert is_passive(Reading(text).word(verb)) is passive


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("The woman whom police arrested spoke.", True),
        ("The woman police arrested spoke.", True),
        ("Ann Lee, who was arrested by police, spoke.", False),
    ],
)
def test_the_antecedent_is_the_object_where_the_clause_has_a_subject_of_its_own(text: str, gap: bool) -> None:
    assert has_object_gap(Reading(text).word("arrested")) is gap


@pytest.mark.parametrize(
    ("text", "noun", "verb"),
    [
        ("Ann Lee filed a lawsuit against Acme.", "lawsuit", "filed"),
        ("A lawsuit was filed by Ann Lee against Acme.", "lawsuit", "filed"),
        ("Acme faced a backlash.", "backlash", "faced"),
        ("The murder shocked Leeds.", "murder", None),
    ],
)
def test_only_some_verbs_are_light(text: str, noun: str, verb: str | None) -> None:
    read = Reading(text)
    found = read.arguments.light_verb(read.word(noun))
    assert (found and found.text) == verb
