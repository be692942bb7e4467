"""Deeds told inside of what was done about them: 'was jailed on Monday for the murder of a cook in Lima in 2020'.

The day and the place of the court, the arrest, the memorial are none of the deed's; what stands behind the words that
lead to the deed is.
"""

from __future__ import annotations

from incidents.kept import compiled

# What is done about deeds, days and years after them.
FOLLOWED = frozenset(
    """arrested detained captured extradited charged sentenced jailed imprisoned convicted trial court tribunal tried
    pleaded guilty indicted acquitted remanded arraigned verdict inquest memorial monument plaque unveiled ceremony
    commemorated commemorate vigil tribute tributes honoured honored memory anniversary marched rally buried funeral
    mourned prayers wreaths""".split()
)
_DONE = compiled(rf"\b(?:{'|'.join(sorted(FOLLOWED))})\b")
_TO_THE_DEED = compiled(
    r"\b(?:over|for|in connection with|related to|linked to|relating to|on charges of|charged with|accused of"
    r"|convicted of|guilty (?:of|to)|suspected of|wanted (?:for|over)|involved in|memory of|victims of|inquest into"
    r"|anniversary of|of those|of the)\b"
)


def nested_at(text: str, start: int, deed: int) -> int | None:
    """Where the words begin that lead from what is done about a deed to the deed at an offset; None where none do."""
    done = _DONE.search(text, start, deed)
    if done is None:
        return None
    lead = _TO_THE_DEED.search(text, done.start(), deed)
    return lead.start() if lead is not None else None
