"""Bytes to text: UTF-8, else a declared fallback that is said in a note; bytes that are no text are refused."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable

from incidents.kept import compiled
from incidents.readers.source import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"WARC/", "warc"),
    (b"{\\rtf", "RTF"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"SQLite format 3", "an SQLite database"),
)
_XML = compiled(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]+)", re.I)
_META = compiled(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_SAMPLE = 65_536
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1b")) + b"\x7f"
_UNSTORABLE = compiled("[\x00\ud800-\udfff]")


def declared(data: bytes) -> str | None:
    """The encoding that an XML declaration names; Windows-1252 for Latin-1, as the web means it."""
    match = _XML.match(data[:400])
    return _web(match[1]) if match else None


def _web(name: bytes) -> str:
    encoding = name.decode("ascii", "replace").lower()
    return "cp1252" if encoding in ("iso-8859-1", "latin-1", "latin1", "us-ascii") else encoding


def declared_by_page(data: bytes) -> str | None:
    """The encoding that a page's meta element names."""
    match = _META.search(data[:4096])
    return _web(match[1]) if match else None


def decoded(data: bytes, declared: Iterable[str | None] = ()) -> tuple[str, tuple[str, ...]]:
    """The text of the bytes and notes on how it was had; a byte-order mark is no part of the text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], encoding)
    if looks_binary(data):
        raise UnreadableError(f"binary, not text{_what(data)}", "give the kind by --kind if it has the wrong suffix")
    for encoding in ("utf-8", *(name for name in declared if name)):
        text = _strict(data, encoding)
        if text is not None:
            return text, () if encoding == "utf-8" else (f"read as {encoding}, as it declares",)
    return _guessed(data)


def looks_binary(data: bytes) -> bool:
    """Whether bytes without a byte-order mark are no text: control characters are more than 2 % of their start."""
    sample = data[:_SAMPLE]
    return magic(data) is not None or len(sample) - len(sample.translate(None, _CONTROLS)) > len(sample) / 50


def magic(data: bytes) -> str | None:
    """The kind that the first bytes give away."""
    return next((kind for start, kind in _MAGIC if data.startswith(start)), None)


def storable(text: str) -> str:
    """The text with NUL and lone surrogates, which no database takes, as U+FFFD: same length, same offsets."""
    return _UNSTORABLE.sub("\ufffd", text)


def shown(text: str) -> str:
    """A name or a reason on one line, without what would steer a terminal or cannot be stored."""
    return text if text.isprintable() else "".join(c if c.isprintable() else "\ufffd" for c in storable(text))


def _what(data: bytes) -> str:
    kind = magic(data)
    return f": it looks like {kind}" if kind else ""


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError, ValueError):
        return None


def _lenient(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    text = _strict(data, encoding)
    if text is not None:
        return text, ()
    text = data.decode(encoding, "replace")
    return text, (f"{text.count(chr(0xFFFD))} damaged places of {encoding.upper()} read as U+FFFD",)


def _guessed(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Not UTF-8: a few damaged bytes of it, or another encoding."""
    text = data.decode("utf-8", "replace")
    damaged, sound = text.count("\ufffd"), sum(map(len, re.findall("[\x80-\ufffc]+", text[:_SAMPLE])))
    if sound > 2 * damaged:
        return text, (f"{damaged} damaged places of UTF-8 read as U+FFFD",)
    encoding = fallback(data)
    text = data.decode(encoding, "replace")
    return text, (f"not UTF-8: read as {encoding}",)


def fallback(data: bytes) -> str:
    """The encoding of bytes that are not UTF-8: Windows-1252 for mostly Latin text, else charset-normalizer's guess."""
    sample = data[:_SAMPLE]
    if len(sample.translate(None, bytes(range(128)))) * 8 < len(sample) and _strict(sample, "cp1252") is not None:
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best else "cp1252"
