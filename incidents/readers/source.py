"""What is read and how far: sources of bytes, the limits they are read within, and the error that refuses one."""

from __future__ import annotations

import hashlib
import io
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from incidents.errors import UsageError

STANDARD_INPUT = "-"


class UnreadableError(Exception):
    """A report that cannot be read: the reason, and the way out."""

    def __init__(self, reason: str, hint: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of an input is read before it is refused; sizes in bytes, unpacked.

    The commands take other limits from INCIDENTS_LIMITS, as in `INCIDENTS_LIMITS="size=64000000 seconds=60"`.
    """

    size: int = 32_000_000  # one report, or one line, row, entry or archive member
    characters: int = 500_000  # of the text of one report: some 150 pages of print
    seconds: float = 30.0  # for reading one report, and for extracting it; 0: no limit
    depth: int = 3  # archives inside archives
    members: int = 1_000_000  # entries of one archive
    unpacked: int = 20_000_000_000  # all members of one archive together
    ratio: int = 200  # unpacked to packed, once a member is over a megabyte
    pages: int = 5_000  # of one PDF
    nesting: int = 1_000  # elements inside elements
    elements: int = 200_000  # of one page, Word file or feed; each takes some 1,500 bytes of memory


@dataclass(frozen=True, slots=True)
class Options:
    """What the user says about the inputs: see `incidents.readers.read`."""

    published: date | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    kind: str | None = None
    limits: Limits = Limits()


@dataclass(frozen=True, slots=True)
class Source:
    """A file, standard input or the member of an archive: its name, and where its bytes are."""

    name: str
    kind: str | None = None
    path: Path | None = None
    data: bytes | None = None
    opener: Callable[[], BinaryIO] | None = None  # of an archive's member
    depth: int = 0

    def open(self) -> BinaryIO:
        """A stream of the bytes; raises UnreadableError where there is none."""
        if self.data is not None:
            return io.BytesIO(self.data)
        if self.opener is not None:
            return self.opener()
        if self.path is None:
            return sys.stdin.buffer
        try:
            return self.path.open("rb")
        except OSError as error:
            raise UnreadableError(_told(error), "check the path and its permissions") from error

    def read(self, limit: int) -> bytes:
        """All bytes; raises UnreadableError where they are more than the limit."""
        stream = self.open()
        try:
            data = stream.read(limit + 1)
        except OSError as error:
            raise UnreadableError(_told(error)) from error
        finally:
            self.close(stream)
        if len(data) > limit:
            raise too_large(limit)
        return data

    def close(self, stream: BinaryIO) -> None:
        """Closes what open() gave, but never standard input."""
        if self.data is not None or self.path is not None or self.opener is not None:
            stream.close()

    def digest(self) -> str:
        """SHA-256 of the bytes, so that an unchanged file need not be read again; raises UnreadableError."""
        stream = self.open()
        try:
            return _sha256(stream)
        except OSError as error:
            raise UnreadableError(_told(error)) from error
        finally:
            self.close(stream)


class Forward:
    """A stream that is read without seeking, as a pipe or an archive's member must be, and knows its place."""

    def __init__(self, stream: BinaryIO, start: bytes = b"") -> None:
        self.stream = stream
        self.start = start  # bytes that were taken from the stream to look at them
        self.place = 0

    def read(self, size: int = -1) -> bytes:
        data, self.start = self.start or self.stream.read(size), b""
        self.place += len(data)
        return data

    def tell(self) -> int:
        return self.place


def limits_told(told: str | None) -> Limits:
    """The limits with those changed that a text like `size=64000000 seconds=60` names; raises UsageError."""
    known = {limit.name: limit.type for limit in fields(Limits)}
    changed: dict[str, Any] = {}
    for pair in re.split(r"[\s,;]+", (told or "").strip()):
        name, _, value = pair.partition("=")
        if not pair:
            continue
        if name not in known or not re.fullmatch(r"\d+(?:\.\d+)?", value):
            raise UsageError(f"{pair!r} sets no limit", f"write size=64000000; there are {', '.join(known)}")
        changed[name] = float(value) if name == "seconds" else int(float(value))
    return Limits(**changed)


def too_large(limit: int) -> UnreadableError:
    return UnreadableError(
        f"over the size limit of {limit:,} bytes", "split the file, or set INCIDENTS_LIMITS=size=BYTES"
    )


def _sha256(stream: BinaryIO) -> str:
    digest = hashlib.sha256()
    while block := stream.read(1 << 20):
        digest.update(block)
    return digest.hexdigest()


def _told(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
