"""Patterns made ready: what costs little to know first is asked first."""

from __future__ import annotations

from incidents.kept import answers, compiled

_CAPITAL = compiled(r"(?<!\\)(?<!\(\?)[A-Z]")  # neither '\W' nor '(?P<'
_BEHIND, _AHEAD = ("(?<!", "(?<="), ("(?!", "(?=")  # what looks back from a place, and on
_REPEATS = ("?", "*", "{")  # after these a piece may be missing


@answers
def hastened(source: str) -> str:
    """A pattern that first asks for the letter that must stand at a place, before it looks back: a miss costs little.

    '\\b(?:in|at) x' -> '\\b(?=[ai])(?:in|at) x'; each of its choices by itself. Those that begin with a letter, which
    the engine seeks in its own quick way, and those that may begin with any, stay as they are.
    """
    return "|".join([_hastened(choice) for choice in choices(source)])


def _hastened(source: str) -> str:
    bounded, behind, at = "", "", 0
    while True:
        if source.startswith(r"\b", at):
            bounded, at = r"\b", at + 2
        elif source.startswith(_BEHIND, at):
            past = _past(source, at)
            behind, at = behind + source[at:past], past
        else:
            break
    letters = _letters(source, at, len(source)) if behind or (bounded and source.startswith("(?:", at)) else None
    if letters is None:
        return source
    return f"{bounded}(?=[{''.join(sorted(letters))}]){behind}{source[at:]}"


def small(source: str) -> str | None:
    """A pattern for texts in small letters, which need not ignore case; None where it asks for capitals."""
    return None if "(?-i" in source else _CAPITAL.sub(lambda letter: letter[0].lower(), source)


@answers
def choices(source: str) -> list[str]:
    """The choices that a pattern as a whole leaves: 'a|b(?:c|d)' -> 'a', 'b(?:c|d)'."""
    return [source[start:end] for start, end in _choices(source, 0)]


def unwrapped(source: str) -> str:
    """A pattern without the group that holds all of it: '(?:a|b)' -> 'a|b'."""
    return source[3:-1] if source.startswith("(?:") and _end(source, 3) == len(source) - 1 else source


@answers
def needed(source: str) -> tuple[str, ...]:
    """Letters of which a text in small letters must hold one piece for a pattern to match; () where none is sure.

    '(?:in|at) (?:the )?(?:war|siege)s?' -> 'war', 'siege': of what must be there, what tells most.
    """
    sure = _needed(source, 0)
    return tuple(sorted(sure)) if sure and all(len(piece) >= TELLING or "?" in piece for piece in sure) else ()


TELLING, MOST = 3, 40  # letters that tell something, pieces worth looking for


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
    return max((sure for sure in (*found, frozenset((run,))) if "" not in sure), key=_telling, default=None)


_INNER = compiled(r"\((?:\?(?::|P<\w+>|>|-?i:))?(?!\?)")


def _telling(sure: frozenset[str]) -> float:
    return min((6 if "?" in piece else min(len(piece), 6) for piece in sure), default=0) - len(sure) / 8


def _letter(source: str, at: int) -> str:
    """The character that stands for itself at a place of a pattern, in small letters; '' for all else."""
    if source[at] == "\\":
        return source[at + 1] if source[at + 1] in "?.!" else ""
    return source[at].lower() if source[at].isascii() and (source[at].isalnum() or source[at] in " -,") else ""


def _letters(source: str, at: int, end: int) -> set[str] | None:
    """The letters with which the pattern between two offsets may begin; None where they are open."""
    found: set[str] = set()
    while at < end:
        past = _past(source, at)
        if source.startswith((r"\b", *_BEHIND, *_AHEAD), at):
            at = past
            continue
        inner = _INNER.match(source, at)
        if inner is not None:
            each = [_letters(source, *choice) for choice in _choices(source, inner.end())]
        else:
            each = [{source[at]} if source[at].isascii() and source[at].islower() else None]
        if any(letters is None for letters in each):
            return None
        found = found.union(*filter(None, each))
        if source[past : past + 1] not in _REPEATS:
            return found
        at = (source.index("}", past) if source[past] == "{" else past) + 1
        at += source[at : at + 1] in ("?", "+")
    return None


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


_CLASS = compiled(r"\[\^?\]?(?:[^\]\\]|\\.)*\]")
_CODES = {"x": 2, "u": 4, "U": 8}  # digits behind the letter of an escape


def _past(source: str, at: int) -> int:
    """Behind one piece of a pattern: an escape, a class, a group or a character."""
    if source[at] == "\\":
        return at + 2 + _CODES.get(source[at + 1], 0)
    if source[at] == "[":
        held = _CLASS.match(source, at)
        return held.end() if held is not None else len(source)
    return _end(source, at + 1) + 1 if source[at] == "(" else at + 1
