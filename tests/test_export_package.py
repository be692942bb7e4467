"""The codebook in its three forms, and the data package as the frictionless tool sees it."""

from __future__ import annotations

import csv
import json

import pytest
from export_made import EVIL, export, fill

from incidents.cli import main
from incidents.codebook import csvw, markdown, told_tables
from incidents.exporters.profiles import NAMES, load

FILES = {
    "README.md", "LICENSE.md", "CITATION.cff", "codebook.md", "codebook.json", "datapackage.json", "incidents.csv",
    "evidence.csv", "reports.csv", "actors.csv",
}  # fmt: skip


@pytest.fixture(scope="module")
def filled(made_sqlite, tmp_path_factory) -> str:
    return fill(made_sqlite, tmp_path_factory.mktemp("package") / "p.db")


def rows(path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    "options", [[], ["--profile", "acled"], ["--redact", "names", "--coarsen", "admin2"], ["--country", "IQ"]]
)
def test_a_folder_is_a_data_package_that_frictionless_finds_valid(filled, tmp_path, options):
    frictionless = pytest.importorskip("frictionless")
    folder = export(tmp_path / "data", filled, *options)
    assert {path.name for path in folder.iterdir()} == FILES
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["message"])
    assert report.stats["tasks"] == 4


def test_the_tables_of_a_package(filled, tmp_path):
    folder = export(tmp_path / "data", filled, "--country", "IQ,BA", "--sort", "id")
    ids = [row["id"] for row in rows(folder / "incidents.csv")]
    assert ids == ["1", "2", "3", "5", "6"]
    assert sorted({row["incident_id"] for row in rows(folder / "evidence.csv")}) == ids
    assert [row["report_id"] for row in rows(folder / "reports.csv")] == ["r1", "r2", "r3", "r5", "r6"]
    actors = [(row["incident_id"], row["actor"], row["role"]) for row in rows(folder / "actors.csv")]
    assert ("2", "Hill Army", "opponent") in actors
    assert rows(folder / "incidents.csv")[-1]["place"] == "'" + EVIL


def test_a_limit_holds_for_all_tables_and_other_files_stay(filled, tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    export(folder, filled, "--limit", "1", "--offset", "2")
    assert {row["incident_id"] for row in rows(folder / "reports.csv")} == {"3"}
    assert {path.name for path in folder.iterdir()} == FILES | {"notes.txt"}


@pytest.mark.parametrize("name", NAMES)
def test_codebooks_tell_every_column(name):
    profile = load(name)
    page = markdown(profile)
    assert all(f"| `{column.name}` | {column.type} |" in page for column in profile.columns)
    assert all(f"## Table `{table}`" in page for table, _ in told_tables(profile))
    data = json.loads(csvw(profile, "x.csv"))
    assert [column["name"] for column in data["tableSchema"]["columns"]] == list(profile.header)
    assert data["@context"][0] == "http://www.w3.org/ns/csvw"
    known = {"dc", "skos", "schema"}  # prefixes that every CSVW program knows
    assert {key.partition(":")[0] for column in data["tableSchema"]["columns"] for key in column if ":" in key} <= known
    assert json.loads(csvw(profile, "x.tsv", header_rows=2))["dialect"]["headerRowCount"] == 2


def test_a_codebook_beside_the_file(filled, tmp_path, capsys):
    export(tmp_path / "x.csv", filled, "--codebook", "--columns", "id,killed")
    assert {path.name for path in tmp_path.iterdir()} == {"x.csv", "x.codebook.md", "x.csv-metadata.json"}
    assert "its codebook to" in capsys.readouterr().err
    page = (tmp_path / "x.codebook.md").read_text()
    assert "not stated; 0: stated that nobody was" in page
    assert "`wounded`" not in page


def test_a_package_needs_a_folder(filled, tmp_path, capsys):
    (tmp_path / "data").write_text("a file")
    assert main(["export", str(tmp_path / "data"), "--db", filled]) == 2
    assert "is a folder" in capsys.readouterr().err
