"""Readers: one file an input format, from paths to reports; what cannot be read is refused by name and reason."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from incidents.errors import UsageError
from incidents.model import Refusal, Report
from incidents.readers.decode import shown
from incidents.readers.sniff import sniffed
from incidents.readers.source import Limits, Options, Source, UnreadableError, limits_told
from incidents.readers.walk import KINDS, sources

__all__ = [
    "KINDS",
    "Limits",
    "Options",
    "Source",
    "UnreadableError",
    "limits_told",
    "read",
    "read_all",
    "read_source",
    "sources",
]

Reader = Callable[[Source, Options], Iterator[Report | Refusal]]
FAULT = "a fault of this program"  # what no input may bring about; the others are read all the same
_READERS = {
    "text": "text:read",
    "jsonl": "records:read_lines",
    "json": "records:read_document",
    "csv": "table:read",
    "tsv": "table:read",
    "html": "html:read",
    "pdf": "pdf:read",
    "docx": "docx:read",
    "eml": "mail:read",
    "feed": "feed:read",
    "warc": "warc:read",
    "zip": "archive:read_zip",
    "gzip": "archive:read_gzip",
}


def read(
    paths: Sequence[str | Path],
    *,
    published: date | None = None,
    mapping: Mapping[str, str] | None = None,
    kind: str | None = None,
    limits: Limits | None = None,
) -> Iterator[Report | Refusal]:
    """The reports of files, folders, globs and standard input (`-`), one at a time, and what was refused.

    `published` is the date of reports that tell none; `mapping` says what a record calls our keys
    (`{"text": "body"}`); `kind` is the kind of every input, whatever its suffix; `limits`
    are those of INCIDENTS_LIMITS where none are given. Raises UsageError for a kind, a key or a limit that does not
    exist.
    """
    limits = limits or limits_told(os.environ.get("INCIDENTS_LIMITS"))
    return read_all(paths, checked(Options(published, mapping or {}, kind, limits)))


def checked(options: Options) -> Options:
    """The options as they are; raises UsageError for a kind or a key that does not exist."""
    from incidents.readers.records import KEYS

    if options.kind is not None and options.kind not in KINDS:
        raise UsageError(f"no kind {options.kind!r}", f"there are {', '.join(KINDS)}")
    if wrong := sorted(set(options.mapping) - set(KEYS)):
        raise UsageError(f"no key {wrong[0]!r} to map", f"there are {', '.join(KEYS)}")
    return options


def read_all(paths: Sequence[str | Path], options: Options) -> Iterator[Report | Refusal]:
    """The same with options that are checked."""
    for found in sources(paths, kind=options.kind):
        if isinstance(found, Refusal):
            yield refusal(found.name, found.reason, found.hint)
        else:
            yield from read_source(found, options)


def read_source(source: Source, options: Options) -> Iterator[Report | Refusal]:
    """The reports of one source; its errors come as a Refusal."""
    count = 0
    try:
        for found in reader(sniffed(source))(source, options):
            count += 1
            yield refusal(found.name, found.reason, found.hint) if isinstance(found, Refusal) else found
        if not count:
            yield refusal(source.name, "empty: it holds no report")
    except UnreadableError as error:
        yield refusal(source.name, error.reason, error.hint)
    except MemoryError:
        yield refusal(source.name, "too large for this machine's memory")
    except Exception as error:
        yield refusal(source.name, f"{FAULT}: {type(error).__name__}: {str(error)[:120]}", "report it with the file")


def refusal(name: str, reason: str, hint: str = "") -> Refusal:
    """What is said of an input that cannot be read, safe to print."""
    return Refusal(shown(name), shown(reason), shown(hint))


def reader(kind: str) -> Reader:
    """The reader of a kind; its module is imported on first use."""
    module, _, name = _READERS[kind].partition(":")
    read_kind: Any = getattr(import_module(f"incidents.readers.{module}"), name)
    chosen: Reader = partial(read_kind, read=read_source) if module == "archive" else read_kind
    return chosen
