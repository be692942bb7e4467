"""Led off: those whom police or soldiers lead off are arrested, whatever the clause that tells of it calls them.

'Police broke into rooms in the market. Seventeen men were driven away.', 'Soldiers fought the gang; four persons were
captured.'
"""

from __future__ import annotations

from collections.abc import Iterable

from incidents.extractors.casualty_sum import Sum
from incidents.kept import compiled
from incidents.model import Actor, Mention

# Words that call it what it would be, whoever did it.
_ABDUCTED = compiled(
    r"\b(?:kidnap|abduct|hostage|captive|prisoner|ransom|snatch|gun ?point|disappear|missing|bush|forest|hijack)"
)
_TAKEN = compiled(r"\b(?:captured|caught|seized|nabbed)\b")


def led_off(counts: dict[str, Sum], actors: Iterable[tuple[Actor, Mention]], text: str) -> dict[str, Sum]:
    """The counts of an incident of its doers, those abducted among the arrested where only a state's forces acted."""
    taken = counts.get("abducted")
    if taken is None:
        return counts
    kinds = {a.kind for a, _ in actors}
    words = " ".join(text[f.start : f.end].lower() for f in taken[1])
    forces = kinds == {"state"} or "state" in kinds and _TAKEN.search(words) is not None
    soldiers = any(w.armed == "force" for f in taken[1] for w in f.value.who)
    if not forces or soldiers or _ABDUCTED.search(words) is not None:
        return counts
    rest = {field: toll for field, toll in counts.items() if field != "abducted"}
    return {"arrested": taken, **rest} if "arrested" not in rest else rest
