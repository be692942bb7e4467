"""The way of a CSV out of the database, through a spreadsheet, and back: only changed cells become corrections."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from db_made import dump, extraction, stored

from incidents.cli import main
from incidents.db.migrate import open_database


@pytest.fixture
def sheet(sqlite, tmp_path):
    """A database, and its exported CSV as rows."""
    stored(open_database(sqlite, write=True), extraction("a"), extraction("b"))
    file = tmp_path / "out.csv"
    assert main(["export", str(file), "--db", sqlite]) == 0
    with file.open(encoding="utf-8", newline="") as lines:
        return sqlite, file, list(csv.DictReader(lines))


def back(db: str, file: Path, rows: list[dict[str, str]]) -> int:
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return main(["correct", "--from", str(file), "--by", "Ana", "--db", db])


def test_an_untouched_file_sets_nothing(sheet, capsys):
    db, file, rows = sheet
    before = dump(open_database(db), without=())
    assert back(db, file, rows) == 0
    assert "0 cells set" in capsys.readouterr().err
    assert dump(open_database(db), without=()) == before


def test_changed_cells_become_corrections(sheet, capsys):
    db, file, rows = sheet
    rows[0] |= {"killed": "4", "killed_high": "4", "lat": "44.50", "targets": "two guards [police]"}
    rows[1] |= {"place": "=Dobri", "wounded": "", "wounded_low": "", "wounded_high": ""}
    rows[1]["place"] = "'=Dobri"
    assert back(db, file, rows) == 0
    assert "7 cells set" in capsys.readouterr().err
    with open_database(db).reading() as connection:
        query = "SELECT killed, killed_low, targets, place, wounded, actors FROM incident_flat ORDER BY id LIMIT 2"
        found = [tuple(row) for row in connection.exec_driver_sql(query)]
    assert found == [
        (4, 3, "two guards [police]", "Dobri", 2, "River Front (RF) [perpetrator]"),
        (None, None, "", "=Dobri", None, ""),
    ]


WRONG = {
    "an id that is none": ({"id": "99"}, "line 2: there is no incident 99"),
    "an id that stands twice": ({"id": "2"}, "line 3: incident 2 stands twice"),
    "a count that is none": ({"killed": "some"}, "line 2: incident 1: killed=some: not a whole number"),
    "a date as a spreadsheet turns it": ({"date_start": "04/05/2021"}, "no date; write YYYY-MM-DD"),
    "a type that is none": ({"type": "quake"}, "'quake' is not allowed in type"),
}


@pytest.mark.parametrize(("change", "told"), WRONG.values(), ids=list(WRONG))
def test_nothing_is_applied_by_half(sheet, capsys, change, told):
    db, file, rows = sheet
    before = dump(open_database(db), without=())
    rows[0] |= change
    rows[2]["killed"] = "9"
    assert back(db, file, rows) == 1
    said = capsys.readouterr().err
    assert told in said
    assert "nothing was set" in said
    assert dump(open_database(db), without=()) == before


@pytest.mark.parametrize("arguments", [["1"], [], ["1", "killed=2", "--from", "x.csv"]])
def test_an_incident_or_a_file(sqlite, capsys, arguments):
    assert main(["correct", *arguments, "--db", sqlite]) == 2
    assert capsys.readouterr().err


def test_a_file_without_ids(sqlite, tmp_path, capsys):
    file = tmp_path / "x.csv"
    file.write_text("place,killed\nDobri,3\n")
    assert main(["correct", "--from", str(file), "--db", sqlite]) == 2
    assert "no column id" in capsys.readouterr().err
