"""The entry point: runs a command, and turns what goes wrong into one line and an exit code."""

from __future__ import annotations

import sys
from io import TextIOWrapper

from kg.cli import extracting, making, querying
from kg.cli.app import BAD_INPUT, app
from kg.errors import KgError

__all__ = ["extracting", "main", "making", "querying"]  # importing them registers their commands


def main() -> None:
    """Run the command in `sys.argv` and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # what kg writes is UTF-8 whatever the locale, and the same everywhere
            stream.reconfigure(encoding="utf-8", newline="\n")
    try:
        app()
    except KgError as error:
        line = " ".join(str(error).split())
        sys.stderr.write(f"kg: {line}\n")
        sys.exit(BAD_INPUT)
