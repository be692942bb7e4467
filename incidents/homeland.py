"""Homeland: the country of an event that names no place: of its doers, of those who tell of it, of the whole story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from incidents.affinity import Cluster
from incidents.extractors.place_mentions import PlaceMention
from incidents.frames import Frame
from incidents.kept import compiled
from incidents.nouns import Who
from incidents.scan import Page

ONE_STAGE = ("IL", "PS")
FROM_AFAR = ("air_drone_strike", "shelling")
_ABROAD = compiled(
    r"[- ](?:[a-z]+ ){0,2}?(?:embass(?:y|ies)|ambassadors?|consul(?:ate|ates|s|ar)?|diplomats?|envoys?|tourists?"
    r"|citizens?|nationals?|peacekeepers?|peacekeeping|airliner|passengers?|contractors?|aid worker|students?|born)\b"
)


def nation(page: Page, c: Cluster) -> PlaceMention | None:
    """'Moroccan forces foiled an attack' in a report on Iraq: the country of the doers, where no place is named.

    Embassies, tourists, jets and drones are far from home, and Israelis and Palestinians meet on either side.
    """
    frame = (c.frames or c.titles)[0]
    if any(t.kind in FROM_AFAR for t in frame.triggers):
        return _told_by_its_forces(frame)
    main = next((p.country for p in page.places if p.role == "event" and p.country), None)
    armed = [m for m in frame.scene.people_in(frame.start, frame.end) if m.value.armed]
    forces = {m.value.country for m in armed if m.value.armed == "force"}
    attackers = [m for m in armed if m.value.armed == "attacker"]
    other = any(p.role in ("event", "dateline") and p.country for p in page.places)
    told = [p for p in frame.places if p.role == "hint" and p.country] or ([] if other else _hinted(page))
    hints = [p for p in told if p.country in forces or not forces - {None}]
    hints = [p for p in hints if main is None or p.kind != "actor"]  # 'Boko Haram' in a report from Niger
    struck = [t.target for t in frame.triggers if t.target is not None]
    at_home = [
        p
        for p in hints
        if p.country not in ONE_STAGE
        and not _ABROAD.match(page.report.text, p.end)
        and not (other and p.text.lower().endswith("s") and p.country not in forces)  # 'five of them Spaniards'
        and not (other and any(m.start <= p.start < m.end for m in attackers))  # 'al-Shabaab gunmen' far from home
        and not (other and any(m.start <= p.start < m.end for m in struck))
    ]
    return at_home[0] if len({p.country for p in hints}) == 1 and at_home and at_home[0].country != main else None


def _told_by_its_forces(frame: Frame) -> PlaceMention | None:
    """'The Ukrainian air force said Russia launched 48 drones': the country of those who tell of another's attack."""
    doers = {t.agent.value.country for t in frame.triggers if t.agent is not None and isinstance(t.agent.value, Who)}
    abroad = [p for p in frame.places if p.role == "hint" and p.country and p.country not in doers]
    told = doers - {None} and len({p.country for p in abroad}) == 1 and abroad[0].country not in ONE_STAGE
    forces = {m.value.country for m in frame.scene.people_in(frame.start, frame.end) if m.value.armed == "force"}
    return abroad[0] if told and abroad[0].country in forces else None


def _hinted(page: Page) -> list[PlaceMention]:
    """'Two villagers were killed. Residents blamed Boko Haram.': what tells of a country elsewhere in a report.

    Only where the report names no place of any country.
    """
    told = [p for p in page.places if p.country]
    return told if all(p.role == "hint" for p in told) else []


def told_from_abroad(page: Page, dateline: PlaceMention) -> PlaceMention:
    """'Moscow, 14 July - Peruvian communists condemned an attack': the country told of, where the bureau's never is."""
    told = [p for p in page.places if p.country and p.role in ("hint", "event")]
    counts = Counter(p.country for p in told)
    country, most = counts.most_common(1)[0] if counts else (None, 0)
    if most < 2 or most < MOSTLY * len(told) or counts[dateline.country]:
        return dateline
    return next(p for p in told if p.country == country)


def named_only(page: Page, p: PlaceMention) -> bool:
    """'aid that the United States sends' beside towns of another country: spoken of, and nothing happens there."""
    if p.specificity or not p.rule.endswith("#name"):
        return False
    return any(q.country not in (None, p.country) and q.specificity > 1 and q.role in FIRM for q in page.places)


FIRM = frozenset(("event", "dateline", "route"))
MOSTLY = 0.6  # of the names and peoples that a report tells, those of the one country that it is about


def of_the_story(page: Page, told: Sequence[PlaceMention]) -> Sequence[PlaceMention]:
    """Of places told before an event those in the country that the report is about; all where it is about several."""
    if len({p.country for p in told if p.country}) < 2:
        return told
    counts = Counter(p.country for p in page.places if p.country and (p.role == "hint" or p.role in FIRM))
    country, most = counts.most_common(1)[0]
    return [p for p in told if p.country == country] if most >= MOSTLY * sum(counts.values()) else told
