"""The sample reports against the rows expected of them, field by field.

What is not read right today stands in KNOWN as a strict expected failure: a rule that mends it takes it out.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from incidents.evaluate.coded import Coded, Record, read_folder
from incidents.evaluate.likeness import FIELDS, Row, rows, same_place
from incidents.evaluate.scoring import pair
from incidents.gazetteer import fold
from incidents.packs import load
from incidents.readers import read
from incidents.resources import resource
from incidents.scale import extract_many

FOLDER = resource("seeds") / "reports"
GOLD = read_folder(FOLDER)

# (report, field): what a careful reader codes, and the rules do not read yet.
KNOWN: set[tuple[str, str]] = set()

Same = Callable[[Record, Record], bool]


def equal(*keys: str) -> Same:
    return lambda gold, found: all(gold.get(key) == found.get(key) for key in keys)


def exact(name: str) -> Same:
    def same(gold: Record, found: Record) -> bool:
        tally = FIELDS[name](gold, found)
        return tally.right == tally.gold == tally.found

    return same


def found_all(name: str) -> Same:
    def same(gold: Record, found: Record) -> bool:
        tally = FIELDS[name](gold, found)
        return tally.right == tally.gold

    return same


def point(gold: Record, found: Record) -> bool:
    bare = {"place": None, "country": None}
    return gold.get("lat") is None or same_place({**gold, **bare}, {**found, **bare})


CHECKS: dict[str, Same] = {
    "date": equal("date_start", "date_end", "date_precision"),
    "country": equal("country"),
    "admin1": exact("admin1"),
    "place": exact("place"),
    "point": point,
    "type": equal("type"),
    "status": equal("status"),
    "background": equal("background"),
    "actors": exact("actors"),
    "targets": found_all("targets"),
    "weapons": found_all("weapons"),
    "killed": equal("killed", "killed_low", "killed_high"),
    "wounded": equal("wounded", "wounded_low", "wounded_high"),
    "abducted": equal("abducted"),
    "arrested": equal("arrested"),
    "perpetrators_killed": equal("perpetrators_killed"),
}


@pytest.fixture(scope="module")
def paired() -> dict[str, tuple[list[tuple[Row, Row | None]], list[Row]]]:
    """For every report its expected rows, each with the row found, and the rows found beside them."""
    paths = [FOLDER / f"{name}.txt" for name in GOLD]
    classes = {fold(name): entry.kind for entry in load().entries("weapons") for name in entry.names}
    return {
        name: _pairs(GOLD[name], tuple(i.record() for i in extraction.incidents), classes)
        for name, extraction in zip(GOLD, extract_many(read(paths)), strict=True)
    }


def _pairs(gold: Coded, records: tuple[Record, ...], classes: dict[str, str]):
    expected, found = rows(gold, gold.text, classes), rows(Coded(gold.name, records), gold.text, classes)
    hits = pair(expected, found)
    beside = [row for j, row in enumerate(found) if j not in hits.values()]
    return [(row, found[hits[i]] if i in hits else None) for i, row in enumerate(expected)], beside


def cases():
    for name in GOLD:
        for field in ("incidents", *(CHECKS if GOLD[name].incidents else ())):
            known = (name, field) in KNOWN
            yield pytest.param(name, field, marks=pytest.mark.xfail(strict=True) if known else (), id=f"{name}-{field}")


@pytest.mark.parametrize(("name", "field"), cases())
def test_sample_report(paired, name, field):
    expected, beside = paired[name]
    required = [(gold, found) for gold, found in expected if found or not gold.record.get("optional")]
    if field == "incidents":
        assert [gold.record["evidence"] for gold, found in required if found is None] == []
        assert [{k: row.record[k] for k in ("type", "place", "date_start")} for row in beside] == []
        return
    for gold, found in required:
        if found is not None:
            same = CHECKS[field](gold.record, found.record)
            assert same, f"expected {told(gold, field)}, found {told(found, field)}"


def told(row: Row, field: str) -> dict[str, object]:
    """The cells of a row that a field is made of."""
    stem = {"point": ("lat", "lon"), "date": ("date_start", "date_end", "date_precision")}.get(field, (field,))
    return {key: value for key, value in row.record.items() if key.startswith(stem)}


def test_what_is_known_to_fail_exists():
    assert {name for name, _ in KNOWN} <= set(GOLD)
    assert {field for _, field in KNOWN} <= {"incidents", *CHECKS}
