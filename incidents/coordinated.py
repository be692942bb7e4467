"""Coordinated: the object that verbs share: 'Gunmen kidnapped and killed the mayor', 'ambushed and robbed two'."""

from __future__ import annotations

from incidents import objects
from incidents.model import Mention
from incidents.spot import Spot
from incidents.weigh import past

_LINKS = frozenset(("then", "later", "also"))


def shared(spot: Spot) -> Mention | None:
    """The object of the verb that goes on behind an active verb and 'and', or behind a comma where 'and' follows."""
    line, k = spot.scene.line, spot.last + 1
    if k + 1 >= len(line.lows):
        return None
    if line.lows[k] == "and":
        k += 1 + (line.lows[k + 1] in _LINKS)
    elif line.lows[k + 1] != "and" or line.text[line.ends[k - 1] : line.starts[k]] != ", ":
        return None
    if k >= len(line.lows) or not past(line.lows[k]):
        return None
    following = Spot(spot.scene, k, k, spot.groups)
    return objects.right(following) or (shared(following) if line.lows[k + 1 : k + 2] == ("and",) else None)
