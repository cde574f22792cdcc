"""What a dependency label means to a rule, whichever scheme the pipeline speaks.

Two schemes reach the claim rules: Universal Dependencies (the shipped pipeline) and CLEAR, the labels of spaCy's stock
English pipelines. They differ in names (``obj``/``dobj``) and in shape: UD hangs the noun of "by the court" on the verb
and the preposition on the noun, CLEAR the other way round; UD makes the predicate noun of "she is a judge" the head of
its clause, CLEAR the verb "is". `functions` evens out both. The one table of labels is `FUNCTIONS`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from spacy.tokens import Token

Function = Literal[
    "subject",  # "SHE resigned"
    "passive subject",  # "SHE was dropped"
    "object",  # "dropped HER"
    "indirect object",  # "gave HER an award"
    "agent",  # "dropped by HER PUBLISHER"
    "oblique",  # "resigned from the BOARD": with its preposition
    "possessor",  # "the COURT's ruling"
    "modifier",  # "the boards of the COLLEGE" (with its preposition), "COLLEGE board"
    "apposition",  # "her publisher, the FIRM"
    "relative clause",  # "the men who CONFESSED"
    "predicate",  # what a copula says of its subject: "she is a JUDGE"
    "controlled clause",  # "refused to TESTIFY", "forced him to CONFESS"
    "clause",  # "said that he LIED"
    "conjunct",  # "Smith and JONES"
]

# The labels of both schemes; UD's first where they differ.
FUNCTIONS: dict[str, Function] = {
    "nsubj": "subject", "nsubj:outer": "subject", "csubj": "subject", "csubj:outer": "subject",
    "nsubj:pass": "passive subject", "csubj:pass": "passive subject",
    "nsubjpass": "passive subject", "csubjpass": "passive subject",
    "obj": "object", "dobj": "object",
    "iobj": "indirect object", "dative": "indirect object",
    "obl:agent": "agent",
    "obl": "oblique", "obl:unmarked": "oblique", "npadvmod": "oblique",
    "nmod:poss": "possessor", "poss": "possessor",
    "nmod": "modifier", "nmod:unmarked": "modifier", "nmod:desc": "modifier", "nmod:npmod": "modifier",
    "compound": "modifier", "nmod:tmod": "modifier",
    "appos": "apposition",
    "acl:relcl": "relative clause", "relcl": "relative clause",
    "attr": "predicate", "acomp": "predicate", "oprd": "predicate",
    "xcomp": "controlled clause",
    "ccomp": "clause",
    "conj": "conjunct",
}  # fmt: skip
_PREPOSITIONS = {"prep", "agent", "dative"}  # CLEAR: the preposition is the dependent, its noun a pobj
_COPULA = "cop"


class Argument(NamedTuple):
    """A token in its function; `preposition` is the lower-cased preposition that marks it, "" if none does."""

    function: Function
    token: Token
    preposition: str = ""


def functions(token: Token) -> list[Argument]:
    """The dependents of a token by function, in text order.

    The noun of a prepositional phrase is given, not its preposition. A predicate noun or adjective is given as the
    predicate of its subject's clause in both schemes: ask the copula in CLEAR, the predicate itself in UD
    (`clause_head` finds which). Labels without a function (punctuation, determiners …) are left out.
    """
    return sorted(_functions(token), key=lambda argument: argument.token.i)


def _functions(token: Token) -> Iterator[Argument]:
    for child in token.children:
        objects = [inner for inner in child.children if inner.dep_ in {"pobj", "pcomp"}]
        if child.dep_ in _PREPOSITIONS and objects:
            yield from (Argument(_marked(token, child), inner, child.lower_) for inner in objects)
        elif child.dep_ in FUNCTIONS:
            yield Argument(FUNCTIONS[child.dep_], child, preposition(child))
    if any(child.dep_ == _COPULA for child in token.children):
        yield Argument("predicate", token)


def _marked(head: Token, marker: Token) -> Function:
    """The function of a CLEAR prepositional phrase."""
    if marker.dep_ == "agent":
        return "agent"
    if marker.dep_ == "dative":
        return "indirect object"
    return "oblique" if head.pos_ in {"VERB", "AUX", "ADJ"} else "modifier"


def preposition(token: Token) -> str:
    """The words that mark a UD noun as oblique, "" without any: "from", "because of", "according to"."""
    for child in token.children:
        if child.dep_ == "case" and child.i < token.i:
            rest = [inner.lower_ for inner in child.children if inner.dep_ == "fixed"]
            return " ".join([child.lower_, *rest])
    return ""


def clause_head(token: Token) -> Token:
    """The token that carries a clause's subject: of a predicate in CLEAR its copula, else the token itself."""
    return token.head if FUNCTIONS.get(token.dep_) == "predicate" else token


def is_passive(token: Token) -> bool:
    """Whether a verb's clause is passive: it has a passive subject, a passive auxiliary or an agent."""
    passive = {"nsubj:pass", "csubj:pass", "nsubjpass", "csubjpass", "aux:pass", "auxpass", "obl:agent", "agent"}
    return any(child.dep_ in passive for child in token.children)


def is_root(token: Token) -> bool:
    """Whether a token is the root of its sentence."""
    return token.head.i == token.i
