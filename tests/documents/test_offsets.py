import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents import Cleaned


def test_an_edit_moves_the_text_and_keeps_the_way_back():
    text = Cleaned.of("one  two three").edited([(3, 5, " "), (8, 14, "")])
    assert text.text == "one two"
    assert [text.original_offset(i) for i in range(8)] == [0, 1, 2, 3, 5, 6, 7, 8]


def test_offsets_count_in_the_whole_original():
    assert Cleaned.of("---\n---\nText", 8).original_offset(0) == 8


def test_a_longer_replacement_points_at_what_it_replaces():
    text = Cleaned.of("a|b").edited([(1, 2, "\n\n")])
    assert (text.text, list(text.origin)) == ("a\n\nb", [0, 1, 1, 2])


@pytest.mark.parametrize("offset", [-1, 4])
def test_an_offset_outside_the_text_is_refused(offset):
    with pytest.raises(IndexError, match="outside a text of 3 characters"):
        Cleaned.of("abc").original_offset(offset)


def test_the_end_of_nothing_is_its_start():
    assert Cleaned.of("").original_offset(0) == 0


@given(st.text(min_size=1), st.data())
def test_deleting_keeps_every_other_character_at_its_place(original, data):
    gone = data.draw(st.sets(st.integers(0, len(original) - 1)))
    text = Cleaned.of(original).edited((i, i + 1, "") for i in sorted(gone))
    assert list(text.origin) == [i for i in range(len(original)) if i not in gone]
    assert all(original[text.original_offset(i)] == character for i, character in enumerate(text.text))
