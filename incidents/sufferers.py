"""Tolls told by the deed alone: where no casualty rule reads a count, those are counted to whom the deed was done.

'The mayor, who had never been threatened before, was shot dead': the clause is parsed for its subject (`subjects`),
and the noun group found, with those listed beside it, is the toll. The verbs are rules of `sufferers.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import attrgetter

from incidents.events import Trigger
from incidents.extractors.casualty_value import Casualty
from incidents.kept import compiled
from incidents.listed import chain, groups_of
from incidents.model import Count, Finding, Mention
from incidents.nouns import Who
from incidents.packs import Rule, Rules
from incidents.scan import Scene

_ONE, _SOME = Count(1, 1, 1), Count(None, 2, None)
_READ = frozenset(("title", "heading"))  # titles leave articles out, and have rules of their own
_MANY = 1000
_ALONG = "#killed-along"  # tells of the others


def with_sufferers(scene: Scene, acts: Sequence[Trigger], found: Sequence[Finding], rules: Rules) -> list[Finding]:
    """The casualties of a sentence, with those that only its deeds tell; in order."""
    if not acts or scene.sentence.section in _READ or not any(t.target is not None and t.pos == "act" for t in acts):
        return list(found)
    told = [*found, *_counted(scene, acts, found, rules)]
    return sorted(told, key=attrgetter("start", "end", "field")) if len(told) > 1 else told


def _counted(scene: Scene, acts: Sequence[Trigger], found: Sequence[Finding], rules: Rules) -> Iterator[Finding]:
    known = _verbs(rules)
    for t in acts:
        if t.pos != "act" or t.rejected is not None or t.attempted or t.present or t.target is None:
            continue
        rule = next((r for r in known if r.pattern.fullmatch(t.word)), None)
        if rule is None or _lumped(scene, t) or any(_tells(f, rule.field, t) for f in found):
            continue
        value = toll_of(scene, t.target)
        others = [f for f in found if f.field != rule.field]
        if value is not None and not _not_quite(scene, t, t.target) and not _done_with(others, scene, t, t.target):
            yield Finding(rule.field, value, t.start, max(t.end, t.target.end), rule.ref, scene.sentence.index)


# 'killing or wounding 29': how many of them died is not told
_LUMPED = compiled(r"\b(?:killed|killing|kills|dead) (?:and|or) (?:wound|injur|hurt)(?:ed|ing|s|es)?\b")

_SLAIN = frozenset("killed killing kills dead".split())
_HARMED = frozenset("wounded wounding wounds injured injuring injures hurt".split())


def _lumped(scene: Scene, t: Trigger) -> bool:
    if scene.words.isdisjoint(_HARMED) or scene.words.isdisjoint(_SLAIN):
        return False
    return _LUMPED.search(scene.line.low, max(0, t.start - 12), t.end + 14) is not None


def _verbs(rules: Rules) -> Sequence[Rule]:
    if "sufferers" not in rules.memo:
        rules.memo["sufferers"] = rules.of("sufferers")
    found: Sequence[Rule] = rules.memo["sufferers"]
    return found


def _tells(found: Finding, field: str, t: Trigger) -> bool:
    """Whether a finding already tells of the deed, or of others to whom the same was done."""
    if found.field == field and t.target is not None and t.target.end <= found.start:
        return not found.rule.endswith(_ALONG)  # 'the mayor, who had come to pray, was killed along with two guards'
    return found.field == field or found.value.nobody or (found.start < t.end and t.start < found.end)


_NEARLY = compiled(
    r"\b(?:nearly|almost|narrowly|not|whether|if|to be|may|might|would|will|could)\b[^,;]*\Z", re.IGNORECASE
)
_ARE = compiled(r"\s(?:is|are|was|were|include[sd]?)\b", re.IGNORECASE)
_AMONG = compiled(r"\b(?:among|including)\b", re.IGNORECASE)


def _not_quite(scene: Scene, t: Trigger, target: Mention) -> bool:
    """'nearly bled to death', 'women were among those killed', 'footage of wounded youths': no toll of its own."""
    text = scene.line.text
    if target.start < t.start:
        return bool(_NEARLY.search(text, target.end, t.start) or _AMONG.search(text, target.end, t.start))
    plain = target.value.count is None or target.value.count.value is None
    return target.start - t.end == 1 and plain or _ARE.match(text, t.end) is not None


_ANEW = compiled(r"\b(?:and|while|but|whereas)\b", re.IGNORECASE)


def _done_with(others: Sequence[Finding], scene: Scene, t: Trigger, target: Mention) -> bool:
    """'Eleven guards were killed and the rest wounded': those of another toll, and what follows is of others."""
    told = any(f.start <= target.start < f.end for f in others)
    return told and _ANEW.search(scene.line.text, target.end, max(t.start, target.end)) is not None


def toll_of(scene: Scene, target: Mention) -> Casualty | None:
    """How many a noun group and those listed beside it are; None where it is no count of persons."""
    if not isinstance(target.value, Who) or target not in groups_of(scene):
        return None
    listed = [m for m in chain(scene, target) if isinstance(m.value, Who)]
    who = tuple(m.value for m in _each(listed))
    if any(w.none or w.collective or (w.kind in ("group", "state") and w.count is None) for w in who):
        return None
    counts = [_count(w) for w in who]
    if len(counts) > 2 and counts[0].value == sum(c.low or 0 for c in counts[1:]):
        counts = counts[:1]  # 'two civilians, a watchman and a girl of 13': told again one by one
    exact = all(c.value is not None for c in counts)
    low = sum(c.low if c.low is not None else c.value or 2 for c in counts)
    if low >= _MANY:
        return None
    count = Count(low, low, low) if exact else Count(None, low, None)
    return Casualty(count, who, attackers=all(w.armed == "attacker" for w in who), section=scene.sentence.section)


def _each(listed: Sequence[Mention]) -> list[Mention]:
    """The groups of a list, a name behind the noun it belongs to left out: 'his aide, Ana Ruiz'."""
    out: list[Mention] = []
    for m in listed:
        if m.kind == "name" and out and not out[-1].value.named and not out[-1].value.plural:
            out[-1] = out[-1]._replace(value=out[-1].value._replace(named=True))
        else:
            out.append(m)
    return out


def _count(who: Who) -> Count:
    if who.count is not None:
        return who.count
    return _SOME if who.plural else _ONE
