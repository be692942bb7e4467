"""The type of an incident, from its triggers, weapons and sides, by the definitions of the codebook.

Each trigger and weapon votes; the words that open the incident and its title weigh most. The definitions follow the
type list of the record: missiles, rockets and mortars are shelling; drones and aircraft air_drone_strike; thrown
grenades and mines bombing; an attack on one named or ranking person with a firearm is an assassination.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from incidents.chunks import Who
from incidents.events import Trigger
from incidents.frames import Frame

# Where votes are equal the earlier one is the more telling.
RANK = (
    "foiled_attack",
    "suicide_bombing",
    "air_drone_strike",
    "abduction",
    "execution",
    "sexual_violence",
    "assassination",
    "shelling",
    "bombing",
    "arson",
    "armed_clash",
    "protest_riot_violence",
    "armed_assault",
    "raid_arrest",
    "looting_property",
    "other",
)
SPECIFIC = frozenset(RANK) - {"armed_assault", "raid_arrest", "other", "looting_property"}
WEAPON_VOTES = {
    "suicide": ("suicide_bombing", 2.0),
    "air": ("air_drone_strike", 1.0),
    "drone": ("air_drone_strike", 1.5),
    "artillery": ("shelling", 0.8),
    "explosive": ("bombing", 0.8),
    "fire": ("arson", 0.5),
    "firearm": ("armed_assault", 0.4),
    "blade": ("armed_assault", 0.5),
}
PROMINENT = frozenset(("government", "media", "religious", "diplomatic"))


def kind_of(frames: Sequence[Frame], titles: Sequence[Frame]) -> tuple[str, Trigger | None]:
    """The type with most votes, and the trigger that proves it (None where only the harm tells)."""
    votes: Counter[str] = Counter()
    best: dict[str, tuple[float, Trigger]] = {}
    for weight, trigger in _weighted(frames, titles):
        if trigger.kind == "harm":
            continue
        votes[trigger.kind] += weight  # type: ignore[assignment]
        if weight > best.get(trigger.kind, (0.0, trigger))[0]:
            best[trigger.kind] = (weight, trigger)
    for f in frames:
        for m in f.weapons:
            name, weight = WEAPON_VOTES.get(m.value.kind, ("", 0.0))
            if name and m.value.extra.get("strength") != "weak":
                votes[name] += weight * (0.5 if f is not frames[0] else 1.0)  # type: ignore[assignment]
    votes.pop("", None)
    if not votes:
        return "armed_assault", None
    chosen = max(votes, key=lambda k: (votes[k], -RANK.index(k)))
    return chosen, best.get(chosen, (0.0, None))[1]


def _weighted(frames: Sequence[Frame], titles: Sequence[Frame]) -> Iterable[tuple[float, Trigger]]:
    for frame in titles:
        yield from ((_weight(t) * 1.2, t) for t in frame.triggers)
    for n, frame in enumerate(frames):
        share = 1.5 if n == 0 else 0.8 if n == 1 else 0.4
        yield from ((_weight(t) * share, t) for t in frame.triggers)


def _weight(t: Trigger) -> float:
    weight = 1.0 if t.strong else 0.35
    if t.kind in SPECIFIC:
        weight *= 1.3
    return weight * (0.7 if t.plural and t.pos == "deed" else 1.0)


def prominent(who: Who) -> bool:
    """Whether a victim is one whose killing is an assassination rather than an assault."""
    return who.category in PROMINENT or who.named
