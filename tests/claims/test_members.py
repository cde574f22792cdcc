"""The people whom a text lists beside a group belong to it."""

from __future__ import annotations

import pytest

from kg.claims.members import memberships
from tests.parses import Reading

FIVE = ["Ann Lee", "Bob Ray", "Cy Fox", "Di Orr", "Ed Poe"]


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("The Leeds Five, Ann Lee, Bob Ray, Cy Fox, Di Orr and Ed Poe, were freed.", FIVE),
        ("The five men are Ann Lee, Bob Ray, Cy Fox, Di Orr and Ed Poe.", FIVE),
        ("The men, Ann Lee and Bob Ray, were freed.", []),
        ("The Leeds Five spoke. The Hull Six wept.", []),
        ("Ann Lee, Bob Ray and Cy Fox were freed.", []),
        ("Lawyers Ann Lee and Bob Ray spoke.", []),
    ],
)
def test_members_are_listed_beside_a_group_with_a_name_or_a_size(text: str, members: list[str]) -> None:
    read = Reading(text)
    assert [link.subject.names[0] for link in memberships(read.doc, read.coreference)] == members


def test_a_membership_rests_on_the_group_and_the_name() -> None:
    read = Reading("The Leeds Five, Ann Lee, Bob Ray, Cy Fox, Di Orr and Ed Poe, were freed.")
    link = next(memberships(read.doc, read.coreference))
    assert (link.object.names, link.object.count) == (["Leeds Five"], 5)
    assert [token.text for token in link.tokens] == ["Five", "Ann"]
