"""What panels say of a claim: the sentence, its surroundings, and always whose word it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.errors import InputError
from kg.model import When
from kg.rdf import reversals
from kg.views.evidence import Dossier, attribution, hedge, overturning, record, says, short_attribution, source
from kg.views.look import day, time, undone_by, words
from tests.cases import NEWS, small_case

CASE = small_case()
DOSSIER = Dossier.of(CASE.claims, CASE.documents, reversals(CASE.claims))


@pytest.mark.parametrize(("type", "sentence"), [
    ("Fraud", "alleged by Zoë Čapková"),
    ("Assault", "as told in Seven Nights, a work and not a record of what happened"),
    ("Conviction", "Evening Ledger says so in its own voice"),
    ("Vacatur", "Evening Ledger and What the fire left say so in their own voices"),
    ("spouseOf", "not so, as put by Evening Ledger"),
    ("Trial", "not said to be so, only raised by Evening Ledger")])
def test_every_claim_says_whose_word_it_is(type: str, sentence: str) -> None:
    assert attribution(CASE.claim(type), DOSSIER) == sentence


def test_a_chain_of_speakers_is_told_from_the_outside_in() -> None:
    assert attribution(CASE.claim("Confession", "reported"), DOSSIER) == (
        "according to Evening Ledger, citing Priya Nair")
    assert attribution(CASE.claim("Confession", "denied"), DOSSIER) == "denied by Maren Lindqvist"


def test_an_accusation_without_accuser_is_the_word_of_its_source() -> None:
    fraud = replace(CASE.claim("Fraud"), attributed_to=())
    assert attribution(fraud, DOSSIER) == "unproven, as put by Evening Ledger, with no accuser named"
    assert short_attribution(fraud, DOSSIER) == "alleged, in Evening Ledger"


def test_what_nobody_asserts_is_hedged_and_what_somebody_asserts_is_not() -> None:
    confessions = [CASE.claim("Confession", "reported"), CASE.claim("Confession", "denied")]
    assert hedge(confessions, DOSSIER) == "reported by Evening Ledger, Priya Nair; denied by Maren Lindqvist"
    assert hedge([CASE.claim("Charge"), *confessions], DOSSIER) == ""
    assert hedge([], DOSSIER) == "named, not told of"


def test_a_conviction_brings_its_reversal() -> None:
    conviction, vacatur = CASE.claim("Conviction"), CASE.claim("Vacatur")
    assert record(conviction.id, DOSSIER)["overturned"] == [vacatur.id]
    assert overturning(conviction.id, DOSSIER) == "overturned Dec 2003"
    assert overturning(vacatur.id, DOSSIER) == ""
    assert DOSSIER.with_reversals([conviction.id]) == sorted([conviction.id, vacatur.id])


@pytest.mark.parametrize(("kinds", "word"), [
    ({"Pardon"}, "pardoned"), ({"Exoneration", "Pardon"}, "exonerated"), ({"Pardon", "Vacatur"}, "overturned")])
def test_a_pardon_is_not_called_a_reversal(kinds: set[str], word: str) -> None:
    assert undone_by(kinds) == word


def test_the_quote_stands_in_its_line() -> None:
    claim = CASE.claim("Conviction")
    (span,) = record(claim.id, DOSSIER)["evidence"]
    assert (span["before"], span["quote"], span["after"]) == (
        "Daniel Okoro, one of the Harrow Two, ", "was convicted of arson in 1991", ".")


def test_long_surroundings_are_cut_at_a_word() -> None:
    quote = CASE.claim("Charge").evidence[0].quote
    text = "Before. " * 100 + quote + " After it." * 100
    document = replace(NEWS, text=text)
    start = text.index(quote)
    claim = replace(CASE.claim("Charge"), evidence=(
        replace(CASE.claim("Charge").evidence[0], start=start, end=start + len(quote)),))
    (span,) = record(claim.id, Dossier.of([claim], [document], {}))["evidence"]
    assert span["before"].startswith("… Before. ")
    assert span["after"].endswith(" …")
    assert len(span["before"]) < 250


def test_a_relation_reads_with_its_role_and_whether_it_is_over() -> None:
    assert says(CASE.claim("boardMemberOf")) == (
        "Maren Lindqvist – board member of, as trustee (former) – Ashby College")
    assert says(CASE.claim("Statement")) == "statement: Zoë Čapková, Maren Lindqvist, hiding evidence"


def test_a_claim_of_a_document_that_is_not_given_is_an_error() -> None:
    with pytest.raises(InputError, match="ledger-2019"):
        Dossier.of(CASE.claims, (), {})


@pytest.mark.parametrize(("url", "shown"), [
    ("https://x.example/a", "https://x.example/a"), ("javascript:alert(1)", ""), ("data:text/html,x", ""), (None, "")])
def test_only_addresses_of_the_web_become_links(url: str | None, shown: str) -> None:
    assert source(replace(NEWS, url=url))["url"] == shown


@pytest.mark.parametrize(("iso", "spelled"), [
    ("1989-04-19", "19 Apr 1989"), ("1989-04", "Apr 1989"), ("1989", "1989"), ("1989-13", "1989-13"), ("x", "x")])
def test_dates_are_spelled(iso: str, spelled: str) -> None:
    assert day(iso) == spelled


@pytest.mark.parametrize(("when", "spelled"), [
    (None, ""), (When("1990", None, "decade", "the 1990s"), "1990s"), (When("1991", "1991", "year", "x"), "1991"),
    (When("1991", "1993", "year", "x"), "1991 to 1993"), (When(None, "2002-05", "month", "x"), "until May 2002"),
    (When(None, None, "day", "that night"), "that night")])
def test_times_are_spelled(when: When | None, spelled: str) -> None:
    assert time(when) == spelled


def test_names_of_the_vocabulary_are_spelled() -> None:
    assert [words(name) for name in ("boardMemberOf", "GuiltyPlea", "about")] == [
        "board member of", "guilty plea", "about"]
