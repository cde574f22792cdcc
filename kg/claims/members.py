"""Who belongs to a group, where a text lists its people: "the men, A, B and C"; "A, B and C, the Smalltown Three"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.claims.arguments import conjuncts
from kg.language.coreference import Cluster, Coreference


def memberships(doc: Doc, coreference: Coreference) -> Iterator[tuple[Cluster, Cluster, tuple[Token, ...]]]:
    """(group, member, tokens that say so) for each person listed in apposition to a group."""
    for token in doc:
        group = coreference.of(token)
        if group is None or group.type != "Group" or not (group.named or group.count):
            continue
        listed = [
            (one, cluster)
            for one in _listed(token)
            if (cluster := coreference.of(one)) is not None
            and cluster.type == "Person"
            and cluster.named
            and coreference.heads_name(one)
        ]
        if len(listed) >= 2 and (not group.count or len(listed) <= group.count):
            for one, cluster in listed:
                yield group, cluster, (token, one)


def _listed(token: Token) -> Iterator[Token]:
    """The nouns put beside a group's noun, each with those coordinated with it, wherever the list is attached."""
    if token.dep_ == "appos":
        first = token.head
        while first.dep_ == "conj":
            first = first.head
        yield from conjuncts(first)
    if token.dep_ == "nsubj" and any(child.dep_ == "cop" for child in token.head.children):
        yield from conjuncts(token.head)  # "The five men are A, B, C, D and E"
    if token.i + 1 < len(token.doc) and token.nbor(1).text in (",", ":", "(", "—", "–", "-"):
        waiting = [child for child in token.children if child.i > token.i]
        while waiting:
            child = waiting.pop(0)
            if child.dep_ in ("appos", "conj", "parataxis", "list", "dep", "nmod") and child.pos_ == "PROPN":
                yield child
                waiting += [grandchild for grandchild in child.children if grandchild.dep_ in ("conj", "appos", "list")]
