"""People named together: "Ann Lee and Bob Ray" is whom a later "they", "both" or "the couple" may mean.

A joint cluster has its people as `members` and no name of its own; whoever fills a role with it means each of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.language.coreference.clusters import Cluster, Draft
from kg.language.mentions import Mention

_NOMINAL = frozenset({"PROPN", "NOUN", "PRON"})


class Joint:
    """The coordinations of people of one document, as clusters from the moment that all of them are known."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self._waiting = list(_coordinations(draft))
        self._made: dict[frozenset[int], Cluster] = {}
        self._spans = {m.head: m for m in draft.mentions if m.type == "Person"}

    def before(self, mention: Mention, window: int) -> list[Cluster]:
        """The joint clusters spoken of at most `window` sentences before a mention."""
        here = self.draft.sentence[mention.head]
        while self._waiting and self._waiting[0][-1].i < mention.start:
            self._make(self._waiting.pop(0))
        return [
            cluster
            for cluster in self._made.values()
            if any(0 <= here - self.draft.sentence[one.head] <= window for one in cluster.mentions)
        ]

    def after(self, mention: Mention) -> Cluster | None:
        """The people whom a plural title stands before: "detectives Ann Lee and Bob Ray"."""
        for place, tokens in enumerate(self._waiting):
            if self._spans[tokens[0].i].start == mention.end:
                return self._make(self._waiting.pop(place))
            if tokens[0].i > mention.end:
                break
        return None

    def _make(self, tokens: list[Token]) -> Cluster | None:
        members = [self.draft.by_head.get(token.i) for token in tokens]
        people = [one for one in members if one is not None and one.type == "Person"]
        if len(people) < len(tokens) or len({id(one) for one in people}) < len(people):
            return None
        if any(c.type == "Group" and c.count == len(people) and not c.members for c in self.draft.clusters):
            return None  # "the five men, A, B, C, D and E": who they are is a list of the group
        key = frozenset(id(one) for one in people)
        if key not in self._made:
            self._made[key] = Cluster("Group", count=len(people), members=tuple(people))
        start, end = self._spans[tokens[0].i].start, self._spans[tokens[-1].i].end
        self._made[key].mentions.append(
            Mention(start, end, tokens[0].i, "Group", "description", plural=True, count=len(people))
        )
        return self._made[key]


def _coordinations(draft: Draft) -> Iterator[list[Token]]:
    """The heads of "A and B", "A, B and C", in text order."""
    heads = sorted({m.head for m in draft.mentions if m.type == "Person"})
    for index in heads:
        token = draft.doc[index]
        if token.dep_ == "conj" and token.head.pos_ in _NOMINAL:
            continue
        tokens = _joined(token)
        links = {child.lower_ for one in tokens for child in one.children if child.dep_ == "cc"}
        if len(tokens) > 1 and links and links <= {"and", "&"}:
            yield tokens


def _joined(token: Token) -> list[Token]:
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ in _NOMINAL:
            found += _joined(child)
    return sorted(found, key=lambda one: one.i)
