"""Find gold beside its articles, read it, extract the articles' claims, and score them.

`NAME.gold.jsonl` is the gold of `NAME.md` or `NAME.txt` in the same folder. `docs/evaluation.md` has the format.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg import documents as reading
from kg.errors import InputError
from kg.evaluation.facts import Numbered
from kg.evaluation.scoring import Report, score
from kg.pipeline.building import ClaimReader, check_evidence
from kg.resolve import resolve

SUFFIX = ".gold.jsonl"
NEEDED = {
    "document": ("id",), "entity": ("type", "names"), "relation": ("subject", "predicate", "object", "status"),
    "event": ("type", "roles", "status"), "forbid": ("claim",),
}  # fmt: skip


def gold_files(paths: Sequence[Path]) -> dict[Path, list[Path]]:
    """The gold files of files and folders, by the folder that they lie in; raises InputError where there are none."""
    found: dict[Path, list[Path]] = {}
    for path in paths:
        files = sorted(path.rglob(f"*{SUFFIX}")) if path.is_dir() else [path]
        if not files:
            raise InputError(f"{path}: holds no gold: name a folder with NAME{SUFFIX} beside NAME.md or NAME.txt")
        for file in files:
            found.setdefault(file.parent, []).append(file)
    return {folder: sorted(set(files)) for folder, files in sorted(found.items())}


def evaluate(gold: Path, extractor: ClaimReader) -> Report:
    """Extract the claims of the article beside a gold file, and score them; raises InputError where one is unreadable.

    The article is read alone: what other articles say of the same people is not known.
    """
    lines = list(read_gold(gold))
    published = next((line.get("published") for _, line in lines if line["kind"] == "document"), None)
    [document] = reading.read([article_of(gold)], published=published)
    [found] = extractor.pipe([document])
    claims = resolve(found)
    check_evidence(claims, [document])
    return score(lines, [claim.to_json() for claim in claims], document.text)


def article_of(gold: Path) -> Path:
    """The article that a gold file is about."""
    name = gold.name.removesuffix(SUFFIX)
    found = [path for path in (gold.with_name(f"{name}.md"), gold.with_name(f"{name}.txt")) if path.is_file()]
    if not found:
        raise InputError(f"{gold}: its article is missing: put {name}.md or {name}.txt beside it")
    return found[0]


def read_gold(path: Path) -> Iterator[Numbered]:
    """The lines of a gold file with their places; raises InputError for one that is not as the format says."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read ({getattr(error, 'strerror', None) or 'not UTF-8'})") from error
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        at = f"{path}:{number}"
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            raise InputError(f"{at}: is not JSON ({error.msg})") from error
        if not isinstance(record, dict) or record.get("kind") not in NEEDED:
            raise InputError(f"{at}: is no object whose 'kind' is one of {', '.join(NEEDED)}")
        if missing := [key for key in NEEDED[record["kind"]] if record.get(key) in (None, "", [])]:
            raise InputError(f"{at}: a line of the kind {record['kind']} needs '{missing[0]}'")
        yield at, record
