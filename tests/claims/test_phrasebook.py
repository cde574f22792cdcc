"""Each phrase of the phrasebook is read as it stands there: all that it says, and nothing beyond."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from kg.claims import Extractor
from kg.language import load
from kg.model import Document, entities_of
from kg.pipeline.building import check_evidence
from kg.resolve import resolve
from tests.claims.phrasebook import PUBLISHED, Phrase, differences, phrases

BOOK = list(phrases())


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    nlp: Language = load()
    return Extractor(nlp)


@pytest.mark.parametrize("phrase", BOOK, ids=[phrase.name for phrase in BOOK])
def test_a_phrase_says_what_it_says(extractor: Extractor, phrase: Phrase) -> None:
    assert differences(phrase, extractor) == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([phrase.text for phrase in BOOK]), min_size=1, max_size=6),
       st.sampled_from(["\n\n", " "]))
def test_no_claim_leaves_an_article_without_its_words(extractor: Extractor, texts: list[str], joint: str) -> None:
    document = Document("mixed", joint.join(texts), "mixed.txt", "0" * 64, published=PUBLISHED)
    claims = extractor.claims(document)
    check_evidence(resolve(claims), [document])
    assert all(span.end - span.start == len(span.quote) for claim in claims for span in claim.evidence)
    assert all(entity.label and entity.type for claim in claims for entity in entities_of(claim))
