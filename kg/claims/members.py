"""Who belongs to a group, where a text lists its people: "the men, A, B and C"; "A, B and C, the Smalltown Three"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.claims.clauses import conjuncts
from kg.claims.links import Link
from kg.language.coreference import Cluster, Coreference
from kg.language.mentions import lemma

KIN = frozenset(
    {"son", "daughter", "child", "brother", "sister", "parent", "sibling", "stepson", "stepdaughter", "twin"}
)
NAMING = frozenset({"know", "dub", "call", "nickname", "label", "name"})
DASHES = (",", ":", "(", "—", "–", "-")


def memberships(doc: Doc, coreference: Coreference) -> Iterator[Link]:
    """A link for each person listed in apposition to a group, called by its name, or said to be one of it."""
    for token in doc:
        group = coreference.of(token)
        if group is None or group.type != "Group" or not (group.named or group.count) or lemma(token) in KIN:
            continue
        yield from (Link("memberOf", member, group, (token, one)) for one, member in _one_of(token, coreference))
        listed = _people(_listed(token), coreference)
        if len(listed) >= 2 and (not group.count or len(listed) <= group.count):
            for one, cluster in listed:
                yield Link("memberOf", cluster, group, (token, one))


def _people(tokens: Iterator[Token] | list[Token], coreference: Coreference) -> list[tuple[Token, Cluster]]:
    return [
        (one, cluster)
        for one in dict.fromkeys(tokens)
        if (cluster := coreference.of(one)) is not None
        and cluster.type == "Person"
        and cluster.named
        and coreference.heads_name(one)
    ]


def _one_of(group: Token, coreference: Coreference) -> list[tuple[Token, Cluster]]:
    """ "Ann Lee, one of the Smalltown Three", "Ann Lee was the youngest of the Smalltown Three"."""
    one = group.head
    of = group.left_edge.lower_ == "of"
    counted = one.lower_ in ("one", "two", "three") or one.tag_ in ("JJS", "CD")
    if not (of and counted) or group.dep_ not in ("nmod", "obl"):
        return []
    said = [one.head] if one.dep_ == "appos" else []
    said += [child for child in one.children if child.dep_ == "appos"]
    if any(child.dep_ == "cop" for child in one.children):
        said += [child for child in one.children if child.dep_.startswith("nsubj")]
    found = [(token, coreference.of(token)) for first in said for token in conjuncts(first)]
    return [(token, cluster) for token, cluster in found if cluster is not None and cluster.type == "Person"]


def _listed(token: Token) -> Iterator[Token]:
    """The nouns put beside a group's noun, each with those coordinated with it, wherever the list is attached."""
    if token.dep_ == "appos":
        first = token.head
        while first.dep_ == "conj":
            first = first.head
        yield from conjuncts(first)
    if token.dep_ == "nsubj" and any(child.dep_ == "cop" for child in token.head.children):
        yield from conjuncts(token.head)  # "The five men are A, B, C, D and E"
    named = token.head
    if token.dep_ in ("obl", "xcomp", "oprd") and lemma(named) in NAMING and named.dep_ in ("acl", "acl:relcl"):
        first = named.head  # "A, B and C, known as the Smalltown Three"
        while first.dep_ == "conj":
            first = first.head
        yield from conjuncts(first)
    last = max([token.i, *(child.i for child in token.children if child.dep_ == "flat" and child.i == token.i + 1)])
    if last + 1 < len(token.doc) and token.doc[last + 1].text in DASHES:
        waiting = [child for child in token.children if child.i > token.i]
        while waiting:
            child = waiting.pop(0)
            if child.dep_ in ("appos", "conj", "parataxis", "list", "dep", "nmod") and child.pos_ == "PROPN":
                yield child
                waiting += [grandchild for grandchild in child.children if grandchild.dep_ in ("conj", "appos", "list")]
