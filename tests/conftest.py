"""Cases that the tests share, each built once; rooms are imported only where a test asks for a built case."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from tests.cases import small_case
from tests.told import Told

DATA = Path(__file__).parent.parent / "data"


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> kg.Case:
    """The made-up case of `tests/cases.py`: no parser needed."""
    from kg.pipeline.building import assemble

    small = small_case()
    return assemble(small.documents, Told(small.claims), out=tmp_path_factory.mktemp("tiny") / "case")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> kg.Case:
    """The case in `data/`, built by the shipped parser and rules."""
    return kg.build(DATA, out=tmp_path_factory.mktemp("built") / "case")
