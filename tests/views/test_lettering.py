"""Text on maps fits its room, and what is cut says so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.views.lettering import width, wrap


@pytest.mark.parametrize(("text", "lines"), [
    ("Ada Quill", ("Ada Quill",)),
    ("Harrow County District Attorney’s Office", ("Harrow County", "District Attorney’s", "Office")),
    ("one two three four five six seven eight nine ten eleven twelve thirteen",
     ("one two three four", "five six seven eight", "nine ten eleven…")),
    ("", ())])
def test_text_breaks_at_spaces_and_ends_in_an_ellipsis_where_it_is_too_long(text: str, lines: tuple[str, ...]) -> None:
    assert wrap(text, 150, 15, 3) == lines


def test_a_word_that_is_too_long_is_cut() -> None:
    (line,) = wrap("W" * 200, 150, 15, 3)
    assert line.endswith("…")
    assert width(line, 15) <= 150


@given(st.text(), st.integers(1, 5))
def test_no_line_is_wider_than_its_room(text: str, lines: int) -> None:
    broken = wrap(text, 100, 12, lines)
    assert len(broken) <= lines
    assert all(width(line, 12) <= 100 for line in broken)
