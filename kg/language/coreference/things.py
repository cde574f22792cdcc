"""What a description stands for ("the series", "the company", "the paper"): works and organizations."""

from __future__ import annotations

from spacy.tokens import Token

from kg.language.coreference.clusters import Cluster, Draft, first
from kg.language.coreference.names import fold
from kg.language.mentions import Mention, lemma

WINDOW = 12  # sentences that a description looks back over


def work(draft: Draft, mention: Mention) -> Cluster | None:
    kinds = [draft.lexicon[f"works.{name}"] for name in ("screen", "print", "audio", "article")]
    kind = next((words for words in kinds if mention.noun in words), frozenset())
    works = [cluster for cluster in draft.clusters if cluster.type == "Work"]
    fitting = [c for c in works if c.nouns & kind or (c.named and not c.nouns)]
    recent = draft.recent(mention, fitting, len(draft.sentence))
    same = [c for c in recent if mention.noun in c.nouns] or [c for c in recent if c.nouns & kind] or recent
    if not same and len([c for c in works if c.named]) == 1:
        same = [c for c in works if c.named and (c.nouns & kind or not c.nouns)]
    return first(same)


def organization(draft: Draft, mention: Mention) -> Cluster | None:
    cues = {name: draft.lexicon[f"organizations.{name}"] for name in ("media", "broadcaster", "school", "publisher")}
    orgs = [c for c in draft.clusters if c.type == "Organization"]
    recent = draft.recent(mention, orgs, WINDOW)
    alike = draft.lexicon.alike(mention.noun)
    folded = {id(c): [fold(name) for name in c.names] for c in recent}
    said = [c for c in recent if mention.noun in c.nouns or any(mention.noun in name[-1:] for name in folded[id(c)])]
    said = said or [c for c in recent if any(mention.noun in name for name in folded[id(c)])]
    said = said or [c for c in recent if alike & c.nouns or any(alike.intersection(name) for name in folded[id(c)])]
    if said:
        return said[0]
    if mention.noun in cues["media"]:
        return first([c for c in recent if _is_outlet(draft, c)])
    if mention.noun in cues["publisher"]:
        return first(
            c
            for c in recent
            if c.nouns & cues["publisher"]
            or any(word in name for name in c.names for word in draft.lexicon["organizations.publisher_names"])
        )
    if mention.noun in cues["broadcaster"]:
        return first([c for c in _recent_anywhere(draft, mention, orgs) if _carries_works(draft, c)])
    near = [c for c in draft.recent(mention, orgs, 2) if c.named]
    return near[0] if len(near) == 1 and mention.noun in draft.lexicon["reference.bare_bodies"] else None


def _recent_anywhere(draft: Draft, mention: Mention, clusters: list[Cluster]) -> list[Cluster]:
    return draft.recent(mention, clusters, len(draft.doc)) or clusters


def _is_outlet(draft: Draft, cluster: Cluster) -> bool:
    """A body that people speak to, or whose name says that it reports."""
    named = any(word in name for name in cluster.names for word in draft.lexicon["organizations.media_names"])
    return named or any(_told(draft, draft.doc[m.head]) for m in cluster.mentions)


def _told(draft: Draft, token: Token) -> bool:
    verb = lemma(token.head)
    to = any(child.dep_ == "case" and child.lower_ == "to" for child in token.children)
    return verb in draft.lexicon.acts and (to or token.dep_ in ("obj", "iobj", "dobj"))


def _carries_works(draft: Draft, cluster: Cluster) -> bool:
    """A body that stands before a work or its kind ("a Netflix series", "the BBC drama")."""
    return any(
        draft.doc[m.head].dep_ in ("compound", "nmod:poss", "poss", "nmod")
        and (
            lemma(draft.doc[m.head].head) in draft.lexicon["works"]
            or (draft.by_head.get(draft.doc[m.head].head.i) or cluster).type == "Work"
        )
        for m in cluster.mentions
    )
