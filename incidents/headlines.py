"""Verbs of headlines: 'Rebels storm prison', 'Mob lynch two': the plain form behind its subject, as headlines tell.

The plain forms are made from the past forms in `triggers.csv` ('stormed' -> 'storm'); many are nouns as well, so that
one counts only in a title, or the sentence that stands in its stead, right behind people and before what they act on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from incidents.lexicon import Term
from incidents.nouns import DETERMINERS, Line, Who
from incidents.packs import Rules
from incidents.scan import Scene

_IRREGULAR = {
    "shot": "shoot", "stole": "steal", "took": "take", "broke": "break", "fought": "fight", "threw": "throw",
    "struck": "strike", "slew": "slay", "beat": "beat",
}  # fmt: skip
# Behind a noun: 'police raid on', 'rebel attack kills', 'murder case'.
_NOUN_AHEAD = frozenset(
    """on of over by kills kill leaves leave hits hit case cases suspect suspects probe victim victims survivor
    survivors inquiry trial claims injures wounds continues continue ends rocks""".split()
)
# Whose plain form tells in headlines of other things: 'Police launch manhunt', 'Villagers survive'.
_OTHER = frozenset(
    "launched dropped planted fired targeted survived succumbed disappeared vanished died wanted".split()
)


def is_headline(scene: Scene) -> bool:
    """Whether a sentence is a title, or stands in its stead: 'A bomb explodes outside the bank' above a note."""
    return scene.sentence.section == "title" or (scene.sentence.section == "lead" and scene.sentence.index == 0)


def verbs(scene: Scene, rules: Rules) -> dict[int, list[Term]]:
    """The plain verbs of a title, by the index of their word."""
    out: dict[int, list[Term]] = {}
    sentence = scene.sentence
    section = sentence.section
    titled = section in ("title", "heading") or (section == "lead" and sentence.index == 0)
    if not titled and (section != "bullet" or scene.text[-1:] in ".!?"):  # 'Kano: Mob lynch two', an item of a list
        return out
    known, line = _plain_forms(rules), scene.line
    if known.keys().isdisjoint(scene.words):
        return out
    people = {m.end: m.value for m in scene.people if isinstance(m.value, Who)}
    for i in range(1, len(line.lows) - 1):
        who = people.get(line.ends[i - 1]) if line.lows[i] in known and line.joined[i] else None
        for term in known[line.lows[i]] if who is not None else ():
            last = i + len(term.words) - 1
            if line.lows[i : last + 1] == term.words and _has_object(line, i, last, who):
                out[i] = [term]
                break
    return out


def _has_object(line: Line, i: int, last: int, who: Who | None) -> bool:
    """Whether what a verb acts on stands behind it; a word that is a noun as well needs people before it, and one."""
    if last + 1 >= len(line.lows) or not line.joined[last + 1] or line.lows[last + 1] in _NOUN_AHEAD:
        return False
    if "trigger" not in line.tags[i]:
        return True
    noun = line.tags[i]["trigger"].entry.extra.get("pos") == "deed"
    several = who is not None and who.head.endswith("s")
    return noun and several and (line.lows[last + 1] in DETERMINERS or bool(_OBJECTS & line.tags[last + 1].keys()))


_OBJECTS = frozenset(("who", "thing"))


def _plain_forms(rules: Rules) -> Mapping[str, Sequence[Term]]:
    """The plain forms of the verbs that the list tells in the past, by their first word, the longest first."""
    if "headline verbs" not in rules.memo:
        found: dict[str, dict[tuple[str, ...], Term]] = {}
        for entry in rules.entries("triggers"):
            if entry.extra.get("pos") == "act":
                ref = f"{entry.where.partition('/')[0]}/triggers#{entry.id}"
                for words in (plain for name in entry.names for plain in _plain(name.lower())):
                    term = Term("trigger", words, entry, "common", False, " ".join(words), entry.where, ref)
                    found.setdefault(words[0], {}).setdefault(words, term)
        longest = {first: sorted(of.values(), key=lambda t: -len(t.words)) for first, of in found.items()}
        rules.memo["headline verbs"] = longest
    known: Mapping[str, Sequence[Term]] = rules.memo["headline verbs"]
    return known


def _plain(past: str) -> tuple[tuple[str, ...], ...]:
    """What a past form may be the past of: 'robbed' -> 'robb', 'robbe', 'rob'; those that are no words do no harm."""
    first, *rest = past.split()
    if first in _IRREGULAR:
        return ((_IRREGULAR[first], *rest),)
    if rest or not past.endswith("ed") or not past.isalpha() or past in _OTHER:
        return ()
    doubled = (past[:-3],) if past[-3] == past[-4] and past[-3] not in "ls" else ()
    return tuple((word,) for word in (past[:-2], past[:-1], *doubled) if len(word) > 2)
