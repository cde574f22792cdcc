"""Train the relation head on the states of a shipped model, and say from which score on each relation may be told.

Three heads are trained: one without KnowledgeNet's first fold, one without its second (each with half of Re-DocRED), to
be judged on what they have not seen, and one on everything, which ships. Fold 3 is never read.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import spacy
import torch
from numpy.typing import NDArray
from spacy.language import Language
from torch import Tensor, nn
from torch.nn import functional as F

from kg.language import component, tokens
from kg.language.relations.head import FILES, Head
from kg.language.training import states
from kg.language.training.examples import KNOWLEDGENET, NUMBER, RELATIONS, Unit, knowledgenet, redocred

log = logging.getLogger(__name__)
HIDDEN, NETWORKS, EPOCHS, BATCH = 256, 3, 12, 256
PRECISION, LEAST = 0.85, 8  # of what a relation's threshold lets through in cross-validation, and how much of it
HALVES = ((1, 11), (2, 12))

Weights = dict[str, NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Table:
    """Units laid out in arrays: the `rows` of all pairs, the first row and the `sizes` of each unit, and the rest."""

    rows: Tensor
    starts: NDArray[np.int64]
    sizes: NDArray[np.int64]
    labels: NDArray[np.int8]
    known: NDArray[np.int8]
    parts: NDArray[np.int64]


def train(corpora: Path, model: Path, out: Path) -> None:
    """Give the model folder its states and its head; the heads of the two halves go to `out`/1 and `out`/2."""
    torch.set_num_threads(1)
    out.mkdir(parents=True, exist_ok=True)
    states.write(model, None, out / "wide")
    texts = [record["sents"] for record in json.loads((corpora / "redocred" / "train.json").read_text("utf-8"))]
    reader = _pipeline(out / "wide")
    seen = (np.asarray(reader(" ".join(word for sent in sents for word in sent)).tensor) for sents in texts[::2])
    states.write(model, states.projection_of(some[np.abs(some).sum(1) > 0] for some in seen), model)
    nlp = _pipeline(model)
    table = tabled([*knowledgenet(nlp, corpora, (1, 2)), *redocred(nlp, corpora)])
    log.info("%d units, %d pairs", len(table.starts), len(table.rows))
    scores = np.zeros(table.labels.shape, np.float32)
    for number, half in enumerate(HALVES, 1):
        apart = np.isin(table.parts, half)
        weights = fitted(table, np.flatnonzero(~apart))
        scores[apart] = _unit_scores(weights, table)[apart]
        silent = {name: {"threshold": None, "slope": 1.0, "offset": 0.0} for name in RELATIONS}
        write(out / str(number), weights, silent)
    write(model, fitted(table, np.arange(len(table.starts))), judged(table, scores))


def tabled(units: Sequence[Unit]) -> Table:
    """The units as arrays."""
    sizes = np.array([len(unit.rows) for unit in units])
    return Table(
        torch.from_numpy(np.concatenate([unit.rows for unit in units])),
        np.concatenate([[0], sizes.cumsum()[:-1]]),
        sizes,
        np.stack([unit.labels for unit in units]),
        np.stack([unit.known for unit in units]),
        np.array([unit.part for unit in units]),
    )


def fitted(table: Table, chosen: NDArray[np.int64]) -> Weights:
    """Several networks trained on the chosen units, each from another seed."""
    rows = table.rows[_rows(table, chosen)][::4].float()
    mean, scale = rows.mean(0), 1 / (rows.std(0) + 0.01)
    layers: dict[str, list[Tensor]] = {"inner": [], "bias": [], "outer": [], "start": []}
    for seed in range(NETWORKS):
        inner, outer = _network(table, chosen, mean, scale, seed)
        layers["inner"].append(inner.weight.T)
        layers["bias"].append(inner.bias)
        layers["outer"].append(outer.weight.T)
        layers["start"].append(outer.bias)
    stacked = {name: torch.stack(parts).detach().numpy() for name, parts in layers.items()}
    return {"mean": mean.numpy(), "scale": scale.numpy(), **stacked}


def _network(
    table: Table, chosen: NDArray[np.int64], mean: Tensor, scale: Tensor, seed: int
) -> tuple[nn.Linear, nn.Linear]:
    torch.manual_seed(seed)
    chance = np.random.default_rng(seed)
    inner, outer = nn.Linear(table.rows.shape[1], HIDDEN), nn.Linear(HIDDEN, len(RELATIONS))
    nn.init.constant_(outer.bias, -3.0)
    optimizer = torch.optim.AdamW([*inner.parameters(), *outer.parameters()], lr=1e-3, weight_decay=0.05)
    steps, step = EPOCHS * (len(chosen) // BATCH + 1), 0
    for _ in range(EPOCHS):
        order = chance.permutation(chosen)
        for begin in range(0, len(order), BATCH):
            units = order[begin : begin + BATCH]
            rows = F.dropout((table.rows[_rows(table, units)].float() - mean) * scale, 0.2)
            pairs = outer(F.dropout(F.relu(inner(rows)), 0.4))
            scores = _best(pairs, table.sizes[units])
            known = torch.from_numpy(table.known[units]).float()
            labels = torch.from_numpy(table.labels[units]).float()
            losses = F.binary_cross_entropy_with_logits(scores, labels, reduction="none") * known
            for group in optimizer.param_groups:
                group["lr"] = 1e-3 * min(1.0, step / 100) * (1 - step / steps)
            (losses.sum() / known.sum().clamp(min=1)).backward()
            optimizer.step()
            optimizer.zero_grad()
            step += 1
    return inner, outer


def _rows(table: Table, units: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.concatenate([np.arange(table.starts[unit], table.starts[unit] + table.sizes[unit]) for unit in units])


def _best(pairs: Tensor, sizes: NDArray[np.int64]) -> Tensor:
    """The highest score of each unit's pairs."""
    owner = torch.from_numpy(np.repeat(np.arange(len(sizes)), sizes))
    lowest = torch.full((len(sizes), pairs.shape[1]), -1e4)
    return lowest.scatter_reduce(0, owner[:, None].expand_as(pairs), pairs, "amax")


def _unit_scores(weights: Weights, table: Table) -> NDArray[np.float32]:
    head = Head(RELATIONS, {}, **weights)
    chunks = [head.scores(chunk.float().numpy()) for chunk in table.rows.split(4096)]
    return _best(torch.from_numpy(np.concatenate(chunks)), table.sizes).numpy()


def judged(table: Table, scores: NDArray[np.float32]) -> dict[str, dict[str, Any]]:
    """Per relation, from scores of unseen units: a threshold, calibration, precision and recall there.

    No relation has a threshold yet: `python -m kg.evaluation.knowledgenet.thresholds` sets it for those of KnowledgeNet
    by what the head adds to the rules. Of the others that cannot be measured, and they stay untold.
    """
    ours = {relation for relation, _ in KNOWLEDGENET.values()}
    found: dict[str, dict[str, Any]] = {}
    for name, number in NUMBER.items():
        known = table.known[:, number] > 0
        if name in ours:
            known &= table.parts < 10
        of, right = scores[known, number], table.labels[known, number]
        order = np.argsort(-of, kind="stable")
        hits = right[order].cumsum()
        precision = hits / np.arange(1, len(order) + 1)
        fine = np.flatnonzero((precision >= PRECISION) & (hits >= LEAST))
        slope, offset = _calibrated(of, right)
        row: dict[str, Any] = {"threshold": None, "slope": slope, "offset": offset, "units": int(right.sum())}
        if len(fine):
            last = fine[-1]
            row |= {"precision": round(float(precision[last]), 3), "recall": round(float(hits[last] / right.sum()), 3)}
        found[name] = row
    return found


def _calibrated(scores: NDArray[np.float32], right: NDArray[np.int8]) -> tuple[float, float]:
    """Slope and offset of the logistic curve through scores and whether each was right."""
    x = np.stack([scores, np.ones_like(scores)], 1).astype(np.float64)
    weights = np.array([1.0, 0.0])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-x @ weights))
        spread = x.T @ (x * (chance * (1 - chance))[:, None]) + 1e-3 * np.eye(2)
        weights = weights + np.linalg.solve(spread, x.T @ (right - chance) - 1e-3 * (weights - [1.0, 0.0]))
    return round(float(weights[0]), 4), round(float(weights[1]), 4)


def write(folder: Path, weights: Weights, table: dict[str, dict[str, Any]]) -> None:
    """Write a head, its weights in half precision."""
    folder.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(folder / FILES[0], **{name: value.astype(np.float16) for name, value in weights.items()})  # type: ignore[arg-type]
    (folder / FILES[1]).write_text(json.dumps({"relations": table}, indent=1) + "\n", "utf-8")


def _pipeline(model: Path) -> Language:
    nlp = spacy.blank("en")
    tokens.tune(nlp)
    nlp.add_pipe(component.FACTORY, config={"model": str(model)})
    return nlp
