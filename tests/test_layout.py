"""Sections and sentences: every rule on its own examples, whole reports, and what holds for any text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents import layout, packs
from incidents.layout_rules import plain, shipped, signs
from incidents.layout_sentences import sentences

RULES = shipped()
SECTIONS = {"title", "lead", "body", "heading", "bullet", "update", "caption", "boilerplate", "comment", "dateline"}


@pytest.mark.parametrize("rule", RULES.of("layout"), ids=lambda r: r.id)
def test_every_rule_on_its_examples(rule: packs.Rule) -> None:
    for example in rule.examples:
        found = rule.pattern.match(example["text"])
        assert found, f"{rule.ref}: {example['text']!r}"
        if "upto" in example:
            assert found.group() == example["upto"]
        first = re.search(r"[a-z]+(?:'[a-z]+)?", plain(example["text"]))
        assert not rule.anchors or (first and first.group() in rule.anchors), (
            f"{rule.ref}: no anchor for {example['text']!r}"
        )
        holds = rule.data.get("holds")
        assert not holds or any(word in plain(example["text"]) for word in holds), rule.ref
    for never in rule.never:
        assert not rule.pattern.match(never), f"{rule.ref}: {never!r}"
