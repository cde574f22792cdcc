"""Where an event took place: a place that stands with its trigger."""

from __future__ import annotations

from spacy.tokens import Token

from kg.claims.arguments import Arguments, is_verbal
from kg.language.coreference import Cluster, Coreference

PREPOSITIONS = ("in", "at", "inside", "near", "outside", "within", "across", "throughout")


def place_of(trigger: Token, arguments: Arguments, coreference: Coreference) -> Cluster | None:
    """The named place that modifies a trigger: "raped in Smalltown", "the Smalltown bombing"."""
    functions = PREPOSITIONS if is_verbal(trigger) else (*PREPOSITIONS, "compound")
    for function in functions:
        for token in arguments.named(trigger, function):
            cluster = coreference.of(token)
            if cluster is not None and cluster.type == "Place" and cluster.named:
                return cluster
    return None
