"""Descriptions by whose they are: "his wife" is not another's wife, and his mother's son is he."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.language.coreference.clusters import Cluster, Draft, agree
from kg.language.mentions import Mention, lemma

_OWNING = ("nmod:poss", "poss")
_CHILDREN = frozenset({"son", "daughter", "child", "boy", "girl"})
_PARENTS = frozenset({"mother", "father", "parent", "mum", "mom", "dad"})
_SPOUSES = frozenset({"husband", "wife", "spouse", "widow", "widower", "partner"})
_SIBLINGS = frozenset({"brother", "sister", "sibling", "twin"})
LAWYERS = frozenset({"lawyer", "attorney", "solicitor", "barrister", "counsel", "advocate", "defender"})
_SERVING = frozenset({"represent", "defend"})
_SEEN_FROM = (
    (_CHILDREN, _PARENTS), (_PARENTS, _CHILDREN), (_SPOUSES, _SPOUSES), (_SIBLINGS, _SIBLINGS),
)  # fmt: skip


def owner_of(draft: Draft, noun: Token) -> Cluster | None:
    """Whose a noun is, by a possessive or by "of": "his wife", "the wife of Ann Lee's brother"."""
    for child in noun.children:
        marks = {mark.lower_ for mark in child.children if mark.dep_ == "case"}
        of = child.dep_ == "nmod" and bool(marks & {"of", "for"})
        if child.dep_ in _OWNING or of:
            return draft.by_head.get(child.i)
    return None


def kin(draft: Draft, mention: Mention) -> Cluster | None:
    """The one who stands to the same person in the same way, or whom that person stands to the other way round."""
    owner = owner_of(draft, draft.doc[mention.head])
    if owner is None:
        return None
    alike = next((nouns for nouns, _ in _SEEN_FROM if mention.noun in nouns), frozenset({mention.noun}))
    for nouns in (frozenset({mention.noun}), alike):
        for cluster in draft.clusters:
            if (
                cluster.type == mention.type
                and agree(cluster, mention)
                and any(noun in nouns and _one_of(owner, theirs) for noun, theirs in _ties(draft, cluster))
            ):
                return cluster
    for nouns, others in _SEEN_FROM:
        if mention.noun in nouns:
            for noun, theirs in _ties(draft, owner):
                if noun in others and theirs is not owner and theirs.type == mention.type and agree(theirs, mention):
                    return theirs
    return None


def client(draft: Draft, mention: Mention) -> Cluster | None:
    """ "His client", of the lawyer of Ann Lee or of one who represents her: she, where it is nobody else's too."""
    lawyer = owner_of(draft, draft.doc[mention.head])
    if lawyer is None:
        return None
    served = [whose for noun, whose in _ties(draft, lawyer) if noun in LAWYERS]
    heads = [draft.doc[m.head] for m in lawyer.mentions if m.start < mention.start]
    served += [
        whose
        for head in heads
        for verb in (head.head, *head.children)
        if lemma(verb) in _SERVING and (verb.dep_ in ("acl:relcl", "acl") or head.dep_ == "nsubj")
        for child in verb.children
        if child.dep_ in ("obj", "dobj") and (whose := draft.by_head.get(child.i)) is not None
    ]
    fitting = {id(one): one for one in served if one is not lawyer and one.type == mention.type and agree(one, mention)}
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _one_of(one: Cluster, other: Cluster) -> bool:
    """Of "his daughter" and "their daughter": the same owner, or one of those who are spoken of together."""
    return one is other or one in other.members or other in one.members


def differs(draft: Draft, cluster: Cluster, mention: Mention) -> bool:
    """Say whether a mention is somebody's, and a cluster is not spoken of as theirs: "a lawyer", "his lawyer"."""
    owner = owner_of(draft, draft.doc[mention.head])
    alike = draft.lexicon.alike(mention.noun)
    return owner is not None and all(theirs is not owner for noun, theirs in _ties(draft, cluster) if noun in alike)


def _ties(draft: Draft, cluster: Cluster) -> Iterator[tuple[str, Cluster]]:
    for mention in cluster.mentions:
        if mention.kind == "description" and (owner := owner_of(draft, draft.doc[mention.head])) is not None:
            yield mention.noun, owner
