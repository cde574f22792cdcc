"""What can go wrong, as one tree: catch `KgError` to catch all of it.

KgError
├── InputError          a file, folder or option that cannot be read as what it should be
│   └── LanguageError   a document that is not in English
├── CaseError           a case folder that is missing, damaged or of another version
├── UnknownEntity       a name that nothing in the case answers to; `near` holds the closest names
├── QueryError          SPARQL that does not parse, is refused, or runs too long
├── ModelError          a language model that is not installed or cannot be used
└── OntologyError       a frame or shape file in `ontology/` that is malformed

Each message is one line that names the file, document or name and says what to do.
"""

from __future__ import annotations

from collections.abc import Sequence


class KgError(Exception):
    """The root of every error that this package raises on purpose."""


class InputError(KgError):
    """An input that cannot be read; the message names it and says what would do."""


class LanguageError(InputError):
    """A document that the shipped pipeline cannot read because it is not in English."""


class CaseError(KgError):
    """A case folder that cannot be opened."""


class UnknownEntity(KgError):
    """A name that no entity of the case answers to."""

    def __init__(self, name: str, near: Sequence[str] = ()) -> None:
        hint = f"did you mean {', '.join(repr(one) for one in near)}?" if near else "`kg rank` lists who is there"
        super().__init__(f"no entity is called {name!r}: {hint}")
        self.name = name
        self.near = tuple(near)


class QueryError(KgError):
    """A question that cannot be answered: it does not parse, is refused, or runs too long."""


class ModelError(KgError):
    """A language model that is not installed or that does not give what the rules need."""


class OntologyError(KgError):
    """A file of the ontology that does not say what it must."""
