"""What a time is said of: the verb or the event noun that it depends on.

The parse is followed where it can be; where the words stand side by side ("said Tuesday", "convicted in 1990 of …")
or the tree would cross itself, their order decides.
"""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Doc, Token

from kg.claims.clauses import OBJECT, OBLIQUE, POSSESSOR, is_verbal
from kg.claims.time_forms import Shift, TimeExpression, Weekday
from kg.claims.time_tables import context
from kg.language.mentions import lemma

_BESIDE = frozenset(
    {"on", "in", "at", "during", "around", "about", "early", "late", "over", "since", "until", "by", "back"}
)
_ATTRIBUTIVE = frozenset({"nummod", "amod", "compound", "nmod:desc", "nmod", "nmod:unmarked"})
_PARTICLES = frozenset({"compound:prt", "xcomp", "advmod", "acomp", "prt", "obj"})
_REACH = 14  # words back from a time to the deed that it is said of
_OFFENCE_OF = frozenset({"of", "for", "with", "to", "in"})


class Governors:
    """The governors of one document's times."""

    def __init__(self, doc: Doc, triggers: Collection[int]) -> None:
        self.doc, self.triggers = doc, triggers

    def head(self, expression: TimeExpression) -> tuple[int, int, Token] | None:
        """The first token of an expression, the one behind its last, and the one that heads it."""
        span = self.doc.char_span(expression.start, expression.end, alignment_mode="expand")
        if span is None or not len(span):
            return None
        outside = (t for t in span if t.head.i < span.start or t.head.i >= span.end or t.head == t)
        return span.start, span.end, next(outside, span[0])

    def of(self, expression: TimeExpression, start: int, end: int, token: Token) -> Token | None:
        """The event noun or verb that a time dates; None where it dates nothing that happens."""
        if start and start - 1 in self.triggers and not is_verbal(self.doc[start - 1]):
            return self.doc[start - 1]  # "its premiere May 31"
        if (verb := self._verb_beside(start)) is not None:
            return verb
        if (deed := self._deed_before(expression, start) or self._aside(start, end)) is not None:
            return deed
        if self._ends_occasion(start) or self._is_tenure(expression, token, start):
            return None
        noun = self._owner(token, start, end)
        if noun is not None:
            return self._of_noun(noun, expression)
        return self._before_comma(self._above(token, start, end), start, end)

    def of_reference(self, reference: Token, start: int) -> Token | None:
        """What is dated by a time counted from an event: what that event's phrase or clause depends on."""
        if (verb := self._verb_beside(start)) is not None:
            return verb
        if reference.dep_ in ("ROOT", "root"):
            return next((t for t in reference.children if is_verbal(t) and t.dep_ in ("ccomp", "advcl", "conj")), None)
        return self._above(reference, start, reference.i + 1)

    def _above(self, token: Token, start: int, end: int) -> Token:
        found = token
        for up in (token, *token.ancestors):
            found = up
            if up.dep_ in ("ROOT", "root"):
                break
            if start <= up.i < end:
                continue
            if up.i in self.triggers and not self._is_offence(up, token):
                break
            if is_verbal(up) and up.dep_ not in ("amod", "case"):
                break
        return self._uncrossed(found, start)

    def _uncrossed(self, found: Token, start: int) -> Token:
        """A verb above that stands between the found one and the time: "has been seen by many, she said on Monday"."""
        between = [up for up in found.ancestors if found.i < up.i < start and is_verbal(up)]
        return between[-1] if between else found

    def _before_comma(self, found: Token, start: int, end: int) -> Token:
        """The verb before a time at the end of a clause, where the parse reaches over the comma to the next clause:
        "was freed that December, having been convicted"."""
        if found.i < end or end >= len(self.doc) or self.doc[end].text not in (",", ";", "—", "–"):
            return found
        for token in reversed(self.doc[found.sent.start : start]):
            if token.is_punct and token.text not in "“”\"-":
                break
            above = token.head == found or token in found.ancestors
            if token.pos_ == "VERB" and token.dep_ not in ("amod", "acl") and above:
                return token
        return found

    def _deed_before(self, expression: TimeExpression, start: int) -> Token | None:
        """The deed that a year stands behind: "guilty of attacking a jogger in 1989", "accused of a rape in the 1970s".

        A bare word for an offence takes no time: "convicted of murder in 1990".
        """
        form = expression.parts
        if not form.absolute or start < 3 or self.doc[start - 1].lower_ not in ("in", "on"):
            return None
        before = self.doc[start - 2]
        for up in (before, *before.ancestors):
            if up.i < start - _REACH or up.sent.start > up.i:
                return None
            if is_verbal(up):
                marks = {child.lower_ for child in up.children if child.dep_ in ("mark", "case")}
                phrase = self.doc[up.i : start]
                plain = not any(token.text in ",;:" for token in phrase)
                return up if up.tag_ == "VBG" and marks & _OFFENCE_OF and plain and len(phrase) > 3 else None
            if up.i in self.triggers:
                return up if self._is_told_deed(up, before) else None
        return None

    def _is_told_deed(self, noun: Token, last: Token) -> bool:
        first = noun.head if noun.dep_ == "conj" else noun  # "convicted of the rape or the murder of …"
        cases = {child.lower_ for child in first.children if child.dep_ == "case"}
        articles = {child.lower_ for child in noun.children if child.dep_ == "det"}
        return bool(cases & _OFFENCE_OF and (articles & {"a", "an"} or (articles and last is not noun)))

    def _aside(self, start: int, end: int) -> Token | None:
        """ "The cause of his death, early on Sunday, was …": said by the way of the event noun before it."""
        place = start - 1
        while place > 0 and self.doc[place].lower_ in _BESIDE:
            place -= 1
        closed = end < len(self.doc) and self.doc[end].text == ","
        if place < 1 or self.doc[place].text != "," or not closed:
            return None
        noun = self.doc[place - 1]
        return noun if noun.i in self.triggers and not is_verbal(noun) else None

    def _is_tenure(self, expression: TimeExpression, token: Token, start: int) -> bool:
        """ "The president since 2005 stepped down": how long somebody has been something dates no event."""
        if expression.preposition not in ("since", "until", "from") or start < 2:
            return False
        noun, before = token.head, self.doc[start - 2]
        if noun.i >= start or is_verbal(noun):
            noun = noun if before.dep_ in OBLIQUE | OBJECT else before
        return noun.i < start and noun.pos_ in ("NOUN", "PROPN") and noun.i not in self.triggers

    def _ends_occasion(self, start: int) -> bool:
        """ "After a three-day hearing this month": the time is the hearing's."""
        if not start:
            return False
        noun = self.doc[start - 1]
        cases = {child.lower_ for child in noun.children if child.dep_ == "case"}
        occasion = noun.pos_ == "NOUN" and lemma(noun) in context("occasions")
        return occasion and bool(cases & {"after", "following", "before"})

    def _verb_beside(self, start: int) -> Token | None:
        """The verb just before a time, past its preposition and the verb's particle: "walked out on Monday"."""
        place = start - 1
        while place >= 0 and self.doc[place].lower_ in _BESIDE and start - place < 3 and not is_verbal(self.doc[place]):
            if self.doc[place].dep_ == "compound:prt":
                break
            place -= 1
        if place < 0 or self.doc[place].sent.start > place:
            return None
        before = self.doc[place]
        if before.pos_ == "VERB" and before.dep_ != "amod" and before.tag_ != "VBG":
            return before
        if before.pos_ in ("ADJ", "ADV", "ADP") and before.dep_ in _PARTICLES and before.head.pos_ == "VERB":
            return before.head if 0 < place - before.head.i <= 2 else None
        return None

    def _owner(self, token: Token, start: int, end: int) -> Token | None:
        """The noun before which a time stands: "Monday’s hearing", "the 1986 murder", "a July interview"."""
        head = token.head
        if head.i < end or head.pos_ not in ("NOUN", "PROPN"):
            return None
        if token.dep_ in POSSESSOR:
            return head
        if start == token.sent.start and head.i not in self.triggers:
            return None  # "Last October Judge Lee …"
        has_preposition = any(child.dep_ == "case" and child.i < token.i for child in token.children)
        between = self.doc[end : head.i]
        joined = not any((t.is_punct and t.text not in "-–") or t.pos_ in ("VERB", "DET", "ADP") for t in between)
        return head if token.dep_ in _ATTRIBUTIVE and not has_preposition and joined else None

    def _of_noun(self, noun: Token, expression: TimeExpression) -> Token | None:
        if noun.i in self.triggers:
            return noun
        if noun.head.pos_ in ("NOUN", "PROPN") and noun.dep_ == "compound" and noun.head.i in self.triggers:
            return noun.head
        cases = {child.lower_ for child in noun.children if child.dep_ == "case"}
        form = expression.parts
        same_day = isinstance(form, Weekday) or (isinstance(form, Shift) and form.unit == "day")
        near = cases & {"after", "following", "of", "with", "by"}
        within = cases & {"at", "in", "during", "on"} or (same_day and near)
        if noun.dep_ in OBLIQUE and within and (lemma(noun) in context("occasions") or same_day):
            return self._above(noun, noun.i, noun.i + 1)
        return None

    def _is_offence(self, noun: Token, token: Token) -> bool:
        """ "Convicted of murder in 1990": the year is the conviction's."""
        if is_verbal(noun) or noun.dep_ not in OBLIQUE or not is_verbal(noun.head):
            return False
        if any(child.dep_ in ("det", *POSSESSOR) for child in noun.children):
            return False
        return any(child.dep_ == "case" and child.lower_ in _OFFENCE_OF for child in noun.children)
