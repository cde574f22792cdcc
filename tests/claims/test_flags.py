"""Wrongful convictions, coerced confessions, relations that are over."""

from __future__ import annotations

import pytest

from tests.parses import claims_of, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee was convicted of fraud.", "Conviction(defendant=Ann Lee; offence=fraud) asserted"),
        ("Ann Lee was wrongly convicted of fraud.", "Conviction(defendant=Ann Lee; offence=fraud) +wrongful asserted"),
        ("Ann Lee's wrongful conviction shocked Leeds.", "Conviction(defendant=Ann Lee) +wrongful asserted"),
        ("Ann Lee confessed to the robbery.", "Confession(confessor=Ann Lee; offence=robbery) asserted"),
        ("Ann Lee was forced to confess.", "Confession(confessor=Ann Lee) +coerced asserted"),
        ("Detectives coerced Ann Lee into confessing.", "Confession(confessor=Ann Lee) +coerced asserted"),
        ("Ann Lee signed a false confession.", "Confession(confessor=Ann Lee) +coerced asserted"),
        ("Ann Lee, head of Acme, spoke.", "leads(Ann Lee, Acme) asserted"),
        ("Ann Lee, former head of Acme, spoke.", "leads(Ann Lee, Acme) +ended asserted"),
        ("Ann Lee served as head of Acme.", "leads(Ann Lee, Acme) asserted"),
        ("Ann Lee formerly served as the head of Acme.", "leads(Ann Lee, Acme) +ended asserted"),
        ("Ann Lee used to work for Acme.", "worksFor(Ann Lee, Acme) +ended asserted"),
        ("Ann Lee resigned from the board of Acme.", "boardMemberOf(Ann Lee, Acme) +ended asserted"),
        ("Ann Lee divorced Bob Ray.", "spouseOf(Ann Lee, Bob Ray) +ended asserted"),
    ],
)
def test_flags(text: str, expected: str) -> None:
    assert expected in told(claims_of(text))
