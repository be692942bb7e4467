"""Hours: the time of day at which something is told to have been done."""

from __future__ import annotations

from incidents.kept import compiled
from incidents.scan import Scene

# 'at 14:05', 'around 7:30 p.m.', 'at about two in the afternoon', 'around noon', 'minutes before', 'at the same time'.
_HOUR = compiled(
    r"\b(?:at|around|about|by|shortly (?:after|before)|just (?:after|before)|towards?) "
    r"(?:about |around |approximately )?"
    r"(?:\d{1,2}[:.h]\d\d|\d{3,4} ?(?:hours|hrs)|\d{1,2} ?(?:[ap]\.?m\b|hours|hrs|o['’]clock|h\b)"
    r"|noon|midday|midnight|dawn|dusk|daybreak|nightfall"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"(?: o['’]clock| (?:in the|at night|this|that|yesterday)\b))"
    r"|\b(?:minutes|hours?|half an hour) (?:later|before|earlier|afterwards?)\b"
    r"|\bat (?:about |around )?the same (?:time|hour)\b",
)
_WORDS = frozenset("at around about by shortly just toward towards minutes hour hours".split())


def tells_hour(scene: Scene, start: int, end: int) -> bool:
    """Whether an hour is told between two offsets of a sentence."""
    return not _WORDS.isdisjoint(scene.words) and _HOUR.search(scene.line.low, start, end) is not None
