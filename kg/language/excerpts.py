"""Pronouns of an excerpt: who is meant stands in what was left out, but one and the same word means one person.

A whole document makes no claims about a "she" that it never introduces. A passage torn from its document opens with
one, and it can still be read: the pronoun becomes somebody without a name.
"""

from __future__ import annotations

from spacy.tokens import Doc

from kg.language.coreference import Cluster, Coreference
from kg.language.mentions import Mention

# Who speaks, by the kind of thing that the pronoun stands for.
FIRST_PERSON = {
    "Person": frozenset({"i", "me", "my", "mine", "myself"}),
    "Organization": frozenset({"we", "us", "our", "ours", "ourselves"}),
}


def add_first_person(doc: Doc, coreference: Coreference) -> None:
    """Give "I" and "we" a cluster each, where they occur; both are without a name."""
    for kind, words in FIRST_PERSON.items():
        said = [token.i for token in doc if token.lower_ in words and token.pos_ in ("PRON", "DET")]
        if said:
            mentions = [Mention(i, i + 1, i, kind, "pronoun", doc[i].lower_) for i in said]
            cluster = Cluster(kind, mentions)
            coreference.clusters.append(cluster)
            coreference.by_head.update(dict.fromkeys(said, cluster))
