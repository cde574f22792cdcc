"""Which names of one document may be the same name."""

from __future__ import annotations

import pytest

from kg.language.coreference.names import fold, initials, same_name
from kg.language.lexicon import lexicon


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Patrick Hale", "Hale"),
        ("Patrick Hale", "Patrick"),
        ("Kevin O’Hara", "O'Hara"),
        ("Ava DuVerne", "Duverne"),
        ("Zoë Émile", "Zoe Emile"),
        ("Maria de la Cruz", "De la Cruz"),
        ("Paul Reyes Jr.", "Reyes"),
        ("Paul Reyes", "Paul Reyes Jr."),
        ("Robert “Bobby” Hale", "Bobby Hale"),
        ("William Hale", "Bill Hale"),
        ("Ellen P. Whitfield", "Ellen Whitfield"),
        ("Ellen Whitfield", "E. Whitfield"),
        ("J.K. Moran", "J. K. Moran"),
        ("Walter Lee Mackay", "Walter Mackay"),
        ("Ana Lopez Garcia", "Lopez"),
        ("David Calvert-Smith", "Calvert‑Smith"),
    ],
)
def test_a_persons_name_in_short(full, short):
    assert same_name(fold(full), fold(short), "Person", lexicon())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mary Ann Hale", "Mark Hale"),
        ("Mary Hale", "Mark Hale"),
        ("Patrick Hale", "Patrick Byrne"),
        ("Patrick Hale", "Hal"),
        ("Maria de la Cruz", "De la Rosa"),
    ],
)
def test_persons_who_share_a_part_of_their_names(one, other):
    assert not same_name(fold(one), fold(other), "Person", lexicon())


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Criminal Cases Review Board", "CCRB"),
        ("Department for Work and Pensions", "DWP"),
        ("Marston College", "Marston"),
        ("Marston Law School", "Marston"),
        ("Court of Appeal of Marston", "Court of Appeal"),
    ],
)
def test_a_bodys_name_in_short(full, short):
    assert same_name(fold(full), fold(short), "Organization", lexicon())


def test_two_bodies_of_one_town():
    assert not same_name(fold("Marston Police Department"), fold("Marston"), "Organization", lexicon())


def test_initials_may_leave_out_small_words():
    assert initials(fold("Bureau of Prisons")) == {"bp", "bop"}


@pytest.mark.parametrize(("full", "short"), [("Virginia", "Va."), ("New York", "N.Y.")])
def test_a_state_by_its_abbreviation(full, short):
    assert same_name(fold(full), fold(short), "Place", lexicon())
    assert not same_name(fold("Ohio"), fold(short), "Place", lexicon())


@pytest.mark.parametrize("body", ["Bank of Marston", "University of Marston"])
def test_a_place_is_not_short_for_a_body_of_it(body):
    assert not same_name(fold(body), fold("Marston"), "Organization", lexicon())
