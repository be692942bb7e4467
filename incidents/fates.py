"""Fates: clauses that tell what became of those who were told of before, wherever and whenever that was.

'He died the next day', 'Seventeen were buried at Dori on Wednesday', 'Four of them were shot dead as they fled', 'A
second guard took a bullet; he is in hospital in Tasa': one event with the attack just told.
"""

from __future__ import annotations

from dataclasses import replace

from incidents.affinity import Cluster, toll
from incidents.frames import Frame
from incidents.kept import compiled

NEAR = 3  # sentences behind the deed in which such a clause still speaks of it
_DIED = compiled(
    r"\b(?:died|dies|passed away|breathed (?:his|her) last|succumbed)\b[^.;:]{0,30}?"
    r"\b(?:the (?:next|following|same|very next) (?:day|night|morning|evening|afternoon)"
    r"|(?:\w+ )?(?:hours?|minutes?|days?|weeks?) (?:later|afterwards?)|for (?:want|lack) of"
    r"|from (?:loss of blood|bleeding)"
    r"|on the way|before (?:help|reaching|an ambulance|he|she|they)|soon after(?:wards)?|later)\b"
)
_BURIED = compiled(
    r"\b(?:buried|interred|laid to rest|put in(?:to)? the (?:ground|earth)|cremated)\b"
    r"|\bfunerals? (?:of|for|was|were)\b"
)
_TO_THE_TOLL = compiled(
    r"\badded to the (?:death )?toll\b"
    r"|\b(?:bring|brought|tak|took|rais|push|lift)(?:s|es|ing|ed)? (?:the|its) (?:[\w’'-]+ ){0,3}toll to\b"
)
_BURIALS = frozenset("buried interred rest ground earth cremated funeral funerals".split())
_DEATHS = frozenset("died dies passed breathed succumbed".split())
# 'Four of them were shot dead', 'Two of the raiders have been caught'
_OF_THEM = compiled(
    r"\W*(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Several|Most|Some|All|\d+) of "
    r"(?:them|these|those|the (?:\w+ )?(?:attackers|gunmen|assailants|raiders|bandits|militants|fighters|robbers"
    r"|kidnappers|rebels|terrorists|victims|wounded|injured|men|hostages|captives))\b"
)
# 'A second policeman took a bullet', 'The third was cut by glass'
_ORDINAL = compiled(r"\W*(?:A|The) (?:second|third|fourth|fifth|sixth|seventh|other)\b(?! (?:attack|bomb|blast|case))")
_BODIES = ("#bodies", "#bodies-number", "#bodies-whose")
_THEY_HAD_BEEN = compiled(
    r"\W*(?:He|She|They|Both|The (?:two|three|four|five|six|men|women|victims?|man|woman|brothers?)) had (?:\w+ )?been "
)
_CARED_FOR = compiled(
    r"\b(?:hospitals?|clinics?|infirmary|health cent(?:re|er)|ward|surgery|out of danger|intensive care)\b"
)


def is_fate(frame: Frame, last: Cluster) -> bool:
    """Whether a clause tells what became of those of the event told last."""
    before = last.frames[-1].scene.sentence
    gap = frame.scene.sentence.index - before.index
    if not 0 <= gap <= NEAR or frame.start != frame.scene.sentence.start:
        return False
    same = frame.scene.sentence.paragraph == before.paragraph
    if same and (_in_hospital(frame) or _had_been_taken(frame, last)):
        return True
    if not frame.tone.isdisjoint(("separate", "also")):
        return False
    if _nth(frame, last):
        return True
    added = "toll" in frame.scene.words and _added(frame)
    return added or _died(frame) or _buried(frame, last) or (same and _of_them(frame))


def _nth(frame: Frame, last: Cluster) -> bool:
    """'The blast killed four people. A fifth, Hamid Noori, died on Tuesday.': one more of those struck there."""
    if not _only(frame, "killed") or any(t.strong and t.kind != "harm" for t in frame.triggers):
        return False
    nth = max(f.value.ordinal for f in frame.casualties)
    return nth > 1 and any(nth - 1 in toll(f, "killed") for f in last.frames)


def _had_been_taken(frame: Frame, last: Cluster) -> bool:
    """'They had been taken off a bus on Friday and shot', behind their bodies: how they came to their death."""
    found = any(f.rule.endswith(_BODIES) for g in last.frames for f in g.casualties)
    return found and _THEY_HAD_BEEN.match(frame.scene.line.text, frame.start) is not None


def stripped(frame: Frame) -> Frame:
    """A clause of those dead, buried or treated without the place and the day of their death, grave or bed."""
    if _died(frame) or _is_burial(frame) or _ranked(frame) or ("toll" in frame.scene.words and _added(frame)):
        return replace(frame, places=(), dates=(), day=None)
    return replace(frame, places=()) if _in_hospital(frame) or _of_them(frame) else frame


def _ranked(frame: Frame) -> bool:
    return _only(frame, "killed") and any(f.value.ordinal > 1 for f in frame.casualties)


def _only(frame: Frame, field: str) -> bool:
    return bool(frame.casualties) and all(f.field == field and not f.value.nobody for f in frame.casualties)


def _died(frame: Frame) -> bool:
    """'Noel, who was two, died the next day for want of a surgeon.'"""
    if frame.scene.words.isdisjoint(_DEATHS) or any(t.strong and t.kind != "harm" for t in frame.triggers):
        return False
    few = all((f.value.count.value or 1) <= 2 for f in frame.casualties)
    return _only(frame, "killed") and few and _DIED.search(frame.scene.line.low, frame.start, frame.end) is not None


def _added(frame: Frame) -> bool:
    """'A man of 58 died overnight in Tasa and has been added to the toll.'"""
    if any(t.strong and t.kind != "harm" for t in frame.triggers):
        return False
    died = any(f.field == "killed" for f in frame.casualties) and "separate" not in frame.tone
    return died and _TO_THE_TOLL.search(frame.scene.line.low, frame.start, frame.end) is not None


def _is_burial(frame: Frame) -> bool:
    if frame.scene.words.isdisjoint(_BURIALS) or any(t.strong and t.kind != "harm" for t in frame.triggers):
        return False
    return _only(frame, "killed") and _BURIED.search(frame.scene.line.low, frame.start, frame.end) is not None


def _buried(frame: Frame, last: Cluster) -> bool:
    """'Seventeen were buried at Dori on Wednesday': the dead of an attack whose toll was not told, or as many."""
    if not _is_burial(frame):
        return False
    told = set().union(*(toll(f, "killed") for f in last.frames))
    return not told or bool(told & toll(frame, "killed"))


def _of_them(frame: Frame) -> bool:
    """'Four of them were shot dead the same night': some of those just told of, and nobody new."""
    if _OF_THEM.match(frame.scene.line.text, frame.start) is None:
        return False
    if frame.day is not None and frame.day.dated and not frame.day.relative:
        return False
    return all(t.agent is None or t.agent.start > t.start for t in frame.deeds)


def _in_hospital(frame: Frame) -> bool:
    """'A second policeman took a bullet; he is in hospital in Tasa': one more of those hurt there."""
    if _ORDINAL.match(frame.scene.line.text, frame.start) is None or (frame.day is not None and frame.day.dated):
        return False
    return _CARED_FOR.search(frame.scene.line.low, frame.start, frame.scene.sentence.end) is not None
