from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents.dates import checked, dateline, tweet_date
from kg.errors import InputError


@pytest.mark.parametrize("text", ["2019-06-26", "2019-06", "2019", " 1990-08 ", "2020-02-29"])
def test_iso_dates_of_any_precision_are_dates(text):
    assert checked(text, "here") == text.strip()


@pytest.mark.parametrize("text", ["26.6.2019", "2019-6-26", "2019-13", "2019-02-30", "0000", "", "June 26, 2019",
                                  "2019-06-26T10:00"])
def test_anything_else_is_refused_with_the_place_named(text):
    with pytest.raises(InputError, match=r"^here: .*no date"):
        checked(text, "here")


@pytest.mark.parametrize(("text", "found"), [
    ("NEW YORK, June 26, 2019 — The jury met.", "2019-06-26"),
    ("LONDON (Reuters) — March 4, 1975", "1975-03-04"),
    ("LONDON (Reuters) — March 4, 1975 — The jury met.", "1975-03-04"),
    ("ST. LOUIS, Mo., Sept. 3, 1981 (AP) - The jury met.", "1981-09-03"),
    ("Warehouse verdict\n\nPublished June 26, 2019\n\nThe jury met.", "2019-06-26"),
    ("Warehouse verdict\n\nPosted on 26 June 2019\n\nThe jury met.", "2019-06-26"),
    ("Warehouse verdict\n\nBy Jane Roe | June 26, 2019\n\nThe jury met.", "2019-06-26"),
    ("Warehouse verdict\n\nBy Jane Roe, Wednesday, June 26th, 2019 10:15 a.m. EDT", "2019-06-26"),
    ("Published: 2019-06-26 | Updated: 2019-07-01", "2019-06-26"),
    ("The jury met. " * 20 + "\n\nThis story was first published on 26 June 2019.", "2019-06-26"),
    ("By the middle of the week, June 26, 2019, the jury had met.", None),
    ("The jury met on June 26, 2019.", None),
    ("On June 26, 2019 the jury met.", None),
    ("NEW YORK, June 26 (AP) — The jury met.", None),
    ("NEW YORK, June 31, 2019 — The jury met.", None),
    ("Updated June 26, 2019", None),
    ("The report, published June 26, 2019, " + "says very much. " * 20, None),
    ("", None),
])
def test_a_text_is_dated_by_its_dateline_not_by_what_it_tells(text, found):
    assert dateline(text) == found


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_each_form_of_a_date_reads_as_that_date(day):
    month = day.strftime("%B")
    for form in (f"{month} {day.day}, {day.year}", f"{day.day} {month} {day.year}", day.isoformat()):
        assert dateline(f"Published {form}") == day.isoformat()


@pytest.mark.parametrize(("raw", "found"), [
    ("https://twitter.com/janeroe/status/1143665686062886912", "2019-06-25"),
    ("see x.com/jane_roe/status/1143665686062886912?s=20.", "2019-06-25"),
    ("https://twitter.com/a/status/1143665686062886912 https://twitter.com/b/status/1200000000000000000", "2019-11-28"),
    ("https://twitter.com/jack/status/20", None),
    ("https://twitter.com/a/status/29999999999", None),
    ("https://twitter.com/a/status/9999999999999999999", None),
    ("https://example.org/a/status/1143665686062886912", None),
])
def test_a_tweet_is_dated_by_its_id(raw, found):
    assert tweet_date(raw) == found


@given(st.datetimes(datetime(2010, 11, 5), datetime(2070, 1, 1)))
def test_a_snowflake_gives_back_the_day_it_was_made_on(moment):
    milliseconds = int(moment.replace(tzinfo=UTC).timestamp() * 1000)
    snowflake = (milliseconds - 1288834974657) << 22
    assert tweet_date(f"https://twitter.com/a/status/{snowflake}") == moment.date().isoformat()
