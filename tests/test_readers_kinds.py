"""Every kind of file is read to the text of its story, with its title and the day it was published."""

from __future__ import annotations

import gzip
import io
import statistics
import zipfile
from collections.abc import Iterator
from datetime import date

import pytest

from incidents.model import Refusal, Report
from incidents.readers import Options, Source, read_source
from incidents.readers.markup import fragment_lines
from tests.corpus import files, pages, pdfs
from tests.corpus.score import f1
from tests.corpus.stories import Story, stories, story

STORIES = stories()
FLAT = [each for each in STORIES if each.name != "live"]
OPTIONS = Options()


def read_all(kind: str, data: bytes, name: str = "file") -> list[Report]:
    found = list(read_source(Source(name, kind, data=data), OPTIONS))
    assert not [item for item in found if isinstance(item, Refusal)], found
    return [item for item in found if isinstance(item, Report)]


def cases() -> Iterator[tuple[str, str, Story, bytes]]:
    for kind, makers in (("pdf", pdfs.LAYOUTS), ("docx", files.DOCUMENTS), ("eml", files.MAILS)):
        for name, make in makers.items():
            for each in STORIES:
                if (name, each.name) != ("running", "brief"):  # a header on one page only is not told from text
                    yield kind, name, each, make(each)


@pytest.mark.parametrize("shape", pages.SHAPES)
def test_pages_are_read_to_their_articles(shape: str) -> None:
    scores = []
    for each in FLAT:
        [report] = read_all("html", pages.SHAPES[shape](each))
        scores.append(f1(each.text, report.text))
        assert report.title == each.title
        assert report.published == each.published, (shape, each.name)
        assert report.language == "en"
        assert report.text.startswith(each.title + "\n\n")
    assert min(scores) >= 0.95, dict(zip([each.name for each in FLAT], scores, strict=True))


def test_most_pages_are_read_exactly() -> None:
    same = [
        read_all("html", make(each))[0].text == each.text.strip() for make in pages.SHAPES.values() for each in FLAT
    ]
    assert statistics.mean(same) > 0.7


def test_a_live_blog_is_read_entry_by_entry_in_page_order() -> None:
    each = story("live")
    [report] = read_all("html", pages.live(each))
    assert report.text == each.text.strip()
    assert (report.title, report.published, report.source) == (each.title, each.published, "The Coast")


def test_a_live_blog_that_a_script_would_show_is_read_from_its_metadata() -> None:
    page = pages.live(story("live")).decode()
    start, end = page.index('<div class="live-blog">'), page.index("<button>Load more")
    [report] = read_all("html", (page[:start] + page[end:]).encode())
    assert f1(story("live").text, report.text) > 0.85


def test_pages_tell_outlet_and_address() -> None:
    [report] = read_all("html", pages.newspaper(story("market")))
    assert report.source == "The Daily Ledger"
    assert report.url == f"https://ledger.example.org/world/{story('market').slug}"
    [report] = read_all("html", pages.saved(story("brief")))
    assert (report.source, report.url) == ("Observer", f"https://observer.example.com/{story('brief').slug}")
    assert "attack" not in story("brief").text or "at\u00adtack" not in report.text


def test_the_day_of_the_visit_is_not_the_day_of_the_page() -> None:
    page = """<html><head><title>Two guards die in Nyala | Post</title></head><body><div>Saturday, November 21, 2026</div><h1>Two guards die in Nyala</h1>
    {}<p>Two guards died in the town of Nyala on Friday, the police said. They were at the gate of a bank.</p></body></html>"""
    [report] = read_all("html", page.format("").encode())
    assert report.published is None
    [report] = read_all("html", page.format("<p>5 March 2022</p>").encode())
    assert (report.published, report.published_from) == (date(2022, 3, 5), "page")


def test_tables_and_lists_of_a_page_are_kept() -> None:
    page = b"""<html><head><title>Weekly figures of the monitoring group</title></head><body><article><h1>Weekly figures</h1>
    <p>The group counted these incidents in the week to Friday and published them on its site on Saturday.</p>
    <table><tr><th>Town</th><th>Dead</th></tr><tr><td>Kutum</td><td>4</td></tr><tr><td>Zalingei</td><td>11</td></tr></table>
    <ul><li>Two men were shot dead in El Geneina.</li><li>A clinic was looted in Nyala.</li></ul></article></body></html>"""
    [report] = read_all("html", page)
    assert "Town | Dead\nKutum | 4\nZalingei | 11" in report.text
    assert "- Two men were shot dead in El Geneina.\n- A clinic was looted in Nyala." in report.text


@pytest.mark.parametrize(
    ("kind", "name", "each", "data"), [pytest.param(*case, id=f"{case[1]}-{case[2].name}") for case in cases()]
)
def test_files_are_read_to_their_stories(kind: str, name: str, each: Story, data: bytes) -> None:
    [report] = read_all(kind, data)
    day = f"{each.published.day} {each.published:%B %Y}"
    dated = name in ("untitled", "dated")
    text = report.text.replace(day + "\n\n", "") if dated else report.text
    assert f1(each.text, text) >= 0.98
    assert report.published == each.published
    assert report.published_from == ("metadata" if kind == "eml" else "dateline" if dated else "properties")
    assert report.title == (None if dated else each.title)
    if kind == "eml":
        assert report.source == "Border Watch"


def test_ligatures_and_compounds_of_print_are_read_as_words() -> None:
    pyplot = pytest.importorskip("matplotlib.pyplot")
    figure = pyplot.figure()
    lines = (
        "Five officers of the traffic office were found",
        "in the office by a taxi driver. A motorcycle-",
        "taxi stood outside, the motorcycle of an offi-",
        "cer and one more taxi.",
    )
    for number, line in enumerate(lines):
        figure.text(0.1, 0.9 - 0.05 * number, line)
    out = io.BytesIO()
    figure.savefig(out, format="pdf")
    pyplot.close(figure)
    [report] = read_all("pdf", out.getvalue())
    assert report.text == (
        "Five officers of the traffic office were found in the office by a taxi driver. "
        "A motorcycle-taxi stood outside, the motorcycle of an officer and one more taxi."
    )


def test_lists_by_style_and_tables_of_word_files() -> None:
    document = pytest.importorskip("docx").Document()
    document.add_heading("Weekly figures of the group", 0)
    document.add_paragraph("Two men were shot dead in El Geneina.", style="List Bullet")
    document.add_paragraph("A clinic was looted in Nyala.", style="List Bullet")
    rows = document.add_table(2, 2)
    for row, cells in zip(rows.rows, (("Town", "Dead"), ("Kutum", "4")), strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    [report] = read_all("docx", out.getvalue())
    assert report.text == (
        "Weekly figures of the group\n\n- Two men were shot dead in El Geneina.\n- A clinic was looted in Nyala.\n\n"
        "Town | Dead\nKutum | 4"
    )
    assert (report.title, report.published) == ("Weekly figures of the group", None)


@pytest.mark.parametrize("name", files.FEEDS)
def test_each_entry_of_a_feed_is_a_report(name: str) -> None:
    found = read_all("feed", files.FEEDS[name](STORIES))
    for each, report in zip(STORIES, found, strict=True):
        assert report.text == each.text.strip()
        assert (report.title, report.published, report.source) == (each.title, each.published, "Border Watch")
        assert report.url == f"https://bw.example.org/{each.slug}"
        assert report.id == (f"urn:bw:{each.name}" if name == "atom" else report.url)


@pytest.mark.parametrize("zipped", [False, True])
def test_each_page_of_a_crawl_is_a_report(zipped: bool) -> None:
    found = read_all("warc", files.warc(FLAT, zipped=zipped), "crawl.warc")
    for number, (each, report) in enumerate(zip(FLAT, found, strict=True), 1):
        assert report.text == each.text.strip()
        assert (report.title, report.published) == (each.title, each.published)
        assert report.id == f"https://bw.example.org/{each.slug}@2024-05-06T10:00:{number:02d}Z"


@pytest.mark.parametrize(
    ("kind", "delimiter", "encoding"),
    [("csv", ",", "utf-8-sig"), ("csv", ";", "cp1252"), ("tsv", "\t", "utf-8"), ("csv", "\t", "utf-16")],
)
def test_each_row_of_a_table_is_a_report(kind: str, delimiter: str, encoding: str) -> None:
    found = read_all(kind, files.table(STORIES, delimiter=delimiter, encoding=encoding))
    assert [(r.id, r.text, r.title, r.published) for r in found] == [
        (s.name, s.text, s.title, s.published) for s in STORIES
    ]
    assert all(("cp1252" in " ".join(r.notes)) == (encoding == "cp1252") for r in found)


def test_tables_map_columns_and_refuse_rows() -> None:
    data = b'Body,when\n"Two guards died.",2021-12-05\n,2021-12-05\nTwo, three,2021-12-05\n"x",soon\n\n"y",\n'
    options = Options(mapping={"text": "body", "published": "When"})
    found = list(read_source(Source("t.csv", "csv", data=data), options))
    assert [item.id if isinstance(item, Report) else item.name for item in found] == [
        "t.csv#2",
        "t.csv:3",
        "t.csv:4",
        "t.csv:5",
        "t.csv#7",
    ]
    [refusal] = read_source(Source("t.csv", "csv", data=data), OPTIONS)
    assert isinstance(refusal, Refusal)
    assert (refusal.reason, refusal.hint) == (
        "no column 'text'",
        "name it with --map text=COLUMN; there are: Body, when",
    )


def test_archives_hold_every_kind() -> None:
    each = story("market")
    members = {
        "a.txt": each.text, "b/b.html": pages.newspaper(each), "c.pdf": pdfs.single(each), "d.docx": files.word(each),
        "e.eml": files.plain(each), "f.jsonl": files.lines([each]), "g.csv": files.table([each]), "h.rss": files.rss([each]),
        "i.warc": files.warc([each]), "j.zip": files.packed({"deep.txt": each.text}),
        "k.txt.gz": gzip.compress(each.text.encode()), "l.png": b"\x89PNG", "__MACOSX/a.txt": "x",
    }  # fmt: skip
    data = files.packed(members)
    found = read_all("zip", data, "all.zip")
    assert [report.text.strip() for report in found] == [each.text.strip()] * 11
    assert [report.id for report in found][:2] == ["all.zip/a.txt", "all.zip/b/b.html"]
    assert found[9].id == "all.zip/j.zip/deep.txt"


@pytest.mark.parametrize("kind", ["html", "pdf", "docx", "eml", "csv", "jsonl", "warc"])
def test_gzip_of_a_kind_is_read_as_the_kind(kind: str) -> None:
    each = story("convoy")
    data = {
        "html": pages.newspaper(each), "pdf": pdfs.single(each), "docx": files.word(each), "eml": files.plain(each),
        "csv": files.table([each]), "jsonl": files.lines([each]), "warc": files.warc([each]),
    }[kind]  # fmt: skip
    [report] = read_all("gzip", gzip.compress(data), f"a.{kind}.gz")
    assert report.text.strip() == each.text.strip()
    [sniffed] = read_all("gzip", gzip.compress(data), "a.gz") if kind not in ("csv",) else [report]
    assert sniffed.text.strip() == each.text.strip()


def test_standard_input_is_read_by_its_kind_or_first_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    from incidents.readers import read

    for kind, data in (
        (None, files.lines([story("brief")])),
        ("csv", files.table([story("brief")])),
        (None, b"Two guards died."),
        (None, pdfs.single(story("brief"))),
    ):
        stdin = io.TextIOWrapper(io.BufferedReader(io.BytesIO(data)))
        monkeypatch.setattr("sys.stdin", stdin)
        [report] = read(["-"], kind=kind)
        assert isinstance(report, Report), report
        assert report.text.strip() in (story("brief").text.strip(), "Two guards died.")
        assert report.id in ("-", "brief")


@pytest.mark.parametrize(
    ("module", "kind", "extra"),
    [
        ("trafilatura", "html", "html"),
        ("lxml.html", "html", "html"),
        ("pypdfium2", "pdf", "pdf"),
        ("fastwarc.warc", "warc", "warc"),
    ],
)
def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch, module: str, kind: str, extra: str) -> None:
    monkeypatch.setitem(__import__("sys").modules, module, None)
    data = {
        "html": pages.newspaper(story("brief")),
        "pdf": pdfs.single(story("brief")),
        "warc": files.warc([story("brief")]),
    }[kind]
    [refusal] = read_source(Source("a", kind, data=data), OPTIONS)
    assert isinstance(refusal, Refusal)
    assert refusal.hint == f"pip install 'incidents[{extra}]'"


def test_every_kind_is_found_by_its_suffix() -> None:
    from incidents.readers import KINDS, reader

    assert {reader(kind) for kind in KINDS}
    assert zipfile.is_zipfile(io.BytesIO(files.word(story("brief"))))


def page(body: str) -> str:
    head = "<html><head><title>Gunmen raid a quarry</title></head><body><h1>Gunmen raid a quarry</h1>"
    [report] = read_source(Source("a.html", "html", data=f"{head}{body}</body></html>".encode()), Options())
    assert isinstance(report, Report), report
    return report.text.removeprefix("Gunmen raid a quarry\n\n")


SEEN = "Gunmen shot dead five workers in a quarry near Karuma before dawn on Sunday, police said."


def test_line_breaks_of_the_markup_are_no_line_breaks_of_the_text() -> None:
    wrapped = SEEN.replace(" near", "\nnear").replace(" dawn", "\ndawn")
    assert page(f"<div>{wrapped}<br>They burned\n an excavator.</div>") == f"{SEEN}\n\nThey burned an excavator."
    assert fragment_lines(f"<p>{wrapped}</p><ul><li>one\ntwo</ul>") == [SEEN, "- one two"]


def test_typed_text_keeps_its_paragraphs_and_loses_its_wrapping() -> None:
    typed = "A tanker was boarded off the coast by six men armed with long\nknives, who tied up the cook.\n\nNo one was hurt.\n"
    lines = [
        "A tanker was boarded off the coast by six men armed with long knives, who tied up the cook.",
        "No one was hurt.",
    ]
    assert page(f"<p>{SEEN}</p><pre>\n{typed}</pre>") == "\n\n".join([SEEN, *lines])
    assert fragment_lines(typed) == lines


def test_what_asks_for_money_and_scripts_is_no_part_of_the_article() -> None:
    asks = "<div><p>To continue reading, subscribe now</p><p>Already a subscriber? <a href=x>Sign in</a></p></div>"
    assert page(f"<p>{SEEN}</p>{asks}<noscript>Please enable JavaScript.</noscript>") == SEEN
    assert page(f"<p>{SEEN}</p><p>Already a dozen people had fled.</p>").endswith("had fled.")


def test_a_time_stands_apart_from_what_follows_it() -> None:
    assert fragment_lines("<p><time>14:20</time><span>2h ago</span></p>") == ["14:20 2h ago"]


def test_a_newsletter_loses_the_way_to_its_page_and_its_foot() -> None:
    told = f"View this email in your browser\n\n{SEEN}\n\nThe search goes on.\n\nCopyright (C) 2021 A Brief\nYou can update your preferences"
    mail = f"From: a@b.example\nDate: Wed, 3 Nov 2021 18:40:00 +0000\nSubject: Brief\n\n{told}\n"
    [report] = read_source(Source("a.eml", "eml", data=mail.encode()), Options())
    assert isinstance(report, Report)
    assert report.text == f"Brief\n\n{SEEN}\n\nThe search goes on."


@pytest.mark.parametrize("mark", ["<![CDATA0[", "<![if gte mso 9]>", "<![", "<!ELEMENT x"])
def test_marks_that_no_browser_knows_are_passed_over(mark: str) -> None:
    assert fragment_lines(f"<p>Two guards died.</p>{mark}<p>So it goes.")[0] == "Two guards died."  # found by fuzzing
