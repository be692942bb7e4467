"""From paths to sources: files, folders, globs and standard input, in one order on every machine."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from incidents.model import Refusal
from incidents.readers.source import STANDARD_INPUT, Source

SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".markdown": "text",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "tsv",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".eml": "eml",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "feed",
    ".warc": "warc",
    ".zip": "zip",
    ".gz": "gzip",
}
_PARTS = ("_files", "_file", ".files", "-Dateien", "_fichiers", "_archivos")
KINDS = tuple(dict.fromkeys(SUFFIXES.values()))


def kind_of(name: str) -> str | None:
    """The kind that a file's suffix tells; None for one we do not know."""
    lower = name.lower()
    if lower.endswith(".warc.gz"):
        return "warc"
    return SUFFIXES.get(os.path.splitext(lower)[1])


def sources(paths: Sequence[str | Path], *, kind: str | None = None) -> Iterator[Source | Refusal]:
    """What the paths name, folders in sorted order, nothing twice."""
    seen: set[str] = set()
    for path in paths:
        for found in _named(os.fspath(path), kind):
            if found.name not in seen:
                yield found
            if len(paths) > 1:
                seen.add(found.name)


def _named(path: str, kind: str | None) -> Iterator[Source | Refusal]:
    if path == STANDARD_INPUT:
        yield Source(STANDARD_INPUT, kind)
    elif os.path.isdir(path):
        yield from _folder(path, kind)
    elif os.path.lexists(path) or not glob.has_magic(path):
        yield _file(path, kind)
    else:
        yield from _matches(path, kind)


def _matches(pattern: str, kind: str | None) -> Iterator[Source | Refusal]:
    matches = sorted(glob.glob(pattern, recursive=True))
    if not matches:
        yield Refusal(pattern, "no file matches this pattern")
    for path in matches:
        if os.path.isfile(path):
            yield _file(path, kind)
        elif "**" not in pattern:
            yield from _folder(path, kind)


def _file(path: str, kind: str | None) -> Source | Refusal:
    if not os.path.exists(path):
        return Refusal(Path(path).as_posix(), "there is no such file or folder", "check the path")
    return Source(Path(path).as_posix(), kind or kind_of(path), path=Path(path))


def _folder(path: str, kind: str | None) -> Iterator[Source | Refusal]:
    count = 0
    for found in _walk(path, kind):
        count += 1
        yield found
    if not count:
        told = " ".join(sorted(SUFFIXES))
        yield Refusal(Path(path).as_posix(), "the folder holds no reports", f"read are {told}")


def _walk(path: str, kind: str | None) -> Iterator[Source | Refusal]:
    try:
        with os.scandir(path) as entries:
            found = sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda entry: entry.name)
    except OSError as error:
        yield Refusal(Path(path).as_posix(), (error.strerror or str(error)).lower())
        return
    names = {entry.name for entry in found}
    for entry in found:
        yield from _entry(entry, names, kind)


def _entry(entry: os.DirEntry[str], names: set[str], kind: str | None) -> Iterator[Source | Refusal]:
    """A folder's entry: links are not followed and pipes not opened, files of unknown kinds are passed over."""
    if entry.is_dir(follow_symlinks=False):
        if not _saved_with(entry.name, names):
            yield from _walk(entry.path, kind)
    elif (told := kind_of(entry.name)) and not _beside(entry.name, names):
        if entry.is_symlink():
            yield Refusal(Path(entry.path).as_posix(), "a symbolic link is not followed", "give its target as a path")
        elif _regular(entry):
            yield Source(Path(entry.path).as_posix(), kind or told, path=Path(entry.path))
        else:
            yield Refusal(Path(entry.path).as_posix(), "not a regular file")


def _saved_with(name: str, names: set[str]) -> bool:
    """Whether a folder holds the pictures and frames of the page beside it, as browsers save them."""
    stem = next((name.removesuffix(end) for end in _PARTS if name.endswith(end)), None)
    return stem is not None and any(stem + suffix in names for suffix in (".html", ".htm"))


def _regular(entry: os.DirEntry[str]) -> bool:
    try:
        return stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode)
    except OSError:
        return True  # gone since it was listed: opening it says so


def _beside(name: str, names: set[str]) -> bool:
    """Whether a NAME.json only describes the report NAME.txt beside it."""
    stem, suffix = os.path.splitext(name)
    return suffix.lower() == ".json" and any(stem + other in names for other in (".txt", ".md", ".html", ".pdf"))
