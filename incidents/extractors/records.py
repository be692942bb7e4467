"""'The deadliest attack since 2013, when 92 people died in Lahore': the deed that a record is measured against."""

from __future__ import annotations

import sys

from incidents.kept import compiled

_RECORD = compiled(
    r"\b(?:(?:dead|blood|cost|ugl|angr)liest|bloodiest|worst|biggest|largest|gravest|heaviest|fiercest|highest"
    r"|most (?:deadly|lethal|serious|severe|violent|significant|brazen|audacious)|first|such|like it"
    r"|(?:not|never|n[’']t) (?:been |seen |witnessed |known |suffered |experienced )+)\b[^;:]{0,80}?\bsince "
)
# ', the worst since 2013, left two dead', 'since the war began: six died': what follows is the deed of today again.
_TO_THE_END = compiled(
    r"since [^,;:]*(?:, when [^,;:]*(?:, (?!(?:has|have|was|were|left|killed|wounded|claimed|took)\b)[^,;:]*)*)?\Z"
)
_OPENER = compiled(r"\W*in (?:what|one|the|a|its|his|her|their)\b")


def record_since(low: str, start: int = 0, end: int = sys.maxsize) -> int | None:
    """Where the 'since' stands behind which an earlier deed is told, in a sentence of lower case; None without one.

    'In the worst raid since 2013, gunmen killed six' goes on with the deed of today.
    """
    m = _RECORD.search(low, start, end)
    if m is None or _OPENER.match(low, start):
        return None
    at = m.end() - len("since ")
    return at if _TO_THE_END.match(low, at, end) else None
