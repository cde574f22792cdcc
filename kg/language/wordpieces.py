"""Words into the encoder's sub-words and casing shapes.

The encoder's vocabulary is uncased, so each sub-word carries the shape of its word beside it: that is how the model
knows "Us" in a film's title from the pronoun.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import Path

SHAPES = ("other", "lower", "title", "upper", "mixed")
UNKNOWN, START, END = "[UNK]", "[CLS]", "[SEP]"
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'"})
_LONGEST = 40  # characters; a longer word (an address, a base64 string) becomes one unknown sub-word


def shape(word: str) -> int:
    """Index in `SHAPES` of a word's casing; "other" is a word without letters.

    >>> [SHAPES[shape(word)] for word in ("the", "Us", "FBI", "McAllister", "2019")]
    ['lower', 'title', 'upper', 'mixed', 'other']
    """
    letters = [letter for letter in word if letter.isalpha()]
    if not letters:
        return 0
    uppers = sum(letter.isupper() for letter in letters)
    if uppers == 0:
        return 1
    if uppers == 1 and letters[0].isupper():
        return 2
    if uppers == len(letters):
        return 3
    return 4


def plain(word: str) -> str:
    """The word as the vocabulary knows it: lower case, no accents, straight apostrophes inside words."""
    if len(word) > 1:
        word = word.translate(_APOSTROPHES)
    word = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in word if unicodedata.category(letter) != "Mn") or word


class WordPieces:
    """Greedy longest-match sub-words of single words, as BERT's WordPiece defines them, with a cache."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self.pieces = list(vocabulary)
        self._ids = {piece: index for index, piece in enumerate(self.pieces)}
        self.unknown, self.start, self.end = (self._ids[name] for name in (UNKNOWN, START, END))
        self._cache: dict[str, tuple[int, ...]] = {}

    @classmethod
    def read(cls, path: Path) -> WordPieces:
        """From a file with one sub-word a line, in the order of their numbers."""
        return cls(path.read_text("utf-8").splitlines())

    def ids(self, word: str) -> tuple[int, ...]:
        """The numbers of a word's sub-words, at least one."""
        found = self._cache.get(word)
        if found is None:
            if len(self._cache) > 200_000:
                self._cache.clear()
            found = self._cache[word] = tuple(self._split(plain(word)))
        return found

    def knows(self, word: str) -> bool:
        """Whether a word is in the vocabulary as a whole."""
        return plain(word) in self._ids

    def _split(self, word: str) -> list[int]:
        if len(word) > _LONGEST:
            return [self.unknown]
        ids: list[int] = []
        start = 0
        while start < len(word):
            # Punctuation stands alone in the vocabulary, so it also ends a run of letters ("u.s.").
            begins = start == 0 or _mark(word[start]) or _mark(word[start - 1])
            for end in range(len(word), start, -1):
                piece = word[start:end] if begins else "##" + word[start:end]
                number = self._ids.get(piece)
                if number is not None:
                    ids.append(number)
                    start = end
                    break
            else:
                return [self.unknown]
        return ids or [self.unknown]


def _mark(letter: str) -> bool:
    return not letter.isalnum()
