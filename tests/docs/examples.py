"""Runs the examples in the documentation and writes what they print where they show it.

A fenced block marked `console` holds commands after "$ " and their output; one marked `pycon` holds Python after
">>> " and its output. All blocks of one page run in order, in one folder that holds `data/` and the built case
`build/`. `renewed` gives the page as it should read: a test compares it, `python -m tests.docs.regenerate` writes it.
"""

from __future__ import annotations

import doctest
import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir, redirect_stdout
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PAGES = tuple(path.relative_to(ROOT) for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))))

_BLOCK = re.compile(r"(?ms)^```(console|pycon)\n(.*?)^```$")


def has_examples(page: str) -> bool:
    """Whether a page holds a block that runs."""
    return _BLOCK.search(page) is not None


def workplace(folder: Path, case: Path) -> Path:
    """Make a folder in which the examples run, with `data/`, `build/` and a command `kg`."""
    folder.mkdir(exist_ok=True)
    (folder / "data").symlink_to(ROOT / "data")
    shutil.copytree(case, folder / "build")
    command = folder / ".bin" / "kg"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kg "$@"\n')
    command.chmod(0o755)
    return folder


def renewed(page: str, folder: Path) -> str:
    """Give the page with the output of every example as it is now."""
    names: dict[str, Any] = {}

    def run(block: re.Match[str]) -> str:
        language, body = block.groups()
        lines = _console(body, folder) if language == "console" else _python(body, folder, names)
        return f"```{language}\n{''.join(lines)}```"

    return _BLOCK.sub(run, page)


def _console(body: str, folder: Path) -> Iterator[str]:
    path = f"{folder / '.bin'}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), "COLUMNS": "80"}
    commands = [line for line in body.splitlines() if line.startswith("$ ")]
    for number, command in enumerate(commands):
        done = subprocess.run(["bash", "-c", command[2:]], cwd=folder, env=environment,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        yield "\n" * bool(number) + f"{command}\n" + _trimmed(done.stdout.decode())


def _python(body: str, folder: Path, names: dict[str, Any]) -> Iterator[str]:
    for example in doctest.DocTestParser().get_examples(body):
        first, *more = example.source.splitlines()
        yield "".join([f">>> {first}\n", *(f"... {line}\n" for line in more)])
        printed = io.StringIO()
        with redirect_stdout(printed), chdir(folder):
            exec(compile(example.source, "<example>", "single"), names)
        yield _trimmed(printed.getvalue())


def _trimmed(text: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())
