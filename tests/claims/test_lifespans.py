"""Brackets after a name, from text to the births and deaths that they tell."""

import pytest

from kg.claims import Extractor
from kg.language import load
from kg.model import Document, Event


@pytest.fixture(scope="module")
def extractor():
    return Extractor(load())


LIVES = [
    ("Anna Smith (3 May 1920 – 1 June 1999) was a painter.", [("Birth", "1920-05-03"), ("Death", "1999-06-01")]),
    ("Anna Smith (1920–1999) was a painter.", [("Birth", "1920"), ("Death", "1999")]),
    ("Anna Smith (Arabic: سعو; born 3 May 1950) is a painter.", [("Birth", "1950-05-03")]),
    ("Anna Smith (b. May 3, 1950) is a painter.", [("Birth", "1950-05-03")]),
    ("Tom Jones (died 1660) was a tanner.", [("Death", "1660")]),
    ("Tom Jones (1990–1999) governed well.", []),
    ("Tom Jones (34) spoke.", []),
    ("The Dale Bank (1920–1999) was sold.", []),
]


@pytest.mark.parametrize(("text", "told"), LIVES, ids=[text for text, _ in LIVES])
def test_brackets_after_a_name_tell_a_life(extractor, text, told):
    claims = extractor.claims(Document("d", text, "", ""))
    found = [(claim.type, claim.when.start) for claim in claims if isinstance(claim, Event) and claim.when]
    assert found == told
