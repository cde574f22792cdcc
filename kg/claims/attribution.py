"""Who says a thing and how sure it is said: the status and the chain of speakers of a predicate in its sentence.

From the predicate the rules climb to the root of the sentence. Each verb of saying on the way adds a speaker;
negation, hedges, modals and conditions on the way set the status. What stands in quotation marks is never the
document's own voice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.claims.arguments import OBJECT, RELATIVE, SUBJECT, Arguments, is_passive, is_verbal, obliques
from kg.language.coreference import Cluster, Coreference
from kg.language.lexicon import Lexicon
from kg.language.mentions import lemma
from kg.model import Status

QUOTED = re.compile(r"“[^”“]{1,2000}”|\"[^\"\n]{1,2000}\"")
IMPLICATIVE = frozenset(
    {
        "force",
        "manage",
        "have",
        "get",
        "go",
        "continue",
        "begin",
        "start",
        "help",
        "lead",
        "agree",
        "come",
        "cause",
        "compel",
        "coerce",
        "make",
        "order",
        "sentence",
        "find",
        "be",
        "use",
        "live",
        "appear",
    }
)
# What hangs on these is told by the way: it stands whatever becomes of the clause above it.
TOLD_ASIDE = frozenset({"conj", "advcl", "parataxis", "appos", *RELATIVE})
SCENES = frozenset(
    {"scene", "episode", "finale", "trailer", "sequence", "opening", "climax", "chapter", "act", "moment"}
)
OCCASIONAL = frozenset({"since", "after", "before", "during", "until", "following"})
SOURCE = frozenset({"according to", "per", "according"})


@dataclass(frozen=True, slots=True)
class Saying:
    """How something is said: its status and who says it, outermost first."""

    status: Status
    speakers: tuple[Cluster, ...] = ()


class Attribution:
    """Works out the saying of any predicate of one document."""

    def __init__(self, doc: Doc, arguments: Arguments, coreference: Coreference, lexicon: Lexicon) -> None:
        self.doc, self.arguments, self.coreference, self.lexicon = doc, arguments, coreference, lexicon
        self.quotes = [(match.start(), match.end()) for match in QUOTED.finditer(doc.text)]
        self._authors: dict[int, Cluster] = {}

    def of(self, trigger: Token, *, deed: bool = False) -> Saying:
        """The status and speakers of what a trigger tells.

        A `deed` is an event that a drama can show: told "in the film", it is what the film says.
        """
        if self._bracketed(trigger):
            return Saying("asserted")
        speakers: list[Cluster] = []
        marks: set[str] = set()
        below = trigger
        self._own_marks(trigger, marks)
        told = False
        for node in self._path(trigger):
            if node is not trigger:
                told = told or below.dep_ in TOLD_ASIDE
                if not told:
                    self._marks_of_governor(node, below, marks)
                if speaker := self._speaker_of(node, below, marks):
                    speakers.append(speaker)
            speakers += self._beside(node, below, marks)
            speakers += self._shown_in(node, deed)
            below = node
        if not speakers and self._quoted(trigger):
            if (speaker := self._voice_of_quote(trigger)) is not None:
                speakers.append(speaker)
            else:
                marks.add("alleged")
        chain = tuple(dict.fromkeys(reversed(speakers)))
        return Saying(_status(marks, bool(chain)), chain)

    def presupposed(self, trigger: Token) -> Saying:
        """The saying of what a noun phrase takes for granted: the document's own unless it stands in a quotation."""
        said = self.of(trigger)
        if said.status in ("reported", "hypothetical", "denied", "negated") and not self._quoted(trigger):
            return Saying("asserted")
        return said

    def on_occasion(self, trigger: Token) -> bool:
        """Say whether an event noun only dates another ("since its premiere"), and so is taken for granted."""
        return not is_verbal(trigger) and any(
            argument == trigger and preposition in OCCASIONAL for preposition, argument in obliques(trigger.head)
        )

    def _bracketed(self, token: Token) -> bool:
        """Inside square brackets the document speaks, even in the middle of a quotation."""
        before = self.doc.text[max(0, token.idx - 80) : token.idx]
        return before.rfind("[") > before.rfind("]")

    def _path(self, trigger: Token) -> Iterator[Token]:
        yield trigger
        yield from trigger.ancestors

    def speaker(self, verb: Token) -> Cluster | None:
        """Who says what a verb of saying tells: its subject, or the body that a spokesman or a paper speaks for."""
        for subject in self.arguments.named(verb, "subject"):
            if (cluster := self.voice(subject)) is not None:
                return cluster
        return None

    def voice(self, token: Token) -> Cluster | None:
        """The one whose voice a noun is: a person or body itself, whom a spokesman or a document speaks for."""
        cluster = self.coreference.of(token)
        noun = lemma(token)
        if noun in self.lexicon["saying.spokespeople"] and not (cluster and cluster.named):
            bodies = [
                self.coreference.of(one)
                for function in ("compound", "for", "possessor", "of", "with")
                for one in self.arguments.named(token, function)
            ]
            return next((body for body in bodies if body is not None and body.type != "Work"), cluster)
        if noun in self.lexicon["saying.papers"]:
            owners = [
                self.coreference.of(one)
                for function in ("possessor", "by", "from", "of")
                for one in self.arguments.named(token, function)
            ]
            owner = next((one for one in owners if one and one.type in ("Person", "Group", "Organization")), None)
            if owner is not None:
                return owner
        if cluster is None or cluster.type not in ("Person", "Group", "Organization", "Work"):
            return None
        return self._authors.get(id(cluster), cluster)

    def know_author(self, work: Cluster, author: Cluster) -> None:
        """Let an article speak for the one who wrote it."""
        if not work.named or work.nouns & self.lexicon["works.article"]:
            self._authors[id(work)] = author

    def _speaker_of(self, verb: Token, below: Token, marks: set[str]) -> Cluster | None:
        word = lemma(verb)
        if not is_verbal(verb):
            return None
        if word in self.lexicon["saying.showing"] and below.dep_ in ("ccomp", "xcomp", *OBJECT):
            subject = next(iter(self.arguments.named(verb, "subject")), None)
            work = self.coreference.of(subject) if subject is not None else None
            if work is not None and work.type == "Work":
                return work
        if word not in self.lexicon.acts or not self._content_of(verb, below):
            return None
        act = self.lexicon.acts[word]
        speaker = self.speaker(verb)
        if act == "deny":
            marks.add("denied")
        elif act == "accuse" or (speaker is None and is_passive(verb)):
            marks.add("alleged")
        if speaker is None and lemma(verb) in ("suggest", "say", "claim", "allege", "report", "tell", "state"):
            marks.add("alleged")
        return speaker

    def _content_of(self, verb: Token, below: Token) -> bool:
        """Say whether a verb of saying governs `below` as what is said, and not as its speaker or circumstance."""
        act = self.lexicon.acts[lemma(verb)]
        if below.dep_ in ("ccomp", "xcomp", "parataxis"):
            return below.dep_ != "parataxis" or not (is_verbal(below) and lemma(below) in self.lexicon.acts)
        if (
            below.dep_ == "advcl"
            and below.tag_ == "VBN"
            and below.i < verb.left_edge.i + 12
            and below.i < min((child.i for child in verb.children if child.dep_ in SUBJECT), default=0)
        ):
            return True  # a headline: "Film viewed by millions, studio says"
        if below.dep_ in ("advcl", "obl", "prep", "pcomp"):
            marks = {child.lower_ for child in below.children if child.dep_ in ("mark", "case")} | {below.lower_}
            if act == "apologise":
                return "for" in marks
            return act == "accuse" and bool(marks & {"of", "for", "with"})
        if below.dep_ in OBJECT:
            return act in ("deny", "accuse") or lemma(verb) in ("claim", "describe", "recall", "report")
        return False

    def _beside(self, node: Token, below: Token, marks: set[str]) -> list[Cluster]:
        """Speakers that stand beside a clause: "…, police said", "according to the report"."""
        found: list[Cluster] = []
        if not (is_verbal(node) or node.dep_ in ("ROOT", "root") or any(c.dep_ in SUBJECT for c in node.children)):
            return found
        for child in node.children:
            if child != below and self._closing_said(child) and (speaker := self.speaker(child)) is not None:
                found.append(speaker)
                if self.lexicon.acts[lemma(child)] == "deny":
                    marks.add("denied")
            if (
                child.dep_ == "advcl"
                and child != below
                and any(c.lower_ == "as" and c.dep_ == "mark" for c in child.children)
            ) and lemma(child) in self.lexicon.acts and (speaker := self.speaker(child)) is not None:
                found.append(speaker)
        for preposition, noun in obliques(node):
            if preposition in SOURCE and (speaker := self.voice(noun)) is not None:
                found.append(speaker)
        return found

    def _shown_in(self, node: Token, deed: bool) -> list[Cluster]:
        """The drama in which a clause is set: "in the film's last scene she pleads guilty"."""
        found = []
        for preposition, noun in obliques(node) if is_verbal(node) else ():
            if preposition not in ("in", "on", "throughout"):
                continue
            works = [self.coreference.of(noun)] if deed else []
            if lemma(noun) in SCENES or any(lemma(one) in SCENES for one in self.arguments.named(noun, "of")):
                inner = [noun, *self.arguments.named(noun, "of")]
                works = [
                    self.coreference.of(one)
                    for place in inner
                    for function in ("possessor", "of", "compound")
                    for one in self.arguments.named(place, function)
                ]
            found += [
                work
                for work in works
                if work is not None
                and work.type == "Work"
                and (work.nouns & self.lexicon["works.fiction"] and not work.nouns & self.lexicon["works.article"])
            ]
        return found[:1]

    def _closing_said(self, verb: Token) -> bool:
        """A verb of saying put after or into what is said, without content of its own: "…, the paper reports"."""
        if verb.dep_ not in ("parataxis", "conj") or not is_verbal(verb) or lemma(verb) not in self.lexicon.acts:
            return False
        inside = {inner.dep_ for inner in verb.children}
        return not inside & {"ccomp", "xcomp"} and (
            verb.dep_ == "parataxis" or (not inside & {"cc", *OBJECT} and bool(inside & SUBJECT))
        )

    def _own_marks(self, token: Token, marks: set[str]) -> None:
        if not is_verbal(token):
            light = self.arguments.light_verb(token)
            if light is not None:
                self._clause_marks(light, marks)
        self._clause_marks(token, marks)
        for child in token.children:
            if child.dep_ == "amod" and child.lower_ in self.lexicon["status.alleged_adjectives"]:
                marks.add("alleged")

    def _clause_marks(self, verb: Token, marks: set[str]) -> None:
        for child in verb.children:
            word = child.lower_
            if (
                child.dep_ in ("advmod", "det", "neg", "cc:preconj", "case", "aux")
                and word in self.lexicon["status.negators"]
            ):
                marks.add("negated")
            if child.dep_ == "advmod" and word in self.lexicon["status.alleged_adverbs"]:
                marks.add("alleged")
            if child.dep_ == "aux" and word in self.lexicon["status.modals"]:
                marks.add("hypothetical")
            if child.dep_ == "mark" and word in self.lexicon["status.conditional_marks"]:
                marks.add("hypothetical")
        if verb.dep_ in ("acl", "advcl") and verb.tag_ == "VB" and any(c.lower_ == "to" for c in verb.children):
            marks.add("hypothetical")
        if _subjunctive(verb):
            marks.add("hypothetical")
        sent = verb.sent
        if sent[-1].text == "?" or (len(sent) > 1 and sent[-2].text == "?"):
            marks.add("hypothetical")

    def _marks_of_governor(self, node: Token, below: Token, marks: set[str]) -> None:
        """What the verb or noun above says of the reality of what stands below it."""
        word = lemma(node)
        if (
            below.dep_ in ("xcomp", "ccomp", *OBJECT, "obl", "nmod")
            and word in self.lexicon["status.hypothetical_verbs"]
            and word not in IMPLICATIVE
        ):
            marks.add("negated" if word in ("refuse",) else "hypothetical")
        if below.dep_ == "xcomp" and word in self.lexicon["status.negative_verbs"]:
            marks.add("negated")
        if is_verbal(node) and below.dep_ in ("xcomp", "ccomp", *OBJECT, *SUBJECT, "nsubj:pass"):
            self._clause_marks(node, marks)
        if not is_verbal(node) and below.dep_ in ("nmod", "acl", "prep", "pobj"):
            for child in node.children:
                if child.dep_ == "det" and child.lower_ == "no":
                    marks.add("negated")
            if word in ("suspicion", "accusation", "allegation"):
                marks.add("alleged")
        if word == "suspect" and is_verbal(node):
            marks.add("alleged")

    def _quoted(self, token: Token) -> tuple[int, int] | None:
        return next(((start, end) for start, end in self.quotes if start < token.idx < end and end - start > 25), None)

    def _voice_of_quote(self, token: Token) -> Cluster | None:
        """Who speaks a quotation: the verb of saying nearest outside the marks, in its sentence or the one before."""
        quote = self._quoted(token)
        if quote is None:
            return None
        outside = [
            verb
            for verb in self.doc
            if is_verbal(verb)
            and lemma(verb) in self.lexicon.acts
            and not quote[0] < verb.idx < quote[1]
            and abs(verb.idx - min(max(verb.idx, quote[0]), quote[1])) < 160
            and "\n" not in self.doc.text[min(verb.idx, quote[0]) : max(verb.idx, quote[1])]
        ]
        outside.sort(key=lambda verb: min(abs(verb.idx - quote[0]), abs(verb.idx - quote[1])))
        return next((speaker for verb in outside if (speaker := self.speaker(verb)) is not None), None)


def _subjunctive(verb: Token) -> bool:
    """A bare verb after "that": a thing demanded, whatever the clause hangs on ("that the school fire her").

    A bare verb whose subject is one thing can be nothing else, unless its past is the same ("that the judge set it
    aside"); the tagger often takes it for a finite one.
    """
    inside = {child.dep_: child for child in verb.children}
    subject = next((inside[one] for one in SUBJECT if one in inside), None)
    mark = inside.get("mark")
    if subject is None or mark is None or mark.lower_ != "that" or inside.keys() & {"aux", "aux:pass"}:
        return False
    one = subject.tag_ in ("NN", "NNP") and not any(child.dep_ == "conj" for child in subject.children)
    return verb.tag_ == "VB" or (one and verb.lower_ == lemma(verb) and not verb.lower_.endswith(("t", "d")))


def _status(marks: set[str], spoken: bool) -> Status:
    if "denied" in marks:
        return "denied" if spoken else "negated"
    if "hypothetical" in marks:
        return "hypothetical"
    if "negated" in marks:
        return "negated"
    if "alleged" in marks:
        return "alleged"
    return "reported" if spoken else "asserted"
