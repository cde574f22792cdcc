"""Titles of works by their typography: what stands in quotes or italics and is cased like a title is a WORK.

The encoder's own PERSON and ORG keep a quoted text that is exactly one of them, and a nickname in quotes is nobody's
work.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc

from kg.language.lexicon import lexicon
from kg.language.names import NUMBERS, Name

_PAIRS = {"“": "”", "‘": "’", '"': '"', "``": "''", "«": "»", "*": "*", "_": "_", "**": "**"}
_LONGEST = 12  # words of a title
_SMALL = {
    "a", "an", "the", "of", "in", "on", "for", "and", "to", "at", "by", "with", "from", "as", "or", "but",
    "nor", "into", "is", "s", "'s", "’s", "n't", "n’t", "de", "la", "le", "du", "vs.", "v.", "&", "-", "–",
    "—", ":", ",", "'", "’",
}  # fmt: skip
_DUBBING = {
    "dub", "dubbed", "call", "called", "nickname", "nicknamed", "known", "name", "named", "brand", "branded", "label",
    "labelled", "labeled", "alias", "aka", "title", "moniker", "epithet", "term", "word", "so-called",
}  # fmt: skip


def quoted(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The spans of words inside matched quotes or italic marks, not crossing one another.

    >>> list(quoted(["“", "Dark", "River", "”", "opened"]))
    [(1, 3)]
    """
    opened: list[tuple[str, int]] = []
    for index, word in enumerate(words):
        closing = next((n for n in range(len(opened) - 1, -1, -1) if _PAIRS[opened[n][0]] == word), None)
        if closing is not None:
            start = opened[closing][1]
            del opened[closing:]
            if index > start:
                yield start, index
        elif word in _PAIRS:
            opened.append((word, index + 1))


def titled(words: Sequence[str]) -> bool:
    """Whether words are cased like a title: content words capitalised, no sentence inside.

    >>> titled(["When", "the", "River", "Rose"]), titled(["He", "left", "town", "."])
    (True, False)
    """
    if not 1 <= len(words) <= _LONGEST or words[-1] in {".", ";"}:
        return False
    lettered = [word for word in words if any(letter.isalpha() for letter in word)]
    if not lettered or (not words[0][:1].isupper() and not words[0][:1].isdigit()):
        return False
    return all(word[:1].isupper() or not word[:1].isalpha() or word.lower() in _SMALL for word in words)


def settle(doc: Doc, found: Iterable[Name]) -> list[Name]:
    """The names of a document with its titles: in quotes, in italics, and wherever one of them stands again.

    >>> import spacy
    >>> doc = spacy.blank("en")("She wrote “ Dark River ” .")
    >>> settle(doc, [])
    [Name(start=3, end=5, kind='WORK')]
    """
    words = [token.text for token in doc]
    kept = list(found)
    works = set()
    for start, end in quoted(words):
        stop = end - 1 if end - start > 1 and _closes(words, start, end) else end
        inside = words[start:stop]
        same = [name for name in kept if name.start < stop and start < name.end]
        if not titled(inside):
            continue
        if len(inside) == 1 and not same and _entitled(words, start - 1):
            kept.append(Name(start, stop, "WORK"))
            continue
        if _dubbed(words, start - 1) or inside[-1].lower() in NUMBERS:
            kept = [name for name in kept if name not in same or name.kind != "WORK"]
            continue
        if any(name.kind in {"PERSON", "ORG"} and (name.start, name.end) == (start, stop) for name in same):
            continue
        if len(inside) == 1 and not same and not _introduced(words, start - 1):
            continue  # one capitalised word in quotes that the encoder takes for no name is a word talked about
        if any(name.start < start or name.end > stop for name in same):
            continue
        kept = [name for name in kept if name not in same]
        kept.append(Name(start, stop, "WORK"))
        works.add(tuple(word.lower() for word in inside))
    return sorted(_again(words, kept, works))


def _introduced(words: Sequence[str], opening: int) -> bool:
    """Whether the word for a work stands right before the opening quote: "her new film “Salt”"."""
    before = [word.lower() for word in words[max(0, opening - 2) : opening] if word != ","]
    return bool(before) and before[-1] in lexicon()["works"]


def _dubbed(words: Sequence[str], opening: int) -> bool:
    """Whether what stands before the opening quote introduces a nickname or talks about words."""
    before = [word.lower() for word in words[max(0, opening - 4) : opening]]
    while before and before[-1] in {"the", "a", "an", "as", "by", "him", "her", "them", "it", ",", "“", '"', "‘", "-"}:
        before.pop()
    return bool(before) and before[-1] in _DUBBING


def _closes(words: Sequence[str], start: int, end: int) -> bool:
    """Whether the last word is a comma or, at the end of a sentence around the quote, a full stop put inside it."""
    return words[end - 1] == "," or (words[end - 1] == "." and start > 1 and words[start - 2].isalpha())


def _entitled(words: Sequence[str], opening: int) -> bool:
    """Whether the words before the opening quote say that a title follows: "titled", "under the title"."""
    before = [word.lower() for word in words[max(0, opening - 3) : opening]]
    return bool(before) and (before[-1] in {"titled", "entitled"} or before[-2:] == ["the", "title"])


def _again(words: Sequence[str], names: list[Name], works: set[tuple[str, ...]]) -> list[Name]:
    """Label the other places where a title stands, also where a headline cases it otherwise."""
    lowered = [word.lower() for word in words]
    for work in sorted(works, key=lambda work: (-len(work), work)):
        size = len(work)
        if size < 2:
            same = {n for n in names if n.kind != "PERSON" and tuple(lowered[n.start : n.end]) == work}
            names = [n._replace(kind="WORK") if n in same else n for n in names]
            continue
        for start in range(len(words) - size + 1):
            if tuple(lowered[start : start + size]) != work or not words[start][:1].isupper():
                continue
            crossing = [n for n in names if n.start < start + size and start < n.end]
            if any(n.start < start or n.end > start + size for n in crossing):
                continue
            names = [n for n in names if n not in crossing]
            names.append(Name(start, start + size, "WORK"))
    return names
