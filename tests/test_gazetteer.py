"""The gazetteer: names folded and found, the index built once and safely, the world pack plausible."""

from __future__ import annotations

import csv
import multiprocessing
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.gazetteer import SourceError, fold, geonames, index, km_between, open_gazetteer, point_off, sources
from incidents.gazetteer.names import bare, keys
from incidents.resources import resource

FOLDED = [
    ("𝘼den", "aden"),
    ("Şa‘dah", "sadah"),
    ("Tal-Afar", "tal afar"),
    ("St. Louis", "saint louis"),
    ("N'Djaména", "ndjamena"),
    ("Łódź", "lodz"),
    ("  AL   QAIM ", "al qaim"),
]
FOUND = [
    ("Baghdad", "IQ", "Baghdad"),
    ("al-Azim", "IQ", "Diyala"),
    ("Tel Afar", "IQ", "Nineveh"),
    ("Salahuddin", "IQ", "Salah ad-Din"),
    ("Luhaiban", "IQ", "Kirkuk"),
    ("Baga", "NG", "Borno"),
    ("Jenin", "PS", "West Bank"),
    ("Pristina", "XK", "Pristina"),
    ("Lashkar Gah", "AF", "Helmand"),
    ("Sistan-Baluchestan", "IR", "Sistan and Baluchestan"),
    ("Kidal", "ML", "Kidal"),
    ("Marawi City", "PH", "Lanao del Sur"),
    ("N.W.F.P.", None, None),
]
ARTICLES = [("al-Fallujah", "Fallujah"), ("Al Hasakah", "Hasakah"), ("El-Fasher", "al-Fasher")]


@pytest.fixture(scope="module")
def gazetteer():
    return open_gazetteer()


@pytest.mark.parametrize(("name", "key"), FOLDED)
def test_names_are_folded(name, key):
    assert fold(name) == key


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(name):
    assert fold(fold(name)) == fold(name)
    assert 1 <= len(keys(name)) <= 2


@given(st.text(alphabet=string.ascii_lowercase, min_size=3, max_size=9))
def test_articles_and_city_are_no_part_of_a_name(name):
    if name not in ("city", "town"):
        assert bare(fold(f"al-{name} City")) == bare(fold(name))


@pytest.mark.parametrize(("name", "country", "admin1"), FOUND)
def test_places_are_found_with_their_division(gazetteer, name, country, admin1):
    found = {(place.country, place.admin1_name) for place in gazetteer.candidates(name)}
    assert (country, admin1) in found if country else not found


@pytest.mark.parametrize(("a", "b"), ARTICLES)
def test_articles_do_not_matter(gazetteer, a, b):
    assert {p.id for p in gazetteer.candidates(a)} & {p.id for p in gazetteer.candidates(b)}


def test_a_place_is_told_once(gazetteer):
    towns = [p for p in gazetteer.candidates("Baquba") if p.kind == "place"]
    assert len(towns) == 1


def test_el_paso_is_not_paso(gazetteer):
    assert all(p.country != "US" for p in gazetteer.candidates("Paso"))


@pytest.mark.parametrize(("bearing", "lat", "lon"), [(0, 1, 0), (90, 0, 1), (180, -1, 0), (270, 0, -1)])
def test_offsets_go_the_right_way(bearing, lat, lon):
    found = point_off((0, 0), 100, bearing)
    assert (round(found[0], 6) > 0) - (round(found[0], 6) < 0) == lat
    assert (round(found[1], 6) > 0) - (round(found[1], 6) < 0) == lon


@given(st.floats(-80, 80), st.floats(-179, 179), st.floats(0, 500), st.floats(0, 360))
def test_offsets_keep_their_distance(lat, lon, km, bearing):
    assert km_between((lat, lon), point_off((lat, lon), km, bearing)) == pytest.approx(km, abs=0.01)


def world_rows():
    for path in sorted((resource("seeds") / "packs" / "world").glob("places-*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for number, row in enumerate(csv.DictReader(file), 2):
                yield f"{path.name}:{number}", row


def test_the_world_pack_is_large_sorted_and_complete():
    rows = list(world_rows())
    assert len(rows) >= 1500
    assert len({row["id"] for _, row in rows}) == len(rows)
    assert not [
        where for where, row in rows if row["kind"] not in ("sea", "region", "lake", "river") and not row["country"]
    ]
    assert not [where for where, row in rows if not row["lat"] or not row["lon"]]


# Looked up one by one: right, and far from the few towns of their divisions that GeoNames' list of cities holds.
REMOTE = frozenset(
    """et-filtu dz-debdeb sd-hamrat-al-sheikh ss-khorfulus ss-lankien ss-new-fangak ss-old-fangak ss-pochalla
    ne-djado ne-salvador-pass ne-tchibarakaten""".split()
)


def test_no_entry_of_the_world_pack_lies_far_from_its_own_division(gazetteer):
    """Farther from every town of its division than from 260 km is a slip of the hand, save where nearly nobody lives."""
    towns: dict[tuple[str, str], list[tuple[float, float]]] = {}
    rows = gazetteer.layers[0].execute("SELECT country, admin1, lat, lon FROM place WHERE kind = 'place'")
    for country, admin1, lat, lon in rows:
        towns.setdefault((country, gazetteer.admin1(country, admin1) or ""), []).append((lat, lon))
    far = []
    for where, row in world_rows():
        known = towns.get((row["country"], row["admin1"]), [])
        spot = float(row["lat"]), float(row["lon"])
        if (
            row["kind"] not in ("region", "sea")
            and len(known) > 9
            and min(km_between(spot, town) for town in known) > 340
        ):
            far.append((where, row["name"]))
    assert not far


def test_every_division_named_in_the_world_pack_exists(gazetteer):
    divisions = {(c, name) for layer in gazetteer.layers for c, name in layer.execute(
        "SELECT country, name FROM division")}  # fmt: skip
    assert not [(where, row["admin1"]) for where, row in world_rows()
                if row["admin1"] and (row["country"], row["admin1"]) not in divisions]  # fmt: skip


def test_shipped_files_are_small_and_have_their_notice():
    folder = resource("seeds") / "gazetteer"
    assert "CC BY" in (folder / "NOTICE").read_text() or "Creative Commons" in (folder / "NOTICE").read_text()
    assert all(path.stat().st_size < 1_500_000 for path in folder.iterdir())


def tiny(number: int) -> sources.Row:
    return sources.Row(
        f"user:{number}", f"Nowhere {number}", "place", "IQ", None, None, 33.0, 44.0, 0, (f"Nowhere {number}",)
    )


def build_tiny(folder: str) -> str:
    from pathlib import Path

    return str(index.built(Path(folder), "t", "1", lambda: iter([(0, 1, [tiny(n) for n in range(2000)])])))


def test_two_processes_may_build_at_once(tmp_path):
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        made = pool.map(build_tiny, [str(tmp_path)] * 4)
    assert set(made) == {str(tmp_path / "t-1.sqlite")}
    assert [p.name for p in tmp_path.glob("*.tmp")] == []


def test_a_changed_source_makes_a_new_index_and_drops_the_old(tmp_path):
    for mark in ("1", "2"):
        index.built(tmp_path, "t", mark, lambda: iter([(0, 1, [tiny(1)])]))
    assert [p.name for p in tmp_path.glob("*.sqlite")] == ["t-2.sqlite"]


def test_a_cache_that_cannot_be_written_is_said_and_got_round(monkeypatch, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    monkeypatch.setenv("INCIDENTS_CACHE", str(blocked / "cache"))
    folder, note = index.usable_dir()
    assert folder.is_dir()
    assert "INCIDENTS_CACHE" in (note or "")


DUMP = (
    "99\tBir Salwa\tBir Salwa\tBeer Salwa\t35.5\t44.2\tP\tPPL\tIQ\t\t13\t\t\t\t120\t\t200\tAsia/Baghdad\t2020-01-01\n"
    "bad line\n"
    "100\tX\tX\t\tabc\t44\tP\tPPL\tIQ\t\t13\t\t\t\t0\t\t1\ta\tb\n"
    "101\tA Bank\tA Bank\t\t35\t44\tS\tBANK\tIQ\t\t13\t\t\t\t0\t\t1\ta\tb\n"
)


def test_a_country_file_is_loaded_twice_and_stands_once(tmp_path):
    path, target = tmp_path / "IQ.txt", tmp_path / "loaded" / "places.sqlite"
    path.write_text(DUMP)
    for _ in range(2):
        (told,) = geonames.load(path, target)
    assert (told.country, told.places, told.refused_count) == ("IQ", 1, 2)
    assert [line.split(":")[1] for line in told.refused] == ["2", "3"]
    assert geonames.held(target) == [("IQ", "IQ.txt", 1)]
    assert geonames.remove(target, ["iq"]) == 1
    assert geonames.held(target) == []


def test_loaded_places_are_found(tmp_path, monkeypatch):
    from incidents.gazetteer import store

    path, target = tmp_path / "IQ.txt", tmp_path / "places.sqlite"
    path.write_text(DUMP)
    geonames.load(path, target)
    monkeypatch.setattr(store, "loaded_file", lambda: target)
    (place,) = open_gazetteer().candidates("Beer Salwa")
    assert (place.id, place.country, place.admin1_name) == ("geonames:99", "IQ", "Kirkuk")


@pytest.mark.parametrize("text", ["", "no tabs here\n", "\x00\x01"])
def test_what_is_no_country_file_is_refused(tmp_path, text):
    path = tmp_path / "x.txt"
    path.write_text(text)
    with pytest.raises(SourceError, match="country file"):
        geonames.load(path, tmp_path / "t.sqlite")
