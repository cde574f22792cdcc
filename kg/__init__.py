"""Build knowledge graphs of legal cases in the news: claims, each with its sentence and its speaker.

    import kg

    case = kg.build("data/")                # read documents, write the case folder `build/`
    case = kg.open("build/")                # or open what an earlier build wrote
    case.query("SELECT ?name WHERE { ... }")
    case.path("Ava Example", "Example Books")

What goes wrong on purpose is a `kg.KgError`; `kg.errors` draws the tree.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from kg.errors import KgError

if TYPE_CHECKING:
    from kg.pipeline.building import build
    from kg.pipeline.case import Case
    from kg.pipeline.case import open_case as open

__version__ = "0.1.0"
__all__ = ["Case", "KgError", "build", "open"]

_LATE = {"Case": ("kg.pipeline.case", "Case"), "open": ("kg.pipeline.case", "open_case"),
         "build": ("kg.pipeline.building", "build")}


def __getattr__(name: str) -> object:
    """Import a stage when it is first asked for: `kg --version` need not wait for the parser."""
    if name not in _LATE:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    module, attribute = _LATE[name]
    return getattr(import_module(module), attribute)
