"""Divisions as they were on the day of an incident."""

from __future__ import annotations

from datetime import date

import pytest

from incidents.former import division
from incidents.model import Report
from incidents.packs import load
from incidents.pipeline import extract

KP = "Khyber Pakhtunkhwa"


@pytest.mark.parametrize(
    ("country", "admin1", "day", "point", "expected"),
    [
        ("PK", KP, date(2012, 5, 1), (32.98, 70.27), "FATA"),  # Mir Ali
        ("PK", KP, date(2012, 5, 1), (32.99, 70.60), KP),  # Bannu, beside it
        ("PK", KP, date(2018, 5, 30), (32.98, 70.27), "FATA"),
        ("PK", KP, date(2018, 5, 31), (32.98, 70.27), KP),
        ("PK", KP, date(2012, 5, 1), None, KP),
        ("PK", KP, None, (32.98, 70.27), KP),
        ("ID", "Highland Papua", date(2019, 8, 1), None, "Papua"),
        ("ID", "Highland Papua", date(2023, 8, 1), None, "Highland Papua"),
        ("ID", "Southwest Papua", date(2006, 8, 1), None, "Southwest Papua"),  # West Papua is of 2007
        ("IN", "Telangana", date(2009, 1, 1), (18.0, 79.58), "Andhra Pradesh"),
        ("AZ", "Khojavend", date(2016, 4, 2), (39.79, 47.11), "Nagorno-Karabakh"),
        ("AZ", "Aghdam", date(2016, 4, 2), (39.99, 46.93), "Aghdam"),
        ("CF", "Lim-Pendé", date(2018, 1, 1), None, "Ouham-Pende"),
        ("CF", "Ouham-Fafa", date(2022, 1, 1), None, "Ouham-Fafa"),
        ("IQ", "Anbar", date(2009, 1, 1), None, "Anbar"),
        ("IQ", None, date(2009, 1, 1), None, None),
    ],
)
def test_a_division_is_the_one_of_its_day(country, admin1, day, point, expected):
    assert division(load(), country, admin1, day, point) == expected


@pytest.mark.parametrize(("year", "expected"), [(2011, "FATA"), (2021, KP)])
def test_an_incident_is_in_the_division_of_its_time(year, expected):
    text = f"Four killed in Wana blast\n\nWANA, March 8, {year} - A bomb killed four traders in Wana in South Waziristan on Monday."
    (found,) = extract(Report("r", text, published=date(year, 3, 8)), load()).incidents
    assert (found.place, found.admin1) == ("Wana", expected)
