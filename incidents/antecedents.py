"""Who 'they', 'he' and 'its fighters' are: the group that was told last and can have done it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from incidents.kept import compiled
from incidents.model import Mention
from incidents.nouns import Who
from incidents.scan import Page, Scene

SPEAKERS = frozenset(
    """spokesman spokeswoman spokesperson spokesmen source sources witness witnesses lawyer lawyers correspondent
    reporter reporters journalist journalists minister ministry ambassador victim victims""".split()
)
BACK = 3  # how many sentences a pronoun reaches back
_PRONOUN = compiled(
    r"\b(they|he|she|it|some of them|one of them|two of them)\s+"
    r"(?:(?:had|have|has|also|then|later|first|reportedly|allegedly|apparently|\w+ly)\s+)*\Z",
)
# What the words end with that stand right before the verb of a pronoun: the pronoun, or what may come between.
_ENDS = ("he", "they", "it", "them", "had", "have", "has", "also", "then", "later", "first", "ly")
_OWNER = compiled(r"(?:\w+ of )?(?:its|their)\s", re.IGNORECASE)
_FORCES = frozenset(
    """fighters forces troops soldiers men militants members units gunmen guerrillas army air militia warplanes planes
    jets helicopters drones rebels commandos bombers operatives cadres snipers mujahideen personnel navy people boys
    comrades combatants warriors followers hitmen supporters henchmen loyalists enforcers artillery marines battalions
    brigades guards police aircraft gunboats""".split()
)
_VICTIM = compiled(
    r"\s*(?:\([^)]*\)|,[^,]{0,60},)?\s*(?:(?:who|which|that)\s)?(?:(?:was|were|had been|has been|have been|being|got)\s"
    r"(?!(?:\w+ly )?(?:arrested|detained|held|charged|sentenced|convicted|named|identified|seen|caught|heard|armed)\b)"
    r"|died|lost|suffered|survived|escaped|fled)",
    re.IGNORECASE,
)
_HELD = compiled(r"\s(?:has been|have been|was|were)\s(?:\w+ly )?(?:arrested|detained|charged|convicted)\b", re.I)
_SAYS = compiled(r",?\s+(?:\w+ ){0,3}?(?:said|says|told|added|reported|confirmed|according)\b", re.IGNORECASE)


REACH = 80
# 'The army said it', 'the rebels claimed in a statement that they'.
SAID = compiled(
    r",?\s(?:(?:has|have|had|later|also) )*(?:said|says|say|claims?|claimed|confirmed|announced|admitted)"
    r"(?:,? (?:in|on|via|late|early|through) [^,;:.]{2,40}?,?)?(?: that)?"
    r"\s(?:it|they)\s(?:(?:had|have|has|also|then|\w+ly)\s)*",
    re.IGNORECASE,
)


# 'Soldiers in trucks went into the quarter. They fired at a bus stop.': forces that go where harm is done.
_WENT = compiled(
    r"(?: and [a-z]+)?(?: (?:in|on|aboard) [^,.;:]{2,30}?)? (?:came|went|entered|stormed|surrounded|marched"
    r"|moved (?:in|into|through)|(?:had been |were |was )?(?:deployed|sent in|called in|posted)|descended|raided"
    r"|broke into|burst|swept|drove|rode|arrived (?:in|on|at)|turned up)\b",
    re.IGNORECASE,
)


def pronoun(low: str, start: int, begin: int) -> str | None:
    """The pronoun, in small letters, that is the subject of a verb at `start`, in a sentence that begins at `begin`."""
    begin = max(begin, start - 40)
    found = _PRONOUN.search(low, begin, start) if low[begin:start].rstrip().endswith(_ENDS) else None
    return found[1] if found else None


def speaker(scene: Scene, start: int) -> Mention | None:
    """'The army said it had targeted a camp': the armed ones who say of themselves what they did."""
    near = (m for m in scene.people if m.value.armed and m.end < start <= m.end + REACH)
    return next((m for m in near if SAID.fullmatch(scene.line.text, m.end, start)), None)


def antecedent(word: str, scene: Scene, before: Sequence[Scene], start: int) -> Mention | None:
    """Whom a subject pronoun means: the last attackers told; else whom the sentence before begins with."""
    said = speaker(scene, start)
    if said is not None:
        return said
    if word == "it":
        return None
    plural = word not in ("he", "she")
    came: Mention | None = None
    for told, stop in _back(scene, before, start):
        inside = [m for m in told.people if m.end <= stop and _able(m, told)]
        held = [m for m in inside if _HELD.match(told.line.text, m.end) and m.value.plural == plural]
        if held:
            return held[-1]
        armed = [m for m in inside if m.value.armed == "attacker" and (plural or not m.value.plural)]
        if armed:
            return armed[-1]
        if told is scene and not plural and (hit := _stopped(scene, start)) is not None:
            return hit
        first = [m for m in inside if m.start - told.sentence.start <= 12 and m.value.plural == plural]
        if first and not first[0].value.armed and first[0].value.kind == "unnamed":
            return first[0]
        forces = word == "they" and told is not scene and first and first[0].value.armed == "force"
        if came is None and forces and _WENT.match(told.line.text, first[0].end):
            came = first[0]
    return came


# 'Police shot a man dead after he', 'a man was shot by police as he'.
_AS_HE = compiled(r"(?: [^.;:]{1,50}?)? (?:after|when|as|once|while|because|before) (?:s?he|it)\s(?:\w+\s){0,2}\Z")


def _stopped(scene: Scene, start: int) -> Mention | None:
    """'Police shot dead a man after he stabbed two': the one whom forces stop, told beside them in one clause."""
    inside = [m for m in scene.people if m.end <= start]
    if len(inside) != 2 or not any(m.value.armed == "force" for m in inside):
        return None
    one = next((m for m in inside if m.value.armed != "force"), None)
    if one is None or one.value.plural or one.value.named or not _AS_HE.match(scene.line.text, one.end, start):
        return None
    return one


def _back(scene: Scene, before: Sequence[Scene], start: int) -> Iterator[tuple[Scene, int]]:
    yield scene, start
    for told in reversed(before[-BACK:]):
        if told.sentence.section not in ("title", "heading"):
            yield told, told.sentence.end


def _able(m: Mention, scene: Scene) -> bool:
    who: Who = m.value
    text = scene.line.text
    return not who.none and not _VICTIM.match(text, m.end) and not _SAYS.match(text, m.end)


def owner(m: Mention, scene: Scene, before: Sequence[Scene]) -> Mention | None:
    """Whose 'its fighters' and 'their planes' are: the group or state named last."""
    text = scene.line.text
    if not _OWNER.match(text, m.start) or m.value.canonical or str(m.value.head).split()[-1] not in _FORCES:
        return None
    for told, stop in _back(scene, before, m.start):
        named = [o for o in told.people if o.end <= stop and o.value.canonical and not o.value.none]
        own = [o for o in named if not _FOLLOWED.search(told.line.text, told.sentence.start, o.start)]
        if own or named:
            return (own or named)[-1]
    return None


# 'It swore allegiance to the Islamic State': of whom another is told to be.
_FOLLOWED = compiled(
    r"\b(?:allied (?:with|to)|allegiance to|affiliat\w+ (?:of|with|to)|linked to|loyal to|wing of|branch of|offshoot of"
    r"|fighting|fought|against|split from|breakaway from)\s(?:the )?(?:\w+ )?\Z",
    re.IGNORECASE,
)


def last_named(page: Page, m: Mention) -> Mention | None:
    """The armed group named last before a mention, in its sentence or the three before."""
    at = page.at(m.start)
    for scene in reversed(page.scenes[max(0, at - BACK) : at + 1]):
        named = [o for o in scene.people if o.end <= m.start and o.value.canonical and o.value.armed == "attacker"]
        if named:
            last = named[-1]
            speaks = last.value.head.split()[-1] in SPEAKERS  # 'a Taliban spokesman said the group had'
            return last._replace(value=last.value._replace(head="group")) if speaks else last
    return None


# 'A boy was walking home when he was shot', 'went into the shop of a trader and stabbed him'.
_SUFFERS = compiled(
    r"\b(he|she|they)\s(?:(?:was|were|is|are|had been|has been|have been|got|gets?)\s)"
    r"(?:(?:also|then|later|both|all|reportedly|allegedly|\w+ly)\s)*\Z"
)
_OBJECT = compiled(r"\s(?:at |on )?(him|her|them)\b(?! \w+[’'])(?=[ .,;:]|\Z)")
_SAID = frozenset(
    "said says say told added wrote reported recalled alleged claimed believed insisted witnessed".split()
)
_SHE, _HE = (
    frozenset("woman girl mother daughter wife sister widow grandmother nun".split()),
    frozenset("man boy father son husband brother grandfather monk priest imam".split()),
)


def sufferer(scene: Scene, start: int, end: int, *, doer: Mention | None = None) -> Mention | None:
    """Whom 'he' or 'him' means beside a verb of a sentence: the last one told before whom it may have befallen.

    'came to the house of a lawyer and shot him': the lawyer, unless he is the doer.
    """
    low, begin = scene.line.low, scene.sentence.start
    told = _SUFFERS.search(low, max(begin, start - 40), start) or _OBJECT.match(low, end)
    if told is None:
        return None
    word = told[1]
    stop, many = min(start, told.start(1)), word in ("they", "them")
    for m in reversed([m for m in scene.people if m.end <= stop]):
        who: Who = m.value
        if who.armed == "attacker" or who.none or who.plural != many or _gender(who) not in ("", word[0]):
            continue
        if not _SAID.isdisjoint(low[m.end : stop].replace(",", " ").split()):
            return None
        given = who.named or not who.definite or m.start - begin <= HEAD
        return m if given and (doer is None or doer.start != m.start) else None
    return None


HEAD = 4  # letters of an article before the subject of a sentence


def _gender(who: Who) -> str:
    """'h' and 's' for those who are 'he' and 'she'."""
    word = who.head.lower().split()[-1] if who.head else ""
    return "s" if word in _SHE else "h" if word in _HE else ""
