"""Who is called so: the person or body that a role noun ("prosecutor", "head of the unit") is said of."""

from __future__ import annotations

from spacy.tokens import Token

from kg.claims.arguments import OBJECT, PASSIVE_SUBJECT, SUBJECT, Arguments, conjuncts, is_passive
from kg.language.coreference import Coreference
from kg.language.mentions import lemma

BECOMING = frozenset({"become", "remain", "be", "stay"})
AS = frozenset({"as"})


def bearers(noun: Token, arguments: Arguments, coreference: Coreference) -> list[Token]:
    """The tokens that a role noun is predicated of: by a title, apposition, copula, "became" or "as".

    A noun coordinated with another ("director and writer Ann Lee", "Ann Lee, a lawyer and author") shares its bearer.
    """
    for one in [noun, *_coordinated(noun)]:
        if found := _titled(one, coreference) or _beside(one, coreference) or _predicated(one, arguments):
            return found
    own = coreference.of(noun)
    return [noun] if own is not None and own.named else []  # "the ministry's scientist", known by name


def _coordinated(noun: Token) -> list[Token]:
    return (
        [noun.head]
        if noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN")
        else [child for child in noun.children if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN")]
    )


def _titled(noun: Token, coreference: Coreference) -> list[Token]:
    """A title stands right before the name: "former prosecutor Ann Lee"."""
    if noun.i + 1 >= len(noun.doc):
        return []
    following = noun.nbor(1)
    cluster = coreference.of(following)
    if cluster is None or noun.whitespace_ == "" or coreference.of(noun) not in (None, cluster):
        return []
    name = next((m for m in cluster.mentions if m.start == following.i and m.kind == "name"), None)
    return conjuncts(noun.doc[name.head]) if name and noun.tag_ in ("NNS", "NNPS") else [following] if name else []


def _beside(noun: Token, coreference: Coreference) -> list[Token]:
    """An apposition on either side: "Ann Lee, the prosecutor", "the prosecutor, Ann Lee"."""
    beside = [noun.head] if noun.dep_ == "appos" or _listed_after_comma(noun) else []
    beside += [child for child in noun.children if child.dep_ == "appos"]
    own = coreference.of(noun)
    return [
        token
        for token in beside
        if (cluster := coreference.of(token)) is not None and (cluster.named or cluster is own)
    ]


def _listed_after_comma(noun: Token) -> bool:
    """An apposition that the parse took for a second conjunct: a comma before it and no "and"."""
    return (
        noun.dep_ == "conj"
        and not any(child.dep_ == "cc" for child in noun.children)
        and noun.left_edge.i > 0
        and noun.left_edge.nbor(-1).text == ","
    )


def is_title(noun: Token, coreference: Coreference) -> bool:
    """Say whether a role noun stands right before the name of its bearer."""
    return noun.pos_ in ("NOUN", "PROPN") and bool(_titled(noun, coreference))


def _predicated(noun: Token, arguments: Arguments) -> list[Token]:
    if any(child.dep_ == "cop" for child in noun.children):
        subjects = [child for child in noun.children if child.dep_ in SUBJECT]
        if not subjects and noun.dep_ in ("acl:relcl", "relcl"):
            subjects = [noun.head]
        return [one for subject in subjects for one in conjuncts(arguments.antecedent(subject))]
    if noun.dep_ in ("xcomp", "attr", "obj", "oprd") and lemma(noun.head) in BECOMING | {
        "name",
        "appoint",
        "elect",
        "make",
    }:
        verb = noun.head
        named = [child for child in verb.children if child.dep_ in OBJECT | PASSIVE_SUBJECT and child != noun]
        return conjuncts(arguments.antecedent(named[0])) if named else _subject(verb, arguments)
    marks = {child.lower_ for child in noun.children if child.dep_ in ("case", "mark")}
    governor = noun.head
    if noun.dep_ == "pobj" and governor.lower_ == "as":
        marks, governor = {"as"}, governor.head
    if marks & AS and governor.pos_ in ("VERB", "NOUN"):
        objects = [child for child in governor.children if child.dep_ in OBJECT and child.i < noun.i]
        if objects and not is_passive(governor) and lemma(governor) not in ("serve", "begin", "start", "spend"):
            person = objects[0]
            return conjuncts(person) if person.pos_ in ("PROPN", "PRON") else _subject(governor, arguments)
        return _subject(governor, arguments)
    return []


def _subject(verb: Token, arguments: Arguments) -> list[Token]:
    subject = arguments.surface_subject(verb)
    return conjuncts(subject) if subject is not None else []
