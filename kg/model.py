"""The frozen records that the rooms hand to each other; their JSON is the claim record of the vocabulary.

Everything here is hashable and compared by content. `to_json` gives plain dictionaries in the form that
`kg export --format claims` writes; `claim_from_json` and `document_from_json` read them back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Literal, TypeAlias

from kg.ids import content_hash

Json: TypeAlias = dict[str, Any]
Status = Literal["asserted", "reported", "alleged", "denied", "negated", "hypothetical"]
STATUSES: tuple[Status, ...] = ("asserted", "reported", "alleged", "denied", "negated", "hypothetical")
Precision = Literal["day", "month", "year", "decade"]
DateSource = Literal["front matter", "option", "dateline", "tweet"]


@dataclass(frozen=True, slots=True)
class Document:
    """One text with what is known about where it comes from.

    `text` is the cleaned text that every offset counts in (Unicode characters); `source` is the path it was
    read from, relative to what was given; `checksum` is the SHA-256 of the file's bytes, in hexadecimal.
    `published` is an ISO 8601 date and `dated_by` says what told it. `kind` is the kind of source: news,
    op-ed, court, press-release, review, letter, interview, transcript, drama, book, other.
    """

    id: str
    text: str
    source: str
    checksum: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    dated_by: DateSource | None = None
    url: str | None = None
    kind: str | None = None
    language: str = "en"
    digest: bool = False

    def to_json(self) -> Json:
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A passage of a document: `quote == document.text[start:end]`, always."""

    document: str
    start: int
    end: int
    quote: str

    def to_json(self) -> Json:
        return {"document": self.document, "start": self.start, "end": self.end, "quote": self.quote}


@dataclass(frozen=True, slots=True)
class When:
    """A time: ISO 8601 `start` and `end` at their `precision`, and the words that say it."""

    start: str | None
    end: str | None
    precision: Precision
    text: str

    def to_json(self) -> Json:
        return {"start": self.start, "end": self.end, "precision": self.precision, "text": self.text}


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, group, organization, place, work or event that claims speak of.

    `named` says whether any mention is a proper name; what has none ("another man") is known in one
    document only. `aliases` are all surface forms resolved to it, sorted, the label among them.
    """

    id: str
    type: str
    label: str
    aliases: tuple[str, ...] = ()
    named: bool = field(default=True, compare=False)

    def to_json(self) -> Json:
        known = {"id": self.id, "type": self.type, "label": self.label, "aliases": list(self.aliases)}
        return known if self.named else known | {"named": False}


@dataclass(frozen=True, slots=True)
class Value:
    """A text that fills a role or an object, with the number that it says, where it says one."""

    value: str
    number: int | float | None = None

    def to_json(self) -> Json:
        return {"value": self.value} if self.number is None else {"value": self.value, "number": self.number}


@dataclass(frozen=True, slots=True)
class EventRef:
    """The event of an event claim, or an event that fills a role of another."""

    id: str
    type: str
    label: str

    def to_json(self) -> Json:
        return {"id": self.id, "type": self.type, "label": self.label}


Filler: TypeAlias = Entity | Value | EventRef
Items: TypeAlias = tuple[tuple[str, Any], ...]


def items(mapping: Mapping[str, Any]) -> Items:
    """Freeze a mapping as sorted pairs."""
    return tuple(sorted(mapping.items()))


@dataclass(frozen=True, kw_only=True)
class Said:
    """What every claim has beside its content: how it is said, by whom, of what time, how surely, and where."""

    status: Status
    attributed_to: tuple[Entity, ...] = ()
    when: When | None = None
    confidence: float = 1.0
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Relation(Said):
    """A claim that `subject` stands in `predicate` to `object`; `qualifiers` are sorted pairs."""

    subject: Entity
    predicate: str
    object: Filler
    qualifiers: Items = ()

    @property
    def kind(self) -> Literal["relation"]:
        return "relation"

    @property
    def type(self) -> str:
        return self.predicate

    @property
    def label(self) -> str:
        return f"{self.subject.label} {self.predicate} {_label(self.object)}"

    def fillers(self) -> Iterator[tuple[str, Filler]]:
        """Give (role, filler) pairs; a relation's roles are "subject" and "object"."""
        yield "subject", self.subject
        yield "object", self.object

    @cached_property
    def id(self) -> str:
        """The hash of content, status and speakers: equal claims of two documents are one claim."""
        return content_hash(
            [
                "relation",
                self.subject.id,
                self.predicate,
                _key(self.object),
                [list(pair) for pair in self.qualifiers],
                *_said_key(self),
            ]
        )

    def to_json(self) -> Json:
        return {
            "id": self.id,
            "kind": "relation",
            "subject": self.subject.to_json(),
            "predicate": self.predicate,
            "object": self.object.to_json(),
            "qualifiers": dict(self.qualifiers),
            **_said_json(self),
        }


@dataclass(frozen=True, kw_only=True)
class Event(Said):
    """A claim that something happened; `roles` are sorted (role, fillers) pairs and `flags` sorted pairs."""

    type: str
    roles: tuple[tuple[str, tuple[Filler, ...]], ...] = ()
    flags: Items = ()

    @property
    def kind(self) -> Literal["event"]:
        return "event"

    @property
    def label(self) -> str:
        who = ", ".join(_label(filler) for role, filler in self.fillers() if role not in ("content", "place"))
        return f"{self.type}: {who}" if who else self.type

    @cached_property
    def event(self) -> EventRef:
        """The event itself, whose id is the hash of its type, roles and time, whoever says it and however."""
        return EventRef(content_hash(["event", *self._content()]), self.type, self.label)

    def _content(self) -> list[object]:
        return [
            self.type,
            [[role, sorted((_key(one) for one in fillers), key=str)] for role, fillers in self.roles],
            [list(pair) for pair in self.flags],
            self.when and [self.when.start, self.when.end],
        ]

    def fillers(self) -> Iterator[tuple[str, Filler]]:
        """Give (role, filler) pairs, one for every filler of every role."""
        for role, fillers in self.roles:
            for filler in fillers:
                yield role, filler

    @cached_property
    def id(self) -> str:
        """The hash of content, status and speakers: equal claims of two documents are one claim."""
        return content_hash(["event-claim", *self._content(), *_said_key(self)])

    def to_json(self) -> Json:
        return {
            "id": self.id,
            "kind": "event",
            "event": self.event.to_json(),
            "roles": {role: [filler.to_json() for filler in fillers] for role, fillers in self.roles},
            "flags": dict(self.flags),
            **_said_json(self),
        }


Claim: TypeAlias = Relation | Event


def _label(filler: Filler) -> str:
    return filler.value if isinstance(filler, Value) else filler.label


def _key(filler: Filler) -> object:
    return [filler.value, filler.number] if isinstance(filler, Value) else filler.id


def _said_key(claim: Said) -> tuple[object, ...]:
    when = claim.when and [claim.when.start, claim.when.end]
    return claim.status, [speaker.id for speaker in claim.attributed_to], when


def _said_json(claim: Said) -> Json:
    return {
        "status": claim.status,
        "attributed_to": [speaker.to_json() for speaker in claim.attributed_to],
        "when": claim.when and claim.when.to_json(),
        "confidence": round(claim.confidence, 3),
        "evidence": [span.to_json() for span in claim.evidence],
    }


def entities_of(claim: Claim) -> Iterator[Entity]:
    """Give every entity that a claim names: its fillers, then its speakers, outermost first."""
    for _, filler in claim.fillers():
        if isinstance(filler, Entity):
            yield filler
    yield from claim.attributed_to


def merged(one: Claim, other: Claim) -> Claim:
    """Join two claims of equal id: the evidence of both, the higher confidence, the date of whichever has one."""
    return replace(
        one,
        when=one.when or other.when,
        evidence=tuple(sorted({*one.evidence, *other.evidence})),
        confidence=max(one.confidence, other.confidence),
    )


def claim_from_json(record: Mapping[str, Any]) -> Claim:
    """Read a claim record; raises KeyError, TypeError or ValueError where it is not one."""
    said: Json = {
        "status": record["status"],
        "confidence": record["confidence"],
        "attributed_to": tuple(_entity(speaker) for speaker in record["attributed_to"]),
        "when": When(**record["when"]) if record["when"] else None,
        "evidence": tuple(Span(**span) for span in record["evidence"]),
    }
    if record["kind"] == "relation":
        return Relation(
            subject=_entity(record["subject"]),
            predicate=record["predicate"],
            object=_filler(record["object"]),
            qualifiers=items(record["qualifiers"]),
            **said,
        )
    roles = {role: tuple(_filler(one) for one in fillers) for role, fillers in record["roles"].items()}
    return Event(type=record["event"]["type"], roles=items(roles), flags=items(record["flags"]), **said)


def document_from_json(record: Mapping[str, Any]) -> Document:
    """Read a document's record; raises TypeError where a field is missing or unknown."""
    return Document(**record)


def _entity(record: Mapping[str, Any]) -> Entity:
    return Entity(record["id"], record["type"], record["label"], tuple(record["aliases"]), record.get("named", True))


def _filler(record: Mapping[str, Any]) -> Filler:
    if "value" in record:
        return Value(record["value"], record.get("number"))
    if "aliases" in record:
        return _entity(record)
    return EventRef(record["id"], record["type"], record["label"])
