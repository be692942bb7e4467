"""Abstract: deeds of violence done to, or by, what nobody can hurt or what hurts without will.

'Loans have killed the bank', 'attacks on bank servers', 'executed their plan', 'struck by a rock': the head of the
noun phrase beside the verb is a word of `abstract.csv`, and no armed doer is told. A selectional restriction (Wilks
1975): the verb wants somebody to suffer, and what stands there is a sum of money, a speech, a game, a machine, a germ.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from incidents.events import Trigger, is_armed
from incidents.model import Mention
from incidents.nouns import DETERMINERS, Line
from incidents.packs import Rules
from incidents.scan import Scene
from incidents.weigh import Cue

PLAY, NATURE, MACHINE, BEAST, BODY = "play", "nature", "machine", "beast", "body"
# Deeds done to a body; a firm, a team or a party has none.
_BODILY = frozenset(
    """strangled strangling throttled suffocated butchered butchering slaughtered slaughtering crucified beheaded
    decapitated knifed murdered massacred lynched mauled poisoned hanged""".split()
)
# Deeds that people do to a game or a plan in words only; a match or a project can be attacked indeed.
_ENDED = frozenset(("harm", "execution", "assassination", "abduction", "other"))
_LINKS = frozenset(("on", "against", "of", "at", "upon"))  # between a deed told by a noun and whom it hits
_STOPS = frozenset(
    """in on at by to from with for of near over into under against between through since until about during inside
    outside among amid upon onto off along across around behind beside beyond within without toward towards like after
    before as than per via and or but that which who whom whose where when while because if so not is are was were be
    been has have had will would can could said says he she they it we last this next yesterday today monday tuesday
    wednesday thursday friday saturday sunday""".split()
)
_WHICH = (("that",), ("which",))
_PARTICLES = frozenset(("off", "out", "down", "up"))
_AUXILIARIES = frozenset(
    "has have had was were is are be been being also then now again still just almost never even already got get "
    "will would could may might".split()
)
LONGEST = 5  # words of a noun phrase


def stretches(scene: Scene, acts: Sequence[Trigger], rules: Rules) -> Iterator[Cue]:
    """The stretches in which a verb of violence stands beside an abstract noun."""
    known = _known(rules)
    line = scene.line
    if known.keys().isdisjoint(line.lows):
        return
    index = {start: i for i, start in enumerate(line.starts)}
    for t in acts:
        if t.rejected is None and (first := index.get(t.start)) is not None:
            last = first + len(t.word.split()) - 1
            at = _abstract(line, t, first, last, known)
            if at is not None:
                kind, ref = known[line.lows[at]]
                a, b = min(first, at), max(last, at)
                yield Cue(kind, a, b, line.starts[a], line.ends[b], "mood", 0, ref)


def _abstract(line: Line, t: Trigger, first: int, last: int, known: Mapping[str, tuple[str, str]]) -> int | None:
    """Where the abstract noun stands that a deed is done by or to."""
    people, armed = t.target is not None and _is_person(t.target), is_armed(t.agent)
    if (beast := _subject(line, t, first, known)) is not None:
        return beast
    for at, doer in _beside(line, t, first, last):
        kind = known.get(line.lows[at], ("", ""))[0]
        shot = kind == BEAST and not doer
        if not kind or (armed and kind != MACHINE and not shot) or (kind == PLAY and t.kind not in _ENDED):
            continue
        if shot and people and line.lows[at + 1 : at + 2] not in _WHICH:  # 'a rogue bull that had gored a boy'
            continue
        if kind == BODY and (doer or t.word.split()[0] not in _BODILY):
            continue
        if (
            (kind == NATURE or (people and not shot and kind != BODY))
            and not doer
            or kind == BEAST
            and line.capitals[at]
            and (at or line.lows[at].endswith("s"))
        ):  # the Tamil Tigers
            continue
        return at
    return None


def _is_person(target: Mention) -> bool:
    return target.kind == "who"


def _beside(line: Line, t: Trigger, first: int, last: int) -> Iterator[tuple[int, bool]]:
    """The heads of the noun phrases right of a deed, behind 'by', and left of a verb; and whether that is its doer."""
    lows = line.lows
    after = last + 1
    if t.pos == "deed":
        if after < len(lows) and lows[after] in _LINKS:
            yield from _right(line, after + 1, doer=False)
        return
    after += after < len(lows) and lows[after] in _PARTICLES  # 'killed off the hopes'
    by = after + 1 if after < len(lows) and lows[after].endswith("ly") else after
    if by < len(lows) and lows[by] == "by" and line.joined[by]:
        yield from _right(line, by + 1, doer=True)
    else:
        yield from _right(line, after, doer=False)
    yield from _left(line, first)


def _right(line: Line, k: int, *, doer: bool) -> Iterator[tuple[int, bool]]:
    """The last word of the phrase that begins at word k."""
    start = k
    while k < len(line.lows) and k - start < LONGEST and line.lows[k] not in _STOPS and (k == start or line.joined[k]):
        k += 1
    k -= 1
    if k > start and line.lows[k].endswith("ly"):
        k -= 1
    if start <= k < len(line.lows) and line.joined[start]:
        yield k, doer


def _subject(line: Line, t: Trigger, k: int, known: Mapping[str, tuple[str, str]]) -> int | None:
    """'A bull which had gored a boy was shot': the beast before a relative clause, which does and suffers the verbs."""
    for j in range(k - 1, 0, -1) if t.pos == "act" else ():
        if not line.joined[j + 1] or line.lows[j] == "who":
            return None
        if line.lows[j : j + 1] in _WHICH and known.get(line.lows[j - 1], ("", ""))[0] == BEAST:
            return j - 1
    return None


def _left(line: Line, k: int) -> Iterator[tuple[int, bool]]:
    """The word before a verb and its auxiliaries, where no preposition governs it."""
    lows = line.lows
    k -= 1
    while k >= 0 and line.joined[k + 1] and (lows[k] in _AUXILIARIES or lows[k].endswith("ly")):
        k -= 1
    if k < 0 or not line.joined[k + 1]:
        return
    for j in range(k - 1, max(-1, k - LONGEST), -1):
        if not line.joined[j + 1]:
            break
        if lows[j] in DETERMINERS:
            continue
        if lows[j] in _STOPS:
            if lows[j] not in ("and", "that", "but", "when", "while", "after", "as"):
                return
            break
    yield k, True


def _known(rules: Rules) -> Mapping[str, tuple[str, str]]:
    """The kind of each abstract noun, and the entry that lists it."""
    if "abstract" not in rules.memo:
        rules.memo["abstract"] = {
            name: (e.kind, f"{e.where.split(':')[0].removesuffix('.csv')}#{e.id}")
            for e in rules.entries("abstract")
            for name in e.names
        }
    found: Mapping[str, tuple[str, str]] = rules.memo["abstract"]
    return found
