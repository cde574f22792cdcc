"""Readers of the corpora: CoNLL-U treebanks, GUM's entities, Re-DocRED.

Each gives documents as lists of `Sentence`; what a corpus does not annotate is None.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.language.training import names

IGNORED = "?"  # a name label that is neither right nor wrong: not trained on, not scored


@dataclass
class Sentence:
    """One gold sentence. `heads` count from 0 within the sentence, the root's head is -1; `names` are BIO labels."""

    words: list[str]
    spaces: list[bool] = field(default_factory=list)
    upos: list[str] | None = None
    xpos: list[str] | None = None
    lemmas: list[str] | None = None
    feats: list[str] | None = None
    heads: list[int] | None = None
    labels: list[str] | None = None
    names: list[str] | None = None
    opens_paragraph: bool = False
    misc: list[str] = field(default_factory=list)


Document = list[Sentence]


def conllu(path: Path) -> Iterator[Document]:
    """Documents of one CoNLL-U file; multi-word rows give only the spacing, empty nodes are dropped."""
    document: Document = []
    rows: list[list[str]] = []
    glued: set[int] = set()
    opens = False
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("# newdoc") and document:
            yield document
            document = []
        elif line.startswith("# newpar"):
            opens = True
        elif line and not line.startswith("#"):
            columns = line.split("\t")
            if "-" in columns[0]:
                first, last = map(int, columns[0].split("-"))
                glued.update(range(first, last))
                if "SpaceAfter=No" in columns[9]:
                    glued.add(last)
            elif "." not in columns[0]:
                rows.append(columns)
                if "SpaceAfter=No" in columns[9]:
                    glued.add(int(columns[0]))
        elif not line and rows:
            document.append(_sentence(rows, glued, opens or not document))
            rows, glued, opens = [], set(), False
    if rows:
        document.append(_sentence(rows, glued, opens or not document))
    if document:
        yield document


def _sentence(rows: list[list[str]], glued: set[int], opens: bool) -> Sentence:
    return Sentence(
        words=[row[1] for row in rows],
        spaces=[int(row[0]) not in glued for row in rows],
        upos=[row[3] for row in rows],
        xpos=[row[4] for row in rows],
        lemmas=[row[2] for row in rows],
        feats=[row[5] for row in rows],
        heads=[int(row[6]) - 1 for row in rows],
        labels=[row[7] for row in rows],
        opens_paragraph=opens,
        misc=[row[9] for row in rows],
    )


def ewt(folder: Path, part: str) -> list[Document]:
    """UD English Web Treebank: trees without names."""
    return list(conllu(folder / "ewt" / f"{part}.conllu"))


def gum(folder: Path, part: str) -> list[Document]:
    """GUM: trees, and names made of its entity annotation (see `names.of_gum`)."""
    documents = []
    for path in sorted((folder / "gum" / part).glob("*.conllu")):
        for document in conllu(path):
            names.of_gum(document)
            documents.append(document)
    return documents


def redocred(folder: Path, *, held_out: bool, clean: bool = True) -> list[Document]:
    """Re-DocRED: names without trees. Every tenth document is kept apart and given only with `held_out`.

    `clean` trims determiners, titles and possessives; without it the spans are the corpus's own.
    """
    records: list[dict[str, Any]] = json.loads((folder / "redocred" / "train.json").read_text("utf-8"))
    documents = []
    for index, record in enumerate(records):
        if (index % 10 == 0) == held_out:
            documents.append(names.of_redocred(record, clean=clean))
    return documents


def universal_ner(folder: Path) -> list[Document]:
    """Universal NER on EWT, dev: PER, ORG and LOC only. For evaluation."""
    documents: Document = []
    words: list[str] = []
    labels: list[str] = []
    path = next(p for p in sorted((folder / "uner_ewt").iterdir()) if "dev" in p.name)
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        if line.startswith("#"):
            continue
        if line:
            columns = line.split("\t")
            words.append(columns[1])
            labels.append(columns[2].replace("PER", "PERSON"))
        elif words:
            documents.append(Sentence(words=words, names=labels, opens_paragraph=True))
            words, labels = [], []
    return [[sentence] for sentence in documents]
