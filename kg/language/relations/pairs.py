"""Which mentions of a sentence may stand in a relation to each other, by their types."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from spacy.tokens import Doc

from kg.language.coreference import Cluster, Coreference
from kg.language.mentions import Mention

FARTHEST = 70  # tokens between the heads of two mentions
MOST = 24  # mentions of a sentence; past them it is a list, not a telling

_PERSON, _BODY, _PLACE, _WORK = (frozenset({kind}) for kind in ("Person", "Organization", "Place", "Work"))
_BODIES = _BODY | {"Group"}
# What the head can say -> the types of subject and object. `party` is membership of a political party and `ceo` leading
# a company as its chief executive: both are relations of the vocabulary that a text tells in ways of their own.
KINDS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "spouseOf": (_PERSON, _PERSON),
    "parentOf": (_PERSON, _PERSON),
    "siblingOf": (_PERSON, _PERSON),
    "bornIn": (_PERSON, _PLACE),
    "livesIn": (_PERSON, _PLACE),
    "educatedAt": (_PERSON, _BODY),
    "worksFor": (_PERSON, _BODY),
    "party": (_PERSON, _BODIES),
    "ceo": (_PERSON, _BODY),
    "founded": (_PERSON | _BODY, _BODY),
    "partOf": (_BODY, _BODY),
    "locatedIn": (_BODY, _PLACE),
    "directed": (_PERSON, _WORK),
    "wrote": (_PERSON, _WORK),
    "produced": (_PERSON | _BODY, _WORK),
    "actedIn": (_PERSON, _WORK),
    "publishedBy": (_WORK, _BODY),
    "distributedBy": (_WORK, _BODY),
    "memberOf": (_PERSON, _BODIES),
}
_TYPES = frozenset((one, other) for ones, others in KINDS.values() for one in ones for other in others)


class Pair(NamedTuple):
    """A mention of one thing and a mention of another, in this order, in one sentence."""

    subject: Cluster
    object: Cluster
    one: Mention
    other: Mention


def pairs(doc: Doc, coreference: Coreference, *, wanted: Callable[[Cluster], bool] = lambda _: True) -> list[Pair]:
    """The ordered pairs of names and pronouns of each sentence whose types allow a relation; only `wanted` clusters."""
    numbers = [number for number, sent in enumerate(doc.sents) for _ in sent]
    sentences: dict[int, list[tuple[Mention, Cluster]]] = {}
    for cluster in coreference.clusters:
        if wanted(cluster):
            for mention in cluster.mentions:
                if mention.kind != "description":
                    sentences.setdefault(numbers[mention.head], []).append((mention, cluster))
    found: list[Pair] = []
    for number in sorted(sentences):
        mentions = sorted(sentences[number], key=lambda pair: (pair[0].start, pair[0].end))[:MOST]
        found += [
            Pair(subject, object_, one, other)
            for one, subject in mentions
            for other, object_ in mentions
            if subject is not object_
            and (subject.type, object_.type) in _TYPES
            and abs(one.head - other.head) <= FARTHEST
        ]
    return found
