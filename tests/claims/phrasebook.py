"""The phrasebook: short texts beside the claims that they make, in `phrases/*.toml`, one file a field.

    [[phrase]]
    text = "Police arrested Ann Lee on Monday, a spokesman said."
    published = "2020-06-17"          # the default, a Wednesday
    says = ["Arrest(suspect: Ann Lee; agent: Police) [reported by spokesman; 2020-06-15]"]
    may = ["Statement"]               # types, or claims written like those above, that are right but not asked for

A claim is written `Type(role: filler, filler; role: filler) [status by A > B; date; flag]`, a relation with the roles
`subject` and `object`. Status is `asserted` where none stands; a date is compared at its own precision and only where
one is given; flags are compared where they are given. A filler is a name of the entity, or words of a text; every
filler of a role must be there, and no other. What the text says beyond `says` and `may` is an error too.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.claims import Extractor
from kg.model import Claim, Document, Entity, Event, Filler, Value

PHRASES = Path(__file__).with_name("phrases")
PUBLISHED = "2020-06-17"
UNASKED = frozenset(
    {"hasRole", "Motion", "Mistrial", "Recantation", "Recusal", "Identification", "AwardWithdrawn", "Compensation"}
)
LINE = re.compile(r"^(?P<type>\w+)(?:\((?P<roles>.*)\))?(?:\s*\[(?P<marks>[^\]]*)\])?$")
STATUSES = ("asserted", "reported", "alleged", "denied", "negated", "hypothetical")


@dataclass(frozen=True)
class Phrase:
    """One text with what it says; `name` tells it from the others in a test report."""

    name: str
    text: str
    published: str
    says: tuple[str, ...]
    may: tuple[str, ...]


def phrases() -> Iterator[Phrase]:
    """Every phrase of the book."""
    for path in sorted(PHRASES.glob("*.toml")):
        for number, table in enumerate(tomllib.loads(path.read_text("utf-8")).get("phrase", ()), start=1):
            if unknown := table.keys() - {"text", "published", "says", "may"}:
                raise ValueError(f"{path.name}, phrase {number}: unknown key {min(unknown)}")
            yield Phrase(
                f"{path.stem}-{number}: {table['text'][:60]}", table["text"], table.get("published", PUBLISHED),
                tuple(table.get("says", ())), tuple(table.get("may", ())),
            )  # fmt: skip


def differences(phrase: Phrase, extractor: Extractor) -> list[str]:
    """What the extractor misses of a phrase and what it says beyond it; empty where it reads it rightly."""
    document = Document("phrase", phrase.text, "phrase.txt", "0" * 64, published=phrase.published)
    claims = list(extractor.claims(document))
    found: list[str] = []
    for line in phrase.says:
        match = next((claim for claim in claims if fits(line, claim)), None)
        if match is None:
            found.append(f"missing: {line}")
        else:
            claims.remove(match)
    allowed = [claim for claim in claims if claim.type in UNASKED or any(fits(line, claim) for line in phrase.may)]
    return found + [f"unasked: {written(claim)}" for claim in claims if claim not in allowed]


def fits(line: str, claim: Claim) -> bool:
    """Say whether a claim is the one that a line describes; a bare type fits every claim of that type."""
    parts = LINE.match(line)
    if parts is None:
        raise ValueError(f"not a claim: {line}")
    if parts["type"] != claim.type:
        return False
    if parts["roles"] is None:
        return True
    return _roles_fit(parts["roles"], claim) and _marks_fit(parts["marks"] or "", claim)


def _roles_fit(text: str, claim: Claim) -> bool:
    wanted = {}
    for part in filter(None, (one.strip() for one in text.split(";"))):
        role, _, names = part.partition(":")
        wanted[role.strip()] = [name.strip() for name in names.split(",")]
    given: dict[str, list[Filler]] = {}
    for role, filler in claim.fillers():
        if role != "content":
            given.setdefault(role, []).append(filler)
    if wanted.keys() != given.keys():
        return False
    return all(
        len(names) == len(given[role]) and all(any(_named(name, one) for one in given[role]) for name in names)
        for role, names in wanted.items()
    )


def _named(name: str, filler: Filler) -> bool:
    if isinstance(filler, Value):
        return f" {name.casefold()} " in f" {filler.value.casefold()} " or name == str(filler.number)
    return _plain(name) in {_plain(one) for one in (filler.label, *filler.aliases)} | {_plain(filler.label)}


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ")


def _marks_fit(text: str, claim: Claim) -> bool:
    status, speakers, flags = "asserted", [], []
    for mark in filter(None, (one.strip() for one in text.split(";"))):
        word, _, chain = mark.partition(" by ")
        if word in STATUSES:
            status, speakers = word, [one.strip() for one in chain.split(">")] if chain else []
        elif re.match(r"\d{3,4}", mark):
            start = (claim.when.start or claim.when.end) if claim.when else None
            if start is None or not start.startswith(mark):
                return False
        else:
            flags.append(mark)
    given = {f"{key}={value}" for key, value in _flags(claim)} | {key for key, value in _flags(claim) if value is True}
    return (
        claim.status == status
        and len(speakers) == len(claim.attributed_to)
        and all(_named(name, one) for name, one in zip(speakers, claim.attributed_to, strict=True))
        and set(flags) <= given
    )


def _flags(claim: Claim) -> tuple[tuple[str, object], ...]:
    return claim.flags if isinstance(claim, Event) else claim.qualifiers


def written(claim: Claim) -> str:
    """A claim as a line of the book."""
    roles: dict[str, list[str]] = {}
    for role, filler in claim.fillers():
        if role != "content":
            roles.setdefault(role, []).append(filler.label if isinstance(filler, Entity) else filler.value)
    chain = " > ".join(one.label for one in claim.attributed_to)
    date = (claim.when.start or claim.when.end) if claim.when else ""
    marks = [claim.status + (f" by {chain}" if chain else ""), date]
    marks += [key if value is True else f"{key}={value}" for key, value in _flags(claim)]
    filled = "; ".join(f"{role}: {', '.join(names)}" for role, names in roles.items())
    return f"{claim.type}({filled}) [{'; '.join(mark for mark in marks if mark)}]"


if __name__ == "__main__":
    import sys

    from kg.language import load

    extractor = Extractor(load())
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    book = [phrase for phrase in phrases() if wanted in phrase.name]
    wrong = 0
    for phrase in book:
        if found := differences(phrase, extractor):
            wrong += 1
            sys.stdout.write("\n".join([phrase.name, phrase.text, *(f"    {line}" for line in found)]) + "\n")
    sys.stdout.write(f"{len(book) - wrong} of {len(book)} phrases are read rightly\n")
