"""Which victims are whose: hits of several casualty rules on one sentence that share a list of people are set apart."""

from __future__ import annotations

from collections.abc import Sequence

from incidents.extractors.casualty_rules import Hit
from incidents.kept import compiled

_PRISON = frozenset(("abducted", "arrested"))
_ASIDES = ("including ", "among them ", "including at least ", "counting ")
_COUNTING = compiled(r",? (?:counting|including|among them) ")


def within(hit: Hit, noughts: Sequence[Hit]) -> bool:
    return any(n.start < hit.end and hit.start < n.end for n in noughts)


def apart(hits: Sequence[Hit]) -> list[Hit]:
    """Hits that share no victims, and of those of one verb the longest: 'nine members of X Y were killed'."""
    if len(hits) < 2:
        return list(hits)
    tolls = [h for h in hits if not _TOLLS.isdisjoint(h.rule.data)]
    doers = [h for h in hits if h.rule.id in _DOERS]
    kept = [h for h in hits if not any(_tolled(k, h) for k in tolls)] if tolls else hits
    kept = _sole([h for h in kept if not any(_holds(k, h) for k in doers)] if doers else kept)
    return [h for h in kept if not any(_holds(k, h) for k in kept)]


_TOLLS = frozenset(("total", "rival"))
# 'a man who stabbed two guests was shot dead': the two are no subject of what became of him.
_DOERS = frozenset(("doer-killed", "doer-arrested"))


def _tolled(toll: Hit, hit: Hit) -> bool:
    """'the number of people killed in the raid rose to 14': 'people killed' only says what is counted."""
    return toll.start < hit.start and hit.end <= toll.end and toll.field == hit.field


def _holds(one: Hit, other: Hit) -> bool:
    same = one.field == other.field and one.end == other.end and one.start < other.start
    return same and one.start == one.first and other.start == other.first


def _sole(hits: Sequence[Hit]) -> list[Hit]:
    """Hits of one field that share no victims: the one that captured more wins, then the rule told first."""
    kept: list[Hit] = []
    for hit in sorted(
        hits,
        key=lambda h: (
            bool(h.rule.data.get("shot") or h.rule.data.get("alone")),
            h.first - h.last,
            "doer" not in h.rule.data,
        ),
    ):
        rivals = [k for k in kept if k.first < hit.last and hit.first < k.last]
        if not any(_excludes(k, hit) for k in rivals):
            kept.append(hit)
    return sorted(kept, key=lambda h: (h.first, h.field))


def _excludes(kept: Hit, hit: Hit) -> bool:
    """Whether one hit leaves no room for another: 'was stabbed and died' tells of no wounded."""
    if kept.field in _PRISON and hit.field in _PRISON:
        return True  # led off is led off, whoever did it
    instead = kept.rule.data.get("instead", ())
    weak = hit.rule.data.get("shot") or hit.rule.data.get("alone")
    return kept.field == hit.field or bool(weak) or hit.field == "part" or hit.field in instead


def divided(hits: Sequence[Hit], shadow: str) -> list[Hit]:
    """'killed eight and another seven were wounded': the object of one verb ends where the other's subject begins."""
    hits = [_past_aside(h, hits, shadow) for h in hits]
    if len(hits) < 2:
        return hits
    objects = [h for h in hits if _is_object(h)]
    out = [h for h in hits if not (objects and _counts_in(objects, h, shadow))]
    out = [_behind(h, hits, shadow) for h in out]
    hits = list(out)
    objects_at = [n for n, h in enumerate(hits) if _is_object(h)]
    for n in objects_at:
        for k, other in enumerate(hits):
            one = hits[n]
            if k in objects_at or one.field == other.field or "part" in (one.field, other.field):
                continue
            cut = shadow.rfind(" and ", max(one.first, other.first), min(one.last, other.last))
            step = 5
            if cut < 0 and other.first == one.first:  # 'injuring 27, 42 insurgents were also killed'
                cut, step = shadow.rfind(", ", one.first, min(one.last, other.last)), 2
            if cut < 0 and other.first == one.first and one.last < other.last and shadow.startswith(" and ", one.last):
                cut, step = one.last, 5  # 'put the dead at 59 and forty wounded'
            if _runs_into(one, other, shadow):
                out[n] = one._replace(people=((one.first, other.first - 5),), end=other.first - 5)
            elif cut > 0 and other.first <= one.first:
                out[n] = one._replace(people=((one.first, cut),), end=cut)
                out[k] = other._replace(people=((cut + step, other.last),), start=cut + step)
    return out


def _runs_into(one: Hit, other: Hit, shadow: str) -> bool:
    """'as well as a clerk, and ten persons were hurt': the list behind one verb holds the subject of the next."""
    inside = one.first < other.first < one.last < other.end and "worded" not in other.rule.data
    return inside and other.end > other.last and shadow.endswith(" and ", one.first, other.first)


def _counts_in(objects: Sequence[Hit], other: Hit, shadow: str) -> bool:
    """'wounded five, counting the man who died': the five did not die."""
    first = other.first
    if other in objects or all(one.field == other.field or one.first != first for one in objects):
        return False
    return _COUNTING.search(shadow, first, other.end) is not None


def _behind(hit: Hit, hits: Sequence[Hit], shadow: str) -> Hit:
    """'two men lost their lives, A and B, and ten persons were injured': the names go with the dead before them."""
    cut = shadow.rfind(", and ", hit.first, hit.last)
    if cut < 0 or not any(
        o.field != hit.field and shadow[o.end : hit.first] == ", " for o in hits if not _is_object(o)
    ):
        return hit
    return hit._replace(people=((cut + 6, hit.last),), start=cut + 6)


def _past_aside(hit: Hit, hits: Sequence[Hit], shadow: str) -> Hit:
    """'three are dead, including the gunman, and two are hurt': the aside ends where the next subject begins."""
    cut = shadow.rfind(", and ", hit.first, hit.last)
    if cut < 0 or not shadow.endswith(_ASIDES, 0, hit.first):
        return hit
    if hit.field != "part":
        return hit if _is_object(hit) else hit._replace(people=((cut + 6, hit.last),), start=cut + 6)
    begun = any(h.field != "part" and not _is_object(h) and hit.first <= h.first < hit.last < h.end for h in hits)
    return hit._replace(people=((hit.first, cut),), end=cut) if begun else hit


def _is_object(hit: Hit) -> bool:
    return bool(hit.people) and hit.start < hit.people[0][0]
