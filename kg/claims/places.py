"""Where an event took place: a place that stands with its trigger."""

from __future__ import annotations

from spacy.tokens import Token

from kg.claims.arguments import Arguments
from kg.claims.clauses import is_verbal
from kg.language.coreference import Cluster, Coreference

PREPOSITIONS = ("in", "at", "inside", "near", "outside", "within", "across", "throughout", "on", "behind")


def place_of(trigger: Token, arguments: Arguments, coreference: Coreference) -> Cluster | None:
    """The named place that modifies a trigger: "raped in Smalltown", "the Smalltown bombing", "at a bar in …"."""
    functions = PREPOSITIONS if is_verbal(trigger) else (*PREPOSITIONS, "compound")
    spots = [token for function in functions for token in arguments.named(trigger, function)]
    inside = [
        token
        for spot in spots
        if spot.pos_ == "NOUN" and spot.ent_type_ != "DATE"
        for function in ("in", "at", "near", "compound")
        for token in arguments.named(spot, function)
    ]
    for token in (*spots, *inside):
        cluster = coreference.of(token)
        if cluster is not None and cluster.type == "Place" and cluster.named:
            return cluster
    return None
