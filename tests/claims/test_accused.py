"""Those last said to be accused are whom a text goes on about without a name, where it is clear who they are."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

from kg.claims.accused import Accused
from kg.language.coreference import Cluster, Coreference

ANN, BOB = Cluster("Person", gender="female"), Cluster("Person", gender="male")


def told(*accused: Cluster | None) -> tuple[Accused, Doc]:
    """One sentence of two words for each, and one more of "his" and "her"; None stands for nobody."""
    words = ["Somebody", "."] * len(accused) + ["his", "her"]
    starts = [index % 2 == 0 for index in range(len(words))]
    doc = Doc(spacy.blank("en").vocab, words=words, sent_starts=starts)
    found = Accused(doc, Coreference([], {}))
    for number, one in enumerate(accused):
        if one is not None:
            found.tell("Conviction", doc[2 * number], [one])
    return found, doc


def test_the_one_accused_in_the_sentence_before_is_meant() -> None:
    accused, doc = told(ANN, BOB)
    assert accused.last(doc[4]) == [BOB]


def test_nobody_is_meant_where_two_are_far_back() -> None:
    accused, doc = told(ANN, BOB, None, None, None)
    assert accused.last(doc[10]) == []


def test_most_of_all_sayings_decide_from_afar() -> None:
    accused, doc = told(ANN, BOB, BOB, None, None, None)
    assert accused.last(doc[12]) == [BOB]


def test_whom_a_test_implicates_is_not_meant() -> None:
    accused, doc = told(ANN, BOB)
    accused.implicate([BOB])
    assert accused.last(doc[4]) == [ANN]


def test_a_pronoun_means_nobody_of_the_other_gender() -> None:
    accused, doc = told(ANN)
    assert accused.meant(doc[3], doc[3]) == [ANN]
    assert accused.meant(doc[2], doc[2]) == []
