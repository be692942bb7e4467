"""A place named in a report, as the extractors hand it on."""

from __future__ import annotations

from typing import NamedTuple

from incidents.extractors.place_capitals import RULE as CAPITAL_RULE
from incidents.extractors.place_names import cached_keys
from incidents.gazetteer import Place


class PlaceMention(NamedTuple):
    """A place named in the text, resolved as far as the text allows; `text[start:end]` is the name as written."""

    start: int
    end: int
    text: str
    sentence: int
    kind: str  # as Place.kind; 'people' for a demonym, 'actor' for a group's name
    role: str  # one of ROLES
    rule: str  # the evidence rule
    place: Place | None  # the gazetteer's entry, None for a name it lacks
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    precision: str  # place near admin2 admin1 country none
    specificity: int  # 3 place, 2 second-level division, 1 first-level division or region, 0 country
    parent: int | None = None  # index of the mention that the text says contains it
    near: bool = False  # the text says near, outside, so many km from it
    sure: bool = True  # False where only a bare 'in' makes an unknown name a place
    extent: str = ""  # told as a 'village', or as an 'area' that holds villages: a district, a township
    within: int = -1  # where the town or district begins that the text says contains it

    @property
    def name(self) -> str:
        """As written, but 'the capital' and a building ('the Golden Temple') give the name of the town.

        Capitals ('SPRINGFIELD, Ill.') give way to the gazetteer's spelling.
        """
        if self.place is None:
            return self.text
        by_town = self.kind == "building" or self.rule == CAPITAL_RULE
        shouted = self.text.isupper() and cached_keys(self.text)[0] == cached_keys(self.place.name)[0]
        return self.place.name if by_town or shouted else self.text

    @property
    def place_id(self) -> str | None:
        return self.place.id if self.place else None
