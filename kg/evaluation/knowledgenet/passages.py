"""Read KnowledgeNet: passages with the facts that annotators found in them, and those in which they found none.

Two files of JSON Lines. `facts.jsonl` has one fact a line: the passage's fold, document, place in it and text, the
property, and subject and object as `{"start", "end", "text"}` in characters of the passage. `none.jsonl` has the
passages that were read for a property and do not tell it.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from kg.errors import InputError

Place: TypeAlias = tuple[int, int]
FILES = ("facts.jsonl", "none.jsonl")


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """A property of a subject, with both arguments as (start, end) in characters of the passage."""

    property: str
    subject: Place
    object: Place


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage, its facts, and the properties that it was read for: what it tells of those is all in `facts`."""

    document: int
    start: int
    text: str
    facts: tuple[Fact, ...]
    annotated: frozenset[str]


def read(folder: Path, folds: Collection[int]) -> list[Passage]:
    """The passages of some folds, in the corpus's order of documents; raises InputError where a file is not as above.

    A passage is annotated in full for a property if it has a fact of it or is listed as having none.
    """
    texts: dict[tuple[int, int], str] = {}
    facts: dict[tuple[int, int], set[Fact]] = {}
    annotated: dict[tuple[int, int], set[str]] = {}
    for name in FILES:
        for record in _records(folder / name):
            try:
                if record["fold"] not in folds:
                    continue
                key = (record["document"], record["passage_start"])
                texts[key] = record["text"]
                annotated.setdefault(key, set()).add(record["predicate"])
                if name == FILES[0]:
                    fact = Fact(record["predicate"], _place(record["subject"]), _place(record["object"]))
                    facts.setdefault(key, set()).add(fact)
            except (KeyError, TypeError) as error:
                raise InputError(f"{folder / name}: a record is not one of KnowledgeNet's ({error!r})") from error
    return [
        Passage(*key, texts[key], tuple(sorted(facts.get(key, ()))), frozenset(annotated[key]))
        for key in sorted(texts)
    ]


def _records(path: Path) -> list[dict[str, Any]]:
    try:
        return [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    except FileNotFoundError as error:
        raise InputError(f"{path}: no such file; name the folder that holds {' and '.join(FILES)}") from error
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise InputError(f"{path}: not JSON Lines in UTF-8 ({error})") from error


def _place(argument: dict[str, Any]) -> Place:
    return argument["start"], argument["end"]
