"""Plain text and Markdown: the text is the file's own, character by character, so that offsets hold in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from incidents.kept import compiled
from incidents.model import Report
from incidents.readers.decode import decoded
from incidents.readers.made import made
from incidents.readers.published import date_of
from incidents.readers.source import Options, Source

_FRONT_MATTER = compiled(r"\A(?P<fence>---|\+\+\+)[ \t]*\r?\n(?P<head>.{0,20000}?)^(?P=fence)[ \t]*\r?$", re.S | re.M)
_ENTRY = compiled(r"^(?P<key>\w+)[ \t]*[:=][ \t]*(?P<value>\S.*?)[ \t]*\r?$", re.M)
_DATES = ("published", "date", "pubdate", "publication_date")


def read(source: Source, options: Options) -> Iterator[Report]:
    text, notes = decoded(source.read(options.limits.size))
    end, head = front_matter(text)
    yield made(
        source.name,
        text,
        options,
        title=head.get("title"),
        dates={"front matter": next((day for key in _DATES if (day := date_of(head.get(key)))), None)},
        file=source.name.rsplit("/", 1)[-1],
        source=head.get("source"),
        url=head.get("url"),
        language=head.get("language"),
        start=end,
        notes=notes,
    )


def front_matter(text: str) -> tuple[int, dict[str, str]]:
    """Where the front matter ends, and its plain `key: value` lines, keys in lower case."""
    match = _FRONT_MATTER.match(text)
    if not match:
        return 0, {}
    return match.end(), {entry["key"].lower(): entry["value"].strip("\"'") for entry in _ENTRY.finditer(match["head"])}
