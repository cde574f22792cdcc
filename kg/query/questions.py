"""Saved questions: `.rq` files whose head comments say what they ask and what they take.

    # Boards
    # Who sits or sat on which board, by whom it is said.
    # @param person: entity? "whose boards; all without it"

The first line is the title, the others explain. A parameter is an entity, text, number or date; with "?" it may be left
out. In the query it stands as `$person`, which without a value is an ordinary variable.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from kg.errors import OntologyError, QueryError
from kg.rdf import entity_iri
from kg.rdf.terms import text
from kg.resources import ontology_folder

Kind = Literal["entity", "text", "number", "date"]
_PARAM = re.compile(r'@param (\w+): (entity|text|number|date)(\??) "([^"]*)"')
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question takes."""

    name: str
    kind: Kind
    optional: bool
    explanation: str

    def __str__(self) -> str:
        return f"{self.name} ({self.kind}{', optional' if self.optional else ''}): {self.explanation}"


@dataclass(frozen=True, slots=True)
class Question:
    """A saved question; `sparql` has its parameters as `$name`."""

    name: str
    title: str
    explanation: str
    parameters: tuple[Parameter, ...]
    sparql: str

    def __str__(self) -> str:
        return "\n".join((f"{self.name}: {self.title}", f"  {self.explanation}",
                          *(f"  --param {one}" for one in self.parameters)))


def saved_questions() -> tuple[Question, ...]:
    """Give all saved questions, sorted by name; raises OntologyError where one is malformed."""
    return tuple(read_question(path) for path in sorted((ontology_folder() / "questions").glob("*.rq")))


def question(name: str) -> Question:
    """Give the saved question of that name; raises QueryError, which lists those that there are."""
    known = {one.name: one for one in saved_questions()}
    if name not in known:
        raise QueryError(f"no question is called {name!r}: there are {', '.join(known)}")
    return known[name]


def read_question(path: Path) -> Question:
    """Read a question from its file; raises OntologyError."""
    lines = path.read_text(encoding="utf-8").splitlines()
    count = next((number for number, line in enumerate(lines) if not line.startswith("#")), len(lines))
    head = [line.lstrip("# ").rstrip() for line in lines[:count]]
    said = [line for line in head if not line.startswith("@")]
    if len(said) < 2:
        raise OntologyError(f"{path}: the question must begin with a comment of its title and an explanation")
    parameters = tuple(_parameter(path, line) for line in head if line.startswith("@"))
    sparql = "\n".join(lines[count:]).strip() + "\n"
    used = set(re.findall(r"\$(\w+)", sparql))
    if used != {one.name for one in parameters}:
        raise OntologyError(f"{path}: the parameters that are declared are not those used: {', '.join(sorted(used))}")
    return Question(path.stem, said[0], " ".join(said[1:]), parameters, sparql)


def bind(question: Question, params: Mapping[str, str], find: Callable[[str], str]) -> str:
    """Give the SPARQL of a question with its parameters filled in.

    `find` gives the id of the entity that a name means, and may raise UnknownEntity. Values become terms, so that no
    value can change the query. Raises QueryError for one that is missing, unknown, or not of its kind.
    """
    known = {one.name: one for one in question.parameters}
    for name in params:
        if name not in known:
            raise QueryError(f"question {question.name!r} has no parameter {name!r}: "
                             f"it takes {', '.join(known) or 'none'}")
    missing = [one.name for one in question.parameters if not one.optional and one.name not in params]
    if missing:
        raise QueryError(f"question {question.name!r} needs --param {missing[0]}=…: {known[missing[0]].explanation}")
    terms = {name: _term(known[name], value, find) for name, value in params.items()}
    return re.sub(r"\$(\w+)", lambda match: terms.get(match.group(1), match.group()), question.sparql)


def _parameter(path: Path, line: str) -> Parameter:
    match = _PARAM.fullmatch(line)
    if match is None:
        raise OntologyError(f'{path}: {line!r} is not of the form @param name: entity|text|number|date "explanation"')
    name, kind, optional, explanation = match.groups()
    return Parameter(name, cast(Kind, kind), bool(optional), explanation)


def _term(parameter: Parameter, value: str, find: Callable[[str], str]) -> str:
    if parameter.kind == "entity":
        return entity_iri(find(value))
    if parameter.kind == "number" and not _NUMBER.fullmatch(value):
        raise QueryError(f"{parameter.name}={value!r} is no number")
    if parameter.kind == "date" and not _DATE.fullmatch(value):
        raise QueryError(f"{parameter.name}={value!r} is no date: write 2019, 2019-05 or 2019-05-31")
    return value if parameter.kind == "number" else text(value)
