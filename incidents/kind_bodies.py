"""Bodies that were found: who was killed unseen, which is an execution, and not in a blast or fight that is told."""

from __future__ import annotations

import re

from incidents.frames import Frame
from incidents.kept import compiled

FOUND = frozenset("found discovered dumped retrieved unearthed exhumed abandoned".split())


# 'were found dead with their hands tied', 'was discovered shot'.
_FOUND_SO = compiled(
    r"\b(?:found|discovered)\s(?:\w+\s){0,3}?(?:dead|shot|hanged|beheaded|strangled|stabbed|murdered|slain|"
    r"with (?:his|her|their) (?:hands|throats?))\b",
    re.IGNORECASE,
)


def bodies(frame: Frame) -> bool:
    """'The bodies of four guards were found in a ditch': who was killed unseen, by no blast or fight that is told."""
    dead = [f for f in frame.casualties if f.field == "killed"]
    if not dead or not FOUND & frame.scene.words:
        return False
    if not any("bod" in f.rule or "#found" in f.rule for f in dead) and not (
        _FOUND_SO.search(frame.scene.line.text, frame.start, frame.end)
    ):
        return False
    unseen = ("harm", "execution", "abduction")
    told = [t for t in frame.triggers if t.strong and t.kind not in unseen and not _OF_WOUNDS.search(t.word)]
    return all(_HAD_BEEN.search(frame.scene.line.text, frame.start, t.start) for t in told)


_HAD_BEEN = compiled(r"\bhad (?:all |each )?been \Z")  # 'all had been shot in the head'
_OF_WOUNDS = compiled(r"\b(?:wounds?|riddled|strangled|hacked)\b")  # what bodies show of how they died
