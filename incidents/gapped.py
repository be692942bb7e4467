"""Gapped: one verb over several events: 'A guard was shot dead in Tasa, a cook in Buli and a nun in Maru.'"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from incidents.events import Trigger
from incidents.extractors.place_mentions import PlaceMention
from incidents.geography import same_place
from incidents.listed import groups_of
from incidents.model import Count, Finding, Mention
from incidents.scan import Scene

# ' on Monday, and a ': what stands before those whom the verb goes on to tell of.
_AND = re.compile(
    r"(?:[^;.,]{0,24}?)(?:,| and|, and|;| as well as|,? while)"
    r"(?: (?:the|an?|another|one|his|her|their)| [a-z][^;,.]{2,60},)? ?",
    re.IGNORECASE,
)
# ', Ana Bo, in his shop in ': ... and what leads from them to their place.
_AT = re.compile(
    r"(?:,? [A-Z][^,;.]{2,30},)?,? ?(?:in|at|near|outside|inside|on|close to|beside|from) "
    r"(?:(?!and\b|by\b)[\w’'-]+ ){0,5}?"
)
_SOLE = Count(1, 1, 1)


def further(scene: Scene, deed: Trigger, towns: Sequence[PlaceMention]) -> list[Mention]:
    """Those of whom a verb tells at a further place, where nothing stands between them and it but a preposition."""
    assert deed.target is not None
    text, kind, out = scene.line.text, type(deed.target.value), []
    verbs = [scene.line.starts[i] for i in scene.line.kinds.get("trigger", ())]
    for p, q in pairwise(towns):
        if any(p.end <= at < q.start for at in verbs) or _told(q, towns):
            continue
        for m in groups_of(scene):
            own = p.end <= m.start and m.end <= q.start and m.start > deed.target.end and type(m.value) is kind
            if own and _AND.fullmatch(text, p.end, m.start) and _AT.fullmatch(text, m.end, q.start):
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
