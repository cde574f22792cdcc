"""Where the roles of a frame are said: from a trigger along the steps of a frame's path to the words there."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.claims.arguments import Arguments
from kg.claims.bearers import bearers
from kg.claims.clauses import (
    OBJECT,
    PASSIVE_SUBJECT,
    SUBJECT,
    governors,
    is_passive,
    is_verbal,
    obliques,
)
from kg.claims.frames import Step
from kg.language.coreference import Cluster, Coreference
from kg.language.lexicon import Lexicon
from kg.language.mentions import lemma

CLOSING = frozenset({"”", "’", '"', "'", ",", "*", "_"})
HYPHENS = frozenset({"-", "‑"})
CIRCUMSTANCE = frozenset({"after", "during", "under", "following", "of", "in", "through", "for", "without"})
SETTING = frozenset({"in", "through", "under", "with", "by"})  # "in a lawsuit, she accuses the bank"


class Reach:
    """Walks the paths of frames in one document."""

    def __init__(self, doc: Doc, arguments: Arguments, coreference: Coreference, lexicon: Lexicon) -> None:
        self.doc, self.arguments, self.coreference, self.lexicon = doc, arguments, coreference, lexicon

    def walk(self, source: tuple[Step, ...], token: Token) -> list[Token]:
        """The tokens at the end of a path from a token."""
        tokens = [token]
        for step in source:
            tokens = [one for start in tokens for one in self._step(step, start)]
        return tokens

    def _step(self, step: Step, token: Token) -> list[Token]:
        found = self._function(step.function, token)
        if step.lemmas:
            found = [one for one in found if lemma(one) in step.lemmas]
        return found

    def _function(self, function: str, token: Token) -> list[Token]:
        match function:
            case "self":
                return [token]
            case "bearer":
                return bearers(token, self.arguments, self.coreference)
            case "clause-object":
                verb = next((up for up in governors(token, 6) if is_verbal(up)), None)
                return self.arguments.named(verb, "object") if verb is not None and is_passive(verb) else []
            case "clause-subject":
                verb = next((up for up in governors(token, 6) if is_verbal(up)), None)
                if verb is None:
                    return []
                return self.arguments.named(
                    verb,
                    "object"
                    if is_passive(verb) or lemma(verb) in ("remove", "oust", "drop", "appoint", "elect", "name")
                    else "subject",
                )
            case "undergoer":
                return self._undergoer(token)
            case "setting-subject" | "setting-object":
                verb = token.head
                sets = is_verbal(verb) and any(
                    argument == token and preposition in SETTING for preposition, argument in obliques(verb)
                )
                return self.arguments.named(verb, function.removeprefix("setting-")) if sets else []
            case "ruling-subject":  # "the court dismissed his appeal"
                verb = token.head
                ruled = is_verbal(verb) and lemma(verb) in self.lexicon["verbs.ruling"]
                ruled = ruled and token.dep_ in (*OBJECT, *PASSIVE_SUBJECT)
                return self.arguments.named(verb, "subject") if ruled else []
            case "holder":  # "the subject of an inquiry", "the winner of the prize"
                noun = token.head
                held = noun.pos_ == "NOUN" and lemma(noun) in self.lexicon["reference.holders"]
                return bearers(noun, self.arguments, self.coreference) if held else []
            case "that-of":  # "quashed 39 convictions, among them that of Ann Lee"
                those = (one for one in token.subtree if one.lower_ in ("that", "those") and one.i > token.i)
                return [noun for one in those for case, noun in obliques(one) if case == "of"]
            case "effect":  # "a pardon freed her"
                verb = token.head
                frees = token.dep_ in SUBJECT and is_verbal(verb) and not is_passive(verb)
                return self.arguments.named(verb, "object") if frees else []
            case "modified":
                return [token.head] if token.dep_ == "amod" else []
            case "hyphenated":  # "Houston-based"
                joined = token.i > 1 and token.nbor(-1).text in HYPHENS and not token.nbor(-1).whitespace_
                return [token.nbor(-2)] if joined else []
            case _ if function.startswith("next-"):
                return self._next(token, function.removeprefix("next-"))
            case "byname":  # "(aka Big Al)", "formerly Acme Lines"
                return [
                    child
                    for child in token.children
                    if child.dep_ in ("appos", "parataxis", "conj", "nmod:desc")
                    and any(inner.lower_ in self.lexicon["reference.bynames"] for inner in child.children)
                ]
            case _ if function.startswith("inner-"):
                return self._reach(token, function.removeprefix("inner-"), token.i)
            case _ if function.startswith("clause-"):
                return self._in_clause(token, function.removeprefix("clause-"))
            case "oblique":
                return [
                    child
                    for child in token.children
                    if child.dep_ in ("obl:unmarked", "obl:tmod", "obl:npmod", "npadvmod", "obl", "nmod:unmarked")
                    and not any(c.dep_ == "case" for c in child.children)
                ]
            case "accused":
                return self._accused_of(token)
            case "any":
                return [token.head if self.arguments.light_verb(token) is not None else token]
            case "superlative":
                return self.superlative(token)
            case _:
                return self.arguments.named(token, function)

    def _in_clause(self, token: Token, preposition: str) -> list[Token]:
        """What a preposition introduces after a trigger in its clause, whatever noun the parse hangs it on."""
        verb = token if is_verbal(token) else next((up for up in governors(token, 6) if is_verbal(up)), token)
        return self._reach(verb, preposition, token.i)

    def _reach(self, top: Token, preposition: str, after: int) -> list[Token]:
        """What a preposition introduces anywhere below a token in its clause, past a place in the text."""
        waiting, found = [top], []
        while waiting:
            node = waiting.pop(0)
            found += [noun for case, noun in obliques(node) if case == preposition and noun.i > after]
            waiting += [
                child
                for child in node.children
                if not is_verbal(child) and child.dep_ not in SUBJECT | {"conj", "appos", "parataxis"}
            ]
        return found

    def _accused_of(self, deed: Token) -> list[Token]:
        """Who is accused of or suspected in a deed, or whom it is blamed on."""
        verb = deed.head
        while verb.ent_type_ == "DATE" and not is_verbal(verb) and verb.head != verb:
            verb = verb.head  # "accused last week of a rape"
        marks = {child.lower_ for child in deed.children if child.dep_ == "case"}
        if lemma(verb) in ("accuse", "suspect") and is_verbal(verb) and marks & {"of", "in"}:
            return self.arguments.named(verb, "object")
        blaming = [verb] if deed in self.arguments.named(verb, "object") else []
        blaming += [child for child in deed.children if child.dep_ in ("acl", "acl:relcl")]
        return [
            one
            for verb in blaming
            if lemma(verb) in ("attribute", "blame", "ascribe", "pin") and is_verbal(verb)
            for function in ("to", "on")
            for one in self.arguments.named(verb, function)
        ]

    def _undergoer(self, token: Token) -> list[Token]:
        """Of whom the clause is that an event without people of its own dates: "after hours of questioning, he …"."""
        marks = {child.lower_ for child in token.children if child.dep_ in ("case", "mark")}
        verb = next((up for up in governors(token, 4) if is_verbal(up)), None)
        if verb is None or not marks & CIRCUMSTANCE:
            return []
        return self.arguments.named(verb, "object" if is_passive(verb) else "subject")

    def _next(self, token: Token, preposition: str) -> list[Token]:
        """The name that a preposition introduces right after the name of a trigger, wherever the parse hangs it."""
        last = next((end for end, head in self.arguments.names.items() if head == token.i), token.i)
        after = last + 1
        while after < len(self.doc) and self.doc[after].text in CLOSING:
            after += 1
        if after + 1 >= len(self.doc) or self.doc[after].lower_ != preposition:
            return []
        after += 1
        while after + 1 < len(self.doc) and self.doc[after].lower_ in ("the", "a", "an", "“", "‘", '"'):
            after += 1
        heads = {mention.start: mention.head for cluster in self._clusters_at(after) for mention in cluster.mentions}
        return [self.doc[heads[after]]] if after in heads else []

    def _clusters_at(self, index: int) -> list[Cluster]:
        cluster = self.coreference.by_head.get(index)
        return [cluster] if cluster is not None and cluster.named else []

    def superlative(self, token: Token) -> list[Token]:
        """ "The most watched show": the participle that "most" stands before."""
        return [
            child
            for child in token.children
            if child.dep_ == "amod"
            and any(inner.lower_ in ("most", "-") and inner.dep_ in ("advmod", "punct") for inner in child.children)
            and any(t.lower_ == "most" for t in child.subtree)
        ]
