"""Doers told beside others, by words that mean them in one war, or by their claim. Reports written for the project."""

from __future__ import annotations

from datetime import date

import pytest

from incidents.model import Report
from incidents.packs import Rules, load
from incidents.pipeline import extract

BOMBED = "A bomb killed four policemen in Quetta, Pakistan, on Monday. "

TOLD = [
    (
        "probably fighters of a group",
        "Gunmen, probably Al-Shabaab fighters, shot dead two soldiers in Mogadishu on Monday.",
        ["Al-Shabaab"],
    ),
    (
        "believed to be of a people",
        "Gunmen, believed to be Fulani herders, killed nine farmers in Guma, Nigeria, on Monday.",
        ["Fulani herders"],
    ),
    (
        "reportedly from a sect",
        "Six men, reportedly from the Mungiki sect, hacked a driver to death in Thika, Kenya, on Monday.",
        ["Mungiki"],
    ),
    ("a bomb at somebody's home", "A bomb left outside the home of a judge in Kunduz killed three on Monday.", []),
    (
        "a post manned by soldiers",
        "An explosion near a checkpoint manned by soldiers in Kunduz killed two children on Monday.",
        [],
    ),
    (
        "a shell that landed",
        "A mortar shell that landed in the yard of a teacher in Kunduz killed two children on Monday.",
        [],
    ),
    (
        "a rocket that somebody fired",
        "A rocket that rebels fired at a school killed three children in Kunduz on Monday.",
        ["Unidentified armed group"],
    ),
    (
        "an elder against the group",
        "A bomb planted at the house of an anti-Taliban elder in Kunduz killed three on Monday.",
        [],
    ),
    (
        "who is shot in the end",
        "A soldier ran amok in Nakhon Ratchasima on Monday, killing 29 people before he was killed by police snipers.",
        ["Military Forces of Thailand"],
    ),
    (
        "police who find the dead",
        "Police recovered the bullet-riddled bodies of two labourers in Turbat, Pakistan, on Monday.",
        [],
    ),
    (
        "police who fire in the air",
        "Police fired warning shots after two youths were stabbed outside a club in Cardiff on Sunday.",
        [],
    ),
    (
        "auxiliaries known by letters",
        "Nine army auxiliaries, known as VDPs, were killed in an ambush near Kaya, Burkina Faso, on Monday.",
        [],
    ),
    (
        "who blames another",
        "A fighter of the Syrian Democratic Forces was shot dead in Manbij on Monday. The SDF blamed Islamic State cells.",
        ["Islamic State (IS)"],
    ),
    (
        "two who claim it",
        BOMBED + "Both Jamaat-ul-Ahrar and the Baloch Liberation Army claimed responsibility.",
        ["Balochistan Liberation Army (BLA)", "Jamaat-ul-Ahrar (JuA)"],
    ),
    ("a group no list knows", BOMBED + "Al-Nasireen has claimed responsibility for the attack.", ["Al-Nasireen"]),
    (
        "an apposition that names another",
        BOMBED + "The YPQ, a youth wing of the outlawed PKK, claimed responsibility.",
        ["YPQ"],
    ),
    ("its work", BOMBED + "Ansar al-Islam said on Twitter that the bomb was its work.", ["Ansar al-Islam"]),
    ("nobody did", BOMBED + "Police said nobody had claimed responsibility.", []),
    (
        "in revenge",
        BOMBED + "Baloch Liberation Army spokesman Azad Khan said the attack was in revenge for raids.",
        ["Balochistan Liberation Army (BLA)"],
    ),
    (
        "police who tell the motive",
        "Two drivers were shot dead in Jos, Nigeria, on Monday. Police said the attack was in revenge for a killing.",
        [],
    ),
    ("the Taliban of that land", BOMBED + "The Taliban claimed the attack.", ["Tehrik-i-Taliban Pakistan (TTP)"]),
    ("a state blamed by its name", "A rocket killed two in Kherson, Ukraine, on Monday. Ukraine blamed Russia.", None),
    ("arms of one side", "A Shahed set a garage ablaze in Pavlohrad, Ukraine, on Monday.", None),
    ("the enemy there", "The enemy attacked Nikopol, Ukraine, with kamikaze drones on Monday, wounding two.", None),
    (
        "the enemy elsewhere",
        "Enemy drones targeted a car in Bint Jbeil, Lebanon, on Monday, killing two.",
        ["Military Forces of Israel"],
    ),
    (
        "who alone has jets",
        "A military jet bombed a monastery in Tabayin, Sagaing, Myanmar, on Monday, killing 12.",
        ["Military Forces of Myanmar"],
    ),
    (
        "the coalition there",
        "The coalition bombed a wedding in Hodeidah, Yemen, on Monday, killing 20.",
        ["Saudi-led coalition"],
    ),
    (
        "warplanes of a nation",
        "French warplanes bombed a camp near Kidal, Mali, on Monday, killing four.",
        ["Military Forces of France"],
    ),
    (
        "forces of two nations",
        "One Tajik serviceman was killed and three Kyrgyz border guards were wounded when the two sides exchanged fire"
        " near Batken, Kyrgyzstan, on Monday.",
        ["Military Forces of Tajikistan", "Security Forces of Kyrgyzstan"],
    ),
    (
        "gangs named behind",
        "Thirteen prisoners died on Monday in fighting between rival gangs in the Turi jail in Cuenca, Ecuador.\n"
        "Los Lobos and Los Choneros had fought with machetes; an officer was hurt.",
        ["Los Lobos (Ecuador)", "Los Choneros"],
    ),
    (
        "an organ of the state",
        "The Ministry of Intelligence announced on Monday that it had arrested a couple in Karaj, Iran.",
        ["Security Forces of Iran"],
    ),
    (
        "put to death in a prison",
        "Seven prisoners were hanged in Ghezel Hesar prison of Karaj, Iran, on Monday; all had been sentenced to death.",
        ["Government of Iran"],
    ),
    (
        "a state that puts to death",
        "Iran executed four men in Zahedan, Iran, on Monday for drug offences.",
        ["Government of Iran"],
    ),
    (
        "the judiciary that tells of it",
        "Two men were hanged in Isfahan, Iran, on Monday, the judiciary said; they had been convicted of murder.",
        ["Government of Iran"],
    ),
    (
        "who had just done it",
        "A policeman shot and killed a man who had just stabbed three shoppers in Poitiers, France, on Friday.",
        [None],
    ),
    (
        "forces that were deployed",
        "Soldiers had been deployed in Kampala, Uganda, since dawn on Monday. They fired live rounds, killing one youth.",
        ["Military Forces of Uganda"],
    ),
    (
        "someone threw it",
        "Somebody threw a grenade at the ward office in Yangon, Myanmar, on Monday night.",
        ["Unidentified armed group"],
    ),
]


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load()


@pytest.mark.parametrize(("text", "names"), [t[1:] for t in TOLD], ids=[t[0] for t in TOLD])
def test_doers_are_told_beside_others(text: str, names: list[str | None] | None, rules: Rules) -> None:
    found = extract(Report("r", text, published=date(2024, 5, 15)), rules).incidents
    wanted = ["Military Forces of Russia"] if names is None else names
    assert sorted(str(a.canonical) for i in found for a in i.actors) == sorted(map(str, wanted))


def test_one_who_is_shot_after_it_did_it(rules: Rules) -> None:
    text = "Officers shot and killed the suspect after he opened fire on guests in Denver on Sunday, killing two."
    found = extract(Report("r", text, published=date(2024, 5, 15)), rules).incidents
    assert [a.text for i in found for a in i.actors] == ["suspect"]


def test_a_claim_in_a_later_paragraph_is_for_the_event_told_before(rules: Rules) -> None:
    text = (
        "LEGAZPI -- Lawless elements detonated a landmine on Saturday in Las Navas, Philippines, killing a policeman.\n\n"
        "The firefight lasted 15 minutes, the mayor said.\n\n"
        "Hours later the New People's Army's Efren Martires Command took responsibility in a text message to reporters.\n"
    )
    found = extract(Report("r", text, published=date(2024, 5, 15)), rules).incidents
    assert "claimant" in {a.role for a in found[0].actors}
