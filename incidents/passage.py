"""Who did it where the words of the deed name nobody: those whom the sentences around it tell of.

Tried in this order, the surest first, and only where nothing nearer names a doer:
1. a raid or an arrest is the work of the forces that the passage tells of, those who speak of it too;
2. strangers who come to the place just before or after: 'Two men got off a motorbike. The owner was shot.';
3. attackers by whom something else is done there: 'The guards had been tied up by the raiders.'
On six sets of reports with 640 incidents they were right in 20 of the 32 cases where nothing else had named a doer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from incidents.affinity import Cluster
from incidents.antecedents import SPEAKERS
from incidents.extractors.date_values import DateValue
from incidents.kept import compiled
from incidents.model import Mention
from incidents.nouns import Who
from incidents.scan import Page, Scene
from incidents.targets import NOBODY

# Deeds done by people who come, and seldom by those who stand far off.
AT_HAND = frozenset(
    "armed_assault assassination abduction execution arson bombing looting_property sexual_violence other".split()
)
STRANGERS = frozenset(
    """man men person persons people individual individuals youth youths boy boys teenager teenagers stranger strangers
    suspect suspects brother brothers rider riders motorcyclist motorcyclists duo trio pair group
    male males figure figures""".split()
)
_VERB = (
    r"(?:came (?:up|out|in|into|to|over|on|by|from|down)|walked (?:up|in|into|over|across|to)|entered|approached|burst|"
    r"broke in|barged|stormed|knocked|drew (?:up|level|near|alongside)|pulled (?:up|over|alongside)|drove (?:up|by)|"
    r"rode (?:up|past)|got (?:off|out|down)|jumped (?:out|off|over|down)|climbed|alighted|stepped (?:out|off|from)|"
    r"boarded|stopped|blocked|intercepted|surrounded|waylaid|flagged down|forced (?:open|their|his|the|him|her|them)|"
    r"lay in wait|lured|posed as|pounced|arrived|appeared|emerged|opened fire|fired (?:at|on|from|into|shots)|"
    r"sprayed|threw|lobbed|hurled|dragged|grabbed|seized|tied|crossed|descended|turned up|showed up|"
    r"leaving (?:a|the)|fleeing|running (?:off|away|from)|placing|planting|throwing|speeding (?:off|away)|"
    r"took (?:him|her|them|away)|led (?:him|her|them) (?:away|off)|"
    r"(?:brought|ordered|told|pushed|pulled|marched|drove|robbed|beat|bundled|threatened|chased)"
    r" (?:him|her|them)\b|(?:were |been )?(?:waiting|lying in wait)|"
    r"(?:was|were) seen (?:running|fleeing|leaving|speeding|driving|riding|escaping)|"
    r"sped (?:off|away)|made off|fled (?:on|in|by|the scene|into|towards|after)|escaped (?:on|in)|ran (?:off|away))\b"
)
_TAIL = (
    r"[\"”’]?(?:\s\([^)]{1,40}\)|"
    r"\s(?:in|on|aboard|with|from|of|wearing|riding|dressed|armed|carrying|posing)(?:\s[\w’'-]+){1,9}?)?"
    r"(?:,[^,.;]{1,60},)?(?:\swho)?\s(?:(?:had|have|has|was|then|also|later|first|reportedly|allegedly|suddenly|\w+ly)\s)*"
)
_CAME = compiled(_TAIL + _VERB, re.IGNORECASE)


def of_the_passage(page: Page, c: Cluster, kind: str, taken: frozenset[int]) -> Mention | None:
    """Whom the passage of an incident tells of as its doer; `taken`: the sentences that tell of other incidents."""
    if kind == "raid_arrest":
        return next(_forces(page, c, taken), None) or next(_organs(page, c, taken), None) or spoken_for(page, c, taken)
    if kind == "protest_riot_violence":
        text = page.report.text
        crowd = (m for m in _assailants(page, c, taken) if m.value.head.split()[-1] in CROWDS)
        forces = (m for m in _forces(page, c, taken) if not SPEAKS.match(text, m.end))
        return next(crowd, None) or next(forces, None)
    if kind not in AT_HAND:
        return None
    readers = (_strangers, _attackers, _assailants, _passing)
    return next((m for read in readers for m in read(page, c, taken)), None)


def opponent(page: Page, c: Cluster, taken: frozenset[int], side: Mention) -> Mention | None:
    """The other side of a clash of which one is told: forces against those who are none, a group against another.

    The fallen of the passage come first: 'in a skirmish with the army four rebels were killed'.
    """
    for scene in _at_the_time(page, c, taken):
        armed = [m for m in scene.people if m.value.armed and not (m.value.none or m.value.named or m.value.bare)]
        armed = [m for m in armed if SPEAKERS.isdisjoint(m.value.head.split())]
        others = [m for m in armed if _against(m.value, side.value) and not SPEAKS.match(scene.line.text, m.end)]
        if others:
            return next((m for m in others if suffers(c, m)), others[0])
    return None


# Parts of patterns on a group that is told of: whose a place is ('rebel-held'), what may stand between a group and its
# verb, and what it does at other times ('has carried out such bombings in the past').
HOLDS = r"[-– ](?:held|controlled|run|ruled|dominated|administered|occupied|infested)\b"
TO_ITS_VERB = (
    r"(?:\s\([^)]*\))?(?: (?:in|of|from) (?:the )?[\w-]+)?(?:, [^,.;]{3,60},)?"
    r"\s(?:(?:has|have|had|also|later|often|long|\w+ly)\s)*"
)
# Who is told so has no part in it: 'the ANC condemned the murder', 'the ELN said it was not involved'.
DISOWNS = compiled(
    rf"{TO_ITS_VERB}(?:(?:den(?:y|ies|ied)|reject\w*|refut\w*|condemn\w*|deplor\w*|disown\w*|disavow\w*|disclaim\w*"
    r"|mourn\w*|dissociat\w*|distanc\w*|regret\w*|did not|does not|do not|is not|are not|was not|were not)\b"
    r"|(?:said|says|insist(?:s|ed)?) (?:that )?(?:it|they) (?:(?:had|have|has) (?:nothing"
    r"|no (?:part|hand|role|involvement)|not)|(?:was|were|is|are) not|(?:did|do|does) not)\b)",
    re.IGNORECASE,
)
AT_OTHER_TIMES = r"similar|in the past|previous(?:ly)?|regularly|frequently|often"
SPEAKS = compiled(
    r"\W?\s(?:(?:has|have|had|did|not|also|later|\w+ly)\s)*(?:said|says|say|told|reports?|reported|put)\b",
    re.IGNORECASE,
)


def _against(one: Who, other: Who) -> bool:
    """Whether two are of different camps."""
    if one.armed != other.armed:
        return "force" in (one.armed, other.armed) and bool(other.armed or other.head)
    return one.armed == "attacker" and bool(one.canonical and other.canonical) and one.canonical != other.canonical


BODY = frozenset(("lead", "body", "update", "bullet"))


def around(page: Page, c: Cluster, taken: frozenset[int]) -> Iterator[Scene]:
    """The sentences of an incident, then those before and behind them in their paragraphs that no other one takes.

    'A shop was looted. Three masked men did it.' and, in the paragraph below, 'A school burned.': not those men.
    """
    own = sorted({page.at(f.scene.sentence.start) for f in c.frames or c.titles})
    for n in own:
        scene = page.scenes[n]
        if scene.sentence.index not in taken or not _points(c, scene):
            yield scene
    here = {page.scenes[n].sentence.paragraph for n in own}
    for step in (-1, 1):
        for n in own:
            near = page.scenes[n + step] if 0 <= n + step < len(page.scenes) else None
            if near is None or n + step in own or near.sentence.index in taken:
                continue
            part = near.sentence.paragraph
            if near.sentence.section not in BODY or abs(part - page.scenes[n].sentence.paragraph) > 1:
                continue
            if part in here or not _told_of(page, near, taken):
                yield near


def _told_of(page: Page, scene: Scene, taken: frozenset[int]) -> bool:
    """Whether other incidents are told in the paragraph of a sentence."""
    return scene.sentence.paragraph in {page.scenes[n].sentence.paragraph for n in taken if n < len(page.scenes)}


def _at_the_time(page: Page, c: Cluster, taken: frozenset[int]) -> Iterator[Scene]:
    """The sentences around an incident without those beside it that tell of another day.

    'On 8 May a bomb killed 20. When women marched on Saturday, officers struck them': not those officers.
    """
    for scene in around(page, c, taken):
        if not scene.told["date"] or not of_another_day(scene, c):
            yield scene


def of_another_day(scene: Scene, c: Cluster) -> bool:
    """Whether a sentence that tells nothing of an incident tells another day."""
    if any(f.scene is scene for f in c.all):
        return False
    days = [f.day.value for f in c.frames if f.day is not None and f.day.value is not None and f.day.value.known]
    told = [m.value.value for m in scene.told["date"] if m.value.value is not None and m.value.value.known]
    return bool(days and told) and not any(_meets(one, other) for one in told for other in days)


def _meets(one: DateValue, other: DateValue) -> bool:
    """Whether two dates share a day."""
    if one.start is None or other.start is None:
        return True
    return one.start <= (other.end or other.start) and other.start <= (one.end or one.start)


def _points(c: Cluster, scene: Scene) -> bool:
    """'The attack came two days after gunmen shot a nurse': names an event told before, and who did the other one."""
    return all(f.definite and not f.casualties for f in c.frames if f.scene is scene) and c.frames[0].scene is not scene


def suffers(c: Cluster, m: Mention) -> bool:
    """Whether someone is among those hurt, taken or struck."""
    hurt = any(w is m.value for f in c.all for x in f.casualties for w in x.value.who)
    return hurt or any(t.target == m for f in c.all for t in f.triggers)


_BESIDE = compiled(r"(?<=\s)(?:of|on|against|at|into|near|outside|inside)\s(?:the |an? )?\Z", re.IGNORECASE)
_OF_RAID = compiled(r"\s(?:raids?|operations?|sweeps?|swoop|action|crackdown)\b", re.IGNORECASE)


def _forces(page: Page, c: Cluster, taken: frozenset[int]) -> Iterator[Mention]:
    for scene in _at_the_time(page, c, taken):
        for m in scene.people:
            able = m.value.armed == "force" and not (m.value.none or m.value.named or suffers(c, m))
            if able and not _elsewhere(scene.line.text, m):
                yield m


# 'The interior ministry says it smashed a ring', 'the Ministry of Intelligence announced that it had arrested two'.
_ORGAN = compiled(
    r"\b(?:(?:interior|intelligence|(?:public|state) security) ministry"
    r"|ministry of (?:the )?(?:interior|intelligence|(?:public|state) security)"
    r"|(?:security|intelligence) (?:service|agency|directorate))\b"
    r"(?=[^.;:]{0,40} (?:said|says|announced|reported)[^.;:]{0,30} it (?:had |has )?(?:also )?"
    r"(?:arrested|detained|captured|smashed|dismantled|seized|broken|broke|foiled|busted))",
    re.IGNORECASE,
)


def _organs(page: Page, c: Cluster, taken: frozenset[int]) -> Iterator[Mention]:
    """The organs of a state that say that they arrested somebody."""
    for scene in _at_the_time(page, c, taken):
        if scene.words.isdisjoint(("ministry", "service", "agency", "directorate")):
            continue
        found = _ORGAN.search(scene.line.text, scene.sentence.start, scene.sentence.end)
        if found is not None:
            who = Who("security forces", category="police", armed="force", kind="state")
            yield Mention("who", found.start(), found.end(), "organ", who)


# 'a police spokesman said', 'according to an army statement', 'a security operation': whose deed is told of.
_SPOKEN = compiled(
    r"\b(?P<force>police|army|military|security|gendarmerie|navy|coast ?guard|border guard)"
    r" (?:spokes\w+|sources?|statement|communiqu[eé]|chief|commander|press office|raids?|operations?|sweeps?|swoop"
    r"|crackdown|offensive|said|says|announced|reported|confirmed|stated|claimed)\b",
    re.IGNORECASE,
)


def spoken_for(page: Page, c: Cluster, taken: frozenset[int]) -> Mention | None:
    """The forces that tell of their own raid or fight, where none are told as acting."""
    for scene in _at_the_time(page, c, taken):
        found = _SPOKEN.search(scene.line.text, scene.sentence.start, scene.sentence.end)
        if found is not None:
            kind = found["force"].lower()
            head = "security forces" if kind == "security" else kind
            soldiers = kind in ("army", "military", "navy")
            who = Who(head, plural=True, category="military" if soldiers else "police", armed="force", kind="state")
            return Mention("who", *found.span("force"), "spoken", who)
    return None


def _elsewhere(text: str, m: Mention) -> bool:
    """'the takeover of a police post'; not 'in a police raid'."""
    return not _OF_RAID.match(text, m.end) and _BESIDE.search(text, max(0, m.start - 16), m.start) is not None


def _strangers(page: Page, c: Cluster, taken: frozenset[int]) -> Iterator[Mention]:
    for scene in _at_the_time(page, c, taken):
        for m in scene.people:
            text = scene.line.text
            told = _stranger(m.value) and (_CAME.match(text, m.end) or _alone(scene, m) or _seen(scene, m))
            if told and not suffers(c, m):
                yield m


_SEEN = compiled(r"\b(?:saw|seen|spotted|noticed|shows?|showed|showing|filmed|picked up|captured) \Z")
_DOING = compiled(
    r"(?:\s(?:in|on|with|wearing|carrying)(?:\s[\w’'-]+){1,7}?)?\s(?:\w+ing|push|shoot|drag|run|enter|fire|walk)\b"
)


def _seen(scene: Scene, m: Mention) -> bool:
    """'Witnesses saw four men push him into a van', 'a video shows one man in a parka pouring petrol'."""
    text = scene.line.text
    return _SEEN.search(text, scene.sentence.start, m.start) is not None and _DOING.match(text, m.end) is not None


# Who is told behind 'by' with these held, found or helped; the others did it.
_BY = compiled(
    r"\b(?P<other>(?:used|held|ruled|controlled|frequented|known|retaken|found|discovered|recovered|seen|rescued|treated|guarded"
    r"|confirmed|escorted|accompanied|protected|secured|patrolled|manned|staffed|driven|piloted|owned|run|operated|led"
    r"|headed|commanded|inhabited|attended|visited|organi[sz]ed|chartered|hired|backed|supported|followed|helped) )?"
    r"by (?:(?!(?:in|of|on|at|from|for|near|to)\b)[\w'’-]+ ){0,2}\Z"
)


_NEAR_BY = 80  # characters: 'by' and two words


def _attackers(page: Page, c: Cluster, taken: frozenset[int]) -> Iterator[Mention]:
    """'They were driven out by the militiamen of X': those by whom something is done there."""
    for scene in _at_the_time(page, c, taken):
        for m in scene.people:
            by = m.value.armed == "attacker" and by_them(scene, m)
            if by and not m.value.none and m.value.head not in NOBODY and not suffers(c, m):
                yield m


# Who can only be those of a deed told before: 'The assailants escaped', 'His attacker was overpowered'.
ASSAILANTS = frozenset(
    """assailant assailants attacker attackers killer killers gunman gunmen shooter shooters suspect suspects accused
    robber robbers kidnapper kidnappers abductor abductors knifeman bomber bombers arsonist arsonists raiders intruder
    intruders hitman hitmen sniper thief thieves""".split()
)
_OPENS = compiled(r"(?:[.:;,!?\n\"”]\s*|\b(?:and|but|when|while|as|that|where|before|after|though)\s)\Z")


def _assailants(page: Page, c: Cluster, taken: frozenset[int]) -> Iterator[Mention]:
    """'The assailants escaped', 'militiamen closed the road': attackers who do anything in the sentences around."""
    for scene in _at_the_time(page, c, taken):
        text, start = scene.line.text, scene.sentence.start
        for m in scene.people:
            who: Who = m.value
            if who.none or who.more or who.part or who.head.split()[-1] in SPEAKERS:
                continue
            told = who.head.split()[-1] in ASSAILANTS and who.definite
            opens = m.start - start < 3 or _OPENS.search(text, start, m.start)
            works = told and opens or _at_work(text, m) and not suffers(c, m)
            if works and not DISOWNS.match(text, m.end):
                yield m


# Behind a group: a verb in the past that is none of speech, of suffering or of going away from fear.
_WORKS = compiled(
    _TAIL + r"(?<!was )(?<!were )"
    r"(?!\w*(?:said|told|claimed|denied|rejected|dismissed|disputed|refuted|mourned|hailed|praised|welcomed|"
    r"(?:carried out|staged|launched|mounted) (?:similar|such|previous|earlier|other|several|many|numerous|dozens)|"
    r"warned|announced|condemned|vowed|threatened|alleged|reported|confirmed|"
    r"called|demanded|agreed|accepted|surrendered|died|killed|wounded|injured|arrested|detained|captured|lost|suffered|"
    r"fled|retreated|escaped|received|sustained|succumbed|needed|wanted|held responsible|accused|suspected|believed|"
    r"linked|based|allied|backed|led by|known|named|identified|described|released|freed|neutrali[sz]ed|eliminated|"
    r"restored|rescued|helped|reached|found|issued|joined|gathered|watched|attended|visited|disowned|disclaimed|signed)\b)"
    r"(?:\w{2,}ed|shot|set|came|took|broke|left|went|threw|drove|rode|fought|beat|hit|struck|burst|made|put|ran|got|cut|"
    r"blew|hacked|laid|dug|lay|stole|swept|swooped|crept|slit|drew|fell upon)\s(?!by\b)",
    re.IGNORECASE,
)
# 'Shots were fired from a passing car at a post'.
_FROM_CAR = compiled(
    r"\bfrom (?:an?|the|two|another) (?P<car>(?:passing|moving|speeding|slow-moving|fast-moving) (?:[\w-]+ )?"
    r"(?:car|cars|vehicles?|trucks?|pick-?ups?|van|vans|motorcycles?|motorbikes?|scooter|jeep|SUV|taxi|minivan|sedan"
    r"|[A-Z]\w+)\b)"
)


def _passing(page: Page, c: Cluster, taken: frozenset[int]) -> Iterator[Mention]:
    """Those in a car from which shots are fired, of whom nothing else is told."""
    for f in c.frames:
        shot = _FROM_CAR.search(f.scene.line.text, f.start, f.end)
        if shot is not None and any(w.value.kind == "firearm" for w in f.weapons):
            who = Who("gunmen", plural=True, category="other", armed="attacker")
            yield Mention("who", *shot.span("car"), "passing-car", who)


# Those told without a list's word for attackers, who are strangers all the same.
CROWDS = frozenset("crowd crowds mob mobs settlers villagers protesters rioters figures males youths gang".split())


def _at_work(text: str, m: Mention) -> bool:
    """Whether attackers, or a crowd, are told as doing something."""
    who: Who = m.value
    able = who.armed == "attacker" and who.head not in NOBODY or who.head.split()[-1] in CROWDS
    return able and not who.named and _WORKS.match(text, m.end) is not None


_FRAGMENT = compiled(
    r"(?:\s(?:in|on|aboard|with|armed|wearing|riding)(?:\s(?!\w{2,}ed\b)[^\s,.;]+){1,8})?\s*[.]?\s*", re.IGNORECASE
)


def _alone(scene: Scene, m: Mention) -> bool:
    """'About ten men in two speedboats.': a line of a log without a verb."""
    led = m.start - scene.sentence.start <= len("About ")
    return led and _FRAGMENT.fullmatch(scene.line.text, m.end, scene.sentence.end) is not None


def _stranger(who: Who) -> bool:
    """'two men', 'a group of youths': people of whom nothing was told before."""
    fresh = bool(who.armed) or not who.definite  # 'the attackers' are told of as such, 'the men' may be anybody
    loose = fresh and not (who.named or who.none or who.bare or who.more or who.part or who.head in NOBODY)
    return loose and who.armed != "force" and (bool(who.armed) or who.head.split()[-1] in STRANGERS)


# 'the candidate of the disbanded Front was shot': whose he is, and no spokesman or commander, who speak for it.
_OF_WHOM = compiled(
    r"\b(?:candidate|lawyer|sympathi[sz]er|supporter|collaborator|relative|brother|sister|son|wife|widow|daughter)"
    r" (?:of|for|from|with) (?:the |an? )?(?:[\w-]+ ){0,2}\Z",
    re.IGNORECASE,
)


def is_of_somebody(text: str, m: Mention) -> bool:
    """Whether a group is told as the one that some person is of."""
    return _OF_WHOM.search(text, max(0, m.start - 40), m.start) is not None


# Those who have their work where others attack.
OFFICES = frozenset(("media", "government", "transport", "health", "religious", "aid", "business", "diplomatic"))


def holds_office(m: Mention) -> bool:
    """'an ANC councillor': one of a group that is told with an office of his own."""
    return not m.value.plural and m.value.category in OFFICES


def acts(text: str, m: Mention) -> bool:
    """Whether a verb in the past that tells of a deed stands behind a group: 'drove', 'seized', not 'said', 'died'."""
    return _WORKS.match(text, m.end) is not None


def by_them(scene: Scene, m: Mention) -> bool:
    """Whether 'by' stands before a group, and not behind a word for whose a place is."""
    text = scene.line.text
    by = _BY.search(text, max(scene.sentence.start, m.start - _NEAR_BY), m.start)
    return by is not None and by["other"] is None and not text.startswith(("'s ", "’s "), m.end)
