"""Put right what a parse gets wrong in one known way, before anything is read off the tree.

Rules that hold for nearly all English prose, each with the mistake that it mends; a tree stays a tree.
"""

from __future__ import annotations

from collections.abc import Sequence

WHO = frozenset({"which", "who", "whom", "whose"})
ASTRAY = frozenset({"ccomp", "advcl", "parataxis", "xcomp", "conj"})  # where a relative clause is hung by mistake
NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
WITHIN_NAMES = frozenset({"flat", "compound", "goeswith"})
QUOTES = frozenset("”\"’'")


def repair(words: Sequence[str], parts: Sequence[str], heads: list[int], labels: list[str]) -> None:
    """Mend heads and labels in place; `parts` are UPOS tags, a root has -1 for its head."""
    starts = _left_edges(heads)
    for verb, label in enumerate(labels):
        if label in ASTRAY and (noun := _antecedent(words, parts, heads, labels, starts, verb)) is not None:
            heads[verb], labels[verb] = noun, "acl:relcl"


def _antecedent(
    words: Sequence[str], parts: Sequence[str], heads: Sequence[int], labels: Sequence[str], starts: Sequence[int],
    verb: int,
) -> int | None:
    """The noun before the comma of "…, which …", where a clause opens so and hangs on something before that noun."""
    opening = starts[verb]
    if opening == verb or words[opening].lower() not in WHO or not 0 <= heads[verb] < opening:
        return None
    before = opening - 1
    commas = 0
    while before >= 0 and (words[before] in QUOTES or words[before] == ","):
        commas += words[before] == ","
        before -= 1
    if commas != 1 or before < 0 or parts[before] not in NOMINAL:
        return None
    while labels[before] in WITHIN_NAMES and heads[before] >= 0:
        before = heads[before]
    return before if before < opening and before != heads[verb] and parts[before] in NOMINAL else None


def _left_edges(heads: Sequence[int]) -> list[int]:
    """The first word of each word's subtree."""
    edges = list(range(len(heads)))
    for word in range(len(heads)):
        up = heads[word]
        while up >= 0 and edges[up] > word:
            edges[up] = word
            up = heads[up]
    return edges
