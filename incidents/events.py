"""Find the words that tell of an incident, and who did what to whom around each of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from incidents.chunks import DETERMINERS, ONE, Line, Thing, Who
from incidents.lexicon import Term
from incidents.model import Count, Mention
from incidents.scan import Scene
from incidents.weigh import Cue, standing

_BE = frozenset("was were is are be been being got get gets".split())
_ADVERB = re.compile(r"\w+ly\Z")
_CLAUSE = re.compile(r"[;:—–]|,\s|\s-\s| while | whereas | but ")
_CLAUSE_START = re.compile(r"[;:—–\"“”]| (?:that|when|where|which|after|as|says?|said|adds?|added|believe|think) ")
_BY = re.compile(r"[^;:]*\bby\s+(?:[^\W\d_]+\s+){0,2}", re.IGNORECASE)
_OTHER_CLAUSE = re.compile(r"\b(?:before|when|after|while|as|who|which|and|followed|that)\b", re.IGNORECASE)
_PREPOSITION = re.compile(
    r"\s*(?:in|at|by|when|after|as|during|near|outside|while|from|on|of|with|for|between|along|amid|inside|over|before|"
    r"since|because|and|to|where|who|under|around|across|if|but|or)\b",
    re.IGNORECASE,
)
_STATE_ACTS = re.compile(r"\s+(?:(?:has|have|had|also|again|then|itself|\w+ly)\s+)*")
_CARRIED = re.compile(
    r"(?:carr(?:y|ied|ies|ying) out|launch(?:ed|es|ing)?|stag(?:ed|es|ing)|mount(?:ed|s|ing)?|conduct(?:ed|s|ing)?|"
    r"perpetrat(?:ed|es|ing)|commit(?:ted|s|ting)?|unleash(?:ed|es|ing)?|behind|responsib(?:le|ility) for)"
    r"(?: \w+){0,4} ?\Z",
    re.IGNORECASE,
)
_ON = re.compile(r"\s*(?:\w+\s){0,2}?(?:on|against|at|targeting|upon|of|in|inside)\s+(?:the |a |an )?\Z")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or phrase that names a violent act, with its arguments."""

    kind: str  # one of the 16 types, or 'harm'
    pos: str  # act (verb) or deed (noun)
    strong: bool
    start: int
    end: int
    rule: str
    word: str
    definite: bool = False
    plural: bool = False
    count: Count | None = None
    present: bool = False  # 'kills', 'attack': told as a habit, but for titles
    attempted: bool = False  # 'tried to board'
    rejected: Cue | None = None
    agent: Mention | None = None
    target: Mention | None = None


def triggers(scene: Scene, cues: Sequence[Cue]) -> list[Trigger]:
    """The triggers of a sentence in order, rejected ones too."""
    out: list[Trigger] = []
    line = scene.line
    skip = -1
    for i, tag in enumerate(line.tags):
        term = tag.get("trigger")
        if term is None or i <= skip or i in line.blocked:
            continue
        skip = i + len(term.words) - 1
        if not _inside_name(scene, i, skip):
            out.append(_trigger(scene, i, term, cues))
    return out


def _inside_name(scene: Scene, first: int, last: int) -> bool:
    """'Attack Helicopter Brigade', 'bomb disposal squad': part of a longer group that names somebody."""
    a, b = scene.line.tokens[first].start, scene.line.tokens[last].end
    return any(m.start <= a and b <= m.end and m.end - m.start > b - a for m in scene.of("who") if m.end > b)


def _trigger(scene: Scene, i: int, term: Term, cues: Sequence[Cue]) -> Trigger:
    line, extra = scene.line, term.entry.extra
    last = i + len(term.words) - 1
    start, end = line.tokens[i].start, line.tokens[last].end
    pos = _part_of_speech(scene, i, last, extra.get("pos", "deed"))
    agent, target = _roles(scene, i, last, pos, extra.get("subject", ""))
    present = pos == "act" and _present(line, i, term)
    cue = standing(scene, cues, start, end, base=present)
    return Trigger(
        kind=term.entry.kind,
        pos=pos,
        strong=extra.get("strength") == "strong",
        start=start,
        end=end,
        rule=term.entry.where.split("/")[0] + "/triggers#" + term.entry.id,
        word=" ".join(term.words),
        definite=pos == "deed" and _definite(line, i),
        plural=pos == "deed" and line.tokens[last].low.endswith("s") and not line.tokens[last].low.endswith("ss"),
        count=_counted(line, i),
        present=present,
        attempted=cue is not None and cue.kind == "attempted",
        rejected=cue if cue is not None and cue.kind != "attempted" else None,
        agent=agent,
        target=target,
    )


# Base forms whose past is another word, so that they tell of habit or plan.
_BASES = frozenset("blow shoot fight break throw steal bring take fall run drive slay get lay".split())


def _present(line: Line, i: int, term: Term) -> bool:
    """'kills', 'attack', 'has been firing': a form that tells no single finished deed."""
    word = line.tokens[i].low
    if word.endswith("ing"):
        return i > 1 and line.tokens[i - 1].low == "been" and line.tokens[i - 2].low in ("has", "have")
    if word.endswith("s") and not word.endswith("ss"):
        return True
    past = {name.lower().split()[0] for name in term.entry.names}
    return word in _BASES or word + "ed" in past or word + "d" in past


def _part_of_speech(scene: Scene, i: int, last: int, pos: str) -> str:
    """'the killing of' is a deed though 'killing' is listed as an act."""
    line = scene.line
    if pos == "act" and line.tokens[last].low.endswith("ing"):
        before = line.tokens[i - 1].low if i else ""
        after = line.tokens[last + 1].low if last + 1 < len(line.tokens) else ""
        if before in DETERMINERS or after == "of" or before == "s":
            return "deed"
    return pos


def _definite(line: Line, i: int) -> bool:
    """'the attack', 'this deadly attack': told before."""
    for k in range(i - 1, max(-1, i - 4), -1):
        low = line.tokens[k].low
        if low in ("the", "this", "that", "these", "those"):
            return True
        if low in ONE or not line.tokens[k + 1].joined:
            return False
    return False


def _counted(line: Line, i: int) -> Count | None:
    for k in range(i - 1, max(-1, i - 4), -1):
        if k in line.numbers:
            count: Count = line.numbers[k].value.count
            return count
        if not line.tokens[k + 1].joined:
            return None
    return None


def _roles(scene: Scene, i: int, last: int, pos: str, subject: str) -> tuple[Mention | None, Mention | None]:
    """The doer and the one it is done to; `subject` tells of verbs whose subject suffers ('died') or is a weapon."""
    if pos == "deed":
        return _deed_roles(scene, i, last)
    start, end = scene.line.tokens[i].start, scene.line.tokens[last].end
    if subject:
        return _by(scene, end), _left(scene, start) if subject == "victim" else None
    return _act_roles(scene, i, last)


def _act_roles(scene: Scene, i: int, last: int) -> tuple[Mention | None, Mention | None]:
    end = scene.line.tokens[last].end
    by = _by(scene, end)
    left, right = _subject(scene, i), _right(scene, end)
    if _passive(scene, i) or by is not None or (left is not None and right is None and _reduced(scene, i, last)):
        return by, left
    return left, right


def _subject(scene: Scene, i: int) -> Mention | None:
    """The group before a verb; behind 'and', 'then' or 'before' the subject of the verb before it."""
    start = scene.line.tokens[i].start
    if i and scene.line.tokens[i - 1].low in ("and", "then", "before", "later"):
        return _first(scene, start)
    return _country(scene, start) or _left(scene, start)


def _country(scene: Scene, start: int) -> Mention | None:
    """A state that acts by its name alone: 'Israel struck', 'the US has bombed'."""
    for m in scene.of("place"):
        between = scene.line.text[m.end : start] if m.end <= start else " in "
        if m.value.specificity == 0 and m.value.country and _STATE_ACTS.fullmatch(between):
            state = Who("government", category="military", armed="force", kind="state", country=m.value.country)
            return Mention("who", m.start, m.end, m.rule, state)
    return None


def _first(scene: Scene, start: int) -> Mention | None:
    """The subject of the clause that ends at an offset: its first group, where that stands before its first verb."""
    text = scene.line.text
    begin = max((m.end() for m in _CLAUSE_START.finditer(text, scene.sentence.start, start)), default=0)
    verb = next(
        (
            t.start
            for t, tag in zip(scene.line.tokens, scene.line.tags, strict=True)
            if t.start >= begin and _is_act(tag)
        ),
        start,
    )
    return next((m for m in scene.mentions if m.kind == "who" and begin <= m.start and m.end <= verb), None)


def _is_act(tag: Mapping[str, Term]) -> bool:
    term = tag.get("trigger")
    return term is not None and term.entry.extra.get("pos") == "act"


def _passive(scene: Scene, i: int) -> bool:
    tokens = scene.line.tokens
    k = i - 1
    while k >= 0 and (_ADVERB.match(tokens[k].low) or tokens[k].low in ("also", "then", "first", "not", "all", "both")):
        k -= 1
    return k >= 0 and tokens[k].low in _BE


def _reduced(scene: Scene, i: int, last: int) -> bool:
    """'a man shot in west Belfast', 'five killed': a participle with nothing behind it to be its object."""
    tokens = scene.line.tokens
    if not tokens[i].low.endswith(("ed", "en", "n", "t", "d")):
        return False
    after = tokens[last + 1].low if last + 1 < len(tokens) else ""
    return after in (
        "",
        "in",
        "by",
        "at",
        "on",
        "when",
        "after",
        "as",
        "and",
        "during",
        "near",
        "outside",
        "while",
        "from",
    )


def _by(scene: Scene, end: int) -> Mention | None:
    """The group after 'by' within reach of a verb: 'was shot in the head by two gunmen'."""
    text = scene.line.text
    for m in scene.mentions:
        if m.kind == "who" and end <= m.start <= end + 90:
            return m if _BY.fullmatch(text, end, m.start) and not _OTHER_CLAUSE.search(text, end, m.start) else None
    return None


def _left(scene: Scene, start: int) -> Mention | None:
    """The nearest group before a verb with no clause boundary between, a relative clause or list stepped over."""
    text, best = scene.line.text, None
    for m in scene.mentions:
        if m.kind in ("who", "thing") and m.end <= start:
            between = text[m.end : start]
            if len(between) < 90 and not re.search(r"[;:]| that | said | says ", between):
                best = m if best is None or m.end > best.end and not _embedded(text, best, m) else best
    return best


def _embedded(text: str, outer: Mention, inner: Mention) -> bool:
    """'gunmen in army uniforms', 'militants from the group': the inner one is not the subject."""
    return (
        re.fullmatch(
            r"\s*(?:in|on|of|from|with|at|near|aboard|inside|outside|riding|wearing)\s+(?:\w+\s+){0,2}",
            text[outer.end : inner.start],
        )
        is not None
    )


def _right(scene: Scene, end: int) -> Mention | None:
    """The object of a verb: the first group behind it, with no clause boundary and no preposition between."""
    text = scene.line.text
    for m in scene.mentions:
        if m.kind in ("who", "thing") and m.start >= end:
            between = text[end : m.start]
            if len(between) > 60 or _CLAUSE.search(between) or _PREPOSITION.match(between):
                return None
            return m
    return None


def _deed_roles(scene: Scene, i: int, last: int) -> tuple[Mention | None, Mention | None]:
    text = scene.line.text
    start, end = scene.line.tokens[i].start, scene.line.tokens[last].end
    agent = _by(scene, end)
    target = None
    for m in scene.mentions:
        if m.kind not in ("who", "thing"):
            continue
        if m.end <= start and agent is None:
            between = text[m.end : start]
            if re.fullmatch(r"(?:['’]s?)?\s*(?:\w+\s){0,2}", between) or (
                len(between) < 70 and _CARRIED.search(between)
            ):
                agent = m
        elif m.start >= end and target is None and _ON.match(text[end : m.start]) and len(text[end : m.start]) < 30:
            target = m
    return agent, target


def is_armed(mention: Mention | None) -> bool:
    """Whether a group can be the doer: attackers, forces, named groups."""
    return mention is not None and isinstance(mention.value, Who) and bool(mention.value.armed)


def is_object(mention: Mention | None) -> bool:
    return mention is not None and isinstance(mention.value, (Who, Thing))
