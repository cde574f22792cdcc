"""Each phrase of the phrasebook is read as it stands there: all that it says, and nothing beyond."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.claims import Extractor
from kg.language import load
from tests.claims.phrasebook import Phrase, differences, phrases

BOOK = list(phrases())


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    nlp: Language = load()
    return Extractor(nlp)


@pytest.mark.parametrize("phrase", BOOK, ids=[phrase.name for phrase in BOOK])
def test_a_phrase_says_what_it_says(extractor: Extractor, phrase: Phrase) -> None:
    assert differences(phrase, extractor) == []
