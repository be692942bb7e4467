"""'in Turkana on Monday', 'near Nyanga, Cape Town': a people's name that is its land's, or a town's."""

from __future__ import annotations

import re

from incidents.extractors.place_names import Token, cached_keys
from incidents.extractors.place_words import Words
from incidents.gazetteer import Place
from incidents.kept import compiled

HAMLET = 4_000  # inhabitants
_FOREIGN = ("pro-", "anti-")
_PARTS = ("central ", "latin ", "south ", "north ", "inter-", "pan-")  # of the continent, not of the United States
_WHERE = compiled(r"\b(?:in|near|at|outside)\s\Z")
_KIND = "town|city|village|local government|LGA|township|locality|woreda|territory"
_SETTLED = compiled(rf"\s(?:{_KIND})\b", re.I)
_NOUNLESS = compiled(
    rf"[,.;:)](?!\w)|\s(?:{_KIND}|on|when|where|after|as|late|early|during|overnight|before|by|since|for|last|this"
    r"|yesterday|at|around|near|in|killing|leaving)\b",
    re.I,
)


def homeland(text: str, token: Token, words: Words) -> bool:
    """Whether a people's name stands where only a place's can: no noun behind it is what it describes."""
    if token.key not in words.peoples or not _NOUNLESS.match(text, token.end):
        return False
    before = _WHERE.search(text, max(0, token.start - 14), token.start)
    return before is not None or _SETTLED.match(text, token.end) is not None


def of_others(text: str, token: Token) -> bool:
    """Whether a people's name tells of no land of theirs: 'pro-Russian', 'the Central American University'."""
    before = text[max(0, token.start - 8) : token.start].lower()
    return before.endswith(_FOREIGN) or (token.key.startswith("american") and before.endswith(_PARTS))


def namesake(place: Place, token: Token) -> bool:
    """Whether a place bears a people's name itself, and is no hamlet."""
    known = place.kind != "place" or place.population > HAMLET or place.id.startswith("world:")
    return known and cached_keys(place.name)[0] == token.key


_IN_THE = compiled(r"\b(?:in|to|from|of|across|within|into|inside|leave|left|entered?) (?:the )?\Z")
_NOUN_NEXT = compiled(
    r" (?!(?:and|or|in|on|to|is|was|has|have|had|will|would|for|from|with|by|at|as|of|after|before|where|which|who|that"
    r"|when|said|says|told|could|can|may|but|not|if|since|because|the|an?|its|over|into|under|then|also|than|so|while)\b)"
    r"[a-z]"
)


def is_adjective(text: str, token: Token) -> bool:
    """Whether the name of a state stands before what is its: 'four U.S. troops'."""
    before = _IN_THE.search(text, max(0, token.start - 14), token.start)
    return before is None and _NOUN_NEXT.match(text, token.end) is not None
