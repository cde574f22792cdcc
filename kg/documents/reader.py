"""Paths become documents: which files are read, what they are called, and what each says when and where."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from kg.documents.cleaning import clean
from kg.documents.dates import checked, dateline, tweet_date
from kg.documents.english import other_language
from kg.documents.front_matter import FrontMatter, front_matter
from kg.documents.offsets import Cleaned
from kg.errors import InputError, LanguageError
from kg.ids import content_hash, slug
from kg.model import DateSource, Document

SUFFIXES = (".txt", ".md")
_LARGEST = 25_000_000
_HEADLINE = range(2, 26)
_HEADLINE_CHARACTERS = 160
_NO_HEADLINE_END = tuple(".,;:…")
_READ = "only .txt and .md files are read"


@dataclass(frozen=True, slots=True)
class _File:
    """A file to read, and its path relative to what was given."""

    path: Path
    source: PurePath


def read(paths: Sequence[str | os.PathLike[str]], *, published: str | None = None) -> list[Document]:
    """Read files and folders as documents, sorted by id.

    Of a folder all `.txt` and `.md` files are read, however deep, except README files, folders of annotated texts
    (those with `.gold.jsonl` files) below it, and what begins with a dot or an underscore. A file met twice is read
    once. A document's id is made of its path relative to the folder given; files that would share one get a hash of
    path and content after it. `published` dates what does not state its own date in front matter: YYYY-MM-DD, YYYY-MM
    or YYYY.

    Raises InputError for a path that is missing, empty, binary, too big, not UTF-8 or of another suffix, a folder
    with nothing to read, malformed front matter and a malformed date; LanguageError for text not in English.
    """
    date = None if published is None else checked(published, "--published")
    found: dict[Path, _File] = {}
    for path in paths:
        for file in _files(Path(path)):
            key = file.path.resolve()
            if key not in found or _depth(file) > _depth(found[key]):
                found[key] = file
    documents = {_document(file, date) for file in found.values()}
    return sorted(_with_own_ids(documents), key=lambda document: document.id)


def cleaned(path: str | os.PathLike[str]) -> Cleaned:
    """Clean one file: its document's text, with the way back from every character to the file's, decoded."""
    file = Path(path)
    raw = _decoded(_bytes(file), file)
    return _cleaned(raw, file, front_matter(raw, str(file)))


ANNOTATIONS = ".gold.jsonl"


def _files(given: Path) -> Iterator[_File]:
    if given.is_dir():
        files = sorted(_within(given))
        if not files:
            raise InputError(f"{given}: nothing to read in this folder; {_READ}, and no README")
        yield from (_File(given / source, source) for source in files)
    elif not given.exists():
        raise InputError(f"{given}: no such file or folder")
    elif given.suffix.lower() not in SUFFIXES:
        raise InputError(f"{given}: {_READ}; save it as one of them")
    else:
        yield _File(given, PurePath(given.name))


def _within(folder: Path) -> Iterator[PurePath]:
    def refuse(error: OSError) -> None:
        raise InputError(f"{error.filename}: cannot be opened ({error.strerror})") from error

    for here, below, names in os.walk(folder, onerror=refuse):
        below[:] = [name for name in below if not name.startswith((".", "_"))]
        if Path(here) != folder and any(name.endswith(ANNOTATIONS) for name in names):
            continue  # texts annotated to score extraction are no part of the dossier around them
        for name in names:
            path = Path(here, name)
            if (path.suffix.lower() in SUFFIXES and not name.startswith((".", "_"))
                    and path.stem.casefold() != "readme"):
                yield path.relative_to(folder)


def _depth(file: _File) -> tuple[int, str]:
    """Of two ways to one file the longer path tells more; any fixed order would do, so that arguments may move."""
    return len(file.source.parts), file.source.as_posix()


def _bytes(path: Path) -> bytes:
    if not path.is_file():
        raise InputError(f"{path}: no such file" if not path.exists() else f"{path}: not a regular file")
    try:
        size = path.stat().st_size
        if size > _LARGEST:
            raise InputError(f"{path}: {size / 1e6:.0f} MB are too much, {_LARGEST / 1e6:.0f} MB the most; split it")
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})") from error


def _decoded(data: bytes, path: Path) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(f"{path}: UTF-16 text; save it as UTF-8")
    if b"\0" in data:
        raise InputError(f"{path}: binary, not text; {_READ}")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(f"{path}, line {line}: byte {error.start} is not UTF-8; save it as UTF-8 text") from None


def _cleaned(raw: str, path: Path, stated: FrontMatter) -> Cleaned:
    text = clean(raw, markdown=path.suffix.lower() == ".md", start=stated.start)
    if not any(map(str.isalnum, text.text)):
        raise InputError(f"{path}: has no text" + (" below its front matter" if stated.start else ""))
    return text


def _document(file: _File, option: str | None) -> Document:
    data = _bytes(file.path)
    raw = _decoded(data, file.path)
    stated = front_matter(raw, str(file.path))
    text = _cleaned(raw, file.path, stated).text
    if language := other_language(text):
        raise LanguageError(f"{file.path}: in {language}, it seems; only documents in English can be read")
    date, source = _date(stated, option, text, raw)
    return Document(
        id=slug(file.source.with_suffix("").as_posix().replace("/", " ")), text=text, source=file.source.as_posix(),
        checksum=hashlib.sha256(data).hexdigest(), title=stated.title or _headline(text), outlet=stated.outlet,
        author=stated.author, published=date, dated_by=source, url=stated.url, kind=stated.kind,
        digest=stated.digest)


def _date(stated: FrontMatter, option: str | None, text: str, raw: str) -> tuple[str | None, DateSource | None]:
    told: tuple[tuple[str | None, DateSource], ...] = (
        (stated.date, "front matter"), (option, "option"), (dateline(text), "dateline"), (tweet_date(raw), "tweet"))
    return next(((date, source) for date, source in told if date), (None, None))


def _headline(text: str) -> str | None:
    """Take the first paragraph for the title where it looks like one; it stays in the text, which says it too."""
    first, _, rest = text.partition("\n\n")
    looks = (rest and len(first) <= _HEADLINE_CHARACTERS and len(first.split()) in _HEADLINE
             and not first.endswith(_NO_HEADLINE_END) and not first.casefold().startswith("by ")
             and dateline(first) is None)
    return first if looks else None


def _with_own_ids(documents: set[Document]) -> Iterator[Document]:
    """Tell apart, whatever else is read and in whatever order, those whose paths make the same id."""
    shared = Counter(document.id for document in documents)
    for document in documents:
        if shared[document.id] == 1:
            yield document
        else:
            yield replace(document, id=f"{document.id}-{content_hash([document.source, document.checksum])[:8]}")
