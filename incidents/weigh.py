"""Weigh: what the words around a trigger say of it: negated, planned, general, unconfirmed, an accident, a film.

The cues are rows of `context.csv`, each with a kind, the direction it works in and how many words it reaches over,
after the ConText algorithm (Harkema et al. 2009). A cue does not reach across a semicolon, a colon or a 'but'.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from incidents.chunks import Line
from incidents.headlines import is_headline
from incidents.kept import compiled
from incidents.lexicon import Term
from incidents.no_cue import NO_CUE, unsaid
from incidents.scan import Page, Scene

_BREAK = compiled(
    r"[;:]|\bbut\b|, (?:and|when|where|while|who|which|as|after)\b|\b(?:when|after|before)\b"
    r"|\b(?:investigat|condemn|clarif|aveng|mention|commemorat|prosecut|punish|denounc)\w*|\binto the\b"
    r"|\b(?:tried|trial|answer|prison|justice) (?:for|over)\b|\b(?:guilty of|responsible for|accused of|charged with)\b"
    r"|\bin (?:connection with|response to)\b|\bbecause of\b",  # 'will look into the murder of': what was done
)
_LATER = compiled(
    r" (?:dead )?(?:[a-z]+ )?(?:minutes|hours|days|weeks|months|years) later\b"
)  # 'would be shot days later'
# How many different cue words make a whole report fiction, sport, an exercise, business or the like.
DOCUMENT = {
    "fiction": 5, "sport": 6, "exercise": 5, "business": 7, "hoax": 5, "ordnance": 6, "advice": 5, "demining": 4,
    "cyber": 4, "amnesty": 3, "missile_test": 4, "figures": 5, "letters": 5, "study": 5,
}  # fmt: skip
HAZARDS = 3  # different words of accidents, beasts, dangers of work and weather; a title's count twice
CHECKS = 3  # different words of fact-checkers, of exercises
HEAD = 600  # characters in which a label or a score stands
# 'Fiction: The Ferry'; 'Chess: ...', or the score of a match on a line of its own.
_FICTION = compiled(r"\s*(?:short )?(?:fiction|story|poem|poetry|novel extract|book extract)\s?:", re.IGNORECASE)
# A page of readers' letters; each opens with its 'Sir, –'.
_LETTERS = compiled(
    r"\s*(?:letters? (?:to|for) the editor|(?:readers?['’]? |your |the )?letters?(?: page)?\s*$)|^Sir,? [–—-] ",
    re.IGNORECASE | re.MULTILINE,
)
_SPORT = compiled(
    r"\s*(?:Chess|Cricket|Football|Soccer|Rugby|Tennis|Boxing|Basketball|Hockey|Golf|Baseball|Cycling|Athletics)\s?:"
)
_SCORE = compiled(r"(?:[A-Z][\w'’.&-]+ ){1,3}\d{1,2},? (?:[A-Z][\w'’.&-]+ ){1,3}\d{1,2}")
# 'Ghana crush Togo 4-1'; not 'on May 3-4', '10-15 killed'.
_BEATEN = compiled(
    r"[a-z] (?<!\b[JFMASOND][a-z][a-z] )(?<!ber )(?<!ary )\d{1,2}[-–]\d{1,2}(?= (?:in|at|to|as|for|on)\b|[,:;]|\s*\Z)"
)
_ENDS_IN_DIGIT = compiled(r"\d$", re.MULTILINE)  # a line that may be a score
SHORT, SHORTLY = 3, 2  # in so short a text so few words of what is played suffice
PLAYED = frozenset(("exercise", "sport"))
SENTENCES = 60  # in longer reports more words are needed


class Cue(NamedTuple):
    """One context cue met in a sentence."""

    kind: str
    first: int  # index of its first word
    last: int
    start: int
    end: int
    direction: str
    reach: int
    rule: str


def cues(line: Line) -> list[Cue]:
    """The context cues of a sentence, in order."""
    if "cues" not in line.memo:
        line.memo["cues"] = _cues(line)
    found: list[Cue] = line.memo["cues"]
    return found


def told(scene: Scene) -> Sequence[Cue]:
    """The cues of a sentence that count: in a headline 'a series of blasts' is news, and no background."""
    found = cues(scene.line)
    for cue in found:
        if cue.kind == "generic" and cue.rule.endswith(_SERIES) and is_headline(scene):
            return [c for c in found if not c.rule.endswith(_SERIES)]
    return found


_SERIES = "#series-of-generic"


def _cues(line: Line) -> list[Cue]:
    out: list[Cue] = []
    for i in line.kinds.get("context", ()):
        if not (out and out[-1].last >= i) and not NO_CUE.get(line.lows[i], unsaid)(line, i):
            out.append(_cue(line, i, line.tags[i]["context"]))
    return out


def _cue(line: Line, i: int, term: Term) -> Cue:
    last = i + len(term.words) - 1
    starts, ends, *_ = line.columns
    extra = term.entry.extra
    reach = int(extra.get("reach") or 99)
    return Cue(term.entry.kind, i, last, starts[i], ends[last], extra.get("direction", ""), reach, term.ref)


def standing(scene: Scene, found: Sequence[Cue], start: int, end: int) -> Cue | None:
    """The cue that takes the words [start, end) out of what the text states as done, if any."""
    at = _word_at(scene.line, start)
    stop = _word_at(scene.line, end - 1)
    for cue in found:
        if (
            cue.direction == "before"
            and cue.last < at
            and at - cue.last <= cue.reach
            and not _cut(scene, cue.end, start)
            and not (cue.kind == "metaphor" and "," in scene.line.text[cue.end : start])
            and not _elsewhere(scene.line, cue, at)
            and not (scene.line.lows[cue.last] == "to" and _happened(scene, cue, at))
            and not (cue.kind == "planned" and _LATER.match(scene.line.text, end))
        ):
            return cue
        if (
            cue.direction == "after"
            and cue.first > stop
            and cue.first - stop <= cue.reach
            and not _cut(scene, end, cue.start)
        ):
            return cue
    return None


def _happened(scene: Scene, cue: Cue, at: int) -> bool:
    """'who wanted to kill him shot his driver': a past form behind the verb that is meant; any behind a mere 'to'."""
    word = scene.line.lows[at]
    meant = any(cue.last < i < at for i in scene.line.kinds.get("trigger", ()))
    if cue.rule.endswith("#to-planned") and (_done(word) or _carried_out(scene.line, cue)):
        return True
    return meant and past(word)


_USED = frozenset(("used", "using"))
_WENT_ON = frozenset("proceeding proceeded continued began begun started managed".split())
_MEANS = 9  # words before 'to' in which 'used' stands with what was used


def _carried_out(line: Line, cue: Cue) -> bool:
    """'used a car laden with explosives to attack', 'went on to stab', 'who defected to Hamas fired': no mere plan."""
    at = cue.first
    named = line.text[line.starts[cue.last + 1] : line.ends[cue.last + 1]]
    if named[:1].isupper() and not named.isupper():
        return True
    before = line.lows[max(0, at - _MEANS) : at]
    return bool(before) and (before[-1] in _WENT_ON or before[-2:] == ("went", "on") or not _USED.isdisjoint(before))


# Auxiliaries of what has happened, words that may stand among them, and those that state what others think.
_DONE = frozenset("was were has had have been got".split())
_AMONG = frozenset("also then later allegedly reportedly apparently been being all both each first again".split())
_THOUGHT = frozenset("believe think suspect believed thought consider suspected say confirm deny admit".split())
_ASKED = frozenset(("whether", "if"))
_NOT = frozenset(("not", "never", "cannot"))
_NONE_OF = frozenset(("one", "a", "all", "many", "only", "single", "any"))
_IRREGULAR = frozenset(
    """shot threw stole fought blew took slew struck fell burst broke drove set hit left beat put sent cut tore flung
    led bound held kept stuck swung ran rode came sank sunk burnt slit""".split()
)


def _elsewhere(line: Line, cue: Cue, at: int) -> bool:
    """Whether a cue belongs to another verb than the one at a word, which is told as done.

    'A boy, whose name was not released, was shot', 'women preparing food were killed', 'a motorist who had refused to
    stop was shot', 'no arrests have been made since gunmen killed six'.
    """
    if cue.kind not in ("planned", "negated", "nature"):
        return False
    lows, k = line.lows, at
    while k - 1 > cue.last and (lows[k - 1] in _DONE or lows[k - 1] in _AMONG or lows[k - 1].endswith("ly")):
        k -= 1
    passive = k < at and lows[k] in _DONE
    if not passive and not (past(lows[at]) and _object(line, at)):
        return False
    if cue.kind == "nature":
        return not passive and not all(line.joined[cue.last + 1 : at + 1])  # 'the storm passed, looters shot'
    between = lows[cue.last + 1 : k]
    if not between or not _THOUGHT.isdisjoint(between) or not _ASKED.isdisjoint(lows[cue.first : k]):
        return False
    if cue.kind == "planned" or lows[cue.last] == "without":  # 'two men on a bike without plates shot him'
        return True
    if any(w in _DONE or w.endswith("ed") for w in between):
        return True
    return not _NOT.isdisjoint(lows[cue.first : cue.last + 1]) and between[0] not in _NONE_OF


def past(word: str) -> bool:
    """Whether a verb is in a past form: 'killed', 'shot'."""
    return word.endswith("ed") or word in _IRREGULAR


def _object(line: Line, at: int) -> bool:
    """Whether what is done to somebody right behind a verb: 'killed the owner', 'attacked six', 'opened fire'."""
    lows = line.lows
    if at + 1 >= len(lows) or not line.joined[at + 1]:
        return False
    return (
        lows[at + 1] in _ARTICLES
        or lows[at + 1] in _OWNERS
        or at + 1 in line.numbers
        or lows[at + 1] in _THEM
        or lows[at + 1] in _FIRE
    )


_ARTICLES = frozenset(("a", "an", "the", "another", "two"))
_OWNERS = frozenset("his her their its".split())
_THEM = frozenset(("him", "them", "us"))
_FIRE = frozenset(("fire", "under"))  # 'opened fire', 'came under fire'


def _done(word: str) -> bool:
    """'loyal to the caliph attacked', 'beaten to death': what stands behind a mere 'to' and is no plan."""
    return word.endswith("ed") or word in ("death", "pieces", "dead")


def _word_at(line: Line, offset: int) -> int:
    return bisect_right(line.ends, offset)


def _cut(scene: Scene, start: int, end: int) -> bool:
    return _BREAK.search(scene.line.low, start, end) is not None


_OPEN, _BEAST = "#if-planned", "#elephant-nature"  # the cues of 'whether' and 'if', and of beasts


def idle(scene: Scene, cue: Cue) -> bool:
    """Whether what a cue takes back had no doer: beasts in small letters, and not the Tigers."""
    return cue.rule.endswith(_OPEN) or (cue.rule.endswith(_BEAST) and scene.line.text[cue.start].islower())


def tone(found: Sequence[Cue], start: int, end: int) -> frozenset[str]:
    """The kinds of the cues that colour a whole sentence; an accident colours only its own clause, [start, end)."""
    whole = [c for c in found if c.direction == "sentence"]
    return frozenset([c.kind for c in whole if c.kind != "accident" or start <= c.start < end])


def genres(page: Page) -> dict[str, int]:
    """How many different words speak for fiction, sport, an exercise or business; a title's count twice."""
    if "genres" not in page.memo:
        page.memo["genres"] = _genres(page)
    found: dict[str, int] = page.memo["genres"]
    return found


def _genres(page: Page) -> dict[str, int]:
    seen: dict[str, Counter[str]] = {}
    head = page.report.text[:HEAD]
    if _FICTION.match(head):
        seen["fiction"] = Counter(label=DOCUMENT["fiction"])
    if "★" in head:
        seen.setdefault("fiction", Counter()).update(stars=DOCUMENT["fiction"] // 2)
    if len(_LETTERS.findall(head)) > 1:
        seen["letters"] = Counter(label=DOCUMENT["letters"])
    if _SPORT.match(head) or _scored(head):
        seen["sport"] = Counter(score=DOCUMENT["sport"] // 2)
    for scene in page.scenes:
        for cue in cues(scene.line):
            kind = _HAZARD.get(cue.kind, cue.kind if cue.direction == "document" else "")
            if kind and scene.line.lows[cue.first] not in _VERBS:
                words = seen.setdefault(kind, Counter())
                words[cue.rule] = max(words[cue.rule], 2 if scene.sentence.section == "title" else 1)
    return {kind: sum(words.values()) for kind, words in seen.items()}


def _scored(head: str) -> bool:
    """Whether the title, or a line of its own at the head, gives the score of a match."""
    if _BEATEN.search(head.partition("\n")[0]):
        return True
    return _ENDS_IN_DIGIT.search(head) is not None and any(map(_SCORE.fullmatch, head.split("\n")))


_HAZARD = {"nature": "hazard", "accident": "hazard"}
_VERBS = frozenset(("storm", "storms", "bear"))  # what is no weather and no beast in 'troops storm the hall'


def genre(page: Page, *, weak: bool = False) -> str | None:
    """What a report is instead of news of violence; `weak`: nobody is hurt in it, so that fewer words suffice."""
    totals = genres(page)
    longer = max(1.0, len(page.scenes) / SENTENCES)
    for kind, n in DOCUMENT.items():
        enough = n - 2 if weak else n
        if weak and kind in PLAYED and len(page.scenes) <= SHORT:
            enough = SHORTLY
        if totals.get(kind, 0) >= enough * longer:
            return kind
    return None


def titled(page: Page, kind: str) -> bool:
    """Whether the title itself says of what kind a report is: 'Gunmen storm airport in four-hour drill'."""
    titles = (s for s in page.scenes if s.sentence.section == "title")
    return any(c.direction == "document" and c.kind == kind for s in titles for c in cues(s.line))


def kinds_told(page: Page) -> frozenset[str]:
    """The kinds of a report that colour what it quotes: it checks others' claims, or is on an exercise; and ''."""
    totals = genres(page)
    return frozenset(("", *(kind for kind in ("factcheck", "exercise") if totals.get(kind, 0) >= CHECKS)))
