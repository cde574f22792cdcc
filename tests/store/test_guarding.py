from __future__ import annotations

import pytest

from kg.errors import QueryError
from kg.store.guarding import LONGEST, guard

CALL = "<http://127.0.0.1:9/> { ?a ?b ?c }"


@pytest.mark.parametrize("query", [
    'SELECT * { ?s ?p "SERVICE <http://a.example/>" }',
    "SELECT * { ?s ?p 'SERVICE' } # SERVICE <http://a.example/>",
    'SELECT * { ?s ?p """a "SERVICE" \\" b""" }',
    "SELECT ?service { ?service a <http://a.example/SERVICE> }",
    "SELECT * { ?s ?p entity:secret-service }",
    "SELECT * { ?s ?p 'LOAD', 'INSERT DATA' }",
    "# INSERT\nPREFIX load: <http://a.example/> SELECT * { ?s load:insert ?o FILTER(?s<?o && ?o>3) }",
    "SELECT * FROM <https://kg.example/document/a> { ?s ?p ?o }",
])
def test_a_word_that_calls_nothing_is_let_through(query: str) -> None:
    guard(query)


@pytest.mark.parametrize("query", [
    f"SELECT * {{ SERVICE {CALL} }}",
    f"SELECT * {{ service silent {CALL} }}",
    f"SELECT * {{ ?s ?p trueSERVICE{CALL} }}",
    f"SELECT * {{ ?s ?p 1SERVICE{CALL} }}",
    "PREFIX : <http://127.0.0.1:9/> SELECT * { SERVICE:foo { ?a ?b ?c } }",
    "PREFIX x: <http://127.0.0.1:9/> SELECT * { SERVICEx:foo { ?a ?b ?c } }",
    f"PREFIX x: <http://h:> SELECT * {{ ?s ?p x:SERVICE{CALL} }}",
    f"PREFIX x: <http://h:> SELECT * {{ ?s ?p x:.SERVICE{CALL} }}",
    f"SELECT * {{ \\u0053ERVICE {CALL} }}",
    f"SELECT * {{ \\u005Cu0053ERVICE {CALL} }}",
    f'SELECT * {{ ?s ?p "\\u0022 . SERVICE {CALL} # " }}',
    f"SELECT * {{ ?s ?p ?o . FILTER(?s<?p) SERVICE?x{{ ?a ?b ?c }} FILTER(?s>?o) {CALL} }}",
])
def test_whatever_could_call_a_service_is_refused(query: str) -> None:
    with pytest.raises(QueryError, match="SERVICE is refused"):
        guard(query)


@pytest.mark.parametrize("query", [
    "INSERT DATA { <a:b> <a:b> <a:b> }", "delete where { ?s ?p ?o }", "LOAD <http://a.example/>", "CLEAR ALL",
    "DROP ALL", "CREATE GRAPH <a:b>", "COPY DEFAULT TO <a:b>", "MOVE <a:b> TO <a:c>", "ADD <a:b> TO <a:c>",
    "PREFIX a: <http://a.example/>\n# comment\nWITH <a:b> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
])
def test_an_update_is_refused(query: str) -> None:
    with pytest.raises(QueryError, match=r"line \d+, column \d+: [A-Z]+ is refused"):
        guard(query)


@pytest.mark.parametrize("query", ["SELECT * FROM <file:///a> { ?s ?p ?o }", "SELECT * FROM NAMED <FILE:a> { }",
                                   "PREFIX f: <file:///> SELECT * FROM f:a { ?s ?p ?o }",
                                   "SELECT * FROM <\\u0066ile:///a> { ?s ?p ?o }"])
def test_a_file_is_refused(query: str) -> None:
    with pytest.raises(QueryError, match="files cannot be read"):
        guard(query)


@pytest.mark.parametrize("text", ["'open", '""" \\q" SERVICE #"""', '"a\nb"'])
def test_a_text_that_the_engine_might_cut_in_another_way_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match="a text is not closed"):
        guard(f"SELECT * {{ VALUES ?x {{ {text} }} }}")


@pytest.mark.parametrize("escape", ["\\uD800", "\\UFFFFFFFF"])
def test_an_escape_that_is_no_character_is_refused(escape: str) -> None:
    with pytest.raises(QueryError, match="no Unicode character"):
        guard(f'SELECT * {{ ?s ?p "{escape}" }}')


def test_the_place_is_told() -> None:
    with pytest.raises(QueryError, match="line 3, column 4"):
        guard(f"SELECT *\n{{\n   SERVICE {CALL} }}")


def test_a_query_beyond_all_measure_is_refused() -> None:
    guard(" " * LONGEST)
    with pytest.raises(QueryError, match="longer than"):
        guard(" " * (LONGEST + 1))
