"""Broken and hostile input: refused by name and reason within the limits, while the rest is read."""

from __future__ import annotations

import gzip
import io
import json
import string
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.model import Refusal, Report
from incidents.readers import FAULT, KINDS, Limits, Options, Source, read, read_source
from incidents.readers.decode import shown
from incidents.readers.language import language_of
from incidents.readers.published import date_in_name, date_of
from tests.corpus import files, pages, pdfs
from tests.corpus.stories import story

BRIEF = story("brief")
SMALL = Options(
    limits=Limits(size=200_000, seconds=5.0, unpacked=2_000_000, members=50, nesting=200, pages=20, elements=20_000)
)


def outcome(kind: str | None, data: bytes, options: Options = SMALL, name: str = "file") -> list[Report | Refusal]:
    return list(read_source(Source(name, kind, data=data), options))


def reason(kind: str | None, data: bytes, options: Options = SMALL) -> str:
    """The reason of the last of what was found, which must be a refusal."""
    last = outcome(kind, data, options)[-1]
    assert isinstance(last, Refusal), last
    return last.reason


BOMB = b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "killed"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<rss version="2.0"><channel><title>&b;</title><item><title>x</title><description>&b;</description></item></channel></rss>"""
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]><rss><channel><item><title>&x;</title></item></channel></rss>"""
DEEP = b"<rss><channel>" + b"<a>" * 5000 + b"</a>" * 5000 + b"</channel></rss>"


def _zip(*members: tuple[str, bytes], mode: int = 0) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            info = zipfile.ZipInfo(name)
            info.external_attr = mode << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return out.getvalue()


def _nested(depth: int) -> bytes:
    data = _zip(("a.txt", b"Two guards died."))
    for _ in range(depth):
        data = _zip(("a.zip", data))
    return data


def _encrypted_zip() -> bytes:
    data = bytearray(_zip(("a.txt", b"Two guards died.")))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


HOSTILE = [
    ("feed", BOMB, "declares a document type"),
    ("feed", OUTSIDE, "declares a document type"),
    ("feed", DEEP, "nested too deeply"),
    ("feed", b"<rss><channel><item>", "damaged XML"),
    ("feed", b"<svg/>", "no RSS or Atom"),
    ("feed", b"<rss><channel/></rss>", "no entries"),
    ("docx", files.packed({"word/document.xml": BOMB}), "declares a document type"),
    ("docx", files.packed({"word/document.xml": DEEP}), "nested too deeply"),
    ("docx", files.packed({"word/document.xml": b"<a>" + b" " * 300_000 + b"</a>"}), "over the size limit"),
    ("docx", files.packed({"word/document.xml": b"<a>" + b"<b/>" * 40_000 + b"</a>"}), "limit of elements"),
    ("html", b"<html><body>" + b"<p>x" * 45_000, "limit of 20,000 elements"),
    ("docx", files.packed({"other.xml": b"<a/>"}), "no Word file"),
    ("docx", b"\xd0\xcf\x11\xe0" + b"\0" * 500, "encrypted or an old Word file"),
    ("docx", b"PK\x03\x04 no more", "damaged DOCX"),
    ("zip", _zip(("../../etc/a.txt", b"Two guards died.")), "no reports"),
    ("zip", _zip(("a.jsonl", b"killed " * 400_000)), "archive bomb"),
    ("zip", _nested(5), "archives in archives"),
    ("zip", _zip(*((f"{n}.txt", b"x") for n in range(60))), "over the limit of 50 members"),
    ("zip", _zip(("a.bin", b"x")), "holds no reports"),
    ("zip", _zip(("", b"Two guards died.")), "holds no reports"),  # found by fuzzing
    ("zip", b"PK\x03\x04" + b"\0" * 300, "damaged ZIP"),
    ("gzip", gzip.compress(b"{ " + b"killed " * 400_000), "archive bomb"),
    ("gzip", gzip.compress(b"Two guards died. " * 900)[:-20], "damaged archive"),
    ("gzip", b"\x1f\x8b nothing", "damaged archive"),
    ("text", b"\xa1\xa1", "empty"),  # found by fuzzing: the space of another encoding
    ("pdf", b"", "empty"),
    ("pdf", b"%PDF-1.4 nothing", "damaged PDF"),
    ("pdf", pdfs.pdf([[]] * 30), "over the limit of 20 pages"),
    ("pdf", pdfs.pdf([[]]), "holds no text"),
    ("html", b"", "no HTML"),
    ("html", b"<html><body><ul><li><a href=x>Home</a></li><li><a href=y>News</a></li></ul></body></html>", "no text"),
    ("html", b"\x00\x01\x02\x03" * 400, "binary"),
    ("eml", b"", "no mail"),
    ("csv", b"", "empty"),
    ("csv", b"text\n" + b"x" * 300_000, "over the size limit"),
    ("csv", b'text\n"' + b"x\n" * 150_000, "over the size limit|field larger|left open"),
    ("csv", b'text\nTwo guards died.\n"Three\nguards died.\n', "a quotation mark is left open in line 3"),
    ("csv", b"text\n\xff\xfe\x00\x00" + bytes(range(256)) * 9, "binary"),
    ("jsonl", b'{"text": "' + b"x" * 300_000, "over the size limit"),
    ("jsonl", b'{"text": ' + b"[" * 100_000, "nested too deeply"),
    ("warc", b"nothing of a crawl\r\n" * 20, "damaged WARC"),
    ("warc", files.warc([BRIEF], zipped=True)[:-40], "damaged archive"),
    ("warc", b"", "empty"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "data", "wanted"), HOSTILE, ids=[f"{row[0]}-{row[2].split('|')[0]}" for row in HOSTILE]
)
def test_hostile_input_is_refused_with_its_reason(kind: str, data: bytes, wanted: str) -> None:
    told = reason(kind, data)
    assert any(words in told for words in wanted.split("|")), told


def test_members_that_lead_out_or_are_links_or_encrypted_are_refused_and_the_rest_is_read() -> None:
    good = ("z.txt", b"Two guards died.")
    for name in ("../a.txt", "/etc/a.txt", "C:\\a.txt", "x/../../a.txt"):
        [refusal, report] = outcome("zip", _zip((name, b"Two guards died."), good))
        assert isinstance(refusal, Refusal)
        assert refusal.reason == "its name leads out of the archive"
        assert isinstance(report, Report)
    [refusal] = [
        item
        for item in outcome("zip", _zip(("a.txt", b"/etc/hostname"), mode=0o120777))
        if "link" in getattr(item, "reason", "")
    ]
    assert refusal
    assert "encrypted" in [item.reason for item in outcome("zip", _encrypted_zip()) if isinstance(item, Refusal)]


def test_one_damaged_member_does_not_stop_the_others() -> None:
    data = bytearray(_zip(("a.txt", b"Two guards died. " * 50), ("b.txt", b"Three guards died.")))
    data[40] ^= 0xFF
    [refusal, report] = outcome("zip", bytes(data))
    assert isinstance(refusal, Refusal)
    assert isinstance(report, Report)


def test_records_before_the_damage_are_read() -> None:
    lines = files.lines([BRIEF, story("market")]) * 30
    found = outcome("gzip", gzip.compress(lines)[:-200], name="a.jsonl.gz")
    assert sum(isinstance(item, Report) for item in found) > 10
    assert isinstance(found[-1], Refusal)
    crawl = files.warc([BRIEF, story("market"), story("convoy")])
    found = outcome("warc", crawl[: len(crawl) // 2])
    assert isinstance(found[0], Report)


def test_an_encrypted_pdf_is_refused() -> None:
    locked = (
        "/Encrypt << /Filter /Standard /V 1 /R 2 /O ("
        + "a" * 32
        + ") /U ("
        + "b" * 32
        + ") /P -44 >> /ID [(0123456789abcdef) (0123456789abcdef)]"
    )
    assert "encrypted" in reason("pdf", pdfs.pdf([[(60, 700, 10, "Two guards died.")]], extra=locked))


def test_a_page_of_endless_nesting_is_read_or_refused_in_time() -> None:
    for markup in (
        b"<div>" * 20_000,
        b"<table><tr><td>" * 5_000,
        b"<b><i>" * 9_000,
        b"<a href=x>" * 9_000 + b"<ul><li>" * 5_000,
    ):
        [item] = outcome("html", b"<html><body><p>Two guards died in the town on Friday, police said.</p>" + markup)
        assert isinstance(item, Report | Refusal)


def test_what_takes_too_long_is_refused() -> None:
    page = b"<html><body>" + b"<div><p>Two guards died.</p></div>" * 5_000
    [item] = outcome("html", page, Options(limits=Limits(seconds=0.01)))
    assert isinstance(item, Refusal)
    assert "takes longer" in item.reason


def test_names_never_steer_the_terminal(tmp_path: Path) -> None:
    name = "a\x1b[31m\n.txt"
    (tmp_path / name).write_text("Two guards died.")
    (tmp_path / ("b" + name)).write_text("")
    [report, refusal] = read([tmp_path])
    assert isinstance(report, Report)
    assert report.id.isprintable()
    assert isinstance(refusal, Refusal)
    assert refusal.name.isprintable()
    [report] = outcome("zip", _zip((name, b"Two guards died.")))
    assert isinstance(report, Report)
    assert report.id.isprintable()


def test_metadata_is_one_line_and_cannot_hurt() -> None:
    record = {
        "id": "a\x1b]0;x\x07",
        "text": "Two\u0000 guards\ud800 died.",
        "title": "A\n\x00title",
        "language": "en-GB",
        "source": 3,
    }
    [report] = outcome("jsonl", json.dumps(record).encode())
    assert isinstance(report, Report)
    assert report.text == "Two\ufffd guards\ufffd died."
    assert (report.title, report.language, report.source) == ("A \ufffdtitle", "en", None)
    assert report.id.isprintable()
    report.text.encode()


SEEDS = {
    "text": BRIEF.text.encode(), "jsonl": files.lines([BRIEF]), "json": files.lines([BRIEF]), "csv": files.table([BRIEF]),
    "tsv": files.table([BRIEF], delimiter="\t"), "html": pages.newspaper(BRIEF), "pdf": pdfs.single(BRIEF), "docx": files.word(BRIEF),
    "eml": files.forwarded(BRIEF), "feed": files.rss([BRIEF]), "warc": files.warc([BRIEF]),
    "zip": files.packed({"a.txt": BRIEF.text, "b.html": pages.amp(BRIEF)}), "gzip": gzip.compress(BRIEF.text.encode(), mtime=0),
}  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn, data: bytes) -> bytes:
    """A file with a few bytes changed, cut out, doubled or put in."""
    out = bytearray(data)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(0, len(out) - 1)))
        upto = min(len(out), at + draw(st.integers(0, 40)))
        match draw(st.sampled_from(("change", "cut", "double", "insert", "end"))):
            case "change":
                out[at:upto] = draw(st.binary(max_size=8))
            case "cut":
                del out[at:upto]
            case "double":
                out[at:at] = out[at:upto] * 3
            case "insert":
                out[at:at] = draw(
                    st.sampled_from(
                        (b"<", b"\x00", b'"', b"\xff\xfe", b"]]>", b"\x1b[2J", b"&#x110000;", b"<!DOCTYPE x [")
                    )
                )
            case "end":
                del out[at:]
    return bytes(out)


def _holds(found: list[Report | Refusal]) -> None:
    """What is true of anything that was read."""
    assert found
    for item in found:
        if isinstance(item, Report):
            assert item.text.strip()
            assert item.id
            "".join((item.text, item.id, item.title or "", item.source or "", item.url or "")).encode()
            assert (item.published is None) == (item.published_from is None)
            assert item.published is None or 1900 <= item.published.year <= 2100
        else:
            assert item.name
            assert item.reason
            assert (item.name + item.reason + item.hint).isprintable()
            assert not item.reason.startswith(FAULT), item.reason


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_damaged_files_of_every_kind_are_read_or_refused(kind: str, data: st.DataObject) -> None:
    name = "a.txt.gz" if kind == "gzip" else "file"
    _holds(outcome(kind, data.draw(damaged(SEEDS[kind])), name=name))


@settings(max_examples=150, deadline=None)
@given(data=st.binary(max_size=300), kind=st.sampled_from((None, *KINDS)))
def test_any_bytes_are_read_or_refused(data: bytes, kind: str | None) -> None:
    _holds(outcome(kind, data))


@settings(max_examples=150, deadline=None)
@given(text=st.text(max_size=200))
def test_a_text_files_text_is_the_files(text: str) -> None:
    found = outcome("text", text.encode())
    if isinstance(found[0], Report):
        assert found[0].text == text.removeprefix("\ufeff").replace("\x00", "\ufffd")


@given(text=st.text(max_size=60))
def test_dates_languages_and_names_of_any_text(text: str) -> None:
    for day in (date_of(text), date_in_name(text)):
        assert day is None or 1900 <= day.year <= 2100
    language_of(text * 5)
    assert shown(text).isprintable()


NAMES = [
    ("2021-12-05-kirkuk.txt", "2021-12-05"), ("20211205_kirkuk.html", "2021-12-05"), ("kirkuk_2021_12_5.txt", "2021-12-05"),
    ("https://x.org/world/2021/dec/05/two-die", "2021-12-05"), ("https://x.org/2021/12/05/two-die.html", "2021-12-05"),
    ("05-Dec-2021.pdf", "2021-12-05"), ("report-2021-12.txt", None), ("2021-13-05.txt", None), ("120211205.txt", None),
    ("2021-12-05-to-2021-12-11.pdf", None), ("id-20210230.txt", None), ("https://x.org/2021/12/", None),
]  # fmt: skip


@pytest.mark.parametrize(("name", "day"), NAMES)
def test_dates_in_names(name: str, day: str | None) -> None:
    found = date_in_name(name)
    assert (found and found.isoformat()) == day


@pytest.mark.parametrize("words", ["12-18 June 2007", "June 12-18, 2007", "28 May – 3 June 2007", "12 and 13 May 2011"])
def test_a_span_of_days_is_no_day_of_publication(words: str) -> None:
    assert date_of(words) is None


LANGUAGES = [
    ("en", "Gunmen killed seven people in a village near the border on Friday, the police said, and the army was sent to the area."),
    ("en", "GUNMEN KILLED SEVEN PEOPLE IN A VILLAGE NEAR THE BORDER ON FRIDAY, THE POLICE SAID, AND THE ARMY WAS SENT THERE."),
    ("fr", "Des hommes armés ont tué sept personnes dans un village de l'est du pays, selon des sources locales."),
    ("es", "Unos hombres armados mataron a siete personas en la localidad de Tibú, según informó la policía este lunes."),
    ("pt", "Homens armados mataram sete pessoas numa aldeia do norte de Moçambique, disse a polícia no domingo."),
    ("de", "Bei einem Anschlag in der Stadt sind nach Angaben der Polizei mindestens sieben Menschen getötet worden."),
    ("id", "Orang bersenjata menewaskan tujuh warga di Papua pada hari Senin, kata polisi yang bertugas di sana."),
    ("sw", "Watu saba wameuawa katika shambulio la kigaidi katika mji wa Mocimboa da Praia, polisi wamesema kwamba."),
    ("tr", "Silahlı kişiler köye düzenlediği saldırıda yedi kişi öldü ve çok sayıda kişi yaralandı, bu olay için soruşturma."),
    ("ar", "قتل سبعة أشخاص في هجوم مسلح على قرية قرب الحدود يوم الجمعة، بحسب الشرطة المحلية."),
    ("fa", "هفت نفر در حمله مسلحانه به روستایی در نزدیکی مرز کشته شدند، پلیس گفت که چند نفر زخمی شده‌اند."),
    ("ru", "Семь человек погибли при нападении боевиков на село недалеко от границы, сообщила полиция."),
    ("uk", "Семеро людей загинули внаслідок нападу бойовиків на село поблизу кордону, повідомила поліція."),
    ("my", "ရွာတစ်ရွာကို တိုက်ခိုက်မှုကြောင့် လူခုနစ်ဦး သေဆုံးခဲ့သည်ဟု ဒေသခံများက ပြောသည်။ စစ်တပ်က"),
    (None, "Bomb kills 7"),
    (None, "12 34 56 78 90 12 34 56"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), LANGUAGES)
def test_languages_are_told_apart(language: str | None, text: str) -> None:
    assert language_of(text) == language


def test_a_report_in_another_language_is_read_and_marked() -> None:
    [report] = outcome("text", LANGUAGES[2][1].encode())
    assert isinstance(report, Report)
    assert report.language == "fr"


def test_printable_names_stay_as_they_are() -> None:
    assert shown(string.ascii_letters + "é/ ü.txt") == string.ascii_letters + "é/ ü.txt"
