from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from kg.errors import QueryError
from kg.rdf import to_nquads
from kg.store import Answer, EmbeddedStore, Store, Term, open_store
from tests.cases import BOOK, NAIR, NEWS, OPINION, small_case

CASE = small_case()
ENDLESS = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(6)) + " }"
XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store(to_nquads(CASE.documents, CASE.claims))


@pytest.fixture
def tiny() -> Iterator[EmbeddedStore]:
    text = "".join(f'<a:{n}> <a:p> "{n}" <a:g> .\n' for n in range(30))
    store = EmbeddedStore(text, timeout=0.5, rows=30)
    yield store
    store.close()


def values(answer: Answer) -> list[tuple[str | None, ...]]:
    return [tuple(term and term.value for term in row) for row in answer.rows]


def test_a_select_gives_columns_and_rows_of_terms(store: Store) -> None:
    answer = store.select("SELECT ?who ?name { ?who kg:wrote ?work ; rdfs:label ?name OPTIONAL { ?who kg:x ?y } }")
    assert answer == Answer(("who", "name"), ((Term("iri", f"https://kg.example/entity/{NAIR.id}"),
                                               Term("literal", "Priya Nair")),))


def test_a_cell_without_value_is_none(store: Store) -> None:
    answer = store.select("SELECT ?s ?y { BIND(1 AS ?s) OPTIONAL { ?x kg:nothing ?y } }")
    assert answer.rows == ((Term("literal", "1", f"{XSD}integer"), None),)


def test_a_literal_keeps_its_language(store: Store) -> None:
    assert store.select('SELECT ?x { BIND("tour"@fr AS ?x) }').rows == ((Term("literal", "tour", None, "fr"),),)


def test_a_blank_node_of_a_query_is_one(store: Store) -> None:
    [[term]] = store.select("SELECT ?x { BIND(BNODE() AS ?x) }").rows
    assert term is not None
    assert term.kind == "bnode"


@pytest.mark.parametrize(("query", "expected"), [("ASK { ?x kg:wrote ?y }", True), ("ASK { ?x kg:bornIn ?y }", False)])
def test_ask_gives_a_boolean_and_a_row(store: Store, query: str, expected: bool) -> None:
    answer = store.select(query)
    assert answer.boolean is expected
    assert values(answer) == [(str(expected).lower(),)]


def test_construct_and_describe_give_triples_sorted(store: Store) -> None:
    answer = store.select("CONSTRUCT { ?x schema:name ?name } WHERE { ?x a kg:Work ; rdfs:label ?name }")
    assert answer.columns == ("subject", "predicate", "object")
    assert [row[2] for row in values(answer)] == ["Burnt Evidence", "Seven Nights"]
    described = store.select(f"DESCRIBE entity:{BOOK.id}")
    assert ("Burnt Evidence" in {row[2] for row in values(described)})
    assert values(described) == sorted(values(described), key=lambda row: [str(one) for one in row])


def test_a_triple_of_two_documents_counts_once(store: Store) -> None:
    query = "SELECT ?claim { ?claim kg:eventType kg:Vacatur ; kg:status kg:asserted }"
    assert len(store.select(query).rows) == 1


def test_the_document_that_says_so_is_the_graph(store: Store) -> None:
    answer = store.select("SELECT DISTINCT ?g { GRAPH ?g { ?c kg:eventType kg:Vacatur } } ORDER BY ?g")
    assert values(answer) == [(f"https://kg.example/document/{one.id}",) for one in (NEWS, OPINION)]


@pytest.mark.parametrize(("query", "message"), [
    ("SELECT * {\n ?x foo:p ?y }", "line 2, column"),
    ("SELECT ?x WHERE {", "line 1, column 18"),
    ("", "line 1, column 1"),
    ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }", "SERVICE is refused"),
    ("CLEAR ALL", "CLEAR is refused"),
])
def test_what_cannot_be_answered_is_told_in_one_line(store: Store, query: str, message: str) -> None:
    with pytest.raises(QueryError, match=message) as caught:
        store.select(query)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 250


def test_a_query_that_takes_too_long_is_stopped_and_the_next_is_answered(tiny: EmbeddedStore) -> None:
    with pytest.raises(QueryError, match=r"stopped after 0\.5 seconds"):
        tiny.select(ENDLESS)
    assert len(tiny.select("SELECT * { ?s ?p ?o }").rows) == 30


def test_an_answer_of_too_many_rows_is_refused_whole(tiny: EmbeddedStore) -> None:
    with pytest.raises(QueryError, match="more than 30 rows: add LIMIT"):
        tiny.select("SELECT * { ?s ?p ?o . ?a ?b ?c }")


def test_data_that_is_no_n_quads_is_told() -> None:
    with pytest.raises(QueryError, match="cannot be started"):
        EmbeddedStore("this is no N-Quads").select("ASK {}")


def test_the_process_ends_with_the_store() -> None:
    store = EmbeddedStore("")
    store.select("ASK {}")
    worker = store._worker
    assert worker is not None
    assert worker.poll() is None
    del store
    gc.collect()
    assert worker.poll() is not None


def test_a_closed_store_starts_again(tiny: EmbeddedStore) -> None:
    tiny.select("ASK {}")
    tiny.close()
    tiny.close()
    assert tiny.select("ASK {}").boolean is True
