"""What of GUM's entity brackets coreference is scored by, and how its own mentions are told in the same terms."""

from __future__ import annotations

from kg.language.coreference import resolve
from kg.language.lexicon import lexicon
from kg.language.training.corpora import Sentence
from kg.language.training.linking import Head, gold_of, guess_of, spans
from tests.parses import parse


def sentence(*rows: tuple[str, str, int, str, str]) -> Sentence:
    """Words with (form, part of speech, head from 0, label, entity column)."""
    forms = [form for form, *_ in rows]
    return Sentence(
        words=forms,
        spaces=[following not in ".," for following in [*forms[1:], "x"]],
        upos=[pos for _, pos, *_ in rows],
        lemmas=[form.lower() for form in forms],
        heads=[head for _, _, head, *_ in rows],
        labels=[label for *_, label, _ in rows],
        misc=[f"Entity={entity}" if entity else "_" for *_, entity in rows],
    )


def test_brackets_nest_and_close_in_one_word():
    misc = ["Entity=(1-person-new-n-cf1-1-coref(2-place-new-n-cf2-1-sgl-Rome)", "_", "X=y|Entity=1)(3-abstract-new-n)"]
    found = [(number, kind, start, end) for number, kind, _, start, end in spans(misc)]
    assert found == [("2", "place", 0, 1), ("1", "person", 0, 3), ("3", "abstract", 2, 3)]


def test_gold_keeps_people_and_works_that_are_spoken_of_again():
    document = [
        sentence(
            ("Ann", "PROPN", 1, "nsubj", "(1-person-new-n-cf1-1-coref)"), ("wrote", "VERB", -1, "root", ""),
            ("a", "DET", 3, "det", "(2-object-new-n-cf2-2-coref"), ("book", "NOUN", 1, "obj", "2)"),
            (".", "PUNCT", 1, "punct", ""),
        ),
        sentence(
            ("She", "PRON", 1, "nsubj", "(1-person-giv:act-n-cf1-1-ana)"), ("burned", "VERB", -1, "root", ""),
            ("it", "PRON", 1, "obj", "(2-object-giv:act-n-cf2-1-ana)"), ("with", "ADP", 4, "case", ""),
            ("wood", "NOUN", 1, "obl", "(3-substance-new-n-cf3-1-coref)"), (".", "PUNCT", 1, "punct", ""),
        ),
        sentence(
            ("Wood", "NOUN", 1, "nsubj", "(3-substance-giv:act-n-cf1-1-coref)"), ("burns", "VERB", -1, "root", ""),
        ),
    ]  # fmt: skip
    text, gold = gold_of(document)
    assert text == "Ann wrote a book. She burned it with wood. Wood burns"
    assert gold.clusters == [{Head(0, False), Head(18, False)}, {Head(12, False), Head(29, False)}]
    assert [gold.kinds[Head(start, False)] for start in (0, 12, 18)] == ["name", "description", "pronoun"]


def test_what_is_joined_is_another_mention_than_its_first_part():
    document = [
        sentence(
            ("Ann", "PROPN", 3, "nsubj", "(1-person-new-n-cf1-1,3-coref(2-person-new-n-cf2-1-coref)"),
            ("and", "CCONJ", 2, "cc", ""), ("Bob", "PROPN", 0, "conj", "1)"), ("met", "VERB", -1, "root", ""),
        ),
        sentence(
            ("They", "PRON", 1, "nsubj", "(1-person-giv:act-n-cf1-1-ana)"), ("liked", "VERB", -1, "root", ""),
            ("Ann", "PROPN", 1, "obj", "(2-person-giv:act-n-cf2-1-coref)"),
        ),
    ]  # fmt: skip
    _, gold = gold_of(document)
    assert {Head(0, True), Head(16, False)} in gold.clusters
    assert {Head(0, False), Head(27, False)} in gold.clusters


def test_a_name_and_the_role_before_it_count_once():
    text = "Ann Lee left. The prosecutor Ann Lee spoke."
    doc = parse(text)
    guess = guess_of(doc, resolve(doc, lexicon()))
    assert guess.clusters == [{Head(0, False), Head(text.rindex("Ann"), False)}]
