"""Where the files lie that travel with the package: ontology, frames, shapes, saved questions."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def ontology_folder() -> Path:
    """The folder `ontology/`: inside the installed package, or beside it in a checkout."""
    inside = _PACKAGE / "ontology"
    return inside if inside.is_dir() else _PACKAGE.parent / "ontology"
