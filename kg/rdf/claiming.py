"""Claims as triples: a resource for every claim, and direct triples for what a source asserts."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Claim, Entity, Event, EventRef, Filler, Items, Relation, Value, When
from kg.rdf.describing import LABEL
from kg.rdf.ontology import TYPE, ontology
from kg.rdf.terms import Term, Triple, decimal, entity_iri, kg, literal, minted, moment, text, typed


def claim_iri(id: str) -> Term:
    """The address of the claim with that id."""
    return minted("claim", id)


def event_iri(id: str) -> Term:
    """The address of the event with that id."""
    return minted("event", id)


def claim_label(claim: Claim) -> str:
    """Words for a claim: its status first, so that no list of labels turns an allegation into a fact.

    What is flagged as true ("ended", "coerced") follows in brackets, for it changes what is said.
    """
    pairs = claim.flags if isinstance(claim, Event) else claim.qualifiers
    flagged = [name for name, value in pairs if value is True]
    return f"{claim.status}: {claim.label}" + (f" ({', '.join(flagged)})" if flagged else "")


def describe_claim(claim: Claim) -> Iterator[Triple]:
    """The claim as a resource: content, status, speakers, time and confidence; not its evidence.

    """
    node = claim_iri(claim.id)
    yield from ontology().types(node, "Claim")
    yield node, LABEL, text(claim_label(claim))
    yield node, kg("status"), kg(claim.status)
    yield node, kg("confidence"), decimal(round(claim.confidence, 3))
    yield from _content(node, claim)
    yield from _speakers(node, claim)
    if claim.when is not None:
        time = minted("claim", claim.id, "when")
        yield from ontology().direct(node, kg("when"), time)
        yield from ontology().types(time, "When")
        yield time, kg("precision"), text(claim.when.precision)
        yield time, kg("timeText"), text(claim.when.text)
        yield from _bounds(time, claim.when)


def direct_triples(claim: Claim) -> Iterator[Triple]:
    """What an asserted claim says as plain triples, with what follows in schema.org and other terms; else nothing.

    A relation that is over keeps its triple: the claim says `kg:ended`, and a query about today must ask for it.
    """
    if claim.status != "asserted":
        return
    if isinstance(claim, Relation):
        yield from ontology().direct(entity_iri(claim.subject.id), kg(claim.predicate), _filler(claim.object))
        return
    node = event_iri(claim.event.id)
    yield from ontology().types(node, claim.type, root="Event")
    yield node, LABEL, text(claim.label)
    yield from _pairs(node, claim.flags)
    for role, filler in claim.fillers():
        yield from ontology().direct(node, kg(role), _filler(filler))
    if claim.when is not None:
        for subject, predicate, object in _bounds(node, claim.when):
            yield from ontology().direct(subject, predicate, object)


def _content(node: Term, claim: Claim) -> Iterator[Triple]:
    if isinstance(claim, Event):
        yield node, kg("event"), event_iri(claim.event.id)
        yield node, kg("eventType"), kg(claim.type)
        yield from _pairs(node, claim.flags)
        yield from _role_fillings(node, claim)
        return
    yield node, kg("subject"), entity_iri(claim.subject.id)
    yield node, kg("predicate"), kg(claim.predicate)
    yield node, kg("object"), _filler(claim.object)
    yield from _number(node, claim.object)
    if isinstance(claim.object, EventRef):
        yield node, kg("objectType"), kg(claim.object.type)
    yield from _pairs(node, claim.qualifiers)


def _role_fillings(node: Term, claim: Event) -> Iterator[Triple]:
    """Roles stand on resources of their own: on the event itself they would be facts."""
    for role, fillers in claim.roles:
        for place, filler in enumerate(fillers, start=1):
            filling = minted("claim", claim.id, "role", role, place)
            yield node, kg("roleFilling"), filling
            yield filling, TYPE, kg("RoleFilling")
            yield filling, kg("inRole"), kg(role)
            yield filling, kg("filler"), _filler(filler)
            yield from _number(filling, filler)
            if isinstance(filler, EventRef):
                yield filling, kg("eventType"), kg(filler.type)
                yield filling, LABEL, text(filler.label)


def _speakers(node: Term, claim: Claim) -> Iterator[Triple]:
    for place, speaker in enumerate(claim.attributed_to, start=1):
        who, link = entity_iri(speaker.id), minted("claim", claim.id, "speaker", place)
        yield from ontology().direct(node, kg("attributedTo"), who)
        yield from ontology().direct(node, kg("attribution"), link)
        yield link, TYPE, kg("Attribution")
        yield link, kg("position"), literal(place)
        yield from ontology().direct(link, kg("saidBy"), who)


def _bounds(node: Term, when: When) -> Iterator[Triple]:
    for name, iso in (("start", when.start), ("end", when.end)):
        if iso is not None:
            yield node, kg(name), moment(iso)


def _pairs(node: Term, pairs: Items) -> Iterator[Triple]:
    for name, value in pairs:
        yield node, kg(name), literal(value)


def _number(node: Term, filler: Filler) -> Iterator[Triple]:
    if isinstance(filler, Value) and filler.number is not None:
        number = filler.number
        yield node, kg("number"), literal(number) if isinstance(number, int) else typed(repr(number), "double")


def _filler(filler: Filler) -> Term:
    if isinstance(filler, Value):
        return text(filler.value)
    return entity_iri(filler.id) if isinstance(filler, Entity) else event_iri(filler.id)
