"""Violence: whether the words of an event tell of violence, and tell enough of it to make an incident."""

from __future__ import annotations

from collections.abc import Sequence

from incidents import weigh
from incidents.affinity import Cluster
from incidents.arms import kills
from incidents.events import Trigger, is_armed, is_known_slaying
from incidents.frames import Frame
from incidents.kept import compiled
from incidents.known import is_given, is_object
from incidents.model import Finding, Mention
from incidents.nouns import Thing, Who
from incidents.willed import BY_HAND, willed

# Words of harm that tell of violence by themselves.
MURDER = frozenset(
    "murdered murders murdering slain massacred massacring slaughtered slaughtering butchered butchering killing "
    "killings murder slaying".split()
)
# ... and words by which people are killed by people.
BRUTAL = (MURDER - {"killing"}) | frozenset(
    "shot shoot gunned beheaded decapitated executed lynched hacked stabbed assassinated alive throats beat "
    "beaten clubbed bludgeoned stoned axed knifed speared riddled martyred martyrdom mowed mown".split()
)
# Those who, where they are told as killed, were killed by people.
MARKED = frozenset(("military", "police", "government", "religious", "media", "diplomatic", "aid"))
_BY_FIRE = compiled(r"\bby (?:[\w-]+ ){0,3}?(?:fire(?! (?:in|at|that|which)\b)|gunfire|bullets?|shelling)\b(?=[ .,;])")
# What bodies are told to be, or to lie in, that people have done.
MAIMED = frozenset(
    "headless decapitated dismembered beheaded heads severed bound tied gagged blindfolded handcuffed tortured "
    "mutilated dumped hacked machete bullet bullets gunshot throat charred trussed stabbed strangled grave graves "
    "burnt riddled stab torture bags barrel sack sacks".split()
)
STRANGERS = frozenset("man men individual individuals persons person people youths strangers subjects group".split())
HURT = frozenset(("killed", "killing", "kills", "wounded", "wounding", "wounds"))
# ... and those who are picked out: whom no accident is told of by their calling.
PICKED = frozenset(
    "leader leaders activist activists defender defenders campaigner campaigners elder elders candidate candidates "
    "civilian civilians unionist unionists environmentalist environmentalists informer informers".split()
)
# 'bashed to death', but not by cold, cattle or a fall.
_TO_DEATH = compiled(
    r"\b(?!(?:crushed|trampled|frozen|froze|starved|burned|burnt|bled|bleed|gored|mauled|scared|plunged|plunging|fell|fall"
    r"|drank|bitten|choked|sentenced|condemned|scalded|stung|pecked|worked|suffocated|electrocuted|pushed|hugged|bored"
    r"|put|doomed|jumped|leapt|leaped|drowned|swept|boiled) )[a-z]+ to death\b"
)
# What ships, rocks, dogs and flames do as well as people.
_HURLED = frozenset(
    """rammed ploughed plowed slammed smashed crashed tore ripped hit struck strikes plunged bombarded stormed storms
    dragged fought fighting battle crushed burst ran took carried snatched seized fell came attack attacks
    attacked""".split()
)
NEUTRAL = frozenset("explosion explosions exploded explodes blast blasts burnt burned burning fire".split())


def solid(c: Cluster) -> bool:
    """Whether somebody is hurt or an armed doer told; else a day with a weapon or a place of the event.

    A weapon and a place without a day are enough in title and lead.
    """
    if any(f.casualties or any(is_armed(t.agent) or _of_known(t) for t in f.triggers) for f in c.all):
        return True
    armed = any(m.value.extra.get("strength") != "weak" for f in c.all for m in f.weapons)
    dated = any(f.day is not None and f.day.value is not None for f in c.all)
    placed = any(f.place is not None and f.place.role == "event" for f in c.all)
    topped = any(f.section in ("title", "lead", "update", "bullet") for f in c.all)
    if topped and any(
        t.definite and t.pos == "deed" and t.strong and is_given(t.target) for f in c.all for t in f.triggers
    ):
        return True  # 'condemned the attack on the court'
    return (dated and (armed or placed)) or (topped and armed and placed)


def _of_known(t: Trigger) -> bool:
    """'the monks' slaying', 'three nurses are held hostage': whose death or capture is told as known."""
    return is_known_slaying(t) or (t.kind in _TAKEN and t.pos == "act" and t.strong and is_given(t.target))


_TAKEN = frozenset(("abduction", "sexual_violence"))


def bare_name(c: Cluster) -> bool:
    """'the recent attacks', 'explosions were heard in Rivas': named, and nobody told who did it or suffered by it."""
    told = [t for f in c.all for t in f.triggers if t.strong]
    if any(map(_set_down, c.all)):
        return False
    fight = any(t.kind == "armed_clash" for t in c.all[0].triggers)
    if not told or fight or any(t.pos == "act" for t in told) or any(f.casualties for f in c.all):
        return False
    if any(t.target is not None or is_armed(t.agent) for f in c.all for t in f.triggers):
        return False
    return not any(t.word in _BODY for t in told)


_BODY = frozenset("body bodies corpse corpses torso torsos remains".split())  # a headless one is somebody's


# Deeds that are done in words and games as well, so that somebody must be told who does or suffers them.
FIGURED = frozenset(
    """attacked ambushed stormed slaughtered massacred butchered crucified strangled clashed fought fighting
    battled pounded downed robbed stole beat hit bombarded overran destroyed""".split()
) | {"came under fire", "was under attack", "came under attack", "fell on", "went off", "fought off"}


def hollow(c: Cluster) -> bool:
    """'The lender came under fire', 'the presidents clashed over tariffs': nobody and nothing told that is struck."""
    told = [t for f in c.all for t in f.triggers if t.strong]
    if not told or any(t.word not in FIGURED or is_armed(t.agent) for t in told):
        return False
    struck = any(t.target is not None and not _beside(f, t) for f in c.all for t in f.triggers if t.strong)
    return not struck and not any(f.casualties or f.weapons for f in c.all)


_AT = compiled(r"\b(?:at|during)\b")


def _beside(f: Frame, t: Trigger) -> bool:
    """'attacked the syllabus at a meeting': what is told behind a preposition is not what a deed strikes."""
    return t.target is not None and _AT.search(f.scene.line.low, t.end, max(t.end, t.target.start)) is not None


def _set_down(f: Frame) -> bool:
    """'The clinic, shut since an air strike on 5 May', 'a stabbing at the same stop in March': a deed with its day."""
    new = any(
        t.pos == "deed" and t.strong and not (t.definite or t.rejected) and (not t.plural or t.word == "shots")
        for t in f.triggers
    )
    return new and f.day is not None and f.day.scope == "event" and f.day.dated


def violent(c: Cluster) -> bool:
    """Whether the words tell of violence and not only of death: an attack, a weapon, an armed doer.

    'The navy denied that the boat had been hit': of what is denied to have happened nothing is told by that.
    """
    return any(tells_violence(f) and not (f is not c.all[0] and _said_not_to_be(f)) for f in c.all)


def _said_not_to_be(f: Frame) -> bool:
    return "denied" in f.tone and _DENIED.search(f.scene.line.low, f.start, f.end) is not None


_DENIED = compiled(r"\bden(?:y|ies|ied) that\b")


_AIMED = frozenset(("artillery", "drone"))


def _by_people(t: Trigger) -> bool:
    """'was fired upon and five drowned', 'gunmen attacked a camp of flood victims': what no accident does."""
    if not t.strong or t.rejected:
        return False
    return willed(t) or (t.pos == "act" and (_attacks(t.agent) or _of_war(t)))


def _of_war(t: Trigger) -> bool:
    """'A helicopter attacked and sank a boat': what soldiers fly or drive, and what it strikes."""
    doer = t.agent.value if t.agent is not None else None
    armed = isinstance(doer, Thing) and doer.category == "military"
    return armed and t.word.split()[0] in _AIMS and is_object(t.target)


_AIMS = frozenset(
    "attacked bombed bombarded strafed shelled rocketed machine-gunned machinegunned pounded fired".split()
)


def _fired(f: Frame, t: Trigger) -> bool:
    """'A mortar crashed through a roof': what comes down was fired."""
    hurled = t.pos == "act" and not t.rejected and t.word.split()[0] in _HURLED
    return hurled and any(m.value.kind in _AIMED and 0 <= t.start - m.end <= 2 for m in f.weapons)


def tells_violence(f: Frame, *, mishap: bool = False) -> bool:
    if _in_an_accident(f) and not any(_by_people(t) or _wrongs(f, t) or _fired(f, t) for t in f.triggers):
        return False
    return any(_violent_word(f, t, mishap) for t in f.triggers) or _violent_toll(f)


def _violent_word(f: Frame, t: Trigger, mishap: bool) -> bool:
    if t.strong and (t.kind != "harm" or _is_murder(t) or _by_somebody(t)):
        return True
    if t.cruel and not t.rejected and (t.strong or (t.pos == "deed" and any(map(_is_hurt, f.casualties)))):
        return True  # '30 villagers perished in a raid'
    return _wrongs(f, t) or (not mishap and _slain(f, t))


def _violent_toll(f: Frame) -> bool:
    """Whether weapons, and those that they hurt or that are taken, tell of violence."""
    if any(x.field in ("abducted", "arrested", "perpetrators_killed") for x in f.casualties):
        return True
    used = f.weapons and (f.casualties or any(is_armed(t.agent) or _strikes(t) for t in f.triggers))
    if used and any(m.value.extra.get("strength") != "weak" or kills(m, f) for m in f.weapons):
        return True
    return any(_murder(f, x) for x in f.casualties)


def _strikes(t: Trigger) -> bool:
    return t.pos == "act" and not t.rejected and is_object(t.target)


def _in_an_accident(f: Frame) -> bool:
    """'A plane crash-landed at Leh. Both pilots were killed.': its own words tell of one, or those before it."""
    if "accident" in f.tone:
        return True
    before = f.setting
    return before is not None and any(c.kind == "accident" for c in weigh.cues(before.line))


def _is_murder(t: Trigger) -> bool:
    """'murdered', 'a double murder'; not 'a wall fell, killing two'."""
    return (t.word in MURDER and (t.pos == "deed" or t.word != "killing")) or (
        t.pos == "deed" and t.word.rpartition(" ")[2] in MURDER
    )


def _wrongs(f: Frame, t: Trigger) -> bool:
    """'raiders emptied a store', 'was surprised by militiamen', 'a raid on a post': what attackers do to somebody."""
    if t.rejected or not _attacks(t.agent):
        return False
    return is_object(t.target) or (t.pos == "act" and _SOMEBODY.match(f.scene.line.low, t.end) is not None)


# Whom no list knows: 'drowned a carter', 'slashed two looms'; not 'seized the town', 'took a day'.
_SOMEBODY = compiled(
    r" (?:an?|two|three|four|five|six|seven|eight|nine|ten|several|some|his|her|their) (?!(?:\w+ )?"
    r"(?:hours?|days?|weeks?|months?|years?|minutes?|towns?|cit(?:y|ies)|villages?|districts?|provinces?|areas?"
    r"|camps?|bases?|territor\w+|positions?|statements?|videos?|talks|truce|ceasefire|deal|control|power|role"
    r"|chances?|leaders?|name|weapons?|guns?|rifles?|arms|plans?|demands?|campaign|war|attacks?|operations?|raids?"
    r"|assaults?)\b)[a-z]{3,}"
)


_KILLED = compiled(r"\b(?:was|were|been|and) (?:\w+ly |also |all |both )?killed\b(?! (?:by|instantly|off)\b)")
_BY_WHOM = compiled(r"\b(?:was|were|been) (?:\w+ly |also |all |both )?(?:killed|cut down|finished off) by\b")


_KILLS = frozenset(("killed", "kill", "kills", "murdered", "slew", "wounded", "massacred", "slaughtered"))
# Whose victims are those of accidents and mistakes.
_AT_THE_WHEEL = frozenset(
    """driver drivers motorist motorists pilot pilots captain rider riders cyclist doctor doctors surgeon nurse nurses
    people person""".split()
)


def _slain(f: Frame, t: Trigger) -> bool:
    """'A nurse was killed at Dori', 'a ranger was killed by poachers': no cause of an accident told behind it."""
    if t.kind != "harm" or t.pos != "act" or t.rejected or not isinstance(t.target.value if t.target else None, Who):
        return False
    if t.agent is not None and t.agent.end <= t.start and t.end <= (t.target.start if t.target else 0):
        doer = t.agent.value  # 'Deserters killed a chief'
        return t.word in _KILLS and isinstance(doer, Who) and doer.head.split()[-1] not in _AT_THE_WHEEL
    pattern = _KILLED if t.agent is None else _BY_WHOM
    hit = pattern.search(f.scene.line.text, max(f.start, t.start - 24), min(f.end, t.end + 12))
    return hit is not None and hit.end() >= t.end


def _is_hurt(found: Finding) -> bool:
    return found.field in ("killed", "wounded") and not found.value.nobody and not found.value.cumulative


def _by_somebody(t: Trigger) -> bool:
    """'were killed by rebels', 'by a group of thirty men': people who kill, and no flood or drunken driver."""
    doer = t.agent.value if t.agent is not None else None
    return is_armed(t.agent) or (isinstance(doer, Who) and doer.head.split()[-1] in STRANGERS)


def _murder(f: Frame, found: Finding) -> bool:
    """'buried 45 men alive', 'five marines were killed': the words of the toll, or who was killed, tell of violence."""
    if found.field not in ("killed", "wounded") or found.value.nobody:
        return False
    words = set(f.scene.line.text[found.start : found.end].lower().split())
    if "#bodies" in found.rule and MAIMED & f.scene.words:
        return True
    armed = any(w.category in MARKED or w.head.split()[-1] in PICKED for w in found.value.who)
    foes = any(m.value.armed == "attacker" for m in f.scene.people)  # 'miners were killed by militants'
    shot = _BY_FIRE.search(f.scene.line.text, found.start, f.end) is not None
    slain = bool(words & BRUTAL) or _TO_DEATH.search(f.scene.line.low, found.start, found.end) is not None
    blamed = armed and "#death-of" in found.rule and f.scene.words.isdisjoint(_MISHAPS)
    blamed = blamed and _BLAMED.search(f.scene.line.low, f.start, found.start) is not None
    return slain or foes or shot or blamed or (armed and bool(words & HURT))


_MISHAPS = frozenset("hospital hospitals clinic doctor doctors surgeon driver motorist pilot firm crash".split())
# 'the officer involved in the death of six priests': deaths for which people answer.
_BLAMED = compiled(
    r"\b(?:responsible|responsibility|blam\w+|accus\w+|implicat\w+|involv\w+|charg\w+|guilty|suspect\w+|masterminds?"
    r"|behind|authors?|perpetrators?|culprits?|condemn\w*|denounc\w*) (?:\w+ ){0,4}?(?:the )?\Z"
)


def plain(c: Cluster) -> bool:
    """Plainly violent: somebody hurt or an attacker in the very clause that tells of the violence.

    Soldiers fight a flood and blast a canal: they are no attackers there.
    """
    told = [
        f
        for f in c.all
        if tells_violence(f, mishap=True)
        and not (f.known and not any(_attacks(t.agent) for t in f.triggers))
        and "unconfirmed" not in f.tone
        and (any(_meant(t) or _fired(f, t) for t in f.triggers) or _by_arms(f))
    ]
    return any(
        (f.casualties and f not in c.titles) or any(_assails(t) or _hands_on(t) for t in f.triggers) for f in told
    )


def _by_arms(f: Frame) -> bool:
    """'Two soldiers were killed by a claymore mine': by what no accident kills."""
    return bool(f.casualties) and any(m.value.extra.get("strength") != "weak" and kills(m, f) for m in _arms(f))


def _arms(f: Frame) -> list[Mention]:
    """The weapons of a clause but for blasts and fires, which may be of gas."""
    low = f.scene.line.low
    return [m for m in f.weapons if low[m.start : m.end] not in NEUTRAL]


def _assails(t: Trigger) -> bool:
    """'Rebels attacked a camp'; not 'attacks by rebels have made farming hard'."""
    if t.pos == "act" and t.strong and not t.rejected and _of_war(t):
        return True
    return _attacks(t.agent) and not (t.pos == "deed" and t.plural and t.count is None and not t.definite)


def _hands_on(t: Trigger) -> bool:
    """'a crowd looted three shops', 'villagers beat the manager': what people do to somebody by their own hands."""
    hands = t.strong and t.word.split()[0] in BY_HAND - {"shot"}  # hunters shoot
    return hands and t.pos == "act" and _is_who(t.agent) and is_object(t.target)


def _meant(t: Trigger) -> bool:
    """A word of violence that no accident is told by: a plant explodes, a tanker burns, people lose their lives."""
    if t.kind == "harm" and BRUTAL.isdisjoint(t.word.split()) and not _by_somebody(t):
        return False
    if t.kind == "raid_arrest" or t.word.split()[0] in _HURLED:
        return _attacks(t.agent) or _of_war(t)
    return t.strong and t.word not in NEUTRAL


def _attacks(doer: Mention | None) -> bool:
    return is_armed(doer) and doer is not None and doer.value.armed != "force"


def attacked(f: Frame) -> bool:
    """'Gunmen fired on a bus': an attacker's deed, which makes a report one of violence, whatever else went wrong."""
    return any(_attacks(t.agent) and ("accident" not in f.tone or _by_people(t)) for t in f.deeds)


def accidental(c: Cluster) -> bool:
    return any("accident" in f.tone for f in c.all)


def news(clusters: Sequence[Cluster], genre: str, *, titled: bool = False) -> list[Cluster]:
    """What a report that speaks of a cinema, a cricket team or an exercise tells of violence all the same.

    All of it where title or lead tell on which day how many were hurt, or on which day attackers struck; else the
    events that the body tells with a day, a toll and bombs or attackers; nothing of what an exercise plays, of a report
    whose title says that it is one (`titled`), and of what readers write to the editor.
    """
    if genre == "letters" or (genre == "exercise" and titled):
        return []
    top = [f for c in clusters for f in c.all if f.section in ("title", "lead")]
    if any(_dated(f) and (_counted(f) or (genre != "exercise" and (_assailed(f) or _armed_blow(f)))) for f in top):
        return list(clusters)
    if genre == "exercise":
        return []
    return [c for c in clusters if any(f.day and _dated(f) and _counted(f) and _struck(f) for f in c.frames)]


def _dated(f: Frame) -> bool:
    day = f.day or f.scope
    return day is not None and day.value is not None and day.value.precision == "day"


def _counted(f: Frame) -> bool:
    return any(h.value.count.low and h.field in ("killed", "wounded", "abducted") for h in f.casualties)


def _assailed(f: Frame) -> bool:
    return any(_attacks(t.agent) for t in f.deeds)


def _armed_blow(f: Frame) -> bool:
    """'A novelist was attacked with an axe': somebody is struck, and with what."""
    arms = any(m.value.extra.get("strength") != "weak" for m in f.weapons)
    return arms and any(t.strong and t.pos == "act" and _is_who(t.target) and not t.rejected for t in f.triggers)


def _is_who(mention: Mention | None) -> bool:
    return mention is not None and isinstance(mention.value, Who)


def _struck(f: Frame) -> bool:
    return any(map(_by_people, f.triggers))
