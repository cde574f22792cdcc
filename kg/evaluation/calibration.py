"""`python -m kg.evaluation.calibration`: fit the weights of the confidence to gold, and draw how true it is.

The weights are those of a logistic regression with an L2 penalty over the cues of each claim (`kg.claims.confidence`),
fitted by Newton's method. The curve over the gold that was fitted is drawn by leaving each article out in turn; gold
given with `--check` is only looked at. Reliability and the expected calibration error are as in Guo et al. 2017.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from kg import language
from kg.claims import Extractor
from kg.claims.confidence import BIAS, WEIGHTS, Cues, logistic
from kg.evaluation.gold import evaluate, gold_files
from kg.evaluation.reliability import page

PENALTY = 0.5
ROUNDS = 30

Judged = tuple[Cues, bool]
"""The cues of a claim, and whether the gold says that it is right."""


@dataclass
class CueBook:
    """A confidence that gives each set of cues a number of its own, so that they are known again from a claim's."""

    numbers: dict[Cues, int] = field(default_factory=dict)

    def __call__(self, cues: Cues) -> float:
        return self.numbers.setdefault(cues, len(self.numbers)) / 1000

    def cues(self, confidence: float) -> Cues:
        """The cues that a confidence stands for."""
        return list(self.numbers)[round(confidence * 1000)]


def judged(paths: Sequence[Path]) -> list[list[Judged]]:
    """The claims of each article of gold as cues with their verdicts."""
    book = CueBook()
    extractor = Extractor(language.load(), confidence=book)
    reports = [evaluate(path, extractor) for files in gold_files(paths).values() for path in files]
    return [[(book.cues(number), right) for number, right in report.judged] for report in reports]


def fit(claims: Sequence[Judged]) -> dict[str, float]:
    """Weights of the cues, most probable under a normal prior on all but the constant; a cue seen once gets none."""
    seen = [cue for cues, _ in claims for cue in cues]
    names = [BIAS, *sorted({cue for cue in seen if cue != BIAS and seen.count(cue) > 1})]
    given = np.array([[float(name in cues) for name in names] for cues, _ in claims])
    right = np.array([float(verdict) for _, verdict in claims])
    penalty = np.diag([1e-3] + [PENALTY] * (len(names) - 1))
    weights = np.zeros(len(names))
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-given @ weights))
        slope = given.T @ (right - chance) - penalty @ weights
        weights = weights + np.linalg.solve(given.T * (chance * (1 - chance)) @ given + penalty, slope)
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}


def left_out(articles: Sequence[Sequence[Judged]]) -> list[tuple[float, bool]]:
    """(confidence, right) of each claim, by weights that were fitted without its article."""
    found = []
    for number, article in enumerate(articles):
        confidence = logistic(fit([one for other in (*articles[:number], *articles[number + 1:]) for one in other]))
        found += [(confidence(cues), right) for cues, right in article]
    return found


def main() -> None:
    """Fit, write the weights, and write the page that shows how well they do."""
    parser = argparse.ArgumentParser(prog="python -m kg.evaluation.calibration", description="Fit the confidence.")
    parser.add_argument("--gold", type=Path, nargs="+", required=True, help="gold to fit on")
    parser.add_argument("--check", type=Path, nargs="*", default=[], help="gold to look at only")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="where to write the weights")
    parser.add_argument("--docs", type=Path, help="the folder to write confidence.md and its picture to")
    options = parser.parse_args()
    articles = judged(options.gold)
    weights = fit([one for article in articles for one in article])
    lines = [f'"{cue}" = {weight}' for cue, weight in weights.items()]
    head = "# Fitted by `python -m kg.evaluation.calibration`; the log-odds that a claim with a cue is right."
    options.weights.write_text("\n".join([head, "[weights]", *lines]) + "\n", "utf-8")
    if options.docs:
        confidence = logistic(weights)
        checked = [(confidence(cues), right) for article in judged(options.check) for cues, right in article]
        curves = {"development gold, each article left out in turn": left_out(articles), "frozen gold": checked}
        page(options.docs, {name: curve for name, curve in curves.items() if curve}, weights)


if __name__ == "__main__":
    main()
