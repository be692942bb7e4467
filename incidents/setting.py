"""When and where an incident happened, from the clauses that tell it and from the report around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from incidents.affinity import Cluster
from incidents.called import called
from incidents.extractors.date_scope import holds
from incidents.extractors.date_values import UNKNOWN, DateValue
from incidents.extractors.dates import DateMention
from incidents.extractors.place_mentions import PlaceMention
from incidents.extractors.positions import Position
from incidents.former import division
from incidents.frames import Frame
from incidents.geography import PLACE as LOWEST
from incidents.geography import contains, finest, mapped_around, same_place
from incidents.homeland import named_only, nation, of_the_story, told_from_abroad
from incidents.kept import compiled
from incidents.scan import Page
from incidents.told_at import told_at
from incidents.weight import START

SPEAKERS = ("#speaker-in", "#office-in", "#according-to-one-in")  # seats of those who tell of it


_THE_TOWN = compiled(
    r"\b(?:in|inside|outside|near|at|around) the (?P<same>same )?(?:town|city|village|hamlet|camp|settlement"
    r"|neighbou?rhood|suburb)\b(?! (?:of|called|where|and|council|hall|mosque|cent(?:re|er)|market)\b)"
    r"|\b(?:on|at|in|into|hit|struck|stormed|entered) (?:the|this) (?:town|city|village)['’]s\b"
)
_THERE = compiled(r"\w (?:house |home |camp |post )?there(?=[.,;:]|$| (?:on|by|with|after|before|when|last|and|for)\b)")
_THIS_TOWN = compiled(
    r"\b(?:in|of|at|on|into|across|against|through|outside|around) this (?:[a-z-]+ ){0,3}"
    r"(?:town|city|village|suburb|port|community|settlement)\b"
)
_TOWNS = frozenset("town city village hamlet camp settlement neighbourhood neighborhood suburb".split())
ASIDE = ("hint", "border", "seat", "hospital", "reference", "metonym")  # no place that 'there' speaks of
REACH = 4  # sentences back in which a town is told that is meant by 'the town'
_FOUND = compiled(r"\b(?:found|discovered|recovered|unearthed|exhumed)\b")
_HAD_BEEN = compiled(
    r"\b(?:(?:had|(?:to|must|may) have) been|was|were) "
    r"(?!abducted|kidnapped|seized|taken|last|missing|reported|arrested|detained|found|seen|identified)\w+"
)


@dataclass(frozen=True, slots=True)
class Setting:
    """Day, place and point of an incident, each with the mention that tells it."""

    day: DateMention | None
    place: PlaceMention | None
    point: Position | None
    around: PlaceMention | None = None  # what the text says contains a place that no gazetteer has
    called: str = ""  # the place's name in full: 'Daw Ta camp'

    @property
    def date(self) -> DateValue:
        return self.day.value if self.day is not None and self.day.value is not None else UNKNOWN

    @property
    def country(self) -> str | None:
        return self.place.country if self.place is not None else None

    def where(self) -> dict[str, Any]:
        """The record's geographical keys.

        A place without coordinates of its own is named with the one it takes them from: 'Carrizal, Convención'.
        """
        told: dict[str, Any] = {}
        if (place := self.place) is not None:
            own = self.called or place.name
            name = f"{own}, {self.around.name}" if self.around is not None else own
            told = {
                "country": place.country,
                "admin1": place.admin1,
                "place": name if place.specificity > 0 else None,
                "lat": place.lat,
                "lon": place.lon,
                "geo_precision": place.precision,
                "place_id": place.place_id,
            }
        if self.point is not None:
            told |= {"lat": self.point.lat, "lon": self.point.lon, "geo_precision": "place"}
        return told


def setting_of(page: Page, c: Cluster, others: Sequence[Cluster]) -> Setting:
    """When and where the event of a cluster happened; `others` are the report's other events."""
    point = _position(page, c)
    place = _place(page, c, point)
    if point is None:
        place = told_at(page, c, place, others) or place
    if place is not None and point is None:
        place = _within(page, c, place, others)
    day = _day(page, c, point)
    if place is None:
        return Setting(day, None, point)
    low = c.all[0].scene.line.low
    name = called(page.report.text, low, place.start, place.end) if place.place is None else place.name
    return Setting(day, _of_its_time(page, place, day), point, mapped_around(place, page.places), name)


def _of_its_time(page: Page, place: PlaceMention, day: DateMention | None) -> PlaceMention:
    """The place with the division that it was in on the day of the event, else of the report."""
    told = day.value.start if day is not None and day.value is not None else None
    point = (place.lat, place.lon) if place.lat is not None and place.lon is not None else None
    admin1 = division(page.rules, place.country, place.admin1, told or page.report.published, point)
    return place._replace(admin1=admin1)


def _day(page: Page, c: Cluster, point: Position | None) -> DateMention | None:
    """The date its clauses tell, in the order of the text; else the one in force. A log's heading goes before."""
    logged = [d for d in page.dates if point is not None and d.sentence == point.sentence and d.dated]
    own, headed = logged or _told_dates(c.frames), _told_dates(c.titles)
    if own and not (_counts_on(c, own[0]) and not logged):
        return _narrowed([*c.frames, *c.titles], own if logged else [*own, *headed])
    above = (c.frames or c.titles)[0].scope  # 'curfew starts today' stands above what is told of last night
    if headed and (above is None or not above.dated or not c.frames or not _told_above(page, above, c)):
        return _narrowed(c.titles, headed)
    return above


def _counts_on(c: Cluster, day: DateMention) -> bool:
    """'The bodies were collected the next day': counted on from the day in force where the deed is told."""
    above = c.frames[0].scope if c.frames and c.frames[0].day is not day else None
    if day.anaphor is None or day.anaphor.count < 1 or above is None or above.value is None or day.value is None:
        return False
    a, b = above.value.end, day.value.start
    return a is not None and b is not None and above.cue is None and a < b


def _told_above(page: Page, day: DateMention, c: Cluster) -> bool:
    """Whether the text below the title, or a heading of days, tells a day before what has none of its own."""
    told = page.sentences[day.sentence]
    below = day.stamp or told.section not in ("title", "heading")
    return below and day.sentence <= c.frames[0].scene.sentence.index


def _killing_of_found(frames: Sequence[Frame], own: Sequence[DateMention]) -> DateMention | None:
    """'Seven bodies were found on Saturday. They had been shot on Friday.': the day of the killing."""
    if not any(_FOUND.search(f.scene.line.low, f.start, f.end) for f in frames if f.day is own[0]):
        return None
    for f in frames:
        day = f.day
        if day is None or day is own[0] or day.value is None or day.value.start is None or own[0].value is None:
            continue
        before = own[0].value.start is not None and day.value.start <= own[0].value.start
        if before and _HAD_BEEN.search(f.scene.line.low, f.start, f.end):
            return day
    return None


def _narrowed(frames: Sequence[Frame], own: Sequence[DateMention]) -> DateMention:
    """'over the weekend', and later 'the ambush on Saturday': the first date, or the day or month within it."""
    first = own[0].value
    found = _killing_of_found(frames, own)
    if found is not None:
        return found
    if first is None or first.start is None or first.end is None or first.start == first.end:
        return own[0]
    days = [(m, m.value.start) for m in own if m.value is not None and m.value.start == m.value.end]
    day = next((m for m, day in days if day is not None and first.start <= day <= first.end), None)
    if day is not None or first.precision != "year":
        return day or own[0]
    return next((m for m in own if holds(own[0], m)), own[0])  # 'in 2013', and later 'in August of that year'


def _told_dates(frames: Sequence[Frame]) -> list[DateMention]:
    """The dates that the clauses tell; behind 'late Monday night' in a report without a date only a full day counts."""
    out, unknown = [], False
    for f in frames:
        day = f.day if f.triggers or f.casualties else None  # else when a group said that it did it
        if day is not None and day.value is not None and (not unknown or (day.value.known and not day.relative)):
            out.append(day)
        unknown = unknown or (day is None and any(d.scope == "event" and not d.dated for d in f.dates))
    return [d for d in out if not unknown or d is out[0] or (d.value is not None and d.value.precision == "day")]


def _place(page: Page, c: Cluster, point: Position | None) -> PlaceMention | None:
    """Where it happened; where only a country is told or nothing, the town whose institution was struck."""
    found = _told_place(page, c, point)
    if found is not None and found.specificity:
        return (_office(c, found) if found.specificity == 1 or found.extent == "area" else None) or found
    return _institution(c, found) or found


def _office(c: Cluster, around: PlaceMention) -> PlaceMention | None:
    """'the chief of Basa, in Aruwa, was shot': the town whose head was struck, where only its province is told."""
    struck = [t.target for f in c.frames for t in f.triggers if t.target is not None]
    seats = [p for f in c.frames for p in f.places if p.role == "seat" and p.specificity == LOWEST]
    held = [p for p in seats if any(m.start <= p.start <= m.end + 8 for m in struck)]
    named = (p for f in c.frames for p in f.places if p.role == "organisation" and p.specificity == LOWEST)
    held += [p for p in named if p.place is not None]  # 'near Basa police station in Aruwa'
    return next((p for p in held if (p.country, p.admin1) == (around.country, around.admin1)), None)


def _institution(c: Cluster, around: PlaceMention | None) -> PlaceMention | None:
    """'bombed the University of Kano', 'the mayor of Bosaso was shot': the town an institution or office is of."""
    land = around.country if around is not None and around.role != "hint" else None
    for p in (p for f in c.all for p in f.places):
        named = p.role == "organisation" or (p.role == "seat" and not p.rule.endswith(SPEAKERS))
        if named and p.specificity and p.place is not None and land in (None, p.country):
            return p
    return None


def _told_place(page: Page, c: Cluster, point: Position | None) -> PlaceMention | None:
    """The finest place its clauses tell; else the finest of the nearest sentence before that tells one."""
    told = [p for p in page.places if point is not None and p.sentence == point.sentence and p.role != "hint"]
    if told:
        return finest(told)
    own = _at_hand(c, [(p, f.weight) for f in [*c.frames, *c.titles] if (p := f.place) is not None])
    meant = _named_before(page, (c.frames or c.titles)[0], told=any(not p.near for p, _ in own))
    if meant is not None:
        return meant
    at = (c.frames or c.titles)[0].scene.sentence.index
    weighty = any(weight >= START or p.sentence <= at + REACH for p, weight in own)
    far = weighty and own[0][0].sentence > at + REACH
    above = _above(page, c, own) if far else None
    if above is not None:
        return above
    if weighty:
        best = finest(_of_one_division(own)[:3])
        return _below_the_title(page, c, best) or best
    abroad = nation(page, c)
    if abroad is not None:
        return abroad
    before = [p for p in page.places if p.role == "event" and p.sentence <= at and not named_only(page, p)]
    at_home = of_the_story(page, before)
    if at_home:
        return _town_of_title(page, finest([p for p in at_home if p.sentence == at_home[-1].sentence]))
    last = next((p for p in page.places if p.role in ("event", "dateline") and not named_only(page, p)), None)
    return (told_from_abroad(page, last) if last is not None and last.role == "dateline" else last) or _home(c)


def _above(page: Page, c: Cluster, own: Sequence[tuple[PlaceMention, float]]) -> PlaceMention | None:
    """The town told above clauses without a place, where the next place they tell stands far below them."""
    at = (c.frames or c.titles)[0].scene.sentence.index
    titled = any(f.place is not None for f in c.titles)
    if titled or c.all[0].section == "update" or any(p.sentence <= at + REACH for p, _ in own):
        return None
    towns = [p for p in page.places if p.role == "event" and p.specificity == LOWEST and p.sentence <= at]
    last = [p for p in towns if p.sentence == towns[-1].sentence and p.country == own[0][0].country]
    return finest(last)


def _town_of_title(page: Page, land: PlaceMention | None) -> PlaceMention | None:
    """'In Banjska the monks sweep': where only the country is told beside an event, the one town of the title in it."""
    if land is None or land.specificity:
        return land
    titled = [p for p in page.places if page.sentences[p.sentence].section == "title" and p.specificity == LOWEST]
    towns = [p for p in titled if p.role == "event" and p.country == land.country]
    return towns[0] if len(towns) == 1 else land


def _at_hand(c: Cluster, own: list[tuple[PlaceMention, float]]) -> list[tuple[PlaceMention, float]]:
    """Of the places its clauses tell those told near its first clause, or in the title, where any are.

    'Four dead at Sola plant. ... A bill on guns has died in committee in Arwa.'
    """
    if not c.frames or len(own) < 2:
        return own
    last = c.frames[0].scene.sentence.index + 2 * REACH
    near = [one for one in own if one[0].sentence <= last and one[0].specificity == LOWEST]
    return near if any(not p.rule.endswith("#teller-in") for p, _ in near) else own


def _below_the_title(page: Page, c: Cluster, titled: PlaceMention | None) -> PlaceMention | None:
    """'Raid in Sola' stands above 'A plane circled over Kanta, in Sola. It let go of two bombs.': the place inside."""
    if titled is None or not c.frames or any(f.place is not None for f in c.frames):
        return None
    at = c.frames[0].scene.sentence.index
    told = [p for p in page.places if at - 1 <= p.sentence <= at and p.end <= c.frames[0].end and p.role == "event"]
    inside = [p for p in told if p.specificity == LOWEST and not same_place(p, titled)]
    best = finest([p for p in inside if contains(titled, p, page.places)])
    return best if best is not None or titled.specificity == LOWEST or at > LEAD else _filed_at(page, titled)


LEAD = 2  # sentences behind the title whose place, where they tell none, may be the dateline's


def _filed_at(page: Page, titled: PlaceMention) -> PlaceMention | None:
    """'3 held after shooting at Ohio party' above 'AKRON, Ohio (AP) - Three teenagers ...': the dateline's town."""
    filed = (p for p in page.places if p.role == "dateline" and p.specificity == LOWEST)
    within = (p for p in filed if p.country == titled.country and titled.admin1 in (None, p.admin1))
    return next(within, None)


def _of_one_division(told: Sequence[tuple[PlaceMention, float]]) -> list[PlaceMention]:
    """The places of the division most is told of: 'hours after Ankara mourned' says little beside a bomb in Lice."""
    sums: dict[tuple[str | None, str | None], float] = {}
    for p, weight in told:
        if p.specificity:
            sums[p.country, p.admin1] = sums.get((p.country, p.admin1), 0.0) + weight
    main = max(sums, key=lambda division: sums[division], default=None)
    return [p for p, _ in told if main is None or (p.country, p.admin1) == main]


def _home(c: Cluster) -> PlaceMention | None:
    """'executed nine men from Hawija district' in a report that tells no other place: where those struck live."""
    return finest([p for f in c.all for p in f.places if p.role == "origin" and p.specificity > 1])


def _named_before(page: Page, frame: Frame, *, told: bool) -> PlaceMention | None:
    """'in the same town', 'outside the town': the last town told before; one told in the clause itself goes first."""
    text = frame.scene.line.text
    if " this " in text[frame.start : frame.end] and _THIS_TOWN.search(text, frame.start, frame.end):
        for p in page.places:  # 'in this coastal town north of Samra': the dateline's
            if p.role == "dateline" and p.specificity == LOWEST:
                return p
    town = not frame.scene.words.isdisjoint(_TOWNS)
    m = _THE_TOWN.search(text, frame.start, frame.end) if town else None
    if m is None and not told:
        return _there(page, frame)
    if m is None or (told and not m["same"]):
        return None
    towns = [p for p in page.places if p.end <= m.start() and p.role == "event" and p.specificity == LOWEST]
    near = towns and (m["same"] or frame.scene.sentence.index - towns[-1].sentence <= REACH)
    return towns[-1] if near else None


def _there(page: Page, frame: Frame) -> PlaceMention | None:
    """'residents of Batu were held in a raid on a house there': the place named last before, whatever its part."""
    m = _THERE.search(frame.scene.line.text, frame.start, frame.end)
    if m is None:
        return None
    named = [p for p in page.places if p.end <= m.start() and p.specificity > 1 and p.role not in ASIDE]
    if not named or frame.scene.sentence.index - named[-1].sentence > 1:
        return None
    return finest([p for p in named if p.sentence == named[-1].sentence and p.parent is not None]) or named[-1]


def _within(page: Page, c: Cluster, place: PlaceMention, others: Sequence[Cluster]) -> PlaceMention:
    """'near Memphis ... The store is in Collierville.': a finer place inside, told in a sentence beside the clauses."""
    if place.specificity == LOWEST and not place.near and place.extent != "area":
        return place
    start = c.all[0].start
    first = (c.frames or c.titles)[0].scene.sentence.index
    later = [o.frames[0].scene.sentence.index for o in others if o.frames and o.frames[0].start > start]
    stop = min(later, default=len(page.sentences))
    taken = {p.start for o in others for f in o.all for p in f.places}
    inside = [
        p
        for p in page.places
        if p.role == "event"
        and first <= p.sentence < stop
        and p.start not in taken
        and _is_finer(place, p)
        and (contains(place, p, page.places) or _may_hold(place, p))
    ]
    return inside[0] if inside else place


def _is_finer(place: PlaceMention, p: PlaceMention) -> bool:
    """A lower level, or a town or village where only what it is near or the area around it was told."""
    if p.specificity > place.specificity:
        return True
    loose = place.near or place.extent == "area"
    return loose and p.specificity == LOWEST and not p.near and p.extent != "area" and not same_place(place, p)


def _may_hold(place: PlaceMention, p: PlaceMention) -> bool:
    """Whether a name that no gazetteer has may lie in the district told before."""
    unknown = p.place is None and p.specificity == LOWEST and p.kind != "road"
    return unknown and place.extent == "area" and (p.country, p.admin1) == (place.country, place.admin1)


def _position(page: Page, c: Cluster) -> Position | None:
    """The point told in figures in the clauses of an incident, or in the heading above it."""
    spans = [f.scene.sentence.index for f in c.frames or c.titles]
    return next((p for p in page.positions if p.sentence in spans or 0 <= spans[0] - p.sentence <= 2), None)
