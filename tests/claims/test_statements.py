"""Who said what to whom and where."""

from __future__ import annotations

import pytest

from tests.parses import claims_of, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bob Ray said that police arrested Ann Lee.",
         ["Statement(content=that police arrested Ann Lee; speaker=Bob Ray) +say asserted"]),
        ("Cy Fox wrote that Bob Ray said that police arrested Ann Lee.",
         ["Statement(content=that Bob Ray said that police arrested Ann Lee; speaker=Cy Fox) +say asserted",
          "Statement(content=that police arrested Ann Lee; speaker=Bob Ray) +say reported by Cy Fox"]),
        ("Bob Ray told the Herald that Ann Lee lied.",
         ["Statement(addressee=Herald; content=that Ann Lee lied; speaker=Bob Ray) +say asserted"]),
        ("Bob Ray announced on Twitter that Ann Lee resigned.",
         ["Statement(content=that Ann Lee resigned; medium=Twitter; speaker=Bob Ray) +announce asserted"]),
        ("Bob Ray denied that police arrested Ann Lee.",
         ["Statement(content=that police arrested Ann Lee; speaker=Bob Ray) +deny asserted"]),
        ("Bob Ray denied the claims.", ["Statement(content=the claims; speaker=Bob Ray) +deny asserted"]),
        ("Police arrested Ann Lee, the Herald reported.",
         ["Statement(content=Police arrested Ann Lee; speaker=Herald) +say asserted"]),
        ("According to the Herald, police arrested Ann Lee.",
         ["Statement(content=police arrested Ann Lee; speaker=Herald) +say asserted"]),
        ("A spokesman for Acme said that police arrested Ann Lee.",
         ["Statement(content=that police arrested Ann Lee; speaker=Acme) +say asserted"]),
        ("Ann Lee wrote an op-ed in the Herald saying that Bob Ray lied.",
         ["Statement(content=that Bob Ray lied; medium=Herald, op-ed; speaker=Ann Lee) +say asserted"]),
        ("Bob Ray thought that Ann Lee lied.", []),
        ("Police arrested Ann Lee.", []),
    ],
)  # fmt: skip
def test_statements(text: str, expected: list[str]) -> None:
    assert told(claims_of(text), "Statement") == expected


@pytest.mark.parametrize(
    ("text", "act", "roles"),
    [
        ("Acme confirmed the figures to the Herald.", "confirm", {"speaker": "Acme", "addressee": "Herald"}),
        ("Bob Ray apologised for the arrest.", "apologise", {"speaker": "Bob Ray"}),
        ("Bob Ray accused Ann Lee of killing Di Orr.", "accuse", {"speaker": "Bob Ray"}),
        ("“We will never give up the fight,” Bob Ray wrote.", "say", {"speaker": "Bob Ray"}),
    ],
)
def test_acts(text: str, act: str, roles: dict[str, str]) -> None:
    (statement,) = (claim.to_json() for claim in claims_of(text) if claim.type == "Statement")
    assert statement["flags"] == {"act": act}
    assert {role: statement["roles"][role][0]["label"] for role in roles} == roles
    assert statement["roles"]["content"]


def test_a_headline_that_the_body_says_again_is_no_statement_of_its_own() -> None:
    text = "Acme confirms fire. Acme confirmed the fire to the Herald."
    said = [claim for claim in claims_of(text, title="Acme confirms fire.") if claim.type == "Statement"]
    assert [claim.evidence[0].quote for claim in said] == ["Acme confirmed the fire to the Herald."]
