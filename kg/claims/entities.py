"""Turn the clusters of a document into entities, with the name that they are shown by."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Doc

from kg.ids import content_hash, slug
from kg.language.coreference import Cluster, fold
from kg.language.mentions import Mention
from kg.model import Entity

ARTICLES = frozenset({"the", "a", "an"})


class Entities:
    """Gives each cluster of one document its entity; the same cluster always gets the same one."""

    def __init__(self, doc: Doc, document: str) -> None:
        self.doc, self.document = doc, document
        self._known: dict[int, Entity] = {}

    def of(self, cluster: Cluster) -> Entity:
        """The entity of a cluster: a name's id is its name; what has no name is known in its document only."""
        if id(cluster) not in self._known:
            self._known[id(cluster)] = self._make(cluster)
        return self._known[id(cluster)]

    def _make(self, cluster: Cluster) -> Entity:
        texts = sorted({self._text(m) for m in cluster.mentions if m.kind != "pronoun"} | set(cluster.names))
        label = self._label(cluster)
        aliases = tuple(sorted({*texts, label}))
        if cluster.named:
            return Entity(
                f"{slug(label)}" if cluster.type != "Work" else f"{slug(label)}-work", cluster.type, label, aliases
            )
        first = min(m.start for m in cluster.mentions)
        mark = content_hash([self.document, cluster.type, label, first])[:6]
        return Entity(f"{slug(label)[:48]}-{mark}", cluster.type, label, aliases, named=False)

    def _text(self, mention: Mention) -> str:
        return self.doc[mention.start : mention.end].text

    def _label(self, cluster: Cluster) -> str:
        if cluster.named:
            counted = Counter(self._text(m) for m in cluster.mentions if m.kind == "name")
            for name in cluster.names:
                counted.setdefault(name, 1)
            longest = max(len(fold(name)) for name in counted)
            order = {name: -index for index, name in enumerate(cluster.names)}
            full = (name for name in counted if len(fold(name)) == longest)
            best = max(full, key=lambda name: (counted[name], order.get(name, 0), name))
            if cluster.type == "Group":  # the nickname used most, not the longest
                best = max(
                    counted,
                    key=lambda name: (counted[name], -cluster.names.index(name) if name in cluster.names else 0),
                )
            return best.removesuffix("’s").removesuffix("'s")
        described = [m for m in cluster.mentions if m.kind == "description"] or cluster.mentions
        words = self._text(described[0]).split()
        while len(words) > 1 and words[0].lower() in ARTICLES:
            words = words[1:]
        return " ".join(words)
