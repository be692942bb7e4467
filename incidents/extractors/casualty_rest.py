"""Tolls told by another toll of the sentence: 'and as many were hurt', 'two of the four died, the others were hurt'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from incidents.extractors.casualty_value import Casualty
from incidents.kept import compiled
from incidents.model import Count, Finding
from incidents.scan import Scene

ANCHORS = frozenset("many same similar equal rest others other remaining remainder of".split())
_FIELDS = {
    "killed": "killed dead died perished killing",
    "wounded": "wounded injured hurt wounding injuring hurting hospitalised hospitalized burned",
    "abducted": "abducted kidnapped missing abducting kidnapping",
    "arrested": "arrested detained captured arresting detaining",
}
_FIELD = {word: field for field, words in _FIELDS.items() for word in words.split()}
_VERB = (
    r"(?P<verb>killed|dead|died|perished|wounded|injured|hurt|hospitali[sz]ed|burned|abducted|kidnapped"
    r"|arrested|detained)\b"
)
_BE = r"(?: (?:was|were|are|is|have|has|had|been|also|reportedly|left|taken|escaped|[a-z]+ly)){0,3}"
_SAME = (
    r"(?:(?P<times>twice|half|three times|double) )?(?:as many(?: again| more)?(?! as\b)"
    r"|(?:the same|a similar|an equal|double the|twice the) number)(?: of \S+| others?| people)?"
)
# 'as many were injured', 'wounding twice as many'
_ALIKE = compiled(
    rf"\b{_SAME}{_BE} {_VERB}"
    rf"|\b(?P<doing>killing|wounding|injuring|hurting|abducting|arresting) {_SAME.replace('times', 'by')}"
)
# 'the rest were wounded'
_REST = compiled(rf"\bthe (?:rest|others?|remaining|remainder)(?: [a-z]+)?(?: of (?:them|whom))?{_BE} {_VERB}")
_OF = compiled(
    r"(?:\A|[;:,] |[\ue002\ue003] |\b(?:one|both|some|many|most|half|none) )of (?:the |its |their |these |those )?\Z"
)
_STRUCK = compiled(r"(?: who (?:were|had been))? (?:wounded|injured|hurt|shot|hit|stabbed|struck|admitted)\b")
_TIMES = {"twice": 2, "double": 2, "three times": 3}


def related(found: Sequence[Finding], scene: Scene, shadow: str) -> list[Finding]:
    """The findings of a sentence, with those that lean on the number of another one."""
    if not found or scene.words.isdisjoint(ANCHORS):
        return list(found)
    told = [*found, *_alike(found, scene, shadow)]
    whole = _whole(scene, shadow)
    if whole is None:
        return told
    count, end = whole
    told = [_but_some(f, count, scene, shadow) for f in told]
    if _STRUCK.match(shadow, end):
        return list(_of_the_struck(told, count, scene, end))
    return [*_others(told, count), *_rest(told, count, scene, shadow)]


def _alike(found: Sequence[Finding], scene: Scene, shadow: str) -> Iterator[Finding]:
    base = scene.sentence.start
    for m in _ALIKE.finditer(shadow):
        field = _FIELD[m["verb"] or m["doing"]]
        before = [f for f in found if f.start < base + m.start() and f.value.count.value and not f.value.part]
        if before and not any(f.field == field and f.end > base + m.start() for f in found):
            value = (before[-1].value.count.value or 0) * _TIMES.get(m["times"] or m["by"] or "", 1)
            yield _told(field, value, m, scene)


def _told(field: str, number: int, m: re.Match[str], scene: Scene) -> Finding:
    base = scene.sentence.start
    value = Casualty(Count(number, number, number), section=scene.sentence.section)
    return Finding(field, value, base + m.start(), base + m.end(), "en/casualties#of-a-number", scene.sentence.index)


def _whole(scene: Scene, shadow: str) -> tuple[int, int] | None:
    """'two of the four occupants', 'Of the nine people': how many they are in all, and where that ends."""
    base = scene.sentence.start
    for m in scene.people:
        count = m.value.count.value if m.value.count is not None else None
        if count and count > 1 and _OF.search(shadow, 0, m.start - base):
            return count, m.end - base
    return None


def _but_some(found: Finding, whole: int, scene: Scene, shadow: str) -> Finding:
    """'All but one of the 20 passengers were killed': 19."""
    number = found.value.count.value
    at = found.start - scene.sentence.start
    if number is None or number >= whole or not shadow.endswith("all but ", 0, at):
        return found
    rest = whole - number
    return found._replace(value=found.value._replace(count=Count(rest, rest, rest)))


def _of_the_struck(found: Sequence[Finding], whole: int, scene: Scene, end: int) -> Iterator[Finding]:
    """'Three of the ten people wounded have died': the dead are some of the wounded."""
    dead = next((f for f in found if f.field == "killed" and not f.value.who), None)
    number = dead.value.count.value if dead is not None else None
    for f in found:
        yield f._replace(value=f.value._replace(of_them=True, later_died=True)) if f is dead else f
    if number and number < whole and not any(f.field == "wounded" for f in found):
        at = scene.sentence.start + end
        value = Casualty(Count(whole, whole, whole), section=scene.sentence.section)
        yield Finding("wounded", value, at - 1, at, "en/casualties#of-a-number", scene.sentence.index)


def _others(found: Sequence[Finding], whole: int) -> Iterator[Finding]:
    """'... and the others hurt': those who are left of the whole."""
    known = sum(f.value.count.value or 0 for f in found if not f.value.part)
    for f in found:
        open_ = f.value.count.value is None and f.value.who and all(w.head == "others" for w in f.value.who)
        if open_ and 0 < known < whole:
            f = f._replace(value=f.value._replace(count=Count(whole - known, whole - known, whole - known)))
        yield f


def _rest(found: Sequence[Finding], whole: int, scene: Scene, shadow: str) -> Iterator[Finding]:
    base = scene.sentence.start
    known = sum(f.value.count.value or 0 for f in found if not f.value.part)
    m = _REST.search(shadow)
    if m is not None and 0 < known < whole and not any(f.end > base + m.start() for f in found):
        yield _told(_FIELD[m["verb"]], whole - known, m, scene)
