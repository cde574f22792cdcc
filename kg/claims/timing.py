"""When: each time expression of a document is resolved and given to the event that it dates; events share times."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from spacy.tokens import Doc, Token

from kg.claims.arguments import Arguments
from kg.claims.clauses import OBJECT, PASSIVE_SUBJECT, SUBJECT, is_verbal, obliques
from kg.claims.governors import Governors
from kg.claims.narrative import Narrative, is_ahead, is_pluperfect
from kg.claims.time_forms import Shift, TimeExpression
from kg.claims.time_tables import context, words
from kg.claims.times import find_times
from kg.claims.times import resolve as resolve_time
from kg.language.mentions import lemma
from kg.model import When

_REACH = 12  # words after "six weeks after" in which the event is named
_CLOSE = 4  # words between coordinated verbs that share a time told at their end: "arrested and charged on Monday"
_SAME_SCENE = 4  # sentences after the news of a ruling in which people speak at the court
NEWS = frozenset(
    {"Release", "Vacatur", "Acquittal", "Conviction", "Sentencing", "Exoneration", "Appeal", "ChargesDropped"}
)
SUBJECTS = SUBJECT | PASSIVE_SUBJECT
# What follows at once, where a relative clause tells it: "pardoned the men, who were released".
FOLLOWS = {
    "Pardon": frozenset({"Release"}),
    "Vacatur": frozenset({"Release"}),
    "Acquittal": frozenset({"Release"}),
    "Arrest": frozenset({"Charge"}),
    "Conviction": frozenset({"Sentencing", "Imprisonment"}),
}


class Timing:
    """The times of one document, by the token that they date."""

    def __init__(
        self,
        doc: Doc,
        published: str | None,
        arguments: Arguments,
        types: Mapping[int, frozenset[str]],
        crimes: frozenset[str] = frozenset(),
    ) -> None:
        """`types` gives the types of the events that a token tells; `crimes` are those that are crimes."""
        self.doc, self.published, self.arguments, self.types, self.crimes = doc, published, arguments, types, crimes
        self.dated: dict[int, When] = {}
        self.said_at: dict[int, int] = {}
        self._vague: dict[int, int] = {}  # where a time that says the counted one exactly would begin
        self._of_words: dict[int, When] = {}  # the time that a word of an expression is part of
        self._governors = Governors(doc, types)
        self._narrative = Narrative(doc, published)
        self._expressions = find_times(doc.text)
        place = 0
        while place < len(self._expressions):
            place += self._read(place)

    def _read(self, place: int) -> int:
        """Read the expression at a place; returns how many expressions that has read."""
        expression = self._expressions[place]
        found = self._governors.head(expression)
        if found is None:
            return 1
        start, end, token = found
        if isinstance(expression.parts, Shift) and expression.parts.of_event:
            return self._read_counted(place, expression.parts, start, end)
        governor = self._governors.of(expression, start, end, token)
        verb = governor if governor is not None else token
        fronted = token.i < min((child.i for child in verb.children if child.dep_ in SUBJECTS), default=0)
        pluperfect = is_pluperfect(verb)
        anchor, past, narrated = self._narrative.anchor(token.sent), not is_ahead(verb), False
        if self._narrative.continues(expression.parts, verb, token.sent, fronted=fronted):
            when = resolve_time(expression, published=None, anchor=anchor, past=pluperfect, narrated=True)
            narrated = when is not None and (self.published is None or (when.start or "") < self.published)
        if not narrated:
            when = resolve_time(expression, published=self.published, anchor=anchor, past=past)
        if when is not None:
            self._date(governor, when, start, end, vague=isinstance(expression.parts, Shift))
            apart = pluperfect or expression.preposition is not None or self._modifies(token, governor)
            self._narrative.tell(when, token.sent, goes_on=not apart)
        return 1

    def _read_counted(self, place: int, form: Shift, start: int, end: int) -> int:
        """ "Six weeks after the killing", "two days before Christmas": counted from an event or from another time."""
        expression = self._expressions[place]
        following = self._expressions[place + 1] if place + 1 < len(self._expressions) else None
        if following is not None and not self.doc.text[expression.end : following.start].strip(" of"):
            if form.number == 0:
                return 1  # "the week of May 5"
            return self._read_beside_time(expression, following, start)
        reference = self._reference(end)
        if reference is None:
            return 1
        read = 1
        anchor = self._when_of(reference)
        if anchor is None and following is not None and self._dates(following, reference):
            read += self._read(place + 1)
            anchor = self.dated.get(reference.i)
        time = (anchor.start or anchor.end) if anchor is not None else self._narrative.anchor(reference.sent)
        when = resolve_time(expression, published=None, anchor=time)
        governor = self._governors.of_reference(reference, start)
        if when is not None and governor is not None:
            self._date(governor, when, start, end, vague=True)
            if form.number == 0 and reference.i in self.types:  # "hours after charges were dropped": the same day
                self.dated.setdefault(reference.i, self.dated[governor.i])
            self._narrative.tell(when, reference.sent, goes_on=not is_pluperfect(governor))
        return read

    def _read_beside_time(self, expression: TimeExpression, following: TimeExpression, start: int) -> int:
        found = self._governors.head(following)
        base = resolve_time(following, published=self.published, anchor=None)
        when = resolve_time(expression, published=None, anchor=(base.start or base.end) if base else None)
        if found is not None and when is not None:
            governor = self._governors.of(following, start, found[1], found[2])
            self._date(governor, when, start, found[1])
            self._narrative.tell(when, found[2].sent, goes_on=True)
        return 2

    def _date(self, governor: Token | None, when: When, start: int, end: int, *, vague: bool = False) -> None:
        for place in range(start, end):
            self._of_words[place] = when
        if governor is None:
            return
        # "Six weeks later, in March 1994": the second time says exactly when the first is.
        exact = not vague and self._vague.get(governor.i) == start
        if exact or governor.i not in self.dated:
            self.dated[governor.i] = when
            self.said_at[governor.i] = start
            self._vague.pop(governor.i, None)
            after = next((t.i for t in self.doc[end : end + 4] if t.text not in (",", "(", "in", "on")), end)
            if vague:
                self._vague[governor.i] = after

    def _modifies(self, token: Token, governor: Token | None) -> bool:
        """A time before a noun, "the 1986 murder", is no step of the story."""
        return governor is None or (not is_verbal(governor) and token.i < governor.i)

    def _dates(self, expression: TimeExpression, reference: Token) -> bool:
        found = self._governors.head(expression)
        if found is None or found[2].sent.start != reference.sent.start:
            return False
        return self._governors.of(expression, *found) == reference

    def _reference(self, end: int) -> Token | None:
        """The event that words after "six weeks after" name: the first that tells or points to one."""
        if end >= len(self.doc):
            return None
        known = words()["event_words"]
        stop = min(self.doc[end].sent.end, end + _REACH)
        noun = None
        for token in self.doc[end:stop]:
            if token.text in (",", ";", ".") or token.lower_ in ("when", "which"):
                break
            if token.i in self.types or lemma(token) in known:
                return token
            if noun is None and (token.pos_ == "NOUN" or is_verbal(token)):
                noun = token
        return noun

    def _when_of(self, reference: Token) -> When | None:
        """The time of the event that a word points back to, told last before it."""
        if reference.i in self.dated:
            return self.dated[reference.i]
        wanted = frozenset(words()["event_words"].get(lemma(reference), ())) or self.types.get(reference.i, frozenset())
        if "Crime" in wanted or wanted & self.crimes:
            wanted |= self.crimes
        for place in sorted((one for one in self.types if one < reference.i), reverse=True):
            if self.types[place] & wanted and (when := self.of(self.doc[place])) is not None:
                return when
        return None

    def of(self, trigger: Token) -> When | None:
        """The time of an event: its own, its light verb's, its clause's, or one that it shares."""
        if trigger.i in self.dated:
            return self.dated[trigger.i]
        light = None if is_verbal(trigger) else self.arguments.light_verb(trigger)
        if light is not None:
            return self.dated.get(light.i) or self._of_verb(light)
        shared = self._since(trigger) or (self._of_verb(trigger) if is_verbal(trigger) else self._of_noun(trigger))
        return shared or self._of_scene(trigger)

    def _of_scene(self, trigger: Token) -> When | None:
        """What is said outside the court, at the prison gate or to the crowd, just after news of a ruling or a release:
        of the same day."""
        spoken = self.types.get(trigger.i) == frozenset({"Statement"})
        if not spoken or not any(t.lower_ in context("scene") for t in trigger.sent):
            return None
        place = max((one for one in self.dated if one < trigger.i), default=None)
        if place is None or not self.types.get(place, frozenset()) & NEWS:
            return None
        when, event = self.dated[place], self.doc[place]
        fresh = when.precision == "day" and when.end is None and self._narrative.is_fresh(when)
        return when if fresh and self._narrative.distance(event.sent, trigger.sent) <= _SAME_SCENE else None

    def _of_noun(self, noun: Token) -> When | None:
        """The time of the verb that says of an event that it took place, began, was lost …"""
        head = noun.head
        core = noun.dep_ in OBJECT | SUBJECTS and head.i not in self.types
        return self.dated.get(head.i) if core and lemma(head) not in context("about_events") else None

    def _of_verb(self, verb: Token) -> When | None:
        head = verb.head
        if lemma(verb) in context("lasting") and verb.dep_ != "xcomp":
            return None
        if not self._stands_apart(verb):
            if (shared := self._before_conjunct(verb)) is not None:
                return shared
            if verb.dep_ == "conj" and is_verbal(head):
                return self._of_conjunct(verb, head)
            if verb.dep_ in ("advcl", "acl", "xcomp"):
                return self._of_subordinate(verb, head)
        return self._of_relative(verb, head) if verb.dep_.startswith(("acl:relcl", "relcl")) else None

    def _stands_apart(self, verb: Token) -> bool:
        perfect = any(c.dep_ == "aux" and c.lower_ in ("has", "have") for c in verb.children)
        return perfect or is_pluperfect(verb) or any(child.lower_ in context("apart") for child in verb.children)

    def _of_conjunct(self, verb: Token, head: Token) -> When | None:
        """Coordinated with a dated verb: where it has no subject of its own, or the time opens the sentence."""
        if any(child.dep_ in SUBJECTS for child in verb.children) and not self._opens_sentence(head):
            return None
        if self.said_at.get(head.i, -1) > verb.i:
            return None
        return self.of(head)

    def _before_conjunct(self, verb: Token) -> When | None:
        """ "Arrested and charged on Monday": the time at the end is that of the verbs that stand close before."""
        chain = [verb, *(child for child in verb.children if child.dep_ == "conj" and is_verbal(child))]
        if verb.dep_ == "conj":
            siblings = [c for c in verb.head.children if c.dep_ == "conj" and is_verbal(c) and c.i > verb.i]
            chain = [verb, *siblings]
        for one, after in pairwise(chain):
            between = self.doc[one.i + 1 : after.i]
            if len(between) > _CLOSE or any(t.lower_ in context("apart") or t.dep_ in SUBJECTS for t in between):
                return None
            if after.i in self.dated and self.said_at[after.i] > after.i:
                return self.dated[after.i]
        return None

    def _of_subordinate(self, verb: Token, head: Token) -> When | None:
        marks = {c.lower_ for c in verb.children if c.dep_ in ("mark", "advmod", "case")}
        subject = any(child.dep_ in SUBJECTS for child in verb.children)
        if subject:
            if not marks & {"when", "as"}:
                return None
            return self._of_words.get(head.i) or (self.dated.get(head.i) if is_verbal(head) else None)
        if marks & {"after", "before", "since", "until", "despite", "without", "of", "for", "from", "in", "while"}:
            return None
        if is_verbal(head):
            # "Wrongly convicted of arson, he walked free on Thursday": a participle of what was done lies before.
            return None if verb.tag_ == "VBN" and verb.dep_ != "xcomp" else self.dated.get(head.i)
        if head.dep_ in OBJECT and is_verbal(head.head) and verb.tag_ == "VBG":
            return self.dated.get(head.head.i)
        return None

    def _of_relative(self, verb: Token, head: Token) -> When | None:
        when = self._of_words.get(head.i) or (self._of_words.get(head.head.i) if head.dep_ == "appos" else None)
        if when is not None:
            return when  # "on 21 November 1974, when bombs went off", "…, the day on which bombs went off"
        if self._stands_apart(verb):
            return None
        main = self._main_event(head)
        if main is None or verb.i not in self.types or main.i > head.i:
            return None
        following = frozenset[str]().union(*(FOLLOWS.get(one, frozenset()) for one in self.types[main.i]))
        return self.of(main) if following & self.types[verb.i] else None

    def _main_event(self, noun: Token) -> Token | None:
        """The event that a noun takes part in: its verb's, or that of the verb's object ("granted pardons to …")."""
        for up in noun.ancestors:
            if up.i in self.types:
                return up
            if is_verbal(up):
                return next((c for c in up.children if c.dep_ in OBJECT | SUBJECTS and c.i in self.types), None)
        return None

    def _opens_sentence(self, verb: Token) -> bool:
        said = self.said_at.get(verb.i)
        return said is not None and said < min((c.i for c in verb.children if c.dep_ in SUBJECTS), default=0)

    def _since(self, trigger: Token) -> When | None:
        """ "Since its premiere May 31, the show became …": what holds since an occasion has the occasion's date."""
        verb = trigger.head if trigger.dep_ == "xcomp" else trigger
        for preposition, noun in (*obliques(trigger), *(obliques(verb) if verb != trigger else ())):
            if preposition == "since" and noun.i in self.types and noun.i in self.dated:
                return self.dated[noun.i]
        return None
