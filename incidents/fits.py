"""Fits: whether doer and object of a verb are such as its rule asks for."""

from __future__ import annotations

from incidents.lexicon import Term
from incidents.model import Mention
from incidents.nouns import Line, Thing, Who

# Those who come as a crowd, or without a name, and whom the lists do not call attackers.
ROUGH = frozenset(
    """crowd crowds mob mobs youths youth settlers rioters protesters protestors demonstrators supporters hooligans
    fans hundreds thousands dozens scores thugs vandals miscreants neighbours neighbors residents villagers inmates
    prisoners detainees strikers militants locals men gangs gang looters students""".split()
)


def fits(line: Line, last: int, doer: Mention | None, target: Mention | None, term: Term) -> bool:
    """Whether doer and object are such as a rule asks for: 'gunmen took ten women', and not 'it took ten hours'."""
    asked, to = term.entry.extra.get("doer"), term.entry.extra.get("to")
    if not asked and not to:
        return True
    if asked and not _acts(doer, asked):
        return False
    if to == "who" and is_somebody(line, last + 1):
        return True
    wanted = {"who": Who, "thing": Thing}.get(to or "")
    if target is not None and to == "who" and line.text[target.end : target.end + 1] in ("'", "’"):
        return False  # "took the suspect's passport"
    return wanted is None or isinstance(target and target.value, wanted)


# What may stand behind 'her' where it is a person and does not tell whose.
_FOLLOWS = frozenset(
    """to from in into out of off on onto at by with and as away up down over after before when while inside outside
    near for there then through behind along again""".split()
)


def is_somebody(line: Line, at: int) -> bool:
    """Whether a word is people acted on: 'fired at those who', 'took her from the house', and not 'took her bag'."""
    if at >= len(line.lows) or not line.joined[at]:
        return False
    if line.lows[at] in ("him", "them", "everybody", "everyone"):
        return True
    if line.lows[at] in ("those", "anyone", "whoever"):
        return line.lows[at + 1 : at + 2] == ("who",)
    ends = at + 1 >= len(line.lows) or not line.joined[at + 1]
    return line.lows[at] == "her" and (ends or line.lows[at + 1] in _FOLLOWS)


def _acts(doer: Mention | None, asked: str) -> bool:
    """Whether the doer is as asked: attacker, force, armed (either), rough (armed, or a crowd), people (anybody)."""
    if doer is None or not isinstance(doer.value, Who):
        return False
    armed = doer.value.armed
    match asked:
        case "people":
            return True
        case "armed":
            return bool(armed)
        case "rough":
            return bool(armed) or doer.value.head.split()[-1] in ROUGH
    return armed == asked
