"""Hand-coded reports: a folder of NAME.txt beside NAME.json, or records one a line.

NAME.json holds `published` and `incidents`, a list of records with `evidence`, a short quote that states the incident.
Rows marked `optional` cost nothing, found or missed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from incidents.errors import IncidentsError

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Coded:
    """The incidents that one coder, or the program, found in one report."""

    name: str
    incidents: tuple[Record, ...]
    text: str = ""
    published: date | None = None
    path: Path | None = None


def read_folder(folder: Path) -> dict[str, Coded]:
    """NAME.json with the NAME.txt (or .md) beside it; raises IncidentsError where there is none or one is broken."""
    pairs = [(path, text) for path in sorted(folder.glob("*.json")) if (text := _text_of(path))]
    if not pairs:
        raise IncidentsError(f"{folder} holds no hand-coded report", "NAME.json is looked for beside NAME.txt")
    return {path.stem: _read_pair(path, text) for path, text in pairs}


def _text_of(path: Path) -> Path | None:
    return next((text for s in (".txt", ".md") if (text := path.with_suffix(s)).is_file()), None)


def _read_pair(path: Path, text: Path) -> Coded:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        published = date.fromisoformat(data["published"]) if data.get("published") else None
        return Coded(path.stem, tuple(map(dict, data["incidents"])), text.read_bytes().decode("utf-8"), published, text)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise IncidentsError(f"{path} is not a coded report ({error})", "it needs published and incidents") from error


def read_records(path: Path) -> dict[str, Coded]:
    """Records one a line, as `incidents extract --format jsonl` writes them, by report name; or a coded folder."""
    if path.is_dir():
        return read_folder(path)
    by_name: dict[str, list[Record]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            try:
                record = json.loads(line)
                by_name.setdefault(report_name(record["report_id"]), []).append(record)
            except (ValueError, KeyError, TypeError) as error:
                raise IncidentsError(
                    f"{path}:{number}: not a record", "each line is an object with report_id"
                ) from error
    return {name: Coded(name, tuple(records)) for name, records in by_name.items()}


def report_name(report_id: str) -> str:
    """The name of a coded report: a path's last part without its ending."""
    return re.sub(r"\.(?:txt|md|json)$", "", report_id.replace("\\", "/").rpartition("/")[2])
