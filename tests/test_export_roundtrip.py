"""A CSV that was exported, corrected in a spreadsheet, and comes back: changed cells only, all of them or none."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import pytest
from export_made import export, fill

from incidents.cli import main
from incidents.db.migrate import open_database


@pytest.fixture(scope="module")
def original(made_sqlite, tmp_path_factory) -> str:
    return fill(made_sqlite, tmp_path_factory.mktemp("roundtrip") / "r.db")


@pytest.fixture
def db(original, tmp_path) -> str:
    return str(shutil.copy(original, tmp_path / "r.db"))


@pytest.fixture
def run(capsys, db):
    def call(*arguments: str):
        code = main([*arguments, "--db", db])
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


def exported(db: str, tmp_path: Path, name: str = "out.csv", *options: str) -> Path:
    return export(tmp_path / name, db, "--sort", "id", *options)


def edited(
    path: Path, changes: dict[tuple[int, str], str], name: str = "in.csv", delimiter: str = ",", bom: str = ""
) -> Path:
    """The file with other words in some cells, by row (from 0) and column."""
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    for (row, column), words in changes.items():
        rows[row][column] = words
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    path.with_name(name).write_text(bom + out.getvalue(), encoding="utf-8")
    return path.with_name(name)


def corrections(db: str) -> list[tuple]:
    from sqlalchemy import text

    with open_database(db).reading() as connection:
        query = "SELECT incident_id, field, new, author, note FROM correction WHERE undone_at IS NULL ORDER BY id"
        return [tuple(row) for row in connection.execute(text(query))]


FORMS = [(",", ""), (";", "\ufeff"), ("\t", "")]


@pytest.mark.parametrize(("delimiter", "bom"), FORMS)
@pytest.mark.parametrize(
    "options", [[], ["--raw"], ["--hxl", "--bom"], ["--columns", "id,killed,place,actors,background"]]
)
def test_nothing_changed_sets_nothing(db, run, tmp_path, delimiter, bom, options):
    path = exported(db, tmp_path, "out.csv", *options)
    code, _, err = run("correct", "--from", str(edited(path, {}, delimiter=delimiter, bom=bom)))
    assert (code, "0 cells set in 0 incidents" in err) == (0, True), err
    assert corrections(db) == []


def test_changed_cells_become_corrections(db, run, tmp_path):
    changes = {
        (0, "killed"): "4.0", (0, "killed_high"): "4", (0, "background"): "FALSE", (1, "place"): "", (1, "lat"): "35.3260",
        (1, "actors"): "River Front (RF) [opponent]; Hill Army [perpetrator]", (4, "type"): "shelling",
    }  # fmt: skip
    path = edited(exported(db, tmp_path), changes)
    code, out, err = run("correct", "--from", str(path), "--dry-run")
    assert (code, "5 cells would be set in 3 incidents" in err, corrections(db)) == (0, True, [])
    assert "would be" in out
    assert run("correct", "--from", str(path), "--by", "ana", "--note", "field visit")[0] == 0
    made = corrections(db)
    assert {(id, field) for id, field, *_ in made} == {
        (1, "killed"), (1, "killed_high"), (2, "place"), (2, "actors"), (5, "type"),
    }  # fmt: skip
    assert {row[3:] for row in made} == {("ana", "field visit")}
    assert '"kind":"group"' in next(new for _, field, new, *_ in made if field == "actors")
    assert "0 cells set" in run("correct", "--from", str(path), "--base", str(tmp_path / "out.csv"))[2]
    code, _, err = run("correct", "--from", str(path))
    assert (code, "incident 2: lat: ana set it to nothing, the file says 35.326" in err) == (1, True), (
        "follows from place"
    )
    again = exported(db, tmp_path, "again.csv").read_text(encoding="utf-8")
    assert "Hill Army [perpetrator]" in again
    assert "0 cells" in run("correct", "--from", str(tmp_path / "again.csv"))[2]


BAD = {
    "an unknown id": ({(0, "id"): "99"}, "line 2: there is no incident 99 to correct"),
    "no id": ({(0, "id"): ""}, "line 2: there is no incident without an id to correct"),
    "twice": ({(1, "id"): "1", (1, "report_id"): "r1"}, "line 3: incident 1 stands twice in the file, first on line 2"),
    "another database": ({(0, "report_id"): "x"}, "line 2: incident 1 is not of report 'x' here"),
    "a word of no list": ({(0, "type"): "murder"}, "line 2: incident 1: 'murder' is not allowed in type"),
    "no number": ({(0, "killed"): "many"}, "line 2: incident 1: killed=many: not a whole number"),
    "a spreadsheet's date": ({(0, "date_start"): "05/04/2021"}, "no date; write YYYY-MM-DD"),
    "bounds that cannot be": ({(0, "killed_low"): "9"}, "incident 1: the cells contradict each other"),
}


@pytest.mark.parametrize(("changes", "words"), BAD.values(), ids=list(BAD))
def test_nothing_is_applied_by_half(db, run, tmp_path, changes, words):
    good = {(4, "killed"): "1", (4, "killed_high"): "1"}
    code, _, err = run("correct", "--from", str(edited(exported(db, tmp_path), good | changes)))
    assert (code, words in err, "nothing was set" in err) == (1, True, True), err
    assert corrections(db) == []


def test_what_somebody_set_since_is_a_conflict(db, run, tmp_path):
    path = edited(exported(db, tmp_path), {(0, "killed"): "2", (0, "killed_low"): "2"})
    assert run("correct", "1", "killed=5", "killed_high=5", "--by", "bo")[0] == 0
    code, _, err = run("correct", "--from", str(path))
    assert (code, "line 2: incident 1: killed: bo set it to 5, the file says 2" in err) == (1, True)
    assert len(corrections(db)) == 2


def test_a_base_tells_old_from_new(db, run, tmp_path):
    base = exported(db, tmp_path)
    path = edited(base, {(0, "wounded"): "1", (0, "wounded_low"): "1"})
    assert run("correct", "1", "killed=5", "killed_high=5", "--by", "bo")[0] == 0
    code, _, err = run("correct", "--from", str(path), "--base", str(base), "--by", "ana")
    assert (code, "2 cells set in 1 incidents" in err) == (0, True), err
    assert [(field, new, by) for _, field, new, by, _ in corrections(db)] == [
        ("killed", "5", "bo"), ("killed_high", "5", "bo"), ("wounded", "1", "ana"), ("wounded_low", "1", "ana"),
    ]  # fmt: skip
    both = edited(base, {(0, "killed"): "4", (0, "killed_high"): "4"}, "both.csv")
    code, _, err = run("correct", "--from", str(both), "--base", str(base))
    assert (code, "killed: it is 5 by now, was 3, the file says 4" in err) == (1, True)


def test_a_discarded_incident_is_not_corrected(db, run, tmp_path):
    path = edited(exported(db, tmp_path), {(0, "killed"): "4", (0, "killed_high"): "4"})
    run("discard", "1")
    assert "there is no incident 1 to correct" in run("correct", "--from", str(path))[2]


FILES = {
    b"": "is empty", b"a,b\n1,2\n": "has no column id", b"id,killed\n1\n": "1 cells under 2 columns",
    "id,place\n1,Č\n".encode("cp1250"): "is not in UTF-8; save it as 'CSV UTF-8'",
}  # fmt: skip


@pytest.mark.parametrize(("data", "words"), FILES.items(), ids=list(FILES.values()))
def test_files_that_are_no_export(run, tmp_path, data, words):
    (tmp_path / "x.csv").write_bytes(data)
    code, _, err = run("correct", "--from", str(tmp_path / "x.csv"))
    assert (code, words in err, err.count("\n")) == (2 if "column id" in words or "empty" in words else 1, True, 1)


def test_wrong_use(run, tmp_path):
    assert run("correct")[0] == 2
    assert run("correct", "1", "killed=1", "--from", "x.csv")[0] == 2
    assert run("correct", "--from", str(tmp_path / "none.csv"))[0] == 1
    for code, options in ((2, ["--profile", "acled"]), (1, ["--redact", "names"])):
        assert run("export", str(tmp_path / "y.csv"), *options)[0] == 0
        assert run("correct", "--from", str(tmp_path / "y.csv"))[0] == code
