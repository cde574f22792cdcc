"""BIO scores become well-formed spans, and spans lose what a name must not hold."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from kg.language.names import Name, decode, spans, trimmed

LABELS = ("O", "B-ORG", "I-ORG", "B-LOC", "I-LOC")


def well_formed(labels: tuple[str, ...]) -> bool:
    return all(not b.startswith("I-") or a[2:] == b[2:] for a, b in itertools.pairwise(("O", *labels)))


@settings(deadline=None)
@given(st.integers(1, 4).flatmap(lambda n: arrays(np.float32, (n, 5), elements=st.floats(-5, 5, width=32))))
def test_the_best_well_formed_sequence_is_found(scores: np.ndarray) -> None:
    def total(labels: tuple[str, ...]) -> float:
        return float(sum(row[LABELS.index(label)] for row, label in zip(scores, labels, strict=True)))

    possible = [labels for labels in itertools.product(LABELS, repeat=len(scores)) if well_formed(labels)]
    best = max(map(total, possible))
    found = decode(scores, LABELS)
    assert any(total(labels) == pytest.approx(best, abs=1e-4) and spans(labels) == found for labels in possible)


def test_an_inside_label_without_a_beginning_is_repaired() -> None:
    scores = np.log(np.array([[0.1, 0.3, 0.5, 0.05, 0.05], [0.1, 0.1, 0.7, 0.05, 0.05]]))
    assert decode(scores, LABELS) == [Name(0, 2, "ORG")]


def test_no_words_hold_no_names() -> None:
    assert decode(np.zeros((0, 5)), LABELS) == []


@pytest.mark.parametrize(
    ("text", "kind", "kept"),
    [
        ("Penguin Books ’", "ORG", "Penguin Books"),
        ("Smith 's", "PERSON", "Smith"),
        ("the Court of Appeal", "ORG", "Court of Appeal"),
        ("The Long Night", "WORK", "The Long Night"),
        ("Mr. Smith", "PERSON", "Smith"),
        ("Det. Sgt. Anna Smith", "PERSON", "Anna Smith"),
        ("Harbour Road Six Case", "MISC", "Harbour Road Six"),
        ("“ Dark River ”", "WORK", "Dark River"),
        ("( London )", "LOC", "London"),
    ],
)
def test_a_name_is_trimmed(text: str, kind: str, kept: str) -> None:
    words = text.split()
    name = trimmed(words, Name(0, len(words), kind))
    assert name is not None
    assert " ".join(words[name.start : name.end]) == kept


@pytest.mark.parametrize(("text", "kind"), [("“ ”", "WORK"), ("Det.", "PERSON")])
def test_what_is_all_trimmed_away_is_no_name(text: str, kind: str) -> None:
    words = text.split()
    assert trimmed(words, Name(0, len(words), kind)) is None
