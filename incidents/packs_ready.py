"""Patterns made ready: what costs little to know first is asked first."""

from __future__ import annotations

import re

_CAPITAL = re.compile(r"(?<!\\)(?<!\(\?)[A-Z]")  # neither '\W' nor '(?P<'
_OPENING = r"\b(?:"
_REPEATS = ("?", "*", "{")  # after these a piece may be missing


def hastened(source: str) -> str:
    """A pattern that begins with a choice of words, asked first for the letters these begin with: a miss costs little.

    '\\b(?:in|at) x' -> '\\b(?=[ai])(?:in|at) x'; other patterns stay as they are.
    """
    at = len(_OPENING)
    sure = source.startswith(_OPENING) and source[_end(source, at) + 1 :][:1] not in _REPEATS
    letters = _letters(source, at) if sure else None
    return rf"\b(?=[{''.join(sorted(letters))}]){source[2:]}" if letters else source


def small(source: str) -> str | None:
    """A pattern for texts in small letters, which need not ignore case; None where it asks for capitals."""
    return None if "(?-i" in source else _CAPITAL.sub(lambda letter: letter[0].lower(), source)


def choices(source: str) -> list[str]:
    """The choices that a pattern as a whole leaves: 'a|b(?:c|d)' -> 'a', 'b(?:c|d)'."""
    return [source[start:end] for start, end in _choices(source, 0)]


def _letters(source: str, at: int) -> set[str] | None:
    """The letters with which the words of the group begin whose content stands at `at`; None where they are open."""
    found: set[str] = set()
    for start, end in _choices(source, at):
        first, after = source[start : start + 1], source[start + 1 : start + 2]
        if source.startswith("(?:", start):
            inner = _letters(source, start + 3)
            if inner is None or source[_end(source, start + 3) + 1 : end][:1] in _REPEATS:
                return None
            found |= inner
        elif not (first.isascii() and first.islower()) or after in _REPEATS or start == end:
            return None
        else:
            found.add(first)
    return found


def _choices(source: str, at: int) -> list[tuple[int, int]]:
    """Where the choices of a group begin and end."""
    end, cuts = _end(source, at), [at]
    place = at
    while place < end:
        if source[place] == "|":
            cuts.append(place + 1)
        place = _past(source, place)
    return list(zip(cuts, [*(cut - 1 for cut in cuts[1:]), end], strict=True))


def _end(source: str, at: int) -> int:
    """Where the group closes whose content stands at `at`."""
    while at < len(source) and source[at] != ")":
        at = _past(source, at)
    return at


def _past(source: str, at: int) -> int:
    """Behind one piece of a pattern: an escape, a class, a group or a character."""
    if source[at] == "\\":
        return at + 2
    if source[at] == "[":
        return source.index("]", at + 2 + (source[at + 1] == "^")) + 1
    return _end(source, at + 1) + 1 if source[at] == "(" else at + 1
