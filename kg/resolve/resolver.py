"""Merge the entities that documents name alike, and the claims that thereby become equal.

Two entities are one where their types are the same and they share a name of at least two words, or where their only
names are equal. What has no name stays in its document. Everything less sure stays apart: a wrong merge says of one
person what is true of another.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from kg.ids import slug
from kg.model import Claim, Entity, Filler, Relation, entities_of, merged


def resolve(claims: Iterable[Claim]) -> list[Claim]:
    """Give each entity its id across documents, join equal claims, and sort by claim id."""
    claims = list(claims)
    canonical = _canonical(
        {entity for claim in claims for entity in entities_of(claim)},
        Counter(entity for claim in claims for entity in entities_of(claim)),
    )
    joined: dict[str, Claim] = {}
    for claim in claims:
        renamed = _renamed(claim, canonical)
        joined[renamed.id] = merged(joined[renamed.id], renamed) if renamed.id in joined else renamed
    return [joined[key] for key in sorted(joined)]


def _names(entity: Entity) -> set[tuple[str, str]]:
    """The keys that tell an entity across documents: its label and every alias of two words or more."""
    long = {slug(alias) for alias in entity.aliases if len(alias.split()) > 1 and alias[:1].isupper()}
    return {(entity.type, name.removeprefix("the-")) for name in {slug(entity.label), *long}}


def _canonical(entities: Iterable[Entity], counts: Counter[Entity]) -> dict[Entity, Entity]:
    named = sorted((entity for entity in entities if entity.named), key=lambda e: (e.id, e.type, e.label, e.aliases))
    parent: dict[Entity, Entity] = {entity: entity for entity in named}

    def root(entity: Entity) -> Entity:
        while parent[entity] != entity:
            entity = parent[entity]
        return entity

    owner: dict[tuple[str, str], Entity] = {}
    for entity in named:
        for name in sorted(_names(entity)):
            if name in owner:
                parent[root(entity)] = root(owner[name])
            else:
                owner[name] = entity
    together: dict[Entity, list[Entity]] = defaultdict(list)
    for entity in named:
        together[root(entity)].append(entity)
    canonical: dict[Entity, Entity] = {}
    taken: set[str] = set()
    for group in sorted(together.values(), key=lambda group: min(entity.id for entity in group)):
        one = _one(group, counts, taken)
        taken.add(one.id)
        canonical |= dict.fromkeys(group, one)
    return canonical


def _one(group: list[Entity], counts: Counter[Entity], taken: set[str]) -> Entity:
    """The entity that stands for a group: the label used most, then the longest, then the first in the alphabet."""
    weight: Counter[str] = Counter()
    for entity in group:
        weight[entity.label] += counts[entity]
    label = min(weight, key=lambda name: (-weight[name], -len(name), name))
    aliases = tuple(sorted({alias for entity in group for alias in entity.aliases}))
    id_ = slug(label) if slug(label) not in taken else f"{slug(label)}-{group[0].type.lower()}"
    return Entity(id_, group[0].type, label, aliases)


def _renamed(claim: Claim, canonical: dict[Entity, Entity]) -> Claim:
    def new(entity: Entity) -> Entity:
        return canonical.get(entity, entity)

    def filler(one: Filler) -> Filler:
        return new(one) if isinstance(one, Entity) else one

    speakers = tuple(new(speaker) for speaker in claim.attributed_to)
    if isinstance(claim, Relation):
        return replace(claim, subject=new(claim.subject), object=filler(claim.object), attributed_to=speakers)
    roles = tuple((role, tuple(sorted({filler(one) for one in fillers}, key=str))) for role, fillers in claim.roles)
    return replace(claim, roles=roles, attributed_to=speakers)
