"""Errors that a user can mend: each a reason and the way out, told in one line at the edges."""

from __future__ import annotations


class IncidentsError(Exception):
    """Something that cannot be done: the reason, and a hint at the way out."""

    def __init__(self, reason: str, hint: str = "") -> None:
        super().__init__(f"{reason}; {hint}" if hint else reason)
        self.reason = reason
        self.hint = hint


class DatabaseError(IncidentsError):
    """The database cannot be opened, read or written."""


class UsageError(IncidentsError):
    """What was asked for cannot be meant: an unknown field, a date that is none; exit code 2."""
