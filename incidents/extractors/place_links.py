"""Which place the text says lies in which: 'X, in Y district', 'Z province's X', 'A, B and C in D'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from incidents.extractors.place_cues import Cue
from incidents.extractors.place_heads import under_heads
from incidents.extractors.place_spans import Span
from incidents.gazetteer import Place, km_between
from incidents.kept import compiled

LEVELS = {"country": 0, "admin1": 1, "sea": 1, "region": 1, "admin2": 2}
LOWEST = 3
WATER = "#land-and-water"
WIDE = compiled(
    r" (?:valley|plain|basin|delta|desert|steppe|corridor|coast|archipelago|strait|gulf|plains|peninsula)\b"
)
# 'Anka, Umm Baru locality': what the second name is the name of, behind it.
_UNIT_NEXT = compiled(
    r" (?:locality|municipality|council|commune|sub-?county|chiefdom|area council|ward|township|division|sub-?division"
    r"|parish|sector|union|thana|block|zone|city|town)\b"
)
_KINDS = (
    r"(?:village|hamlet|town|township|city|district|county|sub-?district|area|neighbou?rhood|suburb|quarter|province|"
    r"state|region|governorate|department|municipality|camp|market|bazaar|haat|chowk|mine|"
    r"quarry|oilfield|plateau|local government area|LGA|oblast|division|"
    r"street|avenue|road|boulevard|lane|park|square|bridge|junction|crossing|checkpoint|tehsil|island|islands|refugee|"
    r"commune|community|sub-?county|complex|"
    r"prefecture|locality|sector|zone|favela|barrio|colonia|slum|estate|ward|settlement|borough|barangay|parish|"
    r"valley|gorge|canyon|compound|base|forest|woods|jungle|creek|swamp|ravine|hills?|chiefdom|groupement|union|block|"
    r"mandal|ilaka|payam|boma|kebele|woreda|cercle|hromada|jamoat|upazila|nahiya|mohallah?|colony|airport|"
    r"(?:(?:bus|railway|train|metro|tube|underground|subway|tram|police) )?station|"
    r"(?:(?:inner|outer|crude|oil) )?(?:anchorage|jetty|terminal|harbou?r|port|wharf))"
)
_LOCAL = r"(?:barangay|brgy\.?|tambon|vereda|corregimiento|colonia|mouza|kampung|desa|kebele|commune|ward|union)"
_WORD = r"(?!(?:and|or|to|from|killed|while|when|where|after|before|with|by)\b)[a-z][\w'’-]*"
# Words that put a place beside another and not into it: 'a moshav that touches the fence of the Gaza Strip'.
_BESIDE = (
    r"(?:that|which|who|touch\w*|near\w*|border\w*|fence|edge|outskirts|overlook\w*|facing|beside|outside|close|far)\b"
)
_VERB = r"(?:\w{2,}ed|struck|hit|shot|blew|broke|took|fell|said|left|went|came|were|was|has|had|is|are)\b"
_IN = compiled(
    rf"^(?:['’]s)?(?: {_KINDS}){{0,3}}(?:,| \(|\))?"
    rf"(?:,? (?:an?|the|one of the)(?: (?!{_BESIDE}|{_VERB}){_WORD}){{1,7}}?)?,?(?: {_KINDS})?"
    rf"(?: (?:also|located|situated|lying|which is|that is))?(?: (?:in|of|within|inside|on))"
    rf"(?:(?: {_WORD}){{0,6}} ?|(?: the)?(?-i: [A-Z][a-z]+) (?:capital|city|port|town)(?: of|,)? )$|^ (?:at|under) $",
    re.I,
)
_COMMA = compiled(rf"^(?:['’]s)?(?: {_KINDS}){{0,3}}(?:, | \(|: | [–—-] )(?:the )?(?:{_WORD} |{_LOCAL} ){{0,2}}$", re.I)
# "Dovia's embassy in Samra", "Dovia's soldiers in Samra": what is abroad.
_ABROAD = (
    r"(?:embass\w+|consul\w*|ambassador\w*|envoys?|troops|soldiers?|forces|army|jets?|planes?|warplanes|drones?|nationals?"
    r"|citizens?|tourists?|peacekeep\w+|contingent|workers?|diplomats?)"
)
_SAT = (
    r"(?:is|was|were|are|has|had|said|spoke|told|went|came|sat|lives?|lived|arrived)"  # "Samra's governor was in Arwa"
)
_OWNER = compiled(rf"^(?: {_KINDS}){{0,2}}['’]s?(?: (?!{_ABROAD}\b|{_SAT}\b){_WORD}){{0,5}}(?: of)?(?: the)? $", re.I)
_OWNER_NOUN = compiled(
    rf"^(?: {_KINDS}){{0,2}}(?: (?!{_VERB}){_WORD}){{0,2}}"
    r" (?:town|city|village|district|neighbou?rhood|area|suburb|capital|township|quarter|slum|favela|sector)s?"
    r"(?: of| called)? $",
    re.I,
)
_SIZED = compiled(
    rf"^(?:(?: {_KINDS})?,(?: {_LOCAL})?|"
    rf" {_KINDS}s? of(?: the)?(?:(?-i: [A-Z]\w+) (?:capital|city|port)(?: city)?(?: of|,)?)?) $",
    re.I,
)  # where the sizes of two towns tell which contains the other
FAR_APART = 120  # characters between two names, white space and all, over which nothing is told of both
# 'in Dolu, south-east Arwa': a side of a town holds what is told before it.
_SIDE = compiled(
    rf"^(?: {_KINDS}){{0,2}},? (?:in )?(?:the )?(?:inner|central|greater|(?:north|south|east|west)[a-z-]*) $", re.I
)
# 'in Tawa, commune of Sola'
_DIVISION_OF = compiled(
    rf"^(?: {_KINDS}){{0,2}}, (?:in )?(?:the )?(?:municipality|commune|(?:sub-?)?district|(?:sub-?)?county|canton"
    r"|parish|tehsil|taluk|upazila|township|cercle|territory|department|prefecture|zone|local government area"
    r"|governorate|city|town) of $",
    re.I,
)
_CLOSING = '"”’»'
SIZES = ((LOWEST, LOWEST), (2, LOWEST))
MUCH = 4  # times as many people
_FRONT = ("In", "Near", "Around", "Outside")
_OWNS = ("'s ", "’s ", "' ", "’ ")
_OPENING = compiled(r"(?:In|Near|Around|Outside)(?: the)?(?: (?:north|south|east|west|central)[a-z-]*)?")
_LABEL = compiled(r":\s| ?[–—] | --? ")
_SPACE = compiled(r"\s+")
_LIST = compiled(rf"^(?: {_KINDS}s?)?(?:, and | and |, | or |/)(?:(?:in|near|at) )?(?:the )?(?:{_KINDS}s? of )?$", re.I)


def level(span: Span, cue: Cue) -> int:
    """0 country, 1 first-level division or region, 2 second-level, 3 a place; by the words, then by the names."""
    if cue.kind == "region" and not span.places and cue.kind_rule.endswith(WATER):
        return LOWEST  # 'on the Sola river in Dovia': a spot
    if cue.kind and not (cue.kind == "place" and span.places and span.places[0].kind == "country"):
        return LEVELS.get(cue.kind, LOWEST) if cue.kind != "region" else 1
    if not span.places:
        return LOWEST
    best = max(span.places, key=prominence) if len(span.places) > 1 else span.places[0]
    return LEVELS.get(best.kind, LOWEST)


_PROMINENT = {"country": 7.5, "admin1": 4.7, "sea": 6.0, "region": 4.7, "admin2": 2.6}


def prominence(place: Place) -> float:
    """How likely a name means this place when nothing else is known: by kind, then by population."""
    own = 2.0 if place.id.startswith("world:") else 0.0
    size = len(str(place.population)) if place.population else 1.5
    return max(_PROMINENT.get(place.kind, 0.0), size + own)


def parents(text: str, spans: Sequence[Span], cues: Sequence[Cue]) -> list[int | None]:
    """For each span the index of the span that the text says contains it."""
    found: list[int | None] = [None] * len(spans)
    levels = [level(span, cue) for span, cue in zip(spans, cues, strict=True)]
    for n in range(len(spans) - 2, -1, -1):
        a, b = spans[n], spans[n + 1]
        if cues[n].kind_rule.endswith("street"):  # 'Via Toledo, Naples': no town of that name
            a = a._replace(places=())
        if a.sentence is not b.sentence or b.start - a.end > FAR_APART or cues[n + 1].role == "border":
            continue
        gap = _SPACE.sub(" ", text[a.end : b.start])
        if len(gap) >= 70:
            continue
        if gap and gap[0] in _CLOSING and gap[1:2] in (" ", ","):  # 'the "Sola" quarter of Arwa'
            gap = gap[1:]
        pair = told_levels(text, spans, cues, levels, n, a, gap)
        link(found, pair, n, gap)
        owner = found[n] == n + 1 and n + 2 < len(spans) and found[n + 2] == n + 1
        if owner and text.startswith(_OWNS, b.end) and levels[n + 2] <= levels[n] and spans[n + 2].places:
            found[n] = n + 2  # "Kanta in Dovia's Sola province"
    for n, label in enumerate(spans):
        opening = text[label.sentence.start : label.start].strip(" *•–-") if label.places else "?"
        if not opening and _LABEL.match(text, label.end):
            labelled(found, spans, levels, n)
        elif opening.startswith(_FRONT) and _OPENING.fullmatch(opening):
            set_in(found, spans, cues, levels, n, fronted=text.startswith(",", label.end))
    under_heads(text, spans, cues, levels, found)
    return found


def told_levels(text: str, spans: Sequence[Span], cues: Sequence[Cue], levels: Sequence[int], n: int, a: Span,
                gap: str) -> tuple[int, int]:  # fmt: skip
    """The levels of span n, `a`, and the next one, by the gazetteer and by the words between them."""
    b = spans[n + 1]
    pair = pair_levels(a, b, levels[n], levels[n + 1])
    if pair == SIZES[0] and len(gap) > 4 and (_DIVISION_OF if gap.endswith(" of ") else _SIDE).match(gap):
        pair = LOWEST + 1, LOWEST
    if pair in SIZES and (gap != ", " or pair[0] == LOWEST) and _SIZED.match(gap):
        kind_told = gap.startswith(", ") and gap != ", "  # 'Sitio Bato, Barangay Malat, Sola City' is no list
        pair = pair if not kind_told and listed(text, spans, levels, n + 1) else sized(a, b, gap)
    if pair == SIZES[0] and gap == ", " and _apart(a, b) and _UNIT_NEXT.match(text, b.end):
        pair = LOWEST + 1, LOWEST
    if not b.places and gap.endswith(" district in "):
        pair = LOWEST, 2  # 'Jarte district in Horo': a zone that no gazetteer knows
    return pair


def fronted_town(span: Span) -> bool:
    """Whether a name that opens a sentence is a town's and no division's."""
    return any(place.kind == "place" for place in span.places)


def _apart(a: Span, b: Span) -> bool:
    """Whether no place of one name lies near one of the other, as far as the gazetteer knows both."""
    return bool(a.places) and not any(holds(p, q) or p.id == q.id for p in a.places for q in b.places)


def set_in(found: list[int | None], spans: Sequence[Span], cues: Sequence[Cue], levels: Sequence[int], n: int, *,
           fronted: bool) -> None:  # fmt: skip
    """'In Ghazni, a bomb struck a coach in the Qarabagh district': what lies in it by the gazetteer is meant.

    So is a name that no gazetteer has: 'In Mahagi militiamen burnt a health post at Dala.'
    """
    for m in range(n + 1, len(spans)):
        if spans[m].sentence is not spans[n].sentence:
            break
        if found[m] is not None or levels[m] < 2:
            continue
        unknown = not spans[m].places and cues[m].rule.endswith("#in") and cues[m].role is None
        unknown = unknown and cues[m].placed and levels[n] > 1 and not spans[m].why
        quarter = levels[n] == LOWEST and levels[m] == 2 and cues[m].placed and _apart(spans[m], spans[n])
        unknown = unknown or (quarter and fronted_town(spans[n]))  # 'In Mexico City ... in the Roma district'
        if unknown or (fronted and any(holds(o, i) for o in spans[n].places for i in spans[m].places)):
            found[m] = n


def labelled(found: list[int | None], spans: Sequence[Span], levels: Sequence[int], n: int) -> None:
    """'Yala: A bomb was found in Krong Pinang': what a label names contains the places told behind it."""
    for m in range(n + 1, len(spans)):
        if spans[m].sentence is not spans[n].sentence:
            break
        around, inside = spans[n].places, spans[m].places
        if found[m] is None and levels[m] > 1 and (not inside or any(holds(o, i) for o in around for i in inside)):
            found[m] = n


def listed(text: str, spans: Sequence[Span], levels: Sequence[int], n: int) -> bool:
    """Whether a list of places goes on behind a name: 'in Arwa, Basin and Korets'."""
    for m in range(n, len(spans) - 1):
        if spans[m].sentence is not spans[m + 1].sentence or levels[m] != levels[m + 1]:
            return False
        gap = text[spans[m].end : spans[m + 1].start]
        if not _LIST.match(gap):
            return False
        if gap.strip() != ",":  # 'the Dolu area of Arwa, Basin' is an address
            return True
    return False


def sized(a: Span, b: Span, gap: str) -> tuple[int, int]:
    """The levels of two towns: the larger contains the smaller beside it, whichever is told first.

    'the Karrada district of Baghdad', 'the Durban suburb of Chatsworth', 'in Maadi, Cairo'.
    """
    near = [(p.population, q.population) for p in a.places for q in b.places if holds(p, q) or p.id == q.id]
    one, two = max(near, key=sum, default=(0, 0))
    if near and one > two:
        return (LOWEST, LOWEST) if gap.endswith(", ") else (LOWEST, LOWEST + 1)
    if (near and (two > MUCH * one or one == two == 0)) or not gap.endswith(", ") or (b.places and not a.places):
        return LOWEST + 1, LOWEST
    return LOWEST, LOWEST


def pair_levels(a: Span, b: Span, above: int, below: int) -> tuple[int, int]:
    """The levels of two neighbours; the gazetteer tells where the first lies in the second."""
    holders = [outer for outer in b.places if outer.kind in LEVELS]
    division = any(o.kind == "admin1" and holds(o, i) for o in b.places for i in a.places)  # 'Sabari district, Khost'
    turned = above < below and (division or not any(holds(o, i) for o in a.places for i in b.places))
    if (above == below or turned) and any(holds(outer, inner) for outer in holders for inner in a.places):
        return below + 1, below
    return above, below


def link(found: list[int | None], levels: tuple[int, int], n: int, gap: str) -> None:
    """Tells the parent of span n, or of span n + 1, from the words between them."""
    a, b = levels
    owner = ("'" in gap or "’" in gap) and _OWNER.match(gap) is not None
    owned = owner and 0 < b < a  # "Odesa's Khadzhybeiskyi district"
    if owned or ((a < b or a == b == LOWEST) and (owner or _OWNER_NOUN.match(gap))):
        if found[n + 1] is not None:  # "Sagaing's Depayin in Myanmar": the country is of both
            found[n] = found[n + 1]
        found[n + 1] = n
        return
    if _IN.match(gap):
        if a > b or (a == b == LOWEST):
            found[n] = n + 1
        elif (
            a < b and found[n + 1] is None and not gap.startswith((", the ", ", a ", ", an ")) and (a or gap != " in ")
        ):
            found[n + 1] = (
                n  # 'the consulate of Dovia in Samra', never 'near the border with Libya, the minister in Sola said'
            )
        return
    if _COMMA.match(gap) and a > b:
        found[n] = n + 1
    elif _COMMA.match(gap) and a < b and found[n + 1] is None:
        found[n + 1] = n
    elif _LIST.match(gap) and a == b:
        found[n] = found[n + 1]


def holds(outer: Place, inner: Place) -> bool:
    """Whether one place lies in, or right beside, another."""
    if outer.id == inner.id or (outer.country and inner.country != outer.country):
        return False
    if outer.kind == "country":
        return inner.kind != "country"
    if outer.kind == "admin1":
        return inner.admin1 == outer.admin1 and inner.kind not in ("country", "admin1")
    if None in (outer.lat, outer.lon, inner.lat, inner.lon):
        return False
    far = km_between((outer.lat or 0, outer.lon or 0), (inner.lat or 0, inner.lon or 0))
    if outer.kind == "admin2":
        return inner.kind not in ("country", "admin1", "admin2") and (
            (inner.admin1, inner.admin2) == (outer.admin1, outer.admin2) or far < 60
        )
    return far < (500 if outer.kind in ("region", "sea") else 40)


_HOUSED = compiled(
    r"(?:['’]s)?(?: (?:and|or) [A-Z][\w-]+)?(?:(?! and| or) [\w-]+){1,3}(?:,? in|,) (?:the )?(?:[a-z-]+ ){0,3}\Z"
)


_BUILDING = compiled(
    r" (?:Hall|Hotel|Church|Mosque|Hospital|School|University|Museum|Mall|Cinema|Theatre|Stadium|Club)\Z"
)
_INSIDE = compiled(r",? (?:in|at) (?:the (?:[a-z]+ )?(?:town|city|suburb|village) of )?\Z")


def housed(text: str, one: tuple[Span, Cue], following: tuple[Span, Cue] | None = None) -> bool:
    """'the Hilton hotel in Cartagena': a building's name is no place beside the settlement it stands in."""
    if following is None or one[0].sentence is not following[0].sentence:
        return False
    if not one[0].places and _BUILDING.search(one[0].text) and _INSIDE.match(text, one[0].end, following[0].start):
        return level(*following) == LOWEST
    if following[0].why == "org" or not one[1].facility or one[1].strong:
        return False
    return level(*following) == LOWEST and _HOUSED.match(text, one[0].end, following[0].start) is not None
