"""What is said of a thing whatever claims say: entities, documents, passages."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Document, Entity, Span
from kg.rdf.ontology import ontology
from kg.rdf.terms import Term, Triple, entity_iri, iri, kg, literal, minted, moment, named, text, typed

LABEL = named("rdfs:label")


def document_iri(id: str) -> Term:
    """The address of a document, which also names the graph of what it says."""
    return minted("document", id)


def passage_iri(span: Span) -> Term:
    """The address of a passage: its document and offsets."""
    return minted("passage", span.document, f"{span.start}-{span.end}")


def describe_entity(entity: Entity) -> Iterator[Triple]:
    """Type and names of an entity."""
    node = entity_iri(entity.id)
    yield from ontology().types(node, entity.type)
    yield node, LABEL, text(entity.label)
    yield node, named("schema:name"), text(entity.label)
    for alias in entity.aliases:
        if alias != entity.label:
            yield node, named("skos:altLabel"), text(alias)


def describe_document(document: Document) -> Iterator[Triple]:
    """What is known of where a document comes from."""
    node = document_iri(document.id)
    yield from ontology().types(node, "Document")
    yield node, LABEL, text(document.title or document.id)
    yield node, kg("sourcePath"), text(document.source)
    yield node, kg("sha256"), text(document.checksum)
    yield node, kg("isDigest"), literal(document.digest)
    yield node, named("dcterms:language"), text(document.language)
    for property, value in (("dcterms:title", document.title), ("dcterms:creator", document.author),
                            ("kg:outlet", document.outlet), ("dcterms:publisher", document.outlet),
                            ("kg:sourceKind", document.kind), ("kg:datedBy", document.dated_by)):
        if value is not None:
            yield node, named(property), text(value)
    if document.published is not None:
        yield node, named("dcterms:issued"), moment(document.published)
        yield node, named("schema:datePublished"), moment(document.published)
    if document.url is not None:
        yield node, named("schema:url"), typed(document.url, "anyURI")


def describe_passage(span: Span) -> Iterator[Triple]:
    """A passage by quote and by offsets, as the Web Annotation Data Model selects text; offsets count characters."""
    node, document = passage_iri(span), document_iri(span.document)
    position, quote = (iri(f"{node[1:-1]}/{kind}") for kind in ("position", "quote"))
    yield from ontology().types(node, "Passage")
    yield from ontology().direct(node, kg("inDocument"), document)
    yield node, kg("quote"), text(span.quote)
    yield node, named("oa:hasSource"), document
    yield node, named("oa:hasSelector"), position
    yield node, named("oa:hasSelector"), quote
    yield position, named("rdf:type"), named("oa:TextPositionSelector")
    yield position, named("oa:start"), typed(str(span.start), "nonNegativeInteger")
    yield position, named("oa:end"), typed(str(span.end), "nonNegativeInteger")
    yield quote, named("rdf:type"), named("oa:TextQuoteSelector")
    yield quote, named("oa:exact"), text(span.quote)
