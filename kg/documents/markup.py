"""Markdown out of a text; the italics of a title become quotation marks, so that it can still be told from prose.

Block marks (headings, bullets, rules) mean something in `.md` files only. Marks within a line (links, emphasis,
code) are taken out of `.txt` files too, into which they are often pasted.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from kg.documents.offsets import Cleaned, Edit

_TARGET = (r"\]\([ ]*<?(?:https?:|mailto:|www\.|[/.\#])[^()\s]*(?:\([^()\s]*\)[^()\s]*)*"
           r"(?:[ ]+[\"'][^\n]{0,300}?[\"'])?[ ]*\)")

_BREAKS = re.compile(
    r"""^[ ]{0,3}\#{1,6}[ ][^\n]*(?P<end>\n)                    # after a heading
      | (?P<before>\n)(?=[ ]{0,3}\#{1,6}[ ])                    # before one
      | (?P<item>\n)(?=[ ]*(?:[-*+]|\d{1,3}[.)])[ ])            # before an item of a list
      | (?:[ ]{2}|\\)(?P<hard>\n)                               # a hard line break
    """, re.MULTILINE | re.VERBOSE)

# In these two tables each group of a pattern is a mark, which goes; a pattern without a group goes whole.
_BLOCK_MARKS = (
    re.compile(r"<!--(?:[^<]|<(?!!--))*?-->"),                                       # a comment
    re.compile(r"^[ ]{0,3}(?:```|~~~)[^\n]*$", re.MULTILINE),                       # a code fence
    re.compile(r"^[ ]{0,3}\[[^\]^\n][^\]\n]*\]:[ ]*\S+[^\n]*$", re.MULTILINE),      # what a link refers to
    re.compile(r"^[ ]{0,3}(?:=+|-{2,})[ ]*$", re.MULTILINE),                        # a heading's underline, a rule
    re.compile(r"^[ ]{0,3}(?:(?:\*[ ]*){3,}|(?:-[ ]*){3,}|(?:_[ ]*){3,})$", re.MULTILINE),  # a rule
    re.compile(r"^(?:[ ]{0,3}>[ ]?)+", re.MULTILINE),                               # a quoted block
    re.compile(r"^(?:[ ]*[-*+][ ]+|[ ]{0,3}\#{1,6}[ ]+)", re.MULTILINE),            # a list's item, a heading
    re.compile(r"([ ]\#+)[ ]*$", re.MULTILINE),                                     # a heading's closing marks
)
_INLINE_MARKS = (
    re.compile(r"!\[[^\]\n]*" + _TARGET),                                           # an image
    re.compile(r"(\[)[^\[\]]*(" + _TARGET + ")"),                                   # a link
    re.compile(r"(\[)[^\[\]\n]+(\]\[[^\[\]\n]*\])"),                                # a link by reference
    re.compile(r"\[\^[^\]\s]+\]:?"),                                                # a footnote's mark
    re.compile(r"(?<!`)(`+)(?!`)[^`\n]+(?<!`)(\1)(?!`)"),                           # code
    re.compile(r"(~~)(?=\S)[^~\n]+(?<=\S)(~~)"),                                    # struck out
    re.compile(r"(?<![\w*\\])(\*\*)(?=\S)(?:[^*\n]|\*(?!\*))+?(?<=\S)(\*\*)(?!\w)"),  # bold
    re.compile(r"(?<![\w_\\])(__)(?=\S)[^_\n]+(?<=\S)(__)(?![\w_])"),               # bold
    re.compile(r"</?(?:a|b|cite|em|i|small|span|strong|su[bp]|u)(?:\s[^<>\n]{0,300})?>", re.IGNORECASE),
)
_ITALICS = re.compile(
    r"(?<![\w*_\\])(?P<mark>[*_])(?=\S)(?P<phrase>(?:[^*_\n]|\n(?![ ]*\n))+?)(?<=[^\s\\])(?P=mark)(?![\w*_])")
_ESCAPE = re.compile(r"(\\)[!-/:-@\[-`{-~]|(\\)$", re.MULTILINE)
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_LITTLE_WORDS = frozenset((
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "nor", "of", "off", "on", "or", "over",
    "per", "than", "the", "to", "up", "upon", "v", "versus", "via", "vs", "with"))
_QUOTES = "\"'“”‘’«»"


def without_markup(text: Cleaned, *, blocks: bool) -> Cleaned:
    """Take marks out of a text; `blocks` says that it is Markdown and not only sprinkled with it."""
    if blocks:
        text = text.edited(_breaks(text.text))
        for pattern in _BLOCK_MARKS:
            text = text.edited(_marks(pattern, text.text))
    for pattern in _INLINE_MARKS:
        text = text.edited(_marks(pattern, text.text))
    text = text.edited(_italics(text.text))
    text = text.edited(_marks(_ESCAPE, text.text))
    return text.edited(_references(text.text))


def _breaks(text: str) -> Iterator[Edit]:
    """Put an empty line wherever Markdown begins a new block or line."""
    for match in _BREAKS.finditer(text):
        start, end = match.span(match.lastgroup or 0)
        yield start, end, "\n\n"


def _marks(pattern: re.Pattern[str], text: str) -> Iterator[Edit]:
    for match in pattern.finditer(text):
        for group in range(1, pattern.groups + 1) if pattern.groups else (0,):
            if match[group]:
                yield *match.span(group), ""


def _italics(text: str) -> Iterator[Edit]:
    for match in _ITALICS.finditer(text):
        opening, closing = ("“", "”") if _is_title(match) else ("", "")
        yield match.start(), match.start() + 1, opening
        yield match.end() - 1, match.end(), closing


def _is_title(match: re.Match[str]) -> bool:
    """Say whether italics hold a title: capitals throughout, not quoted yet, within a line.

    One capital at the start of a sentence says nothing, so a lone word is a title in mid-sentence only.
    """
    before, after = match.string[:match.start()][-200:], match.string[match.end():match.end() + 1]
    line_starts, line_ends = before.rpartition("\n")[2].strip() == "", after in ("", "\n")
    if (line_starts and line_ends) or before[-1:] in _QUOTES or match["phrase"][0] in _QUOTES:
        return False
    words = [word for word in re.findall(r"[\w’'&.-]+", match["phrase"]) if any(map(str.isalnum, word))]
    capitals = [not word[0].islower() for word in words]
    if not words or not capitals[0] or not any(word[0].isalpha() for word in words):
        return False
    if len(words) == 1:
        return not line_starts and before.rstrip(" " + _QUOTES)[-1:] not in tuple(".?!:")
    return all(capital or word in _LITTLE_WORDS for capital, word in zip(capitals, words, strict=True))


def _references(text: str) -> Iterator[Edit]:
    """Resolve character references (`&amp;`); what cannot be printed becomes a space or nothing."""
    for match in _REFERENCE.finditer(text):
        character = html.unescape(match[0])
        if character != match[0]:
            printable = character if character.isprintable() else " " if character.isspace() else ""
            yield match.start(), match.end(), printable
