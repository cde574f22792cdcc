"""`kg evaluate` on a gold of two lines, `kg frames`, and what they say of what is none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

TEXT = "Police arrested Anna Smith on Monday.\n"
GOLD: list[dict[str, Any]] = [
    {"kind": "document", "id": "one", "published": "2020-06-17"},
    {"kind": "entity", "type": "Person", "names": ["Anna Smith"]},
    {"kind": "entity", "type": "Organization", "names": ["police"]},
    {"kind": "event", "type": "Arrest", "roles": {"suspect": ["Anna Smith"], "agent": ["police"]},
     "status": "asserted", "by": [], "when": "2020-06-15", "quote": "Police arrested Anna Smith"},
]  # fmt: skip


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "one.txt").write_text(TEXT, "utf-8")
    write(folder, GOLD)
    return folder


def write(folder: Path, lines: list[dict[str, Any]]) -> None:
    (folder / "one.gold.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")


def test_a_folder_of_gold_gives_one_table(run: Run, gold: Path) -> None:
    ran = run("evaluate", gold)
    assert ran.code == 0
    assert ran.out.startswith(f"{gold}\n")
    assert "events                     1.000   1.000   1.000       1      1      1\n" in ran.out
    assert ran.out.endswith("forbidden claims               0\n")


def test_what_was_missed_is_listed_on_demand(run: Run, gold: Path) -> None:
    missed = GOLD[3] | {"type": "Release", "roles": {"prisoner": ["Anna Smith"]}}
    write(gold, [*GOLD, missed])
    ran = run("evaluate", gold, "--show")
    assert "  missed    event     Release(prisoner: Anna Smith) [asserted, 2020-06-15]  “Police arrested" in ran.out


def test_a_forbidden_claim_is_told_by_the_exit_code(run: Run, gold: Path) -> None:
    rule = {"kind": "forbid", "claim": {"kind": "event", "type": "Arrest", "roles": {"suspect": ["Anna Smith"]}}}
    write(gold, [*GOLD, rule])
    ran = run("evaluate", gold, "--json")
    assert ran.code == 1
    assert len(json.loads(ran.out)[str(gold)]["total"]["forbidden"]) == 1


def test_a_folder_without_gold_is_one_line(run: Run, tmp_path: Path) -> None:
    ran = run("evaluate", tmp_path)
    assert ran.code == 1
    assert ran.out == ""
    assert ran.err.startswith("kg: ")
    assert ran.err.count("\n") == 1


def test_the_frames_of_a_type_are_told_in_words(run: Run) -> None:
    ran = run("frames", "conviction")
    assert ran.code == 0
    assert ran.out.startswith("## Conviction (event)\n")


def test_a_type_that_has_no_frame_is_one_line(run: Run) -> None:
    ran = run("frames", "Sorcery")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "kg: Sorcery: no relation or event has that name; see docs/frames.md\n"
