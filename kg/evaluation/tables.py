"""The figures of an evaluation as text: a table for each folder of gold, and what became of each fact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.evaluation.scoring import FOUND, JUDGED, Report

TOLD = {"status": "status right", "speakers": "speakers right", "dates": "dates right", "flags": "flags right",
        "evidence": "evidence valid", "asserted": "asserted claims right"}


def total(name: str, reports: Sequence[Report]) -> Report:
    """The figures of several documents together."""
    whole = Report(name)
    for report in reports:
        whole.include(report)
    return whole


def table(report: Report) -> Iterator[str]:
    """The figures of one report, a line each."""
    yield report.document
    yield f"{'':<22} precision  recall      F1   right   made   gold"
    for name in FOUND:
        row = report.figures(name)
        yield (f"{name:<22} {row['precision']:>9.3f} {row['recall']:>7.3f} {row['f1']:>7.3f} "
               f"{row['right']:>7g} {row['made']:>6g} {row['gold']:>6g}")
    for name in JUDGED:
        row = report.figures(name)
        if row["accuracy"] is not None:
            yield f"{TOLD[name]:<22} {row['accuracy']:>9.3f}  {row['right']:g} of {row['of']:g}"
    yield f"{'forbidden claims':<22} {len(report.forbidden):>9}"


def outcomes(report: Report) -> Iterator[str]:
    """What became of each fact that was not right, with the words that say it."""
    for one in report.outcomes:
        quote = f"  “{' '.join(one.quote.split())}”" if one.quote else ""
        yield f"  {one.verdict:<10}{one.what:<9} {one.text}{quote}"
