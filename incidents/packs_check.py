"""Runs every rule of the packs alone on its own examples and `never`s: file, line and the words that failed."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from incidents.extractors import casualties, numbers, sides
from incidents.extractors.dates import find_dates
from incidents.extractors.patterns import stands, words
from incidents.layout import split
from incidents.packs import Pack, Rule, Rules
from incidents.scan import scene_of

ANY_DAY = date(2021, 6, 16)


@dataclass(frozen=True, slots=True)
class Hit:
    """The words that a rule finds, and what it reads from them by name."""

    words: str
    groups: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a pack: where, which rule or entry, and what."""

    where: str  # en/casualties.toml:12
    id: str
    reason: str

    def __str__(self) -> str:
        return f"{self.where}: {self.id}: {self.reason}"


def check(rules: Rules) -> Iterator[Problem]:
    """Everything that is wrong in the loaded packs, in the order of their files; nothing where all is well."""
    for pack in rules.packs:
        yield from _lists(pack)
    for shelf in rules.rules.values():
        for rule in shelf:
            yield from check_rule(rule, rules)


def check_rule(rule: Rule, rules: Rules) -> Iterator[Problem]:
    """One rule on its examples and `never`s."""
    try:
        pattern = rule.pattern
    except re.error as error:
        yield _problem(rule, f"the pattern is no regular expression: {error}")
        return
    if pattern.search(""):
        yield _problem(rule, "the pattern matches the empty text")
    if not rule.examples:
        yield _problem(rule, "a rule needs at least one example: examples = [{ text = '...' }]")
    try:
        yield from (_problem(rule, reason) for reason in _tried(rule, rules))
    except re.error as error:
        yield _problem(rule, f"the pattern cannot be cut at its <people>: {error}")


def _tried(rule: Rule, rules: Rules) -> Iterator[str]:
    for example in rule.examples:
        yield from _example(rule, example, rules)
    for text in rule.never:
        if _open(rule, text) and (hit := _look(rule, text, rules)):
            yield f"finds {hit.words!r} in its never {text!r}"


def _problem(rule: Rule, reason: str) -> Problem:
    return Problem(f"{rule.file}:{rule.line}", rule.id, reason)


def _example(rule: Rule, example: Mapping[str, Any], rules: Rules) -> Iterator[str]:
    text = example.get("text")
    if not isinstance(text, str):
        yield f"the example {dict(example)!r} has no text"
    elif "last" in rule.data and not _led(rule, text):
        yield f"none of its last words stands before the @ of its example {text!r}"
    elif not _open(rule, text):
        yield f"none of its anchors ({', '.join(rule.anchors)}) stands in its example {text!r}"
    elif (hit := _look(rule, text, rules)) is None:
        yield f"finds nothing in its example {text!r}{_shadow(rule, text, rules)}"
    else:
        for name in hit.groups.keys() & example.keys():
            if hit.groups[name] != example[name]:
                yield f"reads {name} = {hit.groups[name]!r} in its example {text!r}, not {example[name]!r}"


def _open(rule: Rule, text: str) -> bool:
    """Whether the anchor gate lets the rule see the text."""
    return not rule.anchors or any(stands(anchor, words(text)) for anchor in rule.anchors)


def _led(rule: Rule, text: str) -> bool:
    """Whether one of the words that a rule of places asks for stands right before the name, or a comma does."""
    before = text.partition("@")[0].split()
    return bool(before) and (before[-1].endswith(",") or before[-1].lower() in rule.data["last"].split())


def _look(rule: Rule, text: str, rules: Rules) -> Hit | None:
    """What the rule alone finds, looked for as the extraction does."""
    match rule.ref.rpartition("/")[2].partition("#")[0]:
        case "dates":
            return _as_date(rule, text, rules)
        case "layout":
            return _as_hit(rule.pattern.match(text), text)
        case "casualties" if rule.field != "context":
            return _as_casualty(rule, text, rules)
        case "roles":
            return _as_side(rule, text, rules)
        case "numbers":
            return None if numbers.find(text, 0, len(text), rules) else _as_hit(rule.pattern.search(text), text)
    return _as_hit(rule.pattern.search(scene_of(text, rules).shadow if rule.on == "shadow" else text), text)


def _as_hit(found: re.Match[str] | None, text: str) -> Hit | None:
    if found is None:
        return None
    spans = {name: found.span(name) for name in found.re.groupindex}
    return Hit(text[slice(*found.span())], {n: text[a:b] if a >= 0 else None for n, (a, b) in spans.items()})


def _as_date(rule: Rule, text: str, rules: Rules) -> Hit | None:
    """A date's words are judged by their surroundings after the pattern has found them."""
    found = find_dates(text, split(text), ANY_DAY, rules)
    return next((Hit(mention.text, {}) for mention in found if mention.rule == rule.ref), None)


def _as_casualty(rule: Rule, text: str, rules: Rules) -> Hit | None:
    """Whom a rule captures is counted; some rules find only what stands beside the finding of another."""
    scene = scene_of(text, rules)
    found = casualties.find(scene, _alone("casualties", rule, rules))
    found = found or [one for one in casualties.find(scene, rules) if one.rule == rule.ref]
    if not found:
        return None
    counts: dict[str, Any] = {}
    for one in found:
        name = "part" if one.value.part else one.field
        counts[name] = counts.get(name, 0) + (one.value.count.value or one.value.count.low or 0)
    return Hit(" … ".join(text[one.start : one.end] for one in found), counts)


def _as_side(rule: Rule, text: str, rules: Rules) -> Hit | None:
    found = sides.find(scene_of(text, rules), _alone("roles", rule, rules))
    return next((Hit(text[one.start : one.end], {"agent": text[one.start : one.end]}) for one in found), None)


def _alone(shelf: str, rule: Rule, rules: Rules) -> Rules:
    return Rules((), {}, {shelf: (rule,)}, rules.tables)


def _shadow(rule: Rule, text: str, rules: Rules) -> str:
    """What a rule on the shadow saw: each mention by its kind, for the person who mends the rule."""
    if rule.on != "shadow":
        return ""
    scene = scene_of(text, rules)
    seen = "; ".join(f"{m.kind} {text[m.start : m.end]!r}" for m in scene.mentions)
    return f" (mentions: {seen or 'none'})"


def _lists(pack: Pack) -> Iterator[Problem]:
    for path in sorted(pack.path.glob("*.csv")):
        where = f"{pack.name}/{path.name}"
        ids = Counter(_column(path, "id"))
        yield from (Problem(where, key, f"stands {n} times") for key, n in ids.items() if n > 1)


def _column(path: Path, name: str) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return [row[name] for row in csv.DictReader(lines)]
