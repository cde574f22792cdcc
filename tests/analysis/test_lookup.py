"""Names as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.analysis import find
from kg.analysis.lookup import folded
from kg.errors import InputError, UnknownEntity
from kg.model import Entity
from tests.analysis.village import ADA, BEN, LOU, MILL, STRANGER, TOWN, YVES

SCHOOL = Entity("organization-academie", "Organization", "the Académie d’Été", ("the Académie d’Été",))
KNOWN = (ADA, YVES, BEN, LOU, MILL, TOWN, SCHOOL, STRANGER)


@pytest.mark.parametrize(("typed", "meant"), [
    ("Ada Quill", ADA), ("ada quill", ADA), ("  Ada   Quill ", ADA), ("QUILL", ADA), ("Moreau", YVES),
    ("The Mill", MILL), ("mill", MILL), ("the Harbour Mill", MILL), ("academie d'ete", SCHOOL),
    ("person-ben-ash", BEN), ("another man", STRANGER)])
def test_a_name_is_found_however_it_is_typed(typed: str, meant: Entity) -> None:
    assert find(KNOWN, typed) == meant


@pytest.mark.parametrize(("typed", "near"), [
    ("Ada Quil", "Ada Quill"), ("Yves Morau", "Yves Moreau"), ("Quill, A.", "Ada Quill"), ("Saltbey", "Saltby"),
    ("Harbour", "Harbour Mill")])
def test_an_unknown_name_offers_the_near_ones(typed: str, near: str) -> None:
    with pytest.raises(UnknownEntity) as caught:
        find(KNOWN, typed)
    assert near in caught.value.near
    assert typed in str(caught.value)


def test_near_names_are_never_unnamed_people() -> None:
    with pytest.raises(UnknownEntity) as caught:
        find(KNOWN, "another man too")
    assert caught.value.near == ()


def test_an_ambiguous_name_lists_the_candidates() -> None:
    twins = (Entity("a", "Person", "Kim Ash", ("Ash",)), Entity("b", "Person", "Ned Ash", ("Ash",)))
    with pytest.raises(InputError, match=r"'Ash'.*a \(Kim Ash, Person\), b \(Ned Ash, Person\)"):
        find(twins, "Ash")
    assert find(twins, "b").label == "Ned Ash"


def test_a_label_beats_an_alias_and_the_named_beat_the_unnamed() -> None:
    town, team = Entity("t", "Place", "Saltby"), Entity("u", "Organization", "Saltby FC", ("Saltby", "Saltby FC"))
    assert find((team, town), "saltby") == town
    nameless = Entity("n", "Person", "Saltby", (), named=False)
    assert find((nameless, town), "saltby") == town


def test_in_an_empty_case_no_name_is_near() -> None:
    with pytest.raises(UnknownEntity, match="kg rank"):
        find((), "Ada")


@given(st.text())
def test_folding_twice_is_folding_once_for_names_without_a_second_article(text: str) -> None:
    once = folded(text)
    if not once.startswith("the "):
        assert folded(once) == once
