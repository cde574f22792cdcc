"""A text that remembers, character by character, where in its file it comes from."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

Edit: TypeAlias = tuple[int, int, str]
"""Replace `text[start:end]` by a text: (start, end, replacement)."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text cut and changed from an original, with the way back.

    `origin[i]` is the offset, in Unicode characters of the original, of what became `text[i]`. It never
    decreases. What is put in the place of other characters points at the first of them.
    """

    text: str
    origin: array[int]

    @classmethod
    def of(cls, original: str, start: int = 0) -> Cleaned:
        """Take the original from `start` on as it is."""
        return cls(original[start:], array("I", range(start, len(original))))

    def original_offset(self, offset: int) -> int:
        """Give the place in the original of `text[offset]`; the end of the text gives the end of its last character.

        Raises IndexError outside 0 … len(text).
        """
        if not 0 <= offset <= len(self.text):
            raise IndexError(f"offset {offset} lies outside a text of {len(self.text)} characters")
        if offset < len(self.text):
            return self.origin[offset]
        return self.origin[-1] + 1 if self.origin else 0

    def edited(self, edits: Iterable[Edit]) -> Cleaned:
        """Make edits, sorted and without overlap, none of which may insert where it replaces nothing."""
        pieces: list[str] = []
        origin: array[int] = array("I")
        done = 0
        for start, end, replacement in edits:
            pieces += (self.text[done:start], replacement)
            origin += self.origin[done:start]
            origin.extend([self.origin[start]] * len(replacement))
            done = end
        pieces.append(self.text[done:])
        origin += self.origin[done:]
        return Cleaned("".join(pieces), origin)
