"""The case folder: whole or not at all, and what is damaged is named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.errors import CaseError
from kg.pipeline import folder

FILES = {name: f"content of {name}\n" for name in folder.CONTENT}
ABOUT = {"documents": 1, "claims": 2, "entities": 3}


def contents(where: Path) -> dict[str, bytes]:
    return {entry.name: entry.read_bytes() for entry in where.iterdir()}


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder.write(tmp_path / "case", FILES, ABOUT)
    return tmp_path / "case"


def test_what_is_written_is_read(case: Path) -> None:
    files, manifest = folder.read(case)
    assert files == {name: text.encode() for name, text in FILES.items()}
    assert {name: manifest[name] for name in ABOUT} == ABOUT


def test_writing_twice_gives_the_same_bytes_and_leaves_nothing_beside(case: Path) -> None:
    before = contents(case)
    folder.write(case, FILES, ABOUT)
    assert contents(case) == before
    assert [entry.name for entry in case.parent.iterdir()] == ["case"]


def test_the_manifest_holds_neither_path_nor_clock(case: Path) -> None:
    manifest = json.loads((case / folder.MANIFEST).read_bytes())
    assert sorted(manifest) == ["claims", "documents", "entities", "files", "format"]
    assert str(case.parent) not in json.dumps(manifest)


def test_parent_folders_are_made(tmp_path: Path) -> None:
    folder.write(tmp_path / "a" / "b", FILES, ABOUT)
    assert folder.read(tmp_path / "a" / "b")[1]["claims"] == 2


def test_what_a_person_keeps_in_the_folder_stays(case: Path) -> None:
    (case / "notes.txt").write_text("mine")
    (case / "maps").mkdir()
    (case / "maps" / "index.html").write_text("drawn")
    folder.write(case, FILES | {folder.CLAIMS: "new\n"}, ABOUT)
    assert (case / "notes.txt").read_text() == "mine"
    assert (case / "maps" / "index.html").read_text() == "drawn"
    assert (case / folder.CLAIMS).read_text() == "new\n"


def test_a_symbolic_link_to_a_case_stays_a_link(case: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(case)
    folder.write(link, FILES | {folder.CLAIMS: "new\n"}, ABOUT)
    assert link.is_symlink()
    assert (case / folder.CLAIMS).read_text() == "new\n"


@pytest.mark.parametrize("name", [*folder.CONTENT, folder.MANIFEST])
def test_a_damaged_file_is_named(case: Path, name: str) -> None:
    path = case / name
    path.write_bytes(path.read_bytes()[:-3])
    with pytest.raises(CaseError, match=rf"{name}: is damaged.*run `kg build` again"):
        folder.read(case)


@pytest.mark.parametrize("name", folder.CONTENT)
def test_a_missing_file_is_named(case: Path, name: str) -> None:
    (case / name).unlink()
    with pytest.raises(CaseError, match=f"{name}: is missing"):
        folder.read(case)


@pytest.mark.parametrize(("change", "message"), [
    ({"format": 99}, "is of format 99"), ({"files": {}}, "does not list the files"), ({"files": 3}, "is damaged")])
def test_a_strange_manifest_is_refused(case: Path, change: dict[str, object], message: str) -> None:
    path = case / folder.MANIFEST
    path.write_text(json.dumps(json.loads(path.read_bytes()) | change))
    with pytest.raises(CaseError, match=message):
        folder.read(case)


def test_a_missing_folder_and_a_folder_that_is_no_case_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="there is no such case folder"):
        folder.read(tmp_path / "nowhere")
    with pytest.raises(CaseError, match="is not a case"):
        folder.read(tmp_path)


def test_a_folder_of_other_things_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("years of work")
    with pytest.raises(CaseError, match=r"holds 'thesis\.docx' and is not a case"):
        folder.write(tmp_path, FILES, ABOUT)
    assert contents(tmp_path) == {"thesis.docx": b"years of work"}


def test_a_file_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(CaseError, match="is a file"):
        folder.write(tmp_path / "file", FILES, ABOUT)


def test_a_case_without_its_manifest_can_be_built_again(case: Path) -> None:
    (case / folder.MANIFEST).unlink()
    folder.write(case, FILES, ABOUT)
    assert folder.read(case)[1]["claims"] == 2


def test_a_write_that_fails_leaves_the_earlier_case(case: Path) -> None:
    before = contents(case)
    with pytest.raises(UnicodeEncodeError):
        folder.write(case, FILES | {folder.CLAIMS: "\ud800"}, ABOUT)
    assert contents(case) == before
    assert [entry.name for entry in case.parent.iterdir()] == ["case"]


def test_a_swap_that_fails_leaves_the_earlier_case(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, rename = contents(case), Path.rename

    def full(path: Path, target: Path) -> Path:
        if ".new-" in path.name:
            raise OSError(28, "No space left on device")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(CaseError, match="No space left on device"):
        folder.write(case, FILES | {folder.CLAIMS: "new\n"}, ABOUT)
    monkeypatch.undo()
    assert contents(case) == before


def test_a_build_killed_between_the_two_renames_is_healed_when_the_case_is_opened(case: Path) -> None:
    case.rename(case.with_name(".case.before"))
    assert folder.read(case)[1]["claims"] == 2
    assert [entry.name for entry in case.parent.iterdir()] == ["case"]


def test_a_build_killed_after_the_swap_is_finished_by_the_next(case: Path) -> None:
    before = case.with_name(".case.before")
    case.rename(before)
    (before / "notes.txt").write_text("mine")
    folder.write(case.with_name("other"), FILES | {folder.CLAIMS: "new\n"}, ABOUT)
    case.with_name("other").rename(case)
    folder.write(case, FILES | {folder.CLAIMS: "newer\n"}, ABOUT)
    assert (case / "notes.txt").read_text() == "mine"
    assert (case / folder.CLAIMS).read_text() == "newer\n"
    assert not before.exists()
