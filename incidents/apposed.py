"""What is told beside doers of whom no group is named: 'gunmen, probably Al-Shabaab fighters', 'members of the Nyama
gang', 'men belonging to the Lahure faction', 'a militia known as Sons of the Valley'."""

from __future__ import annotations

from incidents.kept import compiled
from incidents.model import Mention
from incidents.nouns import MEMBERS
from incidents.scan import Scene

_MEMBERS = MEMBERS - {"security", "police", "people", "staff"}
_OF = compiled(r" (?:of|from) (?:the )?(?:so-called |notorious |outlawed |banned )?")
_CALLED = compiled(
    r",? (?:(?:that|which) )?(?:is |was )?(?:known|calling itself|calls itself|called|named|dubbed)"
    r"(?: locally)?(?: as)? [\"“‘]?"
)
# What is thought of them, and whose they are; both may stand before the name.
_HELD = r"(?:probably|presumably|apparently|reportedly|allegedly|possibly|likely|perhaps|suspectedly|clearly|evidently)"
_THOUGHT = (
    r"(?:(?:widely |locally |now |later )?(?:believed|thought|suspected|presumed|said|understood|alleged|reported"
    r"|assumed|identified|described)(?: by [a-z ]{3,20})?(?: to (?:be|have been)| of being| as)?|suspected|alleged"
    r"|claiming to be|suspected of)"
)
_WHOSE = (
    r"(?:belonging to|belonged to|belong to|to belong to|of belonging to|loyal to|allied (?:to|with)|linked (?:to|with)"
    r"|to be linked to|to have (?:links|ties) (?:to|with)|with (?:links|ties) to|affiliated (?:to|with)"
    r"|associated with|aligned with|(?:a )?members? of|fighters of|from)"
)
_BAND = (
    r"(?:(?:armed|rebel|militant|jihadist|insurgent|terrorist|separatist|criminal|guerrilla) )?"
    r"(?:group|movement|organi[sz]ation|gang|cartel|faction)? ?"
)
_TOLD = compiled(
    rf",? (?:who |which |that )?(?:were |are |was |is )?(?:{_HELD} )?"
    rf"(?:{_THOUGHT}(?: {_WHOSE})?|{_WHOSE}|(?<=ly )|(?<=likely )|(?<=perhaps ))"
    rf" ?(?:the |an? )?(?:so-called |notorious |outlawed |banned |proscribed |local )?{_BAND}"
)
# What the words beside a doer begin with, behind the space or comma.
_LEADS = frozenset(
    """of from known calling calls called named dubbed that which who is was are were belonging believed thought
    suspected presumed said understood alleged reported loyal allied linked affiliated associated aligned member
    members fighters widely claiming identified assumed probably presumably apparently reportedly allegedly possibly
    likely perhaps clearly evidently with""".split()
)
_CLOSE, _FAR = 40, 70  # characters between doers and the name of their group
# Words for doers that tell nothing of their cause.
_ANYONE = frozenset(
    """men man people persons gunmen gunman attackers attacker assailants assailant raiders individuals bomber bombers
    fighters militants youths group gang members elements suspects kidnappers killers armed""".split()
)


def group_of(m: Mention, scene: Scene) -> Mention | None:
    """The group that doers without a name are told to be of, in the words right behind them."""
    line = scene.line
    after = line.text[m.end : m.end + 14].lstrip(" ,").split(" ", 1)[0]
    if m.value.canonical or m.value.armed == "force" or after not in _LEADS:
        return None
    other = next((o for o in scene.people if o.start > m.end), None)
    if other is None or not other.value.armed or other.start - m.end > _FAR:
        return None
    near = other.start - m.end <= _CLOSE
    if near and m.value.head in _MEMBERS and not m.value.armed and _OF.fullmatch(line.text, m.end, other.start):
        return m._replace(end=other.end, value=other.value._replace(plural=True, definite=False, count=m.value.count))
    if near and other.value.canonical and _CALLED.fullmatch(line.text, m.end, other.start):
        return other
    told = other.value.canonical or other.value.head.split()[-1] not in _ANYONE
    loose = m.value.head.split()[-1] in _ANYONE
    return other if told and loose and _TOLD.fullmatch(line.text, m.end, other.start) else None


# 'The attackers, some thirty Serbs in camouflage,': what opens and what closes the words that tell who they are.
_OPENED = compiled(
    r"(?:,| [-–—]| \()\s?(?:(?:all|both|mostly|apparently|reportedly|said to be|believed to be|thought to be) )?"
)
_CLOSED = compiled(
    r"(?: (?:in|on|with|from|of|wearing|armed|dressed|aged|carrying|aboard|riding)(?! \w+ said\b)[^,;:()–—]{2,60}?)?"
    r"(?:,(?! (?:and|or|both|all)\b)| [-–—] |\))"
)
_TOLD_AS = frozenset(
    """attackers attacker assailants assailant killers killer raiders gunmen gunman shooter perpetrators perpetrator
    kidnappers abductors suspects suspect culprits culprit bomber knifeman""".split()
)


def described(m: Mention, scene: Scene) -> Mention | None:
    """'The killer, a 19-year-old student, stabbed three': who they are, told between commas."""
    line = scene.line
    if not m.value.definite or m.value.head.split()[-1] not in _TOLD_AS or line.text[m.end : m.end + 1] not in ", ":
        return None
    led = _OPENED.match(line.text, m.end)
    other = next((o for o in scene.people if o.start == led.end()), None) if led is not None else None
    if other is None or other.value.definite or other.value.none or other.value.named or other.value.armed == "force":
        return None
    one = other.value.plural == m.value.plural and other.value.head.split()[-1] not in _TOLD_AS
    if not one or not _CLOSED.match(line.text, other.end):
        return None
    return other._replace(value=other.value._replace(armed="attacker")) if m.value.plural else other
