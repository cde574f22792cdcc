"""Long paragraphs are cut where a sentence surely ends."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.language.windows import LIMIT, ROOM, windows

SENTENCE = ["The", "court", "heard", "the", "case", "again", "that", "day", "."]


def cut(words: list[str]) -> list[tuple[int, int]]:
    return windows(words, [1] * len(words))


@given(st.lists(st.sampled_from(["word", "Word", ".", ",", "”", "?"]), max_size=900), st.integers(1, 5))
def test_windows_cover_a_paragraph_in_order_and_fit(words: list[str], size: int) -> None:
    cuts = windows(words, [size] * len(words))
    assert [index for start, end in cuts for index in range(start, end)] == list(range(len(words)))
    assert all((end - start) * size <= LIMIT for start, end in cuts)


def test_a_paragraph_that_fits_is_one_window() -> None:
    assert cut(SENTENCE * 5) == [(0, 45)]


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    words = SENTENCE * 60
    cuts = cut(words)
    assert len(cuts) == 3
    assert all(end - start <= ROOM and words[end - 1] == "." for start, end in cuts)


def test_no_cut_before_lower_case_or_inside_a_quote() -> None:
    words = ["Word"] * 150 + ["No", ".", "”", "she", "said"] + ["word"] * 60
    assert cut(words) == [(0, len(words))]


def test_a_sentence_beyond_every_limit_is_cut_at_a_comma() -> None:
    words = ["word"] * 300 + [","] + ["word"] * 200
    assert cut(words) == [(0, 301), (301, 501)]


def test_nothing_to_cut() -> None:
    assert cut([]) == []
