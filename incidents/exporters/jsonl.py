"""JSON Lines, one record a line; and one JSON array."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, TextIO


def write_lines(out: TextIO, records: Iterable[Mapping[str, Any]]) -> int:
    """One record a line; returns how many."""
    count = 0
    for record in records:
        out.write(json.dumps(record, ensure_ascii=False) + "\n")
        count += 1
    return count


def write_array(out: TextIO, records: Iterable[Mapping[str, Any]]) -> int:
    """All records as one array, a record a line; returns how many."""
    count = 0
    out.write("[")
    for record in records:
        out.write((",\n" if count else "\n") + json.dumps(record, ensure_ascii=False))
        count += 1
    out.write("\n]\n")
    return count
