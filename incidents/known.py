"""Known: whether those a deed strikes are told as known ones, as told of before, as people without arms."""

from __future__ import annotations

from collections.abc import Sequence

from incidents.events import Trigger
from incidents.kept import compiled
from incidents.model import Mention
from incidents.nouns import Thing, Who
from incidents.scan import Scene


def is_unarmed(mention: Mention | None) -> bool:
    """Whether it is people without arms, or a building, a vehicle, a thing of no soldiers or policemen."""
    value = mention.value if mention is not None else None
    if not isinstance(value, (Who, Thing)) or value.category in ("military", "police"):
        return False
    return not value.area if isinstance(value, Thing) else not value.armed


def is_object(mention: Mention | None) -> bool:
    return mention is not None and isinstance(mention.value, (Who, Thing))


# Nouns that 'the' makes those of the event told before; a mayor has a 'the' of his own.
_ORDINARY = frozenset(
    """man woman boy girl men women victim victims driver drivers couple passenger passengers car vehicle bus truck
    lorry van official teacher student farmer trader shopkeeper soldier soldiers policeman policemen officer officers
    guard guards child children teenager boat convoy house building motorcycle motorbike minibus""".split()
)


def is_told_before(mention: Mention | None) -> bool:
    """'the driver', 'the man at the wheel': a definite noun that names no office."""
    value = mention.value if mention is not None else None
    if not isinstance(value, (Who, Thing)) or getattr(value, "named", False):
        return False
    if isinstance(value, Who) and value.part and value.armed == "attacker":  # 'one of the raiders'
        return True
    if not value.definite:
        return False
    return value.head.split()[-1] in _ORDINARY


def is_given(mention: Mention | None) -> bool:
    """Whether a target is told as known ones: 'the mayor', 'six priests', 'a bridge'; not 'peasants', 'our people'."""
    value = mention.value if mention is not None else None
    if isinstance(value, Thing):
        return not value.plural or value.definite
    if not isinstance(value, Who):
        return False
    counted = value.count is not None and value.count.value is not None
    one = value.definite or value.collective  # 'the mayor', 'a patrol'
    return value.named or counted or bool(value.armed) or (one and not value.plural)


HIM = compiled(
    r"\s+(?:at |on )?(?:him|them|it|her(?=\W*\Z|[.,;:]| (?:and|in|at|on|as|when|while|with|to|from|after|before|outside"
    r"|inside|near|dead|down|by|several|once|twice|three|through|because|for|until|who|but|there|or)\b))\b"
)
_HE = compiled(
    r"\b(?:he|she|they|it)\s+(?:(?:(?:is|are|was|were) (?:believed|thought|said|reported|presumed|known) to )?"
    r"(?P<suffers>(?:was|were|(?:had|has|have) been|had|has|have) )?)(?:also |then |later |apparently )?\Z"
    r"|\bamong (?P<among>those|the people|the) \Z",
)
_HAD = frozenset(("has", "had", "have"))
# Who tells, or by whose word it is told: no one to whom it is done.
_TELLS = compiled(
    r"\b(?:said|says|say|told|added|wrote|reported|recalled|alleged|claimed|believe[ds]?|insist(?:ed|s))\b"
)
_BY_WORD = compiled(r"\b(?:according to|told|said) (?:\w+ )?\Z")


def befell(scene: Scene, start: int, t: Trigger) -> bool:
    """'he was killed', 'they died'; in 'they burned the houses' the pronoun stands for the doers."""
    told = _HE.search(scene.line.low, max(start, t.start - 40), t.start)
    if told is None:
        return False
    done = t.pos == "act" and t.target is not None and t.target.start >= t.end
    if done and (told["suffers"] or "had").strip() in _HAD:
        return False  # 'it has destroyed a radar'
    return bool(told["among"] or told["suffers"]) or t.kind == "harm" or t.target is None


def introduces(scene: Scene, start: int, t: Trigger, agents: Sequence[Mention]) -> bool:
    """'Gunmen came to the house of a lawyer and shot him': whether somebody new is told who may be meant by 'him'."""
    low = scene.line.low
    told = not scene.words.isdisjoint(_MANY) and (_THEM.match(low, t.end) or _THEY.search(low, start, t.start))
    many = bool(told)
    for m in scene.people_in(start, t.start):
        who = m.value
        if m in agents or who.armed == "attacker" or who.plural != many or not (who.named or not who.definite):
            continue
        if not _TELLS.search(low, m.end, t.start) and not _BY_WORD.search(low, start, m.start):
            return True
    return False


_MANY = frozenset(("they", "them"))
_THEM = compiled(r"\s+(?:at |on )?them\b")
_THEY = compiled(r"\bthey (?:were|are|had been|have been) \Z")
