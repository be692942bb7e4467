"""Where files lie: those that ship with the program, in a checkout or inside the package, and those it keeps."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(name: str) -> Path:
    """The folder `seeds` or `migrations`; raises FileNotFoundError where neither layout holds it."""
    for place in (_PACKAGE.parent / name, _PACKAGE / "_shipped" / name):
        if place.is_dir():
            return place
    raise FileNotFoundError(f"the folder {name!r} that ships with incidents is missing; reinstall the program")


def cache_dir() -> Path:
    """Where indexed files are kept: INCIDENTS_CACHE, else the platform's place for caches."""
    if chosen := os.environ.get("INCIDENTS_CACHE"):
        return Path(chosen).expanduser()
    home = Path.home()
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "incidents"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "incidents" / "Cache"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / "incidents"


def data_dir() -> Path:
    """Where places that a user loads are kept, safe from a cleaning of caches; INCIDENTS_CACHE wins here too."""
    if os.environ.get("INCIDENTS_CACHE") or sys.platform in ("darwin", "win32"):
        return cache_dir()
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "incidents"
