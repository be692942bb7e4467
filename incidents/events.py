"""Find the words that tell of an incident, and who did what to whom around each of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from incidents import clashes, senders
from incidents.chunks import DETERMINERS, ONE, Line, Thing, Who
from incidents.compounds import inside_name, other_noun
from incidents.fits import fits
from incidents.interposed import LED, behind
from incidents.kept import compiled
from incidents.lexicon import Term
from incidents.listed import groups_of
from incidents.model import Count, Mention
from incidents.roles import roles
from incidents.scan import Scene
from incidents.spot import Spot
from incidents.sure import CRUEL, MANY, STRONG, TAKES, armed_as, is_sure, is_vehicle, waylays
from incidents.weigh import Cue, standing

_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday".split())
# Verbs that part 'the Houthis' from 'drones' in 'the Houthis sent drones'.
VERBS = frozenset("sent fired launched used threw saw heard made took left had has have carried staged mounted".split())


class Trigger(NamedTuple):
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
    count: Count | None = None  # type: ignore[assignment]
    present: bool = False  # 'kills', 'attack': told as a habit, but for titles
    attempted: bool = False  # 'tried to board'
    cruel: bool = False  # 'tortured', 'raid': a mild word that tells of violence where people suffer it
    rejected: Cue | None = None
    agent: Mention | None = None
    target: Mention | None = None


def triggers(
    scene: Scene, cues: Sequence[Cue], phrases: Mapping[int, Sequence[Term]] = MappingProxyType({})
) -> list[Trigger]:
    """The triggers of a sentence in order, rejected ones too; `phrases` are those that rules have found."""
    out: list[Trigger] = []
    line = scene.line
    met = sorted({*line.kinds.get("trigger", ()), *phrases}) if phrases else line.kinds.get("trigger")
    if met is None:
        return out
    skip, groups = -1, groups_of(scene)
    made: dict[tuple[int, str, str], Trigger] = line.memo.setdefault("triggers", {})  # surmising reads it once more
    for i in met:
        for term in (*phrases.get(i, ()), line.tags[i].get("trigger")):
            if term is None or i <= skip or not _stands(scene, i, term):
                continue
            last = i + len(term.words) - 1
            if not inside_name(scene, i, last, term.entry.extra.get("pos", "")) and not other_noun(line, term, last):
                found = made.get((i, term.ref, term.text)) or _trigger(scene, groups, i, term, cues)
                made[i, term.ref, term.text] = found
                if not fits(line, last, found.agent, found.target, term):
                    continue
                out.append(found)
            skip = last
    return out


def _stands(scene: Scene, i: int, term: Term) -> bool:
    """Whether a word is met as a word of violence: not in 'the town fell on Friday', 'fired the minister'."""
    after, blocked, first = i + len(term.words), scene.line.blocked, term.words[0]
    led = scene.line.lows[i - 1] if i else ""
    if i in blocked or (term.words[-1] == "on" and after in blocked) or (first in _FALLS and led in _ABSTRACT):
        return False
    if term.words == ("fights",) and led in _WHICH:
        return False  # ', 'a militia that fights the rebels'
    if term.words == ("fire", "at") and i and _is_blaze(scene.line, i):
        return False
    if (first == "besieged" and led in DETERMINERS) or (first == "pounds" and led.isdigit()):
        return False  # 'the besieged town': its state; '60 pounds of explosive'
    return term.entry.kind != ARMED or _wielded(scene, after - 1) is not None


def _is_blaze(line: Line, i: int) -> bool:
    """'died in a fire at a camp', 'a huge fire at the port': what burns, and nobody shoots."""
    before = line.lows[max(0, i - 2) : i]
    return before[-1] in _A_FIRE or (before[0] in _A_FIRE and "who" not in line.tags[i - 1])


_A_FIRE = DETERMINERS | {"in"}
_WHICH = frozenset(("that", "which", "who"))
_FALLS = frozenset(("fell", "falls"))
# What falls on somebody and hurts nobody: 'suspicion fell on the rebels', 'night fell on the town'.
_ABSTRACT = frozenset("suspicion suspicions blame choice lot duty task burden silence night darkness dusk calm".split())
_PASSENGERS = frozenset("plane flight bus train helicopter aircraft jet airliner airplane taxi metro subway".split())
_TAKEN = frozenset("stopped captured captures capturing seized seizes seizing raided raids raiding swooped".split())


ARMED = "weapon"  # the kind of verbs that tell of violence by the weapon that is their object
_WIELDED = {
    "artillery": "shelling",
    "air": "air_drone_strike",
    "drone": "air_drone_strike",
    "explosive": "bombing",
    "fire": "arson",
    "blunt": "protest_riot_violence",
}
_OBJECT = compiled(r"\s+(?:(?!(?:at|on|into|in|by|from|to|when|and|as|the)\b)[\w,-]+\s+){0,5}", re.IGNORECASE)


def _from_above(verb: str, agent: Mention | None, weapon: Mention) -> bool:
    """'US forces dropped a 500-pound bomb': who has aircraft drops from them."""
    return verb.startswith("drop") and weapon.value.kind == "explosive" and armed_as(agent) == "force"


def _wielded(scene: Scene, last: int) -> Mention | None:
    """The weapon that a verb has as its object: 'fired dozens of shells', 'threw two home-made grenades'."""
    end, text = scene.line.ends[last], scene.line.text
    end = end if LED.isdisjoint(scene.line.lows[last + 1 : last + 2]) else behind(scene, end, loose=True)
    weapons = (w for w in scene.told["weapon"] if end < w.start <= end + 48 and w.value.kind in _WIELDED)
    return next((w for w in weapons if _OBJECT.fullmatch(text, end, w.start)), None)


_FOUND = compiled(
    r"(?:,[^,;.]{0,60},)?(?:\s(?!(?:and|but|exploded|blew|went|killed)\b)[\w'’,-]+){0,6}?"
    r"\s(?:was|were|had been|has been|have been) (?:also |later |safely )?"
    r"(?:found|discovered|spotted|deactivated|defused|neutrali[sz]ed|"
    r"made (?:safe|harmless)|rendered (?:safe|harmless)|destroyed in a controlled)\b",
    re.IGNORECASE,
)
_WENT_OFF = compiled(r"\b(?:explod|blew|detonat|went off|go off|goes off|killed|wound|injur)", re.IGNORECASE)


def _found(scene: Scene, term: Term, end: int, pos: str) -> bool:
    """'A parcel bomb was found at the office': what was found in time."""
    if pos != "deed" or term.entry.kind != "bombing" or term.words[-1] in _BURST:
        return False
    text, stop = scene.line.text, scene.sentence.end
    return _FOUND.match(text, end, stop) is not None and _WENT_OFF.search(text, scene.sentence.start, stop) is None


_BURST = frozenset("blast blasts explosion explosions attack attacks bombing bombings detonation".split())


def _kind(term: Term, agent: Mention | None, target: Mention | None, *, owned: bool = False) -> str:
    """What a word tells of depends on who does it to whom: troops that seize suspects arrest them."""
    kind, word = term.entry.kind, term.text
    if kind == "armed_assault" and word in _TAKEN and (armed_as(agent) == "force" or armed_as(target) == "attacker"):
        return "raid_arrest"
    if word in TAKES and target is not None and armed_as(agent) == "attacker" and is_vehicle(target):
        return "looting_property"
    if word in TAKES and isinstance(target.value if target else None, Who) and armed_as(target) != "attacker":
        return "abduction" if armed_as(agent) != "force" else kind
    if kind == "looting_property" and word.endswith(" off with") and isinstance(target.value if target else None, Who):
        return "abduction"
    if kind == "looting_property" and word == "removed" and isinstance(target.value if target else None, Who):
        return "abduction"  # 'removed an engineer from his car'
    if kind == "abduction" and word.startswith("snatch") and target is not None and isinstance(target.value, Thing):
        return "looting_property"
    strong = term.entry.extra.get("strength") == STRONG
    if (
        kind == "arson"
        and strong
        and target is not None
        and isinstance(target.value, Who)
        and not owned
        and armed_as(target) != "force"
        and word.startswith(_LIT)
        and target.value.head.split()[-1] not in _MACHINES
    ):
        return "armed_assault"
    if kind == "foiled_attack" and word.startswith("intercept") and waylays(agent, target):
        return "armed_assault"
    if kind == "foiled_attack" and word.endswith(("down", "downed")) and target is not None and _manned(target):
        return "armed_assault"  # 'shot down a helicopter'
    return kind


_LIT = ("burn", "set", "lit", "ignit", "put")  # what is done to people too; 'the palace of the ruler was razed'
_MACHINES = frozenset("harvester harvesters digger diggers loader loaders".split())  # people, and machines that burn
_AIRCRAFT = frozenset(
    "helicopter helicopters plane planes aircraft jet jets airliner airplane chopper warplane".split()
)


def _manned(target: Mention) -> bool:
    return isinstance(target.value, Thing) and target.value.head.split()[-1] in _AIRCRAFT


_HITS = frozenset(
    "hit hits hitting struck strikes fell fall falls landed slammed smashed crashed impacted targeted exploded "
    "exploding burst detonated".split()
)
_FIRED = frozenset(("fired", "opened"))  # 'a tank fired at a block'
_SENT = {"artillery": "shelling", "air": "air_drone_strike", "drone": "air_drone_strike"}


def _sent(scene: Scene, term: Term, start: int, target: Mention | None) -> str | None:
    """'shells fell on the market', 'drones hit a depot': what strikes tells of the type, and not what is fired on."""
    if term.words[0] not in _HITS and term.words[0] not in _FIRED:
        return None
    for w in reversed(scene.told["weapon"]):
        if w.end <= start <= w.end + 48 and w.value.kind in _SENT:
            between = scene.line.text[w.end : start]
            if target is not None and target.start <= w.start < target.end:
                return None
            return None if _APART.search(between) else _SENT[w.value.kind]
    return None


_APART = compiled(r"[;:]|, (?!which|that|presumably)|\b(?:and|but|when|while|as|after|before|who)\b", re.IGNORECASE)


def _ordinary(term: Term, agent: Mention | None, target: Mention | None) -> bool:
    """'boarded a plane': what passengers do."""
    if not term.entry.id.startswith("boarded") or target is None or not isinstance(target.value, Thing):
        return False
    return target.value.head.split()[-1] in _PASSENGERS and armed_as(agent) != "attacker"


def _trigger(scene: Scene, groups: Sequence[Mention], i: int, term: Term, cues: Sequence[Cue]) -> Trigger:
    line, extra = scene.line, term.entry.extra
    last = i + len(term.words) - 1
    start, end = line.starts[i], line.ends[last]
    pos = _part_of_speech(scene, i, last, extra.get("pos", "deed"))
    verb = last - (last > i and line.lows[last] in DETERMINERS)  # 'burned the': the article is the object's
    found = roles(scene, groups, i, verb, term.entry.kind, pos, extra.get("subject", ""))
    spot = Spot(scene, i, verb, groups)
    if mutual := term.entry.kind == "armed_clash" or clashes.mutual(line, last):
        found = clashes.both(spot, found)
    agent, target = found.agent or senders.sender(spot), found.target
    present = pos == "act" and (_present(line, i, term) or _ordinary(term, agent, target) or _thousands(target))
    cue = _meant(standing(scene, cues, start, end), scene, term, agent, target)
    sent = _sent(scene, term, start, target) if pos == "act" else None
    if term.entry.kind == ARMED and (weapon := _wielded(scene, last)) is not None:
        sent = _WIELDED["air" if _from_above(line.lows[i], agent, weapon) else weapon.value.kind]
    owned = target is not None and line.text.startswith(("'s ", "’s "), target.end)  # 'the couple's shed was burned'
    kind = sent or ("foiled_attack" if _found(scene, term, end, pos) else _kind(term, agent, target, owned=owned))
    kind = "armed_clash" if mutual and kind in ("armed_assault", "harm") else kind
    return Trigger(
        kind=kind,
        pos=pos,
        strong=sent is not None
        or is_sure(scene, term, last, pos, agent, target)
        or (kind == "abduction" and armed_as(agent) == "attacker"),
        start=start,
        end=end,
        rule=term.ref,
        word=term.text,
        definite=_attributive(line, i, last, kind)
        or ((pos == "deed" or _of_weapon(line, i, extra.get("subject", ""))) and _definite(line, i)),
        plural=pos == "deed" and line.lows[last].endswith("s") and not _single(line, last),
        count=_counted(line, i),
        present=present,
        attempted=cue is not None and cue.kind == "attempted",
        cruel=extra.get("strength") == CRUEL,
        rejected=cue if cue is not None and cue.kind != "attempted" else None,
        agent=agent,
        target=target,
    )


_TENDING = compiled(r"\b[a-z]+ing (?:\w+ ){0,2}\Z")


def _meant(cue: Cue | None, scene: Scene, term: Term, agent: Mention | None, target: Mention | None) -> Cue | None:
    """The cue, but none of nature where no beast did it: 'rangers protecting elephants were killed'."""
    if cue is None or cue.kind != "nature":
        return cue
    if term.entry.kind in ("bombing", "suicide_bombing") or isinstance(agent and agent.value, Who):
        return None
    behind = target is not None and target.end <= cue.start
    tended = behind and target is not None and _TENDING.search(scene.line.text, target.end, cue.start)
    return None if tended else cue


def _single(line: Line, last: int) -> bool:
    """'crossness', and 'A missile strikes a warehouse', where the plural is a verb."""
    return line.lows[last].endswith("ss") or bool({"a", "an", "the"}.intersection(line.lows[last + 1 : last + 2]))


# Base forms whose past is another word, so that they tell of habit or plan.
_BASES = frozenset("blow shoot fight break throw steal bring take fall run drive slay get lay".split())


def _present(line: Line, i: int, term: Term) -> bool:
    """'kills', 'attack', 'has been firing': a form that tells no single finished deed."""
    word = line.lows[i]
    if word.endswith("ing"):
        if i and line.lows[i - 1] in ("is", "are", "am"):
            return True
        return i > 1 and line.lows[i - 1] == "been" and line.lows[i - 2] in ("has", "have")
    if word.endswith("s") and not word.endswith("ss"):
        return True
    if word in _BASES:
        return True
    past = _first_words(term.entry.names)
    return word + "ed" in past or word + "d" in past


@lru_cache(maxsize=2_000)
def _first_words(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset([name.lower().split()[0] for name in names])


def _thousands(target: Mention | None) -> bool:
    """'killed 70,000 people': the toll of a war."""
    who = target.value if target is not None else None
    return isinstance(who, Who) and who.count is not None and (who.count.low or 0) >= MANY


def _part_of_speech(scene: Scene, i: int, last: int, pos: str) -> str:
    """'the killing of' is a deed though 'killing' is listed as an act."""
    line = scene.line
    if pos == "act" and line.lows[last].endswith("ing"):
        before = line.lows[i - 1] if i else ""
        after = line.lows[last + 1] if last + 1 < len(line.lows) else ""
        if before in DETERMINERS or after == "of" or before == "s" or _owned(scene, i):
            return "deed"
    if pos == "deed" and i > 1 and line.lows[i - 1] == "to" and line.lows[i - 2] in _TRIED:
        return "act"
    return pos


_TRIED = frozenset("tried trying tries attempted attempting attempt attempts managed".split())  # ... to kidnap


def _owned(scene: Scene, i: int) -> bool:
    """'the six monks' slaying': whose deed a word is, told in the plural."""
    start = scene.line.starts[i]
    return scene.line.text[max(0, start - 3) : start].lower() in ("s' ", "s’ ")


def _of_weapon(line: Line, i: int, subject: str) -> bool:
    """'when the mine exploded': the word before says what weapon it was."""
    return subject == "weapon" and i > 0 and "weapon" in line.tags[i - 1]


def _definite(line: Line, i: int) -> bool:
    """'the attack', 'this deadly attack', 'Thursday's rush-hour attacks': told before."""
    for k in range(i - 1, max(-1, i - 4), -1):
        low = line.lows[k]
        if low in ("the", "this", "that", "these", "those") or low == "s" and k and line.lows[k - 1] in _DAYS:
            return True
        if low in ONE or low in VERBS or not line.joined[k + 1]:
            return False
    return False


def _attributive(line: Line, i: int, last: int, kind: str) -> bool:
    """'one of the killed attackers', 'the slain men': those of whom was told; 'the besieged town': what is."""
    told = i > 0 and line.lows[i - 1] == "the" and last + 1 < len(line.lows)
    return told and ("who" in line.tags[last + 1] if kind == "harm" else line.lows[last].endswith("ed"))


_BETWEEN = frozenset("in by during at as when while after and from".split())  # '20 injured in clashes': not 20 clashes


def _counted(line: Line, i: int) -> Count | None:
    for k in range(i - 1, max(-1, i - 4), -1):
        if k in line.numbers:
            count: Count = line.numbers[k].value.count
            return count
        if not line.joined[k + 1] or line.lows[k] in _BETWEEN:
            return None
    return None


def is_armed(mention: Mention | None) -> bool:
    """Whether a group can be the doer: attackers, forces, named groups."""
    return mention is not None and isinstance(mention.value, Who) and bool(mention.value.armed)


# 'the killings of the monks': deeds that are those of known victims.
_SLAYING = frozenset("murder murders killing killings assassination assassinations massacre slaying slayings".split())
_ANYBODY = frozenset("people civilians population victims citizens inhabitants persons masses innocents".split())


def is_known_slaying(t: Trigger) -> bool:
    """'the killings of the monks', 'Ana Ruiz's murder': the event is that of victims told as known."""
    value = t.target.value if t.target is not None else None
    known = isinstance(value, Who) and (value.definite or value.named) and value.head not in _ANYBODY
    return known and t.word in _SLAYING


def is_embodied(t: Trigger) -> bool:
    """Whether a verb tells it, or who does it or suffers it: not 'executions have never stopped anybody'."""
    return t.pos == "act" or t.target is not None or is_armed(t.agent)
