"""Crawls: each HTML response of a WARC is a report; its date is the page's, never the crawl's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from incidents.kept import compiled
from incidents.model import Refusal, Report
from incidents.readers.archive import gunzipped
from incidents.readers.extras import needed
from incidents.readers.html import page_report
from incidents.readers.source import Forward, Limits, Options, Source, UnreadableError, too_large

_CHARSET = compiled(r"charset\s*=\s*[\"']?([\w.:-]+)", re.I)


def read(source: Source, options: Options) -> Iterator[Report | Refusal]:
    """One response at a time, in constant memory."""
    warc = needed("fastwarc.warc", "warc")
    stream = source.open()
    count = 0
    try:
        for record in _records(warc, _unpacked(stream, options.limits)):
            count += 1
            if _is_page(record):
                yield _page(source.name, record, options)
    except (OSError, EOFError, ValueError, RuntimeError) as error:
        raise UnreadableError(f"damaged WARC after {count} records: {error}") from error
    finally:
        source.close(stream)


def _unpacked(stream: BinaryIO, limits: Limits) -> Forward:
    """The stream of a crawl; what is packed is unpacked here, so that a cut-off file is told and a bomb stopped."""
    start = stream.read(2)
    packed = Forward(stream, start)
    return Forward(gunzipped(packed, limits)) if start == b"\x1f\x8b" else packed


def _records(warc: Any, stream: Any) -> Iterator[Any]:
    """The responses; what breaks in the library's Rust code is no Exception, and raised here as one."""
    kinds = {"record_types": warc.WarcRecordType.response, "parse_http": True, "auto_decode": "all"}
    try:
        yield from warc.ArchiveIterator(stream, **kinds)
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise ValueError(str(error)[:120]) from error


def _is_page(record: Any) -> bool:
    """Whether a record is a web page that was there."""
    kind = (record.http_content_type or "").lower() if record.is_http else ""
    found = record.http_headers.status_code if record.http_headers else None
    return kind in ("text/html", "application/xhtml+xml") and found in (200, 203, None)


def _is_cut_off(record: Any, data: bytes) -> bool:
    """Whether a response that was not compressed is shorter than it says."""
    told = record.http_headers.get("Content-Length") or ""
    coded = record.http_headers.get("Content-Encoding") or record.http_headers.get("Transfer-Encoding")
    return told.isdecimal() and not coded and len(data) < int(told[:12])


def _page(name: str, record: Any, options: Options) -> Report | Refusal:
    url = record.headers.get("WARC-Target-URI", "").strip("<>")
    where = f"{url}@{record.headers.get('WARC-Date', '')}" if url else f"{name}#{record.record_id}"
    try:
        data = record.reader.read(options.limits.size + 1)
        if len(data) > options.limits.size:
            raise too_large(options.limits.size)
        if _is_cut_off(record, data):
            raise UnreadableError("the response is cut off")
        charset = _CHARSET.search(record.http_headers.get("Content-Type", "") or "")
        return page_report(where, data, options, url=url or None, charset=charset and charset[1])
    except UnreadableError as error:
        return Refusal(f"{name}: {where}", error.reason, error.hint)
