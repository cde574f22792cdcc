"""Whether a text is in English, told by its script and by its function words.

Counting the commonest words of each language is the method of Grefenstette, "Comparing two language
identification schemes" (JADT 1995): simple, and good at whole documents. Here it only refuses what is clearly
something else, since a short notice or a list of names has few function words in any language.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path

_LEAST_LETTERS = 20
_LEAST_HITS = 5
_LEAD = 2.0
_LONG = 80
"""From so many words on, a text that hardly uses an English function word is in some unlisted language."""
_LEAST_SHARE = 0.08


def other_language(text: str) -> str | None:
    """Name the language that a text is clearly in where that is not English; "a language other than English" where
    it cannot be named; None where the text is, or may be, English."""
    letters = [c for c in text if c.isalpha()]
    if len(letters) >= _LEAST_LETTERS and 2 * sum(map(_is_latin, letters)) < len(letters):
        return "a language that is not written in Latin letters"
    words = re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", text).casefold())
    hits = {language: sum(word in listed for word in words) for language, listed in _function_words().items()}
    english = hits.pop("English")
    likeliest = max(sorted(hits), key=hits.__getitem__)
    if hits[likeliest] >= _LEAST_HITS and hits[likeliest] > _LEAD * english:
        return likeliest
    if len(words) >= _LONG and english < _LEAST_SHARE * len(words):
        return "a language other than English"
    return None


@cache
def _is_latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith(("LATIN", "MODIFIER", "FEMININE", "MASCULINE"))


@cache
def _function_words() -> dict[str, frozenset[str]]:
    table = tomllib.loads(Path(__file__).with_name("function_words.toml").read_text("utf-8"))
    return {language: frozenset(words.split()) for language, words in table.items()}
