"""How large the inputs of the encoder's matrix products become, channel by channel.

One int8 scale serves a whole input. A few channels are ten times larger than the rest and would waste most of the
scale's steps, so the export multiplies those few in float32 (LLM.int8(), Dettmers et al. 2022). It cuts the words that
int8 parses otherwise than float32 to a third.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from kg.language.training.network import Network, Sizes
from kg.language.training.samples import Classes, Sampler, tensors
from kg.language.training.train import documents
from kg.language.wordpieces import WordPieces

_PRODUCTS = ("qkv", "out", "up", "down")


def largest(state: dict[str, Any], corpora: Path, *, windows: int = 300) -> dict[str, NDArray[np.float32]]:
    """The largest absolute input per channel of every product of the encoder, by the module's name.

    `state` is a checkpoint; the averaged weights read a sample of the training sentences.
    """
    network = Network(Sizes(**state["sizes"]))
    network.load_state_dict(state["average"])
    network.eval()
    seen: dict[str, Tensor] = {}

    def watch(name: str) -> Any:
        def hook(module: nn.Module, inputs: tuple[Tensor, ...]) -> None:
            size = inputs[0].detach().abs().flatten(0, -2).amax(0)
            seen[name] = torch.maximum(seen[name], size) if name in seen else size

        return hook

    for name, module in network.named_modules():
        if name.startswith("layers") and name.rsplit(".", 1)[-1] in _PRODUCTS:
            module.register_forward_pre_hook(watch(name))
    chance = random.Random(0)
    sampler = Sampler(documents(corpora), Classes(**state["classes"]), WordPieces(state["vocabulary"]))
    chosen = chance.sample([sentence for document in sampler.documents for sentence in document], windows)
    with torch.no_grad():
        for sentence in chosen:
            network(tensors([sampler.window([sentence])]))
    return {name: value.numpy() for name, value in seen.items()}


def outliers(largest_input: NDArray[np.float32], count: int) -> NDArray[np.int64]:
    """The `count` channels that grow largest, in order."""
    return np.sort(np.argsort(-largest_input, kind="stable")[:count]).astype(np.int64)
