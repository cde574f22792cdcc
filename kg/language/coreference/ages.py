"""Whom news means by an age or a number of children: "the 34-year-old", "the father of four"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.language.coreference.clusters import Cluster, Draft, agree
from kg.language.mentions import NUMBERS, Mention

NEAR = 2  # sentences that such a description looks back over


def of_number(noun: Token) -> bool:
    """Say whether a noun is that of a parent of so many: "the father of four", "the mum-of-two"."""
    return any(
        child.dep_ in ("nmod", "conj")
        and child.lower_ in NUMBERS
        and not any(one.dep_ == "nmod" for one in child.children)
        for child in noun.children
    )


def by_age(draft: Draft, mention: Mention) -> Cluster | None:
    """The one of that age, or the only one spoken of near by whose age the text does not give otherwise."""
    age = mention.noun.partition("-")[0] if mention.noun.endswith("-year-old") else ""
    people = [
        c for c in draft.clusters if c.type == "Person" and c.named and agree(c, mention) and _adult(draft, c, mention)
    ]
    recent = draft.recent(mention, people, NEAR)
    if age and len(same := [c for c in recent if _age(draft, c) == age]) == 1:
        return same[0]
    fitting = [c for c in recent if not (age and _age(draft, c))]
    return fitting[0] if len(fitting) == 1 else None


def _age(draft: Draft, cluster: Cluster) -> str:
    """The age that stands beside a name: "Ann Lee, 34,", "34-year-old Ann Lee"; "" where none does."""
    for mention in cluster.mentions:
        if mention.kind != "name":
            continue
        doc, end, start = draft.doc, mention.end, mention.start
        if end + 1 < len(doc) and doc[end].text in (",", "(") and doc[end + 1].text.isdigit():
            return doc[end + 1].text
        if start >= 5 and doc[start - 1].lower_ == "old" and doc[start - 3].lower_ == "year":
            return doc[start - 5].text
    return ""


def _adult(draft: Draft, cluster: Cluster, mention: Mention) -> bool:
    """Whoever has children is no child: not one whose age is given as less."""
    age = _age(draft, cluster)
    return mention.noun.endswith("-year-old") or not age or int(age) > 16
