"""A head on the encoder that tells how two people, bodies, places or works of one sentence stand to each other."""

from kg.language.relations.features import features
from kg.language.relations.head import Head, shipped
from kg.language.relations.pairs import KINDS, Pair, pairs

__all__ = ["KINDS", "Head", "Pair", "features", "pairs", "shipped"]
