"""Find the mentions of a document: names, descriptions ("the former prosecutor") and pronouns, each with its type.

A mention is a span of tokens with one head. Its type is one of Person, Group, Organization, Place, Work, Event.
"""

from __future__ import annotations

from spacy.tokens import Doc

from kg.language.lexicon import Lexicon
from kg.language.mentions.described import DEFINITE, PERSONAL, description, pronoun
from kg.language.mentions.kinds import NUMBERS, Mention, lemma, noun_type, span_head
from kg.language.mentions.named import group_count, names
from kg.language.mentions.offices import offices

__all__ = [
    "DEFINITE",
    "NUMBERS",
    "PERSONAL",
    "Mention",
    "find_mentions",
    "group_count",
    "lemma",
    "noun_type",
    "span_head",
]


def find_mentions(doc: Doc, lexicon: Lexicon) -> list[Mention]:
    """All mentions in text order; a name hides the description that it is part of."""
    named = names(doc, lexicon)
    held = list(offices(doc, named, lexicon))
    taken = {index for office in held for index in range(office.start, office.end)}
    named = [name for name in named if not taken.intersection(range(name.start, name.end))]
    taken |= {index for name in named for index in range(name.start, name.end)}
    rest = [
        mention
        for token in doc
        if token.i not in taken
        for mention in (*description(token, lexicon, taken), *pronoun(token))
    ]
    return sorted((*named, *held, *rest), key=lambda mention: (mention.start, mention.end))
