"""From a name that a person types to the entity that it means."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Sequence

from kg.errors import InputError, UnknownEntity
from kg.model import Entity

_NEAR = 5


def folded(name: str) -> str:
    """Fold case, accents, typographic quotes, spaces and a leading "the": "The  Académie" -> "academie"."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    words = plain.translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'}).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def find(entities: Iterable[Entity], name: str) -> Entity:
    """Find the entity of a name: by its id, then by its label, then by any alias; the named before the unnamed.

    Raises UnknownEntity with the closest names where none answers to it, and InputError with the candidates
    where several do.
    """
    known = sorted(entities, key=lambda one: (one.label, one.id))
    wanted = folded(name)
    for answering in ([one for one in known if one.id == name.strip()],
                      [one for one in known if folded(one.label) == wanted],
                      [one for one in known if wanted in {folded(alias) for alias in one.aliases}]):
        candidates = [one for one in answering if one.named] or answering
        if len(candidates) == 1:
            return candidates[0]
        if candidates:
            raise InputError(f"{name!r} is the name of {len(candidates)} entities; give the id of one: "
                             + ", ".join(f"{one.id} ({one.label}, {one.type})" for one in candidates))
    raise UnknownEntity(name, near=_near(known, wanted))


def _near(known: Sequence[Entity], wanted: str) -> list[str]:
    """Give labels whose name or alias is spelled like the wanted one or shares a word with it, closest first."""
    labels: dict[str, str] = {}
    for one in known:
        if one.named:
            for form in (one.label, *one.aliases):
                labels.setdefault(folded(form), one.label)
    close = difflib.get_close_matches(wanted, list(labels), n=_NEAR, cutoff=0.6)
    words = set(wanted.split())
    sharing = sorted((form for form in labels if words & set(form.split())),
                     key=lambda form: (-len(words & set(form.split())), form))
    return list(dict.fromkeys(labels[form] for form in [*close, *sharing]))[:_NEAR]
