"""Sums the casualty findings of one incident: repeats once, parts left out, 'more' added, the attackers' dead apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from incidents.extractors.casualty_chain import add
from incidents.extractors.casualty_value import Casualty
from incidents.model import Count, Finding

Sum = tuple[Count, tuple[Finding, ...]]
# Kinds in which fighters who die are counted among the killed: both sides of a clash, the side that an air strike hits.
BOTH_SIDES = frozenset(("armed_clash", "raid_arrest", "air_drone_strike", "shelling", "execution"))
HEADLINES = frozenset(("title", "heading"))
ANYBODY = frozenset(("people", "persons", "person", "others", "victims", "individuals", "men", "casualties", "dead"))
# Nouns that say that somebody attacked; 'militants' and 'rebels' may as well be the side attacked.
DOERS = frozenset(
    """attacker attackers assailant assailants gunman gunmen bomber bombers shooter shooters hijacker hijackers raider
    raiders kidnapper kidnappers robber robbers intruder intruders perpetrator perpetrators assassin assassins suspect
    suspects knifeman stabber abductors captors hitman hitmen infiltrator infiltrators bandit bandits""".split()
)
_PUT_AT = "put-at"  # 'police put the toll at seven'
_CARRIED = "#to-hospital"  # the wounded, where no others are told of
_REVISED = "#count-revised"  # 'it was raised to 27', where a count was told before
_INJURED = "#injured-pronoun"  # 'he had a broken arm': maybe the one who died
# Words for one person that may stand for whoever was told of before.
PERSON = frozenset(
    """man woman boy girl youth teenager child victim person resident villager civilian local father
    mother son daughter brother sister husband wife baby infant toddler pensioner""".split()
)
_SIDES = frozenset(("military", "police", "civilians"))
_NOUGHT = Count(0, 0, 0)
_ONE = Count(1, 1, 1)


class _Toll(NamedTuple):
    """A running count, the range of the counts that it took the place of, and what proves it."""

    count: Count  # type: ignore[assignment]
    low: int | None
    high: int | None
    proof: tuple[Finding, ...]
    sentence: int
    shared: int = -1  # the sentence that told again of some of them: 'one died on the spot, another on the way'
    again: int = 0  # how many of them were told of again


def combine(
    findings: Sequence[Finding],
    *,
    kind: str | None = None,
    assailed: bool = False,
    by_fighters: bool = False,
    by_forces: bool = False,
) -> dict[str, Sum]:
    """The values of the casualty fields of one incident, from all findings that it was given, in text order.

    `assailed`: somebody who is no force is told to have attacked; `by_fighters`: an armed group or gunmen;
    `by_forces`: police or soldiers, so that fighters are the side attacked.
    """
    if kind == "raid_arrest" and by_fighters:
        kind = "armed_assault"  # 'militants raided a post': no raid of police
    told = [f for f in findings if not f.value.cumulative]
    if any(f.field in ("killed", "wounded") and not f.value.nobody for f in told):
        told = [f for f in told if not f.rule.endswith("#unhurt")]  # 'he was unhurt, but four of his guards were hit'
    told = [f for f in told if not (f.value.total and f.rule.endswith(_REVISED)) or any(_revises(f, g) for g in told)]
    if assailed:
        told = [f._replace(value=f.value._replace(attackers=True, doer=True)) if f.value.stopped else f for f in told]
    sides = _sides(told, kind, by_fighters, by_forces)
    out: dict[str, Sum] = {}
    for field, found in sides.items():
        total = _field(found)
        if total is not None:
            out[field] = total
    if kind not in BOTH_SIDES:
        out = _split(out, told)
    return _later(_found_dead(_without_doers(out, sides)), told)


def _found_dead(out: dict[str, Sum]) -> dict[str, Sum]:
    """'Seven were led off ... Their bodies were found by the road': the dead are those who were taken."""
    if "abducted" not in out or "killed" not in out:
        return out
    killed, taken = out["killed"], out["abducted"]
    if killed[0].value is not None or taken[0].value is None:
        return out
    theirs = all(f.rule.endswith(("#bodies-of-them", "#killed-they")) for f in killed[1])
    return {**out, "killed": (taken[0], (*taken[1], *killed[1]))} if theirs else out


def _revises(found: Finding, other: Finding) -> bool:
    return other.field == found.field and other.start < found.start and not other.value.nobody


def _split(out: dict[str, Sum], told: Sequence[Finding]) -> dict[str, Sum]:
    """'ten people were killed, including five of the attackers': the attackers' share is taken out."""
    doers = [f for f in told if f.field == "killed" and f.value.part and f.value.attackers]
    killed = out.get("killed")
    if not doers or killed is None or "perpetrators_killed" in out:
        return out
    share = doers[0].value.count
    if share.value is None or _size(killed[0]) <= share.value:
        return out
    return {
        **out,
        "killed": (_less(killed[0], share.value), killed[1]),
        "perpetrators_killed": (share, tuple(doers[:1])),
    }


def _less(count: Count, n: int) -> Count:
    value, low, high = [bound - n if bound is not None else None for bound in (count.value, count.low, count.high)]
    return Count(value, low, high)


def _without_doers(out: dict[str, Sum], sides: Mapping[str, Sequence[Finding]]) -> dict[str, Sum]:
    """A headline's toll that counts the attackers too gives way to the body's, which tells them apart."""
    doers = out.get("perpetrators_killed")
    body = _field([f for f in sides.get("killed", ()) if f.value.section not in HEADLINES])
    if doers is None or body is None:
        return out
    value, others, own = out["killed"][0].value, body[0].value, doers[0].value
    whole = None not in (value, others, own) and value == (others or 0) + (own or 0)
    return {**out, "killed": body} if whole else out


def _sides(found: Sequence[Finding], kind: str | None, by_fighters: bool, by_forces: bool) -> dict[str, list[Finding]]:
    """The findings by the field that they count for."""
    out: dict[str, list[Finding]] = {}
    harmed = any(f.field in ("killed", "wounded") and _is_told(f) for f in found)
    hurt = any(f.field == "wounded" and _is_told(f) for f in found)
    named = any(f.field == "killed" and not _pronoun(f) for f in found)
    alone = (
        by_forces
        or not by_fighters
        and not any(f.field in ("killed", "wounded") and not f.value.attackers and not f.value.nobody for f in found)
    )
    for f in found:
        field = f.field
        if _pronoun(f) and named and not f.value.attackers and not f.value.ordinal:
            continue
        if f.value.lean or f.rule.endswith(_CARRIED):
            if hurt and not f.value.more or harmed and f.rule.endswith(_INJURED):
                continue  # 'thirty were wounded ... nine were taken to a clinic'
        elif f.value.shot:
            others = not hurt and _exceeds(f, found)
            if harmed and (hurt or not f.value.more) and not others and not _before_next(f, found):
                continue  # 'two died, four other people were shot': the others live
            field = field if others else "killed" if _killed(f.value, kind) else field
        mine = f.value.attackers or (kind == "foiled_attack" and not f.value.nobody)
        if field == "killed" and mine and not f.value.part and _perpetrators(f, kind, alone=alone):
            field = "perpetrators_killed"
        if field == "wounded" and f.value.attackers and kind not in BOTH_SIDES:
            continue
        out.setdefault(field, []).append(f)
    return out


def _exceeds(shot: Finding, found: Sequence[Finding]) -> bool:
    """'Two guests were killed. Seven were hit by splinters.': more than the dead told before, and none dead since."""
    number = shot.value.count.value or 0
    dead = [f for f in found if f.field == "killed" and not f.value.attackers]
    before = all(f.start < shot.start for f in dead)
    return bool(dead) and before and number > max(1, *(_size(f.value.count) for f in dead))


def _before_next(shot: Finding, found: Sequence[Finding]) -> bool:
    """'Five were shot. A sixth man died.': the five live."""
    number = shot.value.count.value
    return number is not None and any(f.field == "killed" and f.value.ordinal == number + 1 for f in found)


def _killed(shot: Casualty, kind: str | None) -> bool:
    """Whether who was shot is taken for dead: one person, or the victims of an execution."""
    dead = shot.fatal and (shot.count == _ONE or any(w.named for w in shot.who))
    return dead or kind in ("assassination", "execution")


def _is_told(finding: Finding) -> bool:
    """Whether it says of itself that people were killed or wounded: 'was shot' and 'one fatally' lean on others."""
    value: Casualty = finding.value
    if value.part and finding.field == "wounded":
        return False
    return not (value.shot or value.nobody or value.later_died or value.attackers or value.lean)


def _pronoun(finding: Finding) -> bool:
    return finding.rule.endswith("#killed-pronoun")


def _perpetrators(finding: Finding, kind: str | None, *, alone: bool) -> bool:
    """Whether the dead fighters are those who attacked: not where fighters are all that was hit."""
    if kind == "foiled_attack":
        return True
    if finding.value.doer:
        return kind != "armed_clash"
    if kind in BOTH_SIDES:
        return False
    return not alone or kind == "suicide_bombing" or any(w.head.rpartition(" ")[2] in DOERS for w in finding.value.who)


def _field(found: Sequence[Finding]) -> Sum | None:
    """The count of one field, and the findings that prove it."""
    told = [f for f in found if not f.value.nobody and not f.value.part]
    told = [f for f in told if not f.value.prior] or told
    none = tuple(f for f in found if f.value.nobody)
    if none and told and all(f.sentence > none[0].sentence + 2 and f.value.section != "update" for f in told):
        return _NOUGHT, none  # a toll told far behind 'no casualties were reported' is another event's
    if none and told and all(f.value.claimed and not f.value.attackers for f in told):
        return _NOUGHT, none  # 'no one was hurt', and the doers boast of nine
    told = [f for f in told if not f.value.claimed] or told  # the word of the doers counts where nobody else's stands
    if not told:
        parts = [f for f in found if f.value.part]
        return (_NOUGHT, none) if none else _closed(_run(parts)) if parts else None
    title = _run([f for f in told if f.value.section in HEADLINES])
    body = _of_sides([f for f in told if f.value.section not in HEADLINES])
    return _closed(_reconciled(title, body))


def _of_sides(found: Sequence[Finding]) -> _Toll | None:
    """The count of a clash: both sides together, unless the dead are told without regard to their side."""
    one = _run([f for f in found if f.value.attackers])
    rest = [f for f in found if not f.value.attackers and not _anybody(f)]
    if all(f.value.who and all(w.armed == "attacker" for w in f.value.who) for f in rest):
        return _run(found)  # 'thirty fighters', then 'the insurgents'
    other = _run(rest)
    if one is None or other is None:
        return _run(found)
    if one.count.value is None and other.count.value is not None:
        return other  # 'seven soldiers', and 'between 20 and 50 of the rebels'
    both = one._replace(count=add((one.count, other.count)), proof=(*one.proof, *other.proof))
    anybody = _run([f for f in found if not f.value.attackers and _anybody(f)])
    return anybody if anybody is not None and _size(anybody.count) >= _size(both.count) else both


def _anybody(finding: Finding) -> bool:
    """Whether the words leave open who they were: 'ten people', 'nine were killed'."""
    return all(w.head in ANYBODY and w.kind == "unnamed" for w in finding.value.who)


def _closed(toll: _Toll | None) -> Sum | None:
    if toll is None:
        return None
    value, low, high = toll.count.value, toll.count.low, toll.count.high
    low = min(n for n in (low, toll.low) if n is not None) if (low, toll.low) != (None, None) else None
    if toll.high is not None:
        high = max(high or 0, toll.high)
    return Count(value, low, high), toll.proof


def _reconciled(title: _Toll | None, body: _Toll | None) -> _Toll | None:
    """Headline and body tell the same count; where they differ the larger one has it."""
    if title is None or body is None:
        return title or body
    if _size(title.count) <= _size(body.count) or title.count.value is None and body.count.value is not None:
        return body._replace(proof=(*body.proof, *title.proof))
    return title._replace(proof=(*title.proof, *body.proof))


def _run(found: Iterable[Finding]) -> _Toll | None:
    """The running count over findings in text order."""
    toll: _Toll | None = None
    for finding in found:
        toll = _start(finding) if toll is None else _next(toll, finding)
    return toll


def _start(finding: Finding) -> _Toll:
    return _Toll(finding.value.count, None, None, (finding,), finding.sentence)


def _next(toll: _Toll, finding: Finding) -> _Toll:
    value: Casualty = finding.value
    new, old = _size(value.count), _size(toll.count)
    proven = toll._replace(proof=(*toll.proof, finding))
    if value.rival and toll.count.value is not None:
        return _replaced(proven, value.count) if value.sure and new > old else _ranged(proven, value.count)
    earlier = toll.proof[0].value.rival and not toll.proof[0].rule.endswith(_PUT_AT)
    if earlier and toll.count.value is not None and value.count.value is not None:
        return _ranged(_start(finding)._replace(proof=proven.proof), toll.count)  # 'had said nine', then twelve
    if toll.sentence == finding.sentence and _within(toll, finding):
        return proven
    if _same_doer(toll, finding):
        return toll  # 'a bomber struck ... the bomber also died'
    if value.lean and toll.proof[-1].value.lean and new == 1 < old and all(w.definite for w in value.who):
        return proven  # 'all four have burns; the driver is critical'
    if value.total:
        return _replaced(proven, value.count) if new >= old else toll
    if value.ordinal and value.ordinal <= old:
        return toll  # 'a third man died' of three
    if value.ordinal > max(old, 2) and finding.field == "killed" and toll.count.value is not None:
        count = Count(value.ordinal, value.ordinal, toll.count.high and value.ordinal)
        return proven._replace(count=count, sentence=finding.sentence)
    if _spans(value.count, toll.count):
        return proven._replace(count=value.count, sentence=finding.sentence)
    if toll.count.value is None and value.count.value is not None and new >= old:
        return _replaced(proven._replace(sentence=finding.sentence), value.count)  # 'many', then 86
    if value.more and (finding.sentence == toll.shared or toll.again and toll.again + new == old):
        return toll  # 'nine dead ... Five died at once. Four more died in hospital.'
    of_wounded = value.later_died and _of_them(finding) and not finding.rule.endswith("#fatally")
    if value.count.value is None and toll.count.value is not None and finding.rule.endswith("#death-of"):
        return proven  # 'ten were shot, in the worst killing of farmers in years'
    if value.more or of_wounded or _beside(toll, finding):
        return proven._replace(count=add((toll.count, value.count)), sentence=finding.sentence)
    if new == old and value.count.value == toll.count.value:
        return proven
    if value.count.value is None and toll.count.value is not None or new <= old and toll.count.value is not None:
        return toll._replace(shared=finding.sentence, again=toll.again + new)
    return _replaced(proven._replace(sentence=finding.sentence), value.count)


def _within(toll: _Toll, finding: Finding) -> bool:
    """Whether some of those counted are told of: 'rose to eleven after two of the wounded died', 'five of them'."""
    value: Casualty = finding.value
    if value.of_them and not value.later_died and _size(value.count) <= _size(toll.count):
        return True  # 'left 90 dead, at least five of them beheaded'
    summed = toll.proof[-1].value.total or toll.proof[-1].rule.endswith(_PUT_AT)
    return summed and (value.later_died or _of_them(finding))


def _same_doer(toll: _Toll, finding: Finding) -> bool:
    """Whether the one attacker told of again is the one who was counted."""
    who, old = finding.value.who, toll.proof[-1].value
    one = finding.value.attackers and old.attackers and finding.value.count == toll.count == _ONE
    return one and bool(who) and all(w.definite for w in who)


def _spans(new: Count, old: Count) -> bool:
    """'At least six', then 'six to nine, by different accounts': the range that holds the number takes its place."""
    if None in (new.low, new.high, old.value) or new.value is not None:
        return False
    return (new.low or 0) <= (old.value or 0) <= (new.high or 0)


def _beside(toll: _Toll, finding: Finding) -> bool:
    """Whether a count told in the same sentence, or of others, adds to the one before."""
    before: Casualty = toll.proof[-1].value
    value: Casualty = finding.value
    if toll.sentence == finding.sentence or _somebody_else(toll, finding):
        return True
    names = {w.head for w in before.who if w.kind == "person"}, {w.head for w in value.who if w.kind == "person"}
    return bool(names[0] and names[1]) and not _same(*names)


def _somebody_else(toll: _Toll, finding: Finding) -> bool:
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


def _replaced(toll: _Toll, count: Count) -> _Toll:
    """A later count in place of an earlier one, whose number stays in the range."""
    top = count.value or 0
    lows = [n for n in (toll.low, toll.count.value) if n is not None and 1 < n < top]
    return toll._replace(count=count, low=min(lows) if lows else None)


def _ranged(toll: _Toll, count: Count) -> _Toll:
    """Another source's count widens the range, and leaves the value."""
    other, own = _size(count), _size(toll.count)
    if not other or other == own:
        return toll
    return toll._replace(low=min(other, toll.low or own), high=max(other, toll.high or own))


def _size(count: Count) -> int:
    return count.value if count.value is not None else count.low or 0


def _later(out: dict[str, Sum], told: Sequence[Finding]) -> dict[str, Sum]:
    """Wounded who died later are killed only: taken from the wounded where they were a part of them."""
    wounded = out.get("wounded")
    places = {f.sentence + n for f in wounded[1] for n in (0, 1)} if wounded else set()
    dead = [f for f in told if f.value.later_died and _of_them(f) and not f.value.attackers]
    died = sum(_size(f.value.count) for f in dead if f.sentence in places)
    if died and wounded is not None and wounded[0].value is not None and wounded[0].value >= died:
        out["wounded"] = _less(wounded[0], died), wounded[1]
    return out


def _of_them(finding: Finding) -> bool:
    return finding.rule.endswith("#fatally") or finding.value.of_them or any(w.part for w in finding.value.who)
