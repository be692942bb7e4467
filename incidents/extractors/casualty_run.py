"""The running count of one field: repeats once, 'more' added, a later toll in place of an earlier one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from incidents.extractors.casualty_chain import add
from incidents.extractors.casualty_value import Casualty
from incidents.model import Count, Finding

ANYBODY = frozenset(("people", "persons", "person", "others", "victims", "individuals", "men", "casualties", "dead"))
# Nouns that say that somebody attacked; 'militants' and 'rebels' may as well be the side attacked.
DOERS = frozenset(
    """attacker attackers assailant assailants gunman gunmen bomber bombers shooter shooters hijacker hijackers raider
    raiders kidnapper kidnappers robber robbers intruder intruders perpetrator perpetrators assassin assassins suspect
    suspects knifeman stabber abductors captors hitman hitmen infiltrator infiltrators bandit bandits""".split()
)
# Words for one person that may stand for whoever was told of before.
PERSON = frozenset(
    """man woman boy girl youth teenager child victim person resident villager civilian local father
    mother son daughter brother sister husband wife baby infant toddler pensioner""".split()
)
_PUT_AT = "put-at"  # 'police put the toll at seven'
_SIDES = frozenset(("military", "police", "civilians"))
_ONE = Count(1, 1, 1)
_MANY = 4  # so many are told in sum before some of them are told one by one
_ROUGHLY = 5  # 'about fifty' is no further off than a fifth


class Toll(NamedTuple):
    """A running count, the range of the counts that it took the place of, and what proves it."""

    count: Count  # type: ignore[assignment]
    low: int | None
    high: int | None
    proof: tuple[Finding, ...]
    sentence: int
    shared: int = -1  # the sentence that told again of some of them: 'one died on the spot, another on the way'
    again: int = 0  # how many of them were told of again


def run(found: Iterable[Finding]) -> Toll | None:
    """The running count over findings in text order."""
    toll: Toll | None = None
    for finding in found:
        toll = _start(finding) if toll is None else _next(toll, finding)
    return toll


def _start(finding: Finding) -> Toll:
    return Toll(finding.value.count, None, None, (finding,), finding.sentence)


def _disputed(toll: Toll, proven: Toll, finding: Finding) -> Toll | None:
    """'A hospital put the dead at nine', 'officials had said nine', then twelve: the range of two sources."""
    value: Casualty = finding.value
    if toll.count.value is None:
        return None
    if value.sure and not value.rival and toll.proof[0].value.rival:
        return _ranged(_start(finding)._replace(proof=proven.proof), toll.count)  # 'the mayor has confirmed 16'
    if value.rival:
        told = value.sure and size(value.count) > size(toll.count)
        return _replaced(proven, value.count) if told else _ranged(proven, value.count)
    earlier = toll.proof[0].value.rival and not toll.proof[0].rule.endswith(_PUT_AT)
    if earlier and value.count.value is not None:
        return _ranged(_start(finding)._replace(proof=proven.proof), toll.count)
    return None


def _next(toll: Toll, finding: Finding) -> Toll:
    value: Casualty = finding.value
    new, old = size(value.count), size(toll.count)
    proven = toll._replace(proof=(*toll.proof, finding))
    if (disputed := _disputed(toll, proven, finding)) is not None:
        return disputed
    if toll.sentence == finding.sentence and _within(toll, finding):
        return proven
    if _same_doer(toll, finding):
        return toll  # 'a bomber struck ... the bomber also died'
    if value.lean and toll.proof[-1].value.lean and new == 1 < old and all(w.definite for w in value.who):
        return proven  # 'all four have burns; the driver is critical'
    if value.total:
        more = toll.proof[-1].value.more and toll.sentence == finding.sentence  # 'three more died, bringing it to nine'
        proven = proven._replace(count=value.count) if more and len(toll.proof) == 1 else proven
        return _replaced(proven, value.count) if new >= old else toll
    if value.ordinal and value.ordinal <= old:
        return toll  # 'a third man died' of three
    counts = finding.field == "killed" or value.ordinal == old + 1  # 'two were hurt ... a third sought medical help'
    if value.ordinal > max(old, 2) and counts and toll.count.value is not None:
        count = Count(value.ordinal, value.ordinal, toll.count.high and value.ordinal)
        return proven._replace(count=count, sentence=finding.sentence)
    if _spans(value.count, toll.count) or _nears(toll.count, value.count):
        return proven._replace(count=value.count, sentence=finding.sentence)
    if toll.count.value is None and value.count.value is not None and new >= old:
        return _replaced(proven._replace(sentence=finding.sentence), value.count)  # 'many', then 86
    of_wounded = value.later_died and of_them(finding) and not finding.rule.endswith("#fatally")
    again = toll.again and toll.again + new == old
    if again and of_wounded or value.more and (finding.sentence == toll.shared or again):
        return toll  # 'nine dead ... Five died at once. Four more died in hospital.'
    if _told_of(toll, finding) or not value.count.value and toll.count.value and finding.rule.endswith("#death-of"):
        return proven  # 'ten were shot, in the worst killing of farmers in years'
    if value.more or of_wounded or _beside(toll, finding):
        return proven._replace(count=add((toll.count, value.count)), sentence=finding.sentence)
    if new == old and value.count.value == toll.count.value:
        return proven
    if value.count.value is None and toll.count.value is not None or new <= old and toll.count.value is not None:
        return toll._replace(shared=finding.sentence, again=toll.again + new)
    return _replaced(proven._replace(sentence=finding.sentence), value.count)


def _told_of(toll: Toll, finding: Finding) -> bool:
    """'Nine people were killed ... A guard and his son were also killed', 'five were taken ... The other four'."""
    value: Casualty = finding.value
    fewer = size(value.count) < size(toll.count) and finding.sentence != toll.sentence
    if value.rest:
        again = value.lean and not toll.proof[0].value.lean
        return fewer or again and value.count == toll.count  # 'another was hurt ... The other is in intensive care'
    summed = size(toll.count) >= _MANY and toll.proof[0].value.who and all(_in_sum(f) for f in toll.proof)
    return fewer and value.also and summed


def _in_sum(finding: Finding) -> bool:
    """'At least nine people': whoever they are."""
    return all(w.head in ANYBODY and w.head != "others" for w in finding.value.who) and not finding.value.more


def _within(toll: Toll, finding: Finding) -> bool:
    """Whether some of those counted are told of: 'rose to eleven after two of the wounded died', 'five of them'."""
    value: Casualty = finding.value
    if finding.rule.endswith("#ailing-pronoun") and toll.count == _ONE and toll.proof[-1].rule.endswith("#shot"):
        return True  # 'a man was shot; he is in a stable condition'
    if value.of_them and not value.later_died and size(value.count) <= size(toll.count):
        return True  # 'left 90 dead, at least five of them beheaded'
    summed = toll.proof[-1].value.total or toll.proof[-1].rule.endswith(_PUT_AT)
    died = finding.rule.endswith("#died") and size(value.count) < size(toll.count)  # 'rose to 21 after a woman died'
    return summed and (value.later_died or died or of_them(finding))


def _same_doer(toll: Toll, finding: Finding) -> bool:
    """Whether the one attacker told of again is the one who was counted."""
    who, old = finding.value.who, toll.proof[-1].value
    one = finding.value.attackers and old.attackers and finding.value.count == toll.count == _ONE
    himself = "#self-killed" in finding.rule and toll.sentence == finding.sentence  # 'died as he blew himself up'
    if finding.value.attackers and old.attackers and who and all(w.definite and w.plural and not w.count for w in who):
        return finding.value.count.value in (None, toll.count.value)  # 'two bombers struck ... The bombers also died'
    return one and (himself or bool(who) and all(w.definite for w in who))


def _spans(new: Count, old: Count) -> bool:
    """'At least six', then 'six to nine, by different accounts': the range that holds the number takes its place."""
    if None in (new.low, new.high, old.value) or new.value is not None:
        return False
    return (new.low or 0) <= (old.value or 0) <= (new.high or 0)


def _nears(old: Count, new: Count) -> bool:
    """'Nearly 100', then '92': the exact count of what was told roughly takes its place."""
    if old.value is None or old.low is not None or new.value is None or new.low != new.value:
        return False
    return abs(old.value - new.value) * _ROUGHLY <= old.value


def _beside(toll: Toll, finding: Finding) -> bool:
    """Whether a count told in the same sentence, or of others, adds to the one before."""
    before: Casualty = toll.proof[-1].value
    value: Casualty = finding.value
    if toll.sentence == finding.sentence or _somebody_else(toll, finding):
        return True
    names = {w.head for w in before.who if w.kind == "person"}, {w.head for w in value.who if w.kind == "person"}
    return bool(names[0] and names[1]) and not _same(*names)


def _somebody_else(toll: Toll, finding: Finding) -> bool:
    """'The driver was killed. A cashier died in hospital.', 'One soldier died ... seven civilians died': others."""
    before, value = toll.proof[-1].value, finding.value
    if len(before.who) != 1 or len(value.who) != 1 or toll.count.value is None:
        return False
    if finding.rule.endswith("#death-of") or finding.sentence - toll.sentence > 2:
        return False
    old, new = before.who[0], value.who[0]
    if "attacker" in (old.armed, new.armed):
        return False
    if new.definite or new.named or new.bare or old.head == new.head or {old.head, new.head} & (ANYBODY | DOERS):
        return False
    if before.count == value.count == _ONE:
        return old.head not in PERSON and new.head not in PERSON
    sides = {old.category, new.category}
    return len(sides) == 2 and sides <= _SIDES and value.count.value is not None


def _same(a: set[str], b: set[str]) -> bool:
    """Whether two sets of names share a word: 'Samuel Paty' and 'Paty'."""
    return bool({w for n in a for w in n.lower().split()} & {w for n in b for w in n.lower().split()})


def _replaced(toll: Toll, count: Count) -> Toll:
    """A later count in place of an earlier one, whose number stays in the range."""
    top = count.value or 0
    lows = [n for n in (toll.low, toll.count.value) if n is not None and 1 < n < top]
    return toll._replace(count=count, low=min(lows) if lows else None)


def _ranged(toll: Toll, count: Count) -> Toll:
    """Another source's count widens the range, and leaves the value."""
    other, own = size(count), size(toll.count)
    if not other or other == own:
        return toll
    return toll._replace(low=min(other, toll.low or own), high=max(other, toll.high or own))


def size(count: Count) -> int:
    return count.value if count.value is not None else count.low or 0


def of_them(finding: Finding) -> bool:
    return finding.rule.endswith("#fatally") or finding.value.of_them or any(w.part for w in finding.value.who)
