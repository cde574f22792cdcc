"""A time dates the event that it stands with, not every event of its sentence."""

from __future__ import annotations

import pytest

from tests.parses import claims_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police arrested Ann Lee on May 4, 1991.", {"Arrest": "1991-05-04"}),
        ("Ann Lee was arrested in 1991 and convicted in 1992.", {"Arrest": "1991", "Conviction": "1992"}),
        ("Ann Lee was convicted in 1990. The conviction was quashed.", {"Conviction": "1990", "Vacatur": None}),
        ("Since its premiere May 31, “Dark River” has grown.", {"Premiere": "2019-05-31"}),
        ("“Dark River” grew after its premiere.", {"Premiere": None}),
    ],
)
def test_dates(text: str, expected: dict[str, str | None]) -> None:
    claims = claims_of(text, published="2019-06-26")
    found = {claim.type: claim.when and claim.when.start for claim in claims if claim.kind == "event"}
    assert found == expected


@pytest.mark.parametrize(("published", "month"), [("2019-04-01", "2019-06"), ("2019-08-01", "2020-06")])
def test_what_will_be_is_dated_after_the_document(published: str, month: str) -> None:
    (trial,) = claims_of("Ann Lee will be tried in June.", published=published)
    assert trial.when is not None
    assert trial.when.start == month


def test_without_a_date_of_publication_only_what_says_its_year_is_dated() -> None:
    (premiere,) = claims_of("Since its premiere May 31, “Dark River” has grown.")
    (arrest,) = (one for one in claims_of("Police arrested Ann Lee on May 4, 1991.") if one.type == "Arrest")
    assert premiere.when is None
    assert arrest.when is not None
    assert (arrest.when.start, arrest.when.precision, arrest.when.text) == ("1991-05-04", "day", "May 4, 1991")
