"""Noun groups: who, and what things, a sentence speaks of, with their counts, categories and allegiance.

A group is read left to right: determiner or number, modifiers, one or more heads from the lists, then a name or an
'of the X' that tells whose they are. 'three of the policemen', 'a father and son', 'suspected Taliban fighters',
'a 16-year-old boy', 'police checkpoint'.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import compress
from typing import NamedTuple

from incidents.kept import compiled
from incidents.lexicon import Term
from incidents.model import Count, Mention
from incidents.nouns import (
    BEARS,
    BENT,
    CIVIL,
    CLOTHES,
    CREWS,
    DETERMINERS,
    KIN,
    LINKS,
    LONGEST,
    MARKSMEN,
    MASS,
    MEMBERS,
    MORE,
    ONE,
    OPEN,
    OPENERS,
    OWNERS,
    PAIRS,
    PARTS,
    PERSON,
    PREDICATES,
    REBEL,
    STOPS,
    YOURS,
    Line,
    Thing,
    Who,
    accuses,
    is_plural,
    noun_at,
)
from incidents.persons import cased, given, person, surname

HEDGES = frozenset(("suspected", "alleged", "presumed", "supposed"))

__all__ = ["DETERMINERS", "ONE", "Line", "Thing", "Who", "groups"]


def groups(line: Line) -> list[Mention]:
    """The noun groups of a sentence, and the names of persons outside them, in order, without overlap."""
    out: list[Mention] = []
    mixed = cased(line)
    every = range(len(line.lows))
    opens = {*line.heads, *line.modifiers, *line.numbers, *compress(every, map(OPENERS.__contains__, line.lows))}
    names = set(compress(every, line.capitals)) if mixed else given(line)
    past, blocked = 0, line.blocked
    for i in sorted(opens | names):
        if i < past or i in blocked:
            continue
        found = (_group(line, i) if i in opens else None) or (person(line, i, mixed) if i in names else None)
        if found is not None:
            mention, past = found
            out.append(mention)
    return out


_OPENED, _CLOSED = compiled(r"\s[\[(]"), compiled(r"[\])]\s")


class _Lead(NamedTuple):
    """What stands before the modifiers: where they begin, and what determiner and number said."""

    at: int
    number: Count | None = None
    word: str = ""
    more: bool = False
    part: bool = False


_bare = lru_cache(_Lead)
_Head = tuple[int, int, Term]  # its first and last word


def _lead(line: Line, i: int) -> _Lead:
    lows, numbers, many = line.lows, line.numbers, len(line.lows)
    if lows[i] not in OPENERS and i not in numbers:
        return _bare(i)
    word, more, part, count = "", False, False, None
    while i < many and lows[i] in DETERMINERS and i not in numbers and "actor" not in line.tags[i]:
        word = lows[i] if word != "no" else word
        more = more or word in ("another", "other")
        i += 1
    if i in numbers:
        number = numbers[i]
        count, i = number.value.count, _after(line, number)
        more = more or number.value.more
        i, part = _of_them(line, i)
    while i < many and lows[i] in MORE:
        more, i = True, i + 1
    return _Lead(i, count, word, more, part)


def _of_them(line: Line, i: int) -> tuple[int, bool]:
    """'three of the policemen', 'two of Shah's guards': step over 'of the', over 'of Shah's'."""
    low = line.lows[i : i + 4]
    if len(low) < 2 or low[0] != "of" or not (low[1] in OWNERS or "s" in low[2:]):
        return i, False
    return i + (2 if low[1] in OWNERS else low.index("s") + 1), True


def _after(line: Line, mention: Mention) -> int:
    """The index of the first word behind a mention."""
    return bisect_left(line.starts, mention.end)


def _group(line: Line, i: int) -> tuple[Mention, int] | None:
    if line.lows[i] == "accused" and accuses(line, i):
        return None
    lead = _lead(line, i)
    head = _heads(line, lead.at, lead.at > i) if _nears_noun(line, lead.at, lead.at > i) else None
    head = head or (_couple(line, lead) if lead.number is not None else None)
    if head is None:
        return None
    first, last, term, modifiers = head
    start, end = line.starts[i], last + 1
    if term.kind == "thing":
        return Mention("thing", start, line.ends[last], term.file or "thing", _thing(line, lead, last, term)), end
    who = _who(line, lead, first, last, term, modifiers)
    who, end = _size(line, who, end)
    who, end = _allegiance(line, who, end)
    who, end = _name(line, who, end)
    return Mention("who", start, line.ends[end - 1], term.file or "who", who), end


def _nears_noun(line: Line, i: int, led: bool) -> bool:
    """Whether a head or a modifier stands at word i, or behind a few others where something leads the group."""
    return not line.nouns.isdisjoint(range(i, i + UNKNOWN + 1 if led else i + 1))


def _heads(line: Line, i: int, led: bool) -> tuple[int, int, Term, list[Term]] | None:
    """First and last word of the head, its term, and the terms that modify it."""
    best: _Head | None = None
    aged: _Head | None = None
    passed: list[Term] = []
    lows, heads, modifiers, count = line.lows, line.heads, line.modifiers, len(line.lows)
    ends, joined, blocked = line.ends, line.joined, line.blocked
    if led and 0 < i < count and line.text[ends[i - 1]] in ",;:":
        return None  # 'wounding nine, police said'
    k, unknown, behind, stop = i, 0, -1, min(count, i + LONGEST)
    while k < stop and k not in blocked:
        if k > i and k != behind and not joined[k]:
            behind = _past_gloss(line, k)
            if behind < k:
                break
            stop, k = min(count, stop + behind - k), behind  # 'six Frontier Corps (FC) personnel'
        term, low, modifier = heads.get(k), lows[k], modifiers.get(k)
        if modifier is not None and term is not None and len(modifier.words) > len(term.words):
            term = None  # 'motorcycle-riding men'
        if term is not None:
            here, k = (k, k + len(term.words) - 1, term), k + len(term.words)
            if best is not None and term.words[0] in PREDICATES:
                break
            if term.words[0] != "year":
                passed += [best[2]] if best is not None and lows[best[0] - 1] not in BENT else []
                best = here
            aged = here  # 'a 17-year-old', 'a 17-year-old boy'
            continue
        stops = low in STOPS and (modifier is None or not line.capitals[k])  # 'them', and not 'two US airmen'
        if stops or k > i and low in DETERMINERS or best is not None and "modifier" in line.tags[k]:
            break
        if modifier is not None:
            passed.append(modifier)
            k += len(modifier.words)
        elif low == "s" and (best is not None or joined[k] and passed):
            k = _own_part(line, k + 1) if best is not None else k + 1
        elif best is not None or not led or unknown >= UNKNOWN or k in line.numbers or _acts(line, k, passed):
            break
        else:
            unknown, k = unknown + (1 if line.capitals[k] else 2), k + 1
    return (*best, passed) if best else _headless(line, k, passed, aged) if led else None


def _acts(line: Line, k: int, passed: list[Term]) -> bool:
    """'a Basque stabbed two men': a verb of violence right behind a people's name."""
    name = passed[-1] if passed and passed[-1].kind in ("country", "people") else None
    if name is None or "trigger" not in line.tags[k] or name not in line.tags[k - len(name.words)].values():
        return False
    return bool(line.tags[k]["trigger"].entry.extra.get("pos") == "act")


UNKNOWN = 4  # words of no list before a head, those of a name at half: 'the Cano Limon Covenas pipeline'


def _own_part(line: Line, k: int) -> int:
    """The head behind a name at word k, where it is a part of a group; else k."""
    i, stop = k, min(len(line.lows), k + UNKNOWN)
    while i < stop and line.capitals[i] and i not in line.heads:
        i += 1
    return i if i in line.heads and line.heads[i].words[-1] in PARTS else k


def _headless(line: Line, end: int, passed: list[Term], aged: _Head | None) -> tuple[int, int, Term, list[Term]] | None:
    """'12 Iranians', 'a Hazara', 'five Baluch': a people's name that no noun follows; or an age alone."""
    last = end - 1
    if not passed or passed[-1].kind not in ("country", "people"):
        return (*aged, passed) if aged is not None else None
    if aged is not None:  # 'a 38-year-old German'
        return aged[0], max(i for i in range(aged[1], end) if i == aged[1] or line.capitals[i]), aged[2], passed
    after = line.lows[end] if end < len(line.lows) and line.joined[end] else None
    plural = line.lows[last].endswith("s")
    alone = after is None or after in STOPS or "trigger" in line.tags[end]  # 'a Basque stabbed two men'
    if not (plural or alone) or not line.capitals[last]:
        return None
    return last - len(passed[-1].words) + 1, last, passed[-1], passed


def _past_gloss(line: Line, k: int) -> int:
    """The word of a group behind a gloss in brackets at word k: 'the UTN [...] office'; -1 where none is."""
    text, starts, ends = line.text, line.starts, line.ends
    if not _OPENED.fullmatch(text, ends[k - 1], starts[k]):
        return -1
    for n in range(k, min(k + LONGEST, len(starts) - 1)):
        if _CLOSED.fullmatch(text, ends[n], starts[n + 1]):
            after = line.tags[n + 1]
            return n + 1 if "thing" in after or (n <= k + 1 and "who" in after) else -1
        if not line.joined[n + 1]:
            return -1
    return -1


def _couple(line: Line, lead: _Lead) -> tuple[int, int, Term, list[Term]] | None:
    """'a couple and their two children': the number word is itself the head."""
    last = lead.at - 1
    term = line.tags[last].get("who") if last >= 0 else None
    if term is None or len(term.words) > 1 or term.entry.kind != "group":
        return None
    return last, last, term, []


def _pair(term: Term) -> str:
    """How many persons a noun names that the lists leave open: 'couple', 'father and son'."""
    if term.entry.kind == "person" and "and" in term.words and not term.words[-1].endswith(("s", "ren")):
        return "2"
    return str(PAIRS.get(term.words[-1], ""))


def _of_actor(lead: _Lead, word: str) -> Count | None:
    """'two Houthis' and 'Kurdish police officer' are counted, 'the Houthis' are not."""
    return lead.number or (Count(1, 1, 1) if lead.word in ("a", "an", "another") or word in PERSON else None)


def _count(lead: _Lead, plural: bool, implied: str, collective: bool) -> Count | None:
    if collective:
        return None
    if lead.number is not None:
        if implied and lead.number.value is not None and lead.number.value != int(implied):
            n = lead.number.value * int(implied)
            return Count(n, n, n)
        return lead.number
    if implied:
        return Count(int(implied), int(implied), int(implied))
    if not plural:
        return Count(1, 1, 1)
    return None if lead.word in OPEN else Count(None, 2, None)


def _who(line: Line, lead: _Lead, first: int, last: int, term: Term, modifiers: Sequence[Term]) -> Who:
    entry, extra = term.entry, term.entry.extra
    plural = is_plural(line.lows[noun_at(term, last)], extra)
    low = line.lows[lead.at : first]
    by = {t.kind: t for t in modifiers[::-1]} if modifiers else {}
    land, owner = by.get("country"), by.get("actor")
    named = term.kind == "actor"
    word = term.words[-1]
    inside = lead.word in YOURS or line.lows[first - 2 : first] == ("in", "the")
    room = inside and word in ("cell", "cells")  # of a prison
    counted = lead.number is not None and not line.lows[last].endswith("s")  # 'six military', 'ten police'
    collective = entry.kind == "group" and not (word in MASS or word in PAIRS or extra.get("number") or counted)
    return Who(
        head=term.text,
        count=_of_actor(lead, word)
        if named
        else _count(lead, plural, extra.get("number", "") or _pair(term), collective),
        plural=plural or named,
        category=extra.get("category", "") or _actor_category(extra.get("type", ""))
        if named
        else extra.get("category", "civilians") or "civilians",
        armed=_actor_armed(entry.kind)
        if named
        else _armed("" if room else extra.get("armed", ""), owner, modifiers, word),
        canonical=entry.name if named else owner.entry.name if owner else None,
        kind=entry.kind if named else owner.entry.kind if owner else "unnamed",
        country=entry.country if named else land and (land.entry.country or land.entry.id.upper()),
        more=lead.more,
        part=lead.part,
        definite=lead.word in OPEN,
        bare=not plural and not lead.word and lead.number is None,
        none=lead.word in ("no", "any"),  # 'denied that any guard was hurt'
        hedged=not HEDGES.isdisjoint(low),
        collective=collective,
        entry=entry.id,
    )


def _armed(own: str, owner: Term | None, modifiers: Sequence[Term], word: str) -> str:
    """'guerrilla commandos' and 'Taliban troops' are no forces of a state."""
    if owner is not None and owner.entry.kind == "group":
        return "" if word in CIVIL else "attacker"
    if not modifiers:
        return own
    if own == "force" and any(m.entry.extra.get("armed") == "attacker" or m.words[-1] in REBEL for m in modifiers):
        return "attacker"
    if own == "attacker" and word in MARKSMEN and any(m.entry.extra.get("armed") == "force" for m in modifiers):
        return "force"  # 'police snipers'
    bears = any(m.entry.kind == "armed" and m.words[-1].endswith(BEARS) for m in modifiers)
    return own or "attacker" * bears


def _actor_category(kind: str) -> str:
    return "police" if "police" in kind else "military"


def _actor_armed(kind: str) -> str:
    return "force" if kind == "state" else "attacker"


def _size(line: Line, who: Who, end: int) -> tuple[Who, int]:
    """'a family of six', 'a group of 12 pilgrims': the number behind the collective noun is its size."""
    number = line.numbers.get(end + 1)
    if number is None or not (who.collective or who.head in CREWS) or line.lows[end] != "of":
        return who, end
    past = _after(line, number)
    inner = _heads(line, past, True)
    if inner is not None and inner[2].kind == "who":
        who, past = who._replace(head=inner[2].text), inner[1] + 1
    return who._replace(count=number.value.count, plural=True), past


def _thing(line: Line, lead: _Lead, last: int, term: Term) -> Thing:
    low = line.lows[last]
    return Thing(
        term.text,
        term.entry.extra.get("category", "other") or "other",
        low.endswith("s") and not low.endswith("ss") and low not in ("bus", "minibus", "gas", "campus"),
        lead.word in OPEN,
        term.entry.id,
        term.entry.kind == "area",
    )


def _allegiance(line: Line, who: Who, end: int) -> tuple[Who, int]:
    """'members of the PMF', 'fighters from the Islamic State', 'soldiers of the Myanmar regime'."""
    head = who.head.split()[-1]
    if head in KIN or (who.kind in ("group", "state") and who.canonical and head not in MEMBERS):
        return who, end
    k, words = end, line.lows
    if k >= len(words) or words[k] not in LINKS or not line.joined[k]:
        return who, end
    k += 1
    while k < len(words) and words[k] in ("to", "the", "a", "an", "local", "so", "called"):
        k += 1
    if k >= len(words) or k in line.blocked:
        return who, end
    inner = _heads(line, k, False)
    if inner is None or inner[2].kind == "thing":
        return who, end
    first, last, term, modifiers = inner
    if last + 1 < len(words) and words[last + 1] in CLOTHES:
        return who, end
    group = _who(line, _Lead(k, None, "the"), first, last, term, modifiers)
    if not group.canonical and not group.armed:
        return who, end
    theirs = head.startswith("element") or who.collective and group.armed == "attacker"  # 'a squad of the rebels'
    merged = who._replace(
        canonical=group.canonical or who.canonical,
        kind=group.kind if group.canonical else who.kind,
        armed=group.armed if theirs else who.armed or group.armed,
        category=group.category if who.category == "civilians" or theirs else who.category,
        country=who.country or group.country,
    )
    return merged, last + 1


def _name(line: Line, who: Who, end: int) -> tuple[Who, int]:
    """'commander Abu Omar', 'the patrolman Andres Idarraga': a name right behind a singular head."""
    k, stop = end, end if who.plural else min(len(line.lows), end + 6)
    while k < stop and surname(line, k):
        k += 1
    return (who._replace(named=True), k) if k > end else (who, end)
