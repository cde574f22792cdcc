"""Where a text means a thing: by its names, by pronouns, and by the relative pronouns that stand for them."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from kg.claims.arguments import RELATIVE, WHO, Arguments
from kg.language.coreference import Cluster


def mentions_of(cluster: Cluster, doc: Doc, arguments: Arguments) -> list[Span]:
    """The names and pronouns of a cluster, with each "who", "which" or "where" for it; descriptions are left out."""
    named = [doc[m.start : m.end] for m in cluster.mentions if m.kind != "description"]
    heads = {index for m in cluster.mentions for index in range(m.start, m.end)}
    meant = [doc[token.i : token.i + 1] for token in doc if _antecedent(token, arguments).i in heads - {token.i}]
    return sorted((*named, *meant), key=lambda span: (span.start, span.end))


def _antecedent(token: Token, arguments: Arguments) -> Token:
    if token.lower_ == "where" and token.tag_ == "WRB":
        clause = next((up for up in token.ancestors if up.dep_ in RELATIVE), None)
        return clause.head if clause is not None else token
    return arguments.antecedent(token) if token.lower_ in WHO else token
