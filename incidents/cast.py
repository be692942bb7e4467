"""The cast of a report: the armed groups and armies that it names, and the nation of its forces."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from incidents.extractors import sides
from incidents.kept import compiled
from incidents.model import Mention
from incidents.nouns import Line
from incidents.packs import Entry
from incidents.scan import Page
from incidents.senders import named_at


@dataclass(frozen=True, slots=True)
class Cast:
    """Who plays in a report: the groups and armies it names, and the nation whose forces it names most."""

    groups: tuple[Mention, ...] = ()
    armies: tuple[Mention, ...] = ()
    nation: str | None = None
    often: bool = False  # whether its forces are named more than once
    headline: Mention | None = None  # the one group whose deed the title tells
    summed: Mention | None = None  # whose attacks, of which it tells several, a lead sums up
    of_all: tuple[tuple[Mention, str], ...] = ()  # who claims or is blamed for all the events, with their role


def cast(page: Page) -> Cast:
    """The armed groups and armies of a report in the order named, and the nation of its forces."""
    groups: dict[str, Mention] = {}
    armies: dict[str, Mention] = {}
    forces: Counter[str] = Counter()
    for line in (scene.line for scene in page.scenes):
        for i in line.kinds.get("actor", ()):
            entry = line.tags[i]["actor"].entry
            if entry.id.startswith("named:") and entry.kind == "state":
                continue  # a unit of some army
            if entry.kind == "state" or not _party(entry):
                held = armies if entry.kind == "state" else groups
                held.setdefault(entry.id, named_at(line, i, line.tags[i]["actor"]))
        if line.kinds.get("trigger"):  # and not the troops of which there is talk
            forces.update(_nations(line))
    most = forces.most_common(1)
    nation = most[0][0] if most else None
    told = {"headline": _headline(page) or _leading(page), "summed": _summed(page)}
    often = bool(most) and most[0][1] > 1
    return Cast(tuple(groups.values()), tuple(armies.values()), nation, often, **told, of_all=_of_all(page))


# 'blamed the rebels for both attacks', 'claimed all three', 'was behind the two blasts'.
_ALL = compiled(
    r"\b(?:both|all (?:of )?(?:the |these |them|three|four|five|six)|each of"
    r"|the (?:two|three|four|five|six|twin|series of|string of))\b"
)
_ALL_WORDS = frozenset(("both", "all", "each", "two", "three", "four", "five", "six", "twin", "series", "string"))


def _leading(page: Page) -> Mention | None:
    """'Taliban fighters who had crept up the hill overran a post': the group with which a lead begins."""
    for scene in page.scenes:
        if scene.sentence.section in ("lead", "body"):
            first = next(iter(scene.people), None)
            if first is None or first.start - scene.sentence.start >= LED:
                return None
            named = first.value.canonical and first.value.kind == "group" and not first.value.none
            return first if named and not _SUFFERS.match(page.report.text, first.end) else None
    return None


# 'killed 20 people in separate assaults', 'three bombings', 'attacks in two districts'
_SUMS = compiled(
    r"\b(?:separate|different|various|several|multiple|(?:series|string|wave|spate) of|two|three|four|five|six|twin)"
    r" (?:\w+ ){0,2}?(?:attacks|incidents|assaults|raids|ambushes|bombings|shootings|killings|blasts|villages|towns"
    r"|districts|states|provinces|communities)\b",
    re.IGNORECASE,
)


def _summed(page: Page) -> Mention | None:
    """'Suspected jihadists killed 20 people in separate assaults': who begins a title or a lead that sums up."""
    for scene in page.scenes:
        if scene.sentence.section in ("title", "lead", "body") and scene.line.kinds.get("trigger"):
            first = next(iter(scene.people), None)
            led = first is not None and first.value.armed == "attacker" and first.start - scene.sentence.start < LED
            if led and first is not None and _SUMS.search(scene.text):
                return None if _SUFFERS.match(page.report.text, first.end) else first
            if scene.sentence.section != "title":
                return None
    return None


LED = 24  # characters of a dateline or an adverb before the subject of a lead


def _of_all(page: Page) -> tuple[tuple[Mention, str], ...]:
    """Who claims or is blamed for all the events of a report in one sentence, where only one group is."""
    told: dict[str, tuple[Mention, str]] = {}
    for scene in page.scenes:
        if not scene.words.isdisjoint(_ALL_WORDS) and _ALL.search(scene.low):
            for side in sides.find(scene, page.rules):
                mention = side.value.mention
                if not side.value.tried:
                    told.setdefault(mention.value.canonical or mention.value.head, (mention, side.value.role))
    return tuple(told.values()) if len(told) == 1 else ()


# Behind these in a title stands whom others fight, or who suffers: 'Raid on Al-Shabaab camp'.
_ENDURES = compiled(
    r"\b(?:against|on|of|from|over|with|kills?|killed|arrests?|nabs?|hits?|strikes?)\s(?:the )?\Z", re.I
)
_SUFFERS = compiled(
    r"\s(?:\w+\s)?(?:(?:killed|arrested|held|jailed|shot|detained|neutrali[sz]ed)"
    r"(?=\s(?:in|by|at(?! least)|after|near|during|when|as|on|over|dead)\b|[.,;:]|\Z)|dead|die|surrender)\b",
    re.IGNORECASE,
)


def _headline(page: Page) -> Mention | None:
    """'Al-Shabaab raids village': the only armed group of a title, where it is not said to suffer."""
    told: dict[str, Mention] = {}
    for scene in page.scenes:
        if scene.sentence.section == "title":
            for m in scene.people:
                if m.value.canonical and m.value.kind == "group" and not m.value.none:
                    told.setdefault(m.value.canonical, m)
    if len(told) != 1:
        return None
    (only,) = told.values()
    text = page.report.text
    idle = _ENDURES.search(text, max(0, only.start - 24), only.start) or _SUFFERS.match(text, only.end)
    return None if idle else only


def _nations(line: Line) -> Iterator[str]:
    """The nations of the forces of a sentence: 'Nigerian troops'."""
    for i in line.kinds.get("country", ()):
        noun = line.tags[i + 1].get("who") if i + 1 < len(line.tags) else None
        if noun is not None and noun.entry.extra.get("armed") == "force":
            country = line.tags[i]["country"].entry
            yield country.country or country.id.upper()


def _party(group: Entry) -> bool:
    """Whether a group stands for election: the rebels of a report are not its."""
    return any("party" in name.lower() for name in group.names)
