"""Who says a thing and how sure it is said: the status and the chain of speakers of a predicate in its sentence.

From the predicate the rules climb to the root of the sentence. Each verb of saying on the way adds a speaker;
negation, hedges, modals and conditions on the way set the status. What stands in quotation marks is never the
document's own voice.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.claims.arguments import Arguments
from kg.claims.clauses import INDIRECT, OBJECT, PASSIVE_SUBJECT, RELATIVE, SUBJECT, is_verbal, obliques
from kg.claims.depiction import Depiction
from kg.claims.scopes import by_the_way, goes_on, path, told_aside
from kg.claims.speakers import Speakers, says
from kg.claims.status import Marks, status
from kg.claims.turns import Turns
from kg.language.coreference import Cluster, Coreference
from kg.language.lexicon import Lexicon
from kg.language.mentions import lemma
from kg.model import Status

OCCASIONAL = frozenset({"since", "after", "before", "during", "until", "following"})
SOURCE = frozenset({"according to", "per", "according"})
QUESTIONS = frozenset({"why", "how", "when", "where", "who", "what"})
BRACKET_REACH = 80  # characters


@dataclass(frozen=True, slots=True)
class Saying:
    """How something is said: its status and who says it, outermost first."""

    status: Status
    speakers: tuple[Cluster, ...] = ()


class Attribution:
    """Works out the saying of any predicate of one document."""

    def __init__(self, doc: Doc, arguments: Arguments, coreference: Coreference, lexicon: Lexicon) -> None:
        self.doc, self.arguments, self.lexicon = doc, arguments, lexicon
        self._text = doc.text  # spaCy puts it together anew each time
        self.speakers = Speakers(arguments, coreference, lexicon)
        self.turns = Turns(doc, self.speakers, coreference, lexicon)
        self.depiction = Depiction(arguments, coreference, lexicon)
        self.marks = Marks(arguments, lexicon)

    def of(self, trigger: Token, *, deed: bool = False, known: bool = False) -> Saying:
        """The status and speakers of what a trigger tells.

        A `deed` is an event that a drama can show: told "in the film", it is what the film says. What can be `known`,
        such as a verdict, the document tells itself where it adds it to a name: "she said that Lee, who was freed".
        """
        if self._bracketed(trigger):
            return Saying("asserted")
        quotation = self.turns.at(trigger)
        marks = self.marks.of_trigger(trigger)
        chain = [*self._beside(trigger, trigger, marks), *self.depiction.setting(trigger, deed)]
        outside = bool(chain) and quotation is None
        told = False
        for node, below in path(trigger, self.lexicon):
            if known and quotation is None and by_the_way(below):
                break
            told = told or (below.head == node and told_aside(below))
            if not told:
                marks |= self.marks.of_governor(node, below)
            found = self._said_by(node, below, marks, told)
            found += self._beside(node, below, marks)
            found += self.depiction.setting(node, deed)
            outside = outside or (bool(found) and self.turns.at(node) != quotation)
            chain += found
        if quotation is not None and not outside:
            speakers = self.turns.speakers_of(quotation)
            chain += reversed(speakers)
            if not speakers and not chain:
                marks.add("alleged")
        if (answer := self.turns.answer_at(trigger)) is not None:
            chain += [answer.speaker] if answer.speaker is not None and answer.speaker not in chain else []
            marks |= {"alleged"} if not chain else set()
        ordered = tuple(dict.fromkeys(reversed(chain)))
        return Saying(status(marks, bool(ordered)), ordered)

    def presupposed(self, trigger: Token) -> Saying:
        """The saying of what a noun phrase takes for granted: the document's own unless it stands in a quotation."""
        said = self.of(trigger)
        hedged = said.status == "alleged" and "alleged" in self.marks.of_trigger(trigger)
        return said if hedged or self._spoken(trigger) else Saying("asserted")

    def _spoken(self, token: Token) -> bool:
        return self.turns.at(token) is not None or self.turns.answer_at(token) is not None

    def on_occasion(self, trigger: Token) -> bool:
        """Say whether an event noun only dates another ("since its premiere"), and so is taken for granted."""
        return not is_verbal(trigger) and any(
            argument == trigger and preposition in OCCASIONAL for preposition, argument in obliques(trigger.head)
        )

    def _bracketed(self, token: Token) -> bool:
        """Inside square brackets the document speaks, even in the middle of a quotation."""
        before = self._text[max(0, token.idx - BRACKET_REACH) : token.idx]
        return before.rfind("[") > before.rfind("]")

    def _said_by(self, verb: Token, below: Token, marks: set[str], told: bool) -> list[Cluster]:
        """The speakers of a verb of saying whose content a clause is, innermost first; its act goes to the marks."""
        if not is_verbal(verb):
            return self._claimed_in(verb, below, marks, told)
        if (work := self.depiction.shown_by(verb, below)) is not None:
            return [work]
        if not says(verb, self.lexicon) or not self._content_of(verb, below):
            return []
        act = self.lexicon.acts[lemma(verb)]
        speakers = self.speakers.of(verb)
        if lemma(verb) == "hear" and not self._tribunal(verb):
            return []
        if act == "deny":
            if not told:
                marks.add("denied")
        elif act == "accuse" or (not speakers and self._doubtful(verb)):
            marks.add("alleged")
        return list(reversed(speakers))

    def _told_of(self, verb: Token) -> bool:
        """A passive whose subject is what is said or written, and no hearer: "the script was written by her"."""
        subjects = [child for child in verb.children if child.dep_ in PASSIVE_SUBJECT and child.lower_ != "it"]
        return bool(subjects) and lemma(verb) not in self.lexicon["saying.to_object"]

    def _tribunal(self, verb: Token) -> bool:
        subjects = self.arguments.named(verb, "subject")
        return any(lemma(subject) in self.lexicon["saying.tribunals"] for subject in subjects)

    def _told_to(self, verb: Token, below: Token) -> bool:
        """What somebody is told to do is no content: "told him to resign"."""
        return _infinitive(below) and any(child.dep_ in (*OBJECT, *INDIRECT) for child in verb.children)

    def _doubtful(self, verb: Token) -> bool:
        """A saying without a speaker that vouches for nothing: "he is said to have lied", "it is alleged that"."""
        return lemma(verb) in self.lexicon["saying.doubtful"]

    def _claimed_in(self, noun: Token, below: Token, marks: set[str], told: bool) -> list[Cluster]:
        """Whose claim a noun of saying makes of a clause: "Lee's claim that", "a denial by Lee that"."""
        if below.dep_ not in ("acl", "ccomp", "nmod") or lemma(noun) not in self.lexicon["saying.claims"]:
            return []
        if below.dep_ == "nmod" and not any(c.dep_ == "case" and c.lower_ == "of" for c in below.children):
            return []
        owners = [one for function in ("possessor", "by", "from", "subject")
                  for one in self.arguments.named(noun, function)]  # fmt: skip
        found = [voice for one in owners if (voice := self.speakers.voice(one)) is not None]
        if not told and lemma(noun) in self.lexicon["saying.denials"]:
            marks.add("denied")
        elif not found and not told:
            marks.add("alleged")
        return found[:1]

    def _content_of(self, verb: Token, below: Token) -> bool:
        """Say whether a verb of saying governs `below` as what is said, and not as its speaker or circumstance."""
        word = lemma(verb)
        act = self.lexicon.acts[word]
        if below.head != verb and below.dep_ in RELATIVE | {"acl"}:
            return True  # a clause that the parse hangs on a noun between: see `sayer`
        if below.dep_ in ("ccomp", "xcomp") and goes_on(verb, below):
            return False
        if below.dep_ == "ccomp" and (self._told_of(verb) or _aside(verb, below)):
            return False
        if below.dep_ in ("ccomp", "csubj:pass"):
            return not _infinitive(below) or act == "promise"
        if below.dep_ == "xcomp":
            if lemma(below) in self.lexicon["saying.verdicts"]:
                return True  # "found her guilty of murder": that there was a murder is what the jury says
            return word not in self.lexicon["saying.only_clause"] and not self._told_to(verb, below)
        if below.dep_ == "parataxis":
            return not says(below, self.lexicon)
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
            if act == "accuse":
                return bool(marks & {"of", "for", "with"})
            if "as" in marks:
                return word in self.lexicon["saying.as_what"]
            return word in self.lexicon["saying.of_deeds"] and bool(marks & {"of", "about", "how"})
        if below.dep_ in OBJECT:
            if below.lower_ in QUESTIONS:
                return True
            if act == "deny":
                return lemma(below) in self.lexicon.crimes or lemma(below) in self.lexicon["saying.claims"]
            if act == "accuse" and word != "allege":
                return lemma(below) in self.lexicon.crimes  # "blamed the fire on her", but "accused her"
            return word in self.lexicon["saying.of_things"]
        return False

    def _beside(self, node: Token, below: Token, marks: set[str]) -> list[Cluster]:
        """Speakers that stand beside a clause: "…, police said", "according to the report", "in Lee's words"."""
        found: list[Cluster] = []
        if not (is_verbal(node) or node.dep_ in ("ROOT", "root") or any(c.dep_ in SUBJECT for c in node.children)):
            return found
        if (inserted := self._inserted_said(node)) is not None:
            found += reversed(self.speakers.of(inserted))
        for child in node.children:
            if child == below or not says(child, self.lexicon):
                continue
            as_said = child.dep_ == "advcl" and any(c.lower_ == "as" and c.dep_ == "mark" for c in child.children)
            if goes_on(child, below) and not as_said:
                continue
            if as_said or self._closing_said(child):
                speakers = self.speakers.of(child)
                found += reversed(speakers)
                if (not speakers and not as_said) or self.lexicon.acts[lemma(child)] == "accuse":
                    marks.add("alleged")
                if self.lexicon.acts[lemma(child)] == "deny":
                    marks.add("denied")
        for preposition, noun in obliques(node):
            if preposition in SOURCE:
                source = self.speakers.voice(noun)
            elif preposition in ("in", "by") and self._account(noun):
                owners = [one for f in ("possessor", "of") for one in self.arguments.named(noun, f)]
                source = next((voice for one in owners if (voice := self.speakers.voice(one)) is not None), None)
            else:
                continue
            if source is not None:
                found.append(source)
            elif preposition in SOURCE:
                marks.add("alleged")
        return found

    def _inserted_said(self, clause: Token) -> Token | None:
        """A verb of saying put into a relative clause: "confessions which they said had been beaten out of them"."""
        relative = next((child for child in clause.children if child.tag_ in ("WDT", "WP")), None)
        if clause.dep_ not in RELATIVE or relative is None:
            return None
        inserted = (one for one in clause.head.children if one.dep_ in RELATIVE and relative.i < one.i < clause.i)
        return next((one for one in inserted if says(one, self.lexicon)), None)

    def _account(self, noun: Token) -> bool:
        """A telling of somebody's own: "in her words", "by his account"."""
        return lemma(noun) in self.lexicon["saying.accounts"] and (lemma(noun) != "word" or noun.tag_ == "NNS")

    def _closing_said(self, verb: Token) -> bool:
        """A verb of saying put after or into what is said, without content of its own: "…, the paper reports"."""
        inside = {inner.dep_ for inner in verb.children}
        first = verb.left_edge
        if verb.dep_ == "advcl" and verb.i > verb.head.i and "," in (first.text, first.nbor(-1).text):
            return verb.tag_ in ("VBZ", "VBD", "VBP") and not inside & {"mark", "ccomp", "xcomp", "advmod", *OBJECT}
        negated = any(child.lower_ in ("not", "n't", "n’t") for child in verb.children)
        if verb.dep_ not in ("parataxis", "conj") or negated:
            return False  # "…; they did not believe her"
        known = self.lexicon["saying.with_object"] - self.lexicon["saying.to_object"]
        if inside & OBJECT and lemma(verb) in known:
            return False  # "She sued; a judge dismissed the suit"
        return not inside & {"ccomp", "xcomp"} and (
            verb.dep_ == "parataxis" or (not inside & {"cc", *OBJECT} and bool(inside & SUBJECT))
        )


def _aside(verb: Token, clause: Token) -> bool:
    """ "A crime he says he did not commit": no comma parts the saying from the clause that goes on around it."""
    mine = next((child for child in verb.children if child.dep_ in SUBJECT), None)
    theirs = next((child for child in clause.children if child.dep_ in SUBJECT | PASSIVE_SUBJECT), None)
    if mine is None or theirs is None or not theirs.i < mine.i < verb.i < clause.i:
        return False
    return mine.pos_ == "PRON" and mine.i > 0 and not mine.nbor(-1).is_punct and not verb.nbor(1).is_punct


def _infinitive(clause: Token) -> bool:
    """A clause with "to" and no perfect: an aim rather than something that was."""
    inside = {child.lower_ for child in clause.children if child.dep_ in ("mark", "aux")}
    return "to" in inside and "have" not in inside and clause.tag_ == "VB"
