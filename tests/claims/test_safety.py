"""What a court or an accuser speaks of is no deed told as a fact."""

from __future__ import annotations

import pytest

from kg.model import Event
from tests.parses import claims_of, told

DEEDS = ("Crime", "Rape", "Murder", "Assault", "Robbery", "Bombing", "Fraud")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee killed Di Orr.", ["Murder(perpetrator=Ann Lee; victim=Di Orr) asserted"]),
        ("Ann Lee was convicted of raping Di Orr.", ["Rape(victim=Di Orr) asserted"]),
        ("Ann Lee confessed to killing Di Orr.", ["Murder(victim=Di Orr) asserted"]),
        ("Ann Lee was acquitted of killing Di Orr.", ["Murder(victim=Di Orr) asserted"]),
        ("Ann Lee was accused of killing Di Orr.", ["Murder(perpetrator=Ann Lee; victim=Di Orr) alleged"]),
        ("Bob Ray accused Ann Lee of killing Di Orr.",
         ["Murder(perpetrator=Ann Lee; victim=Di Orr) alleged by Bob Ray"]),
        ("Ann Lee was charged with killing Di Orr.", ["Murder(perpetrator=Ann Lee; victim=Di Orr) alleged"]),
        ("The case of the murder of Di Orr shocked Leeds.", ["Murder(victim=Di Orr) asserted"]),
        ("The murder shocked Leeds.", []),
        ("Ann Lee confessed to the robbery.", []),
    ],
)  # fmt: skip
def test_a_deed_has_a_perpetrator_only_where_the_text_says_so_itself(text: str, expected: list[str]) -> None:
    assert told(claims_of(text), *DEEDS) == expected


@pytest.mark.parametrize("text", ["Ann Lee was convicted of raping Di Orr.", "Ann Lee confessed to killing Di Orr."])
def test_a_conviction_or_confession_never_yields_a_perpetrator(text: str) -> None:
    deeds = [claim for claim in claims_of(text) if isinstance(claim, Event) and claim.type in DEEDS]
    assert deeds
    assert all("perpetrator" not in dict(deed.roles) for deed in deeds)
