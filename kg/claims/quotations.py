"""The words that stand in quotation marks: what is speech, and which quotations run on over paragraphs.

A title or a nickname in quotation marks is no speech: most of its words are capitalised. A quotation that its
paragraph does not close runs on where the next paragraph opens one (the habit of the press).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

SPEECH_LENGTH = 25  # characters from which quoted words are speech even without a stop inside the marks
PAIRS = {"“": "”", '"': '"', "‘": "’"}


@dataclass(frozen=True, slots=True)
class Quotation:
    """Characters `start` to `end` of a text, marks included; `runs_on` says that it goes on with the one before."""

    start: int
    end: int
    runs_on: bool = False


def quotations(text: str) -> list[Quotation]:
    """The speech of a text in text order; quotations inside quotations are left to the outer one."""
    found: list[Quotation] = []
    unclosed = False
    for begin, stop in _paragraphs(text):
        spans = list(_quoted(text, begin, stop))
        for start, end, closed in spans:
            opens = not text[begin:start].strip()
            runs_on = unclosed and opens
            if runs_on or (not closed and end - start > SPEECH_LENGTH) or _is_speech(text[start + 1 : end - 1]):
                found.append(Quotation(start, end, runs_on))
            unclosed = False
        unclosed = bool(spans) and not spans[-1][2]
    return found


class Quoted:
    """Looks up the quotation that a character stands in."""

    def __init__(self, text: str) -> None:
        self.all = quotations(text)
        self._starts = [quotation.start for quotation in self.all]

    def at(self, index: int) -> int | None:
        """The place in `all` of the quotation around a character, None outside."""
        place = bisect_right(self._starts, index) - 1
        return place if place >= 0 and self.all[place].start < index < self.all[place].end else None


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _quoted(text: str, begin: int, stop: int) -> Iterator[tuple[int, int, bool]]:
    """Start, end and whether it is closed, of each outermost quotation of a paragraph."""
    start, close = -1, ""
    for index in range(begin, stop):
        mark = text[index]
        if start < 0:
            if mark in PAIRS and _opens(text, index, begin):
                start, close = index, PAIRS[mark]
        elif mark == close and (close != "’" or _closes(text, index, stop)):
            yield start, index + 1, True
            start = -1
    if start >= 0 and close != "’":
        yield start, stop, False


def _opens(text: str, index: int, begin: int) -> bool:
    before = text[index - 1] if index > begin else " "
    after = text[index + 1 : index + 2]
    return not before.isalnum() and bool(after.strip())


def _closes(text: str, index: int, stop: int) -> bool:
    """Tell a closing single mark from an apostrophe: nothing of a word follows it, and a stop stands before it or no
    better place comes after."""
    if index + 1 < stop and text[index + 1].isalnum():
        return False
    if text[index - 1] in ",.?!…":
        return True
    return not any(text[later] == "’" and text[later - 1] in ",.?!" for later in range(index + 1, stop))


def _is_speech(words: str) -> bool:
    """Words that somebody says rather than a title: more than its small words are in lower case."""
    parts = [word for word in words.split() if word[:1].isalpha()]
    lower = sum(word[0].islower() and len(word) > 3 for word in parts)
    closing = words.rstrip()[-1:]
    if len(parts) > 2 and closing in (",", ".", "?", "!") and all(word[0].islower() for word in parts[1:]):
        return True
    if lower and (closing in (".", "?", "!") or "I" in parts):
        return True
    return lower >= max(1, len(parts) / 4) and (closing in (",", "…") or len(words) + 2 > SPEECH_LENGTH)
