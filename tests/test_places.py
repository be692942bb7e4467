"""The places of a report: what is found, what it means, which part it plays, how exact it is."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents import layout, packs
from incidents.extractors import patterns, place_capitals, place_coordinates, places
from incidents.extractors.place_words import words_of
from incidents.gazetteer import open_gazetteer
from incidents.model import Report
from incidents.pipeline import extract

RULES = packs.load()
GAZETTEER = open_gazetteer()


def read(text: str):
    return places.find_places(text, layout.split(text, RULES), GAZETTEER, RULES)


def named(text: str, name: str):
    return next((m for m in read(text) if m.text == name), None)


# text, name, country, admin1, precision
UNKNOWN = [
    ("Gunmen burnt the village of Tel Khorza in Daquq district, Iraq.", "Tel Khorza", "IQ", "Kirkuk", "admin2"),
    ("Bandits raided Zuru Dansa village in Zamfara State, Nigeria.", "Zuru Dansa", "NG", "Zamfara", "admin1"),
    (
        "A mine exploded in Hpa Lone Taw, a village in Sagaing Region, Myanmar.",
        "Hpa Lone Taw",
        "MM",
        "Sagaing",
        "admin1",
    ),
    (
        "Rebels attacked the villages of Kubodo, Mbavule and Ndenge in Ituri, DR Congo.",
        "Mbavule",
        "CD",
        "Ituri",
        "admin1",
    ),
    ("Soldiers shelled Tolakko refugee camp near Kassala in Sudan.", "Tolakko", "SD", "Kassala", None),
    ("Herders attacked Ndorowa on Monday near Kaya in Burkina Faso.", "Ndorowa", "BF", "Centre-Nord", None),
    ("A bomb went off near Killi Sardar in Nushki, Pakistan.", "Killi Sardar", "PK", "Balochistan", None),
    ("Shots were fired at Extension 4 in Lenasia, South Africa.", "Extension 4", "ZA", None, None),
    ("A panner was hacked at Glasgow mine in Kadoma, Zimbabwe.", "Glasgow", "ZW", "Mashonaland West", None),
    ("Soldiers held the Dr Amin Durrak township in Khost, Afghanistan.", "Amin Durrak", "AF", "Khost", None),
    ("A clerk was robbed in Via Toledo, Naples, Italy.", "Via Toledo", "IT", "Campania", None),
]
PARTS = [
    ("The two traders from Aleppo were shot dead in Jisr al-Shughur, Syria.", "Aleppo", "origin"),
    ("The wounded were rushed to a hospital in Kano after the blast in Gwoza.", "Kano", "hospital"),
    ("Gunmen raided Baga Sola, near the border with Niger.", "Niger", "border"),
    ("A bus was attacked on the road between Kaya and Dori in Burkina Faso.", "Dori", "route"),
    ("Tehran condemned the killing of its envoy in Sanaa.", "Tehran", "metonym"),
    ("The governor of Anbar said that three soldiers died in Rutba.", "Anbar", "seat"),
]


@pytest.mark.parametrize(("text", "name", "country", "admin1", "precision"), UNKNOWN)
def test_villages_no_gazetteer_knows_take_what_contains_them(text, name, country, admin1, precision):
    found = named(text, name)
    assert found is not None
    assert (found.country, found.admin1) == (country, admin1)
    assert found.place is None
    assert precision is None or found.precision == precision


@pytest.mark.parametrize(("text", "name", "role"), PARTS)
def test_places_that_are_not_where_it_happened_say_so(text, name, role):
    found = named(text, name)
    assert found is not None
    assert found.role == role


def test_containment_is_told_through_the_parent():
    found = read("Nine people died in Khalis, in Diyala province, Iraq.")
    khalis = next(m for m in found if m.text == "Khalis")
    assert khalis.parent is not None
    assert found[khalis.parent].text == "Diyala"


def test_every_rule_takes_its_examples_and_leaves_its_nevers():
    for rule in RULES.of("places"):
        for example in rule.examples:
            assert rule.pattern.search(example["text"]), (rule.ref, example)
            present = patterns.words(example["text"])
            assert not rule.anchors or any(patterns.stands(a, present) for a in rule.anchors), (rule.ref, example)
        assert not [text for text in rule.never if rule.pattern.search(text)], rule.ref


@pytest.mark.parametrize("example", place_coordinates.EXAMPLES)
def test_coordinates_written_out_are_read(example):
    (found,) = place_coordinates.positions(example["text"])
    assert (found.lat, found.lon) == pytest.approx((example["lat"], example["lon"]), abs=0.001)


WORDS = st.sampled_from(
    "Gunmen Baghdad killed in near the village of Mosul Kirkuk Salem Mr Hamilton said . , and 30 km north from "
    "Iraq's al-Qaim (Kurdistan) Nice\n\n İstanbul ÇA’ 12°30'N -".split(" ")
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=30).map(" ".join) | st.text(max_size=120))
def test_mentions_slice_to_their_text_in_order_and_apart(text):
    found = read(text)
    assert all(text[m.start : m.end] == m.text for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(m.role in places.ROLES for m in found)
    assert all(m.parent is None or 0 <= m.parent < len(found) for m in found)
    assert read(text) == found


@settings(max_examples=20, deadline=None)
@given(st.lists(WORDS, max_size=20).map(" ".join))
def test_what_is_put_in_front_shifts_every_span(text):
    body = "Title of the day\n\nit was told of " + " ".join(text.split()) + " in Mosul."  # no dateline
    lead = "Title of the day\n\nNobody was there at all.\n\n"
    shift = len(lead) - len("Title of the day\n\n")
    before = [m.start + shift for m in read(body)]
    after = [m.start for m in read(lead + body.removeprefix("Title of the day\n\n"))]
    assert after == before


def test_words_are_compiled_once():
    assert words_of(RULES) is words_of(RULES)


@pytest.mark.parametrize("example", place_capitals.EXAMPLES)
def test_the_capital_is_a_town(example):
    found = [m for m in read(example["text"]) if m.text == "capital"]
    assert [m.name for m in found] == ([example["place"]] if example["place"] else [])
    assert all(m.country == example.get("country", m.country) for m in found)


# what is told | the incident's place | country
HAPPENED = """
Two men on a motorcycle shot the mayor of Bosaso dead outside his house.|Bosaso|SO
Gunmen attacked the University of Maiduguri and killed three guards.|Maiduguri|NG
A bomb exploded at the Ramadi Glass Factory and wounded four workers.|Ramadi|IQ
A suicide bomber killed two people at the Serena Hotel in Kabul.|Kabul|AF
BOISE, Idaho - Students held a vigil. Gunmen killed two people in Boise.|Boise|US
Police in Ohio said a bomb wounded nine tourists from Dayton in Paris.|Paris|FR
A rocket hit a passport office in Benghazi and killed one person.|Benghazi|LY
A bomb killed nine people in the Somali capital.|Mogadishu|SO
Someone fired into a picnic at Bolton Park in Dayton, Ohio, and killed two people.|Bolton Park, Dayton|US
In February Goran Ilić was shot dead by a sniper outside his bar in Budva.|Budva|ME
East of the Tigris, planes struck a depot on the outskirts of Ramadi and killed five.|Ramadi|IQ
2009 Karachi mosque bombing: a man blew himself up and killed thirty people.|Karachi|PK
2014 Haifa bus attack: a Palestinian stabbed and wounded two people.|Haifa|IL
Gunmen stormed the Golden Temple and killed three guards.|Amritsar|IN
A bomb killed nine people on Monday at the Damascus Gate.|Damascus Gate|PS
Gunmen killed four people in the Hodan district of the Somali capital, Mogadishu.|Hodan|SO
Gunmen killed four people in the Martissant neighborhood of Port-au-Prince, Haiti.|Martissant|HT
Gunmen killed five people in the Johannesburg township of Alexandra.|Alexandra|ZA
A mob killed nine people in Phoenix, a suburb of Durban, South Africa.|Phoenix, Durban|ZA
Gunmen killed six people at a camp in Cox's Bazar.|Cox's Bazar|BD
Bandits killed six travellers on the Kaduna-Birnin Gwari highway.|Birnin Gwari|NG
A mine killed two soldiers in the mountains of Kasserine, near the Algerian border.|Kasserine|TN
A mine killed two soldiers near the Algerian border.|None|None
Artillery fire killed six people in Omdurman, across the Nile from Khartoum.|Omdurman|SD
A car bomb exploded at the busy K4 junction in Mogadishu, killing ten people.|K4|SO
Bandits killed nine people in Turkana on Monday.|Turkana|KE
SPRINGFIELD, Ill. - A gunman shot and killed two men outside a bar.|Springfield|US
Gunmen killed nine people in Fulani raids in Nigeria.|None|NG
A youth shot four people dead in the Jewish Museum in Brussels.|Brussels|BE
A gunman killed 39 people at the Reina nightclub in Istanbul.|Istanbul|TR
A bomb left outside Korali Bakers in Islamabad killed two people.|Islamabad|PK
A man with a knife stabbed and wounded three people at Victoria Station in Manchester.|Manchester|GB
Robbers with knives boarded a tanker and stole stores at Kabil Anchorage, Batam, Indonesia.|Kabil|ID
Gunmen shot at a patrol boat on the Congo River, Angola, and killed two sailors.|Congo River|AO
Fighters attacked an army bus in the desert east of Palmyra and killed thirteen soldiers.|Palmyra|SY
A suicide bomber attacked a camp 20 km outside Gao, northern Mali, and killed five soldiers.|Gao|ML
Russian jets bombed a market in Jisr al-Shughur and killed nine people.|Jisr al-Shughur|SY
A suicide bomber killed six people in Spin Boldak, on the Pakistan border.|Spin Boldak|AF
A car bomb killed a soldier in Arauquita, near the Venezuelan border.|Arauquita|CO
A bomb wounded two clerks at a draft office in Odesa's Khadzhybeiskyi district.|Khadzhybeiskyi, Odesa|UA
Masked men cut the road and torched two lorries in Tunceli's Ovacık district.|Ovacık|TR
Gunmen raided Zoura, a village in Bam province, Burkina Faso, and killed nine people.|Zoura|BF
In Kandahar's Arghandab district, soldiers shot dead two farmers near the village of Jolawar in Afghanistan.|Jolawar|AF
In Kolofata district, Cameroon, soldiers shot dead two boys at Kerawa checkpoint.|Kerawa|CM
Yala: A bomb killed two rangers in Krong Pinang, Thailand.|Krong Pinang|TH
A car bomb killed nine people in the Kurdish-held city of Hasakah, Syria.|Hasakah|SY
A suicide bomber killed five people in the mostly Christian town of Qaa in Lebanon.|Qaa|LB
Air strikes killed nine people in Derna, east of Benghazi.|Derna|LY
Armed youth descended upon Tolpok, Leer County, in South Sudan, and killed two people.|Tolpok, Leer|SS
Rebels attacked an army base on the hill of Patarcoy, in southwest Colombia, and killed two soldiers.|Patarcoy|CO
The head of a bank was wounded by a parcel bomb sent to his home in Santiago, Chile.|Santiago|CL
Two officials of Jarso district in Horo Karda, Ethiopia, were abducted by armed men near Alibo.|Alibo|ET
Troops shot six people dead in Sagaing's Depayin Township in Myanmar. The dead lay in the market of Tal Bori.|Tal Bori|MM
Gunmen killed two men near Zuru, Nigeria. They had come to Kolme, a hamlet in Zuru district.|Kolme, Zuru|NG
In southeastern Ghazni, a roadside bomb struck a coach in the Qarabagh district and killed two people.|Qarabagh, Ghazni|AF
The defence ministry said a military camp at Mondoro in Mali was hit by mortar fire.|Mondoro|ML
Shells from the army's guns came down on Kathiravala in Sri Lanka and killed nine people.|Kathiravala|LK
Rebels killed a contractor in Chatra district's Konda block in Jharkhand, India.|Konda, Chatra|IN
Rebels shot a nurse dead in the neighbouring Ilaga District, Indonesia.|Ilaga|ID
Veracruz: reporter killed\\n\\nTwo men shot a reporter dead in the municipality of Tierra Blanca, Mexico.|Tierra Blanca|MX
A man was shot dead in the mixed Arab-Jewish city of Ramla in central Israel.|Ramla|IL
Two hikers from Denmark were beheaded near Imlil, in Morocco's Atlas mountains.|Imlil|MA
Truck bombs in Ben Karrich and nearby killed nine people in Morocco.|Ben Karrich|MA
A car bomb wounded three clerks outside a police post in Turkey's Batman.|Batman|TR
The mayor of Kandahar Ghulam Haidar Hamadi was killed in a suicide attack.|Kandahar|AF
The Haifa Museum of Art was firebombed twice.|Haifa|IL
Militants executed nine men from Hawija district.|Hawija|IQ
A mortar bomb killed one worker in Netiv Ha'asara, a community just north of Gaza.|Netiv Ha'asara|IL
"""


@pytest.mark.parametrize("case", [tuple(line.split("|")) for line in HAPPENED.strip().splitlines()])
def test_where_it_happened_is_told_by_more_than_a_bare_name(case):
    text, place, country = case
    (found,) = (i.record() for i in extract(Report("x", text.replace("\\n", "\n")), RULES).incidents)
    assert (str(found["place"]), str(found["country"])) == (place, country)


def test_the_town_is_the_one_told_before():
    text = (
        "Gunmen shot dead nine traders in Garowe, Somalia, on 6 May.\n\n"
        "The state government blamed the Shene band. In March 2018, in the same town, a mob lynched three clerks."
    )
    found = [i.record() for i in extract(Report("x", text), RULES).incidents]
    assert [row["place"] for row in found] == ["Garowe", "Garowe"]


def test_the_market_is_that_of_the_town_told_before_not_of_where_it_was_fired_from():
    text = (
        "Garowe in Somalia was calm on Thursday. Shells fired from the direction of Eyl fell on the city's market on "
        "Friday, killing two traders."
    )
    (found,) = (i.record() for i in extract(Report("x", text), RULES).incidents)
    assert found["place"] == "Garowe"


def test_a_journey_s_end_and_a_code_are_no_scene():
    text = "A bus bound for Garowe was blown up near Eyl in Somalia. A clerk of constituency EY-12 was killed."
    (found,) = (i.record() for i in extract(Report("x", text), RULES).incidents)
    assert found["place"] == "Eyl"


def test_entries_of_a_log_begin_with_their_place():
    text = "Notes of the week, Congo\n\nNorth Kivu\n\n- 31/01, Burongo: soldiers shot a clerk dead.\n- 02/02, Mweso: two men were shot dead."
    found = [i.record() for i in extract(Report("x", text), RULES).incidents]
    assert [(row["place"], row["country"]) for row in found] == [("Burongo", "CD"), ("Mweso", "CD")]


def test_a_village_of_unknown_size_is_finer_than_the_town_beside_it():
    text = "A mine exploded in the Mahdia area south of Rafah in North Sinai, Egypt, and killed two soldiers."
    (found,) = (i.record() for i in extract(Report("x", text), RULES).incidents)
    assert found["place"] == "Mahdia"


@pytest.mark.parametrize(
    ("position", "country"),
    [
        ("01:17.0N - 104:00.0E", "SG"),  # five miles off Changi
        ("01:15.5N - 104:07.5E", None),  # as near to Johor as to Batam
        ("13:12.7N - 049:00.4E", None),  # high seas
    ],
)
def test_a_point_at_sea_takes_the_shore_that_alone_is_near(position, country):
    text = f"06.09.2015: 1030 LT: Posn: {position}, Singapore Straits. Four robbers boarded a tanker."
    found = [m for m in read(text) if m.kind == "sea"]
    assert [m.country for m in found] == [country]
