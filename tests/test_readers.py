"""Paths to reports: text, JSON Lines and JSON, folders and globs, and what is refused by name and reason."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest

from incidents.errors import UsageError
from incidents.model import Refusal, Report
from incidents.readers import read
from incidents.readers.published import publication


def reports(*paths: Path | str, **options: object) -> list[Report]:
    return [item for item in read([str(path) for path in paths], **options) if isinstance(item, Report)]  # type: ignore[arg-type]


def refusals(*paths: Path | str, **options: object) -> list[Refusal]:
    return [item for item in read([str(path) for path in paths], **options) if isinstance(item, Refusal)]  # type: ignore[arg-type]


# File name, its bytes, the text that offsets refer to, words of the note.
TEXTS = [
    ("plain.txt", b"Two guards died.", "Two guards died.", ""),
    ("crlf.txt", b"Title\r\n\r\nTwo guards died.\r\n", "Title\r\n\r\nTwo guards died.\r\n", ""),
    ("mac.txt", b"Title\r\rTwo guards died.", "Title\r\rTwo guards died.", ""),
    ("mark.txt", b"\xef\xbb\xbfTwo guards died.", "Two guards died.", ""),
    ("soft.txt", "Two gu\u00adards\u00a0died.".encode(), "Two gu\u00adards\u00a0died.", ""),
    ("wide.txt", "Two guards died.".encode("utf-16"), "Two guards died.", ""),
    ("west.txt", "The café’s guard died.".encode("cp1252"), "The café’s guard died.", "read as cp1252"),
    ("hurt.txt", "Mé ré bá tué".encode() + b"\xe2\x80 end", "Mé ré bá tué\ufffd end", "1 damaged"),
    ("nul.txt", b"Two guards\x00died." + b"x" * 200, "Two guards\ufffddied." + "x" * 200, "cannot be stored"),
    ("escape.txt", b"Two \x1b[31mguards\x1b[0m died.", "Two \x1b[31mguards\x1b[0m died.", ""),
]


@pytest.mark.parametrize(("name", "data", "text", "note"), TEXTS, ids=[row[0] for row in TEXTS])
def test_a_text_file_keeps_its_characters(tmp_path: Path, name: str, data: bytes, text: str, note: str) -> None:
    (tmp_path / name).write_bytes(data)
    [report] = reports(tmp_path / name)
    assert report.text == text
    assert report.id == (tmp_path / name).as_posix()
    assert note in " ".join(report.notes)
    assert bool(report.notes) == bool(note)


def test_cyrillic_code_page_is_read_and_said(tmp_path: Path) -> None:
    text = "Двое полицейских погибли при нападении боевиков в Дагестане, сообщили власти. " * 4
    (tmp_path / "a.txt").write_bytes(text.encode("cp1251"))
    [report] = reports(tmp_path)
    assert (report.text, report.language) == (text, "ru")
    assert report.notes == ("not UTF-8: read as cp1251",)


REFUSED = [
    ("empty.txt", b"", "empty"),
    ("blank.txt", b"\xef\xbb\xbf \r\n\t", "empty"),
    ("binary.txt", bytes(range(256)) * 40, "binary"),
    ("really.txt", b"%PDF-1.7 and so on", "looks like pdf"),
    ("list.json", b"[1]", "not a JSON object"),
    ("cut.json", b'{"text": "a', "not JSON"),
    ("deep.json", b"[" * 200_000, "nested too deeply"),
    ("digits.json", b'{"text": "a", "n": ' + b"9" * 5000 + b"}", "not JSON"),
]


@pytest.mark.parametrize(("name", "data", "reason"), REFUSED, ids=[row[0] for row in REFUSED])
def test_bad_files_are_refused_by_name(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "zgood.txt").write_text("Two guards died.")
    found = list(read([tmp_path]))
    assert isinstance(found[0], Refusal)
    assert reason in found[0].reason
    assert (tmp_path / name).as_posix() in found[0].name
    assert isinstance(found[1], Report)


def test_json_lines_are_refused_one_by_one(tmp_path: Path) -> None:
    lines = [
        '{"id": 7, "text": "ok"}',
        "[1]",
        '{"id": "2"}',
        '{"text": "x", "published": "soon"}',
        '{"id"',
        "",
        '{"text": "y"}',
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    name = (tmp_path / "a.jsonl").as_posix()
    assert [(r.id, r.text) for r in reports(tmp_path / "a.jsonl")] == [("7", "ok"), (f"{name}#7", "y")]
    told = {r.name.rsplit(":", 1)[1]: r.reason for r in refusals(tmp_path / "a.jsonl")}
    assert list(told) == ["2", "3", "4", "5"]
    assert "'soon' is no date" in told["4"]


def test_a_line_over_the_limit_is_skipped_without_the_others(tmp_path: Path) -> None:
    from incidents.readers import Limits

    (tmp_path / "a.jsonl").write_text('{"text": "' + "x" * 5000 + '"}\n{"text": "y"}\n')
    found = list(read([tmp_path], limits=Limits(size=1000)))
    assert [type(item) for item in found] == [Refusal, Report]
    [refusal] = refusals(tmp_path, limits=Limits(size=1000))
    assert "size limit of 1,000" in refusal.reason


def test_limits_are_set_by_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("Two guards died. " * 10)
    monkeypatch.setenv("INCIDENTS_LIMITS", "size=100, seconds=1.5")
    [refusal] = refusals(tmp_path)
    assert refusal.reason == "over the size limit of 100 bytes"
    monkeypatch.setenv("INCIDENTS_LIMITS", "characters=100")
    [refusal] = refusals(tmp_path)
    assert refusal.reason == "over the limit of 100 characters"
    monkeypatch.setenv("INCIDENTS_LIMITS", "weight=3")
    with pytest.raises(UsageError, match="sets no limit"):
        read([tmp_path])


PUBLISHED = [
    ("2021-12-05", date(2021, 12, 5)),
    ("2021-12-05T23:10:00Z", date(2021, 12, 5)),
    ("20211205", date(2021, 12, 5)),
    ("2021/12/05", date(2021, 12, 5)),
    ("Sun, 05 Dec 2021 23:10:00 +0300", date(2021, 12, 5)),
    ("5 December 2021", date(2021, 12, 5)),
    ("December 5th, 2021", date(2021, 12, 5)),
    ("25/12/2021", date(2021, 12, 25)),
    ("12/25/2021", date(2021, 12, 25)),
    ("05/06/2021", None),
]


@pytest.mark.parametrize(("told", "day"), PUBLISHED)
def test_dates_of_records(tmp_path: Path, told: str, day: date | None) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "Two guards died.", "published": told}))
    [report] = reports(tmp_path)
    assert report.published == day
    assert report.published_from == (day and "metadata")


@pytest.mark.parametrize(
    "told", ["soon", "2021-13-01", "2021-02-30", "9999-12-31", "0001-01-01", 12, ["2021"], "32 May 2021"]
)
def test_dates_that_are_none_are_refused(tmp_path: Path, told: object) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "Two guards died.", "published": told}))
    [refusal] = refusals(tmp_path)
    assert "is no date" in refusal.reason


def test_the_order_of_trust_of_a_text_files_date(tmp_path: Path) -> None:
    fenced = tmp_path / "2021-12-05-kirkuk.md"
    fenced.write_text("---\ntitle: A bomb\ndate: 2021-12-01\n---\n\nTwo guards died.")
    [report] = reports(fenced, published=date(2021, 12, 9))
    assert (report.published, report.published_from, report.title) == (date(2021, 12, 1), "front matter", "A bomb")
    assert len(report.notes) == 2
    named = tmp_path / "2021-12-06-kirkuk.txt"
    named.write_text("Two guards died.")
    [report] = reports(named, published=date(2021, 12, 7))
    assert (report.published, report.published_from) == (date(2021, 12, 6), "file name")
    bare = tmp_path / "kirkuk.txt"
    bare.write_text("Two guards died.")
    [report] = reports(bare, published=date(2021, 12, 7))
    assert (report.published, report.published_from) == (date(2021, 12, 7), "option")
    [report] = reports(bare)
    assert (report.published, report.published_from) == (None, None)


def test_other_names_of_keys(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"body": "Two guards died.", "when": "2021-12-05", "n": 3}))
    [report] = reports(tmp_path, mapping={"text": "body", "published": "when", "id": "n"})
    assert (report.id, report.text, report.published) == ("3", "Two guards died.", date(2021, 12, 5))
    [refusal] = refusals(tmp_path)
    assert "--map text=NAME" in refusal.hint
    assert "body" in refusal.hint
    with pytest.raises(UsageError, match="no key 'txt'"):
        read([tmp_path], mapping={"txt": "body"})
    with pytest.raises(UsageError, match="no kind 'word'"):
        read([tmp_path], kind="word")


def test_folders_are_read_in_sorted_order_and_links_are_not_followed(tmp_path: Path) -> None:
    for name in ("b/z.txt", "b/a.txt", "a.txt", "c.jsonl", ".hidden/x.txt", "b/notes.db"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text('{"text": "Two guards died."}')
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "link.txt").symlink_to(tmp_path / "b/a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    ids = [report.id.removeprefix(tmp_path.as_posix() + "/") for report in reports(tmp_path)]
    assert ids == ["a.txt", "b/a.txt", "b/z.txt", "c.jsonl#1"]
    assert sorted(r.reason for r in refusals(tmp_path)) == ["a symbolic link is not followed", "not a regular file"]
    assert len(reports(tmp_path, tmp_path / "a.txt", tmp_path / "*.txt")) == 4
    assert len(reports(tmp_path / "link.txt")) == 1  # it was named


def test_missing_paths_empty_folders_and_patterns_are_refused(tmp_path: Path) -> None:
    (tmp_path / "rows.db").write_text("x")
    assert [r.reason for r in refusals(tmp_path / "none", tmp_path, tmp_path / "*.zzz")] == [
        "there is no such file or folder",
        "the folder holds no reports",
        "no file matches this pattern",
    ]


def test_a_json_beside_a_text_is_no_report(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Two guards died.")
    (tmp_path / "a.json").write_text('{"incidents": []}')
    assert [type(item) for item in read([tmp_path])] == [Report]


def test_the_parts_of_a_saved_page_are_no_reports(tmp_path: Path) -> None:
    page = "<html><body><h1>Two guards die</h1><p>Two guards died in the town on Friday.</p></body></html>"
    for name in ("page.html", "page_files/advert.html", "other_files/page.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(page)
    assert [Path(report.id).relative_to(tmp_path).as_posix() for report in reports(tmp_path)] == [
        "other_files/page.html",
        "page.html",
    ]


def test_a_file_gone_since_the_folder_was_listed_is_refused(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text("Two guards died.")
    found = []
    for item in read([tmp_path]):
        found.append(item)
        (tmp_path / "b.txt").unlink(missing_ok=True)
    assert [type(item) for item in found] == [Report, Refusal, Report]


# What each origin tells, the day that is taken and where from, and how many of the others are told to differ.
TRUST = [
    ({"metadata": 5, "page": 6}, {}, (5, "metadata", 0)),
    ({"metadata": 5, "page": 9}, {}, (5, "metadata", 1)),
    ({"page": 6}, {"url": "https://x.org/2021/12/05/a"}, (6, "page", 0)),
    ({"properties": 20}, {"dateline": 5, "name": "2021-12-01.pdf"}, (5, "dateline", 2)),
    ({"properties": 20}, {"name": "2021-12-01.pdf"}, (20, "properties", 1)),
    ({"front matter": 5}, {"dateline": 6}, (6, "dateline", 0)),
    ({}, {"url": "https://x.org/2021/12/05/a", "name": "2021-12-09.html"}, (5, "url", 1)),
    ({}, {"name": "2021-12-09.html", "option": 1}, (9, "file name", 1)),
    ({}, {"option": 1}, (1, "option", 0)),
    ({"metadata": None}, {}, (None, None, 0)),
]


@pytest.mark.parametrize(("told", "other", "wanted"), TRUST)
def test_one_order_of_trust_for_dates(told: dict, other: dict, wanted: tuple) -> None:  # type: ignore[type-arg]
    def december(day: int | None) -> date | None:
        return date(2021, 12, day) if day else None

    found = publication(
        "Two guards died.",
        told={origin: december(day) for origin, day in told.items()},
        url=other.get("url"),
        name=other.get("name"),
        option=december(other.get("option")),
        dateline=lambda text: december(other.get("dateline")),
    )
    day, origin, contradictions = wanted
    assert (found.date, found.origin, len(found.notes)) == (december(day), origin, contradictions)
