"""Tables and records of incidents, read as the sentences they stand for."""

from __future__ import annotations

from typing import Any

import pytest

from incidents import forms
from incidents.model import Report
from incidents.packs import load
from incidents.pipeline import extract

RULES = load()
TABLE = """Weekly incidents, Borno and Yobe, 3-9 June 2024

Date | LGA | Incident | Killed | Injured
3 June | Gwoza | NSAG attack on farmers at Ngoshe | 4 | 2
6 June | Geidam | Abduction of 3 health workers at Kelluri | 0 | 0
8 June | Bama | Clash between MNJTF and ISWAP near Goniri | 12 | -

The next digest follows on Monday.
"""
MARKDOWN = """# Log of the week

| No | Date | Location | Description of incident | Deaths | Wounded | Perpetrators |
|----|------|----------|-------------------------|--------|---------|--------------|
| 1 | 12/03/2023 | Mukondi, Lubero territory | Night attack on the village | 36 | - | ADF |
| 2 | 14/03/2023 | Sake | Mortar shells fall on a camp | 2 | 9 | Unknown |
"""
TABS = "Event\tProvince\tDead\tInjured\nRoadside bomb hits police car\tKandahar\t3\t1\nSuicide attack on a mosque\tKunduz\t46\t140\n"
RECORDS = """Alert of the day

Date: 12 March 2023
Location: Djibo, Soum province, Burkina Faso
Incident: Armed men attacked a post of village guards.
Casualties: 5 guards killed, 3 wounded
Perpetrator: JNIM (suspected)

Date: 13 March 2023
Location: Barsalogho, Sanmatenga
Incident: IED explosion against a supply convoy
Killed: 2
Perpetrator: unknown
"""


def rows(text: str, *keys: str) -> list[tuple[Any, ...]]:
    found = [one.record() for one in extract(Report("x", text), RULES).incidents]
    for one in found:
        one["doers"] = [a["canonical"] for a in one["actors"]]
        for piece in one["evidence"]:
            assert piece["text"] == text[piece["start"] : piece["end"]] != ""
    return [tuple(one[k] for k in keys) for one in found]


def test_the_rows_of_a_table_are_incidents_with_the_figures_of_their_columns():
    assert rows(TABLE, "date_start", "place", "type", "killed", "wounded", "abducted") == [
        ("2024-06-03", "Ngoshe", "armed_assault", 4, 2, None),
        ("2024-06-06", "Kelluri", "abduction", 0, 0, 3),
        ("2024-06-08", "Goniri", "armed_clash", 12, None, None),
    ]
    assert rows(MARKDOWN, "date_start", "place", "killed", "wounded", "doers") == [
        ("2023-03-12", "Mukondi, Lubero", 36, None, ["Allied Democratic Forces (ADF)"]),
        ("2023-03-14", "Sake", 2, 9, ["Unidentified armed group"]),
    ]
    assert rows(TABS, "admin1", "killed", "wounded") == [("Kandahar", 3, 1), ("Kunduz", 46, 140)]


def test_fields_with_names_are_one_incident_a_record():
    assert rows(RECORDS, "date_start", "place", "killed", "wounded", "doers") == [
        ("2023-03-12", "Djibo", 5, 3, ["Jama'at Nusrat al-Islam wal-Muslimin (JNIM)"]),
        ("2023-03-13", "Barsalogho", 2, None, ["Unidentified armed group"]),
    ]


def test_a_figure_is_proved_by_its_cell():
    (first, *_) = extract(Report("x", TABLE), RULES).incidents
    assert {e.field: e.text for e in first.evidence if e.field in ("killed", "wounded", "date")} == {
        "killed": "4", "wounded": "2", "date": "3 June",
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Date: 5 May 2023\nPlace: Geneva\nContact: press@example.org\nSubject: On the attack in Solhan\n\nShe was appalled.",
        "Home | News | World | Sport\nA | B | C | D\n",
        "Name | Age | Town\nAna | 34 | Garissa\n",
        "He said: no. She said: yes. They said: perhaps.",
        "Date | Killed\n",
        "",
    ],
)
def test_what_tells_no_incidents_in_rows_or_fields_is_left_as_it_is(text: str):
    assert forms.as_sentences(text, RULES) is None
