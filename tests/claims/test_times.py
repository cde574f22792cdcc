from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.claims.time_resolution import iso, known
from kg.claims.times import find_durations, find_times, resolve

WEDNESDAY = "2019-06-26"

# sentence, words of the time, start, end, precision; published on the Wednesday, told in the past
PAST = [
    ("The council met on May 31, 2019.", "May 31, 2019", "2019-05-31", None, "day"),
    ("The council met on 31 May 2019.", "31 May 2019", "2019-05-31", None, "day"),
    ("The council met on May 31.", "May 31", "2019-05-31", None, "day"),
    ("The council met on May 31st.", "May 31st", "2019-05-31", None, "day"),
    ("The council met on the 31st of May.", "the 31st of May", "2019-05-31", None, "day"),
    ("Since its May 31 premiere it grew.", "May 31", "2019-05-31", None, "day"),
    ("It opened June 26.", "June 26", "2019-06-26", None, "day"),
    ("It opened June 27.", "June 27", "2018-06-27", None, "day"),
    ("It opened on February 29.", "February 29", "2016-02-29", None, "day"),
    ("She wrote an op-ed on Monday saying that.", "Monday", "2019-06-24", None, "day"),
    ("She said Tuesday that it was over.", "Tuesday", "2019-06-25", None, "day"),
    ("She wrote on Wednesday.", "Wednesday", "2019-06-26", None, "day"),
    ("She wrote this Wednesday.", "this Wednesday", "2019-06-26", None, "day"),
    ("She wrote last Monday.", "last Monday", "2019-06-24", None, "day"),
    ("She wrote this past Friday.", "this past Friday", "2019-06-21", None, "day"),
    ("She resigned Monday night.", "Monday night", "2019-06-24", None, "day"),
    ("They will meet next Friday.", "next Friday", "2019-06-28", None, "day"),
    ("On Monday, June 24, he spoke.", "Monday, June 24", "2019-06-24", None, "day"),
    ("On Monday 24 June he spoke.", "Monday 24 June", "2019-06-24", None, "day"),
    ("Expected Monday, July 1, he said.", "Monday, July 1", "2019-07-01", None, "day"),
    ("Sent Wed, 19 Jun 2019 from home.", "Wed, 19 Jun 2019", "2019-06-19", None, "day"),
    ("He spoke yesterday.", "yesterday", "2019-06-25", None, "day"),
    ("He spoke yesterday afternoon.", "yesterday afternoon", "2019-06-25", None, "day"),
    ("He spoke the day before yesterday.", "the day before yesterday", "2019-06-24", None, "day"),
    ("He spoke today.", "today", "2019-06-26", None, "day"),
    ("He spoke earlier today.", "earlier today", "2019-06-26", None, "day"),
    ("He speaks tonight.", "tonight", "2019-06-26", None, "day"),
    ("He spoke last night.", "last night", "2019-06-25", None, "day"),
    ("He speaks tomorrow.", "tomorrow", "2019-06-27", None, "day"),
    ("He spoke last week.", "last week", "2019-06-17", "2019-06-23", "day"),
    ("He spoke earlier this week.", "earlier this week", "2019-06-24", "2019-06-30", "day"),
    ("He spoke last month.", "last month", "2019-05", None, "month"),
    ("He spoke last year.", "last year", "2018", None, "year"),
    ("He spoke this year.", "this year", "2019", None, "year"),
    ("He speaks next year.", "next year", "2020", None, "year"),
    ("He spoke two weeks ago.", "two weeks ago", "2019-06-10", "2019-06-16", "day"),
    ("He spoke three days ago.", "three days ago", "2019-06-23", None, "day"),
    ("He spoke six months ago.", "six months ago", "2018-12", None, "month"),
    ("He spoke three years ago.", "three years ago", "2016", None, "year"),
    ("He spoke a year ago.", "a year ago", "2018", None, "year"),
    ("He was tried in 1994.", "1994", "1994", None, "year"),
    ("He was tried in late 1994.", "late 1994", "1994", None, "year"),
    ("The trial (1994) was long.", "1994", "1994", None, "year"),
    ("The 1994 verdict stood.", "1994", "1994", None, "year"),
    ("He was tried in April 1994.", "April 1994", "1994-04", None, "month"),
    ("He was tried in mid-April 1994.", "mid-April 1994", "1994-04", None, "month"),
    ("He was tried in April of 1994.", "April of 1994", "1994-04", None, "month"),
    ("He was tried in April.", "April", "2019-04", None, "month"),
    ("He was tried in August.", "August", "2018-08", None, "month"),
    ("He was tried last March.", "last March", "2019-03", None, "month"),
    ("It was the summer of 1994.", "the summer of 1994", "1994-06", "1994-08", "month"),
    ("Spring 1994 was wet.", "Spring 1994", "1994-03", "1994-05", "month"),
    ("It fell in the fall of 1994.", "the fall of 1994", "1994-09", "1994-11", "month"),
    ("It was the winter of 1994.", "the winter of 1994", "1994", None, "year"),
    ("It was the winter of 1994-95.", "the winter of 1994-95", "1994-12", "1995-02", "month"),
    ("It was last summer.", "last summer", "2018-06", "2018-08", "month"),
    ("It began in the early 1990s.", "the early 1990s", "1990", None, "decade"),
    ("It began in the 1980s.", "the 1980s", "1980", None, "decade"),
    ("It began in the ’70s.", "the ’70s", "1970", None, "decade"),
    ("It ran between 1994 and 1996.", "between 1994 and 1996", "1994", "1996", "year"),
    ("It ran from 1994 to 2002.", "from 1994 to 2002", "1994", "2002", "year"),
    ("He held the post, 1994–2002.", "1994–2002", "1994", "2002", "year"),
    ("It ran from June 1994 to March 1995.", "from June 1994 to March 1995", "1994-06", "1995-03", "month"),
    ("It ran from May 31 to June 2, 2018.", "from May 31 to June 2, 2018", "2018-05-31", "2018-06-02", "day"),
    ("It ran May 3-5, 2018.", "May 3-5, 2018", "2018-05-03", "2018-05-05", "day"),
    ("It ran 3-5 May 2018.", "3-5 May 2018", "2018-05-03", "2018-05-05", "day"),
    ("It ran from December 30 to January 2.", "from December 30 to January 2", "2018-12-30", "2019-01-02", "day"),
    ("It ran from April 3, 1994 to 1996.", "from April 3, 1994 to 1996", "1994", "1996", "year"),
    ("On August 4, 1994, he was freed.", "August 4, 1994", "1994-08-04", None, "day"),
    ("It was the night of August 4, 1994.", "the night of August 4, 1994", "1994-08-04", None, "day"),
    ("Dec. 19, 2002", "Dec. 19, 2002", "2002-12-19", None, "day"),
    ("Filed 2002-12-19 at noon.", "2002-12-19", "2002-12-19", None, "day"),
    ("Filed 12/19/2002 at noon.", "12/19/2002", "2002-12-19", None, "day"),
    ("Filed 19/12/2002 at noon.", "19/12/2002", "2002-12-19", None, "day"),
    ("Filed 04/05/2003 at noon.", "04/05/2003", "2003", None, "year"),
    ("MAY 31, 2019 - The council", "MAY 31, 2019", "2019-05-31", None, "day"),
    ("He worked there until 2002.", "2002", None, "2002", "year"),
    ("He left before May 31.", "May 31", None, "2019-05-31", "day"),
    ("It has grown since 1994.", "1994", "1994", None, "year"),
    ("It opened on New Year's Day.", "New Year's Day", "2019-01-01", None, "day"),
    ("He died on Good Friday 1998.", "Good Friday 1998", "1998-04-10", None, "day"),
    ("He died on Thanksgiving.", "Thanksgiving", "2018-11-22", None, "day"),
    ("He died over Christmas.", "Christmas", "2018-12-25", None, "day"),
    ("He died over the weekend.", "the weekend", "2019-06-22", "2019-06-23", "day"),
    ("He died on Tuesday of last week.", "Tuesday of last week", "2019-06-18", None, "day"),
    ("He was tried in March last year.", "March last year", "2018-03", None, "month"),
    ("He was tried at the end of 2003.", "the end of 2003", "2003", None, "year"),
    ("He was tried in the autumn.", "the autumn", "2018-09", "2018-11", "month"),
    ("He was tried as early as 1993.", "1993", "1993", None, "year"),
    ("He was tried in ’94.", "’94", "1994", None, "year"),
    ("He was tried in the sixties.", "the sixties", "1960", None, "decade"),
    ("Filed 23.11.1990 at noon.", "23.11.1990", "1990-11-23", None, "day"),
]


@pytest.mark.parametrize(("text", "words", "start", "end", "precision"), PAST, ids=[case[0] for case in PAST])
def test_resolves_times_told_in_the_past(
        text: str, words: str, start: str | None, end: str | None, precision: str) -> None:
    [expression] = find_times(text)
    when = resolve(expression, published=WEDNESDAY)
    assert when is not None
    assert (expression.text, when.start, when.end, when.precision, when.text) == (words, start, end, precision, words)


@pytest.mark.parametrize(("text", "start"), [
    ("It will open May 31.", "2020-05-31"),
    ("It will open June 26.", "2019-06-26"),
    ("It will open on Monday.", "2019-07-01"),
    ("It will open on Wednesday.", "2019-07-03"),
    ("It will open this Friday.", "2019-06-28"),
    ("It will open in May.", "2020-05"),
    ("It will open in June.", "2019-06"),
    ("It will open tomorrow.", "2019-06-27"),
])
def test_the_future_tense_looks_forward(text: str, start: str) -> None:
    [expression] = find_times(text)
    when = resolve(expression, published=WEDNESDAY, past=False)
    assert when is not None
    assert when.start == start


@pytest.mark.parametrize(("text", "anchor", "start", "end"), [
    ("He was freed later that year.", "1994-08-04", "1994", None),
    ("He was freed the following year.", "1994", "1995", None),
    ("He was freed the following month.", "1994-12", "1995-01", None),
    ("He was freed the next day.", "1994-12-31", "1995-01-01", None),
    ("He was freed the next morning.", "1994-08-04", "1994-08-05", None),
    ("He was freed three years later.", "1994-08", "1997", None),
    ("He was freed two days later.", "1994-08-04", "1994-08-06", None),
    ("He was freed a month later.", "1994-08-31", "1994-09", None),
    ("He was freed that same month.", "1994-08-04", "1994-08", None),
    ("He was freed that day.", "1994-08-04", "1994-08-04", None),
    ("He was freed that day.", "1994-08", "1994-08", None),
    ("He had been freed the day before.", "1994-08-04", "1994-08-03", None),
    ("He had been freed two years earlier.", "1994", "1992", None),
    ("He was freed the following Monday.", "1994-08-04", "1994-08-08", None),
    ("He was freed that Friday.", "1994-08-04", "1994-08-05", None),
    ("He was freed the previous Friday.", "1994-08-04", "1994-07-29", None),
    ("He was freed in May of that year.", "1994-08", "1994-05", None),
    ("He was freed the following April.", "1994", None, None),
    ("He was freed the following April.", "1994-08", "1995-04", None),
    ("He was freed that summer.", "1994-02", "1994-06", "1994-08"),
    ("He was freed the following week.", "1994-08-04", "1994-08-08", "1994-08-14"),
    ("He was freed two days later.", "1994", "1994", None),
    ("He was freed the following month.", "1994", "1994", None),
    ("He was freed later that year.", None, None, None),
    ("He was freed several years later.", "1994", None, None),
    ("He was freed hours later.", "1994-08-04", "1994-08-04", None),
    ("He was freed days later.", "1994-08-04", "1994-08", None),
    ("He was freed about six weeks later.", "1994-08-04", "1994-09-15", None),
    ("He was freed a year and a half later.", "1994-08-04", "1996-02", None),
    ("He was freed six weeks after the killing.", "1994-08-04", "1994-09-15", None),
    ("He was freed in the spring of that year.", "1994-08", "1994-03", "1994-05"),
    ("He was freed on October 4 of that year.", "1994-08", "1994-10-04", None),
    ("He was freed on the eve of the trial.", "1994-08-04", "1994-08-03", None),
])
def test_counts_from_the_time_before(text: str, anchor: str | None, start: str | None, end: str | None) -> None:
    [expression] = find_times(text)
    when = resolve(expression, published=WEDNESDAY, anchor=anchor)
    assert (when and when.start, when and when.end) == (start, end)


@pytest.mark.parametrize(("text", "published", "start"), [
    ("He spoke on Monday.", "1990-08", None),
    ("He spoke last year.", "1990-08", "1989"),
    ("He spoke last month.", "1990-08", "1990-07"),
    ("He spoke last month.", "1990", None),
    ("He spoke yesterday.", "1990-08", None),
    ("He spoke today.", "1990-08", "1990-08"),
    ("He spoke this month.", "1990", "1990"),
    ("He spoke on May 31.", "1990-08", "1990-05-31"),
    ("He spoke on August 5.", "1990-08", None),
    ("He spoke on May 31.", "1990", None),
    ("He spoke on May 31.", None, None),
    ("He spoke in May.", None, None),
    ("He spoke on Monday.", None, None),
    ("He spoke on May 31, 1990.", None, "1990-05-31"),
    ("He spoke in 1990.", None, "1990"),
    ("He spoke on Sunday, June 24.", "2019-06-26", None),
    ("He spoke nearly 30 years ago.", "2019-06-26", None),
    ("He spoke several years ago.", "2019-06-26", None),
    ("He spoke decades ago.", "2019-06-26", None),
    ("He spoke a decade ago.", "2019-06-26", None),
    ("He spoke 5000 years ago.", "2019-06-26", None),
    ("He spoke 999999999999 days ago.", "2019-06-26", None),
])
def test_resolves_no_further_than_the_date_allows(text: str, published: str | None, start: str | None) -> None:
    [expression] = find_times(text)
    when = resolve(expression, published=published)
    assert (when and when.start) == start


@pytest.mark.parametrize("text", [
    "They may appeal.", "May I speak?", "They march on the town hall.", "The March on the capital drew a crowd.",
    "She wrote in The Sun about it.", "The second trial ended.", "It took a second.", "He sat down and wed her.",
    "Some 1500 people came.", "It reached 2019 homes.", "The 1500 men left.", "In 1500 cases it failed.",
    "The prime minister, Anna May, resigned.", "June Miller spoke to April Hart.", "It was in April Hart’s house.",
    "He works every Monday.", "He works on Mondays.", "It was a Friday.", "Black Friday sales grew.",
    "The Sunday Times and the Mail on Sunday said so.", "USA Today said so.", "the last week of the trial",
    "over the next year", "for the first time since 1978", "a Christmas card", "in their sixties",
    "She is in her 80s.", "the 20th century", "February 30, 2019",
    "https://example.org/2019/05/31/story-1994", "Case 1994-2002-17 closed.", "the 1900s",
    "the fall of the house", "They spring into action.", "She saw the day.", "May\n\n31",
])
def test_leaves_what_is_no_time(text: str) -> None:
    assert find_times(text) == []


@pytest.mark.parametrize(("text", "words"), [
    ("In 1994 and 2002 he wrote, on Friday, of the 1980s.", ["1994", "2002", "Friday", "the 1980s"]),
    ("The Sun, June 3, said so.", ["June 3"]),
    ("In May 5 million people came.", ["May"]),
    ("On Monday he said that last year was hard.", ["Monday", "last year"]),
    ("The 1500 people came in\nMay 2019.", ["May 2019"]),
    ("Freed in 2002 after nearly 13 years, he sued a year later.", ["2002", "a year later"]),
])
def test_finds_all_times_of_a_sentence(text: str, words: list[str]) -> None:
    assert [expression.text for expression in find_times(text)] == words


@pytest.mark.parametrize(("text", "preposition"), [
    ("since 1994", "since"), ("until May 31", "until"), ("by Monday", "by"), ("on Monday", None), ("1994–2002", None),
])
def test_tells_the_preposition_that_bounds_a_time(text: str, preposition: str | None) -> None:
    [expression] = find_times(text)
    assert expression.preposition == preposition


@pytest.mark.parametrize("published", ["yesterday", "2019-13", "2019-6-1", "26 June 2019"])
def test_a_malformed_date_of_the_document_is_refused(published: str) -> None:
    [expression] = find_times("on Monday")
    with pytest.raises(ValueError, match=r"month must be|ISO 8601"):
        resolve(expression, published=published)


@pytest.mark.parametrize(("text", "words", "months", "days", "bound"), [
    ("He served seven years.", "seven years", 84, None, "exact"),
    ("He served nearly seven years.", "nearly seven years", 84, None, "about"),
    ("He served 13 years.", "13 years", 156, None, "exact"),
    ("He served more than a decade.", "more than a decade", 120, None, "at least"),
    ("He got five to 15 years.", "five to 15 years", None, None, "between"),
    ("He got 10-15 years.", "10-15 years", None, None, "between"),
    ("He got six months.", "six months", 6, None, "exact"),
    ("He got a six-month term.", "six-month", 6, None, "exact"),
    ("He got a year and a half.", "a year and a half", 18, None, "exact"),
    ("He got two and a half years.", "two and a half years", 30, None, "exact"),
    ("He got three years and two months.", "three years and two months", 38, None, "exact"),
    ("It took up to three weeks.", "up to three weeks", None, 21, "at most"),
    ("It took 30 hours.", "30 hours", None, None, "exact"),
    ("It took several years.", "several years", None, None, "exact"),
    ("He got life without parole.", "life without parole", None, None, "exact"),
    ("He got life without the possibility of parole.", "life without the possibility of parole", None, None, "exact"),
    ("He got 25 years to life.", "25 years to life", None, None, "exact"),
    ("He got 15-to-life.", "15-to-life", None, None, "exact"),
    ("He was sentenced to life.", "life", None, None, "exact"),
    ("He got a life sentence.", "life sentence", None, None, "exact"),
])
def test_finds_durations(text: str, words: str, months: float | None, days: int | None, bound: str) -> None:
    [duration] = find_durations(text)
    assert (duration.text, duration.months, duration.days, duration.bound) == (words, months, days, bound)
    assert text[duration.start:duration.end] == words


@pytest.mark.parametrize("text", [
    "a 16-year-old", "He is 16 years old.", "16 years of age", "three years ago", "two days later", "his private life",
    "the year of the trial", "years of work",
])
def test_ages_and_dates_are_no_durations(text: str) -> None:
    assert find_durations(text) == []


PIECES = st.lists(st.sampled_from([
    "May", "31", "1994", "2019", ",", "-", "–", " ", "\n", "to", "from", "between", "and", "last", "the", "next",
    "that",
    "Monday", "Sun", "year", "years", "ago", "later", "two", "a", "half", "of", "’80s", "1980s", "summer", "night",
    "early",
    "mid-", "June", "st", "/", "12", "before", "nearly", "life", "in", "February", "30", "000", "9999999999", "week",
    "winter",
]), max_size=14).map(" ".join)
TEXTS = st.one_of(st.text(max_size=60), PIECES)
DATES = st.one_of(st.none(), st.dates(date(1, 1, 1)).map(str), st.dates(date(1900, 1, 1)).map(lambda day: str(day)[:7]))


@given(TEXTS, DATES, DATES, st.booleans())
def test_any_text_gives_ordered_spans_and_valid_dates(
        text: str, published: str | None, anchor: str | None, past: bool) -> None:
    expressions = find_times(text)
    assert expressions == find_times(text)
    free_from = 0
    for expression in expressions:
        assert free_from <= expression.start < expression.end <= len(text)
        assert expression.text == text[expression.start:expression.end]
        free_from = expression.end
        when = resolve(expression, published=published, anchor=anchor, past=past)
        if when is not None:
            assert when.start or when.end
            for told in (when.start, when.end):
                parts = known(told)
                assert parts is None or iso(parts) == told
            if when.start and when.end:
                assert when.start <= when.end


@given(TEXTS)
def test_any_text_gives_ordered_durations(text: str) -> None:
    free_from = 0
    for duration in find_durations(text):
        assert free_from <= duration.start < duration.end <= len(text)
        assert duration.text == text[duration.start:duration.end]
        free_from = duration.end


@given(st.dates(date(1, 2, 1), date(9998, 12, 31)))
def test_a_past_weekday_lies_within_the_week_up_to_publication(day: date) -> None:
    [expression] = find_times("on Monday")
    when = resolve(expression, published=day.isoformat())
    assert when is not None
    assert when.start is not None
    found = date.fromisoformat(when.start)
    assert found.isoweekday() == 1
    assert 0 <= (day - found).days <= 6
