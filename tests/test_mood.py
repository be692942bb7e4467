"""Silence and its opposite: what speaks of violence and tells of none, and attacks in the same surroundings."""

from __future__ import annotations

from datetime import date

import pytest

from incidents.model import Report
from incidents.packs import Rules, load
from incidents.pipeline import extract

PUBLISHED = date(2021, 6, 10)
SILENT = {
    "a drill that frightens residents": "Residents of Kilifi panicked on Thursday when they heard gunfire and "
    "explosions. It was a drill, the county commissioner said.",
    "shots that were firecrackers": "Police in Lyon said on Monday that the shots reported near a school had been "
    "firecrackers.",
    "a claim that is checked": "Fact check: no massacre in the clinic\n\nCLAIM: Men stabbed nine nurses at a clinic in "
    "Cork on Wednesday, killing three.\n\nVERDICT: False. Nothing of the kind took place. A reverse image search led "
    'to a Danish film. One post spoke of "nineteen slaughtered". The clinic knows of no attack.',
    "an exercise that kills in quotes": "Police test the mall\n\nSix men stormed a mall in Accra on Tuesday in an "
    'exercise of the police and the army. They "killed" a guard and took shoppers into a cold room. Participants of '
    "the drill had rehearsed for a week. Actors played the wounded.",
    "fiction that says so": "Fiction: The Ferry\n\nThey shot my father at the ferry of Rosso. He died in the boat. My "
    "brother was killed that evening. I have told it to nobody. The river was brown.",
    "a score on a line of its own": "Gunners fire blanks\n\nCamden 3 Norwood Town 0\n\nNorwood were slaughtered on "
    "Saturday in Camden. Their side surrendered early. The captain fired home a bullet from the edge of the area.",
    "a sport that heads the title": "Chess: Nakamura's blitzkrieg\n\nNakamura attacked like a madman in round five. He "
    "sacrificed a bishop, blew up the centre and hunted the black king across the board until it was executed. Giri "
    "defended well. The leader survived an ambush in a rook ending. The tournament ends on Sunday.",
    "arms that are shown": "The drone delivers blood to hospitals in Rwanda; on Monday it made its ten-thousandth "
    "flight from Muhanga.",
    "an accident at which somebody cries murder": "Pit explosion kills 12\n\nTwelve miners were killed in an explosion "
    'of firedamp in a pit near Kemerovo on Thursday, the ministry said. "They murdered him!" a widow cried. Families '
    "waited all night. The fire is out. The cause is examined.",
    "a simile with a bomb": "Mudslide kills 17\n\nAt least 17 people were killed when mud swept away houses in Bukavu in "
    'the night to Friday. "It came like a bomb," said a woman who lost three children. Soldiers dug with shovels. The '
    "rain went on. The governor came.",
    "a siege of 1943": "In 1943 the town of Kassel was bombed, and half of its churches were destroyed. It is a city of "
    "gardens today.",
    "a shooting in the foot": "The minister shot himself in the foot on Monday when he raised the tax in Port Louis.",
    "lights that go off": "Electricity went off again in Tetovo on Sunday at dawn.",
    "lawmakers who clash": "Lawmakers clashed in parliament in Lusaka on Thursday as the budget was read.",
    "a scene of a film": "In the opening scene a gang shoots its way through Dakar and kills eleven policemen.",
    "an explosion where coal is dug": "An explosion in a coal mine near Zonguldak on Friday killed 41 miners.",
    "a house that falls": "A building that was being razed collapsed in Nairobi on Sunday, killing two workers.",
    "a gun that goes off": "A policeman was hurt when his own gun went off while he was cleaning it in Nagpur on Friday.",
    "a train": "A train hit a car at a crossing near Ploiesti on Sunday, killing a couple.",
    "what is said in a longer report of no day and nobody": "A land that still ticks\n\nFifty years on, millions of small "
    "bombs lie in the soil of the province. Teams cleared four thousand hectares last year.\n\nThe money comes from "
    "abroad. The work will take a hundred years.\n\nPupils are taught what not to touch. Teachers have cards.\n\nShe "
    "kneels all day on ground that her village was bombed out of in Phoukhao. At four the siren sounds.\n\nBuffaloes "
    "are led off. The pupils do not look up any more.",
    "an arrest for what is no violence": "A former minister was arrested in Lusaka on Friday over missing millions.",
    "a memoir": "In her memoir she tells how her father hid from the bombs in a cellar in Dresden.",
    "a bridge that is blown up for a film": "A bridge was blown up in Lower Silesia on Monday for a film.",
    "a car that leaves the road": "A rally car left the road near Arequipa on Sunday and killed two spectators.",
    "tyres that burn": "The youths of Komanda, who burned tyres on Monday, want answers.",
    "a toll of many attacks": "Drone attacks have killed almost 150 civilians around Dnipro, by the agency's count.",
    "clashes of many years": "Clashes between farmers and herders have killed hundreds in Benue State since 2016, the "
    "bishop said on Sunday.",
}
LOUD = {
    "attackers where the virus is": "Gunmen attacked a hospital in Butembo on Friday and killed an epidemiologist who "
    "was fighting Ebola.",
    "attackers among victims of a flood": "Rebels attacked aid workers who were bringing food to victims of the flood in "
    "Jowhar on Thursday. Two were killed.",
    "a bomb at a ceremony": "A bomb hidden in a bouquet exploded at a memorial ceremony in Ankara on Saturday, wounding "
    "three veterans of the First World War museum.",
    "an attack that lead and day tell, without a toll": "Gunmen storm cinema\n\nGunmen stormed a cinema in Imphal on "
    "Friday during the screening of a film and fired at the screen. The audience fled. The director was on stage. The "
    "actors hid. A critic said it was like a scene from a thriller.",
    "an attack that the body of a sports page tells": "Lahore roars again\n\nThe tourists lost by an innings at the "
    "stadium. The captain scored 88 runs. The series is drawn. The bowlers took nine wickets in the match. The coach "
    "praised his team. On 3 March 2009 gunmen fired on the bus of a team in Lahore and killed six policemen. Cricket "
    "came back after six years.",
    "a wish and a deed": "A gunman who wanted to kill the minister shot his driver in Tunis on Monday.",
    "what attackers do by a verb that no list knows": "Six charcoal burners were surprised in their huts at Kodu by "
    "militiamen before dawn on Monday.",
    "a store that attackers empty": "A grain store at Torpuot was emptied by armed youths on Sunday night.",
    "somebody who was killed, and no word of an accident": "A nurse, Amina Sanda, was killed in the same fashion as her "
    "sister at Gwoza on Tuesday.",
    "what comes hours later": "The mayor would be shot dead hours later in front of his house in Celaya on Thursday.",
    "no accident": "It looked like an accident, but the trader found dead in his burnt car near Onitsha on Friday had "
    "been shot.",
    "a real drill is shot at": "Two militants ambushed troops who were on a joint exercise near Mopti on Tuesday, "
    "killing three soldiers.",
    "what was thought a firework": '"I thought it was firecrackers," said a student. A gunman had just killed four '
    "people at a college in Perm on Monday.",
}


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load()


def rows(text: str, rules: Rules) -> list[tuple[str, str | None]]:
    found = extract(Report("x", text, published=PUBLISHED), rules).incidents
    return [(i.type, i.place) for i in found]


@pytest.mark.parametrize("name", SILENT)
def test_it_is_silent(name: str, rules: Rules) -> None:
    assert rows(SILENT[name], rules) == []


@pytest.mark.parametrize("name", LOUD)
def test_it_is_told(name: str, rules: Rules) -> None:
    assert len(rows(LOUD[name], rules)) == 1


def test_explain_says_which_rule_of_mood_took_a_deed_out(rules: Rules) -> None:
    text = "An attack on the pipeline was likely before the vote."
    notes = extract(Report("x", text, published=PUBLISHED), rules).notes
    assert ("attack", "possible: en/mood#was-likely") in [(n.text, n.reason) for n in notes]
