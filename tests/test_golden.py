"""The sample reports against the rows expected of them, field by field.

What is not read right today stands in golden_known.txt, a strict expected failure each: a rule that mends one takes its
line out.

    python tests/test_golden.py      writes the present failures there; look at the difference before you commit it
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

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
KNOWN_FILE = Path(__file__).with_name("golden_known.txt")
KNOWN = {
    tuple(line.split()) for line in KNOWN_FILE.read_text(encoding="utf-8").splitlines() if line[:1] not in ("#", "")
}

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


Pairs = tuple[list[tuple[Row, Row | None]], list[Row]]


def extract_and_pair() -> dict[str, Pairs]:
    """For every report its expected rows, each with the row found, and the rows found beside them."""
    paths = [FOLDER / f"{name}.txt" for name in GOLD]
    classes = {fold(name): entry.kind for entry in load().entries("weapons") for name in entry.names}
    return {
        name: _pairs(GOLD[name], tuple(i.record() for i in extraction.incidents), classes)
        for name, extraction in zip(GOLD, extract_many(read(paths)), strict=True)
    }


def _pairs(gold: Coded, records: tuple[Record, ...], classes: dict[str, str]) -> Pairs:
    expected, found = rows(gold, gold.text, classes), rows(Coded(gold.name, records), gold.text, classes)
    hits = pair(expected, found)
    beside = [row for j, row in enumerate(found) if j not in hits.values()]
    return [(row, found[hits[i]] if i in hits else None) for i, row in enumerate(expected)], beside


def wrong(pairs: Pairs, field: str) -> list[str]:
    """What is not as expected in one field of one report."""
    expected, beside = pairs
    if field == "incidents":
        missed = [gold.record["evidence"] for gold, found in expected if not found and not gold.record.get("optional")]
        return [f"missed: {quote}" for quote in missed] + [f"spurious: {told(row, 'type')}" for row in beside]
    return [
        f"expected {told(gold, field)}, found {told(found, field)}"
        for gold, found in expected
        if found is not None and not CHECKS[field](gold.record, found.record)
    ]


def cases() -> list[tuple[str, str]]:
    return [(n, f) for n in GOLD for f in ("incidents", *(CHECKS if GOLD[n].incidents else ()))]


@pytest.fixture(scope="module")
def paired() -> dict[str, Pairs]:
    return extract_and_pair()


def marked():
    for case in cases():
        yield pytest.param(*case, marks=pytest.mark.xfail(strict=True) if case in KNOWN else (), id="-".join(case))


@pytest.mark.parametrize(("name", "field"), list(marked()))
def test_sample_report(paired, name, field):
    assert wrong(paired[name], field) == []


def told(row: Row, field: str) -> dict[str, object]:
    """The cells of a row that a field is made of."""
    stem = {"point": ("lat", "lon"), "date": ("date_start", "date_end", "date_precision")}.get(field, (field,))
    return {key: value for key, value in row.record.items() if key.startswith(stem)}


def test_what_is_known_to_fail_exists():
    assert set(cases()) >= KNOWN


if __name__ == "__main__":
    present = extract_and_pair()
    failing = [f"{name} {field}" for name, field in cases() if wrong(present[name], field)]
    head = "# report, field: what a careful reader codes and the rules do not read yet\n"
    KNOWN_FILE.write_text(head + "\n".join(failing) + "\n", encoding="utf-8")
