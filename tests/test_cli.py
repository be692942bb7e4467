"""The command line: arguments and the rows they give; exit codes; data on one stream, all else on the other."""

from __future__ import annotations

import csv
import io
import json
import os
import shlex
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from db_made import extraction, first, second, stored

from incidents.cli import COMMANDS, GROUPS, build, main
from incidents.db.migrate import HEAD, open_database
from incidents.model import RECORD_KEYS

EVIL = '=HYPERLINK("http://x")'


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def filled_both(request, made_sqlite, tmp_path_factory) -> str:
    """A database of four incidents in two reports, once on each kind."""
    if request.param == "sqlite":
        return fill(str(shutil.copy(made_sqlite, tmp_path_factory.mktemp("filled") / "filled.db")))
    import psycopg

    server = request.getfixturevalue("postgres")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("CREATE DATABASE filled TEMPLATE made")
    return fill(server.replace("/postgres?", "/filled?"))


@pytest.fixture(scope="session")
def filled(made_sqlite, tmp_path_factory) -> str:
    return fill(str(shutil.copy(made_sqlite, tmp_path_factory.mktemp("filled") / "filled.db")))


def fill(path: str) -> str:
    other = replace(first(), place=EVIL, country="RS", killed=None, killed_low=24, killed_high=None, status="claimed")
    late = replace(
        second(),
        date_start=date(2022, 1, 1),
        date_end=date(2022, 12, 31),
        date_precision="year",
        date_edtf="2022",
        background=True,
    )
    stored(
        open_database(path, write=True),
        extraction("a", source="Daily Post", published=date(2021, 5, 5), title="Three dead in Dobri"),
        extraction("b", incidents=(other, late), source="Čas", title="Sniper na mostě"),
    )  # fmt: skip
    return path


@pytest.fixture
def run(capsys, filled):
    """Runs the program on that database: exit code, standard output, standard error."""

    def call(*arguments: str, db: str = filled):
        code = main([*arguments, "--db", db] if db else list(arguments))
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


def ids(out: str) -> list[int]:
    return [json.loads(line)["id"] for line in out.splitlines()]


FOUND = {
    "": [1, 2, 3, 4],
    "--since 2021-05-05": [2, 4],
    "--until 2021-05": [1, 2, 3],
    "--since 2022 --until 2022": [4],
    "--country rs": [3],
    "--country BA,RS": [1, 2, 3, 4],
    "--admin1 una": [1, 3],
    "--place dobri": [1],
    "--near 44.5,16.3,10": [1, 3],
    "--near 45.5,16.3,10": [],
    "--actor RF": [1, 3],
    "--actor river": [1, 3],
    "--actor iver": [],
    "--target civilians": [1, 3],
    "--target farmer": [1, 3],
    "--type bombing": [2, 4],
    "--type bombing,armed_assault": [1, 2, 3, 4],
    "--weapon firearm,drone": [1, 3],
    "--weapon mine": [2, 4],
    "--min-killed 3": [1, 3],
    "--min-killed 25": [],
    "--min-wounded 1": [1, 2, 3, 4],
    "--status claimed": [3],
    "--source čas": [3, 4],
    "--source Čas": [3, 4],
    "--source daily post": [1, 2],
    "--text sniper": [3, 4],
    "--text moste": [3, 4],  # the word is 'mostě'
    "--text MOSTĚ": [3, 4],
    "--text mos*": [3, 4],
    "--country serbia": [3],
    "--country Bosnia and Herzegovina,RS": [1, 2, 3, 4],
    "--text dobri farmers": [1, 2, 3, 4],
    '--text "three farmers"': [1, 2, 3, 4],
    '--text "farmers three"': [],
    "--text farm*": [1, 2, 3, 4],
    "--background": [4],
    "--no-background": [1, 2, 3],
    "--country BA --type armed_assault": [1],
    "--sort -killed --limit 1": [1],
    "--sort id --offset 3": [4],
}


@pytest.mark.parametrize(("options", "expected"), FOUND.items(), ids=list(FOUND))
def test_filters(run, filled_both, options, expected):
    words = [f"--{one}".split(" ", 1) for one in (" " + options).split(" --")[1:]]
    code, out, err = run(
        "list", "--format", "jsonl", *(part.strip() for pair in words for part in pair), db=filled_both
    )
    assert (code, err) == (0, "")
    assert sorted(ids(out)) == expected


WRONG = {
    "list --since soon": (2, "is no date; write 2021, 2021-12 or 2021-12-05"),
    "list --until 2021-13": (2, "is no date"),
    "list --country Atlantis": (2, "is no country; write its name or its ISO code"),
    "list --type quake": (2, "'quake' is no type; one of: armed_assault"),
    "list --near Kirkuk": (2, "write Kirkuk,50km"),
    "list --near 95,0,10": (2, "latitude to 90"),
    "list --columns nothing": (2, "'nothing' is no column"),
    "list --sort nothing": (2, "'nothing' is no column"),
    "list --text ...": (2, "holds no word"),
    "list --what": (2, "No such option"),
    "show 99": (1, "there is no incident 99; incidents list shows the ids"),
    "show x": (2, "not a valid int"),
    "export out.docx": (2, "no format has the suffix '.docx'"),
    "sql 'select 1' --param x": (2, "gives no value"),
}


@pytest.mark.parametrize(("line", "told"), WRONG.items(), ids=list(WRONG))
def test_wrong_use_is_told_with_the_way_out(run, line, told):
    code, out, err = run(*shlex.split(line))
    assert code == told[0]
    assert told[1] in " ".join(err.replace("│", " ").split())
    assert not out
    assert "Traceback" not in err


def test_a_missing_database_is_one_line(run, tmp_path):
    for line in (["list"], ["show", "1"], ["export", "x.csv"], ["sql", "select 1"], ["db", "info"], ["db", "upgrade"]):
        code, out, err = run(*line, db=str(tmp_path / "none.db"))
        assert (code, out) == (1, "")
        assert err.count("\n") == 1
        assert "incidents import PATH... makes one" in err


def test_list_fits_eighty_columns_and_has_no_colour_in_a_pipe(run, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    code, out, _ = run("list")
    assert code == 0
    assert max(map(len, out.splitlines())) <= 80
    assert "\x1b" not in out
    assert "River Front" in out


def test_list_as_csv_is_safe_for_spreadsheets_unless_raw(run):
    _, out, _ = run("list", "--format", "csv", "--columns", "place,killed,background,date_start", "--sort", "id")
    assert list(csv.reader(io.StringIO(out))) == [
        ["place", "killed", "background", "date_start"],
        ["Dobri", "3", "false", "2021-05-04"],
        ["", "", "false", "2021-05-06"],
        ["'" + EVIL, "", "false", "2021-05-04"],
        ["", "", "true", "2022-01-01"],
    ]
    _, out, _ = run("list", "--format", "csv", "--columns", "place", "--raw", "--sort", "id")
    assert list(csv.reader(io.StringIO(out)))[3] == [EVIL]


def test_list_as_json_holds_the_record(run):
    _, out, _ = run("list", "--format", "json", "--sort", "id")
    found = json.loads(out)
    assert len(found) == 4
    assert set(RECORD_KEYS) < set(found[0])
    assert found[0]["actors"] == [first().actors[0].record()]
    assert found[0]["evidence"][0]["rule"] == "made/event#made"


def test_show_tells_each_value_with_its_words_and_rule(run):
    code, out, _ = run("show", "1")
    assert code == 0
    for words in ("Incident 1", "armed_assault", "Three dead in Dobri", "Daily Post", "made/killed#made"):
        assert words in out
    assert "shot dead [three farmers] in [Dobri] on [4 May 2021]" in " ".join(out.split())
    assert json.loads(run("show", "1", "--format", "json")[1])["id"] == 1


def test_show_highlights_on_a_terminal(run, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    _, out, _ = run("show", "1")
    assert "\x1b[" in out
    monkeypatch.setenv("NO_COLOR", "1")
    _, out, _ = run("show", "1")
    assert "\x1b[3" not in out


def test_export_writes_the_file_whole(run, tmp_path):
    file = tmp_path / "out.csv"
    code, out, err = run("export", str(file), "--country", "BA", "--no-background")
    assert (code, out) == (0, "")
    assert f"wrote 2 incidents to {file}" in err
    raw = file.read_bytes()
    assert raw.startswith(b"id,report_id,incident,date_start")
    assert b"\r\n" in raw
    rows = list(csv.DictReader(io.StringIO(raw.decode())))
    assert rows[0]["actors"] == "River Front (RF) [perpetrator]"
    assert rows[0]["evidence"].startswith("Gunmen of the River Front")
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]


def test_export_to_other_files(run, tmp_path):
    for name in ("x.tsv", "x.jsonl", "x.json", "bom.csv"):
        code, _, err = run("export", str(tmp_path / name), *(["--bom"] if "bom" in name else []))
        assert code == 0, err
    assert "\t" in (tmp_path / "x.tsv").read_text()
    assert len((tmp_path / "x.jsonl").read_text().splitlines()) == 4
    assert len(json.loads((tmp_path / "x.json").read_text())) == 4
    assert (tmp_path / "bom.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert run("export", "-", "--limit-none")[0] == 2
    assert run("export", "-")[1].startswith("id,")


def test_an_export_that_cannot_be_written_leaves_nothing(run, tmp_path):
    code, _, err = run("export", str(tmp_path / "no" / "x.csv"))
    assert code == 1
    assert "No such file or directory" in err


def test_sql_gives_rows(run):
    code, out, _ = run(
        "sql", "select country, sum(killed) as killed from incident_flat group by 1 order by 1", "--format", "csv"
    )
    assert (code, out.split()) == (0, ["country,killed", "BA,3", "RS,"])
    code, out, _ = run(
        "sql", "select id from incident_flat where place = :place", "--param", "place=Dobri", "--format", "json"
    )
    assert json.loads(out) == [{"id": 1}]


def test_db_info_and_columns(run):
    assert HEAD in run("db", "info")[1]
    assert "incident_flat" in run("db", "info", "--columns")[1]
    assert "nothing to do" in run("db", "upgrade")[2]


def test_every_command_has_help_with_an_example(capsys):
    names = [(name,) for name, *_ in COMMANDS] + [
        (group, command.name or command.callback.__name__) for group, module in GROUPS for command in _commands(module)
    ]
    for name in names:
        assert main([*name, "--help"]) in (0, 2)
        said = capsys.readouterr()
        if "No such command" not in said.err:
            assert f"Example: incidents {' '.join(name)}" in " ".join(said.out.split()), name


def _commands(module: str):
    from incidents.cli import _module

    found = _module(module)
    return found.app.registered_commands if found else []


def test_the_version(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("incidents 0.")


def test_building_the_program_imports_nothing_heavy():
    heavy = "{'sqlalchemy', 'alembic', 'rich.table', 'incidents.pipeline', 'incidents.gazetteer.store', 'dateparser'}"
    code = f"import sys; from incidents.cli import build; build(); print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    assert build().info.name == "incidents"


def test_head_ends_quietly(filled):
    program = f"{sys.executable} -c 'import sys; from incidents.cli import main; sys.exit(main())'"
    line = f"{program} sql 'with recursive n(i) as (select 1 union all select i + 1 from n where i < 200000) select i from n' --format csv | head -1"
    env = {**os.environ, "INCIDENTS_DB": filled, "PYTHONPATH": str(Path(__file__).parents[1])}
    done = subprocess.run(["bash", "-o", "pipefail", "-c", line], capture_output=True, text=True, env=env)
    assert (done.stdout, done.stderr) == ("i\n", "")
