"""JSON Lines and JSON: one object a report; other names of keys by a mapping of ours to theirs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from incidents.model import Refusal, Report
from incidents.readers.decode import decoded
from incidents.readers.made import made
from incidents.readers.published import date_of, is_ambiguous
from incidents.readers.source import Options, Source, UnreadableError, too_large

KEYS = ("id", "text", "title", "published", "source", "url", "language")


def read_lines(source: Source, options: Options) -> Iterator[Report | Refusal]:
    """One report a line; a line that holds none is refused as `path:line`."""
    stream = source.open()
    try:
        for number, line in _lines(stream, options.limits.size):
            if line is None or line.strip(b"\xef\xbb\xbf \t\r\n"):
                yield _line(source.name, number, line, options)
    finally:
        source.close(stream)


def read_document(source: Source, options: Options) -> Iterator[Report | Refusal]:
    """A JSON object or a list of them; a file of several objects is read as JSON Lines."""
    data = source.read(options.limits.size)
    try:
        document, notes = _parsed(data)
    except UnreadableError:
        if data.count(b"\n") == 0:
            raise
        yield from read_lines(Source(source.name, data=data), options)
        return
    if not isinstance(document, list):
        yield from _told(source.name, source.name, document, options, notes)
        return
    for number, item in enumerate(document, 1):
        yield from _told(f"{source.name}#{number}", f"{source.name}#{number}", item, options, notes)


def report_of(name: str, fields: Mapping[str, Any], options: Options, notes: tuple[str, ...] = ()) -> Report:
    """The report of a record under our keys; raises UnreadableError where there is no text or the date is none."""
    text = fields.get("text")
    if not isinstance(text, str):
        raise UnreadableError("no text" if text is None else "its text is not a string", _way_out(fields))
    published = fields.get("published")
    day = date_of(published)
    if published not in (None, "") and day is None:
        notes = (*notes, _no_date(published))
    return made(
        _id(fields.get("id")) or name,
        text,
        options,
        title=_string(fields.get("title")),
        dates={"metadata": day},
        source=_string(fields.get("source")),
        url=_string(fields.get("url")),
        language=_string(fields.get("language")),
        notes=notes,
    )


def renamed(record: Mapping[str, Any], mapping: Mapping[str, str]) -> dict[str, Any]:
    """The record under our keys: `text` is what the mapping calls it."""
    return {**record, **{ours: record.get(theirs) for ours, theirs in mapping.items()}}


def _line(name: str, number: int, line: bytes | None, options: Options) -> Report | Refusal:
    try:
        if line is None:
            raise too_large(options.limits.size)
        record, notes = _parsed(line)
        return _record(f"{name}#{number}", record, options, notes)
    except UnreadableError as error:
        return Refusal(f"{name}:{number}", error.reason, error.hint)


def _told(name: str, place: str, item: Any, options: Options, notes: tuple[str, ...]) -> Iterator[Report | Refusal]:
    try:
        yield _record(name, item, options, notes)
    except UnreadableError as error:
        yield Refusal(place, error.reason, error.hint)


def _record(name: str, record: Any, options: Options, notes: tuple[str, ...]) -> Report:
    if not isinstance(record, dict):
        raise UnreadableError("not a JSON object", 'one object a report: {"id": ..., "text": ...}')
    return report_of(name, renamed(record, options.mapping), options, notes)


def _parsed(data: bytes) -> tuple[Any, tuple[str, ...]]:
    text, notes = decoded(data)
    try:
        return json.loads(text.strip()), notes
    except RecursionError as error:
        raise UnreadableError("nested too deeply") from error
    except json.JSONDecodeError as error:
        raise UnreadableError(f"not JSON: {error.msg.lower()} at character {error.pos + 1}") from error
    except ValueError as error:
        raise UnreadableError(f"not JSON: {error}") from error


def _lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Lines with their numbers; None for one over the limit, which is skipped without being held."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) <= limit:
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(limit)
        yield number, None


def _no_date(published: Any) -> str:
    """The note on a date that can be read two ways; raises UnreadableError on one that is none."""
    if is_ambiguous(published):
        return f"published {published!r} is left out: day and month cannot be told apart"
    raise UnreadableError(f"published {str(published)[:60]!r} is no date", "write it as YYYY-MM-DD")


def _way_out(fields: Mapping[str, Any]) -> str:
    names = ", ".join(sorted(str(key) for key in fields if key not in KEYS)[:8])
    return f"name it with --map text=NAME; there are: {names}" if names else 'a report needs a key "text"'


def _id(value: Any) -> str | None:
    return str(value).strip() or None if isinstance(value, str | int) and not isinstance(value, bool) else None


def _string(value: Any) -> str | None:
    return value if isinstance(value, str) else None
