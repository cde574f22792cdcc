import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents import KINDS
from kg.documents.front_matter import FrontMatter, front_matter
from kg.errors import InputError, LanguageError

FULL = """---
# what this is
title: "The Verdict: A Day in Court"
Outlet: The Daily Example
author: 'Jane Roe'

date: 1990-08-19
url: https://example.org/verdict?a=b#c
kind: Op-Ed
language: en-US
digest: yes
note: kept by nobody
tags:
  - courts
- juries
---
The text."""


def test_every_field_is_read_and_the_text_begins_below():
    stated = front_matter(FULL, "a.md")
    assert stated == FrontMatter(FULL.index("The text."), "The Verdict: A Day in Court", "The Daily Example",
                                 "Jane Roe", "1990-08-19", "https://example.org/verdict?a=b#c", "op-ed", True)


@pytest.mark.parametrize("raw", ["", "The text.", "\n---\ntitle: x\n---\n", "----\ntitle: x\n---\n", "--- x\n---"])
def test_a_text_without_a_block_at_its_very_top_states_nothing(raw):
    assert front_matter(raw, "a.md") == FrontMatter()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_a_byte_order_mark_make_no_difference(end):
    raw = "\ufeff" + end.join(["---", "title: x", "---", "Text"])
    stated = front_matter(raw, "a.md")
    assert (stated.title, raw[stated.start:]) == ("x", "Text")


def test_empty_values_state_nothing():
    assert front_matter("---\ntitle:\nauthor: ''\ndate:\ndigest:\n---\n", "a.md") == FrontMatter(start=40)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_source_is_known(kind):
    assert front_matter(f"---\nkind: {kind}\n---\n", "a.md").kind == kind


@pytest.mark.parametrize(("block", "line", "says"), [
    ("title: x", 1, "not closed"),
    ("title: x\njust words\n---", 3, "`key: value`"),
    ("title: x\n  indented: y\n---", 3, "`key: value`"),
    ("title:x\n---", 2, "`key: value`"),
    ("title: x\ntitle: y\n---", 3, "second time"),
    ("date: 1990\npublished: 1991\n---", 3, "second time"),
    ("title: \"x\n---", 2, "not closed"),
    ("outlet: x\ndate: August 19, 1990\n---", 3, "no date"),
    ("date: 1990-02-30\n---", 2, "no date of the calendar"),
    ("kind: novel\n---", 2, "one of news, op-ed, court"),
    ("digest: maybe\n---", 2, "true or false"),
    ("url: javascript:alert(1)\n---", 2, "web address"),
    ("url: https://example.org/<b>\n---", 2, "web address"),
])
def test_what_is_malformed_is_refused_with_file_and_line(block, line, says):
    with pytest.raises(InputError, match=rf"^a\.md, line {line}: .*{says}"):
        front_matter(f"---\n{block}", "a.md")


def test_another_language_is_refused():
    with pytest.raises(LanguageError, match=r"^a\.md, line 2: .*'fr'"):
        front_matter("---\nlanguage: fr\n---\n", "a.md")


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1))
def test_a_quoted_title_comes_back_as_it_was(title):
    assert front_matter(f'---\ntitle: "{title}"\n---\n', "a.md").title == title
