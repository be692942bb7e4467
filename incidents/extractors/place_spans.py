"""Chooses, in every run of capitals, the parts that may name a place, and sets persons and organisations aside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from incidents.extractors.place_names import LONGEST, Run, Token, cached_keys, coded, grams, runs
from incidents.extractors.place_peoples import homeland, is_adjective, namesake, of_others
from incidents.extractors.place_words import BUILDINGS, STREET, Words
from incidents.gazetteer import Gazetteer, Place
from incidents.gazetteer.store import of_keys
from incidents.kept import compiled
from incidents.model import Sentence

UNREAD = frozenset(("boilerplate", "comment"))
DIVISION_NEXT = compiled(
    r"[\s-]+(?:region|province|state|governorate|department|county|district|division|oblast|sector|(?:health )?zone)\b",
    re.I,
)
PLACING = compiled(r"\b(?:[Ii]n|[Nn]ear|[Aa]t|[Oo]utside|to|of)\s(?:the\s)?\Z")
SETTLEMENT_OF = compiled(r"\b(?:village|town|city|hamlet|district|port|island)s? of \Z")
# 'Kurdistan 24', 'France 24': a name that a number makes a broadcaster's.
OUTLET = compiled(r" 24(?=[,.;:)’'\"]|\s(?:that|on|in an?|said|reported|correspondent|reporter)\b)")
# What the names of American states are cut to, behind a town and a comma only.
STATES_SHORT = frozenset(
    """calif colo conn del fla ill ind kan mass mich minn miss mont neb nev okla ore tenn tex wash wis wyo""".split()
)
UNPAVED = ("country", "admin1", "admin2", "region")
MANY = 4  # towns of one name
LONG_NAME = 4  # words in a name no gazetteer knows

BORDER = "border"  # the rule of a hint that tells of a neighbour: 'near the Algerian border'
_OFFICE = compiled(r"\b(?:mayor|governor|emir|bishop|archbishop|chief|head|commissioner|commandant) of \Z")
_BORDER_NEXT = compiled(
    r"(?:[-–][A-Z]\w+)? (?:border|frontier)\b(?! (?:guards?|police|forces?|troops|patrols?|officials?|authorities"
    r"|agents?|soldiers|officers?|town|village|city|district|county|province|state|region|settlement|community)\b)"
)

Found = Mapping[str, tuple[Place, ...]]


class Span(NamedTuple):
    """A part of the text that may name a place; `why` tells what it is otherwise."""

    start: int
    end: int
    text: str
    sentence: Sentence
    places: tuple[Place, ...]
    why: str = ""  # "" or: hint titled person org
    country: str | None = None  # of a demonym
    admin1: str | None = None
    rule: str = ""  # of a group's name


@dataclass(frozen=True, slots=True)
class Text:
    """The report's text with what is known of its names."""

    text: str
    words: Words
    found: Found
    heads: Set[int] = frozenset()  # where datelines begin: 'OSLO' is no acronym there
    labels: Set[int] = frozenset()  # where items begin with a name in capitals: 'SUMY. A mortar round wounded ...'


def spans(text: str, sentences: Sequence[Sentence], gazetteer: Gazetteer, words: Words) -> list[Span]:
    """The spans of all sentences in order, with their candidates."""
    idle = words.idle
    held = [
        (sentence, run)
        for sentence in sentences
        if sentence.section not in UNREAD
        for run in runs(text, sentence.start, sentence.end)
        if len(run) > 1 or run[0].key not in idle or shown(text, run[0]) or homeland(text, run[0], words)
    ]
    found = gazetteer.by_keys(wanted(text, [run for _, run in held], words))
    heads = {run[0].start for told, run in held if told.section == "dateline" and run[0].start - told.start < 4}
    labels = {r[0].start for told, r in held if r[0].start - told.start < 4 and text[r[-1].end : r[-1].end + 1] in ".:"}
    known = Text(text, words, found, heads, labels)
    return [span for sentence, run in held for span in of_run(known, sentence, run)]


_PLACE_NEXT = compiled(
    r" (?:township|encampment|(?:refugee )?camp|neighbou?rhood|settlement|housing estate|checkpoint|roundabout|crossing"
    r"|bridge|junction|barracks|air ?base|airport|street|avenue|road|district|area|village(?! head| chief| elder))\b"
)


def wanted(text: str, found: Iterable[Run], words: Words) -> set[str]:
    """The folded names worth looking up."""
    names: set[str] = set()
    skipped = words.common
    for run in found:
        for token in run:
            if token.key not in skipped or shown(text, token) or homeland(text, token, words):
                names.update(cached_keys(token.text))
        for first, past in grams(run) if len(run) > 1 else ():
            names.update(cached_keys(text[run[first].start : run[past - 1].end]))
    return names


def shown(text: str, token: Token) -> bool:
    """Whether a common word is a name here: 'Bay region', 'the town of Bodo'."""
    return DIVISION_NEXT.match(text, token.end) is not None or settlement_of(text, token.start)


def settlement_of(text: str, start: int) -> bool:
    return text[start - 4 : start] == " of " and SETTLEMENT_OF.search(text, max(0, start - 20), start) is not None


def of_run(known: Text, sentence: Sentence, run: Run) -> list[Span]:
    """The spans of one run, segment by segment; a name may reach over 'of' and 'and' ('Sistan and Baluchestan')."""
    if sentence.section == "dateline" and agency(known, sentence, run) and not a_country(known, run):
        return []
    if known.text.startswith(" 24", run[-1].end) and OUTLET.match(known.text, run[-1].end):
        return []
    groups = list(actors(known, run))
    if not groups:
        return of_word(known, sentence, run) if len(run) == 1 else list(of_names(known, sentence, run))
    out = []
    for first, past, country in groups:
        span = span_of(known, sentence, run[first:past], (), "hint")
        out.append(span._replace(country=country, rule="en/actors"))
    for part in without(run, groups):
        out += of_names(known, sentence, part)
    return out


def of_word(known: Text, sentence: Sentence, run: Run) -> list[Span]:
    """The spans of a run of one word: what `of_names` tells of it, found the quick way."""
    if places := looked_up(known, run, 0, 1):
        return [span_of(known, sentence, run, places, "")]
    out = list(hints(known, sentence, run, frozenset()))
    strange = is_strange(known, run[0].key) and not coded(known.text, run[0])
    if strange:
        out.append(span_of(known, sentence, run, (), ""))
    return out


def of_names(known: Text, sentence: Sentence, run: Run) -> Iterator[Span]:
    """The spans of a run that holds no group's name."""
    taken = list(chosen(known, run))
    for first, past in segments(run, taken):
        yield from of_segment(known, sentence, run[first:past], [t for t in taken if first <= t[0] < past], first)


def actors(known: Text, run: Run) -> Iterator[tuple[int, int, str | None]]:
    """The names of known groups in a run ('Taliban', 'Boko Haram'): first word, past the last, home country."""
    n, firsts = 0, known.words.actor_firsts
    while n < len(run):
        led = run[n].key.partition(" ")[0] in firsts
        for past in range(min(len(run), n + LONGEST), n, -1) if led else ():
            key = cached_keys(known.text[run[n].start : run[past - 1].end])[0]
            if key in known.words.actors and not named_as_place(
                known, run[n].start, run[past - 1].end, known.found.get(key, ())
            ):
                yield n, past, known.words.actors[key]
                n = past - 1
                break
        n += 1


def named_as_place(known: Text, start: int, end: int, places: Sequence[Place]) -> bool:
    """Whether a group's name is a country's or division's too, or stands after 'in' and is a place's."""
    if any(place.kind in ("country", "admin1") for place in places) or DIVISION_NEXT.match(known.text, end):
        return True
    return bool(places) and PLACING.search(known.text, max(0, start - 14), start) is not None


def without(run: Run, groups: Sequence[tuple[int, int, str | None]]) -> list[Run]:
    """What is left of a run between the names of groups."""
    parts, start = [], 0
    for first, past, _ in groups:
        parts.append(run[start:first])
        start = past
    return [part for part in (*parts, run[start:]) if part]


def segments(run: Run, taken: Sequence[tuple[int, int, tuple[Place, ...]]]) -> Iterator[tuple[int, int]]:
    """The stretches of a run between its inner breaks, except those inside a chosen name."""
    inside = {n for first, past, _ in taken for n in range(first + 1, past)}
    start = 0
    for n in range(1, len(run)):
        if run[n].new and n not in inside:
            yield start, n
            start = n
    yield start, len(run)


def chosen(known: Text, run: Run) -> Iterator[tuple[int, int, tuple[Place, ...]]]:
    """The longest known names of a run from left to right: first word, past the last, candidates."""
    n = 0
    while n < len(run):
        for past in range(min(len(run), n + LONGEST), n, -1):
            places = looked_up(known, run, n, past)
            if places:
                yield n, past, places
                n = past - 1
                break
        n += 1


def looked_up(known: Text, run: Run, first: int, past: int) -> tuple[Place, ...]:
    """The candidates of a part of a run; a common word or demonym alone only as a division ('Bay region')."""
    token = run[first]
    if past - first == 1:
        words = known.words
        if token.key in words.common or token.key in words.hints or token.key in words.generic:
            if settlement_of(known.text, token.start):
                return known.found.get(token.key, ())
            if homeland(known.text, token, words):
                return tuple(p for p in known.found.get(token.key, ()) if namesake(p, token))
            if not DIVISION_NEXT.match(known.text, token.end):
                state = token.text in ("US", "U.S.", "UK") and not is_adjective(known.text, token)
                return known.found.get(token.key, ()) if state else ()
            return tuple(p for p in known.found.get(token.key, ()) if p.kind in ("admin1", "region", "admin2"))
        if token.key in STATES_SHORT and not known.text.endswith(", ", 0, token.start):  # 'Mass grave', 'Ore trucks'
            return tuple(p for p in known.found.get(token.key, ()) if p.kind != "admin1")
        short = len(token.key) < 3 or (token.text.isupper() and len(token.text) < 5 - (token.start in known.heads))
        if short and not token.key[-1:].isdigit():
            kinds = ("country", "region", "admin1") if token.start in known.labels else ("country", "region")
            return tuple(p for p in known.found.get(token.key, ()) if p.kind in kinds and token.text.isupper())
    full, *rest = cached_keys(known.text[token.start : run[past - 1].end])
    if past - first > 1 and rest and not known.words.places.isdisjoint([t.key for t in run[first:past]]):
        rest = []  # 'North Kivu' is a name, but 'al-Khalis city' was found as 'Khalis' already
    return of_keys(known.found, (full, *rest))


def of_segment(known: Text, sentence: Sentence, run: Run, taken: Sequence[tuple[int, int, tuple[Place, ...]]],
               offset: int) -> Iterator[Span]:  # fmt: skip
    """Known names whose neighbours in the run are explained; else the whole segment as a name nobody knows."""
    covered = {n - offset for first, past, _ in taken for n in range(first, past)}
    yield from hints(known, sentence, run, covered)
    led = taken and taken[0][0] == offset and run[0].key not in known.words.openings
    if led and _OFFICE.search(known.text, max(0, run[0].start - 24), run[0].start):
        yield span_of(known, sentence, run[: taken[0][1] - offset], taken[0][2], "")  # 'the mayor of Dubno Ivan Hryn'
        return
    if named_like_a_person(known, run, taken, offset) and not named_after(known, run):
        yield span_of(known, sentence, run, (), "titled")
        return
    strange = [n for n in range(len(run)) if n not in covered and is_strange(known, run[n].key)]
    if strange and len(run) > 1:  # 'Costa Rican'
        two = {n for n in range(1, len(run)) if f"{run[n - 1].key} {run[n].key}" in known.words.hints}
        strange = [n for n in strange if n not in two and n + 1 not in two]
    whole = opened(known, run, taken, offset)
    strange = strange or side_by_side(taken) or whole
    if not strange or (taken and not whole and headline(sentence, known.text)):
        why = "org" if is_org(known, run, covered) else ""
        for first, past, places in taken:
            part = run[first - offset : past - offset]
            town = places[0].kind not in UNPAVED and STREET.match(known.text, part[-1].end) is not None
            yield span_of(known, sentence, part, () if town else places, why)
        return
    yield from strangers(known, sentence, run, taken, offset)


def agency(known: Text, sentence: Sentence, run: Run) -> bool:
    """Whether a run of a dateline stands in its brackets: 'ERBIL (Kurdistan 24)'."""
    before = known.text[sentence.start : run[0].start]
    return ("(" in before and ")" not in before) or ("[" in before and "]" not in before)


def a_country(known: Text, run: Run) -> bool:
    """'MADRID (SPAIN)': what stands in the brackets is no agency."""
    places = known.found.get(cached_keys(known.text[run[0].start : run[-1].end])[0], ())
    return bool(places) and places[0].kind == "country"


def named_like_a_person(
    known: Text, run: Run, taken: Sequence[tuple[int, int, tuple[Place, ...]]], offset: int
) -> bool:
    """Whether a first name begins, or a surname ends, a run of words that is not one known name: 'Chad Wilson'."""
    if len(run) < 2 or not taken or any(past - first == len(run) for first, past, _ in taken):
        return False
    words, last = known.words, run[-1].key
    start = next((token for token in run if token.key not in words.title), run[0])
    return (start.key in words.first and last not in words.generic) or (len(run) < 4 and last in words.surname)


def side_by_side(taken: Sequence[tuple[int, int, tuple[Place, ...]]]) -> list[int]:
    """Two towns without a comma between them are one name that nobody knows: 'Shakar Dara', 'San Luis Guayabal'."""
    small = [one for one in taken if one[2][0].kind != "country"]
    beside = [(a, b) for a, b in pairwise(small) if a[1] == b[0]]
    return [b[0] for a, b in beside if not (divided(a[2], b[2]) or divided(b[2], a[2]))]


def divided(places: Sequence[Place], others: Sequence[Place]) -> bool:
    """Whether a name is a division's before all, and not one of many towns' too, or the division of the other name."""
    if places[0].kind != "admin1":
        return False
    inside = any((p.country, p.admin1) == (places[0].country, places[0].admin1) for p in others)
    return inside or sum(p.kind == "place" for p in places) < MANY


def opened(known: Text, run: Run, taken: Sequence[tuple[int, int, tuple[Place, ...]]], offset: int) -> list[int]:
    """The rest of a name that begins like a place's, where only a part of it is known: 'Killi Mengal', 'Via Toledo'."""
    if len(run) < 2 or run[0].key not in known.words.openings:
        return []
    whole = any(first == offset and past - first > 1 for first, past, _ in taken)
    return [] if whole or not taken else [1]


def named_after(known: Text, run: Run) -> bool:
    """'the Sheikh Amin Khan township': a place that bears a person's name."""
    return _PLACE_NEXT.match(known.text, run[-1].end) is not None


def hints(known: Text, sentence: Sentence, run: Run, covered: Set[int]) -> Iterator[Span]:
    """Demonyms: they tell a country and no place."""
    told = known.words.hints
    for n, token in enumerate(run):
        hint = told.get(f"{token.key} {run[n + 1].key}" if n + 1 < len(run) else "") or told.get(token.key)
        if not hint or of_others(known.text, token):
            continue
        if n not in covered and not (token.key == "us" and token.text not in ("US", "U.S.")):
            beside = BORDER if _BORDER_NEXT.match(known.text, token.end) else ""
            yield Span(token.start, token.end, token.text, sentence, (), "hint", *hint, beside)


def is_strange(known: Text, key: str) -> bool:
    """Whether a word beside a known name is explained by nothing: part of a person's or an unknown name."""
    return key not in known.words.explained and key not in known.words.hints


def is_org(known: Text, run: Run, covered: Set[int]) -> bool:
    return any(t.key in known.words.org and t.text[0].isupper() and n not in covered for n, t in enumerate(run))


def headline(sentence: Sentence, text: str) -> bool:
    """A title in which nearly every word has a capital."""
    if sentence.section not in ("title", "heading"):
        return False
    found = [word for word in text[sentence.start : sentence.end].split() if word[0].isalpha() and len(word) > 3]
    return len(found) > 3 and sum(word[0].isupper() for word in found) > 0.7 * len(found)


def strangers(known: Text, sentence: Sentence, run: Run, taken: Sequence[tuple[int, int, tuple[Place, ...]]],
              offset: int) -> Iterator[Span]:  # fmt: skip
    """A segment with unexplained words: a country in it stays a hint, the rest is one unknown name or a person.

    'Haditha Asphalt Factory' is an institution of the town it is named after.
    """
    for first, past, places in taken:
        if places[0].kind == "country":
            yield span_of(known, sentence, run[first - offset : past - offset], places, "org")
    core = trimmed(known, sentence, run)
    first, past, places = taken[0] if taken else (0, 0, ())
    led = taken and not any(is_strange(known, token.key) for token in run[: first - offset])
    if led and any(t.key in known.words.org or t.key in BUILDINGS for t in run[past - offset :]):
        yield span_of(known, sentence, run[first - offset : past - offset], places, "org")
        return
    if not core or len(core) > LONG_NAME:
        return
    built = len(core) > 1 and not BUILDINGS.isdisjoint((core[0].key, core[-1].key))
    housed = core[-1] is not run[-1] and run[run.index(core[-1]) + 1].key in BUILDINGS  # 'Civil Hospital'
    why = ("" if named_after(known, core) else person(known, run, core)) or (
        "org" if built or housed or is_org(known, core, set()) else ""
    )
    yield span_of(known, sentence, core, (), why)


def trimmed(known: Text, sentence: Sentence, run: Run) -> Run:
    """A run without explained words at its ends: 'Near Tse Ande Village' -> 'Tse Ande', but 'War Yaung' stays."""
    first, past = 0, len(run)
    while first < past and explained(known, sentence, run[first]):
        first += 1
    while past > first and explained(known, sentence, run[past - 1]):
        past -= 1
    return run[first:past]


def explained(known: Text, sentence: Sentence, token: Token) -> bool:
    """Whether a word at the end of a run is no part of the name; common words are, inside a sentence."""
    words = known.words
    if token.key in words.generic or token.key in words.title or token.key in words.hints or token.key in words.org:
        return True
    return token.key in words.common and (token.start <= sentence.start + 2 or headline(sentence, known.text))


def person(known: Text, run: Run, core: Run) -> str:
    """'titled' after 'Col.', 'person' where the first word is a first name, else ''."""
    words = known.words
    if any(token.key in words.title for token in run if token.end <= core[0].start):
        return "titled"
    return "person" if len(core) > 1 and core[0].key in words.first else ""


def span_of(known: Text, sentence: Sentence, run: Run, places: tuple[Place, ...], why: str) -> Span:
    start, end = run[0].start, run[-1].end
    return Span(start, end, known.text[start:end], sentence, places, why)
