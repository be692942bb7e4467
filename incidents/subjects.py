"""The subject of a verb by a light parse: the head of its clause, with what only describes that head stepped over.

English puts the subject before the verb, and anything may stand between: a phrase ('of the 3rd battalion'), a
participle ('hiding in the palm groves'), a relative clause ('who had been called by the rector'), an apposition
between commas. None of these is introduced like a subject, so that the first noun group of a clause that no
preposition governs is its subject, whatever other groups stand nearer to the verb.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from incidents.kept import compiled
from incidents.model import Mention
from incidents.nouns import DETERMINERS
from incidents.scan import Scene

_AUXILIARIES = frozenset(
    """was were is are be been being has have had did do does will would can could may might must should shall get got
    gets also then later just already earlier once since now allegedly reportedly apparently first again not never
    both all themselves himself itself
    herself each who which that""".split()
)
_RELATIVES = frozenset(("who", "which", "that"))
_PREPOSITIONS = frozenset(
    """of in on at by to from with for near over into under against between through since until about during inside
    outside among amid despite upon onto off along across around behind beside beyond within without toward towards
    like after before following aboard alongside opposite above below beneath per via than including except besides
    throughout as""".split()
)
# What opens a clause with a subject of its own.
_OPENERS = frozenset(
    """that when while because although though where if whereas unless whether but said says say adding how why
    whom""".split()
)
_SAID = frozenset(("said", "says", "say"))
_PERHAPS = frozenset(("after", "before", "as", "since", "until", "once"))  # openers, if a subject follows at once
_SUCH = frozenset(
    "dressed known such well disguised posing identified described serving acting masquerading worked seen".split()
)
_JOINS = frozenset("and or but then".split())
_SKIPPED = frozenset(
    """and but so then yet also later meanwhile however earlier elsewhere still only just even instead today yesterday
    tomorrow now overnight again soon there here suddenly""".split()
)
_PRONOUNS = frozenset("he she they it we i you".split())
_FINITE = frozenset("was were is are has had have will".split())
_OWNERS = frozenset(("by", "of", "from", "to"))
_STRONG = ';:—–“”"'
_QUOTED = compiled(r"[\"“][A-Z][^\"“”.,;]{1,24}[\"”]\s?(?:\Z|(?=\w|,))")
_SHORT = 28
_ALL = frozenset(("all", "both", "mostly"))  # ', all soldiers,'
_THEM = (("them",), ("whom",))  # ', eight of them soldiers,'
_HEADLESS = frozenset(("one", "some", "most", "many", "several", "two", "three", "four", "all", "half", "both"))


# Participles by which a deed itself is told: 'an ambush staged by rebels'.
OF_DEED = frozenset(
    """carried staged perpetrated launched conducted mounted committed killed wounded injured attacked fired planted
    orchestrated claimed placed detonated thrown laid kidnapped abducted ambushed murdered executed beheaded raped
    burned torched destroyed looted surrounded stabbed bombed shelled opened unleashed inflicted triggered caused
    tortured hacked hurled dropped seized captured stopped intercepted detained arrested shot beaten""".split()
)


class Subject(NamedTuple):
    """What the parse says of a verb: its subject, or None where no group is it; `sure`: whether it is known at all."""

    who: Mention | None
    sure: bool


_UNSURE = Subject(None, False)
_NOBODY = Subject(None, True)


def subject(scene: Scene, groups: Sequence[Mention], first: int) -> Subject:
    """The subject of the verb whose first word is `first` of a scene's line."""
    clause = _Clause(scene, groups)
    at = clause.verb(first)
    if at > 0 and clause.line.lows[at] in _RELATIVES and at < first:
        return clause.antecedent(at)
    aside = clause.put_in(at)
    told = clause.antecedent(aside) if aside else _NOBODY
    return told if told.who is not None else clause.head(clause.begin(at), at)


class _Clause:
    """A scene's words with the groups, dates and places that begin at them."""

    def __init__(self, scene: Scene, groups: Sequence[Mention]) -> None:
        self.line = scene.line
        starts = scene.line.starts
        self.groups: dict[int, Mention] = {}
        for m in groups:
            self.groups.setdefault(bisect_left(starts, m.start), m)
        self.told = {bisect_left(starts, m.start): m for kind in ("date", "place") for m in scene.told[kind]}
        self.weapons = {bisect_left(starts, m.start) for m in scene.told["weapon"]}

    def after(self, m: Mention) -> int:
        """The word behind a mention."""
        return bisect_left(self.line.starts, m.end)

    def verb(self, first: int) -> int:
        """The first word of the group of a verb: 'had later been shot' begins at 'had'; or the relative before it."""
        lows, k = self.line.lows, first
        while k > 0 and self.line.joined[k] and (lows[k - 1] in _AUXILIARIES or lows[k - 1].endswith("ly")):
            k -= 1
            if lows[k] in _RELATIVES:
                break
        return k

    def put_in(self, at: int) -> int:
        """The 'who' of 'a man who, after an hour in a pew, killed': the relative before what commas set apart; or 0."""
        if "," not in self._gap(at):
            return 0
        k = next((i for i in range(at - 1, 0, -1) if not self.line.joined[i]), 0)
        return k - 1 if k > 1 and "," in self._gap(k) and self.line.lows[k - 1] in _RELATIVES else 0

    def antecedent(self, at: int) -> Subject:
        """'the guard, who was shot': the group right before the relative."""
        start = self.line.starts[at]
        before = [m for m in self.groups.values() if m.end <= start]
        last = max(before, key=lambda m: m.end, default=None)
        if last is None:
            return _UNSURE
        between = self.line.text[last.end : start].strip()
        return Subject(last, True) if between in ("", ",") else _NOBODY  # 'those who', 'did not say who'

    def begin(self, at: int) -> int:
        """The word with which the clause of a verb begins."""
        line, lows = self.line, self.line.lows
        k = at
        while k > 0:
            if not line.joined[k] and any(mark in self._gap(k) for mark in _STRONG) and not self._nicknamed(k):
                return k
            if self._opens(lows[k - 1], k, at) and not self._closed(k, at):
                return k
            k -= 1
        return 0

    def _nicknamed(self, k: int) -> bool:
        """'known as "Shene" by the people': a name in quotes ends no clause."""
        text, at = self.line.text, self.line.starts[k]
        return _QUOTED.search(text, max(0, at - _SHORT), at) is not None or _QUOTED.match(text, at - 1) is not None

    def _opens(self, low: str, k: int, at: int) -> bool:
        """Whether the word before word k opens a clause with a subject of its own."""
        if low in ("and", "or"):
            return self._new(k, at)
        if low in _PERHAPS:
            return self._led(k, at) and not (k > 1 and self.line.lows[k - 2] in _SUCH)
        if low == "which":  # 'the attack in which five guards were killed'
            return k > 1 and self.line.lows[k - 2] in _PREPOSITIONS and not self._bare(k, at)
        if low == "that" and k > 1 and self._of_weapon(k):
            return False
        return low == "whose" or low in _OPENERS and not (low == "but" and self._bare(k, at))

    def _of_weapon(self, k: int) -> bool:
        """'a shell that landed in a yard killed': behind a weapon, with no subject of its own."""
        own = k in self.groups or k in self.told or self.line.lows[k] in DETERMINERS | _PRONOUNS
        weapon = k - 2 in self.weapons or "weapon" in self.line.tags[k - 2] or "trigger" in self.line.tags[k - 2]
        return weapon and not own

    def _closed(self, k: int, at: int) -> bool:
        """', where most people live, has attacked': a clause that a comma closes right before the verb.

        'The guards were at lunch when a mine went off, killing two': the mine, where no deed is told before 'when'.
        'The army said rebel drones hit a car, killing two': what is said goes on behind the comma.
        """
        opener = self.line.lows[k - 1]
        if k < at and self.line.lows[at].endswith("ing") and (opener == "when" or opener in _SAID):
            return opener == "when" and any(map(self._does, range(k)))
        gaps = [i for i in range(k, at + 1) if not self.line.joined[i] and "," in self._gap(i)]
        return len(gaps) % 2 == 1 and gaps[-1] == at

    def _gap(self, i: int) -> str:
        return self.line.text[self.line.ends[i - 1] : self.line.starts[i]] if i else ""

    def _new(self, k: int, at: int) -> bool:
        """Whether a clause of its own stands behind 'and' at word k: 'one was killed and five officers were hurt'."""
        m = self.groups.get(k)
        end = self.after(m) if m is not None else at + 1
        if end > at or not all(self.line.joined[end : at + 1]) or not _JOINS.isdisjoint(self.line.lows[end:at]):
            return False  # 'struck churches and hotels on Sunday and killed'
        return any(self._tells(i) or self._acts(i) for i in range(k - 1))

    def _acts(self, i: int) -> bool:
        """'a strike engaged one unit and a vehicle was destroyed': a past form with an object behind it."""
        lows = self.line.lows
        return lows[i].endswith("ed") and (i + 1 in self.line.numbers or lows[i + 1] in DETERMINERS)

    def _tells(self, i: int) -> bool:
        """Whether word i is a verb: an auxiliary or a deed."""
        return self.line.lows[i] in _FINITE or self._does(i)

    def _does(self, i: int) -> bool:
        """Whether a deed is told by a verb that begins with word i."""
        term = self.line.tags[i].get("trigger")
        return term is not None and term.entry.extra.get("pos") == "act"

    def _bare(self, k: int, at: int) -> bool:
        """Whether no group stands between: 'was hit but shot back'."""
        return not any(k <= i < at for i in self.groups)

    def _led(self, k: int, at: int) -> bool:
        """Whether a subject stands at word k: 'after gunmen', 'as earthquakes killed', not 'after the attack'."""
        m = self.groups.get(k)
        if m is not None and m.kind != "thing" or not self.weapons.isdisjoint((k, k + 1)):
            return True
        if self.line.lows[k] in _PRONOUNS and at - k > 1:
            return False  # 'who met the band as it left were killed'
        return 0 < at - k <= 3 and k not in self.told and self._bare(k, at) and all(self.line.joined[k : at + 1])

    def segments(self, begin: int, at: int) -> list[tuple[int, int]]:
        """The parts between commas, in order; the last one ends at the verb."""
        line = self.line
        cuts = [begin]
        for k in range(begin + 1, at + 1):
            if k < len(line.starts) and not line.joined[k]:
                gap = self._gap(k)
                if "," in gap or "(" in gap or ")" in gap or "[" in gap or "]" in gap or " - " in gap:
                    cuts.append(k)
        return list(zip(cuts, [*cuts[1:], at], strict=True))

    def head(self, begin: int, at: int) -> Subject:
        """The subject of the verb at a word, in the clause that begins at another."""
        parts = self.segments(begin, at)
        own = self._read(*parts[-1], at)
        if own.sure or len(parts) == 1:
            return own
        found = _UNSURE
        for a, b in reversed(parts[:-1]):
            if self._aside(a):
                continue
            told = self._read(a, b, -1)
            if told.sure:
                found = told if told.who is not None or found.who is None else found
        return self._named(found, parts)

    def _named(self, found: Subject, parts: Sequence[tuple[int, int]]) -> Subject:
        """'The man at the wheel, Ana Ruiz, was killed': the name, where it stands alone between commas."""
        if found.who is None or found.who.kind != "who" or found.who.value.named or found.who.value.plural:
            return found
        for a, b in parts[1:-1]:
            m = self.groups.get(a)
            if m is not None and m.kind == "name" and self.after(m) == b:
                return Subject(m, True)
        return found

    def _aside(self, a: int) -> bool:
        """Whether a part between commas only describes: ', who', ', dressed as', ', one of them', ', 34,'."""
        lows = self.line.lows
        low = lows[a]
        if low in ("who", "whom", "whose", "which", "where", "when", "while", "including", "among"):
            return True
        if a in self.line.numbers and (a + 1 >= len(lows) or not self.line.joined[a + 1]):
            return True
        if (low in _HEADLESS or (a in self.line.numbers and lows[a + 2 : a + 3] in _THEM)) and lows[a + 1 : a + 2] == (
            "of",
        ):
            return True
        if low in _ALL and "," in self._gap(a):
            return True
        return a > 0 and low.endswith(("ing", "ed")) and a not in self.groups

    def _read(self, a: int, b: int, verb: int) -> Subject:
        """The head of the words from a to b: the first group that no preposition governs."""
        lows, line = self.line.lows, self.line
        k, unknown, led = a, 0, False
        while k < b:
            low = lows[k]
            if k in self.groups:
                return self._of(k)
            if low in _PREPOSITIONS:
                k = self._past(k + 1, b, verb)
                continue
            if k in self.told:
                k = max(k + 1, self.after(self.told[k]))
                continue
            if low.endswith("ed") or low in _AUXILIARIES or self._tells(k):
                return _UNSURE  # ', dragged two men out and shot them'
            if k in self.weapons or "trigger" in line.tags[k]:
                return self._owner(k, b)
            if low in _PRONOUNS:
                return _NOBODY
            if low in _SKIPPED or low.endswith("ly"):
                k += 1
                continue
            if k in line.numbers and lows[k + 1 : k + 2] == ("of",):
                k += 2  # 'four of the 46 persons'
                continue
            if lows[k + 1 : k + 2] == ("of",) and (part := self._part(k + 2, b)) is not None:
                return part
            unknown += 1
            named = line.capitals[k] and low not in DETERMINERS
            if led or unknown > 2 or k in line.numbers or named:
                return _NOBODY
            led = low in DETERMINERS
            k += 1
        return _UNSURE

    def _part(self, k: int, b: int) -> Subject | None:
        """'a band of rebels', 'scores of villagers': those whom an unknown noun only counts."""
        for i in range(k, min(k + 2, b)):
            if i in self.groups and self.groups[i].kind == "who":
                return self._of(i)
        return None

    def _owner(self, k: int, b: int) -> Subject:
        """Whose a weapon or a deed is: 'a bomb planted by rebels', 'an attack of the army'; no one's is nobody's."""
        lows, near = self.line.lows, True
        for i in range(k + 1, b):
            led = i in self.groups and i - 1 > k and self.groups[i].kind == "who"
            if led and lows[i - 1] in _OWNERS and (self._sent_by(i - 2) if lows[i - 1] == "by" else near):
                return Subject(self.groups[i], True)
            away = lows[i] in _PREPOSITIONS and lows[i] not in _OWNERS  # 'a bomb at the home of a judge'
            near = near and not (away or i in self.groups or self._tells(i))
        return _NOBODY

    def _sent_by(self, i: int) -> bool:
        """'a bomb planted by rebels', 'in a van by rebels'; not 'near a post manned by soldiers'."""
        low = self.line.lows[i]
        return low in OF_DEED or not (low.endswith(("ed", "run", "held", "driven")) or low == "known")

    def _of(self, k: int) -> Subject:
        """The last of the groups that make one name: 'the LTTE communications chief'."""
        m, line = self.groups[k], self.line
        k = end = self.after(m)
        while k < min(end + 3, len(line.lows)) and line.joined[k]:
            low = line.lows[k]
            if low in DETERMINERS or k in line.numbers:
                break
            if k in self.groups:
                return self._of(k)
            if low in _PREPOSITIONS or low in _AUXILIARIES or low in _JOINS or low.endswith(("ed", "ing")):
                break
            if k in self.told or self._tells(k):
                break
            k += 1
        return Subject(m, True)

    def _past(self, k: int, b: int, verb: int) -> int:
        """The word behind a phrase whose preposition stands before word k."""
        lows = self.line.lows
        n = 0
        while k < b and n < 6:
            if k in self.groups:
                m, nxt = self.groups[k], self.after(self.groups[k])
                led = n > 1 and (lows[k] in DETERMINERS or k in self.line.numbers)
                if led or nxt == verb and n and m.kind != "thing":
                    return k  # 'in a separate incident five people', 'in the south gunmen shot'
                return nxt
            if k in self.told:
                return max(k + 1, self.after(self.told[k]))
            if lows[k] in _PREPOSITIONS and n:
                return k
            k, n = k + 1, n + 1
        return k
