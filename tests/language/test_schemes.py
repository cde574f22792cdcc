"""Both dependency schemes give the rules the same functions."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from kg.language import schemes

VOCABULARY = spacy.blank("en").vocab


def parsed(rows: str) -> Doc:
    """A document from ``word/pos/head/label`` quadruples; heads count from 0."""
    parts = [row.split("/") for row in rows.split()]
    return Doc(
        VOCABULARY,
        [part[0] for part in parts],
        pos=[part[1] for part in parts],
        heads=[int(part[2]) for part in parts],
        deps=[part[3] for part in parts],
    )


PASSIVE = {
    "UD": "She/PRON/2/nsubj:pass was/AUX/2/aux:pass dropped/VERB/2/ROOT by/ADP/4/case Dutton/PROPN/2/obl:agent "
    "in/ADP/6/case June/PROPN/2/obl",
    "CLEAR": "She/PRON/2/nsubjpass was/AUX/2/auxpass dropped/VERB/2/ROOT by/ADP/2/agent Dutton/PROPN/3/pobj "
    "in/ADP/2/prep June/PROPN/5/pobj",
}
NOUN = {
    "UD": "Roe/PROPN/2/nmod:poss 's/PART/0/case editor/NOUN/2/ROOT at/ADP/4/case Dutton/PROPN/2/nmod "
    "Jones/PROPN/2/appos",
    "CLEAR": "Roe/PROPN/2/poss 's/PART/0/case editor/NOUN/2/ROOT at/ADP/2/prep Dutton/PROPN/3/pobj Jones/PROPN/2/appos",
}
ACTIVE = {
    "UD": "He/PRON/1/nsubj gave/VERB/1/ROOT her/PRON/1/iobj awards/NOUN/1/obj saying/VERB/1/xcomp",
    "CLEAR": "He/PRON/1/nsubj gave/VERB/1/ROOT her/PRON/1/dative awards/NOUN/1/dobj saying/VERB/1/xcomp",
}


def told(doc: Doc, place: int) -> list[tuple[str, str, str]]:
    return [(a.function, a.token.text, a.preposition) for a in schemes.functions(doc[place])]


@pytest.mark.parametrize("scheme", ["UD", "CLEAR"])
def test_a_passive_clause(scheme: str) -> None:
    doc = parsed(PASSIVE[scheme])
    assert told(doc, 2) == [("passive subject", "She", ""), ("agent", "Dutton", "by"), ("oblique", "June", "in")]
    assert schemes.is_passive(doc[2])
    assert schemes.is_root(doc[2])


@pytest.mark.parametrize("scheme", ["UD", "CLEAR"])
def test_a_noun_phrase(scheme: str) -> None:
    doc = parsed(NOUN[scheme])
    assert told(doc, 2) == [("possessor", "Roe", ""), ("modifier", "Dutton", "at"), ("apposition", "Jones", "")]


@pytest.mark.parametrize("scheme", ["UD", "CLEAR"])
def test_an_active_clause(scheme: str) -> None:
    doc = parsed(ACTIVE[scheme])
    assert told(doc, 1) == [
        ("subject", "He", ""),
        ("indirect object", "her", ""),
        ("object", "awards", ""),
        ("controlled clause", "saying", ""),
    ]
    assert not schemes.is_passive(doc[1])


@pytest.mark.parametrize(
    ("rows", "carrier"),
    [
        ("She/PRON/2/nsubj is/AUX/2/cop judge/NOUN/2/ROOT", 2),
        ("She/PRON/1/nsubj is/AUX/1/ROOT judge/NOUN/1/attr", 1),
    ],
)
def test_a_predicate_noun_is_found_from_what_carries_the_subject(rows: str, carrier: int) -> None:
    doc = parsed(rows)
    assert schemes.clause_head(doc[2]).i == carrier
    assert told(doc, carrier) == [("subject", "She", ""), ("predicate", "judge", "")]


def test_a_preposition_of_several_words() -> None:
    doc = parsed("left/VERB/0/ROOT because/ADP/3/case of/ADP/1/fixed illness/NOUN/0/obl")
    assert told(doc, 0) == [("oblique", "illness", "because of")]
