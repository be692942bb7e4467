"""Beside: places that a clause names and where nothing of what it tells happened.

Where those are who tell it ('Medics at Tasa said that three had died'), and where somebody or something was taken or
went afterwards ('was hit in the leg and flown to Tasa'). Who tells stands before a verb of saying, and what is told
behind it; where they went stands behind what is told, with a preposition of the way there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from incidents.extractors.place_mentions import PlaceMention
from incidents.frames import Frame
from incidents.kept import compiled

_SAYS = compiled(
    r"\b(?:said|says|say|told|tells|recounted|added|confirmed|stated|counted|admits?|admitted|spoke|speaks|wrote"
    r"|announced|recalled|report(?:s|ed) that|puts? (?:the|its|their) (?:death )?(?:toll|number|dead))\b(?!,)",
)
# 'It has been reported in Tasa that ...'
_TOLD_IN = compiled(r"\b(?:reported|confirmed|announced|learn(?:ed|t)|disclosed|stated) (?:\w+ )?in (?:the )?\Z")
_FRONTED = compiled(r"\W*(?:in|at|near|outside|further|still|meanwhile|elsewhere|around|on)\b", re.IGNORECASE)
# Where the hurt are looked after: 'are still at Tasa', 'from her bed in Tasa', 'taken care of at the Tasa hospital'.
_CARE = compiled(
    r"\b(?:(?:are|is|was|were|remains?|lies?|lying) (?:still )?(?:at|in)|beds? (?:at|in)|ventilator (?:at|in)"
    r"|intensive care (?:at|in)|surgery (?:at|in)|(?:cared? (?:for|of)|treated|stabili[sz]ed|looked after|recovering"
    r"|admitted) (?:at|in|to)) (?:(?:the|a|an) )?(?:[\w.’'-]+,? ){0,3}\Z",
)
_WAY = compiled(
    r"\b(?:taken|referred|driven|flown|carried|rushed|moved|sent|went|gone|go|off|headed|heading|reached|fled|driving"
    r"|brought|transferred|airlifted|transported|walked|walk|way|continued?|returned|back)\b[^;:]{0,40}?"
    r"(?:\b(?:to|towards?|for)|(?<=reached)) (?:(?:the|a|an) )?(?:[\w.’'-]+,? ){0,3}\Z",
)
# '; the breath of it laid flat houses in Tasa': what is told behind a semicolon, and not by a place at its head.
_ASIDE = compiled(r";[^;]{4,}\Z")
# 'according to police in Tasa', 'a doctor at the hospital in Tasa told': those who tell, whatever is told behind them.
_SEAT = compiled(
    r"\b(?:(?:according to|told by|quot(?:ed|ing)|citing) (?:[^,;.:]{2,50} )?(?:in|at|of|for)"
    r"|(?:the press|the media|reporters|journalists|(?:press|news) conference|briefing) (?:in|at))"
    r" (?:the )?(?:[a-z]+ ){0,2}\Z",
)
# 'labourers on their way to Tasa': where those were going to whom it happened.
_BOUND = compiled(r"\b(?:on (?:his|her|their|its|the) way (?:back |home )?to|en route to|bound for) (?:the )?\Z")
_OF_SEATS = frozenset(
    """according told quoted quoting citing press media reporters journalists conference briefing way route bound said
    says say tells recounted added confirmed stated counted admits admit admitted spoke speaks wrote announced recalled
    reports reported put puts learned learnt disclosed""".split()
)
LONGEST = 60  # characters between a place and the verb of those who tell from there


def without(frame: Frame) -> Frame:
    """The frame without the places that lie beside its event: some of several, or all where it tells no day."""
    told = [p for p in frame.places if p.role in ("event", "route")]
    if not told or frame.setting is not None or (frame.day is not None and len(told) < 2):
        return frame
    spots = [*(t.start for t in frame.triggers), *(f.start for f in frame.casualties)]
    aside = [p for p in told if spots and (_tells(frame, p, min(spots)) or _went(frame, p, spots))]
    aside += _in_other_clauses(frame, told, spots) if not aside and len(told) > 1 else []
    if not aside or (frame.day is not None and len(aside) == len(told)):
        return frame
    return replace(frame, places=tuple(p for p in frame.places if p not in aside))


_PARTED = frozenset(("while", "whereas", "but", "and"))
# 'A curfew was imposed in Erbil, while in Mosul gunmen killed a nurse': where one clause ends and the next begins.
_CLAUSE = compiled(r";\s|,?\s(?:while|whereas|but)\s|,\sand\s(?=[^,.;]{2,40}?\s[a-z]+(?:ed|ot|ew|ized|ised)\s)")


def _in_other_clauses(frame: Frame, told: Sequence[PlaceMention], spots: Sequence[int]) -> list[PlaceMention]:
    """The places of clauses that tell no deed and no toll, beside one that tells its own."""
    low = frame.scene.line.low
    if frame.scene.words.isdisjoint(_PARTED) and "; " not in low[frame.start : frame.end]:
        return []
    cuts = [m.start() for m in _CLAUSE.finditer(low, frame.start, frame.end)]
    full = {bisect_left(cuts, at) for at in spots}
    idle = [p for p in told if bisect_left(cuts, p.start) not in full]
    return idle if len(idle) < len(told) else []


def aside(frame: Frame, place: PlaceMention) -> bool:
    """Whether a place is the seat of those who tell, or where somebody was going, whatever day the clause tells."""
    low = frame.scene.line.low
    if frame.scene.words.isdisjoint(_OF_SEATS):
        return False
    if _SEAT.search(low, frame.start, place.start) or _BOUND.search(low, frame.start, place.start):
        return True
    spots = [*(t.start for t in frame.triggers), *(f.start for f in frame.casualties)]
    return bool(spots) and _tells(frame, place, min(spots))


def _tells(frame: Frame, place: PlaceMention, first: int) -> bool:
    """'Residents of Tasa told the station that ...'; not 'In Tasa, a clerk said that ...'."""
    text = frame.scene.line.text
    if place.end > first or (_FRONTED.match(text, frame.start, place.start) and "," in text[place.end : first]):
        return False
    low = frame.scene.line.low
    if _SAYS.search(low, place.end, min(first, place.end + LONGEST)):
        return True
    return _TOLD_IN.search(low, frame.start, place.start) is not None and low.startswith(" that ", place.end)


def _went(frame: Frame, place: PlaceMention, spots: Sequence[int]) -> bool:
    """'... and referred to a clinic in Tasa', 'is on a ventilator in Tasa'; or no deed and no toll is told there."""
    low, first = frame.scene.line.low, min(spots)
    if place.start <= first:
        return False
    if any(way.search(low, first, place.start) for way in (_WAY, _CARE)):
        return True
    aside = _ASIDE.search(low, first, place.start)
    return aside is not None and max(spots) < aside.start()
