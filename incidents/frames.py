"""Frames: what one clause tells of one event, before clauses are put together into incidents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from incidents import events, gapped, headlines, mood, phrases, scattered, surmise, weigh
from incidents.aircraft import that_strike
from incidents.clauses import clauses, is_earlier, is_there, spot
from incidents.deed_days import counted_back, deed_days, is_finer, nested
from incidents.doers import own_dead
from incidents.events import Trigger, is_embodied
from incidents.extractors import casualties, sides
from incidents.extractors.date_nested import FOLLOWED
from incidents.extractors.dates import DateMention, date_scopes
from incidents.extractors.place_mentions import PlaceMention
from incidents.geography import finest, same_place
from incidents.kept import compiled
from incidents.known import HIM, befell, introduces, is_given, is_told_before
from incidents.lazy import lazy
from incidents.model import Count, Finding, Mention, Note
from incidents.nouns import Who
from incidents.scan import Page, Scene
from incidents.staged import stage, there
from incidents.sufferers import with_sufferers
from incidents.summed import of_a_war, of_old, pinned, since, sums
from incidents.weight import START, weight

Scopes = Sequence[DateMention | None]
# 'the latest in a string of attacks', 'five bombs set off together': one event.
_LATEST = compiled(
    r"\blatest (?:\w+ )?(?:in|of) (?:a|the)\b|\b(?:set off|went off|exploded) (?:together|simultaneously|at once)\b",
)
_MANY = compiled(r"\b(?:multiple|several|numerous|various|many|string of|series of)\b")
# 'in different corners of the governorate', 'in three separate incidents', 'over the weekend across the city'.
_APART = compiled(
    r"\bin (?:\w+ )?(?:different|separate|various|several) "
    r"(?:corners|parts|areas|places|villages|towns|districts|locations|incidents|attacks|assaults|raids|strikes|blasts|bombings|ambushes|clashes|shootings|provinces|states)\b"
    r"|\bover the (?:\w+ ){0,3}weekend\b"
    r"|\bacross (?:the )?(?:country|province|state|city|region|governorate|district"
    r"|(?:far )?(?:north|south|east|west)\w*)\b"
    r"|\bin (?:and|or) around\b|\bin (?:the )?(?:two|three|four|five|six|seven|\d) (?:\w+ )?"
    r"(?:provinces|districts|states|counties|departments)\b",
)
_APART_WORDS = frozenset(
    "different separate various several weekend around across provinces districts states counties departments".split()
)
_OF_THESE = compiled(r"(?:Of|Among) (?:these|those|them|the total)\b", re.IGNORECASE)  # '... , 40 were policemen'
UNTOLD = Count(None, None, None)
_MILD = ("harm", "raid_arrest")  # what an event told before may still bring
MANY_DEEDS = 10  # so many blasts are a count and no event; twelve shots are not
_OF_ONE_DEED = frozenset("shots mortars rockets missiles drones grenades shells mines landmines projectiles".split())


@dataclass(eq=False)
class Frame:
    """One clause's telling: its triggers, casualties, place, date, weapons and the tone of its sentence."""

    scene: Scene
    start: int
    end: int
    triggers: tuple[Trigger, ...]
    casualties: tuple[Finding, ...]
    places: tuple[PlaceMention, ...]
    dates: tuple[DateMention, ...]
    weapons: tuple[Mention, ...]
    sides: tuple[Finding, ...]
    tone: frozenset[str]
    weight: float
    day: DateMention | None = None  # its own date, where the sentence tells one
    scope: DateMention | None = None  # the date in force
    prior: bool = False  # 'days after a teacher was beheaded': told as earlier than the clause before it
    setting: Scene | None = None  # the sentence before that told where and who
    item: int | None = None  # the paragraph of a list that it stands in
    share: bool = False  # a place's share of a toll: 'ten were killed: six in Tasa and four in Buli'

    @property
    def section(self) -> str:
        return self.scene.sentence.section

    @lazy
    def deeds(self) -> tuple[Trigger, ...]:
        """The triggers that tell a deed for sure, and not only whom it harmed."""
        return tuple([t for t in self.triggers if t.strong and t.kind != "harm"])

    @lazy
    def place(self) -> PlaceMention | None:
        """The place where its event happened, the finest told in the clause."""
        told = [p for p in self.places if p.role in ("event", "route")]
        own = [p for p in told if p.specificity or not p.rule.endswith("#name")]
        fine = [p for p in own if p.kind != "country" and (p.kind != "region" or (p.admin1 and p.parent is not None))]
        return finest(fine or own)

    @lazy
    def tolls(self) -> dict[str, frozenset[int]]:
        """The counts told for each field, parts of others and the attackers' own left out."""
        told = [f for f in self.casualties if not f.value.part and not f.value.attackers]
        whole = [f for f in told if f.value.count.value is not None]
        return {f.field: frozenset(g.value.count.value for g in whole if g.field == f.field) for f in whole}

    @lazy
    def definite(self) -> bool:
        """Whether it speaks of an event as known: 'the attack', and no new deed beside it."""
        if not any(t.definite for t in self.triggers) or any(_fresh(t) for t in self.triggers):
            return False
        dated = any(d.scope == "event" and d.dated for d in self.dates)
        return not (dated and any(t.strong and t.pos == "act" and t.kind not in _MILD for t in self.triggers))

    @lazy
    def known(self) -> bool:
        """Whether those it happens to are told by a pronoun only: 'shot him', 'he was killed'."""
        low = self.scene.line.low
        told = [t for t in self.triggers if t.strong or t.kind == "harm"]
        meant = [
            t for t in told if (HIM.match(low, t.end) or befell(self.scene, self.start, t)) and not self._introduced(t)
        ]
        return bool(meant) and all(f.rule.endswith("pronoun") for f in self.casualties)

    @lazy
    def to_him(self) -> bool:
        """Whether all its deeds are done to those told before: 'A guard shot him', whatever toll it tells."""
        deeds = [t for t in self.deeds if not t.definite]
        low = self.scene.line.low
        return bool(deeds) and all(t.pos == "act" and HIM.match(low, t.end) and not self._introduced(t) for t in deeds)

    def _introduced(self, t: Trigger) -> bool:
        """'picked out six men and shot them': whom the pronoun stands for is told in the clause itself."""
        agents = [a.agent for a in self.triggers if a.agent is not None]
        return introduces(self.scene, self.start, t, agents)

    @lazy
    def resumed(self) -> bool:
        """'The driver was killed at once': whom it happens to was told before, and it has no day of its own."""
        told = [t.target for t in self.triggers if t.target is not None and (t.strong or t.kind == "harm")]
        day = any(d.scope == "event" and d.dated for d in self.dates)
        return bool(told) and not day and all(is_told_before(m) for m in told)

    @lazy
    def slight(self) -> bool:
        """'The families buried their dead', 'it recorded 25 explosions': no event of its own."""
        mild = all(not t.strong and t.kind == "harm" for t in self.triggers)
        counted = (t.count for t in self.triggers if t.plural and t.word not in _OF_ONE_DEED)
        sums = any(n is not None and (n.low or 0) >= MANY_DEEDS for n in counted)
        sums = sums and (self.place is None or self.place.specificity < 2)
        bare = self.prior and self.place is None and not any(d.scope == "event" for d in self.dates)
        hurt = any(f.value.nobody or f.value.count != UNTOLD for f in self.casualties)
        return not hurt and (mild or sums or bare)

    @lazy
    def nameable(self) -> bool:
        """Whether it tells something of its own: a day, a place, a toll, a weapon, whom or what it struck."""
        told = any(d.scope == "event" and d.dated for d in self.dates) or any(p.role == "event" for p in self.places)
        hurt = any(f.value.count.value is not None or f.value.nobody for f in self.casualties)
        given = any(is_given(t.target) or events.is_known_slaying(t) for t in self.triggers)
        return told or hurt or bool(self.weapons) or given

    @lazy
    def entry(self) -> bool:
        """'9 April: an attack left two injured': a line of a log, headed by its own day."""
        first = next(iter(self.dates), None)
        sentence = self.scene.sentence
        if first is None or first.start - sentence.start > 2 or self.start != sentence.start:
            return False
        return self.scene.line.text[first.end : first.end + 2].lstrip()[:1] in (":", "-", "–", "—")

    @lazy
    def several(self) -> bool:
        """'multiple attacks', 'three bombings', 'in different corners of the city': one clause over several events."""
        low = self.scene.line.low
        if self.share:
            return False
        apart = self.casualties and not self.scene.words.isdisjoint(_APART_WORDS)
        if apart and _APART.search(low, self.start, self.end):
            return True
        deeds = [t for t in self.triggers if t.pos == "deed" and t.strong]
        kinds = {t.kind for t in deeds if t.plural} if len(deeds) > 1 else ()
        if len(kinds) > 1 and (self.place is None or self.place.specificity < 2):
            return True  # 'Bombs and shootings killed nine across the north'
        if not deeds or [t for t in deeds if not t.plural or t.word.split()[-1] in _OF_ONE_DEED]:
            return False
        return all(_three(t, low) for t in deeds) and not _LATEST.search(low, self.start, self.end)


def _fresh(t: Trigger) -> bool:
    """A deed told as new: 'a bombing', 'a crowd burnt the station'."""
    if t.pos == "deed":
        return t.strong and not t.definite
    return t.strong and t.kind != "harm" and t.agent is not None and t.target is not None


def _three(t: Trigger, low: str) -> bool:
    """Three and more are several events; two blasts are mostly one attack, and so are eight drones."""
    if t.count is not None and (t.count.low or 0) >= 3 and t.word not in _OF_ONE_DEED:
        return True
    return _MANY.search(low, t.start - 24, t.start) is not None


def frames(page: Page) -> tuple[list[Frame], list[Note]]:
    """The frames of a report in order, and why other triggers were left out."""
    kept, notes = [], []
    scopes = date_scopes(page.dates, page.sentences, published=page.report.published, text=page.report.text)
    setting: Scene | None = None
    summed = False  # the sentence before told a sum over many events
    cues = [weigh.told(s) for s in page.scenes]
    doubted = mood.doubt(page)
    harm = own_dead(page.scenes, [casualties.find(s, page.rules) for s in page.scenes])
    deeds = [
        events.triggers(s, f, phrases.find(s, page.rules) | headlines.verbs(s, page.rules))
        for s, f in zip(page.scenes, cues, strict=True)
    ]
    deeds = [
        surmise.triggers(s, f, did, page.rules) if set_ else did
        for s, f, did, set_ in zip(page.scenes, cues, deeds, surmise.settled(page.scenes), strict=True)
    ]
    blames = [sides.find(s, page.rules) for s in page.scenes]
    for scene, before, found, injured, did, blame in zip(
        page.scenes, (None, *page.scenes), cues, harm, deeds, blames, strict=False
    ):
        acts, hurt = mood.weighed(scene, did, with_sufferers(scene, did, injured, page.rules), page.rules, doubted)
        if summed and _OF_THESE.match(scene.line.text, scene.sentence.start):
            continue
        if not acts and not hurt and not blame:
            setting = stage(scene, setting, told=False)
            continue
        notes += [_rejection(page, t) for t in acts if t.rejected]
        told = [
            _frame(page, scopes, scene, start, end, acts, hurt, blame, weigh.tone(found, start, end))
            for start, end in clauses(page, scene, acts, hurt)
        ]
        if told[1:]:
            told = [_armed(f, prev) for f, prev in zip(told, (None, *told), strict=False)]
        stood = ("there" in scene.words and there(scene, before)) or setting
        own = [_set(f, stood, scopes) for whole in told if whole is not None for f in _each_place(whole)]
        own = [part for f in own for part in _gapped(f)]
        kept += own
        summed = bool(hurt) and not any(f.casualties for f in own)
        setting = stage(scene, setting, told=any(f.weight >= START and not f.definite for f in own))
    return kept, notes


def _armed(frame: Frame | None, before: Frame | None) -> Frame | None:
    """', while another in Tasa killed six', 'and two in Buli': with the weapon of the clause before."""
    if frame is None or before is None or frame.weapons or any(not t.rejected for t in frame.deeds):
        return frame
    return replace(frame, weapons=before.weapons) if gapped.another(frame.scene, frame.start) else frame


def _each_place(frame: Frame) -> list[Frame]:
    """'attacked the villages of X and Y': without a toll, each place of the list is an event of its own."""
    listed = len(frame.places) > 1 and scattered.listed(frame.scene, frame.triggers, frame.casualties, frame.places)
    if not listed:
        return [frame]
    rest = tuple(p for p in frame.places if not any(same_place(p, q) for q in listed))
    return [replace(frame, places=(*rest, p)) for p in listed]


def _gapped(frame: Frame) -> list[Frame]:
    """'A guard was shot in Tasa on Monday, and a cook in Buli': each further place with those of its own."""
    deed = next((t for t in frame.triggers if t.pos == "act" and t.strong and t.target is not None), None)
    towns = [p for p in frame.places if p.role == "event" and p.specificity > 1]
    if len(towns) < 2 or frame.section in ("title", "heading"):
        return [frame]
    if told := gapped.shares(frame.scene, frame.casualties, towns):
        others = [f for f in frame.casualties if f.field != told[0][1].field]
        whole, *later = [replace(frame, places=(p,), casualties=(f,), start=p.start, share=True) for p, f in told]
        return [replace(whole, start=frame.start, casualties=(*whole.casualties, *others)), *later]
    if deed is None:
        return [frame]
    whoever = gapped.further(frame.scene, deed, towns)
    if not whoever:
        return [frame]
    first = whoever[0].start
    rest = replace(
        frame,
        places=tuple(p for p in frame.places if p.start < first),
        dates=tuple(d for d in frame.dates if d.start < first) or frame.dates,
    )
    return [rest, *(_further(frame, deed, whom, next(p for p in towns if p.start > whom.start)) for whom in whoever)]


def _further(frame: Frame, deed: Trigger, whom: Mention, place: PlaceMention) -> Frame:
    own = tuple(d for d in frame.dates if d.start > place.start)
    day = next((d for d in own if d.scope == "event" and d.value is not None), frame.day)
    toll = tuple(gapped.count(f, whom) for f in frame.casualties[:1] if isinstance(whom.value, Who))
    part = replace(frame, start=whom.start, triggers=(deed._replace(target=whom),), casualties=toll)
    return replace(part, places=(place,), dates=own or frame.dates, day=day)


def _set(frame: Frame, setting: Scene | None, scopes: Scopes) -> Frame:
    """A frame without a place of its own happens where the scene was set just before, in the same paragraph."""
    if setting is None or setting.sentence.paragraph != frame.scene.sentence.paragraph:
        return frame
    if any(p.role in ("event", "route") and p.specificity > 1 for p in frame.places):
        return frame
    if not (frame.casualties or frame.weapons or any(map(is_embodied, frame.triggers))):
        return frame
    places = tuple(m.value for m in setting.told["place"])
    dates = [m.value for m in setting.told["date"] if m.value.scope == "event" and m.value.dated]
    return replace(
        frame,
        setting=setting,
        places=(*frame.places, *places),
        day=frame.day or (dates[0] if dates else None),
        weight=frame.weight + 0.7,
    )


def _rejection(page: Page, trigger: Trigger) -> Note:
    assert trigger.rejected is not None
    cue = trigger.rejected
    return Note(
        "weigh", trigger.start, trigger.end, page.report.text[trigger.start : trigger.end], f"{cue.kind}: {cue.rule}"
    )


def _idle(scene: Scene, acts: Sequence[Trigger]) -> list[Trigger]:
    """The triggers of a sentence that only speak of deeds: the tolls within their reach are meant, and not done."""
    return [t for t in acts if t.rejected is not None and weigh.idle(scene, t.rejected)]


def _frame(
    page: Page,
    scopes: Scopes,
    scene: Scene,
    start: int,
    end: int,
    acts: Sequence[Trigger],
    hurt: Sequence[Finding],
    blame: Sequence[Finding],
    tone: frozenset[str],
) -> Frame | None:
    own, idle = tuple([t for t in acts if start <= t.start < end and not t.rejected]), _idle(scene, acts)
    harm = tuple([f for f in hurt if start <= spot(f) < end and not f.value.cumulative and not _only_meant(f, idle)])
    blamed = tuple([f for f in blame if start <= f.start < end])
    if not (own or harm or blamed):
        return None
    if any(f.rule.endswith(("toll", "#dead-number", "#number-wounded")) for f in harm):
        tone = tone - {"generic"}  # 'the death toll has risen to 40'
    if "generic" in tone and not harm and not any(m.value.scope == "event" for m in scene.told["date"]):
        return None
    idly = sides.powers(scene) if blamed and not own and not harm else ()
    places = tuple([m.value for m in scene.told["place"] if start <= m.start < end and m.start not in idly])
    dates = tuple([m.value for m in scene.told["date"] if start <= m.start < end])
    led = None if scene.words.isdisjoint(FOLLOWED) else nested(scene, own, harm)
    places = places if led is None else tuple([p for p in places if p.start > led[0]])  # not where the court sits
    prior = start > scene.sentence.start and is_earlier(scene, start)
    if prior and not any(p.role == "event" for p in places) and is_there(scene, start):
        places += tuple(m.value for m in scene.told["place"] if m.start < start and m.value.role == "event")[-1:]
    if (hurt and of_a_war(hurt, places, dates)) or (harm and sums(places, dates, own, scene)) or of_old(dates):
        return None
    if since(dates, harm, scene) or ("cumulative" in tone and not pinned(places, dates)):
        harm = ()
        if all(t.kind == "harm" or (t.plural and t.count is None) for t in own):
            return None
    weapons = that_strike(scene, mood.weapons(scene, start, end), own)
    days = deed_days(page, scopes, scene, own, harm, (start, end), led)
    if prior and (before := counted_back(page, scene, start)) is not None:
        days = (days[0], days[0]) if is_finer(days[0], before) else (before, before)
    sure = round(weight(scene, own, harm, places, dates, weapons, tone), 3)
    return Frame(scene, start, end, own, harm, places, dates, weapons, blamed, tone, sure, *days, prior)


def _only_meant(found: Finding, idle: Sequence[Trigger]) -> bool:
    """'would not say whether its aircraft had killed herders': the toll of what is not said to have happened."""
    return not found.value.nobody and any(found.start <= t.start < found.end for t in idle)
