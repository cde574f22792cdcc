import json

import pytest

from kg.claims import Extractor
from kg.errors import InputError
from kg.evaluation.knowledgenet.__main__ import main, predict
from kg.evaluation.knowledgenet.passages import Fact, Passage, read
from kg.evaluation.knowledgenet.properties import facts_of
from kg.evaluation.knowledgenet.scoring import judge, table, totals
from kg.language import load
from kg.model import Document


@pytest.fixture(scope="module")
def nlp():
    return load()


def passage(text, *facts, annotated=()):
    """A passage whose facts are given as (property, words of the subject, words of the object)."""
    made = tuple(Fact(name, _place(text, one), _place(text, other)) for name, one, other in facts)
    return Passage(1, 0, text, made, frozenset({fact.property for fact in made} | set(annotated)))


def _place(text, words):
    return text.index(words), text.index(words) + len(words)


def write(folder, passages):
    facts, none = [], []
    for number, (fold, one) in enumerate(passages):
        record = {"fold": fold, "document": number, "passage_start": 7, "text": one.text}
        for fact in one.facts:
            places = {
                name: {"start": start, "end": end, "text": one.text[start:end], "uri": None}
                for name, (start, end) in (("subject", fact.subject), ("object", fact.object))
            }
            facts.append(record | places | {"predicate": fact.property})
        none += [record | {"predicate": name} for name in one.annotated - {fact.property for fact in one.facts}]
    for name, records in (("facts", facts), ("none", none)):
        lines = "".join(json.dumps(one) + "\n" for one in records)
        (folder / f"{name}.jsonl").write_text(lines, encoding="utf-8")


BORN = passage("Anna Smith was born in Lisbon.", ("PLACE_OF_BIRTH", "Anna Smith", "Lisbon"), annotated=["SPOUSE"])


def test_a_corpus_is_read_by_folds_with_what_each_passage_was_read_for(tmp_path):
    write(tmp_path, [(1, BORN), (3, passage("Nothing here.", annotated=["CEO"]))])
    (one,) = read(tmp_path, [1, 2])
    assert one.text == BORN.text
    assert one.facts == BORN.facts
    assert one.annotated == {"PLACE_OF_BIRTH", "SPOUSE"}
    (held_out,) = read(tmp_path, [3])
    assert (held_out.facts, held_out.annotated) == ((), {"CEO"})


def test_overlapping_arguments_find_a_fact():
    judged = judge(BORN, [Fact("PLACE_OF_BIRTH", (5, 10), (20, 29))])
    assert (len(judged.found), judged.missed, judged.wrong) == (1, (), ())


def test_a_fact_of_another_property_or_place_finds_nothing():
    judged = judge(BORN, [Fact("SPOUSE", (0, 10), (23, 29)), Fact("PLACE_OF_BIRTH", (0, 10), (11, 14))])
    assert (judged.found, len(judged.missed), len(judged.wrong)) == ((), 1, 2)


def test_what_a_passage_was_not_read_for_is_not_judged():
    assert judge(BORN, [Fact("CEO", (0, 10), (23, 29))]).wrong == ()


def test_a_second_prediction_beside_a_right_one_is_not_wrong():
    judged = judge(BORN, [Fact("PLACE_OF_BIRTH", (0, 10), (23, 29)), Fact("PLACE_OF_BIRTH", (0, 10), (18, 29))])
    assert (len(judged.found), judged.wrong) == (1, ())


def test_properties_that_the_vocabulary_lacks_are_left_out():
    text = "Anna Smith is Irish."
    judged = judge(passage(text, ("NATIONALITY", "Anna Smith", "Irish")), [])
    assert judged.missed == ()


def test_totals_are_sums_over_properties():
    counts = totals([judge(BORN, [Fact("PLACE_OF_BIRTH", (0, 10), (23, 29)), Fact("SPOUSE", (0, 10), (23, 29))])])
    assert (counts["all"].found, counts["all"].wrong, counts["SPOUSE"].precision) == (1, 1, 0.0)
    assert "| all | 1 | 0.500 | 1.000 | 0.667 |" in table(counts)


TOLD = [
    ("Anna Smith was born in Lisbon.", "PLACE_OF_BIRTH", "Anna Smith", "Lisbon"),
    ("She was born in Lisbon.", "PLACE_OF_BIRTH", "She", "Lisbon"),
    ("Anna Smith, who lives in Lisbon, paints.", "PLACE_OF_RESIDENCE", "who", "Lisbon"),
    ("Anna Smith married Tom Jones in 1999.", "SPOUSE", "Tom Jones", "Anna Smith"),
    ("Anna Smith founded the Dale Institute.", "FOUNDED_BY", "Dale Institute", "Anna Smith"),
    ("Anna Smith is the chief executive of the Dale Bank.", "CEO", "Dale Bank", "Anna Smith"),
    ("Anna Smith is the chief executive of the Dale Bank.", "EMPLOYEE_OR_MEMBER_OF", "Anna Smith", "Dale Bank"),
    ("Anna Smith is a member of the Labour Party.", "POLITICAL_AFFILIATION", "Anna Smith", "Labour Party"),
    ("Anna Smith was born on 3 May 1950.", "DATE_OF_BIRTH", "Anna Smith", "3 May 1950"),
    ("I studied at Dale University.", "EDUCATED_AT", "I", "Dale University"),
]


@pytest.mark.parametrize(("text", "name", "subject", "object_"), TOLD, ids=[told[1] + " " + told[2] for told in TOLD])
def test_claims_give_facts_with_the_places_of_their_arguments(nlp, text, name, subject, object_):
    found = facts_of(Extractor(nlp, excerpts=True).reading(Document("d", text, "", "")))
    assert any(
        fact.property == name
        and text[slice(*fact.subject)].startswith(subject)
        and text[slice(*fact.object)].startswith(object_)
        for fact in found
    ), found


def test_a_pronoun_that_nobody_introduces_is_somebody_in_an_excerpt_only(nlp):
    document = Document("d", "She was born in Lisbon.", "", "")
    assert [claim.type for claim in Extractor(nlp, excerpts=True).claims(document)] == ["Birth", "bornIn"]
    assert Extractor(nlp).claims(document) == []


def test_a_denial_tells_no_fact(nlp):
    document = Document("d", "Anna Smith was not born in Lisbon.", "", "")
    assert facts_of(Extractor(nlp, excerpts=True).reading(document)) == set()


def test_a_passage_is_read_by_itself(nlp):
    (_, facts), (_, again) = predict(Extractor(nlp, excerpts=True), [BORN, BORN])
    assert facts == again == set(BORN.facts)


def test_the_command_prints_the_table(tmp_path, capsys):
    write(tmp_path, [(1, BORN)])
    assert main(["--corpus", str(tmp_path), "--folds", "1"]) == 0
    assert "| PLACE_OF_BIRTH | 1 | 1.000 | 1.000 | 1.000 |" in capsys.readouterr().out


def test_a_missing_or_damaged_corpus_is_an_input_error(tmp_path, capsys):
    assert main(["--corpus", str(tmp_path)]) == 2
    assert "no such file" in capsys.readouterr().err
    write(tmp_path, [(1, BORN)])
    (tmp_path / "none.jsonl").write_text('{"fold": 1}\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"none\.jsonl"):
        read(tmp_path, [1])
