"""Paragraphs, and windows of them that fit the encoder.

A paragraph (a run of words between line breaks) is read in one pass. One that is too long is cut after the last
sentence-final mark that fits; what is cut there is a sentence boundary.
"""

from __future__ import annotations

from collections.abc import Sequence

ROOM = 192  # sub-words of a window, where there is a sentence end to cut at
DASHES = frozenset({"—", "–", "-", "--"})
LIMIT = 380  # sub-words after which even a sentence is cut
_FINAL = {".", "!", "?", "…", "...", "!!", "??", "?!"}
_INNER = {",", ";", ":", "-", "–", "—"}
_CLOSERS = {'"', "”", "’", "'", "''", ")", "]", "»", "*", "_"}


def windows(words: Sequence[str], sizes: Sequence[int]) -> list[tuple[int, int]]:
    """Cut a paragraph into (start, end) ranges of words; `sizes` counts every word's sub-words.

    >>> windows(["Yes", ".", "No", "."], [1, 1, 1, 1])
    [(0, 4)]
    """
    cuts = []
    start = 0
    while start < len(words):
        end = _end(words, sizes, start)
        cuts.append((start, end))
        start = end
    return cuts


def _end(words: Sequence[str], sizes: Sequence[int], start: int) -> int:
    total = 0
    final = clause = None
    for index in range(start, len(words)):
        total += sizes[index]
        if total > LIMIT and index > start:
            return clause or index
        if total > ROOM and final is not None:
            return final
        if _ends_sentence(words, index):
            final = index + 1
        elif words[index] in {",", ";", ":"}:
            clause = index + 1
    return len(words)


def _ends_sentence(words: Sequence[str], index: int) -> bool:
    """Whether a sentence surely ends after this word: a final mark or its closing quote, before a capital or quote."""
    word = words[index]
    if index + 1 == len(words):
        return True
    follow = words[index + 1]
    last = words[index - 1] if word in _CLOSERS and index else word
    return last in _FINAL and follow not in _CLOSERS | _INNER and not follow[:1].islower()


def closes_dateline(words: Sequence[str]) -> bool:
    """Whether a paragraph's words so far are a dateline: a place in capitals, an agency, a dash."""
    first, last = words[0], words[-1]
    place = 2 <= len(words) <= 14 and first.isupper() and first.isalpha() and len(first) > 2
    return place and (last != "-" or words[-2] == ")") and not any(word[:1].islower() for word in words)
