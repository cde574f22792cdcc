"""Plain paragraphs out of a web copy, each character of which can be found again in the file.

What is dropped whole (calls to read more, share buttons, bare addresses, picture credits) stands in
`furniture.toml`. What is replaced is little: line ends, kinds of space, sequences that NFC composes, character
references, and the marks of italics around a title (see `markup`).
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kg.documents.markup import without_markup
from kg.documents.offsets import Cleaned, Edit

_LINE_ENDS = "\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]"
_SPACES = "[\t\x1f\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_INVISIBLE = "[\x00-\x08\x0e-\x1b\x7f\x80-\x84\x86-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
_CHARACTERS = re.compile(f"(?P<line>{_LINE_ENDS})|(?P<space>{_SPACES})|(?P<nothing>{_INVISIBLE})")
_REPLACEMENT = {"line": "\n", "space": " ", "nothing": ""}
_PARAGRAPH = "\n\n"
_WRAP_WIDTHS = range(60, 121)
"""A block of lines is hard-wrapped text where its longest line is about this long, in characters."""


def clean(raw: str, *, markdown: bool = False, start: int = 0) -> Cleaned:
    """Clean a text from `start` on; offsets lead back into the whole of `raw`.

    The outcome is in NFC, its spaces are single, and its paragraphs are separated by exactly one empty line.
    `markdown` says that single line ends only wrap and that block marks (headings, bullets) mean something.
    """
    text = Cleaned.of(raw, start)
    text = text.edited(_plain_characters(text.text))
    text = text.edited(_composed(text.text))
    text = without_markup(text, blocks=markdown)
    text = text.edited((match.start(), match.end(), "") for match in _furniture().inline.finditer(text.text))
    text = text.edited(_paragraphs(text.text, rewrap=markdown))
    return text.edited(_composed(text.text))


def _plain_characters(text: str) -> Iterator[Edit]:
    for match in _CHARACTERS.finditer(text):
        yield match.start(), match.end(), _REPLACEMENT[match.lastgroup or ""]


def _composed(text: str) -> Iterator[Edit]:
    """Bring to NFC, one sequence of a base and what may compose with it at a time."""
    if unicodedata.is_normalized("NFC", text):
        return
    starts = [i for i, character in enumerate(text) if not _may_join(character)]
    for start, end in zip([0, *starts], [*starts, len(text)], strict=True):
        if (sequence := text[start:end]) != (composed := unicodedata.normalize("NFC", sequence)):
            yield start, end, composed


def _may_join(character: str) -> bool:
    """Say whether NFC may fuse a character with the one before it: marks, and the vowels and finals of Hangul."""
    return unicodedata.category(character).startswith("M") or "\u1160" <= character <= "\u11ff"


@dataclass(frozen=True, slots=True)
class _Furniture:
    longest: int
    line: re.Pattern[str]
    inline: re.Pattern[str]

    def covers(self, line: str) -> bool:
        line = " ".join(line.split())
        return len(line) <= self.longest and self.line.fullmatch(line) is not None


@cache
def _furniture() -> _Furniture:
    table: dict[str, Any] = tomllib.loads(Path(__file__).with_name("furniture.toml").read_text("utf-8"))
    return _Furniture(table["longest"], *(
        re.compile("|".join(f"(?:{pattern})" for pattern in table[key]), re.IGNORECASE) for key in ("line", "inline")))


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that stays: where its content starts and ends, its number, and the width of its block."""

    start: int
    end: int
    number: int
    width: int

    def wraps_into(self, below: _Line, text: str) -> bool:
        """Say whether a line ended only because the next word would not have fitted."""
        word = re.compile(r"\S+").match(text, below.start)
        fits = word is not None and self.end - self.start + 1 + len(word[0]) <= self.width
        return not fits and self.width in _WRAP_WIDTHS


def _paragraphs(text: str, *, rewrap: bool) -> Iterator[Edit]:
    """Drop furniture lines, join what is wrapped, part the paragraphs, make spaces single."""
    lines = _kept_lines(text)
    done = 0
    for above, line in zip([None, *lines], lines, strict=False):
        if above is None:
            gap = ""
        elif line.number == above.number + 1 and (rewrap or above.wraps_into(line, text)):
            gap = " "
        else:
            gap = _PARAGRAPH
        if line.start > done:
            yield done, line.start, gap
        for match in re.compile("  +").finditer(text, line.start, line.end):
            yield match.start(), match.end(), " "
        done = line.end
    if done < len(text):
        yield done, len(text), ""


def _kept_lines(text: str) -> list[_Line]:
    block: list[tuple[int, int, int]] = []
    lines: list[_Line] = []
    start = 0
    for number, line in enumerate([*text.split("\n"), ""]):
        content = line.strip(" ")
        if content and not _furniture().covers(content):
            first = start + len(line) - len(line.lstrip(" "))
            block.append((first, first + len(content), number))
        else:
            lines += _with_width(block)
            block = []
        start += len(line) + 1
    return lines


def _with_width(block: Sequence[tuple[int, int, int]]) -> list[_Line]:
    width = max((end - start for start, end, _ in block), default=0)
    return [_Line(start, end, number, width) for start, end, number in block]
