"""The spaCy component: tags, lemmas, trees, sentences and names of a `Doc` in one pass of the encoder."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS, TAG
from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.language import institutions, lemmas, names, titles, trees
from kg.language.encoder import Encoder, Floats, Scores, encoder
from kg.language.lexicon import lexicon
from kg.language.repairs import repair
from kg.language.windows import DASHES, closes_dateline, windows

_AHEAD = 24  # windows being read before the first of their documents is taken up
FACTORY = "kg_encoder"
SHIPPED = Path(__file__).resolve().parent / "model"


@dataclass
class Analysis:
    """The analysis of a run of words; `heads` count from its first word, a sentence's root has -1."""

    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    feats: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    names: list[names.Name] = field(default_factory=list)
    states: list[Floats] = field(default_factory=list)

    def extend(self, other: Analysis) -> None:
        """Append another run's analysis."""
        base = len(self.heads)
        self.heads.extend(head if head < 0 else base + head for head in other.heads)
        self.names.extend(names.Name(base + name.start, base + name.end, name.kind) for name in other.names)
        self.states.extend(other.states)
        for mine, more in (
            (self.upos, other.upos), (self.xpos, other.xpos), (self.lemmas, other.lemmas),
            (self.feats, other.feats), (self.labels, other.labels),
        ):  # fmt: skip
            mine.extend(more)


def interpret(
    model: Encoder, words: Sequence[str], scores: Scores, *, starts: Iterable[int] | None = None
) -> Analysis:
    """Scores of a window as an analysis; `starts` gives sentence boundaries where they are known."""
    tables = model.classes
    if starts is None:
        starts = [index for index in range(1, len(words)) if scores.start[index] > 0]
    bounds = sorted({0, *starts, len(words)})
    heads: list[int] = []
    for start, end in pairwise(bounds):
        found = trees.heads(scores.arcs[start:end, start:end], scores.roots[start:end])
        heads.extend(head if head < 0 else start + head for head in found)
    labels = model.labels(scores, heads)
    upos = [tables["upos"][number] for number in scores.upos]
    trimmed = (names.trimmed(words, name) for name in names.decode(scores.names, tables["names"]))
    found_names = [name for name in trimmed if name]
    repair(words, upos, heads, labels, found_names)
    scripts = tables["lemma"]
    xpos = [tables["xpos"][number] for number in scores.xpos]
    return Analysis(
        upos=upos,
        xpos=xpos,
        lemmas=[
            lemmas.of_verb(word, tag)
            or lemmas.likeliest([scripts[number] for number in row], word, model.pieces.knows)
            for row, word, tag in zip(scores.lemma, words, xpos, strict=True)
        ],
        feats=[tables["feats"][number] for number in scores.feats],
        heads=heads,
        labels=["ROOT" if head < 0 else label for head, label in zip(heads, labels, strict=True)],
        names=found_names,
        states=[] if scores.states is None else [scores.states],
    )


@Language.factory(
    FACTORY,
    default_config={"model": None},
    assigns=[
        "token.pos", "token.tag", "token.lemma", "token.morph", "token.dep", "token.head", "doc.ents", "doc.sents",
    ],
)  # fmt: skip
def create(nlp: Language, name: str, model: str | None) -> EncoderComponent:
    """Make the component; `model` is a model folder, None the shipped one."""
    return EncoderComponent(Path(model) if model else SHIPPED)


@dataclass
class _Reading:
    """A document being read: the numbers of its words among its tokens, its windows and their scores to come."""

    doc: Doc
    places: list[int]
    runs: list[list[str]]
    scores: list[Future[Scores]]


class EncoderComponent:
    """Reads a `Doc` paragraph by paragraph. A document's analysis depends on that document alone."""

    def __init__(self, folder: Path) -> None:
        self._encoder = encoder(folder)

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], batch_size: int = 64) -> Iterator[Doc]:
        """Many documents, some of them read ahead; each comes out as it would alone."""
        waiting: deque[_Reading] = deque()
        for doc in docs:
            places, runs = self._runs(doc)
            waiting.append(_Reading(doc, places, runs, [self._encoder.begin(words) for words in runs]))
            while len(waiting) > 1 and sum(len(reading.runs) for reading in waiting) > _AHEAD:
                yield self._finish(waiting.popleft())
        while waiting:
            yield self._finish(waiting.popleft())

    def _finish(self, reading: _Reading) -> Doc:
        analysis = Analysis()
        for words, scores in zip(reading.runs, reading.scores, strict=True):
            analysis.extend(interpret(self._encoder, words, scores.result()))
        _write(reading.doc, reading.places, analysis)
        return reading.doc

    def _runs(self, doc: Doc) -> tuple[list[int], list[list[str]]]:
        """The numbers of the tokens that are words, and the words by window."""
        places: list[int] = []
        paragraphs: list[list[str]] = [[]]
        for token in doc:
            if token.is_space:
                if "\n" in token.text:
                    paragraphs.append([])
            else:
                places.append(token.i)
                paragraphs[-1].append(token.text)
                if token.text in DASHES and closes_dateline(paragraphs[-1]):
                    paragraphs.append([])  # "PHOENIX (AP) — A man …": the place is no subject
        runs: list[list[str]] = []
        for words in filter(None, paragraphs):
            runs.extend(words[start:end] for start, end in windows(words, self._encoder.sizes(words)))
        return places, runs


def _write(doc: Doc, places: list[int], analysis: Analysis) -> None:
    """Put an analysis of the words at `places` into a document; white space hangs from the word before it."""
    strings, morphology = doc.vocab.strings, doc.vocab.morphology
    values: Any = np.zeros((len(doc), 6), dtype=np.uint64)
    heads = np.zeros(len(doc), dtype=np.int64)
    for number, place in enumerate(places):
        head, feats = analysis.heads[number], analysis.feats[number]
        heads[place] = 0 if head < 0 else places[head] - place
        values[place, 1:] = (
            strings.add(analysis.labels[number]), strings.add(analysis.upos[number]),
            strings.add(analysis.xpos[number]), strings.add(analysis.lemmas[number]),
            morphology.add("" if feats == "_" else feats),
        )  # fmt: skip
    if analysis.states:
        tensor: Floats = np.zeros((len(doc), analysis.states[0].shape[1]), dtype=np.float32)
        tensor[places] = np.concatenate(analysis.states)
        doc.tensor = tensor  # type: ignore[assignment]
    words = set(places)
    first = places[0] if places else 0
    for token in doc:
        if token.i not in words:
            heads[token.i] = first - token.i if token.i < first else -min(token.i, 1)
            values[token.i, 1:] = (
                strings.add("dep"), strings.add("SPACE"), strings.add("_SP"), strings.add(token.text),
                morphology.add(""),
            )  # fmt: skip
    values[:, 0] = heads.astype(np.uint64)
    if len(doc):
        doc.from_array([HEAD, DEP, POS, TAG, LEMMA, MORPH], values)
    found = [names.Name(places[n.start], places[n.end - 1] + 1, n.kind) for n in analysis.names]
    whole = institutions.settle(doc, found, lexicon())
    doc.set_ents([Span(doc, n.start, n.end, label=n.kind) for n in titles.settle(doc, whole)], default="outside")
