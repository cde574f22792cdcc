"""What goes wrong is told in one line, leaves with a code, and harms no earlier build."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import kg
from kg.pipeline.building import assemble
from tests.cases import small_case
from tests.cli.conftest import Run
from tests.told import Told

ENGLISH = "The clerk said on Monday that the hearing was over and that the record of it would be kept.\n"
ITALIAN = ("Il tribunale ha assolto gli imputati perché il fatto non sussiste, hanno detto gli avvocati, "
           "e la sentenza è stata letta ieri sera davanti alla stampa che aspettava da molte ore.\n")

INPUTS: dict[str, tuple[bytes, list[str], str]] = {
    "another language": (ITALIAN.encode() * 5, [], "case.txt"),
    "an empty file": (b"", [], "case.txt"),
    "nothing but space": (b" \n\n", [], "case.txt"),
    "a binary file": (bytes(range(256)) * 40, [], "case.txt"),
    "a malformed date": (ENGLISH.encode(), ["--published", "26/06/2019"], "26/06/2019"),
    "a date that is none": (ENGLISH.encode(), ["--published", "2019-02-30"], "2019-02-30"),
    "a model that is not there": (ENGLISH.encode(), ["--model", "no_such_model"], "no_such_model"),
}


def contents(where: Path) -> dict[str, bytes]:
    return {entry.name: entry.read_bytes() for entry in where.iterdir()}


def one_line(err: str) -> str:
    assert err.startswith("kg: ")
    assert err.count("\n") == 1
    assert err.endswith("\n")
    assert "Traceback" not in err
    return err


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    small = small_case()
    return assemble(small.documents, Told(small.claims), out=tmp_path / "build").folder


@pytest.mark.parametrize("name", INPUTS)
def test_a_build_of_bad_input_says_so_and_leaves_the_earlier_case(
        name: str, run: Run, tmp_path: Path, earlier: Path) -> None:
    content, options, named = INPUTS[name]
    (tmp_path / "case.txt").write_bytes(content)
    before = contents(earlier)
    ran = run("build", tmp_path / "case.txt", *options, "--out", earlier)
    assert ran.code == 1
    assert named in one_line(ran.err)
    assert ran.out == ""
    assert contents(earlier) == before
    assert kg.open(earlier).claims
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["build", "case.txt"]


def test_a_missing_path_is_named(run: Run, tmp_path: Path) -> None:
    ran = run("build", tmp_path / "nowhere", "--out", tmp_path / "case")
    assert ran.code == 1
    assert "nowhere" in one_line(ran.err)
    assert not (tmp_path / "case").exists()


@pytest.mark.parametrize("sparql", [
    "SELECT WHERE {", "DROP ALL", "SELECT * WHERE { SERVICE <http://x.test/> { ?s ?p ?o } }"])
def test_a_query_that_does_not_parse_or_is_refused(sparql: str, run: Run, tiny: kg.Case) -> None:
    ran = run("query", sparql, "--case", tiny.folder)
    assert ran.code == 1
    one_line(ran.err)
    assert ran.out == ""


def test_an_unknown_saved_question_is_named(run: Run, tiny: kg.Case) -> None:
    ran = run("query", "--saved", "no-such-question", "--case", tiny.folder)
    assert ran.code == 1
    assert "no-such-question" in one_line(ran.err)


@pytest.mark.parametrize("arguments", [("show", "Daniel Okro"), ("path", "Daniel Okro", "Nair"),
                                       ("path", "Nair", "Daniel Okro")])
def test_an_unknown_name_offers_near_ones(arguments: tuple[str, ...], run: Run, tiny: kg.Case) -> None:
    ran = run(*arguments, "--case", tiny.folder)
    assert ran.code == 1
    assert "did you mean 'Daniel Okoro'" in one_line(ran.err)


def test_no_path_is_told_with_what_would_widen_the_search(run: Run, tiny: kg.Case) -> None:
    ran = run("path", "Tobias Grant", "Ashby College", "--case", tiny.folder)
    assert ran.code == 1
    assert "--status" in one_line(ran.err)


@pytest.mark.parametrize("command", [("export",), ("query", "ASK {}"), ("show", "X"), ("path", "X", "Y"), ("rank",),
                                     ("view", "--out", "maps"), ("check",)])
def test_a_missing_case_says_how_to_make_one(command: tuple[str, ...], run: Run, tmp_path: Path) -> None:
    ran = run(*command, "--case", tmp_path / "nowhere")
    assert ran.code == 1
    assert "kg build" in one_line(ran.err)


def test_a_damaged_case_is_named(run: Run, earlier: Path) -> None:
    (earlier / "claims.jsonl").write_text("{}\n")
    ran = run("show", "Okoro", "--case", earlier)
    assert ran.code == 1
    assert "claims.jsonl" in one_line(ran.err)


def test_a_file_that_cannot_be_written_is_named(run: Run, tiny: kg.Case, tmp_path: Path) -> None:
    ran = run("export", "--case", tiny.folder, "--out", tmp_path / "no" / "such" / "folder.nq")
    assert ran.code == 1
    assert "folder.nq" in one_line(ran.err)


@pytest.mark.parametrize("arguments", [
    ("build",), ("query",), ("query", "ASK {}", "--saved", "x"), ("query", "ASK {}", "--param", "a=b"),
    ("query", "--saved", "x", "--param", "a"), ("export", "--format", "xlsx"), ("rank", "--limit", "0"), ("fly",)])
def test_wrong_usage_leaves_with_two(arguments: tuple[str, ...], run: Run, tiny: kg.Case,
                                     monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tiny.folder.parent)
    ran = run(*arguments, *(["--case", tiny.folder] if arguments[0] == "query" else []))
    assert ran.code == 2
    assert ran.err.startswith("Usage:")
    assert "Traceback" not in ran.err


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "kg", *map(str, arguments)]


def test_a_reader_that_goes_away_is_no_error_message(tiny: kg.Case) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(command("export", "--case", tiny.folder), stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert (done.returncode, done.stderr) == (141, b"")


def test_an_interruption_leaves_with_130_and_no_traceback(tiny: kg.Case) -> None:
    waiting = subprocess.Popen(command("query", "--file", "-", "--case", tiny.folder), stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with waiting:
        time.sleep(2)  # by then it waits for the query on stdin
        waiting.send_signal(signal.SIGINT)
        _, err = waiting.communicate(timeout=20)
    assert (waiting.returncode, err) == (130, b"")


def test_the_version_needs_no_parser_and_no_time() -> None:
    code = ("import sys; sys.argv = ['kg', '--version']\nfrom kg.cli import main\ntry:\n main()\nfinally:\n"
            " heavy = {'spacy', 'rdflib', 'networkx', 'onnxruntime', 'pyoxigraph', 'pyvis'} & set(sys.modules)\n"
            " assert not heavy, heavy")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"kg {kg.__version__}\n", "")
