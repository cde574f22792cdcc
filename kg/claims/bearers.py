"""Who is called so: the person or body that a role noun ("prosecutor", "head of the unit") is said of."""

from __future__ import annotations

from spacy.tokens import Token

from kg.claims.arguments import Arguments
from kg.claims.clauses import OBJECT, PASSIVE_SUBJECT, POSSESSOR, SUBJECT, conjuncts, has_copula, is_passive, is_verbal
from kg.language.coreference import Coreference
from kg.language.mentions import lemma
from kg.language.mentions.kinds import HONORIFICS

BECOMING = frozenset({"become", "remain", "be", "stay"})
APPOINTING = frozenset({"name", "appoint", "elect", "make"})
CALLED = frozenset({"name", "call", "identify", "know"})
AS = frozenset({"as"})


def bearers(noun: Token, arguments: Arguments, coreference: Coreference) -> list[Token]:
    """The tokens that a role noun is predicated of: by a title, apposition, copula, "became" or "as".

    A noun coordinated with another ("director and writer Ann Lee", "Ann Lee, a lawyer and author") shares its bearer.
    """
    if noun.dep_ == "nmod" and noun.head.lower_ == "one":
        noun = noun.head  # "Ann Lee, one of the show's writers"
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
    while following.lower_.rstrip(".") in HONORIFICS and following.i + 1 < len(noun.doc):
        following = following.nbor(1)  # "pathologist Dr Ann Lee"
    cluster = coreference.of(following)
    own = coreference.of(noun)
    if cluster is None or noun.whitespace_ == "" or (own is not None and own is not cluster and own.named):
        return []
    name = next((m for m in cluster.mentions if m.start == following.i and m.kind == "name"), None)
    return conjuncts(noun.doc[name.head]) if name and noun.tag_ in ("NNS", "NNPS") else [following] if name else []


def _beside(noun: Token, coreference: Coreference) -> list[Token]:
    """An apposition on either side: "Ann Lee, the prosecutor", "the prosecutor, Ann Lee"."""
    beside = [noun.head] if noun.dep_ == "appos" or _listed_after_comma(noun) else []
    beside += [child for child in noun.children if child.dep_ == "appos"]
    if noun.tag_ in ("NNS", "NNPS"):  # "his sisters, Ann and Bea"
        beside = [one for first in beside for one in conjuncts(first)]
    beside += _told_of_born(noun)
    beside += _named_so(noun) + _subject_after(noun)
    beside += _after_its_complement(noun, coreference)
    own = coreference.of(noun)
    if noun.dep_ == "appos" and (place := coreference.of(noun.head)) is not None and place.type == "Place":
        verb = next((up for up in noun.ancestors if is_verbal(up)), noun)  # "was born in Dale, the son of …"
        beside += [child for child in verb.children if child.dep_ in SUBJECT | PASSIVE_SUBJECT]
    return [
        token
        for token in beside
        if (cluster := coreference.of(token)) is not None and (cluster.named or cluster is own)
    ]


def _told_of_born(noun: Token) -> list[Token]:
    """ "Born in Dale, the son of Ann Lee, he …": said of the subject to come."""
    born = noun.head
    main = born.head
    if noun.dep_ not in ("parataxis", "appos") or born.dep_ != "advcl" or born.tag_ != "VBN" or main.i < noun.i:
        return []
    return [child for child in main.children if child.dep_ in SUBJECT | PASSIVE_SUBJECT][:1]


def _subject_after(noun: Token) -> list[Token]:
    """ "A former detective, Ann Lee said …": the parse gives the verb two subjects, the second after a comma."""
    if noun.dep_ not in SUBJECT | PASSIVE_SUBJECT or noun.head.i < noun.i:
        return []
    rivals = [c for c in noun.head.children if c.dep_ in SUBJECT | PASSIVE_SUBJECT and c.i > noun.i]
    return [one for one in rivals[:1] if noun.doc[one.left_edge.i - 1].text == ","]


def _named_so(noun: Token) -> list[Token]:
    """ "A sailor named Ann Lee": the name that the participle gives."""
    return [
        name
        for verb in noun.children
        if verb.dep_ == "acl" and lemma(verb) in CALLED
        for name in verb.children
        if name.dep_ in ("xcomp", "obj", "oprd", "attr", "obl") and name.pos_ == "PROPN"
    ]


def _after_its_complement(noun: Token, coreference: Coreference) -> list[Token]:
    """ "The lawyer for Ann Lee, Bob Ray,": a second name between commas is the noun's, not the first name's."""
    if not any(child.lower_ in ("the", "a", "an") or child.dep_ in POSSESSOR for child in noun.children):
        return []
    return [
        second
        for first in noun.children
        if first.dep_ == "nmod" and first.i > noun.i and coreference.heads_name(first)
        for second in first.children
        if second.dep_ == "appos" and coreference.heads_name(second)
    ]


def _listed_after_comma(noun: Token) -> bool:
    """An apposition that the parse took for a second conjunct: a comma before it and no "and"."""
    return (
        noun.dep_ == "conj"
        and not any(child.dep_ == "cc" for child in noun.children)
        and noun.left_edge.i > 0
        and noun.left_edge.nbor(-1).text == ","
    )


def told_by_the_way(noun: Token) -> bool:
    """Say whether a role noun takes its relation for granted: a title, an apposition, "her lawyer", not a predicate."""
    marks = {child.lower_ for child in noun.children if child.dep_ in ("case", "mark")}
    predicate = has_copula(noun) or noun.dep_ in ("xcomp", "attr", "oprd", "ccomp", "ROOT") or bool(marks & AS)
    first = noun.head if noun.dep_ == "conj" else noun
    return not is_verbal(noun) and not predicate and not (first is not noun and not told_by_the_way(first))


def beside_a_comma(verb: Token) -> bool:
    """Say whether a relative or reduced clause is put beside its noun: "“Dark River”, directed by Ann Lee, …"."""
    first = verb
    while first.dep_ == "conj" and is_verbal(first.head) and first.head.i < first.i:
        first = first.head
    before = first.doc[max(0, first.left_edge.i - 1)].text
    return first.dep_ in ("acl", "acl:relcl", "relcl") and before in (",", "—", "–", "”")


def is_title(noun: Token, coreference: Coreference) -> bool:
    """Say whether a role noun stands right before the name of its bearer."""
    return noun.pos_ in ("NOUN", "PROPN") and bool(_titled(noun, coreference))


def _predicated(noun: Token, arguments: Arguments) -> list[Token]:
    if any(child.dep_ == "cop" for child in noun.children):
        subjects = [child for child in noun.children if child.dep_ in SUBJECT]
        if not subjects and noun.dep_ in ("acl:relcl", "relcl"):
            subjects = [noun.head]
        if not subjects and noun.dep_ == "conj" and (shared := arguments.surface_subject(noun)) is not None:
            subjects = [shared]  # "is married and is a resident of Dale"
        return [one for subject in subjects for one in conjuncts(arguments.antecedent(subject))]
    if noun.dep_ in ("xcomp", "attr", "obj", "oprd") and lemma(noun.head) in BECOMING | APPOINTING:
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
