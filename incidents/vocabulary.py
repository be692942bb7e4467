"""Words of the language as the packs know them: what is one of them is no name, where capitals do not tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from incidents.lexicon import fold
from incidents.packs import Rules

LISTS = ("who", "things", "weapons", "modifiers", "triggers", "context", "quantifiers", "titles", "boilerplate")
_WORD = re.compile(r"[^\W\d_]+")
# Endings of English words that few names have.
_ENDING = re.compile(
    r".{2,}(?:ed|ing|ly|tion|tions|sion|sions|ment|ments|ness|ity|ities|ism|ists|ances?|ences?|ful|less)\Z"
)


def vocabulary(rules: Rules) -> frozenset[str]:
    """All words that the lists write small, and those listed as plain; made once, when a wire in capitals asks."""
    if "vocabulary" not in rules.memo:
        rules.memo["vocabulary"] = frozenset(_words(rules))
    found: frozenset[str] = rules.memo["vocabulary"]
    return found


def _words(rules: Rules) -> Iterator[str]:
    for name in LISTS:
        for entry in rules.entries(name):
            yield from (fold(w) for n in entry.names if n == n.lower() for w in _WORD.findall(n))
    for entry in rules.entries("place_words"):
        if entry.kind == "plain":
            yield from map(fold, entry.names)


def nameless(word: str, rules: Rules) -> bool:
    """Whether a folded word is one of the language and no part of a name."""
    return word in vocabulary(rules) or _ENDING.match(word) is not None
