"""The named thing that a description is put beside."""

from __future__ import annotations

from spacy.tokens import Token

from kg.language.coreference.clusters import Cluster, Draft, agree, first
from kg.language.mentions import Mention


def apposition(draft: Draft, mention: Mention, head: Token) -> Cluster | None:
    """The named thing that a description is put beside: "prosecutor Ann Lee", "Ann Lee, a prosecutor"."""
    following = draft.by_head.get(mention.end) if mention.end < len(draft.doc) else None
    if mention.end < len(draft.doc) and draft.doc[mention.end].text in "“‘\"'(" and mention.type == "Work":
        following = draft.by_head.get(mention.end + 1) if mention.end + 1 < len(draft.doc) else None
    beside: list[Cluster | None] = []
    if following:
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
    if _predicated(draft, mention, head):
        beside += [draft.by_head.get(child.i) for child in head.children if child.dep_ == "nsubj"]
    before = draft.by_head.get(mention.head - 1) if mention.head else None
    bears_name = mention.noun in draft.lexicon["organizations.named_by_compound"] and head.dep_ != "appos"
    if before and before.type == mention.type and bears_name:
        beside.insert(0, before)
    if not mention.plural:
        # "Her publisher, Dale House": a person by the noun, a body by the name.
        also = "Organization" if mention.noun in draft.lexicon["organizations.publisher"] else mention.type
        fits = [cluster for cluster in beside if cluster and cluster.type in (mention.type, also)]
        return first(c for c in fits if c.named) or _unnamed_beside(draft, mention, head)
    return first(cluster for cluster in beside if cluster and cluster.type == "Group")


def _predicated(draft: Draft, mention: Mention, head: Token) -> bool:
    """Said of a subject with "is", outright: a killer only by the text itself, nobody by "is not" or "may be"."""
    if not any(child.dep_ == "cop" for child in head.children):
        return False
    doubt = draft.lexicon["status.negators"] | draft.lexicon["status.modals"] | draft.lexicon["status.alleged_adverbs"]
    said = head.dep_ not in ("ROOT", "conj", "acl:relcl") and mention.noun in draft.lexicon["people.culprit"]
    return not said and not any(child.lower_ in doubt for child in head.children)


def _unnamed_beside(draft: Draft, mention: Mention, head: Token) -> Cluster | None:
    """Somebody without a name who is described twice: "the victim, a 24-year-old woman"."""
    if head.dep_ != "appos" or mention.type != "Person" or mention.start == 0:
        return None
    cluster = draft.by_head.get(head.head.i)
    comma = draft.doc[mention.start - 1].text in (",", "–", "—")
    return cluster if comma and cluster and cluster.type == "Person" and agree(cluster, mention) else None


def _name_before(draft: Draft, noun: Token) -> Cluster | None:
    """The name that ends right before the comma of an apposition, however the parse attaches it."""
    before = noun.left_edge.i - 1
    while before > 0 and draft.doc[before].is_punct:
        before -= 1
    return draft.by_head.get(before) if before >= 0 else None
