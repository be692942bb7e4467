"""The day of a deed told in a clause: its own, and not that of what was done about it."""

from __future__ import annotations

from collections.abc import Sequence

from incidents.events import Trigger
from incidents.extractors.date_nested import nested_at
from incidents.extractors.dates import DateMention, date_at
from incidents.model import Finding
from incidents.reaction import AFTERMATH, REACTION, is_aside, is_done_after, is_of_reaction
from incidents.scan import Page, Scene


def deed_days(
    page: Page,
    scopes: Sequence[DateMention | None],
    scene: Scene,
    acts: Sequence[Trigger],
    hurt: Sequence[Finding],
    span: tuple[int, int],
    led: tuple[int, int] | None,
) -> tuple[DateMention | None, DateMention | None]:
    """The date told for the deed in its own sentence, and the date in force there; `led`: see `nested`."""
    act = next((t for t in acts if t.strong), None if hurt else next(iter(acts), None))
    at = act.start if act is not None else hurt[0].start if hurt else span[0]
    index = scene.sentence.index
    inside = [d for d in scene.dates if span[0] <= d.start < span[1]]
    if led is not None and any(d.start > led[0] and d.scope == "event" for d in inside):
        at, inside = led[1], [d for d in inside if d.start > led[0]]
    told = date_at(at, inside or scene.dates, scopes, page.sentences, page.report.text)
    # 'two days after a raid': the raid's day, or none that is known
    counted = told is not None and told.cue == "clause"
    own = told if told is not None and told.sentence == index and (told.scope != "reference" or counted) else None
    own = own if own is not None and own.value is not None else None
    if own is not None and not counted:
        if is_of_reaction(scene, own, span[0], at, (*acts, *hurt)):
            return _behind(inside, at, own), own._replace(cue=REACTION)
        if (led is not None and own.start < led[0]) or is_done_after(scene, own, at):
            rest = [d for d in inside if d is not own and d.scope == "event" and d.value is not None]
            return (rest[0] if rest else None), own._replace(cue=AFTERMATH)
        if is_aside(scene, own, at, hurt):
            return None, scopes[index - 1] if index else None
    return own, (None if counted else scopes[index])


def _behind(inside: Sequence[DateMention], deed: int, day: DateMention) -> DateMention | None:
    """'protested on Monday against the killing of a cook on Saturday': a day no later, told behind the deed."""
    latest = day.value.start if day.value is not None else None
    for d in inside:
        start = d.value.start if d.start > deed and d.scope == "event" and d.value is not None else None
        if start is not None and latest is not None and start <= latest:
            return d
    return None


def nested(scene: Scene, acts: Sequence[Trigger], hurt: Sequence[Finding]) -> tuple[int, int] | None:
    """Where the words that lead to a deed begin, and the deed: 'was jailed on Monday | for the | murder of a cook'.

    Of sentences that hold one of FOLLOWED.
    """
    told = [t.start for t in acts if t.kind != "raid_arrest"] or [f.start for f in hurt if f.field != "arrested"]
    for deed in told[:2]:  # 'was sentenced to death for the murder of a cook'
        lead = nested_at(scene.line.low, scene.sentence.start, deed)
        if lead is not None:
            return lead, deed
    return None


def is_finer(own: DateMention | None, before: DateMention) -> bool:
    """'eight months after gunmen struck on Nov. 13': a day within the month that was counted back to."""
    if own is None or own.value is None or before.value is None or None in (own.value.start, before.value.start):
        return False
    a, b = own.value, before.value
    return a.precision == "day" != b.precision and b.start <= a.start <= (b.end or b.start)  # type: ignore[operator]


def counted_back(page: Page, scene: Scene, start: int) -> DateMention | None:
    """'two days after an air strike': the day of the strike, counted back from the day told."""
    index = scene.sentence.index
    told = [d for d in page.dates if d.sentence == index and d.start < start <= d.end + 1 and d.scope == "reference"]
    return next((d for d in told if d.value is not None and d.value.known), None)
