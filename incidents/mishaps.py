"""Mishaps: whether a report, or one event of it, is of an accident or a disaster, so that only plain violence counts.

Reports on accidents speak of blasts, fires, dead and arrests as those on attacks do. What tells them apart is the
cause: weather, beasts, machines and walls; a fire that breaks out and is not set; what went wrong, and nobody's will.
"""

from __future__ import annotations

from incidents import weigh
from incidents.affinity import Cluster
from incidents.kept import compiled
from incidents.scan import Page, Scene
from incidents.willed import BOMBS

HAZARDED = 24  # in longer reports more words of hazards are needed
MISHAPS = 3  # different words for accidents that make a report one on an accident
TOP = 4  # how many sentences say what a report is about
_ACCIDENT, _NATURE, _CAUSE = "accident", "nature", "cause"
_FIRES = frozenset("fire fires blaze inferno".split())
# 'A fire swept through a hostel', 'in a fire at a mill', 'Warehouse fire kills nine'; not 'opened fire', 'set fire to'.
_BLAZE = compiled(
    r"\b(?:an?|the|this|another|huge|massive|deadly|fierce|warehouse|factory|market|house|hotel|hospital|forest|gas|kitchen"
    r"|electrical|major|devastating) (?:fires?|blaze|inferno) (?:(?:that|which|has|had|also|then|later|quickly) )*"
    r"(?:broke out|ripped|swept|tore|raced|raged|spread|engulf\w+|gutted|destroy\w+|kill\w*|claim\w*|started|began"
    r"|leapt|consum\w+|reduced|razed|at|in|on|aboard)\b"
    r"|\A(?:(?!sets?|setting|opens?|opened|under|return|gun|on|by|to|came|with|cross)[\w-]+ ){0,4}"
    r"(?:fire|blaze|inferno)\b(?! (?:on|at|into|back|to|from|upon|exchanged|traded|between|bomb\w*)\b)"
    r"|\bcaught fire\b"
)
# What is driven, flown, sailed or built, and what befalls it.
_WRECKED = frozenset(
    """came crashed crashes ditched plunged nosedived capsized capsizes sank sinks sunk overturned overturns derailed
    keeled collapsed collapses caved gave rolled skidded veered left broke ran collided snapped tipped fell flipped hit
    ploughed plowed slammed smashed""".split()
)
_WRECK = compiled(
    r"\b(?:plane|jet|jetliner|airliner|aircraft|helicopter|chopper|glider|flight|airbus|boeing|ferry|boat|ship|trawler"
    r"|submarine|vessel|dinghy|canoe|pirogue|dhow|barge|bus|minibus|coach|train|tram|truck|lorry|van|car|tanker|trailer"
    r"|bridge|building|tower|block|stand|roof|wall|crane|dam|scaffolding|platform|balcony|lift|elevator|cable car)s?\b"
    r"[^.;]{0,60}\b(?:came down|crash(?:ed|es)|ditched|plunged|nosedived|capsize[ds]|sank|sinks|sunk|overturn(?:ed|s)"
    r"|derailed|keeled|collapse[ds]|caved in|gave way|rolled (?:over|down|back)|skidded|veered|collided|snapped|fell"
    r"|flipped|tipped over|broke (?:up|apart|in two)|ran (?:aground|off)"
    r"|left the (?:road|tarmac|runway|track|rails|highway)"
    r"|hit a (?:tree|pole|wall|rock|pylon|bridge|mountain|hill)|(?:ploughed|plowed|slammed|smashed) into)\b"
    r"(?! (?:\w+ ){0,3}(?:crowds?|pedestrians|people|shoppers|worshippers|protest\w+|demonstrat\w+|revell?ers"
    r"|passers-by|market|procession|parade|vigil|queue|soldiers|officers|police)\b)"
)
_CRUSH = compiled(r"\b(?:trampled|stampede|crush(?:ed)? (?:to death|at|in|as)|suffocated|drowned|electrocuted)\b")
_CRUSHES = frozenset("trampled stampede crush crushed suffocated drowned electrocuted".split())
_OF_MISHAPS = _FIRES | _WRECKED | _CRUSHES


def mishap(page: Page) -> bool:
    """Whether the top tells of an accident or a disaster, or the report speaks of them, or what caused it."""
    if weigh.genres(page).get("hazard", 0) >= weigh.HAZARDS * max(1.0, len(page.scenes) / HAZARDED):
        return True
    told: set[str] = set()
    if any(_of_itself(s) for s in page.scenes[:TOP] if s.sentence.section in ("title", "lead")):
        return True
    for n, scene in enumerate(page.scenes):
        found = weigh.cues(scene.line)
        here = False
        for c in found:
            if c.kind == _CAUSE:
                return True
            if c.kind == _ACCIDENT and c.direction == "sentence" and not _bombed(scene):
                here = True
                told.add(c.rule)
        natural = not n and any(c.kind == _NATURE for c in scene.line.memo.get("mood", ()))  # as mood has found it
        if (here or natural) and (n < TOP or scene.sentence.section in ("title", "lead")):
            return True
    return len(told) >= MISHAPS


def _bombed(scene: Scene) -> bool:
    """'The train escaped a mishap when a bomb exploded on the track': what is told beside bombs and attackers."""
    low = scene.line.low
    arms = any(low[m.start : m.end] in BOMBS for m in scene.told["weapon"])
    return arms or any(m.value.armed == "attacker" for m in scene.people) or bool(_CROWD.search(low))


# 'A crowd burned down a police post after a man died in a road accident.'
_CROWD = compiled(
    r"\b(?:crowd|mob|protesters|rioters|youths|villagers|residents)\b[^.;]{0,30}"
    r"\b(?:burn(?:ed|t)|torched|set fire|set ablaze|stoned|ransacked|attacked|lynched|vandali[sz]ed|beat)\b"
)


def befell(c: Cluster) -> bool:
    """'A fire swept through a hostel and killed nine', 'a jet came down in fog': the toll is first told of a mishap."""
    first = next((f for f in c.frames if f.casualties), None)
    return first is not None and first is c.frames[0] and _of_itself(first.scene)


def _of_itself(scene: Scene) -> bool:
    """Whether what a sentence tells of is fire, a wreck or a crush, and nobody in it fights or is armed."""
    words = scene.words
    if words.isdisjoint(_OF_MISHAPS):
        return False
    low = scene.line.low[scene.sentence.start : scene.sentence.end]
    hit = (
        (not words.isdisjoint(_FIRES) and _BLAZE.search(low))
        or (not words.isdisjoint(_WRECKED) and _WRECK.search(low))
        or (not words.isdisjoint(_CRUSHES) and _CRUSH.search(low))
    )
    return bool(hit) and not _armed(scene)


_MADE = ("device", "devices", "bomb", "bombs", "cocktail", "cocktails", "molotov", "molotovs")  # to set fires by


def _armed(scene: Scene) -> bool:
    low = scene.line.low
    arms = any(
        low.endswith(_MADE, m.start, m.end) or (m.value.kind != "fire" and m.value.extra.get("strength") != "weak")
        for m in scene.told["weapon"]
    )
    return arms or any(m.value.armed == "attacker" for m in scene.people)
