from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.claims.durations import find_durations
from kg.claims.numbers import find_ages, find_numbers
from kg.claims.quantities import value_of
from kg.claims.times import find_times

# sentence, words of the number, value, bound, unit
NUMBERS = [
    ("Seen by more than 23 million accounts.", "more than 23 million accounts", 23_000_000, "at least", None),
    ("Seen by 23,137,000 viewers.", "23,137,000 viewers", 23_137_000, "exact", None),
    ("Seen by 41.5m viewers.", "41.5m viewers", 41_500_000, "exact", None),
    ("Seen by 23 million.", "23 million", 23_000_000, "exact", None),
    ("Seen by at least 12 jurors.", "at least 12 jurors", 12, "at least", None),
    ("Seen by up to six men.", "up to six men", 6, "at most", None),
    ("Seen by fewer than 10 people.", "fewer than 10 people", 10, "at most", None),
    ("Seen by nearly 50 reporters.", "nearly 50 reporters", 50, "about", None),
    ("Seen by some 30 people.", "some 30 people", 30, "about", None),
    ("Seen by about two thousand and five men.", "about two thousand and five men", 2005, "about", None),
    ("Seen by 50 or more people.", "50 or more people", 50, "at least", None),
    ("They paid $41 million.", "$41 million", 41_000_000, "exact", "USD"),
    ("They paid 41 million dollars.", "41 million dollars", 41_000_000, "exact", "USD"),
    ("They paid a $41-million settlement.", "$41-million", 41_000_000, "exact", "USD"),
    ("They paid US$5bn.", "US$5bn", 5_000_000_000, "exact", "USD"),
    ("They paid £2.5m.", "£2.5m", 2_500_000, "exact", "GBP"),
    ("They paid €300.", "€300", 300, "exact", "EUR"),
    ("They paid 500 euros.", "500 euros", 500, "exact", "EUR"),
    ("They paid C$1.25 million.", "C$1.25 million", 1_250_000, "exact", "CAD"),
    ("They paid about $12.50.", "about $12.50", 12.5, "about", "USD"),
    ("They paid $500,000-plus.", "$500,000-plus", 500_000, "at least", "USD"),
    ("They paid $41.5M to him.", "$41.5M", 41_500_000, "exact", "USD"),
    ("It fell by 45 percent.", "45 percent", 45, "exact", "%"),
    ("It fell by 3.5%.", "3.5%", 3.5, "exact", "%"),
    ("It fell by six per cent.", "six per cent", 6, "exact", "%"),
    ("The story of five boys.", "five boys", 5, "exact", None),
    ("The story of five young boys.", "five", 5, "exact", None),
    ("Five men were freed.", "Five men", 5, "exact", None),
    ("The story of twenty-three men.", "twenty-three men", 23, "exact", None),
    ("The story of a hundred and six letters.", "a hundred and six letters", 106, "exact", None),
    ("It had two dozen scenes.", "two dozen scenes", 24, "exact", None),
    ("It had half a million readers.", "half a million readers", 500_000, "exact", None),
    ("It had three hundred thousand readers.", "three hundred thousand readers", 300_000, "exact", None),
    ("It convinced three of five jurors.", "three of five jurors", 3, "exact", None),
    ("It convinced three out of the five.", "three out of the five", 3, "exact", None),
    ("It convinced 5 of the 12 jurors.", "5 of the 12 jurors", 5, "exact", None),
    ("He faces one count of fraud.", "one", 1, "exact", None),
    ("He faces 13 counts of fraud.", "13 counts", 13, "exact", None),
    ("It had six trials and no verdict.", "six trials", 6, "exact", None),
    ("The number is 7½.", "7½", 7.5, "exact", None),
]


@pytest.mark.parametrize(("text", "words", "value", "bound", "unit"), NUMBERS, ids=[case[0] for case in NUMBERS])
def test_finds_a_number(text: str, words: str, value: float, bound: str, unit: str | None) -> None:
    [number] = find_numbers(text)
    assert (number.text, number.value, number.bound, number.unit) == (words, value, bound, unit)
    assert isinstance(number.value, int) == (value == int(value))
    assert text[number.start:number.end] == words


@pytest.mark.parametrize("text", [
    "The first, second and 21st trial.", "See Section 5 of it.", "Flight 93 left at 10 p.m.", "It ended 3-2.",
    "He wrote No. 5.",
    "The “Harbour Three,” they were called.", "One of the men spoke.", "No one spoke.", "He was convicted in 1994.",
    "On May 31 he left.", "He served 13 years.", "He spoke two weeks ago.", "A 16-year-old boy, aged 16.",
    "Ann Roe, 24, spoke.",
    "https://example.org/status/114366568", "It was a five-count indictment.", "It was someone, nothing more.",
    "Around 10:30 she left.", "The iPhone7 rang.", "user@12.example", "hundreds of people",
    "five of 12 years ago", "the twenty-first day",
])
def test_leaves_what_is_no_count(text: str) -> None:
    assert find_numbers(text) == []


@pytest.mark.parametrize(("text", "ages"), [
    ("a 16-year-old boy", [("16-year-old", 16, None)]),
    ("two sixteen-year-olds", [("sixteen-year-olds", 16, None)]),
    ("He was 16 years old then.", [("16 years old", 16, None)]),
    ("boys aged 14 to 16", [("aged 14 to 16", 14, 16)]),
    ("14- to 16-year-olds", [("14- to 16-year-olds", 14, 16)]),
    ("at age 16", [("age 16", 16, None)]),
    ("at the age of sixteen", [("age of sixteen", 16, None)]),
    ("Ann Roe, 24, and John Roe (33) spoke.", [("24", 24, None), ("33", 33, None)]),
    ("He saw Ann Roe, 24.", [("24", 24, None)]),
    ("Sunday, May, 24, said", []),
    ("a 300-year-old house", []),
    ("In Section, 24, he", []),
    ("five men, 24, and", []),
    ("He is 16.", []),
])
def test_finds_ages(text: str, ages: list[tuple[str, int, int | None]]) -> None:
    assert [(age.text, age.value, age.most) for age in find_ages(text)] == ages


def test_an_unknown_word_is_no_number() -> None:
    with pytest.raises(ValueError, match="'umpteen' is not known"):
        value_of("umpteen")


PIECES = st.lists(st.sampled_from([
    "one", "five", "twenty", "hundred", "thousand", "million", "dozen", "a", "half", "and", "of", "the", "-", ",",
    ".", "$", "£",
    "23", "1,000", "41.5", "m", "bn", "%", "percent", "more than", "nearly", "or so", "men", "was", "Ann Roe", "16",
    "year-old",
    "years old", "aged", "to", "May", "in", "1994", "²", "٣", "½", "dollars", "US$", "years", "ago", "(", ")", ";",
]), max_size=14).map(" ".join)


@given(st.one_of(st.text(max_size=60), PIECES))
def test_counts_ages_durations_and_times_are_ordered_and_never_overlap(text: str) -> None:
    numbers, ages = find_numbers(text), find_ages(text)
    assert numbers == find_numbers(text)
    for found in (numbers, ages):
        free_from = 0
        for one in found:
            assert free_from <= one.start < one.end <= len(text)
            assert one.text == text[one.start:one.end]
            free_from = one.end
    others = [*ages, *find_durations(text), *find_times(text)]
    for number in numbers:
        assert all(number.end <= other.start or other.end <= number.start for other in others)


@given(st.integers(0, 10**15 - 1))
def test_reads_back_what_digits_say(number: int) -> None:
    assert value_of(f"{number:,}") == number
    assert value_of(str(number)) == number
