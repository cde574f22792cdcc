"""The commands about extraction itself: evaluate, frames."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.app import BAD_INPUT, app, say
from kg.cli.progress import Bar
from kg.errors import InputError


@app.command()
def evaluate(
    gold: Annotated[list[Path], typer.Argument(
        metavar="GOLD", help="Gold files (NAME.gold.jsonl beside NAME.md or NAME.txt), or folders of them.")],
    each: Annotated[bool, typer.Option("--each", help="Print a table for each article too.")] = False,
    show: Annotated[bool, typer.Option(
        "--show", help="List what was missed, spurious, wrong and forbidden in each article.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of tables.")] = False,
    model: Annotated[str | None, typer.Option(
        metavar="NAME", help="An installed spaCy pipeline to use instead of the shipped one.")] = None,
) -> None:
    """Score extraction against gold that people made.

    Each article is read by itself, and its claims are compared with its gold; a folder of gold gives one table. Exits
    with 1 where a claim is made that the gold forbids.

    \b
    Example:
      kg evaluate data/gold
      kg evaluate my-gold/ --each --show
    """
    from kg import language
    from kg.claims import Extractor
    from kg.evaluation import gold as scored
    from kg.evaluation import tables
    from kg.evaluation.scoring import Report

    folders = scored.gold_files(gold)
    extractor = Extractor(language.load(model))
    files = sum(map(len, folders.values()))
    reports: dict[str, list[Report]] = {}
    with Bar() as bar:
        for path in (path for paths in folders.values() for path in paths):
            bar("scoring", sum(map(len, reports.values())), files)
            reports.setdefault(str(path.parent), []).append(scored.evaluate(path, extractor))
        bar("scoring", files, files)
    totals = {folder: tables.total(folder, found) for folder, found in reports.items()}
    if as_json:
        say(json.dumps({folder: {"total": totals[folder].to_json(), "documents": [one.to_json() for one in found]}
                        for folder, found in reports.items()}, ensure_ascii=False, indent=2) + "\n")
    else:
        pages = []
        for folder, found in reports.items():
            for report in found if each or show else ():
                pages.append([*tables.table(report), *(tables.outcomes(report) if show else ())])
            pages.append(list(tables.table(totals[folder])))
        say("\n\n".join("\n".join(page) for page in pages) + "\n")
    if any(report.forbidden for report in totals.values()):
        raise typer.Exit(BAD_INPUT)


@app.command()
def frames(
    names: Annotated[list[str] | None, typer.Argument(metavar="[TYPE]...", help="Relations or events.")] = None,
) -> None:
    """Print how relations and events are told: their words and where each role is said.

    \b
    Example:
      kg frames Conviction boardMemberOf
    """
    from kg.claims.frames import frames as shipped
    from kg.claims.handbook import handbook

    lines = list(handbook(shipped(), names or ()))
    if not lines:
        raise InputError(f"{', '.join(names or ())}: no relation or event has that name; see docs/frames.md")
    say("\n".join(lines))
