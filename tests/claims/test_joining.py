"""What a document tells twice is one claim; what contradicts or differs stays two."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.claims.joining import join
from kg.model import Claim, Entity, Event, Filler, Relation, Span, Value, When, items

ANN, BOB, ACME, LEEDS = (
    Entity(name.lower().replace(" ", "-"), kind, name, (name,))
    for name, kind in (("Ann Lee", "Person"), ("Bob Ray", "Person"), ("Acme", "Organization"), ("Leeds", "Place"))
)
YEAR, MONTH, OTHER = (When(start, None, precision, start) for start, precision in
                      (("1991", "year"), ("1991-05", "month"), ("1992", "year")))  # type: ignore[arg-type]


def span(start: int) -> Span:
    return Span("d", start, start + 1, "x")


def event(kind: str = "Arrest", at: int = 0, **said: object) -> Event:
    roles = {name: said.pop(name) for name in ("suspect", "agent", "offence", "place", "speaker") if name in said}
    filled = {role: one if isinstance(one, tuple) else (one,) for role, one in roles.items()}
    flags = items({name: True for name in ("coerced",) if said.pop(name, False)})
    return Event(type=kind, roles=items(filled), flags=flags, evidence=(span(at),), **({"status": "asserted"} | said))  # type: ignore[arg-type]


def relation(at: int = 0, **said: object) -> Relation:
    qualifiers = items({name: said.pop(name) for name in ("ended", "role") if name in said})
    whole = {"subject": ANN, "predicate": "leads", "object": ACME, "status": "asserted"} | said
    return Relation(qualifiers=qualifiers, evidence=(span(at),), **whole)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(event(suspect=ANN), event(suspect=ANN), id="the same again"),
        pytest.param(event(suspect=ANN), event(suspect=ANN, agent=ACME), id="one says more"),
        pytest.param(event(suspect=ANN, when=YEAR), event(suspect=ANN, when=MONTH), id="one dates it finer"),
        pytest.param(event(suspect=ANN, when=YEAR), event(suspect=ANN), id="one dates it"),
        pytest.param(event(suspect=ANN, offence=Value("robbery")), event(suspect=ANN, offence=Value("armed robbery")),
                     id="one words it fuller"),
        pytest.param(event(suspect=ANN, coerced=True), event(suspect=ANN), id="one has a flag"),
        pytest.param(relation(), relation(role="head"), id="one names the role"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("turned", [False, True])
def test_what_agrees_is_joined_with_the_evidence_of_both(one: Claim, other: Claim, turned: bool) -> None:
    other = replace(other, evidence=(span(9),))
    (both,) = join([other, one] if turned else [one, other])
    assert both.evidence == (span(0), span(9))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(event(suspect=ANN), event(suspect=BOB), id="another suspect"),
        pytest.param(event(suspect=(ANN, BOB)), event(suspect=ANN), id="two people and one of them"),
        pytest.param(event(suspect=ANN, when=YEAR), event(suspect=ANN, when=OTHER), id="another year"),
        pytest.param(event(suspect=ANN), event("Release", suspect=ANN), id="another event"),
        pytest.param(event(suspect=ANN), event(suspect=ANN, status="alleged"), id="another status"),
        pytest.param(event(suspect=ANN, attributed_to=(BOB,)), event(suspect=ANN), id="another speaker"),
        pytest.param(event(suspect=ANN, offence=Value("robbery")), event(suspect=ANN, offence=Value("fraud")),
                     id="another offence"),
        pytest.param(event(place=LEEDS), event(place=LEEDS, agent=ACME), id="only the place is shared"),
        pytest.param(event("Statement", speaker=ANN), event("Statement", speaker=ANN, agent=ACME), id="two statements"),
        pytest.param(relation(), relation(ended=True), id="a relation that is over"),
        pytest.param(relation(), relation(object=LEEDS), id="another object"),
    ],
)  # fmt: skip
def test_what_differs_stays_apart(one: Claim, other: Claim) -> None:
    assert join([one, other]) == [one, other]
    assert join([other, one]) == [other, one]


def test_a_join_keeps_all_that_either_says_and_the_finer_date() -> None:
    (both,) = join([event(suspect=ANN, when=YEAR, offence=Value("robbery")),
                    event(suspect=ANN, when=MONTH, agent=ACME, offence=Value("armed robbery"), coerced=True)])
    assert isinstance(both, Event)
    assert dict(both.roles) == {"suspect": (ANN,), "agent": (ACME,), "offence": (Value("armed robbery"),)}
    assert both.when == MONTH
    assert dict(both.flags) == {"coerced": True}


FILLERS: list[Filler] = [ANN, BOB, Value("fraud"), Value("tax fraud")]
EVENTS = st.builds(lambda suspect, offence, at: event(suspect=suspect, offence=offence, at=at),
                   st.sampled_from(FILLERS[:2]), st.sampled_from(FILLERS[2:]), st.integers(0, 5))


@given(st.lists(EVENTS, max_size=8))
def test_no_evidence_is_lost_and_joining_again_changes_nothing(claims: list[Claim]) -> None:
    once = join(claims)
    assert {one for claim in once for one in claim.evidence} == {one for claim in claims for one in claim.evidence}
    assert len({claim.id for claim in once}) == len(once)
    assert join(once) == once
