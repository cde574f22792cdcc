"""Find the mentions of a document: names, descriptions ("the former prosecutor") and pronouns, each with its type.

A mention is a span of tokens with one head. Its type is one of Person, Group, Organization, Place, Work, Event.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from spacy.tokens import Doc, Token

from kg.language.lexicon import Lexicon, base_of
from kg.language.lexicon import lexicon as words

TYPES = {
    "PERSON": "Person",
    "ORG": "Organization",
    "GPE": "Place",
    "LOC": "Place",
    "FAC": "Place",
    "WORK": "Work",
    "WORK_OF_ART": "Work",
    "EVENT": "Event",
    "MISC": "",
    "NORP": "",
}
NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
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
INNER_CAPITAL = re.compile(r"[A-Z][a-z]+[A-Z][a-z]+")
OF_SURNAMES = ("Mc", "Mac", "Du", "De", "Di", "La", "Le", "Van", "Fitz", "San", "Del", "Des")
RANKS = frozenset(
    {
        "assistant",
        "deputy",
        "chief",
        "senior",
        "district",
        "attorney",
        "vice",
        "executive",
        "associate",
        "former",
        "detective",
        "judge",
        "justice",
        "state",
        "special",
        "acting",
    }
)
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "all"})
LEADING = frozenset({"the", "a", "an", "“", '"', "‘", "'", "[", "(", "this", "that", "these", "those"})

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


def find_mentions(doc: Doc, lexicon: Lexicon) -> list[Mention]:
    """All mentions in text order; a name hides the description that it is part of."""
    names = list(_names(doc, lexicon))
    names += [*_titles_again(doc, names), *_joined_capitals(doc, names)]
    names = _one_type_each(doc, names, lexicon)
    taken = {index for name in names for index in range(name.start, name.end)}
    rest = [
        mention
        for token in doc
        if token.i not in taken
        for mention in (*_description(token, lexicon, taken), *_pronoun(token))
    ]
    return sorted((*names, *rest), key=lambda mention: (mention.start, mention.end))


def span_head(doc: Doc, start: int, end: int) -> int:
    """The token of a span that the rest of the span depends on: the first whose head lies outside."""
    return next((i for i in range(start, end) if not start <= doc[i].head.i < end or doc[i].head.i == i), end - 1)


def _names(doc: Doc, lexicon: Lexicon) -> Iterator[Mention]:
    for entity in doc.ents:
        start, end = _trimmed(doc, entity.start, entity.end)
        kind = TYPES.get(entity.label_, "")
        if start >= end or all(token.pos_ == "ADJ" for token in doc[start:end]) or _is_title(doc, start, end, lexicon):
            continue
        end = _before_unit(doc, start, end, lexicon)
        if kind != "Person" and _before_title(doc, end, lexicon):
            while end > start and doc[end - 1].lower_ in RANKS:
                end -= 1
            kind = "Place" if end - start == 1 and kind == "Organization" and end < entity.end else kind
            if end == start:
                continue
        if start < len(doc) and end < len(doc) and doc[end].text in lexicon["groups.nicknames"] and doc[end].is_title:
            end += 1
        if (
            kind in ("Organization", "Place")
            and (
                doc[start].lower_.rstrip(".") in HONORIFICS
                or (start and doc[start - 1].lower_.rstrip(".") in HONORIFICS)
            )
            and doc[end - 1].text.isalpha()
        ):
            kind = "Person"
        count = group_count(doc[end - 1].text, lexicon) if end - start > 1 else 0
        if count and doc[start].text[:1].isupper():
            yield Mention(start, end, span_head(doc, start, end), "Group", "name", plural=True, count=count)
        elif kind and end > start:
            gender = lexicon.genders.get(doc[start].text, "") if kind == "Person" and end - start > 1 else ""
            yield Mention(
                start, end, span_head(doc, start, end), kind, "name", gender=gender or _title_gender(doc, start)
            )


def _titles_again(doc: Doc, names: list[Mention]) -> Iterator[Mention]:
    """A title of two words or more is the same work wherever else it stands, however it is capitalised."""
    taken = {index for name in names for index in range(name.start, name.end)}
    titles = {tuple(token.lower_ for token in doc[name.start : name.end]) for name in names if name.type == "Work"}
    words = [token.lower_ for token in doc]
    for title in sorted(titles):
        if len(title) > 1:
            for start in range(len(words) - len(title) + 1):
                if (
                    tuple(words[start : start + len(title)]) == title
                    and doc[start].text[0].isupper()
                    and start not in taken
                ):
                    yield Mention(start, start + len(title), span_head(doc, start, start + len(title)), "Work", "name")


def _joined_capitals(doc: Doc, names: list[Mention]) -> Iterator[Mention]:
    """A word with a capital inside it ("BuzzFeed") that the model took for nothing is the name of a business."""
    taken = {index for name in names for index in range(name.start, name.end)}
    for token in doc:
        if token.i not in taken and INNER_CAPITAL.fullmatch(token.text) and not token.text.startswith(OF_SURNAMES):
            yield Mention(token.i, token.i + 1, token.i, "Organization", "name")


def _one_type_each(doc: Doc, names: list[Mention], lexicon: Lexicon) -> list[Mention]:
    """A name has one type in a document: what most mentions say, a noun put beside it counting more."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        text = doc[name.start : name.end].text
        votes[text][name.type] += 1
        head = doc[name.head]
        beside = [head.head] if head.dep_ in ("appos", "compound") else []
        beside += [child for child in head.children if child.dep_ == "appos"]
        for noun in beside:
            kind = noun_type(noun.lemma_.lower(), noun.tag_ == "NNS", lexicon) if noun.pos_ == "NOUN" else ""
            named = head.dep_ != "compound" or noun.lemma_.lower() in lexicon["organizations.named_by_compound"]
            if kind in ("Person", "Organization", "Work") and named:
                votes[text][kind] += 2
    kinds = {text: max(count, key=lambda kind: (count[kind], kind)) for text, count in votes.items()}
    return [
        replace(name, type=kinds[text], gender=name.gender if kinds[text] == "Person" else "")
        if kinds[text := doc[name.start : name.end].text] != name.type
        else name
        for name in names
    ]


def _is_title(doc: Doc, start: int, end: int, lexicon: Lexicon) -> bool:
    """A capitalised title that was taken for a name: "Assistant District" in "Assistant District Attorney Ann Lee"."""
    after = next((i for i in range(end, min(end + 3, len(doc))) if doc[i].ent_type_ == "PERSON"), None)
    between = [doc[i].lower_ for i in range(end, after)] if after is not None else []
    return (
        doc[start].lower_ in RANKS
        and bool(between)
        and between[-1] in lexicon["people"]
        and doc[start].ent_type_ != "PERSON"
    )


def _before_title(doc: Doc, end: int, lexicon: Lexicon) -> bool:
    """ "Hill County" before "District Attorney Ann Lee" is cut where the title starts."""
    return (
        end + 1 < len(doc)
        and doc[end].text[:1].isupper()
        and doc[end].lower_ in lexicon["people"]
        and doc[end + 1].ent_type_ == "PERSON"
    )


def _before_unit(doc: Doc, start: int, end: int, lexicon: Lexicon) -> int:
    """Cut a lower-case unit off the name of its body: "Hill County Sheriff's Office homicide unit"."""
    if doc[end - 1].is_lower and doc[end - 1].lower_ in lexicon["organizations.unit"]:
        while end > start + 1 and not doc[end - 1].text[:1].isupper():
            end -= 1
    return end


def _trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    while start < end and doc[start].lower_ in LEADING:
        start += 1
    while end > start and (doc[end - 1].is_punct or doc[end - 1].lower_ in ("'s", "’s")) and doc[end - 1].text != ".":
        end -= 1
    return start, end


def _title_gender(doc: Doc, start: int) -> str:
    title = doc[start - 1].lower_.rstrip(".") if start else ""
    return {"mr": "male", "mrs": "female", "ms": "female", "miss": "female", "sir": "male", "dame": "female"}.get(
        title, ""
    )


def group_count(word: str, lexicon: Lexicon) -> int:
    """How many the nickname of a group says that they are: "Five" -> 5; 0 where the word is no such number."""
    folded = word.lower()
    return NUMBERS.index(folded) if word in lexicon["groups.nicknames"] and folded in NUMBERS else 0


def noun_type(noun: str, plural: bool, lexicon: Lexicon) -> str:
    """The type of thing that a common noun stands for, "" where the lexicon does not know it."""
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
        text = base_of(token.lower_.removeprefix("co-"), known) or text
    if token.i > 1 and token.nbor(-1).text in "-‑" and not token.nbor(-1).whitespace_:
        joined = f"{token.nbor(-2).lower_}-{text}"
        return joined if joined in _HYPHENATED else text
    return text


_HYPHENATED = frozenset({"op-ed", "mini-series", "ex-wife", "ex-husband"})


def _description(token: Token, lexicon: Lexicon, taken: set[int]) -> Iterator[Mention]:
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
        return
    kind = "Group" if token.pos_ == "NUM" else noun_type(noun, plural, lexicon)
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


def _pronoun(token: Token) -> Iterator[Mention]:
    if token.lower_ in PERSONAL and token.pos_ in ("PRON", "DET"):
        kind, gender = PERSONAL[token.lower_]
        yield Mention(token.i, token.i + 1, token.i, kind, "pronoun", token.lower_, True, kind == "Group", 0, gender)
