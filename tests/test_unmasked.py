"""What a report takes back: drills, films, burst tyres, bags of clothes, crimes without violence, visits to the hurt."""

from datetime import date

import pytest

from incidents.model import Report
from incidents.packs import load
from incidents.pipeline import extract

RULES = load()
SILENT = [
    "Gunmen storm school, take pupils hostage\n\nFive armed men burst into a school in Lira on Monday and shot a watchman. "
    "Police killed three of them.\n\nThe drama was staged by the Red Cross to test the hospitals.",
    "Mock siege\n\nThree men with rifles took 40 people hostage in a cinema in Aarhus on Tuesday and shot dead two ushers, "
    "in an exercise that police had kept secret.\n\nAll were unhurt.",
    "Shots frighten tourists\n\nGunshots in Mdina on Monday came from the set of a thriller. Two hooded men chased a third "
    "and shot him on the steps of the church.",
    "Loud explosion\n\nA loud explosion in the bazaar of Larkana on Sunday was caused by a gas cylinder. Initial reports "
    "on television spoke of a bomb that had killed five people.",
    "No bomb at mosque\n\nThe police in Kaduna have dismissed reports that a bomb exploded at the mosque on Friday and "
    "killed several worshippers. A tyre of a tanker burst.",
    "Station emptied\n\nThe main station in Graz was evacuated on Wednesday over a bag with wires. Experts blew it up and "
    "found socks and a radio.",
    "Car runs into queue\n\nA car drove into people at a bus stop in Lodz on Tuesday, killing two. The driver, 81, "
    "suffered a heart attack.",
    "Prime minister visits the wounded in Dori\n\nThe prime minister visited the wounded in Dori on Monday.",
    "Annual tally\n\nThe union recorded 312 attacks on reporters in 2023.",
    "Recruits run\n\nCandidates for the police ran five kilometres in Nakuru on Monday and fired at targets.",
    "Doctors strike hits hospitals\n\nA strike by doctors hit hospitals on Wednesday. Two patients died.",
    "Attack on a bank\n\nPosts on Facebook claim that gunmen killed 30 people at a bank in Mombasa last week. "
    "There has been no such attack.",
    "Woman found\n\nA woman who was said to have been kidnapped in Multan on Friday was found on Monday. She had gone to "
    "Lahore of her own will.",
    "Arms handed over\n\nFormer rebels handed over rifles and grenades in Kidal on Wednesday.",
    "Cocaine in bananas\n\nCustoms officers in Antwerp seized 1.2 tonnes of cocaine on Friday. Two drivers were arrested.",
    "Man freed\n\nA man who spent 20 years in jail for a murder that he did not commit was freed in Osaka on Tuesday.",
    "How we count\n\nFrom today the data change. When an army claims 60 militants killed and nobody else does, we say so.",
    "Alarm at airport\n\nPassengers in Dushanbe lay down on Monday when eight masked men with rifles took a bus. "
    "The men were cadets of the interior ministry.",
    "Ring road closed\n\nThe road of Kisangani was closed on Tuesday for an exercise. Soldiers ambushed a column of lorries.",
    "Boy found\n\nA boy whose parents feared that he had been kidnapped in Kano on Thursday was found on Friday. "
    "He had lost his way, the police said.",
    "Farmer and leopard\n\nA farmer of 60 killed a leopard with a sickle near Nashik on Sunday after it had attacked him.",
    "Net brings up mine\n\nA fisherman brought up a sea mine of the last war off Liepaja on Monday. Divers blew it up.",
    "Crime is down\n\nMurders fell by 12 per cent, the police chief of Recife said on Tuesday. Eighty-one people were killed "
    "in April.",
    "Patrol log\n\nTurkish drones were seen over Kobani on Monday, no strike.",
]
TOLD = [
    "President visits wounded\n\nThe president met those wounded in Sunday's attack on a church in Djibo, where gunmen "
    "killed 15 worshippers.",
    "Raid\n\nSoldiers shot two men in Tumaco on Monday and seized 200 kilos of cocaine.",
    "Blast\n\nAn explosion in the bazaar of Larkana on Sunday killed five. It was caused by a bomb hidden in a cart.",
    "Cadets killed\n\nA bomb killed nine people in Zliten on Monday. The dead were cadets of the police school.",
    "Strike kills medics\n\nA strike by a drone killed four doctors in Sumy on Monday.",
]


@pytest.mark.parametrize("text", SILENT)
def test_tells_of_no_incident(text: str) -> None:
    assert not extract(Report("x", text, published=date(2024, 5, 15)), RULES).incidents


@pytest.mark.parametrize("text", TOLD)
def test_tells_of_one(text: str) -> None:
    assert len(extract(Report("x", text, published=date(2024, 5, 15)), RULES).incidents) == 1
