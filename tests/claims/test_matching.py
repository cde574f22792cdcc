"""A frame is found where its words are and its roles are filled by what they allow."""

from __future__ import annotations

import pytest

from tests.parses import claims_of, told


@pytest.mark.parametrize(
    ("text", "types", "expected"),
    [
        pytest.param("Ann Lee is vice president of Acme.", ["leads", "worksFor"], ["worksFor(Ann Lee, Acme) asserted"],
                     id="the longer trigger hides the shorter"),
        pytest.param("Ann Lee studied at Hill College.", ["educatedAt"], ["educatedAt(Ann Lee, Hill College) asserted"],
                     id="a school is a school"),
        pytest.param("Ann Lee studied at Acme.", ["educatedAt"], [], id="what is no school is none"),
        pytest.param("Ann Lee was given a sentence of ten years.", ["Sentencing"],
                     ["Sentencing(defendant=Ann Lee; term=ten years) asserted"], id="words that must stand with it do"),
        pytest.param("Bob Ray portrays Ann Lee in “Dark River”.", ["portrays"], ["portrays(Bob Ray, Ann Lee) asserted"],
                     id="what fills one role fills no other"),
        pytest.param("Ann Lee was convicted in 1990. The conviction was quashed.", ["Vacatur"],
                     ["Vacatur(defendant=Ann Lee) asserted"], id="whose conviction it was is known from before"),
        pytest.param("People faced criticism, including Ann Lee and Bob Ray.", ["Protest"],
                     ["Protest(target=Ann Lee, Bob Ray) asserted"], id="those named stand for the rest"),
        pytest.param("DNA evidence excluded Ann Lee.", ["ForensicTest"],
                     ["ForensicTest(excludes=Ann Lee; method=DNA evidence) asserted"], id="a role that is a text"),
        pytest.param("“Dark River” was watched by more than 5 million people.", ["Viewership"],
                     ["Viewership(count=more than 5 million people; work=Dark River) asserted"], id="a count"),
        pytest.param("Ann Lee won the top prize from Acme.", ["Award"],
                     ["Award(agent=Acme; award=top prize; recipient=Ann Lee) asserted"], id="an award"),
        pytest.param("Ann Lee was elected mayor of Leeds.", ["Election"],
                     ["Election(office=mayor; person=Ann Lee) asserted"], id="an office"),
        pytest.param("Acme confirms fire", ["Dismissal"], [], id="a noun is not the verb that it looks like"),
        pytest.param("The murder shocked Leeds.", ["Murder"], [], id="a bare noun is no event"),
    ],
)  # fmt: skip
def test_matches(text: str, types: list[str], expected: list[str]) -> None:
    assert told(claims_of(text), *types) == expected


def test_a_title_says_a_relation_of_the_one_it_stands_before() -> None:
    claims = claims_of("Hill County District Attorney Ann Lee spoke.")
    assert told(claims) == ["worksFor(Ann Lee, Hill County) asserted"]
    assert claims[0].to_json()["qualifiers"] == {"role": "attorney"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Ann Lee was robbed in Leeds.", "Leeds"),
        ("The trial of Ann Lee in Leeds ended.", "Leeds"),
        ("“Dark River” opened in Leeds. Its premiere was long.", "Leeds"),
        ("Ann Lee was convicted of fraud.", None),
    ],
)
def test_an_event_has_the_named_place_that_stands_with_its_trigger(text: str, place: str | None) -> None:
    roles = [dict(claim.to_json()["roles"]) for claim in claims_of(text) if claim.kind == "event"]
    assert [one["label"] for role in roles for one in role.get("place", [])] == ([place] if place else [])
