"""Gapped: one verb over several events: 'A guard was shot dead in Tasa, a cook in Buli and a nun in Maru.'"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from incidents.events import Trigger
from incidents.extractors.place_mentions import PlaceMention
from incidents.geography import same_place
from incidents.kept import compiled
from incidents.listed import groups_of
from incidents.model import Count, Finding, Mention
from incidents.scan import Scene

# ' on Monday, and a ': what stands before those whom the verb goes on to tell of.
_AND = compiled(
    r"(?:[^;.,]{0,24}?)(?:,| and|, and|;| as well as|,? while)"
    r"(?: (?:the|an?|another|one|his|her|their)| [a-z][^;,.]{2,60},)? ?",
    re.IGNORECASE,
)
# ', Ana Bo, in his shop in ': ... and what leads from them to their place.
_AT = compiled(
    r"(?:,? [A-Z][^,;.]{2,30},)?,? ?(?:in|at|near|outside|inside|on|close to|beside|from) "
    r"(?:(?!and\b|by\b)[\w’'-]+ ){0,5}?"
)
# ', local officials in Tasa have said': those who tell, and not those to whom it was done.
_TELLS = compiled(
    r",? (?:have |has |had |also )*(?:said|say|says|told|tells|confirmed|reported|announced|added|stated)\b"
)
_SOLE = Count(1, 1, 1)
# 'six of them in ', 'four people near the town of ': what leads from a share of a toll to its place.
_SHARE = compiled(
    r"(?:(?P<one>one|another|(?:and|while) the other)\b|(?P<many>[\w-]+))(?: of (?:them|those|whom|the [a-z]+))?"
    r"(?: (?:people|others?|persons?|civilians|deaths?|killed|dead|were|was|died|more)){0,3},? "
    r"(?:in|at|near|on|around|outside|inside)(?: (?!and\b|by\b|in\b)[\w’'-]+){0,4}? \Z",
    re.IGNORECASE,
)


_ANOTHER = compiled(
    r"[,;]? ?(?:and |while |but )?(?:another(?: one)?|a (?:second|third|fourth)(?: one)?|the other|\w+)"
    r" (?:in|at|near|outside|inside)\b"
)


def another(scene: Scene, start: int) -> bool:
    """', while another in Tasa killed six', 'and two in Buli': whether a clause goes on without a noun of its own."""
    return _ANOTHER.match(scene.line.low, start) is not None


def further(scene: Scene, deed: Trigger, towns: Sequence[PlaceMention]) -> list[Mention]:
    """Those of whom a verb tells at a further place, where nothing stands between them and it but a preposition."""
    assert deed.target is not None
    text, kind, out = scene.line.text, type(deed.target.value), []
    verbs = [scene.line.starts[i] for i in scene.line.kinds.get("trigger", ())]
    for p, q in pairwise(towns):
        if any(p.end <= at < q.start for at in verbs) or _told(q, towns) or q.rule.endswith("#teller-in"):
            continue
        for m in groups_of(scene):
            own = p.end <= m.start and m.end <= q.start and m.start > deed.target.end and type(m.value) is kind
            if (
                own
                and not _TELLS.match(scene.line.low, q.end)
                and _AND.fullmatch(text, p.end, m.start)
                and _AT.fullmatch(text, m.end, q.start)
            ):
                out.append(m)
                break
    return out


def _told(place: PlaceMention, towns: Sequence[PlaceMention]) -> bool:
    """'a guard in Tasa and a cook in Tasa': no place of its own."""
    return any(same_place(p, place) for p in towns if p.start < place.start)


def count(found: Finding, whom: Mention) -> Finding:
    """The toll of a verb for others than those it was read from."""
    many = whom.value.count or (found.value.count if whom.value.plural else _SOLE)
    return found._replace(start=whom.start, end=whom.end, value=found.value._replace(count=many, who=(whom.value,)))


def shares(scene: Scene, found: Sequence[Finding], towns: Sequence[PlaceMention]) -> list[tuple[PlaceMention, Finding]]:
    """'Ten died: six in Tasa and four in Buli', 'left two and three dead respectively': each town with its share."""
    whole = [f for f in found if not (f.value.part or f.value.of_them) and (f.value.count.value or 0) > 1]
    if len(whole) != 1 or len(towns) < 2:
        return []
    counts = _respectively(scene, whole[0], towns) or [_share(scene, p) for p in towns]
    told = [(p, n) for p, n in zip(towns, counts, strict=True) if n]
    if len(told) < 2 or sum(n for _, n in told) != whole[0].value.count.value:
        return []
    return [(p, _of(whole[0], n)) for p, n in told]


def _of(found: Finding, number: int) -> Finding:
    return found._replace(value=found.value._replace(count=Count(number, number, number)))


def _respectively(scene: Scene, found: Finding, towns: Sequence[PlaceMention]) -> list[int]:
    if "respectively" not in scene.words:
        return []
    told = [m.value.count.value or 0 for m in scene.figures if found.start <= m.start < found.end]
    return told if len(told) == len(towns) else []


def _share(scene: Scene, place: PlaceMention) -> int:
    """How many of a toll are told right in front of a place; 0 where none are."""
    m = _SHARE.search(scene.line.text, max(0, place.start - 90), place.start)
    if m is None or m["one"]:
        return 1 if m is not None else 0
    number = next((n for n in scene.figures if n.start <= m.start("many") < n.end), None)
    return (number.value.count.value or 0) if number is not None else 0
