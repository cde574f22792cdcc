"""The clusters of a document's mentions: as they come about, and as they are handed on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from kg.language.coreference.telling import quotation_numbers
from kg.language.lexicon import Lexicon
from kg.language.mentions import Mention, find_mentions


@dataclass(eq=False)
class Cluster:
    """The mentions of one thing, with what the document says of it: nouns, gender, size."""

    type: str
    mentions: list[Mention] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    gender: str = ""
    count: int = 0
    members: tuple[Cluster, ...] = ()  # of people who are only spoken of together

    @property
    def named(self) -> bool:
        return bool(self.names)

    @property
    def plural(self) -> bool:
        return self.type == "Group"

    def add(self, mention: Mention, text: str) -> None:
        self.mentions.append(mention)
        if mention.kind == "name" and text not in self.names:
            self.names.append(text)
        if mention.noun and mention.kind == "description":
            self.nouns.add(mention.noun)
        self.gender = self.gender or mention.gender
        self.count = self.count or mention.count


@dataclass(slots=True)
class Coreference:
    """The clusters of a document in order of first mention, and which one each token's mention belongs to."""

    clusters: list[Cluster]
    by_head: dict[int, Cluster]

    def of(self, token: Token) -> Cluster | None:
        """The cluster of the mention that a token heads or belongs to; a title stands for its bearer."""
        found = self.by_head.get(token.i)
        if found is None and token.text[:1].isupper():
            found = next(
                (
                    self.by_head[child.i]
                    for child in token.children
                    if child.dep_ in ("flat", "appos") and child.i in self.by_head
                ),
                None,
            )
            if found is None and token.i + 1 < len(token.doc) and token.whitespace_ and token.pos_ in ("PROPN", "NOUN"):
                following = self.by_head.get(token.i + 1)
                found = following if following is not None and following.type == "Person" else None
        elif found is None and token.pos_ in ("NOUN", "ADJ"):
            found = self._beside(token)
        return found

    def _beside(self, noun: Token) -> Cluster | None:
        """Whom a noun that no list knows as one for people is put beside: "the glazier Ann Lee"."""
        for child in noun.children:
            cluster = self.of(child) if child.dep_ in ("appos", "flat") and child.tag_ == "NNP" else None
            if cluster is not None and cluster.type == "Person" and cluster.named:
                return cluster
        return None

    def all_of(self, token: Token) -> tuple[Cluster, ...]:
        """The clusters that a token means: those of its people where they are only spoken of together."""
        found = self.of(token)
        return () if found is None else found.members or (found,)

    def heads_name(self, token: Token) -> bool:
        """Say whether a token is the head of a name."""
        cluster = self.of(token)
        return cluster is not None and any(m.kind == "name" and m.head == token.i for m in cluster.mentions)


class Draft:
    """The clusters of one document while the sieves are at work on them."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self.doc, self.lexicon = doc, lexicon
        self.mentions = find_mentions(doc, lexicon)
        self.clusters: list[Cluster] = []
        self.by_head: dict[int, Cluster] = {}
        self.quotation = quotation_numbers(doc)
        self.sentence = [0] * len(doc)
        self.telling = [0] * len(doc)  # sentences so far in which the text tells something itself, outside quotations
        told = 0
        for number, sent in enumerate(doc.sents):
            told += any(token.is_alpha and not self.quotation[token.i] for token in sent)
            for token in sent:
                self.sentence[token.i], self.telling[token.i] = number, told

    def text(self, mention: Mention) -> str:
        return self.doc[mention.start : mention.end].text

    def link(self, mention: Mention, cluster: Cluster | None) -> Cluster:
        if cluster is None:
            cluster = Cluster(mention.type)
        if cluster not in self.clusters:  # new, or of people who are now spoken of together
            self.clusters.append(cluster)
        cluster.add(mention, self.text(mention))
        covered = range(mention.start, mention.end) if mention.kind == "name" else (mention.head,)
        for index in covered:
            self.by_head.setdefault(index, cluster)
        return cluster

    def recent(self, mention: Mention, clusters: Iterable[Cluster], window: int) -> list[Cluster]:
        """Clusters mentioned before, most recent first; a subject counts as nearer than the rest of its sentence."""
        here = self.sentence[mention.head]
        ranked = []
        for cluster in clusters:
            before = [m for m in cluster.mentions if m.start < mention.start and here - self.sentence[m.head] <= window]
            if before:
                ranked.append((max((self.sentence[m.head], self.is_subject(m), m.start) for m in before), cluster))
        return [cluster for _, cluster in sorted(ranked, key=lambda pair: pair[0], reverse=True)]

    def is_subject(self, mention: Mention) -> bool:
        return self.doc[mention.head].dep_ in ("nsubj", "nsubj:pass", "nsubjpass")

    def absorb(self, cluster: Cluster, other: Cluster) -> None:
        cluster.mentions = sorted((*cluster.mentions, *other.mentions), key=lambda mention: mention.start)
        cluster.names += [name for name in other.names if name not in cluster.names]
        cluster.nouns |= other.nouns
        self.clusters.remove(other)
        for index, owner in self.by_head.items():
            if owner is other:
                self.by_head[index] = cluster


def first(clusters: Iterable[Cluster]) -> Cluster | None:
    """The first of some clusters, if there is one."""
    return next(iter(clusters), None)


def agree(cluster: Cluster, mention: Mention) -> bool:
    """Say whether nothing is known that sets the gender of a cluster against that of a mention."""
    return not cluster.gender or not mention.gender or cluster.gender == mention.gender
