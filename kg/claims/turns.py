"""Who speaks a quotation: the verb of saying beside it, before that the quotation that it goes on from.

A quotation is spoken by the subject of the nearest verb of saying of its own sentence, else of its paragraph, else by
the speaker of the quotation before it, within the paragraph or where a paragraph is nothing but quotation.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from spacy.tokens import Doc, Token

from kg.claims.interview import Interview, Turn
from kg.claims.quotations import Quoted
from kg.claims.speakers import Speakers, says
from kg.language.coreference import Cluster, Coreference
from kg.language.lexicon import Lexicon

REACH = 200  # characters that a verb of saying may stand off a quotation in its paragraph


class Turns:
    """The speakers of the quotations of one document; each is worked out once."""

    def __init__(self, doc: Doc, speakers: Speakers, coreference: Coreference, lexicon: Lexicon) -> None:
        self.doc, self.text, self.speakers = doc, doc.text, speakers
        self.interview = Interview(doc, coreference)
        self.quoted = Quoted(self.text)
        self._verbs = [t for t in doc if says(t, lexicon) and self.quoted.at(t.idx) is None] if self.quoted.all else []
        self._places = [verb.idx for verb in self._verbs]
        self._known: dict[int, list[Cluster]] = {}

    def at(self, token: Token) -> int | None:
        """The quotation that a token stands in, by its place among those of the document."""
        return self.quoted.at(token.idx)

    def settle_pronouns(self, coreference: Coreference) -> None:
        """Let "he added" be the one who spoke before, where "he" was taken for somebody whom his own words name."""
        for place in range(1, len(self.quoted.all)):
            quotation, earlier = self.quoted.all[place], self.quoted.all[place - 1]
            subject = self._pronoun_after(quotation.end)
            taken = coreference.by_head.get(subject.i) if subject is not None else None
            if subject is None or taken is None or quotation.start - earlier.end > REACH:
                continue
            named = any(quotation.start < self.doc[mention.head].idx < quotation.end for mention in taken.mentions)
            speakers = self.speakers_of(place - 1)
            if named and len(speakers) == 1 and speakers[0] is not taken and _may_be(subject, speakers[0]):
                coreference.by_head[subject.i] = speakers[0]
                self.speakers.forget()
                self._known.pop(place, None)

    def _pronoun_after(self, end: int) -> Token | None:
        """The pronoun that directly follows a quotation as the subject of a verb of saying."""
        for verb in self._between(end, end + 20):
            subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
            if subject is not None and subject.lower_ in ("he", "she") and subject.idx - end <= 2:
                return subject
        return None

    def answer_at(self, token: Token) -> Turn | None:
        """The answer of an interview that a token stands in."""
        return self.interview.answer_at(token.idx)

    def speaker_at(self, token: Token) -> Cluster | None:
        """Who says the very words that a token is one of, None where nobody or more than one does."""
        if (place := self.at(token)) is not None:
            speakers = self.speakers_of(place)
            return speakers[0] if len(speakers) == 1 else None
        answer = self.answer_at(token)
        return answer.speaker if answer is not None else None

    def speakers_of(self, place: int) -> list[Cluster]:
        """Who speaks a quotation, empty where the text does not tell."""
        if place not in self._known:
            self._known[place] = []
            self._known[place] = self._speakers(place)
        return self._known[place]

    def _speakers(self, place: int) -> list[Cluster]:
        quotation = self.quoted.all[place]
        if quotation.runs_on:
            return self.speakers_of(place - 1)
        text = self.text
        begin = text.rfind("\n", 0, quotation.start) + 1
        stop = text.find("\n", quotation.end)
        stop = len(text) if stop < 0 else stop
        before = [v for v in self._between(begin, quotation.start) if quotation.start - v.idx < REACH]
        after = [v for v in self._between(quotation.end, stop) if v.idx - quotation.end < REACH]
        for verb in self._by_nearness(quotation.start, quotation.end, before, after):
            if found := self.speakers.of(verb):
                return found
        earlier = self.quoted.all[place - 1] if place else None
        if earlier is None:
            return []
        if earlier.start >= begin:
            return self.speakers_of(place - 1)
        alone = not text[begin : quotation.start].strip()
        directly = "\n" not in text[earlier.end : begin].strip()  # in the paragraph before
        return self.speakers_of(place - 1) if alone and directly and not self._between(quotation.end, stop) else []

    def _between(self, start: int, stop: int) -> list[Token]:
        return self._verbs[bisect_left(self._places, start) : bisect_right(self._places, stop)]

    def _by_nearness(self, start: int, end: int, before: list[Token], after: list[Token]) -> list[Token]:
        """Verbs of the quotation's own sentence first, what follows it before what leads up to it."""
        text = self.text
        own_after = [v for v in after if text[end - 2] != "." and not _ends_sentence(text[end : v.idx])]
        own_before = [v for v in before if not _ends_sentence(text[v.idx : start])]
        rest_before = [v for v in reversed(before) if v not in own_before]
        rest_after = [v for v in after if v not in own_after and not _introduces(text, v)]
        return [*own_after[:1], *reversed(own_before), *rest_before, *own_after[1:], *rest_after]


def _ends_sentence(words: str) -> bool:
    """Say whether a sentence ends within some words: a stop before a space, but for a title or an initial."""
    stripped = words.replace("Mr. ", "").replace("Mrs. ", "").replace("Ms. ", "").replace("Dr. ", "")
    return any(
        stripped[index] in ".!?" and stripped[index + 1 : index + 2] in ("", " ", "”", '"', "’")
        for index in range(len(stripped))
        if not (stripped[index] == "." and index and stripped[index - 1].isupper())
    )


def _introduces(text: str, verb: Token) -> bool:
    """A verb of saying with a colon after it leads up to another quotation."""
    return text[verb.idx + len(verb) :].lstrip()[:1] == ":"


def _may_be(pronoun: Token, speaker: Cluster) -> bool:
    gender = {"he": "male", "she": "female"}[pronoun.lower_]
    return speaker.type == "Person" and speaker.gender in ("", gender)
