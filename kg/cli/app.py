"""The `kg` application, the options that commands share, and the one place that writes to stdout."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

import kg
from kg.errors import InputError

BAD_INPUT, PIPE_CLOSED = 1, 141

app = typer.Typer(
    name="kg", no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False,
    help="Build a graph of who did what, and who says so, from a folder of articles; then ask it, walk it, draw it.",
    epilog="Start with `kg build PATH`, then `kg show NAME`. `kg COMMAND --help` explains each with an example. "
           "Exit codes: 0 done; 1 bad input or nothing found, told in one line; 2 wrong usage; 130 interrupted.",
)

CaseOption = Annotated[Path, typer.Option("--case", metavar="DIR", help="The case folder that `kg build` wrote.")]
DEFAULT_CASE = Path("build")


def _version(wanted: bool) -> None:
    if wanted:
        say(f"kg {kg.__version__}\n")
        raise typer.Exit


@app.callback()
def _kg(version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True,
                                              help="Print the version and leave.")] = False) -> None:
    """Holds the options of `kg` itself."""


def say(text: str) -> None:
    """Write to stdout and flush; leave quietly where nobody reads on (`kg export | head`)."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # Point stdout elsewhere, or Python complains when it closes it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(PIPE_CLOSED) from None


def deliver(text: str, out: Path | None) -> None:
    """Write to the file `out`, or to stdout where there is none; raise InputError for a file that cannot be."""
    if out is None:
        say(text)
        return
    try:
        out.write_bytes(text.encode())
    except OSError as error:
        raise InputError(f"{out}: cannot be written ({error.strerror})") from error
