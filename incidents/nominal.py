"""Nominal: deeds told by a noun, and who did them to whom: 'X's murder', 'the murder of Y by X', 'a rebel attack'."""

from __future__ import annotations

import re

from incidents import objects
from incidents.kept import compiled
from incidents.model import Mention
from incidents.nouns import Who
from incidents.spot import Roles, Spot

_CARRIED = compiled(
    r"(?:carr(?:y|ied|ies|ying) out|launch(?:ed|es|ing)?|stag(?:ed|es|ing)|mount(?:ed|s|ing)?|conduct(?:ed|s|ing)?|"
    r"perpetrat(?:ed|es|ing)|commit(?:ted|s|ting)?|unleash(?:ed|es|ing)?|behind|responsib(?:le|ility) for|"
    r"hurl(?:ed|ing)|thr(?:ew|owing)|toss(?:ed|ing)|lobb(?:ed|ing)|plant(?:ed|ing)|plac(?:ed|ing)|set off|"
    r"detonat(?:ed|ing)|fir(?:ed|ing))(?: \w+){0,4} ?\Z",
)
_OWN = compiled(r"['’]s?\s*(?:\w+\s){0,2}")
_BESIDE = compiled(
    r"\s*(?:(?!(?:in|on|at|of|by|for|from|after|during|before|and|or|with|was|were|to|the|an?|this|that|these)\b)\w+\s){0,2}",
    re.I,
)
_VICTIM_OF = compiled(
    r",?\s*(?:who |which |that )?(?:(?:has|have|had|was|were|is|are|been|also|became|fell)\s)+(?:the |a )?"
    r"(?:victims?|targets?|objects?|subjects?) of (?:\w+\s){0,3}\Z",
    re.I,
)
# Deeds whose owner suffers them: "the judge's murder".
SUFFERED = frozenset(
    """murder murders killing killings assassination assassinations death deaths kidnapping kidnappings abduction
    abductions slaying slayings execution executions disappearance kidnap beheading rape arrest arrests detention
    beating hanging kidnaping""".split()
)
KINDS_OF_DEED = frozenset("terrorist criminal suicide enemy militant extremist".split())


def deed(spot: Spot, by: Mention | None) -> Roles:
    """'X's murder', 'the murder of Y by X', 'X was the victim of an attack', 'X carried out an attack on Y'."""
    agent, target = by, objects.of_deed(spot)
    word = spot.scene.line.lows[spot.last]
    if agent is None and word in COMING and target is not None and _are_of(spot, target):
        agent, target = target, None
    for m in spot.groups:
        if m.end > spot.start:
            break
        between = spot.text[m.end : spot.start]
        owned = _OWN.fullmatch(between) is not None
        if target is None and (_VICTIM_OF.fullmatch(between) or owned and word in SUFFERED):
            target = _whole(spot, m)
        elif _carried(between) or (agent is None or between == " ") and (owned or _names_doer(m, between)):
            agent = m  # 'Army repels rebel attack': the nearer
    return Roles(agent, target)


COMING = frozenset("incursion incursions raid raids attack attacks assault assaults onslaught invasion".split())


def _are_of(spot: Spot, m: Mention) -> bool:
    return isinstance(m.value, Who) and m.value.armed == "attacker" and spot.text[spot.end : m.start][:4] == " of "


_PART = compiled(r"\s(?:of|in|at|from)\s(?:the |an? )?", re.I)


def _whole(spot: Spot, m: Mention) -> Mention:
    """'the office of a bank': the office."""
    before = next((o for o in reversed(spot.groups) if o.end <= m.start), None)
    part = before is not None and before.kind == "thing" and _PART.fullmatch(spot.text[before.end : m.start])
    return before if part and before is not None else m


def _names_doer(m: Mention, between: str) -> bool:
    """'a rebel attack' tells who; 'a terrorist attack' tells of what kind."""
    head = str(m.value.head).split()[-1]
    beside = _BESIDE.fullmatch(between) is not None and not (between != " " and _SPEAKING.search(between))
    return beside and not (head in KINDS_OF_DEED and not m.value.plural)


# 'UN condemns killing of judge', 'Union mourns murder': what others do about a deed.
_SPEAKING = compiled(
    r"\s(?:condemn|mourn|deplor|denounc|prob|investigat|decr|protest|fear|urg|slam|confirm|report|solv|recall|mark|sa[iy]"
    r"|told|announc|claim|alleg|accus|blam|add|reveal|warn)\w*\s",
    re.I,
)


def _carried(between: str) -> bool:
    low = between.lower()
    return len(between) < 70 and _CARRIED.search(low) is not None and not _OF_ANOTHER.search(low)


# 'The army said Russia launched an attack': who tells of it; not 'said it had launched', 'said on Monday'.
_OF_ANOTHER = compiled(
    r"\b(?:said|says?|claimed|reported|announced|confirmed|added|alleged|told \w+)(?: that)? "
    r"(?!(?:it|its|they|their|he|his|she|her|we|our|i|on|in|late|early|at|yesterday|the (?:group|fighters))\b)"
)
