"""The filters mean the same on list, export and stats, and their help fits a terminal."""

from __future__ import annotations

import json

import pytest
from export_made import fill

from incidents.cli import main

OPTIONS = {
    "": [1, 2, 3, 4, 5, 6, 7],
    "--since 2021-05 --until 2021-05": [1, 2, 5, 6],
    "--since 2021 --until 2021": [1, 2, 3, 4, 5, 6],
    "--until 2020-12-30": [4],
    "--near Kirkuk,60km": [2, 3],
    "--near 35.4,44.3,20": [3],
    "--near -8.5,-179.9,50": [4],
    "--actor river --min-killed 3": [1, 2, 4],
    "--target military": [3],
    "--weapon drone,artillery": [5],
    "--status claimed,denied": [4, 6],
    "--country IQ --no-background --type bombing": [3],
    "--background": [7],
    "--source daily": [],
    "--text farmers --country NG": [4],
}


@pytest.fixture(scope="module")
def filled(made_sqlite, tmp_path_factory) -> str:
    return fill(made_sqlite, tmp_path_factory.mktemp("filters") / "f.db")


def words(options: str) -> list[str]:
    """Options as a shell gives them; what follows an option may hold blanks."""
    return [part for pair in (" " + options).split(" --")[1:] for part in f"--{pair}".split(" ", 1)]


@pytest.mark.parametrize(("options", "expected"), OPTIONS.items(), ids=list(OPTIONS))
def test_the_same_on_every_command(filled, capsys, options, expected):
    def out(*arguments: str) -> list[dict]:
        assert main([*arguments, *words(options), "--db", filled]) == 0
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    listed = [row["id"] for row in out("list", "--format", "jsonl", "--sort", "id")]
    exported = [row["id"] for row in out("export", "-", "--format", "jsonl", "--columns", "id")]
    counted = sum(row["incidents"] for row in out("stats", "--by", "type", "--format", "jsonl"))
    assert (listed, exported, counted) == (expected, expected, len(expected))


@pytest.mark.parametrize("command", ["list", "export", "stats", "correct", "sql"])
def test_help_fits_eighty_columns_and_shows_an_example(command, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    assert main([command, "--help"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 80
    assert any("Example: incidents" in line for line in lines)
    if command in ("list", "export", "stats"):
        shown = {line.split()[1] for line in lines if line.startswith("│ --")}
        assert {"--since", "--until", "--near", "--text", "--min-killed", "--status"} <= shown


def test_sql_without_a_query_lists_the_views(filled, capsys):
    assert main(["sql", "--format", "jsonl", "--db", filled]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {"view": "incident_flat", "column": "killed", "type": "integer", "holds": "Killed, best figure"} in rows
    assert not [row for row in rows if not row["holds"]]
