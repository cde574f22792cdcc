"""What an entity is called, and what tells it from others."""

from __future__ import annotations

import pytest

from kg.claims.entities import Entities
from kg.model import Entity
from tests.parses import Reading


def entity(text: str, word: str, document: str = "d", nth: int = 1) -> Entity:
    read = Reading(text)
    cluster = read.coreference.of(read.word(word, nth))
    assert cluster is not None
    return Entities(read.doc, document).of(cluster)


@pytest.mark.parametrize(
    ("text", "word", "label", "type_", "named"),
    [
        ("Lee wept. Ann Lee spoke.", "Lee", "Ann Lee", "Person", True),
        ("The men are now dubbed the “Leeds Five.”", "men", "Leeds Five", "Group", True),
        ("The film “Dark River” opened. The film was praised.", "film", "Dark River", "Work", True),
        ("The Federal Crime Bureau spoke. The FCB wept.", "FCB", "Federal Crime Bureau", "Organization", True),
        ("A prosecutor spoke. The prosecutor wept.", "prosecutor", "prosecutor", "Person", False),
        ("Five men were tried. The men were freed.", "men", "Five men", "Group", False),
    ],
)
def test_labels(text: str, word: str, label: str, type_: str, named: bool) -> None:
    one = entity(text, word)
    assert (one.label, one.type, one.named) == (label, type_, named)
    assert label in one.aliases
    assert list(one.aliases) == sorted(one.aliases)


def test_a_name_is_the_same_entity_in_every_document() -> None:
    assert entity("Ann Lee spoke. Lee wept.", "Ann", "one") == entity("Ann Lee spoke. Lee wept.", "Ann", "two")


def test_what_has_no_name_is_known_in_its_document_only() -> None:
    one, two = (entity("A prosecutor spoke.", "prosecutor", document) for document in ("one", "two"))
    assert one.id != two.id


def test_two_without_a_name_are_two() -> None:
    text = "A man spoke. A man wept."
    assert entity(text, "man").id != entity(text, "man", nth=2).id


def test_a_pronoun_is_no_alias() -> None:
    assert entity("Ann Lee met Bob Ray. She thanked him.", "She").aliases == ("Ann Lee",)
