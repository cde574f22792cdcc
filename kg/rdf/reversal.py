"""Which claims undo a conviction, so that no conviction is shown without what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product

from kg.model import Claim, Entity, Event, Relation

REVERSING = frozenset({"Vacatur", "Exoneration", "Pardon"})
_CONVICTED = frozenset({"defendant", "recipient", "person"})


def reversals(claims: Iterable[Claim]) -> Mapping[str, tuple[str, ...]]:
    """Give for the id of each claim of a conviction the ids of the claims that undo it, sorted; no row where none does.

    A Vacatur, Exoneration or Pardon undoes a Conviction where all of this holds:

    - it is asserted, or reported by somebody who is not a work (a scene undoes nothing);
    - it has a defendant in common, counting for a group those of whom an asserted claim says that they are its
      members, and for a person those groups;
    - its time is not earlier, compared as exactly as both are known; a time that is not known is not earlier.

    The claim of the conviction may have any status. A rule by hand: it links too much rather than too little, since a
    conviction shown without its reversal harms the one convicted.
    """
    known = list(claims)
    members = {(claim.subject.id, claim.object.id) for claim in known if isinstance(claim, Relation)
               and claim.predicate == "memberOf" and claim.status == "asserted" and isinstance(claim.object, Entity)}
    convictions = [claim for claim in known if isinstance(claim, Event) and claim.type == "Conviction"]
    undoing = [claim for claim in known if isinstance(claim, Event) and _reverses(claim)]
    found = {one.id: tuple(sorted({other.id for other in undoing if _shared(one, other, members)
                                   and not _earlier(other, one)})) for one in convictions}
    return {id: ids for id, ids in sorted(found.items()) if ids}


def _reverses(claim: Event) -> bool:
    if claim.type not in REVERSING:
        return False
    in_a_work = any(speaker.type == "Work" for speaker in claim.attributed_to)
    return claim.status == "asserted" or (claim.status == "reported" and not in_a_work)


def _shared(one: Event, other: Event, members: set[tuple[str, str]]) -> bool:
    return any(a == b or (a, b) in members or (b, a) in members for a, b in product(_convicted(one), _convicted(other)))


def _convicted(claim: Event) -> set[str]:
    return {filler.id for role, filler in claim.fillers() if role in _CONVICTED and isinstance(filler, Entity)}


def _earlier(one: Event, other: Event) -> bool:
    if not (one.when and one.when.start and other.when and other.when.start):
        return False
    exactness = min(len(one.when.start), len(other.when.start))
    return one.when.start[:exactness] < other.when.start[:exactness]
