"""Link the mentions of one document that stand for the same thing, by a sieve of rules in text order.

The order of the sieves (names, naming and apposition, descriptions, pronouns) follows the multi-pass sieve of
Raghunathan et al. 2010; precision comes before recall, since a wrong link is a wrong statement about somebody.
"""

from __future__ import annotations

from spacy.tokens import Doc

from kg.language.coreference.clusters import Cluster, Coreference, Draft
from kg.language.coreference.descriptions import described
from kg.language.coreference.joining import join_groups_of_one_size, join_nicknames, join_renamed_groups
from kg.language.coreference.joint import Joint
from kg.language.coreference.names import fold, link_names
from kg.language.coreference.pronouns import pronoun
from kg.language.coreference.quoting import Quoting
from kg.language.coreference.speaking import voices
from kg.language.lexicon import Lexicon

__all__ = ["Cluster", "Coreference", "fold", "resolve"]


def resolve(doc: Doc, lexicon: Lexicon, *, excerpt: bool = False) -> Coreference:
    """Cluster the mentions of a parsed document; of an `excerpt`, the pronouns too that lead out of it."""
    draft = Draft(doc, lexicon)
    link_names(draft)
    join_renamed_groups(draft)
    joint = Joint(draft)
    quoting = Quoting(draft)
    for mention in quoting.in_order():
        if mention.kind == "description":
            draft.link(mention, described(draft, mention, joint))
        elif mention.kind == "pronoun":
            cluster = pronoun(draft, mention, joint, quoting.spoken_by(mention))
            if cluster is not None or (excerpt and mention.type):
                draft.link(mention, cluster)
    join_nicknames(draft)
    join_groups_of_one_size(draft)
    order = sorted((*draft.clusters, *voices(draft)), key=lambda cluster: min(m.start for m in cluster.mentions))
    return Coreference(order, draft.by_head)
