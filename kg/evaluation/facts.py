"""The shape in which gold lines and claims are compared: a fact, whose fillers are entities of the gold or texts."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from kg.errors import InputError

Record = dict[str, Any]
Numbered = tuple[str, Record]
"""A record with the place that it was read from, `file:line`."""

TITLES = re.compile(
    r"^(?:(?:mr|mrs|ms|mx|dr|prof|professor|sir|dame|lord|lady|rev|reverend|judge|justice|president|gov|governor|sen"
    r"|senator|rep|mayor|det|detective|sgt|sergeant|lt|lieutenant|capt|captain|officer|prosecutor"
    r"|(?:assistant )?(?:district )?attorney(?: general)?) )+(?=\w)"
)


@dataclass(frozen=True)
class Vocabulary:
    """What is scored, read from `vocabulary.toml`; `telling` are the roles that tell which event it is."""

    entities: frozenset[str]
    relations: frozenset[str]
    symmetric: frozenset[str]
    crimes: frozenset[str]
    flags: frozenset[str]
    roles: Mapping[str, frozenset[str]]
    telling: Mapping[str, frozenset[str]]


@cache
def vocabulary() -> Vocabulary:
    """The tables that travel with the package."""
    table = tomllib.loads(Path(__file__).with_name("vocabulary.toml").read_text("utf-8"))
    roles = {name: text.split() for name, text in table["events"].items()}
    return Vocabulary(
        frozenset(table["entities"]), frozenset(table["relations"]), frozenset(table["symmetric"]),
        frozenset(table["crimes"]), frozenset(table["flags"]),
        {name: frozenset(role.rstrip("!") for role in given) | {"place"} for name, given in roles.items()},
        {name: frozenset(role[:-1] for role in given if role.endswith("!")) for name, given in roles.items()},
    )  # fmt: skip


def fold(name: str) -> str:
    """A name without case, accents, punctuation, titles and a leading "the": "Mr. Müller" -> "muller"."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    words = " ".join(re.sub(r"[\W_]+", " ", re.sub(r"[.'’‘`]", "", plain.replace("&", " and "))).split())
    words = re.sub(r"\b(\w) (?=\w\b)", r"\1", words)  # "j k lee" is "jk lee"
    return TITLES.sub("", words.removeprefix("the "))


@dataclass(frozen=True)
class Filler:
    """What fills a role: an entity, by the gold's first name for it; or a text in its folded forms; or a number."""

    label: str
    entity: str | None = None
    texts: tuple[str, ...] = ()
    number: float | None = None
    type: str = ""
    id: str = ""

    @property
    def name(self) -> str:
        return self.entity or self.label

    def fits(self, claimed: Filler, *, whole: bool) -> bool:
        """Say whether a claimed filler is this gold one; a text may stand inside a longer one unless `whole`."""
        if self.entity is not None:
            return claimed.entity == self.entity
        if self.number is not None:
            return claimed.number == self.number
        mine = self.texts[0]
        return any(mine == text or (not whole and f" {mine} " in f" {text} ") for text in claimed.texts)


class Names:
    """The entities of a gold file by folded name; a name that no entity line lists stands for itself."""

    def __init__(self, entities: Iterable[Record]) -> None:
        self._first: dict[str, str] = {}
        for entity in entities:
            for name in entity["names"]:
                self._first.setdefault(fold(name), entity["names"][0])

    def gold(self, value: Any) -> Filler:
        """Read a filler of a gold line: a name, `{"value": text}` or `{"number": n}`."""
        if isinstance(value, str):
            return Filler(value, entity=self._first.setdefault(fold(value), value))
        if "number" in value:
            return Filler(f"{value['number']:,}", number=float(value["number"]))
        return Filler(value["value"], texts=(fold(value["value"]),))

    def claimed(self, value: Record) -> Filler:
        """Read a filler of a claim and find the entity that it names, by label first, then by alias."""
        names = [str(value["label"] if "label" in value else value["value"]), *value.get("aliases", ())]
        kind, number = str(value.get("type", "")), value.get("number")
        events = vocabulary().roles.keys() | vocabulary().crimes
        texts = [fold(name) for name in names] + ([fold(kind)] if kind in events else [])
        entity = next((self._first[text] for text in texts if text in self._first), None)
        return Filler(names[0], entity, tuple(texts), None if number is None else float(number), kind,
                      str(value.get("id", "")))


@dataclass(eq=False)
class Fact:
    """A relation or an event, of the gold or of a claim; a relation's roles are `subject` and `object`.

    `by` and `status` are None where a forbidden claim leaves them open; `confidence` is a claim's own.
    """

    kind: str
    type: str
    roles: dict[str, list[Filler]]
    status: str | None
    by: list[Filler] | None
    when: str | None
    flags: Record
    quote: str = ""
    optional: bool = False
    confidence: float = 1.0
    evidence: list[Record] = field(default_factory=list)

    @property
    def root(self) -> str:
        """The scored type that this one falls under, "" where there is none."""
        words = vocabulary()
        if self.kind == "relation":
            return self.type if self.type in words.relations else ""
        if self.type in words.roles:
            return self.type
        return "Crime" if self.type in words.crimes or {"perpetrator", "victim"} & self.roles.keys() else ""

    @property
    def speakers(self) -> tuple[str, ...]:
        return tuple(filler.name for filler in self.by or ())

    @property
    def size(self) -> int:
        return sum(len(fillers) for fillers in self.roles.values())

    def signature(self) -> tuple[Any, ...]:
        """What makes two claims the same claim."""
        roles = frozenset((role, filler.number or fold(filler.name))
                          for role, fillers in self.roles.items() for filler in fillers)
        return self.kind, self.type, roles, self.status, self.speakers, self.when

    def __str__(self) -> str:
        named = {role: ", ".join(filler.name for filler in fillers) for role, fillers in self.roles.items()}
        text = (f"{named.get('subject', '*')} {self.type} {named.get('object', '*')}" if self.kind == "relation"
                else f"{self.type}({'; '.join(f'{role}: {names}' for role, names in named.items())})")
        marks = [self.status, self.speakers and "by " + " > ".join(self.speakers), self.when,
                 *(f"{key}: {value}" for key, value in self.flags.items())]
        return f"{text} [{', '.join(str(mark) for mark in marks if mark)}]"


def read_fact(at: str, line: Record, filler: Callable[[Any], Filler]) -> Fact:
    """Read a gold line, a forbidden claim or a claim record; raise InputError, naming `at`, where it is none."""
    try:
        relation = line["kind"] == "relation"
        given = {r: [line[r]] for r in ("subject", "object") if r in line} if relation else line.get("roles", {})
        by = line.get("by", line.get("attributed_to"))
        spans = list(line.get("evidence") or ())
        fact = Fact(
            kind=line["kind"],
            type=str(line["predicate"] if relation else line["event"]["type"] if "event" in line else line["type"]),
            roles={role: [filler(value) for value in values] for role, values in given.items()},
            status=line.get("status"),
            by=None if by is None else [filler(speaker) for speaker in by],
            when=date_of(line.get("when")),
            flags=dict(line.get("qualifiers" if relation else "flags") or {}),
            quote=line.get("quote", "") or " … ".join(span["quote"] for span in spans),
            optional=line.get("optional", False),
            confidence=float(line.get("confidence", 1.0)),
            evidence=spans,
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise InputError(f"{at}: is no gold line or claim ({type(error).__name__}: {error})") from error
    if fact.type in vocabulary().symmetric:
        ends = sorted((end for ends in fact.roles.values() for end in ends), key=lambda end: end.name)
        fact.roles = {role: [end] for role, end in zip(("subject", "object"), ends, strict=False)}
    elif fact.kind == "event" and fact.root:
        scored = vocabulary().roles[fact.root]
        fact.roles = {role: fillers for role, fillers in fact.roles.items() if role in scored and fillers}
    return fact


def date_of(when: Record | str | None) -> str | None:
    """A date as text, a claim's cut to the precision that it states: 2019-05-31, 2019-05, 2019, 1980s."""
    if not when:
        return None
    if isinstance(when, str):
        return when
    start = when.get("start") or when.get("end") or ""
    cut = {"decade": 3, "year": 4, "month": 7}.get(when.get("precision", "day"), 10)
    return start[:cut] + ("0s" if start and cut == 3 else "") or None
