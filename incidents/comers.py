"""Who came before the harm: 'soldiers went into the camp; nine people were killed' tells the doers by their coming."""

from __future__ import annotations

import re

from incidents.kept import compiled
from incidents.model import Mention
from incidents.nouns import Who
from incidents.scan import Scene

# What armed people do before others are hurt; forces that 'arrive' mostly come afterwards.
_CAME = compiled(
    r"(?:\s+on (?:motorbikes|motorcycles|horseback|foot|camels)|\s+in (?:army|military|police) uniforms?)?,?\s+"
    r"(?:(?:had|have|was|were|also|then|first|had been|\w+ly)\s+)*"
    r"(?:came(?! under| across)|went|entered|moved (?:in|into|through|on)|descended|stormed|surrounded|swept|marched|"
    r"pushed|advanced|rode|broke (?:up|into|in)|tried to (?:disperse|break|clear|evict|enter|push)|dispersed|"
    r"charged|landed (?:in|on|at)|infiltrated|crept|burst|turned (?:up|on)|invaded|occupied|cracked down|"
    r"cleared the|sealed off)\b",
    re.IGNORECASE,
)
_RODE = compiled(
    r"(?:[^.;:]{0,30}?)\s+(?:arrived|appeared|showed up|turned up|rode up|pulled up|drove up)\b", re.IGNORECASE
)


def comers(scene: Scene, start: int, end: int) -> list[Mention]:
    """The armed groups that are told to go where the harm is done."""
    text = scene.line.text
    out = []
    for m in scene.people_in(start, end):
        who: Who = m.value
        if who.none or not who.armed:
            continue
        if _CAME.match(text, m.end) or (who.armed == "attacker" and _RODE.match(text, m.end)):
            out.append(m)
    return out
