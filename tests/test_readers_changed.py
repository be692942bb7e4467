"""Files that have not changed are not read again, and those of which not all is stored are."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from itertools import islice
from zipfile import ZipFile

import pytest
from db_made import PACKS, extraction, stored

from incidents.cli import main
from incidents.cli.import_reports import Tally, _store_all
from incidents.db.files import store_files, stored_files
from incidents.db.migrate import open_database
from incidents.db.recode import recode
from incidents.db.runs import open_run
from incidents.model import FileRead, Refusal
from incidents.packs import load
from incidents.readers.changed import digest_of, read_changed
from incidents.readers.source import Limits, Options, Source
from incidents.scale import extract_many

TOLD = "Gunmen killed three farmers in Kirkuk on {} May 2021."


def lines(path, days) -> str:
    """A file of JSON Lines with a report for each day; 0 stands for one without a text."""
    made = [{"id": f"d{day}", "text": TOLD.format(day)} if day else {"id": "none"} for day in days]
    path.write_text("\n".join(map(json.dumps, made)), encoding="utf-8")
    return str(path)


def imported(capsys, db, *arguments: str) -> str:
    main(["import", *arguments, "--db", str(db)])
    return capsys.readouterr().err


def test_what_has_not_changed_is_not_parsed(tmp_path):
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 and nothing that could be parsed")
    path = (tmp_path / "a.zip").as_posix()
    read, known = read_changed([path], Options(), lambda digests: {}), lambda digests: dict.fromkeys(digests, 7)
    assert [type(one) for one in read] == [Refusal, FileRead]
    (passed,) = read_changed([path], Options(), known)
    assert (passed.name, passed.reports, passed.read) == (path, 7, False)


def test_standard_input_and_refused_paths_are_never_passed_over(tmp_path, monkeypatch):
    found = list(read_changed([tmp_path / "none.txt"], Options(), lambda digests: dict.fromkeys(digests, 1)))
    assert [type(one) for one in found] == [Refusal]
    assert digest_of(Source("-"), Options()) is None


def test_the_digest_is_over_all_that_changes_the_reading(tmp_path):
    (tmp_path / "a.txt").write_text("one")
    source, plain = Source("a.txt", "text", path=tmp_path / "a.txt"), Options()
    others = [Options(date(2021, 1, 1)), Options(mapping={"text": "body"})]
    digests = [digest_of(source, plain), *(digest_of(source, one) for one in others)]
    digests.append(digest_of(replace(source, kind="html"), plain))
    assert digest_of(source, Options(limits=Limits(size=5))) == digests[0]
    (tmp_path / "a.txt").write_text("two")
    assert len({*digests, digest_of(source, plain)}) == 5


def test_a_file_is_read_again_only_when_it_has_changed(tmp_path, capsys, sqlite):
    path = lines(tmp_path / "a.jsonl", [1, 2])
    with ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("in.txt", TOLD.format(8))
    for words in ("3 new", "3 unchanged, 0 refused; 0 incidents"):
        told = imported(capsys, sqlite, str(tmp_path), "--workers", "2")
        assert words in told
    assert "not read again: 2" in told
    assert "not read again" not in imported(capsys, sqlite, str(tmp_path), "--reread")
    lines(tmp_path / "a.jsonl", [1, 2, 3])
    assert "1 new, 0 changed" in imported(capsys, sqlite, path)
    assert "not read again" not in imported(capsys, sqlite, path, "--published", "2021-05-09")


def test_a_file_with_something_refused_is_told_again(tmp_path, capsys, sqlite):
    path = lines(tmp_path / "a.jsonl", [1, 0, 2])
    for words in ("2 new", "2 unchanged"):
        told = imported(capsys, sqlite, path)
        assert words in told
        assert "1 refused" in told
        assert "not read again" not in told


def test_a_file_that_changed_and_changed_back_is_read_again(tmp_path, capsys, sqlite):
    path = lines(tmp_path / "a.jsonl", [1])
    imported(capsys, sqlite, path)
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "d1", "text": TOLD.format(9)}) + "\nno record")
    assert "1 changed" in imported(capsys, sqlite, path)
    lines(tmp_path / "a.jsonl", [1])
    assert "1 changed" in imported(capsys, sqlite, path)


@pytest.mark.parametrize("most", [1, 2])
def test_an_import_that_was_broken_off_is_completed(tmp_path, capsys, sqlite, most):
    path, rules, tally = lines(tmp_path / "a.jsonl", [1, 2, 3]), load(), Tally()
    database = open_database(sqlite, write=True)
    begun = islice(read_changed([path], Options(), lambda digests: {}), most)
    _store_all(database, begun, rules, tally, extract_many, link=True, most=1)
    database.engine.dispose()
    assert tally.new == most
    assert f"{3 - most} new, 0 changed, {most} unchanged" in imported(capsys, sqlite, path)
    assert "not read again: 1" in imported(capsys, sqlite, path)


def test_reports_that_were_stored_before_mark_their_file(tmp_path, capsys, sqlite):
    path = lines(tmp_path / "a.jsonl", [1])
    imported(capsys, sqlite, path)
    with open_database(sqlite, write=True).writing() as connection:
        connection.exec_driver_sql("DELETE FROM file")
    assert "not read again" not in imported(capsys, sqlite, path)
    assert "not read again: 1" in imported(capsys, sqlite, path)


def test_files_in_the_database(database):
    run = stored(database, extraction("a"))
    with database.writing() as connection:
        store_files(connection, [FileRead("a", "1", 1), FileRead("b", "2", 4)], run.rules)
        store_files(connection, [FileRead("a", "3", 2)], run.rules)
    assert stored_files(database, {"a": "3", "b": "2", "c": "4"}, rules=run.rules) == {"a": 2, "b": 4}
    assert stored_files(database, {"a": "1"}, rules=run.rules) == {}
    assert stored_files(database, {"a": "3"}, rules=run.rules) == {}, "forgotten once it has changed"
    newer = open_run(database, "recode", (replace(PACKS[0], sha256="5" * 64),))
    with database.writing() as connection:
        recode(connection, [extraction("a")], newer)
    assert stored_files(database, {"b": "2"}, rules=run.rules) == {}


def test_a_batch_that_the_database_refuses_marks_no_file(database):
    from incidents.db.store import store

    bad = extraction("bad", incidents=(replace(extraction().incidents[0], killed=-1, killed_low=None),))
    run = open_run(database, "import", PACKS)
    outcome = store(database, [extraction("a"), bad], run, files=[FileRead("f", "1", 2)])
    assert (outcome.new, len(outcome.refused)) == (1, 1)
    assert stored_files(database, {"f": "1"}, rules=run.rules) == {}


def test_reports_that_no_pack_reads_are_stored_marked_and_counted(tmp_path, capsys, sqlite):
    french = "Des hommes armés ont tué deux agriculteurs dans la nuit de lundi à mardi, a dit la police de la ville."
    (tmp_path / "a.txt").write_text(french)
    (tmp_path / "b.txt").write_text(TOLD.format(3))
    assert "no pack reads: 1 (fr 1)" in imported(capsys, sqlite, str(tmp_path / "a.txt"), str(tmp_path / "b.txt"))
    with open_database(sqlite).reading() as connection:
        rows = connection.exec_driver_sql("SELECT language, notes FROM report ORDER BY key").all()
    assert [tuple(row) for row in rows] == [("fr", '["no rule pack reads the language fr"]'), (None, "[]")]
    main(["recode", "--all", "--db", sqlite])
    with open_database(sqlite).reading() as connection:
        assert connection.exec_driver_sql("SELECT notes FROM report ORDER BY key").all() == [(row[1],) for row in rows]


def test_what_takes_too_long_is_refused_and_the_rest_stored(tmp_path, capsys, sqlite):
    long = {"id": "long", "text": "Gunmen killed four farmers in Baga on Tuesday, police said.\n\n" * 7_000}
    path = lines(tmp_path / "a.jsonl", [1])
    with open(path, "a", encoding="utf-8") as file:
        file.write("\n" + json.dumps(long))
    assert main(["import", path, "--db", sqlite, "--time-limit", "1"]) == 1
    told = capsys.readouterr().err
    assert "refused long: takes longer to extract than 1 seconds; give it more: --time-limit SECONDS" in told
    assert "1 new, 0 changed, 0 unchanged, 1 refused" in told
