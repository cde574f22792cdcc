"""What is known of a pair of mentions, as numbers: what words mean around them, and how they stand in the tree."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from kg.language.mentions import Mention
from kg.language.relations.pairs import Pair

Floats = NDArray[np.float32]
STATES = 7  # means of states: both mentions, between, path, its top, before, after
BESIDE = 3  # words before and after the pair
_TYPES = ("Person", "Organization", "Place", "Work", "Group")
_FUNCTIONS = (
    "nsubj", "nsubj:pass", "obj", "obl", "nmod", "nmod:poss", "appos", "conj", "compound", "flat", "root", "iobj",
    "obl:agent", "nmod:unmarked",
)  # fmt: skip

PLAIN = 11 + 2 * (len(_TYPES) + len(_FUNCTIONS))  # what is known without states


def width_of(states: int) -> int:
    """How many features a pair has where a word's state has so many numbers."""
    return STATES * states + PLAIN


def features(doc: Doc, pairs: Sequence[Pair]) -> Floats:
    """The features of pairs, one row each; `doc.tensor` holds the states (tokens × width)."""
    states = np.asarray(doc.tensor, dtype=np.float32)
    heads = [token.head.i for token in doc]
    named = sorted({mention.head for pair in pairs for mention in (pair.one, pair.other)})
    spans, tops, plain = [], [], []
    paths: list[list[int]] = []
    for pair in pairs:
        first, second = sorted((pair.one, pair.other), key=lambda mention: mention.start)
        path, top = path_between(heads, pair.one.head, pair.other.head)
        paths.append(path)
        tops.append(top)
        spans.append(
            [
                (pair.one.start, pair.one.end), (pair.other.start, pair.other.end), (first.end, second.start),
                (max(0, first.start - BESIDE), first.start), (second.end, min(len(doc), second.end + BESIDE)),
            ]
        )  # fmt: skip
        between = bisect_left(named, second.start) - bisect_left(named, first.end)
        plain.append(_plain(doc, pair, first, second, len(path), top, between))
    bounds = np.array(spans, dtype=np.int64).reshape(len(pairs), 5, 2)
    sums = np.concatenate([np.zeros((1, states.shape[1])), states.cumsum(0, dtype=np.float64)])
    lengths = np.maximum(bounds[:, :, 1] - bounds[:, :, 0], 0)[:, :, None]
    totals = np.where(lengths > 0, sums[bounds[:, :, 1]] - sums[bounds[:, :, 0]], 0.0)
    means = (totals / np.maximum(lengths, 1)).astype(np.float32)
    blank = np.zeros(states.shape[1], dtype=np.float32)
    ways = [states[path].mean(0) if path else blank for path in paths]
    way = np.array(ways, dtype=np.float32).reshape(len(pairs), states.shape[1])
    parts = [means[:, 0], means[:, 1], means[:, 2], way, states[tops], means[:, 3], means[:, 4]]
    return np.concatenate([*parts, np.array(plain, dtype=np.float32).reshape(len(pairs), -1)], axis=1)


def path_between(heads: Sequence[int] | Mapping[int, int], one: int, other: int) -> tuple[list[int], int]:
    """The tokens between two in the tree, both left out, and the topmost token of the way (one of the two, maybe)."""
    up, down = _ancestors(heads, one), _ancestors(heads, other)
    shared = set(down)
    top = next((token for token in up if token in shared), one)
    way = [*up[: up.index(top) + 1], *reversed(down[: down.index(top)] if top in shared else [])]
    return [token for token in way if token not in (one, other)], top


def _ancestors(heads: Sequence[int] | Mapping[int, int], token: int) -> list[int]:
    found = [token]
    while heads[token] != token:
        token = heads[token]
        found.append(token)
    return found


def _plain(
    doc: Doc, pair: Pair, first: Mention, second: Mention, path: int, top: int, between: int
) -> list[float]:
    gap = max(0, second.start - first.end)
    row: list[float] = [
        pair.one is first, gap == 0, min(gap, 30) / 10, min(path, 10) / 5, top == pair.one.head,
        top == pair.other.head, min(between, 8) / 2, pair.one.kind == "pronoun", pair.other.kind == "pronoun",
        pair.subject.named, pair.object.named,
    ]  # fmt: skip
    for cluster, mention in ((pair.subject, pair.one), (pair.object, pair.other)):
        row += [cluster.type == kind for kind in _TYPES]
        row += [_function(doc[mention.head]) == function for function in _FUNCTIONS]
    return row


def _function(token: Token) -> str:
    return "root" if token.dep_ == "ROOT" else token.dep_
