"""Known mistakes of a parse are mended, and a tree stays a tree."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.language.names import Name
from kg.language.repairs import repair


def test_a_relative_clause_after_a_comma_hangs_on_the_noun_before_it() -> None:
    words = ["He", "wrote", "a", "book", ",", "which", "Dale", "published"]
    parts = ["PRON", "VERB", "DET", "NOUN", "PUNCT", "PRON", "PROPN", "VERB"]
    heads, labels = [1, -1, 3, 1, 7, 7, 7, 1], ["nsubj", "ROOT", "det", "obj", "punct", "obj", "nsubj", "ccomp"]
    heads[4] = 3
    repair(words, parts, heads, labels, [])
    assert (heads[7], labels[7]) == (3, "acl:relcl")


def test_what_somebody_asked_is_no_relative_clause() -> None:
    words = ["She", "asked", "Dale", "who", "lied"]
    heads, labels = [1, -1, 1, 4, 1], ["nsubj", "ROOT", "obj", "nsubj", "ccomp"]
    repair(words, ["PRON", "VERB", "PROPN", "PRON", "VERB"], heads, labels, [])
    assert (heads[4], labels[4]) == (1, "ccomp")


def test_who_is_a_person_and_not_the_college_before_it() -> None:
    words = ["Lee", ",", "a", "fellow", "at", "Dale", "College", ",", "who", "lied"]
    heads = [-1, 0, 3, 0, 6, 6, 3, 9, 9, 6]
    labels = ["ROOT", "punct", "det", "appos", "case", "compound", "nmod", "punct", "nsubj", "acl:relcl"]
    repair(words, ["PROPN", "PUNCT", "DET", "NOUN", "ADP", "PROPN", "PROPN", "PUNCT", "PRON", "VERB"], heads, labels,
           [Name(5, 7, "ORG")])
    assert heads[9] == 3


def test_the_noun_after_a_subordinator_is_its_clause_s_subject() -> None:
    words = ["Lee", "fled", "after", "Ray", ",", "19", ",", "was", "found"]
    parts = ["PROPN", "VERB", "SCONJ", "PROPN", "PUNCT", "NUM", "PUNCT", "AUX", "VERB"]
    heads = [1, -1, 8, 1, 5, 3, 0, 8, 1]
    labels = ["nsubj", "ROOT", "mark", "obl", "punct", "nmod", "punct", "aux:pass", "advcl"]
    repair(words, parts, heads, labels, [])
    assert (heads[3], labels[3]) == (8, "nsubj:pass")


def test_a_noun_with_a_preposition_is_no_subject_of_the_clause_after_it() -> None:
    words = ["Lee", "fled", "as", "in", "Dale", "was", "found"]
    heads, labels = [1, -1, 6, 4, 1, 6, 1], ["nsubj", "ROOT", "mark", "case", "obl", "aux:pass", "advcl"]
    repair(words, ["PROPN", "VERB", "SCONJ", "ADP", "PROPN", "AUX", "VERB"], heads, labels, [])
    assert (heads[4], labels[4]) == (1, "obl")


def test_guilty_is_what_somebody_is_found() -> None:
    words = ["They", "found", "Lee", "guilty"]
    heads, labels = [1, -1, 1, 2], ["nsubj", "ROOT", "obj", "acl"]
    repair(words, ["PRON", "VERB", "PROPN", "ADJ"], heads, labels, [])
    assert (heads[3], labels[3]) == (1, "xcomp")


def test_a_noun_beside_a_name_is_no_subject_of_the_participle_after_it() -> None:
    words = ["Lee", ",", "a", "pathologist", "later", "struck"]
    heads, labels = [-1, 5, 3, 5, 5, 0], ["ROOT", "punct", "det", "nsubj:pass", "advmod", "acl"]
    repair(words, ["PROPN", "PUNCT", "DET", "NOUN", "ADV", "VERB"], heads, labels, [Name(0, 1, "PERSON")])
    assert (heads[3], labels[3], heads[5]) == (0, "appos", 3)


def test_a_crime_is_not_that_of_the_court() -> None:
    words = ["Lee", "was", "found", "guilty", "at", "Dale", "of", "lying"]
    heads, labels = [2, 2, -1, 2, 5, 2, 7, 5], ["nsubj:pass", "aux:pass", "ROOT", "xcomp", "case", "obl", "mark", "acl"]
    parts = ["PROPN", "AUX", "VERB", "ADJ", "ADP", "PROPN", "SCONJ", "VERB"]
    repair(words, parts, heads, labels, [Name(5, 6, "LOC")])
    assert heads[7] == 3


def test_a_verb_s_only_object_is_no_indirect_one() -> None:
    labels = ["nsubj", "ROOT", "iobj"]
    repair(["They", "convicted", "her"], ["PRON", "VERB", "PRON"], [1, -1, 1], labels, [])
    assert labels[2] == "obj"
    labels = ["nsubj", "ROOT", "iobj", "obj"]
    repair(["They", "gave", "her", "bail"], ["PRON", "VERB", "PRON", "NOUN"], [1, -1, 1, 1], labels, [])
    assert labels[2] == "iobj"


def test_an_apposition_after_a_part_is_of_the_part_and_not_of_the_player() -> None:
    words = ["Lee", "as", "Ray", ",", "the", "officer"]
    heads, labels = [-1, 2, 0, 5, 5, 0], ["ROOT", "case", "nmod", "punct", "det", "appos"]
    repair(words, ["PROPN", "ADP", "PROPN", "PUNCT", "DET", "NOUN"], heads, labels,
           [Name(0, 1, "PERSON"), Name(2, 3, "PERSON")])
    assert heads[5] == 2
    heads = [-1, 2, 0, 5, 5, 0]
    words[1] = "of"
    repair(words, ["PROPN", "ADP", "PROPN", "PUNCT", "DET", "NOUN"], heads, labels,
           [Name(0, 1, "PERSON"), Name(2, 3, "PERSON")])
    assert heads[5] == 0


def test_years_served_before_something_are_what_was_served() -> None:
    words = ["He", "served", "14", "years", "before", "he", "left"]
    heads, labels = [1, -1, 3, 6, 6, 6, 1], ["nsubj", "ROOT", "nummod", "obl:unmarked", "mark", "nsubj", "advcl"]
    repair(words, ["PRON", "VERB", "NUM", "NOUN", "SCONJ", "PRON", "VERB"], heads, labels, [])
    assert (heads[3], labels[3]) == (1, "obj")


@given(st.data())
def test_a_tree_stays_a_tree(data: st.DataObject) -> None:
    size = data.draw(st.integers(2, 12))
    order = data.draw(st.permutations(range(size)))
    heads = [-1] * size
    for place, word in enumerate(order[1:], start=1):
        heads[word] = order[data.draw(st.integers(0, place - 1))]
    words = data.draw(st.lists(st.sampled_from(["which", "who", "whose", ",", "book", "”", "Lee"]), min_size=size,
                               max_size=size))
    labels = data.draw(st.lists(st.sampled_from(["ccomp", "acl:relcl", "conj", "nmod", "flat", "iobj", "obj"]),
                                min_size=size, max_size=size))
    parts = data.draw(st.lists(st.sampled_from(["NOUN", "VERB", "PROPN", "PUNCT"]), min_size=size, max_size=size))
    repair(words, parts, heads, labels, [Name(0, 1, "ORG")])
    for word in range(size):
        seen, up = set(), word
        while up >= 0:
            assert up not in seen
            seen.add(up)
            up = heads[up]
