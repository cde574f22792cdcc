"""The first person: "I" in a quotation or an answer is the one who speaks, "we" the body that speaks."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.claims.turns import Turns
from kg.language.coreference import Cluster, Coreference
from kg.language.mentions import Mention

SINGULAR = frozenset({"i", "me", "my", "myself", "mine"})
PLURAL = frozenset({"we", "us", "our", "ourselves", "ours"})
FIRST_PERSON = SINGULAR | PLURAL
THIRD_PERSON = {"he": "male", "him": "male", "his": "male", "she": "female", "her": "female", "hers": "female"}
NEAR = 4  # people over whom a "he" that is not its speaker looks back


def link_first_person(doc: Doc, coreference: Coreference, turns: Turns) -> None:
    """Let pronouns of the first person stand for their speakers, where one speaker is known."""
    for token in doc:
        word = token.lower_
        if word not in FIRST_PERSON or token.pos_ not in ("PRON", "DET") or token.i in coreference.by_head:
            continue
        speaker = turns.speaker_at(token)
        types = ("Person",) if word in SINGULAR else ("Organization", "Group")
        if speaker is not None and speaker.type in types:
            _link(token, speaker, coreference)


def part_from_speaker(doc: Doc, coreference: Coreference, turns: Turns) -> None:
    """Let "he" in what somebody says be another than the speaker, who says "I": the one last told of, or nobody."""
    told: list[Cluster] = []  # people in the order in which they were last spoken of
    for token in doc:
        cluster = coreference.by_head.get(token.i)
        if cluster is None or cluster.type != "Person":
            continue
        if token.lower_ in THIRD_PERSON and turns.speaker_at(token) is cluster:
            fitting = [one for one in told if one is not cluster and _agrees(one, THIRD_PERSON[token.lower_])]
            cluster.mentions = [mention for mention in cluster.mentions if mention.head != token.i]
            del coreference.by_head[token.i]
            if not fitting:
                continue
            cluster = fitting[-1]
            _link(token, cluster, coreference)
        if token.lower_ not in SINGULAR:
            told = [*(one for one in told if one is not cluster), cluster][-NEAR:]


def _agrees(person: Cluster, gender: str) -> bool:
    return person.named and person.gender in ("", gender)


def _link(token: Token, speaker: Cluster, coreference: Coreference) -> None:
    coreference.by_head[token.i] = speaker
    speaker.mentions.append(Mention(token.i, token.i + 1, token.i, speaker.type, "pronoun", token.lower_))
    speaker.mentions.sort(key=lambda mention: mention.start)
