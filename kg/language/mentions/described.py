"""Descriptions ("the former prosecutor", "all five") and pronouns as mentions."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.language.lexicon import Lexicon
from kg.language.mentions.kinds import HONORIFICS, NUMBERS, Mention, lemma, noun_type

PERSONAL = {
    "he": ("Person", "male"),
    "him": ("Person", "male"),
    "his": ("Person", "male"),
    "himself": ("Person", "male"),
    "she": ("Person", "female"),
    "her": ("Person", "female"),
    "hers": ("Person", "female"),
    "herself": ("Person", "female"),
    "they": ("Group", ""),
    "them": ("Group", ""),
    "their": ("Group", ""),
    "theirs": ("Group", ""),
    "themselves": ("Group", ""),
    "it": ("", ""),
    "its": ("", ""),
    "itself": ("", ""),
}
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "all"})


def description(token: Token, lexicon: Lexicon, taken: set[int]) -> Iterator[Mention]:
    if (aged := _aged(token)) is not None:
        yield aged
        return
    if token.pos_ not in ("NOUN", "PROPN", "NUM", "ADJ") or token.dep_ in (
        "compound",
        "flat",
        "fixed",
        "amod",
        "nummod",
    ):
        return
    noun, plural = lemma(token), token.tag_ in ("NNS", "NNPS")
    if (
        token.text[:1].isupper()
        and token.i + 1 < len(token.doc)
        and (token.nbor(1).lower_.rstrip(".") in HONORIFICS and token.lower_ in HONORIFICS)
    ):
        return  # "Professor Sir John Lee": a title of the name that follows
    if token.pos_ == "NUM" and not _bare_number(token):
        yield from _part(token, lexicon, taken)
        return
    kind = "Group" if token.pos_ == "NUM" else noun_type(noun, plural, lexicon) or _with_who(token, plural)
    if not kind or (token.pos_ == "ADJ" and noun != "accused"):
        return
    left = [
        child
        for child in token.children
        if child.i < token.i
        and child.dep_
        not in (
            "case",
            "cc",
            "punct",
            "nsubj",
            "nsubj:pass",
            "cop",
            "aux",
            "mark",
            "advmod",
            "prep",
            "expl",
            "obl",
            "advcl",
        )
    ]
    start = min((child.left_edge.i for child in left), default=token.i)
    start = start if not any(index in taken for index in range(start, token.i)) else _after(start, token.i, taken)
    while start < token.i and (token.doc[start].is_punct or token.doc[start].lower_ in ("'s", "’s", "’")):
        start += 1
    words = {child.lower_ for child in left}
    count = next((NUMBERS.index(word) for word in words if word in NUMBERS), 0)
    if token.pos_ == "NUM":
        count = NUMBERS.index(token.lower_) if token.lower_ in NUMBERS else 0
    if noun == "police":
        plural = False
    definite = bool(words & DEFINITE) or any(child.dep_ in ("nmod:poss", "poss") for child in left)
    gender = "male" if noun in lexicon["people.male"] else "female" if noun in lexicon["people.female"] else ""
    yield Mention(
        start, token.i + 1, token.i, kind, "description", noun, definite, plural or kind == "Group", count, gender
    )


def _aged(token: Token) -> Mention | None:
    """ "The 34-year-old": somebody told of by an age, which is the mention's noun."""
    start = token.i - 4
    if token.lower_ != "old" or start < 1 or token.dep_ in ("amod", "compound", "flat", "appos", "nmod"):
        return None
    doc = token.doc
    if doc[start + 2].lower_ != "year" or doc[start - 1].lower_ != "the" or not doc[start].text.isdigit():
        return None
    return Mention(start - 1, token.i + 1, token.i, "Person", "description", f"{doc[start].text}-year-old")


def _with_who(noun: Token, plural: bool) -> str:
    """A noun that no list knows is one for people where a relative clause with "who" tells of it: "a haulier who"."""
    if noun.tag_ not in ("NN", "NNS") or not noun.text[:1].isalpha():
        return ""
    after = noun.i + 1 + (noun.i + 2 < len(noun.doc) and noun.nbor(1).text == ",")
    who = after < len(noun.doc) and noun.doc[after].lower_ in ("who", "whom")
    if not who or not any(child.dep_ in ("acl:relcl", "relcl") for child in noun.children):
        return ""
    return "Group" if plural else "Person"


def _after(start: int, end: int, taken: set[int]) -> int:
    """The first token past the last name inside the span: "Netflix spokesman" keeps "spokesman" for itself."""
    return max((index + 1 for index in range(start, end) if index in taken), default=start)


def _bare_number(token: Token) -> bool:
    """A number used as a noun for people: "the five", "all five"."""
    return (
        token.lower_ in NUMBERS
        and token.dep_ not in ("nummod", "compound")
        and any(child.lower_ in ("the", "all") for child in token.children)
        and not any(child.dep_ in ("nmod", "flat") for child in token.children)
    )


def _part(token: Token, lexicon: Lexicon, taken: set[int]) -> Iterator[Mention]:
    """Some of a group are a group of their own, one of them is somebody: "five of the six", "one of the officers"."""
    if token.lower_ not in NUMBERS[1:] or token.dep_ in ("nummod", "compound"):
        return
    whole = next((c for c in token.children if c.dep_ == "nmod" and any(g.lower_ == "of" for g in c.children)), None)
    if whole is None or taken.intersection(range(token.i, whole.i + 1)):
        return
    noun, count = lemma(whole), NUMBERS.index(token.lower_)
    people = whole.tag_ == "NNS" and noun in lexicon["people"]
    if people or whole.lower_ in NUMBERS or (count > 1 and whole.lower_ in ("them", "us")):
        kind = "Group" if count > 1 else "Person"
        described, size = (noun, 0) if count == 1 and people else (token.lower_, count)
        yield Mention(token.i, whole.i + 1, token.i, kind, "description", described, False, count > 1, size)


def pronoun(token: Token) -> Iterator[Mention]:
    """A pronoun of the third person; "both" that stands alone is two people."""
    if token.lower_ in PERSONAL and token.pos_ in ("PRON", "DET"):
        kind, gender = PERSONAL[token.lower_]
        yield Mention(token.i, token.i + 1, token.i, kind, "pronoun", token.lower_, True, kind == "Group", 0, gender)
    elif (
        token.lower_ == "both"
        and token.dep_ in ("nsubj", "nsubj:pass", "obj", "obl")
        and not any(child.dep_ in ("nmod", "prep") for child in token.children)
    ):
        yield Mention(token.i, token.i + 1, token.i, "Group", "pronoun", "both", True, True, 2)
