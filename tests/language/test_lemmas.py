"""Edit scripts lead from a form to its lemma, and serve words that they were not learnt on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language import lemmas

WORDS = st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=12)


@given(WORDS, WORDS)
def test_a_script_makes_its_lemma(form: str, lemma: str) -> None:
    assert lemmas.apply(lemmas.script(form, lemma), form) == lemma


@pytest.mark.parametrize(
    ("form", "lemma", "script"),
    [
        ("went", "go", "l|4|go"),
        ("Cities", "city", "l|3|y"),
        ("n't", "not", "l|2|ot"),
        ("Bush", "Bush", "k|0|"),
        ("NETFLIX", "Netflix", "t|0|"),
        ("said", "say", "l|2|y"),
    ],
)
def test_scripts(form: str, lemma: str, script: str) -> None:
    assert lemmas.script(form, lemma) == script


def test_a_script_serves_other_words() -> None:
    assert lemmas.apply(lemmas.script("parties", "party"), "Cities") == "city"


def test_a_script_that_does_not_fit_leaves_the_form() -> None:
    assert lemmas.apply("l|9|go", "Went") == "went"
    assert lemmas.apply("l|1|", "a") == "a"


@pytest.mark.parametrize(
    ("edits", "form", "lemma"),
    [
        (["l|2|", "l|3|"], "dropped", "drop"),
        (["l|1|", "l|3|"], "zorbled", "zorble"),  # nothing known: the first stands
        (["k|0|", "l|1|"], "Salaams", "Salaams"),  # a name stays
        (["l|2|", "l|0|", "l|1|"], "liked", "like"),  # the form itself is no way out
    ],
)
def test_a_likely_script_that_makes_a_known_word_is_preferred(edits: list[str], form: str, lemma: str) -> None:
    assert lemmas.likeliest(edits, form, {"drop", "like", "liked", "salaam"}.__contains__) == lemma


@pytest.mark.parametrize(
    ("form", "tag", "base"),
    [
        ("stood", "VBD", "stand"),
        ("Drew", "VBD", "draw"),
        ("withdrawn", "VBN", "withdraw"),
        ("quash", "VBP", "quash"),
        ("oust", "VB", "oust"),
        ("found", "VBN", "find"),
        ("found", "VB", "found"),
        ("are", "VBP", "be"),
        ("quashed", "VBD", None),
        ("left", "NN", None),
    ],
)
def test_grammar_gives_the_base_of_a_bare_or_irregular_verb(form: str, tag: str, base: str | None) -> None:
    assert lemmas.of_verb(form, tag) == base
