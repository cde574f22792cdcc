"""The network: MiniLM's six layers with casing shapes, and the heads on every word's first sub-word.

The parser is the deep biaffine one of Dozat and Manning (2017); one more number per word scores it as its sentence's
root.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from kg.language.wordpieces import SHAPES

HEADS = ("upos", "xpos", "lemma", "feats", "names", "start")


@dataclass
class Sizes:
    """Everything needed to build the network again; `classes` counts the classes of each linear head."""

    vocabulary: int
    labels: int
    classes: dict[str, int]
    width: int = 384
    layers: int = 6
    attention: int = 12
    inner: int = 1536
    positions: int = 512
    arc: int = 256
    label: int = 96
    dropout: float = 0.1
    head_dropout: float = 0.25

    def record(self) -> dict[str, Any]:
        return asdict(self)


class Layer(nn.Module):
    """One transformer layer, normalised after each residual, as in BERT."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.attention = sizes.attention
        self.qkv = nn.Linear(sizes.width, 3 * sizes.width)
        self.out = nn.Linear(sizes.width, sizes.width)
        self.norm1 = nn.LayerNorm(sizes.width, eps=1e-12)
        self.up = nn.Linear(sizes.width, sizes.inner)
        self.down = nn.Linear(sizes.inner, sizes.width)
        self.norm2 = nn.LayerNorm(sizes.width, eps=1e-12)
        self.dropout = sizes.dropout

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, width = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.attention, -1).permute(2, 0, 3, 1, 4)
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        mixed = self.out(mixed.transpose(1, 2).reshape(batch, length, width))
        x = self.norm1(x + F.dropout(mixed, self.dropout, self.training))
        inner = self.down(F.gelu(self.up(x)))
        normed: Tensor = self.norm2(x + F.dropout(inner, self.dropout, self.training))
        return normed


class Network(nn.Module):
    """Sub-word numbers and shapes in; scores for every word out."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.sizes = sizes
        self.pieces = nn.Embedding(sizes.vocabulary, sizes.width, sparse=True)
        self.positions = nn.Embedding(sizes.positions, sizes.width)
        self.shapes = nn.Embedding(len(SHAPES), sizes.width)
        self.norm = nn.LayerNorm(sizes.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(sizes) for _ in range(sizes.layers))
        # A learnt mean of the layers for each of three groups of heads: tree, tags, names.
        self.mix = nn.Parameter(torch.tensor([[-1.0] * (sizes.layers - 2) + [0.0, 1.0]] * 3))
        self.arcs = nn.Linear(sizes.width, 2 * sizes.arc)
        self.tags = nn.Linear(sizes.width, 2 * sizes.label)
        self.bilinear = nn.Parameter(torch.zeros(sizes.arc + 1, sizes.arc))
        self.root = nn.Linear(sizes.arc, 1)
        self.trilinear = nn.Parameter(torch.zeros(sizes.label + 1, sizes.labels * (sizes.label + 1)))
        self.linear = nn.ModuleDict({name: nn.Linear(sizes.width, sizes.classes[name]) for name in HEADS})
        nn.init.zeros_(self.shapes.weight)

    def read_minilm(self, weights: dict[str, Tensor]) -> None:
        """Take over the weights of a BERT checkpoint; token types are folded into the positions."""
        with torch.no_grad():
            self.pieces.weight.copy_(weights["embeddings.word_embeddings.weight"])
            self.positions.weight.copy_(
                weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
            )
            self._copy(self.norm, weights, "embeddings.LayerNorm")
            for number, layer in enumerate(self.layers):
                name = f"encoder.layer.{number}."
                assert isinstance(layer, Layer)
                for kind in ("weight", "bias"):
                    parts = [weights[f"{name}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
                    getattr(layer.qkv, kind).copy_(torch.cat(parts))
                self._copy(layer.out, weights, f"{name}attention.output.dense")
                self._copy(layer.norm1, weights, f"{name}attention.output.LayerNorm")
                self._copy(layer.up, weights, f"{name}intermediate.dense")
                self._copy(layer.down, weights, f"{name}output.dense")
                self._copy(layer.norm2, weights, f"{name}output.LayerNorm")

    @staticmethod
    def _copy(module: nn.Module, weights: dict[str, Tensor], name: str) -> None:
        for kind in ("weight", "bias"):
            getattr(module, kind).copy_(weights[f"{name}.{kind}"])

    def forward(self, batch: dict[str, Tensor]) -> dict[str, Tensor]:
        """Scores of the words of a batch, all flat over its (sentence-aligned) words: see `loss` for the shapes."""
        sizes = self.sizes
        pieces, shapes = batch["pieces"], batch["shapes"]
        lengths = batch["lengths"]
        x = self.pieces(pieces) + self.shapes(shapes) + self.positions.weight[: pieces.shape[1]]
        x = F.dropout(self.norm(x), sizes.dropout, self.training)
        mask = None
        if int(lengths.min()) != pieces.shape[1]:
            mask = (torch.arange(pieces.shape[1]) < lengths[:, None])[:, None, None, :]
        states = []
        for layer in self.layers:
            x = layer(x, mask)
            states.append(x)
        # First sub-words only, flat: `firsts` indexes batch * length.
        words = torch.stack([state.reshape(-1, sizes.width)[batch["firsts"]] for state in states])
        mixed = torch.einsum("gl,lnw->gnw", self.mix.softmax(-1), words)
        tree, tags, names = F.dropout(mixed, sizes.dropout, self.training)
        dependent, head = self._mlp(self.arcs(tree)).chunk(2, -1)
        dependent_label, head_label = self._mlp(self.tags(tree)).chunk(2, -1)
        scores = {name: self.linear[name](names if name == "names" else tags) for name in HEADS}
        return {
            "dependent": dependent, "head": head, "root": self.root(dependent)[:, 0],
            "dependent_label": dependent_label, "head_label": head_label, **scores,
        }  # fmt: skip

    def _mlp(self, x: Tensor) -> Tensor:
        return F.dropout(F.gelu(x), self.sizes.head_dropout, self.training)

    def loss(self, batch: dict[str, Tensor]) -> dict[str, Tensor]:
        """Mean losses of each head over its labelled words (-100: not labelled)."""
        out = self(batch)
        grid = batch["grid"]  # windows × words, numbers of flat words, -1 for padding
        place = grid.clamp(min=0)
        dependent, head = out["dependent"][place], out["head"][place]
        arcs = F.pad(dependent, (0, 1), value=1.0) @ self.bilinear @ head.transpose(1, 2)
        sentence = batch["sentences"]  # windows × words; words may only depend within their sentence
        forbidden = (sentence[:, :, None] != sentence[:, None, :]) | (grid[:, None, :] < 0)
        forbidden |= torch.eye(grid.shape[1], dtype=torch.bool)
        arcs = torch.cat([out["root"][place][:, :, None], arcs.masked_fill(forbidden, -1e4)], -1)
        losses = {"arcs": F.cross_entropy(arcs.flatten(0, 1), batch["arcs"].flatten(), reduction="sum")}
        chosen = (batch["arcs"] > 0) & (batch["labels"] >= 0)
        rows = place[chosen]
        columns = place.gather(1, (batch["arcs"] - 1).clamp(min=0))[chosen]
        labels = self.labels(out["dependent_label"][rows], out["head_label"][columns])
        losses["labels"] = F.cross_entropy(labels, batch["labels"][chosen], reduction="sum")
        for name in ("upos", "xpos", "lemma", "feats", "names"):
            losses[name] = F.cross_entropy(out[name], batch[name], reduction="sum")
        known = batch["start"] >= 0
        losses["start"] = F.binary_cross_entropy_with_logits(
            out["start"][:, 0][known], batch["start"][known].float(), reduction="sum"
        )
        return losses

    def labels(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Label scores, pairs × labels."""
        count, size = self.sizes.labels, self.sizes.label + 1
        left = (F.pad(dependent, (0, 1), value=1.0) @ self.trilinear).view(-1, count, size)
        return (left @ F.pad(head, (0, 1), value=1.0)[:, :, None])[:, :, 0]
