"""`python -m kg.evaluation.knowledgenet`: text F1 on KnowledgeNet, each passage read by itself."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg import language
from kg.claims import Extractor
from kg.errors import KgError
from kg.evaluation.knowledgenet.passages import Fact, Passage, read
from kg.evaluation.knowledgenet.properties import facts_of
from kg.evaluation.knowledgenet.scoring import judge, table, totals
from kg.model import Document


def predict(extractor: Extractor, passages: Iterable[Passage]) -> Iterator[tuple[Passage, set[Fact]]]:
    """What the extractor reads in each passage."""
    for passage in passages:
        document = Document(f"{passage.document}-{passage.start}", passage.text, "", "")
        yield passage, facts_of(extractor.reading(document))


def main(arguments: list[str] | None = None) -> int:
    """Print the table of some folds; 2 where the corpus cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m kg.evaluation.knowledgenet", description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="folder with facts.jsonl and none.jsonl")
    parser.add_argument("--folds", type=int, nargs="+", default=[1, 2], help="default: 1 2, as 3 is held out")
    options = parser.parse_args(arguments)
    try:
        found = read(options.corpus, options.folds)
        extractor = Extractor(language.load(), excerpts=True)
        sys.stdout.write(table(totals(judge(passage, facts) for passage, facts in predict(extractor, found))))
    except KgError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
