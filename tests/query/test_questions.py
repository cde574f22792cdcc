from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import OntologyError, QueryError, UnknownEntity
from kg.query import bind, question, read_question, saved_questions
from kg.rdf import to_nquads
from kg.store import Store, open_store
from tests.cases import CAPKOVA, LINDQVIST, NAIR, OKORO, PRESS, SERIES, small_case

CASE = small_case()
IDS = {one.label: one.id for one in (CAPKOVA, LINDQVIST, NAIR, OKORO, SERIES)}
ACCUSED = "Zoë Čapková accused Lindqvist of hiding evidence."
VACATED = "In December 2003 the Harrow County Court vacated his conviction."
THROWN_OUT = "The court threw out the conviction of Daniel Okoro in December 2003."
FORCED = "Priya Nair says Tobias Grant forced the confession of Okoro"
DENIED = "Lindqvist denied that Okoro was forced to confess."
RESIGNED = "resigned on June 3, 2019 from Ashby College and the Harrow Trust"


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store(to_nquads(CASE.documents, CASE.claims))


def find(name: str) -> str:
    if name not in IDS:
        raise UnknownEntity(name)
    return IDS[name]


def rows(store: Store, name: str, /, **params: str) -> list[tuple[str | None, ...]]:
    answer = store.select(bind(question(name), params, find))
    return [tuple(term and term.value for term in row) for row in answer.rows]


CONFESSION = "denied: Confession: Daniel Okoro (coerced)"
EXPECTED: list[tuple[str, dict[str, str], list[tuple[str | None, ...]]]] = [
    ("accusations", {}, [
        ("Zoë Čapková", "Maren Lindqvist", "Fraud", "news", 'Trustee "steps down"', ACCUSED),
        ("Zoë Čapková", "Maren Lindqvist", "hiding evidence", "news", 'Trustee "steps down"', ACCUSED)]),
    ("boards", {"person": "Maren Lindqvist"}, [(
        "Maren Lindqvist", "Ashby College", "true", "asserted", "Maren Lindqvist, a former trustee of Ashby College")]),
    ("boards", {"person": "Daniel Okoro"}, []),
    ("claims-of-document", {"document": "drama-notes"}, [
        ("asserted: Viewership: More than 2 million, Seven Nights", "More than 2 million people watched Seven Nights."),
        ("asserted: Zoë Čapková directed Seven Nights", "Zoë Čapková directed Seven Nights."),
        ("reported: Assault: Tobias Grant, Daniel Okoro", "In Seven Nights, Grant beats Okoro in a cell.")]),
    ("confessions", {"person": "Daniel Okoro"}, [
        ("Daniel Okoro", "true", "denied", "Maren Lindqvist", DENIED),
        ("Daniel Okoro", "true", "reported", "Evening Ledger", FORCED),
        ("Daniel Okoro", "true", "reported", "Priya Nair", FORCED)]),
    ("convictions", {"person": "Daniel Okoro"}, [
        ("Daniel Okoro", "asserted: Conviction: Daniel Okoro, arson", "1991",
         "asserted: Vacatur: Harrow County Court, Daniel Okoro", "2003-12", quote) for quote in (VACATED, THROWN_OUT)]),
    ("departures", {}, [
        ("Maren Lindqvist", "Resignation", "Ashby College", "2019-06-03", "asserted", RESIGNED),
        ("Maren Lindqvist", "Resignation", "Harrow Trust", "2019-06-03", "asserted", RESIGNED),
        ("Maren Lindqvist", "Dismissal", PRESS.label, None, "asserted", f"Her book was dropped by {PRESS.label}")]),
    ("disputed", {}, [
        (CONFESSION, "Maren Lindqvist", DENIED),
        ("negated: Maren Lindqvist spouseOf Tobias Grant", None, "Lindqvist is not married to Grant.")]),
    ("people", {}, [("Daniel Okoro", "7"), ("Maren Lindqvist", "7"), ("Priya Nair", "4"), ("Tobias Grant", "3"),
                    ("Zoë Čapková", "3")]),
    ("roles", {"person": "Zoë Čapková"}, [("speaker", "asserted: Statement: Maren Lindqvist, Zoë Čapková", ACCUSED)]),
    ("timeline", {"from": "2003", "until": "2018"}, [
        ("2003-12", "asserted: Vacatur: Harrow County Court, Daniel Okoro", VACATED),
        ("2003-12", "asserted: Vacatur: Harrow County Court, Daniel Okoro", THROWN_OUT),
        ("2010", f"asserted: Publication: Priya Nair, {PRESS.label}, Burnt Evidence",
         f"{PRESS.label} brought out Burnt Evidence in 2010.")]),
    ("who-says", {"name": "Seven Nights"}, [
        ("Seven Nights", "reported: Assault: Tobias Grant, Daniel Okoro",
         "In Seven Nights, Grant beats Okoro in a cell.", "Notes on a series")]),
    ("works", {}, [("Burnt Evidence", "author", "Priya Nair"), ("Seven Nights", "director", "Zoë Čapková")]),
]


@pytest.mark.parametrize(("name", "params", "expected"), EXPECTED, ids=lambda one: one if isinstance(one, str) else "")
def test_a_question_is_answered(store: Store, name: str, params: dict[str, str],
                                expected: list[tuple[str | None, ...]]) -> None:
    assert rows(store, name, **params) == expected


def test_what_two_documents_say_is_not_of_a_single_source(store: Store) -> None:
    claimed = {row[0] for row in rows(store, "single-source")}
    assert len(claimed) == len(CASE.claims) - 1
    assert not [one for one in claimed if one and "Vacatur" in one]


def test_without_its_optional_parameters_a_question_asks_of_everybody(store: Store) -> None:
    assert len(rows(store, "who-says")) == 5
    assert len(rows(store, "timeline")) == 6


def test_every_saved_question_has_a_test() -> None:
    assert {name for name, _, _ in EXPECTED} | {"single-source"} == {one.name for one in saved_questions()}


def test_a_question_tells_what_it_takes() -> None:
    told = str(question("timeline")).split("\n")
    assert told[0] == "timeline: Timeline"
    assert told[-1] == "  --param until (date, optional): not later than; 2003 leaves out 2003-12"


def test_a_value_cannot_change_the_query(store: Store) -> None:
    trick = '" || true) } # $where \\'
    assert rows(store, "claims-of-document", document=trick) == []


@pytest.mark.parametrize(("name", "params", "message"), [
    ("nothing", {}, "no question is called 'nothing': there are accusations, boards"),
    ("roles", {}, "needs --param person=…: who"),
    ("boards", {"who": "x"}, "has no parameter 'who': it takes person"),
    ("works", {"who": "x"}, "it takes none"),
    ("timeline", {"from": "May 2019"}, "'May 2019' is no date: write 2019"),
])
def test_what_does_not_fit_is_told(name: str, params: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        bind(question(name), params, find)


def test_a_name_that_nobody_has_is_the_finders_to_tell() -> None:
    with pytest.raises(UnknownEntity):
        bind(question("roles"), {"person": "Nobody"}, find)


HEAD = '# Title\n# Explanation.\n# @param least: number "at least"\n'


@pytest.mark.parametrize("value", ["3", "-2.5"])
def test_a_number_stands_as_it_is(tmp_path: Path, value: str) -> None:
    path = tmp_path / "many.rq"
    path.write_text(f"{HEAD}\nSELECT ?x {{ FILTER(?x > $least) }}", encoding="utf-8")
    assert bind(read_question(path), {"least": value}, find) == f"SELECT ?x {{ FILTER(?x > {value}) }}\n"
    with pytest.raises(QueryError, match="is no number"):
        bind(read_question(path), {"least": f"{value}) }}"}, find)


@pytest.mark.parametrize(("content", "message"), [
    ("SELECT * { ?s ?p ?o }", "must begin with a comment"),
    ("# Title\n\nSELECT * { ?s ?p ?o }", "must begin with a comment"),
    ("# Title\n# Text.\n# @param who: thing\nSELECT * { $who ?p ?o }", "is not of the form @param"),
    (f"{HEAD}SELECT * {{ ?s ?p ?o }}", "are not those used"),
    ("# Title\n# Text.\nSELECT * { $s ?p ?o }", "are not those used: s"),
])
def test_a_malformed_question_is_named(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "broken.rq"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(OntologyError, match=rf"broken\.rq: .*{message}"):
        read_question(path)
