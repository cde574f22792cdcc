"""Sub-words are the longest that the vocabulary knows; casing goes beside them."""

from __future__ import annotations

import pytest

from kg.language.wordpieces import SHAPES, WordPieces, plain, shape

PIECES = WordPieces(
    ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "un", "##fair", "##ly", "u", "s", ".", "don", "##'", "n", "'", "t", "cafe"]
)


def split(word: str) -> list[str]:
    return [PIECES.pieces[number] for number in PIECES.ids(word)]


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("Unfairly", ["un", "##fair", "##ly"]),
        ("U.S.", ["u", ".", "s", "."]),
        ("n’t", ["n", "'", "t"]),
        ("Café", ["cafe"]),
        ("unfairness", ["[UNK]"]),
        ("u" * 50, ["[UNK]"]),
    ],
)
def test_words_are_split(word: str, pieces: list[str]) -> None:
    assert split(word) == pieces
    assert split(word) == pieces  # and again, from the cache


def test_every_word_has_a_sub_word() -> None:
    assert all(len(PIECES.ids(word)) >= 1 for word in ("", " ", "\u0301", "语"))


@pytest.mark.parametrize(
    ("word", "name"),
    [("the", "lower"), ("Us", "title"), ("A", "title"), ("FBI", "upper"), ("McCray", "mixed"), ("“", "other")],
)
def test_shapes(word: str, name: str) -> None:
    assert SHAPES[shape(word)] == name


def test_a_lone_quote_stays_as_it_is_and_an_apostrophe_in_a_word_is_straightened() -> None:
    assert (plain("’"), plain("’S")) == ("’", "'s")
