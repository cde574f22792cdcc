"""Claims as RDF: named graphs, one a document, and the sorted text of the whole in N-Quads, TriG and Turtle."""

from kg.rdf.dataset import quads, to_nquads, to_trig, to_turtle
from kg.rdf.ontology import Ontology, ontology
from kg.rdf.reversal import reversals
from kg.rdf.terms import NAMESPACE, PREFIXES, entity_iri

__all__ = ["NAMESPACE", "PREFIXES", "Ontology", "entity_iri", "ontology", "quads", "reversals", "to_nquads", "to_trig",
           "to_turtle"]
