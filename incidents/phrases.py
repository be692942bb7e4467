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
    if "phrases" not in rules.memo:
        rules.memo["phrases"] = patterns.ready_index(rules.of("triggers"))
    anchored: patterns.Anchored[patterns.Ready] = rules.memo["phrases"]
    found: dict[int, list[Term]] = {}
    line, start = scene.line, scene.sentence.start
    for sign in patterns.candidates(anchored, scene.words):
        rule = sign.rule
        for hit in sign.hits(scene.text, scene.low):
            a, b = hit.span(hit.lastgroup or "deed")  # 'deed', or 'deed_2' of another branch
            first, stop = bisect_left(line.starts, start + a), bisect_left(line.ends, start + b) + 1
            if first >= len(line.starts) or line.starts[first] != start + a:
                continue
            if not (rule.data.get("unlisted") and "trigger" in line.tags[first]):
                found.setdefault(first, []).append(term(rule, tuple(line.lows[first:stop]), str(rule.data["kind"])))
    return found


def term(rule: Rule, words: tuple[str, ...], kind: str) -> Term:
    """The words of a deed of some kind as a row of triggers.csv would give them."""
    extra = _USUAL | {name: str(rule.data[name]) for name in _EXTRA if name in rule.data}
    entry = Entry(rule.id, kind, rule.id, extra=extra, where=f"{rule.file}:{rule.line}")
    return Term("trigger", words, entry, "common", False, " ".join(words), rule.file, rule.ref)
