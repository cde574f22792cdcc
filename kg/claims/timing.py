"""When: each time expression of a document is given to the event or clause that it dates, and resolved."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from kg.claims.arguments import OBJECT, PASSIVE_SUBJECT, SUBJECT, Arguments, is_verbal, obliques
from kg.claims.times import TimeExpression, find_times
from kg.claims.times import resolve as resolve_time
from kg.language.mentions import lemma
from kg.model import When

OCCASIONS = frozenset(
    {"premiere", "debut", "release", "arrest", "trial", "conviction", "death", "verdict", "election", "publication"}
)
OF_THAT_YEAR = re.compile(r",? (?:of )?(?:that|the same) year\b")
FUTURE = frozenset({"will", "'ll", "’ll", "shall"})


class Timing:
    """The times of one document, by the token that they date."""

    def __init__(self, doc: Doc, published: str | None, arguments: Arguments, triggers: set[int]) -> None:
        self.doc, self.published, self.arguments, self.triggers = doc, published, arguments, triggers
        self.dated: dict[int, When] = {}
        self.said_at: dict[int, int] = {}
        anchor: str | None = None
        sentence, exact = -1, False
        for expression in find_times(doc.text):
            token = self._token(expression)
            if token is None:
                continue
            governor = self._governor(token, expression)
            when = resolve_time(expression, published=published, anchor=anchor, past=not self._future(governor))
            said_year = OF_THAT_YEAR.match(doc.text, expression.end) is not None
            if anchor and not expression.parts.absolute and (said_year or (token.sent.start == sentence and exact)):
                # "freed on May 4 of that year and cleared in June": months of the year that is being told
                when = resolve_time(expression, published=f"{anchor[:4]}-12-31", anchor=anchor) or when
            sentence = token.sent.start
            if when is not None:
                exact = said_year or (expression.parts.absolute and when.precision == "day")
                if self.dated.setdefault(governor.i, when) is when:
                    self.said_at[governor.i] = token.i
                anchor = when.start or anchor

    def of(self, trigger: Token) -> When | None:
        """The time of an event: its own, its light verb's, its clause's, or that of the clause it is part of."""
        if trigger.i in self.dated:
            return self.dated[trigger.i]
        light = None if is_verbal(trigger) else self.arguments.light_verb(trigger)
        if light is not None:
            return self.dated.get(light.i)
        occasion = self._since(trigger)
        if occasion is not None:
            return occasion
        head = trigger.head
        if is_verbal(trigger):
            shares = (
                trigger.dep_ in ("advcl", "acl", "xcomp")
                and trigger.tag_ in ("VBG", "VB", "VBN")
                and not any(child.dep_ in SUBJECT for child in trigger.children)
            )
            shares = shares or (
                trigger.dep_ == "conj"
                and not any(child.dep_ in SUBJECT | PASSIVE_SUBJECT for child in trigger.children)
            )
            if trigger.dep_ == "conj" and is_verbal(head) and self._opens_sentence(head):
                return self.of(head)  # "In 1991 a court quashed it, and she walked out": the date is said of both
            if shares and is_verbal(head):
                return self.of(head) if trigger.dep_ == "conj" else self.dated.get(head.i)
            if shares and head.dep_ in OBJECT and is_verbal(head.head) and trigger.tag_ == "VBG":
                return self.dated.get(head.head.i)
            return None
        core = trigger.dep_ in OBJECT | SUBJECT | PASSIVE_SUBJECT
        return self.dated.get(head.i) if core and head.i not in self.triggers else None

    def _opens_sentence(self, verb: Token) -> bool:
        said = self.said_at.get(verb.i)
        return said is not None and said < min(
            (child.i for child in verb.children if child.dep_ in SUBJECT | PASSIVE_SUBJECT), default=0
        )

    def _since(self, trigger: Token) -> When | None:
        """ "Since its premiere May 31, the show became …": what holds since an occasion has the occasion's date."""
        verb = trigger.head if trigger.dep_ == "xcomp" else trigger
        for preposition, noun in (*obliques(trigger), *(obliques(verb) if verb != trigger else ())):
            if preposition == "since" and lemma(noun) in OCCASIONS and noun.i in self.dated:
                return self.dated[noun.i]
        return None

    def _token(self, expression: TimeExpression) -> Token | None:
        span = self.doc.char_span(expression.start, expression.end, alignment_mode="expand")
        if span is None or not len(span):
            return None
        return next(
            (token for token in span if token.head.i < span.start or token.head.i >= span.end or token.head == token),
            span[0],
        )

    def _governor(self, token: Token, expression: TimeExpression) -> Token:
        """The event noun or the verb that a time depends on, past the words that only carry it."""
        span = self.doc.char_span(expression.start, expression.end, alignment_mode="expand")
        if (
            span is not None
            and span.start
            and span.start - 1 in self.triggers
            and not is_verbal(self.doc[span.start - 1])
        ):
            return self.doc[span.start - 1]  # "its premiere May 31"
        for up in (token, *token.ancestors):
            if up.i in self.triggers and not expression.start <= up.idx < expression.end:
                return up
            if is_verbal(up) and up != token and up.dep_ not in ("amod", "case"):
                return up
            if up.dep_ in ("ROOT", "root"):
                return up
        return token

    def _future(self, governor: Token) -> bool:
        return any(child.lower_ in FUTURE for child in governor.children)
