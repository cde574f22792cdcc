"""Examples for the relation head: mentions as the pipeline pairs them, labelled from KnowledgeNet and Re-DocRED.

A unit is what one sentence says of two things: the rows of its mention pairs, a label for each relation, and which of
the labels are known. KnowledgeNet passages are known for the properties that they were read for. Re-DocRED documents
are known for all, save where two things are related but the annotation does not say that this sentence tells it.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

from kg.language.coreference import Cluster, Coreference, resolve
from kg.language.excerpts import add_first_person
from kg.language.lexicon import lexicon
from kg.language.relations import KINDS, Pair, features, pairs

RELATIONS = tuple(KINDS)
NUMBER = {name: number for number, name in enumerate(RELATIONS)}
# Property -> the relation, and whether subject and object change places.
KNOWLEDGENET = {
    "SPOUSE": ("spouseOf", False), "CHILD_OF": ("parentOf", True), "PLACE_OF_BIRTH": ("bornIn", False),
    "PLACE_OF_RESIDENCE": ("livesIn", False), "EDUCATED_AT": ("educatedAt", False),
    "EMPLOYEE_OR_MEMBER_OF": ("worksFor", False), "POLITICAL_AFFILIATION": ("party", False), "CEO": ("ceo", True),
    "FOUNDED_BY": ("founded", True), "SUBSIDIARY_OF": ("partOf", False), "HEADQUARTERS": ("locatedIn", False),
}  # fmt: skip
WIKIDATA = {
    "P26": ("spouseOf", False), "P40": ("parentOf", False), "P22": ("parentOf", True), "P25": ("parentOf", True),
    "P3373": ("siblingOf", False), "P19": ("bornIn", False), "P551": ("livesIn", False), "P69": ("educatedAt", False),
    "P108": ("worksFor", False), "P102": ("party", False), "P169": ("ceo", True), "P488": ("ceo", True),
    "P112": ("founded", True), "P749": ("partOf", False), "P355": ("partOf", True), "P159": ("locatedIn", False),
    "P57": ("directed", True), "P50": ("wrote", True), "P58": ("wrote", True), "P170": ("wrote", True),
    "P162": ("produced", True), "P272": ("produced", True), "P161": ("actedIn", True), "P123": ("publishedBy", False),
    "P449": ("distributedBy", False), "P750": ("distributedBy", False), "P463": ("memberOf", False),
}  # fmt: skip
# Being somewhere or belonging to something in a way that is none of ours, but near some of them.
NEAR = frozenset(["P17", "P131", "P276", "P27", "P937", "P740", "P495", "P1001", "P127", "P361", "P527", "P20"])
UNSURE_NEAR = ("locatedIn", "livesIn", "bornIn", "partOf", "founded", "worksFor", "memberOf")
UNSURE_BESIDE = {
    "worksFor": ("ceo", "memberOf", "party"), "ceo": ("worksFor",), "memberOf": ("worksFor", "partOf"),
    "partOf": ("founded", "memberOf"), "livesIn": ("bornIn",), "bornIn": ("livesIn",), "party": ("worksFor",),
}  # fmt: skip
BOTH_WAYS = ("spouseOf", "siblingOf")
NO_SPACE_BEFORE = frozenset([*",.;:)%?!]'", "'s", "’s", "n't", "''"])
NO_SPACE_AFTER = frozenset("($[“")

Place = tuple[int, int]
Flags = NDArray[np.int8]
Passage = tuple[int, str, list[tuple[str, Place, Place]], set[str]]
Label = Callable[[Pair, list[Place], list[Place]], tuple[Flags, Flags]]


@dataclass(frozen=True, slots=True)
class Unit:
    """What one sentence says of two things. `rows` (pairs × features), `labels` and `known` (relations).

    `part` is KnowledgeNet's fold (1, 2), or 11 and 12 for the halves of Re-DocRED.
    """

    part: int
    rows: NDArray[np.float16]
    labels: Flags
    known: Flags


def knowledgenet(nlp: Language, folder: Path, folds: tuple[int, ...]) -> Iterator[Unit]:
    """The units of the passages of some folds."""
    for fold, text, facts, read_for in passages(folder, folds):
        doc = nlp(text)
        coreference = resolve(doc, lexicon(), excerpt=True)
        add_first_person(doc, coreference)
        known = np.zeros(len(RELATIONS), np.int8)
        known[[NUMBER[KNOWLEDGENET[name][0]] for name in read_for if name in KNOWLEDGENET]] = 1

        def label(_: Pair, ones: list[Place], others: list[Place], facts: Any = facts, known: Flags = known) -> Any:
            labels = np.zeros(len(RELATIONS), np.int8)
            for name, one, other in facts:
                relation, turned = KNOWLEDGENET[name]
                one, other = (other, one) if turned else (one, other)
                if any(_overlap(a, one) for a in ones) and any(_overlap(b, other) for b in others):
                    labels[NUMBER[relation]] = 1
            return labels, known

        yield from _units(doc, coreference, fold, label)


def passages(folder: Path, folds: tuple[int, ...]) -> Iterator[Passage]:
    """(fold, text, facts of properties that are ours, properties read for) of each KnowledgeNet passage."""
    found: dict[tuple[int, int], Passage] = {}
    for name in ("facts", "none"):
        for line in (folder / "knowledgenet" / f"{name}.jsonl").read_text("utf-8").splitlines():
            record = json.loads(line)
            if record["fold"] in folds:
                key = (record["document"], record["passage_start"])
                one = found.setdefault(key, (record["fold"], record["text"], [], set()))
                one[3].add(record["predicate"])
                if name == "facts" and record["predicate"] in KNOWLEDGENET:
                    ends = [(record[role]["start"], record[role]["end"]) for role in ("subject", "object")]
                    one[2].append((record["predicate"], *ends))
    for key in sorted(found):
        yield found[key]


def redocred(nlp: Language, folder: Path) -> Iterator[Unit]:
    """The units of Re-DocRED's documents; of those without a relation every second."""
    for number, record in enumerate(json.loads((folder / "redocred" / "train.json").read_text("utf-8"))):
        text, words = written(record["sents"])
        doc = nlp(text)
        coreference = resolve(doc, lexicon())
        things = [
            [(words[m["sent_id"]][m["pos"][0]][0], words[m["sent_id"]][m["pos"][1] - 1][1]) for m in vertex]
            for vertex in record["vertexSet"]
        ]
        label = _Wikidata(doc, things, [(row[0][0], row[-1][1]) if row else (0, 0) for row in words], record["labels"])
        for count, unit in enumerate(_units(doc, coreference, 11 + number % 2, label)):
            if unit.labels.any() or count % 2:
                yield unit


def written(sentences: list[list[str]]) -> tuple[str, list[list[Place]]]:
    """The text of tokenized sentences, and where each word stands in it."""
    text, last = "", ""
    places: list[list[Place]] = []
    for sentence in sentences:
        places.append([])
        for word in sentence:
            text += " " if text and word not in NO_SPACE_BEFORE and last not in NO_SPACE_AFTER else ""
            places[-1].append((len(text), len(text) + len(word)))
            text, last = text + word, word
    return text, places


class _Wikidata:
    """Labels of a Re-DocRED document's pairs."""

    def __init__(
        self, doc: Doc, things: list[list[Place]], sentences: list[Place], labels: list[dict[str, Any]]
    ) -> None:
        self.doc, self.things, self.sentences = doc, things, sentences
        self.told: dict[tuple[int, int], list[tuple[str, list[int]]]] = defaultdict(list)
        self.near: set[tuple[int, int]] = set()
        self.first: dict[tuple[int, int, str], int] = {}
        for label in labels:
            one, other = label["h"], label["t"]
            if label["r"] in WIKIDATA:
                relation, turned = WIKIDATA[label["r"]]
                ways = [(other, one) if turned else (one, other)]
                ways += [(other, one)] if relation in BOTH_WAYS else []
                for way in ways:
                    self.told[way].append((relation, label["evidence"]))
            elif label["r"] in NEAR:
                self.near |= {(one, other), (other, one)}

    def __call__(self, pair: Pair, ones: list[Place], others: list[Place]) -> tuple[Flags, Flags]:
        labels, known = np.zeros(len(RELATIONS), np.int8), np.ones(len(RELATIONS), np.int8)
        one, other = self._thing(ones), self._thing(others)
        if one is None or other is None or one == other:
            return labels, 0 * known
        at = self.doc[pair.one.head].idx
        here = next((n for n, (start, end) in enumerate(self.sentences) if start <= at < end), -1)
        if (one, other) in self.near:
            known[[NUMBER[name] for name in UNSURE_NEAR]] = 0
        for relation, evidence in self.told.get((one, other), ()):
            said = here in evidence or (not evidence and self.first.setdefault((one, other, relation), here) == here)
            labels[NUMBER[relation]] = known[NUMBER[relation]] = said
            for name in UNSURE_BESIDE.get(relation, ()):
                known[NUMBER[name]] &= labels[NUMBER[name]]
        return labels, known

    def _thing(self, places: list[Place]) -> int | None:
        votes = Counter(
            number for number, thing in enumerate(self.things) for one in thing for place in places
            if _overlap(one, place)
        )  # fmt: skip
        return votes.most_common(1)[0][0] if votes else None


def _units(doc: Doc, coreference: Coreference, part: int, label: Label) -> Iterator[Unit]:
    found = pairs(doc, coreference)
    if not found:
        return
    rows = features(doc, found).astype(np.float16)
    grouped: dict[tuple[int, int, int], list[int]] = {}
    for number, pair in enumerate(found):
        key = (doc[pair.one.head].sent.start, id(pair.subject), id(pair.object))
        grouped.setdefault(key, []).append(number)
    for numbers in grouped.values():
        pair = found[numbers[0]]
        labels, known = label(pair, _places(doc, pair.subject), _places(doc, pair.object))
        allowed = [pair.subject.type in ones and pair.object.type in others for ones, others in KINDS.values()]
        known = known & np.array(allowed, np.int8)
        if known.any():
            yield Unit(part, rows[numbers], labels, known)


def _places(doc: Doc, cluster: Cluster) -> list[Place]:
    return [
        (doc[m.start].idx, doc[m.end - 1].idx + len(doc[m.end - 1]))
        for m in cluster.mentions
        if m.kind != "description"
    ]


def _overlap(one: Place, other: Place) -> bool:
    return one[0] < other[1] and other[0] < one[1]
