"""A checkpoint as the model the package ships: an ONNX graph with int8 weights, written node by node.

Matrix products of the encoder run in int8 (weights per column, activations scaled when they are read, a few outlying
channels apart); sub-word vectors are int8 with a scale per row; heads, norms and attention stay in float32.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from kg.language.encoder import FILES
from kg.language.training.calibrate import largest, outliers

_APART = {"qkv": 8, "out": 8, "up": 8, "down": 16}  # channels of a product's input that stay in float32
_POSITIONS = 400  # sub-words of a window at most, with both marks


class Graph:
    """Collects nodes and constants; every method gives the name of a result."""

    def __init__(self, *, quantised: bool) -> None:
        self.nodes: list[Any] = []
        self.constants: list[Any] = []
        self.quantised = quantised
        self._count = 0

    def constant(self, value: NDArray[Any]) -> str:
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, *inputs: str, domain: str = "", out: str = "", **attributes: Any) -> str:
        self._count += 1
        out = out or f"n{self._count}"
        self.nodes.append(helper.make_node(kind, list(inputs), [out], domain=domain, **attributes))
        return out

    def product(
        self, x: str, weight: NDArray[np.float32], bias: NDArray[np.float32], apart: NDArray[np.int64] | None = None
    ) -> str:
        """x @ weight + bias, weight as inputs × outputs; the input channels `apart` are multiplied in float32."""
        if not self.quantised:
            return self.node("Add", self.node("MatMul", x, self.constant(weight)), self.constant(bias))
        if apart is not None:
            kept = np.ones(len(weight), dtype=np.float32)
            kept[apart] = 0
            part = self.node("Gather", x, self.constant(apart), axis=2)
            exact = self.node("MatMul", part, self.constant(weight[apart]))
            rest = self.node("Mul", x, self.constant(kept))
            return self.node("Add", self.product(rest, weight * kept[:, None], bias), exact)
        scale = np.maximum(np.abs(weight).max(0), 1e-8) / 127
        whole = np.clip(np.round(weight / scale), -127, 127).astype(np.int8)
        return self.node(
            "DynamicQuantizeMatMul", x, self.constant(whole), self.constant(scale.astype(np.float32)), "",
            self.constant(bias), domain="com.microsoft",
        )  # fmt: skip

    def rows(self, table: NDArray[np.float32], ids: str) -> str:
        """The rows `ids` of a table."""
        if not self.quantised:
            return self.node("Gather", self.constant(table), ids)
        scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-8) / 127
        whole = np.clip(np.round(table / scale), -127, 127).astype(np.int8)
        rows = self.node("Cast", self.node("Gather", self.constant(whole), ids), to=TensorProto.FLOAT)
        return self.node("Mul", rows, self.node("Gather", self.constant(scale.astype(np.float32)), ids))


def build(
    weights: dict[str, NDArray[np.float32]],
    sizes: dict[str, Any],
    *,
    measured: dict[str, NDArray[np.float32]] | None = None,
) -> Any:
    """The ONNX model of a network's weights. Inputs: pieces, shapes (1 × sub-words), firsts (words).

    `measured` is what `calibrate.largest` found; without it the weights stay in float32.
    """
    g = Graph(quantised=measured is not None)
    arc, label = sizes["arc"], sizes["label"]

    def linear(x: str, name: str, *, exact: bool = False) -> str:
        weight, bias = weights[f"{name}.weight"].T.copy(), weights[f"{name}.bias"]
        if exact:
            return g.node("Add", g.node("MatMul", x, g.constant(weight)), g.constant(bias))
        apart = outliers(measured[name], _APART[name.rsplit(".", 1)[-1]]) if measured else None
        return g.product(x, weight, bias, apart)

    def norm(x: str, residual: str, name: str) -> str:
        # Not ONNX Runtime's fused SkipLayerNormalization: on processors without AVX-512 it takes six times as long.
        return g.node(
            "LayerNormalization", g.node("Add", x, residual), g.constant(weights[f"{name}.weight"]),
            g.constant(weights[f"{name}.bias"]), epsilon=1e-12, axis=-1,
        )  # fmt: skip

    length = g.node("Shape", "pieces", start=1, end=2)
    zero, one = (g.constant(np.array([value], dtype=np.int64)) for value in (0, 1))
    positions = g.node("Slice", g.constant(weights["positions.weight"][:_POSITIONS]), zero, length, zero)
    positions = g.node("Unsqueeze", positions, zero)
    shapes = g.node("Gather", g.constant(weights["shapes.weight"]), "shapes")
    x = norm(g.node("Add", g.rows(weights["pieces.weight"], "pieces"), shapes), positions, "norm")
    states = []
    for number in range(sizes["layers"]):
        name = f"layers.{number}"
        q, k, v = (f"{name}.{part}" for part in "qkv")
        qkv = linear(x, f"{name}.qkv")
        split = g.constant(np.array([sizes["width"]] * 3, dtype=np.int64))
        g.nodes.append(helper.make_node("Split", [qkv, split], [q, k, v], axis=2))
        mixed = g.node("MultiHeadAttention", q, k, v, domain="com.microsoft", num_heads=sizes["attention"])
        x = norm(linear(mixed, f"{name}.out"), x, f"{name}.norm1")
        inner = g.node("Gelu", linear(x, f"{name}.up"), domain="com.microsoft")
        x = norm(linear(inner, f"{name}.down"), x, f"{name}.norm2")
        states.append(g.node("Gather", x, "firsts", axis=1))
    mix = np.exp(weights["mix"]) / np.exp(weights["mix"]).sum(-1, keepdims=True)
    stacked = g.node("Concat", *states, axis=0)  # layers × words × width
    flat = g.node("Reshape", stacked, g.constant(np.array([sizes["layers"], -1], dtype=np.int64)))
    shape = g.constant(np.array([-1, sizes["width"]], dtype=np.int64))
    tree, tags, names = (
        g.node("Reshape", g.node("MatMul", g.constant(row[None].astype(np.float32)), flat), shape) for row in mix
    )

    def halves(x: str, name: str, size: int) -> tuple[str, str]:
        both = g.node("Gelu", linear(x, name, exact=True), domain="com.microsoft")
        split = g.constant(np.array([size, size], dtype=np.int64))
        g.nodes.append(helper.make_node("Split", [both, split], [f"{name}.dependent", f"{name}.head"], axis=1))
        return f"{name}.dependent", f"{name}.head"

    dependent, head = halves(tree, "arcs", arc)
    bilinear = weights["bilinear"]
    left = g.node("Add", g.node("MatMul", dependent, g.constant(bilinear[:-1])), g.constant(bilinear[-1]))
    g.node("MatMul", left, g.node("Transpose", head, perm=[1, 0]), out="arcs")
    g.node("Squeeze", linear(dependent, "root", exact=True), one, out="roots")
    dependent_label, head_label = halves(tree, "tags", label)
    trilinear = weights["trilinear"]
    left = g.product(dependent_label, trilinear[:-1], trilinear[-1])
    g.node("Reshape", left, g.constant(np.array([-1, sizes["labels"], label + 1], dtype=np.int64)), out="dependents")
    g.node("Identity", head_label, out="heads")
    g.node("LogSoftmax", linear(names, "linear.names", exact=True), axis=-1, out="names")
    g.node("Squeeze", linear(tags, "linear.start", exact=True), one, out="start")
    ranked = ["lemma.scores", "lemma"]
    scripts = linear(tags, "linear.lemma", exact=True)
    g.nodes.append(helper.make_node("TopK", [scripts, g.constant(np.array([4], dtype=np.int64))], ranked))
    for name in ("upos", "xpos", "feats"):
        g.node("ArgMax", linear(tags, f"linear.{name}", exact=True), axis=-1, keepdims=0, out=name)
    inputs = [
        helper.make_tensor_value_info("pieces", TensorProto.INT64, [1, "length"]),
        helper.make_tensor_value_info("shapes", TensorProto.INT64, [1, "length"]),
        helper.make_tensor_value_info("firsts", TensorProto.INT64, ["words"]),
    ]
    real, whole = TensorProto.FLOAT, TensorProto.INT64
    outputs = [
        *(helper.make_tensor_value_info(name, real, ["words"]) for name in ("start", "roots")),
        helper.make_tensor_value_info("arcs", real, ["words", "words"]),
        helper.make_tensor_value_info("dependents", real, ["words", sizes["labels"], label + 1]),
        helper.make_tensor_value_info("heads", real, ["words", label]),
        helper.make_tensor_value_info("names", real, ["words", sizes["classes"]["names"]]),
        *(helper.make_tensor_value_info(name, whole, ["words"]) for name in ("upos", "xpos", "feats")),
        helper.make_tensor_value_info("lemma", whole, ["words", 4]),
    ]
    graph = helper.make_graph(g.nodes, "english", inputs, outputs, g.constants)
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=8)


def export(checkpoint: Path, folder: Path, corpora: Path | None) -> None:
    """Write the averaged weights of `checkpoint` as a model folder; an earlier one is replaced at one stroke.

    `corpora` are there to calibrate int8 weights on; without them the model is written in float32.
    """
    state = torch.load(checkpoint, weights_only=True, mmap=True)
    weights = {name: value.numpy().astype(np.float32) for name, value in state["average"].items()}
    folder.parent.mkdir(parents=True, exist_ok=True)
    temporary = Path(tempfile.mkdtemp(prefix=".model-", dir=folder.parent))
    measured = largest(state, corpora) if corpora else None
    onnx.save(build(weights, state["sizes"], measured=measured), temporary / FILES[0])
    classes = json.dumps(state["classes"], ensure_ascii=False, indent=0)
    (temporary / FILES[1]).write_text(classes + "\n", "utf-8")
    (temporary / FILES[2]).write_text("\n".join(state["vocabulary"]) + "\n", "utf-8")
    temporary.chmod(0o755)
    old = folder.with_name(f".{folder.name}-old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.replace(old)
    temporary.replace(folder)
    shutil.rmtree(old, ignore_errors=True)
