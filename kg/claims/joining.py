"""Join what a document tells twice: claims of one event that do not contradict each other become one claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.model import Claim, Document, Entity, Event, Filler, Relation, Value, When, items, merged

MUTUAL = frozenset({"spouseOf", "siblingOf"})
APART = frozenset({"Statement"})  # two sayings are two events, however alike
WHO = frozenset(
    {
        "defendant",
        "suspect",
        "recipient",
        "prisoner",
        "confessor",
        "person",
        "agent",
        "victim",
        "perpetrator",
        "target",
        "plaintiff",
        "appellant",
        "witness",
    }
)
DETAIL = frozenset({"place", "content", "count"})


def join(claims: Iterable[Claim]) -> list[Claim]:
    """Join the claims of one document, in text order; relations only where they are the same."""
    joined: list[Claim] = []
    for claim in claims:
        for index, other in enumerate(joined):
            if (both := _joined(other, claim)) is not None:
                joined[index] = both
                break
        else:
            joined.append(claim)
    return joined


def _joined(one: Claim, other: Claim) -> Claim | None:
    if one.id == other.id:
        both = merged(one, other)
        return replace(both, when=_finer(one.when, other.when)) if _same_time(one.when, other.when) else both
    if one.status != other.status or one.attributed_to != other.attributed_to:
        return None
    if isinstance(one, Relation) and isinstance(other, Relation):
        return _joined_relation(one, other)
    if isinstance(one, Event) and isinstance(other, Event) and one.type == other.type and one.type not in APART:
        return _joined_event(one, other)
    return None


def _joined_relation(one: Relation, other: Relation) -> Relation | None:
    if (one.subject, one.predicate, one.object) != (other.subject, other.predicate, other.object):
        return None
    mine, theirs = dict(one.qualifiers), dict(other.qualifiers)
    if bool(mine.get("ended")) != bool(theirs.get("ended")):
        return None
    return replace(
        one,
        qualifiers=items(theirs | mine),
        when=one.when or other.when,
        evidence=tuple(sorted({*one.evidence, *other.evidence})),
    )


def _joined_event(one: Event, other: Event) -> Event | None:
    mine, theirs = dict(one.roles), dict(other.roles)
    shared = [role for role in mine.keys() & theirs.keys() if role not in DETAIL]
    if not _same_time(one.when, other.when) or not any(set(mine[role]) & set(theirs[role]) for role in shared):
        return None
    if any(not _agree(mine[role], theirs[role]) for role in mine.keys() & theirs.keys()):
        return None
    if any(set(mine[role]) != set(theirs[role]) for role in mine.keys() & theirs.keys() & WHO):
        return None  # the pardon of four and the earlier pardon of three of them are two pardons
    roles = {role: _union(mine.get(role, ()), theirs.get(role, ())) for role in mine.keys() | theirs.keys()}
    return replace(
        one,
        roles=items(roles),
        flags=items(dict(other.flags) | dict(one.flags)),
        when=_finer(one.when, other.when),
        confidence=max(one.confidence, other.confidence),
        evidence=tuple(sorted({*one.evidence, *other.evidence})),
    )


def _same_time(one: When | None, other: When | None) -> bool:
    if one is None or other is None or not one.start or not other.start:
        return True
    return one.start.startswith(other.start) or other.start.startswith(one.start)


def _finer(one: When | None, other: When | None) -> When | None:
    if one is None or other is None:
        return one or other
    return one if len(one.start or "") >= len(other.start or "") else other


def _agree(mine: tuple[Filler, ...], theirs: tuple[Filler, ...]) -> bool:
    """Two lists of fillers agree where one holds the other, or where a text of one is part of a text of the other."""
    if set(mine) <= set(theirs) or set(theirs) <= set(mine):
        return True
    return all(isinstance(one, Value) for one in (*mine, *theirs)) and any(_within(a, b) for a in mine for b in theirs)


def _within(one: Filler, other: Filler) -> bool:
    if not isinstance(one, Value) or not isinstance(other, Value):
        return False
    a, b = f" {one.value.lower()} ", f" {other.value.lower()} "
    return a in b or b in a


def _union(mine: tuple[Filler, ...], theirs: tuple[Filler, ...]) -> tuple[Filler, ...]:
    kept: list[Filler] = []
    for filler in dict.fromkeys((*mine, *theirs)):
        if not any(
            _within(filler, other) and filler != other and len(_text(filler)) < len(_text(other))
            for other in (*mine, *theirs)
        ):
            kept.append(filler)
    return tuple(kept)


def _text(filler: Filler) -> str:
    return filler.value if isinstance(filler, Value) else filler.label


def without_restated(document: Document, claims: Iterable[Claim]) -> list[Claim]:
    """A headline that says again what the body says ("X confirms") is the same statement, told twice."""
    claims = list(claims)
    title = len(document.title or "") if document.text.startswith(document.title or "\0") else 0
    kept: list[Claim] = []
    for claim in claims:
        if isinstance(claim, Event) and claim.type == "Statement" and claim.evidence[-1].end <= title:
            body = next(
                (
                    other
                    for other in claims
                    if isinstance(other, Event)
                    and other.type == "Statement"
                    and other is not claim
                    and other.evidence[0].start > title
                    and other.flags == claim.flags
                    and dict(other.roles)["speaker"] == dict(claim.roles)["speaker"]
                ),
                None,
            )
            if body is not None:
                continue
        kept.append(claim)
    return kept


def without_mirrored(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Of two that are married, or brother and sister, one way round is enough: the first told."""
    seen = set()
    for claim in claims:
        if isinstance(claim, Relation) and claim.predicate in MUTUAL and isinstance(claim.object, Entity):
            if (claim.predicate, claim.object.id, claim.subject.id, claim.status) in seen:
                continue
            seen.add((claim.predicate, claim.subject.id, claim.object.id, claim.status))
        yield claim
