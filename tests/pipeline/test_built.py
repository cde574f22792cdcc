"""The case in `data/`, through the shipped parser and rules."""

from __future__ import annotations

from pathlib import Path

import kg
from kg.model import STATUSES, entities_of
from tests.conftest import DATA


def tree(where: Path) -> dict[str, bytes]:
    return {str(file.relative_to(where)): file.read_bytes() for file in where.rglob("*") if file.is_file()}


def test_every_quote_stands_in_its_document_where_the_claim_says(built: kg.Case) -> None:
    texts = {document.id: document.text for document in built.documents}
    spans = [span for claim in built.claims for span in claim.evidence]
    assert spans
    assert [span for span in spans if texts[span.document][span.start:span.end] != span.quote] == []
    assert all(claim.evidence for claim in built.claims)


def test_every_document_gives_claims(built: kg.Case) -> None:
    assert {span.document for claim in built.claims for span in claim.evidence} == {one.id for one in built.documents}


def test_every_claim_has_a_status_and_what_is_denied_somebody_denies(built: kg.Case) -> None:
    assert {claim.status for claim in built.claims} <= set(STATUSES)
    assert all(claim.attributed_to for claim in built.claims if claim.status == "denied")


def test_an_id_is_one_entity_and_a_label_is_one_of_its_aliases(built: kg.Case) -> None:
    known = {entity.id: entity for entity in built.entities}
    assert all(known[entity.id] == entity for claim in built.claims for entity in entities_of(claim))
    assert all(entity.label in entity.aliases for entity in built.entities)


def test_building_and_drawing_again_gives_the_same_bytes(built: kg.Case, tmp_path: Path) -> None:
    again = kg.build(DATA, out=tmp_path / "again")
    assert tree(again.folder) == tree(built.folder)
    built.view(tmp_path / "one")
    again.view(tmp_path / "two")
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_the_case_keeps_to_the_shapes(built: kg.Case) -> None:
    report = built.check()
    assert report.conforms, str(report)
