"""What the documentation shows is what happens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import kg
from kg.claims.frames import frames
from kg.claims.handbook import handbook
from kg.cli.app import app
from tests.docs.examples import PAGES, ROOT, has_examples, renewed, workplace

README = (ROOT / "README.md").read_text(encoding="utf-8")
WITH_EXAMPLES = [page for page in PAGES if has_examples((ROOT / page).read_text(encoding="utf-8"))]


def test_the_readme_has_examples_that_run() -> None:
    assert Path("README.md") in WITH_EXAMPLES


@pytest.mark.parametrize("page", WITH_EXAMPLES, ids=str)
def test_every_example_prints_what_the_page_shows(page: Path, built: kg.Case, tmp_path: Path) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    now = renewed(text, workplace(tmp_path / "work", built.folder))
    assert now == text, "run `make regenerate` and read the change"


def test_a_page_that_shows_something_else_is_caught(built: kg.Case, tmp_path: Path) -> None:
    page = "```console\n$ kg --version\nkg 99\n```\n\n```pycon\n>>> n = 2\n>>> n + 2\n5\n```\n"
    right = f"```console\n$ kg --version\nkg {kg.__version__}\n```\n\n```pycon\n>>> n = 2\n>>> n + 2\n4\n```\n"
    assert renewed(page, workplace(tmp_path / "work", built.folder)) == right


COMMANDS = sorted(str(one.callback.__name__) for one in app.registered_commands if one.callback)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_names_every_command(command: str) -> None:
    assert f"`kg {command}" in README


def test_the_links_of_the_pages_lead_somewhere() -> None:
    for page in PAGES:
        text = (ROOT / page).read_text(encoding="utf-8")
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
            assert (ROOT / page).parent.joinpath(target).exists(), f"{page} links to {target}"


def test_the_page_of_frames_is_what_the_frames_say() -> None:
    page = (ROOT / "docs" / "frames.md").read_text("utf-8")
    assert page.partition("\n## ")[2] == "\n".join(handbook(frames())).removeprefix("## ") + "\n", (
        "run `make regenerate`")
