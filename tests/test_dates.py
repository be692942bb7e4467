"""Dates: every example of the rules, what stands for reference only, the day of a report, and which date is in force."""

from __future__ import annotations

from datetime import date

import pytest

from incidents.extractors.dates import find_dates
from incidents.layout import split
from incidents.packs import Rule, Rules, load


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load()


def _cases() -> list[tuple[Rule, dict]]:
    return [(rule, dict(example)) for rule in load().of("dates") for example in rule.examples]


def _nevers() -> list[tuple[Rule, str]]:
    return [(rule, text) for rule in load().of("dates") for text in rule.never]


@pytest.mark.parametrize(("rule", "case"), _cases(), ids=lambda x: getattr(x, "id", None) or x["text"])
def test_every_example_of_a_rule_is_read_as_it_says(rules: Rules, rule: Rule, case: dict) -> None:
    text = case["text"]
    found = [m for m in find_dates(text, split(text), case.get("published"), rules) if m.rule == rule.ref]
    assert len(found) == 1, [(m.text, m.rule) for m in find_dates(text, split(text), case.get("published"), rules)]
    value = found[0].value
    assert text[found[0].start : found[0].end] == found[0].text
    assert value is not None
    if case.get("shift"):
        assert found[0].anaphor is not None
    else:
        assert (value.start, value.end) == (case.get("start"), case.get("end", case.get("start")))
        assert value.precision == case.get("precision", "day" if "start" in case else "unknown")
        assert value.edtf == case.get("edtf", value.edtf)


@pytest.mark.parametrize(("rule", "text"), _nevers(), ids=lambda x: getattr(x, "id", x))
def test_what_a_rule_must_not_read(rules: Rules, rule: Rule, text: str) -> None:
    assert not [m for m in find_dates(text, split(text), date(2021, 6, 1), rules) if m.rule == rule.ref]
