"""Who speaks in the text's own voice: "I", "we" and "you" outside quotations are the same throughout a document.

They head no role of a claim, since the text does not say who they are; inside a quotation "I" is its speaker's.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.coreference.clusters import Cluster, Draft
from kg.language.mentions import Mention

VOICES = {
    "Person": frozenset({"i", "me", "my", "mine", "myself"}),
    "Group": frozenset({"we", "us", "our", "ours", "ourselves"}),
    "Hearer": frozenset({"you", "your", "yours", "yourself", "yourselves"}),
}


def voices(draft: Draft) -> Iterator[Cluster]:
    """A cluster each for the writer, those whom the writer speaks for, and the reader, where they are mentioned."""
    doc = draft.doc
    for kind, words in VOICES.items():
        said = [t.i for t in doc if t.lower_ in words and t.pos_ in ("PRON", "DET") and not draft.quotation[t.i]]
        if said:
            type_ = "Person" if kind == "Hearer" else kind
            yield Cluster(type_, [Mention(i, i + 1, i, type_, "pronoun", doc[i].lower_) for i in said])
