"""Sums the casualty findings of one incident: repeats once, parts left out, 'more' added, the attackers' dead apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from incidents.extractors.casualty_chain import add
from incidents.extractors.casualty_run import ANYBODY, DOERS, Toll, of_them, run, size
from incidents.extractors.casualty_value import Casualty
from incidents.model import Count, Finding

Sum = tuple[Count, tuple[Finding, ...]]
# Kinds in which fighters who die are counted among the killed: both sides of a clash, the side that an air strike hits.
BOTH_SIDES = frozenset(("armed_clash", "raid_arrest", "air_drone_strike", "shelling", "execution"))
_RAIDS = ("raid_arrest", "air_drone_strike", "shelling")  # whose doers are forces, but for some
HEADLINES = frozenset(("title", "heading"))
_CARRIED = ("#to-hospital", "#taken-to-hospital-by")  # the wounded, where no others are told of
_REVISED = "#count-revised"  # 'it was raised to 27', where a count was told before
_INJURED = "#injured-pronoun"  # 'he had a broken arm': maybe the one who died
_NOUGHT = Count(0, 0, 0)
_ONE = Count(1, 1, 1)


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
    if kind in _RAIDS and by_fighters:
        kind = "armed_assault"  # 'militants raided a post': no raid of police
    told = [f for f in findings if not f.value.cumulative]
    told = _but_for_some(told)
    told = [f for f in told if not (f.value.total and f.rule.endswith(_REVISED)) or any(_revises(f, g) for g in told)]
    if len(told) > 1:
        told = _fighters_against(told)
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


def _fighters_against(told: list[Finding]) -> list[Finding]:
    """'Three soldiers fell; nine Boko Haram fighters were killed.': of two sides, the one that is no force."""
    dead = [f for f in told if f.field == "killed" and f.value.who and not f.value.attackers]
    if not dead[1:]:
        return told
    forces = any(map(_guards, dead))
    own = [f for f in dead if all(w.armed == "attacker" and w.kind == "group" for w in f.value.who)] if forces else []
    return [f._replace(value=f.value._replace(attackers=True)) if f in own else f for f in told] if own else told


# Rules that say that they came off unhurt: maybe only some, where others were hurt a few sentences from there.
_NEAR = 2
_SAFE = ("#got-out-unhurt", "#came-off-safe", "#everyone-safe", "#out-in-time")


def _but_for_some(told: list[Finding]) -> list[Finding]:
    """'He was unhurt, but four of his guards were hit': it says only of some that nothing befell them."""
    told_hurt = [f for f in told if f.field in ("killed", "wounded") and not f.value.nobody]
    if not told_hurt:
        return told
    told = [f for f in told if not f.rule.endswith("#unhurt")]
    hurt = [f.sentence for f in told_hurt if not f.value.claimed]
    safe = [f for f in told if f.value.nobody and f.rule.endswith(_SAFE)]
    some = {id(f) for f in safe if any(abs(f.sentence - n) <= _NEAR for n in hurt)}
    return [f for f in told if id(f) not in some] if some else told


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
    killed, own = out.get("killed"), out.get("perpetrators_killed")
    if not doers or killed is None:
        return out
    share = doers[0].value.count
    if share.value is None or size(killed[0]) <= share.value or own is not None and not _one_of(doers[0], own, killed):
        return out
    return {
        **out,
        "killed": (_less(killed[0], share.value), killed[1]),
        "perpetrators_killed": own or (share, tuple(doers[:1])),
    }


def _one_of(part: Finding, own: Sum, killed: Sum) -> bool:
    """'A bomber struck. Three people, including the bomber, died.': told apart before, and counted with the others."""
    beside = any(f.sentence == part.sentence and f.value.count == killed[0] for f in killed[1])
    return own[0].value == part.value.count.value and beside


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
        if f.rule.endswith(_HIM) and any(_names(g, f) for g in found):
            continue
        if f.rule.endswith("#shot-him") and any(_one_dead(g) and g.sentence == f.sentence for g in found):
            continue  # 'a man died; neighbours accuse the guards of shooting him'
        if f.value.lean or f.rule.endswith(_CARRIED):
            if hurt and not f.value.more or harmed and f.rule.endswith(_INJURED):
                continue  # 'thirty were wounded ... nine were taken to a clinic'
        elif f.value.shot and not hurt and (left := _survivors(f, found)):
            f = f._replace(value=f.value._replace(count=left, shot=False))
        elif f.value.shot:
            others = not hurt and _exceeds(f, found)
            if harmed and (hurt or not f.value.more) and not others and not _before_next(f, found):
                continue  # 'two died, four other people were shot': the others live
            field = field if others or _lived(f, found) else "killed" if _killed(f.value, kind) else field
        mine = f.value.attackers or (kind == "foiled_attack" and not f.value.nobody and not _guards(f))
        if field == "killed" and mine and not f.value.part and _perpetrators(f, kind, alone=alone):
            field = "perpetrators_killed"
        if field == "wounded" and f.value.attackers and kind not in BOTH_SIDES:
            continue
        out.setdefault(field, []).append(f)
    return out


# 'They took him away': whoever else is told to have been taken is the one whom it means, but for those with him.
_HIM = ("#took-him-away", "#arrested-him")


def _names(found: Finding, him: Finding) -> bool:
    """Whether another clause tells who was taken."""
    other = found is not him and found.field == him.field and not found.rule.endswith(("-along", *_HIM))
    return other and not found.value.part and not found.value.nobody


def _survivors(shot: Finding, found: Sequence[Finding]) -> Count | None:
    """'Seven people were shot; three of them died.': four live."""
    dead = [f for f in found if f.field == "killed" and not f.value.attackers]
    told = max((size(f.value.count) for f in dead), default=0)
    some = [f for f in dead if of_them(f) and not f.value.later_died]
    near = any(shot.start < f.start and f.sentence <= shot.sentence + 1 for f in some)
    return _less(shot.value.count, told) if near and told < (shot.value.count.value or 0) else None


def _exceeds(shot: Finding, found: Sequence[Finding]) -> bool:
    """'Two guests were killed. Seven were hit by splinters.': more than the dead told before, and none dead since."""
    number = shot.value.count.value or 0
    dead = [f for f in found if f.field == "killed" and not f.value.attackers]
    before = all(f.start < shot.start for f in dead)
    return bool(dead) and before and number > max(1, *(size(f.value.count) for f in dead))


def _before_next(shot: Finding, found: Sequence[Finding]) -> bool:
    """'Five were shot. A sixth man died.': the five live."""
    number = shot.value.count.value
    return number is not None and any(f.field == "killed" and f.value.ordinal == number + 1 for f in found)


def _lived(shot: Finding, found: Sequence[Finding]) -> bool:
    """'A gunman shot Adam Haroun. He was hit in the leg.': told of as hurt behind it."""
    behind = (f for f in found if f.field == "wounded" and f.value.lean and f.start > shot.start)
    return any(f.sentence <= shot.sentence + 2 and f.value.count == shot.value.count == _ONE for f in behind)


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


def _one_dead(finding: Finding) -> bool:
    return finding.field == "killed" and finding.value.count == _ONE and not finding.value.attackers


def _guards(finding: Finding) -> bool:
    """'Police foil attack; two officers killed': those who stopped it."""
    return bool(finding.value.who) and all(w.armed == "force" for w in finding.value.who)


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
    told = [f for f in found if not f.value.nobody and not f.value.part and not _listed_on(f, found)]
    told = [f for f in told if not f.value.prior] or told
    none = tuple(f for f in found if f.value.nobody)
    if none and told and all(f.sentence > none[0].sentence + 2 and f.value.section != "update" for f in told):
        return _NOUGHT, none  # a toll told far behind 'no casualties were reported' is another event's
    if none and told and all(f.value.claimed and not f.value.attackers for f in told):
        return _NOUGHT, none  # 'no one was hurt', and the doers boast of nine
    told = [f for f in told if not f.value.claimed] or told  # the word of the doers counts where nobody else's stands
    if not told:
        parts = [f for f in found if f.value.part]
        return (_NOUGHT, none) if none else _closed(run(parts)) if parts else None
    title = run([f for f in told if f.value.section in HEADLINES])
    rest = [f for f in told if f.value.section not in HEADLINES]
    body = _of_sides(rest) if told[0].field in ("killed", "wounded") else run(rest)
    return _closed(_reconciled(title, body))


def _listed_on(more: Finding, found: Sequence[Finding]) -> bool:
    """'Among the dead were a poet and his son. Two Canadians were also killed.': some of those counted, told on."""
    if not more.value.more:
        return False
    before = [f for f in found if f.sentence == more.sentence - 1]
    return bool(before) and all(f.value.part for f in before)


def _of_sides(found: Sequence[Finding]) -> Toll | None:
    """The count of a clash: both sides together, unless the dead are told without regard to their side."""
    one = run([f for f in found if f.value.attackers])
    rest = [f for f in found if not f.value.attackers and not _anybody(f)]
    if all(f.value.who and all(w.armed == "attacker" for w in f.value.who) for f in rest):
        return run(found)  # 'thirty fighters', then 'the insurgents'
    other = run(rest)
    if one is None or other is None:
        return run(found)
    if one.count.value is None and other.count.value is not None:
        return other  # 'seven soldiers', and 'between 20 and 50 of the rebels'
    both = one._replace(count=add((one.count, other.count)), proof=(*one.proof, *other.proof))
    anybody = run([f for f in found if not f.value.attackers and _anybody(f)])
    return anybody if anybody is not None and size(anybody.count) >= size(both.count) else both


def _anybody(finding: Finding) -> bool:
    """Whether the words leave open who they were: 'ten people', 'nine were killed'."""
    return all(w.head in ANYBODY and w.kind == "unnamed" for w in finding.value.who)


def _closed(toll: Toll | None) -> Sum | None:
    if toll is None:
        return None
    value, low, high = toll.count.value, toll.count.low, toll.count.high
    low = min(n for n in (low, toll.low) if n is not None) if (low, toll.low) != (None, None) else None
    if toll.high is not None:
        high = max(high or 0, toll.high)
    return Count(value, low, high), toll.proof


def _reconciled(title: Toll | None, body: Toll | None) -> Toll | None:
    """Headline and body tell the same count; where they differ the larger one has it."""
    if title is None or body is None:
        return title or body
    if size(title.count) <= size(body.count) or title.count.value is None and body.count.value is not None:
        return body._replace(proof=(*body.proof, *title.proof))
    return title._replace(proof=(*title.proof, *body.proof))


def _later(out: dict[str, Sum], told: Sequence[Finding]) -> dict[str, Sum]:
    """Wounded who died later are killed only: taken from the wounded where they were a part of them."""
    wounded = out.get("wounded")
    places = {f.sentence + n for f in wounded[1] for n in (0, 1)} if wounded else set()
    dead = [f for f in told if f.field == "killed" and not f.value.attackers and _of_the_wounded(f, told)]
    died = sum(size(f.value.count) for f in dead if f.sentence in places)
    if died and wounded is not None and wounded[0].value is not None and wounded[0].value >= died:
        out["wounded"] = _less(wounded[0], died), wounded[1]
    return out


def _of_the_wounded(found: Finding, told: Sequence[Finding]) -> bool:
    """'Three guards were wounded, and one of them lost his life', 'five were hurt; one has since died'."""
    value: Casualty = found.value
    if value.later_died and of_them(found):
        return True
    before = [f for f in told if f.start < found.start and f.field in ("killed", "wounded") and not f.value.part]
    if not before or before[-1].field != "wounded" or before[-1].value.shot and not value.later_died:
        return False
    some = value.of_them and before[-1].sentence >= found.sentence - found.rule.endswith("#died")
    bare = value.later_died and not (value.who or value.more or value.ordinal)
    return (some or bare) and size(value.count) < size(before[-1].value.count)
