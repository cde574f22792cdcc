"""Examples for the relation head, from corpora made up here."""

import json

import pytest

from kg.language import load
from kg.language.training.examples import NUMBER, knowledgenet, passages, redocred, written


@pytest.fixture(scope="module")
def nlp():
    return load()


def test_tokens_are_written_as_text_with_their_places():
    text, places = written([["Anna", "'s", "bank", "(", "Acme", ")", "."], ["It", "failed", "."]])
    assert text == "Anna's bank (Acme). It failed."
    assert [text[start:end] for start, end in places[0]] == ["Anna", "'s", "bank", "(", "Acme", ")", "."]
    assert text[slice(*places[1][0])] == "It"


def corpus(folder):
    text = "Anna Smith founded Acme Bank."
    places = {"subject": {"start": 19, "end": 28}, "object": {"start": 0, "end": 10}}
    record = {"document": 1, "passage_start": 0, "text": text, "predicate": "FOUNDED_BY"} | places
    (folder / "knowledgenet").mkdir()
    facts = [record | {"fold": 1}, record | {"fold": 3, "document": 2}]
    (folder / "knowledgenet" / "facts.jsonl").write_text("".join(json.dumps(one) + "\n" for one in facts))
    none = {"fold": 1, "document": 1, "passage_start": 0, "text": text, "predicate": "SUBSIDIARY_OF"}
    (folder / "knowledgenet" / "none.jsonl").write_text(json.dumps(none) + "\n")


def test_passages_of_the_folds_asked_for_with_what_they_were_read_for(tmp_path):
    corpus(tmp_path)
    ((fold, _, facts, read_for),) = passages(tmp_path, (1, 2))
    assert (fold, facts, read_for) == (1, [("FOUNDED_BY", (19, 28), (0, 10))], {"FOUNDED_BY", "SUBSIDIARY_OF"})


def test_only_what_a_passage_was_read_for_is_known(nlp, tmp_path):
    corpus(tmp_path)
    units = list(knowledgenet(nlp, tmp_path, (1,)))
    told = [unit for unit in units if unit.labels[NUMBER["founded"]]]
    assert len(told) == 1
    assert told[0].known[NUMBER["founded"]] == 1
    assert all(unit.known[NUMBER["worksFor"]] == 0 for unit in units)


def test_a_relation_told_in_another_sentence_is_not_known_here(nlp, tmp_path):
    sents = [
        ["Anna", "Smith", "founded", "Acme", "Bank", "."],
        ["Anna", "Smith", "was", "seen", "near", "Acme", "Bank", "."],
    ]
    vertices = [
        [{"sent_id": 0, "pos": [3, 5]}, {"sent_id": 1, "pos": [5, 7]}],
        [{"sent_id": 0, "pos": [0, 2]}, {"sent_id": 1, "pos": [0, 2]}],
    ]
    record = {"sents": sents, "vertexSet": vertices, "labels": [{"r": "P112", "h": 0, "t": 1, "evidence": [0]}]}
    (tmp_path / "redocred").mkdir()
    (tmp_path / "redocred" / "train.json").write_text(json.dumps([record]))
    units = list(redocred(nlp, tmp_path))
    number = NUMBER["founded"]
    assert [int(unit.labels[number]) for unit in units].count(1) == 1
    assert not any(unit.known[number] and not unit.labels[number] for unit in units if unit.known[NUMBER["worksFor"]])
