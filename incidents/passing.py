"""Passing: places that a clause names in passing, and that do not make its event another one."""

from __future__ import annotations

from incidents.extractors.place_mentions import PlaceMention
from incidents.frames import Frame
from incidents.kept import compiled
from incidents.known import is_given, is_told_before
from incidents.weight import START

LEADS_IN = 20  # characters before the place that a sentence begins with: 'Meanwhile, in the '
_KILLED = compiled(r"\b(?:killed|dead|died|slain|murdered) (?:in|at|near|outside) (?:the )?(?:[a-z]+ )?\Z")


def in_passing(frame: Frame, place: PlaceMention, last: Frame) -> bool:
    """'A child was hurt and taken to Tasa.': another place in the next sentence, and no deed of its own."""
    if frame.day is not None or led_in(frame, place) or frame.deeds:
        return False
    if _KILLED.search(frame.scene.line.low, frame.start, place.start):
        return False
    hurt = frame.casualties
    if not hurt or any(f.field not in ("killed", "wounded") or f.start < place.start < f.end for f in hurt):
        return False  # 'the killing in Tasa of a chief'
    before, here = last.scene.sentence, frame.scene.sentence
    return here.paragraph == before.paragraph and 0 < here.index - before.index <= 2


def is_wide(frame: Frame, place: PlaceMention) -> bool:
    """'Most of them were people from outside Papua.': a province or a country, no day and no deed."""
    return place.specificity < 2 and frame.day is None and not frame.deeds and not led_in(frame, place)


def led_in(frame: Frame, place: PlaceMention) -> bool:
    """'In Bogra, police fired at ...': the sentence goes on to another place."""
    if frame.weight < START:
        return False
    head = frame.scene.sentence.start + LEADS_IN
    return place.start <= head or any(p.start <= head and p.role == "event" and p.country for p in frame.places)


def is_fronted(frame: Frame) -> bool:
    """'In Pedreal, the rebels kidnapped a trader.': a place at the head, and a new deed that strikes known ones."""
    if frame.definite or frame.known or frame.to_him or not any(led_in(frame, p) for p in frame.places):
        return False
    new = (t.target for t in frame.triggers if t.pos == "act" and not t.definite and (t.strong or t.kind == "harm"))
    return any(is_given(m) and not is_told_before(m) for m in new)
