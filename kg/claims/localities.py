"""Which place lies in which, where little more than a comma says so: "Dale, Ohio", "a pub in Dale, the Crown"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.claims.clauses import conjuncts
from kg.claims.links import Link
from kg.language.coreference import Cluster, Coreference
from kg.language.lexicon import Lexicon
from kg.language.mentions import Mention

BESIDE = frozenset({"appos", "nmod:unmarked", "nmod", "nmod:desc", "flat"})


def places(doc: Doc, coreference: Coreference, lexicon: Lexicon) -> Iterator[Link]:
    """A link for each place in a place."""
    starts = {
        mention.start: (cluster, mention)
        for cluster in coreference.clusters
        if cluster.type in ("Place", "Organization")
        for mention in cluster.mentions
        if mention.kind == "name"
    }
    for cluster, mention in starts.values():
        if cluster.type == "Place":
            yield from _after_comma(doc, cluster, mention, starts, lexicon)
    yield from _homes(doc, coreference, starts)
    for token in doc:
        if token.pos_ == "NOUN" and token.lemma_.lower() in lexicon["places.kinds"]:
            yield from _premises(token, coreference)


def _after_comma(
    doc: Doc, inner: Cluster, mention: Mention, starts: dict[int, tuple[Cluster, Mention]], lexicon: Lexicon
) -> Iterator[Link]:
    """ "Dale, Ohio": the second is a region by name, or the parse hangs it on the first and no list goes on."""
    if mention.end + 1 >= len(doc) or doc[mention.end].text != "," or mention.end + 1 not in starts:
        return
    outer, other = starts[mention.end + 1]
    if outer is inner or outer.type != "Place":
        return
    region = doc[other.start : other.end].text in lexicon["places.regions"]
    here_too = doc[mention.start : mention.end].text in lexicon["places.regions"]
    ends = other.end >= len(doc) or doc[other.end].text in (",", ".", "—", "–", "-", "(", ")", ";", ":", "”")
    hung = doc[other.head].head.i == mention.head and doc[other.head].dep_ in BESIDE and ends
    if (region and not here_too) or (hung and not _list_goes_on(doc, other)):
        yield Link("locatedIn", inner, outer, (doc[mention.head], doc[other.head]))


def _homes(
    doc: Doc, coreference: Coreference, starts: dict[int, tuple[Cluster, Mention]]
) -> Iterator[Link]:
    """ "Ann Lee, 43, of Dale," lives in Dale; so does "Ann Lee, of Dale,"."""
    for person in coreference.clusters:
        for mention in person.mentions if person.type == "Person" else ():
            at = mention.end
            if mention.kind != "name" or at >= len(doc) or doc[at].text != ",":
                continue
            if at + 2 < len(doc) and doc[at + 1].like_num and doc[at + 2].text == ",":
                at += 2
            if at + 2 < len(doc) and doc[at + 1].lower_ in ("of", "from") and at + 2 in starts:
                place, other = starts[at + 2]
                if place.type == "Place":
                    yield Link("livesIn", person, place, (doc[mention.head], doc[other.head]))


def _list_goes_on(doc: Doc, mention: Mention) -> bool:
    """ "Leeds, Hull and York" lists three places."""
    return any(token.dep_ == "conj" for token in doc[mention.head].children)


def _premises(noun: Token, coreference: Coreference) -> Iterator[Link]:
    """ "Two pubs in Dale, the Crown and the Anchor": each of those listed lies where the noun does."""
    where = next(
        (
            child
            for child in noun.children
            if child.dep_ == "nmod"
            and any(case.dep_ == "case" and case.lower_ in ("in", "near", "outside") for case in child.children)
            and (cluster := coreference.of(child)) is not None
            and cluster.type == "Place"
        ),
        None,
    )
    if where is None or (place := coreference.of(where)) is None:
        return
    listed = [child for node in (noun, where) for child in node.children if child.dep_ == "appos" and child.i > where.i]
    if noun.tag_ == "NNS":  # a list of names that the parse took for more of the place
        listed += [child for child in (*noun.children, *where.children) if child.dep_ == "conj" and child.i > where.i]
    for token in dict.fromkeys(one for first in listed for one in conjuncts(first)):
        cluster = coreference.of(token)
        if cluster is not None and cluster.named and cluster.type in ("Place", "Organization") and cluster is not place:
            yield Link("locatedIn", cluster, place, (noun, token))
