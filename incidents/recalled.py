"""What is told again: 'the bank' of a bank branch, 'the clergymen' of two priests, 'four people'."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import lru_cache

from incidents.kept import compiled
from incidents.model import Mention
from incidents.nouns import DETERMINERS, PREDICATES, Thing, Who

# Nouns that say no more than that somebody is a person.
PERSONS = frozenset(
    """people person persons individual individuals citizen citizens civilian civilians victim victims man men human
    humans dead wounded casualties fatalities""".split()
)
# Nouns for any building, any place where something stands, any vehicle.
PLACES = frozenset(
    """building buildings facility facilities premises installation installations structure structures site place
    compound complex establishment property""".split()
)
VEHICLES = frozenset("vehicle vehicles car cars automobile".split())
# Where those of one calling are told of again by another word for it.
CALLINGS = frozenset("religious media education health government aid diplomatic".split())
_WORD = compiled(r"[^\W\d_]+(?:[’'][^\W\d_s]\w*)?")
_EMPTY = DETERMINERS | frozenset(
    """of in at from near one two three four five six seven eight nine ten several many more other others least about
    some local said same former top late main""".split()
)


def recalls(text: str, a: Mention, b: Mention) -> bool:
    """Whether one of two, told without a name, is the other told again."""
    one, two = number(a), number(b)
    if one is not None and two is not None and one != two:
        return False
    return _again(text, a, b) or _again(text, b, a)


def _again(text: str, short: Mention, full: Mention) -> bool:
    value = short.value
    if value.named or (isinstance(value, Who) and value.more):
        return False
    if full.value.named:  # 'a prosecutor', 'the prosecutor' and 'Prosecutor Ana Ruiz'
        plain = isinstance(value, Who) and not value.plural
        return plain and stem(value.head.split()[-1]) in content(text, full)
    if not value.definite and not is_bare(text, short):
        return False
    words, others = content(text, short), content(text, full)
    if words and words <= others:
        return isinstance(value, Thing) == isinstance(full.value, Thing) or words < others
    later = value.definite and full.start < short.start
    return later and (_any_thing(value, full.value, words) or _of_a_calling(value, full.value))


def _any_thing(value: Who | Thing, other: Who | Thing, words: Set[str]) -> bool:
    """'the building' of a bank, 'the vehicle' of a bus."""
    if not isinstance(value, Thing) or not isinstance(other, Thing) or value.plural or other.area or len(words) > 1:
        return False
    word = value.head.lower().split()[-1]
    return word in VEHICLES if other.category == "transport" else word in PLACES


def _of_a_calling(value: Who | Thing, other: Who | Thing) -> bool:
    """'the clergymen' of two priests: another word for those of one calling."""
    if not isinstance(value, Who) or not isinstance(other, Who) or not value.plural or not other.plural:
        return False
    return value.category in CALLINGS and value.category == other.category


def once(text: str, found: Sequence[Mention]) -> list[Mention]:
    """Without those who are the others counted together, and offices told beside their holders."""
    return [m for m in found if not (_sums(m, found) or _title(text, m, found))]


def _sums(m: Mention, found: Sequence[Mention]) -> bool:
    """'four people' beside two priests and two guards, 'the two women' beside the two who are named."""
    value, n = m.value, number(m)
    if n is None or not isinstance(value, Who) or value.named or value.more or value.part or value.armed:
        return False
    others = [o for o in found if o is not m and isinstance(o.value, Who) and o.value.head.split()[-1] not in PERSONS]
    if value.head.split()[-1] not in PERSONS:
        return value.definite and 1 < n == sum(map(named, others))
    counts = [1 if named(o) else number(o) for o in others if not o.value.armed or named(o)]
    return (n > 1 and n in counts) or bool(counts) and None not in counts and sum(filter(None, counts)) == n


def _title(text: str, m: Mention, found: Sequence[Mention]) -> bool:
    """'director' beside one who is named: a bare noun is what somebody is; nor is 'hostage' anybody."""
    value = m.value
    if not isinstance(value, Who) or value.named:
        return False
    if value.plural and is_bare(text, m) and any(named(o) and 0 < o.start - m.end <= 1 for o in found):
        return True  # 'priests Luis Mora and Juan Campos'
    if not value.bare:
        return False
    if value.head in PREDICATES:
        return True
    beside = text[max(0, m.start - 5) : m.start].lower().split()[-1:] == ["and"]
    return not beside and len(text[m.start : m.end].split()) <= 2 and any(named(o) for o in found)


def named(m: Mention) -> bool:
    return bool(m.value.named)


def number(m: Mention) -> int | None:
    return m.value.count.value if type(m.value) is Who and m.value.count is not None else None


def is_bare(text: str, m: Mention) -> bool:
    """Whether no article and no number stands before: 'clergymen', 'ministry building'."""
    first = _WORD.match(text, m.start)
    return first is not None and first[0].lower() not in _EMPTY


def content(text: str, m: Mention) -> frozenset[str]:
    """The words that say what it is, in the singular."""
    return _content(text[m.start : m.end])


@lru_cache(maxsize=4096)  # each group is compared with all the others
def _content(words: str) -> frozenset[str]:
    low = (w.lower() for w in _WORD.findall(words))
    return frozenset(stem(w.split("’")[0].split("'")[0]) for w in low if w not in _EMPTY)


def stem(word: str) -> str:
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word.removesuffix("s") if not word.endswith("ss") else word
