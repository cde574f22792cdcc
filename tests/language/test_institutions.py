"""Names of institutions: whole, typed by their words, and names wherever they stand."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from kg.language.institutions import settle
from kg.language.lexicon import lexicon
from kg.language.names import Name

VOCABULARY = spacy.blank("en").vocab


def settled(text: str, *names: tuple[str, str]) -> list[tuple[str, str]]:
    """The names of a text of words apart, from those that the encoder is to have found, each at its first place."""
    words = text.split()
    tags = ["NNP" if word[:1].isupper() else "NN" for word in words]
    doc = Doc(VOCABULARY, words, tags=tags, sent_starts=[place == 0 for place in range(len(words))])
    found = []
    for name, kind in names:
        parts = name.split()
        start = next(i for i in range(len(words)) if words[i : i + len(parts)] == parts)
        found.append(Name(start, start + len(parts), kind))
    return [(" ".join(words[name.start : name.end]), name.kind) for name in settle(doc, found, lexicon())]


@pytest.mark.parametrize(
    ("text", "found", "whole"),
    [
        ("the Royal Commission on Criminal Justice met", [("Royal Commission", "ORG"), ("Criminal Justice", "ORG")],
         [("Royal Commission on Criminal Justice", "ORG")]),
        ("the Royal Commission on Prison Reform met", [("Royal Commission on", "ORG"), ("Prison Reform", "MISC")],
         [("Royal Commission on Prison Reform", "ORG")]),
        ("the Northern Center on Wrongful Convictions spoke", [("Wrongful Convictions", "WORK")],
         [("Northern Center on Wrongful Convictions", "ORG")]),
        ("the Black Students ’ Organization met", [("Organization", "ORG")],
         [("Black Students ’ Organization", "ORG")]),
        ("at the Western Ohio Correctional Center then", [("Western Ohio Correctional Center", "LOC")],
         [("Western Ohio Correctional Center", "ORG")]),
        ("the Department for Work and Pensions refused", [("Department", "ORG"), ("Pensions", "ORG")],
         [("Department for Work and Pensions", "ORG")]),
        ("the Office of the Attorney General fell silent", [("Office", "ORG")],
         [("Office of the Attorney General", "ORG")]),
        ("staff at HMP Marston spoke", [("HMP", "ORG"), ("Marston", "LOC")], [("HMP Marston", "ORG")]),
        ("the Marston Police Department said so", [("Marston Police", "LOC")], [("Marston Police Department", "ORG")]),
        ("lawyers of the Center on Wrongful Convictions argued", [], [("Center on Wrongful Convictions", "ORG")]),
        ("he sat in the Western Ohio Correctional Prison then", [("Western Ohio Correctional Prison", "LOC")],
         [("Western Ohio Correctional Prison", "ORG")]),
        ("then Robert “ Bobby ” Hale spoke", [("Robert", "PERSON"), ("Hale", "PERSON")],
         [("Robert “ Bobby ” Hale", "PERSON")]),
        ("then Robert “ Bobby ” Hale spoke", [("Robert “ Bobby", "PERSON")], [("Robert “ Bobby ” Hale", "PERSON")]),
        ("it was published by Marlow in May", [("Marlow", "PERSON")], [("Marlow", "ORG")]),
        ("it was published by Marlow as Ann Marlow said", [("Marlow", "PERSON"), ("Ann Marlow", "PERSON")],
         [("Marlow", "PERSON"), ("Ann Marlow", "PERSON")]),
        ("a jury in Marston County agreed", [("Marston County", "ORG")], [("Marston County", "LOC")]),
    ],
)  # fmt: skip
def test_an_institution_is_whole_and_of_its_kind(text, found, whole):
    assert settled(text, *found) == whole


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the High Court on Monday agreed", [("High Court", "ORG"), ("Monday", "DATE")]),
        ("the Appeal Court for Ann Lee was kind", [("Appeal Court", "ORG"), ("Ann Lee", "PERSON")]),
        ("Judge Ann Lee of Marston spoke", [("Ann Lee", "PERSON"), ("Marston", "LOC")]),
        ("the Court heard nothing", []),
        ("Robert Hale “ Stop ” Ann Lee said", [("Robert Hale", "PERSON"), ("Ann Lee", "PERSON")]),
        ("the Soviet Union fell", [("Soviet Union", "LOC")]),
    ],
)
def test_what_stands_beside_an_institution_is_not_part_of_it(text, found):
    assert settled(text, *found) == found


def test_a_name_found_once_is_a_name_everywhere():
    assert settled("ARRAY made it and then ARRAY sold it", ("ARRAY", "ORG")) == [("ARRAY", "ORG"), ("ARRAY", "ORG")]


def test_a_word_inside_other_capitals_is_no_second_telling():
    assert settled("Hale wept as the Hale Report came out", ("Hale", "PERSON")) == [("Hale", "PERSON")]
