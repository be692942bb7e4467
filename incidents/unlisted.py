"""Doers before a verb that no list knows: a people, a state by its name alone, initials, those accused of the deed."""

from __future__ import annotations

import re

from incidents.chunks import HEDGES
from incidents.model import Mention
from incidents.nouns import Who
from incidents.persons import cased as has_case
from incidents.spot import Spot

_STATE_ACTS = re.compile(r"\s+(?:(?:has|have|had|also|again|then|itself|\w+ly)\s+)*")


def people(spot: Spot) -> Mention | None:
    """'Ethnic Albanians burned a church', 'Hutus hacked': a people's name right before the verb."""
    line, i = spot.scene.line, spot.first - 1
    if i < 0 or not line.capitals[i] or not line.lows[i].endswith("s") or not line.joined[i + 1]:
        return None
    if not {"people", "country"} & line.tags[i].keys():
        return None
    return Mention("who", line.starts[i], line.ends[i], "people", Who(line.lows[i], plural=True))


_CHARGED = re.compile(
    r"\b(?:accus(?:e[sd]?|ing)|suspect(?:s|ed|ing)?|convict(?:s|ed)|charg(?:es|ed)|blam(?:e[sd]?|ing)) (?:\w+ ){0,2}\Z",
    re.I,
)


def charged(spot: Spot) -> Mention | None:
    """'accused the air force of bombing a school': whom others accuse of it."""
    text, begin = spot.scene.line.text, spot.scene.sentence.start
    near = (m for m in spot.groups if m.kind == "who" and spot.text(m.end, spot.start) in (" of ", " for "))
    return next((m for m in near if _CHARGED.search(text, begin, m.start)), None)


_INITIALS = re.compile(r"[A-Z]{2,6}\Z")


def initials(spot: Spot) -> Mention | None:
    """'The DTS shot', 'suspected MaShurugwi waylaid': a group that no list knows, right before its verb."""
    line, i = spot.scene.line, spot.first - 1
    if i < 0 or line.tags[i] or not line.joined[i + 1] or not has_case(line):
        return None
    word = spot.text(line.starts[i], line.ends[i])
    hedged = i > 0 and line.capitals[i] and line.lows[i - 1] in HEDGES
    if not (hedged or _INITIALS.match(word)) or any(p.start <= line.starts[i] < p.end for p in spot.scene.of("place")):
        return None
    who = Who(line.lows[i], plural=True, armed="attacker", canonical=word, kind="group")
    return Mention("who", line.starts[i], line.ends[i], "initials", who)


def _is_state(m: Mention) -> bool:
    """'US' among the names of peoples: not 'Albanians', nor 'PKK', which only tells of a country."""
    return m.value.kind == "people" and bool(m.value.text.isupper())


_INTO = re.compile(r"\b(?:in|of|for|from|to|against|within|across|inside|near)(?: the)?(?: [a-z-]+)? \Z", re.IGNORECASE)


def _within(spot: Spot, m: Mention) -> bool:
    """'the Front for the Liberation of Oman attacked', 'bandits in Nigeria killed': where the doers are, or a name."""
    named = (g for g in spot.groups if isinstance(g.value, Who) and g.value.kind == "group")
    if any(g.start < m.start and m.end <= g.end for g in named):
        return True
    return _INTO.search(spot.scene.line.text, max(spot.scene.sentence.start, m.start - 24), m.start) is not None


def country(spot: Spot) -> Mention | None:
    """A state that acts by its name alone: 'Israel struck', 'the US has bombed'."""
    for m in spot.scene.of("place"):
        between = spot.text(m.end, spot.start) if m.end <= spot.start else " in "
        named = m.value.kind not in ("actor", "people") or _is_state(m)
        if m.value.specificity == 0 and named and m.value.country and _STATE_ACTS.fullmatch(between):
            if _within(spot, m):
                return None
            government = Who("government", category="military", armed="force", kind="state", country=m.value.country)
            return Mention("who", m.start, m.end, m.rule, government)
    return None
