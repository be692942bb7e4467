"""The groups of a sentence that can do or suffer something, and those that are told in one breath."""

from __future__ import annotations

import re
from collections.abc import Sequence

from incidents.kept import compiled
from incidents.model import Mention
from incidents.nouns import Thing
from incidents.scan import Scene

# 'ELN-held areas': whose the place is, and nobody who does or suffers something there.
_HOLDS = compiled(r"[-–](?:held|controlled|run|ruled|dominated|administered|occupied|infested)\b", re.IGNORECASE)


_HYPHENS = ("-", "–")


def groups_of(scene: Scene) -> tuple[Mention, ...]:
    """Those who can do or suffer something: no person in the name of a town, no car of a car bomb."""
    towns, weapons = scene.told["place"], scene.told["weapon"]
    out: list[Mention] = []
    text = scene.line.text
    for m in scene.mentions:
        kind, start, end, _, _ = m
        if kind == "who":
            if text[end : end + 1] not in _HYPHENS or not _HOLDS.match(text, end):
                out.append(m)
        elif kind == "name":
            if not [t for t in towns if t.start < end and start < t.end]:
                out.append(m)
        elif kind == "thing" and not [w for w in weapons if start < w.end and w.start < end < w.end]:
            out.append(m)
    return tuple(out)


def area(mention: Mention) -> bool:
    """Whether a thing is a settlement or a stretch of land and no object."""
    return isinstance(mention.value, Thing) and mention.value.area


# What may stand behind one of a list before the next: an age, a gloss, a phrase of place or office.
_TAIL = (
    r"(?:,?\s(?:aged\s)?\d{1,3}(?:\syears\sold)?)?(?:\s?[\[(][^\])]{1,80}[\])])?"
    r"(?:\s(?:of|in|from|at|for|on|over|near|across)(?:\s(?!(?:was|were|is|are|has|have|had|who|which|that|and|or|but|said|by)\b)"
    r"[\w.’'-]+){1,7})?"
)
_AND = compiled(
    _TAIL + r"[,;]?\s+(?:and|as well as|together with|along with|in addition to|plus)\s+"
    r"(?:(?:also|of|on|against|at|in front of|with|for)\s+)?"
    r"(?:an?\s+(?:section|stretch|segment|part|portion|branch|wing)\s+of\s+)?",
    re.I,
)
_COMMA = compiled(_TAIL + r"[,;]\s+", re.I)
_WITHIN = compiled(
    r"\s(?:of|from|in|at|for|on|over|near|across|belonging to|owned by)\s(?:(?!(?:and|which|who|that)\b)\w+\s){0,3}",
    re.I,
)
# 'his aide, Ana Ruiz', 'a vendor identified as Ana Ruiz'
_APPOSED = compiled(
    r",\s(?:\d+,\s)?|,?\s(?:who (?:is|was) )?(?:(?:identified|known)(?:\sonly)?\sas|named|called)\s"
    r"(?:(?:an? )?\d+-\s?year-\s?old\s)?",
    re.I,
)
# 'two reporters, Ana Ruiz and', 'three guards: Ana Ruiz,', 'priests Luis Mora and'
_HOLDERS = compiled(
    r"(?::|,? namely|, identified as|,? named|,? including|, among them)?\s+(?:comrades? |brothers? |sisters? )?"
    r"|,\s|\s[\[(]",
    re.I,
)
# Who goes on to do something stands in no list: 'killed the mayor, and police arrested two men'.
_ACTS = compiled(
    r"\s(?:said|told|arrested|detained|fled|escaped|managed|reported|claimed|confirmed|announced|went|came|arrived|"
    r"began|responded|opened|fired|later|then|took|launched|tried|started|rushed|returned|killed|attacked)\b",
    re.I,
)


def chain(scene: Scene, m: Mention) -> list[Mention]:
    """The groups told in one breath with it: 'a judge, his driver and two guards'; 'his aide, Ana Ruiz'."""
    groups = groups_of(scene)
    at = groups.index(m) if m in groups else -1
    if at < 0:
        return [m]
    after = _run(scene, groups[at:], forward=True)
    before = _run(scene, groups[at::-1], forward=False)
    return [*reversed(before), m, *after]


def _run(scene: Scene, groups: Sequence[Mention], *, forward: bool) -> list[Mention]:
    """Those that follow the first one, joined by commas, as far as the list has an 'and'."""
    out: list[Mention] = []
    last = 0
    text, one, end = (
        scene.line.text,
        groups[0],
        groups[0].end,
    )  # `end`: with what belongs to it, 'the offices of the union'
    for two in groups[1:]:
        between = text[end : two.start] if forward else text[two.end : one.start]
        if _AND.fullmatch(between) and not (forward and _ACTS.match(text, two.end)):
            out.append(two)
            last = len(out)
        elif forward and (named_behind(text, one, two) or _holders(text, one, two)):
            out.append(two)
            last += last == len(out) - 1
        elif _COMMA.fullmatch(between):
            out.append(two)
        elif _WITHIN.fullmatch(between) and (forward or out):
            end = two.end
            if not forward:
                out[-1] = one = two
            continue
        else:
            break
        one, end = two, two.end
    return out[:last] if forward else out if last else []


def _holders(text: str, plain: Mention, named: Mention) -> bool:
    """'two reporters, Ana Ruiz and Luis Mora', 'priests Luis Mora and': who they are."""
    one, two = plain.value, named.value
    if isinstance(one, Thing) or isinstance(two, Thing) or one.named or not one.plural or not two.named:
        return False
    between = text[plain.end : named.start]
    return _HOLDERS.fullmatch(between) is not None and not _ACTS.match(text, named.end)


def named_behind(text: str, plain: Mention, named: Mention) -> bool:
    """'his assistant, Ana Ruiz': the name of the one just told of."""
    one, two = plain.value, named.value
    if isinstance(one, Thing) or one.named or one.plural or getattr(one, "canonical", None) or isinstance(two, Thing):
        return False
    return bool(two.named) and _APPOSED.fullmatch(text, plain.end, named.start) is not None
