"""Put right what a parse gets wrong in one known way, before anything is read off the tree.

Rules that hold for nearly all English prose, each with the mistake that it mends; a tree stays a tree.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.language.names import Name

WHO = frozenset({"which", "who", "whom", "whose"})
ASTRAY = frozenset({"ccomp", "advcl", "parataxis", "xcomp", "conj"})  # where a relative clause is hung by mistake
NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
WITHIN_NAMES = frozenset({"flat", "compound", "goeswith"})
ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "appos", "conj", "nmod", "ROOT"})
# What "whose" gives to people and not to bodies or places.
OF_PEOPLE = frozenset(
    {"book", "novel", "memoir", "son", "sons", "daughter", "daughters", "wife", "husband", "mother", "father",
     "brother", "sister", "child", "children", "parents", "conviction", "convictions", "sentence", "trial", "arrest",
     "confession", "death", "murder", "lawyer", "lawyers", "testimony", "evidence"}
)  # fmt: skip
QUOTES = frozenset("”\"’'")


def repair(
    words: Sequence[str], parts: Sequence[str], heads: list[int], labels: list[str], names: Sequence[Name]
) -> None:
    """Mend heads and labels in place; `parts` are UPOS tags, a root has -1 for its head."""
    starts = [_past_marks(words, start) for start in _left_edges(heads)]
    for verb, label in enumerate(labels):
        if label in ASTRAY and (noun := _antecedent(words, parts, heads, labels, starts, verb)) is not None:
            heads[verb], labels[verb] = noun, "acl:relcl"
    kinds = {index: name.kind for name in names for index in range(name.start, name.end)}
    for verb, label in enumerate(labels):
        if label == "acl:relcl" and _of_people(words, heads, starts[verb]):
            heads[verb] = _person(heads, labels, kinds, heads[verb])
    _without_lone_indirect(heads, labels)


def _of_people(words: Sequence[str], heads: Sequence[int], opening: int) -> bool:
    """Say whether a relative clause tells of people by its first word: "who", or "whose" with what people have."""
    word = words[opening].lower()
    return word in ("who", "whom") or (word == "whose" and heads[opening] >= 0 and words[heads[opening]] in OF_PEOPLE)


def _person(heads: Sequence[int], labels: Sequence[str], kinds: Mapping[int, str], noun: int) -> int:
    """The noun that a place or a body belongs to, where such a name has "who": "a fellow at Dale College, who …"."""
    found = noun
    while kinds.get(found) in ("ORG", "LOC", "DATE") and labels[found] in ("nmod", "obl", "compound") and (
        heads[found] >= 0
    ):
        found = heads[found]
    return found if labels[found] in ARGUMENTS else noun


def _without_lone_indirect(heads: Sequence[int], labels: list[str]) -> None:
    """A verb's only object is no indirect one: "convicted her of two murders"."""
    objects = {heads[word] for word, label in enumerate(labels) if label in ("obj", "ccomp", "csubj", "xcomp")}
    for word, label in enumerate(labels):
        if label == "iobj" and heads[word] not in objects:
            labels[word] = "obj"


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


def _past_marks(words: Sequence[str], start: int) -> int:
    while start + 1 < len(words) and (words[start] == "," or words[start] in QUOTES):
        start += 1
    return start


def _left_edges(heads: Sequence[int]) -> list[int]:
    """The first word of each word's subtree."""
    edges = list(range(len(heads)))
    for word in range(len(heads)):
        up = heads[word]
        while up >= 0 and edges[up] > word:
            edges[up] = word
            up = heads[up]
    return edges
