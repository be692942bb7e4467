"""Events told in roundabout, terse or foreign ways that are read as events, and words like them that tell of none."""

from __future__ import annotations

from datetime import date

import pytest

from incidents.model import Report
from incidents.packs import Rules, load
from incidents.pipeline import extract

TOLD = [
    # communiqués
    ("Troops raided a hideout in Tank on Monday, neutralising 12 militants.", "raid_arrest", 12),
    ("A sweep at Kolofata on Monday led to the neutralisation of some twenty rebels.", "armed_clash", 20),
    ("Air strikes put ten jihadists out of action near Kidal on Monday.", "air_drone_strike", 10),
    ("Security forces sent four terrorists to hell in Bannu on Monday.", "armed_clash", 4),
    ("FC soldier embraces martyrdom in Zhob.", "armed_assault", 1),
    ("Two gendarmes fell at Barani on Tuesday.", "armed_assault", 2),
    ("The group says its men did it.\n\nHezbollah said on Monday it had targeted a barracks in Metula.", None, None),
    ("The Coalition launched 12 raids on Sirwah district on Monday.", "air_drone_strike", None),
    ("Our air defences destroyed a hostile aircraft over Marib on Sunday.", "foiled_attack", None),
    # the jargon of logs
    ("Night 2-3 May: shells from the far bank (militia lines) on Dhiban. Nobody hurt.", "shelling", 0),
    ("14 shells on Ariha on Monday.", "shelling", None),
    ("Four drones into Erbil on Monday night.", "air_drone_strike", None),
    ("Rutshuru: three hostages taken at Mabenga on Monday.", "abduction", None),
    ("Heavy exchange b/w militia and youth at Leer on Friday.", "armed_clash", None),
    ("A bulk carrier was approached by four small craft off Aden on Sunday.", "looting_property", None),
    ("Kibumba received shells all morning on Monday.", "shelling", None),
    # headlines and nouns
    ("Explosive thrown at synagogue in Oslo.", "bombing", None),
    ("Attempt on governor's life fails in Zacatecas.", "assassination", None),
    ("Herdsmen kill eight in Benue community.", "armed_assault", 8),
    ("Gang feud claims three in Kingston on Sunday.", None, 3),
    ("Sabotage of a railway line near Kovel on Sunday.", "looting_property", None),
    ("Bodies in a well at Tavush on Sunday.", "execution", None),
    ("Would-be bomber caught in Jolo on Sunday.", "foiled_attack", None),
    ("Fire exchanged across the line of contact at Chasov Yar on Sunday.", "armed_clash", None),
    ("An army helicopter was brought down by rebels near Rutshuru on Sunday.", "armed_assault", None),
    ("Petrol poured over a labourer in Hathras on Sunday.", "armed_assault", None),
    ("Pupils taken from dormitory in Papiri on Sunday.", "abduction", None),
    ("Explosives belt found in Tunis on Sunday.", "foiled_attack", None),
    ("Barrel bombs fell on the market of Nyala on Sunday, leaving 30 dead.", "air_drone_strike", 30),
    # as other tongues say it
    ("Two soldiers set foot on a mine on Mount Chaambi on Friday.", "bombing", None),
    ("Five prisoners were sent to the gallows in Karaj on Wednesday.", "execution", 5),
    ("Gunmen asked for him by name and fired more than 30 times in Durán on Monday.", "assassination", None),
    ("Two agents were removed from their jeep at Lulimba on Thursday.", "abduction", None),
    ("They put a bag on his head and drove him off in Grozny on Sunday.", "abduction", None),
    ("A teacher was made to get into a truck and driven away in Comalapa on Friday.", "abduction", None),
    ("Police paraded six suspected kidnappers in Abuja on Monday.", "raid_arrest", None),
    ("A couple was found riddled aboard a car in Culiacán on Wednesday.", "armed_assault", None),
    ("Bags with human remains were left on the boulevard in Reynosa on Monday.", "execution", None),
    ("An individual threw himself with a knife on two gendarmes in Lomé on Sunday.", "armed_assault", None),
    ("Combats opposed the army to the M23 at Mweso on Sunday.", "armed_clash", None),
    ("Terrorists chased the inhabitants of Tawori on Sunday and took their animals.", "armed_assault", None),
    ("Settlers uproot 120 olive trees in Turmus Ayya on Sunday.", "looting_property", None),
    ("Officers with shields turned on reporters in Dhaka on Wednesday.", None, None),
    ("Two reporters were beaten by police in Dhaka on Wednesday.", None, None),
    ("Militia shells al-Rawda hospital in Taiz on Sunday.", "shelling", None),
    # beside words of accidents
    ("The train escaped a mishap on Monday when a bomb planted on the track exploded near Sibi.", "bombing", None),
    ("Troops caught up with them in a ravine at Himamaylan on Sunday, and in forty minutes of shooting three"
     " guerrillas lost their lives.", None, 3),
    # days of fighting
    ("The rebels seized a base at Koulou after three days of fighting that left 30 soldiers dead.", None, 30),
    # piece by piece
    ("Elder's house\n\nIn Mamond, Bajaur, the guest house of Malik Gul came down on Thursday night. Police speak of"
     " eight kilos of explosives laid along the wall. The malik, two grandsons and a guest did not survive.", None, 3),
]  # fmt: skip

UNTOLD = [
    "The new drug proved ineffective in two patients in Kano on Monday.",
    "Two players are out of action in Kano after Sunday's match.",
    "The attempt on the summit failed in Kathmandu on Monday.",
    "She found five shells on Monday in Oban.",
    "He sold six drones on Monday in Erbil.",
    "The army received missiles from the United States in Riyadh on Monday.",
    "The wreck was lifted from the river bed in Lagos on Monday.",
    "The coach was fired several times in Leeds.",
    "Two officers fell in love in Bamako.",
    "A heated exchange between ministers in Paris on Monday ended in laughter.",
    "The ferry was followed by gulls off Aden on Sunday.",
    "Twelve people died on Sunday in a bus that fell into a ravine near Himamaylan.",
]


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load()


@pytest.mark.parametrize(("text", "kind", "killed"), TOLD, ids=[t[0][:60] for t in TOLD])
def test_an_event_is_read(text: str, kind: str | None, killed: int | None, rules: Rules) -> None:
    found = extract(Report("x", text, published=date(2024, 5, 15)), rules).incidents
    assert len(found) == 1
    record = found[0].record()
    assert kind in (None, record["type"])
    assert killed in (None, record["killed"])


@pytest.mark.parametrize("text", UNTOLD)
def test_no_event_is_read(text: str, rules: Rules) -> None:
    assert not extract(Report("x", text, published=date(2024, 5, 15)), rules).incidents
