"""A built case, to be asked: claims, entities, SPARQL, paths, maps.

Rooms are imported where they are used: a query should not wait for the drawing library, nor a path for the store.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.model import Claim, Document, Entity, Json, Status, claim_from_json, document_from_json
from kg.pipeline import folder

if TYPE_CHECKING:
    from kg.analysis import Path as Walk
    from kg.analysis import Ranked
    from kg.analysis.graphs import Graph
    from kg.pipeline.dossier import Dossier
    from kg.store import Answer, Store
    from kg.validate import Report

_KEPT = {"claims": folder.CLAIMS, "trig": folder.TRIG, "nquads": folder.NQUADS}
FORMATS = ("claims", "turtle", "trig", "nquads", "graphml")


class Case:
    """What a case folder holds; `kg.open` and `kg.build` give one.

    A case is read once, whole, when it is opened: a build that replaces the folder does not change it.
    """

    def __init__(self, where: Path, files: dict[str, bytes], about: Json) -> None:
        self.folder = where
        self.about = about
        self._files = files

    def __repr__(self) -> str:
        counts = ", ".join(f"{self.about[name]} {name}" for name in ("documents", "entities", "claims"))
        return f"<Case {str(self.folder)!r}: {counts}>"

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The documents, sorted by id."""
        return tuple(document_from_json(record) for record in self._records(folder.DOCUMENTS))

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims, sorted by id."""
        return tuple(claim_from_json(record) for record in self._records(folder.CLAIMS))

    @cached_property
    def entities(self) -> tuple[Entity, ...]:
        """The entities that the claims name, each once, sorted by id."""
        from kg.analysis import entities

        return entities(self.claims)

    def query(self, sparql: str) -> Answer:
        """Ask the case a SPARQL 1.1 query; raises QueryError where it does not parse or is refused."""
        return self._store.select(sparql)

    def ask(self, question: str, **parameters: str) -> Answer:
        """Ask a saved question by its name; raises QueryError for a question or parameter that there is not."""
        from kg.query import bind
        from kg.query import question as saved

        return self.query(bind(saved(question), parameters, lambda name: self.find(name).id))

    def graph(self) -> Graph:
        """Give the claims as a `networkx.MultiDiGraph` keyed by claim id: yours to change, made anew at each call."""
        from kg.analysis import graph

        return graph(self.claims)

    def find(self, name: str) -> Entity:
        """Find an entity by id, label or alias; raises UnknownEntity, which offers near names, or InputError."""
        from kg.analysis import find

        return find(self.entities, name)

    def path(self, a: str, b: str, *, statuses: Collection[Status] | None = None,
             from_works: bool = False) -> Walk | None:
        """Give the shortest path between two names, or None; each hop carries its claim.

        Only asserted and reported claims count unless `statuses` says otherwise, and what a film or a book tells
        only with `from_works`. Raises UnknownEntity.
        """
        return next(iter(self.paths(a, b, statuses=statuses, from_works=from_works, limit=1, max_hops=None)), None)

    def paths(self, a: str, b: str, *, statuses: Collection[Status] | None = None, from_works: bool = False,
              limit: int = 20, max_hops: int | None = 6) -> list[Walk]:
        """Give the paths between two names that visit nothing twice, the best first; see `path`."""
        from kg.analysis import DEFAULT_STATUSES, simple_paths

        return simple_paths(self._graph, self.find(a).id, self.find(b).id, statuses=statuses or DEFAULT_STATUSES,
                            from_works=from_works, limit=limit, max_hops=max_hops)

    def rank(self, measure: str = "betweenness", *, types: Collection[str] | None = None,
             limit: int | None = 20) -> list[Ranked]:
        """Rank the entities, the most central first, by "betweenness", "degree" or "pagerank"."""
        from kg.analysis import rank

        return rank(self._graph, measure=measure, types=types, limit=limit)

    def show(self, name: str) -> Dossier:
        """Gather what is known of an entity, with the reversals of its convictions; raises UnknownEntity."""
        from kg.pipeline.dossier import dossier
        from kg.rdf import reversals

        return dossier(self.find(name), self.claims, reversals(self.claims))

    def view(self, where: str | PathLike[str]) -> None:
        """Draw the case as HTML pages in the folder `where`; `index.html` leads to them."""
        from kg.views import write_views

        write_views(self.claims, self.documents, Path(where))

    def check(self) -> Report:
        """Check the case against the SHACL shapes of the ontology."""
        from kg.validate import validate

        return validate(self._files[folder.NQUADS].decode())

    def export(self, format: str = "claims") -> str:
        """Give the whole case as text in one of `FORMATS`; raises InputError for another."""
        if format in _KEPT:
            return self._files[_KEPT[format]].decode()
        if format == "turtle":
            from kg.rdf import to_turtle

            return to_turtle(self.documents, self.claims)
        if format == "graphml":
            from kg.analysis import to_graphml

            return to_graphml(self._graph)
        raise InputError(f"no format is called {format!r}: use one of {', '.join(FORMATS)}")

    @cached_property
    def _graph(self) -> Graph:
        return self.graph()

    @cached_property
    def _store(self) -> Store:
        from kg.store import open_store

        return open_store(self._files[folder.NQUADS].decode())

    def _records(self, name: str) -> list[Json]:
        # JSON text may hold U+2028, at which str.splitlines would cut a record in two.
        return [json.loads(line) for line in self._files[name].decode().split("\n") if line]


def open_case(where: str | PathLike[str] = "build") -> Case:
    """Open the case folder that an earlier build wrote.

    Raises CaseError where it is missing, no case, of another format, or damaged.
    """
    files, about = folder.read(Path(where))
    return Case(Path(where), files, about)
