"""The relation head: which pairs it looks at, what it knows of them, and its arithmetic."""

import json

import numpy as np
import pytest

from kg.errors import ModelError
from kg.language import load
from kg.language.coreference import resolve
from kg.language.lexicon import lexicon
from kg.language.relations import KINDS, Head, features, pairs, shipped
from kg.language.relations.features import path_between
from kg.language.relations.head import FILES, Voice

TEXT = "Anna Smith, who was born in Lisbon, founded Acme Bank. It is based in Leeds."


@pytest.fixture(scope="module")
def doc():
    return load()(TEXT)


def test_pairs_are_of_one_sentence_and_of_types_that_relate(doc):
    found = {(pair.subject.names[0], pair.object.names[0]) for pair in pairs(doc, resolve(doc, lexicon()))}
    assert ("Anna Smith", "Acme Bank") in found
    assert ("Anna Smith", "Lisbon") in found
    assert ("Anna Smith", "Leeds") not in found
    assert ("Lisbon", "Leeds") not in found


def test_only_wanted_clusters_are_paired(doc):
    assert pairs(doc, resolve(doc, lexicon()), wanted=lambda cluster: cluster.type != "Organization") != []
    assert pairs(doc, resolve(doc, lexicon()), wanted=lambda _: False) == []


def test_features_are_the_same_each_time_and_fit_the_shipped_head(doc):
    found = pairs(doc, resolve(doc, lexicon()))
    rows = features(doc, found)
    head = shipped()
    assert head is not None
    assert rows.shape == (len(found), len(head.mean))
    assert np.isfinite(rows).all()
    assert (features(doc, found) == rows).all()
    assert head.fits(doc.tensor.shape[1])
    assert tuple(KINDS) == head.relations


def test_a_pair_has_the_same_features_whatever_pairs_stand_beside_it_elsewhere(doc):
    found = pairs(doc, resolve(doc, lexicon()))
    assert np.allclose(features(doc, found)[0, :7], features(doc, found[:1])[0, :7])


def test_the_way_between_two_tokens_goes_over_the_top():
    heads = [1, 1, 3, 1, 3]  # 0 and 3 hang on 1, which is the root; 2 and 4 on 3
    assert path_between(heads, 0, 4) == ([1, 3], 1)
    assert path_between(heads, 3, 4) == ([], 3)
    assert path_between([0, 1], 0, 1) == ([], 0)


def tiny(**voices):
    values = {"mean": np.zeros(2), "scale": np.ones(2), "inner": np.array([[[1.0], [0.0]], [[0.0], [1.0]]])}
    values |= {"bias": np.zeros((2, 1)), "outer": np.array([[[2.0]], [[4.0]]]), "start": np.array([[0.0], [1.0]])}
    return Head(("founded",), voices, **{name: value.astype(np.float32) for name, value in values.items()})


def test_scores_are_the_mean_of_the_networks():
    assert tiny().scores(np.array([[1.0, 1.0], [-1.0, -1.0]], np.float32)).tolist() == [[3.5], [0.5]]


def test_a_head_without_voices_says_nothing():
    assert tiny().lowest == float("inf")
    assert tiny(founded=Voice(1.5, 1.0, 0.0)).lowest == 1.5


def test_confidence_rises_with_the_score():
    voice = Voice(0.0, 0.8, -0.5)
    assert 0 < voice.confidence(-1) < voice.confidence(2) < 1


def test_a_head_is_read_back_and_a_damaged_one_is_named(tmp_path):
    assert Head.read(tmp_path) is None
    one = tiny()
    names = ("mean", "scale", "inner", "bias", "outer", "start")
    np.savez(tmp_path / FILES[0], **{name: getattr(one, name) for name in names})
    rows = {"founded": {"threshold": 1.5, "slope": 1.0, "offset": 0.0}}
    (tmp_path / FILES[1]).write_text(json.dumps({"relations": rows}))
    assert Head.read(tmp_path).voices == {"founded": Voice(1.5, 1.0, 0.0)}
    rows["founded"]["threshold"] = None
    (tmp_path / FILES[1]).write_text(json.dumps({"relations": rows}))
    assert Head.read(tmp_path).voices == {}
    (tmp_path / FILES[1]).write_text("{}")
    with pytest.raises(ModelError, match="relation head"):
        Head.read(tmp_path)


def test_what_is_told_keeps_the_precision_it_promises():
    """Cross-validated, of what it adds to the rules."""
    from kg.language.component import SHIPPED

    rows = json.loads((SHIPPED / FILES[1]).read_text("utf-8"))["relations"]
    told = [row for row in rows.values() if row["threshold"] is not None]
    assert told
    assert all(row["added"] >= 0.85 for row in told)
