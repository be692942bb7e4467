"""Where a name that no gazetteer has most likely lies: beside what its sentence, paragraph or report names."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from incidents.extractors.place_cues import Cue
from incidents.extractors.place_links import LOWEST
from incidents.extractors.place_mentions import PlaceMention
from incidents.extractors.place_spans import Span

MOST = 0.5  # the share of a report's places that lie in its main division
AT_HAND = 200  # names before and behind one that its sentence can hold


def around(made: Sequence[PlaceMention], sure: Sequence[int], n: int,
           kept: Sequence[tuple[Span, Cue]], main: str | None) -> PlaceMention | None:  # fmt: skip
    """The place an unknown name most likely lies near: in its sentence, before it in its paragraph, in the heading.

    Where the whole report names one division only, that one. `sure` are the places known, in the order of the text,
    `main` the country that the report is about.
    """
    here, start = kept[n][0].sentence, made[n].start
    at = bisect_left(sure, start, key=lambda m: made[m].start)
    near = [m for m in sure[max(0, at - AT_HAND) : at + AT_HAND] if kept[m][0].sentence is here]
    near = near or in_paragraph([m for m in sure[:at] if kept[m][0].sentence.paragraph == here.paragraph], made)
    near = near or [m for m in sure[:at] if kept[m][0].sentence.section == "heading"][-1:]
    if not near and made[n].kind == "road":
        near = [m for m in sure[:at] if made[m].specificity == LOWEST][-1:]
    if not near:
        known = [m for m in sure if made[m].admin1]
        near = (
            mostly([m for m in known if made[m].role != "dateline"] or known, made)
            or offices(made)
            or last(sure[:at], made, main)
        )
    return made[min(near, key=lambda m: abs(made[m].start - start))] if near else None


def spoken_of(
    mention: PlaceMention, others: Sequence[PlaceMention], beside: PlaceMention | None
) -> PlaceMention | None:
    """'in the Somali capital. ... struck the Madina district': the capital told just before, else the place beside."""
    towns = [o for o in others if o.place is not None and o.role == "event" and o.start < mention.start]
    if (
        towns
        and mention.sentence - towns[-1].sentence <= 1
        and (beside is None or beside.sentence < towns[-1].sentence)
    ):
        return towns[-1]
    return beside


def in_paragraph(told: Sequence[int], made: Sequence[PlaceMention]) -> list[int]:
    """The last place told in the paragraph, of 'Duhok, Kurdistan' the town; not of '9 km off Baghdad'."""
    there = [m for m in told if made[m].role != "reference"] or told
    return [m for m in there if made[m].admin1][-1:] or list(there[-1:])


def last(told: Sequence[int], made: Sequence[PlaceMention], main: str | None) -> list[int]:
    """The place of an event, or of the dateline, that was told last, in the country that the report is about."""
    there = (m for m in told if made[m].country == main and made[m].admin1)
    return [m for m in there if made[m].role in ("event", "dateline")][-1:]


def offices(made: Sequence[PlaceMention]) -> list[int]:
    """The one division that police, governors and authorities named are of, where nothing else tells one."""
    told = [m for m, one in enumerate(made) if one.role in ("seat", "organisation") and one.admin1 and one.place]
    return told[:1] if len({_division(made[m]) for m in told}) == 1 else []


def mostly(sure: Sequence[int], made: Sequence[PlaceMention]) -> list[int]:
    """The places of the division in which most of a report's places lie; none where no division has most of them."""
    counts = Counter(_division(made[m]) for m in sure)
    division, most = counts.most_common(1)[0] if counts else (None, 0)
    return [m for m in sure if _division(made[m]) == division] if most >= MOST * len(sure) else []


def _division(mention: PlaceMention) -> tuple[str | None, str | None]:
    return mention.country, mention.admin1
