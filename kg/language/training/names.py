"""Gold names: the corpora's entity annotation turned into BIO labels of seven types.

Spans exclude possessive 's, determiners, titles and roles before a person's name, and appositives, because that is what
a claim's argument needs to be.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.language.training.corpora import Sentence

TYPES = ("PERSON", "ORG", "LOC", "DATE", "EVENT", "WORK", "MISC")
BIO = ("O", *(f"{prefix}-{name}" for name in TYPES for prefix in "BI"))

DETERMINERS = {"the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your"}
POSSESSIVE = {"'s", "’s", "'", "’", "s'"}
_TITLES_LISTED = """
mr mrs ms miss mister madam sir dame lord lady dr doctor prof professor president vice prime minister
senator sen representative rep congressman congresswoman governor gov mayor judge justice chief attorney
general district assistant deputy secretary king queen prince princess emperor empress pope saint st father
rev reverend bishop archbishop cardinal captain capt colonel col major lieutenant lt sergeant sgt officer
detective inspector admiral commander director chairman chairwoman chair ceo coach head manager former ex
late actor actress singer author writer filmmaker journalist historian chancellor ambassador speaker leader
sheriff commissioner prosecutor lawyer counsel superintendent spokesman spokeswoman spokesperson brother
sister uncle aunt
"""
TITLES = set(_TITLES_LISTED.split())
QUOTES = set("\"“”‘’'`*_«»") | {"``", "''"}
_EVENT_WORDS = re.compile(
    r"\b(wars?|battle|siege|olympics?|olympiad|games|championships?|cup|tournament|festival|elections?|revolution|"
    r"uprising|rebellion|treaty|conference|congress of|massacre|bombing|attacks?|riots?|earthquake|hurricane|"
    r"grand prix|open|marathon|playoffs|super bowl|crusade|operation|invasion|offensive|campaign|expo|strike|"
    r"coup|crisis|affair|raid|ceremony|summit|derby|contest|final|finals)\b",
    re.I,
)
# Wikidata relations of Re-DocRED by what they tell of a MISC entity at their head or tail.
_WORK_HEAD = {
    "P57", "P50", "P175", "P161", "P123", "P86", "P58", "P162", "P170", "P178", "P449", "P264", "P272", "P364", "P674",
    "P676", "P179", "P400", "P840", "P144",
}  # fmt: skip
_WORK_TAIL = {"P800", "P1441"}
_EVENT_HEAD = {"P710", "P585", "P580", "P582", "P276"}
_EVENT_TAIL = {"P1344", "P607"}
_CALENDAR_LISTED = """
january february march april may june july august september october november december jan feb mar apr jun
jul aug sept sep oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri
sat sun mondays tuesdays wednesdays thursdays fridays saturdays sundays yesterday today tomorrow tonight
christmas easter spring summer autumn fall winter
"""
_CALENDAR = set(_CALENDAR_LISTED.split())
_RELATIVE = {"last", "next", "this", "past", "previous", "following", "early", "late", "mid"}
_SPANS_OF_TIME = {"year", "month", "week", "day", "hour", "decade", "century", "centurie", "minute"}
_INSIDE_DATES = {",", "-", "–", "morning", "afternoon", "evening", "night"}
_UNITS = {"year", "month", "week", "century", "decade", "spring", "summer", "autumn", "fall", "winter", "night"}


def trimmed(words: list[str], start: int, end: int, kind: str) -> tuple[int, int]:
    """The span without what the conventions exclude; may come back empty (start == end)."""
    while start < end and (words[start] in QUOTES or words[start] in {"(", ","}):
        start += 1
    while start < end and (words[end - 1] in QUOTES or words[end - 1] in {")", ",", "'s", "’s"}):
        end -= 1
    lowered = {"the", "a", "an"} if kind == "WORK" else DETERMINERS
    while start < end and words[start].lower() in lowered and (kind != "WORK" or words[start].islower()):
        start += 1
    if kind == "PERSON":
        while end - start > 1 and words[start].lower().rstrip(".") in TITLES:
            start += 1
    return start, end


def write(labels: list[str], start: int, end: int, kind: str) -> bool:
    """Put one span into BIO `labels` unless something of it is taken."""
    if start >= end or any(label != "O" and label != "?" for label in labels[start:end]):
        return False
    labels[start] = f"B-{kind}"
    labels[start + 1 : end] = [f"I-{kind}"] * (end - start - 1)
    return True


# ---------------------------------------------------------------------------------------------------- Re-DocRED


def of_redocred(record: dict[str, Any], *, clean: bool = True) -> list[Sentence]:
    """One Re-DocRED record as sentences with names; counts and amounts (NUM) are left out."""
    from kg.language.training.corpora import Sentence

    sentences: list[list[str]] = record["sents"]
    told = _told(record)
    labels = [["O"] * len(words) for words in sentences]
    mentions = []
    for number, vertex in enumerate(record["vertexSet"]):
        kinds = {_misc(record, vertex, told.get(number)) if m["type"] == "MISC" else m["type"] for m in vertex}
        for mention in vertex:
            kind = {"PER": "PERSON", "TIME": "DATE"}.get(mention["type"], mention["type"])
            if kind == "MISC":
                kind = next((k for k in ("WORK", "EVENT") if k in kinds), "MISC")
            if kind != "NUM":
                mentions.append((mention["pos"][0] - mention["pos"][1], mention["sent_id"], mention["pos"], kind))
    for _, index, (start, end), kind in sorted(mentions, key=lambda m: (m[0], m[1], m[2], m[3])):
        words = sentences[index]
        if clean:
            start, end = trimmed(words, start, end, kind)
        write(labels[index], start, end, kind)
    return [
        Sentence(words=words, names=names, opens_paragraph=not number)
        for number, (words, names) in enumerate(zip(sentences, labels, strict=True))
    ]


def _told(record: dict[str, Any]) -> dict[int, str]:
    """What the record's relations tell of its vertices: WORK or EVENT by vertex number."""
    told: dict[int, str] = {}
    for relation in record["labels"]:
        name = relation["r"]
        if name in _WORK_HEAD:
            told[relation["h"]] = "WORK"
        elif name in _EVENT_HEAD:
            told.setdefault(relation["h"], "EVENT")
        if name in _WORK_TAIL:
            told.setdefault(relation["t"], "WORK")
        elif name in _EVENT_TAIL:
            told[relation["t"]] = "EVENT"
    return told


def _misc(record: dict[str, Any], vertex: list[dict[str, Any]], told: str | None) -> str:
    if any(_EVENT_WORDS.search(m["name"]) for m in vertex) and told != "WORK":
        return "EVENT"
    if told:
        return told
    for mention in vertex:
        words = record["sents"][mention["sent_id"]]
        start, end = mention["pos"]
        if start > 0 and end < len(words) and words[start - 1] in QUOTES and words[end] in QUOTES:
            return "WORK"
    return "MISC"


# ---------------------------------------------------------------------------------------------------- GUM

_GUM_TYPES = {"person": "PERSON", "organization": "ORG", "place": "LOC", "event": "EVENT", "time": "DATE"}
WORK_LINK = re.compile(
    r"_\((?:\d{4}_)?(?:\w+_)?(?:film|TV_series|novel|book|album|song|series|video_game|painting|play|magazine|poem|opera)\)"
)


def of_gum(document: list[Sentence]) -> None:
    """Write names into GUM sentences from their ``Entity=`` column: mentions headed by a proper noun, and dates."""
    works: set[str] = set()
    found: list[list[tuple[int, int, str, str]]] = []
    for sentence in document:
        spans = []
        for start, end, kind, link in _mentions(sentence.misc):
            named = _named(sentence, start, end, kind)
            if named is None:
                continue
            left, right, kind = named
            marked = WORK_LINK.search(link) or _enclosed(sentence, left, right) or _italic(sentence, start, end)
            if kind == "MISC" and marked and (right - left > 1 or len(sentence.words[left]) > 3):
                works.add(" ".join(sentence.words[left:right]))
                kind = "WORK"
            spans.append((left, right, kind, link))
        found.append(spans)
    for sentence, spans in zip(document, found, strict=True):
        labels = ["O"] * len(sentence.words)
        for left, right, kind, _ in sorted(spans, key=lambda span: (span[0] - span[1], span)):
            if kind == "MISC" and " ".join(sentence.words[left:right]) in works:
                kind = "WORK"
            write(labels, left, right, kind)
        for index, label in enumerate(labels):
            if label == "O" and _unsure(sentence, index):
                labels[index] = "?"
        sentence.names = labels


def _mentions(misc: list[str]) -> list[tuple[int, int, str, str]]:
    """Spans (start, end, type, Wikipedia title) of one sentence's entity brackets, those within the sentence only."""
    opened: dict[str, list[tuple[int, str, str]]] = {}
    spans = []
    for index, column in enumerate(misc):
        entity = next((field[7:] for field in column.split("|") if field.startswith("Entity=")), "")
        for part in re.findall(r"\([^()]*(?:%28[^()]*)*\)?|[^()]+\)", entity):
            if part.startswith("("):
                fields = part.strip("()").split("-", 6)
                if len(fields) < 2 or not fields[0][0].isdigit():
                    continue
                link = "-".join(fields[6:]).replace("%28", "(").replace("%29", ")") if len(fields) > 6 else ""
                entry = (index, fields[1], link)
                if part.endswith(")"):
                    spans.append((index, index + 1, fields[1], link))
                else:
                    opened.setdefault(fields[0], []).append(entry)
            else:
                number = part[:-1]
                if opened.get(number):
                    start, kind, link = opened[number].pop()
                    spans.append((start, index + 1, kind, link))
    return spans


def _named(sentence: Sentence, start: int, end: int, kind: str) -> tuple[int, int, str] | None:
    assert sentence.heads
    assert sentence.upos
    assert sentence.labels
    words, heads, upos, labels = sentence.words, sentence.heads, sentence.upos, sentence.labels
    head = next((i for i in range(start, end) if not start <= heads[i] < end), start)
    if kind == "time":
        return _date(words, upos, start, end)
    if upos[head] != "PROPN":
        return None
    left = right = head
    while right + 1 < end and _continues(words, upos, heads, labels, right + 1, end, head):
        right += 1
    while right > head and not (upos[right] in {"PROPN", "NUM", "X"} or words[right][:1].isupper()):
        right -= 1
    while left > start and labels[left - 1] in {"compound", "flat", "amod", "punct", "nummod", "nmod:desc", "case"}:
        if labels[left - 1] == "nmod:desc" and kind == "person":
            break
        if words[left - 1].islower() and upos[left - 1] not in {"PUNCT"}:
            break
        if words[left - 1] in QUOTES or words[left - 1] in {",", "(", ")", ";", ":"}:
            break
        if upos[left - 1] in {"ADP", "DET", "CCONJ", "PRON", "PART", "AUX"}:
            break
        left -= 1
    label = _GUM_TYPES.get(kind, "MISC")
    if kind in {"person", "organization", "place"} and words[head].lower() in _CALENDAR:
        return None
    if kind == "person" and words[right].lower() in TITLES:
        return None
    if kind == "person" and sentence.xpos and sentence.xpos[right] == "NNPS":
        label = "MISC"
    left, stop = trimmed(words, left, right + 1, label)
    if left >= stop or not any(word[:1].isupper() or word[:1].isdigit() for word in words[left:stop]):
        return None
    return left, stop, label


def _continues(
    words: list[str], upos: list[str], heads: list[int], labels: list[str], index: int, end: int, head: int
) -> bool:
    """Whether the token after a name's head belongs to the name ("of", "the", "California")."""
    if words[index] in {",", "(", ")", ";", ":", "–", "—"} or words[index] in POSSESSIVE | QUOTES:
        return False
    if upos[index] in {"PROPN", "NUM", "X"} or words[index] == "-":
        return labels[index] not in {"appos", "conj"} or (labels[index] == "conj" and words[index - 1] == "&")
    if upos[index] in {"ADP", "DET", "CCONJ"} and (words[index].lower() in {"of", "the", "and", "for", "&", "on"}):
        follow = next((i for i in range(index + 1, end) if upos[i] not in {"ADP", "DET", "CCONJ"}), end)
        inside = follow < end and upos[follow] == "PROPN" and follow - index <= 2
        if words[index].lower() == "and":  # "Bonnie and Clyde" is two names, "Trinidad and Tobago" one mention
            return False
        return inside
    return upos[index] in {"NOUN", "ADJ"} and words[index][:1].isupper() and labels[index] in {"flat", "compound"}


def _date(
    words: list[str], upos: list[str], start: int, end: int
) -> tuple[int, int, str] | None:
    lowered = [word.lower() for word in words]
    told = [i for i in range(start, end) if _calendar(lowered[i])]
    if not told:
        inside = [i for i in range(start, end) if lowered[i] in _RELATIVE]
        if inside and inside[0] + 1 < end and lowered[inside[0] + 1] in _UNITS:
            return inside[0], inside[0] + 2, "DATE"
        return None
    left, right = told[0], told[0] + 1
    while right < end and (_calendar(lowered[right]) or lowered[right] in _INSIDE_DATES or upos[right] == "NUM"):
        right += 1
    while upos[right - 1] == "PUNCT":
        right -= 1
    while left > start and (lowered[left - 1] in _RELATIVE or upos[left - 1] == "NUM"):
        left -= 1
    return left, right, "DATE"


def _calendar(word: str) -> bool:
    return word in _CALENDAR or re.fullmatch(r"[12]\d{3}s?|\d{1,2}(st|nd|rd|th)|['’]?\d0s", word) is not None


def _enclosed(sentence: Sentence, start: int, end: int) -> bool:
    words = sentence.words
    return start > 0 and end < len(words) and words[start - 1] in QUOTES and words[end] in QUOTES


def _italic(sentence: Sentence, start: int, end: int) -> bool:
    opens = any("XML=" in m and ('rend:::"italic"' in m or "<title" in m) for m in sentence.misc[start : start + 2])
    return opens and any("</hi>" in m or "</title>" in m for m in sentence.misc[start:end])


def _unsure(sentence: Sentence, index: int) -> bool:
    """Capitalised adjectives and proper nouns outside GUM's named mentions, which other corpora call names."""
    assert sentence.upos
    word = sentence.words[index]
    if word.lower().rstrip("s") in _SPANS_OF_TIME or sentence.upos[index] == "NUM":
        return True  # Re-DocRED calls durations and bare day numbers times; GUM has no word on them
    if sentence.upos[index] == "PROPN":
        return word.lower().rstrip(".") not in TITLES
    return sentence.upos[index] == "ADJ" and index > 0 and word[:1].isupper() and len(word) > 3
