"""Optional libraries: the error that names the extra to install."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from incidents.errors import IncidentsError


class ExportError(IncidentsError):
    """Rows that a format cannot hold, or a library that is not installed."""


def needed(module: str, extra: str, what: str) -> Any:
    """The module; raises ExportError that names the extra where it is not installed."""
    try:
        return import_module(module)
    except ImportError as error:
        hint = f"pip install 'incidents[{extra}]'"
        raise ExportError(f"{what} needs the extra {extra!r}, which is not installed", hint) from error
