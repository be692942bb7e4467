"""Affinity: how much speaks for a clause telling of an incident that was told before.

Another day or another place speaks against it and cannot be outweighed; the same count, 'the attack', or nothing of its
own speaks for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from incidents import apart, beside, in_full, items, struck
from incidents.dayless import day_above
from incidents.extractors.date_values import DateValue
from incidents.extractors.place_mentions import PlaceMention
from incidents.frames import Frame
from incidents.geography import contains, distance, same_place
from incidents.in_full import family
from incidents.kept import compiled
from incidents.known import is_unarmed
from incidents.latecomers import died_later, other_count
from incidents.lazy import once
from incidents.passing import in_passing, is_fronted, is_wide, led_in
from incidents.reaction import may_follow
from incidents.victims import fated, of_others, same_victim
from incidents.weekdays import other_weekday, weekdays
from incidents.weight import START

MERGE = 1.0
CONFLICT = -9.0
NEAR_KM, NEXT_DOOR_KM, VICINITY_KM = 12.0, 8.0, 40.0
FEW = 2  # so few dead or wounded are no mark of an event
KNOWN = 0.8  # ... with those told of before
AGAIN = 1.5  # ... and with whom the same has befallen, by name
OTHERS = 1.2  # ... or with others by name
HOUR = 1.5  # ... by an hour of its own, at the head of a paragraph
DAYS_OFF = 3  # how far two accounts of one event may lie apart


@dataclass(eq=False)
class Cluster:
    """The frames that tell of one event, in the order of the text."""

    frames: list[Frame] = field(default_factory=list)
    titles: list[Frame] = field(default_factory=list)

    @property
    def all(self) -> list[Frame]:
        return [*self.titles, *self.frames]


def affinity(frame: Frame, c: Cluster, places: Sequence[PlaceMention], *, title: bool = False) -> float:
    """How much speaks for a frame telling of a cluster's event; CONFLICT where it cannot."""
    place, day = _places(frame, c, places), _dates(frame, c)
    names = fated(frame)
    again = bool(names) and not title and same_victim(names, c.all)
    if again:  # 'kidnapped in X', and found dead in Y; who is dead has died once
        place, day = max(place, -0.3), max(day, -0.3)
    if place == CONFLICT or day == CONFLICT:
        return CONFLICT
    later = died_later(frame) or other_count(frame)
    score = place + day + (0.0 if later else _counts(frame, c)) + _types(frame, c) + _things(frame, c)
    score += AGAIN * again + 1.2 * (frame.definite or later or (not title and _known_so_far(c)))
    if names and not (again or title):
        score -= OTHERS * of_others(frame, c.frames, turns=_turns(frame, c))
    if not title and c.frames and c.frames[-1].scene.sentence.paragraph != frame.scene.sentence.paragraph:
        score -= 2.0 * (frame.section == "bullet" and frame.place is not None)
    if not title and c.frames:
        score -= 4.0 * (
            frame.entry or items.apart(frame, c.frames[0]) or (frame.weight >= START and _is_apart(frame, c))
        )
    if not title and _turns(frame, c) and apart.has_hour(frame) and any(f.section != "lead" for f in c.frames):
        score -= HOUR
    if not title:
        score += KNOWN * any(apart.known_again(frame) & apart.befallen(f) for f in c.all)
    if _other_time(frame, c):
        score -= 2.0
    if not title and _beside_fighting(frame, c):
        score -= 2.0
    if _sum_of_many(c) and not frame.several and (frame.place is not None or frame.day is not None):
        score -= 3.0
    told = frame.place is not None or frame.day is not None or bool(frame.casualties)
    if not title and not told and "separate" in frame.tone and frame.weight >= START and not frame.definite:
        score -= 2.0  # 'Separately, two nurses were beaten.'
    if not title and told:
        score -= 2.0 * ("separate" in frame.tone) + 1.0 * (not later and _in_addition(frame))
    return score


def _in_addition(frame: Frame) -> bool:
    """'A clerk was also shot in Tasa': another, and no more of what they did."""
    return "also" in frame.tone and not _THEY.match(frame.scene.line.text, frame.start) and not _mere_toll(frame)


def _known_so_far(c: Cluster) -> bool:
    """'The toll of Monday's attack rose to 16.': an event told only as known, so that the next deed is it, in full."""
    return bool(c.frames) and all(f.definite for f in c.frames) and c.frames[0].section in ("lead", "update")


def _is_apart(frame: Frame, c: Cluster) -> bool:
    return apart.is_another(frame) or apart.is_item(frame, c.frames)


def _beside_fighting(frame: Frame, c: Cluster) -> bool:
    """'Fighting went on in the city. The rebels kidnapped two teachers': what is done to those who do not fight."""
    if frame.weight < START or frame.definite:
        return False
    deeds = [t for f in c.frames for t in f.deeds]
    if not deeds or any(t.kind != "armed_clash" for t in deeds):
        return False
    acts = [t for t in frame.triggers if t.pos == "act" and t.strong and t.kind != "armed_clash"]
    told = frame.place is not None or frame.day is not None
    return any(
        is_unarmed(t.target) and not struck.is_thing(t) and (t.agent is not None or (told and t.kind != "harm"))
        for t in acts
    )


def _mere_toll(frame: Frame) -> bool:
    """'Ten rebels also died.': a toll without a place, a day or a deed of its own."""
    if frame.place is not None or frame.day is not None:
        return False
    return not frame.deeds and _ALSO_HURT.search(frame.scene.line.text, frame.start, frame.end) is not None


_ALSO_HURT = compiled(
    r"\balso (?:[a-z]+ )?(?:killed|died|wounded|injured|hurt|lost|slain|shot)\b"
    r"|\b(?:killed|died|dead|wounded|injured|hurt),? (?:as well|too)\b",
    re.IGNORECASE,
)
# 'They also abducted six women.': the same doers go on.
_THEY = compiled(
    r"(?:they|he|she|it|the (?:gunmen|attackers|assailants|militants|raiders|men|bandits|rebels))\s", re.IGNORECASE
)


_AGO = compiled(r"\bago\b|\blast (?:week|month|year)|\bearlier\b|\bprevious\b", re.IGNORECASE)


@once
def _ago(frame: Frame) -> set[str]:
    """'two weeks ago', 'last year' that no day of the report resolves."""
    return {d.text.lower() for d in frame.dates if d.scope == "event" and not d.dated and _AGO.search(d.text)}


def _other_time(frame: Frame, c: Cluster) -> bool:
    """Whether a clause tells of a time past that the cluster does not."""
    own = _ago(frame)
    return bool(own) and not any(own & _ago(f) for f in c.frames)


def _sum_of_many(c: Cluster) -> bool:
    """'multiple attacks that killed nine': a cluster that so far tells of several events at once."""
    return bool(c.frames) and c.frames[0].several and all(f.place is None for f in c.frames[1:])


def _places(frame: Frame, c: Cluster, places: Sequence[PlaceMention]) -> float:
    own = frame.place
    if own is None:
        return 0.5
    theirs = [p for p in (f.place for f in c.all) if p is not None]
    if not theirs:
        return 0.3
    if any(same_place(own, p) for p in theirs):
        return 1.5
    theirs = [p for p in theirs if p.specificity > 1] or theirs
    if any(contains(own, p, places) or contains(p, own, places) for p in theirs):
        return 0.6
    if own.place is None and frame.day is None and frame.weight < START:
        return 0.0
    if own.rule.endswith(_STREET) and any(own.country == p.country and not p.rule.endswith(_STREET) for p in theirs):
        return -0.3  # of the town told before, most likely
    if frame.definite and not frame.casualties:
        return -0.3
    if own.rule.endswith("#teller-in") and frame.triggers and frame.triggers[0].start < own.start:
        return 0.2  # 'They killed two people, a priest in Obo said.'
    if own.place is None and (_goes_further(frame, c) or in_full.spells_out(frame, c.frames)):
        return 0.0
    if c.frames and in_passing(frame, own, c.frames[-1]):
        return 0.2
    if c.frames and (beside.aside(frame, own) or items.in_passing(frame, c.frames[0], own)) and not is_fronted(frame):
        return 0.0
    if is_wide(frame, own) or (own.kind == "region" and own.place is None):  # 'on the Sola river': by some town
        return 0.0
    near = [(d, own.near or p.near) for p in theirs if (d := distance(own, p)) is not None]
    elsewhere = led_in(frame, own) and near and min(near)[0] > VICINITY_KM
    if (frame.known or frame.resumed or frame.to_him) and own.country in {p.country for p in theirs} and not elsewhere:
        return -0.3
    mild = frame.weight < START or in_full.spells_out(frame, c.frames)
    if mild and any(vague and d <= VICINITY_KM for d, vague in near):
        return 0.2
    if near and min(near)[0] <= (NEAR_KM if frame.weight < START else NEXT_DOOR_KM):
        return 0.2
    return CONFLICT


_STREET = "street"


def _goes_further(frame: Frame, c: Cluster) -> bool:
    """'The gunmen came to Tiar village', 'A mother died in the Bulo quarter': a spot no map has, told by what follows.

    It speaks of those known, or brings the toll that was not told yet, right behind, without a day of its own.
    """
    if not c.frames or frame.day is not None or not frame.tone.isdisjoint(("separate", "also")):
        return False
    gap = frame.scene.sentence.index - c.frames[-1].scene.sentence.index
    if is_fronted(frame) or frame.section == "bullet" or not 0 < gap <= 2:
        return False
    bare = not frame.deeds
    first = frame.casualties and not any(f.tolls for f in c.frames)
    told = frame.scene.people_in(frame.start, frame.end)
    further = any(m.value.armed == "attacker" and m.value.definite for m in told) or bool(bare and first)
    return further and not is_fronted(frame)


def _dates(frame: Frame, c: Cluster) -> float:
    own = frame.day
    if own is None or own.value is None:
        if frame.dates and _is_fresh(frame) and other_weekday(frame, c.all):
            return CONFLICT
        headed = frame.scope is not None and frame.scope.stamp and _is_under_another(frame, c)
        return CONFLICT if headed or _is_elsewhen(frame, c) else 0.5
    fresh = _is_fresh(frame)
    theirs = [d.value for d in (f.day for f in c.all) if d is not None and d.value is not None]
    if not theirs:
        apart = _in_force(own.value, c)
        if fresh and own.value.start is None and _turns(frame, c) and any(map(weekdays, c.frames)):
            return -1.5  # 'on Saturday ... On December 18 a convoy was fought'
        return apart - 1.0 if fresh and CONFLICT < apart < 0 else apart
    if any(_overlap(own.value, v) and own.value.precision == v.precision for v in theirs):
        return 1.0
    if any(_overlap(own.value, v) for v in theirs):
        return 0.3
    return -0.3 if frame.known and any(days_apart(own.value, v) <= DAYS_OFF for v in theirs) else CONFLICT


def _is_fresh(frame: Frame) -> bool:
    return frame.weight >= START and not frame.definite and not frame.known


def _is_elsewhen(frame: Frame, c: Cluster) -> bool:
    """Whether the day told last in the paragraph is none of those of a cluster that was told before it."""
    above = day_above(frame)
    if above is None or above.value is None or not c.frames or c.frames[-1].start > above.start:
        return False
    own, theirs = above.value, [d.value for d in [f.day for f in c.all] if d is not None and d.value and d.value.start]
    return bool(theirs) and not any(_overlap(own, v) for v in theirs)


def _is_under_another(frame: Frame, c: Cluster) -> bool:
    """Whether a fresh deed stands below a heading of another day than the cluster: 'Sola, 12 May', 'Kanda, 13 May'."""
    day, theirs = frame.scope, c.frames[-1].scope if c.frames else None
    if day is None or theirs is None or not (day.stamp and theirs.stamp) or day is theirs:
        return False
    if day.value is None or theirs.value is None or frame.section == "update" or frame.weight < START:
        return False
    return not (frame.definite or frame.known) and not _overlap(day.value, theirs.value)


def _overlap(a: DateValue, b: DateValue) -> bool:
    if a.start is None or b.start is None:
        return a.edtf == b.edtf
    return _last(a) >= b.start and _last(b) >= a.start


def _in_force(own: DateValue, c: Cluster) -> float:
    """A date told against the one in force for a cluster that tells none of its own; what is known may be older."""
    if c.frames and all(f.definite for f in c.frames):
        return 0.2
    scope = next((f.scope.value for f in c.frames if f.scope is not None and f.scope.value is not None), None)
    if scope is None or scope.start is None or own.start is None or _overlap(own, scope):
        return 0.2
    if any(f.scope is not None and may_follow(f.scope, own) for f in c.frames):
        return 0.5
    return CONFLICT if days_apart(own, scope) > DAYS_OFF else -0.5


def days_apart(a: DateValue, b: DateValue) -> int:
    """Days between two dates that do not overlap; many where one has no day."""
    if a.start is None or b.start is None:
        return 9999
    return min(abs((a.start - _last(b)).days), abs((b.start - _last(a)).days))


def digression(c: Cluster, main: Cluster) -> bool:
    """Whether a cluster tells of a time before the main event: the story goes back from it to the main one."""
    if c is main or not c.frames:
        return False
    first = c.frames[0]
    own, theirs = first.day, next((f.day for f in main.frames if f.day is not None), None)
    if first.prior or _ago(first):
        return True
    a, b = own.value if own else None, theirs.value if theirs else None
    return a is not None and b is not None and a.start is not None and b.start is not None and _last(a) < b.start


def _last(v: DateValue) -> date:
    assert v.start is not None
    return v.end or v.start


def toll(frame: Frame, name: str) -> frozenset[int]:
    """The counts that a clause tells for a field, parts of others left out."""
    return frame.tolls.get(name, _NONE)


_NONE: frozenset[int] = frozenset()


def _same_toll(n: int) -> float:
    """How much a toll told twice speaks for one event; 'nobody was hurt' is said of many."""
    return 1.5 if n > FEW else 0.8 if n else 0.0


def _counts(frame: Frame, c: Cluster) -> float:
    score = 0.0
    apart = -1.0 if frame.day is not None or frame.place is not None else -0.6
    if frame.place is not None and frame.weight >= START and all(f.place is None for f in c.frames):
        apart = -1.5  # 'four were beheaded. A fifth man was beheaded at Simbolo.'
    elif frame.place is not None and frame.weight >= START and frame.deeds and _outdoes(frame, c):
        apart = -1.6
    if "killed" in frame.tolls and in_full.is_told_of_some(frame, c.frames):
        apart = -0.3  # 'the murder of two experts. ... Ana Ruiz was shot near Sola'
    if _right_behind(frame, c) and (apart == -0.6 or _is_share(frame, c)):
        apart = -0.3
    for name in ("killed", "wounded"):
        own = toll(frame, name)
        theirs = {n for f in c.all for n in toll(f, name)} if own else own
        if own and theirs:
            score += _same_toll(max(own & theirs)) if own & theirs else apart
    return score


def _outdoes(frame: Frame, c: Cluster) -> bool:
    """'Four died in the city. In its Sola quarter a bomb killed sixteen.': no part of a smaller toll told before."""
    own = max(toll(frame, "killed"), default=0)
    if frame.place is None or own <= FEW or frame.definite:
        return False
    most = max([max(toll(f, "killed"), default=0) for f in c.frames], default=0)
    theirs = [p for p in (f.place for f in c.frames) if p is not None]
    return 0 < most < own and not any(same_place(frame.place, p) for p in theirs)


def _is_share(frame: Frame, c: Cluster) -> bool:
    """'130 were killed. Ninety died at a hall': fewer than were told, and on no other day."""
    own = max(frame.tolls.get("killed", (0,)))
    return frame.day is None and any(max(toll(f, "killed"), default=0) > own for f in c.frames)


def _right_behind(frame: Frame, c: Cluster) -> bool:
    """'One soldier was killed. The ministry reports that seven civilians died.': a bare toll in the next sentence."""
    if not c.frames or frame.deeds:
        return False
    last, own = c.frames[-1].scene.sentence, frame.scene.sentence
    return own.paragraph == last.paragraph and own.index - last.index == 1


def _types(frame: Frame, c: Cluster) -> float:
    own = family(frame)
    theirs = set().union(*map(family, c.all)) if own else own
    if not own or not theirs:
        return 0.2
    if own & theirs or frame.weight < START:
        return 0.6 if own & theirs else -0.2
    if in_full.is_short(frame, c.frames) and in_full.are_kin(own, theirs):
        return 0.0
    return -1.6 if frame.day is not None and _turns(frame, c) else -0.8


def _turns(frame: Frame, c: Cluster) -> bool:
    """Whether a clause stands at the head of a new paragraph."""
    before = c.frames[-1].scene.sentence.paragraph if c.frames else -1
    return frame.scene.sentence.paragraph != before and not frame.definite


def _things(frame: Frame, c: Cluster) -> float:
    """'A bomb exploded at a bank ... a bomb destroyed a bus': a new deed against another thing."""
    own = struck.new_things(frame)
    if own and in_full.is_lead(c.frames):
        own = own - struck.known_things(frame)  # 'a mosque was burnt in Sweden. ... the building in Eskilstuna'
    theirs = set().union(*map(struck.all_things, c.frames)) if own else own
    return -1.5 if own and theirs and not own & theirs else 0.0
