"""What a case knows of one entity, grouped the way a reader asks: ties, what happened, who says what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.model import Claim, Entity, Event, Relation, Span


@dataclass(frozen=True, slots=True)
class Dossier:
    """The claims about an entity, each in one group.

    `statements` are those that it makes or that it is a speaker of, `told` the statements of others that
    mention it, `events` the rest of what happened, oldest first and undated last. `reversals` gives for the id of
    a claim (a conviction) the claims that undo it.
    """

    entity: Entity
    relations: tuple[Relation, ...]
    events: tuple[Event, ...]
    statements: tuple[Claim, ...]
    told: tuple[Claim, ...]
    reversals: Mapping[str, tuple[Claim, ...]]

    def claims(self) -> tuple[Claim, ...]:
        """All claims of the dossier, in the order of its groups."""
        return (*self.relations, *self.events, *self.statements, *self.told)


def dossier(entity: Entity, claims: Sequence[Claim], reversals: Mapping[str, Sequence[str]]) -> Dossier:
    """Gather what `claims` say of `entity`; `reversals` gives ids for ids, as `kg.rdf.reversals` does."""
    relations: list[Relation] = []
    events: list[Event] = []
    statements: list[Claim] = []
    told: list[Claim] = []
    for claim in claims:
        role = _part(claim, entity)
        if role == "speaker":
            statements.append(claim)
        elif role is None:
            continue
        elif isinstance(claim, Relation):
            relations.append(claim)
        elif claim.type == "Statement":
            told.append(claim)
        else:
            events.append(claim)
    by_id = {claim.id: claim for claim in claims}
    undone = {claim.id: tuple(by_id[other] for other in reversals[claim.id])
              for claim in (*events, *statements) if claim.id in reversals}
    return Dossier(entity, tuple(sorted(relations, key=_by_predicate)), tuple(sorted(events, key=_by_time)),
                   tuple(sorted(statements, key=_by_time)), tuple(sorted(told, key=_by_time)), undone)


def _part(claim: Claim, entity: Entity) -> str | None:
    """The part that the entity has in the claim: speaker (which wins), a role, or none."""
    if entity.id in {speaker.id for speaker in claim.attributed_to}:
        return "speaker"
    roles = [role for role, filler in claim.fillers() if isinstance(filler, Entity) and filler.id == entity.id]
    return "speaker" if "speaker" in roles else next(iter(roles), None)


def _by_predicate(claim: Relation) -> tuple[str, str, str]:
    return claim.predicate, claim.label, claim.id


def _by_time(claim: Claim) -> tuple[str, list[Span], str]:
    """Order by time; what has none comes last, in the order in which the documents tell it."""
    start = claim.when.start if claim.when else None
    return start or "9999", sorted(claim.evidence)[:1], claim.id
