"""Where a text means a thing: by its names, by pronouns, and by the relative pronouns that stand for them."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from kg.claims.arguments import Arguments
from kg.claims.clauses import RELATIVE, SUBJECT, WHO
from kg.language.coreference import Cluster

_STEPS = 3  # from a noun over those that it is put beside to the one that they are said of


def mentions_of(cluster: Cluster, doc: Doc, arguments: Arguments) -> list[Span]:
    """The names and pronouns of a cluster, with each "who", "which" or "where" for it; descriptions are left out."""
    named = [doc[m.start : m.end] for m in cluster.mentions if m.kind != "description"]
    heads = {index for m in cluster.mentions for index in range(m.start, m.end)}
    meant = [doc[token.i : token.i + 1] for token in doc if _antecedent(token, arguments).i in heads - {token.i}]
    return sorted((*named, *meant), key=lambda span: (span.start, span.end))


def _antecedent(token: Token, arguments: Arguments) -> Token:
    """What a relative pronoun stands for: of "she is a player who …" the one who is said to be a player."""
    if token.lower_ == "where" and token.tag_ == "WRB":
        clause = next((up for up in token.ancestors if up.dep_ in RELATIVE), None)
        return clause.head if clause is not None else token
    if token.lower_ not in WHO:
        return token
    meant = arguments.antecedent(token)
    for _ in range(_STEPS if meant.i != token.i else 0):
        subject = next((child for child in meant.children if child.dep_ in SUBJECT), None)
        if subject is not None and any(child.dep_ == "cop" for child in meant.children):
            meant = subject
        elif meant.dep_ in ("conj", "appos") and meant.pos_ == "NOUN":
            meant = meant.head
        else:
            break
    return meant
