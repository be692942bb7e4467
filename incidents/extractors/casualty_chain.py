"""Counts a chain of noun groups: 'two teachers, a guard and three pupils' are six, 'a father and son' two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import NamedTuple

from incidents.chunks import Who
from incidents.kept import compiled
from incidents.model import Count, Mention
from incidents.packs import MARKS
from incidents.scan import Scene

_KINDS = {MARKS[kind][0]: kind for kind in ("who", "number", "name")}
# Words that stand for a person where no noun does, and the marks at which a group begins.
WORDS = compiled(
    r"\b(?:another\b|(?:the|an?) (?:former |acting |deputy |local |regional |provincial )?head(?= of\b)"
    r"|(?:him|her|he|she)(?= and\b)|(?:him|her)(?=, \ue000)|the other\b"
    r"|(?:a|the) (?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b(?: one\b)?)"
)
_COUNTED = frozenset(_KINDS.values())
BARE = frozenset("another him her he she head other second third fourth fifth sixth seventh eighth ninth tenth".split())
HEADS = frozenset(_KINDS)  # the marks with which people begin
PEOPLE = compiled("|".join([WORDS.pattern, *(f"{MARKS[kind][0]}{MARKS[kind][1]}*" for kind in _KINDS.values())]))
_OF_PLACE = compiled(r"(?:of|from|in|at|for) [^,;]{1,60},$")  # 'the mayor of Iria, Juan Sol, and his driver'
_OWN = compiled(r"of (?:\w+)(?: (?:small|young|little))?")  # 'a father of two small children'
GENERAL = frozenset("people persons men women civilians others villagers residents victims family members".split())
_ANYONE = frozenset("man woman boy girl father mother son daughter brother sister husband wife".split())
_FEMALE = frozenset("woman women girl girls mother wife daughter sister".split())
_MALE = frozenset("man men boy boys father husband son brother".split())
_KIN = _FEMALE | _MALE | frozenset("son sons children child parents baby".split())
_COMPANIONS = frozenset(
    "bodyguard guard driver aide assistant cook passenger bystander passerby secretary cameraman".split()
)
_UNLIKE = {"men": _FEMALE, "boys": _FEMALE, "women": _MALE, "girls": _MALE}
_COMPLEMENT = compiled(r"^(?!.*\band\b).*\b(?:of|from|in|at|for)(?: the)?$")  # 'the mayor of the town and his driver'
_SAID = compiled(r",? (?:said|say|says|told|reported|report|confirmed|announced|added|stated)\b")
_AGED = compiled(r"^,? ?(?:(?:of|aged|about|around|roughly|approximately) )+\(?\d{1,2}\)?")
_N = rf"(?:\d{{1,2}}|{MARKS['number'][0]}{MARKS['number'][1]}*)"
_AGES = compiled(rf"\bage[ds]?(?: in age| of)?(?: between| from)? {_N}(?:(?:,|,? and|,? to|,? or|-) ?{_N})*")
_WITH = compiled(r",? (?:together |along )?with ((?:his|her|their) )")
_HARMED = compiled(
    r"\+? (?:killed|dead|wounded|injured|hurt|arrested|detained|abducted|kidnapped)(?:,|,? and|/) (?=[\ue002\d])"
)
_HYPHENED = compiled(r"[a-z]+(?:-[a-z]+)+")
_SHARE = ("one a ", "one an ", "one the ", "the other a", "another a ")
_OWNED = compiled(r"(?:his|her|their) ", re.IGNORECASE)
_TELLER = compiled(r"\baccording to (?:the |an? )?(?:[a-z-]+ ){0,3}\Z")
_MORE = compiled(r"\b(?:another|a further|an additional|further|additional) \Z")
_MORE_BEHIND = compiled(r" (?:more|others?|additional)\b")
_ORDINALS = "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_ORDINAL = compiled(rf"\b(?:({'|'.join(_ORDINALS)})|(\d+)(?:th|nd|rd|st))\b", re.IGNORECASE)


class Link(NamedTuple):
    """One group of a chain, with the words that join it to the one before."""

    kind: str  # who, number, name; one: "another", "him", "the head of"
    count: Count | None  # type: ignore[assignment]
    who: Who | None
    joint: str
    more: bool = False
    ordinal: int = 0
    own: bool = False  # 'his cook': somebody beside the one told before


def links(scene: Scene, shadow: str, first: int, last: int, *, subject: bool) -> list[Link]:
    """The groups within shadow[first:last] that the verb speaks of, apposition left out."""
    told = _groups(scene, shadow, first, last)
    if not subject and (near := _companion(scene, last)) is not None:
        told = [*told, near]
    if subject and len(told) > 1 and told[1].joint == "and" and shadow.endswith(" by ", 0, first):
        told = told[1:]  # 'were held by police and two were killed'
    if subject and len(told) > 1 and _TELLER.search(shadow, 0, first):
        told = _beyond_teller(told)
    if subject and len(told) > 1 and told[-1].kind == "number" and _HARMED.match(shadow, last):
        told = told[-1:]  # 'the blast near the Ministry of Justice, 8 killed': no age
    told = _afresh(told) if subject else _unspoken(told, shadow, last)
    chain = _plain(_equalled(_without_ages(told), shadow, first))
    if (
        len(chain) > 1
        and chain[-1].more
        and shadow[:first].rstrip().endswith(("including", "among them", "among whom"))
    ):
        return chain[-1:]  # 'including a child and ten others were hurt'
    chain = [link for n, link in enumerate(chain) if not (n and link.who is not None and link.who.none)]
    return _covered(_subjects(chain) if subject else _objects(chain))


def _beyond_teller(chain: list[Link]) -> list[Link]:
    """'according to Juan Sol, the mayor, six were killed': who tells is not hurt."""
    later = [n for n, link in enumerate(chain) if n and link.joint == ","]
    many = [n for n in later if _size(chain[n]) > 1]
    first = many[0] if many else later[-1] if later else 0
    return chain[first:]


def _companion(scene: Scene, last: int) -> Link | None:
    """'killed a couple with their baby': those who were with them."""
    match = _WITH.match(scene.text, last)
    base = scene.sentence.start
    mention = match and next((m for m in scene.people if m.start - base == match.start(1)), None)
    return Link("who", mention.value.count, mention.value, "and") if mention else None


def _afresh(chain: list[Link]) -> list[Link]:
    """'the toll has risen to 40, and 70 are injured': a bare number behind ', and' begins anew."""
    first = 0
    for n in range(1, len(chain)):
        bare = chain[n].kind == "number" and not chain[n].more
        if chain[n].joint.startswith(", and") and bare:
            first = n
    return chain[first:]


def _unspoken(chain: list[Link], shadow: str, last: int) -> list[Link]:
    """'killing 40 people, police and medics said': who speaks is not hurt."""
    if len(chain) < 2 or _SAID.match(shadow, last) is None:
        return chain
    cut = max((n for n, link in enumerate(chain) if n and link.joint == ","), default=len(chain))
    return chain[:cut]


def _groups(scene: Scene, shadow: str, first: int, last: int) -> list[Link]:
    base = scene.sentence.start
    mentions = {
        (m.kind, m.start - base): m for m in scene.mentions if first <= m.start - base < last and m.kind in _COUNTED
    }
    ages = [m.span() for m in _AGES.finditer(shadow, first, last)] if "age" in shadow[first:last] else []
    out: list[Link] = []
    end = first
    for run in PEOPLE.finditer(shadow, first):
        if run.start() >= last:
            break
        if any(a < run.start() < b for a, b in ages):
            end = run.end()
            continue
        joint = shadow[end : run.start()].strip()
        mention = mentions.get((_KINDS.get(run.group()[0], ""), run.start()))
        if run.group()[0].isalpha():  # 'another', 'him and six others'
            more = run.group()[0] in "at" and not run.group().endswith("head")
            out.append(Link("one", Count(1, 1, 1), None, joint, more, ordinal(run.group())))
            end = run.end()
        joint = "," if _OF_PLACE.match(joint) else joint
        share = out and "one" in scene.words and _size(out[-1]) > 1 and scene.low.startswith(_SHARE, run.start())
        if share or _OWN.fullmatch(joint) or _COMPLEMENT.search(joint):  # 'two men, one a guard'
            end = run.end()
            continue
        if mention is None or _is_year(mention, scene.text[run.start() : run.end()]):
            continue
        who = mention.value if mention.kind != "number" else None
        count = who.count if who is not None else mention.value.count
        if who is not None and who.definite and who.head == "parents" and count is None:
            count = Count(2, 2, 2)
        if who is not None and count is None and who.named and who.kind == "unnamed":
            count = Count(1, 1, 1)  # 'Army Major Tariq Aziz'
        more = _adds(shadow, run.start(), run.end())
        more = more or bool(who.more if who is not None else mention.value.more)
        text = scene.text[run.start() : run.end()]
        nth = ordinal(text)
        out.append(Link(mention.kind, count, who, joint, more or nth > 0, nth, _OWNED.match(text) is not None))
        end = run.end()
    return out


def _is_year(mention: Mention, text: str) -> bool:
    """'2018 Baghdad bombings'."""
    return mention.kind == "number" and text.isdigit() and 1900 <= int(text) <= 2035


def _equalled(chain: Sequence[Link], shadow: str, first: int) -> list[Link]:
    """'two policemen and as many civilians': the count before it once more."""
    out: list[Link] = []
    for link in chain:
        same = out and link.joint.endswith(" as") and link.count is not None and link.count.value is None
        out.append(link._replace(count=out[-1].count) if same else link)
    return out


def _subjects(chain: list[Link]) -> list[Link]:
    """What stands before the verb: 'according to officials, four soldiers' is about the soldiers."""
    while len(chain) > 1 and not _joined(chain[-1]) and not _exact(chain[-1]) and _exact(chain[-2]):
        chain = chain[:-1]  # 'three people, civilians by some accounts'
    if not any(_joined(link) for link in chain):
        first = len(chain) - 1
        while (
            first > 0
            and _exact(chain[first])
            and _exact(chain[first - 1])
            and _size(chain[first - 1]) > 1
            and chain[first - 1].kind == chain[first].kind != "number"  # not 'rose to five, 30 people'
        ):
            first -= 1
        if first > 0 and chain[first - 1].ordinal and _size(chain[first]) == 1:  # 'a sixth, Lorna Tubman, died'
            return [chain[first]._replace(more=True, ordinal=chain[first - 1].ordinal), *chain[first + 1 :]]
        return chain[max(first, 0) :]
    while len(chain) > 1 and not _joined(chain[1]) and not _exact(chain[0]) and _exact(chain[1]):
        chain = chain[1:]
    return chain


def _objects(chain: list[Link]) -> list[Link]:
    """What stands behind the verb: the list ends with its last 'and'; without one it is a single group."""
    last = max((n for n, link in enumerate(chain) if n and _joined(link)), default=0)
    return chain[: last + 1]


def _covered(chain: list[Link]) -> list[Link]:
    """'35 workers and guards' are 35: a bare plural behind a number goes with it."""
    if len(chain) != 2 or chain[0].kind != "who" or chain[1].who is None or not _exact(chain[0]) or _size(chain[0]) < 3:
        return chain
    bare = chain[1].joint == "and" and chain[1].who.plural and not chain[1].who.definite and not _exact(chain[1])
    return chain[:1] if bare and chain[1].kind == "who" else chain


def _joined(link: Link) -> bool:
    return link.joint not in ("", ",")


def _exact(link: Link) -> bool:
    return link.count is not None and link.count.value is not None


def _adds(shadow: str, start: int, end: int) -> bool:
    """'another six', 'six more'."""
    return bool(_MORE.search(shadow, max(0, start - 16), start) or _MORE_BEHIND.match(shadow, end))


def ordinal(text: str) -> int:
    """'a third man', 'the 13th person': the number, 0 where there is none."""
    m = _ORDINAL.search(text)
    if m is None or text.lower().startswith("the "):
        return 0
    return int(m[2]) if m[2] else _ORDINALS.index(m[1].lower()) + 2


def _plain(chain: Sequence[Link]) -> list[Link]:
    """The chain without apposition: 'Akbar Khan, 28, a dairy farmer', 'two brothers, A and B', 'the patrolman X'."""
    if _general(chain) and counted(chain[1:]).value == _size(chain[0]):
        return list(chain[:1])  # 'six people, four villagers and two guards'
    chain = _by_name(chain)
    out: list[Link] = []
    for n, link in enumerate(chain):
        if n and _is_kind(out[-1], link):
            out[-1] = link._replace(count=out[-1].count, joint=out[-1].joint)
            continue
        if n and (
            _is_age(out[-1], link)
            or _names_of(out[-1], chain[:n], link)
            or _as_well(out[-1], link, chain[n + 1 :])
            or _is_description(out[-1], link, chain[n + 1 :])
            or (n > 1 and out[-1] is chain[n - 2] and _other_calling(*chain[n - 2 : n + 1]))
        ):
            continue
        out.append(link)
    return out


def _by_name(chain: Sequence[Link]) -> list[Link]:
    """'the brothers Ali and Musa Sule': as many as the names that follow those of unknown number."""
    out = list(chain)
    for n, link in enumerate(chain):
        names = list(takewhile(lambda one: one.kind == "name", chain[n + 1 :]))
        if link.who is not None and link.who.plural and not _exact(link) and len(names) > 1:
            known = link._replace(count=Count(len(names), len(names), len(names)))
            return [*out[:n], known, *out[n + 1 + len(names) :]]
    return out


def _is_kind(before: Link, link: Link) -> bool:
    """'seven US-backed fighters': what the number before an adjective counts."""
    counted_ = before.kind == "number" and link.who is not None and link.who.plural and not _exact(link)
    return counted_ and _HYPHENED.fullmatch(link.joint) is not None


def _general(chain: Sequence[Link]) -> bool:
    """Whether the first group may sum up the rest: 'six people', 'four brothers' and names, not 'two soldiers'."""
    if len(chain) < 3 or not chain[1].joint.endswith(",") or not _exact(chain[0]):
        return False
    who, rest = chain[0].who, chain[1:]
    if who is not None and any(link.who is not None and link.who.head in _UNLIKE.get(who.head, ()) for link in rest):
        return False  # 'two men, a woman and her infant'
    if who is None or who.head in GENERAL or _size(chain[0]) > 3 or all(link.kind == "name" for link in rest):
        return True
    if all(map(_single, rest)) and any(
        link.kind == "name" or (link.who is not None and link.who.named) for link in rest
    ):
        return True  # 'two soldiers, Major Edo Coba and a sergeant'
    persons = [link.who for link in rest if link.who is not None and _size(link) == 1]
    if any(link.who is not None and link.who.country is not None and not link.who.named for link in rest):
        return True  # 'three sailors, two Poles and a Greek'
    return len(persons) == len(rest) and all(w.head in _ANYONE for w in persons)  # 'two drivers, a man and a woman'


def _as_well(before: Link, link: Link, rest: Sequence[Link]) -> bool:
    """'a lawyer and rights activist, Karim Saleh': one person of two callings, where one name follows."""
    if link.joint != "and" or before.who is None or link.who is None or not rest or rest[0].kind != "name":
        return False
    single = _size(before) == _size(link) == 1 and not (before.who.named or link.who.named)
    return single and rest[0].joint in ("", ",") and len(rest) == 1


def _other_calling(named: Link, calling: Link, link: Link) -> bool:
    """'Karim Saleh, party leader and former guerrilla': one person of two callings, none with an article."""
    callings = [one.who for one in (calling, link) if one.who is not None and one.who.bare and _size(one) == 1]
    known = named.kind == "name" or (named.who is not None and named.who.named)
    return known and _size(named) == 1 and len(callings) == 2 and link.joint == "and"


def _without_ages(chain: Sequence[Link]) -> list[Link]:
    """'two women, 19 and 22': behind a comma, as many numbers as there are persons."""
    out = list(chain)
    for n, link in enumerate(chain):
        ages = chain[n + 1 : n + 1 + _size(link)]
        numbers = len(ages) == _size(link) > 1 and all(age.kind == "number" and 0 < _size(age) < 110 for age in ages)
        if link.kind == "who" and _exact(link) and numbers and ages[0].joint == ",":
            return [*chain[: n + 1], *chain[n + 1 + len(ages) :]]
    return out


def _is_age(before: Link, link: Link) -> bool:
    """'Amina Yusuf, 12'."""
    single = before.kind == "name" or before.who is not None and before.who.named
    return single and link.kind == "number" and link.joint in (",", "", "(")


def _names_of(before: Link, told: Sequence[Link], link: Link) -> bool:
    """Whether a name only says who the group before it is."""
    if link.kind != "name":
        return False
    if before.kind == "who" and link.joint in (",", ""):
        return True
    after_names = any(w.kind == "name" for w in told) and before.kind == "who"
    return after_names and _size(before) > 1


def _is_description(before: Link, link: Link, rest: Sequence[Link]) -> bool:
    """'X, a dairy farmer', 'a teacher, a father of three': a comma and no more of the list behind it."""
    joint = _AGED.sub("", link.joint)
    if joint.split(" ")[0].rstrip("0123456789 ,") not in ("", ",") or "and" in joint or link.kind != "who":
        return False
    single = _size(before) == 1 and _size(link) == 1
    if link.who is not None and link.who.named and before.who is not None and before.who.named:
        return False  # 'Captain Ray Niko, Sergeant Isa Barr and a guard'
    if link.own and link.who is not None and (rest or link.who.head in _KIN):
        return False  # 'Amir Shah, a judge, his cook and a guard'
    if rest and _joined(rest[0]) and link.who is not None and link.who.head in _COMPANIONS:
        return False  # 'the First Lady, a bodyguard and an aide'
    return single and (before.kind == "name" or before.who is not None and (before.who.named or not rest))


_AGE_OF = compiled(r"\((?:aged |about |approx\.? )?\d{1,3}\)")
_ASIDE_OF = compiled(r"\([^()]*\)")
_ITEMS = compiled(r",? and |, ")


def items(text: str) -> int:
    """How many persons a list with their ages in brackets holds: 'Sani Garba (44), his son Bello (15) and a guest'."""
    told = re.split(r"[;]|\.(?= |$)", text)[0]
    if len(_AGE_OF.findall(told)) < 2:
        return 0
    return sum(1 for item in _ITEMS.split(_ASIDE_OF.sub("", told)) if item.strip())


def _single(link: Link) -> bool:
    return _size(link) == 1


def _size(link: Link) -> int:
    return (link.count.value or link.count.low or 1) if link.count else 1


def counted(chain: Iterable[Link]) -> Count:
    """The sum of a chain; a bare plural counts two at least, a group of unknown size opens the sum."""
    counts = [link.count or Count(None, None, None) for link in chain]
    if len(counts) == 1:
        return counts[0]
    return add(counts)


def add(counts: Sequence[Count]) -> Count:
    """The sum of counts with their bounds: open where one of them is open."""
    values = [c.value for c in counts]
    highs = [c.high for c in counts]
    low = sum(c.low if c.low is not None else c.value or 0 for c in counts)
    known = None not in values
    return Count(
        sum(v for v in values if v is not None) if known else None,
        low or None if not known else low,
        None if None in highs else sum(h for h in highs if h is not None),
    )
