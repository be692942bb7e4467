"""Phrases: deeds told by words that stand apart ('set a church alight'), which the list of triggers cannot hold.

The rules of `triggers.toml`: their group `deed` is the word that stands as the trigger; `kind`, `pos`, `strength` and
`subject` are those of `triggers.csv`. `doer`: it is one only where an attacker is its subject; `to`: where a person
('who') or a thing is its object; `unlisted`: only where the list does not know the word.
"""

from __future__ import annotations

from bisect import bisect_left

from incidents.extractors import patterns
from incidents.lexicon import Term
from incidents.packs import Entry, Rule, Rules
from incidents.scan import Scene

_EXTRA = ("pos", "strength", "subject", "doer", "to")
_USUAL = {"pos": "act", "strength": "strong"}


def find(scene: Scene, rules: Rules) -> dict[int, list[Term]]:
    """The triggers that rules find in a sentence, by the index of their first word, in the order of the rules."""
    found: dict[int, list[Term]] = {}
    for sign in patterns.candidates(anchored("triggers", rules), scene.words):
        for hit in sign.hits(scene.text, scene.low):
            add(found, scene, sign.rule, hit.span(hit.lastgroup or "deed"), str(sign.rule.data["kind"]))
    return found


def anchored(file: str, rules: Rules) -> patterns.Anchored[patterns.Ready]:
    """The anchor index of a rule file whose rules tell of deeds."""
    if ("phrases", file) not in rules.memo:
        rules.memo["phrases", file] = patterns.ready_index(rules.of(file))
    found: patterns.Anchored[patterns.Ready] = rules.memo["phrases", file]
    return found


def add(found: dict[int, list[Term]], scene: Scene, rule: Rule, span: tuple[int, int], kind: str) -> None:
    """Adds the deed whose words a rule found at a span of the sentence: 'deed', or 'deed_2' of another branch."""
    line, start = scene.line, scene.sentence.start
    first, stop = bisect_left(line.starts, start + span[0]), bisect_left(line.ends, start + span[1]) + 1
    if first >= len(line.starts) or line.starts[first] != start + span[0]:
        return
    if not (rule.data.get("unlisted") and "trigger" in line.tags[first]):
        found.setdefault(first, []).append(_term(rule, tuple(line.lows[first:stop]), kind))


def _term(rule: Rule, words: tuple[str, ...], kind: str) -> Term:
    """The words of a deed of some kind as a row of triggers.csv would give them."""
    extra = _USUAL | {name: str(rule.data[name]) for name in _EXTRA if name in rule.data}
    entry = Entry(rule.id, kind, rule.id, extra=extra, where=f"{rule.file}:{rule.line}")
    return Term("trigger", words, entry, "common", False, " ".join(words), rule.file, rule.ref)
