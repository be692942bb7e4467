"""Where an event happened, where its clause does not say it outright."""

from __future__ import annotations

import pytest

from incidents.model import Report
from incidents.packs import load
from incidents.pipeline import extract

RULES = load()

PLACES = [
    ("Police in Nairobi said four miners were shot dead outside Garissa, Kenya.", "Garissa", "KE"),
    ("Police in Nairobi said four miners were shot dead by gunmen.", "Nairobi", "KE"),
    ("In Bambari, Central African Republic, people asked for help for Ndolo, in Ouaka prefecture, where raiders "
     "killed 30 people.", "Ndolo", "CF"),
    ("Shells hit the Razan border district in Saada, Yemen, killing two people.", "Razan", "YE"),
    ("Police arrested four residents of Batam, Indonesia, in a raid on a house there.", "Batam", "ID"),
    ("A mine killed four U.S. service members. The blast happened in Ghazni.", "Ghazni", "AF"),
    ("A bomb went off at Myanmar's embassy in Cairo, hurting two.", "Cairo", "EG"),
    ("A bomb in the Zahra district of Homs killed eight people.", "Zahra, Homs", "SY"),
    ("A van was shot at near Mile 40 in Papua, Indonesia, and an officer was killed.", "Mile 40", "ID"),
    ("CASERTA, Italy, June 4 - Six men were shot dead in this coastal town north of Naples.", "Caserta", "IT"),
    ("A tutor was shot dead outside a Toronto nightclub, the New York Times reported.", "Toronto", "CA"),
    ("Shells killed three people in Myawaddy, said a medic in the Thai border town of Mae Sot.", "Myawaddy", "MM"),
    ("Two bombs killed a guard at the centre of Tikrit, north of Baghdad.", "Tikrit", "IQ"),
    ("Samra went into mourning after a bomb killed nine soldiers in Garissa, Kenya.", "Garissa", "KE"),
    ("Twelve rangers were shot dead in Virunga National Park, in North Kivu.", "Virunga National Park", "CD"),
    ("Gunmen killed nine traders between Torit and Magwi in South Sudan.", "Torit", "SS"),
    ("A chief was shot dead in Goaso, Ghana, while Accra's police chief was in Kumasi.", "Goaso", "GH"),
    ("Gunmen killed two clerks at Kesulo, near the border with Benin.", "Kesulo", None),
    ("Thousands fled into Thailand after soldiers shelled Kesulo and killed three people.", "Kesulo", None),
    ("Six people were beheaded in Nangade district, sources told the news site Carta.", "Nangade", "MZ"),
    ("Bombs in the quarters of al-Zahra and Karm al-Loz in Homs killed nine people.", "al-Zahra, Homs", "SY"),
    ("A clerk was shot dead in Sitio Bulan, Barangay Malat, Kabankalan City, Negros Occidental.", "Sitio Bulan, Kabankalan", "PH"),
    ("Gunmen burnt the quarter of Industry Minister Amin Kazar at Garissa, Kenya.", "Garissa", "KE"),
    ("A tiller was hacked to death in Kesulo forest, Bijapur, Chhattisgarh.", "Kesulo forest, Bijapur", "IN"),
    ("A guard was shot dead near Baramulla police station in Jammu and Kashmir.", "Baramulla", "IN"),
    ("Nobody sows in the village of Torbe, in the circle of Niono, Mali. Armed men came there last night and killed six people.",
     "Torbe, Niono", "ML"),
    ("A missile killed a couple in Kharkov. Belgorod's governor said it did not come from Russia.", "Kharkov", "UA"),
    ("Two men were shot dead in a tavern in Thokoza on 3 May 2021.", "Thokoza", "ZA"),
    ("SAN SALVADOR, 5 May 2021 (EFE) -- The aid that the United States sends was discussed here today. Gunmen shot dead two "
     "union leaders.", "San Salvador", "SV"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place", "country"), PLACES)
def test_the_place_of_the_deed(text: str, place: str, country: str) -> None:
    (found,) = extract(Report("x", text), RULES).incidents
    assert ((found.place or "").lower(), found.country) == (place.lower(), country)


@pytest.mark.parametrize(
    ("text", "place", "holder"),
    [
        ("Gunmen shot dead two men in Kesulo village in Niono district, Mali.", "Kesulo, Niono", "Niono"),
        ("A grenade killed a clerk in the Torbe quarter of Garissa, Kenya.", "Torbe, Garissa", "Garissa"),
    ],
)
def test_a_place_no_gazetteer_has_is_named_with_the_one_its_coordinates_are_of(
    text: str, place: str, holder: str
) -> None:
    (found,) = extract(Report("x", text), RULES).incidents
    assert (found.place, found.place_id) == (place, None)
    assert [e.text for e in found.evidence if e.field == "place"] == place.split(", ")
    (alone,) = extract(Report("x", f"Two men were shot dead by gunmen in {holder}."), RULES).incidents
    assert alone.lat is not None
    assert (found.lat, found.lon) == (alone.lat, alone.lon)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Gunmen killed six people in Sadr City in Baghdad, Iraq.", "Sadr City"),
        ("Gunmen killed six people in the village of Kesulo in Sokoto state, Nigeria.", "Kesulo"),
        ("Gunmen killed six people in Kesulo, near Garissa, Kenya.", "Kesulo"),
    ],
)
def test_a_place_with_coordinates_or_known_only_to_the_division_stands_alone(text: str, place: str) -> None:
    assert extract(Report("x", text), RULES).incidents[0].place == place


def test_who_holds_a_place_is_no_part_of_its_name() -> None:
    (found,) = extract(
        Report("x", "Police shot dead two men in the Taliban-controlled Baghran district of Helmand."), RULES
    ).incidents
    assert (found.place, found.country) == ("Baghran", "AF")


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("A bomb killed three people in West Africa's Niger on Monday.", "NE"),
        ("Gunmen killed a priest in El Salvador, the latest of many such murders in Latin America.", "SV"),
        ("Gunmen killed nine people in a bar in the Middle East on Sunday.", None),
    ],
)
def test_half_a_continent_is_no_place(text: str, country: str | None) -> None:
    (row,) = extract(Report("vast", text), RULES).incidents
    assert (row.place, row.country) == (None, country)


@pytest.mark.parametrize(
    ("text", "place", "country"),
    [
        (
            "SAN SALVADOR, 5 May 2021 (EFE) -- Salvadoran rebels fought near Apopa, El Salvador. Delegates will meet next "
            "week in Caracas.\n\nGunmen shot dead two Salvadoran union leaders.",
            "Apopa",
            "SV",
        ),
        (
            "MOSCOW, 14 July 2021 (TASS) -- Peruvian communists are in mourning, and Peruvian parties sent notes. Soldiers "
            "killed four of their leaders on Monday.",
            None,
            "PE",
        ),
    ],
)
def test_the_country_that_the_report_is_about(text: str, place: str | None, country: str) -> None:
    row = extract(Report("r", text), RULES).incidents[-1].record()
    assert (row["place"], row["country"]) == (place, country)
