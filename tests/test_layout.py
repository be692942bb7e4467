"""Sections and sentences: every rule on its own examples, whole reports, and what holds for any text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents import layout, packs
from incidents.layout_rules import plain, shipped, signs
from incidents.layout_sentences import sentences

RULES = shipped()
SECTIONS = {"title", "lead", "body", "heading", "bullet", "update", "caption", "boilerplate", "comment", "dateline"}


@pytest.mark.parametrize("rule", RULES.of("layout"), ids=lambda r: r.id)
def test_every_rule_on_its_examples(rule: packs.Rule) -> None:
    for example in rule.examples:
        found = rule.pattern.match(example["text"])
        assert found, f"{rule.ref}: {example['text']!r}"
        if "upto" in example:
            assert found.group() == example["upto"]
        first = re.search(r"[a-z]+(?:'[a-z]+)?", plain(example["text"]))
        assert not rule.anchors or (first and first.group() in rule.anchors), (
            f"{rule.ref}: no anchor for {example['text']!r}"
        )
        holds = rule.data.get("holds")
        assert not holds or any(word in plain(example["text"]) for word in holds), rule.ref
    for never in rule.never:
        assert not rule.pattern.match(never), f"{rule.ref}: {never!r}"


# Whole reports, written for the project: each line with its section in front. 'cut' stands for a paragraph whose
# dateline is a sentence of its own; the first sentence behind 'lead' is the lead, those that follow are body.
REPORTS = """
=== a chronology
title> TIMELINE - Raids on the mills of Gidan since 2010
lead> 3 May 2011 - Gunmen kill a miller.
body> 9 June 2014 - A mill is burnt.

=== brief with agency dateline
title> Bomb kills four traders at Gidan market
dateline> By Staff Reporter
dateline> 14 March 2019

cut> GIDAN (Newswire) — A bomb went off at the livestock market on Thursday, killing four traders, police said. Eleven people were hurt.

body> Lt. Col. Musa Ari said the device had been hidden in a cart. "We found a second one," he said. "It was made safe."

boiler> Read More: Earlier blasts in the region

body> No group has claimed the attack.

boiler> (Reporting by our correspondents; editing by J. Doe)
boiler> © 2019 Newswire. All rights reserved.
=== feature with standfirst and byline
title> The road nobody drives at night
lead> For a year the lorries of the valley have moved only by day. This is why.
dateline> Anna Kole, special correspondent
dateline> Sunday 7 June 2020

lead> Ten drivers were taken off the highway in May.

body> The oldest of them, Pavel, came home after a week.

heading> How it began

body> In 2018 the first checkpoint was burned.

heading> 'We do not stop'

body> The drivers now travel in convoys.

boiler> The author is a journalist based in the capital.
boiler> Tags: roads, convoys, drivers
=== roundup by place
title> Violence across the province: 14 dead
dateline> Posted on May 3, 2016

lead> At least 14 people were killed in the province on Tuesday.

heading> Norden

body> Two policemen were shot at a petrol station.

heading> Sudhof district

body> A roadside bomb killed six.

body> The wounded were flown out.
=== list of places is no list of datelines
title> Security developments, 4 August

lead> ORVA - Gunmen killed a judge in his car, police said.

body> TALIN - Two bombs wounded nine people near a bus stop.

body> MERES - The bodies of three men were found by the river.
=== bullets
title> Situation report No. 7
dateline> 12 October 2021

lead> The following incidents were recorded in the past 24 hours:

bullet> • Two farmers were killed by gunmen near Oke.
bullet> • A convoy was ambushed at Dan bridge; three soldiers died.
bullet> • No casualties were reported from Mako.

heading> Outlook

body> Further attacks are likely.
=== numbered list and table
title> Weekly log
lead> This log lists what was reported to us.

bullet> 1. A grenade was thrown at a house in Tepe. Nobody was hurt.
bullet> 2. Four houses were burned in Alba.

bullet> Tepe | 0 killed | 3 wounded
bullet> Alba | 2 killed | 0 wounded
=== days as headings
title> Incidents of the week in Orsa
heading> Monday, June 5
lead> Two men were shot in Ula.
heading> Tuesday, June 6
body> A bomb was found in Ome.
=== updates above an older story
title> Blast at the mill
dateline> By Our Reporter
update> Update (3 p.m.): Two workers have died.
update> Update, 5:15 pm: A third worker has died in hospital.
=== a mail
dateline> From: desk@example.org
dateline> To: all
title> Subject: Incident at Ula
dateline> Date: Mon, 3 May 2021 10:00:00 +0000

heading> Dear all,

lead> Two of our staff were detained at the Ula checkpoint on Monday by armed men in uniform.

boiler> Regards,
boiler> Jane
=== agency foot
dateline-cut> Nov 5 (Newswire) - Gunmen shot dead three people in Ula on Friday, the governor said. They fled.

boiler> Reporting by Jane Doe; Editing by John Roe

boiler> Our Standards: see our principles.
=== numbered headings
title> Weekly report from the valley
heading> 1. Security
bullet> - Two men were shot in Ula.
bullet> - A bomb was found in Ome.
heading> 2. Access
body> The road to Ula is closed.
=== dateline in figures
title> Two men hurt in Ranur
dateline-cut> Ranur: 11/04/2019 (NWS) Two men were hurt by a mine on Thursday. They are in hospital.
=== a murder is no place
title> Notes of the day
lead> Murder of a judge: two men shot Judge Ore on Monday.
=== live blog, hours
title> As it happened: hotel siege in Marra

lead> Gunmen have entered a hotel in the centre of the city.

update> 14:05
update> Shots are heard on the fourth floor. Two guests are led out.

update> 13:40
update> Police close the bridge.

update> 13:15
update> The first explosion is reported. One guard is dead.

boiler> Follow us on social media
=== live blog, stamps with text
title> Riot in the port: live

lead> Shops are closed in the port today.

update> [10:20] A police van is set alight.
update> [10:05] Two men are arrested.
update> [09:50] Stones are thrown at the court.
=== numbered updates
title> BREAKING: Explosion at the depot

lead> An explosion was heard at the depot this morning.

update> UPDATE #1
update> Three workers are missing.

update> UPDATE #2 (11/4, 6:10 pm)
update> Two bodies have been found.
=== captions
title> Villagers bury their dead
dateline> Reuters | 3 May 2014
caption> [File Photo: Agency]
lead> The village of Osk buried nine people on Friday.
body> They had died in a raid on Thursday.
caption> Mourners at the graveyard of Osk. Photograph: Agency
body> The raiders took the cattle.
caption> Video: smoke rises over the village
=== comments
title> Sniper wounds man in the old town

lead> A man was wounded by a sniper on Sunday.

body> He is in hospital.

comment> Comments 2
comment> Bobby 30 June 2013, 15:40
comment> they killed ten last week and nobody cares
comment> Ann 30 June 2013, 17:02
comment> My cousin was shot in 2008 as well.
=== related list in the middle
title> Police defuse bomb in Arlen

lead> Police made a bomb safe in Arlen on Monday.

boiler> Read more

boiler> Ten killed in bus attack last year
boiler> Mayor of Arlen shot dead

body> The device was found under a car.
=== related list at the end
title> Police defuse bomb in Arlen

lead> Police made a bomb safe in Arlen on Monday.

body> The device was found under a car. It weighed five kilos.

boiler> You may also like

boiler> Ten killed in bus attack last year
boiler> Gunmen storm school in Teva, kill three
boiler> Newsletter
=== press release
title> Army statement on the clash near Rudo
dateline> Ref: 88/2017
dateline> Date: 2 February 2017

lead> The army says that seven of its soldiers died near Rudo.

heading> Background

body> Fighting broke out in 2015.

boiler> ENDS

boiler> Notes to editors
boiler> The army has 12,000 men.
=== a comment that is no reader's
title> Dispatches 44

lead> Two traders were arrested on Tuesday.

body> COMMENT: Arresting traders will not end the raids.

body> A villager was killed in Ula on Monday.
=== upper-case wire
dateline-cut> LIMA, 12 MAY 91 (EFE) -- [TEXT] GUNMEN KILLED THE MAYOR OF AYA TODAY. HE WAS 45.

body> THE U.S. EMBASSY CONDEMNED THE ATTACK.
=== one paragraph, no title
lead> A bomb explodes at the home of a judge in the suburb of Rade
=== headline only, closed
lead> Two soldiers were killed when their car hit a mine near Ome.
=== position log
heading> 03.02.2014: 2310 LT: Posn: 01:12.4N – 103:34.9E, Inner Anchorage, Straits.
lead> Four robbers with knives boarded a tanker. The crew raised the alarm.
=== words that look like furniture but are not
title> Search for survivors goes on in Dera

lead> Rescuers searched for survivors of the blast on Friday.

body> Share of the blame falls on the police, the mayor said.

body> Follow-up raids led to the arrest of six men.

body> Print shops in the street were looted and burned.

body> Source villages of the rebels were shelled, the army said.

body> More than forty people have died since Monday.

body> Live rounds were fired at the crowd.

body> By the time help came two men had died.

body> Next to the mosque a second bomb was found.

body> Home guards killed three attackers.

heading> 12 killed in Sava
body> Twelve people died in Sava.
"""
SHORT = {"boiler": "boilerplate"}


def reports() -> list[tuple[str, list[tuple[str, str]]]]:
    out = []
    for chunk in REPORTS.strip().split("=== ")[1:]:
        name, _, body = chunk.partition("\n")
        rows = [line.partition("> ")[::2] if line else ("", "") for line in body.rstrip("\n").split("\n")]
        out.append((name, rows))
    return out


@pytest.mark.parametrize(("name", "rows"), reports(), ids=[name for name, _ in reports()])
def test_sections_of_whole_reports(name, rows):
    text = "\n".join(line for _, line in rows)
    found = layout.split(text, RULES)
    at = 0
    for section, line in rows:
        told = [s for s in found if at <= s.start < at + len(line)]
        assert [s.section for s in told] == expected(section, len(told)), [text[s.start : s.end] for s in told]
        at += len(line) + 1


def expected(section: str, number: int) -> list[str]:
    if section in ("cut", "dateline-cut"):
        return ["dateline", "lead", *["body"] * (number - 2)]
    if section == "lead":
        return ["lead", *["body"] * (number - 1)]
    return [SHORT.get(section, section)] * number if section else []


# Sentences are divided by ' / '.
SENTENCES = [
    "Lt. Col. Ari said so. / The U.S. Embassy was closed at 5 p.m. on Friday. / No. 4 Company left.",
    "Gen. J. R. Oduya was hit. / He died at 6 a.m. / The others fled.",
    "Mr. and Mrs. Dal were shot on St. John's Road. / Dr. Sen treated them.",
    "It happened at 8 p.m. / Police came late.",
    '"We ran." / "They shot at us," he said. / "Why?" he asked.',
    "“They came at night.” / The village was burned.",
    "Who did it? / Nobody knows! / The army denies it.",
    "Fighting died down… / Small clashes went on.",
    "The price rose by 1.5 percent. / About 6,000 people fled.",
    "The attack on the U.N. base began at 4.30 in the morning. / Two men died.",
    "He came from the U.S. / The others were Dutch.",
    "Maj.-Gen. Buba read the list. / It was long.",
    "The Rev. Paul Otieno, Sgt. Ruto and Capt. A. Lema were among them. / All were buried on Jan. 4 in Kisu.",
    "They live in villages (some have no road). / Most are poor.",
    "Two died (one a child.) / Three were hurt.",
    "Ten were killed.The army blamed rebels.",
    "Smith et al. wrote it. / Acme Inc. paid.",
    "A. Lema was hit. / B. Ruto fled.",
    "The bomb, made of dynamite, nails, etc., went off. / It was heard far away.",
    "Gunmen attacked e.g. a bus, i.e. civilians vs. soldiers. / It was cruel.",
    "İstanbul’da saldırı oldu. / Üç kişi öldü.",
    "SIX PEOPLE DIED IN THE ATTACK. / THE U.S. CONSUL WAS HURT. / HE IS IN HOSPITAL.",
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_sentences(marked):
    wanted = marked.split(" / ")
    if marked.startswith("Ten were killed."):
        wanted = ["Ten were killed.", "The army blamed rebels."]
    text = marked.replace(" / ", " ")
    spans = sentences(text, 0, len(text), signs(RULES).abbreviations)
    assert [text[a:b] for a, b in spans] == wanted


def test_hard_wrapped_lines_are_one_paragraph():
    text = (
        "GUNMEN TODAY ATTACKED THE POLICE STATION IN THE TOWN OF SAN LUIS AND THEN\n"
        "FLED TO THE HILLS.  THREE POLICEMEN WERE KILLED AND ONE WAS WOUNDED, THE\n"
        "MINISTRY SAID.\n\n"
        "THE ATTACK IS THE SECOND OF ITS KIND THIS MONTH, ACCORDING TO A REPORT THAT\n"
        "WAS MADE PUBLIC TODAY."
    )
    found = layout.split(text, RULES)
    assert [s.paragraph for s in found] == [0, 0, 1]
    assert text[found[1].start : found[1].end].endswith("MINISTRY SAID.")


def test_one_line_paragraphs_are_not_joined():
    text = "Title of the report\nTwo men were shot in Ula on Monday\nThree men were shot in Ome on Tuesday\nPolice are looking for the killers."
    assert [s.paragraph for s in layout.split(text, RULES)] == [0, 1, 2, 3]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_offsets_hold_with_any_newline(newline):
    text = newline.join(["Title here", "", "Two men died.\u00a0 One fled.", "", "\ufeff• A bullet"])
    found = layout.split(text, RULES)
    assert [text[s.start : s.end] for s in found] == ["Title here", "Two men died.", "One fled.", "A bullet"]


def test_a_known_title_is_the_title():
    text = "The army said it was sorry.\n\nTwo men died."
    assert layout.split(text, RULES, title="The army said  it was sorry.")[0].section == "title"
    assert layout.split(text, RULES)[0].section == "lead"


def test_update_entries_are_numbered():
    text = "Title of it\n\n14:05\nShots are heard.\n\n13:40\nPolice arrive. They shoot."
    assert [s.update for s in layout.split(text, RULES)] == [None, 1, 1, 2, 2, 2]


def test_shipped_rules_are_the_default():
    text = "Title of it\n\nTwo men died.\n\nCopyright 2020 by us"
    assert layout.split(text) == layout.split(text, RULES)


PIECES = st.sampled_from(
    [
        *(
            "Two men died in Ula.",
            "• A bomb went off",
            "Read more: Ten dead",
            "12 May 2014",
            "KABUL – A man died.",
            "Photo: X",
        ),
        *(
            "14:05",
            "UPDATE #2",
            "Comments 3",
            "How it began",
            "By Jane Doe",
            "a\tb\t3",
            "## Head",
            "***",
            "(AP)",
            "1. One",
            "\u00a0",
        ),
    ]
)
TEXTS = st.text(max_size=120) | st.lists(PIECES | st.text(max_size=30), max_size=12).flatmap(
    lambda parts: st.sampled_from(["\n", "\n\n", "\r\n", " "]).map(lambda gap: gap.join(parts))
)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_any_text(text):
    found = layout.split(text, RULES)
    assert found == layout.split(text, RULES)
    at = 0
    for i, s in enumerate(found):
        words = text[s.start : s.end]
        assert s.index == i
        assert at <= s.start < s.end <= len(text)
        assert words == words.strip()
        assert s.section in SECTIONS
        at = s.end
    assert [s.paragraph for s in found] == sorted(s.paragraph for s in found)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Two men died. One fled.", "It was dark.", "The army came at 5 p.m. and left."]),
        min_size=1,
        max_size=6,
    )
)
def test_a_paragraph_in_front_shifts_the_spans(parts):
    text = "\n\n".join(parts)
    front = "Nobody was there before. It rained.\n\n"
    shifted = layout.split(front + text, RULES)[2:]
    assert [(s.start - len(front), s.end - len(front)) for s in shifted] == [
        (s.start, s.end) for s in layout.split(text, RULES)
    ]


@pytest.mark.parametrize(
    "piece", ["Abc ", "ABC ", "(", ".", "a. ", '"', "Abc\n", "- a b\n", "a | ", "12 May 2014\n", "14:05\nTwo died.\n"]
)
def test_hostile_texts_end(piece):
    assert layout.split(piece * 2000, RULES) == layout.split(piece * 2000, RULES)


def test_what_runs_on_without_end_is_cut_at_a_comma_a_word_or_anywhere():
    known = signs(RULES).abbreviations
    for text in ("killed two, " * 900, "killed " * 1_000, "k" * 8_000, "killed" + " " * 9_000 + "two"):
        spans = list(sentences(text, 0, len(text), known))
        pieces = [text[start:end] for start, end in spans]
        assert all(piece and piece == piece.strip() and len(piece) <= 3_000 for piece in pieces)
        assert "".join(pieces).replace(" ", "") == text.replace(" ", "")


def test_the_title_of_an_entry_goes_with_the_words_below() -> None:
    text = (
        "Live: war in the valley\n\n20:05 - Death toll rises to 92\nThe ministry says 92 were killed in Zahla.\n\n"
        "18:10 - Shell falls in Rayak\nA shell fell in the town.\n\n17:00 - Roads closed\nThe road is closed.\n"
    )
    sections = {text[s.start : s.end]: s.section for s in layout.split(text, RULES)}
    assert sections["18:10 - Shell falls in Rayak"] == "heading"
