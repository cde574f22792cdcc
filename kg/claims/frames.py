"""Read the frames: how English tells each relation and event, kept as tables in `ontology/frames/*.toml`.

The head of `events.toml` explains the columns. A malformed frame raises OntologyError, which names its file and type.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from kg.errors import OntologyError
from kg.language.lexicon import Lexicon, lexicon
from kg.resources import ontology_folder

CLASSES = {
    "CULPRIT": "people.culprit",
    "HEAD": "people",
    "WORK": "works",
    "UNIT": "organizations.unit",
    "CRIME": "crimes",
    "SCREEN": "works.screen",
    "TOPIC": "topics.about",
    "OFFENCE": "offences",
    "DEED": "deeds",
    "STAFF": "people.law people.work people.office people.trade",
    "VERDICT": "courts.verdicts",
    "CHARGE": "courts.charges",
    "SUIT": "courts.suits",
    "POST": "posts.seats",
    "OFFICE": "posts.titles",
    "BOARD": "posts.boards",
    "PRIZE": "prizes.nouns",
    "KIN": "people.kin",
    "DEMAND": "protest.demands",
    "PROTESTER": "protest.people",
}
LISTS = frozenset({"with", "without", "without_governor", "under", "ended_under", "ended_with", "ended_verbs"})
OPTIONS = frozenset(
    {
        "except",
        "verbs",
        "only_verbs",
        "named",
        "school",
        "nouns",
        "copula_only",
        "known",
        "like",
        "unlike",
        "unowned",
        "particular",
        "pronoun",
        "governed",
        "or_text",
        "told",
    }
)
KEYS = frozenset(
    {
        "type",
        "verbs",
        "nouns",
        "adjectives",
        "roles",
        "flags",
        "needs",
        "needs_all",
        "needs_any_two",
        "with",
        "without",
        "without_governor",
        "superlative",
        "passive_only",
        "role",
        "under",
        "ended_under",
        "ended_with",
        "ended_verbs",
        "presupposed",
        "article",
        "unless",
        "dated_where_reduced",
    }
)


@dataclass(frozen=True, slots=True)
class Step:
    """One step from a predicate to an argument: a function and, optionally, the lemmas that it may have."""

    function: str
    lemmas: frozenset[str] = frozenset()


Path_ = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class RoleFrame:
    """Where a role is said and what may fill it: entities of `types`, or a `text` of one kind.

    Of `sources` the first that is there counts; what `also` gives joins it.
    """

    name: str
    sources: tuple[Path_, ...]
    also: tuple[Path_, ...]
    types: frozenset[str]
    text: str
    options: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Frame:
    """One way of telling one relation or event."""

    kind: Literal["event", "relation"]
    type: str
    triggers: tuple[tuple[str, tuple[str, ...]], ...]
    roles: tuple[RoleFrame, ...]
    flags: Mapping[str, str]
    table: Mapping[str, Any]
    lists: Mapping[str, frozenset[str]]

    def words(self, key: str) -> frozenset[str]:
        """A list of words of the frame's table, empty where it gives none."""
        return self.lists.get(key, frozenset())


@dataclass(frozen=True, slots=True)
class Frames:
    """All frames, found by the part of speech and the lemma of the trigger's first word."""

    all: tuple[Frame, ...]
    by_trigger: Mapping[tuple[str, str], tuple[tuple[Frame, tuple[str, ...]], ...]]

    def of(self, part: str, lemma: str) -> tuple[tuple[Frame, tuple[str, ...]], ...]:
        """The frames that a lemma may trigger, each with the further words that the trigger needs."""
        return self.by_trigger.get((part, lemma), ())


def read_frames(folder: Path, words: Lexicon) -> Frames:
    """Read every frame file of `folder`/frames; raises OntologyError where one is malformed."""
    frames: list[Frame] = []
    for path in sorted((folder / "frames").glob("*.toml")):
        try:
            tables = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise OntologyError(f"{path.name}: cannot be read as TOML ({error})") from error
        for kind in ("event", "relation"):
            for table in tables.get(kind, ()):
                frames.append(_frame(path.name, kind, table, words))
    index: dict[tuple[str, str], list[tuple[Frame, tuple[str, ...]]]] = {}
    for frame in frames:
        for part, trigger in frame.triggers:
            # A verb is found by its first word ("step down"), a noun by its last ("chief executive").
            key, rest = (trigger[-1], trigger[:-1]) if part == "noun" else (trigger[0], trigger[1:])
            index.setdefault((part, key), []).append((frame, rest))
    return Frames(tuple(frames), {key: tuple(found) for key, found in index.items()})


def _frame(file: str, kind: Literal["event", "relation"], table: Mapping[str, Any], words: Lexicon) -> Frame:
    name = str(table.get("type", "?"))
    if unknown := table.keys() - KEYS:
        raise OntologyError(f"{file}: the frame of {name} has the unknown key '{min(unknown)}'")
    triggers = tuple(
        (part, tuple(trigger.split()))
        for part, key in (("verb", "verbs"), ("noun", "nouns"), ("adjective", "adjectives"))
        for trigger in _expanded(table.get(key, ()), words)
    )
    if not triggers or not table.get("roles"):
        raise OntologyError(f"{file}: the frame of {name} needs triggers (verbs, nouns or adjectives) and roles")
    roles = tuple(_role(file, name, role, spec, words) for role, spec in table["roles"].items())
    if kind == "relation" and {role.name for role in roles} != {"subject", "object"}:
        raise OntologyError(f"{file}: the relation {name} has the roles subject and object and no others")
    missing = {*table.get("needs", ()), *table.get("needs_all", ())} - {role.name for role in roles}
    if missing:
        raise OntologyError(f"{file}: the frame of {name} needs the role '{min(missing)}', which it does not declare")
    lists = {
        key: frozenset(_expanded(given, words))
        for key, given in table.items()
        if key in LISTS and isinstance(given, list)
    }
    return Frame(kind, name, triggers, roles, table.get("flags", {}), table, lists)


def _expanded(triggers: list[str], words: Lexicon) -> list[str]:
    return [
        word for trigger in triggers for word in (sorted(_class(trigger, words)) if trigger in CLASSES else [trigger])
    ]


def _class(name: str, words: Lexicon) -> frozenset[str]:
    return frozenset(word for key in CLASSES[name].split() for word in words[key])


def _role(file: str, frame: str, name: str, spec: Mapping[str, Any], words: Lexicon) -> RoleFrame:
    if unknown := spec.keys() - OPTIONS - {"from", "also", "types", "text"}:
        raise OntologyError(f"{file}: the role {name} of {frame} has the unknown key '{min(unknown)}'")
    if not spec.get("from") or ("types" in spec) == ("text" in spec):
        raise OntologyError(f"{file}: the role {name} of {frame} needs 'from' and either 'types' or 'text'")
    sources, also = (
        tuple(tuple(_step(step, words) for step in source.split(">")) for source in spec.get(key, ()))
        for key in ("from", "also")
    )
    options = {key: spec[key] for key in OPTIONS & spec.keys()}
    return RoleFrame(name, sources, also, frozenset(spec.get("types", ())), spec.get("text", ""), options)


def _step(step: str, words: Lexicon) -> Step:
    function, _, given = step.partition(":")
    lemmas = frozenset(
        word for part in given.split("|") if part for word in (_class(part, words) if part in CLASSES else (part,))
    )
    return Step(function, lemmas)


@cache
def frames() -> Frames:
    """The frames that travel with the package."""
    return read_frames(ontology_folder(), lexicon())
