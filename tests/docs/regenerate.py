"""`python -m tests.docs.regenerate` rewrites the output of every example in the documentation, and docs/frames.md."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import kg
from kg.claims.frames import frames
from kg.claims.handbook import handbook
from tests.docs.examples import PAGES, ROOT, has_examples, renewed, workplace

FRAMES = ROOT / "docs" / "frames.md"


def main() -> None:
    head = FRAMES.read_text(encoding="utf-8").partition("\n## ")[0]
    FRAMES.write_text("\n".join([head, *handbook(frames())]) + "\n", encoding="utf-8")
    with tempfile.TemporaryDirectory() as scratch:
        case = kg.build(ROOT / "data", out=Path(scratch) / "case")
        for number, page in enumerate(PAGES):
            text = (ROOT / page).read_text(encoding="utf-8")
            if has_examples(text):
                new = renewed(text, workplace(Path(scratch) / str(number), case.folder))
                (ROOT / page).write_text(new, encoding="utf-8")
                sys.stdout.write(f"{page}: {'as it was' if new == text else 'rewritten'}\n")


if __name__ == "__main__":
    main()
