"""Titles of public offices used of whoever holds them: "the Director of Public Prosecutions", later "the DPP"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from kg.language.lexicon import Lexicon
from kg.language.mentions.kinds import Mention, lemma, span_head

_SMALL = frozenset({"of", "the", "for"})


def offices(doc: Doc, names: list[Mention], lexicon: Lexicon) -> Iterator[Mention]:
    """The offices of a document as descriptions of persons, and their abbreviations among its names."""
    titles = {tuple(title.split()) for title in lexicon["people.offices"]}
    starts = {title[0] for title in titles}
    short: dict[str, str] = {}
    for token in doc:
        if token.text not in starts:
            continue
        ends = [
            token.i + len(title)
            for title in titles
            if tuple(one.text for one in doc[token.i : token.i + len(title)]) == title
        ]
        if not ends or _is_body(doc, max(ends), lexicon):
            continue
        found = _described(doc, token.i, max(ends))
        capitals = (one.text[0] for one in doc[token.i : found.end] if one.text not in _SMALL)
        short["".join(capitals)] = found.noun
        yield found
    for name in names:
        if (noun := short.get(doc[name.start : name.end].text)) is not None:
            yield Mention(name.start, name.end, name.head, "Person", "description", noun)


def _described(doc: Doc, start: int, end: int) -> Mention:
    head = span_head(doc, start, end)
    owned = any(child.dep_ in ("nmod:poss", "poss") for child in doc[head].children)
    first = start - 1 if start and doc[start - 1].lower_ in ("the", "a", "an") else start
    definite = owned or (first < start and doc[first].lower_ == "the")
    return Mention(first, end, head, "Person", "description", lemma(doc[head]), definite)


def _is_body(doc: Doc, end: int, lexicon: Lexicon) -> bool:
    """ "The Attorney General's Office" is a body."""
    return end + 1 < len(doc) and doc[end].lower_ in ("'s", "’s") and doc[end + 1].text in lexicon["institutions.heads"]
