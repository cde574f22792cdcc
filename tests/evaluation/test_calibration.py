"""A fitted confidence says how often claims of its kind are right."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.claims.confidence import BIAS, Cues, logistic, read_weights
from kg.errors import OntologyError
from kg.evaluation.calibration import CueBook, fit, left_out
from kg.evaluation.reliability import bins, calibration_error, page

PLAIN, FAR, SEEN_ONCE = frozenset({BIAS}), frozenset({BIAS, "argument far off"}), frozenset({BIAS, "rare"})


def sample(cues: Cues, right: int, wrong: int) -> list[tuple[Cues, bool]]:
    return [(cues, True)] * right + [(cues, False)] * wrong


def test_the_confidence_is_near_the_share_that_was_right() -> None:
    confidence = logistic(fit([*sample(PLAIN, 90, 10), *sample(FAR, 60, 40), (SEEN_ONCE, False)]))
    assert confidence(PLAIN) == pytest.approx(0.9, abs=0.02)
    assert confidence(FAR) == pytest.approx(0.6, abs=0.03)
    assert confidence(SEEN_ONCE) == confidence(PLAIN)


def test_an_article_is_judged_by_what_the_others_taught() -> None:
    articles = [sample(PLAIN, 9, 1), sample(PLAIN, 5, 5), sample(PLAIN, 8, 2)]
    chances = {chance for chance, _ in left_out(articles)}
    assert len(chances) == 3
    assert max(chances) == pytest.approx(0.85, abs=0.02)  # for the half-wrong article, taught by the two others


def test_cues_are_known_again_from_their_number() -> None:
    book = CueBook()
    numbers = [book(PLAIN), book(FAR), book(PLAIN)]
    assert numbers[0] == numbers[2] != numbers[1]
    assert book.cues(numbers[1]) == FAR


def test_a_perfect_confidence_has_no_error_and_a_boastful_one_has() -> None:
    honest = [(0.75, True), (0.75, True), (0.75, True), (0.75, False)]
    assert calibration_error(honest) == 0.0
    assert calibration_error([(0.99, False), (0.99, True)]) == pytest.approx(0.49)
    [only] = bins(honest)
    assert (only.count, only.confidence, only.right) == (4, 0.75, 0.75)


def test_the_page_shows_every_stretch_that_holds_claims(tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    page(tmp_path, {"made-up gold": [(0.75, True), (0.97, True)]}, {BIAS: 1.5})
    written = (tmp_path / "confidence.md").read_text("utf-8")
    assert "| 0.7 to 0.8 | 1 | 0.75 | 1.00 |" in written
    assert "| 0.95 to 1 | 1 | 0.97 | 1.00 |" in written
    assert (tmp_path / "images" / "reliability.svg").read_text("utf-8").count("<circle") == 2


@pytest.mark.parametrize("text", ["[weights", "weights = 3", '[weights]\n"always" = "much"\n'])
def test_weights_that_are_none_are_told_so(text: str) -> None:
    with pytest.raises(OntologyError, match=r"confidence\.toml"):
        read_weights([text])
