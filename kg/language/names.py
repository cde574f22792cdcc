"""Names from BIO scores, and what their spans must not contain.

The decoder allows only well-formed sequences; the trimming keeps possessive 's, quotes, determiners and titles out of
what a claim will call somebody.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

_POSSESSIVES = {"'s", "’s", "'", "’"}
_MARKS = set("\"“”‘’'`*_«»,;:()[]–—") | {"``", "''", "--"}
NUMBERS = {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve"}
_DETERMINERS = {"the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your"}
_HONORIFICS_LISTED = """
mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend judge justice det detective sgt sergeant
lt lieutenant capt captain col colonel gen sen senator rep gov governor mayor president officer attorney
prosecutor
"""
_HONORIFICS = set(_HONORIFICS_LISTED.split())


class Name(NamedTuple):
    """A named span of words: `start` to `end` (exclusive), and its type."""

    start: int
    end: int
    kind: str


def decode(scores: NDArray[np.floating], labels: Sequence[str]) -> list[Name]:
    """The best well-formed BIO sequence (Viterbi) as spans.

    `scores` is words × labels, higher is better; ``I-X`` may follow only ``B-X`` or ``I-X``.
    """
    if not len(scores):
        return []
    likeliest = scores.argmax(1)
    sequence = [labels[number] for number in likeliest]
    if all(not b.startswith("I-") or a[2:] == b[2:] for a, b in zip(["O", *sequence], sequence, strict=False)):
        return spans(sequence)  # nothing to repair, as almost always
    allowed, opening = _transitions(tuple(labels))
    total = scores[0] + opening
    back = np.zeros(scores.shape, dtype=np.int64)
    for index in range(1, len(scores)):
        candidates = total[:, None] + allowed
        back[index] = candidates.argmax(0)
        total = candidates.max(0) + scores[index]
    best = int(total.argmax())
    path = [best]
    for index in range(len(scores) - 1, 0, -1):
        best = int(back[index, best])
        path.append(best)
    return spans([labels[number] for number in reversed(path)])


@cache
def _transitions(labels: tuple[str, ...]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    never = -1e9
    allowed = np.zeros((len(labels), len(labels)))
    opening = np.zeros(len(labels))
    for column, label in enumerate(labels):
        if label.startswith("I-"):
            opening[column] = never
            for row, before in enumerate(labels):
                if before[2:] != label[2:]:
                    allowed[row, column] = never
    return allowed, opening


def spans(labels: Sequence[str]) -> list[Name]:
    """The spans of a sequence of BIO labels.

    >>> spans(["B-PERSON", "I-PERSON", "O", "B-ORG"])
    [Name(start=0, end=2, kind='PERSON'), Name(start=3, end=4, kind='ORG')]
    """
    found = []
    start = None
    for index, label in enumerate([*labels, "O"]):
        if start is not None and not label.startswith("I-"):
            found.append(Name(start, index, labels[start][2:]))
            start = None
        if label.startswith("B-"):
            start = index
    return found


def trimmed(words: Sequence[str], name: Name) -> Name | None:
    """The span without marks, determiners, possessive 's and titles of persons at its ends; None if nothing is left."""
    start, end, kind = name
    while start < end and words[start] in _MARKS:
        start += 1
    while start < end and (words[end - 1] in _MARKS or words[end - 1] in _POSSESSIVES):
        end -= 1
    while end - start > 1 and kind != "WORK" and words[start].lower() in _DETERMINERS:
        start += 1
    if kind == "PERSON":
        while start < end and words[start].lower().rstrip(".") in _HONORIFICS:
            start += 1
        while end - start > 1 and words[end - 1] in ("of", "the", "at", "for", "and"):
            end -= 1
    if end - start > 2 and words[end - 1].lower() == "case" and words[end - 2].lower() in NUMBERS:
        end -= 1  # "the Harbour Road Six case" is the case of the Harbour Road Six
    return Name(start, end, kind) if start < end else None
