"""How far a text has told its story: what "two days later", "that December" and a bare "in February" count from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc, Span, Token

from kg.claims.clauses import PASSIVE_SUBJECT, SUBJECT
from kg.claims.time_forms import CalendarDate, Form, Holiday, Season, Weekday
from kg.claims.time_tables import context
from kg.model import When

_WEEK = 7
_NEAR = 3  # sentences over which a story goes on without its year being told again
_LENGTH_OF_MONTH, _LENGTH_OF_DAY = 7, 10  # "1898-01", "1898-01-05"


@dataclass(slots=True)
class _Told:
    """A time that was told, with the sentence and the paragraph that told it."""

    time: str
    sentence: int
    paragraph: int


class Narrative:
    """The time that a text has come to, as its sentences are read one after the other."""

    def __init__(self, doc: Doc, published: str | None) -> None:
        self.published = published
        self._sentences = {sent.start: number for number, sent in enumerate(doc.sents)}
        self._paragraphs: dict[int, int] = {}
        paragraph = 0
        for sent in doc.sents:
            self._paragraphs[sent.start] = paragraph
            paragraph += "\n" in sent.text_with_ws.rstrip(" ")[-2:] or (
                sent.end < len(doc) and doc[sent.end - 1].text.isspace()
            )
        self._now: _Told | None = None
        self._mentioned: _Told | None = None

    def tell(self, when: When, sent: Span, *, goes_on: bool) -> None:
        """Note a time; the story `goes_on` to it unless it lies apart: "the 1986 murder", "had moved in 1990"."""
        time = when.start or when.end
        if time is None:
            return
        told = _Told(time, self._sentences[sent.start], self._paragraphs[sent.start])
        self._mentioned = told
        if goes_on:
            self._now = told

    def anchor(self, sent: Span) -> str | None:
        """The time that words such as "later" and "that year" count from in a sentence."""
        if self._mentioned is not None and (
            self._now is None or self._mentioned.sentence == self._sentences[sent.start] != self._now.sentence
        ):
            return self._mentioned.time
        return self._now.time if self._now is not None else None

    def continues(self, form: Form, governor: Token, sent: Span, *, fronted: bool) -> bool:
        """Whether a time without a year is told of the story's time and not of the document's.

        A story of years ago goes on within its paragraph, and into the next one where that opens with a time or takes
        up somebody by a pronoun. News of the last months counts from the document.
        """
        now = self._now
        if now is None or not _open(form) or not self._long_ago(now.time):
            return False
        distance = self._sentences[sent.start] - now.sentence
        same = self._paragraphs[sent.start] == now.paragraph
        if isinstance(form, Weekday):
            return same and distance <= 1 and len(now.time) == _LENGTH_OF_DAY
        if len(now.time) < _LENGTH_OF_MONTH:
            return same and distance <= 1 and fronted
        if same:
            return distance <= _NEAR
        return distance <= _NEAR and (fronted or _takes_up(governor))

    def distance(self, one: Span, other: Span) -> int:
        """How many sentences after one another stands."""
        return self._sentences[other.start] - self._sentences[one.start]

    def is_fresh(self, when: When) -> bool:
        """A day of the week before the document."""
        if self.published is None or when.start is None or len(self.published) < _LENGTH_OF_DAY:
            return False
        return 0 <= (date.fromisoformat(self.published[:10]) - date.fromisoformat(when.start)).days <= _WEEK

    def _long_ago(self, time: str) -> bool:
        """More than a year before the document, so that its months are not those just gone by."""
        if self.published is None:
            return True
        year, month = int(self.published[:4]), self.published[4:7] or "-01"
        return time[:7] < f"{year - 1:04}{month}"


def _open(form: Form) -> bool:
    """Whether a form leaves its year to the text."""
    return (
        isinstance(form, CalendarDate | Weekday | Holiday | Season)
        and not form.absolute
        and form.near is None
        and not (isinstance(form, CalendarDate) and form.year_near)
        and not (isinstance(form, Weekday) and form.week)
    )


def _takes_up(governor: Token) -> bool:
    return any(
        child.dep_ in SUBJECT | PASSIVE_SUBJECT and child.tag_ in ("PRP", "PRP$")
        for child in governor.children
    )


def is_pluperfect(verb: Token) -> bool:
    """ "Had moved": told of a time before the one that the story has come to."""
    return any(child.dep_ == "aux" and child.lower_ in ("had", "having", "’d", "'d") for child in verb.children)


def is_ahead(verb: Token) -> bool:
    """Whether a verb tells of what is still to come: "will be tried", "is due to be tried", "opens on Friday"."""
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in ("aux", "aux:pass", "auxpass", "cop")}
    if auxiliaries & context("future"):
        return not auxiliaries & {"have"}
    if auxiliaries & context("past") or (verb.tag_ in ("VBD", "VBN") and not auxiliaries & {"is", "are", "to"}):
        return False
    head = verb.head
    if "to" in auxiliaries and head is not verb:
        return head.lower_ in context("expected") or verb.dep_ == "acl" or (head.lemma_ == "be" and not is_past(head))
    return verb.tag_ in ("VBZ", "VBP") or bool(auxiliaries & {"is", "are"})


def is_past(verb: Token) -> bool:
    """Past by its own form or an auxiliary's."""
    return verb.tag_ == "VBD" or any(child.tag_ == "VBD" for child in verb.children if child.dep_.startswith("aux"))
