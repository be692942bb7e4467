"""Doers that no list knows: a people, a state by its name alone, initials, those accused of the deed, names told with
'fighters of'."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from incidents import objects
from incidents.antecedents import SAID
from incidents.chunks import HEDGES
from incidents.extractors.sides import SEATS, is_power, state
from incidents.kept import compiled
from incidents.model import Actor, Mention
from incidents.nouns import DETERMINERS, STOPS, Line, Thing, Who
from incidents.persons import cased as has_case
from incidents.scan import Page, Scene
from incidents.spot import Spot

_STATE_ACTS = compiled(r"\s+(?:(?:has|have|had|also|again|then|itself|\w+ly)\s+)*")


def people(spot: Spot) -> Mention | None:
    """'Ethnic Albanians burned a church', 'Hutus hacked': a people's name right before the verb."""
    line, i = spot.scene.line, spot.first - 1
    if i < 0 or not line.capitals[i] or not line.joined[i + 1]:
        return None
    many = line.lows[i].endswith("s")
    if not (many and "country" in line.tags[i] or "people" in line.tags[i]) or not many and objects.right(spot) is None:
        return None  # 'Fulani attacked a village', and not 'Fulani attacked'
    return Mention("who", line.starts[i], line.ends[i], "people", Who(line.lows[i], plural=True))


def coalition(spot: Spot) -> Mention | None:
    """'The coalition bombed a wedding': which one, the country tells."""
    line, i = spot.scene.line, spot.first - 1
    if i < 1 or line.lows[i] != "coalition" or line.lows[i - 1] != "the":
        return None
    power = Who("coalition", category="military", armed="force", kind="state", entry="aircraft")
    return Mention("who", line.starts[i], line.ends[i], "power", power)


_CHARGED = compiled(
    r"\b(?:accus(?:e[sd]?|ing)|suspect(?:s|ed|ing)?|convict(?:s|ed)|charg(?:es|ed)|blam(?:e[sd]?|ing)) (?:\w+ ){0,2}\Z",
    re.I,
)


def charged(spot: Spot) -> Mention | None:
    """'accused the air force of bombing a school': whom others accuse of it."""
    text, begin = spot.scene.line.text, spot.scene.sentence.start
    near = (m for m in spot.groups if m.kind == "who" and spot.text[m.end : spot.start] in (" of ", " for "))
    return next((m for m in near if _CHARGED.search(text, begin, m.start)), None)


_INITIALS = compiled(r"[A-Z]{2,6}\Z")


def initials(spot: Spot) -> Mention | None:
    """'The DTS shot', 'suspected MaShurugwi waylaid': a group that no list knows, right before its verb."""
    line, i = spot.scene.line, spot.first - 1
    if i < 0 or line.tags[i] or not line.joined[i + 1] or not has_case(line):
        return None
    word = spot.text[line.starts[i] : line.ends[i]]
    hedged = i > 0 and line.capitals[i] and line.lows[i - 1] in HEDGES
    if not (hedged or _INITIALS.match(word)) or any(
        p.start <= line.starts[i] < p.end for p in spot.scene.told["place"]
    ):
        return None
    who = Who(line.lows[i], plural=True, armed="attacker", canonical=word, kind="group")
    return Mention("who", line.starts[i], line.ends[i], "initials", who)


def _is_state(m: Mention) -> bool:
    """'US' among the names of peoples: not 'Albanians', nor 'PKK', which only tells of a country."""
    return m.value.kind == "people" and bool(m.value.text.isupper())


_INTO = compiled(r"\b(?:in|of|for|from|to|against|within|across|inside|near)(?: the)?(?: [a-z-]+)? \Z", re.IGNORECASE)


def _within(spot: Spot, m: Mention) -> bool:
    """'the Front for the Liberation of Oman attacked', 'bandits in Nigeria killed': where the doers are, or a name."""
    named = (g for g in spot.groups if isinstance(g.value, Who) and g.value.kind == "group")
    if any(g.start < m.start and m.end <= g.end for g in named):
        return True
    return _INTO.search(spot.scene.line.text, max(spot.scene.sentence.start, m.start - 24), m.start) is not None


def country(spot: Spot) -> Mention | None:
    """A state that acts by its name alone: 'Israel struck', 'the US has bombed'."""
    for m in spot.scene.told["place"]:
        between = spot.text[m.end : spot.start] if m.end <= spot.start else " in "
        named = m.value.kind not in ("actor", "people") or _is_state(m)
        power = m.value.specificity == 0 or m.value.text.lower() in SEATS
        if power and named and m.value.country and _STATE_ACTS.fullmatch(between):
            return state(m) if not _within(spot, m) else None
    return None


def speaking(spot: Spot) -> Mention | None:
    """'Israel says it struck a depot': a state that tells by its name alone of what it did."""
    for m in spot.scene.told["place"]:
        power = m.end <= spot.start and (m.value.specificity == 0 or m.value.text.lower() in SEATS)
        told = power and m.value.kind not in ("actor", "people")
        if told and m.value.country and SAID.fullmatch(spot.text, m.end, spot.start):
            return state(m) if not _within(spot, m) else None
    return None


_BY = compiled(
    r"(?: (?!(?:and|when|while|who|which|that|as|before|after|followed|said|reported|confirmed)\b)[^\s.;:,]+){0,9}?"
    r" by (?!\d)(?=\w)"
)
# A word of one who does something, as English forms it: 'woodcutters', 'pistoleros', 'spearmen'.
_DOERS = compiled(r"\w{2,}(?:ers|ors|ists|ians|eros|istas|men|women|folk|boys)\Z")
_HELPERS = frozenset("cross crescent service services hospital ministry committee observatory".split())
_BANDS_LED = frozenset(("los", "las", "les", "the"))  # 'Los Halcones' is no person
_SMALL = frozenset("of de del la al el bin ibn".split())
_OTHERWISE = frozenset("thing weapon place number".split())  # what a word is told as that is no doer
_ENDS = STOPS | frozenset("outside inside aboard behind along around opposite beside across armed dressed".split())


def by(spot: Spot) -> Mention | None:
    """Whom 'by' tells where no list knows them: 'by Israel', 'by the BIR', 'by Los Primos', 'by angry woodcutters'."""
    line = spot.scene.line
    led = _BY.match(line.text, spot.end, spot.scene.sentence.end) if "by" in spot.scene.words else None
    if led is None:
        return None
    first = bisect_left(line.starts, led.end())
    k = first
    while k < len(line.lows) and (line.lows[k] in DETERMINERS or line.lows[k] in HEDGES or k in line.numbers):
        k += 1
    if k >= len(line.lows) or k in line.blocked or not has_case(line):
        return None
    named = next((m for m in spot.groups if m.kind == "name" and m.start == line.starts[first]), None)
    if named is not None and line.lows[first] not in _BANDS_LED:
        return named
    if "people" in line.tags[k] and (last := _people(line, k)) is not None:
        return _strangers(line, first, last)
    for m in spot.scene.told["place"]:
        if m.start == line.starts[k] and m.value.kind == "people" and line.lows[k].endswith("s"):
            return _strangers(line, first, k)  # 'by Afghans'
        if m.start == line.starts[k]:
            return state(m) if is_power(m) and m.value.kind not in ("actor", "people") else None
    return _called(line, k, k > first) if line.capitals[k] else _doers(line, first, k)


def _people(line: Line, k: int) -> int | None:
    """'stabbed by Tutsis', 'by three Dogon': the last word of a people's name at word k that no noun follows."""
    last = k + len(line.tags[k]["people"].words) - 1
    after = line.lows[last + 1] if last + 1 < len(line.lows) and line.joined[last + 1] else ""
    return last if not after or after in _ENDS else None


def _called(line: Line, k: int, led: bool) -> Mention | None:
    """A name behind 'by': initials, two words or more, or one behind an article."""
    last = k
    for i in range(k + 1, min(k + 6, len(line.lows))):
        if not line.joined[i] or not (line.capitals[i] or line.lows[i] in _SMALL):
            break
        last = i if line.capitals[i] else last
    name = line.text[line.starts[k] : line.ends[last]]
    if line.tags[k] or line.lows[last] in _HELPERS or not (led or last > k or _INITIALS.match(name)):
        return None
    who = Who(name.lower(), plural=True, armed="attacker", canonical=name, kind="group")
    return Mention("who", line.starts[k], line.ends[last], "name", who)


def _doers(line: Line, first: int, k: int) -> Mention | None:
    """A noun for those who do something, behind not more than two words that describe them."""
    for i in range(k, min(k + 3, len(line.lows))):
        low, after = line.lows[i], line.lows[i + 1] if i + 1 < len(line.lows) else ""
        if (
            low in _ENDS
            or low.endswith("ing")
            or not _OTHERWISE.isdisjoint(line.tags[i])
            or i > k
            and not line.joined[i]
        ):
            return None
        ends = not after or after in _ENDS or not line.joined[i + 1]
        if ends:
            return _strangers(line, first, i) if _DOERS.match(low) else None
    return None


def _strangers(line: Line, first: int, last: int) -> Mention:
    who = Who(line.lows[last], plural=True, armed="")
    return Mention("who", line.starts[first], line.ends[last], "noun", who)


_NAME = r"(?:[A-Z][\w'’.&-]*|\d+(?:st|nd|rd|th)\b|\d[A-Z]\w*)"
_BANDS = (
    r"groups?|gangs?|columns?|clans?|factions?|militias?|tribes?|communit(?:y|ies)|cartels?|cells?|brigades?|movements?"
    r"|fronts?|crews?|battalions?|sects?|famil(?:y|ies)|units?|squads?|mafias?|cults?"
)
# Whose fighters or men they are: 'of the 3R group', 'loyal to Tomas Duarte', 'from Ain Tawila'.
_WHOSE = compiled(
    r"(?:,? (?:all |said to be |believed to be )?(?:members|followers|supporters))?"
    r" (?:of|from|under|(?:belonging|loyal|faithful|close) to|allied (?:to|with)|affiliated (?:to|with)|linked to"
    r"|(?:led|commanded|headed) by|working for|answering to) (?:the |an? |its |so-called |self-styled |rival ){0,2}"
    rf"(?P<name>[\"“‘]?{_NAME}(?: (?:(?:of|the|de|del|la|al|du|for) ){{0,2}}{_NAME}){{0,5}}[\"”’]?)"
    rf"(?P<band> (?:{_BANDS})\b)?"
)
_BEFORE = compiled(rf"(?:{_NAME} ){{1,3}}\Z")
_FAR = 40


def in_full(page: Page, actor: Actor, m: Mention) -> tuple[Actor, Mention]:
    """A doer in the words that tell whose men they are: 'fighters of the 3R group', 'Mai-Mai Kirikou fighters'."""
    at = page.at(m.start)
    if at < 0 or actor.kind == "person" or isinstance(m.value, Thing) or not has_case(page.scenes[at].line):
        return actor, m
    line, text = page.scenes[at].line, page.report.text
    if text.startswith(")", m.end) and "(" in text[m.start : m.end]:  # 'cadres of the CPI (Maoist)'
        m = m._replace(end=m.end + 1)
        actor = _named(text, actor, m)
    whose = _WHOSE.match(text, m.end, line.sentence.end)
    if whose is not None and not _dated(line, whose.start("name"), whose.end()):
        return _of(page, actor, m, whose)
    first = _BEFORE.search(text, max(line.sentence.start, m.start - _FAR), m.start)
    if first is None or not _telling(page.scenes[at], first.start(), m.start) or not text[m.start].islower():
        return actor, m
    return _named(text, actor, m._replace(start=first.start())), m._replace(start=first.start())


def _of(page: Page, actor: Actor, m: Mention, whose: re.Match[str]) -> tuple[Actor, Mention]:
    text, band = page.report.text, whose["band"]
    if not band and (of := _BAND_OF.search(text, m.start, whose.start("name"))) is not None:
        start, end = whose.span("name")
        town = any(p.start < end and start < p.end for p in page.places)
        band = None if town else f" {of[1]}"
    m = m._replace(end=whose.end())
    actor = _named(text, actor, m)
    if actor.kind == "unnamed" and band:
        actor = replace(actor, canonical=whose["name"].strip('"“”‘’') + band, kind="group")
    return actor, m


# 'members of the gang of Tomas Duarte' are of the Tomas Duarte gang.
_BAND_OF = compiled(r"\b(gang|band|clique|crew|clan|militia|cartel|faction|cell) (?:of|led by|headed by) (?:the )?\Z")


def _named(text: str, actor: Actor, m: Mention) -> Actor:
    words = text[m.start : m.end]
    start = words.find(actor.text)
    return replace(actor, text=words[start:] if start > 0 and words[:start].lower() in _LED else words)


_LED = frozenset(("the ", "a ", "an ", "his ", "her ", "its ", "their "))


def _dated(line: Line, start: int, end: int) -> bool:
    return any(a < end and start < b for a, b in line.dates)


def _telling(scene: Scene, start: int, end: int) -> bool:
    """Whether capitalised words before a noun are a name, and no place, date or first word of a sentence."""
    line = scene.line
    first = bisect_left(line.starts, start)
    if start == line.sentence.start and not line.capitals[first + 1] or _dated(line, start, end):
        return False
    towns = (p for p in scene.told["place"] if p.value.kind not in ("actor", "people"))
    return not any(p.start < end and start < p.end for p in towns) and not any(
        "trigger" in line.tags[i] or line.lows[i] in STOPS for i in range(first, bisect_left(line.starts, end))
    )
