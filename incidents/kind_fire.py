"""Fire and death in one deed: whether the fire killed, which is arson, or others were killed and things burned beside.

'A bus was set alight and its driver burned to death' is arson; 'two men were killed and a car was burnt', 'they lit
the market and killed nine' are assaults, of which the fire is a part.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from incidents.chunks import Who
from incidents.events import Trigger
from incidents.frames import Frame
from incidents.kept import compiled

KILLED = frozenset("kill kills killed killing slew slain slaughtered massacred murdered hacked".split())
# What stands between the dead and the fire where the one is told beside the other.
_BESIDE = compiled(r"(?!.*\b(?:when|after|as|while|in|by|who|inside|during|that|which)\b.*)", re.DOTALL)
# 'killed seven in their sleep and torched the hamlet': one does the one and then the other.
_THEN = compiled(
    r"(?!.*\b(?:when|after|as|while|who|which|that|were|was)\b).*\band (?:then |also |later |had )?\Z", re.DOTALL
)
_AND = compiled(r"(?:\band|,|\bbut|\balso) (?:(?:then|also|later|they|had) )?\Z")


def fire_killed(frames: Sequence[Frame]) -> bool:
    """'burned to death' where a house, a bus was lit: the fire is how they died."""
    told = [t for f in frames[:2] for t in f.triggers]
    lit = any(t.kind == "arson" and t.strong for t in told)
    return lit and any(t.kind == "armed_assault" and t.word.startswith(("burn", "roast")) for t in told)


def after_an_assault(frames: Sequence[Frame]) -> bool:
    """'The post was attacked by men on motorcycles. They lit a car and killed eight': the assault came first."""
    first = frames[0].triggers if frames else ()
    fire = next((t.start for t in first if t.kind == "arson"), None)
    if fire is not None:
        return any(t.start < fire and t.strong and t.kind == "armed_assault" and _on_people(t) for t in first)
    return any(t.kind in ("armed_assault", "harm") and t.pos == "act" and t.strong for t in first)


def mauled(frame: Frame) -> bool:
    """'settlers attacked farmers, injuring four, and lit a car': people were struck and hurt, before any fire."""
    hurt = any(x.field == "wounded" and not x.value.nobody for x in frame.casualties)
    return hurt and after_an_assault([frame])


def _on_people(t: Trigger) -> bool:
    return t.pos == "act" and t.target is not None and isinstance(t.target.value, Who)


def killed_beside(frame: Frame) -> bool:
    """'two men were killed and a car was burnt', 'torched the market and killed nine'; not 'lit a bus, killing two'."""
    fires = [t for t in frame.triggers if t.kind == "arson"]
    dead = [t for t in frame.triggers if t.word in KILLED]
    return any(_beside(frame, d, f) for d in dead for f in fires)


def _beside(frame: Frame, dead: Trigger, fire: Trigger) -> bool:
    text = frame.scene.line.low
    if dead.start < fire.start:
        between = text[dead.end : fire.start]
        if "and " in between and _THEN.match(between):
            return True
        return ("and " in between or ", " in between) and _BESIDE.match(between) is not None
    return dead.word != "killing" and _AND.search(text, fire.end, dead.start) is not None
