"""What came of an event, who of those told before died or was treated elsewhere, and items with labels of their own."""

from __future__ import annotations

from datetime import date

import pytest

from incidents.model import Report
from incidents.packs import Rules, load
from incidents.pipeline import extract

PUBLISHED = date(2021, 6, 10)  # a Thursday

TOLD = [
    # those told before, in another place or on another day
    (
        1,
        "A bus of workers was fired upon near Dikwa on Monday. The driver, Musa Ali, 41, passed away last night in Kano, "
        "and four others received treatment in a Kano clinic.",
    ),
    (
        1,
        "A man rammed a bus stop at Hagen on Friday and stabbed a woman. A guard shot him; he was in serious condition on "
        "Saturday at Unna.",
    ),
    (
        1,
        "Police fired on a crowd in Nabire on Monday and killed four young men.\n\nA fifth, Yulianus Pigai, died on "
        "Wednesday in Timika.",
    ),
    (
        1,
        "Masked men raped several women on the track to Pibor on Monday.\n\nOur team in Bor treated nine survivors between "
        "Tuesday and Wednesday.",
    ),
    (
        1,
        "Two riders threw acid at a courier in Leyton on Monday evening.\n\nTwo boys of 15 were arrested in Barking before "
        "breakfast.",
    ),
    # clauses that only tell more of the same deed
    (1, "Four girls and a woman were killed in Hays district on Monday, when shells fell on a farm in Al-Qataba."),
    (
        1,
        "In Yala's Raman district, a mill hand was shot in the head and his body set alight beside a well in Bacho on Monday.",
    ),
    (
        1,
        "On 5 June a market lorry drove over a mine between Dori and Seytenga, and 12 traders were killed and 9 wounded.",
    ),
    # places beside the event: of those who tell it, of care, of the way there
    (
        1,
        "Shells fell on the market of Kaya on Monday and killed nine traders. Residents of Dori district told the station "
        "that the guns of the Fifth Brigade opened up for half an hour.",
    ),
    (
        1,
        "Soldiers fired rubber bullets at boys near Beit Fajjar on Monday. A child of 14 was hit in the eye and referred to "
        "a clinic in Ramallah.",
    ),
    (
        1,
        "Rebels ambushed a convoy near Djibo on Monday. The toll on our side is twelve soldiers dead and twenty-one wounded, "
        "all taken care of at the Kaya regional hospital.",
    ),
    # taken away and found dead
    (
        1,
        "Armed men took the councillor Jairo Ruiz from his house in Arauquita on Monday.\n\nHis body appeared on the "
        "following day on the bank of a river with two gunshot wounds.",
    ),
    (
        1,
        "The headless body of a clerk was dumped at Orlu market on Sunday. The 47-year-old was taken from his house a day "
        "before by men in masks.",
    ),
    # items with labels
    (
        2,
        "Four people fell prey to violence in the city on Monday.\n\nLYARI: Two men were found shot dead in a sack in "
        "Kalri on Monday.\n\nGRENADE: Three people were wounded when a hand grenade was lobbed at a showroom.",
    ),
    # numbers, what is struck, a wire's headline
    (1, "Tayabamba: power pylon no. 14 dynamited on the night of Sunday."),
    (1, "Medics reported an air strike on a transformer in Zeitoun on Monday that wounded two boys."),
    (
        1,
        "UPDATE 2-Truck bomb kills six in Pakistan's northwest, mayor says\n\nBy A Reporter\n\nPESHAWAR, Pakistan, June 9 "
        "(Reuters) - The truck exploded on Tuesday evening beside an army bus in Peshawar. Six people died and 30 were "
        "wounded, the mayor said on Wednesday.",
    ),
]


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load()


@pytest.mark.parametrize(("count", "text"), TOLD)
def test_how_many(count: int, text: str, rules: Rules):
    assert len(extract(Report("x", text, published=PUBLISHED), rules).incidents) == count


SILENT = [
    "Letters to the Editor\n\nSir, – Let the men that shot my brother in Newry come forward. – Yours, etc,\nA. READER\n\n"
    "Sir, – Ms Daly (June 1st) calls hare coursing a massacre. – Yours, etc,\nB. READER, Cork",
    "Statistical release: Victims of crime 2020\n\nThe survey asked 21 000 households. Estimates are per 100 000 people "
    "and come with a margin.\n\nHomicide: 4 in 10 000 homes lost somebody, most of them in Durban.\n\nRobbery: taking "
    "by force. Respondents in Gauteng told of 12 killed in the robbery of homes in May 2020. The rates are averages.",
]


@pytest.mark.parametrize("text", SILENT)
def test_letters_and_statistics_tell_of_none(text: str, rules: Rules):
    assert not extract(Report("x", text, published=PUBLISHED), rules).incidents
