"""The measures of coreference on the worked examples of the papers that define them."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from kg.language.training.link_metrics import MEASURES, Ratio, b_cubed, best_pairing, ceaf_e, conll, muc

# Pradhan et al. 2014, "Scoring coreference partitions of predicted mentions", section 4.
KEY = [{"a", "b", "c"}, {"d", "e", "f", "g"}]
RESPONSE = [{"a", "b"}, {"c", "d"}, {"f", "g", "h", "i"}]


@pytest.mark.parametrize(
    ("measure", "recall", "precision", "f1"),
    [(muc, 0.40, 0.40, 0.40), (b_cubed, 0.42, 0.50, 0.46), (ceaf_e, 0.65, 0.43, 0.52)],
)
def test_the_example_of_the_reference_scorer(measure, recall, precision, f1):
    ratio = measure(KEY, RESPONSE)
    assert (ratio.recall, ratio.precision, ratio.f1) == pytest.approx((recall, precision, f1), abs=0.006)


def test_muc_counts_the_links_that_are_missing():
    # Vilain et al. 1995: the key A-B-C-D cut into A-B and C-D misses one of three links.
    assert muc([{"A", "B", "C", "D"}], [{"A", "B"}, {"C", "D"}])[:2] == (2, 3)


def test_b_cubed_punishes_a_large_wrong_merger_more_than_a_small_one():
    # Bagga and Baldwin 1998, figures 1 to 3: precision .76 against .58 where MUC sees no difference.
    truth = [{1, 2, 3, 4, 5}, {6, 7}, {8, 9, 10, 11, 12}]
    small, large = [{1, 2, 3, 4, 5}, {6, 7, 8, 9, 10, 11, 12}], [{1, 2, 3, 4, 5, 8, 9, 10, 11, 12}, {6, 7}]
    assert muc(truth, small) == muc(truth, large)
    assert b_cubed(truth, small).precision == pytest.approx(0.76, abs=0.005)
    assert b_cubed(truth, large).precision == pytest.approx(0.58, abs=0.005)


def test_documents_add_up_and_conll_is_the_mean():
    ratios = {name: measure(KEY, RESPONSE).plus(measure(KEY, KEY)) for name, measure in MEASURES.items()}
    assert ratios["MUC"] == Ratio(2 + 5, 5 + 5, 2 + 5, 5 + 5)
    assert conll(ratios) == pytest.approx(sum(ratio.f1 for ratio in ratios.values()) / 3)
    assert conll({name: measure(KEY, KEY) for name, measure in MEASURES.items()}) == 1


def test_nothing_found_is_nought_and_no_error():
    assert [measure(KEY, []).f1 for measure in MEASURES.values()] == [0, 0, 0]


@given(arrays(np.float64, st.tuples(st.integers(1, 4), st.integers(1, 4)), elements=st.integers(0, 6).map(float)))
def test_the_best_pairing_is_worth_what_trying_all_finds(worth):
    rows, columns = worth.shape
    wide = worth if rows <= columns else worth.T
    most = max(
        sum(wide[row, column] for row, column in enumerate(chosen))
        for chosen in permutations(range(wide.shape[1]), wide.shape[0])
    )
    pairs = best_pairing(worth)
    assert len(pairs) == min(rows, columns) == len({row for row, _ in pairs}) == len({column for _, column in pairs})
    assert sum(worth[pair] for pair in pairs) == most
