"""Whom words mean only in one war: 'the enemy' in Ukraine, Shaheds there, jets in Myanmar, 'the coalition' in Yemen.

The list is `foes.csv`: who is meant, by which words, in which country, and since when.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import chain

from incidents.affinity import Cluster
from incidents.kept import compiled
from incidents.model import Actor, Mention
from incidents.named import ARTICLE, nations
from incidents.nouns import Who
from incidents.packs import Entry, Rules
from incidents.scan import Page

_FAR = frozenset(("air_drone_strike", "shelling"))
# Who writes so writes of those whom others call the enemy's enemy.
_THEIRS = compiled(r"\b(?:special military operation|Kiev regime|Ukrainian (?:militants|formations|nationalists))\b")
_KINDS = ("aircraft", "coalition")


def meant(page: Page, m: Mention, country: str, day: date | None, role: str) -> Actor | None:
    """The forces that a word without a name means where it happened: 'the enemy', 'jets', 'the coalition'."""
    who: Who = m.value
    told = foes(page.rules)[country]
    year = day.year if day else None
    if who.canonical:
        return _branch(page, m, told.get("branch", ()), year, role) if "branch" in told else None
    if who.kind == "group":
        return None
    words = {*who.head.split(), *page.report.text[m.start : m.end].lower().split()[:2]}
    kinds = _KINDS if who.entry == "aircraft" else ("coalition", "enemy") if who.armed else ()
    found = next((e for k in kinds for e in told.get(k, ()) if _lasts(e, year) and words.intersection(e.aliases)), None)
    if found is None:
        return None
    name = found.name
    if found.kind == "enemy" and _THEIRS.search(page.report.text):
        name = f"Military Forces of {nations(page.rules).get(country, '')}"
    return Actor(ARTICLE.sub("", page.report.text[m.start : m.end], count=1), name, "state", role)


def _branch(page: Page, m: Mention, told: Iterable[Entry], year: int | None, role: str) -> Actor | None:
    """'the Taliban' in Pakistan, 'al-Qaeda' in Yemen: the branch of a movement that fights there."""
    words = ARTICLE.sub("", page.report.text[m.start : m.end], count=1)
    found = next((e for e in told if m.value.canonical in e.aliases and _lasts(e, year)), None)
    return None if found is None or words.startswith("Afghan") else Actor(words, found.name, "group", role)


def sent(page: Page, c: Cluster, kind: str, country: str | None, day: date | None) -> tuple[Actor, Mention] | None:
    """'Shaheds hit a block of flats': the forces that alone have such arms where it happened."""
    told = foes(page.rules).get(country or "", {}) if kind in _FAR else {}
    year = day.year if day else None
    entries = [e for e in chain(told.get("arms", ()), told.get("aircraft", ())) if _lasts(e, year)]
    for m in (w for f in c.frames for w in f.weapons) if entries else ():
        words = page.report.text[m.start : m.end]
        low = f" {words.lower()} "
        found = next((e for e in entries if any(f" {a}" in low for a in e.aliases)), None)
        if found is not None:
            who = Who(
                words.lower(), plural=True, category="military", armed="force", canonical=found.name, kind="state"
            )
            return Actor(words, found.name, "state"), m._replace(value=who)
    return None


def foes(rules: Rules) -> Mapping[str | None, Mapping[str, Iterable[Entry]]]:
    """The words of each country by their kind."""
    if "foes" not in rules.memo:
        told: dict[str | None, dict[str, list[Entry]]] = {}
        for e in rules.entries("foes"):
            told.setdefault(e.country, {}).setdefault(e.kind, []).append(e)
        rules.memo["foes"] = told
    found: Mapping[str | None, Mapping[str, Iterable[Entry]]] = rules.memo["foes"]
    return found


def _lasts(e: Entry, year: int | None) -> bool:
    """Whether a word has its meaning in a year; in one that is not known it has."""
    return year is None or int(e.since or 0) <= year <= int(e.until or 9999)
