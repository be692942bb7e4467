"""Weight: how surely a clause states one nameable event, in points that its words, sides and setting add or take."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from incidents import events
from incidents.events import Trigger
from incidents.extractors.dates import DateMention
from incidents.extractors.place_mentions import PlaceMention
from incidents.fits import is_somebody
from incidents.headlines import is_headline
from incidents.kept import compiled
from incidents.known import is_given, is_object
from incidents.model import Finding, Mention
from incidents.nominal import SUFFERED
from incidents.nouns import Thing, Who
from incidents.scan import Scene
from incidents.willed import willed

# What makes a clause worth an incident of its own.
START, JOIN = 2.1, 0.8
HEADED = 0.7  # what the head of a log's entry adds, which tells day and town
ARMS = 0.8  # what a weapon adds to a mild verb
GIVEN, BARE = 0.6, 0.3  # what a target adds: 'the judge', 'six priests'; 'peasants'
_SLAIN = frozenset("murdered assassinated kidnapped abducted beheaded executed lynched hijacked bombed".split())
_CASUALTY = frozenset(("killed", "wounded", "abducted", "arrested", "perpetrators_killed"))


def weight(
    scene: Scene,
    acts: Sequence[Trigger],
    hurt: Sequence[Finding],
    places: Sequence[PlaceMention],
    dates: Sequence[DateMention],
    weapons: Sequence[Mention],
    tone: frozenset[str],
) -> float:
    """How surely a clause states one event; START is enough to open an incident, JOIN to add to one."""
    entry = bool(acts) and _entered(scene)
    titled = is_headline(scene) or entry or _live(scene, hurt, places)
    score = max([_trigger_weight(scene, t, titled=titled) for t in acts], default=JOIN if not hurt else 0.0)
    if any(f.field in _CASUALTY and not f.value.nobody for f in hurt):
        told = [f for f in hurt if not (f.value.lean and f.rule.endswith("-pronoun"))]  # not 'He is in hospital'
        score += 1.5 if any(f.value.count.value is not None or f.value.who for f in told) else 0.8
    elif hurt:
        score += 0.9
    placed = "event" in [p.role for p in places]
    score += (1.2 if scene.sentence.section == "bullet" else 0.7) * placed
    score += HEADED * (entry and not placed and any(t.strong and not t.rejected for t in acts))
    day = any(d.scope == "event" and d.value is not None for d in dates)
    score += 0.8 * day
    named = day or _counted_in_town(hurt, places) or any(map(events.is_known_slaying, acts))
    score -= 1.5 * ("generic" in tone and not named) + 1.0 * ("generic" in tone)
    score -= 2.0 * ("cumulative" in tone and not day)
    score -= 1.5 * ("accident" in tone and not any(map(_done_on_purpose, acts)))
    score -= 1.5 * _history(acts, hurt, dates, places)
    score -= 0.7 * ("anniversary" in tone) + 0.7 * ("legal" in tone)
    return score + ARMS * _armed(acts, hurt, weapons)


def _done_on_purpose(t: Trigger) -> bool:
    """'Rebels drowned a chief', 'a bomb in a gas cylinder': no accident, whatever the words may tell elsewhere."""
    if t.strong and not t.rejected and willed(t):
        return True
    doer = t.agent.value if t.agent is not None else None
    return t.pos == "act" and isinstance(doer, Who) and doer.armed == "attacker" and is_object(t.target)


_CLOCK = compiled(r"\W*(?:[01]?\d|2[0-3])[:.h][0-5]\d\b")


def is_timed(scene: Scene) -> bool:
    """Whether a sentence is an entry of a live report, or begins with a clock's time."""
    return scene.sentence.section == "update" or _CLOCK.match(scene.line.text, scene.sentence.start) is not None


_ENTRY = compiled(
    r"\W*(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?,? \d|\d{1,2}(?:[./]\d{1,2}\b"
    r"|(?:st|nd|rd|th)? ?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))|\d{4}-\d\d-\d\d)"
)

_HEADS = frozenset("MTWFS0123456789•*-[(")


def _entered(scene: Scene) -> bool:
    """'Wed 26, 21.30. Tasa. Volunteers exchange shots with strangers.': a paragraph of a log, headed by its day."""
    text, start = scene.line.text, scene.sentence.start
    begin = text.rfind("\n", 0, start) + 1
    return text[begin : begin + 1] in _HEADS and _ENTRY.match(text, begin) is not None


def _live(scene: Scene, hurt: Sequence[Finding], places: Sequence[PlaceMention]) -> bool:
    """'17:00 - Drones drop bombs over El Pinar': a live report tells in the present what has just happened."""
    return is_timed(scene) and (bool(hurt) or any(p.role == "event" and p.specificity > 1 for p in places))


def _counted_in_town(hurt: Sequence[Finding], places: Sequence[PlaceMention]) -> bool:
    """'A series of explosions hit the port, killing 24': one toll of one town makes an event of them."""
    exact = any(f.field == "killed" and f.value.count.value for f in hurt)
    return exact and any(p.role == "event" and p.specificity > 1 for p in places)


def _armed(acts: Sequence[Trigger], hurt: Sequence[Finding], weapons: Sequence[Mention]) -> bool:
    """'was hit by four bullets', 'a device was thrown at': a weapon makes a mild verb tell of violence."""
    mild = bool(acts) and not any(t.strong for t in acts)
    return (mild or (bool(hurt) and not acts)) and any(m.value.extra.get("strength") != "weak" for m in weapons)


def _history(
    acts: Sequence[Trigger], hurt: Sequence[Finding], dates: Sequence[DateMention], places: Sequence[PlaceMention]
) -> bool:
    """'Rebels overran the north in 2014': a year and no toll: the course of a war and no event.

    'His predecessor had been murdered in Umlazi in 2019': one somebody in one town is one.
    """
    slain = any(t.pos == "act" and t.word in _SLAIN and not t.present for t in acts)
    if slain and any(p.role == "event" and p.specificity > 1 for p in places):
        return False
    own = [d.value for d in dates if d.scope == "event" and d.value is not None]
    return bool(own) and not hurt and all(v.precision in ("year", "season") for v in own)


def _trigger_weight(scene: Scene, t: Trigger, *, titled: bool) -> float:
    armed = events.is_armed(t.agent)
    lifeless = t.pos == "deed" and t.word in SUFFERED and isinstance(t.target and t.target.value, Thing)
    given = is_given(t.target) or events.is_known_slaying(t)
    objective = 0.0 if lifeless or not is_object(t.target) else GIVEN if given else BARE
    if t.pos == "act" and objective == 0.0 and is_somebody(scene.line, bisect_left(scene.line.starts, t.end)):
        objective = GIVEN
    score = 1.5 if t.strong else 0.3
    if t.pos == "act":
        habit = t.present and not (titled and not scene.line.low.endswith(" of ", 0, t.start))  # 'days of battles with'
        score += 0.8 * armed + objective - 1.5 * habit
    else:
        score += 0.5 * armed + objective - 0.8 * (t.plural and t.count is None and not t.definite)
    return score
