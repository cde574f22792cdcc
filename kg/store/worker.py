"""The process that holds the data and answers: a program that is spoken to in lines of JSON.

The first line it reads is `{"bytes", "rows", "prefixes"}`, followed by that many bytes of N-Quads; it answers
`{"ready": true}`. `rows` is the most that an answer may have, `prefixes` are those that queries need not declare.
Every further line is a query, `{"sparql": "…"}`, answered by one line: `{"columns", "rows"}` with a term as
[kind, value, datatype, language], `{"boolean"}`, or `{"error"}`. It ends when its input does.

It is a process of its own because the engine has no time-out: only a process can be stopped in mid-query. It is run
by its path and imports nothing of the package, so that it starts fast.
"""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

import pyoxigraph as ox

# Every triple is also put into the default graph, once: the engine's own union of graphs would count a triple
# as often as there are graphs that hold it, while the union of SPARQL and RDF counts it once.
_UNION = "INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }"
_ANSWER_LIMIT = 50_000_000  # characters
_TRIPLE = ("subject", "predicate", "object")


class TooMuch(Exception):
    """An answer beyond the limits."""


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Load, then answer until there is nothing more to read."""
    first = json.loads(requests.readline())
    store = load(requests.read(first["bytes"]))
    _write(answers, {"ready": True})
    while line := requests.readline():
        _write(answers, respond(store, json.loads(line)["sparql"], first["rows"], first["prefixes"]))


def load(nquads: bytes) -> ox.Store:
    """Load N-Quads such that the default graph is the union of all graphs."""
    store = ox.Store()
    store.bulk_load(nquads, format=ox.RdfFormat.N_QUADS)
    store.update(_UNION)
    return store


def respond(store: ox.Store, sparql: str, rows: int, prefixes: Mapping[str, str]) -> dict[str, Any]:
    """Answer one query, or say in what way it cannot be answered."""
    try:
        found = store.query(sparql, prefixes=dict(prefixes))
        if isinstance(found, ox.QueryBoolean):
            return {"boolean": bool(found)}
        if isinstance(found, ox.QueryTriples):
            triples = {tuple(str(part) for part in one): one for one in _limited(found, rows)}
            return {"columns": _TRIPLE, "rows": [[_term(part) for part in triples[key]] for key in sorted(triples)]}
        columns = [variable.value for variable in found.variables]
        return {"columns": columns, "rows": [[_term(one) for one in row] for row in _limited(found, rows)]}
    except (SyntaxError, ValueError, OSError, RuntimeError, TooMuch) as error:
        return {"error": str(error), "kind": type(error).__name__}


def _limited(found: Iterable[Any], rows: int) -> Iterator[Any]:
    size = 0
    for number, row in enumerate(found):
        if number >= rows:
            raise TooMuch(f"the answer has more than {rows:,} rows")
        size += len(str(row))
        if size > _ANSWER_LIMIT:
            raise TooMuch(f"the answer has more than {_ANSWER_LIMIT:,} characters")
        yield row


def _term(term: Any) -> list[str | None] | None:
    if term is None:
        return None
    if isinstance(term, ox.Literal):
        return ["literal", term.value, term.datatype.value, term.language]
    if isinstance(term, ox.NamedNode):
        return ["iri", term.value, None, None]
    if isinstance(term, ox.BlankNode):
        return ["bnode", term.value, None, None]
    raise ValueError("triple terms cannot be given in an answer: select their parts")


def _write(answers: BinaryIO, message: dict[str, Any]) -> None:
    answers.write(json.dumps(message, ensure_ascii=True).encode() + b"\n")
    answers.flush()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who asks, who then ends this process
    serve(sys.stdin.buffer, sys.stdout.buffer)
