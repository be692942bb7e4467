"""Every format read back by another program, with the same values; what cannot be written is told with the way out."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import struct
import sys
from datetime import date
from itertools import chain

import pytest
from export_made import EVIL, export, fill, put
from hypothesis import given
from hypothesis import strategies as st

from incidents.cli import main
from incidents.exporters import delimited, geopackage, parquet, stata
from incidents.exporters.cells import unsafe
from incidents.exporters.extras import ExportError, needed
from incidents.exporters.profiles import Column, load

COLUMNS = load("native").columns
FLOATS = ("lat", "lon")
DATES = ("date_start", "date_end", "published")
WHOLE = tuple(column.name for column in COLUMNS if column.type == "integer")


@pytest.fixture(scope="module")
def filled(made_sqlite, tmp_path_factory) -> str:
    return fill(made_sqlite, tmp_path_factory.mktemp("formats") / "f.db")


@pytest.fixture(scope="module")
def rows(filled) -> list[dict]:
    """The rows as the database has them, without the program."""
    connection = sqlite3.connect(filled)
    connection.row_factory = sqlite3.Row
    found = [dict(row) for row in connection.execute("SELECT * FROM incident_flat ORDER BY id")]
    return [row | {"background": bool(row["background"])} for row in found]


def read_text(words: dict) -> dict:
    """A row of CSV as values."""
    read = {"background": lambda cell: cell == "true"} | dict.fromkeys(FLOATS, float) | dict.fromkeys(WHOLE, int)
    return {name: read.get(name, str)(cell) if cell else None for name, cell in words.items()}


def blank(value):
    """None for what another library takes for missing."""
    return None if value is None or value != value or value == "" else value


@pytest.mark.parametrize(("name", "delimiter", "options"), [("x.csv", ",", ["--raw"]), ("x.tsv", "\t", ["--raw"])])
def test_delimited(filled, rows, tmp_path, name, delimiter, options):
    with export(tmp_path / name, filled, *options).open(encoding="utf-8", newline="") as file:
        read = [read_text(row) for row in csv.DictReader(file, delimiter=delimiter)]
    assert read == [{name: blank(value) for name, value in row.items()} for row in rows]


def test_csv_by_pandas_with_a_mark_and_safe_cells(filled, rows, tmp_path):
    pandas = pytest.importorskip("pandas")
    path = export(tmp_path / "x.csv", filled, "--bom")
    assert path.read_bytes().startswith(b"\xef\xbb\xbfid,")
    frame = pandas.read_csv(path)
    assert [blank(cell) for cell in frame["place"]] == [
        "'" + EVIL if row["place"] == EVIL else row["place"] for row in rows
    ]
    assert [blank(cell) for cell in frame["killed"]] == [row["killed"] for row in rows]
    assert frame["background"].dtype == bool


def test_json(filled, rows, tmp_path):
    lines = [json.loads(line) for line in export(tmp_path / "x.jsonl", filled).read_text().splitlines()]
    assert json.loads(export(tmp_path / "x.json", filled).read_text()) == lines
    same = [key for key in rows[0] if key not in ("actors", "targets", "weapons", "evidence")]
    assert [[line[key] for key in same] for line in lines] == [[row[key] for key in same] for row in rows]
    chosen = export(tmp_path / "y.jsonl", filled, "--columns", "place,id", "--sort", "-id", "--limit", "1")
    assert chosen.read_text() == '{"place": null, "id": 7}\n'


def test_geojson(filled, rows, tmp_path):
    path = export(tmp_path / "x.geojson", filled)
    made = json.loads(path.read_text())
    assert [one["properties"] for one in made["features"]] == rows
    points = [(row["lon"], row["lat"]) if row["lat"] is not None else None for row in rows]
    assert [one["geometry"] and tuple(one["geometry"]["coordinates"]) for one in made["features"]] == points
    assert pytest.importorskip("pyogrio").read_info(path)["features"] == len(rows)


def test_geopackage_by_sqlite_and_by_gdal(filled, rows, tmp_path):
    path = export(tmp_path / "x.gpkg", filled)
    file = sqlite3.connect(path)
    file.row_factory = sqlite3.Row
    found = [dict(row) for row in file.execute("SELECT * FROM incidents ORDER BY fid")]
    assert [{key: one[key] for key in rows[0]} for one in found] == rows
    points = [struct.unpack("<dd", one["geom"][-16:]) if one["geom"] else None for one in found]
    assert points == [(row["lon"], row["lat"]) if row["lat"] is not None else None for row in rows]
    gdal = pytest.importorskip("pyogrio")
    info = gdal.read_info(path)
    assert (info["driver"], info["crs"], info["geometry_type"]) == ("GPKG", "EPSG:4326", "Point")
    assert info["total_bounds"] == (16.25, -8.5, 179.9, 44.5)
    meta, _, _, fields = gdal.raw.read(path, read_geometry=False)
    read = dict(zip(meta["fields"], fields, strict=True))
    assert read["place"].tolist() == [row["place"] for row in rows]
    assert str(read["date_start"][0]) == "2021-05-04"


def test_a_geopackage_without_points(tmp_path):
    assert geopackage.write(tmp_path / "x.gpkg", (Column("a", "integer"),), [(1,), (None,)]) == 2
    bounds = "SELECT min_x, max_y FROM gpkg_contents"
    assert sqlite3.connect(tmp_path / "x.gpkg").execute(bounds).fetchall() == [(None, None)]


def test_parquet(filled, rows, tmp_path):
    arrow = pytest.importorskip("pyarrow.parquet")
    table = arrow.read_table(export(tmp_path / "x.parquet", filled))
    days = [row | {key: row[key] and date.fromisoformat(row[key]) for key in DATES} for row in rows]
    assert table.to_pylist() == days
    assert str(table.schema.field("killed").type) == "int64"
    assert table.schema.field("killed").metadata[b"label"] == b"Killed, best figure"


def test_parquet_in_many_batches(tmp_path):
    arrow = pytest.importorskip("pyarrow.parquet")
    columns = (Column("a", "integer"), Column("b"))
    parquet.write(tmp_path / "x.parquet", columns, ((n, None if n % 2 else str(n)) for n in range(45_000)))
    assert arrow.read_table(tmp_path / "x.parquet")["a"].to_pylist() == list(range(45_000))


def test_excel(filled, rows, tmp_path):
    book = pytest.importorskip("openpyxl").load_workbook(export(tmp_path / "x.xlsx", filled))
    header, *cells = book["incidents"].iter_rows()
    assert [cell.value for cell in header] == list(rows[0])
    days = [row | {key: row[key] and date.fromisoformat(row[key]) for key in DATES} for row in rows]
    read = [[getattr(cell.value, "date", lambda cell=cell: cell.value)() for cell in row] for row in cells]
    assert read == [list(row.values()) for row in days]
    assert {cell.data_type for row in cells for cell in row if isinstance(cell.value, str)} == {"s"}, "no formula"
    assert book["variables"]["A2"].value == "id"


def test_stata_with_labels(filled, rows, tmp_path):
    reader = pytest.importorskip("pyreadstat")
    path = export(tmp_path / "x.dta", filled)
    frame, meta = reader.read_dta(str(path))
    assert meta.column_names_to_labels["killed"] == "Killed, best figure"
    assert meta.variable_value_labels["status"][5] == "attempted"
    for name in ("killed", "lat", "place", "actors", "evidence"):
        assert [blank(cell) for cell in frame[name]] == [blank(row[name]) for row in rows], name
    days = [blank(day) and day.isoformat() for day in frame["date_start"]]
    assert days == [row["date_start"] for row in rows]
    worded, _ = reader.read_dta(str(path), apply_value_formats=True)
    assert worded["type"].tolist() == [row["type"] for row in rows]


def test_stata_keeps_long_words_and_no_rows(tmp_path):
    reader = pytest.importorskip("pyreadstat")
    words = ["é" * 3000, None]
    stata.write(tmp_path / "x.dta", (Column("a"), Column("b", "date")), [(word, None) for word in words])
    pandas = pytest.importorskip("pandas")
    assert pandas.read_stata(tmp_path / "x.dta")["a"].tolist() == [words[0], ""]
    stata.write(tmp_path / "y.dta", COLUMNS, [])
    assert reader.read_dta(str(tmp_path / "y.dta"))[0].shape == (0, len(COLUMNS))


def test_the_same_rows_are_the_same_bytes(filled, tmp_path):
    for name in ("csv", "tsv", "jsonl", "json", "geojson", "parquet", "dta"):
        one, two = (export(tmp_path / f"{n}.{name}", filled).read_bytes() for n in (1, 2))
        assert one == two, name


def test_both_databases_give_the_same_bytes(filled, db, tmp_path):
    put(db)
    for n, options in enumerate(
        ([], ["--profile", "acled"], ["--profile", "gtd"], ["--columns", "id,published,background"])
    ):
        for suffix in ("csv", "jsonl", "parquet"):
            one, two = (export(tmp_path / f"{n}{m}.{suffix}", name, *options) for m, name in enumerate((filled, db)))
            assert one.read_bytes() == two.read_bytes(), (suffix, options)
    one, two = (export(tmp_path / name, source) for name, source in (("one", filled), ("two", db)))
    for path in one.iterdir():
        assert path.read_bytes() == (two / path.name).read_bytes(), path.name


CELLS = st.one_of(
    st.none(), st.integers(), st.booleans(), st.text(st.characters(codec="utf-8", exclude_characters="\0"))
)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=20))
def test_any_cell_comes_back_and_none_runs(rows):
    out = io.StringIO()
    assert delimited.write(out, ("a", "b"), rows) == len(rows)
    _, *read = csv.reader(io.StringIO(out.getvalue(), newline=""))
    for cell, value in zip(chain(*read), chain(*rows), strict=True):
        if isinstance(value, str):
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
            assert value in (unsafe(cell), cell)
        else:
            assert cell == ("" if value is None else str(value).lower())


def test_a_missing_extra_is_named(monkeypatch, filled, tmp_path, capsys):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert main(["export", str(tmp_path / "x.parquet"), "--db", filled]) == 1
    assert "pip install 'incidents[parquet]'" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
    with pytest.raises(ExportError, match=r"incidents\[plot\]"):
        needed("no_such_module", "plot", "A plot")


@pytest.mark.parametrize("name", ["x.csv", "x.gpkg", "x.parquet", "x.xlsx", "x.dta", "x.geojson", "x"])
def test_a_folder_that_is_not_there_is_named(filled, tmp_path, capsys, name):
    assert main(["export", str(tmp_path / "none" / name), "--db", filled]) == 1
    assert capsys.readouterr().err.splitlines()[-1].endswith("No such file or directory")
    assert not list(tmp_path.iterdir())


def test_a_sheet_has_its_limit(monkeypatch, filled, tmp_path, capsys):
    from incidents.exporters import excel

    monkeypatch.setattr(excel, "ROWS", 4)
    assert main(["export", str(tmp_path / "x.xlsx"), "--db", filled]) == 1
    assert "a sheet holds 3 rows; narrow it by filters" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


WRONG = {
    "x.docx": "no format has the suffix",
    "x.csv --columns nothing": "'nothing' is no column of the profile native",
    "x.csv --profile acled --columns killed": "'killed' is no column of the profile acled",
    "x.jsonl --hxl": "--hxl is for .csv and .tsv",
    "x.xlsx --bom": "--bom is for .csv and .tsv",
    "- --format parquet": "parquet cannot be written to -",
    "- --codebook": "needs a file beside",
    "x.csv --sort nothing": "'nothing' is no column",
    "x.csv --coarsen place": "coarsen",
}


@pytest.mark.parametrize(("line", "words"), WRONG.items(), ids=list(WRONG))
def test_wrong_use_is_told(filled, tmp_path, monkeypatch, capsys, line, words):
    monkeypatch.chdir(tmp_path)
    assert main(["export", *line.split(), "--db", filled]) == 2
    assert words in " ".join(capsys.readouterr().err.replace("│", " ").split())
    assert not list(tmp_path.iterdir())


def test_columns_sort_and_pages(filled, tmp_path, capsys):
    assert main(["export", "-", "--db", filled, "--columns", "id,killed", "--sort", "-killed", "--limit", "2"]) == 0
    assert capsys.readouterr().out.split() == ["id,killed", "6,3", "2,3"]
    assert main(["export", "-", "--db", filled, "--columns", "id", "--sort", "id", "--offset", "5"]) == 0
    assert capsys.readouterr().out.split() == ["id", "6", "7"]
