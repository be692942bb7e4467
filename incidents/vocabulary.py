"""Words of the language as the packs know them: what is one of them is no name, where capitals do not tell."""

from __future__ import annotations

from collections.abc import Iterator

from incidents.kept import compiled
from incidents.lexicon import fold
from incidents.packs import Rules

LISTS = ("who", "things", "weapons", "modifiers", "triggers", "context", "quantifiers", "titles")
_WORD = compiled(r"[^\W\d_]+")
# Endings of English words that few names have.
_ENDING = compiled(
    r".{2,}(?:ed|ing|ly|tion|tions|sion|sions|ment|ments|ness|ity|ities|ism|ists|ances?|ences?|ful|less)\Z"
)
_NOUN = compiled(
    r".{3,}(?:tion|tions|sion|sions|ment|ments|ness|isms?|ists?|fully|less|i[sz]ed?|i[sz]ing|istic|tional|tive|cidal"
    r"|ical|ically|nally|ability|ibility)\Z"
)
_FORMS = (("ed", 5), ("ing", 6), ("ly", 5))  # endings, and letters of the shortest word they are taken from
_HISSING = compiled(r"(?:s|x|z|ch|sh|o)es\Z")
_PREFIX = compiled(
    r"(?:un|re|pre|dis|mis|anti|non|mid|over|under|counter|inter|sub|out|self|semi|multi|post|para|ultra|extra)(?=.{4})"
)
MOST_ENDINGS = 3  # and prefixes that are taken from a word


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
    yield from _plain(rules)


def _plain(rules: Rules) -> Iterator[str]:
    """The words listed as plain."""
    for entry in rules.entries("place_words"):
        if entry.kind == "plain":
            yield from map(fold, entry.names)


def nameless(word: str, rules: Rules) -> bool:
    """Whether a folded word is one of the language and no part of a name."""
    return word in vocabulary(rules) or _ENDING.match(word) is not None


def is_english(word: str, rules: Rules) -> bool:
    """Whether a folded word stands in `words.txt` of a pack or is listed as plain, or is a form of one that does."""
    if "words" not in rules.memo:
        rules.memo["words"] = frozenset((*_listed(rules), *_plain(rules)))
        rules.memo["forms"] = {}
    forms: dict[str, bool] = rules.memo["forms"]
    if word not in forms:
        forms[word] = _NOUN.match(word) is not None or _stands(word, rules.memo["words"], 0)
    return forms[word]


def _listed(rules: Rules) -> Iterator[str]:
    """The lines of all packs' `words.txt` that are no comments."""
    for pack in rules.packs:
        path = pack.path / "words.txt"
        if path.is_file():
            yield from (line for line in path.read_text(encoding="utf-8").split("\n") if line[:1] not in ("", "#"))


def _stands(word: str, words: frozenset[str], cut: int) -> bool:
    return word in words or (cut < MOST_ENDINGS and any(_stands(b, words, cut + 1) for b in _bases(word)))


def _bases(word: str) -> Iterator[str]:
    """What a word may be a plural, a past, an '-ing', an '-ly', or the like with a prefix, of."""
    for ending, needed in _FORMS:
        if word.endswith(ending) and len(word) >= needed and word[-len(ending) - 1] not in "ai":
            stem = word[: -len(ending)]
            if stem[-1] == "u":  # 'issued', 'truly'
                yield stem + "e"
            else:
                yield from (stem, stem + "e", stem[:-1] if stem[-1] == stem[-2] else stem)
    if word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        yield word[:-1]
    if word.endswith(("ies", "ied", "ily")):
        yield word[:-3] + "y"
    if _HISSING.search(word):
        yield word[:-2]
    if prefix := _PREFIX.match(word):
        yield word[prefix.end() :]
