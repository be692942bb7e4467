"""How names of places are compared: without case, accents, apostrophes, hyphens, articles and the word 'city'."""

from __future__ import annotations

import unicodedata

# Arabic articles, with the letters they take on before a sun letter, as reporters write them.
ARTICLES = frozenset("al el ad an ar as ash at ath az adh ed en er es esh et ez il ul".split())
_LETTERS = {
    "ı": "i", "ø": "o", "ł": "l", "ß": "ss", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ə": "a",
    "ǝ": "a", "ħ": "h", "ŋ": "n", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ɛ": "e", "ɔ": "o",
}  # fmt: skip
_MARKS = dict.fromkeys(map(ord, "'’‘`´ʿʾʼʻ‛′\""), None) | dict.fromkeys(map(ord, "-‐‑–—−./_,()"), " ")
_TABLE = _MARKS | {ord(letter): plain for letter, plain in _LETTERS.items()}
SHORT = {"st": "saint", "ste": "sainte", "mt": "mount"}


def fold(name: str) -> str:
    """The key a name is looked up by: 'Şa‘dah' -> 'sadah', 'Tal-Afar' -> 'tal afar', 'St. Louis' -> 'saint louis'."""
    text = name.lower()
    if not text.isascii():
        plain = unicodedata.normalize("NFKD", text)
        text = "".join(letter for letter in plain if not unicodedata.combining(letter)).lower()  # of signs, too: '𝘼'
    words = text.translate(_TABLE).split()
    if words and words[0] in SHORT and len(words) > 1:
        words[0] = SHORT[words[0]]
    return " ".join(words)


def bare(key: str) -> str:
    """A folded name without its article and a trailing 'city' or 'town': 'al azim' -> 'azim'; '' if nothing is left."""
    head, _, rest = key.partition(" ")
    if rest and head in ARTICLES:
        key = rest
    first, _, last = key.rpartition(" ")
    return first if first and last in ("city", "town") else key


def keys(name: str) -> tuple[str, ...]:
    """The folded name and, where it differs, the bare one."""
    full = fold(name)
    short = bare(full)
    return (full,) if short == full else (full, short)
