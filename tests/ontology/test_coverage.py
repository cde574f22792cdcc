"""Everything that the vocabulary can say has a frame that finds it."""

from __future__ import annotations

import pytest

from kg.claims.frames import frames
from kg.evaluation.facts import vocabulary

WORDS = vocabulary()
# What somebody says has no frame: a table of verbs of saying stands in the lexicon.
FRAMED = sorted(WORDS.roles.keys() - {"Statement"})


def roles_of(name: str) -> set[str]:
    kinds = {name, *WORDS.crimes} if name == "Crime" else {name}
    return {role.name for frame in frames().all if frame.type in kinds for role in frame.roles}


@pytest.mark.parametrize("name", FRAMED)
def test_every_role_of_an_event_is_looked_for(name: str) -> None:
    assert WORDS.roles[name] - {"place"} - roles_of(name) == set()  # where it happened is found for every event alike


@pytest.mark.parametrize("name", sorted(WORDS.relations))
def test_every_relation_has_a_frame(name: str) -> None:
    assert roles_of(name) == {"subject", "object"}


@pytest.mark.parametrize(("name", "flag"), [("Confession", "coerced"), ("Conviction", "wrongful")])
def test_every_flag_is_looked_for(name: str, flag: str) -> None:
    assert any(flag in frame.flags for frame in frames().all if frame.type == name)
