"""The reliability of a confidence: of the claims told with a chance of p, how many are right; a table and a curve."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

Verdicts = Sequence[tuple[float, bool]]
"""(confidence, right) of each claim."""

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0001)
COLOURS = ("#1b6ca8", "#c2571a", "#3c7d3c")
SIDE, MARGIN = 320, 44


@dataclass(frozen=True)
class Bin:
    """The claims whose confidence lies in one stretch: how many, their mean confidence, the share that is right."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


def bins(verdicts: Verdicts) -> list[Bin]:
    """The stretches of confidence that hold claims, from low to high."""
    found = []
    for low, high in pairwise(EDGES):
        inside = [(chance, right) for chance, right in verdicts if low <= chance < high]
        if inside:
            count = len(inside)
            mean = sum(chance for chance, _ in inside) / count
            found.append(Bin(low, min(high, 1.0), count, mean, sum(right for _, right in inside) / count))
    return found


def calibration_error(verdicts: Verdicts) -> float:
    """The expected calibration error: the mean distance of confidence and share right, each bin by its size."""
    return sum(one.count * abs(one.confidence - one.right) for one in bins(verdicts)) / max(1, len(verdicts))


def page(folder: Path, curves: Mapping[str, Verdicts], weights: Mapping[str, float]) -> None:
    """Write `confidence.md` and `images/reliability.svg` into a folder of documentation."""
    lines = [
        "# What a confidence means", "",
        "A claim's confidence is the chance that it is right: that the document says so, with this status and these",
        "speakers. It is read off cues of how the claim was found, by weights that were fitted on the development gold",
        "(`kg/claims/confidence.py`). It says nothing of whether the document is right.", "",
        "![Share of claims that are right against their confidence](images/reliability.svg)", "",
    ]  # fmt: skip
    for name, verdicts in curves.items():
        lines += [f"## On the {name}", "", f"{len(verdicts)} claims; expected calibration error "
                  f"{calibration_error(verdicts):.3f}.", "", "| confidence | claims | mean confidence | right |",
                  "|---|---|---|---|"]
        lines += [f"| {one.low:g} to {one.high:g} | {one.count} | {one.confidence:.2f} | {one.right:.2f} |"
                  for one in bins(verdicts)]
        lines.append("")
    lines += ["## The weights", "", "Log-odds that each cue adds; below zero, the cue speaks against the claim.", "",
              "| cue | weight |", "|---|---|", *(f"| {cue} | {weight:+.2f} |" for cue, weight in weights.items()), "",
              "## To fit and measure again", "", "```sh",
              "python -m kg.evaluation.calibration --gold data/gold/dev --check data/gold/frozen --docs docs", "```"]
    (folder / "confidence.md").write_text("\n".join(lines) + "\n", "utf-8")
    (folder / "images" / "reliability.svg").write_text(_drawn(curves), "utf-8")


def _drawn(curves: Mapping[str, Verdicts]) -> str:
    """The reliability diagram: mean confidence to the right, share right upwards, the diagonal for perfect."""
    def at(x: float, y: float) -> tuple[float, float]:
        return round(MARGIN + x * SIDE, 1), round(12 + (1 - y) * SIDE, 1)

    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIDE + 2 * MARGIN}" height="{SIDE + 100}" '
             'font-family="sans-serif" font-size="12">',
             f'<rect x="{MARGIN}" y="12" width="{SIDE}" height="{SIDE}" fill="#fff" stroke="#888"/>']
    (x0, y0), (x1, y1) = at(0, 0), at(1, 1)
    parts.append(f'<line x1="{x0}" y1="{y0}" x2="{x1}" y2="{y1}" stroke="#aaa" stroke-dasharray="4 4"/>')
    for tick in (0.0, 0.25, 0.5, 0.75, 1.0):
        (x, _), (_, y) = at(tick, 0), at(0, tick)
        parts.append(f'<text x="{x}" y="{SIDE + 28}" text-anchor="middle">{tick:g}</text>')
        parts.append(f'<text x="{MARGIN - 6}" y="{y + 4}" text-anchor="end">{tick:g}</text>')
    for number, (name, verdicts) in enumerate(curves.items()):
        colour = COLOURS[number % len(COLOURS)]
        points = [(at(one.confidence, one.right), one) for one in bins(verdicts)]
        line = " ".join(f"{x},{y}" for (x, y), _ in points)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x}" cy="{y}" r="{2 + one.count ** 0.5 / 2:.1f}" fill="{colour}">'
                  f"<title>{one.count} claims</title></circle>" for (x, y), one in points]
        parts.append(f'<text x="{MARGIN}" y="{SIDE + 64 + 16 * number}" fill="{colour}">{name}</text>')
    parts.append(f'<text x="{MARGIN + SIDE / 2}" y="{SIDE + 44}" text-anchor="middle">confidence</text></svg>')
    return "\n".join(parts) + "\n"
