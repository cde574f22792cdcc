"""The names of a document as mentions: their extent mended, each with one type."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from kg.language.lexicon import Lexicon
from kg.language.mentions.kinds import HONORIFICS, NUMBERS, Mention, lemma, noun_type, span_head

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
LEADING = frozenset({"the", "a", "an", "“", '"', "‘", "'", "[", "(", "this", "that", "these", "those"})


def names(doc: Doc, lexicon: Lexicon) -> list[Mention]:
    """The names of a document, titles and joined capitals too, in no order."""
    found = list(_found(doc, lexicon))
    found += [*_titles_again(doc, found), *_joined_capitals(doc, found)]
    return _one_type_each(doc, found, lexicon)


def _found(doc: Doc, lexicon: Lexicon) -> Iterator[Mention]:
    for entity in doc.ents:
        start, end = _trimmed(doc, entity.start, entity.end)
        kind = TYPES.get(entity.label_, "")
        if kind in ("", "Organization", "Work") and entity.label_ != "DATE" and _of_premises(doc, start, lexicon):
            kind = "Place"
        if kind == "Work" and start > entity.start and doc[start - 1].text in ("A", "An"):
            start -= 1  # "An Orchard in Rain" begins with its article
        if doc[start:end].text in lexicon["organizations.parties"]:
            kind = "Organization"
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
            and doc[end - 1].text not in lexicon["institutions.heads"]
        ):
            kind = "Person"
        if kind == "Person" and end - start == 1 and _of_party(doc, start, end):
            kind = "Organization"
        count = group_count(doc[end - 1].text, lexicon) if end - start > 1 else 0
        if count and doc[start].text[:1].isupper():
            yield Mention(start, end, span_head(doc, start, end), "Group", "name", plural=True, count=count)
        elif kind and end > start:
            gender = lexicon.genders.get(doc[start].text, "") if kind == "Person" and end - start > 1 else ""
            yield Mention(
                start, end, span_head(doc, start, end), kind, "name", gender=gender or _title_gender(doc, start)
            )


def _of_party(doc: Doc, start: int, end: int) -> bool:
    """One word before the office of a politician is a party: "the Labour MP"."""
    titled = start and doc[start - 1].lower_.rstrip(".") in HONORIFICS
    return not titled and end < len(doc) and doc[end].text in ("MP", "MPs", "MSP", "MEP", "TD", "peer", "councillor")


def _of_premises(doc: Doc, start: int, lexicon: Lexicon) -> bool:
    """One of several places listed by name: "two pubs in Dale, the Crown and the Anchor"."""
    for token in reversed(doc[max(doc[start].sent.start, start - 14) : start]):
        if token.pos_ in ("VERB", "AUX"):
            return False
        if token.tag_ == "NNS" and lemma(token) in lexicon["places.premises"]:
            return any(one.text in (",", ":", "–", "—") for one in doc[token.i + 1 : start])
    return False


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
            if noun.pos_ == "NOUN" and lemma(noun) in lexicon["places.premises"] and head.dep_ != "compound":
                kind = "Place"
            if kind == "Person" and name.type == "Organization" and lemma(noun) in lexicon["organizations.publisher"]:
                kind = "Organization"  # "her publisher, Dale House"
            if kind in ("Person", "Organization", "Work", "Place") and named:
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
    if start > 1 and doc[start - 1].lower_ in ("justice", "judge"):
        start -= 1  # "Ms Justice Ann Lee"
    title = doc[start - 1].lower_.rstrip(".") if start else ""
    return {"mr": "male", "mrs": "female", "ms": "female", "miss": "female", "sir": "male", "dame": "female"}.get(
        title, ""
    )


def group_count(word: str, lexicon: Lexicon) -> int:
    """How many the nickname of a group says that they are: "Five" -> 5; 0 where the word is no such number."""
    folded = word.lower()
    return NUMBERS.index(folded) if word in lexicon["groups.nicknames"] and folded in NUMBERS else 0
