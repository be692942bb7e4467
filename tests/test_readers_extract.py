"""A story is extracted the same from every kind of file as from its plain text."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from incidents.model import Report
from incidents.packs import Rules, load
from incidents.pipeline import extract
from incidents.readers import Options, Source, read_source
from tests.corpus import files, pages, pdfs
from tests.corpus.stories import Story, story

MAKERS: dict[str, tuple[str, Callable[[Story], bytes]]] = {
    "newspaper": ("html", pages.newspaper), "saved": ("html", pages.saved), "portal": ("html", pages.portal),
    "columns": ("pdf", pdfs.columns), "running": ("pdf", pdfs.running), "runs": ("docx", files.runs), "boxed": ("docx", files.boxed),
    "forwarded": ("eml", files.forwarded), "newsletter": ("eml", files.newsletter), "rss": ("feed", lambda each: files.rss([each])),
    "atom": ("feed", lambda each: files.atom([each])), "warc": ("warc", lambda each: files.warc([each])),
    "table": ("csv", lambda each: files.table([each])), "lines": ("jsonl", lambda each: files.lines([each])),
}  # fmt: skip


@cache
def rules() -> Rules:
    return load()


def rows(report: Report) -> list[dict[str, Any]]:
    """The records, the evidence by its words: where they stand may differ, what they say may not."""
    told = []
    for incident in extract(report, rules()).incidents:
        for piece in incident.evidence:
            assert report.text[piece.start : piece.end] == piece.text
        record = incident.record() | {"report_id": ""}
        record["evidence"] = sorted((piece.field, " ".join(piece.text.split())) for piece in incident.evidence)
        told.append(record)
    return told


@cache
def known(name: str) -> list[dict[str, Any]]:
    each = story(name)
    return rows(Report(name, each.text, published=each.published))


@pytest.mark.parametrize("name", ["convoy", "market", "strikes"])
@pytest.mark.parametrize("maker", MAKERS)
def test_the_same_incidents_from_every_kind(maker: str, name: str) -> None:
    kind, make = MAKERS[maker]
    [report] = read_source(Source("file", kind, data=make(story(name))), Options())
    assert isinstance(report, Report)
    assert rows(report) == known(name) != []


def test_a_live_blog_is_extracted_as_its_text() -> None:
    [report] = read_source(Source("file", "html", data=pages.live(story("live"))), Options())
    assert isinstance(report, Report)
    assert rows(report) == known("live")


@pytest.mark.parametrize("change", ["crlf", "mark", "soft", "spaces"])
def test_what_a_text_file_carries_beside_its_words_changes_no_incident(change: str) -> None:
    each = story("market")
    data = {
        "crlf": each.text.replace("\n", "\r\n").encode(),
        "mark": b"\xef\xbb\xbf" + each.text.encode(),
        "soft": each.text.encode() + "\u00ad".encode(),
        "spaces": each.text.replace(" people", "\u00a0people").replace(" in ", "\u00a0in ").encode(),
    }[change]
    [report] = read_source(Source("a.txt", "text", data=data), Options(published=each.published))
    assert isinstance(report, Report)
    for one, other in zip(rows(report), known("market"), strict=True):
        same = ("type", "place", "country", "killed", "wounded", "date_start", "status", "background")
        assert [one[key] for key in same] == [other[key] for key in same]


def test_a_report_in_a_language_without_a_pack_is_marked_and_not_extracted() -> None:
    text = "Gunmen killed four farmers in Baga, Borno state, on Tuesday, police said."
    assert len(extract(Report("a", text, language="en"), rules()).incidents) == 1
    told = extract(Report("a", text, language="fr"), rules())
    assert told.incidents == ()
    assert told.notes[0].reason == "no rule pack reads the language fr"
