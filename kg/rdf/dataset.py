"""A case as a dataset: one named graph a document, and a default graph for what no document says.

A document's graph holds the claims that it is evidence for, with its own passages, and the direct triples of
those that it asserts. The default graph holds entities, documents, and what overturned a conviction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from kg.model import Claim, Document, Event, entities_of
from kg.rdf import writing
from kg.rdf.claiming import claim_iri, describe_claim, direct_triples, event_iri
from kg.rdf.describing import describe_document, describe_entity, describe_passage, document_iri, passage_iri
from kg.rdf.ontology import ontology
from kg.rdf.reversal import reversals
from kg.rdf.terms import Term, Triple, kg

Graphs: TypeAlias = dict[Term | None, set[Triple]]
"""The triples of each graph by its name; None names the default graph."""


def quads(documents: Sequence[Document], claims: Sequence[Claim]) -> list[str]:
    """Give the case as lines of N-Quads, each once, sorted by code point, without line ends."""
    return sorted(" ".join(triple) + (f" {name} ." if name else " .")
                  for name, triples in _graphs(documents, claims).items() for triple in triples)


def to_nquads(documents: Sequence[Document], claims: Sequence[Claim]) -> str:
    """Give the case as N-Quads."""
    return "".join(f"{line}\n" for line in quads(documents, claims))


def to_trig(documents: Sequence[Document], claims: Sequence[Claim]) -> str:
    """Give the case as TriG: the default graph first, then the documents' graphs in the order of their names."""
    graphs = _graphs(documents, claims)
    parts = ["\n".join((writing.prefixes(), *writing.blocks(graphs.pop(None))))]
    for name in sorted(name for name in graphs if name):
        parts.append(f"{writing.short(name)} {{\n" + "\n".join(writing.blocks(graphs[name], indent="    ")) + "}\n")
    return "\n".join(parts)


def to_turtle(documents: Sequence[Document], claims: Sequence[Claim]) -> str:
    """Give the case as Turtle: all graphs as one, so which document says what stands on the passages alone."""
    union: set[Triple] = set().union(*_graphs(documents, claims).values())
    return "\n".join((writing.prefixes(), *writing.blocks(union)))


def _graphs(documents: Sequence[Document], claims: Sequence[Claim]) -> Graphs:
    graphs: Graphs = {None: set(_background(documents, claims))}
    for claim in claims:
        said = {*describe_claim(claim), *direct_triples(claim)}
        for span in claim.evidence:
            graph = graphs.setdefault(document_iri(span.document), set())
            graph |= said
            graph.update(ontology().direct(claim_iri(claim.id), kg("evidence"), passage_iri(span)))
            graph.update(describe_passage(span))
    return graphs


def _background(documents: Iterable[Document], claims: Sequence[Claim]) -> Iterator[Triple]:
    for document in documents:
        yield from describe_document(document)
    for entity in {entity for claim in claims for entity in entities_of(claim)}:
        yield from describe_entity(entity)
    by_id = {claim.id: claim for claim in claims}
    for overturned, undoing in reversals(claims).items():
        conviction = by_id[overturned]
        for one in undoing:
            yield claim_iri(overturned), kg("overturnedBy"), claim_iri(one)
            if isinstance(conviction, Event) and conviction.status == "asserted":
                yield event_iri(conviction.event.id), kg("overturnedBy"), claim_iri(one)
