"""Names put right by the words in them: "Court of Appeal" is one body, "HMP Wakefield" too, "Hill County" is a place.

The encoder cuts the longer names of institutions at "of", "for" and "on", and it misses names that it has never seen.
What kind of word a name is built around says where it goes on and what it names; the document itself says that what is
a name in one place is a name elsewhere.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from kg.language.lexicon import Lexicon
from kg.language.names import Name

_CONTINUING = frozenset({"of", "for", "on", "against"})
_SMALL = frozenset({"of", "the", "and", "&", "for", "on", "to", "in", "de", "del", "la"})
_CLOSED = frozenset({"PERSON", "DATE"})


def settle(doc: Doc, found: Sequence[Name], lexicon: Lexicon) -> list[Name]:
    """The names of a document with institutions whole, typed by their words, and found wherever they stand."""
    words = [token.text for token in doc]
    known = _nicknamed(words, sorted(found))
    known = sorted((*known, *_unseen(doc, words, known, lexicon)))
    names = [_typed(words, name, lexicon) for name in _grown(doc, words, known, lexicon)]
    return sorted(_again(doc, words, _publishers(words, names)))


def _publishers(words: list[str], names: list[Name]) -> list[Name]:
    """ "Published by Marlow": a house, unless a person is called so in full."""
    people = {words[n.end - 1] for n in names if n.kind == "PERSON" and n.end - n.start > 1}
    return [
        name._replace(kind="ORG")
        if name.kind == "PERSON" and name.end - name.start == 1 and words[name.start] not in people
        and [word.lower() for word in words[max(name.start - 2, 0) : name.start]] == ["published", "by"]
        else name
        for name in names
    ]  # fmt: skip


def _nicknamed(words: list[str], names: list[Name]) -> list[Name]:
    """Persons with the nickname in the middle of their name: "Robert “Bobby” Hale"."""
    kept: list[Name] = []
    for name in names:
        if kept and name.start < kept[-1].end:
            continue
        kept.append(name if name.kind != "PERSON" else name._replace(end=_past_nickname(words, name)))
    return kept


def _past_nickname(words: list[str], name: Name) -> int:
    """Where a person's name ends that a nickname in quotes interrupts."""
    opened = [index for index in range(name.start + 1, name.end) if words[index] in _QUOTES]
    start = opened[0] if len(opened) == 1 else name.end
    if start < len(words) and words[start] in _QUOTES and not (len(opened) > 1):
        close = next((i for i in range(start + 2, min(start + 4, len(words))) if words[i] in _QUOTES), None)
        inside = close is not None and all(_capital(words, i) for i in range(start + 1, close))
        surname = close is not None and close + 1 < len(words) and _capital(words, close + 1)
        if close is not None and inside and surname and not (close + 2 < len(words) and _capital(words, close + 2)):
            return close + 2
    return name.end


_QUOTES = frozenset("\"“”‘’'")


def _grown(doc: Doc, words: list[str], names: list[Name], lexicon: Lexicon) -> list[Name]:
    """Names of institutions with what follows them: "Royal Commission" + "on" + "Criminal Justice"."""
    kinds = {index: name.kind for name in names for index in range(name.start, name.end)}
    grown: list[Name] = []
    for name in names:
        if grown and name.start < grown[-1].end:
            continue
        start, end, kind = name
        if kind in ("ORG", "LOC") and start and words[start - 1] in lexicon["institutions.before"]:
            start, kind = start - 1, "ORG"
            if grown and grown[-1].end > start:
                grown.pop()
        if kind == "ORG" and end - start == 1 and words[start] in lexicon["institutions.heads"]:
            start = _before_possessive(words, start)
            while grown and grown[-1].end > start:
                grown.pop()
        if kind in ("ORG", "LOC", "MISC", "WORK"):
            while end - start > 1 and words[end - 1] in _CONTINUING:
                end -= 1  # "Royal Commission on"
            stop = _continued(doc, words, start, end, kinds, lexicon)
            kind = "ORG" if stop > end else kind
            end = stop
        grown.append(Name(start, end, kind))
    return grown


def _before_possessive(words: list[str], start: int) -> int:
    """Where a body's name starts that goes on after a plural possessive: "Law Students’ Association"."""
    if start < 2 or words[start - 1] not in ("’", "'") or not words[start - 2].endswith("s"):
        return start
    first = start - 1
    while first and _capital(words, first - 1):
        first -= 1
    return first if first < start - 1 else start


def _continued(
    doc: Doc, words: list[str], start: int, end: int, kinds: dict[int, str], lexicon: Lexicon
) -> int:
    """Where an institution's name ends that the encoder ended at `end`."""
    if end < len(words) and words[end] in lexicon["institutions.heads"] and words[end - 1][:1].isupper():
        end += 1  # "Dale Police" + "Department"
    if not any(word in lexicon["institutions.heads"] for word in words[start:end]):
        return end
    while end + 1 < len(words) and words[end] in _CONTINUING:
        stop = end + 1
        while stop < len(words) and words[stop] in ("the", "a"):
            stop += 1
        first = stop
        while stop < len(words) and (_capital(words, stop) or (words[stop] in ("and", "&", "of") and stop > first)):
            if kinds.get(stop) in _CLOSED:
                break
            stop += 1
        while stop > first and not _capital(words, stop - 1):
            stop -= 1
        if stop == first or kinds.get(stop) in _CLOSED:
            break
        if words[end] == "of" and words[first:stop] and kinds.get(first) == "LOC" and words[end - 1] in _OFFICES:
            break
        end = stop
    return end


_OFFICES = frozenset({"Police", "Team"})


def _capital(words: list[str], index: int) -> bool:
    return words[index][:1].isupper() and words[index].replace("-", "").replace("'", "").replace("’", "").isalpha()


def _typed(words: list[str], name: Name, lexicon: Lexicon) -> Name:
    """The name with the type that its last word gives it."""
    last = words[name.end - 1]
    if name.kind == "LOC" and last in ("Center", "Centre", "Facility", "Institution", "Complex"):
        kept = lexicon["institutions.centers"].intersection(words[name.start : name.end])
        return name._replace(kind="ORG") if kept else name
    if name.end - name.start > 1 and name.kind in ("LOC", "MISC", "EVENT") and last in lexicon["institutions.bodies"]:
        return name._replace(kind="ORG")
    if name.end - name.start > 1 and name.kind in ("ORG", "MISC") and last in lexicon["institutions.places"]:
        return name._replace(kind="LOC")
    return name


def _unseen(doc: Doc, words: list[str], names: list[Name], lexicon: Lexicon) -> Iterator[Name]:
    """Runs of capitals around the word for an institution that no name covers: "Center on Wrongful Convictions"."""
    taken = {index for name in names for index in range(name.start, name.end)}
    index = 0
    while index < len(words):
        if index in taken or not _capital(words, index) or words[index].isupper():
            index += 1
            continue
        stop = index
        while stop < len(words) and stop not in taken and (_capital(words, stop) or words[stop] in _SMALL):
            stop += 1
        while stop > index and not _capital(words, stop - 1):
            stop -= 1
        start = index
        while start < stop and (words[start].lower() in _SMALL or words[start] in _OPENING or doc[start].is_sent_start):
            start += 1
        run = words[start:stop]
        capitals = [word for word in run if word[:1].isupper()]
        if len(capitals) > 1 and set(capitals) & lexicon["institutions.heads"] and not _headline(words, index, stop):
            yield Name(start, stop, "ORG")
        index = max(stop, index + 1)


_OPENING = frozenset({"The", "A", "An", "In", "At", "On", "For", "When", "After", "But", "And"})


def _headline(words: list[str], start: int, stop: int) -> bool:
    """A run of capitals that is as long as a line is a headline, not a name."""
    return stop - start > 8


def _again(doc: Doc, words: list[str], names: list[Name]) -> list[Name]:
    """Names found once, wherever else they stand, and each by the type that it mostly has."""
    votes: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for name in names:
        if name.kind in ("PERSON", "ORG", "LOC"):
            votes[tuple(words[name.start : name.end])][name.kind] += 1
    taken = {index for name in names for index in range(name.start, name.end)}
    by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for text in sorted(votes, key=lambda text: (-len(text), text)):
        if len(text) > 1 or len(text[0]) > 3:
            by_first[text[0]].append(text)
    index = 0
    while index < len(words):
        for text in by_first.get(words[index], ()):
            place = range(index, index + len(text))
            if tuple(words[index : index + len(text)]) == text and not taken.intersection(place):
                if len(text) == 1 and (doc[index].tag_ != "NNP" or _in_run(words, index)):
                    continue
                names.append(Name(index, index + len(text), votes[text].most_common(1)[0][0]))
                taken.update(place)
                break
        index += 1
    return names


def _in_run(words: list[str], index: int) -> bool:
    """One capitalised word among others may be part of another name."""
    return any(0 <= other < len(words) and _capital(words, other) for other in (index - 1, index + 1))
