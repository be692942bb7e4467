"""The places a report names, each with its meaning, how exact it is, and the part it plays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from incidents.extractors.place_around import around, spoken_of
from incidents.extractors.place_capitals import RULE as CAPITAL_RULE
from incidents.extractors.place_capitals import capitals
from incidents.extractors.place_coordinates import positions, shore
from incidents.extractors.place_cues import Cue, cue_of, told_by
from incidents.extractors.place_evidence import Evidence, evidence, largest, own_name
from incidents.extractors.place_kept import is_country, is_place, labels, person_names
from incidents.extractors.place_links import LOWEST, WATER, WIDE, holds, housed, parents
from incidents.extractors.place_mentions import PlaceMention
from incidents.extractors.place_resolve import choose, contradicted
from incidents.extractors.place_spans import BORDER, Span, spans
from incidents.extractors.place_strays import at_home
from incidents.extractors.place_suburbs import great_city
from incidents.extractors.place_words import STREET, Words, words_of
from incidents.gazetteer import Gazetteer, Place, point_off
from incidents.kept import compiled
from incidents.model import Sentence
from incidents.packs import Rules

ROLES = (
    "event", "origin", "hospital", "seat", "metonym", "border", "route", "dateline", "hint", "organisation",
    "reference",
)  # fmt: skip
SPECIFICITY = {"country": 0, "sea": 1, "region": 1, "admin1": 1, "admin2": 2}
BESIDE = ("#at-a-side", "#at-a-distance")  # 'in Korets, east of Dub': Dub tells where Korets lies
DIVISIONS = ("admin1", "admin2")
VILLAGE = 50_000  # inhabitants that no village has
# 'West Africa's Niger', 'the deadliest attack in Latin America': no place where anything happens.
VAST = frozenset(
    "Africa,Asia,Europe,Latin America,South America,North America,Central America,West Africa,East Africa,North Africa,"
    "Central Africa,Southern Africa,South Asia,Southeast Asia,Central Asia,Middle East".split(",")
)
ELSEWHERE = frozenset(("origin", "reference", "metonym", "border", "hospital", "seat", "organisation", "hint"))
WATERS = ("sea", "region", "river", "lake")
AFTER_POSITION = 90  # characters between coordinates and the name of the place they stand for
PLAIN = "en/places#name"


def find_places(
    text: str, sentences: Sequence[Sentence], gazetteer: Gazetteer, rules: Rules
) -> tuple[PlaceMention, ...]:
    """The places of a report, sorted by start and never overlapping; demonyms too, with the role 'hint'."""
    words = words_of(rules)
    named = find_names(text, sentences, gazetteer, words)
    return resolve(text, sentences, gazetteer, words, named)


class Names(NamedTuple):
    """The names of a report that may be places, each with its cue, and what else tells of countries."""

    kept: list[tuple[Span, Cue]]
    hints: list[Span]


def find_names(text: str, sentences: Sequence[Sentence], gazetteer: Gazetteer, words: Words) -> Names:
    """The names that the words around them let be places, not yet resolved."""
    found = spans(text, sentences, gazetteer, words)
    hints = [span for span in found if span.why == "hint" or (span.why == "org" and is_country(span))]
    named = [(span, cue_of(text, span, words)) for span in found if span.why != "hint" and span.why != "titled"]
    persons = person_names(found, named, words)
    kept = [pair for pair in named if is_place(*pair, words, persons) or labels(text, pair[0])]
    return Names([pair for n, pair in enumerate(kept) if not housed(text, *kept[n : n + 2])], hints)


def resolve(
    text: str, sentences: Sequence[Sentence], gazetteer: Gazetteer, words: Words, names: Names
) -> tuple[PlaceMention, ...]:
    """The places that the names of a report mean."""
    kept, hints = names
    kept_spans, cues = [span for span, _ in kept], [cue for _, cue in kept]
    sure = [pair for pair in kept if pair[0].why != "org"]
    told = evidence([span for span, _ in sure], [cue for _, cue in sure], hints, words.neighbours)
    outer = parents(text, kept_spans, cues)
    meant = resolved(kept_spans, cues, told, outer)
    others = [hint(h) for h in hints if h.why == "hint" and h.country and h.rule != BORDER]
    others += [capital(*one) for one in capitals(text, sentences, told.main, gazetteer, words)]
    return with_positions(text, mentions(text, kept, meant, outer, told, others), gazetteer)


def with_positions(text: str, made: list[PlaceMention], gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """Coordinates written in the text give the places named right after them their exact point."""
    told = list(positions(text))
    if not told:
        return tuple(made)
    for n, one in enumerate(made):
        close = [spot for spot in told if 0 <= one.start - spot.end < AFTER_POSITION]
        if close and (one.specificity == LOWEST or one.kind in WATERS) and one.role not in ELSEWHERE:
            lat, lon = close[-1].lat, close[-1].lon
            country = one.country or shore(gazetteer, lat, lon) if one.kind == "sea" else one.country
            made[n] = one._replace(country=country, lat=lat, lon=lon, precision="place")
    return tuple(made)


Outer = Sequence[int | None]  # for each name the one that the text says contains it


def resolved(spans: Sequence[Span], cues: Sequence[Cue], told: Evidence, outer: Outer) -> list[Place | None]:
    """The place of every name: containers first, then what lies in them, sure places serving the unsure."""
    anchors: dict[str | None, list[Place]] = {}
    for sure in [s.places[0] for s in spans if one_area(s.places)]:
        if sure.lat is not None:
            anchors.setdefault(sure.country, []).append(sure)
    cities = tuple({place.id: place for s in spans if (place := great_city(s.places))}.values())
    meant: list[Place | None] = [None] * len(spans)
    known: dict[tuple[object, ...], Place | None] = {}
    inner: dict[int, list[Place]] = {}
    for n, holder in enumerate(outer):
        if holder is not None:
            inner.setdefault(holder, []).extend(p for p in spans[n].places if own_name(p, spans[n]))
    for n in sorted(range(len(spans)), key=lambda n: depth(outer, n)):
        holder = outer[n]
        above = meant[holder] if holder is not None else None
        if above is None and holder is not None and (higher := outer[holder]) is not None:
            above = meant[higher]  # 'at Sangla Hill crossing in Mashkel, Washuk district'
        held = (above,) if above else ()
        span, cue, lower = spans[n], cues[n], inner.get(n, ())
        key = (
            span.text, cue.kind, cue.kind_rule, cue.placed, told.local.get(span.sentence.index), *(p.id for p in held),
            *(p.id for p in lower),
        )  # fmt: skip
        if key not in known:
            known[key] = choose(span, cue, told, held, lower, anchors, cities)
        meant[n] = known[key]
        if holder is not None and above is not None and not cues[holder].near:
            meant[n] = contradicted(known[key], above, quarter=cue.quarter, province=cues[holder].kind == "admin1")
    return at_home(spans, cues, one_sense(spans, meant, outer), outer)


def one_area(places: Sequence[Place]) -> bool:
    """Whether a name means one town or district, or a town and the district around it."""
    if not places or places[0].kind in ("country", "admin1"):
        return False
    return len({(place.country, place.admin1) for place in places}) == 1 and (
        len(places) == 1 or bool(places[0].admin1)
    )


def one_sense(spans: Sequence[Span], meant: list[Place | None], outer: Outer) -> list[Place | None]:
    """'AURORA, Colorado - ... in Aurora': a name whose container is told once is the same place everywhere.

    One sense per discourse (Gale, Church and Yarowsky 1992).
    """
    told: dict[str, Place | None] = {}
    for span, place, holder in zip(spans, meant, outer, strict=True):
        if place is not None and place is largest(span) and (holder is None or meant[holder] is None):
            told[span.text.lower()] = place
    for n, holder in enumerate(outer):
        inside, around = meant[n], meant[holder] if holder is not None else None
        if inside is not None and around is not None and holds(around, inside):
            told.setdefault(spans[n].text.lower(), inside)
    for n, holder in enumerate(outer):  # 'over La Capilla in Apure': nor is it that of another state elsewhere
        if holder is not None and meant[n] is None and meant[holder] is not None and spans[n].places:
            told.setdefault(spans[n].text.lower(), None)
    if not told:
        return meant
    return [p if h is not None else told.get(s.text.lower(), p) for s, p, h in zip(spans, meant, outer, strict=True)]


def depth(outer: Outer, n: int) -> int:
    """How many containers are told above a name."""
    count, holder = 0, outer[n]
    while holder is not None and count < 8:
        count, holder = count + 1, outer[holder]
    return count


def mentions(text: str, kept: Sequence[tuple[Span, Cue]], meant: Sequence[Place | None], outer: Outer,
             told: Evidence, others: Sequence[PlaceMention]) -> list[PlaceMention]:  # fmt: skip
    """The mentions in order of the text, with parents renumbered and unknown names placed by what is around them."""
    made = [mention(text, span, cue, place) for (span, cue), place in zip(kept, meant, strict=True)]
    wanted = [n for n, (span, cue) in enumerate(kept) if meant[n] or not span.places or cue.strong or cue.loose]
    renumbered = {old: new for new, old in enumerate(wanted)}
    for n, holder in enumerate(outer):  # 'from Kannauj in Uttar Pradesh': the state is where they come from, too
        inside, around_it = made[n].place, made[holder].place if holder is not None else None
        if holder is None or made[n].role != "origin" or made[holder].role != "event":
            continue
        if inside is not None and around_it is not None and holds(around_it, inside):
            made[holder] = made[holder]._replace(role="origin")
    enough = 0.3 * told.counts.get(told.main or "", 0)
    sure = [n for n in wanted if made[n].place and made[n].specificity]
    sure = [n for n in sure if made[n].role not in ELSEWHERE or kept[n][1].role_rule.endswith(BESIDE)]
    sure = without_ways(text, kept, made, [n for n in sure if told.counts.get(made[n].country or "", 0.0) > enough])
    for n in sorted(wanted, key=lambda n: depth(outer, n)):
        holder = outer[n]
        above = made[holder] if holder is not None and holder in renumbered else None
        if made[n].place is None:
            guess = None if above is not None and above.specificity else around(made, sure, n, kept, told.main)
            made[n] = placed(made[n], above, spoken_of(made[n], others, guess), told)
        elif above is not None and made[n].country in (above.country, None) and not made[n].admin1:
            made[n] = made[n]._replace(country=above.country, admin1=above.admin1)  # a river of many lands, too
        if above is not None and above.specificity > 1:
            made[n] = made[n]._replace(within=above.start)
        if above is not None and above.specificity == 2 and made[n].place is None and made[n].specificity == 1:
            made[n] = made[n]._replace(specificity=LOWEST)
        if above is not None and made[n].specificity == 2 and above.specificity == LOWEST:
            if above.place is None and holder is not None:  # a district lies in no village
                made[holder] = above._replace(specificity=1)
            else:  # "Odesa's Khadzhybeiskyi district" is a quarter
                made[n] = made[n]._replace(specificity=LOWEST)
    twins = {made[n].text: made[n] for n in reversed(wanted) if made[n].place is None and outer[n] is not None}
    for n in wanted:
        if outer[n] is None and made[n].place is None and (twin := twins.get(made[n].text)) is not None:
            made[n] = inherited(made[n], twin, True, told)
        made[n] = offset(made[n], kept[n][1])
    told_in = [renumbered.get(h) if (h := outer[n]) is not None else None for n in wanted]
    flat = [made[n] if p is None else made[n]._replace(parent=p) for n, p in zip(wanted, told_in, strict=True)]
    return in_capitals(text, with_others(flat, others))


def without_ways(text: str, kept: Sequence[tuple[Span, Cue]], made: list[PlaceMention], sure: list[int]) -> list[int]:
    """The sure places less the towns that only a road leads to; such a road lies where the others are."""
    for n in [n for n in sure if kept[n][1].role == "route" and led_to(text, *kept[n])]:
        if any(m != n and made[m].admin1 and made[m].country == made[n].country for m in sure):
            sure = [m for m in sure if m != n]
            made[n] = made[n]._replace(place=None, country=None, admin1=None, lat=None, lon=None, kind="road")
    return sure


_LED = compiled(r" (?:road|highway|route)\b(?! (?:between|from|linking))")


def led_to(text: str, span: Span, cue: Cue) -> bool:
    """'on the Diyarbakir road', in a report on a town elsewhere: a road that leads there."""
    return (
        cue.role_rule.endswith("#road-pair")
        and text.endswith("the ", 0, span.start)
        and _LED.match(text, span.end) is not None
    )


_PART_OF = compiled(
    r" (?:district|neighbou?rhood|area|suburb|quarter|commune|sector)s? (?:of|in) (?:the )?(?:[A-Z][\w-]+ )?\Z"
)


def in_capitals(text: str, made: list[PlaceMention]) -> list[PlaceMention]:
    """'in the Hodan district of the Somali capital': a district of a town is a quarter of it."""
    for n, town in enumerate(made):
        if town.rule != CAPITAL_RULE:
            continue
        part = next((k for k in range(n - 1, -1, -1) if made[k].role != "hint"), None)
        if part is None or made[part].specificity < 2 or made[part].country != town.country:
            continue
        if _PART_OF.match(text, made[part].end, town.start):
            made[part] = made[part]._replace(specificity=LOWEST, within=town.start, parent=n)
    return made


def mention(text: str, span: Span, cue: Cue, place: Place | None) -> PlaceMention:
    """A mention as its own words tell, and the place that it means; no city is called a village."""
    extent = extent_of(text, span, cue)
    if extent == "village" and place is not None and place.kind == "place" and place.population > VILLAGE:
        place = None
    kind = place.kind if place else cue.kind or "place"
    precision = precision_of(place) if place else "none"
    told = SPECIFICITY.get(cue.kind, LOWEST) if cue.kind in DIVISIONS else LOWEST  # 'Kolo district' is no town
    spot = (
        place is None and cue.kind == "region" and cue.kind_rule.endswith(WATER) and WIDE.match(text, span.end) is None
    )
    street = STREET.match(text, span.end) if place is None else None  # 'Mwenge Park', 'Kanta Avenue'
    end = street.end() if street is not None else numbered(text, span)
    start = span.start
    if cue.kind_rule.endswith("#abroad-street") and (word := _STREET_BEFORE.search(text, max(0, start - 24), start)):
        start = word.start()
    return PlaceMention(
        start, end, text[start:end], span.sentence.index, kind, role_of(span, cue, place),
        told_by(cue) or cue.near_rule or cue.kind_rule or cue.role_rule or cue.rule or PLAIN, place,
        place.country if place else None, place.admin1_name if place else None,
        place.lat if place else None, place.lon if place else None, precision,
        LOWEST if spot else min(SPECIFICITY.get(kind, LOWEST), told),
        near=cue.near, sure=place is not None or cue.strong, extent=extent,
    )  # fmt: skip


_STREET_BEFORE = compiled(r"\b(?:[A-Z][a-zç]+\.?|ulitsa|prospekt) (?:d[a-z’']{1,4} ?(?:l[aeo]s? )?)?\Z")  # 'Rue des'
_NUMBER = compiled(r"(?: No\.?)? \d{1,3}[A-Z]?(?=,? (?:in|of|near|at) (?:the )?[A-Z])")
_MILESTONE = compiled(r" \d{1,4}(?:[.,]\d)?(?! [a-z]+s\b)")
_STONES = frozenset(("mile", "milepost", "kilometre", "kilometer", "km", "checkpoint", "gate", "pk"))


def numbered(text: str, span: Span) -> int:
    """Where a name ends with its number: 'Delmas 33 in the capital', 'Extension 7, Lenasia'."""
    if not text[span.end + 1 : span.end + 2].isdigit():
        return span.end
    stone = span.text.lower() in _STONES  # 'at Mile 40'
    hit = _MILESTONE.match(text, span.end) if stone else _NUMBER.match(text, span.end)
    return hit.end() if hit is not None else span.end


_VILLAGE_BEFORE = compiled(r"\b(?:village|hamlet|settlement|farm|camp) (?:of|called|named) (?:the )?\Z")
_CALLED = (" of ", " called ", " named ", " the ")
_VILLAGE_NEXT = compiled(r",? (?:village|hamlet|settlement|farm)\b")
_AREA_NEXT = compiled(
    r" (?:(?:[Tt]ownship|sub-?division|[Mm]ountains|[Hh]ills|[Hh]ighlands|range|forest|plateau)\b"
    r"|council(?: area)?(?=[,.;]))"
)


def extent_of(text: str, span: Span, cue: Cue) -> str:
    """Whether the words make a place a village, or an area that holds villages."""
    if cue.kind in DIVISIONS or _AREA_NEXT.match(text, span.end):
        return "area"
    if _VILLAGE_NEXT.match(text, span.end):
        return "village"
    called = text.endswith(_CALLED, 0, span.start) and _VILLAGE_BEFORE.search(text, max(0, span.start - 24), span.start)
    return "village" if called else ""


def precision_of(place: Place) -> str:
    """What a place's coordinates stand for."""
    if place.lat is None:
        return "none"
    exact = {"country": "country", "admin1": "admin1", "admin2": "admin2", "sea": "country", "region": "admin1"}
    return exact.get(
        place.kind, "near" if place.kind in ("area", "mountain", "road", "river", "lake", "island") else "place"
    )


def role_of(span: Span, cue: Cue, place: Place | None) -> str:
    """The part the place plays; a capital that speaks is its government, half a continent only where a place lies."""
    if span.sentence.section == "dateline":
        return "dateline"
    if span.why == "org":
        return "organisation"
    if place is not None and place.kind == "region" and place.name in VAST:
        return "reference"
    role = cue.role or "event"
    if role == "metonym" and cue.placed:
        return "event"
    if place is not None and place.kind == "country" and cue.role_rule.endswith("#taken-from"):
        return "origin"  # 'abducted two engineers from China'
    return role


def placed(mention: PlaceMention, above: PlaceMention | None, guess: PlaceMention | None,
           told: Evidence) -> PlaceMention:  # fmt: skip
    """An unknown name in what contains it; where that is a country only, near what is told of it beside."""
    closer = above is None or (not above.specificity and guess is not None and guess.country == above.country)
    return inherited(mention, guess if closer else above, not closer, told)


def inherited(mention: PlaceMention, above: PlaceMention | None, told_so: bool, told: Evidence) -> PlaceMention:
    """An unknown name takes country, division and a rough position from what contains it."""
    if above is None:
        return mention._replace(country=told.main, precision="country" if told.main else "none")
    if told_so:
        precision = "near" if above.precision in ("place", "near") else above.precision
    else:
        precision = "admin1" if above.admin1 else "country"
    return mention._replace(
        country=above.country, admin1=above.admin1, lat=above.lat, lon=above.lon, precision=precision
    )


def offset(mention: PlaceMention, cue: Cue) -> PlaceMention:
    """A mention that the text says is so far away from: the computed point, or the place itself, as 'near'."""
    if not cue.near or mention.precision not in ("place", "near") or mention.lat is None or mention.lon is None:
        return mention
    if cue.km is not None and cue.bearing is not None:
        lat, lon = point_off((mention.lat, mention.lon), cue.km, cue.bearing)
        return mention._replace(lat=round(lat, 4), lon=round(lon, 4), precision="near")
    return mention._replace(precision="near")


def with_others(made: Sequence[PlaceMention], others: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Names, demonyms and capitals in the order of the text, parents still true."""
    rows: list[tuple[int, PlaceMention, int | None]] = [(m.start, m, n) for n, m in enumerate(made)]
    rows += [(other.start, other, None) for other in others]
    rows.sort(key=lambda row: (row[0], row[1].end))
    at = {old: new for new, (_, _, old) in enumerate(rows) if old is not None}
    return [m._replace(parent=at[m.parent]) if m.parent is not None else m for _, m, _ in rows]


def capital(span: Span, role: str | None, near: bool) -> PlaceMention:
    """'the Syrian capital': the town by another word."""
    (place,) = span.places
    return PlaceMention(
        span.start, span.end, span.text, span.sentence.index, "place", role or "event", CAPITAL_RULE, place,
        place.country, place.admin1_name, place.lat, place.lon, "near" if near else "place", LOWEST, near=near,
    )  # fmt: skip


def hint(span: Span) -> PlaceMention:
    """A demonym or a group's name: no place, but it tells of a country."""
    kind, rule = ("actor", span.rule) if span.rule else ("people", "world/countries#demonym")
    return PlaceMention(
        span.start, span.end, span.text, span.sentence.index, kind, "hint", rule, None, span.country, span.admin1,
        None, None, "none", 0,
    )  # fmt: skip
