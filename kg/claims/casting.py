"""Who plays whom in a list of a cast: "with Ann Lee as the lawyer Cy Fox and Bob Ray as Di Orr", "Cy Fox (Ann Lee)"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.claims.links import Link
from kg.language.coreference import Cluster, Coreference
from kg.language.mentions import lemma

ACTING = frozenset({"star", "feature", "cast", "include", "appear", "play", "portray", "co-star", "reprise", "return"})


def castings(doc: Doc, coreference: Coreference) -> Iterator[Link]:
    """The actor of each "A as B" of two persons by name, and the work of the sentence, in which the actor plays."""
    starts = {
        mention.start: (cluster, doc[mention.head], mention.end)
        for cluster in coreference.clusters
        for mention in cluster.mentions
        if mention.kind == "name" and cluster.type == "Person"
    }
    for shown, head, end in starts.values():
        if (player := _in_brackets(doc, end, starts)) and (told := _work(head, coreference)) and player[0] is not shown:
            yield Link("portrays", player[0], shown, (head, player[1]))
            yield Link("actedIn", player[0], told[0], (head, told[1]))
    for actor, head, end in starts.values():
        part = _as(doc, end, starts)
        if part is None or part[0] is actor:
            continue
        work = _work(head, coreference)
        if work is None and not any(lemma(token) in ACTING for token in head.sent):
            continue
        yield Link("portrays", actor, part[0], (head, part[1]))
        if work is not None:
            yield Link("actedIn", actor, work[0], (head, work[1]))


def _as(
    doc: Doc, end: int, starts: dict[int, tuple[Cluster, Token, int]]
) -> tuple[Cluster, Token] | None:
    """The person named after "as", past a few words that say what the part is: "as the lawyer Ann Lee"."""
    if end + 1 >= len(doc) or doc[end].lower_ != "as":
        return None
    for index in range(end + 1, min(end + 5, len(doc))):
        if index in starts:
            return starts[index][:2]
        comma = doc[index].text == "," and doc[index - 1].pos_ == "NOUN"  # "as his wife, Ann Lee"
        if not comma and doc[index].pos_ not in ("DET", "NOUN", "ADJ", "PROPN") and doc[index].tag_ != "PRP$":
            return None
    return None


def _in_brackets(
    doc: Doc, end: int, starts: dict[int, tuple[Cluster, Token, int]]
) -> tuple[Cluster, Token] | None:
    """The player in brackets after a part, in full: "follows Cy Fox (Ann Lee), who …"."""
    if end + 3 >= len(doc) or doc[end].text != "(" or end + 1 not in starts:
        return None
    cluster, head, close = starts[end + 1]
    return (cluster, head) if close - end > 2 and close < len(doc) and doc[close].text == ")" else None


def _work(actor: Token, coreference: Coreference) -> tuple[Cluster, Token] | None:
    """The work last told of before the actor in the sentence."""
    for token in reversed(actor.doc[actor.sent.start : actor.i]):
        cluster = coreference.of(token)
        if cluster is not None and cluster.type == "Work":
            return cluster, token
    return None
