"""The stories as Word files, mails, feeds, crawls, tables and archives: from a story to the bytes of its file."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from html import escape

from tests.corpus.pages import NAV, body, newspaper, weblog
from tests.corpus.stories import Story

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>{title}</dc:title><dcterms:created>{day}T09:00:00Z</dcterms:created></cp:coreProperties>'
)


def packed(members: dict[str, str | bytes]) -> bytes:
    """A ZIP of members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx(document: str, story: Story) -> bytes:
    core = CORE.format(title=escape(story.title), day=story.published)
    return packed(
        {"word/document.xml": f"<w:document {W}><w:body>{document}</w:body></w:document>", "docProps/core.xml": core}
    )


def p(text: str, marks: str = "") -> str:
    return f'<w:p><w:pPr>{marks}</w:pPr><w:r><w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r></w:p>'


ITEM = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


def _word(story: Story) -> str:
    return "".join(p(text, ITEM if kind == "li" else "") for kind, text in story.blocks)


def word(story: Story) -> bytes:
    """Paragraphs and lists under a title."""
    return docx(p(story.title, '<w:pStyle w:val="Title"/>') + _word(story), story)


def runs(story: Story) -> bytes:
    """Words in runs of their own, with proofing marks, deleted text and a field's code between them."""
    out = p(story.title)
    for kind, text in story.blocks:
        words = " <cut> ".join(text.split(" ")).split("<cut>") if kind == "p" else [text]
        inner = '<w:proofErr w:type="gramStart"/>'.join(
            f'<w:r><w:t xml:space="preserve">{escape(word, quote=False)}</w:t></w:r>' for word in words
        )
        deleted = '<w:del><w:r><w:delText>fourteen killed</w:delText></w:r></w:del><w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r>'
        out += f"<w:p><w:pPr>{ITEM if kind == 'li' else ''}</w:pPr>{inner}{deleted}</w:p>"
    return docx(out, story)


def boxed(story: Story) -> bytes:
    """The first paragraph in a text box, which Word writes twice."""
    first, rest = p(story.blocks[0][1]), _word(Story(story.name, story.title, story.blocks[1:], story.published))
    box = f"<w:txbxContent>{first}</w:txbxContent>"
    alternate = f"<mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    return docx(f"<w:p><w:r><w:t>{escape(story.title)}</w:t></w:r><w:r>{alternate}</w:r></w:p>" + rest, story)


def dated(story: Story) -> bytes:
    """No properties; the date stands under the title."""
    day = f"{story.published.day} {story.published:%B %Y}"
    return packed(
        {"word/document.xml": f"<w:document {W}><w:body>{p(story.title) + p(day) + _word(story)}</w:body></w:document>"}
    )


DOCUMENTS: dict[str, Callable[[Story], bytes]] = {make.__name__: make for make in (word, runs, boxed, dated)}


def _mail(
    story: Story, sender: str = "Border Watch <news@borderwatch.example.org>", subject: str | None = None
) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = sender, "list@example.net"
    message["Subject"] = subject or story.title
    message["Date"] = datetime(story.published.year, story.published.month, story.published.day, 7, 30, tzinfo=UTC)
    return message


def _plain(story: Story) -> str:
    return story.text.partition("\n\n")[2]


def plain(story: Story) -> bytes:
    """Plain text, quoted-printable, with a signature."""
    message = _mail(story)
    message.set_content(_plain(story) + "\n-- \nBorder Watch\nwww.borderwatch.example.org\n", cte="quoted-printable")
    return message.as_bytes(policy=SMTP)


def newsletter(story: Story) -> bytes:
    """HTML in tables of layout, beside a stub of plain text; the way out of the list at its foot."""
    message = _mail(story)
    message.set_content("Your mail program cannot show this newsletter. Read it on the web.")
    page = f"""<html><head><style>p {{ color: black }}</style><title>x</title></head><body><table width="600"><tr><td>{body(story)}</td></tr>
<tr><td><p>You are receiving this mail because you signed up.</p><p><a href="x">Unsubscribe</a></p></td></tr></table></body></html>"""
    message.add_alternative(page, subtype="html")
    return message.as_bytes(policy=SMTP)


def forwarded(story: Story) -> bytes:
    """A newsletter forwarded by a reader years later, as mail programs do it."""
    outer = Story(story.name, story.title, (), story.published.replace(year=2024))
    message = _mail(outer, "Reader <reader@example.com>", f"Fwd: {story.title}")
    head = (
        "FYI\n\n---------- Forwarded message ---------\nFrom: Border Watch <news@borderwatch.example.org>\n"
        f"Date: {story.published:%a}, {story.published.day} {story.published:%b %Y} at 07:30\nSubject: {story.title}\nTo: <reader@example.com>\n\n\n"
    )
    message.set_content(head + _plain(story), cte="8bit")
    return message.as_bytes(policy=SMTP)


def attached(story: Story) -> bytes:
    """The mail attached to another one, in Latin-1 and base64."""
    inner = _mail(story)
    inner.set_content(_plain(story), charset="latin-1", cte="base64")
    outer = _mail(
        Story(story.name, story.title, (), story.published.replace(year=2024)),
        "Reader <reader@example.com>",
        "FW: see below",
    )
    outer.set_content("See the attached mail.")
    outer.add_attachment(inner)
    return outer.as_bytes(policy=SMTP)


MAILS: dict[str, Callable[[Story], bytes]] = {make.__name__: make for make in (plain, newsletter, forwarded, attached)}


def rss(stories: Sequence[Story]) -> bytes:
    """RSS 2.0 with teasers beside the whole text."""
    items = "".join(
        f"<item><title>{escape(s.title)}</title><link>https://bw.example.org/{s.slug}</link><guid isPermaLink='false'>{n}</guid>"
        f"<pubDate>{s.published:%a, %d %b %Y} 08:00:00 GMT</pubDate><description>{escape(s.blocks[0][1][:60])}&amp;hellip;</description>"
        f"<content:encoded><![CDATA[{body(s)}]]></content:encoded></item>"
        for n, s in enumerate(stories)
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Border Watch</title>
<link>https://bw.example.org</link><lastBuildDate>Mon, 06 May 2024 10:00:00 GMT</lastBuildDate>{items}</channel></rss>""".encode()


def atom(stories: Sequence[Story]) -> bytes:
    """Atom with XHTML."""
    entries = "".join(
        f"<entry><id>urn:bw:{s.name}</id><title type='html'>{escape(escape(s.title))}</title><link rel='edit' href='https://bw.example.org/edit'/>"
        f"<link href='https://bw.example.org/{s.slug}'/><updated>2024-05-06T10:00:00Z</updated><published>{s.published}T08:00:00Z</published>"
        f"<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>{body(s)}</div></content></entry>"
        for s in stories
    )
    return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Border Watch</title><updated>2024-05-06T10:00:00Z</updated>{entries}</feed>".encode()


def rdf(stories: Sequence[Story]) -> bytes:
    """RSS 1.0 in Latin-1, with a bare document type, HTML's named entities and escaped HTML."""
    items = "".join(
        f"<item rdf:about='https://bw.example.org/{s.slug}'><title>{escape(s.title)}</title><link>https://bw.example.org/{s.slug}</link>"
        f"<dc:date>{s.published}T08:00:00Z</dc:date><description>{escape(body(s)).replace(' of the ', ' of&nbsp;the ')}</description></item>"
        for s in stories
    )
    return f"""<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE rdf:RDF PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="x"><title>Border Watch</title></channel>{items}</rdf:RDF>""".encode("latin-1")


FEEDS: dict[str, Callable[[Sequence[Story]], bytes]] = {make.__name__: make for make in (rss, atom, rdf)}


def _record(kind: str, url: str, http: bytes, number: int) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-05-06T10:00:{number:02d}Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012d}>\r\nContent-Type: application/http; msgtype={kind}\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def _response(
    content: bytes, kind: str = "text/html; charset=utf-8", status: str = "200 OK", coding: str = ""
) -> bytes:
    return (
        f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{coding}Content-Length: {len(content)}\r\n\r\n".encode()
        + content
    )


def warc(stories: Sequence[Story], *, zipped: bool = False) -> bytes:
    """A crawl: pages, some of them compressed, between requests, pictures and pages that were not found."""
    records = [_record("request", "https://bw.example.org/", b"GET / HTTP/1.1\r\n\r\n", 0)]
    for number, story in enumerate(stories, 1):
        page, coding = (
            (gzip.compress(newspaper(story), mtime=0), "Content-Encoding: gzip\r\n")
            if number % 2
            else (weblog(story), "")
        )
        records.append(
            _record("response", f"https://bw.example.org/{story.slug}", _response(page, coding=coding), number)
        )
    records.append(_record("response", "https://bw.example.org/x.png", _response(b"\x89PNG" * 50, "image/png"), 50))
    missing = f"<html><body><ul>{NAV}</ul><p>Page not found, but 12 people were killed.</p></body></html>".encode()
    records.append(_record("response", "https://bw.example.org/gone", _response(missing, status="404 Not Found"), 51))
    return b"".join(gzip.compress(record, mtime=0) for record in records) if zipped else b"".join(records)


def table(stories: Sequence[Story], *, delimiter: str = ",", encoding: str = "utf-8-sig") -> bytes:
    """A spreadsheet's rows: the text has line breaks, the columns are in an order of their own."""
    out = io.StringIO(newline="")
    rows = csv.writer(out, delimiter=delimiter)
    rows.writerow(["Published", "n", "ID", "text", "Title"])
    rows.writerows([s.published.isoformat(), n, s.name, s.text, s.title] for n, s in enumerate(stories))
    return out.getvalue().encode(encoding)


def lines(stories: Sequence[Story]) -> bytes:
    rows = ({"id": s.name, "text": s.text, "title": s.title, "published": s.published.isoformat()} for s in stories)
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
