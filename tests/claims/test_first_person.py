"""Who "I" is inside a quotation."""

from __future__ import annotations

import pytest

from tests.parses import claims_of, told


@pytest.mark.parametrize("text", ["“I was arrested,” Ann Lee said."])
def test_i_is_who_speaks_the_quotation(text):
    assert told(claims_of(text), "Arrest") == ["Arrest(suspect=Ann Lee) reported by Ann Lee"]


def test_i_of_no_quotation_is_nobody():
    assert told(claims_of("I was arrested."), "Arrest") == []
