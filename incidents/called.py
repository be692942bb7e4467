"""What a place that no gazetteer has is called: with the word for what it is, 'Daw Ta camp', 'Barangay Abas'."""

from __future__ import annotations

from itertools import product

from incidents.kept import compiled

# Not villages and towns: nearly every place is one, and its bare name says enough.
BEFORE = ("barangay", "sitio", "vereda", "colonia", "tambon")
_KINDS = (
    "camp", "ward", "union", "valley", "bridge", "junction", "market", "checkpoint", "crossing", "mine", "quarry",
    "farm", "ranch", "forest", "hill", "hills", "pass", "dam", "post", "station", "colony", "payam", "boma", "kebele",
    "jamoat", "hromada", "gorge", "canyon", "creek", "island", "river", "lake", "jungle", "swamp", "plateau", "bazaar",
)  # fmt: skip
_OF = ("", "refugee ", "idp ", "cattle ", "border ", "frontier ", "railway ", "police ", "army ")
BEHIND = tuple("".join(pair) for pair in product(_OF, _KINDS))
LONGEST = max(map(len, BEFORE)) + 2
_BEFORE = tuple(f" {kind} " for kind in BEFORE)
_OTHER = r"(?! (?:head|chief|councill?or|chairman|residents?|officials?|police)\b)"
_BEHIND = compiled(rf" (?:{'|'.join(_OF)})(?:{'|'.join(_KINDS)})\b{_OTHER}")


def called(text: str, low: str, start: int, end: int) -> str:
    """The name between two offsets as written, with its kind: `low` is the text in small letters."""
    before = low[max(0, start - LONGEST) : start]
    if before.endswith(_BEFORE):
        start -= len(before) - before.rindex(" ", 0, -1) - 1
    behind = _BEHIND.match(low, end)
    return text[start : behind.end() if behind is not None else end].replace("\n", " ")


def spot(place: str) -> str:
    """'Barangay Abas, Pilar', 'Daw Ta camp': the bare name, without the kind and the town it is named with."""
    name = place.partition(", ")[0]
    head, _, rest = name.partition(" ")
    if rest and head.lower() in BEFORE:
        return rest
    low = name.lower()
    return next((name[: -len(kind) - 1] for kind in _LONGER_FIRST if low.endswith(f" {kind}")), name)


_LONGER_FIRST = sorted(BEHIND, key=len, reverse=True)
