from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import CaseError, OntologyError
from kg.rdf import to_nquads
from kg.validate import validate
from tests.cases import LEDGER, NEWS, OKORO, Case, event, relation, said, small_case

CLAIM = relation(OKORO, "worksFor", LEDGER, **said("reported", (NEWS, "Daniel Okoro"), by=(LEDGER,)))
TEXT = to_nquads([NEWS], [CLAIM])


def without(part: str) -> str:
    kept = [line for line in TEXT.split("\n") if part not in line]
    assert len(kept) < len(TEXT.split("\n"))
    return "\n".join(kept)


@pytest.fixture(scope="module")
def case() -> Case:
    return small_case()


def test_a_case_as_it_is_built_conforms(case: Case) -> None:
    report = validate(to_nquads(case.documents, case.claims))
    assert report.problems == ()
    assert report.conforms


@pytest.mark.parametrize(("spoil", "problem"), [
    (lambda: without("ontology#status>"), "exactly one of the six statuses"),
    (lambda: TEXT.replace("ontology#reported>", "ontology#rumoured>"), "exactly one of the six statuses"),
    (lambda: without("ontology#evidence>"), "at least one passage"),
    (lambda: without("ontology#attributedTo>"), "what is reported or denied has a speaker"),
    (lambda: without("ontology#object>"), "of a relation or of an event"),
    (lambda: TEXT.replace('"0.9"', '"1.9"'), "from 0 to 1"),
    (lambda: without("ontology#quote>"), "a passage has its words"),
    (lambda: without("oa#start>"), "a passage has one start"),
    (lambda: TEXT.replace('"12"^^', '"0"^^'), "a passage ends after it starts"),
    (lambda: without('label> "Daniel Okoro"'), "one label"),
    (lambda: without("entity/daniel-okoro> <http://www.w3"),
     "whoever a claim names has a type"),
    (lambda: without("ontology#sha256>"), "checksum of its file"),
    (lambda: without("ontology#saidBy>"), "one speaker"),
    (lambda: to_nquads([], [CLAIM]), "one document of the case"),
])
def test_each_rule_finds_what_breaks_it(spoil: Callable[[], str], problem: str) -> None:
    report = validate(spoil())
    assert not report.conforms
    assert [line for line in report.problems if problem in line]
    assert not [line for line in report.problems if "\n" in line]


@pytest.mark.parametrize("status", ["asserted", "alleged", "negated", "hypothetical"])
def test_only_what_is_reported_or_denied_needs_a_speaker(status: str) -> None:
    claim = event("Trial", {"defendant": (OKORO,)}, **said(status, (NEWS, "Daniel Okoro")))  # type: ignore[arg-type]
    assert validate(to_nquads([NEWS], [claim])).conforms


def test_an_empty_case_conforms() -> None:
    assert validate("").conforms


def test_a_line_that_is_no_quad_is_an_error() -> None:
    with pytest.raises(CaseError, match="'this is no quad' is no quad"):
        validate("this is no quad\n")


@pytest.mark.parametrize("content", ["[ this is no Turtle", None])
def test_shapes_that_cannot_be_used_are_named(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "shapes.ttl"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(OntologyError, match=r"shapes\.ttl: the shapes cannot be used"):
        validate(TEXT, path)
