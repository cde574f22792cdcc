"""Numbers as English writes them, in digits and in words, and the words that hedge them.

The patterns are pieces for the finders of times, durations, ages and counts. Every repetition in them is bounded, so a
match costs time linear in the text. The words stand in `number_words.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Container, Iterable, Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Literal

Bound = Literal["exact", "at least", "at most", "about", "between"]

SPACE = r"(?:[^\S\n]{1,4}|\n)"  # within a line or over one line break, never over a blank line
_HEDGE_LENGTH = 24  # characters before a number in which a hedge is looked for


@cache
def words() -> dict[str, Any]:
    """The tables of `number_words.toml`."""
    return tomllib.loads(Path(__file__).with_name("number_words.toml").read_text(encoding="utf-8"))


def one_of(alternatives: Iterable[str]) -> str:
    """A pattern for any of these texts, the longest first; a space in them stands for `SPACE`.

    >>> one_of(["day", "day after"])
    '(?:day(?:[^\\\\S\\\\n]{1,4}|\\\\n)after|day)'
    """
    longest_first = sorted(set(alternatives), key=lambda text: (-len(text), text))
    return "(?:" + "|".join(SPACE.join(map(re.escape, text.split(" "))) for text in longest_first) + ")"


# Not inside a word, a sum, a tag, an address or a file name.
_PLACE = re.compile(r"(?<![\w$£€¥#@/.:&=-])(?<!\d,)(?:[A-Z]{0,2}[$£€¥]|[A-Za-z]+|\d|[’'](?=\d))")


def places(text: str, first_words: Container[str]) -> Iterator[int]:
    """The offsets at which a number, a currency sign or one of these words (in small letters) begins.

    Looking words up costs a tenth of trying every pattern at every word.

    >>> list(places("Two men, 23 and five", {"five"}))
    [9, 16]
    """
    for match in _PLACE.finditer(text):
        word = match[0]
        if not word.isascii() or not word.isalpha() or word.lower() in first_words:
            yield match.start()


@cache
def first_words() -> frozenset[str]:
    """The words that a number in words may begin with."""
    table = words()
    return frozenset({*table["ones"], *table["teens"], *table["tens"], "a", "half"})


@cache
def number_in_words() -> str:
    """A pattern for a cardinal in words: "five", "twenty-three", "a hundred and six", "two dozen", "half a million"."""
    table = words()
    ones = one_of(table["ones"])
    small = rf"(?:{one_of(table['tens'])}(?:(?:-|{SPACE}){ones})?|{one_of(table['teens'])}|{ones})\b"
    hundreds = rf"(?:a|{small}){SPACE}hundred\b(?:{SPACE}(?:and{SPACE})?{small})?"
    chunk = rf"(?:{hundreds}|{small})"
    scale = rf"{one_of(table['scales'])}\b"
    rest = rf"(?:{SPACE}{chunk}(?:{SPACE}{scale})?|(?<=thousand){SPACE}and{SPACE}{small})"
    return rf"(?i:(?:half{SPACE}a|a|{chunk}){SPACE}{scale}{rest}{{0,3}}|{chunk})"


@cache
def number_in_digits() -> str:
    """A pattern for a number in digits with its scale: "23,137,000", "41.5m", "23 million", "6½"."""
    table = words()
    digits = r"(?:\d{1,3}(?:,\d{3}){1,6}|\d{1,15})(?:\.\d{1,6})?(?!\d)"
    return (
        rf"{digits}[{''.join(table['fractions'])}]?"
        rf"(?:{one_of(table['suffixes'])}\b|(?:-|{SPACE}){one_of(table['scales'])}\b)?"
    )


@cache
def cardinal() -> str:
    """A pattern for a number in digits or in words."""
    return rf"(?:{number_in_digits()}|{number_in_words()})"


def value_of(number: str) -> int | float:
    """The value of a text that `cardinal` matches; an int where it is whole.

    >>> value_of("23 million"), value_of("a hundred and six"), value_of("two dozen"), value_of("6½")
    (23000000, 106, 24, 6.5)

    Raises ValueError for a text that is no number.
    """
    table = words()
    plain = {**table["ones"], **table["teens"], **table["tens"]}
    total = current = Decimal(0)
    for token in re.findall(r"[\d,.]*\d|[^\W\d_]+|[¼½¾]", number):
        word = token.lower()
        if token[0].isdigit():
            current += Decimal(token.replace(",", ""))
        elif token in table["fractions"]:
            current += Decimal(str(table["fractions"][token]))
        elif word in plain:
            current += plain[word]
        elif word == "half":
            current += Decimal("0.5")
        elif word == "a":
            current = current or Decimal(1)
        elif word == "hundred":
            current *= 100
        elif token in table["suffixes"] or word in table["scales"]:
            total += current * (table["suffixes"].get(token) or table["scales"][word])
            current = Decimal(0)
        elif word != "and":
            raise ValueError(f"{number!r} is no number: {token!r} is not known")
    return whole(total + current)


def whole(number: Decimal) -> int | float:
    """An int where the number is whole, else a float.

    >>> whole(Decimal("41500000.0")), whole(Decimal("0.5"))
    (41500000, 0.5)
    """
    return int(number) if number == number.to_integral_value() else float(number)


@cache
def _hedge() -> tuple[re.Pattern[str], dict[str, Bound]]:
    bounds: dict[str, Bound] = {text: bound for bound, texts in words()["hedges"].items() for text in texts}
    return re.compile(rf"(?<![\w-])(?i:({one_of(bounds)})){SPACE}\Z"), bounds


def hedge_before(text: str, start: int) -> tuple[int, Bound]:
    """Where the expression that starts at `start` begins with its hedge, and how the hedge bounds it.

    >>> hedge_before("by more than 23 accounts", 13), hedge_before("by 23 accounts", 3)
    ((3, 'at least'), (3, 'exact'))
    """
    pattern, bounds = _hedge()
    offset = max(0, start - _HEDGE_LENGTH)
    if match := pattern.search(text[offset:start]):
        return offset + match.start(), bounds[" ".join(match[1].lower().split())]
    return start, "exact"
