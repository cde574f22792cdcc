"""Texts that fill roles are read off their phrase, with the number that they say."""

from __future__ import annotations

import pytest

from kg.claims.values import phrase, read_value
from kg.language.lexicon import lexicon
from kg.model import Value
from tests.parses import Reading


@pytest.mark.parametrize(
    ("kind", "text", "word", "expected"),
    [
        ("offence", "Ann Lee was convicted of fraud.", "fraud", Value("fraud")),
        ("offence", "Ann Lee confessed to the robbery.", "robbery", Value("robbery")),
        ("offence", "Ann Lee was convicted of fraud.", "Ann", None),
        ("offence", "The case of the murder of Di Orr shocked Leeds.", "case", None),
        ("offence", "Ann Lee was convicted in 1990. The conviction was quashed.", "1990", None),
        ("duration", "Ann Lee was given a sentence of ten years.", "years", Value("ten years", 10)),
        ("duration", "Ann Lee was given a sentence of ten years.", "sentence", Value("ten years", 10)),
        ("duration", "Ann Lee was convicted of fraud.", "fraud", None),
        ("amount", "Acme paid Ann Lee a settlement of $2 million.", "$", Value("$2 million", 2_000_000)),
        ("amount", "Ann Lee was given a sentence of ten years.", "years", None),
        ("count", "“Dark River” was watched by more than 5 million people.", "people",
         Value("more than 5 million people", 5_000_000)),
        ("count", "Acme paid Ann Lee a settlement of $2 million.", "$", None),
        ("method", "DNA evidence excluded Ann Lee.", "evidence", Value("DNA evidence")),
        ("method", "Ann Lee was convicted of fraud.", "fraud", None),
        ("award", "Ann Lee won the top prize from Acme.", "prize", Value("top prize")),
        ("office", "Ann Lee was elected mayor of Leeds.", "mayor", Value("mayor")),
        ("name", "The men are now dubbed the “Leeds Five.”", "Five", Value("Leeds Five")),
    ],
)  # fmt: skip
def test_values(kind: str, text: str, word: str, expected: Value | None) -> None:
    read = Reading(text)
    assert read_value(kind, read.word(word), lexicon(), read.coreference) == expected


def test_a_phrase_leaves_its_determiner_out() -> None:
    read = Reading("Ann Lee won the top prize from Acme.")
    start, end = phrase(read.word("prize"))
    assert read.doc[start:end].text == "top prize"
