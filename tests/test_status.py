"""Whether it happened, by whose word: the status of an incident and the words that say so."""

from __future__ import annotations

import pytest

from incidents.model import Report
from incidents.packs import Rules, load
from incidents.pipeline import extract


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load()


RAID = "Gunmen killed four farmers in Kubi village in Nigeria's Kaduna state on 3 May 2021, residents said. "


@pytest.mark.parametrize(
    ("after", "status", "words"),
    [
        ("Police dismissed that as a figment.", "denied", "dismissed that as a figment"),
        ("The governor's spokesman said no such attack took place.", "denied", "no such attack took place"),
        ("The army flatly denied that there had been any attack.", "denied", "denied that there had been any attack"),
        ('"It is a lie," said the district head.', "denied", "It is a lie"),
        ("This newspaper could not independently verify the account.", "unconfirmed", "could not independently verify"),
        ("We have no confirmation from the district so far.", "unconfirmed", "have no confirmation"),
        ("The report remains unconfirmed.", "unconfirmed", "report remains unconfirmed"),
        ("The herders denied responsibility.", "reported", None),
        ("The herders denied that their men had been there.", "reported", None),
        ("The toll could not be confirmed.", "reported", None),
        ("The authenticity of the pictures could not be verified.", "reported", None),
        ("Police confirmed the attack.", "reported", None),
    ],
)
def test_what_is_said_of_an_attack_after_it_is_told(after: str, status: str, words: str | None, rules: Rules) -> None:
    (row,) = extract(Report("r", f"Four killed in Kubi\n\n{RAID}{after}"), rules).incidents
    assert row.status == status
    told = [e.text for e in row.evidence if e.field == "status"]
    assert any(words in t for t in told) if words else not told, told


def test_what_is_claimed_is_the_responsibility_and_the_blast_a_fact(rules: Rules) -> None:
    text = "The Front took responsibility on 4 May 2021 for a blast in which 12 pilgrims died at a shrine in Kano."
    assert [i.status for i in extract(Report("r", text), rules).incidents] == ["reported"]


def test_a_doubt_holds_for_the_event_of_its_own_entry_alone(rules: Rules) -> None:
    text = (
        "Weekly notes\n\n- On 3 May 2021 gunmen killed four farmers in Kubi in Nigeria.\n\n"
        "- On 4 May 2021 gunmen were said to have burned a market in Zaria in Nigeria. It could not be confirmed.\n"
    )
    rows = extract(Report("r", text), rules).incidents
    assert [r.status for r in rows] == ["reported", "unconfirmed"]
