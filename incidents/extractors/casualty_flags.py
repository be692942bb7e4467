"""How the casualty findings of one sentence stand to each other: what is told twice, more, in all, or a part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from incidents.extractors.casualty_rules import Hit
from incidents.extractors.casualty_sum import HEADLINES
from incidents.kept import compiled
from incidents.model import Count, Finding
from incidents.scan import Scene

_ONE = Count(1, 1, 1)
_BREAK = compiled(r"[;:]|\b(?:while|but|when|after|where|whereas|which|whose|bringing|taking|raising)\b")
# 'By Tuesday evening relatives spoke of 19 dead': the count of that time, in place of those before.
_BY_NOW = compiled(
    r"(?:By|As of|As at|Until) (?:the |late |early |yesterday |last |this |\w+day )*"
    r"(?:evening|night(?:fall)?|(?:mid)?(?:day|night)|noon|morning|afternoon|dusk|dawn|yesterday|today|now|\w+day)\b"
)
_RECORD = compiled(
    r"\b(?:first|second|third|fourth|fifth|latest|deadliest|worst|bloodiest|biggest|largest|major)\b[^;.]*\Z"
)
_TOLLED = ("killed", "wounded")
_NEAR = 32  # characters between a finding and a word like 'also' that concerns it


def flagged(found: Sequence[Finding], context: Sequence[Hit], scene: Scene, shadow: str) -> list[Finding]:
    """The findings with the flags that the words around them set."""
    out = []
    for finding in found:
        a, b = finding.start - scene.sentence.start, finding.end - scene.sentence.start
        titled = scene.sentence.section in HEADLINES
        told = [h for h in context if _concerns(h, a, b, shadow, titled=titled)]
        flags = {str(h.rule.data["flag"]): True for h in told}
        if "more" in flags and not finding.value.more:
            flags["also"] = all(h.rule.id == "also" for h in told if h.rule.data["flag"] == "more")
        if finding.value.count == _ONE:
            flags.pop("cumulative", None)  # one person is no running toll
        if finding.rule.endswith(("#count-revised", "#not-seen-since")):
            flags = {}
        elif "rival" in flags and _BY_NOW.match(scene.text):
            flags = {"total": True}
        if (
            finding.value.count == _ONE
            and _told_before(finding, found)
            and _RANKED.search(scene.text, max(0, a - 24), b + 10)
        ):
            flags["part"] = True
        if finding.field == "killed" and "among" in scene.words and _AMONG.search(scene.text, a, b):
            flags["part"] = True
        owned = finding.field in _TOLLED and not scene.words.isdisjoint(_OWNING)
        own = _OWN_SIDE.search(scene.text) if owned else None
        if own is not None and (finding.value.rival or "rival" in flags or own[0].startswith("put")):
            flags = {**flags, "rival": False, "more": True}
        if flags and not finding.value.nobody:
            finding = finding._replace(value=finding.value._replace(**flags))
        out.append(finding)
    return out


# 'A clerk was shot dead on Monday, the third to die in a month': the one told before.
_RANKED = compiled(
    r", (?:and |only |reportedly )?the (?:only |latest|last|(?:first|second|third|[a-z]+th|\d+(?:st|nd|rd|th))\b)"
    r"[^,;]{0,90}?\b(?:to (?:be|have been|die|lose|fall)|killed|murdered|slain|shot)\b"
    r"|, the (?:second|third|fourth|fifth|[a-z]+th) (?:on|in|against|of its kind|since|this)\b"
)
# 'Six soldiers died. An officer was among the dead.'
_AMONG = compiled(r"\bamong (?:the (?:dead|slain|fatalities)|those (?:killed|who died))\b")


# 'Baku spoke of seven of its own dead', 'put its losses at six': those of the other side, not another count.
_OWN_SIDE = compiled(
    r"\b(?:its|their|his|our) own (?:dead|losses|soldiers|troops|men|side|fighters|forces|casualties|ranks)\b"
    r"|\bput(?:s|ting)? (?:its|their|his|our) (?:own )?(?:dead|losses|casualties|death toll|fallen) at\b"
)


_OWNING = frozenset("own put puts putting".split())


def _told_before(finding: Finding, found: Sequence[Finding]) -> bool:
    return any(f.field == finding.field and f.start < finding.start for f in found)


def _concerns(hit: Hit, a: int, b: int, shadow: str, *, titled: bool) -> bool:
    if hit.rule.data.get("scope") == "ahead" and hit.end > a + 1:
        return False
    if hit.rule.data["flag"] == "cumulative" and _RECORD.search(shadow, max(0, hit.start - 60), hit.start):
        return False  # 'the first attack in three years'
    gap = shadow[hit.end : a] if hit.end <= a else shadow[b : hit.start]
    reach = _NEAR if hit.rule.data.get("scope") == "near" else 120
    return len(gap) <= reach and not _BREAK.search(gap.replace(":", " ") if titled else gap)


def once(found: Sequence[Finding], shadow: str, scene: Scene) -> list[Finding]:
    """'Ten killed in riot: ten inmates died in clashes ...': what is told again behind a colon counts once.

    'The raid killed 130 people: 90 died at a hall, 39 at cafes': what is fewer there is a part of it.
    """
    found = _shared_out(found, scene)
    colon = shadow.find(": ")
    if colon < 0:
        return list(found)
    at = scene.sentence.start + colon
    before = {(f.field, f.value.count) for f in found if f.end <= at}
    whole = {f.field: max(f.value.count.value or 0, 0) for f in found if f.end <= at and f.value.who}
    kept = [f for f in found if f.start < at or f.value.more or (f.field, f.value.count) not in before]
    return [_as_part(f) if f.start > at and _is_fewer(f, whole) else f for f in kept]


# What leads to the shares of a sum, and what stands behind each of them.
_SHARED = compiled(r"(?::|,| [-–—]) ")
_A_SHARE = compiled(
    r"(?: people| persons| others| of them)?(?: (?:were |was )?(?:killed|dead|died|slain))?"
    r" (?:at|in|on|inside|outside|near|aboard|when|by)\b"
)


def _shared_out(found: Sequence[Finding], scene: Scene) -> Sequence[Finding]:
    """'130 killed in Paris attacks: 90 died at a hall, 39 at cafes', 'Fifteen died, nine at the inn and six outside'.

    The first number is the sum of those behind it, or one more behind a colon, and they are its shares.
    """
    dead = [f for f in found if f.field == "killed" and not f.value.nobody and not f.value.attackers]
    if not dead or len(scene.line.counted) < _SUM:
        return found
    first, text = dead[0], scene.line.text
    whole = first.value.count.value or 0
    led = _SHARED.search(text, first.end, scene.sentence.end)
    told = [n for n in scene.line.counted if led and n.start >= led.start() and _A_SHARE.match(text, n.end)]
    shares = [n.value.count.value or 0 for n in told]
    slack = 1 if led and ":" in led[0] else 0
    if len(shares) < 2 or not 0 <= whole - sum(shares) <= max(slack, whole // 100 * slack):
        return found
    return [_as_part(f) if f in dead[1:] else f for f in found]


_SUM = 3  # numbers of a sum and its shares


def _is_fewer(f: Finding, whole: dict[str, int]) -> bool:
    return not (f.value.more or f.value.attackers) and 0 < (f.value.count.value or 0) < whole.get(f.field, 0)


def _as_part(f: Finding) -> Finding:
    return f._replace(value=f.value._replace(part=True))


# 'killing or wounding 29', '60 people were killed and wounded': one number for the dead and the hurt.
_HURT = r"(?:wounded|wounding|injured|injuring|hurt|maimed)\b"
_LUMPED = compiled(
    rf"\b(?:killed|killing|kills|dead|slain) (?:and|or) (?:[a-z]+ly )?(?:{_HURT}|wounds\b|injures\b)"
    r"(?=(?P<ahead> (?:at least |some |about |around |up to |more than |over |nearly |almost )?(?:the |as many as )?"
    r"[\ue000\ue002])"
    r"|(?! (?:an?|the|his|her|their|another|several|dozens|many|some|others|two|one)\b))"
)
_SLAIN = frozenset("killed killing kills dead slain".split())
_HARMED = frozenset("wounded wounding wounds injured injuring injures hurt maimed".split())


def lumped(found: Sequence[Finding], shadow: str, scene: Scene) -> list[Finding]:
    """The findings but for those of a number that holds the dead and the hurt: how many died is not told."""
    if scene.words.isdisjoint(_HARMED) or scene.words.isdisjoint(_SLAIN) or scene.words.isdisjoint(("and", "or")):
        return list(found)
    base = scene.sentence.start
    out = list(found)
    for m in _LUMPED.finditer(shadow):
        before = [f for f in out if f.start < base + m.start() <= f.end + 1 and f.value.count.value != 1]
        if m["ahead"] and any(f.field == "killed" for f in before):
            continue  # '20 were killed and wounded 40 others'
        a, b = base + m.start(), base + m.end()
        out = [f for f in out if f.field not in _TOLLED or not (f.start <= b and a <= f.end + 1)]
    return out


def sided(found: Sequence[Finding]) -> list[Finding]:
    """'six rebels were killed and ten others wounded': the others are of the side told before."""
    out: list[Finding] = []
    for f in found:
        crowd = out and out[-1].value.count != _ONE  # 'killing the bomber and injuring two others'
        others = f.value.who and all(w.head == "others" for w in f.value.who) or f.value.more and not f.value.who
        if others and crowd and out[-1].value.attackers:
            f = f._replace(value=f.value._replace(attackers=True))
        out.append(f)
    return out


def _greater(one: Finding, other: Finding) -> bool:
    """Whether more wounded are told before others."""
    counts = one.value.count.value or one.value.count.low or 0, other.value.count.value or 0
    return one.field == other.field and one.start < other.start and counts[0] > counts[1]


def with_parts(found: Sequence[Finding]) -> Iterator[Finding]:
    """'including three officers' belongs to the count told before it."""
    for finding in found:
        if finding.rule.endswith("#in-a-condition") and any(_greater(f, finding) for f in found):
            yield finding._replace(value=finding.value._replace(part=True))  # 'eleven in hospital, one in a bad way'
            continue
        if finding.field != "part":
            yield finding
            continue
        before = [f for f in found if f.field != "part" and f.start < finding.end]
        if before:
            nearest = max(before, key=lambda f: (f.start, f.field == "killed"))
            if nearest.value.attackers and not finding.value.attackers:
                continue  # 'six rebels, including two women, were killed': no victims
            yield finding._replace(field=nearest.field)
