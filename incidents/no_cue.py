"""No cue: where the words of `context.csv` say nothing of a deed, by what stands around them.

'The crowd overturned cars' tells of no accident, 'On 4 May two were shot' of a month and of no possibility.
"""

from __future__ import annotations

from incidents.chunks import Line

_SENT = frozenset("drone drones missile missiles rocket rockets shell shells uav uavs shahed shaheds".split())
_ATTACKERS = frozenset("bomber bombers attacker attackers assailant assailants terrorist terrorists militant".split())
_EXPLOSIVES = frozenset(("explosive", "explosives"))
_LADEN = frozenset("laden packed filled rigged stuffed".split())
_TRAPS = frozenset(("ambush", "trap", "hands"))
_ARTICLES = frozenset(("a", "an", "the", "another", "two"))
_HARMED = frozenset("dead killed drowned abducted kidnapped".split())
_BODIES = frozenset("body bodies corpse corpses remains heads".split())
_DEVICES = frozenset("bomb bombs explosive explosives ied ieds device devices detonated blasted".split())
_TROOPS = frozenset(
    """police policemen troops soldiers guards guard forces army militants rebels gunmen gendarmes rangers fighters
    militia militiamen patrol smugglers guerrillas insurgents marines servicemen militiamen""".split()
)
_HALT = frozenset("a an the this that bus tram trolleybus train taxi next first last every each at non".split())
_PACKED = frozenset("filled packed loaded stuffed rigged wired exploded detonated thrown hurled".split())


def _month(line: Line, i: int) -> bool:
    """'On 4 May two farmers were shot': the month and not the verb."""
    return line.capitals[i] and (i > 0 or i + 1 in line.numbers)


def _cause(line: Line, i: int) -> bool:
    """'lynched after rumours that': what led to it is unconfirmed, and not the deed."""
    return i > 0 and line.lows[i - 1] in ("after", "over", "by")


def unsaid(line: Line, i: int) -> bool:
    """'men who did not identify themselves': who they are is not told, what they did is."""
    return "identify" in line.lows[i + 1 : i + 3] and "not" in line.lows[i : i + 2]


def _feared(line: Line, i: int) -> bool:
    """'ten were feared killed': said to be done."""
    return not _HARMED.isdisjoint(line.lows[i + 1 : i + 2])


def _sent(line: Line, i: int) -> bool:
    """'A drone crashed into flats', 'a bomber crashed a car', 'a van packed with explosives crashed': no accident."""
    before, near = line.lows[max(0, i - 6) : i], line.lows[max(0, i - 8) : i + 4]
    if not _SENT.isdisjoint(before) or not _ATTACKERS.isdisjoint(line.lows[max(0, i - 12) : i]):
        return True
    return not _EXPLOSIVES.isdisjoint(near) and not _LADEN.isdisjoint(near)


def _charged(line: Line, i: int) -> bool:
    """'two gas cylinders filled with explosives', 'charges packed into gas cylinders': a bomb."""
    return not _PACKED.isdisjoint((*line.lows[max(0, i - 2) : i], *line.lows[i + 2 : i + 4]))


def _escaped(line: Line, i: int) -> bool:
    """'The governor escaped a bomb attack': the attack took place."""
    return not _ARTICLES.isdisjoint(line.lows[i + 1 : i + 2])


def _ambushed(line: Line, i: int) -> bool:
    """'The convoy fell into an ambush': no accident."""
    return not _TRAPS.isdisjoint(line.lows[i + 2 : i + 5])


def _lay_there(line: Line, i: int) -> bool:
    """'The bodies of five men were found in a ravine', 'in the Kora gorge': where they lay, and not how they died."""
    return (i > 1 and line.capitals[i - 1]) or not _BODIES.isdisjoint(line.lows[:i])


def _made_to(line: Line, i: int) -> bool:
    """'was derailed by explosives', 'overturned by the mob': what somebody did to it is no accident."""
    doers = range(i + 2, min(i + 5, len(line.lows)))
    by = line.lows[i + 1 : i + 2] == ("by",)
    return by and any("weapon" in line.tags[k] or "who" in line.tags[k] for k in doers)


def _remote(line: Line, i: int) -> bool:
    """'a remote-controlled device': a bomb, and no controlled explosion."""
    return i > 0 and line.lows[i - 1] in ("remote", "radio")


def _in_one_go(line: Line, i: int) -> bool:
    """'fired repeatedly at its front', 'repeatedly stabbed': one deed."""
    return any(0 <= k < len(line.lows) and "trigger" in line.tags[k] for k in (i - 1, i + 1))


def _numbered(line: Line, i: int) -> bool:
    """'pylon no. 14 was brought down': which one it is."""
    return "".join(line.lows[i + 1 : i + 2]).isdigit() and line.text.startswith(".", line.ends[i])


def _by_rioters(line: Line, i: int) -> bool:
    """'The crowd overturned cars', 'was overturned by the mob': what somebody did to it is no accident."""
    after = line.lows[i + 1 : i + 2]
    return _made_to(line, i) or (
        bool(after) and i + 1 < len(line.lows) and line.joined[i + 1] and _thing_at(line, i + 1)
    )


def _thing_at(line: Line, i: int) -> bool:
    """Whether a thing stands behind a verb, with or without an article or a number."""
    return any("thing" in line.tags[k] for k in range(i, min(i + 3, len(line.tags))) if line.joined[k])


def _struck(line: Line, i: int) -> bool:
    """'a strike on a transformer': what it hit, and no cause of a fire."""
    return any("trigger" in line.tags[k] for k in range(max(0, i - 5), i))


def _set_in(line: Line, i: int) -> bool:
    """'During the civil war, armed men stormed a shelter': when or why it was done."""
    return not any(line.joined[i + 2 : i + 3]) and not _AMID.isdisjoint(line.lows[max(0, i - 6) : i])


_AMID = frozenset("during amid following spillover response part".split())


def _latest(line: Line, i: int) -> bool:
    """'the latest in a string of attacks', 'another in a series of': one attack, the others told beside it."""
    return not _ONE_MORE.isdisjoint(line.lows[max(0, i - 6) : i])


_ONE_MORE = frozenset(("latest", "another"))


def _bomb_in(line: Line, i: int) -> bool:
    """'a device in a pressure cooker exploded': a bomb, and no accident in a kitchen."""
    return not _DEVICES.isdisjoint(line.lows)


def _with_troops(line: Line, i: int) -> bool:
    """'in a collision with border guards': a fight."""
    return line.lows[i + 1 : i + 2] == ("with",) and not _TROOPS.isdisjoint(line.lows[i + 2 : i + 6])


def _halt(line: Line, i: int) -> bool:
    """'a bus stop came under fire': where one waits, and nothing that is kept from happening."""
    return _cried(line, i) or (i > 0 and line.lows[i - 1] in _HALT)


def _tin(line: Line, i: int) -> bool:
    """'six canisters and a can of petrol went off': what holds petrol, and nothing that may be done."""
    return line.lows[i + 1 : i + 2] == ("of",) or (i > 0 and line.lows[i - 1] in _ARTICLES)


def _cried(line: Line, i: int) -> bool:
    """'marched under a banner reading "Stop the killing" and were shot at': what a slogan asks for, set in quotes."""
    return i > 0 and not line.joined[i] and line.text[line.starts[i] - 1] in "\"“‘'«"


def _toward(line: Line, i: int) -> bool:
    """'linked to the murder of', 'in answer to his killing': what happened, and nothing that is meant to be done."""
    return not _OF_IT.isdisjoint(line.lows[i + 1 : i + 2])


_OF_IT = frozenset("the this that these those his her their its an a".split())


def _done_too(line: Line, i: int) -> bool:
    """'planned and carried out the murder of': what was planned was done."""
    return line.lows[i + 1 : i + 2] == ("and",) and not _CARRIED.isdisjoint(line.lows[i + 2 : i + 3])


_CARRIED = frozenset("carried executed staged committed perpetrated launched mounted financed ordered led".split())


def _inquires(line: Line, i: int) -> bool:
    """'continue to investigate the murder': what is gone on with is no violence."""
    return not _INQUIRE.isdisjoint(line.lows[i + 2 : i + 3])


_INQUIRE = frozenset(
    "investigate search look hunt seek condemn demand ask call mourn question deny hold pursue examine study".split()
)


# By the first word of a cue, what makes it none.
NO_CUE = {
    "cooker": _bomb_in, "pressure": _bomb_in, "collision": _with_troops, "collided": _with_troops, "stop": _halt,
    "no": _numbered, "transformer": _struck, "derailed": _made_to, "overturned": _by_rioters, "capsized": _made_to,
    "ravine": _lay_there, "gorge": _lay_there, "escaped": _escaped, "may": _month, "rumours": _cause,
    "rumors": _cause, "feared": _feared, "crash": _sent, "crashed": _sent, "crashes": _sent, "gas": _charged,
    "fell": _ambushed, "controlled": _remote, "can": _tin, "repeatedly": _in_one_go, "civil": _set_in, "to": _toward,
    "planned": _done_too,
    **dict.fromkeys(("continue", "continues", "continued", "continuing"), _inquires),
    **dict.fromkeys(("series", "string", "spate", "wave", "similar"), _latest),
}  # fmt: skip
