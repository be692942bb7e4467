"""What holds for every text whatever: spans slice to their words, a paragraph in front shifts them, same bytes out."""

from __future__ import annotations

import json
import random
import time
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents.model import COUNTS, RECORD_KEYS, Extraction, Report
from incidents.packs import load
from incidents.pipeline import extract
from incidents.resources import resource
from incidents.timing import limited

MODEST = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
SAMPLES = {p.stem: p.read_text(encoding="utf-8") for p in sorted((resource("seeds") / "reports").glob("*.txt"))}
DAY = date(2021, 6, 16)  # a Wednesday

SENTENCES = (
    "Gunmen killed two farmers near Maiduguri on Monday.",
    "A roadside bomb wounded four soldiers in Kirkuk on Tuesday morning.",
    "At least seven people, among them three children, were shot dead in Goma.",
    "Al-Shabaab fighters abducted a nurse from a clinic in Baidoa.",
    "The governor said that the schools would open again next week.",
    "No casualties were reported.",
    "Police arrested five suspects in Quetta.",
    "Two Turkish drones struck a pick-up truck in Sinjar, killing its driver.",
)


@pytest.fixture(scope="module")
def read():
    rules = load()

    def extract_text(text: str, *, id: str = "r", published: date | None = DAY) -> Extraction:
        return extract(Report(id, text, published=published), rules)

    return extract_text


def lines(extraction: Extraction) -> str:
    return "\n".join(json.dumps(i.record(), ensure_ascii=False) for i in extraction.incidents)


def check_spans(extraction: Extraction) -> None:
    text = extraction.report.text
    for incident in extraction.incidents:
        assert any(e.field == "event" for e in incident.evidence)
        for evidence in incident.evidence:
            assert 0 <= evidence.start < evidence.end <= len(text)
            assert text[evidence.start : evidence.end] == evidence.text
            assert evidence.rule
    for note in extraction.notes:
        assert text[note.start : note.end] == note.text


def check_values(extraction: Extraction) -> None:
    for number, incident in enumerate(extraction.incidents, 1):
        record = incident.record()
        assert list(record) == list(RECORD_KEYS)
        assert (record["report_id"], record["incident"]) == (extraction.report.id, number)
        assert all(record[key] is None or record[key] >= 0 for key in COUNTS)
        for name in ("killed", "wounded"):
            known = [v for v in (record[f"{name}_low"], record[name], record[f"{name}_high"]) if v is not None]
            assert known == sorted(known)
        if incident.date_start and incident.date_end:
            assert incident.date_start <= incident.date_end
        assert (incident.lat is None) == (incident.lon is None)


@pytest.mark.parametrize("name", SAMPLES)
def test_sample_reports(read, name):
    extraction = read(SAMPLES[name])
    check_spans(extraction)
    check_values(extraction)


@pytest.mark.parametrize("name", SAMPLES)
def test_line_ends_and_odd_spaces_change_no_value(read, name):
    def values(text):
        records = [i.record() | {"evidence": None} for i in read(text).incidents]
        return [json.dumps(r).replace("\\r\\n", "\\n") for r in records]

    windows = SAMPLES[name].replace("\n", "\r\n")
    check_spans(read(windows))
    assert values(windows) == values(SAMPLES[name])


@MODEST
@given(st.text(max_size=300))
def test_any_unicode(read, text):
    extraction = read(text)
    check_spans(extraction)
    check_values(extraction)


@MODEST
@given(st.sampled_from(sorted(SAMPLES)), st.data())
def test_damaged_reports(read, name, data):
    text = SAMPLES[name]
    cut = data.draw(st.integers(0, len(text)))
    insert = data.draw(st.text(max_size=8))
    drop = data.draw(st.integers(0, 40))
    extraction = read(text[:cut] + insert + text[cut + drop :])
    check_spans(extraction)
    check_values(extraction)


@MODEST
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6), st.sampled_from([" ", "\n\n", "  ", "\n"]))
def test_a_paragraph_in_front_shifts_every_span(read, sentences, joint):
    head = "Notes from the office\n\nThe rains came early this year and the harvest is expected to be good.\n\n"
    front = "The new bridge has been painted green and is open to lorries.\n\n"
    body = joint.join(sentences)
    plain, shifted = read(head + body), read(head + front + body)
    by = len(front)
    moved = [
        replace(i, evidence=tuple(e._replace(start=e.start + by, end=e.end + by) for e in i.evidence))
        for i in plain.incidents
    ]
    assert tuple(moved) == shifted.incidents


@MODEST
@given(st.lists(st.sampled_from(SENTENCES), max_size=6))
def test_same_text_same_bytes(read, sentences):
    text = "\n\n".join(sentences)
    assert lines(read(text)) == lines(read(text))


def test_fresh_rules_and_another_order_give_the_same_bytes(read):
    first = {name: lines(read(text, id=name)) for name, text in SAMPLES.items()}
    rules = load()
    names = sorted(SAMPLES)
    random.Random(3).shuffle(names)
    assert {n: lines(extract(Report(n, SAMPLES[n], published=DAY), rules)) for n in names} == first


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        " " * 100_000,
        "killed " * 10_000,
        "two men and " * 2_500,
        "killed and wounded in " * 2_000,
        "(" * 20_000 + ")" * 20_000,
        "'" * 30_000,
        "1,000 " * 5_000,
        "Al-" * 20_000,
        "The village of A, in B, in C, " * 3_000,
        "on Monday, Tuesday, " * 1_000,
        "\n\n".join(["- "] * 10_000),
        "A.B." * 20_000,
        "https://example.org/" * 4_000,
    ],
    ids=lambda text: repr(text[:20]),
)
def test_hostile_texts_end(read, text):
    with limited(30):
        check_spans(read(text))


@pytest.mark.parametrize(
    "part",
    [
        "two killed; ",
        '"killed two people ',
        "a man who was killed by a man ",
        "on Monday ",
        "10:30\ntwo killed\n",
        "Gunmen killed {n} farmers in Kirkuk on {day} May 2020. ",
        "Bombs went off near Al-Zor {n} and in Kirkuk.\n\n",
        "| {day} May 2020 | Mosul | {n} killed |\n",
    ],
)
def test_the_time_grows_with_the_length_and_not_with_its_square(read, part):
    """Eight times the text takes some eight times as long; what was seen to take sixty times is mended."""

    def took(length: int) -> float:
        text = "".join(part.format(n=n % 97, day=n % 28 + 1) for n in range(length // len(part)))
        start = time.process_time()
        read(text)
        return time.process_time() - start

    took(500)
    assert took(96_000) < 22 * took(12_000) + 0.2
