"""The words that decide whether a capitalised name is a place: compiled once from the packs' lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import NamedTuple

from incidents.extractors import patterns
from incidents.gazetteer import fold
from incidents.gazetteer.names import SHORT
from incidents.kept import compiled
from incidents.lexicon import other_spellings
from incidents.packs import Entry, Rule, Rules
from incidents.packs_ready import choices, hastened, small

BUILDINGS = frozenset(
    """academy airport bakers bakery basilica cafe casino cathedral church cinema clinic club college concert court
    directorate factory gallery guesthouse gurdwara headquarters hospital hotel imambargah library mall masjid monastery
    mosalla mosque museum musalla nightclub office prison resort restaurant school shrine stadium station supermarket
    synagogue temple terminal theater theatre trattoria university""".split()
)

STREET = compiled(
    r" (?:Street|Avenue|Boulevard|Lane|Park|Parkway|Drive|Crescent|Gardens|Terrace|Close|Grove|Rise"
    r"|[Ss]quare|[Gg]ate|[Rr]oundabout|Bazaar|Bazar|street|avenue)\b(?! [A-Z])"
)  # what a name of a town is not of


class CueRule(NamedTuple):
    """A rule on the words around a name, and what spares trying it."""

    rule: Rule
    pattern: re.Pattern[str]
    folded: bool  # the pattern is for small letters
    last: frozenset[str]  # the words of which one stands right before the name; empty: any
    before: bool  # it ends with the name
    behind: bool  # it begins with the name


@dataclass(frozen=True, slots=True)
class Words:
    """Word classes of place_words.csv, and what demonyms say of a country; all folded."""

    common: frozenset[str]  # never a place alone
    wary: frozenset[str]  # a place only after 'in', 'near' ...
    first: frozenset[str]
    surname: frozenset[str]
    generic: frozenset[str]  # may stand beside a place in one run of capitals
    title: frozenset[str]
    org: frozenset[str]
    hints: Mapping[str, tuple[str, str | None]]  # 'iraqi' -> (IQ, None), 'chechen' -> (RU, Chechnya)
    capitals: Mapping[str, str]  # country -> its capital's name
    lands: Mapping[str, str]  # country's name -> its code
    neighbours: Mapping[str, frozenset[str]]
    actors: Mapping[str, str | None]  # groups, which are no places, and the country each is at home in
    actor_firsts: frozenset[str]  # the words with which their names begin
    idle: frozenset[str]  # common words that are no group's name and no demonym either
    cues: patterns.Anchored[CueRule]  # by what stands before a name in small letters, behind it in capitals
    explained: frozenset[str]  # words that may stand beside a name and be no part of it
    peoples: frozenset[str]  # of the common words, the names of peoples and faiths
    places: frozenset[str]  # generic words that tell what a name names
    nouns: frozenset[str]  # of people and things, which at the head of a sentence are no names: 'Houses were torched'
    openings: frozenset[str]  # words with which names of places begin in many languages: 'Gidan', 'Khirbet', 'San'
    endings: tuple[str, ...]  # ... and syllables with which they end: 'abad', 'ivka'


def words_of(rules: Rules) -> Words:
    """The word classes of the loaded packs."""
    if "places" not in rules.memo:
        rules.memo["places"] = _compiled(rules)
    words: Words = rules.memo["places"]
    return words


def _compiled(rules: Rules) -> Words:
    kinds: dict[str, set[str]] = {}
    for entry in rules.entries("place_words"):
        kinds.setdefault(entry.kind, set()).update(map(fold, entry.names))
    classes = ("common", "wary", "first-name", "surname", "generic", "title", "org")
    countries = rules.entries("countries")
    peoples = {fold(n) for e in rules.entries("ethnic_religious") for n in e.names} - kinds.get("wary", set())
    kinds.setdefault("common", set()).update(peoples)
    common, wary, first, surname, generic, title, org = (frozenset(kinds.get(kind, ())) for kind in classes)
    hints = _hints(countries, rules.entries("peoples"))
    actors = _homes(rules.entries("actors"), kinds.get("roaming", set()))
    return Words(
        common,
        wary,
        first,
        surname,
        generic,
        title,
        org,
        hints,
        {entry.id: entry.extra["capital"] for entry in countries if entry.extra.get("capital")},
        {fold(name): entry.id for entry in countries for name in entry.names},
        {e.id: frozenset(e.extra.get("neighbours", "").split("|")) for e in countries},
        actors,
        frozenset((*SHORT, *(name.partition(" ")[0] for name in actors))),
        frozenset(common - actors.keys() - hints.keys() - {"us", "uk"}),
        patterns.indexed((_cue_rule(rule), list(_sided(rule)), ()) for rule in rules.of("places")),
        generic | common | title | org,
        frozenset(peoples),
        generic - {"new", "old"},
        _nouns(rules),
        frozenset(kinds.get("opening", ())),
        tuple(sorted(kinds.get("ending", ()))),
    )


def _homes(actors: Iterable[Entry], abroad: Set[str]) -> dict[str, str | None]:
    """The country of each group and force, by its names in either spelling; none for those that act `abroad`."""
    return {
        fold(name): home(e) if fold(e.name) not in abroad else None
        for e in actors
        for given in e.names
        for name in (given, *other_spellings(given))
        if name[:1].isupper()
    }


def _nouns(rules: Rules) -> frozenset[str]:
    """The words for people and things: 'houses', 'farmers'."""
    return frozenset(fold(n) for name in ("things", "who") for e in rules.entries(name) for n in e.names if n.islower())


def _cue_rule(rule: Rule) -> CueRule:
    source = small(rule.source)
    pattern = rule.pattern if source is None else compiled(hastened(source))
    return CueRule(
        rule, pattern, source is not None, frozenset(rule.data.get("last", "").split()), _before(rule), _behind(rule)
    )


def _before(rule: Rule) -> bool:
    return all(choice.endswith("@") for choice in choices(rule.source))


def _behind(rule: Rule) -> bool:
    return all(choice.startswith("@") for choice in choices(rule.source))


def _sided(rule: Rule) -> Iterator[str]:
    """The anchors of a rule, in small letters where they stand before the name, in capitals where behind it."""
    before, behind = _before(rule), _behind(rule)
    for anchor in rule.anchors:
        told = anchor if before or behind else anchor.split()[0]  # the others may stand on the other side
        if not behind:
            yield told.lower()
        if not before:
            yield told.upper()


def home(actor: Entry) -> str | None:
    """The country of a group or a state's forces that have one only."""
    return actor.country if actor.country and len(actor.country) == 2 else None


def _hints(countries: Iterable[Entry], peoples: Iterable[Entry]) -> dict[str, tuple[str, str | None]]:
    found: dict[str, tuple[str, str | None]] = {}
    for people in peoples:
        if people.country:
            found |= {fold(name): (people.country, people.extra.get("admin1")) for name in people.names}
    for country in countries:
        for name in country.extra.get("demonyms", "").split("|"):
            if name:
                found[fold(name)] = (country.id, None)
    return found
