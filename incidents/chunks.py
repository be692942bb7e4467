"""Noun groups: who, and what things, a sentence speaks of, with their counts, categories and allegiance.

A group is read left to right: determiner or number, modifiers, one or more heads from the lists, then a name or an
'of the X' that tells whose they are. 'three of the policemen', 'a father and son', 'suspected Taliban fighters',
'a 16-year-old boy', 'police checkpoint'.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from incidents.extractors import numbers
from incidents.lexicon import Term, Token
from incidents.model import Count, Mention, Sentence
from incidents.packs import Rules

DETERMINERS = frozenset(
    "the a an this these those his her its their our my your some any no all both each every another other".split()
)
MORE = frozenset(("more", "other", "additional", "further"))
OPENERS = DETERMINERS | MORE
ONE = frozenset(("a", "an", "one", "another", "this", "that", "each", "every"))
OPEN = frozenset(("the", "his", "her", "its", "their", "those", "these", "all", "any", "some", "our", "my"))
# Words that may not stand between a determiner and its head.
STOPS = frozenset(
    """of in on at by to from with for and or but as than that which who whom whose when where while was were is are be
    been being had has have having did do does not it he she they we i you them him us after before during near into
    over under against between through since until about said says say told according if because so then there here
    what how why will would could can may might should must also killed wounded injured dead died shot attacked
    kidnapped abducted arrested detained hurt captured released found left including among amid despite upon onto
    off out up down per via et al""".split()
)
MEMBERS = frozenset(
    """members member fighters fighter militants militant soldiers soldier gunmen gunman elements element troops forces
    rebels rebel insurgents insurgent operatives operative men man commanders commander leaders leader supporters
    cadres cadre officers officer personnel guerrillas terrorists terrorist units unit cells cell faction factions
    group group's people staff employees workers employee worker activists security agents agent guards guard""".split()
)
# Collective nouns whose number counts persons: 'twelve police', 'three crew'.
MASS = frozenset(
    """police troops forces personnel crew staff people men clergy gendarmerie commandos fighters levies children women
    policemen soldiers peacekeepers authorities reinforcements youths gunmen attackers security infantry""".split()
)
PAIRS = {"couple": 2, "pair": 2, "duo": 2, "twins": 2}  # persons in a collective noun that the lists leave open
PREDICATES = frozenset(("hostage", "hostages", "captive", "captives", "prisoner"))  # 'held 20 passengers hostage'
PARTICLES = frozenset(
    "al el bin ibn bint abu abd abdul ul ud de da del della di dos la las van von der den y e ben ould".split()
)
LINKS = frozenset(("of", "from", "with", "belonging", "loyal", "linked", "in"))
LONGEST = 9


@dataclass(frozen=True, slots=True)
class Who:
    """A person, a group of persons or an organisation, as the text has it."""

    head: str
    count: Count | None = None
    plural: bool = False
    category: str = "civilians"
    armed: str = ""  # attacker, force or nothing
    canonical: str | None = None
    kind: str = "unnamed"  # group state person unnamed
    country: str | None = None
    named: bool = False
    more: bool = False  # 'ten more', 'two others'
    part: bool = False  # 'three of the policemen'
    definite: bool = False
    none: bool = False  # 'no civilians'
    hedged: bool = False  # 'suspected', 'alleged'
    collective: bool = False  # 'a family', 'the army': one noun for many
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Thing:
    """An object, building, vehicle or settlement that can be a target."""

    head: str
    category: str
    plural: bool = False
    definite: bool = False
    entry: str = ""
    area: bool = False  # a settlement, a road, a stretch of land


@dataclass(frozen=True)
class Line:
    """One sentence's words with the lexicon's terms, and the numbers that begin at them."""

    text: str  # of the report
    sentence: Sentence
    tokens: Sequence[Token]
    tags: Sequence[Mapping[str, Term]]
    rules: Rules
    dates: tuple[tuple[int, int], ...] = ()

    @cached_property
    def blocked(self) -> frozenset[int]:
        """The words of dates."""
        return frozenset(i for i, t in enumerate(self.tokens) if any(a <= t.start < b for a, b in self.dates))

    @cached_property
    def counted(self) -> tuple[Mention, ...]:
        """The numbers that are no part of a date."""
        dated = {self.tokens[i].start for i in self.blocked}
        found = numbers.find(self.text, self.sentence.start, self.sentence.end, self.rules)
        return tuple(n for n in found if n.start not in dated)

    @cached_property
    def numbers(self) -> Mapping[int, Mention]:
        """The numbers by word."""
        starts = {token.start: i for i, token in enumerate(self.tokens)}
        return {starts[n.start]: n for n in self.counted if n.start in starts}


def groups(line: Line) -> list[Mention]:
    """The noun groups of a sentence, and the names of persons outside them, in order, without overlap."""
    out, i, cased = [], 0, _cased(line)
    while i < len(line.tokens):
        found = None
        if i not in line.blocked:
            found = (_group(line, i) if _opens(line, i) else None) or _person(line, i, cased)
        if found is None:
            i += 1
            continue
        mention, i = found
        out.append(mention)
    return out


def _opens(line: Line, i: int) -> bool:
    """Whether a group can begin at word i: a determiner, a number, or a term of the lists."""
    return bool(line.tags[i]) or line.tokens[i].low in OPENERS or i in line.numbers


def _cased(line: Line) -> bool:
    """Whether capitals tell names here: not in upper-case wires and headlines in title case."""
    long = [t for t in line.tokens if t.end - t.start > 3]
    return 3 * sum(t.capital for t in long) < 2 * max(len(long), 6)


def _person(line: Line, i: int, cased: bool) -> tuple[Mention, int] | None:
    """A run of capitalised words that no list knows: 'Samuel Paty', 'Dr Aida al-Hoshan'."""
    if not line.tokens[i].capital if cased else "given" not in line.tags[i]:
        return None
    k = i
    while k < len(line.tokens) and k - i < 6 and _names(line, k, k > i, cased):
        k += 1
    while k > i and line.tokens[k - 1].low in PARTICLES:
        k -= 1
    known = sum(bool({"given", "title"} & line.tags[n].keys()) for n in range(i, k))
    if k - i < 1 or (k - i == 1 and (not known or i == 0 and "title" in line.tags[i])):
        return None
    start, end = line.tokens[i].start, line.tokens[k - 1].end
    who = Who(line.text[start:end], Count(1, 1, 1), kind="person", named=True, category=_titled(line, i))
    return Mention("name", start, end, "name", who), k


def _titled(line: Line, i: int) -> str:
    title = line.tags[i].get("title")
    return title.entry.extra.get("category") or "civilians" if title else "civilians"


def _names(line: Line, k: int, inside: bool, cased: bool) -> bool:
    """Whether word k can be a part of a person's name."""
    token, tag = line.tokens[k], line.tags[k]
    if k in line.blocked or k in line.numbers or token.low in STOPS or token.low in DETERMINERS:
        return False
    if inside and not token.joined or {"actor", "thing", "country", "who", "weapon"} & tag.keys():
        return False
    if inside and token.low in PARTICLES:
        return True
    if not cased:
        return "given" in tag
    first = k == 0 or line.text[token.start - 2 : token.start - 1] in ".:!?\n"
    return token.capital and (not first or bool({"given", "title"} & tag.keys()) or _goes_on(line, k))


def _goes_on(line: Line, k: int) -> bool:
    """Whether a name can begin a sentence here: an unknown word, and a capitalised one right behind it."""
    after = line.tokens[k + 1] if k + 1 < len(line.tokens) else None
    return not line.tags[k] and after is not None and after.capital and after.joined


@dataclass(frozen=True, slots=True)
class _Lead:
    """What stands before the modifiers: where they begin, and what determiner and number said."""

    at: int
    count: Count | None = None
    word: str = ""
    more: bool = False
    part: bool = False


def _lead(line: Line, i: int) -> _Lead:
    word, more, part, count = "", False, False, None
    while i < len(line.tokens) and line.tokens[i].low in DETERMINERS and i not in line.numbers:
        word = line.tokens[i].low if word not in ("no",) else word
        more = more or word in ("another", "other")
        i += 1
    number = line.numbers.get(i)
    if number is not None:
        count, i = number.value.count, _after(line, number)
        more = more or number.value.more
        i, part = _of_them(line, i)
    while i < len(line.tokens) and line.tokens[i].low in MORE:
        more, i = True, i + 1
    return _Lead(i, count, word, more, part)


def _of_them(line: Line, i: int) -> tuple[int, bool]:
    """'three of the policemen': step over 'of the'."""
    low = [t.low for t in line.tokens[i : i + 2]]
    if len(low) == 2 and low[0] == "of" and low[1] in ("the", "his", "her", "their", "its", "those", "these", "our"):
        return i + 2, True
    return i, False


def _after(line: Line, mention: Mention) -> int:
    """The index of the first word behind a mention."""
    k = 0
    for k, token in enumerate(line.tokens):
        if token.start >= mention.end:
            return k
    return k + 1


def _group(line: Line, i: int) -> tuple[Mention, int] | None:
    lead = _lead(line, i)
    head = _heads(line, lead.at, lead.at > i) or _couple(line, lead)
    if head is None:
        return None
    first, last, term, modifiers = head
    value = _thing(line, lead, last, term) if term.kind == "thing" else _who(line, lead, first, last, term, modifiers)
    end = last + 1
    if isinstance(value, Who):
        value, end = _size(line, value, end)
        value, end = _allegiance(line, value, end)
        value, end = _name(line, value, end)
    start = line.tokens[i].start
    kind = "thing" if isinstance(value, Thing) else "who"
    return Mention(kind, start, line.tokens[end - 1].end, term.entry.where.split(":")[0] or kind, value), end


def _heads(line: Line, i: int, led: bool) -> tuple[int, int, Term, list[Term]] | None:
    """First and last word of the head, its term, and the terms that modify it."""
    best: tuple[int, int, Term] | None = None
    passed: list[Term] = []
    k, unknown = i, 0
    while k < len(line.tokens) and k - i < LONGEST and k not in line.blocked:
        if k > i and not line.tokens[k].joined:
            if best is None or not _in_brackets(line, k):
                break
            k += 1  # 'six Frontier Corps (FC) personnel'
            continue
        here = line.tags[k]
        term = here.get("actor") or _longest(_person_term(here.get("who")), _thing_term(line, k))
        if term is not None:
            if best is not None and term.words[0] in PREDICATES:
                break
            if best is not None:
                passed.append(best[2])
            best = (k, k + len(term.words) - 1, term)
            k += len(term.words)
            continue
        modifier = here.get("country") or here.get("people") or here.get("modifier")
        low = line.tokens[k].low
        if low in STOPS or k > i and low in DETERMINERS or best is not None and "modifier" in here:
            break
        if modifier is not None:
            passed.append(modifier)
            k += len(modifier.words)
        elif low == "s" and line.tokens[k].joined and passed or (low == "s" and best is not None):
            k += 1
        elif k in line.numbers or best is not None or not led or unknown >= 2:
            break
        else:
            unknown, k = unknown + 1, k + 1
    return (*best, passed) if best else _nationals(line, k, passed) if led else None


def _nationals(line: Line, end: int, passed: list[Term]) -> tuple[int, int, Term, list[Term]] | None:
    """'12 Iranians', 'a Hazara', 'five Baluch': a people's name that no noun follows."""
    if not passed or passed[-1].kind not in ("country", "people"):
        return None
    last = end - 1
    after = line.tokens[end] if end < len(line.tokens) and line.tokens[end].joined else None
    plural = line.tokens[last].low.endswith("s")
    if not (plural or after is None or after.low in STOPS) or not line.tokens[last].capital:
        return None
    return last - len(passed[-1].words) + 1, last, passed[-1], passed


def _in_brackets(line: Line, k: int) -> bool:
    """Whether word k stands alone in brackets and another word of the group follows."""
    text, word = line.text, line.tokens[k]
    if text[line.tokens[k - 1].end : word.start] != " (" or text[word.end : word.end + 2] != ") ":
        return False
    after = line.tags[k + 1] if k + 1 < len(line.tokens) else {}
    return "who" in after or "thing" in after


def _couple(line: Line, lead: _Lead) -> tuple[int, int, Term, list[Term]] | None:
    """'a couple and their two children': the number word is itself the head."""
    last = lead.at - 1
    term = line.tags[last].get("who") if lead.count is not None and last >= 0 else None
    if term is None or len(term.words) > 1 or term.entry.kind != "group":
        return None
    return last, last, term, []


def _person_term(term: Term | None) -> Term | None:
    """Nouns for the dead ('bodies', 'fatalities') and 'casualties' are left to the rules that count them."""
    if term is None or term.entry.kind == "remains" or term.entry.id in ("casualty", "casualties"):
        return None
    return term


def _thing_term(line: Line, k: int) -> Term | None:
    """A thing's noun, unless it is the 'well' of 'as well as'."""
    if line.tokens[k].low == "well" and k and line.tokens[k - 1].low == "as":
        return None
    return line.tags[k].get("thing")


def _longest(a: Term | None, b: Term | None) -> Term | None:
    if a is None or b is None:
        return a or b
    return b if len(b.words) > len(a.words) else a


def _pair(term: Term) -> str:
    """How many persons a noun names that the lists leave open: 'couple', 'father and son'."""
    if term.entry.kind == "person" and "and" in term.words and not term.words[-1].endswith(("s", "ren")):
        return "2"
    return str(PAIRS.get(term.words[-1], ""))


def _of_actor(lead: _Lead) -> Count | None:
    """'two Houthis' are counted, 'the Houthis' are not."""
    return lead.count or (Count(1, 1, 1) if lead.word in ("a", "an", "another") else None)


def _count(lead: _Lead, plural: bool, implied: str, collective: bool) -> Count | None:
    if collective:
        return None
    if lead.count is not None:
        if implied and lead.count.value is not None and lead.count.value != int(implied):
            n = lead.count.value * int(implied)
            return Count(n, n, n)
        return lead.count
    if implied:
        return Count(int(implied), int(implied), int(implied))
    if not plural:
        return Count(1, 1, 1)
    return None if lead.word in OPEN else Count(None, 2, None)


def _who(line: Line, lead: _Lead, first: int, last: int, term: Term, modifiers: Sequence[Term]) -> Who:
    entry, extra = term.entry, term.entry.extra
    plural = _plural(line.tokens[last].low, extra)
    low = [t.low for t in line.tokens[lead.at : first]]
    country = next((m.entry.country or m.entry.id.upper() for m in modifiers if m.kind == "country"), None)
    owner = next((m for m in modifiers if m.kind == "actor"), None)
    named = term.kind == "actor"
    word = term.words[-1]
    counted = lead.count is not None and not line.tokens[last].low.endswith("s")  # 'six military', 'ten police'
    collective = entry.kind == "group" and not (word in MASS or word in PAIRS or extra.get("number") or counted)
    return Who(
        head=" ".join(term.words),
        count=_of_actor(lead) if named else _count(lead, plural, extra.get("number", "") or _pair(term), collective),
        plural=plural or named,
        category=extra.get("category", "") or _actor_category(extra.get("type", ""))
        if named
        else extra.get("category", "civilians") or "civilians",
        armed=_actor_armed(entry.kind)
        if named
        else extra.get("armed", "") or ("attacker" if owner and owner.entry.kind == "group" else ""),
        canonical=entry.name if named else owner.entry.name if owner else None,
        kind=entry.kind if named else owner.entry.kind if owner else "unnamed",
        country=entry.country if named else country,
        more=lead.more,
        part=lead.part,
        definite=lead.word in OPEN,
        none=lead.word == "no",
        hedged=any(w in ("suspected", "alleged", "presumed", "supposed") for w in low),
        collective=collective,
        entry=entry.id,
    )


def _plural(word: str, extra: Mapping[str, str]) -> bool:
    if extra.get("number"):
        return True
    return word.endswith(
        ("s", "men", "people", "personnel", "children", "police", "troops", "folk", "mob")
    ) and word not in (
        "bus",
        "boss",
        "us",
        "princess",
        "waitress",
        "hostess",
    )


def _actor_category(kind: str) -> str:
    return "police" if "police" in kind else "military"


def _actor_armed(kind: str) -> str:
    return "force" if kind == "state" else "attacker"


def _size(line: Line, who: Who, end: int) -> tuple[Who, int]:
    """'a family of six', 'a group of 12 pilgrims': the number behind the collective noun is its size."""
    number = line.numbers.get(end + 1)
    if number is None or not who.collective or line.tokens[end].low != "of":
        return who, end
    past = _after(line, number)
    inner = _heads(line, past, True)
    if inner is not None and inner[2].kind == "who":
        who, past = replace(who, head=" ".join(inner[2].words)), inner[1] + 1
    return replace(who, count=number.value.count, plural=True), past


def _thing(line: Line, lead: _Lead, last: int, term: Term) -> Thing:
    low = line.tokens[last].low
    return Thing(
        " ".join(term.words),
        term.entry.extra.get("category", "other") or "other",
        low.endswith("s") and not low.endswith("ss"),
        lead.word in OPEN,
        term.entry.id,
        term.entry.kind == "area",
    )


def _allegiance(line: Line, who: Who, end: int) -> tuple[Who, int]:
    """'members of the PMF', 'fighters from the Islamic State', 'soldiers of the Myanmar regime'."""
    if who.kind in ("group", "state") and who.canonical and who.head.split()[-1] not in MEMBERS:
        return who, end
    k = end
    words = line.tokens
    if k >= len(words) or words[k].low not in LINKS or not words[k].joined:
        return who, end
    k += 1
    while k < len(words) and words[k].low in ("to", "the", "a", "an", "local", "so", "called"):
        k += 1
    if k >= len(words) or k in line.blocked:
        return who, end
    inner = _heads(line, k, False)
    if inner is None or inner[2].kind == "thing":
        return who, end
    first, last, term, modifiers = inner
    group = _who(line, _Lead(k, None, "the"), first, last, term, modifiers)
    if not group.canonical and not group.armed:
        return who, end
    merged = replace(
        who,
        canonical=group.canonical or who.canonical,
        kind=group.kind if group.canonical else who.kind,
        armed=who.armed or group.armed,
        category=group.category if who.category == "civilians" else who.category,
        country=who.country or group.country,
    )
    return merged, last + 1


def _name(line: Line, who: Who, end: int) -> tuple[Who, int]:
    """'commander Abu Omar', 'the patrolman Andres Idarraga': a name right behind a singular head."""
    k = end
    while k < len(line.tokens) and k - end < 6 and _surname(line, k):
        k += 1
    if k == end or who.plural:
        return who, end
    return replace(who, named=True), k


def _surname(line: Line, k: int) -> bool:
    """Whether word k goes on the name of the person before it; of words in capitals only known names do."""
    token, tag = line.tokens[k], line.tags[k]
    if not token.joined or k in line.blocked or k in line.numbers or {"actor", "thing", "country"} & tag.keys():
        return False
    if token.low in PARTICLES and k + 1 < len(line.tokens):
        return line.tokens[k + 1].capital and line.tokens[k + 1].joined
    if not token.capital or token.low in STOPS or token.low in DETERMINERS:
        return False
    word = line.text[token.start : token.end]
    return "given" in tag or not (len(word) > 3 and word.isupper())
