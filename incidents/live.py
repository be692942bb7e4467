"""Live: entries of a live blog, which are of the event that the blog is headed by where they name no other place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from incidents.affinity import Cluster
from incidents.frames import Frame
from incidents.scan import Page


def headed(page: Page, frames: Sequence[Frame]) -> list[Frame]:
    """'18:10 The hospital now speaks of 14 dead.' below 'LIVE: Gunmen storm hotel in Kismayo': in Kismayo."""
    if not frames or "update" not in (frames[0].scene.sentence.section, frames[-1].scene.sentence.section):
        return list(frames)
    first = next((s.index for s in page.sentences if s.section == "title"), -1)
    towns = [p for p in page.places if p.sentence == first and p.role == "event" and p.specificity > 1]
    if not towns:
        return list(frames)
    entry = {s.index: s.update for s in page.sentences}
    placed = {entry[p.sentence] for p in page.places if p.role in ("event", "route", "hospital")}
    bare = [f.section == "update" and f.place is None and f.scene.sentence.update not in placed for f in frames]
    return [replace(f, places=(*f.places, towns[0])) if b else f for f, b in zip(frames, bare, strict=True)]


def at_hand(frame: Frame, out: Sequence[Cluster], last: Cluster | None) -> Cluster | None:
    """The event that a clause is nearest to: a new entry without a place leads back from another town to the main."""
    if last is None or last is out[0] or not last.frames:
        return last
    own, before = frame.scene.sentence, last.frames[-1].scene.sentence
    known = [p for p in frame.places if p.role == "event" and p.sentence == own.index]
    return last if known or own.update == before.update else out[0]
