"""Gold sentences into batches of tensors: class tables, windows of consecutive sentences, padding, masks."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor

from kg.language import lemmas
from kg.language.training.augment import Maker, varied
from kg.language.training.corpora import Document, Sentence
from kg.language.training.names import BIO
from kg.language.wordpieces import WordPieces, shape

NOT_LABELLED = -100
_LONGEST = 160  # sub-words of a window of several sentences
_MOST = 260  # sub-words of a single sentence; the few longer ones are left out
_SPANS = ((1, 0.5), (2, 0.2), (3, 0.15), (4, 0.09), (5, 0.06))


@dataclass
class Classes:
    """The names of the classes of every head, in the order of their numbers."""

    upos: list[str]
    xpos: list[str]
    lemma: list[str]
    feats: list[str]
    labels: list[str]
    names: list[str]

    @classmethod
    def count(cls, documents: list[Document]) -> Classes:
        """Classes of the training trees; edit scripts seen once are left out."""
        counts: dict[str, Counter[str]] = {name: Counter() for name in ("upos", "xpos", "lemma", "feats", "labels")}
        for sentence in (sentence for document in documents for sentence in document):
            if sentence.heads is None:
                continue
            assert sentence.upos
            assert sentence.xpos
            assert sentence.lemmas
            assert sentence.feats
            assert sentence.labels
            counts["upos"].update(sentence.upos)
            counts["xpos"].update(sentence.xpos)
            counts["feats"].update(sentence.feats)
            counts["labels"].update(label for label in sentence.labels if label != "root")
            counts["lemma"].update(map(lemmas.script, sentence.words, sentence.lemmas))
        least = {"lemma": 2, "feats": 2}
        tables = {
            name: sorted(value for value, n in count.items() if n >= least.get(name, 1))
            for name, count in counts.items()
        }
        return cls(**tables, names=list(BIO))


@dataclass
class Window:
    """Some consecutive sentences as plain lists of numbers; the targets run over the words."""

    pieces: list[int]
    shapes: list[int]
    firsts: list[int]
    sentences: list[int]
    targets: dict[str, list[int]]


class Sampler:
    """Endless epochs of batches."""

    def __init__(
        self, documents: list[Document], classes: Classes, pieces: WordPieces, *, made_up: float = 0.0, seed: int = 0
    ) -> None:
        self.documents = documents
        self.pieces = pieces
        self.made_up = made_up
        self.chance = random.Random(seed)
        self.maker = Maker(documents) if made_up else None
        tables = {name: getattr(classes, name) for name in ("upos", "xpos", "lemma", "feats", "labels", "names")}
        self.numbers = {name: {value: i for i, value in enumerate(table)} for name, table in tables.items()}

    def epoch(self, size: int) -> Iterator[dict[str, Tensor]]:
        """Every sentence once, in windows newly cut and varied, in batches of about `size` sub-words."""
        windows = list(self._windows())
        self.chance.shuffle(windows)
        # Like lengths together, within pools large enough to find them and small enough to stay random.
        pools = [windows[i : i + 4000] for i in range(0, len(windows), 4000)]
        for pool in pools:
            pool.sort(key=lambda window: len(window.pieces))
            batches: list[list[Window]] = [[]]
            for window in pool:
                if batches[-1] and (len(batches[-1]) + 1) * len(window.pieces) > size:
                    batches.append([])
                batches[-1].append(window)
            self.chance.shuffle(batches)
            yield from map(tensors, batches)

    def _windows(self) -> Iterator[Window]:
        counts, weights = zip(*_SPANS, strict=True)
        for document in self.documents:
            start = 0
            while start < len(document):
                wanted = self.chance.choices(counts, weights)[0]
                chosen: list[Sentence] = []
                length = 0
                while start < len(document) and len(chosen) < wanted:
                    added = self._length(document[start])
                    if chosen and length + added > _LONGEST:
                        break
                    chosen.append(document[start])
                    length += added
                    start += 1
                if length <= _MOST:
                    last = len(chosen) - 1
                    yield self.window([varied(s, self.chance, last=i == last) for i, s in enumerate(chosen)])
        if self.maker:
            total = sum(len(document) for document in self.documents)
            for _ in range(int(total * self.made_up)):
                made = [self.maker.sentence(self.chance) for _ in range(self.chance.choice((1, 1, 2, 3)))]
                yield self.window(made)

    def _length(self, sentence: Sentence) -> int:
        return sum(len(self.pieces.ids(word)) for word in sentence.words)

    def window(self, sentences: list[Sentence]) -> Window:
        """The numbers of a window; unlabelled targets are `NOT_LABELLED`."""
        pieces, shapes = [self.pieces.start], [0]
        firsts: list[int] = []
        places: list[int] = []
        targets: dict[str, list[int]] = {
            name: [] for name in ("upos", "xpos", "lemma", "feats", "names", "start", "arcs", "labels")
        }
        for number, sentence in enumerate(sentences):
            begin = len(firsts)
            for word in sentence.words:
                firsts.append(len(pieces))
                ids = self.pieces.ids(word)
                pieces.extend(ids)
                shapes.extend([shape(word)] * len(ids))
                places.append(number)
            self._targets(sentence, begin, targets)
        pieces.append(self.pieces.end)
        shapes.append(0)
        return Window(pieces, shapes, firsts, places, targets)

    def _targets(self, sentence: Sentence, begin: int, targets: dict[str, list[int]]) -> None:
        nothing = [NOT_LABELLED] * len(sentence.words)
        for name in ("upos", "xpos", "feats", "names"):
            values, table = getattr(sentence, name), self.numbers[name]
            targets[name].extend([table.get(value, NOT_LABELLED) for value in values] if values else nothing)
        if sentence.lemmas:
            table = self.numbers["lemma"]
            scripts = map(lemmas.script, sentence.words, sentence.lemmas)
            targets["lemma"].extend(table.get(script, NOT_LABELLED) for script in scripts)
        else:
            targets["lemma"].extend(nothing)
        targets["start"].extend([1] + [0] * (len(sentence.words) - 1))
        if sentence.heads is not None and sentence.labels is not None:
            table = self.numbers["labels"]
            targets["arcs"].extend(0 if head < 0 else begin + head + 1 for head in sentence.heads)
            targets["labels"].extend(table.get(label, NOT_LABELLED) for label in sentence.labels)
        else:
            targets["arcs"].extend(nothing)
            targets["labels"].extend(nothing)


def tensors(windows: list[Window]) -> dict[str, Tensor]:
    """A batch. Flat over words: firsts, upos, xpos, lemma, feats, names, start. Windows × words: grid, sentences, arcs,
    labels. Windows × sub-words: pieces, shapes."""
    length = max(len(window.pieces) for window in windows)
    widest = max(len(window.firsts) for window in windows)
    flat: dict[str, list[int]] = {name: [] for name in ("upos", "xpos", "lemma", "feats", "names", "start")}
    firsts: list[int] = []
    padded: dict[str, list[list[int]]] = {n: [] for n in ("pieces", "shapes", "grid", "sentences", "arcs", "labels")}
    for row, window in enumerate(windows):
        for name, target in flat.items():
            target.extend(window.targets[name])
        count = len(window.firsts)
        rest = [0] * (length - len(window.pieces))
        padded["pieces"].append(window.pieces + rest)
        padded["shapes"].append(window.shapes + rest)
        padded["grid"].append(list(range(len(firsts), len(firsts) + count)) + [-1] * (widest - count))
        padded["sentences"].append(window.sentences + [-1] * (widest - count))
        for name in ("arcs", "labels"):
            padded[name].append(window.targets[name] + [NOT_LABELLED] * (widest - count))
        firsts.extend(row * length + first for first in window.firsts)
    batch = {name: torch.tensor(values) for name, values in (flat | padded).items()}
    batch["firsts"] = torch.tensor(firsts)
    batch["lengths"] = torch.tensor([len(window.pieces) for window in windows])
    return batch


def masked(batch: dict[str, Tensor], unknown: int, share: float, generator: torch.Generator) -> dict[str, Tensor]:
    """The batch with a share of its sub-words made unknown, so that the context counts."""
    noise = torch.rand(batch["pieces"].shape, generator=generator) < share
    noise &= batch["pieces"] > unknown + 2  # neither padding nor the marks of start and end
    return {**batch, "pieces": batch["pieces"].masked_fill(noise, unknown)}


__all__ = ["Classes", "Sampler", "Window", "masked", "tensors"]
