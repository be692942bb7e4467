"""Whose dead they are: those attacked, or those who attacked and were stopped; and who led the captured off."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from incidents.chunks import Who
from incidents.extractors.casualty_chain import Link
from incidents.extractors.casualty_rules import Hit
from incidents.extractors.casualty_run import DOERS
from incidents.kept import compiled
from incidents.model import Count
from incidents.scan import Scene

_UNTIL = compiled(r"\b(?:before|until|till) (?:(?:the |a )?[^\s,;.]+ ){0,2}\Z")
_DID = compiled(
    r"\b(?:opened fire|killed|killing|wound|wounding|injuring|shot|stabbed|knifed|attacked|rammed|fired|threw|hacked|"
    r"slashed|ploughed|drove (?:an?|his|her|the) [\w-]+ (?:[\w-]+ )?into)\b"
)
_ACTED = compiled(
    r" (?:who )?(?:had |have )?(?:carried out|opened fire|attacked|stormed|shot|stabbed|fired|rammed|killed|murdered"
    r"|massacred|slaughtered)\b"
)
# Behind fighters who were killed: they were those who came.
CAME = compiled(
    r" (?:who|that) (?:had )?(?:crept|stormed|attacked|raided|burst|broke|opened fire|carried out|assaulted|ambushed)\b"
)
_AND_WAS = compiled(r" and (?:was|were) ")
# Behind one whom police killed: he was about to strike, or had struck.
_THREAT = compiled(
    r",? (?:who|that|as he|after he|when he) (?:had |was |just |earlier |already |allegedly |reportedly ){0,3}"
    r"(?:threaten|brandish|wield|lung|"
    r"charg|point|opened fire|fired|stabbed|rammed|attack|(?:trying|tried|attempted) to |shot at|hurled|threw|knifed)"
)
# Behind one who was killed by police: 'as he tried to attack them'.
_TRIED = compiled(
    r"[^;.]{0,80}? (?:after|when|as|while) (?:he|she) (?:had )?(?:tried|attempted|was (?:trying|attempting)|lunged"
    r"|charged|opened fire|stabbed|rammed|rushed|attacked|threatened|drew|pulled) "
)
_TRYING = frozenset(
    """tried attempted trying attempting lunged charged opened stabbed rammed rushed attacked threatened drew
    pulled""".split()
)
# In front of the dead of an attack that failed.
_REPELLED = compiled(
    r"\b(?:repell?(?:ed|ing)|repuls(?:ed|ing)|(?:beat|beaten|beating|drove|driven|driving|fought|fighting|threw|thrown|fell"
    r"|falling|pushed) (?:(?:them|him|the [^\s,;.]+) )?(?:off|back))\b[^;.]{0,50}\Z"
)
_BY = compiled(r"(?: (?!by )[^\s,;.]+){0,6}? by ")
# Heads of armed men who may as well be those attacked: militia, bodyguards, leaders.
_EITHER_SIDE = frozenset(
    """fighter fighters militiaman militiamen commander commanders leader leaders member members operative operatives
    vigilante vigilantes militia militias hunter hunters kia
    volunteer volunteers activist activists official officials supporter supporters recruits recruit""".split()
)
# In front of the force that fighters struck.
_SUFFERER = compiled(r"\b(?:on|at|against|attacked|shot|stabbed|ambushed|hit|targeted|struck) \Z")
_PAIR = compiled(r"(?:both|the two|the pair|the three|all three|all four)\b")
_KIDNAP = compiled(r"kidnap|abduct|hostage|captiv|ransom|snatch")
_HANDED = compiled(r"[^;.]{0,90}? and (?:then |later )?(?:handed|turned|delivered) (?:him|her|them) (?:over )?to\b")
# Behind fighters who did nothing here: 'two gunmen were killed and a third captured', 'two killed and one captured'.
_SUFFERED = compiled(
    r"[^;.,]{0,30}? (?:was|were|is|are|has been|have been|had been|died|perished|dead|killed(?=,? and \ue002))\b"
)
_JAIL = compiled(
    r"\b(?:in|into|to|at|for) (?:[^\s,;.]+ ){0,3}?"
    r"(?:intelligence|police|prison|jail|barracks|detention|questioning|interrogation|custody)\b"
)


_OF = compiled(r"(?=.* of )[^;.,:]{4,70} ")
_NAMELY = compiled(r",? (?:(?:who (?:were|have been) )?(?:(?:later|since) )?(?:identified|named|known) as|namely) ")


_TWO = Count(2, 2, 2)


def whole(hit: Hit, scene: Scene, link: Link) -> Link:
    """'five members of the separatist organisation PKK were killed': of a group's name, those of it who are counted.

    'The victims, identified as Peter Okoro and Janet Bassey, were shot': as many as are named.
    """
    if link.who is not None and hit.start == hit.first and scene.low.startswith("both ", hit.first):
        return link._replace(count=_TWO)
    if link.who is None or link.who.kind != "group":
        return _as_named(hit, scene, link) if link.who is not None and link.who.plural else link
    base, low = scene.sentence.start, scene.text.lower()
    before = [m for m in scene.people if m.end - base < hit.first and m.value.count is not None]
    if before and _OF.fullmatch(low, before[-1].start - base, hit.first) is not None:
        return link._replace(count=before[-1].value.count, who=before[-1].value)
    return link


def _as_named(hit: Hit, scene: Scene, link: Link) -> Link:
    if scene.words.isdisjoint(_NAMING) or _NAMELY.match(scene.text, hit.last) is None:
        return link
    base = scene.sentence.start
    n = sum(1 for m in scene.mentions if hit.last <= m.start - base < hit.end and m.kind in _NAMED and m.value.named)
    return link._replace(count=Count(n, n, n)) if n else link


_NAMED = ("name", "who")
_NAMING = frozenset("identified named known namely".split())


def nth(hit: Hit, scene: Scene, read: Callable[[str], int]) -> int:
    """'A third victim, a woman of 44, got as far as the door, where she died.': the third, 0 where none is counted."""
    if not hit.rule.data.get("pronoun"):
        return 0
    base = scene.sentence.start
    before = [scene.text[m.start - base : m.end - base] for m in scene.people if m.end - base <= hit.start]
    return max((read(words) for words in before if words[:2].lower() == "a "), default=0)


def turned(hit: Hit, scene: Scene, shadow: str) -> Who | None:
    """'An assailant knifed a guard and was killed by police': the one who struck, where he is the subject of both."""
    if (
        hit.field != "killed"
        or not hit.people
        or hit.start != hit.first
        or not _AND_WAS.search(shadow, hit.last, hit.end)
    ):
        return None
    first = next(iter(scene.people), None)
    base = scene.sentence.start
    if first is None or first.end - base > hit.first or first.value.armed != "attacker" or first.value.plural:
        return None
    by = killed_by(scene, shadow, hit.end)
    return first.value if by and _DID.search(shadow, first.end - base, hit.first) else None


_ONE_ONLY = compiled(r" [^\s][^;.]*? (?:was|is|has) (?!.*\b(?:were|are|have)\b)|, (?:was|is|has) ")
_THAT = compiled(r" (?:who|which|that) ")


def alone(hit: Hit, scene: Scene, shadow: str, chain: Sequence[Link]) -> Who | None:
    """'The driver of a lorry that hit ten, killing four, was arrested': of one, where more stand before the verb."""
    many = hit.start == hit.first and len(chain) == 1 and (chain[0].count is not None and (chain[0].count.low or 0) > 1)
    if not many or _ONE_ONLY.match(shadow, hit.last, hit.end) is None:
        return None
    first = next(iter(scene.people), None)
    base = scene.sentence.start
    if first is None or first.value.plural or first.end - base > hit.first:
        return None
    apart = _THAT.search(shadow, first.end - base, hit.first) or _AND_WAS.search(shadow, hit.last, hit.end)
    return first.value if apart else None


def killed_by(scene: Scene, shadow: str, end: int) -> bool:
    """Whether forces, or colleagues of the victim, are told behind a verb as those who did it."""
    after = _BY.match(shadow, end)
    return after is not None and any(
        m.start - scene.sentence.start == after.end() and m.value.armed != "attacker" for m in scene.people
    )


def led_off(hit: Hit, scene: Scene, shadow: str) -> bool:
    """'the arrest of 12 boys by the militia': those whom an armed group holds were abducted."""
    after = _BY.match(shadow, hit.end)
    return after is not None and any(
        m.start - scene.sentence.start == after.end() and m.value.armed == "attacker" and m.value.kind == "group"
        for m in scene.people
    )


def struck(hit: Hit, scene: Scene, shadow: str) -> bool:
    """'Police shot dead a man who was threatening shoppers': killed by forces, and the one who attacked."""
    if hit.start == hit.first and len(hit.people) == 1:
        if "by" not in scene.words or scene.words.isdisjoint(_TRYING):
            return False
        last = _BY.match(shadow, hit.end)
        return last is not None and killed_by(scene, shadow, hit.end) and _TRIED.search(shadow, last.end()) is not None
    if hit.start == hit.first or _THREAT.match(shadow, hit.last) is None:
        return False
    base = scene.sentence.start
    before = [m.value for m in scene.people if m.end - base <= hit.start]
    return bool(before) and before[-1].armed == "force"


def repelled(hit: Hit, shadow: str, chain: Sequence[Link]) -> bool:
    """'Troops repelled them, killing three', 'were beaten off, leaving three bodies': those who came."""
    bare = all(link.who is None or link.who.armed == "attacker" for link in chain)
    return bare and bool(chain) and _REPELLED.search(shadow, 0, hit.start) is not None


def stopped(hit: Hit, scene: Scene, shadow: str, chain: Sequence[Link]) -> bool:
    """'Four of them were shot dead by police', 'he was killed by guards': by forces, and nobody named."""
    if not hit.people and shadow.endswith((" him", " him dead"), hit.start, hit.end):  # 'officers ... and killed him'
        return _by_force(hit, scene, shadow)
    if hit.field != "killed" or hit.start == hit.last or any(link.who is not None for link in chain):
        return False
    by = _BY.match(shadow, hit.end)
    base = scene.sentence.start
    return by is not None and any(m.start - base == by.end() and m.value.armed == "force" for m in scene.people)


def _by_force(hit: Hit, scene: Scene, shadow: str, *, last: bool = True) -> bool:
    """'officers opened fire and killed him', not 'gunmen fired on an officer, killing him', who is the victim."""
    base = scene.sentence.start
    before = [m for m in scene.people if m.end - base <= hit.start]
    if not before or before[-1 if last else 0].value.armed != "force":
        return False
    first = before[0]
    if first.value.armed != "force" and any(
        _SUFFERER.search(shadow, 0, m.start - base) for m in before if m.value.armed == "force"
    ):
        return False  # 'two men opened fire on a colonel of the guard and killed him'
    attacked = any(m.value.armed == "attacker" for m in before)
    return not (
        attacked and (shadow.startswith("killing", hit.start) or _SUFFERER.search(shadow, 0, before[-1].start - base))
    )


def himself(hit: Hit, scene: Scene, shadow: str) -> bool:
    """'killed two guards before soldiers shot him dead', '... the office, where he was killed by guards': the doer."""
    if not _DID.search(shadow, 0, hit.start):
        return False
    by = killer(hit, scene, shadow)
    stopped = by is not None and by.armed != "attacker" and shadow.startswith("he was", hit.start)
    return stopped or _UNTIL.search(shadow, max(0, hit.start - 40), hit.start) is not None


def doers(hit: Hit, scene: Scene, chain: Sequence[Link]) -> bool:
    """'The two men had carried out the attack; both were shot dead': those who attacked."""
    base = scene.sentence.start
    low = scene.text.lower()
    first = hit.first - 4 if low.endswith("all ", 0, hit.first) else hit.first
    if len(chain) != 1 or chain[0].who is not None or _PAIR.match(low, first) is None:
        return False
    same = [m for m in scene.people if m.end - base <= hit.start and m.value.count == chain[0].count]
    return bool(same) and _ACTED.match(scene.text, same[0].end - base, hit.start) is not None


def attacks(who: Who | None, killer: Who | None) -> bool:
    """Whether one who was harmed is of the side that attacks: not a fighter whom fighters killed."""
    if who is None or who.armed != "attacker":
        return False
    if killer is not None:
        return killer.armed != "attacker" or (who.head in DOERS and killer.head not in DOERS)
    return who.head.rpartition(" ")[2] not in _EITHER_SIDE


def against(chain: Sequence[Link]) -> list[Link]:
    """'Five fighters of the group and six soldiers were killed': of two sides that fought, the one that is no force."""
    armed = [link.who.armed for link in chain if link.who is not None]
    own = [link for link in chain if link.who is not None and link.who.armed == "attacker" and link.who.kind == "group"]
    return own if "force" in armed else []


def acted(hit: Hit, shadow: str) -> bool:
    """Whether 'was himself killed' is said of one who did something to others: not 'the priest was himself killed'."""
    return hit.rule.id != "killed-himself-too" or _DID.search(shadow, 0, hit.start) is not None


def killer(hit: Hit, scene: Scene, shadow: str) -> Who | None:
    """Who did it, where the clause says so: '... killed by soldiers', 'militants killed ...'."""
    if hit.rule.id.startswith("death-of"):
        return None  # 'the army admitted the killing of ten militiamen'
    base = scene.sentence.start
    who = [m for m in scene.mentions if m.kind == "who"]
    if hit.start == hit.first:
        after = _BY.match(shadow, hit.end)
        found = [m.value for m in who if after and m.start - base == after.end()]
    else:
        found = [m.value for m in who if m.end - base <= hit.start][-1:]
    value: Who | None = found[0] if found else None
    return value


def captured(hit: Hit, who: Sequence[Who]) -> str:
    """'captured' is an arrest of fighters, and an abduction of anybody else."""
    return "arrested" if any(w.armed == "attacker" for w in who) or not who else "abducted"


# 'Police shot dead four of the attackers and captured one': those before whom these words stand took nobody.
_DOWNED = compiled(r"\b(?:kill(?:ed|ing)|shot|wound(?:ed|ing)|neutrali[sz]ed|gunned down|overpowered)\b[^,;.]{0,30}\Z")


def holder(hit: Hit, scene: Scene, shadow: str, who: Sequence[Who]) -> str | None:
    """Whether those who were led off were arrested (by police or soldiers, to a prison) or abducted; None: not told."""
    if _KIDNAP.search(shadow, hit.start, hit.end) is not None:
        return None
    if _HANDED.match(shadow, hit.last) is not None:
        return "arrested"
    base = scene.sentence.start
    by = killer(hit, scene, shadow)
    fighters = bool(who) and all(w.armed == "attacker" for w in who)  # 'twelve rebels were taken prisoner'
    if fighters and (by is None or by.armed != "attacker"):
        return "arrested"  # 'combat with the rebels: six guerrillas captured'
    armed = [m for m in scene.people if m.value.armed == "attacker" and m.start - base < hit.start]
    free = [m for m in armed if not _DOWNED.search(scene.text, max(0, m.start - base - 40), m.start - base)]
    if any(not _SUFFERED.match(shadow, m.end - base) for m in free):
        return "abducted"
    if len(free) < len(armed) or armed and not who:  # 'two of the raiders were shot dead and the third was seized'
        return "arrested"
    if by is not None and by.armed:
        return "arrested" if by.armed == "force" else "abducted"
    if (hit.start != hit.first or not hit.people) and not armed and _by_force(hit, scene, shadow, last=False):
        return "arrested"  # 'soldiers stormed the house of a baker and took him away'
    if hit.start == hit.first and shadow.startswith(" by ", hit.end):
        return None  # 'seized by suspected separatists'
    jail = _JAIL.search(scene.text.lower(), min(hit.start, hit.last), hit.end + 60)
    return "arrested" if jail is not None or fighters else None
