"""Labels: the words in front of a colon that head an item of a round-up: 'LYARI: ...', 'Morales: ...'."""

from __future__ import annotations

import re

from incidents.frames import Frame
from incidents.kept import compiled
from incidents.lazy import once

_LABEL = compiled(r"(?:\d+[.)] )?([A-ZÀ-Þ][\w'’()/ -]{1,40}): (?=\S)")
# What labels the parts of one account, and no item of its own.
PARTS = compiled(
    r"\b(?:killed|dead|deaths?|wounded|injured|casualt\w+|victims?|toll|updat\w*|latest|summary|details?|incident|what|"
    r"when|where|who|why|how|date|time|place|location|type|target\w*|weapons?|perpetrators?|actors?|source|status|"
    r"remarks?|comment|note|assessment|analysis|background|context|narrative|description|outcome|results?|damage|"
    r"response|action|police|army|military|ministry|government|witness\w*|breaking|photo|video|caption|read|see|"
    r"watch|read more|statement|said|narration|facts?|event|impact|title|subject|report)\b",
    re.IGNORECASE,
)


LEAD = 6  # characters of a bullet and its space


@once
def label(frame: Frame) -> str:
    """The label of the paragraph that a clause begins, in small letters; '' where there is none."""
    text, start = frame.scene.line.text, frame.scene.sentence.start
    if frame.start != start or text[max(0, start - LEAD) : start].rstrip(" *•·-–—\t0123456789.)")[-1:] not in (
        "",
        "\n",
    ):
        return ""
    found = _LABEL.match(text, start, start + 60)
    return found[1].lower() if found and not PARTS.search(found[1]) else ""
