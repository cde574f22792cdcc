"""Who says a thing, outermost first, and how sure it is said."""

from __future__ import annotations

import pytest

from kg.claims.attribution import Saying
from tests.parses import Reading

ARREST = [
    ("Police arrested Ann Lee.", "asserted", []),
    ("Bob Ray said that police arrested Ann Lee.", "reported", ["Bob Ray"]),
    ("Cy Fox wrote that Bob Ray said that police arrested Ann Lee.", "reported", ["Cy Fox", "Bob Ray"]),
    ("According to the Herald, police arrested Ann Lee.", "reported", ["Herald"]),
    ("Police arrested Ann Lee, the Herald reported.", "reported", ["Herald"]),
    ("Police arrested Ann Lee, as Bob Ray said.", "reported", ["Bob Ray"]),
    ("Police arrested Ann Lee, and Bob Ray said that Cy Fox lied.", "asserted", []),
    ("A spokesman for Acme said that police arrested Ann Lee.", "reported", ["Acme"]),
    ("An Acme spokeswoman said that police arrested Ann Lee.", "reported", ["Acme"]),
    ("Bob Ray's lawsuit said that police arrested Ann Lee.", "reported", ["Bob Ray"]),
    ("The film “Dark River” shows that police arrested Ann Lee.", "reported", ["Dark River"]),
    ("“The police arrested Ann Lee in the middle of the night,” Bob Ray said.", "reported", ["Bob Ray"]),
    ("Bob Ray denied that police arrested Ann Lee.", "denied", ["Bob Ray"]),
    ("Cy Fox said that Bob Ray denied that police arrested Ann Lee.", "denied", ["Cy Fox", "Bob Ray"]),
    ("Bob Ray said that police did not arrest Ann Lee.", "negated", ["Bob Ray"]),
    ("Police did not arrest Ann Lee.", "negated", []),
    ("Police failed to arrest Ann Lee.", "negated", []),
    ("Police may arrest Ann Lee.", "hypothetical", []),
    ("Ann Lee may have been arrested.", "hypothetical", []),
    ("Police want to arrest Ann Lee.", "hypothetical", []),
    ("If police arrest Ann Lee, Bob Ray will sue.", "hypothetical", []),
    ("Bob Ray wondered whether police arrested Ann Lee.", "hypothetical", []),
    ("Did police arrest Ann Lee?", "hypothetical", []),
    ("Police allegedly arrested Ann Lee.", "alleged", []),
    ("The alleged arrest of Ann Lee shocked Leeds.", "alleged", []),
    ("“The police arrested Ann Lee in the middle of the night.”", "alleged", []),
    ("Bob Ray accused police of arresting Ann Lee.", "alleged", ["Bob Ray"]),
    ("“They lied about [the arrest of Ann Lee] in the report,” Bob Ray said.", "asserted", []),
]


def saying(read: Reading, said: Saying) -> tuple[str, list[str]]:
    return said.status, [speaker.names[0] for speaker in said.speakers]


@pytest.mark.parametrize(("text", "status", "speakers"), ARREST)
def test_status_and_speakers_of_an_arrest(text: str, status: str, speakers: list[str]) -> None:
    read = Reading(text)
    trigger = next(token for token in read.doc if token.lemma_ == "arrest")
    assert saying(read, read.attribution.of(trigger)) == (status, speakers)


def test_a_suspicion_is_an_allegation() -> None:
    read = Reading("Police suspect that Ann Lee was robbed.")
    assert read.attribution.of(read.word("robbed")).status == "alleged"


def test_what_a_noun_phrase_takes_for_granted_the_document_says_itself() -> None:
    read = Reading("A spokesman for Acme said that police arrested Ann Lee.")
    trigger = read.word("arrested")
    assert read.attribution.of(trigger).status == "reported"
    assert saying(read, read.attribution.presupposed(trigger)) == ("asserted", [])


def test_a_quotation_takes_for_granted_only_in_its_speakers_voice() -> None:
    read = Reading("“The police arrested Ann Lee in the middle of the night,” Bob Ray said.")
    assert saying(read, read.attribution.presupposed(read.word("arrested"))) == ("reported", ["Bob Ray"])


@pytest.mark.parametrize(
    ("text", "noun", "occasion"),
    [
        ("“Dark River” grew after its premiere.", "premiere", True),
        ("Since its premiere, “Dark River” has won praise.", "premiere", True),
        ("Bob Ray apologised for the arrest.", "arrest", False),
        ("The alleged arrest of Ann Lee shocked Leeds.", "arrest", False),
    ],
)
def test_a_noun_that_only_dates_is_told_apart(text: str, noun: str, occasion: bool) -> None:
    read = Reading(text)
    assert read.attribution.on_occasion(read.word(noun)) is occasion
