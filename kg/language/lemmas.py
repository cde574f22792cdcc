"""Lemmas as edit scripts: how to turn a word's form into its lemma.

A script is written ``case|cut|add``: take the form as it stands (``k``), lower-cased (``l``) or capitalised (``t``),
cut `cut` characters off its end, append `add`. ``went`` → ``go`` is ``l|4|go``, ``Cities`` → ``city`` is ``l|3|y``. A
script learnt on one word therefore serves every word that inflects alike.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

_CASES = ("l", "k", "t")
_BARE = frozenset({"VB", "VBP"})


def _cased(form: str, case: str) -> str:
    if case == "l":
        return form.lower()
    if case == "t":
        return form[:1].upper() + form[1:].lower()
    return form


def script(form: str, lemma: str) -> str:
    """The shortest script that makes `lemma` of `form`, lower-casing preferred where both serve.

    >>> script("Cities", "city")
    'l|3|y'
    """
    best: tuple[int, int, str] | None = None
    for rank, case in enumerate(_CASES):
        base = _cased(form, case)
        shared = 0
        while shared < min(len(base), len(lemma)) and base[shared] == lemma[shared]:
            shared += 1
        cut, add = len(base) - shared, lemma[shared:]
        candidate = (cut + len(add), rank, f"{case}|{cut}|{add}")
        if best is None or candidate < best:
            best = candidate
    assert best is not None
    return best[2]


def apply(edit: str, form: str) -> str:
    """The lemma that the script `edit` makes of `form`; the form itself, lower-cased, where the script does not fit.

    >>> apply("l|3|y", "Parties")
    'party'
    """
    case, cut, add = edit.split("|", 2)
    base = _cased(form, case)
    size = int(cut)
    if size > len(base):
        return form.lower()
    return (base[: len(base) - size] + add) or form


def likeliest(edits: Sequence[str], form: str, knows: Callable[[str], bool]) -> str:
    """The lemma of the first of `edits` (best first) that makes a word that `knows`; of the very first if none does.

    This keeps "dropped" from becoming "dropp". Names may well be unknown, so a script that keeps the form is trusted.

    >>> likeliest(["l|2|", "l|3|"], "dropped", {"drop"}.__contains__)
    'drop'
    """
    first = apply(edits[0], form)
    if edits[0].endswith("|0|") or knows(first):
        return first
    others = (apply(edit, form) for edit in edits[1:] if not edit.endswith("|0|"))
    return next((lemma for lemma in others if knows(lemma)), first)


@cache
def _irregular() -> dict[str, str]:
    table = tomllib.loads(Path(__file__).with_name("irregular_verbs.toml").read_text(encoding="utf-8"))
    return {form: base for base, forms in table.items() for form in forms}


def of_verb(form: str, tag: str) -> str | None:
    """The base of a verb's form where grammar gives it away: a bare form, or an irregular one; None elsewhere.

    A lemmatizer that learns endings guesses badly at these ("stood", "drew", "quash").

    >>> of_verb("stood", "VBD"), of_verb("Found", "VBD"), of_verb("found", "VB"), of_verb("quashed", "VBD")
    ('stand', 'find', 'found', None)
    """
    lowered = form.lower()
    if tag in _BARE and lowered.isalpha():
        return "be" if lowered in ("am", "are") else lowered
    return _irregular().get(lowered) if tag.startswith("VB") else None
