"""Who is blamed for an incident or claims it, where no verb of the deed has them as its subject."""

from __future__ import annotations

import re
from dataclasses import dataclass

from incidents.extractors import patterns
from incidents.kept import compiled
from incidents.model import Finding, Mention
from incidents.nouns import Who
from incidents.packs import Rules
from incidents.scan import Scene

PERSONS = frozenset(("who", "name"))
NOBODY = frozenset("nobody somebody someone anybody anyone everybody everyone".split())
SUSPECTS = frozenset("suspect suspects culprit culprits arsonist arsonists accused driver drivers".split())
RULERS = frozenset(("government", "regime", "junta"))
# People without arms of their own who are blamed for violence all the same: 'locals blame herdsmen'.
BLAMED = frozenset(
    """herders herdsmen herdsman farmers pastoralists settlers youths supporters activists loyalists followers tribesmen
    clansmen rivals rival smugglers traffickers poachers loggers miners ranchers landowners landgrabbers squatters
    vigilantes hooligans rioters protesters demonstrators cultists villagers mob mobs strikers pickets thugs
    youngsters nationalists extremists ex-combatants mercenaries guards dealers fanatics sympathisers sympathizers
    community clan tribe invaders bullies""".split()
)
# 'too early to say whether the group was behind it', 'No group, including the Taliban, has claimed it'.
_OPEN = compiled(
    r"\b(?:whether|unclear if|(?:say|know|asked|see|sure) if)\s[^.;:,]*\Z"
    r"|\b(?:no (?:[\w-]+ ){0,2}?(?:group|one|organi[sz]ation|faction|party|side)s?|nobody|none|neither)\b"
    r"(?! (?:has |have )?(?:any )?doubt)"
    r"(?:(?!\b(?:but|though|although|while)\b)[^.;:])*\Z",
    re.IGNORECASE,
)
# 'who blamed the rebels for two blasts in May', 'accused of similar attacks': blame for other deeds.
OTHER_DEEDS = compiled(
    r"\s(?:for|of|in|over) (?:(?:an?|the|these|those|its|their) )?(?:(?:two|three|four|five|six|several|dozens of|many"
    r"|other|earlier|previous|past|similar|recent|string|series|spate|wave|number|dozen)\b)[^.;,]{0,40}"
    r"\b(?:in (?:January|February|March|April|May|June|July|August|September|October|November|December|recent|the past"
    r"|(?:19|20)\d\d)|last (?:year|month|week)|earlier|since|elsewhere)\b"
)
_FAR = 60
# 'Police said nobody had claimed responsibility'.
_NOT_SO = compiled(
    r"\b(?:nobody|no one|no (?:[\w-]+ ){0,2}?(?:group|organi[sz]ation)|none|not|never|yet)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Side:
    """One who did it by somebody's word: their own (claimant) or another's (perpetrator)."""

    mention: Mention
    role: str
    tried: bool = False  # told as taking part, or on trial for it


def find(scene: Scene, rules: Rules) -> list[Finding]:
    """The claims and blames of one sentence."""
    if "roles" not in rules.memo:
        rules.memo["roles"] = patterns.index(rules.of("roles"))
    if not patterns.candidates(rules.memo["roles"], scene.words):
        return []
    out = []
    start = scene.sentence.start
    for rule, hit in patterns.match(rules.memo["roles"], scene.shadow, scene.words):
        a, b = start + hit.start("agent"), start + hit.end("agent")
        here = [m for m in scene.mentions if m.start == a and m.end == b]
        mention = _meant(here)
        tried = bool(rule.data.get("persons"))
        open_ = _OPEN.search(scene.line.text, max(start, a - _FAR), a) is not None
        if mention is not None and rule.data.get("group") and getattr(mention.value, "armed", "") != "attacker":
            continue  # 'Police said the attack was in revenge for a raid'
        if mention is not None and OTHER_DEEDS.match(scene.line.text, b, scene.sentence.end):
            continue
        if mention is not None and not open_ and _able(mention, tried) and _of_attacker(scene, hit):
            role = str(rule.data["role"])
            if role == "claimant" and _NOT_SO.search(scene.line.text[b : start + hit.end()].rpartition(",")[2]):
                continue
            whole = _subject_of(scene, mention)
            for one in (whole, *_beside(scene, whole)):
                side = Side(_own_word(one, role, scene.line.text), role, tried)
                out.append(Finding("actors", side, one.start, one.end, rule.ref, scene.sentence.index))
    return out


def _meant(here: list[Mention]) -> Mention | None:
    """Who is told by the words of an agent: people, else a state by its name alone, else a person's name."""
    powers = (state(m) for m in here if m.kind == "place" and m.value.kind not in ("actor", "people"))
    who = next((m for m in here if m.kind == "who"), None) or next(powers, None)
    return who or next((m for m in here if m.kind in PERSONS), None)


# 'The YPS, a youth wing of the outlawed PKK, claimed it': what an apposition tells of the one who speaks.
_PUT_IN = compiled(r"\)?,? (?:an?|the|which|that|who|whose|part of|allied|linked|affiliated|formerly|once)\b[^,.;:]*\Z")
_AND = compiled(r",? and (?:the )?|, (?:the )?")


def _subject_of(scene: Scene, mention: Mention) -> Mention:
    """The group that an apposition before the verb is about: 'the Brigades, a wing of Fatah, claimed'."""
    before = [m for m in scene.people if m.end < mention.start and m.value.armed == "attacker" and m.value.canonical]
    behind = scene.line.text[mention.end : mention.end + 1]
    led = before and _PUT_IN.match(scene.line.text, before[-1].end, mention.start)
    return before[-1] if led and (behind == "," or " which " in led[0] or " that " in led[0]) else mention


def _beside(scene: Scene, mention: Mention) -> list[Mention]:
    """'Hamas and the Brigades claimed it', 'blamed bandits and the ELN': the groups told in one breath with one."""
    out, at = [], [m for m in scene.people if m.value.armed == "attacker" and m.value.canonical and not m.value.none]
    if mention.value.canonical is None or mention not in at:
        return []
    n = at.index(mention)
    if n and _AND.fullmatch(scene.line.text, at[n - 1].end, mention.start):
        out.append(at[n - 1])
    if n + 1 < len(at) and scene.line.text[mention.end : at[n + 1].start] in (" and ", " and the "):
        out.append(at[n + 1])
    return out


# Capitals that stand for those who govern: 'Tehran fired missiles', 'Kyiv blamed Moscow'.
SEATS = frozenset(
    """moscow kyiv kiev ankara tehran islamabad beijing damascus baku yerevan washington riyadh kigali kinshasa khartoum
    tripoli juba caracas bogota naypyidaw pyongyang seoul rabat algiers bamako niamey ouagadougou belgrade pristina
    bishkek dushanbe tbilisi bangkok manila jakarta abuja delhi""".split()
) | {"new delhi", "tel aviv", "addis ababa", "phnom penh"}


def is_power(place: Mention) -> bool:
    """Whether a place stands for a state that acts: a country, or the capital from which one is governed."""
    found = place.value
    return found.specificity == 0 or found.specificity == _TOWN and found.text.lower() in SEATS


_TOWN = 3


def powers(scene: Scene) -> frozenset[int]:
    """Where capitals stand that speak or are blamed, and tell no place: 'Islamabad blamed New Delhi'."""
    return frozenset(
        [
            m.start
            for m in scene.told["place"]
            if m.value.specificity and is_power(m) and not _AT.search(scene.line.text, m.start - 4, m.start)
        ]
    )


_AT = compiled(r"\b(?:in|at|near|of|on) \Z")


def state(place: Mention) -> Mention | None:
    """Those who act for a country that is named alone: 'Ukraine said it had struck a command post'."""
    if not is_power(place) or not place.value.country:
        return None
    power = Who("government", category="military", armed="force", kind="state", country=place.value.country)
    return Mention("who", place.start, place.end, place.rule, power)


def _own_word(mention: Mention, role: str, text: str) -> Mention:
    """'claimed by the Green Brigade': forces of a name that no list knows, and that boast of it, are a group."""
    who: Who = mention.value
    if role != "claimant" or who.armed != "force" or not (who.entry.startswith("named:") or not who.canonical):
        return mention
    name = _CAPITALS.search(text, mention.start, mention.end)
    if name is None:
        return mention
    return mention._replace(value=who._replace(kind="group", armed="attacker", canonical=name[0]))


# 'Green Brigade', and not 'the Army'.
_CAPITALS = compiled(r"[A-Z][\w’'-]*(?: (?:of |the |al-)*[A-Z][\w’'-]*)+\Z")


def _of_attacker(scene: Scene, hit: re.Match[str]) -> bool:
    """Whether a group of the name `attacker`, where a rule has one, is attackers or suspects: no 'man named Kumar'."""
    if "attacker" not in hit.re.groupindex or hit["attacker"] is None:
        return True
    start = scene.sentence.start + hit.start("attacker")
    told = (m.value for m in scene.people if m.start == start)
    return any(who.armed == "attacker" or who.head.split()[-1] in SUSPECTS for who in told)


def _able(mention: Mention, tried: bool) -> bool:
    """Whether a group is one that can have done it: armed, or those who govern; any person who is on trial for it."""
    who = mention.value
    if not isinstance(who, Who) or who.none or (tried and who.head in NOBODY):
        return False
    return tried or bool(who.armed or who.head.split()[-1] in RULERS | BLAMED)
