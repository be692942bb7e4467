"""What noun groups are made of: who and what things, a sentence's words, and the small words around a head."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress
from typing import Any, NamedTuple

from incidents.extractors import numbers
from incidents.kept import compiled
from incidents.lazy import lazy
from incidents.lexicon import Columns, Term
from incidents.model import Count, Mention, Sentence
from incidents.packs import Rules

DETERMINERS = frozenset(
    "the a an this these those his her its their our my your some any no all both each every another other".split()
)
MORE = frozenset(("more", "other", "additional", "further"))
OPENERS = DETERMINERS | MORE
OWNERS = frozenset("the his her their its those these our".split())  # behind 'three of'
ONE = frozenset(("a", "an", "one", "another", "this", "that", "each", "every"))
OPEN = frozenset(("the", "his", "her", "its", "their", "those", "these", "all", "any", "some", "our", "my"))
# Words that may not stand between a determiner and its head.
STOPS = frozenset(
    """of in on at by to from with for and or but as than that which who whom whose when where while was were is are be
    been being had has have having did do does not it he she they we i you them him us after before during near into
    over under against between through since until about said says say told according if because so then there here
    what how why will would could can may might should must also killed wounded injured dead died shot attacked
    kidnapped abducted arrested detained hurt captured released found left including among amid despite upon onto
    off out up down per via et al targeting killing wounding injuring involving hitting striking attacking
    leaving""".split()
)
# What a group has of its own: "the Abu Sayyaf's Ajang-Ajang faction".
PARTS = frozenset("faction factions wing branch brigade battalion unit cell militia forces fighters".split())
BENT = ("anti", "pro")  # 'anti-ISIS units', 'a pro-Taliban cleric': of no such group
CIVIL = frozenset("cleric clerics doctor doctors judge judges lawmaker lawmakers teacher teachers nurse nurses".split())
REBEL = frozenset("maoist islamist jihadist separatist marxist takfiri salafist naxalite".split())  # a 'Maoist squad'
MEMBERS = frozenset(
    """members member fighters fighter militants militant soldiers soldier gunmen gunman elements element troops forces
    rebels rebel insurgents insurgent operatives operative men man commanders commander leaders leader supporters
    cadres cadre officers officer personnel guerrillas terrorists terrorist units unit cells cell faction factions
    group group's people staff employees workers employee worker activists security agents agent guards guard""".split()
)
# Who is somebody's is not of his group: 'the brother of a rebel commander'.
KIN = frozenset(
    """brother brothers sister sisters son sons daughter daughters wife wives husband widow father mother parents uncle
    cousin cousins nephew niece relative relatives lawyer lawyers friend friends girlfriend brother-in-law""".split()
)
# Collective nouns whose number counts persons: 'twelve police', 'three crew'.
MASS = frozenset(
    """police troops forces personnel crew staff people men clergy gendarmerie commandos fighters levies children women
    policemen soldiers peacekeepers authorities reinforcements youths gunmen attackers security infantry""".split()
)
PERSON = frozenset("officer soldier policeman policewoman fighter militant commander guard".split())  # one
CREWS = frozenset(("crew", "staff", "aircrew"))  # 'its crew of seven'
PAIRS = {"couple": 2, "pair": 2, "duo": 2, "twins": 2}  # persons in a collective noun that the lists leave open
PREDICATES = frozenset(("hostage", "hostages", "captive", "captives", "prisoner"))  # 'held 20 passengers hostage'
PARTICLES = frozenset(
    "al el bin ibn bint abu abd abdul ul ud de da del della di dos la las van von der den y e ben ould".split()
)
LINKS = frozenset(("of", "from", "with", "belonging", "loyal", "linked", "in"))
LONGEST = 9
# Ranks whose names are adjectives as well, and the words between which they stand as nouns.
RANKS = frozenset(("general", "major"))
_BEFORE_RANK = frozenset(
    "a an the another army ex retired top senior kills kill killed killing wounds wounded injures".split()
)
_BEFELL = frozenset("dead dies killed shot wounded injured hurt slain assassinated murdered survives gunned".split())
_BEHIND_RANK = _BEFELL | frozenset(
    "in by at near on outside inside was is has had who and died survived escaped from during after when".split()
)
_TOLLS = frozenset(("casualty", "casualties"))


# 'men in army uniforms' are not of the army.
CLOTHES = frozenset("uniform uniforms fatigues gear garb attire clothes clothing camouflage dress outfits kit".split())
PLURALS = ("s", "men", "people", "personnel", "children", "police", "troops", "folk", "mob")
SINGULARS = ("bus", "us", "ss")  # 'bus', 'actress'; no word of people ends so in the plural
# What ends the words for those who carry arms: 'heavily armed men', 'machete-wielding youths'.
BEARS = ("armed", "wielding", "toting", "borne", "riding")
YOURS = frozenset(("their", "his", "her", "my", "our"))
# Who, told as the police's or the army's, is of them: 'police snipers'.
MARKSMEN = frozenset("sniper snipers marksman marksmen gunner gunners shooter shooters".split())


class Who(NamedTuple):
    """A person, a group of persons or an organisation, as the text has it."""

    head: str
    count: Count | None = None  # type: ignore[assignment]
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
    bare: bool = False  # 'senator and candidate': one person with no article before
    none: bool = False  # 'no civilians'
    hedged: bool = False  # 'suspected', 'alleged'
    collective: bool = False  # 'a family', 'the army': one noun for many
    entry: str = ""


class Thing(NamedTuple):
    """An object, building, vehicle or settlement that can be a target."""

    head: str
    category: str
    plural: bool = False
    definite: bool = False
    entry: str = ""
    area: bool = False  # a settlement, a road, a stretch of land
    named: bool = False  # as persons may be; a thing never is


@dataclass(eq=False)
class Line:
    """One sentence's words with the lexicon's terms, and the numbers that begin at them."""

    text: str  # of the report
    low: str  # the same in small letters
    sentence: Sentence
    tags: Sequence[Mapping[str, Term]]
    columns: Columns
    rules: Rules
    dates: Sequence[tuple[int, int]] = ()
    memo: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)  # what rules ask for more than once

    def __post_init__(self) -> None:
        """The columns within reach: each word's place in the text, folded form, capital, and tie to the one before."""
        self.starts, self.ends, self.lows, self.capitals, self.joined = self.columns

    @lazy
    def blocked(self) -> frozenset[int]:
        """The words of dates, and those of poisons behind the first: nerve agents are no people."""
        if not self.dates and "weapon" not in self.kinds:
            return frozenset()
        poisons = [
            n
            for i in self.kinds.get("weapon", ())
            if (term := self.tags[i]["weapon"]).entry.kind == "chemical"
            for n in range(i + 1, i + len(term.words))
        ]
        starts = self.starts
        dates = (i for a, b in self.dates for i in range(bisect_left(starts, a), bisect_left(starts, b)))
        return frozenset((*dates, *poisons))

    @lazy
    def kinds(self) -> Mapping[str, Sequence[int]]:
        """The words at which a term of each kind begins."""
        out: defaultdict[str, list[int]] = defaultdict(list)
        for i in compress(range(len(self.tags)), self.tags):
            for kind in self.tags[i]:
                out[kind].append(i)
        return dict(out)

    @lazy
    def heads(self) -> Mapping[int, Term]:
        """The nouns that may head a group, by word."""
        tags, lows, kinds = self.tags, self.lows, self.kinds
        found = {
            i: tags[i]["thing"]
            for i in kinds.get("thing", ())
            if not (lows[i] == "well" and i and lows[i - 1] == "as")
            and not (
                self.capitals[i]
                and self.text[self.ends[i] : self.ends[i] + 1] == "-"
                and _named_on(self.text, self.ends[i])
            )
        }
        for i in kinds.get("who", ()):
            who = tags[i]["who"]
            entry = who.entry
            if entry.kind == "remains" or entry.id in _TOLLS:
                continue  # nouns for the dead ('bodies', 'fatalities') are left to the rules that count them
            if who.text in RANKS and not self._rank(i):
                continue
            if i not in found or len(found[i].words) <= len(who.words):
                found[i] = who
        for i in kinds.get("actor", ()):
            found[i] = tags[i]["actor"]
        return found

    def _rank(self, i: int) -> bool:
        """'kills Russian general in Moscow', 'the major was shot', not 'in general', 'a major raid', 'General Ode'."""
        if i == 0:  # 'General killed in Moscow', not 'General was'
            return len(self.lows) > 1 and self.lows[1] in _BEFELL
        ahead = i + 1 == len(self.lows) or not self.joined[i + 1] or self.lows[i + 1] in _BEHIND_RANK
        led = self.lows[i - 1] in _BEFORE_RANK or "country" in self.tags[i - 1] or "people" in self.tags[i - 1]
        return ahead and led

    @lazy
    def armed(self) -> bool:
        """Whether it names any who may be armed: known without reading the noun groups."""
        if "actor" in self.kinds:
            return True
        return any("armed" in self.tags[i]["who"].entry.extra for i in self.kinds.get("who", ()))

    @lazy
    def modifiers(self) -> Mapping[int, Term]:
        """The countries, peoples and other modifiers that may stand before a head, by word."""
        kinds = ("modifier", "people", "country")  # the last wins
        return {i: self.tags[i][kind] for kind in kinds for i in self.kinds.get(kind, ())}

    @lazy
    def nouns(self) -> frozenset[int]:
        """The words at which a head or a modifier begins."""
        return frozenset(self.heads).union(self.modifiers)

    @lazy
    def counted(self) -> tuple[Mention, ...]:
        """The numbers that are no part of a date."""
        found = numbers.find(self.text, self.sentence.start, self.sentence.end, self.rules, words=self.columns)
        own = self.blocked.union(*map(self._digits, self.kinds.get("actor", ()))) if found else self.blocked
        if not own:
            return tuple(found)
        taken = {self.starts[i] for i in own}
        return tuple([n for n in found if n.start not in taken])

    def _digits(self, i: int) -> Iterable[int]:
        """The numbers in the name of a group that begins at word i: '400 Mawozo', '5 Segond'."""
        words = self.tags[i]["actor"].words
        return [i + n for n, word in enumerate(words) if word[0].isdigit()] if len(words) > 1 else ()

    @lazy
    def numbers(self) -> Mapping[int, Mention]:
        """The numbers by word."""
        if not self.counted:
            return {}
        starts = self.starts
        found = ((bisect_left(starts, n.start), n) for n in self.counted)
        return {i: n for i, n in found if i < len(starts) and starts[i] == n.start}


_NAMED_ON = compiled(r"(?:-[a-z]{1,4})*-[A-Z][^\W\d_]")


def _named_on(text: str, end: int) -> bool:
    """'Port-au-Prince', 'Camp-Perrin': a noun that a hyphen joins to a name is a part of it and no thing."""
    return _NAMED_ON.match(text, end) is not None


def noun_at(term: Term, last: int) -> int:
    """Where the noun of a phrase stands that ends at `last`: 'chief' of 'the chief of police', one person."""
    of = term.words.index("of") if "of" in term.words else 0
    return last - len(term.words) + of if of else last


def is_plural(word: str, extra: Mapping[str, str]) -> bool:
    """Whether a noun, as its entry and its ending tell, means several."""
    return "number" in extra or (word.endswith(PLURALS) and not word.endswith(SINGULARS))


# What stands before 'accused' where it is a verb: 'villagers accused fighters', 'he has accused them'.
_ACCUSERS = frozenset("has have had also later then they he she it who".split())


def accuses(line: Line, i: int) -> bool:
    """'The governor accused soldiers of it': a verb, and not 'the accused soldiers'."""
    before = line.lows[i - 1] if i and line.joined[i] else "the"
    return before in _ACCUSERS or before not in STOPS and before not in DETERMINERS
