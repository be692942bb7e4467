"""Where it happened, of several places that a report names: one table of wordings, invented all."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from incidents.model import Incident, Report
from incidents.packs import Rules, load
from incidents.pipeline import extract


@cache
def rules() -> Rules:
    return load()


def only(text: str) -> Incident:
    (incident,) = extract(Report("r", text, published=date(2024, 5, 15)), rules()).incidents
    return incident


TOLD = [
    # where people are taken from, not where they are at home
    ("Gunmen kidnapped 14 people from Ungwan Danko in Birnin Gwari, Kaduna State, on Saturday.", "Ungwan Danko", "NG"),
    ("Bandits took nine women from Gidan Ruwa away on Friday, people in Zurmi, Zamfara State, said.", "Gidan Ruwa", "NG"),
    ("ELN rebels kidnapped a rancher from Fortul in Arauca, Colombia, on Tuesday.", "Fortul", "CO"),
    ("Gunmen abducted a driver from Multan near Loralai in Balochistan, Pakistan, on Monday.", "Loralai", "PK"),
    ("Gunmen abducted two engineers from China in Herat province of Afghanistan on Sunday.", "Herat", "AF"),
    # numbers and quotation marks are part of a name
    ("A camp leader was shot dead in Camp 22 in Teknaf on Monday night, Bangladesh police said.", "Camp 22, Teknaf", "BD"),
    ("Gunmen killed four people at PK 24 on the outskirts of Bangui on Sunday.", "PK 24", "CF"),
    ("A car ran over a mine near Mile 16, Buea, in Cameroon on Friday; four officers died.", "Mile 16", "CM"),
    ('Gunmen attacked the "Guliston" frontier post near Khujand, Tajikistan, killing a guard.', "Guliston", "TJ"),
    ('A man was shot dead in the "Makoko" area of Lagos, Nigeria, on Sunday.', "Makoko", "NG"),
    # land, lanes and fronts
    ("Two rebels were killed in the forests of Gogunda in Sukma district of Chhattisgarh, India.", "Gogunda", "IN"),
    ("Two soldiers were killed in the Kupiansk direction on Sunday, Ukraine's army said.", "Kupiansk", "UA"),
    ("A paramotor circled over Yele Kone, in Sagaing's Wetlet Township, and its bombs killed four.", "Yele Kone", "MM"),
    # what holds what
    ("A youth was stabbed outside Lewisham station, south-east London, on Saturday and died.", "Lewisham station, London", "GB"),
    ("Four gendarmes died when a mine went off near Tawremba, commune of Foutouri, Burkina Faso.", "Tawremba, Foutouri", "BF"),
    ("Six people were killed by a bomb in the Hamar Weyne district of the Somali capital.", "Hamar Weyne", "SO"),
    ("The army arrested two militants from the Drugmulla area of Kupwara, Kashmir, on Friday.", "Drugmulla, Kupwara", "IN"),
    # borders and forces
    ("Two Kenyan quarry workers were killed by Al-Shabaab in Bura Hache, near the Somali border.", "Bura Hache", "KE"),
    ("Iranian border guards were killed by smugglers at Mirjaveh Gazak, close to the Pakistani border.", "Mirjaveh", "IR"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place", "country"), TOLD)
def test_where_it_happened(text, place, country):
    told = only(text)
    assert (place in (told.place or ""), told.country) == (True, country), (told.place, told.country)


def test_a_division_named_by_its_owner_gives_the_place_its_division():
    assert only("Gunmen killed two men at Ceel Dheere Cas in Somalia's Galgaduud region.").admin1 == "Galgaduud"


def test_a_village_inside_the_place_of_the_title():
    told = only(
        "Bombs fall on Kawlin feast\n\nA plane circled over Kyunbintha, in Sagaing's Kawlin Township, at nine on Tuesday. "
        "On the second turn it let go of four mortar rounds, killing eight people."
    )
    assert told.place == "Kyunbintha, Kawlin"


def test_a_namesake_in_the_country_of_the_forces_is_not_meant():
    told = only(
        "DUHOK, Kurdistan Region - Two people died in a car that a Turkish drone struck on Tuesday near the village of "
        "Dere, the mayor of Amedi said. The dead were of the PKK. Ankara did not comment; Iraq protested."
    )
    assert (told.place, told.country, told.admin1) == ("Dere, Amedi", "IQ", "Duhok")


def test_a_way_between_two_villages_is_finer_than_what_it_is_near():
    told = only(
        "Tribesman killed south of Sheikh Zuwayed\n\nNorth Sinai - A member of a tribal union died on Sunday on the track "
        "between al-Mahdia and al-Zawara, where a car set off a mine."
    )
    assert told.place == "al-Mahdia"


def test_a_milestone_written_with_a_part_is_no_name():
    assert only("Two men were shot dead in Sector 11-1/2 of Orangi Town, Karachi, on Monday.").place == "Orangi Town"


ENTRIES = [
    (
        "Southern log, 26 February - 4 March\n\n"
        "Wed 26 Feb, 21.30. Thepha, Songkhla. Volunteers were shot at by gunmen in Ban Pa Ngam. One was wounded.\n\n"
        "Fri 28 Feb, 07.15. Rueso, Narathiwat. A patrol was hit by a bomb at Ban Lamo. A ranger died at the scene.",
        {("Ban Pa Ngam", "Songkhla"), ("Ban Lamo", "Narathiwat")},
    ),
    (
        "Safety log 19\n\nSOMALIA\n"
        "Wed 05, 2215, Beledweyne, Hiiraan (C). Two grenades were lobbed at Hawo Taako police post, wounding an officer.\n"
        "Fri 07, 0500, Daynunay, Bay (C). Al-Shabaab attacked an SNA base. Six soldiers were killed.",
        {("Hawo Taako police post, Beledweyne", "Hiraan"), ("Daynunay", "Bay")},
    ),
    (
        "Police pages of the day\n\n"
        "CULIACÁN.- A couple was shot dead in the colonia Tierra Blanca on Wednesday night.\n\n"
        "ZAMORA.- Soldiers and gunmen exchanged shots on Tuesday at La Sauceda: three gunmen were killed.",
        {("Tierra Blanca", "Sinaloa"), ("La Sauceda", "Michoacan")},
    ),
    (
        "Morning summary\n\n"
        "KHARKIV. A Russian glide bomb hit a house in Zolochiv at 23:40, killing a couple.\n\n"
        "SUMY. A mortar round wounded a postwoman in Bilopillia at eight this morning.",
        {("Zolochiv", "Kharkiv"), ("Bilopillia", "Sumy")},
    ),
]


@pytest.mark.parametrize(("text", "wanted"), ENTRIES)
def test_the_place_at_the_head_of_an_entry_holds_what_the_entry_tells(text, wanted):
    found = extract(Report("r", text, published=date(2024, 5, 15)), rules()).incidents
    told = {((i.place or ""), i.admin1) for i in found}
    assert {(p, a) for p, a in wanted if not any(p in t and a == b for t, b in told)} == set(), told


TOLD_ON = [
    ("In Mahagi, Ituri, CODECO militiamen burnt a health post at Djalasiga on Sunday.", "Djalasiga, Mahagi"),
    ("The rebels moved on Kalungu, where they killed four people, a chief in Minova, South Kivu, said.", "Kalungu"),
    ("A bomb went off in the Corrado quarter in the north of Marseille, wounding a youth.", "Corrado, Marseille"),
    ("Eight soldiers died when the military position of Tiwoli in Togo was attacked on Friday.", "Tiwoli"),
    ("A Toyota was hit by an air strike on the dirt road out of Kunyo Barrow, Somalia, killing four.", "Kunyo Barrow"),
    (
        "There was no fighting in Bar Sanguni, the Jubaland ministry said. Al-Shabaab boasted of storming the camp in the "
        "village, 35 km northwest of Kismayo, on Tuesday and of killing 11 soldiers.",
        "Bar Sanguni",
    ),
]


@pytest.mark.parametrize(("text", "place"), TOLD_ON)
def test_the_village_and_not_the_town_it_is_told_with(text, place):
    found = extract(Report("r", text, published=date(2024, 5, 15)), rules()).incidents
    assert [i.place for i in found] == [place]


def test_a_digest_of_many_countries_goes_on_to_another():
    text = (
        "Balkan digest\n\nA sniper killed a man in Kotor on Tuesday.\n\nIn Shkodra a bomb tore the front off a car wash on "
        "Wednesday, wounding one.\n\nSix people were arrested over bombs in Novi Pazar on Friday."
    )
    found = extract(Report("r", text, published=date(2024, 5, 15)), rules()).incidents
    assert [i.country for i in found] == ["ME", "AL", "RS"]
