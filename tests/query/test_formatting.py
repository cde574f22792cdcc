from __future__ import annotations

import csv
import io
import json

import pytest

from kg.errors import QueryError
from kg.query import format_answer
from kg.store import Answer, Term

XSD = "http://www.w3.org/2001/XMLSchema#"
ANSWER = Answer(("who", "said"), (
    (Term("iri", "https://kg.example/entity/zoe"), Term("literal", 'a "b", c\nd')),
    (Term("bnode", "b0"), Term("literal", "3", f"{XSD}integer")),
    (None, Term("literal", "été", None, "fr")),
))
YES = Answer(("answer",), ((Term("literal", "true", f"{XSD}boolean"),),), True)


def test_a_table_is_aligned_and_short() -> None:
    assert format_answer(ANSWER, "table").split("\n") == [
        "who         said",
        "----------  ----------",
        'entity:zoe  a "b", c d',
        "_:b0        3",
        "            été",
        ""]


@pytest.mark.parametrize(("value", "shown"), [
    ("\x1b[31mred\u202e", "�[31mred�"), ("x" * 100, "x" * 71 + "…"), ("a\tb\r\n c", "a b c")])
def test_a_cell_cannot_steer_a_terminal_or_break_a_line(value: str, shown: str) -> None:
    assert format_answer(Answer(("x",), ((Term("literal", value),),))).split("\n")[2] == shown


def test_wide_and_combining_characters_keep_the_columns_straight() -> None:
    rows = tuple((Term("literal", one), Term("literal", "|")) for one in ("証拠", "e\u0301t", "abcd"))
    assert format_answer(Answer(("x", "y"), rows)).split("\n")[2:5] == ["証拠  |", "e\u0301t    |", "abcd  |"]


def test_csv_has_bare_values_and_the_line_ends_of_the_specification() -> None:
    text = format_answer(ANSWER, "csv")
    assert text.startswith("who,said\r\n")
    assert list(csv.reader(io.StringIO(text, newline=""))) == [
        ["who", "said"], ["https://kg.example/entity/zoe", 'a "b", c\nd'], ["_:b0", "3"], ["", "été"]]


def test_tsv_has_terms_as_turtle_spells_them() -> None:
    assert format_answer(ANSWER, "tsv") == (
        '?who\t?said\n<https://kg.example/entity/zoe>\t"a \\"b\\", c\\nd"\n'
        f'_:b0\t"3"^^<{XSD}integer>\n\t"été"@fr\n')


def test_json_is_that_of_the_specification() -> None:
    found = json.loads(format_answer(ANSWER, "json"))
    assert found["head"] == {"vars": ["who", "said"]}
    assert found["results"]["bindings"] == [
        {"who": {"type": "uri", "value": "https://kg.example/entity/zoe"},
         "said": {"type": "literal", "value": 'a "b", c\nd'}},
        {"who": {"type": "bnode", "value": "b0"},
         "said": {"type": "literal", "value": "3", "datatype": f"{XSD}integer"}},
        {"said": {"type": "literal", "value": "été", "xml:lang": "fr"}}]


def test_yes_and_no_have_a_form_of_their_own_in_json() -> None:
    assert json.loads(format_answer(YES, "json")) == {"head": {}, "boolean": True}
    assert format_answer(YES, "csv") == "answer\r\ntrue\r\n"


def test_an_answer_without_rows_still_has_its_head() -> None:
    assert format_answer(Answer(("who",), ())) == "who\n---\n"
    assert format_answer(Answer((), ())) == "\n\n"


def test_another_format_is_refused() -> None:
    with pytest.raises(QueryError, match="no format is called 'xml': use one of table, csv, tsv, json"):
        format_answer(ANSWER, "xml")
