"""What kind of clause a word heads: verbal, passive, finite, with a gap; and what hangs on it by a preposition."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Token

from kg.language.lexicon import lexicon
from kg.language.mentions import lemma

SUBJECT = frozenset({"nsubj", "csubj", "nsubj:outer"})
PASSIVE_SUBJECT = frozenset({"nsubj:pass", "csubj:pass", "nsubjpass", "csubjpass"})
OBJECT = frozenset({"obj", "dobj"})
INDIRECT = frozenset({"iobj", "dative"})
OBLIQUE = frozenset({"obl", "obl:agent", "obl:arg", "nmod", "nmod:desc", "obl:unmarked", "nmod:unmarked"})
POSSESSOR = frozenset({"nmod:poss", "poss"})
PASSIVE_AUXILIARY = frozenset({"aux:pass", "auxpass"})
RELATIVE = frozenset({"acl:relcl", "relcl"})
REDUCED = frozenset({"acl"})
CLAUSE = frozenset({"ccomp", "xcomp", "csubj", "csubj:pass"})
WHO = frozenset({"who", "whom", "which", "that", "whose"})
QUANTITIES = frozenset({"hundreds", "thousands", "dozens", "scores", "millions", "number", "handful", "group", "crowd"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "SYM", "X", "DET"})


class Argument(NamedTuple):
    """A token in the function that it has for the predicate."""

    function: str
    token: Token


def coordinated_verbs(verb: Token) -> list[Token]:
    """The verbs that a verb is coordinated with: "created, directed and wrote"."""
    first = verb.head if verb.dep_ == "conj" else verb
    return [one for one in (first, *(c for c in first.children if c.dep_ == "conj")) if one != verb]


def stands_within(name: Token, head: Token, clause: Token) -> bool:
    """Say whether a relative clause that hangs on `head` may be said of `name` as the parse has it."""
    return name == head or (name.head != clause and (head.is_ancestor(name) or name.is_ancestor(head)))


def whom_before(noun: Token) -> Token | None:
    """The "whom" right before a noun with its determiner and modifiers."""
    before = noun.i - 1
    while before > noun.sent.start and noun.doc[before].head == noun and noun.doc[before].lower_ != "whom":
        before -= 1
    return noun.doc[before] if before > 0 and noun.doc[before].lower_ == "whom" else None


def is_finite(verb: Token) -> bool:
    """A clause with a tensed verb of its own, be it an auxiliary."""
    forms = [child for child in verb.children if child.dep_ in ("aux", "aux:pass", "auxpass", "cop")] or [verb]
    return any(form.tag_ in ("VBD", "VBZ", "VBP", "MD") for form in forms)


def is_singular(verb: Token) -> bool:
    """A verb in the singular, by itself or its auxiliary: of "A, B and C, who is …" only C is meant."""
    forms = [verb, *(child for child in verb.children if child.dep_ in ("aux", "aux:pass", "auxpass", "cop"))]
    return any(form.tag_ == "VBZ" or form.lower_ == "was" for form in forms)


def is_verbal(token: Token) -> bool:
    """A verb, or a word that heads a clause of its own (a copula's predicate is a noun and is read as one)."""
    return token.pos_ in ("VERB", "AUX") or (token.pos_ == "ADJ" and token.tag_ in ("VBN", "VBD", "VBG"))


def is_predicate(token: Token) -> bool:
    """A token that a clause is built around."""
    return is_verbal(token) or any(child.dep_ in SUBJECT | PASSIVE_SUBJECT | {"cop"} for child in token.children)


def has_copula(token: Token) -> bool:
    """Predicated by a form of "be"."""
    return any(child.dep_ == "cop" for child in token.children)


def is_parenthetic(verb: Token) -> bool:
    """A clause put into another between commas, such as "she argued"."""
    if verb.dep_ != "parataxis" or verb.i + 1 >= len(verb.doc) or verb.nbor(1).text != ",":
        return False
    start = verb.left_edge.i
    return (start > 0 and verb.doc[start - 1].text == ",") or verb.doc[start].text == ","


def is_passive(verb: Token) -> bool:
    """Passive by its auxiliary or subject, or a bare participle without an object of its own."""
    deps = {child.dep_ for child in verb.children}
    if not deps & PASSIVE_AUXILIARY and any(child.lower_ == "whom" for child in verb.children):
        return False
    if verb.dep_ == "acl" and not deps & PASSIVE_AUXILIARY and whom_before(verb.head) is not None:
        return False
    if "obl:agent" in deps and not deps & OBJECT:
        return True
    if deps & PASSIVE_AUXILIARY or (deps & PASSIVE_SUBJECT and not deps & OBJECT):
        return True
    shares = verb.dep_ == "conj" and not deps & {"aux", "nsubj", *INDIRECT}
    if shares and verb.tag_ == "VBN" and lemma(verb) in lexicon()["verbs.giving"]:
        return is_passive(partner_of(verb))  # "was found guilty and given ten years"
    if deps & OBJECT or verb.tag_ not in ("VBN", "VBD", "JJ"):
        return False
    if shares:
        # "was arrested, tried and convicted": a tagger takes "tried" for a past tense
        befalls = verb.tag_ == "VBN" or (verb.tag_ == "VBD" and lemma(verb) in lexicon()["verbs.befalling"])
        return befalls and is_passive(partner_of(verb))
    if verb.tag_ == "VBD" and verb.dep_ == "acl" and not deps & (SUBJECT | {"aux"}):
        return True  # "Ann Lee, jailed in 1975, …"
    bare = verb.tag_ == "VBN" and not any(
        child.dep_ == "aux" and child.lemma_ in ("have", "'ve") for child in verb.children
    )
    if bare and verb.dep_ in ("acl", "advcl", "xcomp", "ccomp", "amod"):
        return True
    # A headline drops the auxiliary: "Film viewed by millions", "Ann Lee freed after 43 years".
    if bare and verb.dep_ in ("ROOT", "parataxis") and "aux" not in deps:
        return True
    if any(child.dep_ == "xcomp" and child.lower_ in lexicon()["verbs.found"] for child in verb.children):
        return lemma(verb) == "find" and "aux" not in deps  # "Ann Lee found guilty"
    strict = lemma(verb) in lexicon()["verbs.transitive"] and not deps & {"aux", "xcomp", "ccomp"}
    return strict and _in_headline(verb)


def partner_of(verb: Token) -> Token:
    """The predicate that a verb is coordinated with; a parse may hang it on a noun of that one's clause."""
    up = before_interpolation(verb) or verb.head
    while not is_predicate(up) and up.dep_ not in ("ROOT", "root") and verb.tag_ in ("VBN", "VBD"):
        up = up.head
    return up


def before_interpolation(verb: Token) -> Token | None:
    """ "Was charged and, on the word of a man who has since died, convicted": "charged", wherever "convicted" hangs."""
    doc, start = verb.doc, verb.sent.start
    if verb.tag_ not in ("VBN", "VBD") or verb.i < start + 4 or doc[verb.i - 1].text != ",":
        return None
    for comma in range(verb.i - 2, max(start, verb.i - 30), -1):
        if doc[comma].text == "," and doc[comma - 1].lower_ in ("and", "but") and verb.head.i > comma:
            before = (doc[index] for index in range(comma - 2, start, -1))
            return next((one for one in before if is_verbal(one) and one.dep_ not in RELATIVE | REDUCED), None)
    return None


def _in_headline(verb: Token) -> bool:
    """Say whether a sentence ends without a full stop, as headlines do."""
    last = next((token for token in reversed(verb.sent) if not token.is_space), verb)
    return last.text[-1] not in ".!?:;,”\"’"


def has_object_gap(verb: Token) -> bool:
    """A relative clause whose antecedent is its object: "the man whom they accused", "the man they accused"."""
    subjects = [child for child in verb.children if child.dep_ in SUBJECT]
    if any(child.dep_ in OBJECT and child.lower_ not in WHO for child in verb.children) or is_passive(verb):
        return False
    return (
        bool(subjects)
        and subjects[0].lower_ not in WHO
        and not any(child.lower_ == "whose" for child in subjects[0].children)  # "whose son died"
        and not any(child.dep_ in OBLIQUE and any(g.lower_ in WHO for g in child.subtree) for child in verb.children)
    )


def obliques(token: Token) -> Iterator[Argument]:
    """The prepositional arguments of a token; a compound preposition is joined by spaces ("because of")."""
    for child in token.children:
        if child.dep_ in OBLIQUE or (child.dep_ in ("acl", "advcl") and child.pos_ in ("NOUN", "PROPN")):
            cases = [
                part
                for part in child.children
                if part.dep_ == "case" and part.i < child.i and part.lower_ not in ("'s", "’s")
            ]
            for case in cases[:1]:
                fixed = " ".join([case.lower_, *(part.lower_ for part in case.children if part.dep_ == "fixed")])
                yield Argument(fixed, child)
        elif child.dep_ in ("prep", "agent"):
            for inner in child.children:
                if inner.dep_ in ("pobj", "pcomp"):
                    yield Argument(child.lower_, inner)


def conjuncts(token: Token) -> list[Token]:
    """A nominal and those coordinated with it, in text order."""
    found = [token]
    for child in token.children:
        if token.tag_ == "NNS" and child.pos_ == "PROPN" and token.i + 1 < len(token.doc) and token.nbor(1).text == ",":
            continue  # "the men, A, B and C" lists who they are
        if child.i < token.i:
            continue
        if child.dep_ == "conj" and (child.pos_ in NOMINAL or not is_verbal(child)) and not is_verbal(token):
            found += conjuncts(child)
        elif child.dep_ == "conj" and child.tag_ == token.tag_ == "VBG":
            found += conjuncts(child)  # "guilty of killing one man and robbing another"
    return found


def of_another_clause(verb: Token, noun: Token) -> bool:
    """ "Kept alive by Ann Lee, whose book was published in 1986, and by a station": "and by" goes on with "kept"."""
    if not any(child.dep_ == "cc" and child.i < noun.i for child in noun.children):
        return False
    case = next((child.lower_ for child in noun.children if child.dep_ == "case"), "")
    return not any(preposition == case for preposition, other in obliques(verb) if other.i < noun.i)


def counted(token: Token) -> Token:
    """What a word of quantity counts: "hundreds of protesters"; "two of the men" are not the men."""
    if token.lower_ not in QUANTITIES:
        return token
    whole = next((child for child in token.children if child.dep_ == "nmod" and child.tag_ == "NNS"), None)
    bounded = whole is None or any(child.dep_ in ("det", *POSSESSOR) for child in whole.children)
    return token if whole is None or bounded else whole


def is_participial(verb: Token) -> bool:
    """A participle or an infinitive that has no subject of its own."""
    return verb.tag_ in ("VBG", "VBN", "VB") and not any(
        child.dep_ in SUBJECT | PASSIVE_SUBJECT for child in verb.children
    )


def is_noun_complement(verb: Token) -> bool:
    """A clause that fills a noun's content ("the charge to put them away") rather than modifying a doer."""
    return verb.dep_ == "acl" and verb.tag_ == "VB"


def is_the_deed(verb: Token) -> bool:
    """An "-ing" right after "the" is a noun, whatever the tagger takes it for."""
    return verb.tag_ == "VBG" and verb.i > 0 and verb.nbor(-1).lower_ == "the"


def governors(token: Token, limit: int = 3) -> list[Token]:
    """What a token hangs on, nearest first, at most `limit`."""
    found = []
    for up in token.ancestors:
        found.append(up)
        if len(found) == limit:
            break
    return found
