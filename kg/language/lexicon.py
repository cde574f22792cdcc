"""The words that rules ask for by class, read once from `ontology/lexicon.toml` and `ontology/names.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kg.errors import OntologyError
from kg.resources import ontology_folder

# The sections that list nouns.
NOMINAL = frozenset({"people", "groups", "organizations", "works", "crimes", "courts", "posts", "prizes", "protest"})


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word lists by section and name, e.g. `lexicon["people.kin"]`; a section alone is the union of its lists.

    `acts` gives the act of a verb or noun of saying, `crimes` the type of the event that a word for a deed stands for.
    """

    lists: Mapping[str, frozenset[str]]
    acts: Mapping[str, str]
    crimes: Mapping[str, str]
    genders: Mapping[str, str]
    deeds: Mapping[str, str]
    triggers: frozenset[str]
    full_names: Mapping[str, frozenset[str]]  # "bill" -> {"william"}, "va." -> {"virginia"}
    nouns: frozenset[str]

    def alike(self, noun: str) -> frozenset[str]:
        """The words of `[same]` that can be said of the one whom a noun is said of: judge, justice, magistrate."""
        lists = (words for name, words in self.lists.items() if name.startswith("same.") and noun in words)
        return frozenset({noun}).union(*lists)

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.lists[name]


def base_of(form: str, known: Container[str]) -> str | None:
    """The known verb that a regularly inflected form belongs to: "quashed" -> "quash", "acquitted" -> "acquit".

    A lemmatizer that was trained on general text guesses at the rarer verbs of law; the rules know which they ask for.
    """
    for ending in ("ied", "ies", "ed", "ing", "es", "d", "s"):
        if form.endswith(ending) and len(form) > len(ending) + 1:
            stem = form.removesuffix(ending)
            bases = [stem + "y"] if ending in ("ied", "ies") else [stem, stem + "e"]
            bases += [stem[:-1]] if stem[-2:-1] == stem[-1:] else []
            if (found := next((base for base in bases if base in known), None)) is not None:
                return found
    return None


def singular_of(form: str, known: Container[str]) -> str | None:
    """The known noun that a plural belongs to: "campaigners" -> "campaigner", "gunmen" -> "gunman"."""
    for ending, single in (("men", "man"), ("ies", "y"), ("s", ""), ("es", "")):
        if form.endswith(ending) and (base := form.removesuffix(ending) + single) in known:
            return base
    return None


def _toml(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise OntologyError(f"{path.name}: cannot be read as TOML ({error})") from error


def read_lexicon(folder: Path) -> Lexicon:
    """Read the lexicon of an ontology folder; raises OntologyError where a file is missing or malformed."""
    sections = _toml(folder / "lexicon.toml")
    lists = {
        f"{section}.{name}": frozenset(words) for section, names in sections.items() for name, words in names.items()
    }
    for section, names in sections.items():
        lists[section] = frozenset(word for words in names.values() for word in words)
    acts = {
        verb: act
        for act in ("say", "announce", "confirm", "deny", "accuse", "apologise", "promise")
        for verb in sections["saying"][act]
    }
    acts = {**sections["saying"]["nouns"], **acts}
    crimes = {noun: crime for crime, nouns in sections["crimes"].items() for noun in nouns}
    deeds = {verb: noun for noun, verbs in sections["deeds"].items() for verb in verbs}
    with (folder / "names.toml").open("rb") as file:
        names_by_gender = tomllib.load(file)
    genders = {name: gender for gender, names in names_by_gender.items() for name in names.split()}
    tables = [
        dict(table)
        for path in sorted((folder / "frames").glob("*.toml"))
        for tables in _toml(path).values()
        for table in tables
    ]
    triggers = {word.split()[0] for table in tables for word in table.get("verbs", ())}
    nouns = {word.split()[-1] for table in tables for word in table.get("nouns", ())}
    nouns |= {noun for section in NOMINAL & sections.keys() for noun in lists[section]}
    full_names: dict[str, set[str]] = {}
    nicknames_by_name = _toml(folder / "nicknames.toml")
    for full, short in nicknames_by_name["short"].items():
        for name in short.casefold().split():
            full_names.setdefault(name, set()).add(full.casefold())
    for full, short in nicknames_by_name["states"].items():
        full_names.setdefault(short.casefold().replace(".", "") + ".", set()).add(full.casefold())
    nicknames = {short: frozenset(full) for short, full in full_names.items()}
    verbs = frozenset({*triggers, *acts, *deeds, *lists["verbs"], *lists["status"]})
    return Lexicon(lists, acts, crimes, genders, deeds, verbs, nicknames, frozenset(nouns))


@cache
def lexicon() -> Lexicon:
    """The lexicon that travels with the package."""
    return read_lexicon(ontology_folder())
