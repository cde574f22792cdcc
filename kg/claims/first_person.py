"""Who "I" is: inside a quotation, the one who speaks it."""

from __future__ import annotations

from spacy.tokens import Doc

from kg.claims.turns import Turns
from kg.language.coreference import Coreference
from kg.language.mentions import Mention

FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself"})


def link_first_person(doc: Doc, coreference: Coreference, turns: Turns) -> None:
    """Put each "I" of a quotation with the one person who speaks it; where nobody or two speak it is nobody."""
    for token in doc:
        if token.lower_ not in FIRST_PERSON or token.pos_ not in ("PRON", "DET"):
            continue
        place = turns.at(token)
        speakers = turns.speakers_of(place) if place is not None else []
        if len(speakers) == 1 and speakers[0].type == "Person":
            speakers[0].mentions.append(
                Mention(token.i, token.i + 1, token.i, "Person", "pronoun", token.lower_)
            )
            coreference.by_head[token.i] = speakers[0]
