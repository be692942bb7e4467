"""CSV and TSV: one report a row, by the names of the columns."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from incidents.model import Refusal, Report
from incidents.readers.decode import fallback, looks_binary
from incidents.readers.records import KEYS, renamed, report_of
from incidents.readers.source import Options, Source, UnreadableError, too_large

_SAMPLE = 1 << 20


def read(source: Source, options: Options) -> Iterator[Report | Refusal]:
    """The rows that have a text; a row that has none is refused as `path:line`."""
    csv.field_size_limit(max(csv.field_size_limit(), options.limits.size))
    stream = source.open()
    try:
        encoding, start = _encoding(stream)
        lines = _lines(start, stream, encoding, options.limits.size)
        first = next(lines, "")
        if "\r" in first.rstrip("\r\n"):
            raise UnreadableError("lines that end in carriage returns alone", "save it with the line ends of today")
        delimiter = "\t" if source.kind == "tsv" else _delimiter(first)
        counted = _Counted(first, lines)
        rows = csv.reader(counted, delimiter=delimiter)
        yield from _reports(source.name, rows, counted, encoding, options)
    finally:
        source.close(stream)


def _reports(
    name: str, rows: Iterator[list[str]], lines: _Counted, encoding: str, options: Options
) -> Iterator[Report | Refusal]:
    header, line = _header(_first(rows), options), lines.count
    notes = () if encoding.startswith("utf") else (f"not UTF-8: read as {encoding}",)
    while True:
        started = line + 1
        lines.quotes = 0
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            raise UnreadableError(f"after line {line}: {error}", "is a quotation mark left open?") from error
        line = lines.count
        if line > started and lines.quotes % 2:
            raise UnreadableError(f"a quotation mark is left open in line {started}", "close it, or double it")
        if any(cell.strip() for cell in row):
            yield _report(name, started, header, row, notes, options)


def _first(rows: Iterator[list[str]]) -> list[str]:
    try:
        return next(rows, [])
    except csv.Error as error:
        raise UnreadableError(f"no header can be read: {error}") from error


def _report(
    name: str, line: int, header: list[str], row: list[str], notes: tuple[str, ...], options: Options
) -> Report | Refusal:
    try:
        if sum(map(len, row)) > options.limits.size:
            raise too_large(options.limits.size)
        if len(row) > len(header):
            raise UnreadableError(
                f"{len(row)} fields under {len(header)} columns", "put quotation marks round the text"
            )
        record = dict(zip(reversed(header), reversed(_filled(row, header)), strict=True))
        return report_of(f"{name}#{line}", renamed(record, _mapping(header, options)), options, notes)
    except UnreadableError as error:
        return Refusal(f"{name}:{line}", error.reason, error.hint)


def _header(cells: list[str], options: Options) -> list[str]:
    """The names of the columns, ours in lower case; raises UnreadableError where none is the text's."""
    names = [cell.strip() for cell in cells]
    names = [name.lower() if name.lower() in KEYS else name for name in names]
    wanted = options.mapping.get("text", "text")
    if not any(names):
        raise UnreadableError("empty: it holds no text")
    if wanted.lower() not in (name.lower() for name in names):
        told = ", ".join(name[:30] for name in names[:12] if name)
        raise UnreadableError(f"no column {wanted!r}", f"name it with --map text=COLUMN; there are: {told}")
    return names


def _mapping(header: list[str], options: Options) -> dict[str, str]:
    """The mapping with the columns as the header spells them."""
    spelled = {name.lower(): name for name in reversed(header)}
    return {ours: spelled.get(theirs.lower(), theirs) for ours, theirs in options.mapping.items()}


def _filled(row: list[str], header: list[str]) -> list[str | None]:
    """The cells, None for those that are empty or missing."""
    return [cell if cell.strip() else None for cell in row] + [None] * (len(header) - len(row))


def _delimiter(line: str) -> str:
    """What most often divides the header: a comma, a semicolon or a tabulator."""
    return max((",", ";", "\t"), key=line.count)


def _encoding(stream: BinaryIO) -> tuple[str, bytes]:
    """The encoding of a file by its first megabyte, and that megabyte without its byte-order mark."""
    start = stream.read(_SAMPLE)
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if start.startswith(mark):
            return encoding, start[len(mark) :]
    if looks_binary(start):
        raise UnreadableError("binary, not text")
    try:
        codecs.getincrementaldecoder("utf-8")().decode(start)
    except UnicodeDecodeError:
        return fallback(start), start
    return "utf-8", start


def _lines(start: bytes, stream: BinaryIO, encoding: str, limit: int) -> Iterator[str]:
    """The lines of the rest of a stream; raises UnreadableError for one over the limit."""
    decoder, held = codecs.getincrementaldecoder(encoding)("replace"), ""
    block = start
    while block:
        *lines, held = (held + decoder.decode(block)).split("\n")
        yield from (line + "\n" for line in lines)
        if len(held) > limit:
            raise too_large(limit)
        block = stream.read(1 << 16)
    if held:
        yield held


class _Counted:
    """Lines of a table, counted, with the quotation marks in them."""

    def __init__(self, first: str, rest: Iterator[str]) -> None:
        self.lines = chain([first], rest)
        self.count = 0
        self.quotes = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self.lines)
        self.count += 1
        self.quotes += line.count('"')
        return line
