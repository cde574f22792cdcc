"""`python -m kg.evaluation.knowledgenet.thresholds`: from which score on the relation head may tell a relation.

Each fold is read with the head that was trained without it. Of the thresholds at which what the head adds to the rules
is right often enough, a relation gets the one with the best F1; where there is none, the head stays silent.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import numpy as np

from kg import language
from kg.claims import Extractor
from kg.claims.relating import scored
from kg.evaluation.knowledgenet.passages import Fact, Passage, read
from kg.evaluation.knowledgenet.properties import facts_of
from kg.evaluation.knowledgenet.scoring import Counts, judge, totals
from kg.language.relations.head import FILES, Head, Voice
from kg.model import Document

TOLD = {
    "spouseOf": "SPOUSE", "parentOf": "CHILD_OF", "bornIn": "PLACE_OF_BIRTH", "livesIn": "PLACE_OF_RESIDENCE",
    "educatedAt": "EDUCATED_AT", "worksFor": "EMPLOYEE_OR_MEMBER_OF", "party": "POLITICAL_AFFILIATION", "ceo": "CEO",
    "founded": "FOUNDED_BY", "partOf": "SUBSIDIARY_OF", "locatedIn": "HEADQUARTERS",
}  # fmt: skip
TURNED = frozenset({"parentOf", "ceo", "founded"})
LEAST = 5  # facts that the head must add to be judged at all
STEPS = tuple(float(step) for step in np.arange(-1.0, 6.01, 0.25))
Read = tuple[Passage, set[Fact], list[tuple[str, float, Fact]]]


def read_fold(corpus: Path, fold: int, head: Head) -> list[Read]:
    """Each passage of a fold with the facts of the rules, and with the head's facts and their scores."""
    loud = replace(head, voices={name: Voice(STEPS[0], 1.0, 0.0) for name in TOLD})
    extractor = Extractor(language.load(), excerpts=True, head=None)
    found: list[Read] = []
    for passage in read(corpus, [fold]):
        reading = extractor.reading(Document(f"{passage.document}-{passage.start}", passage.text, "", ""))
        rules = facts_of(reading)
        told: list[tuple[str, float, Fact]] = []
        for one in scored(reading.doc, reading.coreference, loud, nameless=True):
            if one.name in TOLD:
                subjects, objects = (reading.mentions(reading.entities.of(c)) for c in (one.subject, one.object))
                ways = [(objects, subjects)] if one.name in TURNED else [(subjects, objects)]
                ways += [(objects, subjects)] if one.name == "spouseOf" else []
                told += [(one.name, one.score, Fact(TOLD[one.name], a, b)) for x, y in ways for a in x for b in y]
        found.append((passage, rules, told))
    return found


def counted(found: Iterable[Read], name: str, threshold: float) -> Counts:
    """The counts of one relation's property where the head tells it from a threshold on."""
    wanted = TOLD[name]
    return totals(
        judge(
            passage,
            {fact for fact in rules if fact.property == wanted}
            | {fact for relation, score, fact in told if relation == name and score >= threshold},
        )
        for passage, rules, told in found
        if wanted in passage.annotated
    )[wanted]


def chosen(found: list[Read], name: str, precision: float) -> tuple[float | None, Counts]:
    """The best threshold of a relation and its counts, None where the head helps at none."""
    alone = counted(found, name, float("inf"))
    best: tuple[float | None, Counts] = (None, alone)
    for threshold in STEPS:
        counts = counted(found, name, threshold)
        more = added(counts, alone)
        if more.found >= LEAST and more.precision >= precision and counts.f1 > best[1].f1:
            best = threshold, counts
    return best


def added(together: Counts, alone: Counts) -> Counts:
    """What the head found and made up beyond the rules."""
    return Counts(together.found - alone.found, together.missed, together.wrong - alone.wrong)


def main(arguments: list[str] | None = None) -> int:
    """Write the thresholds into the table of the model's head, and print them."""
    parser = argparse.ArgumentParser(prog="python -m kg.evaluation.knowledgenet.thresholds", description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="folder with facts.jsonl and none.jsonl")
    parser.add_argument("--run", type=Path, required=True, help="folder of `kg.language.training relations`")
    parser.add_argument("--model", type=Path, required=True, help="folder of the model whose head gets them")
    parser.add_argument("--precision", type=float, default=0.85, help="of what the head adds (default: 0.85)")
    options = parser.parse_args(arguments)
    found: list[Read] = []
    for fold in (1, 2):
        head = Head.read(options.run / str(fold))
        if head is None:
            parser.error(f"no head in {options.run / str(fold)}: train one with `kg.language.training relations`")
        found += read_fold(options.corpus, fold, head)
    path = options.model / FILES[1]
    table = json.loads(path.read_text("utf-8"))
    for name in TOLD:
        alone = counted(found, name, float("inf"))
        threshold, counts = chosen(found, name, options.precision)
        row = table["relations"][name]
        row |= {"threshold": threshold, "precision": round(counts.precision, 3), "recall": round(counts.recall, 3)}
        row |= {"added": round(added(counts, alone).precision, 3)}
        sys.stdout.write(
            f"| {name} | {threshold} | {alone.precision:.2f} | {alone.recall:.2f} | {counts.precision:.2f} | "
            f"{counts.recall:.2f} | {counts.f1:.2f} | {row['added']:.2f} |\n"
        )
    path.write_text(json.dumps(table, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
