"""ZIP and gzip of everything else: members are read in place, never written out, and never beyond the limits."""

from __future__ import annotations

import gzip
import io
import re
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import IO, Any

from incidents.kept import compiled
from incidents.model import Refusal, Report
from incidents.readers.source import STANDARD_INPUT, Forward, Limits, Options, Source, UnreadableError, too_large
from incidents.readers.walk import kind_of

Read = Callable[[Source, Options], Iterator[Report | Refusal]]

_LEADS_OUT = compiled(r"^[/\\]|^[a-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)", re.I)
_WORD = "word/document.xml"
_FREE = 1_000_000  # bytes that may unpack at any ratio
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


def read_zip(source: Source, options: Options, read: Read) -> Iterator[Report | Refusal]:
    """The reports of a ZIP's members of known kinds, in the order of their names."""
    _check_depth(source, options.limits)
    stream = source.open()
    try:
        seekable = _seekable(stream, options.limits)
        with zipfile.ZipFile(seekable) as archive:
            if _WORD in archive.namelist():
                seekable.seek(0)
                yield from read(Source(source.name, "docx", data=seekable.read(options.limits.size + 1)), options)
            else:
                yield from _members(source, archive, options, read)
    except _DAMAGED as error:
        raise UnreadableError(f"damaged ZIP: {error}") from error
    finally:
        source.close(stream)


def read_gzip(source: Source, options: Options, read: Read) -> Iterator[Report | Refusal]:
    """What a gzip file holds, its kind by the name before `.gz`."""
    _check_depth(source, options.limits)
    kind = kind_of(source.name.removesuffix(".gz").removesuffix(".GZ"))
    inner = Source(source.name, kind, opener=partial(_unzipped, source, options.limits), depth=source.depth + 1)
    yield from read(inner, options)


class Counted(io.RawIOBase):
    """A stream that refuses to give more bytes than the limits allow, and whose damage is a refusal."""

    def __init__(self, stream: gzip.GzipFile | zipfile.ZipExtFile, limits: Limits, packed: Callable[[], int]) -> None:
        self.stream = stream
        self.limits = limits
        self.packed = packed
        self.given = 0
        self.under: IO[bytes] | None = None  # a stream to close with this one

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self.stream.read1(len(buffer))
        except _DAMAGED as error:
            raise UnreadableError(f"damaged archive: {error or 'cut off'}") from error
        self.given += len(data)
        if self.given > self.limits.unpacked or self.given > _FREE + self.limits.ratio * self.packed():
            raise UnreadableError("unpacks to far more than it holds: an archive bomb?")
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self.stream.close()
        if self.under is not None:
            self.under.close()
        super().close()


def _unzipped(source: Source, limits: Limits) -> io.BufferedReader:
    stream = source.open()
    return gunzipped(Forward(stream), limits, under=stream if source.name != STANDARD_INPUT else None)


def gunzipped(packed: Any, limits: Limits, *, under: IO[bytes] | None = None) -> io.BufferedReader:
    """What a gzip stream holds, within the limits; `under` is closed with it."""
    unpacked = Counted(gzip.GzipFile(fileobj=packed), limits, packed.tell)
    unpacked.under = under
    return io.BufferedReader(unpacked, 1 << 16)


def _seekable(stream: IO[bytes], limits: Limits) -> IO[bytes]:
    """The stream; one that cannot seek (a pipe, an archive's member) within the limit in memory."""
    if stream.seekable():
        return stream
    data = stream.read(limits.size + 1)
    if len(data) > limits.size:
        raise too_large(limits.size)
    return io.BytesIO(data)


def _check_depth(source: Source, limits: Limits) -> None:
    if source.depth >= limits.depth:
        raise UnreadableError(f"archives in archives, more than {limits.depth} deep")


def _members(source: Source, archive: zipfile.ZipFile, options: Options, read: Read) -> Iterator[Report | Refusal]:
    members = sorted(archive.infolist(), key=lambda member: member.filename)
    if len(members) > options.limits.members:
        raise UnreadableError(f"over the limit of {options.limits.members:,} members")
    seen: set[str] = set()
    for member in members:
        if not _is_wanted(member.filename):
            continue
        name = f"{source.name}/{member.filename}"
        if reason := _objection(member, seen):
            yield Refusal(name, reason)
            continue
        seen.add(member.filename)
        yield from _member(source, name, archive, member, options, read)
    if not seen:
        raise UnreadableError("the archive holds no reports")


def _member(
    source: Source, name: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo, options: Options, read: Read
) -> Iterator[Report | Refusal]:
    opener = partial(_opened, archive, member, options.limits)
    inner = Options(options.published, options.mapping, None, options.limits)
    yield from read(Source(name, kind_of(member.filename), opener=opener, depth=source.depth + 1), inner)


def _opened(archive: zipfile.ZipFile, member: zipfile.ZipInfo, limits: Limits) -> io.BufferedReader:
    try:
        stream: Any = archive.open(member)
    except _DAMAGED as error:
        raise UnreadableError(f"damaged in its archive: {error}") from error
    return io.BufferedReader(Counted(stream, limits, lambda: member.compress_size), 1 << 16)


def _objection(member: zipfile.ZipInfo, seen: set[str]) -> str | None:
    """Why a member is not read."""
    if _LEADS_OUT.search(member.filename):
        return "its name leads out of the archive"
    if stat.S_ISLNK(member.external_attr >> 16):
        return "a symbolic link is not followed"
    if member.flag_bits & 1:
        return "encrypted"
    return "stands twice in the archive" if member.filename in seen else None


def _is_wanted(name: str) -> bool:
    """Whether a member is of a known kind and no hidden file of the packing system."""
    if name.endswith(("/", "\\")) or not name:
        return False
    parts = re.split(r"[/\\]", name)
    hidden = any(part.startswith(("__MACOSX", ".")) and part != ".." for part in parts)
    return kind_of(name) is not None and not hidden
