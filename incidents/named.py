"""What a doer is called: the name a researcher would use, forces as ACLED names them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from incidents.extractors.sides import RULERS
from incidents.kept import compiled
from incidents.model import Actor, Mention
from incidents.nouns import Who
from incidents.packs import Rules

_OWN_STATE = compiled(r"\b(?:government|regime|army|junta)\s\Z", re.IGNORECASE)  # 'regime helicopters'
_OWN = compiled(r"(?:military|army|air force|government|regime|junta)\b", re.IGNORECASE)  # 'a military jet'
_AT_WAR = frozenset(("UA", "LB", "PS", "YE"))  # where those of another state fly
ARTICLE = compiled(r"(?:the|an?|his|her|its|their)\s", re.IGNORECASE)  # 'the gunmen' and 'gunmen' are told as one
_ARMY, _TURKISH = "Military Forces of ", "Turkish Cyprus"
_HELD = {"PS": "IL", "EH": "MA"}  # land whose soldiers, where nobody says whose they are, are an occupying army's
ORGANISED = frozenset("mafia mafias cartel cartels squad squads".split())  # groups, though they have no name


def nations(rules: Rules) -> Mapping[str, str]:
    """Country names by ISO code, as the list of actors writes them: 'Military Forces of the United States'."""
    if "nations" not in rules.memo:
        told = {e.country or e.id: e.name for e in rules.entries("countries")}
        names = ((e.country or "", e.name) for e in rules.entries("actors") if not e.until)
        armies = {c: name.removeprefix(_ARMY) for c, name in names if c in told and name.startswith(_ARMY)}
        rules.memo["nations"] = told | {c: n for c, n in armies.items() if n != _TURKISH}
    found: Mapping[str, str] = rules.memo["nations"]
    return found


FAR_POWERS = frozenset("US RU FR GB CN TR IL IR IN SA AE".split())  # whose forces fight far from home


def borders(rules: Rules) -> Mapping[str, frozenset[str]]:
    """The neighbours of each country, by ISO code."""
    if "borders" not in rules.memo:
        told = ((e.country or e.id, e.extra.get("neighbours") or "") for e in rules.entries("countries"))
        rules.memo["borders"] = {country: frozenset(names.split("|")) for country, names in told}
    found: Mapping[str, frozenset[str]] = rules.memo["borders"]
    return found


def actor_of(text: str, m: Mention, country: str | None, rules: Rules, role: str = "perpetrator") -> Actor:
    """An actor with the name a researcher would use; forces are named as ACLED names them."""
    who: Who = m.value
    words = text[m.start : m.end]
    words = (words[led.end() :] if (led := ARTICLE.match(words)) else words).lstrip('"“‘')
    if who.canonical:
        return Actor(words, who.canonical, who.kind, role)
    if who.entry == "aircraft":
        own = _OWN_STATE.search(text, max(0, m.start - 16), m.start) or country not in _AT_WAR and _OWN.match(words)
        nation = nations(rules).get(country or "") if own else None
        return Actor(words, f"Military Forces of {nation}" if nation else None, "state", role)
    if who.armed == "force":
        foe = who.country is None and words[:6] in ("enemy ", "Enemy ")  # 'enemy warplanes': not those of the place
        return Actor(words, None if foe else _force(who, country, nations(rules)), "state", role)
    if who.head.split()[-1] in RULERS:
        nation = nations(rules).get(who.country or country or "")
        return Actor(words, f"Government of {nation}" if nation else None, "state", role)
    if who.named:
        return Actor(words, None, "person", role)
    if not who.armed:
        return Actor(words, None, "unnamed", role)
    group = _at_home(words.lower(), country, rules)
    if group is not None or who.head.split()[-1] in ORGANISED:
        return Actor(words, group, "group", role)
    return Actor(words, GUNMEN if "gun" in who.head else UNIDENTIFIED, "unnamed", role)


UNIDENTIFIED, GUNMEN = "Unidentified armed group", "Unidentified gunmen"
# Who are gunmen where they shot, whatever word tells of them.
_SHOOTERS = frozenset(
    """attackers assailants raiders men persons people individuals killers gang hoodlums miscreants hitmen assassins
    thugs criminals suspects perpetrators intruders youths boys males unknowns riders motorcyclists strangers
    hoodlums goons sicarios""".split()
)


def is_loose(told: tuple[Actor, Mention]) -> bool:
    """Whether several doers are told by a word that leaves open what they carry: 'two men', 'the assailants'."""
    actor, m = told
    if actor.kind != "unnamed" or actor.canonical not in (None, UNIDENTIFIED) or not isinstance(m.value, Who):
        return False
    words = m.value.head.split()
    return (m.value.plural or "men" in words) and m.value.armed != "force" and not _SHOOTERS.isdisjoint(words)


def as_gunmen(actor: Actor, m: Mention) -> Actor:
    """'Two men on a motorcycle shot him', 'The assailants fired': unidentified gunmen, as 'gunmen' are."""
    return replace(actor, canonical=GUNMEN) if is_loose((actor, m)) else actor


def _at_home(words: str, country: str | None, rules: Rules) -> str | None:
    """'Maoist rebels' in Nepal, 'communist guerrillas' in the Philippines: the one group so called there."""
    if "at_home" not in rules.memo:
        rules.memo["at_home"] = _by_country(rules)
    names, groups = rules.memo["at_home"].get(country, ((), ()))
    if not words.endswith(names):
        words = f"{words.rpartition(' ')[0]} rebels"  # 'a Maoist squad' is of those who are called Maoist rebels
    if not words.endswith(names):
        return None
    for name, group in zip(names, groups, strict=True):
        if words.endswith(name) and not words[: -len(name)][-1:].isalnum():
            return str(group)
    return None


def _by_country(rules: Rules) -> Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """The names that mean a group only where it is known, lower case, and their groups, by the group's country."""
    told: dict[str, dict[str, set[str]]] = {}
    for e in rules.entries("actors"):
        for name in (e.extra.get("weak") or "").lower().split("|"):
            if name and e.country:
                told.setdefault(e.country, {}).setdefault(name, set()).add(e.name)
    sole = {c: {n: groups for n, groups in names.items() if len(groups) == 1} for c, names in told.items()}
    return {c: (tuple(names), tuple(next(iter(groups)) for groups in names.values())) for c, names in sole.items()}


def _force(who: Who, country: str | None, names: Mapping[str, str]) -> str | None:
    kind = "Security" if "security" in who.head.lower() else "Police" if who.category == "police" else "Military"
    held = _HELD.get(country or "") if kind == "Military" else None
    nation = names.get(who.country or held or country or "")
    if nation is None:
        return None
    return f"{kind} Forces of {nation}"
