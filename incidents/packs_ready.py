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


def unwrapped(source: str) -> str:
    """A pattern without the group that holds all of it: '(?:a|b)' -> 'a|b'."""
    return source[3:-1] if source.startswith("(?:") and _end(source, 3) == len(source) - 1 else source


def needed(source: str) -> tuple[str, ...]:
    """Letters of which a text in small letters must hold one piece for a pattern to match; () where none is sure.

    '(?:in|at) (?:the )?(?:war|siege)s?' -> 'war', 'siege': of what must be there, what tells most.
    """
    sure = _needed(source, 0)
    return tuple(sorted(sure)) if sure and all(len(piece) >= TELLING or "?" in piece for piece in sure) else ()


TELLING, MOST = 3, 24  # letters that tell something, pieces worth looking for


def _needed(source: str, at: int) -> frozenset[str] | None:
    """One of these stands in every match of the group whose content stands at `at`."""
    each = [_of_choice(source, start, end) for start, end in _choices(source, at)]
    told = [sure for sure in each if sure is not None]
    every = frozenset().union(*told)
    return every if len(told) == len(each) and len(every) <= MOST else None


def _of_choice(source: str, at: int, end: int) -> frozenset[str] | None:
    """The best of what one choice must hold: long pieces, and few of them."""
    found: list[frozenset[str]] = []
    run = ""
    while at < end:
        past = _past(source, at)
        repeat = source[past : past + 1]
        letter = _letter(source, at)
        if letter and repeat not in _REPEATS:
            run += letter
        else:
            found.append(frozenset((run,)))
            run = ""
            inner = _INNER.match(source, at)
            sure = _needed(source, inner.end()) if inner is not None and repeat not in _REPEATS else None
            found += [sure] if sure else []
        at = past
        while source[at : at + 1] in ("?", "*", "+", "{") and at < end:
            at, run = (source.index("}", at) if source[at] == "{" else at) + 1, ""
    return max((*found, frozenset((run,))), key=_telling)


_INNER = re.compile(r"\((?:\?(?::|P<\w+>|>|-?i:))?(?!\?)")


def _telling(sure: frozenset[str]) -> float:
    return min((6 if "?" in piece else min(len(piece), 6) for piece in sure), default=0) - len(sure) / 8


def _letter(source: str, at: int) -> str:
    """The character that stands for itself at a place of a pattern, in small letters; '' for all else."""
    if source[at] == "\\":
        return source[at + 1] if source[at + 1] in "?.!" else ""
    return source[at].lower() if source[at].isascii() and (source[at].isalnum() or source[at] in " -,") else ""


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


_CODES = {"x": 2, "u": 4, "U": 8}  # digits behind the letter of an escape


def _past(source: str, at: int) -> int:
    """Behind one piece of a pattern: an escape, a class, a group or a character."""
    if source[at] == "\\":
        return at + 2 + _CODES.get(source[at + 1], 0)
    if source[at] == "[":
        return source.index("]", at + 2 + (source[at + 1] == "^")) + 1
    return _end(source, at + 1) + 1 if source[at] == "(" else at + 1
