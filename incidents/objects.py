"""To whom or what a deed is done: the object of a verb, of a noun for a deed, and what a blast strikes."""

from __future__ import annotations

import re

from incidents.interposed import LED, behind
from incidents.kept import compiled
from incidents.listed import area
from incidents.model import Mention
from incidents.nouns import Thing
from incidents.spot import Roles, Spot

FAR, FARTHER = 90, 130
APART = compiled(r"[;:]| that | said | says | (?:whether|in which|where|when) (?=\S)(?![^,]*,)", re.IGNORECASE)
_PREPOSITION = compiled(
    r"\s*(?:in|at|by|when|after|as|during|near|outside|while|from|on|of|with|for|between|along|amid|inside|over|before|"
    r"since|because|and|to|where|who|under|around|across|if|but|or)\b",
    re.IGNORECASE,
)
_LATER = compiled(
    r"\b(?:before|when|after|until|till|is|are|was|were)\b", re.IGNORECASE
)  # 'wounding 20 before police came'
# 'an attack on', 'the attack carried out today against', 'an attempt on the life of', 'the murder of the late'.
_BETWEEN = r"(?:with\s\w+|in\sfront|(?:in|from) the \w+|(?!(?:by|and|or|that|which|who|with|the|an?)\b)\w+)\s"
_ON = compiled(
    rf"\s*(?:(?:{_BETWEEN}){{0,4}}?(?:on|against|at|targeting|upon)|(?:{_BETWEEN}){{0,2}}?(?:of|in|inside))\s+"
    r"(?:the lives of|the life of)?\s*\Z",
    re.I,
)
_BY = compiled(r"(?:\s\w+){0,7}?\sby\s(?:\w+\s){0,2}", re.I)
# 'the murder on 3 May in Tasa of': when and where it was, before whom it befell.
_SET = r"(?:in|at|near)\s(?:the\s)?(?-i:[A-Z])[\w-]+(?:\s(?-i:[A-Z])[\w-]+){0,2}|(?:on|last|this)\s[\w-]+(?:\s[\w-]+)?"
_SET += r"|(?:during|over|in|within) the (?:past|last) [\w-]+(?: \w+)?|yesterday|today"
_SET += r"|[\w-]+\s(?:days?|weeks?|months?|years?)\sago"
_OF = compiled(rf"\s*(?:attempt\s+)?(?:(?:{_SET})\s){{0,2}}(?:of|against|on)\s+(?:[\w.]+\s){{0,3}}\Z", re.I)
# Where a blast or fire strikes: 'in front of', 'inside', 'at the door of'.
_WHERE = compiled(
    r"\b(?:in front of|outside|near|next to|inside|at|in|into|under|underneath|beneath|on|against|close to|opposite|"
    r"across from|by|behind|alongside|of|adjacent to|beside|aboard|to|(?:met(?:er|re)s|yards|blocks) (?:away )?from)\s+"
    r"(?:an? |the |its |his |her |their )?\Z",
    re.I,
)
_OWNED = compiled(r"(?:\s\w+)?['’]s?\s(?:\w+\s)?", re.I)
_CLAUSE = compiled(r"[;:—–]|,\s|\s-\s| while | whereas | but ", re.I)
# 'threw grenades from a car at the barracks', 'shot him in front of his shop', 'belonged to a gang': no object.
_BESIDE = compiled(
    r"\b(?:from|with|in|by|during|near|for|since|aboard|after|front of|belong(?:s|ed) to|tak(?:en|es) to|took|outside|"
    r"together with|along with)\s+(?:the |an? |his |her |their |its )?\Z",
    re.I,
)
_FELT = compiled(r"\b(?:felt|heard|seen|reported|recorded)\b", re.I)
_FROM = compiled(r"\bfrom\s+(?:the |an? )?\Z", re.I)


def right(spot: Spot) -> Mention | None:
    """The object of a verb: the first group behind it, with no clause boundary and no preposition between."""
    end = behind(spot.scene, spot.end) if spot.next in LED else spot.end
    for m in spot.groups:
        if m.start >= end:
            between = spot.text[end : m.start]
            if len(between) > 60 or _CLAUSE.search(between) or _PREPOSITION.match(between) or _LATER.search(between):
                return None
            if _FROM.search(between):
                continue
            return None if _BESIDE.search(between) or _of_deed_told(spot, m) else _owned(spot, m)
    return None


_AIMED = compiled(r"\s(?:up\s)?(?:on|upon|at|towards?)\s", re.I)


def aimed(spot: Spot) -> Mention | None:
    """'opened fire on a patrol': whom the fire was meant for."""
    if spot.scene.line.lows[spot.last] != "fire":
        return None
    end = behind(spot.scene, spot.end) if spot.next in LED else spot.end
    for m in spot.groups:
        if m.start >= end:
            return _owned(spot, m) if _AIMED.fullmatch(spot.text[end : m.start]) else None
    return None


# Words that tell of what kind a deed is: 'repelled a terrorist attack'.
_KINDS_OF_DEED = frozenset("terrorist criminal suicide enemy militant extremist guerrilla rebel insurgent".split())


def _of_deed_told(spot: Spot, m: Mention) -> bool:
    """'repelled a guerrilla attack': the group tells of what kind the next deed is."""
    if m.kind != "who" or m.value.plural or str(m.value.head).split()[-1] not in _KINDS_OF_DEED:
        return False
    line = spot.scene.line
    return any(line.starts[i] - m.end == 1 for i in line.kinds.get("trigger", ()))


def _owned(spot: Spot, owner: Mention) -> Mention:
    """'fired at the minister's car': what is hit is the car."""
    for m in spot.groups:
        if owner.end < m.start <= owner.end + 30:
            return m if m.kind == "thing" and _OWNED.fullmatch(spot.text[owner.end : m.start]) else owner
    return owner


_DRIVEN = frozenset(
    """drove drives drive driven driving ploughed plowed ploughs plows rammed rams ramming crashed steered slammed
    smashed ran""".split()
)
_INTO = compiled(r"\s(?:straight |directly )?(?:at|into|through|over|towards?|onto)\s", re.I)


def driven(spot: Spot, found: Roles) -> Roles:
    """'drove a van into a crowd', 'a car was driven at marchers': whom the vehicle struck, and not the vehicle."""
    vehicle = found.target
    if vehicle is None or spot.scene.line.lows[spot.first] not in _DRIVEN or vehicle.value.category != "transport":
        return found
    end = max(vehicle.end, spot.end)
    into = _INTO.match(spot.text, end)
    if into is None:
        return found
    return found._replace(target=next((m for m in spot.groups if into.end() <= m.start <= into.end() + 24), None))


def of_deed(spot: Spot) -> Mention | None:
    """The group behind 'on', 'against', 'of'; a person's title may stand between."""
    end = spot.end
    for m in spot.groups:
        if m.start >= end:
            between = spot.text[end : m.start]
            if end == spot.end and _BY.fullmatch(between):
                end = m.end  # 'an attack by rebels on a post'
                continue
            if m.kind == "thing" and not area(m) and (site := _site(spot, m)) is not None:
                between = spot.text[end:site]
            fits = _ON.match(between) or (end == spot.end and m.kind != "thing" and _OF.match(between))
            if end == spot.end and (named := _glossed(spot)) is not None and named.end <= m.start:
                return named
            near = len(between) < 48 and not _CLAUSE.search(between)
            return m if fits and near and not _FELT.search(between) else None
    return _glossed(spot)


def _site(spot: Spot, m: Mention) -> int | None:
    """Where a place's name begins that stands right before a thing: 'a strike on Idlib market'."""
    return next((p.start for p in spot.scene.told["place"] if p.end == m.start - 1 and p.start > spot.end), None)


# 'the attack on FENTRA [National Union of Salt Workers]': an organisation that no list knows, told by its initials.
_GLOSSED = compiled(r"\s(?i:on|against)\s(?i:the\s)?([A-Z]{3,})\s[\[(][^\])]{6,80}[\])]")


def _glossed(spot: Spot) -> Mention | None:
    """The initials behind 'attack on' whose full name follows in brackets; not those before a person's name."""
    found = _GLOSSED.match(spot.scene.line.text, spot.end, spot.scene.sentence.end)
    if found is None or any(p.start < found.end(1) and found.start(1) < p.end for p in spot.scene.told["place"]):
        return None
    if any(m.start == found.end() + 1 for m in spot.groups):  # 'FENTRA [...] leader Ana Ruiz'
        return None
    return Mention("thing", found.start(1), found.end(1), "initials", Thing(found[1].lower(), "other"))


_ARE = compiled(r"\s(?:is|are|was|were|includes?|included)\s(?:also )?", re.I)


def those(spot: Spot) -> Mention | None:
    """'the wounded include a child', 'one of the dead is Ana Ruiz': who they are."""
    for m in spot.groups:
        if m.start >= spot.end:
            return m if m.kind != "thing" and _ARE.fullmatch(spot.text[spot.end : m.start]) else None
    return None


_PHRASE = compiled(
    r"\s(?:\w+day\b|(?:just |right |located )?(?:in|at|on|near|outside|opposite|across from|next to|close to|inside|"
    r"behind|beside|only|some|about|\d+|an?)\b)(?!.*\b(?:who|which|was|were|had|killing|wounding|that)\b)",
    re.I,
)
_CARRIER = compiled(
    r"\s(?:hidden |planted |placed |loaded |left )?(?:in|inside|of|on|aboard|under) (?:an? |the )?", re.I
)


def struck(spot: Spot) -> Mention | None:
    """Where a bomb went off or a fire was set: 'exploded in front of the town hall'; a district is no target.

    The car that a bomb was in is one only where nothing else is told.
    """
    carrier: Mention | None = None
    for m in spot.groups:
        if spot.end <= m.start < spot.end + FARTHER:
            between = spot.text[spot.end : m.start]
            if APART.search(between) or _FELT.search(between) or not _one_phrase(between):
                break
            if m.kind == "thing" and not area(m) and _WHERE.search(between):
                if carrier is None and carries(spot, m):
                    carrier = m
                    continue
                return m
    return carrier


def _one_phrase(between: str) -> bool:
    """'went off on Friday, in the city of Cali, opposite a bank': no other clause, though commas set phrases apart."""
    if not _CLAUSE.search(between):
        return True
    first, *phrases = between.split(",")
    return not _CLAUSE.search(first) and all(_PHRASE.match(phrase) for phrase in phrases)


def carries(spot: Spot, m: Mention) -> bool:
    """'a bomb in a car', 'the explosion of a truck'."""
    vehicle = m.kind == "thing" and m.value.category == "transport"
    return vehicle and m.start >= spot.end and _CARRIER.fullmatch(spot.text[spot.end : m.start]) is not None
