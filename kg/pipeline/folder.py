"""The case folder on disk: written whole or not at all, and checked when it is read.

A case folder holds `documents.jsonl`, `claims.jsonl`, `case.trig` (for readers), `case.nq` (what queries load)
and `case.json`, the manifest: format version, counts and the SHA-256 of each other file. It holds no clock and
no path, so the same input gives the same bytes. What else a person keeps in the folder stays there.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from kg.errors import CaseError
from kg.model import Json

FORMAT = 1
DOCUMENTS = "documents.jsonl"
CLAIMS = "claims.jsonl"
TRIG = "case.trig"
NQUADS = "case.nq"
MANIFEST = "case.json"
CONTENT = (NQUADS, TRIG, CLAIMS, DOCUMENTS)


def check_target(folder: Path) -> None:
    """Raise CaseError where a case may not be written: a file, or a folder that holds other things."""
    if folder.exists() and not folder.is_dir():
        raise CaseError(f"{folder}: is a file; give --out a folder")
    if folder.is_dir() and not (folder / MANIFEST).exists():
        foreign = sorted(entry.name for entry in folder.iterdir() if entry.name not in CONTENT)
        if foreign:
            raise CaseError(f"{folder}: holds {foreign[0]!r} and is not a case; give --out a new or empty folder")


def write(folder: Path, files: Mapping[str, str], about: Json) -> None:
    """Write the `CONTENT` files and a manifest of `about`, then put them in the place of the case that was there.

    The new case is written beside the old one and swapped in by renaming, so that a build that fails, or is
    killed, leaves the earlier case as it was. Raises CaseError where the folder cannot be written.
    """
    target = folder.resolve()
    fresh = target.with_name(f".{target.name}.new-{os.getpid()}")
    try:
        _settle(target)
        check_target(folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            _fill(fresh, files, about)
            _swap(fresh, target)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    except OSError as error:
        raise CaseError(f"{folder}: the case cannot be written there ({error.strerror or error})") from error


def read(folder: Path) -> tuple[dict[str, bytes], Json]:
    """Read and check a case folder; give the bytes of each content file by name, and the manifest.

    Raises CaseError where the folder is missing, no case, of another format, or damaged.
    """
    try:
        _settle(folder.resolve())
        manifest = _manifest(folder)
        files = {name: _checked(folder / name, digest) for name, digest in manifest["files"].items()}
    except OSError as error:
        where = error.filename or folder
        raise CaseError(f"{where}: cannot be read ({error.strerror}); run `kg build` again") from error
    return files, manifest


def _manifest(folder: Path) -> Json:
    if not folder.is_dir():
        raise CaseError(f"{folder}: there is no such case folder; `kg build PATH --out {folder}` makes one")
    path = folder / MANIFEST
    if not path.exists():
        raise CaseError(f"{folder}: is not a case ({MANIFEST} is missing); `kg build PATH --out DIR` makes one")
    try:
        manifest = json.loads(path.read_bytes())
        version, names = manifest["format"], sorted(dict(manifest["files"]))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise CaseError(f"{path}: is damaged; run `kg build` again") from error
    if version != FORMAT:
        raise CaseError(f"{path}: is of format {version!r}, and this kg reads format {FORMAT}; run `kg build` again")
    if names != sorted(CONTENT):
        raise CaseError(f"{path}: does not list the files of a case; run `kg build` again")
    return dict(manifest)


def _checked(path: Path, digest: str) -> bytes:
    if not path.exists():
        raise CaseError(f"{path}: is missing; run `kg build` again")
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != digest:
        raise CaseError(f"{path}: is damaged (its checksum is not the one of the build); run `kg build` again")
    return content


def _fill(fresh: Path, files: Mapping[str, str], about: Json) -> None:
    shutil.rmtree(fresh, ignore_errors=True)  # what a killed build of the same process number left
    fresh.mkdir()
    content = {name: files[name].encode() for name in CONTENT}
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in content.items()}
    manifest = json.dumps({"format": FORMAT, **about, "files": digests}, indent=2, ensure_ascii=False, sort_keys=True)
    for name, data in {**content, MANIFEST: f"{manifest}\n".encode()}.items():
        with (fresh / name).open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())


def _swap(fresh: Path, target: Path) -> None:
    if target.exists():
        target.rename(_aside(target))
    try:
        fresh.rename(target)
    finally:
        _settle(target)


def _aside(target: Path) -> Path:
    return target.with_name(f".{target.name}.before")


def _settle(target: Path) -> None:
    """Finish the swap, whether just now or for a build that was killed in the middle of it."""
    before = _aside(target)
    if not before.exists():
        return
    if not target.exists():
        before.rename(target)
        return
    for entry in before.iterdir():
        if entry.name not in (*CONTENT, MANIFEST) and not (target / entry.name).exists():
            entry.rename(target / entry.name)
    shutil.rmtree(before)
