"""Scoring against hand-coded reports, and agreement of coders."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from incidents.cli import build
from incidents.errors import IncidentsError
from incidents.evaluate import Coded, agree, alpha, kappa, read_folder, read_records, score
from incidents.evaluate.agreement import interval, ratio
from incidents.evaluate.likeness import same_date, same_division, same_name, same_place
from incidents.evaluate.scoring import best_assignment
from incidents.resources import resource

CLASSES = {"rifle": "firearm", "machine gun": "firearm", "car bomb": "explosive", "bomb": "explosive"}
TEXT = "On Monday gunmen killed two men in Lashkar Gah. On Tuesday a bomb wounded five in Sangin."
ROWS = (
    {"date_start": "2020-01-06", "country": "AF", "place": "Lashkar Gah", "type": "armed_assault", "killed": 2,
     "evidence": "gunmen killed two men in Lashkar Gah"},
    {"date_start": "2020-01-07", "country": "AF", "place": "Sangin", "type": "bombing", "wounded": 5,
     "weapons": ["bomb"], "evidence": "a bomb wounded five in Sangin"},
)  # fmt: skip
GOLD = {"a": Coded("a", ROWS, TEXT), "empty": Coded("empty", (), "Nothing happened.")}


def found(*records):
    return {"a": Coded("a", records)}


def test_the_gold_against_itself_is_perfect():
    result = score(GOLD, GOLD, classes=CLASSES)
    assert (result.incidents.f1, result.all_fields.f1, result.core_right, result.misses) == (1.0, 1.0, 2, ())
    assert (result.quiet, result.empty) == (1, 1)


def test_a_missed_row_costs_recall_and_a_made_up_one_precision():
    invented = {"date_start": "1999-01-01", "country": "FR", "place": "Lyon", "type": "arson"}
    result = score(GOLD, found(ROWS[0], invented), classes=CLASSES)
    assert (result.incidents.precision, result.incidents.recall) == (0.5, 0.5)
    assert [m.field for m in result.misses] == ["missed", "spurious"]


def test_a_wrong_value_is_told_with_both_values():
    result = score(GOLD, found({**ROWS[0], "killed": 3}, ROWS[1]), classes=CLASSES)
    assert [(m.field, m.gold, m.found) for m in result.misses] == [("killed", 2, 3)]
    assert (result.core_right, result.fields["killed"].right) == (1, 0)


def test_optional_rows_cost_nothing():
    gold = {"a": Coded("a", (ROWS[0], {**ROWS[1], "optional": True}), TEXT)}
    for rows in ((ROWS[0],), ROWS):
        assert score(gold, found(*rows), classes=CLASSES).incidents.f1 == 1.0


def test_offsets_and_a_quote_place_a_row_in_the_text():
    start = TEXT.index("a bomb")
    other = {"evidence": [{"field": "event", "start": start, "end": start + 20}], "type": "other"}
    assert score(GOLD, found(other), classes=CLASSES).incidents.right == 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("ISIS", "Islamic State (ISIS)", True),
        ("Al-Shabaab", "al Shabaab", True),
        ("Séléka", "Seleka", True),
        ("Boko Haram", "Ansaru", False),
        (None, "Ansaru", False),
    ],
)
def test_names(one, other, same):
    assert same_name(one, other) is same


def test_divisions_are_compared_without_their_kind():
    assert same_division("Nineveh Governorate", "Nineveh")
    assert not same_division("North Kivu", "South Kivu")


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        (("2020-01-06", None), ("2020-01-06", "2020-01-06"), True),
        (("2020-01-06", None), ("2020-01-07", None), False),
        (("2020-01-01", "2020-01-31"), ("2020-01-06", None), True),
        (("2020-01-06", None), ("2020-01-01", "2020-01-31"), False),
        (("2020-01-06", None), (None, None), False),
    ],
)
def test_dates(gold, found, same):
    keys = ("date_start", "date_end")
    assert same_date(dict(zip(keys, gold, strict=True)), dict(zip(keys, found, strict=True))) is same


def test_places_within_25_km_are_one():
    kirkuk = {"place": "Kirkuk", "country": "IQ", "lat": 35.47, "lon": 44.39}
    assert same_place(kirkuk, {"place": "Laylan", "country": "IQ", "lat": 35.33, "lon": 44.51})
    assert not same_place(kirkuk, {"place": "Baghdad", "country": "IQ", "lat": 33.3, "lon": 44.4})
    assert not same_place(kirkuk, {"place": "Kirkuk", "country": "TR", "lat": 39.0, "lon": 35.0})


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.integers(0, 9), min_size=4, max_size=4), min_size=1, max_size=4))
def test_rows_are_paired_for_the_highest_sum(weights):
    pairs = best_assignment(weights)
    best = max(sum(line[j] for line, j in zip(weights, order, strict=False)) for order in permutations(range(4)))
    assert sum(weights[i][j] for i, j in pairs.items()) == best
    assert len(set(pairs.values())) == len(pairs)


# Four observers, twelve units: Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), example C.
FOUR = [
    (1, 1, None, 1), (2, 2, 3, 2), (3, 3, 3, 3), (3, 3, 3, 3), (2, 2, 2, 2), (1, 2, 3, 4),
    (4, 4, 4, 4), (1, 1, 2, 1), (2, 2, 2, 2), (None, 5, 5, 5), (None, None, 1, 1), (None, None, 3, None),
]  # fmt: skip


def test_alpha_is_as_published():
    assert alpha(FOUR) == pytest.approx(0.743, abs=5e-4)
    assert alpha(FOUR, distance=interval) == pytest.approx(0.849, abs=5e-4)
    assert alpha(FOUR, distance=ratio) == pytest.approx(0.797, abs=5e-4)


def test_kappa_is_as_published():
    # Cohen's own form of table: 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no.
    table = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert kappa(table) == pytest.approx(0.4)


def test_nothing_to_tell_by_is_none():
    assert kappa([]) is None
    assert kappa([("a", "a")]) is None
    assert alpha([(1, None), (1, 1)]) is None


def test_two_coders_who_agree():
    both = agree(GOLD, GOLD, classes=CLASSES)
    assert (both.incidents.f1, both.alpha["type"], both.kappa["type"]) == (1.0, 1.0, 1.0)


def test_the_sample_reports_are_coded_reports():
    gold = read_folder(resource("seeds") / "reports")
    assert len(gold) >= 16
    assert score(gold, gold, classes=CLASSES).incidents.f1 == 1.0


def test_records_are_read_by_report_name(tmp_path):
    lines = tmp_path / "out.jsonl"
    lines.write_text(json.dumps({"report_id": "reports/a.txt", **ROWS[0]}) + "\n\n", encoding="utf-8")
    assert read_records(lines) == {"a": Coded("a", ({"report_id": "reports/a.txt", **ROWS[0]},))}


@pytest.mark.parametrize("broken", ["{", "[1]", '{"published": "soon", "incidents": []}', '{"published": null}'])
def test_a_broken_gold_file_is_named(tmp_path, broken):
    (tmp_path / "a.json").write_text(broken, encoding="utf-8")
    (tmp_path / "a.txt").write_text("text", encoding="utf-8")
    with pytest.raises(IncidentsError, match=r"a\.json"):
        read_folder(tmp_path)


def test_a_folder_without_coded_reports_says_what_is_looked_for(tmp_path):
    with pytest.raises(IncidentsError, match="beside NAME"):
        read_folder(tmp_path)


def test_a_line_that_is_no_record_is_named(tmp_path):
    (tmp_path / "out.jsonl").write_text('{"report_id": "a"}\n{}\n', encoding="utf-8")
    with pytest.raises(IncidentsError, match=r"out\.jsonl:2"):
        read_records(tmp_path / "out.jsonl")


def test_a_careful_second_coder_scores_as_measured_elsewhere():
    bench = Path(__file__).parents[2] / "shared" / "bench"
    if not bench.is_dir():
        pytest.skip("the hand-coded reports of the development set are not here")
    gold, second = read_folder(bench / "reports"), read_records(bench / "second_coder.jsonl")
    result = score(gold, second, classes=CLASSES)
    assert result.incidents.f1 == pytest.approx(0.995, abs=0.001)
    assert result.core_right / result.incidents.gold == pytest.approx(0.828, abs=0.001)
    assert agree(gold, second, classes=CLASSES).incidents.right == 279


@pytest.fixture
def coded(tmp_path):
    """A folder of two coded reports, and a second coder's records who missed one row and miscounted another."""
    for name, value in GOLD.items():
        (tmp_path / f"{name}.txt").write_text(value.text, encoding="utf-8")
        told = json.dumps({"published": "2020-01-08", "incidents": list(value.incidents)})
        (tmp_path / f"{name}.json").write_text(told, encoding="utf-8")
    records = tmp_path / "second.jsonl"
    records.write_text(json.dumps({"report_id": "a", **ROWS[0], "killed": 3}) + "\n", encoding="utf-8")
    return tmp_path, records


def run(*arguments):
    return CliRunner().invoke(build(), ["eval", *map(str, arguments)])


def test_the_command_scores_records(coded):
    folder, records = coded
    said = json.loads(run(folder, "--predictions", records, "--format", "json", "--errors", 9).stdout)
    assert (said["incidents"]["right"], said["incidents"]["gold"]) == (1, 2)
    assert {"report": "a", "field": "killed", "gold": 2, "found": 3} in said["errors"]


def test_the_command_measures_agreement(coded):
    folder, records = coded
    said = json.loads(run(folder, "--coder", records, "--format", "json").stdout)
    assert (said["incidents"]["f1"], said["fields"]["killed"]["right"]) == (0.6667, 0)
    assert "kappa" in run(folder, "--coder", records).stdout


def test_the_command_extracts(coded):
    folder, _ = coded
    done = run(folder, "--errors", 3)
    assert done.exit_code == 0
    assert "2 reports" in done.stdout
