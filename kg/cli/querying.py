"""The commands that ask a case: query, questions, show, path, rank."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

import typer

import kg
from kg.cli import pages
from kg.cli.app import DEFAULT_CASE, CaseOption, app, say
from kg.errors import InputError
from kg.model import STATUSES

AnswerFormat = Literal["table", "csv", "json", "tsv"]
Measure = Literal["betweenness", "degree", "pagerank"]


class Saying(StrEnum):
    """The statuses of a claim; an enumeration because typer takes no list of a `Literal`."""

    asserted = "asserted"
    reported = "reported"
    alleged = "alleged"
    denied = "denied"
    negated = "negated"
    hypothetical = "hypothetical"


Statuses = Annotated[list[Saying] | None, typer.Option(
    "--status", help="Walk claims of this status; repeat for more. Without it: asserted and reported.")]
FromWorks = Annotated[bool, typer.Option("--from-works", help="Also walk what a film, series or book tells.")]


@app.command()
def query(
    sparql: Annotated[str | None, typer.Argument(metavar="SPARQL", help="A SPARQL SELECT or ASK query.")] = None,
    saved: Annotated[str | None, typer.Option(
        metavar="NAME", help="Ask a saved question; `kg questions` lists them.")] = None,
    param: Annotated[list[str] | None, typer.Option(
        metavar="KEY=VALUE", help="A parameter of the saved question; repeat for more.")] = None,
    file: Annotated[Path | None, typer.Option(metavar="FILE", help="Read the query from a file (- for stdin).")] = None,
    format: Annotated[AnswerFormat, typer.Option("--format", help="How to print rows.")] = "table",
    case: CaseOption = DEFAULT_CASE,
) -> None:
    """Ask the case in SPARQL, or by a saved question.

    The prefixes of the ontology need not be declared.

    \b
    Examples:
      kg query 'SELECT ?name WHERE { ?p a kg:Person ; rdfs:label ?name }'
      kg query --saved boards --param person="Jane Roe" --format csv
    """
    if sum(one is not None for one in (sparql, saved, file)) != 1:
        raise typer.BadParameter("give one of SPARQL, --saved NAME or --file FILE")
    if param and saved is None:
        raise typer.BadParameter("--param goes with --saved")
    opened = kg.open(case)
    if saved is not None:
        answer = opened.ask(saved, **_parameters(param or []))
    else:
        answer = opened.query(sparql if sparql is not None else _read(file))
    from kg.query import format_answer

    say(format_answer(answer, format))


@app.command()
def questions() -> None:
    """List the saved questions, with their parameters.

    \b
    Example:
      kg questions
    """
    from kg.query import saved_questions

    for question in saved_questions():
        say(f"{question}\n")


@app.command()
def show(
    entity: Annotated[str, typer.Argument(metavar="ENTITY", help="A name, an alias or an id.")],
    case: CaseOption = DEFAULT_CASE,
) -> None:
    """Show what is known of somebody or something.

    Each claim comes with its status, who says it, and the quoted sentence; a conviction with its reversal.

    \b
    Example:
      kg show "Jane Roe"
    """
    opened = kg.open(case)
    say(pages.dossier_page(opened.show(entity), {document.id: document for document in opened.documents}))


@app.command()
def path(
    a: Annotated[str, typer.Argument(metavar="A", help="Where to start: a name, an alias or an id.")],
    b: Annotated[str, typer.Argument(metavar="B", help="Where to end.")],
    every: Annotated[bool, typer.Option("--all", help="Print up to 20 paths, the best first, not only one.")] = False,
    status: Statuses = None,
    from_works: FromWorks = False,
    case: CaseOption = DEFAULT_CASE,
) -> None:
    """Show how two are connected, step by step.

    Each step comes with the sentence that says so and who says it.

    \b
    Example:
      kg path "Jane Roe" "Example College"
    """
    opened = kg.open(case)
    statuses = [one for one in STATUSES if one in (status or ("asserted", "reported"))]
    limit, longest = (20, 6) if every else (1, None)
    found = opened.paths(a, b, statuses=statuses, from_works=from_works, limit=limit, max_hops=longest)
    if not found:
        raise InputError(f"no path leads from {a!r} to {b!r} over claims that are {' or '.join(statuses)}; "
                         "--status and --from-works let more claims count")
    documents = {document.id: document for document in opened.documents}
    say(f"Over claims that are {' or '.join(statuses)}:\n")
    say("\n".join(pages.path_page(one, documents) for one in found))


@app.command()
def rank(
    measure: Annotated[Measure, typer.Option(
        help="betweenness: who connects others; degree: who is spoken of most; pagerank: who is tied to the central."
    )] = "betweenness",
    type: Annotated[list[str] | None, typer.Option(
        "--type", metavar="TYPE", help="Only Person, Organization, Work, ...; repeat for more.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many to list.")] = 20,
    case: CaseOption = DEFAULT_CASE,
) -> None:
    """List who and what is central in the case.

    \b
    Example:
      kg rank --measure degree --type Person
    """
    say(pages.rank_page(kg.open(case).rank(measure, types=type, limit=limit)))


def _parameters(given: list[str]) -> dict[str, str]:
    pairs = [one.partition("=") for one in given]
    for key, equals, _ in pairs:
        if not (key and equals):
            raise typer.BadParameter(f"--param {key!r} is not KEY=VALUE")
    return {key: value for key, _, value in pairs}


def _read(file: Path | None) -> str:
    if file is None or str(file) == "-":
        return sys.stdin.read()
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeError) as error:
        raise InputError(f"{file}: the query cannot be read ({error})") from error
