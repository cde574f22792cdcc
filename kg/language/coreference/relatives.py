"""Whom of a family its bare surname means: the one whom the text calls nobody's wife, son or mother."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from kg.language.coreference.clusters import Cluster, Draft
from kg.language.mentions import lemma


def head_of_family(draft: Draft, bearers: Sequence[Cluster]) -> Cluster | None:
    """The bearer of a shared surname whom the others are kin of, the first such; None where no kinship is told.

    News gives a man's wife or mother a first name or a title each time, and the surname alone to the one whom the
    story is about, wherever the others have been named in between.
    """
    kin = [bearer for bearer in bearers if any(_as_kin(draft, mention.head) for mention in bearer.mentions)]
    others = [bearer for bearer in bearers if bearer not in kin]
    if not kin:
        return None
    return min(others or bearers, key=lambda bearer: min(mention.start for mention in bearer.mentions))


def of_kin(name: Token, draft: Draft) -> bool:
    """ "The son of Ann and Bob Lee": told of only to say whose son somebody is."""
    first = name
    while first.dep_ == "conj":
        first = first.head
    return first.dep_ == "nmod" and first.head.i < first.i and _kin_noun(draft, first.head)


def _as_kin(draft: Draft, head: int) -> bool:
    """Say whether a name is put as somebody's kin: "his sister Ann Lee", "the son of Tom and Ann Lee"."""
    name = draft.doc[head]
    put = name.dep_ in ("appos", "flat") and _kin_noun(draft, name.head)
    if put or of_kin(name, draft) or (name.i and _kin_noun(draft, name.nbor(-1))):
        return True
    return any(child.dep_ == "appos" and _kin_noun(draft, child) and _owned(child) for child in name.children)


def _kin_noun(draft: Draft, token: Token) -> bool:
    return token.pos_ == "NOUN" and lemma(token) in draft.lexicon["people.kin"]


def _owned(noun: Token) -> bool:
    """ "Ann Lee, his mother": by a pronoun, so that whose she is has been named before her."""
    return any(child.dep_ in ("nmod:poss", "poss") and child.pos_ in ("PRON", "DET") for child in noun.children)
