"""Statements: who said, announced, confirmed or denied what, to whom, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.claims.arguments import OBJECT, Arguments, is_verbal, obliques
from kg.claims.attribution import SOURCE, Attribution
from kg.language.coreference import Cluster, Coreference
from kg.language.lexicon import Lexicon
from kg.language.mentions import lemma
from kg.model import Value

WRITING = frozenset({"write", "publish", "post", "pen", "issue", "release", "sign"})


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """A verb of saying (or "according to") with its speaker, addressee, medium, content and act."""

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
            if is_verbal(token) and lemma(token) in self.lexicon.acts:
                if (statement := self._said(token)) is not None:
                    yield statement
            elif is_verbal(token) or token.dep_ in ("ROOT", "root"):
                yield from self._according(token)

    def _said(self, verb: Token) -> Statement | None:
        word = lemma(verb)
        if word in self.lexicon["saying.thinking"] or verb.dep_ == "amod":
            return None
        speaker = self.attribution.speaker(verb)
        content = self._content(verb)
        if speaker is None or content is None:
            return None
        addressees = [
            c for c in self._clusters(verb, ("indirect", "to")) if c.type in ("Person", "Organization", "Group")
        ]
        if word == "tell":
            addressees = addressees or [
                c for c in self._clusters(verb, ("object",)) if c.type in ("Person", "Organization", "Group")
            ]
        if not addressees:  # "confirmed the figures to the paper", wherever the parse hangs "to"
            addressees = [
                c
                for item in self.arguments.named(verb, "object")
                for c in self._clusters(item, ("to",))
                if c.type in ("Person", "Organization") and c.named
            ]
        roles: dict[str, list[Cluster | Value]] = {"speaker": [speaker], "content": [content]}
        if addressees := [c for c in addressees if c is not speaker]:
            roles["addressee"] = list(addressees)
        if media := [c for c in self._media(verb) if c is not speaker]:
            roles["medium"] = list(media)
        return Statement(verb, self.lexicon.acts[word], roles)

    def _clusters(self, token: Token, functions: tuple[str, ...]) -> list[Cluster]:
        found = (self.coreference.of(one) for function in functions for one in self.arguments.named(token, function))
        return [cluster for cluster in dict.fromkeys(found) if cluster is not None]

    def _media(self, verb: Token) -> list[Cluster]:
        """Where it is said: a paper, a service, an article; for "wrote an op-ed saying" what the outer verb says."""
        found = [c for c in self._clusters(verb, ("on", "in", "via", "through")) if c.type in ("Work", "Organization")]
        outer = verb.head if verb.dep_ in ("acl", "advcl", "conj") else verb
        written = outer if is_verbal(outer) else outer.head
        if written is not verb and lemma(written) in WRITING and verb.dep_ in ("acl", "advcl"):
            found += [c for c in self._clusters(written, ("object", "in", "on")) if c.type in ("Work", "Organization")]
            for item in self.arguments.named(written, "object"):
                found += [c for c in self._clusters(item, ("in", "for")) if c.type == "Organization"]
        return list(dict.fromkeys(found))

    def _content(self, verb: Token) -> Value | None:
        own = [
            child for child in verb.children if child.dep_ in ("ccomp", "xcomp") and not self.arguments.is_name(child)
        ]
        if own:
            return self._text(own[0].left_edge.i, own[-1].right_edge.i + 1, verb)
        if verb.dep_ == "parataxis" and verb.head != verb:
            head = verb.head
            inside = [t.i for t in head.subtree if t.i < verb.left_edge.i or t.i > verb.right_edge.i]
            before = [i for i in inside if i < verb.left_edge.i] or inside
            return self._text(min(before), max(before) + 1, verb)
        if verb.dep_ == "advcl" and any(c.lower_ == "as" for c in verb.children):
            return Value(verb.head.sent.text.strip())
        said = [child for child in verb.children if child.dep_ in OBJECT]
        if said and lemma(verb) in self.lexicon["saying.with_object"]:
            return self._text(said[0].left_edge.i, said[0].right_edge.i + 1, verb)
        about = [noun for preposition, noun in obliques(verb) if preposition == "for"]
        if lemma(verb) in ("apologise", "apologize") and about:
            return self._text(about[0].left_edge.i, about[0].right_edge.i + 1, verb)
        quoted = self._quote_beside(verb)
        return Value(quoted) if quoted else None

    def _quote_beside(self, verb: Token) -> str:
        """The quotation of the verb's own sentence, where the parse does not make it an argument."""
        sent = verb.sent
        if any(
            t != verb and is_verbal(t) and lemma(t) in self.lexicon.acts and any(c.dep_ == "ccomp" for c in t.children)
            for t in sent
        ):
            return ""
        return next(
            (
                self.doc.text[start + 1 : end - 1].strip()
                for start, end in self.attribution.quotes
                if self._speech(start, end)
                and start < sent.end_char
                and end > sent.start_char
                and not start < verb.idx < end
                and end - start > 25
            ),
            "",
        )

    def _speech(self, start: int, end: int) -> bool:
        """Words that somebody says rather than a title: more than its small words are in lower case."""
        words = [word for word in self.doc.text[start + 1 : end - 1].split() if word[:1].isalpha()]
        return sum(word[0].islower() and len(word) > 3 for word in words) > len(words) / 4

    def _text(self, start: int, end: int, verb: Token) -> Value | None:
        text = self.doc[start:end].text.strip(" ,;:.\n")
        return Value(text) if text and not start <= verb.i < end else None

    def _according(self, node: Token) -> Iterator[Statement]:
        for preposition, noun in obliques(node):
            if preposition in SOURCE and (speaker := self.attribution.voice(noun)) is not None:
                outer = range(noun.left_edge.i, noun.right_edge.i + 1)
                words = [t for t in node.subtree if t.i not in outer]
                text = self.doc[
                    words[0].i : max(t.i for t in words if t.i < outer.start or outer.start < words[0].i) + 1
                ].text.strip(" ,.")
                yield Statement(noun, "say", {"speaker": [speaker], "content": [Value(text)]})
