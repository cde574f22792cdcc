"""Relations that no frame found, told by the head on the encoder: it speaks only where it is sure.

A relation is said by one sentence, so its evidence, status and speakers are those of the word that ties the two
mentions in the tree, as with a frame's trigger. It tells relations between things with names, never events.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import numpy as np
from spacy.tokens import Doc, Token

from kg.language.coreference import Cluster, Coreference
from kg.language.lexicon import Lexicon
from kg.language.mentions import Mention
from kg.language.relations import KINDS, Head, features, pairs
from kg.language.relations.features import path_between

# What the head tells in its own words -> the vocabulary's relation.
PREDICATES = {"party": "memberOf", "ceo": "leads"}
# One of these between two things leaves no other of them to tell.
ALIKE = (
    {"worksFor", "memberOf", "leads", "boardMemberOf", "founded", "represents"}, {"partOf", "founded", "locatedIn"},
)  # fmt: skip
# A word of the sentence by which it tells something else: an honorary degree is no study, nor is teaching.
OTHERWISE = {"educatedAt": frozenset({"honorary", "honoris", "teach", "teaches", "taught", "teaching"})}
# A word without which it is not told: "Ann Lee, 43, of Hull" lives there, for all we know.
NEEDED = {"bornIn": frozenset({"born", "b", "b.", "birth", "birthplace", "native", "hails", "hailed", "hailing"})}
EITHER_WAY = frozenset({"spouseOf", "siblingOf"})
_CHIEF = re.compile(r"\b(?:chief executive(?: officer)?|CEO)\b", re.IGNORECASE)


class Scored(NamedTuple):
    """A relation of two things in one sentence, the mentions that tell it best, and the score of the head."""

    name: str
    subject: Cluster
    object: Cluster
    one: Mention
    other: Mention
    score: float

    @property
    def predicate(self) -> str:
        return PREDICATES.get(self.name, self.name)


def scored(doc: Doc, coreference: Coreference, head: Head, *, nameless: bool = False) -> list[Scored]:
    """What the head says of every sentence, best mentions of each two things, whatever the score.

    Things without a name count only where `nameless` is set, as in excerpts. A document whose pipeline gives no states
    for the head has nothing.
    """
    if not head.fits(doc.tensor.shape[-1] if doc.tensor.ndim == 2 else 0):
        return []
    found = pairs(doc, coreference, wanted=lambda cluster: nameless or cluster.named)
    if not found:
        return []
    scores = head.scores(features(doc, found))
    best: dict[tuple[int, int, int, str], Scored] = {}
    for pair, row in zip(found, scores, strict=True):
        for number in np.flatnonzero(row > head.lowest):
            name = head.relations[number]
            sent = doc[pair.one.head].sent
            words = {token.lower_ for token in sent}
            if words & OTHERWISE.get(name, frozenset()) or (name in NEEDED and not words & NEEDED[name]):
                continue
            if name == "ceo" and _CHIEF.search(sent.text) is None:
                continue  # elected or appointed to something else
            one, other = KINDS[name]
            if pair.subject.type in one and pair.object.type in other:
                told = Scored(name, pair.subject, pair.object, pair.one, pair.other, float(row[number]))
                key = (doc[pair.one.head].sent.start, id(pair.subject), id(pair.object), name)
                if key not in best or best[key].score < told.score:
                    best[key] = told
    return list(best.values())


def sure(
    told: Iterable[Scored], head: Head, known: Iterable[tuple[str, str, str]], key: Callable[[Cluster], str]
) -> Iterator[Scored]:
    """What may be said: above its relation's threshold, and not between two things that a rule has related so.

    `known` has the predicate, subject and object of what the rules found, things by their `key`.
    """
    taken = set(known)
    for one in told:
        voice = head.voices.get(one.name)
        if voice is None or one.score < voice.threshold:
            continue
        alike = {one.predicate}.union(*(group for group in ALIKE if one.predicate in group))
        subject, object_ = key(one.subject), key(one.object)
        if one.predicate == "bornIn" and any(n == "bornIn" and p == object_ and w != subject for n, w, p in taken):
            continue  # "born in Leeds, the son of Ann": it is said of one of them
        ways = [(subject, object_), (object_, subject)] if one.predicate in EITHER_WAY else [(subject, object_)]
        if subject != object_ and not any((name, *way) in taken for name in alike for way in ways):
            yield one
            taken.add((one.predicate, subject, object_))


def tie(doc: Doc, told: Scored) -> Token:
    """The word that ties both mentions: the topmost of the way between them in the tree."""
    sent = doc[told.one.head].sent
    heads = {token.i: token.head.i for token in sent}
    if told.other.head not in heads:
        return doc[told.one.head]
    return doc[path_between(heads, told.one.head, told.other.head)[1]]


def qualifiers(doc: Doc, told: Scored, words: Lexicon) -> dict[str, object]:
    """The role of a chief executive in the text's own words, and whether the words between say that it is over."""
    start, end = min(told.one.start, told.other.start), max(told.one.end, told.other.end)
    found: dict[str, object] = {}
    if told.name == "ceo" and (role := _CHIEF.search(doc[told.one.head].sent.text)) is not None:
        found["role"] = role.group().lower() if role.group() != "CEO" else "ceo"
    before = max(doc[told.one.head].sent.start, start - 2)
    if any(token.lower_ in words["status.ended"] for token in doc[before:end]):
        found["ended"] = True
    return found
