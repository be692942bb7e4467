"""Verbs of headlines: 'Rebels storm prison', 'Mob lynch two': the plain form behind its subject, as headlines tell.

The plain forms are made from the past forms in `triggers.csv` ('stormed' -> 'storm'); many are nouns as well, so that
one counts only in a title, right behind people and before what they act on.
"""

from __future__ import annotations

from collections.abc import Mapping

from incidents.lexicon import Term
from incidents.nouns import Who
from incidents.packs import Rules
from incidents.scan import Scene

TITLES = frozenset(("title", "heading"))
# Behind a noun: 'police raid on', 'rebel attack kills', 'murder case'.
_NOUN_AHEAD = frozenset(
    """on of over by kills kill leaves leave hits hit case cases suspect suspects probe victim victims survivor
    survivors inquiry trial claims injures wounds continues continue ends rocks""".split()
)
# Whose plain form tells in headlines of other things: 'Police launch manhunt', 'Villagers survive'.
_OTHER = frozenset(
    "launched dropped planted fired targeted survived succumbed disappeared vanished died wanted".split()
)


def verbs(scene: Scene, rules: Rules) -> dict[int, list[Term]]:
    """The plain verbs of a title, by the index of their word."""
    out: dict[int, list[Term]] = {}
    if not _is_headline(scene):
        return out
    known, line = _plain_forms(rules), scene.line
    ends = {m.end for m in scene.of("who") if isinstance(m.value, Who)}
    for i in range(1, len(line.lows) - 1):
        term = known.get(line.lows[i])
        if term is None or line.ends[i - 1] not in ends or not line.joined[i]:
            continue
        if line.lows[i + 1] not in _NOUN_AHEAD and line.joined[i + 1] and "trigger" not in line.tags[i]:
            out[i] = [term]
    return out


def _is_headline(scene: Scene) -> bool:
    """A title, or an item of a list without a full stop: 'Kano: Mob lynch two'."""
    section = scene.sentence.section
    return section in TITLES or section == "bullet" and scene.text[-1:] not in ".!?"


def _plain_forms(rules: Rules) -> Mapping[str, Term]:
    """The plain form of each verb of one word that the list tells in the past."""
    if "headline verbs" not in rules.memo:
        found: dict[str, Term] = {}
        for entry in rules.entries("triggers"):
            if entry.extra.get("pos") == "act":
                ref = f"{entry.where.partition('/')[0]}/triggers#{entry.id}"
                for word in (plain for name in entry.names for plain in _plain(name.lower())):
                    found.setdefault(word, Term("trigger", (word,), entry, "common", False, word, entry.where, ref))
        rules.memo["headline verbs"] = found
    known: Mapping[str, Term] = rules.memo["headline verbs"]
    return known


def _plain(past: str) -> tuple[str, ...]:
    """What a past form may be the past of: 'robbed' -> 'robb', 'robbe', 'rob'; those that are no words do no harm."""
    if not past.endswith("ed") or not past.isalpha() or past in _OTHER:
        return ()
    doubled = (past[:-3],) if past[-3] == past[-4] and past[-3] not in "ls" else ()
    return tuple(word for word in (past[:-2], past[:-1], *doubled) if len(word) > 2)
