"""Casualties: how many a sentence says were killed, wounded, abducted or arrested, and who they were.

The rules of `casualties.toml` find the words on the shadow; a captured chain of noun groups is then counted
(`casualty_chain`), and the findings of one incident are summed (`casualty_sum`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from incidents.chunks import Who
from incidents.extractors import patterns
from incidents.extractors.casualty_chain import GENERAL, Link, counted, items, links, ordinal
from incidents.extractors.casualty_flags import flagged, lumped, once, sided, with_parts
from incidents.extractors.casualty_hits import apart, divided, within
from incidents.extractors.casualty_loose import beside, loose, unlisted
from incidents.extractors.casualty_rest import related
from incidents.extractors.casualty_rules import Grammar, Hit, View, grammar, hits, view
from incidents.extractors.casualty_sides import (
    CAME,
    acted,
    against,
    alone,
    attacks,
    captured,
    doers,
    himself,
    holder,
    killer,
    led_off,
    nth,
    repelled,
    stopped,
    struck,
    turned,
    whole,
)
from incidents.extractors.casualty_sum import combine
from incidents.extractors.casualty_value import Casualty
from incidents.kept import compiled
from incidents.model import Count, Finding
from incidents.packs import MARKS, Rules
from incidents.scan import Scene, overwritten

__all__ = ["Casualty", "combine", "find"]

_NOUGHT = Count(0, 0, 0)
_ONE = Count(1, 1, 1)
_UNTOLD = Count(None, None, None)
_OPEN = Count(None, 2, None)  # a bare plural
_WEAPON, _DATE, _WHO, _THING = (MARKS[kind][0] for kind in ("weapon", "date", "who", "thing"))
_WARD = compiled(r"\b(?:hospitals?|clinics?|stable|arms|bars|court|police station)\Z")
_WARDS = frozenset("hospital hospitals clinic clinics stable arms bars court station".split())
# Nouns that are read as words: 'taken hostage', 'were gathering firewood'.
_PLAIN = frozenset(
    (
        "hostage|hostages|the hostages|captive|captives|the captives|prisoner|prisoners|gathering|cells|the cells"
        "|kia"  # 'KIA: 5'
    ).split("|")
)
_READ = _WARDS.union(*map(str.split, _PLAIN))  # the words of both
_OF_THEM = compiled(r" of (?:them|whom|these|those|the (?:\ue002\ue003* |\d+ )?(?:wounded|injured|hurt))\b")
_GUN = compiled(r"\bshot\b|\bshooting\b|\bshoots?\b")
_VITAL = r"\b(?:head|neck|heart|chest|temple|forehead|nape)\b"
# 'was hit by nine bullets', 'a bullet struck the judge in the head': fatal, where nothing says otherwise.
_BULLETS = compiled(
    r"[^;.:,]{0,40}?\b(?:by|with) (?:(?:[a-z]+|\ue002\ue003*) ){0,3}?(?:bullets|shots|rounds|gunfire)\b"
    rf"|[^;.:]{{0,40}}?\bbullet\b[^;.:]{{0,30}}?{_VITAL}|[^;.:]{{0,30}}?{_VITAL}[^;.:]{{0,30}}?\bbullet\b"
)
_BULLET_IN = compiled(rf"\bbullets?\b[^;.:]{{0,120}}{_VITAL}")
# Words that say of one who was shot that he lives, or may.
_ALIVE = compiled(
    r"\b(?:legs?|arms?|hands?|foot|feet|knees?|thighs?|ankles?|shoulders?|limbs?|hospital\w*|clinic|condition|stable|surgery|surgeons?|doctors?|danger"
    r"|surviv\w+|recover\w*|wound\w*|injur\w*|treat\w+|escaped"
    r"|critical\w*|serious\w*|rubber|pellets?|tear ?gas|at (?=\ue000|the |a ))\b"
)
_ANYBODY = compiled(r"\b(?:public|anyone|anybody|bystanders?|civilians?|casualt(?:y|ies)|without)\b", re.IGNORECASE)
_TREATED = compiled(
    r"\b(?:in (?:the|his|her|their|both|one) (?:[a-z]+ )?"
    r"(?:legs?|arms?|hands?|foot|feet|knees?|thighs?|ankles?|shoulders?)"
    r"|hospital\w*|clinic|airlifted|stable|surgery|recover\w*|treat(?:ed|ment)|wounds|injuries|burns|fractures)\b"
)
_DEATH = compiled(
    r"\b(?:died|dead|dies|death|killed|killing|fatal\w*|succumb\w*|declared|pronounced|mortuary|morgue|bod(?:y|ies)"
    r"|autopsy|murdered|head|last)\b"
)
_REST = compiled(r"\bthe (?:others?\b|remaining|rest\b)", re.IGNORECASE)
_OTHERS = frozenset("other others remaining rest".split())
_SAYING = frozenset("said says say told wrote announced claimed claims posted".split())
# An armed group as the one who tells, right behind its name.
_SAYS = compiled(
    r"(?:['’]s?)?(?: (?:[\w-]+ ){0,2}(?:spokes\w+|statement|office|agency|channel|wing|commander|leader|radio|site))?"
    r"(?:,? [A-Z][\w-]+(?: [A-Z][\w-]+){0,3})?(?:,[^,;.]{1,60},|,(?= said (?:that|it|its)\b))?"
    r" (?:later |also |then |has |had )?(?:said|says|say|told|wrote|announced|claimed|claims|posted)\b"
)
_BEFORE = frozenset(("had", "earlier", "initially", "first", "previously"))
_MANY = 1000  # 'thousands', 'tens of thousands': no toll of one event
_SUMS = 100_000  # more than were ever killed or taken in one event: a sum of money
_LIST_AHEAD = compiled(
    r"[^;.:,]{0,60}?(?:: | [-–—]+ |, among them |, including )"
)  # 'three died: two nurses and the bomber'
_IN_ASIDE = compiled(r"(?: [-–—]+|,? \(|,|:) ?[^;]*\Z")


def find(scene: Scene, rules: Rules) -> list[Finding]:
    """The casualties that a sentence tells, in order; parts, totals and running tolls are flagged, not dropped."""
    known = grammar(rules, plain=scene.low.isascii())
    telling = patterns.candidates(known.telling, scene.words)
    if not telling:
        return []
    seen = _view(scene)
    shadow = seen.shadow
    told = hits(telling, seen, known)
    told += loose(telling, seen, known, told)
    if "any" in scene.words:  # 'no sign that any guard was hurt'
        told = [h for h in told if not scene.low.startswith("any ", h.start)]
    if not told:
        return []
    context = _context(scene, seen, known)
    noughts = [h for h in told if "nobody" in h.rule.data and _of_none(h, scene)]
    counts = [
        h for h in (*told, *context) if h.field != "context" and "nobody" not in h.rule.data and not within(h, noughts)
    ]
    counts = [h for h in counts if "heads" not in h.rule.data or _of_heads(_chain(h, scene, shadow), h)]
    found = sided([finding for hit in apart(divided(counts, shadow)) for finding in _findings(hit, scene, shadow)])
    found = lumped(found, shadow, scene)
    found += [_nought(field, h, scene) for h in noughts for field in h.rule.data["nobody"]]
    found = flagged(found, [h for h in context if h.field == "context"], scene, shadow)
    found = [f._replace(value=f.value._replace(claimed=True)) if _boast(f, scene) else f for f in found]
    found = related(list(with_parts(once(found, shadow, scene))), scene, shadow)
    return sorted(found, key=lambda f: (f.start, f.end, f.field))


def _boast(found: Finding, scene: Scene) -> bool:
    """Whether an armed group itself tells what it did to others: 'a spokesman of the FLN said 12 soldiers died'."""
    if found.field not in ("killed", "wounded") or found.value.attackers or scene.words.isdisjoint(_SAYING):
        return False
    text = scene.line.text
    tellers = [m for m in scene.people if m.value.kind == "group" and m.value.canonical and m.end <= found.start]
    return any(_SAYS.match(text, m.end, found.start) for m in tellers)


def _context(scene: Scene, seen: View, known: Grammar) -> list[Hit]:
    """The words that say how a count is to be taken; here dates are read as words: 'since 2014', 'this year'."""
    around = patterns.candidates(known.around, scene.words)
    if around and _DATE in seen.shadow:
        seen = _view(scene, dates=True)
    return hits(around, seen, known) if around else []


def _view(scene: Scene, *, dates: bool = False) -> View:
    """The shadow with the words of weapons in clear: 'shot dead', 'beaten to death' are read here as words."""
    low, marks = scene.marked
    clear = (_WEAPON, _DATE) if dates else (_WEAPON,)
    left = [m for m in marks if m[2][0] not in clear]
    if not scene.words.isdisjoint(_READ):
        left = [m for m in left if not _plainly(m, low)]
    return view(overwritten(low, left), left, scene.words)


def _plainly(mark: tuple[int, int, str], low: str) -> bool:
    """Whether a noun group is read as a word: 'hostage', 'the military hospital', 'in a stable condition'."""
    if mark[2][0] == _WHO:
        return low[mark[0] : mark[1]] in _PLAIN
    return mark[2][0] == _THING and _WARD.search(low, mark[0], mark[1]) is not None


def _findings(hit: Hit, scene: Scene, shadow: str) -> Iterator[Finding]:
    """One finding for each side in the chain: the attackers' dead are told apart from the others."""
    chain = _chain(hit, scene, shadow)
    at = scene.sentence.start + hit.side
    side = [m.value for m in scene.people if m.start == at] if hit.side >= 0 else []
    armed = any(link.who is not None and link.who.armed == "attacker" for link in chain)
    by = killer(hit, scene, shadow) if armed else None
    attackers = [link for link in chain if attacks(link.who, by)] if armed else []
    if armed and not attackers and by is None:
        attackers = against(chain)
    if armed and len(chain) == 1 and CAME.match(shadow, hit.last):
        attackers = chain
    others = [link for link in chain if link not in attackers] if attackers else chain
    own = bool(hit.rule.data.get("attackers")) and acted(hit, shadow) or any(attacks(w, None) for w in side)
    if not _worded(chain, hit, scene):
        return
    if (doer := turned(hit, scene, shadow)) is not None:
        yield _finding(hit, scene, shadow, [Link("who", doer.count, doer, "")], True, doer=True)
        return
    if (one := alone(hit, scene, shadow, chain)) is not None:
        yield from _of_one(hit, scene, shadow, one, chain)
        return
    if len(chain) == 1 and hit.field == "killed" and struck(hit, scene, shadow):
        yield _finding(hit, scene, shadow, chain, True, doer=True)
        return
    if "loose" in hit.rule.data and chain and not _agrees(chain, hit, shadow):
        return
    own = own or hit.rule.data.get("pronoun") is True and himself(hit, scene, shadow) or doers(hit, scene, chain)
    if hit.field == "killed" and repelled(hit, shadow, chain):
        yield _finding(hit, scene, shadow, chain, True, doer=True)
        return
    if not chain:
        meant = _meant(hit, scene) if hit.rule.data.get("pronoun") else []
        yield _finding(hit, scene, shadow, meant, own or any(attacks(link.who, None) for link in meant))
    elif hit.field != "killed" or own or not attackers or not others:
        yield _finding(hit, scene, shadow, chain, own or bool(attackers and not others))
        yield from _own_share(hit, scene, shadow, chain)
    else:
        yield _finding(hit, scene, shadow, others, False)
        yield _finding(hit, scene, shadow, attackers, True)


def _of_one(hit: Hit, scene: Scene, shadow: str, one: Who, chain: Sequence[Link]) -> Iterator[Finding]:
    """'A man who stabbed two has died': of the one it is told of, and of those to whom he did it."""
    fell = hit.field == "killed"
    yield _finding(hit, scene, shadow, [Link("who", _ONE, one, "")], fell, doer=fell)
    if fell and shadow.endswith((" killed ", " killing "), 0, hit.first):
        yield _finding(hit, scene, shadow, chain, False)
    elif fell and shadow.endswith((" stabbed ", " wounded ", " injured ", " shot ", " knifed "), 0, hit.first):
        yield _finding(hit._replace(field="wounded"), scene, shadow, chain, False)


_ONE_ONLY = compiled(r"\b(?:was|is|has) (?!.*\b(?:were|are|have)\b)")


def _agrees(chain: Sequence[Link], hit: Hit, shadow: str) -> bool:
    """Whether people whom no exact rule joins with a verb can be its subject: counted, and one where it says 'was'."""
    number = counted(chain).value
    return bool(number) and not (number != 1 and _ONE_ONLY.search(shadow, max(hit.last, hit.end - 60), hit.end))


def _chain(hit: Hit, scene: Scene, shadow: str) -> list[Link]:
    chain = [link for a, b in hit.people for link in links(scene, shadow, a, b, subject=hit.start == hit.first)]
    if len(chain) == 1 and (chain[0].count is None or "both" in scene.words):
        return [whole(hit, scene, chain[0])]
    if not chain:
        return chain
    more = unlisted(hit, shadow) + (beside(hit, shadow) if chain[0].own else 0)
    return [*chain, *[Link("number", _ONE, None, "and")] * more]


def _own_share(hit: Hit, scene: Scene, shadow: str, chain: Sequence[Link]) -> Iterator[Finding]:
    """'eight people - five soldiers and three gunmen - were killed': the attackers' share."""
    whole = counted(chain).value if chain else None
    in_all = hit.start == hit.first or hit.rule.data.get("total")
    if hit.field != "killed" or whole is None or not in_all or not _anyone(chain):
        return
    base = scene.sentence.start
    stop = shadow.find(";", hit.end) if _LIST_AHEAD.match(shadow, hit.end) else hit.end
    for m in scene.people:
        share = m.value.count.value if m.value.count is not None else None
        told = hit.last <= m.start - base < (stop if stop > 0 else len(shadow)) and m.value.armed == "attacker"
        if told and share and share < whole and _IN_ASIDE.search(shadow, hit.last, m.start - base):
            part = hit._replace(field="part", people=((m.start - base, m.end - base),))
            yield _finding(part, scene, shadow, [Link("who", m.value.count, m.value, "")], True)


def _anyone(chain: Sequence[Link]) -> bool:
    return all(link.who is None or link.who.head in GENERAL for link in chain)


def _of_heads(chain: Sequence[Link], hit: Hit) -> bool:
    """Whether a rule about some nouns only ('bombers') speaks of them, and tells how many they are."""
    heads = hit.rule.data.get("heads")
    if heads is None:
        return True
    who = [link.who for link in chain if link.who is not None and link.count is not None]
    return len(who) == len(chain) == 1 and who[0].head.rpartition(" ")[2] in heads and who[0].count != _OPEN


def _of_none(hit: Hit, scene: Scene) -> bool:
    """Whether nobody at all was harmed: 'no pupils', not 'no soldier', which leaves the others open."""
    base = scene.sentence.start
    told = [m for m in scene.people if hit.start <= m.start - base < hit.end]
    if told and all(m.value.armed == "force" for m in told) and _ANYBODY.search(scene.text, hit.start, hit.end) is None:
        return False
    nouns = hit.rule.data.get("none")
    if nouns is None:
        return True
    return any(m.start - base == hit.side and m.value.none and (not nouns or m.value.head in nouns) for m in told)


def _worded(chain: Sequence[Link], hit: Hit, scene: Scene) -> bool:
    """Whether a rule about a word within the noun group ('three injured persons') finds it there, with a number."""
    words = hit.rule.data.get("worded")
    if words is None:
        return True
    numbered = len(chain) == 1 and chain[0].count is not None and (chain[0].count.value or 0) > 1
    return numbered and not set(words).isdisjoint(scene.text[hit.first : hit.last].lower().split()[:-1])


def _meant(hit: Hit, scene: Scene) -> list[Link]:
    """Whom 'he' means: the last single person named before in the sentence."""
    single = [
        m.value
        for m in scene.mentions
        if m.kind in ("who", "name") and m.end - scene.sentence.start <= hit.start and m.value.count == _ONE
        if not scene.line.text.startswith(("'s ", "’s "), m.end)  # 'with a butcher's knife'
    ]
    return [Link("who", _ONE, value, "") for value in single[-1:]]


def _finding(
    hit: Hit, scene: Scene, shadow: str, chain: Sequence[Link], attackers: bool, *, doer: bool = False
) -> Finding:
    base, says = scene.sentence.start, hit.rule.says
    who = tuple([link.who for link in chain if link.who is not None])
    nobody = bool(who) and all(w.none for w in who)
    count = _NOUGHT if nobody else counted(chain) if chain else _UNTOLD if "several" in says else _ONE
    if "listed" in says and (n := items(scene.text[hit.first :])) > (count.value or 0):
        count = Count(n, n, n)
    if "total" in says and count.low is None and count.value is not None:
        count = Count(count.value, count.value, count.value)  # 'the toll up to 73'
    alive = "shot" in says and _lives(shadow, hit)
    value = Casualty(
        count,
        who,
        more="more" in says or bool(chain and chain[0].more),
        rest=bool(chain) and not scene.words.isdisjoint(_OTHERS) and _left(hit, scene),
        total="total" in says,
        part=hit.field == "part" or "share" in says,
        nobody=nobody,
        later_died="later" in says,
        attackers=attackers,
        doer=doer or "doer" in says,
        shot="shot" in says and not alive,
        fatal="shot" in says and _fatal(shadow, hit),
        lean="lean" in says or alive,
        ordinal=max((link.ordinal for link in chain), default=0) or nth(hit, scene, ordinal),
        cumulative=(count.value or count.low or 0) >= (_MANY if count.value is None else _SUMS),
        stopped=not attackers and stopped(hit, scene, shadow, chain),
        of_them=_some_of_them(hit, shadow, scene),
        rival="rival" in says,
        sure="certain" in says or ("sure" in says and _by_office(hit, scene)),
        section=scene.sentence.section,
    )
    field = captured(hit, who) if "taken" in says else hit.field
    if "seized" in says or "taken" in says:
        field = holder(hit, scene, shadow, who) or field
    elif field == "arrested" and led_off(hit, scene, shadow):
        field = "abducted"
    return Finding(field, value, base + hit.start, base + hit.end, hit.rule.ref, scene.sentence.index)


def _left(hit: Hit, scene: Scene) -> bool:
    """'the other four are still held': those who are left of others told before."""
    return _REST.search(scene.text, max(0, hit.first - 14), hit.last) is not None


def _some_of_them(hit: Hit, shadow: str, scene: Scene) -> bool:
    """'two of them', 'both are in hospital': of those told before."""
    if not hit.people:
        return False
    both = hit.start == hit.first and scene.text[hit.first : hit.first + 5].lower() == "both "
    return both and hit.field == "wounded" or _OF_THEM.match(shadow, hit.last) is not None


def _by_office(hit: Hit, scene: Scene) -> bool:
    """'prosecutors put the dead at nine', not what they had said earlier."""
    clause = re.split(r"[,;:]| but | while ", scene.text[: hit.start])[-1].lower().split()
    return not set(hit.rule.data["sure"]).isdisjoint(clause) and _BEFORE.isdisjoint(clause)


def _lives(shadow: str, hit: Hit) -> bool:
    """Whether the sentence says of one who was shot that he was treated, or hit in a limb, and nothing of a death."""
    return bool(_TREATED.search(shadow, hit.start)) and not _DEATH.search(shadow)


def _fatal(shadow: str, hit: Hit) -> bool:
    """Whether 'was shot' leaves no hope: nothing is said of a limb, a hospital or a wound."""
    gun = hit.rule.data.get("bullets") or _GUN.search(shadow, hit.start, hit.end + 1) is not None
    if not gun and hit.rule.data.get("blow"):
        before = max(0, hit.start - 50)
        gun = _BULLETS.match(shadow, hit.end) or _BULLET_IN.search(shadow, before, hit.end)
    return bool(gun) and _ALIVE.search(shadow, hit.start) is None


def _nought(field: str, hit: Hit, scene: Scene) -> Finding:
    base = scene.sentence.start
    value = Casualty(_NOUGHT, (), nobody=True, section=scene.sentence.section)
    return Finding(field, value, base + hit.start, base + hit.end, hit.rule.ref, scene.sentence.index)
