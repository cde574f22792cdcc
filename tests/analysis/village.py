"""A small made-up case: a weaver on the board of a mill, a trial, a film that tells it its own way."""

from __future__ import annotations

from kg.model import Claim, Entity, Event, Relation, Span

ADA = Entity("person-ada-quill", "Person", "Ada Quill", ("Ada", "Ada Quill", "Quill"))
YVES = Entity("person-yves-moreau", "Person", "Yves Moreau", ("Moreau", "Yves Moreau"))
BEN = Entity("person-ben-ash", "Person", "Ben Ash", ("Ben Ash",))
LOU = Entity("person-lou-ash", "Person", "Lou Ash", ("Lou Ash",))
STRANGER = Entity("person-x", "Person", "another man", ("another man",), named=False)
MILL = Entity("organization-harbour-mill", "Organization", "Harbour Mill", ("Harbour Mill", "the mill"))
TOWN = Entity("place-saltby", "Place", "Saltby", ("Saltby",))
FILM = Entity("work-the-loom", "Work", "The Loom", ("The Loom",))


def relation(subject: Entity, predicate: str, other: Entity, **said: object) -> Relation:
    """A relation with evidence that quotes itself."""
    quote = f"{subject.label} {predicate} {other.label}."
    options = {"status": "asserted", "evidence": (Span("gazette-1", 0, len(quote), quote),), **said}
    return Relation(subject=subject, predicate=predicate, object=other, **options)  # type: ignore[arg-type]


BOARD = relation(ADA, "boardMemberOf", MILL)
WORKS = relation(YVES, "worksFor", MILL)
SAID_WORKS = relation(YVES, "worksFor", MILL, status="reported", attributed_to=(ADA,))
LIVES_ADA = relation(ADA, "livesIn", TOWN)
LIVES_BEN = relation(BEN, "livesIn", TOWN)
BROTHERS = relation(BEN, "siblingOf", LOU)
DIRECTED = relation(LOU, "directed", FILM)
DRAMA = relation(YVES, "siblingOf", BEN, status="reported", attributed_to=(FILM,))
TRIAL = Event(type="Trial", status="asserted", roles=(("defendant", (YVES,)), ("judge", (BEN,))),
              evidence=(Span("gazette-2", 0, 24, "Ash tried Moreau in May."),))

CLAIMS: tuple[Claim, ...] = (
    BOARD, WORKS, SAID_WORKS, LIVES_ADA, LIVES_BEN, BROTHERS, DIRECTED, DRAMA, TRIAL)
