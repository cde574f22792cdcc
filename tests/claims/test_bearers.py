"""Whom a role noun is said of."""

from __future__ import annotations

import pytest

from kg.claims.bearers import bearers, is_title
from tests.parses import Reading


@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    [
        ("Former prosecutor Ann Lee spoke.", "prosecutor", ["Ann"]),
        ("Ann Lee, a prosecutor, spoke.", "prosecutor", ["Ann"]),
        ("The prosecutor, Ann Lee, spoke.", "prosecutor", ["Ann"]),
        ("Ann Lee is a prosecutor.", "prosecutor", ["Ann"]),
        ("DNA proved that Ann Lee was the killer.", "killer", ["Ann"]),
        ("Ann Lee became president of Acme.", "president", ["Ann"]),
        ("Ann Lee served as head of Acme.", "head", ["Ann"]),
        ("Acme appointed Ann Lee as president.", "president", ["Ann"]),
        ("Ann Lee was elected president.", "president", ["Ann"]),
        ("Director and writer Ann Lee spoke.", "writer", ["Ann"]),
        ("Director and writer Ann Lee spoke.", "Director", ["Ann"]),
        ("Judge Ann Lee spoke. The judge resigned.", "Judge", ["Ann"]),
        ("A prosecutor spoke.", "prosecutor", []),
        ("Ann Lee met the president.", "president", []),
        ("A spokesman for Acme said that police arrested Ann Lee.", "spokesman", []),
    ],
)
def test_a_role_noun_is_said_of(text: str, noun: str, expected: list[str]) -> None:
    read = Reading(text)
    assert [one.text for one in bearers(read.word(noun), read.arguments, read.coreference)] == expected


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Former prosecutor Ann Lee spoke.", True),
        ("Ann Lee, a prosecutor, spoke.", False),
        ("The prosecutor, Ann Lee, spoke.", False),
        ("Ann Lee is a prosecutor.", False),
    ],
)
def test_only_a_noun_right_before_the_name_is_a_title(text: str, title: bool) -> None:
    read = Reading(text)
    assert is_title(read.word("prosecutor"), read.coreference) is title
