from __future__ import annotations

from typing import Any

import pytest

from kg.model import Claim, Entity, Event, Status, When
from kg.rdf import reversals
from tests.cases import CAPKOVA, COURT, GRANT, HARROW_TWO, NEWS, OKORO, SERIES, event, relation, said

QUOTE = "Daniel Okoro"


def year(start: str | None) -> When | None:
    return When(start, None, "year", start) if start else None


def verdict(type: str, who: Entity, start: str | None = None, *, role: str = "defendant", status: Status = "asserted",
            by: tuple[Entity, ...] = ()) -> Event:
    return event(type, {role: (who,)}, **said(status, (NEWS, QUOTE), by=by, when=year(start)))


CONVICTION = verdict("Conviction", OKORO, "1991-05")
MEMBER = relation(OKORO, "memberOf", HARROW_TWO, **said("asserted", (NEWS, QUOTE)))
OTHER_MEMBER = relation(GRANT, "memberOf", HARROW_TWO, **said("asserted", (NEWS, QUOTE)))


@pytest.mark.parametrize(("later", "undone"), [
    (verdict("Vacatur", OKORO, "2003"), True),
    (verdict("Vacatur", OKORO, "1991"), True),
    (verdict("Vacatur", OKORO, "1990-12-30"), False),
    (verdict("Vacatur", OKORO), True),
    (verdict("Vacatur", GRANT, "2003"), False),
    (verdict("Exoneration", OKORO, "2003"), True),
    (verdict("Pardon", OKORO, "2003", role="recipient"), True),
    (verdict("Acquittal", OKORO, "2003"), False),
    (verdict("Vacatur", OKORO, "2003", status="reported", by=(CAPKOVA,)), True),
    (verdict("Vacatur", OKORO, "2003", status="reported", by=(SERIES,)), False),
    (verdict("Vacatur", OKORO, "2003", status="hypothetical"), False),
    (verdict("Vacatur", OKORO, "2003", status="denied", by=(CAPKOVA,)), False),
    (verdict("Vacatur", COURT, "2003", role="court"), False),
])
def test_a_conviction_is_undone_by_what_befalls_the_same_defendant_and_not_earlier(later: Event, undone: bool) -> None:
    assert reversals([CONVICTION, later]) == ({CONVICTION.id: (later.id,)} if undone else {})


@pytest.mark.parametrize(("convicted", "cleared", "ties", "undone"), [
    (OKORO, HARROW_TWO, (MEMBER,), True),
    (HARROW_TWO, OKORO, (MEMBER,), True),
    (OKORO, HARROW_TWO, (), False),
    (OKORO, GRANT, (MEMBER, OTHER_MEMBER), False),
])
def test_a_group_stands_for_its_members_and_they_for_it(convicted: Entity, cleared: Entity, ties: tuple[Claim, ...],
                                                        undone: bool) -> None:
    conviction, vacatur = verdict("Conviction", convicted), verdict("Vacatur", cleared)
    assert bool(reversals([*ties, conviction, vacatur])) is undone


@pytest.mark.parametrize("how", [{"status": "reported", "by": (CAPKOVA,)}, {"status": "denied", "by": (OKORO,)},
                                 {"status": "alleged"}])
def test_a_conviction_of_any_status_leads_to_its_reversals(how: dict[str, Any]) -> None:
    conviction = verdict("Conviction", OKORO, **how)
    both = sorted([verdict("Vacatur", OKORO, "2003"), verdict("Exoneration", OKORO)], key=lambda one: one.id)
    assert reversals([conviction, *both]) == {conviction.id: tuple(one.id for one in both)}
