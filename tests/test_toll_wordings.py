"""Deaths, captives and the attackers' dead in wordings of many regions, each read in a short report."""

import pytest

from incidents.model import Report
from incidents.packs import load
from incidents.pipeline import extract

TOLD = [
    ("Gunmen stormed a bar in Wabo on Monday. Five are dead and seven in hospital after it.", "killed 5, wounded 7"),
    ("Gunmen opened fire in Wabo on Monday. Two died at the scene and the third in hospital.", "killed 3"),
    ("Police shot at a crowd in Wabo on Monday and 31 were injured. One of the injured, aged 22, died.", "wounded 30"),
    ("Fighting in Wabo on Monday left nine dead on our side and 40 on theirs.", "killed 49"),
    ("A bomb hit Wabo on Monday. A doctor, Anas al-Hoshan, and two ambulance drivers were killed.", "killed 3"),
    ("Two men opened fire on a colonel of the guard in Wabo on Monday and killed him.", "killed 1"),
    ("Gunmen killed six traders in Wabo on Monday. The gunmen fled. Two of them were gunned down.", "perpetrators 2"),
    ("Troops fought in Wabo on Monday. They attacked the post. Two soldiers were wounded. All are safe.", "wounded 2"),
    ("A gunman opened fire in Wabo on Monday and a bullet grazed his arm, the councillor said.", "wounded 1"),
    ("A landmine blast in Wabo on Monday blew off both legs of a farmer.", "wounded 1"),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_a_report_tells_a_toll(text: str, expected: str) -> None:
    record = extract(Report("x", text), load()).incidents[0].record()
    record["perpetrators"] = record["perpetrators_killed"]
    for told in expected.split(", "):
        field, number = told.split(" ")
        assert record[field] == int(number)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("130 killed in Paris attacks: 90 died at the Bataclan, 39 at cafes.", 130),
        ("Twin attacks kill 30 in Maiduguri: 20 died at a market, 10 at a bus station.", 30),
        ("31 killed in Brussels attacks - 15 at the airport, 16 at a metro station", 31),
        ("60 killed in Baghdad bombings: 40 in Sadr City and 20 in Karrada", 60),
        ("Fifteen people died in the Nairobi attack, nine at the hotel and six in the car park.", 15),
    ],
)
def test_a_sum_told_with_its_shares_is_one_toll(text: str, killed: int) -> None:
    assert [i.killed for i in extract(Report("x", text), load()).incidents] == [killed]
