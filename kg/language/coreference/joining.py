"""Clusters that turn out to be one: a group and the nickname that the text gives it."""

from __future__ import annotations

from kg.language.coreference.clusters import Draft
from kg.language.mentions import lemma


def join_renamed_groups(draft: Draft) -> None:
    """A second nickname of as many people, where the text says that it names somebody, names the first group."""
    for token in draft.doc:
        if lemma(token) not in draft.lexicon["reference.naming"]:
            continue
        for name in (
            draft.by_head.get(child.i)
            for child in token.children
            if child.dep_ in ("xcomp", "obl", "oprd", "attr", "obj", "dobj")
        ):
            if name and name.type == "Group" and name.count:
                others = [c for c in draft.clusters if c is not name and c.type == "Group" and c.count == name.count]
                if len(others) == 1:
                    draft.absorb(others[0], name)


def join_nicknames(draft: Draft) -> None:
    """ "The men are now dubbed the Smalltown Five": the nickname names them."""
    for token in draft.doc:
        if lemma(token) not in draft.lexicon["reference.naming"]:
            continue
        called = [
            draft.by_head.get(child.i)
            for child in token.children
            if child.dep_ in ("nsubj:pass", "nsubjpass", "obj", "dobj")
        ]
        called += [draft.by_head.get(token.head.i)] if token.dep_ in ("acl", "acl:relcl", "relcl") else []
        names = [
            draft.by_head.get(child.i)
            for child in token.children
            if child.dep_ in ("xcomp", "obl", "oprd", "attr", "obj", "dobj")
        ]
        for cluster in called[:1]:
            for name in names:
                if (
                    cluster
                    and name
                    and name is not cluster
                    and name.type == cluster.type
                    and name.named
                    and len(name.mentions) == 1
                ):
                    draft.absorb(cluster, name)


def join_groups_of_one_size(draft: Draft) -> None:
    """ "Five boys" and "the Smalltown Five" of one article are the same five, where no other five are named."""
    named = [c for c in draft.clusters if c.type == "Group" and c.named and c.count]
    for group in named:
        rivals = [c for c in named if c is not group and c.count == group.count]
        unnamed = [
            c for c in draft.clusters if c.type == "Group" and not (c.named or c.members) and c.count == group.count
        ]
        for other in unnamed if not rivals else ():
            draft.absorb(group, other)
