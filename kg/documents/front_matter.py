"""What a file says of itself between two lines of three hyphens at its top.

    ---
    title: "The Verdict: A Day in Court"
    outlet: The Daily Example
    author: Jane Roe
    date: 1990-08-19
    url: https://example.org/verdict
    kind: news
    language: en
    digest: true
    ---

One `key: value` a line; a value may stand in single or double quotes, which are taken off and mean nothing else.
Lines that are empty or begin with `#` are skipped. `published` is another name for `date`. Keys that are not
listed here are left alone, and so are the indented lines and list items below them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NoReturn

from kg.documents.dates import checked
from kg.errors import InputError, LanguageError

KINDS = ("news", "op-ed", "court", "press-release", "review", "letter", "interview", "transcript", "drama", "book",
         "other")
_KEYS = ("title", "outlet", "author", "date", "url", "kind", "language", "digest")
_SYNONYMS = {"published": "date"}
_FENCE = re.compile(r"\ufeff?---[ \t]*(?:\r\n|\r|\n|\Z)")
_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_FIELD = re.compile(r"([A-Za-z][\w -]*?)\s*:(?:\s+(.*))?")
_TRUTH = {"true": True, "yes": True, "false": False, "no": False}
_ENGLISH = re.compile(r"en(?:[-_]\w+)*|english", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields of a document that its file states, and the offset in characters at which its text begins."""

    start: int = 0
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    date: str | None = None
    url: str | None = None
    kind: str | None = None
    digest: bool = False


def front_matter(raw: str, name: str) -> FrontMatter:
    """Read the block at the top of a file, if there is one; `name` is what errors call the file.

    Raises InputError, which names file and line, for a block that does not end, a line that is neither a field
    nor empty, a field given twice, and a date, address, kind or truth value that is none; LanguageError for a
    language other than English.
    """
    opening = _FENCE.match(raw)
    if opening is None:
        return FrontMatter()
    fields: dict[str, tuple[str, str]] = {}
    at, number, unknown = opening.end(), 1, False
    while at < len(raw):
        line = _LINE.match(raw, at)
        assert line is not None, "the pattern matches anywhere"
        at, number, where = line.end(), number + 1, f"{name}, line {number + 1}"
        text = line[1].rstrip()
        if text == "---":
            return _checked(fields, at)
        if not text or text.startswith("#") or (unknown and text[0] in " \t-"):
            continue
        match = _FIELD.fullmatch(text)
        if match is None:
            raise InputError(f"{where}: front matter takes one `key: value` a line, not {text!r}")
        key = _SYNONYMS.get(match[1].lower(), match[1].lower())
        unknown = key not in _KEYS
        if key in fields:
            raise InputError(f"{where}: {key!r} is given a second time")
        if not unknown:
            fields[key] = _unquoted((match[2] or "").strip(), where), where
    raise InputError(f"{name}, line 1: front matter begins with `---` here and is not closed by another `---`")


def _unquoted(value: str, where: str) -> str:
    if value[:1] not in ("'", '"'):
        return value
    if len(value) < 2 or value[-1] != value[0]:
        raise InputError(f"{where}: the quotation mark before {value[1:]!r} is not closed")
    return value[1:-1].strip()


def _checked(fields: dict[str, tuple[str, str]], start: int) -> FrontMatter:
    given = {key: (value, where) for key, (value, where) in fields.items() if value}
    texts = {key: value for key, (value, _) in given.items() if key in ("title", "outlet", "author")}
    stated, digest = {}, False
    if "date" in given:
        stated["date"] = checked(*given["date"])
    if "url" in given:
        stated["url"] = _address(*given["url"])
    if "kind" in given:
        stated["kind"] = _kind(*given["kind"])
    if "digest" in given:
        digest = _truth(*given["digest"])
    if "language" in given:
        _english(*given["language"])
    return FrontMatter(start, digest=digest, **texts, **stated)


def _address(value: str, where: str) -> str:
    """Only addresses of web pages: maps and pages link to them."""
    return value if re.fullmatch(r"https?://[^\s<>\"]+", value) else _refuse(
        where, value, "a web address; begin it with https:// or http://")


def _kind(value: str, where: str) -> str:
    kind = value.lower()
    return kind if kind in KINDS else _refuse(where, value, f"a kind of source; write one of {', '.join(KINDS)}")


def _truth(value: str, where: str) -> bool:
    return _TRUTH[value.lower()] if value.lower() in _TRUTH else _refuse(where, value, "true or false")


def _english(value: str, where: str) -> None:
    if not _ENGLISH.fullmatch(value):
        raise LanguageError(f"{where}: the language is {value!r}; only documents in English (en) can be read")


def _refuse(where: str, value: str, wanted: str) -> NoReturn:
    raise InputError(f"{where}: {value!r} is not {wanted}")
