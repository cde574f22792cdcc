"""Figures of an exported model on the dev parts, taken on what is shipped.

Gold tokens and sentences, gold tokens with the model's own sentences, and raw text; names on the held-out tenth of
Re-DocRED, GUM dev and Universal NER's dev part; words per second of the whole pipeline on raw text.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import spacy

from kg.language import tokens
from kg.language.component import Analysis, interpret
from kg.language.encoder import Encoder
from kg.language.names import spans
from kg.language.training import corpora
from kg.language.training.corpora import Document, Sentence
from kg.language.windows import windows

Reader = Callable[[list[str]], Analysis]


def evaluate(folder: Path, model: Path, *, quick: bool = False) -> Iterator[str]:
    """One line of figures after another."""
    encoder = Encoder(model)
    parts = {"EWT dev": corpora.ewt(folder, "dev"), "GUM dev": corpora.gum(folder, "dev")}
    for name, documents in parts.items():
        yield f"{name}, gold tokens and sentences: {_trees(encoder, documents, gold=True)}"
        if not quick:
            yield f"{name}, gold tokens, own sentences: {_trees(encoder, documents, gold=False)}"
    held_out = corpora.redocred(folder, held_out=True)
    yield f"Re-DocRED tenth, trimmed gold: {_names(encoder, held_out)}"
    yield f"Re-DocRED tenth, gold as it stands: {_names(encoder, corpora.redocred(folder, held_out=True, clean=False))}"
    yield f"GUM dev names: {_names(encoder, parts['GUM dev'])}"
    if not quick:
        yield f"Universal NER dev: {_names(encoder, corpora.universal_ner(folder), kinds=('PERSON', 'ORG', 'LOC'))}"
        yield from _raw(model, parts)


def _windowed(encoder: Encoder, words: list[str]) -> Analysis:
    """A run of gold words, sentences the model's own."""
    analysis = Analysis()
    for start, end in windows(words, encoder.sizes(words)):
        analysis.extend(interpret(encoder, words[start:end], encoder.run(words[start:end])))
    return analysis


def paragraphs(document: Document) -> Iterator[list[Sentence]]:
    paragraph: list[Sentence] = []
    for sentence in document:
        if sentence.opens_paragraph and paragraph:
            yield paragraph
            paragraph = []
        paragraph.append(sentence)
    yield paragraph


def _trees(encoder: Encoder, documents: list[Document], *, gold: bool) -> str:
    counts: Counter[str] = Counter()
    for document in documents:
        for group in [[s] for s in document] if gold else list(paragraphs(document)):
            words = [word for sentence in group for word in sentence.words]
            if gold:
                analysis = interpret(encoder, words, encoder.run(words), starts=())
            else:
                analysis = _windowed(encoder, words)
                _boundaries(counts, group, analysis)
            base = 0
            for sentence in group:
                _compare(counts, sentence, analysis, base)
                base += len(sentence.words)
    words_seen = counts["words"]
    kinds = ("UAS", "LAS", "UPOS", "XPOS", "lemmas", "feats")
    told = [f"{name} {100 * counts[name] / words_seen:.2f}" for name in kinds]
    if not gold:
        told.append(f"sentences F1 {100 * _f1(counts['found'], counts['guessed'], counts['true']):.2f}")
    return "  ".join(told)


def _compare(counts: Counter[str], gold: Sentence, guess: Analysis, base: int) -> None:
    assert gold.heads, "only treebank sentences are compared"
    assert gold.labels
    assert gold.upos
    assert gold.xpos
    assert gold.lemmas
    assert gold.feats
    for index in range(len(gold.words)):
        place = base + index
        head = -1 if gold.heads[index] < 0 else base + gold.heads[index]
        label = "ROOT" if head < 0 else gold.labels[index]
        right = guess.heads[place] == head
        counts["words"] += 1
        counts["UAS"] += right
        counts["LAS"] += right and guess.labels[place] == label
        counts["UPOS"] += guess.upos[place] == gold.upos[index]
        counts["XPOS"] += guess.xpos[place] == gold.xpos[index]
        counts["lemmas"] += guess.lemmas[place] == gold.lemmas[index]
        counts["feats"] += guess.feats[place] == gold.feats[index]


def _boundaries(counts: Counter[str], group: Sequence[Sentence], guess: Analysis) -> None:
    """Sentences as spans, right where both ends are. A guessed sentence is what hangs from one root."""
    roots: list[int] = []
    for place, head in enumerate(guess.heads):
        node = place
        while head >= 0:
            node, head = head, guess.heads[head]
        roots.append(node)
    starts = [0, *(i for i in range(1, len(roots)) if roots[i] != roots[i - 1] and roots[i] not in roots[:i])]
    guessed = set(zip(starts, [*starts[1:], len(roots)], strict=True))
    true, base = set(), 0
    for sentence in group:
        true.add((base, base + len(sentence.words)))
        base += len(sentence.words)
    counts["found"] += len(guessed & true)
    counts["guessed"] += len(guessed)
    counts["true"] += len(true)


def _names(encoder: Encoder, documents: list[Document], kinds: Sequence[str] | None = None) -> str:
    found: Counter[str] = Counter()
    guessed: Counter[str] = Counter()
    true: Counter[str] = Counter()
    for document in documents:
        for group in paragraphs(document):
            words = [word for sentence in group for word in sentence.words]
            labels = [label for sentence in group for label in sentence.names or []]
            gold = set(spans([label if label != corpora.IGNORED else "O" for label in labels]))
            unsure = {index for index, label in enumerate(labels) if label == corpora.IGNORED}
            for name in _windowed(encoder, words).names:
                if kinds and name.kind not in kinds:
                    continue
                if name not in gold and unsure & set(range(name.start, name.end)):
                    continue
                guessed[name.kind] += 1
                found[name.kind] += name in gold
            true.update(name.kind for name in gold if not kinds or name.kind in kinds)
    told = [f"all F1 {100 * _f1(found.total(), guessed.total(), true.total()):.2f}"]
    main = ("PERSON", "ORG", "LOC")
    sums = [sum(counter[kind] for kind in main) for counter in (found, guessed, true)]
    told.append(f"PERSON/ORG/LOC F1 {100 * _f1(*sums):.2f}")
    for kind in sorted(true):
        told.append(f"{kind} {100 * _f1(found[kind], guessed[kind], true[kind]):.1f} ({true[kind]})")
    return "  ".join(told)


def _f1(found: int, guessed: int, true: int) -> float:
    return 2 * found / max(guessed + true, 1)


def _raw(model: Path, parts: dict[str, list[Document]]) -> Iterator[str]:
    nlp = spacy.blank("en")
    tokens.tune(nlp)
    nlp.add_pipe("kg_encoder", config={"model": str(model)})
    for name, documents in parts.items():
        counts: Counter[str] = Counter()
        texts = [[text_of(group) for group in paragraphs(document)] for document in documents]
        begun = time.perf_counter()
        docs = [list(nlp.pipe(paragraphs)) for paragraphs in texts]
        spent = time.perf_counter() - begun
        for document, analysed in zip(documents, docs, strict=True):
            for group, doc in zip(paragraphs(document), analysed, strict=True):
                _align(counts, group, doc)
        f1 = {
            key: 100 * _f1(counts[key], counts["guessed"], counts["true"])
            for key in ("tokens", "UAS", "LAS", "UPOS", "XPOS", "lemmas")
        }
        f1["sentences"] = 100 * _f1(counts["sentences"], counts["guessed sentences"], counts["true sentences"])
        told = "  ".join(f"{key} {value:.2f}" for key, value in f1.items())
        yield f"{name}, raw text: {told}  ({counts['guessed'] / spent:.0f} words/s, a paragraph at a time)"
    whole = ["\n".join(text_of(group) for group in paragraphs(document)) for document in parts["GUM dev"]] * 2
    begun = time.perf_counter()
    count = sum(sum(not token.is_space for token in doc) for doc in nlp.pipe(whole))
    yield f"speed on whole GUM dev documents: {count / (time.perf_counter() - begun):.0f} words/s"


def text_of(group: list[Sentence]) -> str:
    parts = ((word, space) for s in group for word, space in zip(s.words, s.spaces, strict=True))
    return "".join(word + (" " if space else "") for word, space in parts).strip()


def _align(counts: Counter[str], group: list[Sentence], doc: spacy.tokens.Doc) -> None:
    """CoNLL's measure: tokens by their characters, arcs right where both ends and the label are."""
    gold: dict[tuple[int, int], tuple[tuple[int, int], str, str, str, str]] = {}
    sentences = set()
    at = 0
    for sentence in group:
        assert sentence.heads, "only treebank sentences are compared"
        assert sentence.labels
        assert sentence.upos
        assert sentence.xpos
        assert sentence.lemmas
        ends = []
        for word, space in zip(sentence.words, sentence.spaces, strict=True):
            ends.append((at, at + len(word)))
            at += len(word) + space
        sentences.add((ends[0][0], ends[-1][1]))
        for index, end in enumerate(ends):
            head = sentence.heads[index]
            gold[end] = (
                (-1, -1) if head < 0 else ends[head], "ROOT" if head < 0 else sentence.labels[index],
                sentence.upos[index], sentence.xpos[index], sentence.lemmas[index],
            )  # fmt: skip
    words = [token for token in doc if not token.is_space]
    counts["true"] += len(gold)
    counts["guessed"] += len(words)
    for token in words:
        key = (token.idx, token.idx + len(token))
        if key in gold:
            governor, label, upos, xpos, lemma = gold[key]
            own = (token.head.idx, token.head.idx + len(token.head)) if token.head.i != token.i else (-1, -1)
            counts["tokens"] += 1
            counts["UAS"] += own == governor
            counts["LAS"] += own == governor and token.dep_ == label
            counts["UPOS"] += token.pos_ == upos
            counts["XPOS"] += token.tag_ == xpos
            counts["lemmas"] += token.lemma_ == lemma
    own_sentences = {(sent.start_char, sent.end_char) for sent in doc.sents}
    counts["sentences"] += len(own_sentences & sentences)
    counts["guessed sentences"] += len(own_sentences)
    counts["true sentences"] += len(sentences)


