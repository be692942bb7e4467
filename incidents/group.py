"""Group: frames become incidents. One event told in title, lead and body is one; several stay several.

Every frame is held against the incidents told so far (see `affinity`). What remains is an incident only where the words
tell of violence, and not of a mishap; a sum at the head of a report is none beside its parts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from incidents import aftermath, beside, carried, items, live, lone
from incidents.affinity import (
    CONFLICT,
    MERGE,
    Cluster,
    affinity,
    digression,
    toll,
)
from incidents.extractors.place_mentions import PlaceMention
from incidents.fates import is_fate, stripped
from incidents.frames import Frame
from incidents.held import dated_after, is_arrest_for
from incidents.kept import compiled
from incidents.mishaps import befell
from incidents.model import Note
from incidents.newcomers import strangeness
from incidents.parts import but_sums, vague
from incidents.sequel import is_sequel, is_treated, owned_up
from incidents.violence import accidental, attacked, bare_name, hollow, plain, solid, violent
from incidents.weight import JOIN, START

# Sections that tell again what the text below them tells.
ABOVE = frozenset(("title", "heading", "caption"))
# 'in two shootings', 'nine in all', 'at least 119 were killed, and 64 wounded:'
_SUM = compiled(
    r"\bin (?:at least |some |about )?"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+|several|multiple|separate|different) "
    r"(?:(?!and\b|of\b)[\w-]+ ){0,3}(?:attacks|shootings|incidents|strikes|raids|bombings|ambushes|clashes|assaults)\b"
    r"|\b(?:in all|in total|altogether|between them)\b|:\s*\Z",
)
_SUMS = frozenset(
    """attacks shootings incidents strikes raids bombings ambushes clashes assaults all total altogether
    between""".split()
)
TITLE_START = START - 0.5
GOES_ON = 1.6  # how much speaks for the event told in the sentence before, by a clause without place and day
AT_HAND = 40  # how many events back a report may speak of one again
TOLD = 60  # clauses that tell of one event: what a report that never ends adds is not held against each other


def cluster(
    frames: Sequence[Frame],
    places: Sequence[PlaceMention],
    *,
    logged: bool = False,
    mishap: bool = False,
    brief: bool = False,
    notes: list[Note] | None = None,
) -> list[Cluster]:
    """The incidents of a report as clusters of frames, in the order in which they are first told.

    `logged`: the report is an entry of a log, with a position in figures: it tells of an incident, however mildly.
    `mishap`: it is about an accident or disaster: only what is plainly violent counts.
    `brief`: it is a note of few sentences: its event need not be told in full.
    `notes` takes what was decided about each frame, and why.
    """
    say = _teller(notes)
    body = [f for f in frames if f.section not in ABOVE]
    items.number(body)
    out = _told(body, places, say, lone.only(body) if brief else None)
    for frame in (f for f in frames if f.section in ABOVE):
        _place_title(frame, out, places, say)
    out = aftermath.joined(_undivided(out, say), say)
    if logged:
        return out or [Cluster(list(frames))] if frames else []
    kept = _incidents(out, mishap, brief, say, owned=brief and any(map(lone.owned, frames)))
    if len(kept) > 1:
        for c in kept:
            others = [f for f in c.frames if _of_another(f, c, kept) or _of_several(f, c, kept)]
            c.frames[:] = _bared(c.frames, others, say)
            c.titles[:] = _bared(c.titles, [f for f in c.titles if _of_all(f, c, kept)], say)
    return kept


def _bared(frames: Sequence[Frame], others: Sequence[Frame], say: Say) -> list[Frame]:
    """The frames, those of another's toll without it; what then tells nothing more goes, if it is not the only one."""
    bare = [_bare(f, say) if f in others else f for f in frames]
    return [f for f in bare if f.triggers or f.casualties or f.sides] or list(frames)


def _undivided(out: list[Cluster], say: Say) -> list[Cluster]:
    """'fell on the villages of X and Y ... 500 were killed': one toll over places listed in one breath is one event."""
    kept: list[Cluster] = []
    begun: dict[tuple[int, int], list[Cluster]] = {}
    for c in out:
        if c.frames:
            begun.setdefault(_beginning(c), []).append(c)
    first: dict[tuple[int, int], Cluster] = {}  # the one kept of those that begin with one clause
    for c in out:
        mate = first.get(_beginning(c)) if c.frames else None
        rest = [f for o in begun[_beginning(c)] for f in o.frames[1:]] if c.frames else []
        if mate is None and kept and _told_in_parts(kept[-1], c):
            mate = kept[-1]
            say(c.frames[0], f"a part of event {out.index(mate) + 1}")
            mate.frames += c.frames
            mate.titles += c.titles
        elif mate is not None and any(toll(f, "killed") for f in rest if f.place is None):
            mate.frames += c.frames
            mate.titles += c.titles
            say(c.frames[0], f"one toll for the places of event {out.index(mate) + 1}")
        else:
            kept.append(c)
            if c.frames:
                first.setdefault(_beginning(c), c)
    return kept


def _told_in_parts(whole: Cluster, c: Cluster) -> bool:
    """'The toll of a string of blasts rose to 90. Bombers struck a church in X, a hotel in Y': no toll of their own."""
    if not whole.frames or not c.frames or not whole.frames[0].several or not toll(whole.frames[0], "killed"):
        return False
    sole = [f for f in c.all if any(toll(f, name) for name in ("killed", "wounded")) or (f.day and f.day.dated)]
    place = whole.frames[0].place
    return not sole and (place is None or place.specificity < 2)


def _beginning(c: Cluster) -> tuple[int, int]:
    """The clause that a cluster begins with; two clusters share it where the clause tells of two places."""
    return c.frames[0].start, c.frames[0].end


def _bare(frame: Frame, say: Say) -> Frame:
    say(frame, "its toll is that of several events, or of another one")
    return replace(frame, casualties=())


def _of_all(title: Frame, c: Cluster, out: Sequence[Cluster]) -> bool:
    """'119 killed across Iraq': above several events, a title's toll is its event's where place or body says so."""
    own = toll(title, "killed")
    told: set[int] = set().union(*(toll(f, "killed") for f in c.frames))
    return bool(own) and vague(title, out) and not own & told


def _of_another(frame: Frame, c: Cluster, out: Sequence[Cluster]) -> bool:
    """'Mobs killed a man and burnt shops across the country': the toll of a lead belongs to the event that tells it."""
    own = toll(frame, "killed")
    if not own or frame.section != "lead" or not vague(frame, out) or c.frames == [frame]:
        return False
    if any(own & toll(f, "killed") for f in c.all if f is not frame):
        return False
    others = [set().union(*(toll(f, "killed") for f in o.frames)) for o in out if o is not c]
    rest: set[int] = set().union(*(toll(f, "killed") for f in c.frames if f is not frame))
    return any(own & tolls for tolls in others) or max(own) == sum(max(t, default=0) for t in [*others, rest])


def _of_several(frame: Frame, c: Cluster, out: Sequence[Cluster]) -> bool:
    """'Ten people were shot over the weekend', 'two medics died in two strikes', where other events are told beside."""
    others = [o for o in out if o is not c]
    if not others or not frame.casualties:
        return False
    low, words = frame.scene.line.low, frame.scene.words
    summed = not words.isdisjoint(_SUMS) or low[frame.start : frame.end + 1].rstrip().endswith(":")
    # 'the number of those killed when shells fell on the camp now stands at 18': the toll of that one deed
    revised = frame.deeds and any(f.rule.endswith("#dead-number") for f in frame.casualties)
    several = frame.several and not (_at_one(frame) and not vague(frame, out))
    several = several or bool(summed and _SUM.search(low, frame.start, frame.end + 1))
    if frame.share or revised or not several:
        return False
    main = out[0]
    return any(not digression(o, main) and any(f.casualties for f in o.frames) for o in others)


def _at_one(frame: Frame) -> bool:
    """Whether an item of a list tells its own toll, or of strikes of which many may hit one town in one event."""
    return frame.section == "bullet" or all(t.word.split()[-1] in _AT_ONE for t in frame.triggers if t.plural)


_AT_ONE = frozenset("strikes airstrikes explosions blasts bombs devices charges raids detonations ieds".split())
Say = Callable[[Frame, str], None]


def _teller(notes: list[Note] | None) -> Say:
    def say(frame: Frame, reason: str) -> None:
        if notes is not None:
            text = frame.scene.line.text[frame.start : frame.end]
            notes.append(Note("group", frame.start, frame.end, text, reason))

    return say


def _told(
    frames: Sequence[Frame], places: Sequence[PlaceMention], say: Say, only: Frame | None = None
) -> list[Cluster]:
    """The clusters of the body's frames; `only`: the one that opens an event where none is told in full."""
    if any(_opens(f, first=True) for f in frames):
        only = None
    out: list[Cluster] = []
    last: Cluster | None = None
    spare: Frame | None = None  # told of violence, and too little to open an event
    for whole in frames:
        frame = beside.without(whole)
        if spare is not None:
            frame = carried.there(frame, spare)
        if frame.scene.sentence.section == "update":
            last = live.at_hand(frame, out, last)
        home = _home(frame, out, last, places)
        if home is None and last is not None and carried.struck_down(frame, last):
            home = last
            last.frames[:] = [replace(f, day=None, dates=()) for f in last.frames]
        if home is not None:
            frame = stripped(frame) if is_fate(frame, home) else frame
            if is_treated(frame, home):
                frame = replace(frame, places=())  # where the hospital stands
            elif (frame.day is not None or frame.places) and is_arrest_for(frame, home):
                frame = dated_after(replace(frame, places=()))
            home.frames += [frame] if len(home.frames) < TOLD else []
            say(frame, f"goes on with event {out.index(home) + 1}")
            last = home
        elif whole is only or _opens(whole, first=not out):
            last = Cluster([carried.armed_as_before(frame, last)])
            if spare is not None and carried.borne_out(spare, frame):
                last.frames.insert(0, spare)
            out.append(last)
            say(frame, f"opens event {len(out)}: weight {frame.weight:.1f}")
        elif last is not None and owned_up(frame):
            last.frames.append(replace(frame, triggers=()))
            say(frame, f"claims event {out.index(last) + 1}")
        else:
            spare = frame
            say(frame, f"left out: weight {frame.weight:.1f}, {START} is needed to open an event")
    return out


def _opens(frame: Frame, *, first: bool) -> bool:
    """'The attack was condemned' opens nothing, unless it brings a toll of its own; nor does 'he died there'."""
    known = frame.definite and not frame.casualties and not _of_its_own(frame)
    if "legal" in frame.tone and known and all(t.plural or not t.definite for t in frame.triggers):
        return False  # 'charges arising from the killings'
    died = frame.known and not frame.deeds
    return frame.weight >= START and frame.nameable and not frame.slight and (first or not (known or died))


def _of_its_own(frame: Frame) -> bool:
    """'the killing of a cook on 3 May in Tasa': told by 'the', with its own day, and a place or whom it struck."""
    own = [t for t in frame.triggers if t.definite and t.pos == "deed" and (t.strong or t.kind == "harm")]
    dated = frame.day is not None and frame.day.dated and (frame.prior or any(d is frame.day for d in frame.dates))
    low = frame.scene.line.low
    told = any(t.target is not None or low.startswith(" of ", t.end) for t in own)
    return dated and bool(own) and (told or frame.place is not None)


def _home(frame: Frame, out: Sequence[Cluster], last: Cluster | None, places: Sequence[PlaceMention]) -> Cluster | None:
    """The cluster a frame belongs to, if one fits well enough; what is told as earlier is not the event just told."""
    if last is not None and (is_sequel(frame, last) or (last.frames and not frame.prior and is_fate(frame, last))):
        return last
    best, most = None, MERGE
    for c in out if len(out) <= AT_HAND else (out[0], *out[-AT_HAND:]):
        if frame.prior and c is last:
            continue
        score = affinity(frame, c, places) + _nearness(frame, c, out[0], last) - strangeness(frame, c, out)
        if score >= most:
            best, most = c, score
    return None if frame.weight < JOIN and not frame.definite else best


def _nearness(frame: Frame, c: Cluster, main: Cluster, last: Cluster | None) -> float:
    """The event told last is at hand; behind a look back, in a new paragraph, the main one is."""
    back = last is not None and digression(last, main)
    same = back and last is not None and _paragraph(last) == frame.scene.sentence.paragraph
    if back and not same:
        return 1.0 if c is main else 0.0
    if c is last and c is not main and _goes_on(frame, c):
        return GOES_ON
    if c is last or c is main:
        return 1.0 if c is last else 0.4
    return -0.5 if frame.weight >= START and not frame.definite else 0.0  # an event further up is not gone back to


def _goes_on(frame: Frame, c: Cluster) -> bool:
    """'In the port, youths fought the police. A van was burned and 16 people were hurt.': told in the next sentence."""
    if frame.place is not None or frame.day is not None or not c.frames:
        return False
    own, before = frame.scene.sentence, c.frames[-1].scene.sentence
    return own.paragraph == before.paragraph and own.index - before.index <= 1


def _paragraph(c: Cluster) -> int:
    return c.frames[-1].scene.sentence.paragraph if c.frames else -1


def _place_title(frame: Frame, out: list[Cluster], places: Sequence[PlaceMention], say: Say) -> None:
    """A title, heading or caption belongs to what is told below it; it opens an incident only where nothing is."""
    if not out:
        if frame.weight >= TITLE_START and frame.section == "title":
            out.append(Cluster([], [frame]))
            say(frame, "the title alone tells of an event")
        return
    below = [c for c in out if frame.section != "heading" or (c.frames and c.frames[0].start > frame.start)]
    scores = [affinity(frame, c, places, title=True) + 0.5 * (c is below[0]) for c in below]
    best = max(range(len(below)), key=lambda n: scores[n], default=None)
    if best is not None and scores[best] > CONFLICT + 0.5:
        below[best].titles.append(frame)
        say(frame, f"{frame.section} of event {out.index(below[best]) + 1}")


def _incidents(out: list[Cluster], mishap: bool, brief: bool, say: Say, *, owned: bool) -> list[Cluster]:
    """The clusters that are incidents: violent, or told beside violence, and no sums or mishaps.

    A longer report none of whose events is solid speaks of violence and tells of none.
    """
    parts = [c for c in but_sums(out) if not hollow(c)]
    if not brief:
        parts = [c for c in parts if not bare_name(c)] if any(map(solid, parts)) else []
    mishap = mishap and not any(attacked(f) for c in out for f in c.all if f.section in ("title", "lead"))
    bloody = owned or any(violent(c) for c in parts)
    kept = [c for c in parts if (plain(c) if mishap or befell(c) else violent(c) or (bloody and not accidental(c)))]
    for c in out:
        if c not in kept:
            say(
                c.all[0],
                "no incident: a sum of what follows, or only named"
                if c not in parts
                else "no incident: nothing violent told",
            )
    return kept
