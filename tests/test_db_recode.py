"""Recode: the present rules over the stored reports; what changed is told, what people decided stays."""

from __future__ import annotations

import csv
from dataclasses import replace

import pytest
from db_made import PACKS, dump, extraction, first, second, stored

from incidents.cli import main
from incidents.db.decisions import correct
from incidents.db.migrate import open_database
from incidents.db.recode import Change, outdated, recode_all
from incidents.db.rows import rules_hash
from incidents.model import Incident

NEWER = (replace(PACKS[0], sha256="3" * 64),)


def told(key: str) -> tuple[Incident, ...]:
    """What the newer rules read: another toll, the mine no more, something new in report b."""
    four = replace(first(key), report_id=key, killed=4, killed_high=4)
    new = replace(second(key), report_id=key, incident=3, type="shelling", date_start=None, date_end=None, evidence=())
    return (four,) if key == "a" else (four, replace(second(key), report_id=key), new)


def batches(database, size: int = 1):
    reports = list(outdated(database, rules_hash(NEWER)))
    made = [extraction(one.id, text=one.text, incidents=told(one.id)) for one in reports]
    return [made[n : n + size] for n in range(0, len(made), size)]


def filled(database):
    stored(database, extraction("a"), extraction("b"))
    with database.writing() as connection:
        correct(connection, 1, {"killed": 5}, by="Ana")


CHANGES = [
    Change(2, "a", "gone", "bombing BA 2021-05-06", None),
    Change(3, "b", "killed", 3, 4),
    Change(3, "b", "killed_high", 3, 4),
    Change(5, "b", "added", None, "shelling BA 2021-05-06"),
]


@pytest.mark.parametrize("size", [1, 2])
def test_what_changed_is_told(database, size):
    filled(database)
    changes = [change for _, found in recode_all(database, batches(database, size), NEWER) for change in found]
    assert [(c.incident, c.report, c.field) for c in changes] == [(c.incident, c.report, c.field) for c in CHANGES]
    assert [(c.old, c.new) for c in changes if c.field.startswith("killed")] == [(3, 4), (3, 4)]
    with database.reading() as connection:
        rows = connection.exec_driver_sql("SELECT id, killed, corrected FROM incident_flat ORDER BY id").all()
    assert [tuple(row) for row in rows] == [(1, 5, 1), (3, 4, 0), (4, None, 0), (5, None, 0)]
    assert not list(outdated(database, rules_hash(NEWER)))
    assert not list(recode_all(database, batches(database), NEWER))


def test_a_dry_run_tells_the_same_and_changes_nothing(database):
    filled(database)
    before = dump(database, without=())
    dry = [change for _, found in recode_all(database, batches(database), NEWER, dry=True) for change in found]
    assert dump(database, without=()) == before
    assert dry == [change for _, found in recode_all(database, batches(database), NEWER) for change in found]


def test_a_recode_that_was_stopped_is_completed_by_the_next(database):
    filled(database)
    for _ in recode_all(database, batches(database), NEWER):
        break
    assert [one.id for one in outdated(database, rules_hash(NEWER))] == ["b"]
    assert len(list(recode_all(database, batches(database), NEWER))) == 1


def test_what_the_database_refuses_is_told_and_the_rest_recoded(database):
    filled(database)
    bad = extraction("a", incidents=(replace(first("a"), killed=9, killed_low=10),))
    good = extraction("b", incidents=told("b"))
    [(count, changes)] = recode_all(database, [[bad, good]], NEWER)
    assert count == 2
    assert next((c.report, c.field) for c in changes) == ("a", "refused")
    assert [one.id for one in outdated(database, rules_hash(NEWER))] == ["a"]


def test_a_report_is_read_as_it_was_stored(database):
    strange = extraction("a", text="Nothing \0 here.", incidents=(), title="T", source="S", url="u", language="en")
    stored(database, strange)
    [report] = outdated(database, "others")
    assert report == replace(strange.report, text="Nothing \ufffd here.")
    list(recode_all(database, [[replace(strange, report=report)]], NEWER))
    outcome = stored(database, strange, packs=NEWER)
    assert outcome.rules == rules_hash(NEWER)
    with database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM report WHERE run_id = 2").scalar() == 1


@pytest.fixture
def imported(tmp_path, capsys):
    """A database imported from two files by the shipped rules."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "2021-03-03-kirkuk.txt").write_text("KIRKUK - A car bomb killed nine people in Kirkuk on Tuesday.")
    (folder / "2021-03-04-mosul.txt").write_text("Gunmen shot dead two policemen in Mosul on Wednesday, police said.")
    db = str(tmp_path / "x.db")
    assert main(["import", str(folder), "--db", db]) == 0
    assert "read 2 reports: 2 new" in capsys.readouterr().err
    return folder, db


def test_import_twice_and_recode_over_the_command_line(imported, capsys, tmp_path):
    folder, db = imported
    before = dump(open_database(db), without=())
    assert main(["import", str(folder), "--db", db]) == 0
    assert "0 new, 0 changed, 2 unchanged" in capsys.readouterr().err
    assert dump(open_database(db), without=()) == before
    assert main(["correct", "1", "killed=11", "--by", "Ana", "--note", "list", "--db", db]) == 0
    pack = tmp_path / "mine"
    pack.mkdir()
    (pack / "pack.toml").write_text('name = "mine"\nversion = "1"\nlanguage = "en"\n')
    diff = tmp_path / "diff.csv"
    assert main(["recode", "--pack", str(pack), "--diff", str(diff), "--db", db]) == 0
    assert (
        "2 reports read anew; 0 incidents added, 0 gone, 0 cells changed; 1 decisions of people kept"
        in capsys.readouterr().err
    )
    assert list(csv.reader(diff.open())) == [["incident", "report", "field", "old", "new"]]
    assert main(["recode", "--pack", str(pack), "--db", db]) == 0
    assert "0 reports read anew" in capsys.readouterr().err


def test_decisions_over_the_command_line(imported, capsys):
    _, db = imported
    lines = [
        "correct 1 killed=11 place=Kirkuk --by Ana --note list",
        "confirm 2 --by Ana",
        "merge 1 2 --by Ana --note test",
        "undo 4 --by Bo",
        "discard 2 --by Ana",
    ]
    for line in lines:
        assert main([*line.split(), "--db", db]) == 0, line
    capsys.readouterr()
    assert main(["history", "1", "--db", db]) == 0
    out = capsys.readouterr().out
    assert "Ana: correct 1 killed: 9 -> 11 (list)" in out
    assert main(["history", "2", "--db", db]) == 0
    assert "taken back by Bo" in capsys.readouterr().out
    for line in ("correct 1 colour=red", "correct 1 killed", "correct 1 killed=many", "import x --values best"):
        assert main([*line.split(), "--db", db]) == 2
        assert capsys.readouterr().err
    assert main(["recode", "--values", "highest", "--db", db]) == 0
    with open_database(db).reading() as connection:
        assert connection.exec_driver_sql("SELECT value FROM setting").scalar() == "highest"
