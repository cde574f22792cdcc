"""The documents that the project ships: each names the work that it retells."""

from pathlib import Path

import pytest

from kg.documents import read

DATA = Path(__file__).parents[2] / "data"
DOCUMENTS = read([DATA])


def test_the_readme_lists_every_document_with_its_kind():
    readme = (DATA / "README.md").read_text("utf-8")
    listed = [line.split("|") for line in readme.splitlines() if line.startswith("| `")]
    assert [(name.strip(" `"), kind.strip()) for _, name, _, kind, _ in listed] == [
        (document.source, document.kind) for document in DOCUMENTS]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.id)
def test_a_document_is_a_short_digest_of_a_dated_work_with_a_title_and_an_outlet(document):
    assert document.digest
    assert document.title
    assert document.outlet
    assert document.dated_by == "front matter"
    assert document.id.startswith(document.published)
    assert 145 <= len(document.text.split()) <= 350


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.id)
def test_a_digest_quotes_short_phrases_only(document):
    quotes = [part.partition("”")[0] for part in document.text.split("“")[1:]]
    assert all(len(quote.split()) <= 15 for quote in quotes)
