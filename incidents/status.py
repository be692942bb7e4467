"""Whether an incident is known to have happened, by whose word, and the words that say so.

By the coding rules (the `status` of the record): an attack that failed is attempted; one that somebody says did not
take place is denied, while a denial by the accused of having done it leaves it reported; one that only its doer tells
is claimed; one that nobody could confirm is unconfirmed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from incidents import weigh
from incidents.deed import Deed
from incidents.kept import compiled
from incidents.model import Actor, Count, Finding
from incidents.scan import Page

Counts = Mapping[str, tuple[Count, tuple[Finding, ...]]]
_OF_DEED = compiled(r"responsib|authorship|attack|behind|\bit\Z")
SAID = ("denied", "unconfirmed", "claimed")  # the tones of a sentence that are a status, the first before the others
# What the pattern of each name says of the incidents it is told of.
DOUBTS = {"untrue": "denied", "unconfirmed": "unconfirmed"}


class Status(NamedTuple):
    """A status with the words it was read from; none where it is merely reported or follows from its other values."""

    value: str
    start: int = 0
    end: int = 0
    rule: str = ""


def status(page: Page, deed: Deed, kind: str, counts: Counts, doers: Sequence[Actor], *, own: bool) -> Status:
    """The status of an incident; `own`: in a communiqué of a group what its men did is its own word."""
    c = deed.cluster
    strong = [t for f in (c.frames or c.titles)[:2] for t in f.triggers if t.strong]
    if kind == "foiled_attack" or _missed(kind, counts):
        return Status("attempted")
    if strong and False not in [t.attempted for t in strong]:
        return Status("attempted", strong[0].start, strong[0].end, strong[0].rule)
    state = "state" in [a.kind for a in doers]
    told = _coloured(deed) or _doubted(page, deed, "untrue")
    if told is None and not (state and kind != "armed_clash"):
        told = Status("claimed") if own else None if state or not doers else _own_word(deed)
    return told or _doubted(page, deed, "unconfirmed") or Status("reported")


def _missed(kind: str, counts: Counts) -> bool:
    """'a grenade was thrown at the mayor, who was unhurt': who was meant got away."""
    return kind == "assassination" and all(n in counts and counts[n][0].value == 0 for n in ("killed", "wounded"))


def _coloured(deed: Deed) -> Status | None:
    """What a word in each of the sentences that tell it says."""
    told = deed.cluster.frames[:3] or deed.cluster.titles
    value = min(frozenset(SAID).intersection(*[f.tone for f in told]), key=SAID.index, default=None)
    if not told or value is None:
        return None
    cue = next(c for c in weigh.cues(told[0].scene.line) if c.kind == value)
    if value == "claimed" and _OF_DEED.search(told[0].scene.line.low, cue.start, cue.end):
        return None  # 'claimed responsibility for a blast that killed 12': the blast is a fact
    return Status(value, cue.start, cue.end, cue.rule)


def _own_word(deed: Deed) -> Status | None:
    """'The front said its men burned it', where nobody else bears it out."""
    if not deed.opens("own-word") or deed.tells("borne-out"):
        return None
    first = deed.frames[0]
    return next(_found(deed, "own-word", "claimed", [(first.start, first.end)]), None)


def _doubted(page: Page, deed: Deed, name: str) -> Status | None:
    """'We could not confirm that', in the sentences of its account: asked only of pages that say it at all."""
    if name not in page.memo:
        everything = [(0, len(page.report.text))]
        page.memo[name] = next(_found(deed, name, "", everything), None)
    if page.memo[name] is None:
        return None
    own = [f.scene.sentence for f in deed.cluster.all]
    spans = [(s.start, s.end) for s in (*own, *(s.sentence for s in deed.rest))]
    return next(_found(deed, name, DOUBTS[name], spans), None)


def _found(deed: Deed, name: str, value: str, spans: Sequence[tuple[int, int]]) -> Iterator[Status]:
    sign = deed.words.signs.get(name)
    if sign is None:
        return
    line = deed.cluster.all[0].scene.line
    for start, end in spans:
        if (found := sign.search(line.text, line.low, start, end)) is not None:
            yield Status(value, found.start(), found.end(), sign.rule.id)
