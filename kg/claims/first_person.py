"""The first person: "I" in a quotation or an answer is the one who speaks, "we" the body that speaks."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.claims.turns import Turns
from kg.language.coreference import Cluster, Coreference
from kg.language.mentions import Mention

SINGULAR = frozenset({"i", "me", "my", "myself", "mine"})
PLURAL = frozenset({"we", "us", "our", "ourselves", "ours"})
FIRST_PERSON = SINGULAR | PLURAL


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


def _link(token: Token, speaker: Cluster, coreference: Coreference) -> None:
    coreference.by_head[token.i] = speaker
    speaker.mentions.append(Mention(token.i, token.i + 1, token.i, speaker.type, "pronoun", token.lower_))
    speaker.mentions.sort(key=lambda mention: mention.start)
