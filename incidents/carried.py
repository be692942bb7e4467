"""Carried: what a clause takes over from the one before it: its place, its deed, its toll, or its very event."""

from __future__ import annotations

from dataclasses import replace

from incidents import gapped
from incidents.affinity import Cluster
from incidents.frames import Frame
from incidents.violence import tells_violence
from incidents.weight import JOIN


def there(frame: Frame, spare: Frame) -> Frame:
    """'They were caught up with at Tasa. Four died in a firefight there.': where the sentence before left off."""
    if spare.place is None or frame.place is not None or "there" not in frame.scene.words:
        return frame
    own, before = frame.scene.sentence, spare.scene.sentence
    if own.paragraph != before.paragraph or own.index - before.index != 1:
        return frame
    return replace(frame, places=spare.places, day=frame.day or spare.day)


def struck_down(frame: Frame, last: Cluster) -> bool:
    """'The mayor died on Monday, a week after gunmen shot him.': the deed of which somebody died, told by a pronoun."""
    before = last.frames[-1]
    return frame.prior and frame.to_him and before.scene is frame.scene and not before.deeds and frame.place is None


def armed_as_before(frame: Frame, last: Cluster | None) -> Frame:
    """'Bombers struck two churches. 27 died in Tasa and 15 in Buli.': the share of another place is of those deeds."""
    if last is None or frame.deeds or not last.frames[0].deeds:
        return frame
    if not (frame.share or (frame.casualties and gapped.another(frame.scene, frame.start))):
        return frame
    told = last.frames[0]
    near = frame.scene.sentence.index - last.frames[-1].scene.sentence.index <= 1
    return replace(frame, triggers=told.triggers, weapons=frame.weapons or told.weapons) if near else frame


def borne_out(spare: Frame, frame: Frame) -> bool:
    """'Car bombs exploded in several quarters. 18 people were killed.': a bare toll is that of the deed before it.

    'Two dead, eight hurt: ...' or of the one told next.
    """
    near = spare.scene.sentence.paragraph == frame.scene.sentence.paragraph
    toll_, deed = (spare, frame) if spare.casualties else (frame, spare)
    bare = not tells_violence(toll_) and not toll_.places and toll_.day is None
    return (
        near
        and bare
        and tells_violence(deed)
        and deed.weight >= JOIN
        and all(f.value.attackers for f in deed.casualties)
    )
