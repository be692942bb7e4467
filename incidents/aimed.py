"""Whom an attack was aimed at: what is done to one named or ranking person is an assassination."""

from __future__ import annotations

import re
from collections.abc import Iterator

from incidents.affinity import Cluster
from incidents.arrests import is_force
from incidents.chunks import Who
from incidents.events import Trigger
from incidents.frames import Frame
from incidents.kept import compiled
from incidents.model import Mention

RANKING = frozenset(
    """activist advocate alderman ambassador anchor archbishop attorney ayatollah barrister bishop blogger boss
    brigadier broadcaster campaigner candidate captain cardinal chairman chairperson chairwoman chief chieftain cleric
    colonel columnist commander commissioner congressman consul councillor councilman councilor counselor dean defector
    defender deputy diplomat dissident editor elder envoy general governor head headman headmaster headmistress
    headteacher imam inspector journalist judge kagawad kingpin lawmaker lawyer leader magistrate majhi major
    maulana maulvi mayor
    minister mullah muezzin nun ombudsman organiser organizer pastor politician preacher premier presenter president
    priest principal procurator professor prosecutor rabbi rector reporter ruler sarpanch scholar scientist senator
    sheikh sheriff spokesman spokesperson spokeswoman superintendent tycoon unionist vicar warden warlord
    whistleblower""".split()
)
PROMINENT = frozenset(("government", "media", "religious", "diplomatic", "aid"))


def prominent(who: Who) -> bool:
    """Whether a victim is one whose killing is an assassination rather than an assault."""
    single = who.count is not None and who.count.value == 1
    return single and (who.named or _ranks(who))


def _ranks(who: Who) -> bool:
    """Whether it is one person of office, of the media or the clergy."""
    if who.count is None or who.count.value != 1:
        return False
    head = who.head.split()[-1]
    return head in RANKING or (who.category in PROMINENT and head not in UNRANKED)


# A name of two or more words behind a victim ('called X Y', ', X Y,') or before it ('X Y, a').
_WORDS = r"[A-Z][\w'’-]+(?:\s+(?:al-|bin |de |van |von )?[A-Z][\w'’-]+)+"
NAMED = compiled(r"\s*(?:,|by the name of|called|named|known as|identified as)\s+(?:as\s+)?" + _WORDS)
NAMED_BEFORE = compiled(r"[A-Z][\w'’-]+\s+[A-Z][\w'’-]+,\s(?:an? |the |\d+, )?\Z")
FEW = 2
# What is done to one person whom somebody wants dead.
AIMED = frozenset(
    "shot stabbed attack ambush ambushed assassinated assassination shooting attacked killed murdered".split()
) | {"shot at", "fired on", "fired at", "opened fire", "gunned down", "shot dead"}
SOLDIERLY = frozenset("brigadier captain colonel commander major chief".split())
STRUCK = frozenset("hit hits struck strikes targeted destroyed".split())
UNRANKED = frozenset("employee employees worker workers clerk clerks staff staffer aide servant driver cleaner".split())
ESCORT = frozenset("bodyguard bodyguards guard guards driver drivers escort escorts chauffeur".split())


def refine(kind: str, c: Cluster, killed: int | None, wounded: int | None) -> str:
    """An assault on one named or ranking person is an assassination; `killed` and `wounded` are its toll."""
    if ((killed or 0) > FEW and (killed or 0) - _escort(c) > FEW) or (wounded or 0) > FEW or _at_home(c):
        return kind
    if kind == "bombing":
        return "assassination" if _bombed(c) or _in_the_car(c, moving=True) else kind
    if kind == "shelling":
        return "assassination" if _in_the_car(c, moving=True) else kind
    if kind == "execution":
        return "assassination" if _ranking_dead(c) else kind
    if kind != "armed_assault":
        return kind
    if not (killed or wounded):
        told = any(t.kind == "assassination" and t.strong for f in c.all for t in f.triggers)
        told = told or _in_the_car(c, moving=True)
        one = not told and any(prominent(w) for w in _aimed_at(c))
        return "assassination" if told or (one and not _on_many(c) and not _by_forces(c)) else kind
    if (killed or 0) <= 1 and (wounded or 0) <= 1 and _waylaid(c) and not _by_forces(c):
        both = killed and wounded and not any(map(prominent, _dead(c)))  # 'one man died and another was wounded'
        return kind if both else "assassination"
    return "assassination" if _in_the_car(c) or _known(c, killed or 0) else kind


def _known(c: Cluster, killed: int) -> bool:
    """Whether one of those hit ranks, or is told by name where nobody else was meant and no forces did it."""
    victims = [w for w in _victims(c) if w.count is not None and w.count.value == 1]
    several = killed > 1 and sum(w.armed == "force" for w in set(_dead(c))) > 1  # 'an inspector and a sergeant'
    ranked = [w for w in victims if _ranks(w) and not (several and w.armed == "force" and not w.named)]
    alone = killed > 0 and not _two_fell(c)
    named = (
        bool(ranked)
        and killed > 0
        or alone
        and bool([w for w in victims if w.named] or [f for f in c.frames[:2] if _names_victim(f)])
    )
    if not (named or ranked):
        return False
    many = _on_many(c)
    return any(not (many and _serves(w)) for w in ranked) or (named and not many and not _by_forces(c))


def _two_fell(c: Cluster) -> bool:
    """'shot dead two tappers, Ali Ahmad and Omar Ahmad': those who were killed together, of whom none was meant."""
    told = [x.value for f in c.all for x in f.casualties if x.field == "killed" and not x.value.nobody]
    return any((v.count.value or 0) == FEW and not v.later_died for v in told) and not _escort(c)


# What an attack strikes that is aimed at nobody by name, though one who was there is told by name.
MANNED = frozenset(
    """bus minibus coach train tram helicopter plane boat ferry post outpost checkpoint checkpost roadblock base
    barracks camp encampment patrol convoy village market bar restaurant nightclub school station headquarters
    garrison fort position positions airport hotel mosque church temple shrine prison jail cafe pub mall supermarket
    hospital stadium theatre cinema embassy bunker bunkers trench trenches picket""".split()
)


def _on_many(c: Cluster) -> bool:
    """'fired on a bus; the conductor, Ali Demir, died': the deed strikes a place or vehicle of many, or a patrol."""
    hit = [t.target for f in c.frames[:2] for t in f.deeds if t.target is not None]
    struck = [m for m in hit if m.kind == "thing"] if hit and not _ranks_high(hit[0]) else hit[:1]
    manned = any(m.kind == "thing" and m.value.head.split()[-1].lower() in MANNED for m in struck)
    return manned or any(_PATROL.search(f.scene.line.text, f.start, f.end) for f in c.frames[:1])


def _serves(who: Who) -> bool:
    """'the brigadier fell when his post came under fire': he was there on duty."""
    return bool(who.armed) or who.head.split()[-1] in SOLDIERLY


def _ranked(m: Mention | None) -> bool:
    return m is not None and isinstance(m.value, Who) and _ranks(m.value)


def _ranks_high(m: Mention) -> bool:
    return isinstance(m.value, Who) and _ranks(m.value) and m.value.armed != "force"


_PATROL = compiled(
    r"\b(?:patrol|mobile|picket|convoy|column|post|checkpoint|outpost|checkpost)\b[^.;]{0,50}? "
    r"(?:was|were|came|had been|has been) (?:ambushed|attacked|under (?:fire|attack)|fired (?:on|at|upon)|shot at)\b",
    re.IGNORECASE,
)


def _by_forces(c: Cluster) -> bool:
    """'the police shot him in his house': who kills in the name of the state kills those of rank by design."""
    doers = [t.agent for f in c.frames[:2] for t in f.triggers if t.agent is not None]
    fought = any(isinstance(m.value, Who) and m.value.armed == "attacker" for m in doers)
    return not fought and any(map(is_force, doers))


_CAR_OF = compiled(
    r"\b(?:car|vehicle|convoy|motorcade|(house|home|residence)|pickup|jeep)(?: carrying| of|, carrying) "
    r"(?:\w+ ){0,3}?\Z",
    re.IGNORECASE,
)


def _in_the_car(c: Cluster, *, moving: bool = False) -> bool:
    """'opened fire at the car of a judge; his driver died': who was meant got away; `moving`: not 'at the house of'."""
    for f in c.frames[:2]:
        for m in f.scene.people_in(f.start, f.end):
            before = (f.scene.line.text, max(f.start, m.start - 50), m.start)
            of = _CAR_OF.search(*before)
            if of and not (moving and of[1]) and _ranks(m.value) and any(_strikes(t) for t in f.triggers):
                return True
    return False


def _strikes(t: Trigger) -> bool:
    return t.word in AIMED or t.word in STRUCK or t.kind in ("bombing", "shelling") and t.strong


_KIN = compiled(
    r"\b(?:his|her) (?:former |ex-|estranged |own )?(?:wife|husband|girlfriend|boyfriend|partner|roommate|flatmate|"
    r"mother|father|parents|son|daughter|brother|sister|children|classmate)\b[^.;]{0,60}\Z",
    re.IGNORECASE,
)


def _at_home(c: Cluster) -> bool:
    """'shot his roommate, Mark Ellis': a quarrel among kin and house mates is aimed at nobody of rank."""
    hit = ((f, t.target) for f in c.frames[:2] for t in f.triggers if t.target is not None)
    return any(_KIN.search(f.scene.line.text, max(f.start, m.start - 20), m.end) for f, m in hit)


# How a bomb is laid for one person: 'under his car', 'attached to the vehicle of', 'at the house of'.
_LAID_FOR = compiled(
    r"\b(?:attached to|under|underneath|beneath|stuck to|fixed to|planted (?:in|on|under)|hidden in|struck|hit|"
    r"targeted|targeting|at|near|outside|into|inside) (?:his|her|the|an?) (?:\w+ )?(?:car|vehicle|convoy|"
    r"motorcade|house|home|"
    r"office|residence|jeep|truck|pickup|motorcycle|taxi)\b",
    re.IGNORECASE,
)
# 'a bomb under his car', 'a charge fixed to the vehicle of a clerk': whose car it was, was meant.
_UNDER_HIM = compiled(
    r"\b(?:survived|escaped|unhurt|unharmed|unscathed|injured|wounded|lost (?:both |a |his |her )?legs?)\b[^.;]{0,80}"
    r"\b(?:under|beneath|underneath|attached to|fixed to|stuck to|planted (?:in|on|under)) (?:his|her) (?:\w+ )?"
    r"(?:car|vehicle|jeep|truck|taxi|seat|pickup)\b",
    re.IGNORECASE,
)
# 'the car of Dr Farid Amini', "Irina Holub's car", 'the car of the deputy head': whose it was, was meant.
_CAR_OF_ONE = compiled(
    r"\b(?:car|vehicle|jeep|pickup|motorcycle) of (?:(?:Dr|Mr|Mrs|Ms|Col|Gen|Capt|Maj|Judge|Mayor|Sheikh)\.? )?"
    r"[A-Z][\w'’-]+ (?:al-|bin )?[A-Z][\w'’-]+|[A-Z][\w-]+ [A-Z][\w-]+['’]s (?:\w+ )?(?:car|vehicle|jeep|pickup)\b"
)
CARS = frozenset(("car", "vehicle", "jeep", "pickup", "motorcycle"))
_UNHARMED = frozenset(("escaped unhurt", "escaped unharmed", "came away unharmed", "escaped with", "survived"))


def _bombed(c: Cluster) -> bool:
    """'a bomb under his car killed the prosecutor', 'the minister escaped unhurt when': one person is meant."""
    if any(_ranks(w) for w in _dead(c)):
        return True
    for f in c.frames[:2]:
        if any(t.kind == "bombing" and t.agent is not None and _ranked(t.target) for t in f.triggers):
            return True  # 'threw two grenades at the president'
        text = f.scene.line.text
        if CARS & f.scene.words and f.deeds and _CAR_OF_ONE.search(text, f.start, f.end):
            return True
        if _UNDER_HIM.search(text, f.start, f.end) and not any(_dead(c)):
            return True
        one = [m for m in f.scene.people if f.start <= m.start < f.end and _ranks(m.value)]
        spared = any(t.word in _UNHARMED and t.target in one for t in f.triggers)
        named = any(t.word in _UNHARMED and t.target is not None and t.target.kind == "name" for t in f.triggers)
        if named and _LAID_FOR.search(text, f.start, f.end):
            return True
        if one and (spared or _LAID_FOR.search(text, f.start, f.end)) and not any(_dead(c)):
            return True
    return False


def _dead(c: Cluster) -> Iterator[Who]:
    """Those who were killed, by the tolls; of a headline's, where nothing else is told."""
    for f in c.frames or c.titles:
        yield from (w for x in f.casualties if x.field == "killed" and not x.value.nobody for w in x.value.who)


def _ranking_dead(c: Cluster) -> bool:
    """'the imam's body was found with bullet wounds': a person of rank was killed unseen; not one who was tried."""
    return any(_ranks(w) for w in _dead(c)) and not any(
        _JUDGED.search(f.scene.line.text, f.start, f.end) for f in c.all
    )


_JUDGED = compiled(
    r"\b(?:hang\w*|sentenced|convicted|hostages?|captives?|captured|prison\w*|video|spying|abduct\w*"
    r"|kidnap\w*|bound|tied|blindfold\w*|gagged)\b",
    re.I,
)
# How one person is singled out: 'off-duty', 'outside his home', 'gunmen on a motorcycle'.
_SINGLED_OUT = compiled(
    r"\b(?:as|while|when|shortly after) (?:he|she) (?:was |had )?(?:le(?:ft|aving)|return\w+|walk\w+|"
    r"dr(?:ove|iving)|head\w+|open\w+|c(?:ame|oming)|enter\w+|arriv\w+|park\w+|r(?:ode|iding)|travel\w+|st(?:ood|epped|epping)|sat|got|getting)\b|"
    r"\b(?:in|from) (?:his|her) (?:bed|stall|cab|pew|garden|yard|doorway|sleep)\b|\bdrive-by\b|"
    r"\boff[- ]duty\b|\b(?:motorcycle|motorbike|scooter)s?\b(?![- ](?:taxi|driver|rider|courier)s?\b)|"
    r"\bgunned down\b|\bon his way (?:home|to)\b|"
    r"\b(?:outside|near|in|at|inside|into|from|in front of) (?:his|her) (?:own )?"
    r"(?:\w+ )?(?:home|house|car|shop|vehicle|residence|clinic|surgery|practice|office|pharmacy|workshop|stall|kiosk|"
    r"garage|studio|chambers|doorstep|gate|door|kitchen|bedroom|taxi|van|truck|restaurant|bakery|salon|farm)\b|"
    r"\bthrough (?:the [\w ]{0,20}of )?(?:his|her) (?:\w+ )?(?:window|door|wall|kitchen|windscreen|roof)\b|"
    r"\b(?:greeted|called|asked for) (?:him|her) by (?:his |her )?(?:first )?name\b|\bcalled out (?:his|her) name\b",
    re.IGNORECASE,
)


def _waylaid(c: Cluster) -> bool:
    """'an off-duty policeman was shot dead outside his home', 'a broker in his car': one person is singled out."""
    return any(map(_single, (*_dead(c), *_aimed_at(c)))) and any(
        _SINGLED_OUT.search(f.scene.line.text, f.start, f.end) for f in c.frames[:2]
    )


def _single(who: Who) -> bool:
    return who.armed != "attacker" and who.count is not None and who.count.value == 1 and not who.part


def _escort(c: Cluster) -> int:
    """How many of the dead guarded or drove another: 'the mayor and two of his bodyguards'."""
    dead = {w for f in c.frames for x in f.casualties if x.field == "killed" for w in x.value.who}
    escort = sum(w.count.value or 0 for w in dead if w.count is not None and w.head.split()[-1] in ESCORT)
    if not escort:
        return 0
    meant = {w.head for w in (*dead, *_victims(c)) if prominent(w) and w.head.split()[-1] not in ESCORT}
    return escort if len(meant) == 1 else 0  # not of 'a driver and two vendors, Juma and Sakhi Dad'


def _aimed_at(c: Cluster) -> Iterator[Who]:
    """Those at whom somebody shot, where no toll is told."""
    for f in (*c.titles, *c.frames[:2]):
        hit = (t.target for t in f.triggers if t.target is not None and t.word in AIMED)
        yield from (m.value for m in hit if isinstance(m.value, Who))


def _victims(c: Cluster) -> Iterator[Who]:
    for f in c.all:
        hit = (t.target for t in f.triggers if t.target is not None and (t.strong or t.kind == "harm"))
        yield from (m.value for m in hit if isinstance(m.value, Who))
        yield from (w for x in f.casualties if x.field in ("killed", "wounded") for w in x.value.who)


def _names_victim(frame: Frame) -> bool:
    """'a man called Khaled Saleh', 'a teacher, Yonathan Renden, was killed': the one victim is told by name."""
    return any(_is_named(frame.scene.line.text, t.target) for t in frame.triggers if t.target is not None)


def _is_named(text: str, victim: Mention) -> bool:
    who = victim.value
    if not isinstance(who, Who) or who.count is None or who.count.value != 1 or who.armed == "attacker":
        return False
    before = NAMED_BEFORE.search(text, max(0, victim.start - 60), victim.start)
    return bool(before or NAMED.match(text, victim.end))
