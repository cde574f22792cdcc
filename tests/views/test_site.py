"""Pages on disk: self-contained, closed to the network and to markup, all or none, the same bytes each time."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.rdf import reversals
from kg.views import write_views
from kg.views.evidence import Dossier
from kg.views.site import render
from tests.cases import small_case

CASE = small_case()
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return dict(render(Dossier.of(CASE.claims, CASE.documents, reversals(CASE.claims))))


class Reader(HTMLParser):
    """Collects tags with their attributes, and the text of scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inner: dict[str, list[str]] = {"script": [], "style": []}
        self._open = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._open = tag
        if tag in self.inner:
            self.inner[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open in self.inner:
            self.inner[self._open][-1] += data


def test_there_is_an_overview_two_maps_and_a_page_for_each_important_entity(pages: dict[str, str]) -> None:
    assert {"index.html", "people.html", "timeline.html", "entity/daniel-okoro.html"} <= set(pages)


def test_every_link_between_pages_leads_to_a_page(pages: dict[str, str]) -> None:
    for name, text in pages.items():
        for tag, attributes in Reader(text).tags:
            address = attributes.get("href") or ""
            if tag == "a" and not address.startswith(("https://", "#")):
                assert os.path.normpath(Path(name).parent / address) in pages, (name, address)


def test_no_page_loads_anything(pages: dict[str, str]) -> None:
    for text in pages.values():
        for tag, attributes in Reader(text).tags:
            assert "src" not in attributes
            assert tag not in {"iframe", "object", "embed", "img", "form"}
            assert tag != "link" or attributes["href"] == "data:,"


def test_the_policy_allows_the_scripts_and_the_style_of_the_page_and_nothing_else(pages: dict[str, str]) -> None:
    for text in pages.values():
        read = Reader(text)
        policy = next(a["content"] or "" for _, a in read.tags if a.get("http-equiv") == "Content-Security-Policy")
        assert policy.startswith("default-src 'none'; ")
        assert "unsafe" not in policy
        kinds = [a for tag, a in read.tags if tag == "script"]
        scripts = [body for body, a in zip(read.inner["script"], kinds, strict=True) if a.get("type") is None]
        for body in scripts + read.inner["style"]:
            assert base64.b64encode(hashlib.sha256(body.encode()).digest()).decode() in policy


def test_markup_in_names_stays_text(pages: dict[str, str]) -> None:
    for text in pages.values():
        assert "<script>alert" not in text
    assert "Wick &amp; &lt;script&gt;alert" in pages["index.html"]


def test_the_table_says_what_the_map_says(pages: dict[str, str]) -> None:
    table = pages["timeline.html"].partition("<table>")[2].partition("</table>")[0]
    assert "Overturned: vacatur: Harrow County Court, Daniel Okoro (Dec 2003)" in table
    assert "alleged by Zoë Čapková" in table
    assert "Lindqvist denied that Okoro was forced to confess." in table


def test_the_paths_of_all_pages_are_given_and_nothing_else_is_left(tmp_path: Path) -> None:
    written = write_views(CASE.claims, CASE.documents, tmp_path / "maps")
    assert sorted(path for path in tmp_path.rglob("*") if path.is_file()) == written
    assert [path.name for path in tmp_path.iterdir()] == ["maps"]


def test_writing_twice_gives_the_same_bytes_and_drops_pages_of_the_past(tmp_path: Path) -> None:
    first = write_views(CASE.claims, CASE.documents, tmp_path)
    bytes_of = {path: path.read_bytes() for path in first}
    second = write_views(reversed(CASE.claims), reversed(CASE.documents), tmp_path)
    assert {path: path.read_bytes() for path in second} == bytes_of
    assert len(write_views((), (), tmp_path)) == 3
    assert sorted(path.name for path in tmp_path.iterdir()) == ["index.html", "people.html", "timeline.html"]


def test_the_hash_seed_of_the_interpreter_changes_no_byte() -> None:
    script = ("import hashlib\nfrom tests.cases import small_case\nfrom kg.rdf import reversals\n"
              "from kg.views.evidence import Dossier\nfrom kg.views.site import render\ncase = small_case()\n"
              "pages = render(Dossier.of(case.claims, case.documents, reversals(case.claims)))\n"
              "print(hashlib.sha256(repr(sorted(pages.items())).encode()).hexdigest())")
    digests = {subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True, capture_output=True, text=True,
                              env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}).stdout
               for seed in ("1", "2")}
    assert len(digests) == 1


def test_a_folder_with_foreign_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.html").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match=r"notes\.html"):
        write_views(CASE.claims, CASE.documents, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.html"]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    path = tmp_path / "maps"
    path.write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="name a folder"):
        write_views(CASE.claims, CASE.documents, path)


def test_if_the_new_pages_cannot_take_their_place_the_old_come_back(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "maps"
    before = write_views(CASE.claims, CASE.documents, folder)
    replace = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise OSError("no room")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(InputError, match="no room"):
        write_views((), (), folder)
    assert all(path.exists() for path in before)
    assert [path.name for path in tmp_path.iterdir()] == ["maps"]


def test_a_style_attribute_would_be_refused_by_the_policy_so_there_is_none(pages: dict[str, str]) -> None:
    for text in pages.values():
        assert not [tag for tag, attributes in Reader(text).tags if "style" in attributes]
        assert not re.search(r"\son\w+=", re.sub(r"<script>.*?</script>", "", text, flags=re.S).partition("</style>")[2]
                             .partition('<script type="application/json"')[0])
