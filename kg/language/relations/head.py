"""The relation head at run time: a small network over a pair's features, and per relation from where on it speaks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.errors import ModelError
from kg.language.relations.features import width_of

FILES = ("relations.npz", "relations.json")
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Voice:
    """From which score on one relation is told; `slope` and `offset` turn a score into the log-odds of being right."""

    threshold: float
    slope: float
    offset: float

    def confidence(self, score: float) -> float:
        """The chance that what has this score is right."""
        return float(1 / (1 + np.exp(-(self.slope * score + self.offset))))


@dataclass(frozen=True)
class Head:
    """Several networks of one hidden layer whose scores are averaged; `voices` has the relations that may be told.

    `mean` and `scale` (features) put features on one scale; `inner` (networks × features × hidden), `bias` (networks ×
    hidden), `outer` (networks × hidden × relations) and `start` (networks × relations) are the weights.
    """

    relations: tuple[str, ...]
    voices: Mapping[str, Voice]
    mean: Floats
    scale: Floats
    inner: Floats
    bias: Floats
    outer: Floats
    start: Floats

    @classmethod
    def read(cls, folder: Path) -> Head | None:
        """The head of a model folder, None where it has none; raises ModelError where its files are damaged."""
        weights, table = (folder / name for name in FILES)
        if not weights.is_file() or not table.is_file():
            return None
        try:
            told = json.loads(table.read_text("utf-8"))
            voices = {
                name: Voice(row["threshold"], row["slope"], row["offset"])
                for name, row in told["relations"].items()
                if row["threshold"] is not None
            }
            with np.load(weights) as arrays:
                values = {name: arrays[name].astype(np.float32) for name in arrays.files}
            return cls(tuple(told["relations"]), voices, **values)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelError(f"{folder}: the relation head is damaged ({error}); reinstall the package") from error

    def fits(self, width: int) -> bool:
        """Say whether states of this width are what the head was trained on."""
        return len(self.mean) == width_of(width)

    @property
    def lowest(self) -> float:
        """The score below which no relation is told."""
        return min((voice.threshold for voice in self.voices.values()), default=float("inf"))

    def scores(self, features: Floats) -> Floats:
        """Log-odds of every relation for each row of features, rows × relations."""
        rows = (features - self.mean) * self.scale
        total = np.zeros((len(rows), len(self.relations)), dtype=np.float32)
        for inner, bias, outer, start in zip(self.inner, self.bias, self.outer, self.start, strict=True):
            total += np.maximum(rows @ inner + bias, 0) @ outer + start
        return total / np.float32(len(self.inner))


@cache
def shipped() -> Head | None:
    """The head that travels with the package."""
    return Head.read(Path(__file__).resolve().parent.parent / "model")
