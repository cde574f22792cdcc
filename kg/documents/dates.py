"""When a document was published: ISO 8601 dates, datelines, and the dates that tweets carry in their ids."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from kg.errors import InputError

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")

_MONTH = r"(?P<month{n}>(?:" + "|".join(_MONTHS) + r")[a-z]*)\.?"
_DAY = r"(?P<day{n}>\d{{1,2}})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year{n}>[12]\d{{3}})"
_DATE = "|".join((f"{_MONTH} {_DAY}, ?{_YEAR}".format(n=1), f"{_DAY} {_MONTH},? {_YEAR}".format(n=2),
                  r"(?P<iso>\d{4}-\d{2}-\d{2})(?!\d)"))
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)\.?),? "
_TIME = r",?(?: at)? \d{1,2}[:.]\d{2}(?::\d{2})? ?(?:[ap]\.?m\.?)?(?: \(?[A-Z]{2,4}\)?)?"
_LABEL = r"(?:(?:first |originally )?(?:published|posted|filed|issued)|date|publication date)(?: on)?:? "

_BYLINE = r"by [^\n]{1,80}?(?:, | ?[|•·—–-] ?)"
_DATED_LINE = re.compile(rf"(?:{_BYLINE})?(?:{_LABEL})?(?:on )?(?:{_WEEKDAY})?(?:{_DATE})(?:{_TIME})?\.?"
                         r"(?: ?[|•·—–-] .{1,80})?", re.IGNORECASE)
_LABELLED = re.compile(rf"\b{_LABEL}(?:{_WEEKDAY})?(?:{_DATE})", re.IGNORECASE)
_PLACE = r"(?-i:[A-Z][A-Z.’'-]+(?:[ ,]+(?:[A-Z][A-Z.’'-]*|[A-Z][a-z]+\.?))*)"
_AGENCY = r"\([\w .&/-]{2,40}\)"
_DASH = r"(?:—|–|--|-|:)"
_DATELINE = re.compile(rf"{_PLACE}(?: {_AGENCY})?,? ?{_DASH}? ?(?:{_WEEKDAY})?(?:{_DATE}),?(?: {_AGENCY})?"
                       rf" ?(?:{_DASH}|\Z)", re.IGNORECASE)
_LONGEST_LABEL = 160
_HEAD = 8
"""A dateline stands in one of so many first paragraphs, a line that says "Published" anywhere."""

_TWEET = re.compile(r"\b(?:twitter|x)\.com/\w+/status(?:es)?/(\d{1,19})\b")
_SNOWFLAKE_EPOCH = 1_288_834_974_657  # milliseconds; the first of Twitter's time-ordered ids, in November 2010
_FIRST_SNOWFLAKE = 30_000_000_000


def checked(text: str, where: str) -> str:
    """Give back an ISO 8601 date, which may lack its day or its month and day; InputError names `where`."""
    match = _ISO.fullmatch(text.strip())
    if match is None:
        raise InputError(f"{where}: {text!r} is no date; write it as 2019-06-26, 2019-06 or 2019")
    try:
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError as error:
        raise InputError(f"{where}: {text!r} is no date of the calendar ({error})") from None
    return match[0]


def dateline(text: str) -> str | None:
    """Find the full date that a text gives itself: a dateline, a dated byline, or a line "Published June 26, 2019".

    `text` is cleaned: paragraphs parted by empty lines. A date without a year says too little.
    """
    paragraphs = text.split("\n\n")
    for paragraph in paragraphs[:_HEAD]:
        match = _DATED_LINE.fullmatch(paragraph) or _DATELINE.match(paragraph)
        if match and (found := _iso(match)):
            return found
    for paragraph in paragraphs:
        match = _LABELLED.search(paragraph) if len(paragraph) <= _LONGEST_LABEL else None
        if match and (found := _iso(match)):
            return found
    return None


def _iso(match: re.Match[str]) -> str | None:
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"]).isoformat()
        form = "1" if match["year1"] else "2"
        month = _MONTHS.index(match[f"month{form}"].casefold()[:3]) + 1
        return date(int(match[f"year{form}"]), month, int(match[f"day{form}"])).isoformat()
    except ValueError:  # the thirty-first of June is not what dates a text
        return None


def tweet_date(raw: str) -> str | None:
    """Give the UTC date of the latest tweet that a text links to, before which it cannot have been published.

    An id is a snowflake: its bits above the lowest 22 count milliseconds since Twitter's epoch. Older ids were
    counted one by one and tell no date.
    """
    ids = [int(match[1]) for match in _TWEET.finditer(raw)]
    dated = [one for one in ids if _FIRST_SNOWFLAKE <= one < 2 ** 63]
    if not dated:
        return None
    return datetime.fromtimestamp(((max(dated) >> 22) + _SNOWFLAKE_EPOCH) // 1000, UTC).date().isoformat()
