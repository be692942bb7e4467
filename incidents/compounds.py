"""Compounds: words of violence that are part of a name or another noun, and tell of no deed: 'bomb squad'."""

from __future__ import annotations

from incidents.chunks import Line
from incidents.lexicon import Term
from incidents.scan import Scene


def inside_name(scene: Scene, first: int, last: int, pos: str) -> bool:
    """'Attack Helicopter Brigade', 'bomb disposal squad': part of a longer group; 'murdered judge Porras' is a verb."""
    a, b = scene.line.starts[first], scene.line.ends[last]
    inside = [m for m in scene.people if m.start <= a and b < m.end]
    return bool(inside) and not (pos == "act" and first > 0 and all(m.start == a for m in inside))


# Nouns that turn the word before them into something else: 'death threats', 'rocket launchers', 'the murder trial'.
_OF_ANOTHER_KIND = frozenset(
    """threat threats penalty squad squads sentence sentences toll tolls row certificate certificates launcher launchers
    trial trials charge charges warrant warrants disposal scare scares rifle rifles jet jets vest vests belt belts
    expert experts specialist specialists weapon weapons investigator investigators convict convicts plan plans plant
    plants price prices rate rates fund funds fighter helicopter helicopters aircraft shelter shelters dog dogs
    troops inquiry inquiries inquest probe hearing hearings capital hoax hoaxes alert alerts warning warnings statistics
    survey call calls ban bans drill drills exercise exercises tactics stories story films film""".split()
)
_OF_DEATH = frozenset("camp camps bed knell wish metal trap traps notice notices rate rates rattle mask duties".split())
# Those of them that somebody attacks, burns or downs.
_STRUCK = frozenset(
    """squad squads fighter helicopter helicopters aircraft jet jets shelter shelters troops plant plants dogs rifles
    weapons experts specialists investigators""".split()
)
# 'a burial plot', 'a plot of land': ground, or a story.
_PLOTS = frozenset(("plot", "plots"))
_OF_GROUND = frozenset(
    """land ground earth maize cassava rice vegetable vegetables garden gardens cooperative co-operative burial grave
    building allotment hectare hectares acre acres square metres farm tilled novel film play twist""".split()
)
_TARGETS = ("targets",)
_BEHIND_NOUNS = frozenset(
    "in on at near across inside around along over of by for from during with and or that which after before "
    "overnight late early including were was are have had".split()
)
_FLAMES = frozenset("flames tears song applause laughter flame two half".split())


def other_noun(line: Line, term: Term, last: int) -> bool:
    """Whether the next word makes it no deed: 'death threat', 'burst into flames'; 'charge' alone is a bomb's."""
    if term.text in _PLOTS and not _OF_GROUND.isdisjoint(line.lows[max(0, last - 2) : last + 4]):
        return True
    ahead = last + 1 >= len(line.lows) or not line.joined[last + 1]
    if ahead or term.words == _TARGETS:  # 'bombed rebel targets in the hills': what is aimed at, and no verb
        return term.words == _TARGETS and (ahead or line.lows[last + 1] in _BEHIND_NOUNS)
    low = line.lows[last + 1]
    if term.entry.kind in ("bombing", "shelling") and low in ("charge", "charges", "fighter"):
        return False
    if term.words == ("death",) and low in _OF_DEATH:
        return True
    if low in _STRUCK and term.entry.extra.get("pos") == "act" and not line.lows[last].endswith("ing"):
        return False  # 'ambushed troops'
    return low in _OF_ANOTHER_KIND or (term.text in ("burst into", "broke in") and low in _FLAMES)
