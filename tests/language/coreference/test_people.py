"""One person by several descriptions: titles, kin, offices, appositions without a name."""

from __future__ import annotations

import pytest

from tests.parses import Reading


def test_somebody_without_a_name_described_twice():
    reading = Reading("The victim, a young woman, spoke. She left.")
    assert reading.label("She") == reading.label("woman") == "The victim"


def test_a_mothers_son_is_whose_mother_she_is():
    reading = Reading("Bob Ray left. His mother, Ann Lee, spoke. Her son wept.")
    assert reading.label("son") == "Bob Ray"


def test_another_mans_wife_is_another_woman():
    reading = Reading("Bob Ray spoke. His wife left. Tom Fox spoke. His wife wept.")
    assert reading.coreference.of(reading.word("wife")) is not reading.coreference.of(reading.word("wife", 2))


def test_who_is_not_the_killer_is_not_meant_by_the_killer():
    reading = Reading("Ann Lee was not the killer. The killer left.")
    assert reading.label("killer", 2) == "the killer"


@pytest.mark.parametrize("word", ["Director", "DPP"])
def test_an_office_and_its_abbreviation_stand_for_who_holds_it(word):
    reading = Reading("The Director of Public Prosecutions spoke. The DPP left.")
    assert reading.label(word) == "The Director of Public Prosecutions"
