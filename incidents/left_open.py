"""Who did it where neither the deed nor its passage names a doer: the best of those who act in and around it.

A ranked fall-back, tried only where nothing surer has named anybody:
1. those by whom something is done in the sentences of the incident: 'they were taken out of the yard by soldiers';
2. those who do anything there, of whatever word: 'a man drove his car into the queue';
3. attackers at work in the sentences around;
4. of the armed groups that the report names, the one for which most speaks: a claim, a blame, being the only one;
5. those caught or sought for it in the sentences behind: 'police have since arrested two brothers';
6. attackers told as known, whatever is told of them: 'the gunmen were four'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from incidents.affinity import Cluster
from incidents.antecedents import SPEAKERS
from incidents.choice import RIOT
from incidents.extractors.sides import OTHER_DEEDS
from incidents.kept import compiled
from incidents.model import Mention
from incidents.nouns import KIN, Who
from incidents.passage import (
    ASSAILANTS,
    AT_HAND,
    AT_OTHER_TIMES,
    BODY,
    CROWDS,
    DISOWNS,
    HOLDS,
    STRANGERS,
    acts,
    around,
    by_them,
    holds_office,
    is_of_somebody,
    of_another_day,
    suffers,
)
from incidents.scan import Page, Scene
from incidents.suspects import harmed

# Deeds that groups claim; and those whose doers are forces, told by what they do around it.
CLAIMED = frozenset("armed_assault assassination abduction execution arson bombing suicide_bombing shelling".split())
_FORCES_DO = frozenset("raid_arrest air_drone_strike shelling armed_clash".split())
_FORCES_COME = frozenset("bombing suicide_bombing foiled_attack assassination".split())  # when it is over
_IDLE = frozenset("anyone anybody everyone nobody one someone somebody people commander officer officers".split())


def left_open(page: Page, c: Cluster, kind: str, taken: frozenset[int], *, main: bool) -> Mention | None:
    """Whom an incident without a doer is best ascribed to; `main`: whether it is the one that the report is about."""
    own = {f.scene.sentence.start for f in c.frames or c.titles}
    scenes = list(around(page, c, taken))
    here = [s for s in scenes if s.sentence.start in own]
    near = [s for s in scenes if s.sentence.start not in own and not (s.told["date"] and of_another_day(s, c))]
    found = next(_by(here, c, kind), None) or next(_acting(here, c, kind), None)
    found = found or next((m for m in _acting(near, c, kind) if m.value.armed == "attacker"), None)
    if found is None and main and kind in CLAIMED:
        found = _group(page, c, scenes, taken, least=_LEAST)
    if found is None and (kind in AT_HAND or kind == RIOT):
        after = [*scenes, *_following(page, c, taken)]
        found = next(_caught(after, c), None) or next(_hunted(after, c), None)
    return found


def _by(scenes: Sequence[Scene], c: Cluster, kind: str) -> Iterator[Mention]:
    return (m for s in scenes for m in s.people if by_them(s, m) and _able(m, c, kind))


def _acting(scenes: Sequence[Scene], c: Cluster, kind: str) -> Iterator[Mention]:
    for s in scenes:
        for m in s.people:
            idle = m.value.armed == "force" and kind not in _FORCES_DO
            if not idle and acts(s.line.text, m) and _able(m, c, kind):
                yield m


def _following(page: Page, c: Cluster, taken: frozenset[int]) -> Iterator[Scene]:
    """The sentences behind an incident, up to the next one that tells of another."""
    last = max((page.at(f.scene.sentence.start) for f in c.frames or c.titles), default=-1)
    for scene in page.scenes[last + 1 : last + 1 + _ON] if last >= 0 else ():
        if scene.sentence.index in taken or scene.sentence.section not in BODY:
            return
        yield scene


_ANYONE = frozenset("people persons suspect suspects individuals".split())
_CLOSE = KIN | frozenset(
    "boyfriend ex-boyfriend ex-husband ex-wife partner ex-partner stepfather lover neighbour".split()
)
_ON = 5  # sentences behind a deed in which those held for it are told
_TAKEN = compiled(
    r"(?:\s(?:of|from|in|who|known|aged)\s[^.;,]{1,50}?)?(?:,[^.;,]{1,40},)?"
    r"\s(?:(?:has|have|had|was|were|is|are|been|being|since|later|also|now|already|both|all|then)\s)+"
    r"(?:(?:arrested|detained|remanded|charged|apprehended|convicted|indicted|wanted"
    r"|held\b(?! up)|overpowered|subdued|restrained|disarmed|tackled|held down|pinned down)\b|in custody\b|on trial\b)"
    r"|(?:\s(?:later|has|have|since|then))*\s(?:surrendered|confessed|(?:gave|given) (?:him|her|them)sel(?:f|ves) up"
    r"|turned (?:him|her|them)sel(?:f|ves) in)\b",
    re.IGNORECASE,
)
_TOOK = compiled(
    r"\b(?:arrested|detained|charged|apprehended|are holding|is holding|are questioning|hunt(?:ing)? for|looking for"
    r"|searching for|manhunt for|seeking)\s\Z",
    re.IGNORECASE,
)


def _caught(scenes: Sequence[Scene], c: Cluster) -> Iterator[Mention]:
    """'Police have since arrested two brothers', 'A 17-year-old is in custody': those held for it."""
    for s in scenes:
        for m in s.people:
            who: Who = m.value
            known = who.definite and _CLOSE.isdisjoint(who.head.split())  # 'her husband has been arrested'
            loose = not (who.none or who.more or who.part or known or who.armed == "force" or who.head in _ANYONE)
            text = s.line.text
            taken = loose and (_TAKEN.match(text, m.end) or _TOOK.search(text, s.sentence.start, m.start))
            if taken and not harmed(c, m):
                yield m


def _hunted(scenes: Sequence[Scene], c: Cluster) -> Iterator[Mention]:
    """'The gunmen were four', 'soldiers pursued the raiders': attackers told as known, of whatever is told of them."""
    for s in scenes:
        for m in s.people:
            if m.value.definite and m.value.head.split()[-1] in ASSAILANTS and not (m.value.none or suffers(c, m)):
                yield m


def _able(m: Mention, c: Cluster, kind: str) -> bool:
    """Whether somebody can have done it: attackers, forces where they do such things, people told as strangers."""
    who: Who = m.value
    head = who.head.split()[-1]
    if who.none or who.named or who.more or who.part or head in SPEAKERS or head in _IDLE or suffers(c, m):
        return False
    if who.armed:
        return who.armed == "attacker" or kind not in _FORCES_COME
    bomber = kind == "suicide_bombing" and head in _WOMEN
    return not who.definite and (head in STRANGERS or head in CROWDS or bomber)


_CLAIM = compiled(
    r"\b(?:claim(?:s|ed|ing)?|credit|responsibility|own(?:s|ed) up|vindicat\w+|boast\w*|admit\w*|avow\w*|confess\w*"
    r"|said (?:it|its|their|they|that it|that its)\b|work of|hand of|behind|blam\w+|attribut\w+|accus\w+|suspect\w*"
    r"|signed|leaflets?|pamphlets?|statement|communiqu\w+|telegram|website|video)\b",
    re.IGNORECASE,
)
_DISOWNED = compiled(r"\b(?:disown|disclaim|condemn)\w*", re.IGNORECASE)
_NOT = compiled(
    r"\b(?:no (?:group|one|organi[sz]ation)|nobody|none|neither|not|never|too early|against|war on)\b|n[’']t\b",
    re.IGNORECASE,
)
# What a group did at other times tells nothing: 'has carried out such bombings in the past'.
_PAST = compiled(
    rf"\b(?:{AT_OTHER_TIMES}|such (?:attacks?|bombings?|killings?)|before"
    r"|last (?:year|month)|earlier this year|threats?|threaten\w*|links? (?:to|with)|no link|gang war)\b",
    re.IGNORECASE,
)
# Nobody has owned up to it.
_NOBODY = compiled(
    r"\b(?:no (?:group|one|organi[sz]ation|militant group|armed group)|nobody|none)(?: \w+){0,2}? (?:has |have |had )?"
    r"(?:immediately |yet |so far |said |officially )*(?:claim|said|taken|admitted|came forward|accepted)",
    re.IGNORECASE,
)
# Of whom another is told to be part; whom it fights.
_BESIDE = compiled(
    r"\b(?:allied (?:with|to)|allegiance to|affiliated? (?:of|with|to)|linked to|wing of|branch of|offshoot of|loyal to"
    r"|belonging to)\s?(?:the )?(?:\w+ )?\Z",
    re.IGNORECASE,
)
_AGAINST = compiled(
    r"\b(?:against|fighting|fought|fight|between|former|anti-|ex-)\s?(?:the )?(?:\w+ )?\Z", re.IGNORECASE
)
_WOMEN = frozenset(("woman", "women", "girl", "girls", "child", "children"))
_LEAST = 2
_IDLY = -2  # told of other times only


def blamed(page: Page, c: Cluster, taken: frozenset[int]) -> Mention | None:
    """The one armed group that a report says did it, if it says so of one."""
    return _group(page, c, list(around(page, c, taken)), taken, least=_LEAST)


def _group(page: Page, c: Cluster, near: Sequence[Scene], taken: frozenset[int], *, least: int = 0) -> Mention | None:
    """The armed group for which most speaks, where only one has so much; one that disowns it or suffers it is none.

    What another item of a list tells says nothing.
    """
    told: dict[str, tuple[int, Mention]] = {}
    cleared: set[str] = set()
    denying: set[str] = set()
    at = {s.sentence.start for s in near}
    for s in page.scenes:
        if not s.line.armed or s.sentence.section == "bullet" and s.sentence.index in taken or _long_before(s, c):
            continue
        for m in s.people:
            name = m.value.canonical
            if not name or m.value.kind != "group" or m.value.none:
                continue
            if suffers(c, m) or _clear(s, m, here=s.sentence.start in at):
                cleared.add(name)
            denies = DISOWNS.match(s.line.text, m.end) is not None
            points = _points(s, m, near=s.sentence.start in at) if not denies else _IDLY
            if denies:
                denying.add(name)
            if name not in told or told[name][0] < points:
                told[name] = (points, m)
    cleared |= {name for name in denying if told[name][0] < _LEAST}  # who is blamed by others denies in vain
    left = [found for name, found in told.items() if name not in cleared and found[0] > _IDLY]
    open_ = any(_NOBODY.search(s.line.text, s.sentence.start, s.sentence.end) for s in page.scenes) if left else False
    if len(left) == 1 and (left[0][0] >= _LEAST or not (open_ or least)):
        return left[0][1]
    best = max((points for points, _ in left), default=0)
    first = [m for points, m in left if points == best]
    return first[0] if best >= _LEAST and len(first) == 1 else None


def _long_before(scene: Scene, c: Cluster) -> bool:
    """'In 2022, 130 people were killed there in an attack blamed on Katiba Macina': what is said of another time."""
    values = [m.value.value for m in scene.told["date"]]
    told = [value.end for value in values if value is not None and value.end is not None]
    if not told or any(f.scene is scene for f in c.all):
        return False
    days = [f.day.value.start for f in c.all if f.day is not None and f.day.value is not None and f.day.value.start]
    return bool(days) and max(told) < min(days) - _SOON


_SOON = timedelta(days=4)


# 'the area that the rebels held', 'a lorry of the militia', 'the rebels' positions were hit'.
_HELD = compiled(rf"{HOLDS}|[-– ](?:territory|stronghold|area|zone|influence)\b", re.IGNORECASE)
_AMONG = (" of them ", " among them ")  # 'all but one of them volunteers of the VDP'
# 'No group, including the Taliban, has claimed it'.
_EXCEPTED = compiled(
    r"\b(?:no (?:[\w-]+ ){0,2}?groups?, (?:including|not even)|neither|nor) (?:the )?\Z", re.IGNORECASE
)
_FELL = compiled(
    r",?\s(?:\([^)]*\),?\s)?(?:was|were|had been|has been|have been)\s(?:\w+ly\s)?"
    r"(?:shot|killed|wounded|injured|murdered|executed|ambushed|beheaded|kidnapped|abducted)\b",
    re.IGNORECASE,
)


def _clear(s: Scene, m: Mention, *, here: bool) -> bool:
    """Whether a group disowns it, or is told only as victim, holder of the place or owner of what was hit."""
    text = s.line.text
    if here and (is_of_somebody(text, m) or holds_office(m)):
        return True
    if any(told.match(text, m.end) for told in (_HELD, _FELL)) or text.endswith(_AMONG, 0, m.start):
        return True
    if _DISOWNED.search(text, s.sentence.start, s.sentence.end) or _EXCEPTED.search(text, s.sentence.start, m.start):
        return True
    return here and any(text[t.end : m.start].strip() in ("of", "of the") for t in s.things if t.end < m.start)


def _points(s: Scene, m: Mention, *, near: bool) -> int:
    text, start = s.line.text, s.sentence.start
    if _AGAINST.search(text, max(start, m.start - 40), m.start):
        return _IDLY
    if _BESIDE.search(text, max(start, m.start - 40), m.start):
        return -1
    if _PAST.search(text, start, s.sentence.end) or OTHER_DEEDS.match(text, m.end, s.sentence.end):
        return _IDLY
    claim = _CLAIM.search(text, start, s.sentence.end) is not None
    denied = _NOT.search(text, start, s.sentence.end) is not None
    return (2 * claim if not denied else -1) + near
