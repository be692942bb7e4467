"""Lists in one cell: 'Name [tag]; Name [tag]', for people, spreadsheets and the database's flat view."""

from __future__ import annotations

from collections.abc import Iterable

from incidents.model import Incident


def lists_as_text(incident: Incident) -> dict[str, str]:
    """The cells that hold lists, written out for a reader."""
    return {
        "actors": written((actor.canonical or actor.text, actor.role) for actor in incident.actors),
        "targets": written((target.text, target.category) for target in incident.targets),
        "weapons": written((weapon.text, weapon.klass) for weapon in incident.weapons),
    }


def written(items: Iterable[tuple[str, str]]) -> str:
    """A list in one cell; what would read as its punctuation is taken out of the names."""
    return "; ".join(f"{_plain(name)} [{tag}]" for name, tag in items)


def _plain(name: str) -> str:
    return " ".join(name.replace(";", ",").replace("[", "(").replace("]", ")").split())
