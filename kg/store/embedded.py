"""The seam to what answers queries, and the store that travels with the package."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading
import weakref
from pathlib import Path
from typing import Any, Protocol

from kg.errors import QueryError
from kg.rdf import PREFIXES
from kg.store.answer import STRING, Answer, Row, Term, yes_or_no
from kg.store.guarding import guard

TIMEOUT = 10.0
"""Seconds that a query may take."""
ROWS = 100_000
"""Rows that an answer may have."""

_WORKER = Path(__file__).with_name("worker.py")
_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_HINTS = {"TooMuch": ": add LIMIT, or ask for less", "OSError": ": the query cannot be run"}


class Store(Protocol):
    """Anything that answers SPARQL 1.1 queries over a case: all graphs together, unless the query says GRAPH."""

    def select(self, sparql: str) -> Answer:
        """Answer a query; raises QueryError where it does not parse, is refused, or takes too long."""


class EmbeddedStore:
    """Oxigraph in memory, in a process of its own that is started by the first query and can be stopped in any.

    The prefixes of `kg.rdf.PREFIXES` need not be declared. Updates, SERVICE and file addresses are refused; a query
    ends after `timeout` seconds, and an answer of more than `rows` rows is refused whole rather than cut. The
    process ends with `close`, with this object, or with the interpreter, whichever comes first.
    """

    def __init__(self, nquads: str, *, timeout: float = TIMEOUT, rows: int = ROWS) -> None:
        self._data = nquads.encode()
        self._timeout = timeout
        self._rows = rows
        self._lock = threading.Lock()
        self._worker: subprocess.Popen[bytes] | None = None
        self._finalizer: weakref.finalize[..., EmbeddedStore] | None = None

    def select(self, sparql: str) -> Answer:
        """Answer a query; raises QueryError where it does not parse, is refused, or takes too long."""
        guard(sparql)
        with self._lock:
            worker = self._worker or self._start()
            message = self._ask(worker, sparql)
        if "error" in message:
            raise QueryError(_explained(message["error"], message["kind"]))
        if "boolean" in message:
            return yes_or_no(message["boolean"])
        return Answer(tuple(message["columns"]), tuple(_row(row) for row in message["rows"]))

    def close(self) -> None:
        """End the process; the next query starts another."""
        if self._finalizer is not None:
            self._finalizer()
        self._worker = self._finalizer = None

    def _start(self) -> subprocess.Popen[bytes]:
        worker = subprocess.Popen([sys.executable, "-P", str(_WORKER)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._worker = worker
        self._finalizer = weakref.finalize(self, _end, worker)
        first = {"bytes": len(self._data), "rows": self._rows, "prefixes": PREFIXES}
        self._send(worker, json.dumps(first).encode() + b"\n" + self._data)
        if not self._receive(worker):
            self.close()
            raise QueryError("the store cannot be started: its data is no N-Quads, or there is too little memory; "
                             "run `kg build` again")
        return worker

    def _ask(self, worker: subprocess.Popen[bytes], sparql: str) -> dict[str, Any]:
        late = threading.Event()

        def stop() -> None:
            late.set()
            worker.kill()

        clock = threading.Timer(self._timeout, stop)
        clock.daemon = True
        clock.start()
        try:
            self._send(worker, json.dumps({"sparql": sparql}).encode() + b"\n")
            line = self._receive(worker)
        except BaseException:
            self.close()  # a half-read answer must not be taken for that of the next query
            raise
        finally:
            clock.cancel()
        if line:
            return dict(json.loads(line))
        self.close()
        if late.is_set():
            raise QueryError(f"the query was stopped after {self._timeout:g} seconds: ask for less, or add LIMIT")
        raise QueryError("the query ended the store, probably for want of memory: ask for less")

    @staticmethod
    def _send(worker: subprocess.Popen[bytes], data: bytes) -> None:
        assert worker.stdin is not None
        try:
            worker.stdin.write(data)
            worker.stdin.flush()
        except BrokenPipeError:
            return  # the process has ended: there will be no answer to receive, which the caller tells of

    @staticmethod
    def _receive(worker: subprocess.Popen[bytes]) -> bytes:
        assert worker.stdout is not None
        line = worker.stdout.readline()
        return line if line.endswith(b"\n") else b""


def open_store(nquads: str) -> Store:
    """Give a store of a case's N-Quads."""
    return EmbeddedStore(nquads)


def _end(worker: subprocess.Popen[bytes]) -> None:
    worker.kill()
    worker.wait()
    for pipe in (worker.stdin, worker.stdout):
        if pipe is not None:
            try:
                pipe.close()
            except BrokenPipeError:
                continue  # what was still to be written has no reader any more


def _row(row: list[list[str | None] | None]) -> Row:
    return tuple(None if one is None else _term(*one) for one in row)


def _term(kind: Any, value: Any, datatype: str | None, language: str | None) -> Term:
    plain = datatype == STRING or language is not None
    return Term(kind, value, None if plain else datatype, language)


def _explained(error: str, kind: str) -> str:
    """The engine's message as one short line; its list of all that could follow is cut after a few."""
    flat = " ".join(error.split())
    place = _PLACE.fullmatch(flat)
    if place is None:
        return flat + _HINTS.get(kind, "")
    line, column, expected = place.groups()
    if "Prefix not found" in expected:
        expected = "a prefix is not declared"
    return f"line {line}, column {column}: {expected if len(expected) < 160 else expected[:157] + '...'}"
