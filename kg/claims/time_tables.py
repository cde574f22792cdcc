"""The words of time that `time_words.toml` lists."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def words() -> dict[str, Any]:
    """The tables of `time_words.toml`."""
    return tomllib.loads(Path(__file__).with_name("time_words.toml").read_text(encoding="utf-8"))


@cache
def context(name: str) -> frozenset[str]:
    """The words of a list in the table `context`.

    >>> "since" in context("from_when")
    True
    """
    return frozenset(words()["context"][name])
