"""The dead whom a pronoun tells of: 'He was shot dead by officers', the attacker; 'They were later found dead'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from incidents.kept import compiled
from incidents.model import Count, Finding
from incidents.scan import Scene

# Who is told of by a word that stands for those of the sentence before.
_THEY = compiled(
    r"(?:later |then |eventually |finally )?(?:he|she|they|both(?: (?:men|of them))?|all (?:two|three|four|five|six)"
    r"|the (?:man|youth|pair|two|three|two men|three men|driver))\b(?! of)",
    re.IGNORECASE,
)
_BY = compiled(r"\bby (?:the |a |an )?(?:[\w-]+ ){0,2}?\Z|\b(?:police|officers|troops|soldiers|guards) \Z")
_THEM = compiled(r"[\w-]+ (?:dead )?(?:him|her|them|both|all)\b", re.IGNORECASE)
_UNTIL = compiled(r"\b(?:before|until) (?:they )?\Z", re.IGNORECASE)
# In front of attackers whom forces went after, and behind attackers who made off.
_PURSUED = compiled(
    r"\b(?:pursued|pursuing|chased|chasing|tracked|hunted|intercepted|surrounded|cornered|caught up with"
    r"|ran into|trailed"
    r"|engaged|confronted|gave chase to|went after|fought(?: off| back)?|repelled|repulsed) (?:the |these |those )?\Z"
)
_FLED = compiled(
    r"(?:,[^,.;]{2,60},)? (?:then |later |had |have |all )?(?:fled|left|escaped|withdrew|retreated|made off|ran"
    r"|took flight|tried to (?:flee|escape|get away|withdraw)|were"
    r" (?:trying to|fleeing|chased|pursued|repelled|repulsed|surrounded))\b"
)
_BACK = 3  # sentences within which 'the gunmen' are those counted before
_ANY = frozenset("others people persons victims men dead wounded injured residents".split())  # not always those before
_TWO = Count(2, 2, 2)
_NEXT = 2  # sentences on, within which 'he' is still the one who attacked


def own_dead(scenes: Sequence[Scene], harm: Sequence[list[Finding]]) -> list[list[Finding]]:
    """The casualties of each sentence, those killed by forces flagged where the attackers were told just before."""
    out: list[list[Finding]] = []
    doer = -_NEXT - 1  # the sentence whose subject attacked and hurt others
    for n, (scene, found) in enumerate(zip(scenes, harm, strict=True)):
        if not found:
            out.append(found)
            continue
        near, last = n - doer <= _NEXT, scenes[n - 1] if n else None
        again = sum(f.field == "killed" and not f.value.part for f in found) > 1
        found = [g for f in found if (g := _counted(f, scene, last, out, again)) is not None]
        found = [_recalled(f, scenes[max(0, n - _BACK) : n]) for f in found]
        found = [_hunted(_beaten_back(f, scene, last), scene, last) for f in found]
        out.append([_own(f, scene) for f in found] if near and found else found)
        if scene.sentence.section not in ("title", "heading", "caption") and _attacked(scene, found):
            doer = n
    return out


def _counted(
    found: Finding, scene: Scene, last: Scene | None, told: Sequence[list[Finding]], again: bool
) -> Finding | None:
    """'They were found dead': as many as the only ones whom the sentence before counts; None where that is not told."""
    if not found.rule.endswith(("#killed-they", "#stopped")):
        return found
    if (first := _stopped(found, scene)) is not None:
        return found._replace(value=found.value._replace(count=first, attackers=True, doer=True))
    if again or found.rule.endswith("#stopped"):
        return None
    if " both" in scene.line.text[found.start : found.end]:
        return found._replace(value=found.value._replace(count=_TWO))
    before = [m.value.count for m in scene.people if m.end <= found.start and m.value.armed != "attacker"]
    before = [count for count in before if count is not None and (count.value or 0) > 1]
    if before:
        return found._replace(value=found.value._replace(count=before[-1]))
    if last is None or scene.sentence.paragraph - last.sentence.paragraph > 1:
        return None
    harmed = [f.value.count for f in told[-1] if f.field in ("abducted", "wounded") and not f.value.part]
    named = [m.value.count for m in last.people if m.value.armed != "attacker" and m.value.count is not None]
    counts = {c for c in harmed or named if (c.value or 0) > 1}
    if len(counts) != 1 or any(f.field == "killed" for f in told[-1]):
        return None
    return found._replace(value=found.value._replace(count=counts.pop()))


def _stopped(found: Finding, scene: Scene) -> Count | None:
    """'Four gunmen killed 22 pupils before they were shot dead by troops': as many as came."""
    first = next(iter(scene.people), None)
    if first is None or first.value.armed != "attacker" or first.value.count is None or first.end > found.start:
        return None
    return first.value.count if _UNTIL.search(scene.line.text, 0, found.start + 7) else None


def _recalled(found: Finding, before: Sequence[Scene]) -> Finding:
    """'the gunmen were shot dead': as many as the three gunmen told of before."""
    who = found.value.who
    bare = found.value.count.value is None and found.value.count.low in (None, 2)
    if not bare or len(who) != 1 or not who[0].definite or not who[0].plural or who[0].head in _ANY or found.value.part:
        return found
    for scene in reversed(before):
        last = who[0].head.rpartition(" ")[2]
        same = [m.value.count for m in scene.people if m.value.head.rpartition(" ")[2] == last and m.value.count]
        if same:
            known = len(set(same)) == 1 and (same[0].value or 0) > 1
            return found._replace(value=found.value._replace(count=same[0])) if known else found
    return found


def _beaten_back(found: Finding, scene: Scene, last: Scene | None) -> Finding:
    """'Militants attacked a post. The troops fought back and killed five of them.': of those who came."""
    if found.field != "killed" or found.value.attackers or last is None or not found.value.of_them:
        return found
    before = [m for m in scene.people if m.end <= found.start]
    first = next(iter(last.people), None)
    if found.rule.endswith("#died"):  # 'four soldiers were hurt; one of them died'
        return found
    if not before or first is None or before[-1].value.armed != "force" or first.value.armed != "attacker":
        return found
    return found._replace(value=found.value._replace(attackers=True, doer=True))


def _hunted(found: Finding, scene: Scene, last: Scene | None) -> Finding:
    """'Troops pursued the bandits. Three of them were killed', 'The raiders fled. Two of them were shot dead'."""
    if found.field != "killed" or found.value.attackers or last is None or not found.value.of_them:
        return found
    if found.value.who or any(m.end <= found.start for m in scene.people):
        return found
    many = [m for m in last.people if m.value.plural]
    if not many or many[-1].value.armed != "attacker":
        return found
    text = last.line.text
    chased = _PURSUED.search(text, last.sentence.start, many[-1].start)
    fled = len(many) == 1 and _FLED.match(text, many[-1].end)
    return found._replace(value=found.value._replace(attackers=True, doer=True)) if chased or fled else found


def _own(found: Finding, scene: Scene) -> Finding:
    text = scene.line.text
    if found.field != "killed" or found.value.attackers:
        return found
    if _THEM.match(text, found.start) and any(
        m.value.armed == "force" and m.end + 1 == found.start for m in scene.people
    ):
        return found._replace(value=found.value._replace(attackers=True))
    if not _THEY.match(text, found.start):
        return found
    forces = [m for m in scene.people if m.value.armed == "force" and m.start >= found.start]
    if not any(_BY.search(text, found.start, m.start) for m in forces):
        return found
    return found._replace(value=found.value._replace(attackers=True))


def _attacked(scene: Scene, found: Sequence[Finding]) -> bool:
    """Whether attackers are who the sentence begins with, and others were hurt."""
    hurt = [f for f in found if f.field in ("killed", "wounded")]
    if not hurt:
        return False
    first = next(iter(scene.people), None)
    if first is None or first.value.armed != "attacker":
        return False
    return all(f.start + 1 > first.start and not f.value.attackers for f in hurt) and hurt[0].start > first.end
