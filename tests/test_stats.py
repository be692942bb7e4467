"""Counts and sums by one or two fields, on both databases; bars in a terminal; figures that are what they should be."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import pairwise

import pytest
from db_made import extraction, first, stored
from export_made import made
from hypothesis import given
from hypothesis import strategies as st

from incidents.cli import main
from incidents.cli.stats import bar
from incidents.db.migrate import open_database
from incidents.db.query import Filters
from incidents.db.stats import FIELDS, TIMES, Tally, ordered, read_fields, tallies
from incidents.errors import UsageError
from incidents.exporters import charts, maps
from incidents.exporters.charts import Bar, grouped, periods_between
from incidents.exporters.extras import ExportError


@pytest.fixture
def filled(db) -> str:
    """The seven incidents of export_made on either database."""
    database = open_database(db, write=True)
    told = [
        extraction(f"r{n}", incidents=(replace(one, incident=1),), source="Daily Post")
        for n, one in enumerate(made(), 1)
    ]
    stored(database, *told)
    database.engine.dispose()
    return db


@pytest.fixture
def run(capsys):
    def call(*arguments: str):
        code = main(list(arguments))
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


GROUPS = {
    "year": [(("2021",), 5), ((None,), 2)],
    "month": [(("2021-05",), 4), (("2021-06",), 1), ((None,), 2)],
    "country": [(("BA",), 2), (("IQ",), 3), (("NG",), 1), ((None,), 1)],
    "actor": [(("Ali Hasan",), 1), (("Hill Army",), 1), (("Military Forces of Iraq",), 1), (("River Front (RF)",), 4), ((None,), 1)],
    "weapon": [(("artillery",), 1), (("drone",), 1), (("explosive",), 1), (("firearm",), 4), ((None,), 1)],
    "target": [(("civilians",), 4), (("military",), 1), ((None,), 2)],
    "background": [(("false",), 6), (("true",), 1)],
    "country,status": [(("BA", "denied"), 1), (("BA", "reported"), 1), (("IQ", "reported"), 3), (("NG", "claimed"), 1), ((None, "reported"), 1)],
    "actor,weapon": [
        (("Ali Hasan", "firearm"), 1), (("Hill Army", "firearm"), 1), (("Military Forces of Iraq", "artillery"), 1),
        (("Military Forces of Iraq", "drone"), 1), (("River Front (RF)", "explosive"), 1), (("River Front (RF)", "firearm"), 3),
        ((None, None), 1),
    ],
}  # fmt: skip


def test_groups(filled):
    with open_database(filled).reading() as connection:
        for by, expected in GROUPS.items():
            found = tallies(connection, Filters(), read_fields(by))
            assert [(one.keys, one.incidents) for one in found] == expected, by
        for name in FIELDS:
            assert sum(one.incidents for one in tallies(connection, Filters(), (name,))) >= 7, name
        assert tallies(connection, Filters(country="ZZ"), ("year",)) == []
        assert tallies(connection, Filters(country="ZZ"), ())[0].incidents == 0


def test_sums_hold_low_best_and_high(filled):
    """3+3 exact, 2 of 1 to 4, at least 24, nobody, 3 denied, one that tells nothing."""
    with open_database(filled).reading() as connection:
        (whole,) = tallies(connection, Filters(), ())
        assert whole.killed == (3 + 3 + 1 + 24 + 0 + 3, 3 + 3 + 2 + 24 + 0 + 3, 3 + 3 + 4 + 24 + 0 + 3)
        assert whole.wounded == (10, 10, 10)
        (armed,) = tallies(connection, Filters(text="farmers", weapon="explosive"), ())
        assert armed.killed == (1, 2, 4)


def test_up_to_ten_may_be_none(db):
    database = open_database(db, write=True)
    up_to, about = (replace(first(), killed=10, killed_low=None, killed_high=high) for high in (10, None))
    stored(database, extraction("a", incidents=(up_to, replace(about, incident=2))))
    with database.reading() as connection:
        assert tallies(connection, Filters(), ())[0].killed == (10, 20, 20)
    database.engine.dispose()


@pytest.mark.parametrize("words", ["", "nothing", "year,year", "year,type,country", "year,"])
def test_fields_that_are_none(words):
    if words == "year,":
        assert read_fields(words) == ("year",)
    else:
        with pytest.raises(UsageError):
            read_fields(words)


TALLIES = st.builds(
    lambda keys, n: Tally(keys, n, (n, n, n), (0, 0, 0)),
    st.tuples(st.none() | st.sampled_from("abc"), st.none() | st.sampled_from("xyz")),
    st.integers(1, 9),
)


@given(
    st.lists(TALLIES, unique_by=lambda one: one.keys),
    st.sampled_from([("country", "type"), ("year", "type"), ("type", "month")]),
)
def test_groups_of_the_first_field_stay_together(found, fields):
    rows = ordered(found, fields, "killed")
    assert sorted(map(repr, rows)) == sorted(map(repr, found))
    firsts = [one.keys[0] for one in rows]
    assert all(
        firsts[n] != firsts[m] or len(set(firsts[n : m + 1])) == 1
        for n in range(len(rows))
        for m in range(n, len(rows))
    )
    assert None not in firsts[: firsts.index(None)] if None in firsts else True
    if fields[0] in TIMES:
        assert [key for key in dict.fromkeys(firsts) if key] == sorted({key for key in firsts if key})


def test_what_a_terminal_shows(filled, run, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    code, out, err = run("stats", "--by", "country", "--db", filled)
    lines = out.splitlines()
    assert (code, err) == (0, "")
    assert lines[0].split() == ["country", "incidents", "killed", "low", "high", "wounded"]
    assert lines[2].split()[:6] == ["IQ", "3", "5", "4", "7", "6"]
    assert lines[-2].split()[0] == "not"
    assert lines[-1].split() == ["all", "incidents", "7", "35", "34", "37", "10"]
    assert max(map(len, lines)) <= 80
    assert "\x1b" not in out


def test_other_forms_and_filters(filled, run):
    _, out, _ = run("stats", "--by", "country,status", "--country", "IQ", "--format", "csv", "--db", filled)
    assert list(csv.reader(io.StringIO(out)))[1] == ["IQ", "reported", "3", "4", "5", "7", "6", "6", "6"]
    _, out, _ = run("stats", "--by", "year", "--format", "json", "--limit", "1", "--db", filled)
    assert json.loads(out)[0]["killed_high"] == 13
    code, _, err = run("stats", "--by", "colour", "--db", filled)
    assert (code, "'colour' is no field to count by; one of: year, month" in err) == (2, True)
    assert run("stats", "--plot", "x.pdf", "--db", filled)[0] == 2
    assert run("stats", "--by", "type", "--chart", "series", "--plot", "x.png", "--db", filled)[0] == 2


@pytest.mark.parametrize(("encoding", "marks"), [("utf-8", "█████"), ("ascii", "#####")])
def test_bars(monkeypatch, encoding, marks):
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(io.BytesIO(), encoding=encoding))
    assert (bar(10, 10, 5), bar(0, 10, 5), bar(1, 10**9, 5) != "") == (marks, "", True)


@pytest.fixture
def sqlite_filled(made_sqlite, tmp_path):
    from export_made import fill

    return fill(made_sqlite, tmp_path / "s.db")


FIGURES = {
    "series": ["--by", "month"], "stacked series": ["--by", "year,type", "--measure", "killed"],
    "bars": ["--by", "country", "--measure", "killed"], "stacked bars": ["--by", "country,type"],
    "map": ["--by", "type", "--chart", "map", "--title", "A title"], "plain map": ["--chart", "map", "--country", "IQ"],
}  # fmt: skip


@pytest.mark.parametrize("options", FIGURES.values(), ids=list(FIGURES))
def test_figures(sqlite_filled, tmp_path, run, options):
    pytest.importorskip("matplotlib")
    written = []
    for name in ("a.svg", "b.svg"):
        code, out, err = run("stats", *options, "--plot", str(tmp_path / name), "--db", sqlite_filled)
        assert (code, out) == (0, ""), err
        written.append((tmp_path / name).read_bytes())
    assert written[0] == written[1], "the same data are the same bytes"
    assert ET.fromstring(written[0]).tag.endswith("svg")
    assert not list(tmp_path.glob("*.part"))


def test_a_png_and_nothing_to_draw(sqlite_filled, tmp_path, run):
    pytest.importorskip("matplotlib")
    run("stats", "--by", "year", "--plot", str(tmp_path / "a.png"), "--db", sqlite_filled)
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    for options in (["--by", "year"], ["--by", "type"], ["--chart", "map"]):
        code, _, err = run(
            "stats", *options, "--country", "ZZ", "--plot", str(tmp_path / "b.png"), "--db", sqlite_filled
        )
        assert (code, "loosen the filters" in err) == (1, True)
    assert not (tmp_path / "b.png").exists()


PERIODS = [
    ("2019", "2021", "year", ["2019", "2020", "2021"]), ("2019-11", "2020-02", "month", ["2019-11", "2019-12", "2020-01", "2020-02"]),
    ("2020-02-28", "2020-03-01", "day", ["2020-02-28", "2020-02-29", "2020-03-01"]), ("2020", "2020", "year", ["2020"]),
]  # fmt: skip


@pytest.mark.parametrize(("start", "end", "unit", "expected"), PERIODS)
def test_periods_without_incidents_are_there(start, end, unit, expected):
    assert list(periods_between(start, end, unit)) == expected


def test_a_series_has_its_limit():
    with pytest.raises(ExportError, match="--since"):
        list(periods_between("0001-01-01", "2020-01-01", "day"))


def test_small_groups_are_others():
    bars = [Bar(("2020", f"g{n}"), 20 - n, 0, 0) for n in range(10)]
    found = grouped(bars)
    assert list(found) == [f"g{n}" for n in range(6)] + [charts.OTHERS]
    assert found[charts.OTHERS] == {"2020": sum(20 - n for n in range(6, 10))}


def test_outlines_are_rings_on_the_globe():
    rings = list(maps.outlines())
    assert len(rings) > 1000
    for ring in rings:
        assert ring[0] == ring[-1]
        assert all(-90 <= y <= 90 for _, y in ring)
        assert all(abs(a[0] - b[0]) < 180 for a, b in pairwise(ring)), "no line across the map"


SPOTS = st.lists(st.tuples(st.floats(-180, 180), st.floats(-85, 85), st.integers(0, 99), st.none()), min_size=1)


@given(SPOTS)
def test_every_point_is_on_the_map(points):
    west, south, east, north = maps.frame(points)
    assert -180 <= west < east <= 180
    assert -88 <= south < north <= 88
    assert all(west <= x <= east and south <= y <= north for x, y, *_ in points)
