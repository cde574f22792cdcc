"""What a mention is, and the type of thing that a noun stands for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Token

from kg.language.lexicon import Lexicon, base_of, singular_of
from kg.language.lexicon import lexicon as words

NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
HONORIFICS = frozenset(
    {
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "lord",
        "lady",
        "sir",
        "dame",
        "judge",
        "justice",
        "sheriff",
        "detective",
        "sergeant",
        "inspector",
        "constable",
        "professor",
        "prof",
        "rev",
        "father",
        "sister",
        "capt",
        "sgt",
        "det",
    }
)
Kind = Literal["name", "description", "pronoun"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens `start` to `end` (exclusive) of a document, with the index of their syntactic head.

    `noun` is the lemma of a description's head; `definite` is true of names, pronouns and "the …"; `count` is how
    many people a group is said to have, 0 where it is not said; `gender` is "male", "female" or "".
    """

    start: int
    end: int
    head: int
    type: str
    kind: Kind
    noun: str = ""
    definite: bool = True
    plural: bool = False
    count: int = 0
    gender: str = ""


def span_head(doc: Doc, start: int, end: int) -> int:
    """The token of a span that the rest of the span depends on: the first whose head lies outside."""
    return next((i for i in range(start, end) if not start <= doc[i].head.i < end or doc[i].head.i == i), end - 1)


def noun_type(noun: str, plural: bool, lexicon: Lexicon) -> str:
    """The type of thing that a common noun stands for, "" where the lexicon does not know it."""
    noun = noun.removeprefix("sub-").removeprefix("ex-")
    if noun in lexicon["people"]:
        return "Group" if plural else "Person"
    if noun in lexicon["groups.nouns"]:
        return "Group"
    if noun in lexicon["works"]:
        return "Work"
    return "Organization" if noun in lexicon["organizations"] else ""


def lemma(token: Token) -> str:
    """The lower-case lemma, with the hyphenated noun that the tokenizer cut put together again ("op-ed")."""
    text = token.lemma_.lower().removeprefix("co-") or token.lower_
    if token.pos_ in ("VERB", "AUX") and text not in (known := words().triggers):
        form = token.lower_.removeprefix("co-")
        text = base_of(form, known) or (form if form in known else text)
    elif token.tag_ in ("NNS", "NNPS"):
        text = singular_of(token.lower_.removeprefix("co-"), words().nouns) or text
    if token.i > 1 and token.nbor(-1).text in "-‑" and not token.nbor(-1).whitespace_:
        joined = f"{token.nbor(-2).lower_}-{text}"
        return joined if joined in _HYPHENATED else text
    return text


_HYPHENATED = frozenset({"op-ed", "mini-series", "ex-wife", "ex-husband"})
