"""Text F1 as KnowledgeNet defines it (`span_overlap` of its evaluator).

A fact is found where one of the same property has both arguments overlapping its own; what is left over is wrong only
in passages annotated in full for that property, and what overlaps a prediction that found a fact is not wrong.
Precision, recall and F1 are over the sums of all properties that the vocabulary has.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.evaluation.knowledgenet.passages import Fact, Passage, Place
from kg.evaluation.knowledgenet.properties import PROPERTIES


@dataclass(slots=True)
class Counts:
    """How many facts were found, missed, and made up."""

    found: int = 0
    missed: int = 0
    wrong: int = 0

    @property
    def precision(self) -> float:
        return self.found / (self.found + self.wrong) if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.found / (self.found + self.missed) if self.found else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Judged:
    """The facts of a passage by what became of them, the properties that it was not read for left out."""

    found: tuple[Fact, ...]
    missed: tuple[Fact, ...]
    wrong: tuple[Fact, ...]


def judge(passage: Passage, predicted: Iterable[Fact]) -> Judged:
    """Compare what was read in one passage with its facts."""
    predicted = sorted(predicted)
    gold = [fact for fact in passage.facts if fact.property in PROPERTIES]
    found = tuple(fact for fact in gold if any(_match(fact, one) for one in predicted))
    right = [one for one in predicted if any(_match(one, fact) for fact in found)]
    wrong = (one for one in predicted if one.property in passage.annotated and not any(_match(one, r) for r in right))
    return Judged(found, tuple(fact for fact in gold if fact not in found), tuple(wrong))


def totals(judged: Iterable[Judged]) -> dict[str, Counts]:
    """The counts of each property, and of all of them as "all"."""
    counts = {name: Counts() for name in (*PROPERTIES, "all")}
    for one in judged:
        for kind in ("found", "missed", "wrong"):
            for fact in getattr(one, kind):
                for name in (fact.property, "all"):
                    setattr(counts[name], kind, getattr(counts[name], kind) + 1)
    return counts


def table(counts: dict[str, Counts]) -> str:
    """A Markdown table, a row a property."""
    lines = ["| property | facts | precision | recall | F1 |", "|---|---|---|---|---|"]
    lines += [
        f"| {name} | {one.found + one.missed} | {one.precision:.3f} | {one.recall:.3f} | {one.f1:.3f} |"
        for name, one in counts.items()
    ]
    return "\n".join(lines) + "\n"


def _match(one: Fact, other: Fact) -> bool:
    return (
        one.property == other.property
        and _overlap(one.subject, other.subject)
        and _overlap(one.object, other.object)
    )


def _overlap(one: Place, other: Place) -> bool:
    return one[0] < other[1] and other[0] < one[1]

