"""The two sides of a clash where its clause does not tell both: a pair told in its passage, or the armed of both camps.

Peoples, clans and gangs that clash are known to no list; that two are told as a pair makes them its sides: 'between
the Sikin and the Itiokon', 'the Ngok and Twic communities', 'M23 vs. FARDC'.
"""

from __future__ import annotations

from collections.abc import Iterator

from incidents.affinity import Cluster
from incidents.antecedents import SPEAKERS
from incidents.kept import compiled
from incidents.model import Mention
from incidents.nouns import Who
from incidents.passage import SPEAKS, around
from incidents.scan import Page, Scene

_NAME = r"[A-Z][\w'’-]*(?:\s(?:(?:of|al|de)\s)?(?!And\b)[A-Z][\w'’-]*){0,3}"
_KIND = (
    r"(?:clans?|sub-?clans?|tribes?|tribesmen|clansmen|communities|ethnic groups?|youths?|gangs?|cartels|factions?"
    r"|villagers|militias?|families|cultists|herders|farmers|fighters|pastoralists|supporters|peoples?)"
)
_LED = compiled(
    rf"(?:(?:the|an?|two|rival|warring|armed|so-called|members|elements|fighters|units|followers|those|men|{_KIND}|of|from"
    r"|loyal to|belonging to)\s)*",
)
_BETWEEN = compiled(r"\b(?:between|pit(?:s|ted|ting)|involving)\s")
_AND = compiled(r"(?:\s\([^)]*\)|\s(?!and\b)[a-z-]+){0,4}?,?\s(?:and|against)\s")
_VERSUS = compiled(r"\s(?:vs\.?|versus)\s")
_BOTH = compiled(
    rf"(?P<a>{_NAME}) and (?:the )?(?:neighbouring )?(?P<b>{_NAME}) {_KIND}\b"
    rf"|(?P<c>{_NAME})(?:,| and| &) (?:the )?(?P<d>{_NAME}) (?:again )?"
    r"(?:clash|renew|trade|exchange|battle|fight|fought|took up arms)"
)
_NAMED = compiled(_NAME)
_GATE = compiled(rf"{_BETWEEN.pattern}|{_VERSUS.pattern}|\b{_KIND}\b|\b(?:clash|renew|took up arms)")

Pair = tuple[Mention, Mention]


def told_pair(page: Page, c: Cluster, taken: frozenset[int], *, main: bool) -> Pair | None:
    """The pair nearest to a clash; of the main one, any of the report."""
    near = next((pair for s in around(page, c, taken) for pair in _pairs(s)), None)
    if near is not None or not main:
        return near
    return next((pair for s in page.scenes if s.sentence.index not in taken for pair in _pairs(s)), None)


def both_camps(page: Page, c: Cluster, taken: frozenset[int]) -> Pair | None:
    """The first forces and the first of those who fight them in the passage of a clash."""
    text = page.report.text
    told = (m for s in around(page, c, taken) for m in s.people if m.value.armed and _fights(m.value))
    armed = [m for m in told if not SPEAKS.match(text, m.end)]
    forces = next((m for m in armed if m.value.armed == "force"), None)
    others = [m for m in armed if m.value.armed == "attacker"]
    other = next((m for m in others if m.value.canonical), others[0] if others else None)
    return (forces, other) if forces is not None and other is not None else None


def _fights(who: Who) -> bool:
    many = who.plural or who.collective or who.canonical is not None
    return many and not (who.none or who.named or who.bare or who.head.split()[-1] in SPEAKERS)


def _pairs(scene: Scene) -> Iterator[Pair]:
    text, start, end = scene.line.text, scene.sentence.start, scene.sentence.end
    if not _GATE.search(text, start, end):
        return
    for led in _BETWEEN.finditer(text, start, end):
        one = _side(scene, led.end())
        joined = _AND.match(text, one.end, end) if one is not None else None
        other = _side(scene, joined.end()) if joined is not None else None
        if one is not None and other is not None:
            yield one, other
    for mid in _VERSUS.finditer(text, start, end):
        first = next((m for m in scene.people if m.end == mid.start()), None)
        second = _side(scene, mid.end())
        if first is not None and second is not None:
            yield first, second
    for both in _BOTH.finditer(text, start, end):
        a, b = ("a", "b") if both["a"] else ("c", "d")
        sides = [_at(scene, *both.span(a)), _at(scene, *both.span(b))]
        if sides[0] is not None and sides[1] is not None:
            yield sides[0], sides[1]


def _side(scene: Scene, start: int) -> Mention | None:
    """The group or the name that begins at an offset, small words before it left out."""
    text, end = scene.line.text, scene.sentence.end
    skipped = _LED.match(text, start, end)
    past = skipped.end() if skipped is not None else start
    who = next((m for m in scene.people if m.start < past + 1 and m.end > past), None)
    if who is not None:
        return who if not who.value.none else None
    named = _NAMED.match(text, past, end)
    placed = named is not None and any(m.start < named.end() and m.end > past for m in scene.told["place"])
    return None if named is None or placed else _at(scene, past, named.end())


def _at(scene: Scene, start: int, end: int) -> Mention | None:
    """A name as a side; none that is a date or a determiner's capital."""
    if any(m.start < end and start < m.end for m in scene.told["date"]):
        return None
    known = next((m for m in scene.people if m.start < end and start < m.end), None)
    if known is not None and known.value.canonical:
        return known
    name = scene.line.text[start:end]
    start, name = (start + 4, name[4:]) if name.startswith("The ") else (start, name)
    who = Who(name.lower(), plural=True)
    return Mention("who", start, end, "name", who)
