"""`python -m kg.benchmark`: how fast the stages are, and how much memory they take, on generated text.

The text is made of sentences in the manner of court reports, over invented names, the same at every run: it says how
the work grows, not how well anything is understood. `--out FILE` writes the table of `docs/benchmark.md`.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TypeVar

import kg
from kg import documents, language
from kg.claims import Extractor

Result = TypeVar("Result")

WORDS = 20_000
WORDS_A_DOCUMENT = 1_000
ROUNDS = 5

_FIRST = ("Mara", "Otto", "Ines", "Tobias", "Priya", "Daniel", "Clara", "Samuel", "Ruth", "Victor", "Nora")
_LAST = ("Quill", "Brandt", "Okafor", "Lindgren", "Ashby", "Navarro", "Petrov", "Hollis", "Vance", "Ibarra", "Mercer",
         "Dunne", "Farrow")
_PLACES = ("Eastport", "Millbrook", "Harlow County", "Saltby", "Kings Ferry")
_SENTENCES = (
    "{a}, a former prosecutor, resigned from the board of {place} College on May {day}, {year}.",
    "{b} was convicted of robbery in {year} and spent {day} years in prison.",
    "A judge in {place} overturned the conviction of {b} in {later}.",
    "\"We were wrong about {b},\" {a} told the {place} Herald on Monday.",
    "According to the newspaper, she denied that the detectives had forced the confession.",
    "{a} wrote a novel about the trial, which was published by {place} House in {later}.",
    "The city settled the lawsuit that {b} and {c} had filed for ${day} million.",
    "{c}, who directed the series, said that it had been watched by more than {day} million people.",
    "He was arrested in {place} with four other men, and the charges against them were dropped.",
    "{c} accused {a} of hiding evidence from the defense.",
)
_QUERIES = (
    ("names of all people", "SELECT ?name WHERE { ?person a kg:Person ; rdfs:label ?name }"),
    ("claims counted by status", "SELECT ?status (COUNT(?claim) AS ?n) WHERE { ?claim a kg:Claim ; kg:status ?status } "
                                 "GROUP BY ?status"),
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table."""

    what: str
    value: str


def generated(words: int) -> Iterator[str]:
    """Give texts of about `WORDS_A_DOCUMENT` words, together at least `words`."""
    people = [f"{first} {last}" for last in _LAST for first in _FIRST]
    numbers = cycle(range(len(people)))
    sentences = cycle(_SENTENCES)
    made = 0
    while made < words:
        lines: list[str] = []
        length = 0
        while length < WORDS_A_DOCUMENT:
            at = next(numbers)
            a, b, c = islice(cycle(people), at, at + 3)
            lines.append(next(sentences).format(a=a, b=b, c=c, place=_PLACES[at % len(_PLACES)], day=at % 27 + 2,
                                                year=1975 + at % 20, later=1996 + at % 25))
            length += len(lines[-1].split())
        made += length
        yield "\n".join(lines) + "\n"


def measure(words: int = WORDS) -> list[Figure]:
    """Run every stage once over generated text, and each query `ROUNDS` times."""
    with tempfile.TemporaryDirectory() as scratch:
        folder, out = Path(scratch) / "texts", Path(scratch) / "case"
        folder.mkdir()
        for number, text in enumerate(generated(words)):
            (folder / f"report-{number:04}.txt").write_text(text, encoding="utf-8")
        loading, nlp = _timed(language.load)
        reading, texts = _timed(lambda: documents.read([folder], published="2020-01-01"))
        total = sum(len(document.text.split()) for document in texts)
        parsing, _ = _timed(lambda: [nlp(document.text) for document in texts])
        extractor = Extractor(nlp)
        claiming, _ = _timed(lambda: list(extractor.pipe(texts)))
        building, case = _timed(lambda: kg.build(folder, published="2020-01-01", out=out))
        opening, opened = _timed(lambda: kg.open(out))
        first, _ = _timed(lambda: opened.query(_QUERIES[0][1]))
        figures = [
            Figure("text", f"{total:,} words in {len(texts)} documents"),
            Figure("claims found", f"{len(case.claims):,}, over {len(case.entities):,} entities"),
            Figure("load the pipeline", f"{loading:.1f} s"),
            Figure("read and clean documents", f"{total / reading:,.0f} words/s"),
            Figure("parse (tags, trees, names, coreference)", f"{total / parsing:,.0f} words/s"),
            Figure("parse and read claims (document to claims)", f"{total / claiming:,.0f} words/s"),
            Figure("whole build, loading included", f"{total / building:,.0f} words/s ({building:.1f} s)"),
            Figure("peak memory of the process", f"{_peak_memory():,.0f} MB"),
            Figure("open the case", f"{1000 * opening:.0f} ms"),
            Figure("first query, loading the graph included", f"{1000 * first:.0f} ms"),
        ]
        figures += [Figure(f"query: {name}", f"{1000 * _typical(partial(opened.query, asked)):.1f} ms")
                    for name, asked in _QUERIES]
    return figures


def table(figures: list[Figure]) -> str:
    """Write the figures as a page of Markdown that says on what they were taken."""
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    lines = [
        "# Benchmark", "",
        f"`python -m kg.benchmark` on generated text; kg {kg.__version__}, {machine}.",
        f"Each stage was run once, each query {ROUNDS} times (the median stands): trust ratios over 2, not digits.", "",
        "| what | measured |", "|---|---|", *(f"| {figure.what} | {figure.value} |" for figure in figures)]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure, and write the page to a file or to stdout."""
    parser = argparse.ArgumentParser(prog="python -m kg.benchmark", description="Measure the stages on generated text.")
    parser.add_argument("--words", type=int, default=WORDS, help="how much text (default: %(default)s words)")
    parser.add_argument("--out", type=Path, help="the file to write; without it, stdout")
    arguments = parser.parse_args()
    page = table(measure(arguments.words))
    if arguments.out is None:
        sys.stdout.write(page)
    else:
        arguments.out.write_text(page, encoding="utf-8")


def _timed(work: Callable[[], Result]) -> tuple[float, Result]:
    start = perf_counter()
    result = work()
    return perf_counter() - start, result


def _typical(work: Callable[[], object]) -> float:
    return median(_timed(work)[0] for _ in range(ROUNDS))


def _peak_memory() -> float:
    """Megabytes of resident memory at the most; the kernel counts in KiB, macOS in bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e6 / 1024)


if __name__ == "__main__":
    main()
