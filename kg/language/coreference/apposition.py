"""The named thing that a description is put beside."""

from __future__ import annotations

from spacy.tokens import Token

from kg.language.coreference.clusters import Cluster, Draft, first
from kg.language.mentions import Mention


def apposition(draft: Draft, mention: Mention, head: Token) -> Cluster | None:
    """The named thing that a description is put beside: "prosecutor Ann Lee", "Ann Lee, a prosecutor"."""
    following = draft.by_head.get(mention.end) if mention.end < len(draft.doc) else None
    if mention.end < len(draft.doc) and draft.doc[mention.end].text in "“‘\"'(" and mention.type == "Work":
        following = draft.by_head.get(mention.end + 1) if mention.end + 1 < len(draft.doc) else None
    beside: list[Cluster | None] = []
    if following and (mention.end == mention.head + 1 or mention.type == "Work"):
        beside.append(following)
    outer = head.head if head.dep_ == "conj" and head.head.dep_ == "appos" and not mention.definite else head
    closing = outer.left_edge.i - 1
    while closing > 0 and draft.doc[closing].text in "”’\"'":
        closing -= 1
    after_comma = (
        closing > 0
        and draft.doc[closing].text == ","
        and mention.noun in draft.lexicon["works"]
        and not mention.plural
    )
    if outer.dep_ == "appos" or after_comma or (outer.dep_ == "parataxis" and draft.doc[closing].text == ","):
        listed = any(child.dep_ == "conj" and child.i < outer.i for child in outer.head.children)
        if outer.dep_ == "appos" and not listed:
            beside.append(draft.by_head.get(outer.head.i))
        beside.append(_name_before(draft, outer))  # of "A, B and C, the charity" C is the charity
    beside += [draft.by_head.get(child.i) for child in head.children if child.dep_ in ("appos", "flat")]
    if any(child.dep_ == "cop" for child in head.children):
        beside += [draft.by_head.get(child.i) for child in head.children if child.dep_ == "nsubj"]
    before = draft.by_head.get(mention.head - 1) if mention.head else None
    bears_name = mention.noun in draft.lexicon["organizations.named_by_compound"] and head.dep_ != "appos"
    if before and before.type == mention.type and bears_name:
        beside.insert(0, before)
    if not mention.plural:
        fits = (cluster for cluster in beside if cluster and cluster.type == mention.type and cluster.named)
        return first(fits)
    return first(cluster for cluster in beside if cluster and cluster.type == "Group")


def _name_before(draft: Draft, noun: Token) -> Cluster | None:
    """The name that ends right before the comma of an apposition, however the parse attaches it."""
    before = noun.left_edge.i - 1
    while before > 0 and draft.doc[before].is_punct:
        before -= 1
    return draft.by_head.get(before) if before >= 0 else None
