"""The cast of a report: the armed groups and armies that it names, and the nation of its forces."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from incidents.lexicon import Term
from incidents.model import Mention
from incidents.nouns import Line, Who
from incidents.packs import Entry
from incidents.scan import Page


@dataclass(frozen=True, slots=True)
class Cast:
    """Who plays in a report: the groups and armies it names, and the nation whose forces it names most."""

    groups: tuple[Mention, ...] = ()
    armies: tuple[Mention, ...] = ()
    nation: str | None = None


def cast(page: Page) -> Cast:
    """The armed groups and armies of a report in the order named, and the nation of its forces."""
    groups: dict[str, Mention] = {}
    armies: dict[str, Mention] = {}
    forces: Counter[str] = Counter()
    for line in (scene.line for scene in page.scenes):
        for i in line.kinds.get("actor", ()):
            entry = line.tags[i]["actor"].entry
            if entry.kind == "state" or not _party(entry):
                held = armies if entry.kind == "state" else groups
                held.setdefault(entry.id, _named(line, i, line.tags[i]["actor"]))
        if line.kinds.get("trigger"):  # and not the troops of which there is talk
            forces.update(_nations(line))
    most = forces.most_common(1)
    return Cast(tuple(groups.values()), tuple(armies.values()), most[0][0] if most else None)


def _nations(line: Line) -> Iterator[str]:
    """The nations of the forces of a sentence: 'Nigerian troops'."""
    for i in line.kinds.get("country", ()):
        noun = line.tags[i + 1].get("who") if i + 1 < len(line.tags) else None
        if noun is not None and noun.entry.extra.get("armed") == "force":
            country = line.tags[i]["country"].entry
            yield country.country or country.id.upper()


def _party(group: Entry) -> bool:
    """Whether a group stands for election: the rebels of a report are not its."""
    return any("party" in name.lower() for name in group.names)


def _named(line: Line, i: int, term: Term) -> Mention:
    """The name of a group or an army at word i."""
    start, end = line.starts[i], line.ends[i + len(term.words) - 1]
    kind = term.entry.kind
    armed = "force" if kind == "state" else "attacker"
    who = Who(term.text, armed=armed, canonical=term.entry.name, kind=kind, entry=term.entry.id)
    return Mention("who", start, end, term.file, who)
