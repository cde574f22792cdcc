"""What a claim's confidence is read off."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.claims import Extractor
from kg.claims.confidence import BIAS, Cues
from kg.language import load
from kg.model import Document


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


def cues(nlp: Language, text: str, kind: str) -> Cues:
    """The cues of the one claim of a type in a text."""
    seen: list[Cues] = []

    def numbered(found: Cues) -> float:
        seen.append(found)
        return (len(seen) - 1) / 1000

    claims = Extractor(nlp, confidence=numbered).claims(Document("one", text, "one.txt", "0" * 64))
    [claim] = [claim for claim in claims if claim.type == kind]
    return seen[round(claim.confidence * 1000)]


def test_a_plain_sentence_has_no_cue_against_it(nlp: Language) -> None:
    assert cues(nlp, "Tom Jones sued Acme Bank.", "Lawsuit") == {BIAS, "event"}


@pytest.mark.parametrize(("text", "kind", "cue"), [
    ("Tom Jones lost his job. He sued Acme Bank.", "Lawsuit", "pronoun as argument"),
    ("Tom Jones’s lawsuit against Acme Bank failed.", "Lawsuit", "noun as trigger"),
    ("A detective sued Acme Bank.", "Lawsuit", "nameless argument"),
    ("Anna Smith said that Tom Jones sued Acme Bank.", "Lawsuit", "told by a speaker"),
    ("Tom Jones never sued Acme Bank.", "Lawsuit", "not plainly told"),
    ("Anna Smith, a professor at Dale University, spoke.", "worksFor", "relation"),
])  # fmt: skip
def test_what_may_go_wrong_leaves_its_cue(nlp: Language, text: str, kind: str, cue: str) -> None:
    assert cue in cues(nlp, text, kind)


def test_the_shipped_confidence_is_a_chance(nlp: Language) -> None:
    claims = Extractor(nlp).claims(Document("one", "Tom Jones sued Acme Bank. He won.", "one.txt", "0" * 64))
    assert claims
    assert all(0 < claim.confidence < 1 for claim in claims)
