"""The way from a predicate up to the root of its sentence, past what a parse hangs into the wrong clause.

What a verb of saying governs ends at a semicolon, at a "but" with a subject of its own, and where "and who" goes back
to the noun outside: "Lee, who admitted that he lied, and who is in prison".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.claims.clauses import PASSIVE_SUBJECT, RELATIVE, SUBJECT, is_parenthetic, is_verbal
from kg.claims.speakers import has_subject
from kg.language.lexicon import Lexicon
from kg.language.mentions import lemma

# What hangs on these is told by the way: it stands whatever becomes of the clause above it.
TOLD_ASIDE = frozenset({"conj", "advcl", "parataxis", "appos", "advcl:relcl", *RELATIVE})
CONTENT = frozenset({"ccomp", "xcomp", "acl", "advcl", "csubj", "csubj:pass", "csubj:outer"})
WHO = frozenset({"who", "which", "whom", "whose"})
SENTENTIAL = frozenset({"conj", "parataxis", "ccomp", "advcl"})
CLOSING = frozenset({"”", '"', "’"})
PARTING = frozenset({"but", "yet", "although", "though", "while", "whereas"})


def path(trigger: Token, lexicon: Lexicon) -> Iterator[tuple[Token, Token]]:
    """Each governor of a predicate with what hangs on it there, innermost first."""
    below = trigger
    while below.head.i != below.i:
        node = sayer(below, lexicon) or below.head
        if _other_sentence(below, node):
            return
        if below.dep_ == "conj" and is_parenthetic(node):
            node = node.head
        beside = below.dep_ in ("conj", "parataxis") and node.dep_ not in CONTENT
        if beside and has_subject(below) and _after(below, ";"):
            return
        if below.dep_ in ("conj", "ccomp") and (outer := _outside(below)) is not None:
            below = outer
            if below.head.i == below.i:
                return
            node = below.head
        yield node, below
        below = node


def sayer(clause: Token, lexicon: Lexicon) -> Token | None:
    """The verb whose content a clause is that the parse hangs on a noun in between: "told the crowd that he lied"."""
    noun = clause.head
    verb = noun.head.head if noun.dep_ == "nmod" else noun.head
    if clause.dep_ not in RELATIVE | {"acl"} or not is_verbal(verb) or verb.i > clause.i:
        return None
    marks = {child.lower_ for child in clause.children if child.dep_ == "mark"}
    if clause.dep_ == "acl":  # "accused the police of hiding it"
        return verb if lexicon.acts.get(lemma(verb)) == "accuse" and marks & {"of", "for", "with"} else None
    if "that" not in marks or lemma(noun) in lexicon["saying.claims"]:
        return None
    known = lemma(verb) in lexicon.acts or lemma(verb) in lexicon["status.hypothetical_verbs"]
    return verb if known and not any(child.dep_ == "ccomp" for child in verb.children) else None


def told_aside(below: Token) -> bool:
    """Say whether a clause is told by the way; a coordinated verb without a subject shares what governs the first."""
    if below.dep_ == "conj":
        return has_subject(below)
    return below.dep_ in TOLD_ASIDE


def goes_on(verb: Token, below: Token) -> bool:
    """A participle after a comma tells what else the speaker does: "…, the court said, quashing the conviction"."""
    if below.tag_ != "VBG" or below.i < verb.i or has_subject(below):
        return False
    return "," in {below.left_edge.text, below.doc[max(0, below.left_edge.i - 1)].text}


def by_the_way(below: Token) -> bool:
    """A clause that adds something known about one who is named: "Lee, who was freed in 1990"."""
    head = below.head
    if below.dep_ not in RELATIVE or head.pos_ != "PROPN":
        return False
    who = next((c for c in below.children if c.dep_ in SUBJECT | PASSIVE_SUBJECT), None)
    set_off = "," in {below.left_edge.text, below.doc[max(0, below.left_edge.i - 1)].text}
    return set_off and who is not None and who.lower_ == "who"


def _outside(clause: Token) -> Token | None:
    """The clause that a coordinated one really goes with, where that is not the one that the parse gives."""
    head = clause.head
    if not is_verbal(clause) and not has_subject(clause):
        return None
    subject = next((c for c in clause.children if c.dep_ in SUBJECT | PASSIVE_SUBJECT), None)
    if subject is None:
        return None
    if clause.dep_ == "ccomp":
        return _main(head) or head if clause.i > head.i and _after(clause, ";") else None
    if subject.lower_ in WHO and not _relative(head):
        return next((up for up in head.ancestors if up.dep_ in RELATIVE), None)
    if subject.lower_ in WHO:
        return None
    if _parted(clause) or (head.tag_ == "VBG" and not has_subject(head)):
        return _main(head)
    return None


def _main(clause: Token) -> Token | None:
    """The clause at which what a complement, a participle or a relative clause stands in begins."""
    if clause.dep_ not in CONTENT | RELATIVE:
        return None
    while clause.dep_ in CONTENT | RELATIVE or (not is_verbal(clause) and clause.head != clause):
        clause = clause.head
    return clause


def _relative(clause: Token) -> bool:
    return any(c.dep_ in SUBJECT | PASSIVE_SUBJECT and c.lower_ in {*WHO, "that"} for c in clause.children)


def _parted(clause: Token) -> bool:
    """Set apart from the clause before by a semicolon, or by "but" after a comma."""
    lead = {c.lower_ for c in clause.children if c.dep_ in ("cc", "mark") and c.i < clause.i}
    return _after(clause, ";") or (bool(lead & PARTING) and _after(clause, ","))


def _after(clause: Token, mark: str) -> bool:
    start = clause.left_edge.i
    return any(token.text == mark for token in clause.doc[max(0, start - 2) : start + 1])


def _other_sentence(below: Token, node: Token) -> bool:
    """A quotation that ends in a full stop ends its sentence too, though the parse may read on."""
    if below.dep_ not in SENTENTIAL:
        return False
    doc = below.doc
    between = range(node.i, below.left_edge.i) if below.i > node.i else range(below.right_edge.i, node.i)
    return any(
        doc[mark].text in CLOSING and doc[mark - 1].text == "." and doc[mark + 1].text[:1].isupper() for mark in between
    )
