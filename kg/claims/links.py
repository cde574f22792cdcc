"""A relation that is read off how words stand to each other, without a word of its own that tells it."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Token

from kg.language.coreference import Cluster


class Link(NamedTuple):
    """One relation with the tokens that say so; the first of them tells where in the text it is said."""

    predicate: str
    subject: Cluster
    object: Cluster
    tokens: tuple[Token, ...]
    ended: bool = False
