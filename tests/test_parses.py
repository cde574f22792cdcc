"""The trees that tests read are trees of their texts."""

from __future__ import annotations

import pytest

from tests.parses import parse, trees


@pytest.mark.parametrize("text", trees())
def test_a_tree_has_one_root_a_sentence_and_only_known_labels(text: str) -> None:
    doc = parse(text)
    assert len(list(doc.sents)) == len(trees()[text])
    assert all(token.head in sent for sent in doc.sents for token in sent)
    assert all(token.lemma_ and token.pos_ for token in doc)
