"""Statements: who said, announced, confirmed or denied what, to whom, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.claims.arguments import Arguments
from kg.claims.attribution import QUESTIONS, SOURCE, Attribution
from kg.claims.clauses import OBJECT, PASSIVE_SUBJECT, SUBJECT, is_passive, is_verbal, obliques
from kg.claims.first_person import FIRST_PERSON
from kg.claims.scopes import goes_on, sayer
from kg.claims.speakers import has_subject, says
from kg.language.coreference import Cluster, Coreference
from kg.language.lexicon import Lexicon
from kg.language.mentions import lemma
from kg.model import Value

LISTENERS = ("Person", "Organization", "Group")
PLACED = ("on", "in", "via", "through")


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """A verb or noun of saying (or "according to") with its speaker, addressee, medium, content and act."""

    trigger: Token
    act: str
    roles: dict[str, list[Cluster | Value]]


class Statements:
    """Finds the statements of one document."""

    def __init__(
        self, doc: Doc, arguments: Arguments, coreference: Coreference, attribution: Attribution, lexicon: Lexicon
    ) -> None:
        self.doc, self.arguments, self.coreference = doc, arguments, coreference
        self.attribution, self.lexicon = attribution, lexicon

    def find(self) -> Iterator[Statement]:
        """Every statement in text order."""
        for token in self.doc:
            if says(token, self.lexicon):
                if (statement := self._said(token)) is not None:
                    yield statement
            elif token.pos_ == "NOUN" and lemma(token) in self.lexicon["saying.nouns"]:
                if (statement := self._named(token)) is not None:
                    yield statement
            elif is_verbal(token) or token.dep_ in ("ROOT", "root"):
                yield from self._according(token)

    def _said(self, verb: Token) -> Statement | None:
        word = lemma(verb)
        if word in self.lexicon["saying.thinking"] or verb.dep_ == "amod" or self._goes_with(verb):
            return None
        if verb.dep_ == "xcomp" and lemma(verb.head) in ("decline", "refuse"):
            return None  # "declined to say whether": nothing is said
        speakers = self.attribution.speakers.of(verb)
        media = [one for one in self._media(verb) if one not in speakers]
        content = self._content(verb)
        bare = word in self.lexicon["saying.bare"] or (media and word in self.lexicon["saying.bare_with_medium"])
        if not speakers or (content is None and not bare) or self._standing(verb) or self._self_told(verb):
            return None
        return self._statement(verb, speakers, self._addressees(verb), media, content)

    def _named(self, noun: Token) -> Statement | None:
        """A noun of saying with its speaker: "her apology to the men", "a denial by the mayor that"."""
        word = lemma(noun)
        owners = [
            voice
            for function in ("possessor", "by", "from", "subject")
            for one in self.arguments.named(noun, function)
            if (voice := self.attribution.speakers.voice(one)) is not None
        ]
        clause = next((child for child in noun.children if child.dep_ in ("acl", "ccomp") and _says_that(child)), None)
        if not owners or (clause is None and word not in self.lexicon["saying.bare_nouns"]):
            return None
        listeners = [c for c in self._clusters(noun, ("to",)) if c.type in LISTENERS]
        content = self._text(clause.left_edge.i, clause.right_edge.i + 1, noun) if clause is not None else None
        return self._statement(noun, owners[:1], listeners, [], content)

    def _statement(
        self,
        trigger: Token,
        speakers: list[Cluster],
        addressees: list[Cluster],
        media: list[Cluster | Value],
        content: Value | None,
    ) -> Statement:
        roles: dict[str, list[Cluster | Value]] = {"speaker": list(speakers)}
        if content is not None:
            roles["content"] = [content]
        if listeners := [one for one in addressees if one not in speakers]:
            roles["addressee"] = list(dict.fromkeys(listeners))
        if media:
            roles["medium"] = media
        return Statement(trigger, self.lexicon.acts[lemma(trigger)], roles)

    def _self_told(self, verb: Token) -> bool:
        """ "I have apologised", within a quotation: what its speaker says is that statement already."""
        return any(subject.lower_ in FIRST_PERSON for subject in self.arguments.named(verb, "subject"))

    def _standing(self, verb: Token) -> bool:
        """What a document goes on asking for ("a petition demanding that") describes it, and is no event."""
        close = verb.i > 0 and verb.nbor(-1).text != ","
        return close and verb.dep_ == "acl" and verb.tag_ == "VBG" and lemma(verb.head) in self.lexicon["saying.papers"]

    def _goes_with(self, verb: Token) -> bool:
        """A participle that only goes on with the saying above it: "apologised, saying that", "said …, adding that"."""
        return (
            verb.tag_ == "VBG"
            and verb.dep_ in ("advcl", "xcomp")
            and not has_subject(verb)
            and says(verb.head, self.lexicon)
            and self.attribution.speakers.of(verb) == self.attribution.speakers.of(verb.head)
            and (lemma(verb.head) in self.lexicon["saying.bare"] or self._content(verb.head) is not None)
        )

    def _addressees(self, verb: Token) -> list[Cluster]:
        found = [c for c in self._clusters(verb, ("indirect", "to")) if c.type in LISTENERS]
        if lemma(verb) in self.lexicon["saying.to_object"]:
            found = found or [c for c in self._clusters(verb, ("object",)) if c.type in LISTENERS]
        if not found:  # "confirmed the figures to the paper", wherever the parse hangs "to"
            found = [
                c
                for item in self.arguments.named(verb, "object")
                for c in self._clusters(item, ("to",))
                if c.type in ("Person", "Organization") and c.named
            ]
        if not found:
            found = [c for item in self._messages(verb) for c in self._clusters(item, ("to",)) if c.type in LISTENERS]
        return found

    def _messages(self, verb: Token) -> list[Token]:
        """The message that something is said in: "in an email to students"."""
        written = self.lexicon["saying.media"] | self.lexicon["works.article"]
        return [noun for preposition, noun in obliques(verb) if preposition in PLACED and lemma(noun) in written]

    def _clusters(self, token: Token, functions: tuple[str, ...]) -> list[Cluster]:
        tokens = (one for function in functions for one in self.arguments.named(token, function))
        return list(dict.fromkeys(cluster for one in tokens for cluster in self.coreference.all_of(one)))

    def _media(self, verb: Token) -> list[Cluster | Value]:
        """Where it is said: a paper, a service, an email; for "wrote an op-ed saying" what the outer verb says."""
        found: list[Cluster | Value] = [*self._places(verb)]
        found += [Value(lemma(item)) for item in self._messages(verb) if lemma(item) in self.lexicon["saying.media"]]
        writing = self.lexicon["saying.writing"]
        outer = verb.head if verb.dep_ in ("acl", "advcl", "conj") else verb
        written = outer if is_verbal(outer) else outer.head
        if written is not verb and lemma(written) in writing and verb.dep_ in ("acl", "advcl"):
            found += [c for c in self._clusters(written, ("object",)) if c.type in ("Work", "Organization")]
            found += self._places(written)
            for item in self.arguments.named(written, "object"):
                found += [c for c in self._clusters(item, ("in", "for")) if c.type == "Organization"]
        for clause in verb.children:
            if clause.dep_ == "advcl" and clause.tag_ == "VBG" and lemma(clause) in writing:
                found += self._places(clause)
        return list(dict.fromkeys(found))

    def _places(self, verb: Token) -> list[Cluster]:
        """The papers, services and articles that a verb of saying names as its place; a scene of a film is none."""
        shown = self.lexicon["works.scenes"] | self.lexicon["works.fiction"]
        tokens = [one for function in PLACED for one in self.arguments.named(verb, function) if lemma(one) not in shown]
        found = (self.coreference.of(one) for one in tokens)
        return [c for c in found if c is not None and c.type in ("Work", "Organization")]

    def _content(self, verb: Token) -> Value | None:
        word = lemma(verb)
        if is_passive(verb) and self._told_of(verb):
            return None
        clauses = ("ccomp",) if word in self.lexicon["saying.only_clause"] else ("ccomp", "xcomp")
        own = [child for child in verb.children if child.dep_ in clauses and not self.arguments.is_name(child)]
        own = [clause for clause in own if not goes_on(verb, clause)] or self._hung_between(verb)
        if own:
            return self._clause(own[0].left_edge.i, own[-1].right_edge.i + 1, verb, own[0])
        said = [child for child in verb.children if child.dep_ in OBJECT]
        denied = bool(said) and word in self.lexicon["saying.with_object"] - self.lexicon["saying.to_object"]
        if verb.dep_ == "parataxis" and verb.head != verb and not denied:
            head = verb.head
            inside = [t.i for t in head.subtree if t.i < verb.left_edge.i or t.i > verb.right_edge.i]
            before = [i for i in inside if i < verb.left_edge.i] or inside
            return self._text(min(before), max(before) + 1, verb)
        if verb.dep_ == "advcl" and any(c.lower_ == "as" for c in verb.children):
            return Value(verb.head.sent.text.strip())
        pleaded = bool(said) and word in self.lexicon["saying.pleading"] and lemma(said[0]) == "innocence"
        if said and (pleaded or said[0].lower_ in QUESTIONS):
            return self._text(said[0].left_edge.i, said[0].right_edge.i + 1, verb)
        if said and word in self.lexicon["saying.with_object"] and not self._decision(verb, said[0]):
            return self._text(said[0].left_edge.i, said[0].right_edge.i + 1, verb)
        if is_passive(verb) and word in self.lexicon["saying.with_object"]:
            things = self.arguments.named(verb, "object")
            if things and not self._decision(verb, things[0]) and not self.arguments.named(verb, "of"):
                return self._text(things[0].left_edge.i, things[0].right_edge.i + 1, verb)
        about = [noun for preposition, noun in obliques(verb) if preposition == "for"]
        if word in self.lexicon["saying.bare"] and about:
            return self._text(about[0].left_edge.i, about[0].right_edge.i + 1, verb)
        quoted = self._quote_beside(verb)
        return Value(quoted) if quoted else None

    def _hung_between(self, verb: Token) -> list[Token]:
        """A content clause that the parse hangs on a noun before it: "shouted to the crowd that he was innocent"."""
        nouns = [child for child in verb.children if child.i > verb.i and child.dep_.startswith(("obl", "obj", "iobj"))]
        return [clause for noun in nouns for clause in noun.children if sayer(clause, self.lexicon) == verb]

    def _told_of(self, verb: Token) -> bool:
        """The passive of a thing said or written ("the script was written by her"), unless it names a claim."""
        subjects = [child for child in verb.children if child.dep_ in PASSIVE_SUBJECT and child.lower_ != "it"]
        known = self.lexicon["saying.with_object"] | self.lexicon["saying.to_object"]
        return bool(subjects) and lemma(verb) not in known

    def _decision(self, verb: Token, thing: Token) -> bool:
        """A court that denies a motion, an office that rejects a bid: nothing is said to be untrue."""
        if self.lexicon.acts[lemma(verb)] != "deny":
            return False
        cluster = self.coreference.of(thing)
        people = cluster is not None and cluster.type in ("Person", "Group")
        return people or lemma(thing) in self.lexicon["saying.decided"]

    def _clause(self, start: int, end: int, verb: Token, clause: Token) -> Value | None:
        """The words of a content clause on its side of the verb, wherever the parse hangs a word beyond it."""
        if start <= verb.i < end:
            if clause.i > verb.i:
                start = verb.i + 1
            else:
                end = min([verb.i, *(child.left_edge.i for child in verb.children if child.dep_ in SUBJECT)])
        return self._text(start, end, verb)

    def _quote_beside(self, verb: Token) -> str:
        """The quotation of the verb's own sentence, where the parse does not make it an argument."""
        sent = verb.sent
        if any(t != verb and says(t, self.lexicon) and any(c.dep_ == "ccomp" for c in t.children) for t in sent):
            return ""
        beside = (
            quotation
            for quotation in self.attribution.turns.quoted.all
            if quotation.start < sent.end_char
            and quotation.end > sent.start_char
            and not quotation.start < verb.idx < quotation.end
        )
        first = next(beside, None)
        return self.doc.text[first.start + 1 : first.end - 1].strip() if first is not None else ""

    def _text(self, start: int, end: int, verb: Token) -> Value | None:
        text = self.doc[start:end].text.strip(" ,;:.\n")
        return Value(text) if text and not start <= verb.i < end else None

    def _according(self, node: Token) -> Iterator[Statement]:
        for preposition, noun in obliques(node):
            if preposition in SOURCE and (speaker := self.attribution.speakers.voice(noun)) is not None:
                outer = range(noun.left_edge.i, noun.right_edge.i + 1)
                words = [t for t in node.subtree if t.i not in outer]
                text = self.doc[
                    words[0].i : max(t.i for t in words if t.i < outer.start or outer.start < words[0].i) + 1
                ].text.strip(" ,.")
                yield Statement(noun, "say", {"speaker": [speaker], "content": [Value(text)]})


def _says_that(clause: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children)
