"""What the words around a name tell: the rules of places.toml, tried on the neighbourhood of the name."""

from __future__ import annotations

import re
from itertools import product
from typing import NamedTuple

from incidents.extractors import patterns
from incidents.extractors.place_spans import Span
from incidents.extractors.place_words import Words
from incidents.kept import compiled
from incidents.lexicon import small
from incidents.packs import Rule

BEFORE, AFTER = 70, 60
NEAREST = 26  # characters before a name in which its preposition stands, with its article
UNITS = {"k": 1.0, "m": 1.609, "n": 1.852}
NUMBERS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
    "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "a few": 3, "several": 5,
    "a dozen": 12,
}  # fmt: skip
BEARINGS: dict[str, float] = {
    "north": 0, "northeast": 45, "east": 90, "southeast": 135, "south": 180, "southwest": 225, "west": 270,
    "northwest": 315,
}  # fmt: skip
LETTERS = {"n": "north", "s": "south", "e": "east", "w": "west"}
BEARINGS |= {
    "northnortheast": 22.5, "eastnortheast": 67.5, "eastsoutheast": 112.5, "southsoutheast": 157.5,
    "southsouthwest": 202.5, "westsouthwest": 247.5, "westnorthwest": 292.5, "northnorthwest": 337.5,
}  # fmt: skip
_ACCENTS = "'’`"
_QUOTES = "\"“”«»„‘’'"
_MARK = compiled(r"^['’`](?![sS]\b)")  # the end of a transliteration: Al Bayda'
_WORD = compiled(r"[a-z]+|[A-Z]+")
_BLANKED = {code: " " for code in range(128) if not chr(code).isalpha()}
_PREPOSITIONS = "in at near from outside inside of around across between into upon".split()
_POINTS = product("north south east west".split(), ("", "east", "west", "-east", "-west"), ("", "ern"))
_SIDES = ("central", *map("".join, _POINTS))
_PLACED = compiled(rf"\b(?:{'|'.join(_PREPOSITIONS)})\s(?:the )?(?:(?:{'|'.join(_SIDES)}) )?@")
_OWNED = compiled(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside) [A-Z][\w-]+['’]s @")  # "in Turkey's Batman"
_LEADS = frozenset((*_PREPOSITIONS, "the", *_SIDES))  # the words that may stand right before a name that is placed


class Cue(NamedTuple):
    """What the neighbourhood tells of a name."""

    kind: str | None = None
    kind_rule: str = ""
    role: str | None = None
    role_rule: str = ""
    near: bool = False
    near_rule: str = ""
    rule: str = ""  # the first rule that took it for a place
    strong: bool = False  # a name nobody knows is a place here
    weak: bool = False  # ... if nothing speaks against it
    drop: str = ""  # the rule that says it is no place
    facility: str = ""  # the rule that says it names a building
    km: float | None = None
    bearing: float | None = None
    placed: bool = False  # a preposition of place stands before it
    struck: bool = False  # told as what is attacked, or as the end of a way

    @property
    def quarter(self) -> bool:
        """'THE ESCALON NEIGHBORHOOD': a place of its own, though the gazetteer knows such a name elsewhere only."""
        return self.strong and self.kind_rule.endswith("#quarter-after")

    @property
    def loose(self) -> bool:
        """A name nobody knows may be a place here, and is no building's."""
        return self.weak and not self.facility


NOTHING = Cue()
PLACED = Cue(placed=True)


def told_by(cue: Cue) -> str:
    """The rule that makes a place the one where somebody tells of it; it outdoes what kind of place it is."""
    return cue.role_rule if cue.role_rule.endswith("#teller-in") else ""


def cue_of(text: str, span: Span, words: Words) -> Cue:
    """The cue of one span, from the rules whose anchor words stand around it."""
    start, end, sentence = span.start, span.end, span.sentence
    left = text[max(sentence.start, start - BEFORE) : start]
    right = text[end : min(sentence.end, end + AFTER)]
    if right and right[0] in _QUOTES and left and left[-1] in _QUOTES:  # 'the "Sola" frontier post'
        left, right = left[:-1], right[1:]
    if right and right[0] in _ACCENTS and text[end - 1] != "s":  # not "bombed Kurdistan Workers' Party camps"
        right = _MARK.sub("", right)
    around = f"{left}\0{right}".replace("@", " ").replace("\n", " ").replace("\0", "@")
    at, low = len(left), small(around)
    last = _last_word(low, at)
    placed = last is None or last in _LEADS
    told = placed and _PLACED.search(low, max(0, at - NEAREST), at + 1) is not None
    if last is not None and last.endswith(("'s", "’s")):
        told = _OWNED.search(around, max(0, at - NEAREST), at + 1) is not None
    found: dict[str, object] = {"placed": told}
    sided = low[:at] + around[at:].upper()
    whole = len(around)
    for rule, pattern, folded, lasts, before, behind in patterns.candidates(words.cues, _words(sided)):
        if lasts and last is not None and last not in lasts:
            continue
        view = low if folded else around
        hit = pattern.match(view, at) if behind else pattern.search(view, 0, at + 1 if before else whole)
        if hit is not None:
            note(found, rule, hit)
    return Cue(**found) if len(found) > 1 else PLACED if found["placed"] else NOTHING  # type: ignore[arg-type]


def _words(sided: str) -> set[str]:
    """The words of ASCII letters; in plain ASCII, which most texts are, found without the pattern."""
    return set(sided.translate(_BLANKED).split() if sided.isascii() else _WORD.findall(sided))


def _last_word(low: str, at: int) -> str | None:
    """The word that stands right before the name; None where that is not clear."""
    before, _, rest = low[:at].rpartition(" ")
    word = before.rpartition(" ")[2]
    return None if rest or word.endswith(",") else word


def note(found: dict[str, object], rule: Rule, hit: re.Match[str]) -> None:
    """Adds what one rule tells; the first rule of the file wins for each thing."""
    ref, data, says = rule.ref, rule.data, rule.says
    if "drop" in says:
        found.setdefault("facility" if data["drop"] == "unknown" else "drop", ref)
        return
    if "role" in says and data["role"] == "metonym" and found["placed"]:
        return
    found.setdefault("rule", ref)
    for thing in ("kind", "role"):
        if thing in data and thing not in found:
            found |= {thing: data[thing], f"{thing}_rule": ref}
    if "near" in says and "near" not in found:
        found |= {"near": True, "near_rule": ref} | distance(hit)
    if "struck" in says:
        found["struck"] = True
    if "unknown" in says:
        found["weak" if "weak" in says else "strong"] = True


def distance(hit: re.Match[str]) -> dict[str, float]:
    """Kilometres and bearing of '30 km north-east of'; miles and nautical miles are turned into kilometres."""
    told = hit.groupdict()
    if not told.get("number"):
        return {}
    number, unit = told["number"].lower(), told["unit"].lower()
    amount = float(NUMBERS.get(number) or number.replace(",", ".")) if number not in NUMBERS else NUMBERS[number]
    scale = UNITS["m"] if unit.startswith("mile") else 0.001 if unit.startswith("met") else UNITS[unit[0]]
    way = re.sub(r"ern|[ -]", "", (told.get("way") or "").lower())
    way = "".join(LETTERS.get(letter, letter) for letter in way) if len(way) < 4 else way
    return {"km": amount * scale} | ({"bearing": float(BEARINGS[way])} if way in BEARINGS else {})
