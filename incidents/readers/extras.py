"""Optional libraries: the error that names the extra to install."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from incidents.readers.source import UnreadableError


def needed(module: str, extra: str) -> Any:
    """The module; raises UnreadableError that names the extra where it is not installed."""
    try:
        return import_module(module)
    except ImportError as error:
        hint = f"pip install 'incidents[{extra}]'"
        raise UnreadableError(f"reading this kind needs the extra {extra!r}, which is not installed", hint) from error
