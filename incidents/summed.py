"""Tolls of no single event: sums over a stretch of time, the dead of a war, what happened long ago."""

from __future__ import annotations

from collections.abc import Sequence

from incidents.events import Trigger
from incidents.extractors.dates import DateMention
from incidents.extractors.place_mentions import PlaceMention
from incidents.kept import compiled
from incidents.model import Finding
from incidents.nouns import Thing, Who
from incidents.scan import Scene

_ASIDE = compiled(r"\b(?:which|whose|where)\b")  # 'two died in Ife, which is besieged since May'
_BY_NOW = compiled(r"\b(?:By|by|As of|as of|Until|until) (?:late |early |noon |the \w+ of )?\Z")  # an event's, so far
THOUSANDS = 1000  # so many dead without a day and a town are those of a war
MODERN = 1946  # UCDP's first year


def war_dead(harm: Sequence[Finding]) -> bool:
    """'The agency gives 40,000 dead': a toll of no single event."""
    return any((f.value.count.low or 0) >= THOUSANDS for f in harm)


def since(dates: Sequence[DateMention], harm: Sequence[Finding], scene: Scene) -> bool:
    """'Since April the Collective has counted 77 killed': a toll over a stretch of time, no event's."""
    text = scene.line.text
    over = [d for d in dates if d.cue in ("since", "cumulative") and not _BY_NOW.search(text, 0, d.start)]
    if any(d.scope == "event" for d in dates):
        return False
    return any(not harm or not any(_ASIDE.search(text, f.end, d.start) for f in harm) for d in over)


def of_old(dates: Sequence[DateMention]) -> bool:
    """'Aurangzeb besieged the fort in 1687': what happened before the times that incident databases are made of."""
    ends = [d.value.end for d in dates if d.scope == "event" and d.value is not None]
    return bool(ends) and all(end is not None and end.year < MODERN for end in ends)


def pinned(places: Sequence[PlaceMention], dates: Sequence[DateMention]) -> bool:
    """Whether a clause tells a day or a town of its event."""
    return any(d.scope == "event" and d.dated for d in dates) or any(
        p.role == "event" and p.specificity > 1 for p in places
    )


def of_a_war(harm: Sequence[Finding], places: Sequence[PlaceMention], dates: Sequence[DateMention]) -> bool:
    """'documented the death of 5,012 persons during July': so many dead, and neither a town nor a day."""
    if not war_dead(harm):
        return False
    day = any(d.scope == "event" and d.value is not None and d.value.precision == "day" for d in dates)
    return not day and not any(p.role == "event" and p.specificity > 1 for p in places)


def sums(places: Sequence[PlaceMention], dates: Sequence[DateMention], told: Sequence[Trigger], scene: Scene) -> bool:
    """'202 civilians were killed last year': the toll of a year, no town and no one deed."""
    own = [d.value for d in dates if d.scope == "event" and d.value is not None]
    return (
        bool(own)
        and all(v.precision in ("year", "season") for v in own)
        and not any(p.specificity > 1 and p.role == "event" for p in places)
        and not any(_is_one(t, scene.line.low) for t in told)
    )


def _is_one(t: Trigger, low: str) -> bool:
    """'In 2022 forty were killed there in an attack on a church', 'when rebels stormed the market': one deed."""
    if not t.strong or t.plural or t.present or t.kind == "armed_clash":
        return False
    if t.pos == "deed":
        return t.kind != "harm"
    agent, target = (m.value if m is not None else None for m in (t.agent, t.target))
    if t.agent is not None and isinstance(agent, Who) and (not agent.plural or low.endswith("when ", 0, t.agent.start)):
        return agent.armed != "force"
    if isinstance(target, Who):
        return not target.plural  # 'her colleague was shot in 2016'
    return isinstance(target, Thing) and not target.plural and not target.area
