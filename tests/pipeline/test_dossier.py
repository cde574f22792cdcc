"""What is known of one entity, in groups."""

from __future__ import annotations

from kg.model import Claim, Entity, Event, When, entities_of, items
from kg.pipeline.dossier import dossier
from tests.cases import CAPKOVA, LEDGER, LINDQVIST, NAIR, OKORO, small_case

SMALL = small_case()
ALL = SMALL.claims
CONVICTION, VACATUR = SMALL.claim("Conviction"), SMALL.claim("Vacatur")


def types(claims: tuple[Claim, ...]) -> list[str]:
    return [claim.type for claim in claims]


def test_every_claim_that_names_the_entity_is_in_one_group() -> None:
    known = dossier(LINDQVIST, ALL, {})
    assert types(known.relations) == ["boardMemberOf", "spouseOf"]
    assert sorted(types(known.events)) == ["Dismissal", "Fraud", "Resignation"]
    assert types(known.told) == ["Statement"]
    assert types(known.statements) == ["Confession"]  # the one that she denies
    assert len(known.claims()) == sum(LINDQVIST in set(entities_of(claim)) for claim in ALL)


def test_a_speaker_says_what_others_hear() -> None:
    assert sorted(types(dossier(CAPKOVA, ALL, {}).statements)) == ["Fraud", "Statement"]
    assert types(dossier(LEDGER, ALL, {}).statements) == ["Confession"]
    assert types(dossier(NAIR, ALL, {}).statements) == ["Confession"]


def test_a_conviction_comes_with_what_undid_it() -> None:
    known = dossier(OKORO, ALL, {CONVICTION.id: (VACATUR.id,), "of somebody else": (VACATUR.id,)})
    assert types(known.events)[:2] == ["Conviction", "Vacatur"]
    assert known.reversals == {CONVICTION.id: (VACATUR,)}


def test_events_are_told_in_the_order_of_time_and_undated_ones_last() -> None:
    def trial(start: str | None) -> Event:
        when = When(start, None, "year", start) if start else None
        return Event(type="Trial", roles=items({"defendant": (OKORO,)}), status="asserted", when=when)

    known = dossier(OKORO, [trial(None), trial("2001-05"), trial("1999"), trial("2001")], {})
    assert [claim.when and claim.when.start for claim in known.events] == ["1999", "2001", "2001-05", None]


def test_who_is_in_no_claim_has_an_empty_dossier() -> None:
    assert dossier(Entity("nobody", "Person", "Nobody"), ALL, {}).claims() == ()
