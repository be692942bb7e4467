"""To whom or what a deed is done: the object of a verb, of a noun for a deed, and what a blast strikes."""

from __future__ import annotations

import re

from incidents.listed import area
from incidents.model import Mention
from incidents.spot import Spot

FAR = 90
APART = re.compile(r"[;:]| that | said | says ", re.IGNORECASE)
_PREPOSITION = re.compile(
    r"\s*(?:in|at|by|when|after|as|during|near|outside|while|from|on|of|with|for|between|along|amid|inside|over|before|"
    r"since|because|and|to|where|who|under|around|across|if|but|or)\b",
    re.IGNORECASE,
)
_LATER = re.compile(r"\b(?:before|when|after|until|till)\b", re.IGNORECASE)  # 'wounding 20 before police came'
# 'an attack on', 'the attack carried out today against', 'an attempt on the life of', 'the murder of the late'.
_ON = re.compile(
    r"\s*(?:(?!by\b)\w+\s){0,4}?(?:on|against|at|targeting|upon|of|in|inside)\s+(?:the lives of|the life of)?\s*\Z",
    re.I,
)
_OF = re.compile(r"\s*(?:attempt\s+)?(?:of|against|on)\s+(?:[\w.]+\s){0,3}\Z", re.I)
# Where a blast or fire strikes: 'in front of', 'inside', 'at the door of'.
_WHERE = re.compile(
    r"\b(?:in front of|outside|near|next to|inside|at|in|into|under|underneath|beneath|on|against|close to|opposite|"
    r"by|behind|alongside|of|adjacent to|beside|aboard|to|(?:met(?:er|re)s|yards|blocks) (?:away )?from)\s+"
    r"(?:an? |the |its |his |her |their )?\Z",
    re.I,
)
_OWNED = re.compile(r"(?:\s\w+)?['’]s?\s(?:\w+\s)?", re.I)
_CLAUSE = re.compile(r"[;:—–]|,\s|\s-\s| while | whereas | but ")


def right(spot: Spot) -> Mention | None:
    """The object of a verb: the first group behind it, with no clause boundary and no preposition between."""
    for m in spot.groups:
        if m.start >= spot.end:
            between = spot.text(spot.end, m.start)
            if len(between) > 60 or _CLAUSE.search(between) or _PREPOSITION.match(between) or _LATER.search(between):
                return None
            return _owned(spot, m)
    return None


def _owned(spot: Spot, owner: Mention) -> Mention:
    """'fired at the minister's car': what is hit is the car."""
    for m in spot.groups:
        if owner.end < m.start <= owner.end + 30:
            return m if m.kind == "thing" and _OWNED.fullmatch(spot.text(owner.end, m.start)) else owner
    return owner


def of_deed(spot: Spot) -> Mention | None:
    """The group behind 'on', 'against', 'of'; a person's title may stand between."""
    for m in spot.groups:
        if m.start >= spot.end:
            between = spot.text(spot.end, m.start)
            fits = _ON.match(between) or (m.kind != "thing" and _OF.match(between))
            return m if fits and len(between) < 48 and not _CLAUSE.search(between) else None
    return None


def struck(spot: Spot) -> Mention | None:
    """Where a bomb went off or a fire was set: 'exploded in front of the town hall'; a district is no target."""
    for m in spot.groups:
        if spot.end <= m.start < spot.end + FAR:
            between = spot.text(spot.end, m.start)
            if APART.search(between) or _CLAUSE.search(between):
                return None
            if m.kind == "thing" and not area(m) and _WHERE.search(between):
                return m
    return None
