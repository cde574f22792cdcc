"""The output of a shipped model that its relation head reads: the states of the words, brought down to few numbers.

The upper layers' states of each word are projected on the directions in which the words of the training texts differ
most. The projection becomes part of the graph; nothing else of the model changes.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

LAYERS = (2, 3, 4, 5)  # of the encoder's six, from 0
WIDTH = 192
_OUTPUT = "states"


def with_states(model: Any, projection: tuple[NDArray[np.float32], NDArray[np.float32]] | None = None) -> Any:
    """The ONNX model with the output `states`, words × (layers × width) or, projected, words × `WIDTH`.

    An earlier output of that name and what led to it are taken out.
    """
    graph = model.graph
    for old in [old for old in graph.node if any(name.startswith(_OUTPUT) for name in old.output)]:
        graph.node.remove(old)
    for values in (graph.output, graph.initializer):
        for value in [value for value in values if value.name.startswith(_OUTPUT)]:
            values.remove(value)
    stacked = next(one for one in graph.node if one.op_type == "Concat" and len(one.input) > max(LAYERS))

    def constant(name: str, value: NDArray[Any]) -> str:
        graph.initializer.append(numpy_helper.from_array(np.ascontiguousarray(value), f"{_OUTPUT}.{name}"))
        return f"{_OUTPUT}.{name}"

    def node(kind: str, inputs: list[str], out: str, **attributes: Any) -> str:
        graph.node.append(helper.make_node(kind, inputs, [out], **attributes))
        return out

    chosen = node("Concat", [stacked.input[layer] for layer in LAYERS], f"{_OUTPUT}.layers", axis=0)
    by_word = node("Transpose", [chosen], f"{_OUTPUT}.by-word", perm=[1, 0, 2])
    shape = constant("shape", np.array([0, -1], dtype=np.int64))
    if projection is None:
        node("Reshape", [by_word, shape], _OUTPUT)
    else:
        flat = node("Reshape", [by_word, shape], f"{_OUTPUT}.flat")
        half = constant("directions", projection[0].astype(np.float16))
        directions = node("Cast", [half], f"{_OUTPUT}.cast", to=TensorProto.FLOAT)
        turned = node("MatMul", [flat, directions], f"{_OUTPUT}.turned")
        node("Add", [turned, constant("offset", projection[1])], _OUTPUT)
    graph.output.append(helper.make_tensor_value_info(_OUTPUT, TensorProto.FLOAT, ["words", None]))
    return model


def projection_of(states: Iterable[NDArray[np.float32]]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The principal directions of standardised states (each words × width) and the offset that centres them.

    Each direction is divided by the fourth root of its variance, so that the small ones count somewhat more.
    """
    count, total, squares = 0, np.zeros(1), np.zeros((1, 1))
    for some in states:
        some = some.astype(np.float64)
        count, total, squares = count + len(some), total + some.sum(0), squares + some.T @ some
    mean = total / count
    covariance = squares / count - np.outer(mean, mean)
    spread = np.sqrt(np.diag(covariance))
    sizes, directions = np.linalg.eigh(covariance / np.outer(spread, spread))
    order = np.argsort(-sizes)[:WIDTH]
    turned = directions[:, order] * sizes[order] ** -0.25 / spread[:, None]
    return turned.astype(np.float32), (-mean @ turned).astype(np.float32)


def write(folder: Path, projection: tuple[NDArray[np.float32], NDArray[np.float32]] | None, out: Path) -> None:
    """Write the model of `folder` with states into the folder `out` (which may be the same)."""
    model = with_states(onnx.load(str(folder / "model.onnx")), projection)
    out.mkdir(parents=True, exist_ok=True)
    for name in ("classes.json", "vocabulary.txt"):
        (out / name).write_bytes((folder / name).read_bytes())
    onnx.save(model, str(out / "model.onnx"))
