"""Mood: words of violence that state no event: habit, possibility, question, simile, law, statistics, fiction, nature.

Each rule of `mood.toml` finds a stretch of a sentence; deeds and tolls that touch it are not told as done. A rule may
name the stretch `deed`; `scope = "sentence"` makes it the whole sentence, `scope = "before"` what was told before it,
`scope = "report"` all that the report tells: 'The scenario was the closing act of a joint exercise', `scope =
"paragraph"` the title and its own paragraph. A stretch of `crime` takes back arrests and thefts alone:
'They seized 2 tonnes of cocaine. Two drivers were arrested.'
`prose`: titles, bullets and updates are told in the present, and are left alone. `undated`, `unplaced`: a day, a town
told for an event makes it one. `among`: only in reports of a kind, those of fact-checkers or on an exercise.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from incidents import abstract, weigh
from incidents.events import Trigger
from incidents.extractors import patterns
from incidents.kept import compiled
from incidents.model import Finding, Mention, Sentence
from incidents.nouns import Who
from incidents.packs import Rule, Rules
from incidents.scan import Page, Scene
from incidents.weigh import Cue
from incidents.weight import is_timed

PROSE = frozenset(("body", "lead"))
BEFORE, REPORT, PARAGRAPH, SENTENCE, FREE, NATURE = "before", "report", "paragraph", "sentence", "", "nature"
CRIME, _OF_CRIME = "crime", frozenset(("raid_arrest", "looting_property", "arrested"))
BACK = frozenset((BEFORE, REPORT, PARAGRAPH))  # scopes of rules that take back what other sentences tell


class Doubt(NamedTuple):
    """What a report as a whole takes back: claims that it checks, an exercise, a bang that was a firework."""

    among: frozenset[str]  # kinds of reports: factcheck, exercise
    undone: Mapping[int, Rule]  # by the number of the sentence


def doubt(page: Page) -> Doubt:
    """Which of its own words a report does not mean."""
    known = _before(page.rules)
    undone: dict[int, Rule] = {}
    for n, scene in enumerate(page.scenes):
        for sign in patterns.candidates(known, scene.words):
            if sign.hits(scene.text, scene.low):
                rule = sign.rule
                undone |= {s.index: rule for s in _taken_back(page, n, rule.data["scope"])}
    return Doubt(weigh.kinds_told(page), undone)


def _taken_back(page: Page, n: int, scope: str) -> list[Sentence]:
    """The sentences that a rule takes back which is found in the sentence of number n."""
    here = page.scenes[n].sentence
    near = (here.paragraph,) if scope == PARAGRAPH else (here.paragraph, here.paragraph - 1)
    told = [s.sentence for s in (page.scenes[: n + 1] if scope == BEFORE else page.scenes)]
    titled = scope != PARAGRAPH or here.section in ("title", "lead")
    return [s for s in told if scope == REPORT or s.paragraph in near or (titled and s.section == "title")]


def weighed(
    scene: Scene, acts: Sequence[Trigger], hurt: Sequence[Finding], rules: Rules, doubted: Doubt
) -> tuple[Sequence[Trigger], Sequence[Finding]]:
    """The deeds and tolls of a sentence; deeds of another mood are kept as rejected, tolls are not."""
    spans = [*unreal(scene, rules, doubted), *abstract.stretches(scene, acts, rules)] if acts or hurt else []
    scene.line.memo["mood"] = spans
    if not spans:
        return acts, hurt
    spans = [s for s in spans if s.kind != NATURE or not any(_aside(s, t) for t in acts)]
    silent = [s for s in spans if s.rule not in _TELLING]
    told = [
        f
        for f in hurt
        if f.value.nobody or not _over(f.start, f.end, [s for s in silent if _means(s, f.field, f.value.who)])
    ]
    return [_rejected(t, spans) for t in acts], told


_TELLING = frozenset(("en/mood#fighting-for-life",))  # idioms that tell no deed, and that somebody is hurt
_BY_HAND = frozenset(("bombing", "air_drone_strike", "shelling", "abduction", "execution", "assassination", "arson"))


def _aside(span: Cue, t: Trigger) -> bool:
    """'a sniper on the roof killed', 'the market, closed by floods, was bombed': nature only describes who or what."""
    if t.pos != "act" or not span.start < t.start < span.end:
        return False
    doer = isinstance(t.agent and t.agent.value, Who) and t.agent is not None and t.agent.end <= span.start
    return doer or (t.kind in _BY_HAND and t.target is not None and t.target.end <= span.start)


def weapons(scene: Scene, start: int, end: int) -> tuple[Mention, ...]:
    """The weapons between two offsets, but for those of similes and the like: 'it came like a bomb'."""
    spans = scene.line.memo.get("mood", ())
    own = (m for m in scene.told["weapon"] if start <= m.start < end and not _over(m.start, m.end, spans))
    return tuple(m for m in own if not (scene.line.text[m.start].isupper() and _in_name(scene, m)))


def _in_name(scene: Scene, weapon: Mention) -> bool:
    """'Shell Beach', 'the Assam Rifles', 'Baton Rouge': a plain word that is written as a name, beside another."""
    text = scene.line.text
    if scene.sentence.section == "title" or not weapon.value.name.islower() or text[weapon.start + 1].isupper():
        return False
    before = _BEFORE.search(text, max(scene.sentence.start, weapon.start - 24), weapon.start)
    first = before is not None and before.start() <= scene.sentence.start
    return _AFTER.match(text, weapon.end) is not None or (before is not None and not first)


_AFTER = compiled(r" [A-Z][a-z]")
_BEFORE = compiled(r"(?<![\w-])[A-Z][a-z]{2,} \Z")


def unreal(scene: Scene, rules: Rules, doubted: Doubt) -> Iterator[Cue]:
    """The stretches of a sentence that state no event, in the order of the rules."""
    if (taken := doubted.undone.get(scene.sentence.index)) is not None:
        yield _stretch(scene, taken, 0, len(scene.text))
    for sign in patterns.candidates(_index(rules, doubted.among), scene.words):
        rule = sign.rule
        for hit in sign.hits(scene.text, scene.low) if _applies(rule, scene) else ():
            whole = rule.data.get("scope") == SENTENCE
            a, b = hit.span("deed") if hit.groupdict().get("deed") else hit.span()
            yield _stretch(scene, rule, *((0, len(scene.text)) if whole else (a, b)))


def _before(rules: Rules) -> patterns.Anchored[patterns.Ready]:
    """The rules on what was told before a sentence."""
    if "mood" not in rules.memo:
        rules.memo["mood"] = patterns.ready_index([r for r in rules.of("mood") if r.data.get("scope") in BACK])
    found: patterns.Anchored[patterns.Ready] = rules.memo["mood"]
    return found


def _index(rules: Rules, among: frozenset[str]) -> patterns.Anchored[patterns.Ready]:
    """The rules on a sentence itself, in reports of some kinds."""
    if ("mood", among) not in rules.memo:
        own = [r for r in rules.of("mood") if r.data.get("scope") not in BACK and r.data.get("among", FREE) in among]
        rules.memo["mood", among] = patterns.ready_index(own)
    found: patterns.Anchored[patterns.Ready] = rules.memo["mood", among]
    return found


def _stretch(scene: Scene, rule: Rule, a: int, b: int) -> Cue:
    base = scene.sentence.start
    return Cue(rule.field, 0, 0, base + a, base + b, "mood", 0, rule.ref)


def _applies(rule: Rule, scene: Scene) -> bool:
    data = rule.data
    if ("undated" in data and scene.dated) or ("unplaced" in data and scene.placed):
        return False
    return not ("prose" in data and (scene.sentence.section not in PROSE or is_timed(scene)))


def _over(start: int, end: int, spans: Sequence[Cue]) -> bool:
    return any(start < s.end and s.start < end for s in spans)


def _means(span: Cue, kind: str, who: Sequence[object]) -> bool:
    """Whether a stretch takes back such a deed; one of mere crime no arrests of insurgents."""
    return span.kind != CRIME or (kind in _OF_CRIME and not any(getattr(w, "armed", "") == "attacker" for w in who))


def _rejected(trigger: Trigger, spans: Sequence[Cue]) -> Trigger:
    who = [m.value for m in (trigger.target,) if m is not None]
    over = (s for s in spans if trigger.start < s.end and s.start < trigger.end)
    cue = next((s for s in over if _means(s, trigger.kind, who)), None)
    return trigger if cue is None or trigger.rejected is not None else trigger._replace(rejected=cue)
