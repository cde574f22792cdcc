"""Coreference measured against GUM: who and what the text speaks of, from raw text, as CoNLL F1.

Gold are the clusters of GUM whose type is person, organization or place, and those that are works (linked as one,
or named by a noun of the lexicon's works). A mention is known by its head, as in CorefUD's measure, since GUM's spans
reach over relative clauses and ours do not; two words for one mention ("co-star Ann Lee") count once. Clusters of one
mention are left out on both sides, as in CoNLL 2012.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import spacy
from spacy.tokens import Doc, Token

from kg.language import tokens
from kg.language.coreference import Coreference, resolve
from kg.language.lexicon import lexicon
from kg.language.mentions import Mention
from kg.language.training import corpora, names
from kg.language.training.corpora import Document
from kg.language.training.evaluate import paragraphs, text_of
from kg.language.training.link_metrics import MEASURES, Ratio, conll

TYPES = frozenset({"person", "organization", "place"})
KINDS = ("name", "description", "pronoun", "I, we, you")
SPOKEN = frozenset({"conversation", "vlog"})  # their text does not say who speaks
_SPEAKING = frozenset(
    {
        "i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves", "you", "your", "yours", "yourself",
        "yourselves",
    }
)  # fmt: skip
_BRACKET = re.compile(r"\([^()]*\)?|[^()]+\)")


class Head(NamedTuple):
    """A mention by its head: where that starts in the text, and whether it stands for all that it is joined to."""

    start: int
    joined: bool


@dataclass
class Linked:
    """The clusters of one document, the kind of each mention, and the text that they stand in."""

    clusters: list[set[Head]]
    kinds: dict[Head, str]


@dataclass
class _Group:
    kinds: Counter[str] = field(default_factory=Counter)
    heads: dict[Head, str] = field(default_factory=dict)
    work: bool = False


def evaluate(folder: Path, model: Path) -> Iterator[str]:
    """One line of figures after another: all of GUM dev, its written genres, each genre, each kind of mention."""
    nlp = spacy.blank("en")
    tokens.tune(nlp)
    nlp.add_pipe("kg_encoder", config={"model": str(model)})
    documents = [(_genre(path), next(corpora.conllu(path))) for path in _paths(folder)]
    texts, golds = zip(*(gold_of(document) for _, document in documents), strict=True)
    pairs = []
    for (genre, _), gold, doc in zip(documents, golds, nlp.pipe(texts), strict=True):
        pairs.append((genre, gold, guess_of(doc, resolve(doc, lexicon()))))
    yield f"all of GUM dev: {_figures([(gold, guess) for _, gold, guess in pairs])}"
    written = [(gold, guess) for genre, gold, guess in pairs if genre not in SPOKEN]
    yield f"without conversations and vlogs: {_figures(written)}"
    for genre in sorted({genre for genre, _, _ in pairs}):
        yield f"  {genre}: {_figures([(gold, guess) for one, gold, guess in pairs if one == genre])}"
    for kind in KINDS:
        yield f"{kind}, links to something said before, without conversations and vlogs: {_told(_links(written, kind))}"


def _paths(folder: Path) -> list[Path]:
    return sorted((folder / "gum" / "dev").glob("*.conllu"))


def _genre(path: Path) -> str:
    return path.stem.split("_")[1]


def _figures(pairs: list[tuple[Linked, Linked]]) -> str:
    ratios = {name: Ratio() for name in MEASURES}
    for gold, guess in pairs:
        for name, measure in MEASURES.items():
            ratios[name] = ratios[name].plus(measure(gold.clusters, guess.clusters))
    told = [f"CoNLL F1 {100 * conll(ratios):.1f}", *(f"{name} {_told(ratio)}" for name, ratio in ratios.items())]
    return "  ".join(told)


def _told(ratio: Ratio) -> str:
    return f"{100 * ratio.f1:.1f} (P {100 * ratio.precision:.1f} R {100 * ratio.recall:.1f})"


def _links(pairs: list[tuple[Linked, Linked]], kind: str) -> Ratio:
    """Mentions of a kind that have a mention before them in their cluster, and share one with the other side."""
    total = Ratio()
    for gold, guess in pairs:
        for_gold, true = _anchored(gold, guess, kind)
        for_guess, made = _anchored(guess, gold, kind)
        total = total.plus(Ratio(for_gold, true, for_guess, made))
    return total


def _anchored(these: Linked, those: Linked, kind: str) -> tuple[int, int]:
    owner = {head: cluster for cluster in those.clusters for head in cluster}
    shared = anchored = 0
    for cluster in these.clusters:
        for head in cluster:
            before = {other for other in cluster if other < head}
            if before and these.kinds[head] == kind:
                anchored += 1
                shared += bool(before & owner.get(head, set()))
    return shared, anchored


def gold_of(document: Document) -> tuple[str, Linked]:
    """The text of a GUM document and the clusters that it is scored by."""
    groups: dict[str, _Group] = defaultdict(_Group)
    runs, base = [], 0
    for paragraph in paragraphs(document):
        run, at = text_of(paragraph), base
        for sentence in paragraph:
            starts = []
            for word, space in zip(sentence.words, sentence.spaces, strict=True):
                starts.append(at)
                at += len(word) + space
            for number, kind, link, start, end in spans(sentence.misc):
                group = groups[number]
                head = _head(sentence, start, end)
                group.kinds[kind] += 1
                group.heads[Head(starts[head], _joins(sentence, head, start, end))] = _kind(sentence, head)
                group.work |= _is_work(sentence, head, kind, link)
        runs.append(run)
        base += len(run) + 2
    kept = [
        group for group in groups.values() if max(group.kinds, key=lambda k: group.kinds[k]) in TYPES or group.work
    ]
    kinds = {head: kind for group in kept for head, kind in group.heads.items()}
    return "\n\n".join(runs), Linked(_disjoint([set(group.heads) for group in kept]), kinds)


def spans(misc: list[str]) -> Iterator[tuple[str, str, str, int, int]]:
    """(group, type, rest, start, end) of a sentence's entity brackets; rest is salience, link and identity."""
    opened: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
    for index, column in enumerate(misc):
        entity = next((one[7:] for one in column.split("|") if one.startswith("Entity=")), "")
        for part in _BRACKET.findall(entity):
            if part.startswith("("):
                number, kind, *rest = part.strip("()").split("-", 2)
                opened[number].append((kind, rest[0] if rest else "", index))
            if part.endswith(")"):
                number = part.strip("()").split("-", 1)[0]
                if opened[number]:
                    kind, link, start = opened[number].pop()
                    yield number, kind, link, start, index + 1


def _head(sentence: corpora.Sentence, start: int, end: int) -> int:
    assert sentence.heads
    return next((i for i in range(start, end) if not start <= sentence.heads[i] < end), start)


def _joins(sentence: corpora.Sentence, head: int, start: int, end: int) -> bool:
    assert sentence.heads
    assert sentence.labels
    return any(sentence.heads[i] == head and sentence.labels[i] == "conj" for i in range(start, end))


def _kind(sentence: corpora.Sentence, head: int) -> str:
    assert sentence.upos
    if sentence.words[head].lower() in _SPEAKING:
        return "I, we, you"
    return {"PRON": "pronoun", "DET": "pronoun", "PROPN": "name"}.get(sentence.upos[head], "description")


def _is_work(sentence: corpora.Sentence, head: int, kind: str, link: str) -> bool:
    assert sentence.lemmas
    if kind not in ("abstract", "object", "event"):
        return False
    return bool(names.WORK_LINK.search(link)) or sentence.lemmas[head].lower() in lexicon()["works"]


def _disjoint(clusters: list[set[Head]]) -> list[set[Head]]:
    """Clusters of two mentions or more; of two with one head, the first to have it keeps it."""
    taken: set[Head] = set()
    kept = []
    for cluster in clusters:
        own = cluster - taken
        taken |= own
        if len(own) > 1:
            kept.append(own)
    return kept


def guess_of(doc: Doc, coreference: Coreference) -> Linked:
    """The clusters that the rules make, in the terms of the gold."""
    kinds: dict[Head, str] = {}
    clusters = []
    for cluster in coreference.clusters:
        if cluster.type == "Event":
            continue
        heads = set()
        for mention in cluster.mentions:
            head = _known_by(doc, mention)
            heads.add(head)
            said = doc[mention.head].lower_ in _SPEAKING
            kinds[head] = "name" if kinds.get(head) == "name" else "I, we, you" if said else mention.kind
        clusters.append(heads)
    return Linked(_disjoint(clusters), kinds)


def _known_by(doc: Doc, mention: Mention) -> Head:
    """A name and the role before it are known by one head, as in the treebank, whichever of them that is."""
    token: Token = doc[mention.head]
    if token.dep_ == "nmod:desc" and token.head.i > token.i:
        token = token.head
    while token.dep_ in ("flat", "appos", "nmod:desc", "compound") and token.head.i < token.i:
        between = doc[token.head.i + 1 : mention.start]
        if any(one.is_punct or one.dep_ in ("case", "cc") for one in between):
            break
        token = token.head
    return Head(token.idx, bool(mention.kind == "description" and not mention.noun))
