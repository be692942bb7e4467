"""'It happened near the Sola crossing': the sentence behind an event that tells where it was, and no other deed."""

from __future__ import annotations

from collections.abc import Sequence

from incidents.affinity import Cluster
from incidents.extractors.place_mentions import PlaceMention
from incidents.geography import PLACE as LOWEST
from incidents.geography import contains, distance, finest, same_place
from incidents.kept import compiled
from incidents.scan import Page

REACH = 5  # sentences behind the first clause of an event in which its place is told so
NEAR_KM = 60.0
_VERBS = frozenset("happened occurred took place unfolded carried produced began started".split())
_HAPPENED = compiled(
    r"(?:\b[Ii]t|\b[Tt]his|\b[Tt]hat|\b[Tt]he (?:\w+ ){0,2}?(?:attack|incident|shooting|killing|murder|ambush|blast"
    r"|explosion|clash(?:es)?|abduction|raid|assault|stabbing|robbery|drama|tragedy|crime|kidnapping|bombing|strike"
    r"|fighting|violence|massacre|encounter|gun ?battle|firefight|event|operation)s?)"
    r"(?:,? (?:also|reportedly|itself|he said,|she said,|police said,))* (?:had )?"
    r"(?:happened|occurred|took place|taken place|unfolded|was carried out|was produced"
    r"|began|started)\b(?P<rest>[^.;]{0,90})"
)
# 'It happened two days after a similar attack in Sola': another one's place.
_OTHER = compiled(
    r"\b(?:after|before|as|when|while|since|like|similar|following|hours|days|weeks|amid|despite|because|minutes"
    r"|ahead of|a day|and)\b"
)


def told_at(page: Page, c: Cluster, now: PlaceMention | None, others: Sequence[Cluster]) -> PlaceMention | None:
    """The place that a sentence of its own tells for an event, where it does not speak against the one told so far."""
    if not c.frames:
        return None
    start = c.frames[0].scene.sentence.index
    first = page.at(c.frames[0].start)
    for scene in page.scenes[first : first + REACH]:
        if scene.words.isdisjoint(_VERBS):
            continue
        if any(start < o.frames[0].scene.sentence.index <= scene.sentence.index for o in others if o.frames):
            return None
        m = _HAPPENED.search(scene.line.text, scene.sentence.start, scene.sentence.end)
        if m is None:
            continue
        stopped = _OTHER.search(scene.line.text, m.start("rest"), m.end("rest"))
        end = stopped.start() if stopped is not None else m.end("rest")
        named = [v.value for v in scene.told["place"] if m.start("rest") <= v.start < end]
        found = finest([p for p in named if p.role in ("event", "route") and p.specificity == LOWEST])
        if found is not None and _fits(page, found, now):
            return found
    return None


def _fits(page: Page, found: PlaceMention, now: PlaceMention | None) -> bool:
    """Whether it may be a finer word for the place told so far, or for none that is sure."""
    if now is None or now.role == "dateline" or now.specificity < LOWEST:
        return now is None or found.country in (now.country, None)
    if same_place(found, now) or contains(found, now, page.places) or found.country != now.country:
        return False
    far = distance(found, now)
    return far is None or far < NEAR_KM
