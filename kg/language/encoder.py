"""The network at run time: an ONNX session over the words of one window.

Dynamic int8 quantisation scales by the largest number in the whole input. So a window is always run alone: what a
document says cannot change how another one is read.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from kg.errors import ModelError
from kg.language.wordpieces import WordPieces, shape

FILES = ("model.onnx", "classes.json", "vocabulary.txt")
Floats = NDArray[np.float32]
Integers = NDArray[np.int64]


@dataclass(frozen=True)
class Scores:
    """What the network says of a window of `n` words.

    `start` (n) is the log-odds that a sentence starts; `arcs[d, h]` (n × n) and `roots` (n) score heads; `dependents`
    (n × labels × label size + 1) and `heads` (n × label size) give labels through `Encoder.labels`; `names` (n × BIO
    labels) are log-probabilities; `lemma` (n × 4) are the likeliest edit scripts; the rest (n) are class numbers;
    `states` (n × width) say what each word means where it stands, for `kg.language.relations`: an exported model gets
    them with its relation head.
    """

    start: Floats
    arcs: Floats
    roots: Floats
    dependents: Floats
    heads: Floats
    names: Floats
    upos: Integers
    xpos: Integers
    lemma: Integers
    feats: Integers
    states: Floats | None = None


class Encoder:
    """One model folder, loaded."""

    def __init__(self, folder: Path) -> None:
        missing = [name for name in FILES if not (folder / name).is_file()]
        if missing:
            raise ModelError(
                f"no English model in {folder} ({', '.join(missing)} missing): reinstall the package, or write one "
                "with `python -m kg.language.training export`"
            )
        self.classes: dict[str, list[str]] = json.loads((folder / "classes.json").read_text("utf-8"))
        self.pieces = WordPieces.read(folder / "vocabulary.txt")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # Parallel over windows, never inside one: the sums are then the same however many cores there are.
        self._session: Any = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._outputs = [output.name for output in self._session.get_outputs()]

    def sizes(self, words: Sequence[str]) -> list[int]:
        """How many sub-words each word takes."""
        return [len(self.pieces.ids(word)) for word in words]

    def run(self, words: Sequence[str]) -> Scores:
        """Read one window."""
        ids, shapes, firsts = [self.pieces.start], [0], []
        for word in words:
            firsts.append(len(ids))
            parts = self.pieces.ids(word)
            ids.extend(parts)
            shapes.extend([shape(word)] * len(parts))
        ids.append(self.pieces.end)
        shapes.append(0)
        values = self._session.run(
            None,
            {
                "pieces": np.array([ids], dtype=np.int64),
                "shapes": np.array([shapes], dtype=np.int64),
                "firsts": np.array(firsts, dtype=np.int64),
            },
        )
        return Scores(**dict(zip(self._outputs, values, strict=True)))

    def begin(self, words: Sequence[str]) -> Future[Scores]:
        """Start to read a window beside others; each is still read on its own."""
        return _threads(os.getpid()).submit(self.run, words)

    def labels(self, scores: Scores, heads: Sequence[int]) -> list[str]:
        """The label of every arc from word to `heads` (numbers within the window); meaningless for the root."""
        right = scores.heads[np.maximum(heads, 0)][:, :, None]
        best = (np.matmul(scores.dependents[:, :, :-1], right)[:, :, 0] + scores.dependents[:, :, -1]).argmax(1)
        table = self.classes["labels"]
        return [table[number] for number in best]


@cache
def _threads(process: int) -> ThreadPoolExecutor:
    """The reading threads of one process: a forked one inherits none that live."""
    return ThreadPoolExecutor(max_workers=2, thread_name_prefix="kg-encoder")


@cache
def encoder(folder: Path) -> Encoder:
    """The encoder of a folder, loaded once."""
    return Encoder(folder)
