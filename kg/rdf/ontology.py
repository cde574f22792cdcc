"""What follows from the vocabulary: the wider classes and properties, the inverses, the symmetric relations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rdflib import OWL, RDFS, Graph, URIRef
from rdflib.exceptions import ParserError
from rdflib.plugins.parsers.notation3 import BadSyntax

from kg.errors import OntologyError
from kg.rdf.terms import Term, Triple, iri, kg, named
from kg.resources import ontology_folder

TYPE = named("rdf:type")


@dataclass(frozen=True, slots=True)
class Ontology:
    """The closures that direct triples are written out by; terms are spelled as in N-Quads.

    `classes` and `properties` give for each term all that is wider, itself not among it.
    """

    classes: Mapping[Term, tuple[Term, ...]]
    properties: Mapping[Term, tuple[Term, ...]]
    inverses: Mapping[Term, Term]
    symmetric: frozenset[Term]

    def types(self, node: Term, name: str, root: str | None = None) -> Iterator[Triple]:
        """Say that `node` is of the class `name` and of all wider ones.

        A class that the vocabulary does not have counts as a kind of `root`: a frame may bring an event of its own.
        """
        narrow = kg(name)
        wider = self.classes.get(narrow)
        if wider is None and root is not None:
            wider = (kg(root), *self.classes.get(kg(root), ()))
        for cls in (narrow, *(wider or ())):
            yield node, TYPE, cls

    def direct(self, subject: Term, predicate: Term, object: Term) -> Iterator[Triple]:
        """Say a triple and what follows from it: wider properties, the inverse and its wider ones, the mirror image."""
        for one in (predicate, *self.properties.get(predicate, ())):
            yield subject, one, object
        inverse = predicate if predicate in self.symmetric else self.inverses.get(predicate)
        if inverse is not None and object.startswith("<"):
            for one in (inverse, *self.properties.get(inverse, ())):
                yield object, one, subject


@cache
def ontology(path: Path | None = None) -> Ontology:
    """Read the vocabulary (`kg.ttl` unless told otherwise); raises OntologyError where it cannot be read."""
    where = path or ontology_folder() / "kg.ttl"
    try:
        graph = Graph().parse(where, format="turtle")
    except (OSError, ParserError, BadSyntax) as error:
        raise OntologyError(f"{where}: the vocabulary cannot be read ({' '.join(str(error).split())[:200]})") from error
    inverses = {(str(a), str(b)) for a, b in graph.subject_objects(OWL.inverseOf)}
    return Ontology(
        _closure(graph, RDFS.subClassOf), _closure(graph, RDFS.subPropertyOf),
        {iri(a): iri(b) for one, other in inverses for a, b in ((one, other), (other, one))},
        frozenset(iri(str(one)) for one in graph.subjects(None, OWL.SymmetricProperty)))


def _closure(graph: Graph, property: URIRef) -> dict[Term, tuple[Term, ...]]:
    """For every term, all wider ones, sorted; a class that is wider than nothing has an empty row."""
    starts: Iterable[object] = {*graph.subjects(property), *graph.objects(None, property)}
    return {iri(str(one)): tuple(sorted(iri(str(wider)) for wider in graph.transitive_objects(one, property)
                                        if wider != one)) for one in starts if isinstance(one, URIRef)}
