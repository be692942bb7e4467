"""Armed groups and forces that a report names and no list knows: 'the Mountain Revival Front (MRF)', 'the MRF'.

A run of capitalised words that ends in a noun for armed people ('Front', 'Battalion') or begins with one ('Jaysh',
'Katibat', 'Front for the ...') is the name of a group. An acronym told in brackets behind it stands for it in the
whole report. What is found is tagged like a name of the list of actors, so that all that reads those reads these.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import compress
from typing import NamedTuple

from incidents.kept import compiled
from incidents.lexicon import Term
from incidents.nouns import DETERMINERS, STOPS, Line
from incidents.packs import Entry
from incidents.persons import cased

# Nouns that end the name of a group that fights a state, or fights for itself.
GROUPS = frozenset(
    """front fronts movement tigers cartel gang mafia militia militias avengers defenders warriors faction brotherhood
    resistance rebels insurgents guerrillas jihad mujahideen separatists commandos brigades vigilantes fighters
    militants militiamen column""".split()
)
# Those that end the name of forces, if nothing in it tells of a cause.
FORCES = frozenset(
    """army force forces unit squad battalion regiment guard guards command brigade commando gendarmerie""".split()
)
# What makes a group of an 'Army' or of 'Forces'.
CAUSES = frozenset(
    """liberation resistance revolution revolutionary revival salvation islamic islamist people peoples popular jihad
    freedom justice independence independent united unity union socialist communist patriotic mujahideen restoration
    self defense""".split()
)
# What begins such a name, in tongues that put the noun first.
FIRST = frozenset(
    """jaysh jaish jeish jund lashkar harakat hizb ansar saraya kataib katibat katiba katibas liwa tehreek tehrik
    ahrar fatah asaib firqat""".split()
)
_OF = frozenset(("front", "movement", "army", "brigades", "defenders", "avengers", "forces"))
_WITHIN = frozenset("and for de al el bin ibn abu la".split())
_BEHIND = _WITHIN | frozenset(("of", "the"))
_PARTS = frozenset("committees committee council units wing party forces battalion battalions brigade group".split())
_PLAIN = frozenset(("country", "people", "place"))
_NO_NAME = DETERMINERS | STOPS
# Words that leave a noun of forces general: 'Third Army', 'Army Special Forces', 'Local Police'.
_GENERAL = frozenset(
    """army navy police national security defence defense armed state local royal federal provincial district city
    special joint air land ground border united military civil regional central north south east west northern southern
    eastern western metropolitan municipal infantry light mechanized mechanised armored armoured airborne assault
    mobile reserve task field home green labour labor high general marine""".split()
)
_SHORT = compiled(r"\s?\((?:the\s)?([A-Z][A-Za-z]{0,5}[A-Z])\)|,?\s(?:also )?known as (?:the )?([A-Z]{2,7})\b")
LONGEST, QUOTED = 9, 80  # words of a name, characters of one in quotation marks


class Name(NamedTuple):
    """A name at words first to last of a line, and the acronym told behind it."""

    first: int
    last: int
    entry: Entry
    short: str


def name(lines: Sequence[Line], rules_file: str = "en/actors.csv") -> None:
    """Tag the groups that the lines name, and their acronyms wherever these stand."""
    shorts: dict[str, Entry] = {}
    for line in lines:
        claims = "responsibility" in line.lows
        if not claims and _ALL.isdisjoint(line.lows):
            continue
        for found in (*_names(line), *_called(line), *(_claimants(line) if claims else ())):
            _tag(line, found.first, found.last, found.entry, rules_file)
            if found.short:
                shorts.setdefault(found.short, found.entry)
    if shorts:
        _tag_shorts(lines, shorts, rules_file)


def _tag(line: Line, first: int, last: int, entry: Entry, file: str) -> None:
    words = tuple(line.lows[first : last + 1])
    term = Term("actor", words, entry, "proper", False, " ".join(words), file, f"{file.removesuffix('.csv')}#named")
    tags: list[Mapping[str, Term]] = line.tags  # type: ignore[assignment]
    tags[first] = {kind: other for kind, other in tags[first].items() if kind == "trigger"} | {"actor": term}


def _tag_shorts(lines: Sequence[Line], shorts: Mapping[str, Entry], file: str) -> None:
    lows = {short.lower(): short for short in shorts}
    for line in lines:
        for k in compress(range(len(line.lows)), map(lows.__contains__, line.lows)):
            short = lows[line.lows[k]]
            if "actor" not in line.tags[k] and line.text[line.starts[k] : line.ends[k]] == short:
                _tag(line, k, k, shorts[short], file)


_CALLED = compiled(
    r"\b(?:gang|cartel|militia|cell|band|faction|sect|outfit|guerrillas?"
    r"|(?:armed|rebel|militant|jihadist|criminal|terrorist) group"
    r"|(?:cell|group|band|movement|outfit|organi[sz]ation),? (?:that |which )?(?:calls|calling) itself"
    r"|(?:gang|cartel|militia|group|outfit|faction|organi[sz]ation),? (?:known|named|called|dubbed|styled)"
    r"(?: under the (?:name|appellation)(?: of)?)?"
    r"|(?:unknown|little-known|lesser-known|obscure|shadowy) (?:[a-z-]+ ){0,3}?"
    r"(?:group|organi[sz]ation|outfit|movement),"
    r"|(?i:fighters|members|gunmen|militants|rebels|elements|men) of the(?= [\"“‘]))"
    r"(?: as)? (?:the )?[\"“‘]?(?=[A-Z])"
)


def _called(line: Line) -> Iterator[Name]:
    """'the gang Los Rastreros', 'a cell calling itself River Underground': what a band is called."""
    start = line.starts[0] if line.starts else 0
    words = line.text[start : line.ends[-1]]
    if _BANDS.isdisjoint(line.lows) and ' "' not in words and "“" not in words:
        return
    for found in _CALLED.finditer(line.text, start, line.ends[-1]):
        first = bisect_left(line.starts, found.end())
        last = first - 1
        while (k := _next_part(line, last)) and (last < first or all(line.joined[last + 1 : k + 1])):
            last = k
        quoted = _quoted(line, first, found.end())
        last = max(last, quoted)
        known = quoted <= first and any({"actor", "country"} & line.tags[i].keys() for i in range(first, last + 1))
        if last >= first and not known and line.lows[first] not in _NO_NAME:
            text = line.text[line.starts[first] : line.ends[last]]
            yield Name(first, last, Entry(f"named:{text}", "group", text, extra={"type": "other"}), _short(line, last))


_CLAIMANT = compiled(
    r"\b(?P<led>[Tt]he )?(?P<name>(?!The )[A-Z][\w’'-]*(?: (?:(?:of|the|de|for) ){0,2}[A-Z][\w’'-]*){0,6})"
    r"(?: group| movement)?(?:,? \([A-Z]+\))?(?:, (?:an?|the|which|part of)\b[^,.;]{3,70},)?"
    r" (?:(?:has|have|had|later|also|since|immediately|quickly|now) ){0,3}"
    r"(?:claim(?:ed|s)|took|taken|takes|accepted|admitted) (?:[a-z]+ ){0,2}?responsibility\b"
)
_SOMEBODY = frozenset("country actor given title who people trigger".split())


def _claimants(line: Line) -> Iterator[Name]:
    """'Al-Nasireen has claimed responsibility', 'The YPS, a youth wing of the party, claimed responsibility'."""
    for found in _CLAIMANT.finditer(line.text, line.starts[0], line.ends[-1]) if cased(line) else ():
        first, last = bisect_left(line.starts, found.start("name")), bisect_left(line.ends, found.end("name"))
        name = found["name"]
        alone = " " not in name and not (found["led"] or name.isupper() or "-" in name)
        known = any(_SOMEBODY & line.tags[i].keys() for i in range(first, last + 1))
        if not (alone or known) and line.lows[first] not in _NO_NAME - _WITHIN:
            yield Name(first, last, Entry(f"named:{name}", "group", name, extra={"type": "other"}), _short(line, last))


def _quoted(line: Line, first: int, start: int) -> int:
    """The last word of a name in quotation marks: 'calling itself the "Organisation of the Jihad in Europe"'."""
    if line.text[start - 1] not in '"“‘':
        return -1
    end = min((at for mark in '"”’' if (at := line.text.find(mark, start, start + QUOTED)) > 0), default=-1)
    return bisect_left(line.starts, end) - 1 if end > 0 else -1


def _next_part(line: Line, last: int) -> int:
    """The next capitalised word of a name, 'of the' stepped over: 'Sons of the Valley'; 0 where it ends."""
    k = last + 1
    while k < len(line.lows) and k - last < 3 and line.lows[k] in ("of", "the"):
        k += 1
    return k if k < len(line.lows) and line.capitals[k] else 0


_BANDS = frozenset(
    """gang cartel militia cell band faction sect clan group outfit guerrilla guerrillas movement organisation
    organization""".split()
)


_ALL = GROUPS | FORCES | FIRST | _BANDS


def _names(line: Line) -> Iterator[Name]:
    ends = [k for k in compress(range(len(line.lows)), map(_NOUNS.__contains__, line.lows)) if _ends(line, k)]
    if not ends or not cased(line):
        return
    past = -1
    for k in ends:
        first, last = (k, _right(line, k)) if line.lows[k] in FIRST else _run(line, k, past)
        if first <= past or last == first or any("actor" in line.tags[i] for i in range(first, last + 1)):
            continue
        kind = _kind(line, first, last, line.lows[k])
        if kind:
            text = line.text[line.starts[first] : line.ends[last]]
            yield Name(first, last, Entry(f"named:{text}", kind, text, extra={"type": "other"}), _short(line, last))
            past = last


_NOUNS = GROUPS | FORCES | FIRST
_LISTED = frozenset("country people weapon modifier trigger actor".split())
_SMALL = frozenset(
    ("gang", "cartel", "mafia", "militia", "column", "faction")
)  # 'the Boston gang', 'the Abu Hadid militia'


def _ends(line: Line, k: int) -> bool:
    """Whether a noun can end a name: a capitalised one, or a small one behind a name."""
    if line.capitals[k] or line.lows[k] not in _SMALL or k < 2:
        return line.capitals[k]
    return line.capitals[k - 1] and line.joined[k] and line.tags[k - 1].keys().isdisjoint(_LISTED)


def _run(line: Line, k: int, past: int) -> tuple[int, int]:
    """First and last word of the run of names around a noun: 'Mountain Revival Front', 'Front for Free Sahel'."""
    i = k
    while i - 1 > past and k - i < LONGEST and line.joined[i] and _goes(line, i - 1, _WITHIN):
        i -= 1
    while i < k and (not line.capitals[i] or line.lows[i] in _NO_NAME):
        i += 1
    if i == k:
        return k, _right(line, k) if line.lows[k] in _OF else k
    while k + 1 < len(line.lows) and line.joined[k + 1] and line.capitals[k + 1] and line.lows[k + 1] in _PARTS:
        k += 1  # 'Popular Resistance Committees'
    return i, k


def _goes(line: Line, i: int, small: frozenset[str]) -> bool:
    """Whether word i can be a part of a name: a capitalised one, or one of the small ones between."""
    low = line.lows[i]
    return low in small or line.capitals[i] and low not in _NO_NAME and not low.isdigit()


def _right(line: Line, k: int) -> int:
    """The last word of a name that goes on behind its noun."""
    last, i = k, k + 1
    while i < len(line.lows) and i - k < LONGEST and line.joined[i] and _goes(line, i, _BEHIND):
        last = i if line.capitals[i] else last
        i += 1
    return last


def _kind(line: Line, first: int, last: int, noun: str) -> str:
    """'group', 'state', or nothing where the words are general ones and no name."""
    own = [line.lows[i] for i in range(first, last + 1) if line.lows[i] not in _WITHIN and line.lows[i] != noun]
    if noun in FIRST:
        return "group"
    if noun in GROUPS or not CAUSES.isdisjoint(own):
        telling = [i for i in range(first, last + 1) if line.capitals[i] and line.lows[i] != noun]
        return "group" if any(_telling(line, i) for i in telling) else ""
    return "state" if any(line.lows[i] in own and _telling(line, i) for i in range(first, last + 1)) else ""


def _telling(line: Line, i: int) -> bool:
    """Whether a word tells a name: no country, no people, no general word."""
    return line.capitals[i] and line.lows[i] not in _GENERAL and _PLAIN.isdisjoint(line.tags[i])


def _short(line: Line, last: int) -> str:
    found = _SHORT.match(line.text, line.ends[last])
    return (found[1] or found[2]) if found else ""
