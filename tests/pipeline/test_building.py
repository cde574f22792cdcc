"""From documents to a case, with an extractor that knows the claims beforehand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import kg
from kg.errors import CaseError, InputError, ModelError
from kg.model import Claim, Document, Span
from kg.pipeline import folder
from kg.pipeline.building import assemble, build, check_evidence
from tests.cases import NEWS, OPINION, small_case
from tests.told import Told

SMALL = small_case()
DOCUMENTS, EXTRACTOR = SMALL.documents, Told(SMALL.claims)


def contents(where: Path) -> dict[str, bytes]:
    return {entry.name: entry.read_bytes() for entry in where.iterdir()}


class Failing:
    """An extractor that fails at one document."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def pipe(self, documents: Iterable[Document]) -> Iterator[list[Claim]]:
        for document in documents:
            if document is OPINION:
                raise self._error
            yield from EXTRACTOR.pipe([document])


def test_the_same_build_gives_the_same_bytes_in_every_file_wherever_it_lies(tmp_path: Path) -> None:
    assemble(DOCUMENTS, EXTRACTOR, out=tmp_path / "one")
    assemble(DOCUMENTS, EXTRACTOR, out=tmp_path / "elsewhere" / "two")
    assert contents(tmp_path / "one") == contents(tmp_path / "elsewhere" / "two")
    assert sorted(contents(tmp_path / "one")) == sorted([*folder.CONTENT, folder.MANIFEST])


def test_the_order_of_documents_does_not_matter(tmp_path: Path) -> None:
    assemble(DOCUMENTS, EXTRACTOR, out=tmp_path / "one")
    assemble(DOCUMENTS[::-1], EXTRACTOR, out=tmp_path / "two")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_two_documents_that_agree_give_one_claim_with_two_quotes(tiny: kg.Case) -> None:
    vacated = [claim for claim in tiny.claims if claim.type == "Vacatur"]
    assert [sorted(span.document for span in claim.evidence) for claim in vacated] == [[NEWS.id, OPINION.id]]


def test_progress_tells_every_stage_to_its_end(tmp_path: Path) -> None:
    heard: list[tuple[str, int, int]] = []
    assemble(DOCUMENTS, EXTRACTOR, out=tmp_path / "case", progress=lambda *told: heard.append(told))
    assert heard[:4] == [("reading claims", done, 3) for done in range(4)]
    assert {stage for stage, done, total in heard if done == total} == {stage for stage, _, _ in heard}


def test_an_error_in_a_document_names_it_and_leaves_the_earlier_build(tmp_path: Path) -> None:
    assemble(DOCUMENTS, EXTRACTOR, out=tmp_path / "case")
    before = contents(tmp_path / "case")
    with pytest.raises(InputError, match=r"opinion-2020\.txt: the model gave no parse"):
        assemble(DOCUMENTS, Failing(ModelError("the model gave no parse")), out=tmp_path / "case")
    assert contents(tmp_path / "case") == before
    assert kg.open(tmp_path / "case").claims


def test_a_defect_in_a_rule_is_raised_with_the_document_noted(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError) as caught:
        assemble(DOCUMENTS, Failing(ZeroDivisionError()), out=tmp_path / "case")
    assert caught.value.__notes__ == ["while reading the claims of opinion-2020.txt"]
    assert not (tmp_path / "case").exists()


@pytest.mark.parametrize("evidence", [
    (), (Span(NEWS.id, 0, 4, "Zoë "),), (Span("nowhere", 0, 4, "Dani"),), (Span(NEWS.id, 3, 3, ""),)])
def test_a_claim_that_its_document_does_not_support_is_refused(evidence: tuple[Span, ...]) -> None:
    with pytest.raises(CaseError, match=r"has no evidence|does not say"):
        check_evidence([replace(SMALL.claims[0], evidence=evidence)], [NEWS])


def test_an_occupied_folder_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(CaseError, match="is not a case"):
        build(tmp_path / "nowhere", out=tmp_path)


def test_one_path_and_several_are_both_taken(tmp_path: Path) -> None:
    for paths in (str(tmp_path / "nowhere"), tmp_path / "nowhere", [str(tmp_path / "nowhere")]):
        with pytest.raises(InputError, match="nowhere"):
            build(paths, out=tmp_path / "case")
