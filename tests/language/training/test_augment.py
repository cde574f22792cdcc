"""Augmentation leaves every tree a tree and every label on its word."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from kg.language.names import spans
from kg.language.training import augment
from kg.language.training.corpora import Sentence

TREE = Sentence(
    words=["Roe", "wrote", '"', "Dark", "River", '"', "-", "slowly", "."],
    upos=["PROPN", "VERB", "PUNCT", "ADJ", "PROPN", "PUNCT", "PUNCT", "ADV", "PUNCT"],
    xpos=["NNP", "VBD", "``", "NNP", "NNP", "''", ":", "RB", "."],
    lemmas=["Roe", "write", '"', "dark", "River", '"', "-", "slowly", "."],
    feats=["_"] * 9,
    heads=[1, -1, 4, 4, 1, 4, 7, 1, 1],
    labels=["nsubj", "root", "punct", "amod", "obj", "punct", "punct", "advmod", "punct"],
    names=["B-PERSON", "O", "O", "B-WORK", "I-WORK", "O", "O", "O", "O"],
)


@given(st.integers(0, 2**32))
def test_variants_are_whole(seed: int) -> None:
    varied = augment.varied(TREE, random.Random(seed), last=True)
    size = len(varied.words)
    columns = [varied.upos, varied.xpos, varied.lemmas, varied.feats, varied.heads, varied.labels, varied.names]
    assert all(column is not None and len(column) == size for column in columns)
    assert varied.heads is not None
    assert varied.heads.count(-1) == 1
    for node in range(size):
        for _ in range(size):
            node = varied.heads[node] if node >= 0 else node
        assert node == -1
    titles = [n for n in spans(varied.names or []) if n.kind == "WORK"]
    assert [" ".join(varied.words[n.start : n.end]).lower() for n in titles] == ["dark river"]


def test_a_word_that_others_hang_from_is_not_taken_out() -> None:
    assert augment.without(TREE, 4) is TREE


def test_taking_out_a_mark_moves_the_heads() -> None:
    shorter = augment.without(TREE, 2)
    assert shorter.heads == [1, -1, 3, 1, 3, 6, 1, 1]


@given(st.integers(0, 2**32))
def test_made_up_sentences_are_labelled_throughout(seed: int) -> None:
    names = {"PERSON": ["Jane", "Roe"], "LOC": ["Alberta"], "WORK": ["Sea"], "DATE": ["1990"], "ORG": ["Acme"]}
    source = [
        Sentence(words=words, names=[f"B-{kind}"] + [f"I-{kind}"] * (len(words) - 1)) for kind, words in names.items()
    ]
    made = augment.Maker([source]).sentence(random.Random(seed))
    assert made.names is not None
    assert len(made.names) == len(made.words)
    assert all("{" not in word and "}" not in word for word in made.words)
    assert spans(made.names)
