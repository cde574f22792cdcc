"""The gold set says only what its format and the vocabulary allow, and only what its articles say."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kg.documents import read
from kg.model import STATUSES

GOLD = Path(__file__).parents[2] / "data" / "gold"
HALVES = ("dev", "frozen")
FILES = sorted(path for half in HALVES for path in (GOLD / half).glob("*.gold.jsonl"))

ENTITY_TYPES = {"Person", "Group", "Organization", "Place", "Work"}
RELATIONS = {
    "alsoKnownAs", "memberOf", "worksFor", "leads", "boardMemberOf", "founded", "educatedAt", "represents", "spouseOf",
    "parentOf", "siblingOf", "bornIn", "livesIn", "partOf", "locatedIn", "directed", "wrote", "produced", "actedIn",
    "portrays", "publishedBy", "distributedBy", "about"}
CRIMES = {"Crime", "Rape", "Murder", "Assault", "Robbery", "Bombing", "Fraud"}
ROLES = {name: set(roles.split()) for name, roles in {
    "Arrest": "suspect agent offence", "Interrogation": "suspect agent", "Confession": "confessor offence",
    "Charge": "defendant offence agent", "Trial": "defendant prosecutor judge court", "Testimony": "witness",
    "GuiltyPlea": "defendant offence", "Conviction": "defendant offence court", "Acquittal": "defendant offence court",
    "Sentencing": "defendant term court", "Imprisonment": "prisoner duration", "Release": "prisoner",
    "ForensicTest": "method implicates excludes", "Appeal": "appellant court", "Vacatur": "defendant court judge agent",
    "Exoneration": "defendant agent", "Pardon": "recipient agent", "ChargesDropped": "defendant agent",
    "Lawsuit": "plaintiff defendant offence", "Settlement": "recipient payer amount",
    "Investigation": "agent subject", "Resignation": "agent organization", "Dismissal": "person organization",
    "Appointment": "person organization", "Publication": "author work publisher", "Premiere": "work channel",
    "Viewership": "work count channel", "Statement": "speaker addressee medium content",
    "Award": "recipient agent award", "AwardReturned": "recipient agent award", "Protest": "target agent",
    "Election": "person office", "Birth": "person", "Death": "person",
}.items()} | {name: {"perpetrator", "victim"} for name in CRIMES}
FLAGS = {"Confession": {"coerced"}, "Conviction": {"wrongful"}, "Statement": {"act"}}
ACTS = {"say", "announce", "confirm", "deny", "accuse", "apologise", "promise"}
QUALIFIERS = {"role", "work", "ended"}
WHEN = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?|\d{3}0s")
KEYS = {
    "document": ({"id", "published"}, set()),
    "entity": ({"type", "names"}, {"optional"}),
    "relation": ({"subject", "predicate", "object", "qualifiers", "status", "by", "when", "quote"}, {"optional"}),
    "event": ({"type", "roles", "status", "by", "when", "quote"}, {"flags", "optional"}),
    "forbid": ({"claim"}, set()),
}


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def facts(path: Path) -> list[dict[str, Any]]:
    return [line for line in lines(path) if line["kind"] in ("relation", "event")]


def forbidden(path: Path) -> list[dict[str, Any]]:
    return [line["claim"] for line in lines(path) if line["kind"] == "forbid"]


def article(path: Path) -> Path:
    stem = path.name.removesuffix(".gold.jsonl")
    (found,) = (path.with_name(stem + suffix) for suffix in (".md", ".txt") if path.with_name(stem + suffix).exists())
    return found


def body(path: Path) -> str:
    return article(path).read_text("utf-8").split("---\n", 2)[2].strip()


def field(path: Path, key: str) -> str:
    match = re.search(rf"^{key}: (.+)$", article(path).read_text("utf-8").split("---\n", 2)[1], re.MULTILINE)
    assert match, f"{article(path)} has no {key}"
    return match[1]


def fillers(fact: dict[str, Any]) -> list[Any]:
    if fact["kind"] == "relation":
        return [fact[end] for end in ("subject", "object") if end in fact]
    return [filler for role in fact["roles"].values() for filler in role]


def is_value(filler: Any) -> bool:
    return isinstance(filler, dict) and len(filler) == 1 and (
        bool(str(filler.get("value", ""))) or isinstance(filler.get("number"), int | float))


def broken_by(fact: dict[str, Any], rule: dict[str, Any]) -> bool:
    """Say whether a line of the gold is what a rule forbids: it has all that the rule gives."""
    if fact["kind"] != rule["kind"]:
        return False
    if fact["status"] != rule.get("status", fact["status"]) or (
            "status" not in rule and fact["status"] in ("negated", "denied")):
        return False
    if fact["kind"] == "relation":
        marks, given = fact["qualifiers"], rule.get("qualifiers", {})
        same = all(fact[key] == rule[key] for key in ("subject", "predicate", "object") if key in rule)
    else:
        marks, given = fact.get("flags", {}), rule.get("flags", {})
        same = (rule["type"] in (fact["type"], "Crime" if fact["type"] in CRIMES else "")
                and all(any(filler in fact["roles"].get(role, ()) for filler in wanted)
                        for role, wanted in rule["roles"].items()))
    return same and all(marks.get(key, False) == value for key, value in given.items())


each = pytest.mark.parametrize("path", FILES, ids=lambda path: path.name.removesuffix(".gold.jsonl"))


def test_every_article_has_its_gold_and_every_gold_its_article() -> None:
    articles = {path for half in HALVES for path in (GOLD / half).iterdir() if path.suffix in (".md", ".txt")}
    assert articles == {article(path) for path in FILES}


def test_each_article_is_on_a_case_of_its_own() -> None:
    dev, frozen = ([field(path, "case") for path in FILES if path.parent.name == half] for half in HALVES)
    assert len(dev) >= len(frozen) >= 8
    assert max(Counter(dev + frozen).values()) == 1
    names = Counter(path.name for path in FILES)
    assert max(names.values()) == 1


@each
def test_article_is_plain_dated_and_says_why_it_was_written(path: Path) -> None:
    (document,) = read([article(path)])
    assert document.text == body(path)
    assert 250 <= len(document.text.split()) <= 500
    assert document.published == str(date.fromisoformat(field(path, "date")))
    assert document.title
    assert document.outlet is None
    assert field(path, "note") == "written for evaluation"


@each
def test_lines_have_the_keys_of_their_kind(path: Path) -> None:
    for line in lines(path):
        needed, allowed = KEYS[line["kind"]]
        assert needed <= line.keys() - {"kind"} <= needed | allowed, line
        assert line.get("optional", True) is True
    documents = [line for line in lines(path) if line["kind"] == "document"]
    assert documents == [{"kind": "document", "id": path.name.removesuffix(".gold.jsonl"),
                          "published": field(path, "date")}]


@each
def test_quotes_stand_in_the_article(path: Path) -> None:
    text = body(path)
    assert [fact["quote"] for fact in facts(path) if not fact["quote"] or fact["quote"] not in text] == []


@each
def test_relations_and_events_are_of_the_vocabulary(path: Path) -> None:
    for fact in facts(path) + forbidden(path):
        if fact["kind"] == "relation":
            assert fact["predicate"] in RELATIONS, fact
            assert fact.get("qualifiers", {}).keys() <= QUALIFIERS, fact
        else:
            assert fact["roles"].keys() <= ROLES[fact["type"]] | {"place", "cause", "count"}, fact
            assert fact["roles"], fact
            assert all(fact["roles"].values()), fact
            assert fact.get("flags", {}).keys() <= FLAGS.get(fact["type"], set()), fact
            assert fact.get("flags", {}).get("act", "say") in ACTS, fact


@each
def test_status_speaker_and_time_are_well_formed(path: Path) -> None:
    for fact in facts(path):
        assert fact["status"] in STATUSES, fact
        assert bool(fact["by"]) or fact["status"] not in ("reported", "denied"), fact
        assert not fact["by"] or fact["status"] != "asserted", fact
        if fact["when"] is not None:
            assert WHEN.fullmatch(fact["when"]), fact
            if len(fact["when"]) == 10:
                date.fromisoformat(fact["when"])
    assert all(rule.get("status", "asserted") in STATUSES for rule in forbidden(path))


@each
def test_names_are_declared_once_and_used_by_their_first_form(path: Path) -> None:
    entities = [line for line in lines(path) if line["kind"] == "entity"]
    names = Counter(name for entity in entities for name in entity["names"])
    assert max(names.values()) == 1
    assert {entity["type"] for entity in entities} <= ENTITY_TYPES
    first = {entity["names"][0] for entity in entities}
    for fact in facts(path) + forbidden(path):
        for filler in [*fillers(fact), *fact.get("by", ())]:
            assert is_value(filler) or filler in first, (filler, fact)


@each
def test_a_name_of_every_entity_stands_in_the_article(path: Path) -> None:
    text = body(path).casefold()
    for entity in lines(path):
        if entity["kind"] == "entity":
            assert any(name.casefold() in text for name in entity["names"]), entity


@each
def test_nothing_is_both_gold_and_forbidden(path: Path) -> None:
    assert [(fact, rule) for fact in facts(path) for rule in forbidden(path) if broken_by(fact, rule)] == []


@each
def test_no_line_is_given_twice(path: Path) -> None:
    said = Counter(json.dumps({key: value for key, value in fact.items()
                               if key != "quote" or fact.get("type") == "Statement"}, sort_keys=True)
                   for fact in facts(path))
    assert [line for line, count in said.items() if count > 1] == []
