"""The commands that make something: build, export, view, check."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

import kg
from kg.cli.app import BAD_INPUT, DEFAULT_CASE, CaseOption, app, deliver, say
from kg.cli.progress import Bar

ExportFormat = Literal["claims", "turtle", "trig", "nquads", "graphml"]


@app.command()
def build(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="Text or Markdown files, or folders of them.")],
    published: Annotated[str | None, typer.Option(
        metavar="DATE", help="The date (YYYY-MM-DD) of documents that do not say their own.")] = None,
    out: Annotated[Path, typer.Option(metavar="DIR", help="The case folder to write.")] = DEFAULT_CASE,
    model: Annotated[str | None, typer.Option(
        metavar="NAME", help="An installed spaCy pipeline to use instead of the shipped one.")] = None,
) -> None:
    """Read documents and write a case folder.

    A build that fails leaves the earlier case in the folder as it was.

    \b
    Example:
      kg build articles/ --published 2019-06-26 --out my-case
    """
    with Bar() as bar:
        case = kg.build(paths, published=published, out=out, model=model, progress=bar)
    say(f"{out}: {', '.join(_counted(case.about[name], name) for name in ('documents', 'entities', 'claims'))}\n")


@app.command()
def export(
    format: Annotated[ExportFormat, typer.Option("--format", help="What to write.")] = "claims",
    case: CaseOption = DEFAULT_CASE,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write here instead of to stdout.")] = None,
) -> None:
    """Write the whole case in one file: claims, RDF or GraphML.

    Claims are JSON Lines, one claim a line; GraphML is for Gephi, yEd and the like.

    \b
    Example:
      kg export --format graphml --out case.graphml
    """
    deliver(kg.open(case).export(format), out)


@app.command()
def view(
    case: CaseOption = DEFAULT_CASE,
    out: Annotated[Path, typer.Option(metavar="DIR", help="The folder to write the pages to.")] = Path("maps"),
) -> None:
    """Draw the case as HTML pages.

    They open by double click and need no network.

    \b
    Example:
      kg view --out maps        then open maps/index.html
    """
    opened = kg.open(case)
    with Bar() as bar:
        bar("drawing", 0, 1)
        opened.view(out)
        bar("drawing", 1, 1)
    say(f"{out / 'index.html'}\n")


@app.command()
def check(case: CaseOption = DEFAULT_CASE) -> None:
    """Check the case against the shapes of the ontology (SHACL).

    Exits with 1 where it breaks one.

    \b
    Example:
      kg check --case my-case
    """
    opened = kg.open(case)
    with Bar() as bar:
        bar("checking", 0, 1)
        report = opened.check()
        bar("checking", 1, 1)
    say("".join(f"{problem}\n" for problem in report.problems) or f"{case}: keeps to every shape\n")
    if not report.conforms:
        raise typer.Exit(BAD_INPUT)


def _counted(number: int, things: str) -> str:
    one = {"documents": "document", "entities": "entity", "claims": "claim"}[things]
    return f"{number} {one if number == 1 else things}"
