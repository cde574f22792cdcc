"""How surely a claim is read: a chance of being right, from what the reading rested on.

Each claim has cues, short names for what is known to go wrong more or less often: a role filled by a pronoun, a noun as
trigger, words of a role that stand far off. A logistic model over the cues gives the confidence; its weights in
`confidence.toml` are fitted on the development gold (`python -m kg.evaluation.calibration`), so that of the claims told
with confidence 0.8 about four in five are right.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from math import exp
from pathlib import Path
from typing import TypeAlias

from spacy.tokens import Token

from kg.errors import OntologyError
from kg.language.coreference import Coreference

WEIGHTS = Path(__file__).with_name("confidence.toml")
BIAS = "always"
FAR = 12  # tokens between a trigger and what fills a role
LONG = 40  # tokens of a sentence

Cues: TypeAlias = frozenset[str]
Confidence: TypeAlias = Callable[[Cues], float]
"""Gives the chance, from 0 to 1, that a claim with these cues is right."""


def cues_of(kind: str, tokens: tuple[Token, ...], coreference: Coreference, status: str, spoken: bool) -> Cues:
    """The cues of a claim of a kind (relation, event, statement) read off a trigger, `tokens[0]`, and its arguments."""
    trigger, *arguments = tokens
    found = {BIAS, kind}
    if trigger.pos_ not in ("VERB", "AUX"):
        found.add("noun as trigger")
    if not arguments and kind != "statement":
        found.add("filled by inference")
    if any(abs(token.i - trigger.i) > FAR for token in arguments):
        found.add("argument far off")
    if trigger.sent.end - trigger.sent.start > LONG:
        found.add("long sentence")
    if status not in ("asserted", "reported"):
        found.add("not plainly told")
    if spoken:
        found.add("told by a speaker")
    for token in arguments:
        cluster = coreference.of(token)
        mention = next((m for m in cluster.mentions if m.start <= token.i < m.end), None) if cluster else None
        if cluster is not None and not cluster.named:
            found.add("nameless argument")
        if mention is not None and mention.kind != "name":
            found.add(f"{mention.kind} as argument")
    return frozenset(found)


def logistic(weights: Mapping[str, float]) -> Confidence:
    """The confidence that weights give; a cue without a weight says nothing."""
    def confidence(cues: Cues) -> float:
        return round(1 / (1 + exp(-sum(weights.get(cue, 0.0) for cue in sorted(cues)))), 3)
    return confidence


def read_weights(lines: Iterable[str]) -> dict[str, float]:
    """The weights in a TOML text; raises OntologyError where it is none."""
    try:
        table = tomllib.loads("".join(lines))["weights"]
        return {str(cue): float(weight) for cue, weight in table.items()}
    except (tomllib.TOMLDecodeError, KeyError, AttributeError, TypeError, ValueError) as error:
        raise OntologyError(f"{WEIGHTS.name}: holds no table of weights ({error})") from error


@cache
def shipped() -> Confidence:
    """The confidence that travels with the package."""
    return logistic(read_weights(WEIGHTS.read_text("utf-8").splitlines(keepends=True)))
