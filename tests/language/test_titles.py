"""Titles of works are found by their typography, nicknames and talk are not."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from kg.language.names import Name
from kg.language.titles import quoted, settle, titled

VOCABULARY = spacy.blank("en").vocab


def works(text: str, *found: Name) -> list[str]:
    doc = Doc(VOCABULARY, text.split())
    return [doc[name.start : name.end].text for name in settle(doc, found) if name.kind == "WORK"]


@pytest.mark.parametrize(
    "text",
    [
        "She wrote “ Dark River ” in 2001 .",
        "She wrote ‘ Dark River ’ in 2001 .",
        'She wrote " Dark River " in 2001 .',
        "She wrote * Dark River * in 2001 .",
        "She wrote _ Dark River _ in 2001 .",
        "She wrote “ Dark River , ” she said .",
    ],
)
def test_quotes_and_italics_of_any_style_hold_a_title(text: str) -> None:
    assert works(text) == ["Dark River"]


@pytest.mark.parametrize(
    "text",
    [
        "He was dubbed “ The Night Owl ” by the papers .",
        "She is known as the “ Ice Queen ” there .",
        "The “ Harbour Road Five ” were freed .",
        "“ We never gave up , ” she said .",
        "“ He Lied . ” she said .",
        "She said “ Never ” twice .",
    ],
)
def test_nicknames_groups_and_speech_are_no_titles(text: str) -> None:
    assert works(text) == []


def test_a_nickname_that_the_encoder_took_for_a_title_is_dropped() -> None:
    assert works("He was dubbed “ The Night Owl ” there .", Name(4, 7, "WORK")) == []


def test_one_word_in_quotes_is_a_title_where_the_encoder_sees_a_name() -> None:
    assert works("She directed “ Harbour ” .", Name(3, 4, "LOC")) == ["Harbour"]


@pytest.mark.parametrize("kind", ["PERSON", "ORG"])
def test_a_person_or_organization_in_quotes_stays_one(kind: str) -> None:
    doc = Doc(VOCABULARY, ["He", "asked", "“", "Jane", "Roe", "”", "."])
    assert settle(doc, [Name(3, 5, kind)]) == [Name(3, 5, kind)]


def test_a_title_in_quotes_once_is_a_title_everywhere() -> None:
    text = "“ When They Met ” opened . When They Met was praised . ‘ When They met ’ again ."
    assert works(text) == ["When They Met", "When They Met", "When They met"]


def test_quotes_in_quotes_are_matched_by_their_own_kind() -> None:
    assert list(quoted(["“", "I", "saw", "‘", "Dark", "River", "’", "”", "."])) == [(4, 6), (1, 7)]


def test_a_closing_apostrophe_alone_opens_nothing() -> None:
    assert list(quoted(["the", "jurors", "’", "verdict", "’", "s"])) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [("When They See the Sea", True), ("She left town", False), ("Not one .", False), ("1984", False), ("", False)],
)
def test_title_case(text: str, expected: bool) -> None:
    assert titled(text.split()) is expected
