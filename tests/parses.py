"""Parsed documents without a model: each text of `trees.txt` with its tree, and what the stages make of it.

The head of `trees.txt` explains its format. A text is looked up as a whole, so that a test shows the sentence that it
is about.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import spacy
from spacy.tokens import Doc, Span, Token

from kg.claims import Extractor
from kg.claims.arguments import Arguments
from kg.claims.attribution import Attribution
from kg.language.coreference import Coreference, resolve
from kg.language.lexicon import lexicon
from kg.model import Claim, Document, Filler, Relation, Value

TREES = Path(__file__).with_name("trees.txt")
VOCABULARY = spacy.blank("en").vocab
PARTS = {
    "NNP": "PROPN", "NN": "NOUN", "NNS": "NOUN", "PRP": "PRON", "PRP$": "PRON", "WP": "PRON", "DT": "DET", "JJ": "ADJ",
    "JJR": "ADJ", "RB": "ADV", "IN": "ADP", "RP": "ADP", "TO": "PART", "POS": "PART", "CC": "CCONJ", "CD": "NUM",
    "MD": "AUX", "$": "SYM",
}  # fmt: skip


@cache
def trees() -> dict[str, list[str]]:
    """The lines of each text of `trees.txt`, one a sentence."""
    blocks = TREES.read_text(encoding="utf-8").split("\n# ")[1:]
    return {text: lines for text, *lines in (block.strip().splitlines() for block in blocks)}


def parse(text: str) -> Doc:
    """A text of `trees.txt` as a document; raises KeyError where it has no tree."""
    words: list[str] = []
    columns: dict[str, list[str]] = {"pos": [], "tags": [], "lemmas": [], "deps": []}
    heads: list[int] = []
    names: list[tuple[int, int, str]] = []
    for line in trees()[text]:
        rows, bracketed = _rows(line.split())
        base = len(words)
        forms = [row[0] for row in rows]
        names += [(base + start, base + end, kind) for start, end, kind in bracketed]
        for place, (form, tagged, *rest) in enumerate(rows):
            tag, _, lemma = tagged.partition("=")
            label, head = (rest[0], _place(rest[1], forms)) if rest[0] != "ROOT" else ("ROOT", place)
            words.append(form)
            heads.append(base + head)
            plain = form if tag.startswith("NNP") else form.lower()
            columns["lemmas"].append(lemma or (plain.removesuffix("s") if tag == "NNS" else plain))
            columns["tags"].append(tag)
            columns["pos"].append(_part(tag, label))
            columns["deps"].append(label)
    spaces = [text.startswith(" ", end) for end in _ends(text, words)]
    doc = Doc(VOCABULARY, words, spaces, heads=heads, **columns)
    assert doc.text == text, f"the tree of {text!r} has the words of {doc.text!r}"
    doc.ents = [Span(doc, start, end, kind) for start, end, kind in names]
    return doc


def _ends(text: str, words: list[str]) -> Iterator[int]:
    end = 0
    for one in words:
        end = text.index(one, end) + len(one)
        yield end


def _rows(parts: list[str]) -> tuple[list[list[str]], list[tuple[int, int, str]]]:
    rows: list[list[str]] = []
    names: list[tuple[int, int, str]] = []
    opened: tuple[int, str] | None = None
    for part in parts:
        if part.endswith("(") and "/" not in part:
            opened = (len(rows), part[:-1])
        elif part == ")":
            assert opened is not None, "a bracket closes that was not opened"
            names.append((opened[0], len(rows), opened[1]))
            opened = None
        else:
            rows.append(part.split("/"))
            assert 3 <= len(rows[-1]) <= 4, f"{part!r} is no form/TAG/label/head"
    return rows, names


def _place(head: str, forms: list[str]) -> int:
    form, _, nth = head.rpartition(".")
    if nth.isdigit() and form in forms:
        return [place for place, one in enumerate(forms) if one == form][int(nth) - 1]
    assert forms.count(head) == 1, f"the head {head!r} stands {forms.count(head)} times in {' '.join(forms)!r}"
    return forms.index(head)


def _part(tag: str, label: str) -> str:
    if tag.startswith("VB"):
        return "AUX" if label in ("aux", "aux:pass", "cop") else "VERB"
    if tag == "IN" and label == "mark":
        return "SCONJ"
    return PARTS.get(tag, "PUNCT")


def word(doc: Doc, form: str, nth: int = 1) -> Token:
    """The nth token of a document that reads `form`."""
    return [token for token in doc if token.text == form][nth - 1]


class Reading:
    """A parsed text with what the stages before the frames make of it."""

    def __init__(self, text: str) -> None:
        self.doc = parse(text)
        self.coreference: Coreference = resolve(self.doc, lexicon())
        mentions = [mention for cluster in self.coreference.clusters for mention in cluster.mentions]
        names = {mention.end - 1: mention.head for mention in mentions if mention.kind == "name"}
        self.arguments = Arguments(self.doc, lexicon(), names)
        self.attribution = Attribution(self.doc, self.arguments, self.coreference, lexicon())

    def word(self, form: str, nth: int = 1) -> Token:
        return word(self.doc, form, nth)

    def label(self, form: str, nth: int = 1) -> str | None:
        """The first name or the first mention of what a word belongs to."""
        cluster = self.coreference.of(self.word(form, nth))
        if cluster is None:
            return None
        first = cluster.mentions[0]
        return cluster.names[0] if cluster.names else self.doc[first.start:first.end].text


class Parsed:
    """A language pipeline that has read one text already: the fake of the seam between text and parse."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc

    def __call__(self, text: str) -> Doc:
        assert text == self.doc.text
        return self.doc


def claims_of(text: str, *, published: str | None = None, title: str | None = None) -> list[Claim]:
    """The claims of a text of `trees.txt`, read as a whole document."""
    document = made_up(text, published=published, title=title)
    return Extractor(Parsed(parse(text))).claims(document)  # type: ignore[arg-type]


def made_up(text: str, *, published: str | None = None, title: str | None = None) -> Document:
    """A document of a text."""
    return Document(id="made-up", text=text, source="made-up.txt", checksum="0" * 64, published=published, title=title)


def told(claims: list[Claim], *types: str) -> list[str]:
    """Claims of some types as lines: `Arrest(agent=police; suspect=Ann Lee) alleged by Bob Ray`.

    A relation is `leads(Ann Lee, Acme)`; flags and `ended` follow as `+coerced`.
    """
    return sorted(" ".join(_words(claim)) for claim in claims if not types or claim.type in types)


def _words(claim: Claim) -> Iterator[str]:
    if isinstance(claim, Relation):
        yield f"{claim.predicate}({shown(claim.subject)}, {shown(claim.object)})"
        flags = [name for name, value in claim.qualifiers if value is True]
    else:
        roles = (f"{role}={', '.join(sorted(shown(one) for one in fillers))}" for role, fillers in claim.roles)
        yield f"{claim.type}({'; '.join(roles)})"
        flags = [f"{value}" if name == "act" else name for name, value in claim.flags]
    yield from (f"+{flag}" for flag in flags)
    yield claim.status
    if claim.attributed_to:
        yield "by " + " < ".join(shown(speaker) for speaker in claim.attributed_to)


def shown(filler: Filler) -> str:
    """How a filler reads: its label, or the text that it is."""
    return filler.value if isinstance(filler, Value) else filler.label
