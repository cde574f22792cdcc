"""The scorer's figures on small golds, and that it agrees with the one the gold format comes from."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.errors import InputError
from kg.evaluation.facts import fold
from kg.evaluation.gold import evaluate, gold_files, read_gold
from kg.evaluation.scoring import score
from kg.model import Claim, Document

Record = dict[str, Any]
TEXT = "Ann Lee left the board of Acme. Bob Roy, says Acme, works for Borealis."
HEAD: list[Record] = [
    {"kind": "document", "id": "doc", "published": "2020-01-01"},
    {"kind": "entity", "type": "Person", "names": ["Ann Lee", "Lee"]},
    {"kind": "entity", "type": "Person", "names": ["Bob Roy"]},
    {"kind": "entity", "type": "Organization", "names": ["Acme", "Acme Corp."]},
    {"kind": "entity", "type": "Organization", "names": ["Borealis"]},
]
LEFT: Record = {"kind": "event", "type": "Resignation", "roles": {"agent": ["Ann Lee"], "organization": ["Acme"]},
                "status": "asserted", "by": [], "when": "2019-06-04"}
WORKS: Record = {"kind": "relation", "subject": "Bob Roy", "predicate": "worksFor", "object": "Borealis",
                 "status": "reported", "by": ["Acme"], "when": None}


def entity(name: str) -> Record:
    return {"id": name, "type": "Person" if name in ("Ann Lee", "Lee", "Bob Roy") else "Organization", "label": name}


def claim(line: Record, **changed: Any) -> Record:
    """The record of a claim that says what a gold line says, but for what is changed."""
    line = line | changed
    quote = TEXT[:31]
    record: Record = {
        "id": "c", "kind": line["kind"], "status": line["status"], "confidence": 0.9,
        "attributed_to": [entity(name) for name in line["by"]],
        "when": {"start": line["when"], "precision": "day"} if line["when"] else None,
        "evidence": [{"document": "doc", "start": 0, "end": len(quote), "quote": quote}],
    }  # fmt: skip
    if line["kind"] == "relation":
        return record | {"subject": entity(line["subject"]), "predicate": line["predicate"],
                         "object": entity(line["object"]), "qualifiers": line.get("qualifiers", {})}
    roles = {role: [entity(name) for name in names] for role, names in line["roles"].items()}
    return record | {"event": {"id": "e", "type": line["type"], "label": "…"}, "roles": roles, "flags": {}}


def scored(gold: list[Record], claims: list[Record]) -> Any:
    return score([(f"gold:{n}", line) for n, line in enumerate(HEAD + gold, start=1)], claims, TEXT)


def test_what_the_gold_says_is_right_in_every_figure() -> None:
    report = scored([LEFT, WORKS], [claim(LEFT), claim(WORKS)])
    assert all(report.figures(name)["f1"] == 1.0 for name in ("entities", "relations", "events", "roles"))
    assert all(report.figures(name)["accuracy"] == 1.0 for name in ("status", "speakers", "dates", "asserted"))
    assert report.figures("evidence")["accuracy"] == 1.0
    assert report.judged == [(0.9, True), (0.9, True)]
    assert report.forbidden == []


@pytest.mark.parametrize(("changed", "figure", "right"), [
    ({"status": "alleged"}, "status", 0), ({"by": ["Ann Lee"]}, "speakers", 0), ({"when": "2019"}, "dates", 0),
])  # fmt: skip
def test_what_is_told_wrongly_of_a_found_event_costs_that_figure_alone(
    changed: Record, figure: str, right: int
) -> None:
    report = scored([LEFT], [claim(LEFT, **changed)])
    assert report.figures("events")["f1"] == 1.0
    assert report.figures(figure)["right"] == right


def test_a_missed_line_costs_recall_and_a_spurious_claim_precision_once() -> None:
    report = scored([LEFT], [claim(WORKS), claim(WORKS)])
    assert report.figures("events")["recall"] == 0.0
    assert report.figures("relations") == {"precision": 0.0, "recall": 0.0, "f1": 0.0, "right": 0, "made": 1,
                                                "gold": 0}
    told = [(outcome.verdict, outcome.what) for outcome in report.outcomes]
    assert [one for one in told if one[1] != "entity"] == [("missed", "event"), ("spurious", "relation")]


def test_an_optional_line_is_neither_missed_nor_wrong() -> None:
    assert scored([LEFT | {"optional": True}], []).figures("events")["f1"] == 1.0
    assert scored([LEFT | {"optional": True}], [claim(LEFT)]).figures("events")["f1"] == 1.0


def test_a_claim_that_the_gold_forbids_is_named() -> None:
    rule = {"kind": "forbid", "claim": {"kind": "event", "type": "Resignation", "roles": {"agent": ["Ann Lee"]}}}
    assert len(scored([rule], [claim(LEFT)]).forbidden) == 1
    assert scored([rule], [claim(LEFT, status="denied", by=["Acme"])]).forbidden == []


def test_evidence_that_the_text_does_not_have_is_counted() -> None:
    wrong = claim(LEFT)
    wrong["evidence"][0]["quote"] = "Ann Lee joined the board of Acme"
    assert scored([LEFT], [wrong]).figures("evidence")["accuracy"] == 0.0


@pytest.mark.parametrize(("name", "folded"), [
    ("The U.S.", "us"), ("Mr. J. K. Müller", "jk muller"), ("District Attorney Ann Lee", "ann lee"),
    ("Procter & Gamble", "procter and gamble"), ("Governor", "governor"),
])  # fmt: skip
def test_names_are_compared_without_case_accents_and_titles(name: str, folded: str) -> None:
    assert fold(name) == folded


@pytest.mark.parametrize(("line", "told"), [
    ("{", "is not JSON"), ('{"kind": "rumour"}', "'kind'"), ('{"kind": "entity", "type": "Person"}', "needs 'names'"),
])  # fmt: skip
def test_a_line_that_is_no_gold_is_named_with_its_place(tmp_path: Path, line: str, told: str) -> None:
    path = tmp_path / "one.gold.jsonl"
    path.write_text(f"{line}\n", "utf-8")
    with pytest.raises(InputError, match=rf"one\.gold\.jsonl:1: .*{told}"):
        list(read_gold(path))


def test_a_folder_without_gold_and_gold_without_its_article_are_told_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no gold"):
        gold_files([tmp_path])
    (tmp_path / "one.gold.jsonl").write_text(json.dumps(HEAD[0]) + "\n", "utf-8")
    with pytest.raises(InputError, match="its article is missing"):
        evaluate(tmp_path / "one.gold.jsonl", _Silent())


class _Silent:
    def pipe(self, documents: Iterable[Document]) -> Iterator[list[Claim]]:
        return iter([] for _ in documents)


GOLD = Path(__file__).parents[2] / "data" / "gold" / "dev"
SCORER = Path(__file__).parents[3] / "shared" / "eval" / "score.py"


@pytest.mark.skipif(not SCORER.is_file(), reason="the scorer that the format comes from is not beside this checkout")
def test_the_figures_are_those_of_the_scorer_that_the_format_comes_from(tmp_path: Path) -> None:
    from kg.claims import Extractor
    from kg.documents import read
    from kg.evaluation.gold import article_of
    from kg.language import load
    from kg.resolve import resolve

    gold = sorted(GOLD.glob("*.gold.jsonl"))[0]
    extractor = Extractor(load())
    ours = evaluate(gold, extractor)
    [document] = read([article_of(gold)])
    written = tmp_path / "claims.jsonl"
    claims = resolve(extractor.claims(document))
    written.write_text("".join(json.dumps(one.to_json()) + "\n" for one in claims), "utf-8")
    run = subprocess.run([sys.executable, str(SCORER), str(gold), str(written), "--json"],
                         capture_output=True, text=True, check=True)
    theirs = json.loads(run.stdout)["total"]
    for name in ("entities", "relations", "events", "roles"):
        assert ours.figures(name) == theirs[name]
    assert [ours.figures(mine)["right"] for mine in ("status", "speakers", "dates", "flags")] == [
        theirs[name]["right"] for name in ("status", "speaker", "date", "flags")]
