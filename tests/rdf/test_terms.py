from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Literal, URIRef
from rdflib.util import from_n3

from kg.rdf import terms, writing

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@given(ANY_TEXT)
def test_any_text_survives_the_way_into_n_quads_and_back(value: str) -> None:
    from pyoxigraph import Literal as OxLiteral
    from pyoxigraph import RdfFormat, parse

    line = f"<http://e.example/s> <http://e.example/p> {terms.text(value)} .\n"
    [quad] = parse(line.encode(), format=RdfFormat.N_QUADS)
    assert isinstance(quad.object, OxLiteral)
    assert quad.object.value == value


@given(ANY_TEXT.filter(bool))
def test_any_id_makes_an_address_that_may_stand_in_n_quads(id: str) -> None:
    from pyoxigraph import NamedNode, RdfFormat, parse

    line = f"{terms.entity_iri(id)} <http://e.example/p> <http://e.example/o> .\n"
    [quad] = parse(line.encode(), format=RdfFormat.N_QUADS)
    assert isinstance(quad.subject, NamedNode)
    assert f"<{quad.subject.value}>" == terms.entity_iri(id)


@pytest.mark.parametrize(("iso", "datatype"), [
    ("2019-05-31", "date"), ("2019-05", "gYearMonth"), ("2019", "gYear"), ("the 1990s", None)])
def test_a_moment_is_as_exact_as_it_is_known(iso: str, datatype: str | None) -> None:
    expected = f'"{iso}"^^<{terms.XSD}{datatype}>' if datatype else f'"{iso}"'
    assert terms.moment(iso) == expected


@pytest.mark.parametrize(("value", "spelled"), [
    (True, "true"), (3, "3"), (0.9, '"0.9"^^xsd:decimal'), (1.0, '"1.0"^^xsd:decimal'),
    (1e-5, '"0.00001"^^xsd:decimal'),
    ("true", '"true"')])
def test_a_python_value_becomes_a_literal_of_its_datatype(value: str | bool | int | float, spelled: str) -> None:
    assert writing.short(terms.literal(value)) == spelled


@pytest.mark.parametrize(("term", "spelled"), [
    ("<https://schema.org/name>", "schema:name"),
    ("<https://kg.example/claim/1/when>", "<https://kg.example/claim/1/when>"),
    ("<https://kg.example/entity/a.b>", "<https://kg.example/entity/a.b>"),
    ('"a^^<b>"', '"a^^<b>"'),
    (f'"x\\"^^<y>"^^<{terms.XSD}date>', '"x\\"^^<y>"^^xsd:date'),
])
def test_turtle_shortens_only_what_its_grammar_allows(term: str, spelled: str) -> None:
    assert writing.short(term) == spelled


def test_rdflib_reads_a_literal_as_it_was_meant() -> None:
    assert from_n3(terms.text('a "b" \\ c')) == Literal('a "b" \\ c')
    assert from_n3(terms.entity_iri("a b")) == URIRef("https://kg.example/entity/a%20b")
