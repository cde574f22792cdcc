"""People spoken of together, and groups by their size."""

from __future__ import annotations

import pytest

from tests.parses import Reading


def people(text: str, form: str, nth: int = 1) -> list[str]:
    """The first name or mention of each one whom a word means."""
    reading = Reading(text)
    clusters = reading.coreference.all_of(reading.word(form, nth))
    return [one.names[0] if one.names else reading.doc[one.mentions[0].start : one.mentions[0].end].text
            for one in clusters]  # fmt: skip


@pytest.mark.parametrize("word", ["They", "couple", "Both"])
def test_people_named_together_are_who_is_meant_by_a_plural(word):
    text = f"Ann Lee and Bob Ray spoke. {word if word != 'couple' else 'The couple'} left."
    assert people(text, word) == ["Ann Lee", "Bob Ray"]


def test_a_plural_title_stands_for_those_it_is_put_before():
    assert people("Detectives Ann Lee and Bob Ray spoke. The detectives left.", "detectives") == ["Ann Lee", "Bob Ray"]


def test_one_or_the_other_is_not_both():
    assert people("Ann Lee or Bob Ray spoke. They left.", "They") == []


def test_five_of_the_six_are_another_group_than_the_six():
    text = "Six men spoke. Five of the six left."
    assert people(text, "six") == ["Six men"]
    assert people(text, "Five") == ["Five of the six"]
