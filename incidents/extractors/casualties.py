"""Casualties: how many a sentence says were killed, wounded, abducted or arrested, and who they were.

The rules of `casualties.toml` find the words on the shadow; a captured chain of noun groups is then counted
(`casualty_chain`), and the findings of one incident are summed (`casualty_sum`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from incidents.chunks import Who
from incidents.extractors import patterns
from incidents.extractors.casualty_chain import PEOPLE, Link, counted, links
from incidents.extractors.casualty_sum import combine
from incidents.extractors.casualty_value import FIELDS, Casualty
from incidents.model import Count, Finding
from incidents.packs import MARKS, Rule, Rules
from incidents.scan import Scene

__all__ = ["Casualty", "combine", "find"]

_NOUGHT = Count(0, 0, 0)
_CLEAR = re.compile("|".join(f"{MARKS[kind][0]}{MARKS[kind][1]}*" for kind in ("weapon", "who")))
_WEAPON = MARKS["weapon"][0]
_CAPTIVES = frozenset(("hostage", "hostages", "captive", "captives", "prisoner", "prisoners"))
_BREAK = re.compile(r"[;:]|\b(?:while|but|when|after|where|whereas)\b")
_BY = re.compile(r"(?: (?!by )[^\s,;.]+){0,6}? by ")
# Heads of armed men who may as well be those attacked: militia, bodyguards, leaders.
_EITHER_SIDE = frozenset(
    """fighter fighters militiaman militiamen commander commanders leader leaders member members operative operatives
    volunteer volunteers activist activists official officials supporter supporters recruits recruit""".split()
)
_NEAR = 32  # characters between a finding and a word like 'also' that concerns it


@dataclass(frozen=True, slots=True)
class _Hit:
    """A rule's match for one field: whom it captured, and the words that prove it (offsets in the sentence)."""

    field: str
    rule: Rule
    first: int
    last: int
    start: int
    end: int
    side: int = -1  # where those stand whose losses it tells


def find(scene: Scene, rules: Rules) -> list[Finding]:
    """The casualties that a sentence tells, in order; parts, totals and running tolls are flagged, not dropped."""
    counts, around = _anchored(rules)
    telling = patterns.candidates(counts, scene.words)
    if not telling:
        return []
    shadow = _shadow(scene)
    spots = _spots(shadow)
    matches = list(_matches(telling, shadow, spots))
    if not matches:
        return []
    context = list(_matches(patterns.candidates(around, scene.words), shadow, spots))
    parts = [(r, m) for r, m in context if r.field == "part"]
    noughts = [(m.start(), m.end()) for r, m in matches if "nobody" in r.data]
    hits = [hit for r, m in (*matches, *parts) for hit in _hits(r, m) if not _within(hit, noughts)]
    found = [finding for hit in _apart(_divided(hits, shadow)) for finding in _findings(hit, scene, shadow)]
    found = _sided(found)
    found += [_nought(field, r, m, scene) for r, m in matches for field in r.data.get("nobody", ())]
    found = _flagged(found, [(r, m) for r, m in context if r.field == "context"], scene, shadow)
    return sorted(_with_parts(found), key=lambda f: (f.start, f.end, f.field))


def _anchored(rules: Rules) -> tuple[patterns.Anchored, patterns.Anchored]:
    """The rules that tell a casualty, and those that only say how it is to be taken."""
    if "casualties" not in rules.memo:
        own = rules.of("casualties")
        rules.memo["casualties"] = (
            patterns.index([r for r in own if r.field in FIELDS]),
            patterns.index([r for r in own if r.field not in FIELDS]),
        )
    found: tuple[patterns.Anchored, patterns.Anchored] = rules.memo["casualties"]
    return found


@dataclass(frozen=True, slots=True)
class _Spots:
    """Where in a shadow a group of people begins, and each word."""

    people: tuple[int, ...]
    words: dict[str, list[int]]


def _spots(shadow: str) -> _Spots:
    words: dict[str, list[int]] = {}
    for m in patterns.WORD.finditer(shadow):
        words.setdefault(m.group(), []).append(m.start())
    return _Spots(tuple(m.start() for m in PEOPLE.finditer(shadow)), words)


def _matches(candidates: Sequence[Rule], shadow: str, spots: _Spots) -> Iterator[tuple[Rule, re.Match[str]]]:
    """The hits of some rules, each tried only at the words where it can begin."""
    for rule in candidates:
        at = rule.data.get("at")
        if at is None:
            yield from ((rule, m) for m in rule.pattern.finditer(shadow))
            continue
        places = spots.people if at == "people" else sorted(n for w in rule.anchors for n in spots.words.get(w, ()))
        end = 0
        for place in places:
            match = rule.pattern.match(shadow, place) if place >= end else None
            if match is not None:
                end = match.end()
                yield rule, match


def _shadow(scene: Scene) -> str:
    """The shadow with the words of weapons in clear: 'shot dead', 'beaten to death' are read here as words."""
    low = scene.text.lower()
    if len(low) != len(scene.shadow):
        return scene.shadow

    def clear(marks: re.Match[str]) -> str:
        words = low[marks.start() : marks.end()]
        return words if marks.group()[0] == _WEAPON or words in _CAPTIVES else marks.group()

    return _CLEAR.sub(clear, scene.shadow)


def _hits(rule: Rule, match: re.Match[str]) -> Iterator[_Hit]:
    for name in match.re.groupindex:
        field = name.partition("_")[0]
        if match[name] is not None and (field in FIELDS or field == "part"):
            side = match.start("side") if "side" in match.re.groupindex else -1
            yield _Hit(field, rule, match.start(name), match.end(name), match.start(), match.end(), side)


def _sided(found: Sequence[Finding]) -> list[Finding]:
    """'six rebels were killed and ten others wounded': the others are of the side told before."""
    out: list[Finding] = []
    for f in found:
        others = f.value.who and all(w.head == "others" for w in f.value.who) or f.value.more and not f.value.who
        if others and out and out[-1].value.attackers:
            f = replace(f, value=replace(f.value, attackers=True))
        out.append(f)
    return out


def _within(hit: _Hit, spans: Sequence[tuple[int, int]]) -> bool:
    return any(a < hit.end and hit.start < b for a, b in spans)


def _apart(hits: Sequence[_Hit]) -> list[_Hit]:
    """Hits of one field that share no victims: the one that captured more wins, then the rule told first."""
    kept: list[_Hit] = []
    for hit in sorted(hits, key=lambda h: (bool(h.rule.data.get("shot")), h.first - h.last)):
        rivals = [k for k in kept if k.first < hit.last and hit.first < k.last]
        if not any(_excludes(k, hit) for k in rivals):
            kept.append(hit)
    return sorted(kept, key=lambda h: (h.first, h.field))


def _divided(hits: Sequence[_Hit], shadow: str) -> list[_Hit]:
    """'killed eight and another seven were wounded': the object of one verb ends where the other's subject begins."""
    out = list(hits)
    for n, one in enumerate(hits):
        for k, other in enumerate(hits):
            if not _is_object(one) or _is_object(other) or one.field == other.field or "part" in (one.field, other.field):
                continue
            cut = shadow.rfind(" and ", max(one.first, other.first), min(one.last, other.last))
            if cut > 0 and other.first <= one.first:
                out[n] = replace(one, last=cut, end=cut)
                out[k] = replace(other, first=cut + 5, start=cut + 5)
    return out


def _is_object(hit: _Hit) -> bool:
    return hit.start < hit.first


def _excludes(kept: _Hit, hit: _Hit) -> bool:
    return kept.field == hit.field or bool(hit.rule.data.get("shot")) or hit.field == "part"


def _findings(hit: _Hit, scene: Scene, shadow: str) -> Iterator[Finding]:
    """One finding for each side in the chain: the attackers' dead are told apart from the others."""
    chain = links(scene, shadow, hit.first, hit.last, subject=hit.start == hit.first)
    side = [m.value for m in scene.of("who") if m.start - scene.sentence.start == hit.side]
    killer = _killer(hit, scene, shadow)
    attackers = [link for link in chain if link.who is not None and _attacks(link.who, killer)]
    others = [link for link in chain if link not in attackers]
    own = bool(hit.rule.data.get("attackers")) or any(_attacks(w, None) for w in side)
    if not chain:
        yield _finding(hit, scene, (), own)
    elif hit.field != "killed" or own or not attackers or not others:
        yield _finding(hit, scene, chain, own or bool(attackers and not others))
    else:
        yield _finding(hit, scene, others, False)
        yield _finding(hit, scene, attackers, True)


def _attacks(who: Who, killer: Who | None) -> bool:
    """Whether one who was harmed is of the side that attacks: not a fighter whom fighters killed."""
    if who.armed != "attacker":
        return False
    if killer is not None:
        return killer.armed != "attacker"
    return who.head.rpartition(" ")[2] not in _EITHER_SIDE


def _killer(hit: _Hit, scene: Scene, shadow: str) -> Who | None:
    """Who did it, where the clause says so: '... killed by soldiers', 'militants killed ...'."""
    base = scene.sentence.start
    who = [m for m in scene.mentions if m.kind == "who"]
    if hit.start == hit.first:
        after = _BY.match(shadow, hit.end)
        found = [m.value for m in who if after and m.start - base == after.end()]
    else:
        found = [m.value for m in who if m.end - base <= hit.start][-1:]
    value: Who | None = found[0] if found else None
    return value


def _finding(hit: _Hit, scene: Scene, chain: Sequence[Link], attackers: bool) -> Finding:
    base, data = scene.sentence.start, hit.rule.data
    who = tuple(link.who for link in chain if link.who is not None)
    nobody = bool(who) and all(w.none for w in who)
    count = _NOUGHT if nobody else counted(chain) if chain else Count(1, 1, 1)
    if data.get("total") and count.low is None and count.value is not None:
        count = Count(count.value, count.value, count.value)  # 'the toll up to 73'
    value = Casualty(
        count,
        who,
        more=bool(data.get("more")) or any(link.more for link in chain),
        total=bool(data.get("total")),
        part=hit.field == "part",
        nobody=nobody,
        later_died=bool(data.get("later")),
        attackers=attackers,
        shot=bool(data.get("shot")),
        section=scene.sentence.section,
    )
    field = _captured(hit, who) if data.get("taken") else hit.field
    return Finding(field, value, base + hit.start, base + hit.end, hit.rule.ref, scene.sentence.index)


def _captured(hit: _Hit, who: Sequence[Who]) -> str:
    """'captured' is an arrest of fighters, and an abduction of anybody else."""
    return "arrested" if any(w.armed == "attacker" for w in who) or not who else "abducted"


def _nought(field: str, rule: Rule, match: re.Match[str], scene: Scene) -> Finding:
    base = scene.sentence.start
    value = Casualty(_NOUGHT, (), nobody=True, section=scene.sentence.section)
    return Finding(field, value, base + match.start(), base + match.end(), rule.ref, scene.sentence.index)


def _flagged(
    found: Sequence[Finding], context: Sequence[tuple[Rule, re.Match[str]]], scene: Scene, shadow: str
) -> list[Finding]:
    """The findings with the flags that the words around them set."""
    out = []
    for finding in found:
        a, b = finding.start - scene.sentence.start, finding.end - scene.sentence.start
        flags = {str(r.data["flag"]): True for r, m in context if _concerns(r, m, a, b, shadow)}
        value = replace(finding.value, **flags) if flags and not finding.value.nobody else finding.value
        out.append(replace(finding, value=value))
    return out


def _concerns(rule: Rule, match: re.Match[str], a: int, b: int, shadow: str) -> bool:
    gap = shadow[match.end() : a] if match.end() <= a else shadow[b : match.start()]
    reach = _NEAR if rule.data.get("scope") == "near" else 120
    return len(gap) <= reach and not _BREAK.search(gap)


def _with_parts(found: Sequence[Finding]) -> Iterator[Finding]:
    """'including three officers' belongs to the count told before it."""
    for finding in found:
        if finding.field != "part":
            yield finding
            continue
        before = [f for f in found if f.field != "part" and f.start < finding.end]
        if before:
            nearest = max(before, key=lambda f: (f.start, f.field == "killed"))
            yield replace(finding, field=nearest.field)
