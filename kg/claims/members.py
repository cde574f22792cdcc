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
        for other in _beside(token):
            people = [(one, coreference.of(one)) for one in conjuncts(other)]
            members = [(one, cluster) for one, cluster in people if cluster and cluster.type == "Person" and cluster.named]
            if len(members) >= 2 and (not group.count or len(members) <= group.count):
                for one, cluster in members:
                    yield group, cluster, (token, one)


def _beside(token: Token) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ == "appos":
            yield child
        elif child.dep_ in ("conj", "parataxis", "list", "dep") and child.i > token.i and child.i + 1 < len(token.doc) \
                and token.i + 1 < len(token.doc) and token.nbor(1).text in ",:(—–-":
            yield child
    if token.dep_ == "appos":
        yield token.head
