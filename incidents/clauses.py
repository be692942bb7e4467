"""Clauses: where a sentence breaks between two events, each with harm or a deed, a place or a day of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from incidents.events import Trigger, is_known_slaying
from incidents.extractors.date_values import DateValue
from incidents.extractors.dates import DateMention
from incidents.extractors.records import record_since
from incidents.geography import contains, same_place
from incidents.kept import compiled
from incidents.model import Finding
from incidents.scan import Page, Scene

# Where a sentence may break between two events told with a place or a day of their own.
_BREAK = compiled(r"[;:,]\s|\s(?:and|while|whereas|where|but)\s|,?\s(?:with|as)\s")
_ONE = r"(?=[^\W\d_]+ |\d{1,4} (?!jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z])"  # no day: 'after 16 March'
# '13 days after a teacher was beheaded': an earlier event.
_EARLIER = compiled(
    rf"\b(?:hours|days?|weeks?|months?|years?|shortly|just|soon|barely|night|morning) after {_ONE}|"
    r", where (?:another |a further |\w+ (?:more|others) |(?:back |only |just )?(?:in|on) [\w ]{0,12}?(?:19|20)\d\d |"
    r"(?:last|earlier this) (?:year|month|week) |(?:a|an|\w+) (?:days?|weeks?|months?|years?) (?:ago|earlier|before) )|"
    r"\b(?:followed|follows|came after|comes after|preceded by) "
    r"(?=(?:the|an?|last|another|yesterday[’']s|\w+day[’']s) )|"
    r"\b(?:in|as) (?:an? )?(?:apparent |act of )?(?:retaliation|revenge|reprisal|response) (?:for|to) |"
    r"\b(?:to protest|in protest (?:at|over|against)|protesting) (?:against |at |over )?|"
    r"\b(?:to avenge|avenging) (?!(?:the|his|her|their|an?) (?:\w+ )?deaths?\b)|"
    r"\bsince (?!(?:then|that|this)\b)",
)
_EARLIER_WORDS = frozenset(
    "after followed follows preceded retaliation revenge reprisal response avenge avenging protest protesting where "
    "since".split()
)
# 'Two men wanted for the blast in Lakki were arrested in Bannu on Tuesday.': the arrest is news of its own.
_CAUGHT = compiled(
    r"(?:,|\s)(?=\s?(?:was|were|has been|have been) (?:\w+ )?"
    r"(?:arrested|detained|captured|caught|picked up|apprehended|nabbed|seized)\b)",
)
# 'in a shop and a market in Amel, killing one': what follows is the outcome of the deed before.
_OUTCOME = compiled(r"\s(?:leaving|killing|injuring|wounding)\b")
# 'Six were dug out on Tuesday, bringing to nine those shot on Sunday': one toll.
_IN_ALL = compiled(r",?\s(?:bringing|raising|taking|pushing|lifting)\s")
_PRONOUN = compiled(r"\b(?:they|he|she|it|another|a (?:second|third|fourth)|the (?:second|third|other))\b(?! of)")
# 'Shooting went on in the mall two days after gunmen burst in': one event, still under way.
_GOES_ON = compiled(r"\b(?:went|goes|still going) on\b|\bcontinued\b|\braged\b|\bdragged on\b")


def clauses(page: Page, scene: Scene, acts: Sequence[Trigger], hurt: Sequence[Finding]) -> list[tuple[int, int]]:
    """The clauses that tell of different events: each has its own harm or deed, and its own place or day."""
    a, b = scene.sentence.start, scene.sentence.end
    cuts = [a]
    earlier = set(_earlier(scene))
    if earlier and _GOES_ON.search(scene.line.low, a, b):
        earlier = set()
    elsewhere, days = set(_between_places(page, scene, acts)), set(_between_days(scene, acts))
    breaks = {*earlier, *elsewhere, *days}
    both = elsewhere & days  # 'and killed four in Sola on Tuesday': another place, and another day
    for at in sorted(breaks):
        whole = not any(spot(f) < at < f.end for f in hurt)
        led = at in earlier or at in both or _heads(scene, at, acts)
        if not whole or at <= cuts[-1] or not led or _IN_ALL.match(scene.line.low, at):
            continue
        before = (cuts[-1], at)
        if is_there(scene, at) and not any(t.start > at and t.kind != "harm" for t in acts):
            continue  # ', where another 16 died': the toll of the place told
        again = at in earlier and any(before[0] <= t.start < at and t.definite for t in acts)
        behind = _tells((at, b), acts, hurt) or (
            at in earlier and any(map(_of_whom, (t for t in acts if t.start > at)))
        )
        if (again or _tells(before, acts, hurt, known=at in days)) and behind:
            cuts.append(at)
    return list(zip(cuts, [*cuts[1:], b], strict=True))


def is_earlier(scene: Scene, at: int) -> bool:
    """Whether the words at an offset lead back to an earlier event."""
    return _EARLIER.match(scene.line.low, at) is not None


def is_there(scene: Scene, at: int) -> bool:
    """', where in 2019 a bomb ...': the place is the one told just before."""
    return scene.line.text.startswith(", where", at)


def _heads(scene: Scene, at: int, acts: Sequence[Trigger]) -> bool:
    """Whether what follows has a subject of its own: ', at Zahra, and killed a couple' goes on with the one before."""
    if _CAUGHT.match(scene.line.low, at):
        return True
    verb = min((t.start for t in acts if t.start >= at and t.pos == "act"), default=None)
    if verb is None or any(at <= t.start < verb for t in acts):
        return True
    if _OUTCOME.search(scene.line.low, at, verb + 8) is not None:
        return False
    if _goes_on(verb, acts):
        return True
    if _PRONOUN.search(scene.line.low, at, verb):
        return True
    return any(
        at <= m.start and m.end <= verb for m in scene.mentions if m.kind in ("who", "number", "thing", "weapon")
    )


def _goes_on(verb: int, acts: Sequence[Trigger]) -> bool:
    """'shot a chief in Uvira and kidnapped two cooks near Baraka': another deed of those, with its own object."""
    own = next(t for t in acts if t.start == verb)
    if own.kind == "harm" or not own.strong or own.rejected or own.target is None or own.target.start < own.end:
        return False
    kinds = {t.kind for t in acts if t.pos == "act" and t.strong and t.start < verb and t.target is not None}
    return bool(kinds) and own.kind not in kinds


def _earlier(scene: Scene) -> Iterator[int]:
    sentence = scene.sentence
    if scene.words & _EARLIER_WORDS:
        low, record = scene.line.low, None
        if "since" in scene.words:
            record = record_since(low, sentence.start, sentence.end)
        for m in _EARLIER.finditer(low, sentence.start, sentence.end):
            at = m.start()
            if not low.startswith("since", at) or (at == record and any(p.start > at for p in scene.told["place"])):
                yield at


def _between_places(page: Page, scene: Scene, acts: Sequence[Trigger]) -> Iterator[int]:
    """The last break before each place that is neither the one before it nor nested with it.

    'in Mao, near the lake' is one place; 'in Mao, and a driver was shot near Liwa' are two.
    """
    own = [m.value for m in scene.told["place"] if m.value.role in ("event", "route") and m.value.specificity > 1]
    for p, q in pairwise(own):
        nested = contains(p, q, page.places) or contains(q, p, page.places)
        listed = _LISTED.fullmatch(scene.line.low, p.end, q.start) and not any(t.start > q.start for t in acts)
        if q.start - p.end < 4 or same_place(p, q) or nested or listed:
            continue
        breaks = [at for at in _breaks(scene, p.end, q.start) if not _same_deed(scene, at, p.end, acts)]
        if q.near:
            breaks = [at for at in breaks if any(at < t.start < q.start and _is_deed(t) for t in acts)]
        if breaks:  # 'while a drone killed one in Liwa and hurt three': the last behind which a subject stands
            yield ([at for at in breaks if _heads(scene, at, acts)] or breaks)[-1]


_LISTED = compiled(r",? and (?:in )?")  # 'Bombs went off in X and Y, hurting nobody'
# 'and his body was burnt in Y', ', when shells fell on a farm in Y': more of what was told just before.
_OF_THE_SAME = compiled(
    r",? and (?:(?:his|her|their) (?:\w+ )?(?:bod(?:y|ies)|corpses?|remains)"
    r"|(?:has |had )?(?:resulted in|led to|caused))\b"
)
# 'on the road linking Ansa with the villages of Sola'
_LINKS = compiled(r"\b(?:link(?:s|ing)|connect(?:s|ing)|join(?:s|ing)|between|from) (?:the )?[\w'’ -]{2,30}\Z")
_AS_IT_WAS = compiled(r",? (?:when|as)\s")


def _same_deed(scene: Scene, at: int, after: int, acts: Sequence[Trigger]) -> bool:
    """Whether what follows a break only tells more of the deed before it: how it was done, or what became of the dead.

    'between X and Y' is one stretch of road.
    """
    low, start = scene.line.low, scene.sentence.start
    if at == after and low.startswith(" and ", at):
        return low.rfind(" between ", start, at) >= max([t.end for t in acts if t.end < at], default=start)
    if at == after and low.startswith((" with ", " to "), at) and _LINKS.search(low, start, after):
        return True
    if _AS_IT_WAS.match(low, at):
        return not any(_is_deed(t) for t in acts if t.start < at) and any(_is_deed(t) for t in acts if t.start > at)
    return _OF_THE_SAME.match(low, at) is not None


def _breaks(scene: Scene, start: int, end: int) -> list[int]:
    """Where a new clause may begin between two offsets, in order."""
    low = scene.line.low
    return sorted({m.start() for pattern in (_BREAK, _CAUGHT) for m in pattern.finditer(low, start, end)})


def _is_deed(t: Trigger) -> bool:
    return t.pos == "act" and t.strong and t.kind != "harm" and not t.rejected


def _between_days(scene: Scene, acts: Sequence[Trigger]) -> Iterator[int]:
    """'attacked Dikwa on Tuesday, and on Wednesday it overran a base': the break before another day and its deed."""
    own = [m.value for m in scene.told["date"] if m.value.scope == "event" and m.value.dated]
    for p, q in pairwise(own):
        if p.value is None or q.value is None or not _apart(p.value, q.value):
            continue
        deeds = [t.start for t in acts if t.strong and t.start > p.end and (t.pos == "act" or _again(t, q, acts))]
        breaks = [at for at in _breaks(scene, p.end, q.end) if at < max(deeds, default=0)]
        if breaks:
            yield breaks[-1]


def _again(t: Trigger, day: DateMention, acts: Sequence[Trigger]) -> bool:
    """'the murder on 2 May of a mayor and the murder on 3 May of six': a second deed told by a noun, before its day."""
    before = any(o.pos == "deed" and o.strong and o.start < t.start and o.target is not None for o in acts)
    return before and t.target is not None and t.target.start > t.end and 0 <= day.start - t.end <= _NOUN_AND_DAY


_NOUN_AND_DAY = 24  # characters between a noun and its day


def _apart(a: DateValue, b: DateValue) -> bool:
    """Whether two dates are known and share no day."""
    if a.start is None or b.start is None:
        return False
    return (a.end or a.start) < b.start or (b.end or b.start) < a.start


def spot(f: Finding) -> int:
    """Where a casualty stands: one that borrows its verb ('two killed in X, six in Y') stands at its number."""
    return f.end - 1 if "elsewhere" in f.rule else f.start


def _of_whom(t: Trigger) -> bool:
    """'days after the shooting of three teachers': told by 'the', with those whom it struck."""
    return t.pos == "deed" and t.strong and not t.rejected and t.target is not None and t.target.start > t.end


def _tells(span: tuple[int, int], acts: Sequence[Trigger], hurt: Sequence[Finding], *, known: bool = False) -> bool:
    """Whether a stretch tells harm or a deed of its own; `known`: one told as known counts, 'the murder of a mayor'."""
    a, b = span
    if any(a <= spot(f) < b and not f.value.part for f in hurt):
        return True
    own = (t for t in acts if a <= t.start < b and t.strong and not t.rejected)
    return any(not t.definite or (known and is_known_slaying(t)) for t in own)
