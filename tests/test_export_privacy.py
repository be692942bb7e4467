"""What is withheld: names of private people, places below a division, and the free words that may hold either."""

from __future__ import annotations

import json

import pytest
from export_made import export, fill
from hypothesis import given
from hypothesis import strategies as st

from incidents.exporters.privacy import coarsen, pseudonym, redact_names, withhold

SECRETS = ("Ali Hasan", "Sara Hasan", "Headline", "example.org", "three farmers in Dobri", '"r1"', ",r1,")
PLACES = ("Dobri", "Hawija", "geonames:1", "16.25", "43.773")


@pytest.fixture(scope="module")
def filled(made_sqlite, tmp_path_factory) -> str:
    return fill(made_sqlite, tmp_path_factory.mktemp("privacy") / "p.db")


def words(path) -> str:
    """All that was written, of a file or a folder."""
    files = [path] if path.is_file() else [one for one in path.iterdir() if one.suffix == ".csv"]
    return "\n".join(one.read_text(encoding="utf-8") for one in files)


@pytest.mark.parametrize("name", ["x.csv", "x.jsonl", "x.geojson", "data"])
@pytest.mark.parametrize("profile", ["native", "acled", "ucdp-ged", "gtd"])
def test_nothing_of_it_is_left_in_any_format(filled, tmp_path, name, profile):
    path = export(tmp_path / name, filled, "--redact", "names", "--coarsen", "admin1", "--profile", profile)
    made = words(path)
    assert [secret for secret in (*SECRETS, *PLACES) if secret in made] == []
    assert "River Front (RF)" in made
    if path.is_dir():
        assert "reports are known by pseudonyms" in (path / "codebook.md").read_text()


def test_groups_and_descriptions_stay(filled, tmp_path):
    made = [
        json.loads(line) for line in export(tmp_path / "x.jsonl", filled, "--redact", "names").read_text().splitlines()
    ]
    assert made[5]["actors"][0] == {"text": "person", "canonical": "person", "kind": "person", "role": "perpetrator"}
    assert [target["text"] for target in made[5]["targets"]] == ["civilians", "farmers"]
    assert made[0]["actors"][0]["canonical"] == "River Front (RF)"
    assert (made[0]["place"], made[0]["killed"]) == ("Dobri", 3)
    assert {one["text"] for one in made[0]["evidence"]} == {None}


def test_points_move_to_their_division(filled, tmp_path):
    for level, place, point in (("admin1", "admin1", (35.446, 44.382)), ("admin2", "admin2", (35.29, 43.76))):
        path = export(tmp_path / f"{level}.jsonl", filled, "--coarsen", level, "--country", "IQ")
        clash, bombing, strike = (json.loads(line) for line in path.read_text().splitlines())
        assert (clash["geo_precision"], (clash["lat"], clash["lon"])) == (place, pytest.approx(point, abs=0.2))
        assert (clash["place"], clash["admin1"]) == (None, "Kirkuk")
        assert bombing["geo_precision"] == "admin1"
        assert (strike["lat"], strike["geo_precision"]) == (None, "none"), "Una is no division of Iraq"


RECORD = {"actors": [], "targets": [], "evidence": "words", "report_id": "r1", "geo_precision": "place", "lat": 1.0, "lon": 2.0,
          "country": "IQ", "admin1": None, "place": "Dobri", "place_id": "x", "title": "t", "url": "u", "date_text": "d"}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("two farmers", True), ("Two farmers", True), ("At least nine people", True), ("the village chief", True),
        ("23 pupils", True), ("Ali Hasan", False), ("journalist Sara Hasan", False), ("MAYOR JUAN PEREZ", False),
        ("Иван", False), ("كريم", False), ("", False),
    ],
)  # fmt: skip
def test_words_with_a_name_in_them_give_way_to_their_category(text, kept):
    made = redact_names({**RECORD, "targets": [{"text": text, "category": "civilians"}]})
    assert made["targets"] == [{"text": text if kept else "civilians", "category": "civilians"}]


@given(st.sampled_from(["place", "near", "admin2", "admin1", "country", "none"]), st.booleans())
def test_no_exact_point_survives(precision, known):
    record = {**RECORD, "geo_precision": precision}
    found = {"lat": 9.0, "lon": 9.0, "geo_precision": "admin1"} if known else None
    made = coarsen(record, lambda _: found)
    assert (made["place"], made["place_id"]) == (None, None)
    assert (made["lat"], made["lon"]) in (((9.0, 9.0),) if known else ((None, None), (1.0, 2.0)))
    assert known or made["lat"] is None or precision in ("country", "none")


def test_a_report_is_known_by_one_pseudonym():
    made = withhold({**RECORD, "evidence": [{"report_id": "r1", "text": "words"}]})
    assert made["report_id"] == pseudonym("r1") == made["evidence"][0]["report_id"]
    assert (made["title"], made["url"], made["date_text"], made["evidence"][0]["text"]) == (None,) * 4
