"""Where the files that ship with the program lie: beside the code in a checkout, inside the package in a wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(name: str) -> Path:
    """The folder `seeds` or `migrations`; raises FileNotFoundError where neither layout holds it."""
    for place in (_PACKAGE.parent / name, _PACKAGE / "_shipped" / name):
        if place.is_dir():
            return place
    raise FileNotFoundError(f"the folder {name!r} that ships with incidents is missing; reinstall the program")
