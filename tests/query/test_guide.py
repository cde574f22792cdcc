"""The queries of docs/ontology.md are answered, and each finds something."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.rdf import to_nquads
from kg.store import Store, open_store
from tests.cases import small_case

GUIDE = (Path(__file__).parents[2] / "docs" / "ontology.md").read_text(encoding="utf-8")
FOUND = [1, 1, 1, 1, 2, 2, 2, 1]


@pytest.fixture(scope="module")
def store() -> Store:
    case = small_case()
    return open_store(to_nquads(case.documents, case.claims))


@pytest.mark.parametrize(("sparql", "count"), list(zip(re.findall(r"```sparql\n(.*?)```", GUIDE, re.DOTALL), FOUND,
                                                       strict=True)))
def test_an_example_of_the_guide_is_answered(store: Store, sparql: str, count: int) -> None:
    assert len(store.select(sparql).rows) == count
