"""What the claims of a passage say in KnowledgeNet's properties.

Its annotators marked every mention of both arguments, pronouns and "who" among them, so a claim about two entities
gives a fact for each pair of their mentions. A place inside a place is a second object: who was born in a town was born
in its country. What the vocabulary does not have is left out: `NATIONALITY`, and `DATE_FOUNDED`, since a foundation
without a founder is no claim of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.claims import Reading
from kg.evaluation.knowledgenet.passages import Fact, Place
from kg.model import Claim, Entity, Event, Relation

PROPERTIES = (
    "CEO", "CHILD_OF", "DATE_OF_BIRTH", "DATE_OF_DEATH", "EDUCATED_AT", "EMPLOYEE_OR_MEMBER_OF", "FOUNDED_BY",
    "HEADQUARTERS", "PLACE_OF_BIRTH", "PLACE_OF_RESIDENCE", "POLITICAL_AFFILIATION", "SPOUSE", "SUBSIDIARY_OF",
)  # fmt: skip
STRAIGHT = {
    "bornIn": "PLACE_OF_BIRTH", "educatedAt": "EDUCATED_AT", "livesIn": "PLACE_OF_RESIDENCE", "spouseOf": "SPOUSE",
}  # fmt: skip
INVERTED = {"founded": "FOUNDED_BY", "parentOf": "CHILD_OF"}
DATES = {"Birth": "DATE_OF_BIRTH", "Death": "DATE_OF_DEATH"}
EMPLOYING = frozenset({"worksFor", "memberOf", "leads", "boardMemberOf"})
IN_PLACES = frozenset({"PLACE_OF_BIRTH", "PLACE_OF_RESIDENCE", "HEADQUARTERS"})
UNTOLD = frozenset({"negated", "denied", "hypothetical"})  # no fact is told by these
_CHIEF = re.compile(r"\b(chief executive|ceo|c\.e\.o\.?)\b", re.IGNORECASE)
_PARTY = re.compile(
    r"\b(party|democrats?|democratic|republicans?|labour|liberals?|conservatives?|tor(?:y|ies)|greens|fianna|"
    r"sinn f[eé]in|socialists?|communists?|social democrats?)\b",
    re.IGNORECASE,
)


def facts_of(reading: Reading) -> set[Fact]:
    """The facts that the claims of one passage tell."""
    claims = [claim for claim in reading.claims() if claim.status not in UNTOLD]
    within = _within(claims)
    found: set[Fact] = set()
    for claim in claims:
        if isinstance(claim, Event):
            found.update(_dates(claim, reading))
        elif isinstance(claim.object, Entity):
            for name, subject, object_ in _told(claim, claim.object):
                others = within.get(object_.id, []) if name in IN_PLACES else []
                for place in (object_, *others):
                    found.update(_pairs(name, reading.mentions(subject), reading.mentions(place)))
    return found


def _told(claim: Relation, other: Entity) -> Iterator[tuple[str, Entity, Entity]]:
    """(property, subject, object) for a relation."""
    one, name = claim.subject, claim.predicate
    if name in STRAIGHT:
        yield STRAIGHT[name], one, other
    if name == "spouseOf":
        yield "SPOUSE", other, one
    if name in INVERTED:
        yield INVERTED[name], other, one
    if name == "leads" and _CHIEF.search(str(dict(claim.qualifiers).get("role", ""))):
        yield "CEO", other, one
    if name in EMPLOYING and other.type != "Group":
        yield "POLITICAL_AFFILIATION" if _is_party(other) else "EMPLOYEE_OR_MEMBER_OF", one, other
    if one.type == "Organization" and name == "partOf":
        yield "SUBSIDIARY_OF", one, other
    if one.type == "Organization" and name == "locatedIn":
        yield "HEADQUARTERS", one, other


def _is_party(body: Entity) -> bool:
    return any(_PARTY.search(alias) for alias in body.aliases)


def _within(claims: list[Claim]) -> dict[str, list[Entity]]:
    """The places that each place is said to lie in, however far up."""
    inside: dict[str, list[Entity]] = {}
    for claim in claims:
        if (
            isinstance(claim, Relation)
            and claim.predicate in ("locatedIn", "partOf")
            and claim.subject.type == "Place"
            and isinstance(claim.object, Entity)
        ):
            inside.setdefault(claim.subject.id, []).append(claim.object)
    for places in inside.values():
        for place in places:  # grows while it is read
            places += [outer for outer in inside.get(place.id, []) if outer not in places]
    return inside


def _dates(event: Event, reading: Reading) -> Iterator[Fact]:
    if event.type not in DATES or event.when is None:
        return
    texts = [(span.start + span.quote.find(event.when.text), span) for span in event.evidence]
    starts = [start for start, span in texts if event.when.text in span.quote]
    people = [filler for role, filler in event.fillers() if role == "person" and isinstance(filler, Entity)]
    for person in people:
        places = [(start, start + len(event.when.text)) for start in starts[:1]]
        yield from _pairs(DATES[event.type], reading.mentions(person), places)


def _pairs(name: str, subjects: list[Place], objects: list[Place]) -> Iterator[Fact]:
    for subject in subjects:
        for object_ in objects:
            yield Fact(name, subject, object_)
