"""Texts that fill roles: an offence, a term, an amount, a count, an award, an office, each read off the words."""

from __future__ import annotations

from spacy.tokens import Token

from kg.claims.numbers import find_numbers
from kg.claims.times import find_durations
from kg.language.coreference import Coreference
from kg.language.lexicon import Lexicon
from kg.language.mentions import lemma
from kg.model import Value

DEED_OF_VERB = {
    "rape": "rape",
    "murder": "murder",
    "kill": "killing",
    "rob": "robbery",
    "assault": "assault",
    "attack": "attack",
    "steal": "theft",
    "bomb": "bombing",
    "defame": "defamation",
    "beat": "beating",
    "spy": "spying",
    "abduct": "abduction",
    "kidnap": "kidnapping",
    "defraud": "fraud",
    "stab": "stabbing",
    "shoot": "shooting",
    "possess": "possession",
    "conspire": "conspiracy",
    "abuse": "abuse",
    "mug": "mugging",
    "slay": "slaying",
    "embezzle": "embezzlement",
    "lie": "lying",
    "pass": "passing",
    "sell": "selling",
}
LIFE = frozenset({"life", "death", "probation", "imprisonment", "prison", "hanging"})


def read_value(kind: str, token: Token, lexicon: Lexicon, coreference: Coreference) -> Value | None:
    """Read the value of one kind that a token's phrase says; None where it says none."""
    match kind:
        case "offence":
            return _offence(token, coreference)
        case "duration":
            return _duration(token)
        case "amount":
            return _number(token, money=True)
        case "count":
            return _number(token, money=False)
        case "method":
            return _method(token, lexicon)
        case "superlative":
            return Value(f"most {token.text}")
        case _:
            return _phrase(token, coreference)


def phrase(token: Token) -> tuple[int, int]:
    """The core of a noun phrase: from its first modifier, without determiner and quotes, to its head."""
    left = [
        child.left_edge.i
        for child in token.children
        if child.i < token.i
        and child.dep_ in ("amod", "compound", "nummod", "nmod:desc", "nmod:poss", "poss", "flat", "advmod", "nmod")
    ]
    end = max([token.i, *(child.i for child in token.children if child.dep_ in ("flat", "goeswith", "fixed"))])
    return min(left, default=token.i), end + 1


def _phrase(token: Token, coreference: Coreference) -> Value | None:
    cluster = coreference.of(token)
    name = (
        next((m for m in cluster.mentions if m.kind == "name" and m.start <= token.i < m.end), None)
        if cluster
        else None
    )
    start, end = (name.start, name.end) if name else phrase(token)
    text = token.doc[start:end].text.strip("“”‘’\"' ,.")
    return Value(text) if text and token.pos_ in ("NOUN", "PROPN", "NUM", "ADJ") else None


def _offence(token: Token, coreference: Coreference) -> Value | None:
    if token.pos_ == "VERB" and lemma(token) in DEED_OF_VERB:
        end = max(
            [token.i, *(child.i for child in token.children if child.dep_ in ("obj", "dobj") and child.i - token.i < 6)]
        )
        return Value(f"{DEED_OF_VERB[lemma(token)]} ({token.doc[token.i : end + 1].text})")
    cluster = coreference.of(token)
    if token.pos_ not in ("NOUN", "PROPN") or (
        cluster and cluster.type in ("Person", "Group", "Organization", "Place")
    ):
        return None
    if token.ent_type_ == "DATE" or lemma(token) in (
        "charge",
        "count",
        "case",
        "year",
        "month",
        "crime",
        "role",
        "part",
        "connection",
        "suspicion",
        "trial",
        "court",
        "time",
        "day",
        "offence",
    ):
        return None
    start, end = phrase(token)
    while (
        (start < end - 1
        and token.doc[start].dep_ in ("nmod:poss", "poss"))
        or token.doc[start].lower_ in ("'s", "’s", "both", "all")
    ):
        start += 1
    return Value(token.doc[start:end].text)


def _span_text(token: Token) -> str:
    return token.doc[token.left_edge.i : token.right_edge.i + 1].text


def _duration(token: Token) -> Value | None:
    text = _span_text(token)
    found = find_durations(text)
    if found:
        first = found[0]
        return Value(first.text, first.number) if first.number is not None else Value(first.text)
    if lemma(token) in LIFE and token.pos_ == "NOUN":
        return Value(token.text)
    return None


def _number(token: Token, money: bool) -> Value | None:
    text = _span_text(token)
    for number in find_numbers(text):
        if money == (number.unit is not None and number.unit.isupper()) and (money or token.ent_type_ != "DATE"):
            return Value(number.text, number.value)
    return None


def _method(token: Token, lexicon: Lexicon) -> Value | None:
    words = [
        one
        for one in token.subtree
        if one.i <= token.i and one.lower_.replace("‑", "-") in lexicon["forensics.methods"]
    ]
    if not words or lemma(token) not in lexicon["forensics.nouns"] | lexicon["forensics.methods"]:
        return None
    return Value(token.doc[words[0].i : token.i + 1].text)
