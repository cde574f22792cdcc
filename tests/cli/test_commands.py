"""What each command prints."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

import kg
from kg.cli.app import app
from kg.pipeline import folder
from tests.cli.conftest import Run

COMMANDS = ("build", "check", "evaluate", "export", "frames", "path", "query", "questions", "rank", "show", "view")
PEOPLE = ["Daniel Okoro", "Maren Lindqvist", "Priya Nair", "Tobias Grant", "Zoë Čapková"]
NAMES = "SELECT ?name WHERE { ?person a kg:Person ; rdfs:label ?name } ORDER BY ?name"


def test_the_commands_are_these() -> None:
    assert sorted(str(command.name or command.callback.__name__) for command in app.registered_commands
                  if command.callback) == list(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example(command: str, run: Run) -> None:
    ran = run(command, "--help")
    assert ran.code == 0
    assert "Example" in ran.out
    assert f"kg {command}" in ran.out.partition("Example")[2]
    assert "\x1b" not in ran.out


def test_without_a_command_the_help_lists_them(run: Run) -> None:
    ran = run()
    assert all(f"  {command} " in ran.out + ran.err for command in COMMANDS)


def test_the_version_is_the_package_s(run: Run) -> None:
    assert run("--version").out == f"kg {kg.__version__}\n"


def test_show_prints_status_speaker_quote_outlet_and_date(run: Run, tiny: kg.Case) -> None:
    out = run("show", "Okoro", "--case", tiny.folder).out
    assert out.startswith("Daniel Okoro (Person)\nalso called: Okoro\n")
    assert ("  undated  Confession [coerced]; confessor: Daniel Okoro\n"
            "    reported, by Evening Ledger, citing Priya Nair\n"
            "    “Priya Nair says Tobias Grant forced the confession of Okoro” (Evening Ledger, 2019-06-26)\n") in out
    assert "    denied, by Maren Lindqvist\n" in out
    assert "  Daniel Okoro —memberOf→ Harrow Two\n    asserted, by the document itself\n" in out


def test_show_prints_qualifiers_and_the_kind_of_source(run: Run, tiny: kg.Case) -> None:
    assert "—boardMemberOf→ Ashby College (ended, role trustee)" in run("show", "Lindqvist", "--case", tiny.folder).out
    assert "(What the fire left, op-ed, 2020-02-01)" in run("show", "Burnt Evidence", "--case", tiny.folder).out
    assert "(Notes on a series, review, undated)" in run("show", "Seven Nights", "--case", tiny.folder).out


def test_show_prints_who_makes_an_accusation(run: Run, tiny: kg.Case) -> None:
    lines = run("show", "Maren Lindqvist", "--case", tiny.folder).out.splitlines()
    assert "speaker: Zoë Čapková" in next(line for line in lines if "Statement [act: accuse]" in line)
    at = next(number for number, line in enumerate(lines) if "Fraud" in line)
    assert lines[at + 1] == "    alleged, by Zoë Čapková"


def test_show_prints_a_conviction_with_its_reversal(run: Run, tiny: kg.Case) -> None:
    lines = run("show", "Daniel Okoro", "--case", tiny.folder).out.splitlines()
    at = next(number for number, line in enumerate(lines) if "1991  Conviction" in line)
    assert any("REVERSED: 2003-12  Vacatur" in line for line in lines[at:at + 4])


def test_path_prints_a_quote_for_every_step(run: Run, tiny: kg.Case) -> None:
    assert run("path", "Priya Nair", "Burnt Evidence", "--case", tiny.folder).out == (
        "Over claims that are asserted or reported:\n"
        "1. Priya Nair —wrote→ Burnt Evidence\n"
        "     asserted, by the document itself\n"
        "     “Priya Nair, the novelist, wrote Burnt Evidence.” (What the fire left, op-ed, 2020-02-01)\n")


def test_path_goes_through_an_event_by_the_roles_in_it(run: Run, tiny: kg.Case) -> None:
    lines = run("path", "Okoro", "Harrow County Court", "--case", tiny.folder).out.splitlines()
    assert [line for line in lines if line[0].isdigit()] == [
        "1. Daniel Okoro —defendant→ Vacatur: Harrow County Court, Daniel Okoro (2003-12)",
        "2. Vacatur: Harrow County Court, Daniel Okoro ←court— Harrow County Court (2003-12)"]


def test_path_prints_every_path_when_asked(run: Run, tiny: kg.Case) -> None:
    one, every = (run("path", "Priya Nair", "Burnt Evidence", *more, "--case", tiny.folder).out
                  for more in ((), ("--all",)))
    assert every.startswith(one)
    assert "—author→ Publication" in every.removeprefix(one)


def test_path_walks_what_is_asked_for(run: Run, tiny: kg.Case) -> None:
    ends = ("Tobias Grant", "Maren Lindqvist", "--case", tiny.folder)
    assert run("path", *ends).code == 1
    assert "Tobias Grant ←spouseOf— Maren Lindqvist" in run("path", *ends, "--status", "negated").out
    assert "—perpetrator→ Assault" in run("path", "Tobias Grant", "Okoro", "--from-works", "--case", tiny.folder).out


def test_rank_lists_the_most_spoken_of_first(run: Run, tiny: kg.Case) -> None:
    out = run("rank", "--measure", "degree", "--type", "Person", "--case", tiny.folder).out
    assert out.splitlines()[0].split("  ")[-1] == "Daniel Okoro (Person)"


@pytest.mark.parametrize("format", ["table", "csv", "tsv", "json"])
def test_query_prints_rows_in_every_format(format: str, run: Run, tiny: kg.Case) -> None:
    out = run("query", NAMES, "--format", format, "--case", tiny.folder).out
    if format == "json":
        names = [row["name"]["value"] for row in json.loads(out)["results"]["bindings"]]
    elif format == "csv":
        names = [row["name"] for row in csv.DictReader(io.StringIO(out))]
    else:
        names = sorted(name for name in PEOPLE if name in out)
    assert names == PEOPLE


def test_query_asks_a_saved_question(run: Run, tiny: kg.Case) -> None:
    out = run("query", "--saved", "boards", "--param", "person=Lindqvist", "--format", "csv", "--case", tiny.folder).out
    assert [row["organization"] for row in csv.DictReader(io.StringIO(out))] == ["Ashby College"]


def test_questions_lists_what_can_be_asked_and_with_what(run: Run) -> None:
    out = run("questions").out
    assert "boards: Boards\n" in out
    assert "  --param person (entity, optional): " in out


def test_query_reads_a_file(run: Run, tiny: kg.Case, tmp_path: Path) -> None:
    (tmp_path / "names.rq").write_text(NAMES)
    assert run("query", "--file", tmp_path / "names.rq", "--case", tiny.folder).out == run(
        "query", NAMES, "--case", tiny.folder).out


def test_export_goes_to_stdout_or_to_a_file(run: Run, tiny: kg.Case, tmp_path: Path) -> None:
    out = run("export", "--case", tiny.folder).out
    assert out == tiny.export("claims")
    assert run("export", "--case", tiny.folder, "--out", tmp_path / "claims.jsonl").out == ""
    assert (tmp_path / "claims.jsonl").read_text(encoding="utf-8") == out


def test_view_says_where_to_begin(run: Run, tiny: kg.Case, tmp_path: Path) -> None:
    out = run("view", "--case", tiny.folder, "--out", tmp_path / "maps").out
    assert out == f"{tmp_path / 'maps' / 'index.html'}\n"
    assert (tmp_path / "maps" / "index.html").exists()


def test_a_case_that_keeps_to_the_shapes_passes_the_check(run: Run, tiny: kg.Case) -> None:
    ran = run("check", "--case", tiny.folder)
    assert (ran.code, ran.out) == (0, f"{tiny.folder}: keeps to every shape\n")


def test_a_case_that_breaks_a_shape_says_where_and_leaves_with_one(run: Run, tiny: kg.Case, tmp_path: Path) -> None:
    files = {name: data.decode() for name, data in folder.read(tiny.folder)[0].items()}
    told = (line for line in files[folder.NQUADS].splitlines(keepends=True) if "#status>" not in line)
    folder.write(tmp_path / "case", files | {folder.NQUADS: "".join(told)}, tiny.about)
    ran = run("check", "--case", tmp_path / "case")
    assert ran.code == 1
    assert len(ran.out.splitlines()) == len(tiny.claims)
