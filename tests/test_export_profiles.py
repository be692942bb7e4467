"""Profiles: columns and codes against the vocabularies, and what each cell becomes."""

from __future__ import annotations

import csv
import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from export_made import export, fill
from hypothesis import given
from hypothesis import strategies as st

from incidents.exporters.profiles import NAMES, load, row_maker
from incidents.model import ACTOR_KINDS, ACTOR_ROLES, GEO_PRECISIONS, STATUSES, TARGET_CATEGORIES, TYPES, WEAPON_CLASSES

VOCAB = Path(__file__).parents[2] / "shared" / "vocab"
OTHERS = NAMES[1:]


def vocabulary(name: str) -> dict:
    path = VOCAB / f"{name.replace('-', '_')}.json"
    if not path.exists():
        pytest.skip("the vocabularies are not part of the tree")
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def filled(made_sqlite, tmp_path_factory) -> str:
    return fill(made_sqlite, tmp_path_factory.mktemp("profiles") / "p.db")


@pytest.fixture(scope="module")
def table(filled, tmp_path_factory):
    """The rows of a profile's CSV."""

    def read(name: str) -> list[dict[str, str]]:
        path = export(tmp_path_factory.mktemp(name) / "x.csv", filled, "--profile", name)
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    return read


@pytest.mark.parametrize(
    ("name", "key", "count"), [("acled", "columns_current", 31), ("ucdp-ged", "columns", 49), ("gtd", "columns", 135)]
)
def test_columns_are_those_of_the_vocabulary_in_its_order(name, key, count):
    assert len(load(name).header) == count
    assert list(load(name).header) == vocabulary(name)[key]


CODES = {
    ("acled", "event_type"): ("event_types", False), ("acled", "disorder_type"): ("disorder_type", False),
    ("acled", "inter1"): ("inter", True), ("acled", "inter2"): ("inter", True),
    ("acled", "interaction"): ("interaction", True), ("acled", "time_precision"): ("time_precision", True),
    ("acled", "geo_precision"): ("geo_precision", True), ("acled", "civilian_targeting"): ("civilian_targeting", False),
    ("ucdp-ged", "type_of_violence"): ("type_of_violence", True), ("ucdp-ged", "where_prec"): ("where_prec", True),
    ("ucdp-ged", "date_prec"): ("date_prec", True), ("ucdp-ged", "event_clarity"): ("event_clarity", True),
    **{("gtd", f"{kind}{n}"): (kind, True) for kind, most in (("attacktype", 1), ("targtype", 3), ("weaptype", 4))
       for n in range(1, most + 1)},
}  # fmt: skip


@pytest.mark.parametrize(("profile", "column"), CODES, ids=[".".join(one) for one in CODES])
def test_codes_are_those_of_the_vocabulary(table, profile, column):
    key, has_meanings = CODES[profile, column]
    known = vocabulary(profile)[key]
    assert {row[column] for row in table(profile)} <= {"", *known}
    if has_meanings:
        assert dict(next(one for one in load(profile).columns if one.name == column).values) == known


def test_sub_events_belong_to_their_events(table):
    events = vocabulary("acled")["event_types"]
    assert all(row["sub_event_type"] in events[row["event_type"]] for row in table("acled"))
    assert set(load("acled").tables["event_type"]) == {sub for subs in events.values() for sub in subs}


@pytest.mark.parametrize("name", OTHERS)
def test_every_label_goes_with_its_code(table, name):
    known = vocabulary(name)
    for row in table(name):
        for column, code in row.items():
            kind = column.rstrip("0123456789")
            if f"{column}_txt" in row and kind in known and code:
                assert row[f"{column}_txt"] == known[kind][code]


@pytest.mark.parametrize("name", OTHERS)
def test_our_words_all_have_a_code(name):
    tables = load(name).tables
    ours = {"sub_event_type": TYPES, "attacktype_of": TYPES, "targtype_of": TARGET_CATEGORIES, "weaptype_of": WEAPON_CLASSES,
            "specificity": GEO_PRECISIONS}  # fmt: skip
    for key in set(ours) & set(tables):
        assert set(tables[key]) == set(ours[key]), key


def test_native_columns_are_the_view():
    from incidents.db.views import FLAT_COLUMNS

    assert load("native").header == FLAT_COLUMNS


@pytest.mark.parametrize("name", NAMES)
def test_every_column_says_what_it_holds(name):
    for column in load(name).columns:
        assert column.label
        assert len(column.label) <= 80
        assert column.missing == "never empty" or column.missing.startswith(("empty: ", "-99: "))
        assert column.type in ("integer", "number", "string", "date", "boolean")


# What the seven incidents of export_made become, cell by cell.
EXPECTED = {
    "acled": {
        "event_id_cnty": ["BIH1", "IRQ2", "IRQ3", "NGA4", "IRQ5", "BIH6", "7"],
        "event_date": ["2021-05-04", "2021-05-05", "2021-06-15", "2020-12-28", "2021-05-04", "2021-05-04", ""],
        "year": ["2021", "2021", "2021", "", "2021", "2021", ""],
        "time_precision": ["1", "2", "3", "2", "1", "1", ""],
        "event_type": ["Violence against civilians", "Battles", "Explosions/Remote violence", "Violence against civilians",
                       "Explosions/Remote violence", "Violence against civilians", "Strategic developments"],
        "sub_event_type": ["Attack", "Armed clash", "Grenade", "Attack", "Air/drone strike", "Attack", "Other"],
        "disorder_type": ["Political violence"] * 6 + ["Strategic developments"],
        "actor1": ["River Front (RF)", "River Front (RF)", "River Front (RF)", "", "Military Forces of Iraq", "Ali Hasan", ""],
        "inter1": ["", "", "", "", "1", "", ""],
        "actor2": ["Civilians (Bosnia and Herzegovina)", "Hill Army", "soldiers", "Civilians (Nigeria)", "Civilians (Iraq)",
                   "Civilians (Bosnia and Herzegovina)", ""],
        "inter2": ["7", "", "1", "7", "7", "7", "0"],
        "interaction": ["", "", "", "", "17", "", ""],
        "civilian_targeting": ["Civilian targeting", "", "", *["Civilian targeting"] * 3, ""],
        "iso": ["70", "368", "368", "566", "368", "70", ""],
        "country": ["Bosnia and Herzegovina", "Iraq", "Iraq", "Nigeria", "Iraq", "Bosnia and Herzegovina", ""],
        "admin1": ["Una", "Kirkuk", "Kirkuk", "Una", "Una", "Una", ""],
        "geo_precision": ["1", "1", "3", "1", "1", "1", ""],
        "fatalities": ["3", "3", "2", "12", "0", "3", "0"],
        "region": [""] * 7, "tags": [""] * 7, "timestamp": [""] * 7, "source_scale": [""] * 7,
    },
    "ucdp-ged": {
        "id": [*"1234567"], "year": ["2021", "2021", "2021", "", "2021", "2021", ""],
        "type_of_violence": ["3", "2", "1", "", "3", "", ""],
        "side_a": ["River Front (RF)", "River Front (RF)", "", "", "Military Forces of Iraq", "Ali Hasan", ""],
        "side_b": ["Civilians", "Hill Army", "River Front (RF)", "", "Civilians", "", ""],
        "dyad_name": ["River Front (RF) - Civilians", "River Front (RF) - Hill Army", "", "", "Military Forces of Iraq - Civilians", "", ""],
        "where_prec": ["1", "1", "4", "1", "1", "1", ""], "date_prec": ["1", "2", "4", "3", "1", "1", ""],
        "event_clarity": ["1", "2", "2", "2", "1", "1", "2"],
        "deaths_a": ["0", "0", "0", "0", "0", "0", ""], "deaths_b": ["0", "0", "1", "0", "0", "0", ""],
        "deaths_civilians": ["3", "0", "0", "0", "0", "0", ""], "deaths_unknown": ["0", "3", "2", "24", "0", "3", ""],
        "best": ["3", "3", "3", "24", "0", "3", ""], "low": ["3", "3", "2", "24", "0", "3", ""], "high": ["3", "3", "5", "24", "0", "3", ""],
        "geom_wkt": ["POINT (16.25 44.5)", "POINT (43.773 35.326)", "POINT (44.382 35.446)", "POINT (179.9 -8.5)",
                     "POINT (16.25 44.5)", "POINT (16.25 44.5)", ""],
        "priogrid_gid": ["194073", "180448", "180449", "118080", "194073", "194073", ""],
        "source_article": [f'"Daily Post","2021-07-0{n}","Headline; {n}"' for n in range(1, 8)],
        "number_of_sources": ["1"] * 7, "relid": [""] * 7, "gwnoa": [""] * 7, "country_id": [""] * 7,
    },
    "gtd": {
        "eventid": ["202105040001", "202105050002", "202106000003", "4", "202105040005", "202105040006", "7"],
        "imonth": ["5", "5", "6", "", "5", "5", ""], "iday": ["4", "5", "0", "", "4", "4", ""],
        "extended": ["0", "1", "", "", "0", "0", ""], "approxdate": ["", "", "words", "words", "", "", ""],
        "country": ["", "95", "95", "147", "95", "", ""], "region": ["", "10", "10", "11", "10", "", ""],
        "specificity": ["1", "1", "4", "1", "1", "1", "5"], "success": ["1"] * 7, "suicide": ["0"] * 7,
        "attacktype1": ["2", "2", "3", "2", "3", "1", "9"], "targtype1": ["14", "20", "4", "14", "14", "14", "20"],
        "target1": ["farmers", "", "soldiers", "farmers", "farmers", "Sara Hasan", ""], "targtype2": [""] * 5 + ["14", ""],
        "gname": ["River Front (RF)"] * 4 + ["Military Forces of Iraq", "Unknown", "Unknown"],
        "individual": ["0"] * 5 + ["1", "0"], "nperps": ["-99"] * 7, "claimed": ["0", "0", "0", "1", "0", "0", "0"],
        "claimmode_txt": ["", "", "", "Unknown", "", "", ""],
        "weaptype1": ["5", "5", "6", "5", "6", "5", "13"], "weaptype2": ["", "", "", "", "6", "", ""],
        "weapsubtype1": ["5", "5", "16", "5", "", "5", ""], "weapsubtype2": ["", "", "", "", "11", "", ""],
        "nkill": ["3", "3", "3", "", "0", "3", ""], "nkillter": ["", "", "1", "", "", "", ""],
        "nwound": ["2", "2", "2", "2", "2", "", ""], "addnotes": [""] * 5 + ["Denied.", ""],
        "scite1": [f'"Headline; {n}," Daily Post, 2021-07-0{n}.' for n in range(1, 8)],
        "crit1": [""] * 7, "doubtterr": [""] * 7, "motive": [""] * 7, "INT_LOG": [""] * 7,
    },
}  # fmt: skip


@pytest.mark.parametrize("name", OTHERS)
def test_cells(table, name):
    rows = table(name)
    made = {column: [row[column].removeprefix("'") for row in rows] for column in EXPECTED[name]}
    assert made == EXPECTED[name]


def test_notes_tell_what_acled_has_no_column_for(table):
    notes = [row["notes"] for row in table("acled")]
    assert notes[0].startswith("Gunmen of the River Front")
    assert notes[3].startswith("[claimed] Gunmen")
    assert notes[5].startswith("[denied] ")
    assert notes[6].startswith("[no toll stated] [background]")


def test_a_script_made_for_acled_works_unchanged(filled, tmp_path):
    """Months, divisions and fatalities of political violence, as a researcher's notebook has it."""
    pandas = pytest.importorskip("pandas")
    frame = pandas.read_csv(export(tmp_path / "acled.csv", filled, "--profile", "acled"), parse_dates=["event_date"])
    violent = frame[(frame.disorder_type == "Political violence") & (frame.time_precision < 3)]
    sums = violent.groupby([violent.event_date.dt.to_period("M"), "admin1"])["fatalities"].agg(["sum", "count"])
    assert {(str(month), name): tuple(row) for (month, name), row in zip(sums.index, sums.to_numpy(), strict=True)} == {
        ("2020-12", "Una"): (12, 1), ("2021-05", "Kirkuk"): (3, 1), ("2021-05", "Una"): (6, 3),
    }  # fmt: skip
    assert frame["fatalities"].dtype == "int64"
    assert (frame["fatalities"] >= 0).all()


def test_hxl_tags_stand_under_the_header(filled, tmp_path):
    path = export(tmp_path / "x.csv", filled, "--profile", "acled", "--hxl")
    header, tags, first = list(csv.reader(path.open(encoding="utf-8", newline="")))[:3]
    told = dict(zip(header, tags, strict=True))
    assert (told["fatalities"], told["tags"], first[0]) == ("#affected+killed", "", "BIH1")
    if VOCAB.exists():
        known = json.loads((VOCAB / "hxl_mapping.json").read_text())["acled_to_hxl"]
        assert {name: tag for name, tag in told.items() if tag} == {k: v for k, v in known.items() if k in header}
    native = [column.hxl for column in load("native").columns]
    assert [tag for tag, count in Counter(native).items() if count > 1 or not tag.startswith("#")] == []


WORDS = st.text(max_size=8)
COUNT = st.none() | st.integers(0, 300)
RECORDS = st.fixed_dictionaries({
    "id": st.integers(1, 10**9), "date": st.none() | st.tuples(st.dates(), st.integers(0, 800)),
    "country": st.sampled_from([None, "IQ", "XK", "ZZ"]), "place": st.none() | WORDS, "admin1": st.none() | WORDS,
    "point": st.none() | st.tuples(st.floats(-90, 90), st.floats(-180, 180)), "geo_precision": st.sampled_from(GEO_PRECISIONS),
    "actors": st.lists(st.fixed_dictionaries({"text": WORDS, "canonical": st.none() | WORDS, "kind": st.sampled_from(ACTOR_KINDS), "role": st.sampled_from(ACTOR_ROLES)}), max_size=4),
    "targets": st.lists(st.fixed_dictionaries({"text": WORDS, "category": st.sampled_from(TARGET_CATEGORIES)}), max_size=4),
    "weapons": st.lists(st.fixed_dictionaries({"text": WORDS, "class": st.sampled_from(WEAPON_CLASSES)}), max_size=5),
    "type": st.sampled_from(TYPES), "status": st.sampled_from(STATUSES), "background": st.booleans(),
    "killed": COUNT, "killed_low": COUNT, "killed_high": COUNT, "wounded": COUNT, "abducted": COUNT, "perpetrators_killed": COUNT,
})  # fmt: skip


@cache
def maker(name: str):
    return row_maker(load(name)), load(name).header


@given(RECORDS)
def test_any_record_fits_every_profile(drawn):
    start, more = drawn.pop("date") or (None, 0)
    end = start and min(start.toordinal() + more, start.max.toordinal())
    lat, lon = drawn.pop("point") or (None, None)
    record = (
        dict.fromkeys(load("native").header) | drawn | {"lat": lat, "lon": lon, "date_precision": "day", "sources": 1}
    )
    record |= {"date_start": start and start.isoformat(), "date_end": start and start.fromordinal(end).isoformat()}
    made = {name: dict(zip(maker(name)[1], maker(name)[0](record), strict=True)) for name in OTHERS}
    ged = made["ucdp-ged"]
    if ged["best"] is not None:
        assert ged["best"] == sum(ged[f"deaths_{side}"] for side in ("a", "b", "civilians", "unknown"))
        assert ged["low"] <= ged["best"] <= ged["high"]
    assert ged["priogrid_gid"] is None or 1 <= ged["priogrid_gid"] <= 259_200
    assert made["acled"]["fatalities"] >= 0
    assert made["gtd"]["nkill"] is None or made["gtd"]["nkill"] >= drawn["killed"]
