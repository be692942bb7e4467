"""One incident as the rules of precedence ask about it: its first clauses, their words, who acts and who suffers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from incidents.affinity import Cluster
from incidents.arrests import is_force
from incidents.chunks import Who
from incidents.comers import comers
from incidents.events import Trigger
from incidents.frames import Frame
from incidents.kind_words import Words, words
from incidents.lazy import lazy
from incidents.nouns import Line
from incidents.scan import Page, Scene

SHOTS = frozenset("fire gunfire bullet bullets gunshots shots".split())
NEAR = 3  # the clauses that tell what happened; later ones tell what followed


@dataclass(eq=False)
class Deed:
    """The clauses of one incident as the rules ask about them; `unrest`: they stand in a report of protests."""

    cluster: Cluster
    unrest: bool
    rest: Sequence[Scene] = ()  # the other sentences of its account

    @lazy
    def words(self) -> Words:
        return words(self.cluster.all[0].scene.line.rules)

    @lazy
    def frames(self) -> Sequence[Frame]:
        return self.told[:NEAR]

    @lazy
    def told(self) -> Sequence[Frame]:
        """All its clauses; its titles where it has no others."""
        return self.cluster.frames or self.cluster.titles

    @lazy
    def triggers(self) -> Sequence[Trigger]:
        return [t for f in self.frames for t in f.triggers]

    def says(self, name: str, first: int = NEAR) -> bool:
        """Whether one of the first clauses or a title has such words."""
        if name not in self.words.signs:
            return False
        text, low = self._clauses[first] if first in self._clauses else self._join(first)
        return self.words.signs[name].search(text, low, 0, len(low)) is not None

    @lazy
    def _clauses(self) -> dict[int, tuple[str, str]]:
        """The titles and the first clauses in one text, and in small letters, by how many clauses."""
        return {}

    def _join(self, first: int) -> tuple[str, str]:
        told = [(f.scene.line, f.start, f.end) for f in (*self.cluster.titles, *self.told[:first])]
        self._clauses[first] = joined = _joined(told)
        return joined

    @lazy
    def _rest(self) -> tuple[str, str]:
        return _joined([(s.line, s.sentence.start, s.sentence.end) for s in self.rest])

    def tells(self, name: str) -> bool:
        """Whether any sentence of its account has such words, those that tell of no deed too."""
        sign = self.words.signs.get(name)
        if sign is None or self.says(name, len(self.cluster.frames)):
            return sign is not None
        text, low = self._rest
        return sign.search(text, low, 0, len(low)) is not None

    def opens(self, name: str) -> bool:
        """Whether the clause that tells it first has such words."""
        return bool(self.frames) and self.has(name, self.frames[0])

    def set_in(self, name: str) -> bool:
        """Whether the clause that tells it first has such words, or the sentence that set its scene."""
        setting = self.frames[0].setting if self.frames else None
        return self.opens(name) or setting is not None and self._in(name, setting)

    def _in(self, name: str, s: Scene) -> bool:
        return self.words.within(name, s.line, s.sentence.start, s.sentence.end)

    def has(self, name: str, f: Frame) -> bool:
        return self.words.within(name, f.scene.line, f.start, f.end)

    def toll(self, field: str) -> int:
        """The greatest count told of a field; those of whom only 'some' are told count as one."""
        return self._tolls.get(field, 0)

    @lazy
    def _tolls(self) -> dict[str, int]:
        out: dict[str, int] = {}
        for f in self.cluster.all:
            for x in f.casualties:
                if not (v := x.value).nobody:
                    out[x.field] = max(out.get(x.field, 0), v.count.value or v.count.low or 1)
        return out

    @lazy
    def agents(self) -> Sequence[Who]:
        return list(people(t.agent for t in self.triggers))

    @lazy
    def targets(self) -> Sequence[Who]:
        return list(people(t.target for t in self.triggers))

    @lazy
    def seized(self) -> bool:
        """'nabbed two men and seized their rifles', 'took the owner out of his shop': people are taken first of all."""
        took = (t.target for t in self.triggers if t.kind in ("abduction", "raid_arrest") and t.target is not None)
        return any(who_of(m) is not None for m in took)

    @lazy
    def forces(self) -> bool:
        """Whether soldiers or police act in its first clauses, and no fighters."""
        came = [m for f in self.frames for m in comers(f.scene, f.start, f.end)]
        acts = [t.agent for t in self.triggers if t.agent is not None]
        ours = any(map(is_force, (*acts, *came))) or self._by_their_fire
        return ours and not any(w.armed == "attacker" for w in self.agents)

    @lazy
    def _by_their_fire(self) -> bool:
        """'killed by army gunfire', 'died of Israeli bullets'."""
        for f in self.frames:
            if not SHOTS.isdisjoint(f.scene.words):
                return self.says("their-fire")
        return False

    @lazy
    def fighters_hit(self) -> bool:
        hurt = [w for f in self.frames for x in f.casualties for w in x.value.who]
        return any(w.armed == "attacker" and not w.hedged for w in (*self.targets, *hurt))


def _joined(told: Sequence[tuple[Line, int, int]]) -> tuple[str, str]:
    """Spans of lines as one text and the same in small letters; a semicolon keeps patterns within their span."""
    return (
        " ; ".join([line.text[start:end] for line, start, end in told]),
        " ; ".join([line.low[start:end] for line, start, end in told]),
    )


def people(mentions: Iterator[object]) -> Iterator[Who]:
    for m in mentions:
        value = getattr(m, "value", None)
        if isinstance(value, Who):
            yield value


def who_of(mention: object) -> Who | None:
    value = getattr(mention, "value", None)
    return value if isinstance(value, Who) else None


MOST = 12  # the sentences of an account that are looked at


def account(page: Page, cluster: Cluster, taken: frozenset[int]) -> Sequence[Scene]:
    """The sentences that go with an incident and are no clause of it; `taken`: those that tell of other incidents.

    Of a report that tells one incident they are all; else what leads up to it and what follows in its paragraph.
    """
    own = {f.scene.sentence.index for f in cluster.all}
    scenes = page.scenes
    out: list[Scene] = []
    paragraph: int | None = None  # the one in which it was told last
    for n, scene in enumerate(scenes):
        sentence = scene.sentence
        if sentence.index in own:
            paragraph = sentence.paragraph
        elif sentence.index in taken:
            paragraph = None
        elif not taken or paragraph == sentence.paragraph or _leads(scenes[n + 1 : n + 2], own):
            out.append(scene)
    return out[:MOST]


def _leads(after: Sequence[Scene], own: set[int]) -> bool:
    return bool(after) and after[0].sentence.index in own
