"""Files that were read before and have not changed since are passed over by their digest, without being parsed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from incidents import __version__
from incidents.model import FileRead, Refusal, Report
from incidents.readers import checked, read_source, refusal
from incidents.readers.decode import shown
from incidents.readers.source import Options, Source, UnreadableError
from incidents.readers.walk import sources

Stored = Callable[[Mapping[str, str]], Mapping[str, int]]  # from digests by file to how many reports those stored hold
_FILES = 500  # that the database is asked for at a time
_BYTES = 64_000_000  # of these files, so that the first report does not wait for gigabytes to be hashed


def read_changed(
    paths: Sequence[str | Path], options: Options, stored: Stored
) -> Iterator[Report | Refusal | FileRead]:
    """The reports of files that are new or have changed, each file followed by a FileRead; of the others only that.

    Raises UsageError as `incidents.readers.read` does.
    """
    return _read(sources(paths, kind=options.kind), checked(options), stored)


def _read(found: Iterator[Source | Refusal], options: Options, stored: Stored) -> Iterator[Report | Refusal | FileRead]:
    for part in _parts(found, options):
        held = stored({shown(one.name): digest for one, digest in part if digest})
        for one, digest in part:
            if isinstance(one, Refusal):
                yield refusal(one.name, one.reason, one.hint)
            elif (name := shown(one.name)) in held:
                yield FileRead(name, digest, held[name], read=False)
            else:
                yield from _one(one, name, digest, options)


def _parts(found: Iterator[Source | Refusal], options: Options) -> Iterator[list[tuple[Source | Refusal, str | None]]]:
    """Files with their digests, in lists for which one question to the database is worth it."""
    part: list[tuple[Source | Refusal, str | None]] = []
    size = 0
    for one in found:
        part.append((one, digest_of(one, options) if isinstance(one, Source) else None))
        size += _size(one) if isinstance(one, Source) else 0
        if len(part) >= _FILES or size >= _BYTES or not part[-1][1]:
            yield part
            part, size = [], 0
    if part:
        yield part


def _size(source: Source) -> int:
    try:
        return source.path.stat().st_size if source.path else 0
    except OSError:  # gone since it was listed
        return 0


def _one(source: Source, name: str, digest: str | None, options: Options) -> Iterator[Report | Refusal | FileRead]:
    reports = 0
    for one in read_source(source, options):
        reports += isinstance(one, Report)
        digest = digest if isinstance(one, Report) else None
        yield one
    yield FileRead(name, digest, reports)


def digest_of(source: Source, options: Options) -> str | None:
    """SHA-256 over a file and what its reading depends on; None for standard input and what cannot be opened."""
    if source.path is None:
        return None
    day = options.published and options.published.isoformat()
    how = json.dumps([__version__, source.kind, day, sorted(options.mapping.items())])
    try:
        return sha256(f"{how} {source.digest()}".encode()).hexdigest()
    except UnreadableError:
        return None
