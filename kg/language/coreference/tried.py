"""Whom the law has before it: "he was convicted" means the one who was arrested, not the witness named last."""

from __future__ import annotations

from spacy.tokens import Token

from kg.language.coreference.clusters import Cluster, Draft
from kg.language.mentions import Mention, lemma

_OBJECTS = ("obj", "dobj", "nsubj:pass", "nsubjpass")
_SUBORDINATE = ("advcl", "ccomp", "acl:relcl", "acl", "csubj")
_FOUND = ("guilty", "innocent")
WINDOW = 4  # sentences over which somebody who was held is still the one spoken of


def in_doubt(draft: Draft, mention: Mention, cluster: Cluster) -> bool:
    """Whether the law hardly does to the likeliest person what it does to the one that a pronoun means.

    That is so of one who works for the law or was killed, and of one whom the last sentence told of in a clause only.
    """
    if not _before_the_law(draft, draft.doc[mention.head]):
        return False
    near = _near(draft, mention, cluster)
    if any(_before_the_law(draft, token) or _owns_up(draft, token, mention) for token in near):
        return False
    last = max((draft.sentence[token.i] for token in near), default=-1)
    aside = last < draft.sentence[mention.head] and all(
        _in_clause(token) for token in near if draft.sentence[token.i] == last
    )
    return aside or _unlikely(draft, cluster, near)


def standing(draft: Draft, mention: Mention, cluster: Cluster) -> float:
    """What speaks against its being a person to whom the law does something: less than 0 speaks for it."""
    near = _near(draft, mention, cluster)
    if any(_before_the_law(draft, token) for token in near):
        return -2.5
    return 2.5 * _unlikely(draft, cluster, near)


def _near(draft: Draft, mention: Mention, cluster: Cluster) -> list[Token]:
    here = draft.sentence[mention.head]
    before = (m for m in cluster.mentions if m.start < mention.start and here - draft.sentence[m.head] <= WINDOW)
    return [draft.doc[m.head] for m in before]


def _unlikely(draft: Draft, cluster: Cluster, near: list[Token]) -> bool:
    works = bool(cluster.nouns & draft.lexicon["reference.of_law"])
    return works or any(
        _killed(draft, token) or (token.dep_ == "nsubj" and lemma(token.head) == "testify") for token in near
    )


def _in_clause(token: Token) -> bool:
    """Say whether a token stands in a subordinate clause."""
    return any(one.dep_ in _SUBORDINATE for one in (token, *token.ancestors))


def _before_the_law(draft: Draft, token: Token) -> bool:
    """Say whether a token is the one whom a verb arrests, tries or sentences, or who pleads."""
    verb = token.head
    if verb.lower_ in _FOUND and verb.head.pos_ == "VERB" and lemma(verb.head) == "find" and token.i > verb.head.i:
        return True  # "found him guilty", where he is the subject of "guilty"
    word = lemma(verb)
    if token.dep_ in _OBJECTS:
        guilty = word == "find" and any(child.lower_ in _FOUND for child in verb.children)
        return guilty or word in draft.lexicon["reference.tried"]
    return token.dep_ == "nsubj" and word in draft.lexicon["reference.pleading"]


def _owns_up(draft: Draft, token: Token, mention: Mention) -> bool:
    """ "She admitted that she had been convicted": what one admits is one's own."""
    verb = draft.doc[mention.head].head
    above = token.dep_ == "nsubj" and verb.dep_ == "ccomp" and verb.head == token.head
    return above and lemma(token.head) in draft.lexicon["reference.owning_up"]


def _killed(draft: Draft, token: Token) -> bool:
    """Say whether a token is the one whom a verb kills: as its object, or the subject of its passive."""
    return token.dep_ in _OBJECTS and lemma(token.head) in draft.lexicon["reference.killing"] and (
        lemma(token.head) not in ("shoot", "stab") or any(c.lower_ in ("dead", "death") for c in token.head.subtree)
    )
