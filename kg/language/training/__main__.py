"""Commands: train, export, evaluate, coreference."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Iterable
from pathlib import Path

_MODEL = Path(__file__).resolve().parent.parent / "model"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m kg.language.training",
        description="Train the English pipeline, write it as the model that the package ships, and measure it.",
    )
    commands = parser.add_subparsers(dest="command", required=True)
    train = commands.add_parser("train", help="train on EWT, GUM and Re-DocRED for a given time; resumes by itself")
    train.add_argument("--corpora", type=Path, required=True, help="folder with ewt/, gum/, redocred/, uner_ewt/")
    train.add_argument("--out", type=Path, required=True, help="folder of the checkpoint")
    train.add_argument("--minutes", type=float, default=95, help="wall-clock time in all, over resumes (default: 95)")
    train.add_argument("--threads", type=int, default=2, help="processor threads (default: 2)")
    export = commands.add_parser("export", help="write a checkpoint's averaged weights as an int8 ONNX model")
    export.add_argument("--checkpoint", type=Path, required=True, help="checkpoint.pt of a training run")
    export.add_argument("--model", type=Path, default=_MODEL, help="folder to write (default: the package's)")
    export.add_argument("--corpora", type=Path, help="as for train; calibrates int8 (without it: float32, to compare)")
    relations = commands.add_parser("relations", help="give a model its states and its relation head; after export")
    relations.add_argument("--corpora", type=Path, required=True, help="folder with knowledgenet/ and redocred/")
    relations.add_argument("--model", type=Path, default=_MODEL, help="folder of the model (default: the package's)")
    relations.add_argument("--out", type=Path, required=True, help="folder for the heads of the cross-validation")
    evaluate = commands.add_parser("evaluate", help="measure an exported model on the dev parts")
    evaluate.add_argument("--corpora", type=Path, required=True, help="as for train")
    evaluate.add_argument("--model", type=Path, default=_MODEL, help="folder of the model (default: the package's)")
    evaluate.add_argument("--quick", action="store_true", help="gold tokens only")
    coreference = commands.add_parser("coreference", help="measure coreference on GUM dev, as CoNLL F1")
    coreference.add_argument("--corpora", type=Path, required=True, help="as for train")
    coreference.add_argument("--model", type=Path, default=_MODEL, help="folder of the model (default: the package's)")
    return parser


def main(arguments: list[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    if options.command == "train":
        from kg.language.training.train import train

        train(options.corpora, options.out, minutes=options.minutes, threads=options.threads)
    elif options.command == "relations":
        from kg.language.training.relations import train as train_relations

        train_relations(options.corpora, options.model, options.out)
    elif options.command == "export":
        from kg.language.training.export import export

        export(options.checkpoint, options.model, options.corpora)
    elif options.command == "evaluate":
        from kg.language.training.evaluate import evaluate

        _print(evaluate(options.corpora, options.model, quick=options.quick))
    else:
        from kg.language.training import linking

        _print(linking.evaluate(options.corpora, options.model))
    return 0


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
