"""The kind of an input that no suffix tells: by its first bytes."""

from __future__ import annotations

import io
import re
from typing import BinaryIO

from incidents.kept import compiled
from incidents.readers.decode import magic
from incidents.readers.source import Source

_HTML = compiled(rb"\s*(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_FEED = compiled(rb"\s*<(?:\?xml\b|rss\b|feed\b|rdf:rdf\b)", re.I)
_MAIL = compiled(rb"(?:[A-Za-z][A-Za-z0-9-]*:[ \t].*\r?\n(?:[ \t].*\r?\n)*){3}")
_KINDS = ("pdf", "zip", "gzip", "warc")


def sniffed(source: Source) -> str:
    """The kind of a source; text where nothing speaks for another."""
    return source.kind or kind_of_bytes(_start(source))


def kind_of_bytes(start: bytes) -> str:
    start = start.removeprefix(b"\xef\xbb\xbf")
    found = magic(start)
    if found in _KINDS:
        return found
    if start.lstrip()[:1] == b"{":
        return "jsonl"
    if _HTML.match(start):
        return "html"
    if _FEED.match(start):
        return "feed"
    return "eml" if _MAIL.match(start) and b"\nSubject:" in b"\n" + start else "text"


def _start(source: Source) -> bytes:
    stream = source.open()
    try:
        return _peeked(stream)
    finally:
        source.close(stream)


def _peeked(stream: BinaryIO) -> bytes:
    """The first bytes of a stream; standard input keeps them for its reader."""
    if isinstance(stream, io.BufferedReader):
        return stream.peek(4096)[:4096]
    return stream.read(4096)
