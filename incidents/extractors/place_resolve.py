"""Which of the places of one name is meant: told containment, country of the report, kind words, size, neighbours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import cos, exp, log10, radians
from operator import itemgetter

from incidents.extractors.place_cues import NOTHING, Cue
from incidents.extractors.place_evidence import (
    KNOWN_TOWN,
    NAMESAKES,
    TWINS,
    Evidence,
    great,
    known_from,
    largest,
    opens_dateline,
    own_name,
)  # fmt: skip
from incidents.extractors.place_links import holds
from incidents.extractors.place_names import cached_keys
from incidents.extractors.place_spans import Span
from incidents.extractors.place_suburbs import CLEAR, LARGE_CITY, suburb
from incidents.gazetteer import Place, km_between
from incidents.model import Sentence

KIND_BONUS = {"country": 6.0, "admin1": 3.0, "sea": 5.0, "region": 3.0, "admin2": 0.5}
POINT_KINDS = frozenset(("place", "camp", "base", "point", "road", "mountain", "island"))
DIRECTIONS = frozenset("north south east west central northern southern eastern western centre".split())
CONTINENTS = frozenset(("Africa", "Asia", "Europe"))
DWARFED = 4.0  # what a town's name counts less that is a great city's elsewhere
CROWDED = 20_000  # inhabitants of a town over the border whose name others bear, too
HARDLY = 0.15  # a share that tells nearly nothing: 'near the Algerian border'
WORLD_CITY = 3_000_000
CITY = 300_000
ONE_STAGE = ("IL", "PS")  # a report that speaks of one speaks of the other's towns
SMALL_TOWN = 60_000
LOOSE_KM, TOWN_KM, QUARTER_KM = 150.0, 80.0, 25.0
FAR_KM = 120.0
DIGEST, FAINT = 0.5, 0.05  # the largest share of one country in a digest; the least of those beside it
KNOWN_IN_DIGEST = 20_000  # inhabitants of a town of another country in one
BEARERS = ("#point-after", "#camp-after", "#quarter-after")  # what may be named after a city abroad: 'Glasgow mine'


Anchors = Mapping[str | None, Sequence[Place]]  # places of the report that are sure and have coordinates, by country


def choose(span: Span, cue: Cue, told: Evidence, outer: Sequence[Place], inner: Sequence[Place],
           anchors: Anchors, cities: Sequence[Place] = ()) -> Place | None:  # fmt: skip
    """The best candidate; `outer` may contain it, `inner` may lie in it, `anchors` are sure places of the report.

    It may be a quarter of one of the great `cities` that are spoken of.

    None where no candidate fits: a street, a small place of a country or state that is not spoken of.
    """
    if not span.places or cue.kind_rule.endswith("street"):
        return None
    if not outer and (town := largest(span)) is not None:
        return town
    shares = told.rest.get(span.text)
    if shares is None:
        shares = told.rest[span.text] = told.without(span.text)
    place = span.places[0]
    if cue.kind == "admin1" and place.kind == "admin1":  # 'the state of Guerrero' is none of the villages
        span = span._replace(places=tuple(p for p in span.places if p.kind in ("country", "admin1", "region")))
    if len(span.places) > 1:
        scored = [(sum(weights(p, span, cue, told, shares, outer, inner, anchors)), p) for p in span.places]
        if not outer and (city := great(span)) is not None:
            less = DWARFED * (1 + bool(inner))
            scored = [(points if p.country == city.country else points - less, p) for points, p in scored]
        if cities:
            scored = [(points + suburb(p, cue, cities), p) for points, p in scored]
        _, place = max(scored, key=lambda s: (s[0], s[1].id))
    if foreign(place, span, cue, told, shares, (*outer, *inner)) and not next_door(place, span, cue, told):
        return None
    if outer or not (of_another_state(place, span, told) or far_off(place, span, cue, anchors)):
        return place
    return None


def far_off(place: Place, span: Span, cue: Cue, anchors: Anchors) -> bool:
    """Whether what is told as a village, a quarter or a street is known only far from all places that are told.

    'the San Miguel quarter' in a report on one city is not the town at the other end of the country.
    """
    told_small = cue.kind in ("place", "point") and cue.role is None
    if place.kind != "place" or place.population > SMALL_TOWN or not told_small or place.lat is None:
        return False
    here = [a for a in anchors.get(place.country, ()) if a.id != place.id]
    far = (km_between((place.lat, place.lon or 0), (a.lat or 0, a.lon or 0)) > FAR_KM for a in here)
    return bool(here) and not opens_dateline(span) and all(far)


def contradicted(
    inside: Place | None, around: Place | None, *, quarter: bool = False, province: bool = False
) -> Place | None:
    """'Phoenix, a suburb of Durban': a place elsewhere than in what the text says contains it is not meant.

    Nor is, of 'Vugizo, a hill in Cibitoke province', the namesake in the next province.
    """
    if inside is None or around is None:
        return inside
    if province and around.kind == "admin1" and around.admin1 and inside.admin1 and around.admin1 != inside.admin1:
        return None
    if inside.kind == "admin2":  # 'the Zahra district of Homs' is not Kuwait's, Dayton's Oregon district not Missouri's
        shared = around.admin1 in (None, inside.admin1) or around.kind not in ("place", "admin1", "admin2")
        return inside if around.country in (None, inside.country) and shared else None
    if inside.kind not in ("place", "area") or astride(around, inside, QUARTER_KM if quarter else TOWN_KM):
        return inside
    return None


PARTS = (
    "size", "kind", "hand-checked", "kind words", "country of the report", "another's name", "a state's name",
    "a continent", "no coordinates", "a known place's name", "country named beside it", "province named",
    "containment told", "contains its neighbour", "near others",
)  # fmt: skip


def weights(place: Place, span: Span, cue: Cue, told: Evidence, shares: Mapping[str, float], outer: Sequence[Place],
            inner: Sequence[Place], anchors: Anchors) -> tuple[float, ...]:  # fmt: skip
    """What the weight of one candidate is made of, in the order of `PARTS`."""
    kind, country = place.kind, place.country
    again = not outer and country in NAMESAKES
    beside = kind != "country" and country in told.local.get(span.sentence.index, ())
    divided = kind == "place" and bool(told.divisions) and span.places[0].kind != "admin1"
    return (
        log10(place.population + 50),
        KIND_BONUS.get(kind, 0.0),
        2.0 if place.id.startswith("world:") else 0.0,
        kind_fit(place, cue) if cue.kind else 0.0,
        country_fit(place, shares),
        0.0 if kind != "place" or own_name(place, span) else -1.0,
        -9.0 if kind == "country" and eclipsed(place, span, shares) else 0.0,
        6.0 if kind == "region" and place.name in CONTINENTS else 0.0,
        -2.0 if kind == "admin2" and place.lat is None else 0.0,
        (-12.0 if outshone(place, span) else -3.0 if namesake_of_known(place, span) else 0.0) if again else 0.0,
        2.0 if beside else 0.0,
        3.0 if divided and (country, place.admin1) in told.divisions else 0.0,
        (8.0 if any(holds(o, place) for o in outer) else -6.0) if outer else 0.0,
        (8.0 if any(holds(place, i) for i in inner) else -2.0) if inner else 0.0,
        nearness(place, anchors.get(country, ())),
    )


def of_another_state(place: Place, span: Span, told: Evidence) -> bool:
    """Whether a small town lies in another state than those of a report on a country full of namesakes.

    'Englewood' in a report from Chicago is no town in Colorado.
    """
    if place.country not in TWINS or place.kind != "place" or place.population >= KNOWN_TOWN:
        return False
    spoken_of = told.states.get(place.country, frozenset())
    return bool(spoken_of) and place.admin1 not in spoken_of and not opens_dateline(span)


def astride(outer: Place, place: Place, town: float) -> bool:
    """Whether a place lies in what is told to contain it, or near enough for the words to be meant loosely.

    'the Cibitoke quarter of Bujumbura' is not the town 60 km off.
    """
    if (
        outer.kind in ("sea", "region")
        or holds(outer, place)
        or outer.lat is None
        or outer.lon is None
        or place.lat is None
        or place.lon is None
    ):
        return True
    apart = outer.kind == "place" and outer.admin1 != place.admin1
    most = town if apart else LOOSE_KM  # 'Ramot junction in Jerusalem' is no village in the north
    return outer.country == place.country and km_between((outer.lat, outer.lon), (place.lat, place.lon)) < most


def eclipsed(place: Place, span: Span, shares: Mapping[str, float]) -> bool:
    """Whether a country's name is a state's: 'Georgia' in a report on the United States."""
    twins = {p.country for p in span.places if p.kind == "admin1" and p.country in TWINS}
    return any(shares.get(t or "", 0) > shares.get(place.country or "", 0) for t in twins)


def outshone(place: Place, span: Span) -> bool:
    """'Paris' in a report on the United States is not the town in Texas."""
    small = place.country in NAMESAKES and place.kind == "place" and place.population < SMALL_TOWN
    return small and any(p.population > LARGE_CITY and own_name(p, span) for p in span.places)


def namesake_of_known(place: Place, span: Span) -> bool:
    """'Palmyra' is rather the town in Syria, many times as large, than one of those in America."""
    small = place.country in NAMESAKES and place.kind == "place" and place.population < SMALL_TOWN
    return small and any(p.population > CLEAR * place.population and p.country not in NAMESAKES for p in span.places)


def kind_fit(place: Place, cue: Cue) -> float:
    """How well the kind word beside the name fits: 'X province' is a division, 'the village of X' a place."""
    if cue.kind in ("admin1", "admin2"):
        if place.kind in ("admin1", "admin2"):
            return 5.0 if place.kind == cue.kind else 2.5
        return -1.0
    if cue.kind in POINT_KINDS:
        if place.kind == cue.kind != "place":
            return 2.5
        return -4.0 if place.kind in ("country", "admin1") else 1.0 if place.kind != "admin2" else -0.5
    return 0.0


def nearness(place: Place, anchors: Sequence[Place]) -> float:
    """Up to 2 for lying close to places of its country that are sure."""
    if not anchors or place.lat is None or place.lon is None or place.kind in ("country", "admin1", "admin2"):
        return 0.0
    lat, lon, shrink = place.lat, place.lon, cos(radians(place.lat))
    flat = [((lat - (a.lat or 0)) ** 2 + (shrink * (lon - (a.lon or 0))) ** 2, a) for a in anchors if a.id != place.id]
    nearest = min(flat, key=itemgetter(0), default=(0, None))[1]  # on a plane, which tells well enough which one it is
    return 2.0 * exp(-km_between((lat, lon), (nearest.lat or 0, nearest.lon or 0)) / 150.0) if nearest else 0.0


def country_fit(place: Place, shares: Mapping[str, float]) -> float:
    """Up to 6 for the country that the rest of the report is about, down to -4 for one it never names."""
    if not shares or place.country is None:
        return 0.0
    share = shares.get(place.country, 0.0)
    if share <= 0.03 and place.country in ONE_STAGE and any(shares.get(country) for country in ONE_STAGE):
        return 0.0
    return 6.0 * share if share > 0.03 else -4.0 * max(shares.values())


def named_so(place: Place, span: Span) -> bool:
    """Whether the text uses a place's first name, or a large town's other one: 'Cologne' (Köln), 'Kiev'."""
    return own_name(place, span) or place.population > KNOWN_TOWN


def foremost(place: Place, span: Span) -> bool:
    """Whether a name is of one country only, or of a city far larger than its namesakes abroad."""
    rest = [p.population for p in span.places if p.country != place.country]
    return not rest or place.population > max(SMALL_TOWN, CLEAR * max(rest))


def next_door(place: Place, span: Span, cue: Cue, told: Evidence) -> bool:
    """Whether 'in X' names, by its first name, a place of a country beside the one the report speaks of."""
    beside = told.neighbours.get(told.main or "", frozenset())
    known = own_name(place, span) or place.population > LARGE_CITY
    shown = (cue.placed or bool(cue.kind)) and place.population > (CROWDED if len(span.places) > 2 else 0)
    headed = span.sentence.section == "title" and place.id.startswith("world:")
    return place.country in beside and known and (shown or headed)


def foreign(place: Place, span: Span, cue: Cue, told: Evidence, shares: Mapping[str, float],
            around: Sequence[Place]) -> bool:  # fmt: skip
    """A small place of a country that nothing else speaks of is no reading of the name.

    'Russian jets bombed a market in Harim': where only forces tell of a country they may be abroad.
    """
    if (
        place.kind in ("country", "sea")
        or place.country is None
        or not shares
        or any(holds(o, place) or holds(place, o) for o in around)
    ):
        return False
    if place.country == told.main and place.population > SMALL_TOWN and own_name(place, span):
        return False  # 'Dili burns again', where only soldiers and reporters from abroad tell of other countries
    if opens_dateline(span) and place.population > known_from(place) and own_name(place, span):
        return False
    if place.kind == "place" and place.population < SMALL_TOWN and told.forces_only(place.country, span.text):
        return True  # 'a Turkish drone struck near the village of Dere' in a report from Iraq
    unheard = place.country not in told.firm and told.main in told.firm
    if unheard and place.kind == "place" and place.population < SMALL_TOWN and not one_country(span):
        return True  # 'San Rafael': none of the many in lands that nothing but names like it speaks for
    told_so = cue.placed or cue.strong or cue.struck or place.population > CITY
    if told_so and told.forces and named_so(place, span) and foremost(place, span):
        return False
    one = ONE_STAGE if place.country in ONE_STAGE and told_so else (place.country,)
    share, most = max(shares.get(country, 0.0) for country in one), max(shares.values())
    if most <= HARDLY or share >= (0.12 if cue.placed or cue.kind else 0.25) * most:
        return False
    if place.kind == "place" and cue.kind_rule.endswith(BEARERS):
        return True
    several = most < DIGEST and sum(share > FAINT for share in shares.values()) > 1
    if several and cue.placed and place.population > KNOWN_IN_DIGEST and one_country(span):
        return False  # a digest of many countries goes on to another
    if place.kind == "admin1":
        return not (cue.placed or cue.kind) or cached_keys(span.text)[0] in DIRECTIONS
    if not own_name(place, span):
        return place.population < WORLD_CITY
    return place.population < (LARGE_CITY if not cue.placed else CITY if most > 0.6 else KNOWN_TOWN)


def one_country(span: Span) -> bool:
    return len({p.country for p in span.places}) == 1


def ranked(name: str, places: Sequence[Place], country: str | None) -> list[tuple[Place, str]]:
    """The places of a name in the order a report about `country` would be taken to mean them, with the reasons."""
    span = Span(0, len(name), name, Sentence(0, 0, len(name), "body", 0), tuple(places))
    told = Evidence({country: 6.0} if country else {}, {}, {}, False, {}, {})
    shares = told.without("")
    scored = [(weights(place, span, NOTHING, told, shares, (), (), {}), place) for place in places]
    scored.sort(key=lambda row: (-sum(row[0]), row[1].id))
    named = [[f"{name} {w:+.1f}" for name, w in zip(PARTS, parts, strict=True) if abs(w) > 0.05] for parts, _ in scored]
    return [(one[1], f"{sum(one[0]):.1f}: {'; '.join(why)}") for one, why in zip(scored, named, strict=True)]
