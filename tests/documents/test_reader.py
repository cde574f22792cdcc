import hashlib
import itertools
import os
from pathlib import Path

import pytest

from kg.documents import cleaned, read
from kg.errors import InputError, LanguageError

ARTICLE = "Warehouse owner is cleared\n\nThe court of appeal said on Monday that the verdict was unsafe.\n"


@pytest.fixture
def write(tmp_path):
    def write(name, content=ARTICLE):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path
    return write


def test_a_text_file_becomes_a_document(write):
    path = write("Seed Article.txt")
    [document] = read([path])
    assert document.to_json() == {
        "id": "seed-article", "text": ARTICLE.strip(), "source": "Seed Article.txt",
        "checksum": hashlib.sha256(ARTICLE.encode()).hexdigest(), "title": "Warehouse owner is cleared", "outlet": None,
        "author": None, "published": None, "dated_by": None, "url": None, "kind": None, "language": "en",
        "digest": False}


def test_front_matter_describes_the_document_and_stays_out_of_its_text(write):
    path = write("a.md", "---\ntitle: Cleared\noutlet: The Daily Example\nauthor: Jane Roe\ndate: 1990-08\n"
                         "url: https://example.org/a\nkind: news\ndigest: true\n---\n"
                         "# An own headline\n\nThe text is here.")
    [document] = read([path])
    assert document.text == "An own headline\n\nThe text is here."
    assert (document.title, document.outlet, document.author) == ("Cleared", "The Daily Example", "Jane Roe")
    assert (document.published, document.dated_by) == ("1990-08", "front matter")
    assert (document.url, document.kind, document.digest) == ("https://example.org/a", "news", True)


@pytest.mark.parametrize(("text", "title"), [
    ("Owner cleared\n\nThe court said so.", "Owner cleared"),
    ("Is the owner cleared?\n\nThe court said so.", "Is the owner cleared?"),
    ("The court said so.\n\nIt was Monday.", None),
    ("Owner cleared", None),
    ("Owner\n\nThe court said so.", None),
    ("By Jane Roe\n\nThe court said so.", None),
    ("Published June 26, 2019\n\nThe court said so.", None),
    ("Owner cleared " * 14 + "\n\nThe court said so.", None),
])
def test_a_headline_is_the_title_and_stays_in_the_text(write, text, title):
    [document] = read([write("a.txt", text)])
    assert document.title == title
    assert document.text.startswith(text.split("\n")[0].strip())


TWEET = "\n\nhttps://twitter.com/janeroe/status/1143665686062886912"
DATELINE = "\n\nPublished June 27, 2019"


@pytest.mark.parametrize(("front", "option", "rest", "published", "dated_by"), [
    ("date: 2019-07-01", "2019-06-30", DATELINE + TWEET, "2019-07-01", "front matter"),
    ("kind: news", "2019-06-30", DATELINE + TWEET, "2019-06-30", "option"),
    ("kind: news", None, DATELINE + TWEET, "2019-06-27", "dateline"),
    ("kind: news", None, TWEET, "2019-06-25", "tweet"),
    ("kind: news", None, "", None, None),
])
def test_the_date_is_the_surest_that_there_is(write, front, option, rest, published, dated_by):
    [document] = read([write("a.txt", f"---\n{front}\n---\n{ARTICLE}{rest}")], published=option)
    assert (document.published, document.dated_by) == (published, dated_by)
    assert "twitter" not in document.text


def test_a_folder_is_read_deep_and_in_order_without_what_is_not_a_document(write, tmp_path):
    for name in ("b.txt", "a/b.md", "a/c/D.TXT", "README.md", "a/readme.txt", ".hidden.txt", ".git/x.txt", "_draft.md",
                 "_old/x.md", "map.html", "data.json"):
        write(name)
    assert [(document.id, document.source) for document in read([tmp_path])] == [
        ("a-b", "a/b.md"), ("a-c-d", "a/c/D.TXT"), ("b", "b.txt")]


def test_a_file_given_twice_is_read_once_by_whatever_way(write, tmp_path, monkeypatch):
    path = write("case/a/b.txt")
    monkeypatch.chdir(tmp_path)
    ways = [path, "case/a/../a/b.txt", "case", "case/a"]
    for order in itertools.permutations(ways):
        assert [document.source for document in read(order)] == ["a/b.txt"]


def test_documents_whose_paths_make_one_id_are_told_apart_whatever_the_order(write, tmp_path):
    one, other = write("one/a.txt"), write("other/a.txt", ARTICLE + "More of it.")
    write("third/a!.md")
    ids = {document.checksum + document.source: document.id for document in read([one, other, tmp_path / "third"])}
    assert len(set(ids.values())) == 3
    assert all(name.startswith("a-") and len(name) == 10 for name in ids.values())
    again = read([tmp_path / "third", other, one])
    assert {document.checksum + document.source: document.id for document in again} == ids


def test_the_same_file_under_the_same_name_in_two_folders_is_one_document(write):
    assert len(read([write("one/a.txt"), write("other/a.txt")])) == 1


@pytest.mark.parametrize(("name", "content", "says"), [
    ("a.txt", b"", "has no text$"),
    ("a.txt", b" \n\n\xef\xbb\xbf", "has no text$"),
    ("a.txt", b"READ MORE: The other trial\n", "has no text$"),
    ("a.md", b"---\ntitle: x\n---\n\n", "has no text below its front matter$"),
    ("a.txt", b"\x89PNG\r\n\0\0", "binary"),
    ("a.txt", b"good\nbad \xff\n", "line 2: byte 9 is not UTF-8"),
    ("a.txt", "Text".encode("utf-16"), "UTF-16 text; save it as UTF-8"),
    ("a.pdf", b"%PDF", "only .txt and .md files are read"),
    ("a", b"Text", "only .txt and .md files are read"),
    ("a.md", b"---\ndate: yesterday\n---\nText", "line 2: 'yesterday' is no date"),
    ("a.md", b"---\nbroken\n---\nText", "line 2: front matter"),
])
def test_a_file_that_is_no_document_is_refused_in_one_line_that_names_it(write, name, content, says):
    path = write(name, content)
    with pytest.raises(InputError, match=rf"{name}.*{says}") as caught:
        read([path])
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)


def test_a_missing_path_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"gone\.txt: no such file or folder"):
        read([tmp_path / "gone.txt"])


def test_a_folder_with_nothing_to_read_is_refused(write):
    with pytest.raises(InputError, match=r"empty: nothing to read .* only \.txt and \.md"):
        read([write("empty/README.md").parent])


def test_what_is_no_regular_file_is_refused(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(InputError, match=r"a\.txt: not a regular file"):
        read([tmp_path / "a.txt"])


def test_a_file_that_is_too_big_is_refused_before_it_is_read(tmp_path):
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(25_000_001)
    with pytest.raises(InputError, match=r"a\.txt: 25 MB are too much, 25 MB the most"):
        read([tmp_path / "a.txt"])


def test_a_malformed_date_is_refused_before_anything_is_read(tmp_path):
    with pytest.raises(InputError, match=r"^--published: '26/6/2019' is no date"):
        read([tmp_path / "gone.txt"], published="26/6/2019")


@pytest.mark.parametrize("content", [
    "Le tribunal a décidé que les accusés ne seraient pas jugés dans cette ville, selon leur avocat.",
    "---\nlanguage: fr\n---\n" + ARTICLE,
])
def test_a_document_in_another_language_is_refused(write, content):
    with pytest.raises(LanguageError, match=r"a\.txt"):
        read([write("a.txt", content)])


def test_a_cleaned_file_is_the_text_of_its_document_and_leads_back_into_the_file(write):
    raw = ("\ufeff---\r\ntitle: x\r\n---\r\nThe *Blue Chair*\u00a0 was\r\nhis &amp; hers.\r\n\r\n"
           "READ MORE: y\r\n\r\nThey left.")
    path = write("a.md", raw)
    text = cleaned(path)
    assert text.text == read([path])[0].text == "The “Blue Chair” was his & hers.\n\nThey left."
    for word in ("The", "Blue", "was", "his", "hers", "They left."):
        assert text.original_offset(text.text.index(word)) == raw.index(word)
    assert text.original_offset(len(text.text)) == len(raw)


def test_annotated_texts_below_a_folder_are_not_part_of_its_dossier(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("The court said that the man was free.", encoding="utf-8")
    gold = tmp_path / "gold"
    gold.mkdir()
    (gold / "case.txt").write_text("The jury said that the woman was free.", encoding="utf-8")
    (gold / "case.gold.jsonl").write_text("{}\n", encoding="utf-8")
    assert [document.id for document in read([tmp_path])] == ["report"]
    assert [document.id for document in read([gold])] == ["case"]
