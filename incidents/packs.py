"""Rule packs: folders of TOML rules and CSV lists, loaded and checked, compiled on first use.

A pack is a folder with `pack.toml` (name, version, language), rule files (`*.toml`) and lists (`*.csv`). Every pack is
read whole before anything runs: a broken one stops with file, line, what is wrong and what is allowed.
"""

from __future__ import annotations

import csv
import dataclasses
import hashlib
import io
import pickle
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from incidents.errors import IncidentsError
from incidents.kept import answers, compiled, unswept
from incidents.packs_ready import hastened
from incidents.resources import resource

# The kinds of mention a slot may name, each with its two marks on the shadow: the first character, and the rest.
SLOTS = ("who", "number", "place", "date", "weapon", "thing", "name", "event")
MARKS: Mapping[str, tuple[str, str]] = {
    kind: (chr(0xE000 + 2 * i), chr(0xE001 + 2 * i)) for i, kind in enumerate(SLOTS)
}
LIST_COLUMNS = ("id", "kind", "name", "aliases", "country", "from", "to", "note")
_PLACEHOLDER = compiled(r"(?<!\(\?)(?<!\(\?P)<([a-z_]+)(?::([a-z_]+))?>")


class PackError(IncidentsError):
    """A pack that cannot be used: file, line, what is wrong and what is allowed."""

    def __init__(self, file: Path | str, line: int, message: str) -> None:
        super().__init__(f"{file}:{line}: {message}")


@dataclass(frozen=True, slots=True)
class Pack:
    """One folder of rules; `sha256` is over its files' names and bytes."""

    name: str
    version: str
    path: Path
    sha256: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a list."""

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    since: str | None = None
    until: str | None = None
    note: str | None = None
    extra: Mapping[str, str] = dataclasses.field(default_factory=dict)
    where: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


@dataclass(frozen=True)
class Rule:
    """One pattern with its examples; `source` is the pattern with its macros and slots filled in."""

    id: str
    ref: str
    file: str
    line: int
    field: str
    anchors: tuple[str, ...]
    source: str
    on: str = "text"
    examples: tuple[Mapping[str, Any], ...] = ()
    never: tuple[str, ...] = ()
    data: Mapping[str, Any] = dataclasses.field(default_factory=dict)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return compiled(hastened(self.source), re.IGNORECASE)

    @cached_property
    def says(self) -> frozenset[str]:
        """The settings of its own that it makes, those that are false or empty left out."""
        return frozenset(name for name, value in self.data.items() if value)


@dataclass(frozen=True)
class Rules:
    """Everything that the loaded packs hold; `memo` keeps what the extractors compile from it."""

    packs: tuple[Pack, ...]
    lists: Mapping[str, tuple[Entry, ...]]
    rules: Mapping[str, tuple[Rule, ...]]
    tables: Mapping[str, Mapping[str, Any]]
    memo: dict[Any, Any] = dataclasses.field(default_factory=dict, compare=False, repr=False)

    def entries(self, name: str) -> tuple[Entry, ...]:
        return self.lists.get(name, ())

    def of(self, name: str) -> tuple[Rule, ...]:
        return self.rules.get(name, ())


@unswept
def load(extra: Sequence[Path | str] = (), *, language: str = "en", root: Path | None = None) -> Rules:
    """The packs of a language and of the world, then the user's own folders; equal ids override.

    Raises PackError where a file is broken.
    """
    base = root or resource("seeds") / "packs"
    folders = [base / "world", base / language, *map(Path, extra)]
    packs, lists, rules, tables = [], {}, {}, {}  # type: ignore[var-annotated]
    for folder in folders:
        pack = _read_pack(folder)
        packs.append(pack)
        disabled = set(_toml(folder / "pack.toml").get("disable", ()))
        _drop(lists, rules, disabled)
        for path in sorted(folder.glob("*.csv")):
            lists.setdefault(path.stem, {}).update((e.id, e) for e in _read_list(path, pack.name))
        for path in sorted(p for p in folder.glob("*.toml") if p.name != "pack.toml"):
            table, found = _read_rules(path, pack.name, tables.get(path.stem, {}))
            tables.setdefault(path.stem, {}).update(table)
            rules.setdefault(path.stem, {}).update((r.id, r) for r in found)
    return Rules(
        tuple(packs),
        {name: tuple(rows.values()) for name, rows in lists.items()},
        {name: tuple(rows.values()) for name, rows in rules.items()},
        tables,
    )


def _drop(lists: dict[str, Any], rules: dict[str, Any], disabled: Iterable[str]) -> None:
    """Take out the ids that a pack disables: 'casualties#killed-active' or 'actors#plo'."""
    for ref in disabled:
        name, _, key = ref.rpartition("/")[2].partition("#")
        for shelf in (lists, rules):
            shelf.get(name, {}).pop(key, None)


def _read_pack(folder: Path) -> Pack:
    if not folder.is_dir():
        raise PackError(folder, 0, "no such pack; a pack is a folder with pack.toml, rules (*.toml) and lists (*.csv)")
    head = _toml(folder / "pack.toml")
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.iterdir() if p.suffix in (".toml", ".csv", ".txt")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return Pack(
        str(head.get("name", folder.name)),
        str(head.get("version", "0")),
        folder,
        digest.hexdigest(),
        head.get("language"),
    )


def _toml(path: Path) -> dict[str, Any]:
    try:
        table: dict[str, Any] = pickle.loads(_parsed(path.read_text(encoding="utf-8"))) if path.exists() else {}
        return table
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        line = re.search(r"line (\d+)", str(error))
        raise PackError(path, int(line[1]) if line else 1, f"not valid TOML: {error}") from error


@answers
def _parsed(text: str) -> bytes:
    """A TOML file's table, packed."""
    return pickle.dumps(tomllib.loads(text))


class _BrokenError(Exception):
    """A line of a list that cannot be used, and why."""


def _read_list(path: Path, pack: str) -> Iterable[Entry]:
    try:
        rows = pickle.loads(_listed(path.read_text(encoding="utf-8-sig")))
    except _BrokenError as error:
        raise PackError(path, *error.args) from error
    where = f"{pack}/{path.name}:"
    return [Entry(*[*cells, f"{where}{line}"]) for line, cells in rows]


@answers
def _listed(text: str) -> bytes:
    """The rows of a list, packed: the line and the cells of each, as an Entry holds them."""
    rows = csv.DictReader(io.StringIO(text, newline=""))
    missing = {"id", "name"} - set(rows.fieldnames or ())
    if missing:
        raise _BrokenError(1, f"no column {sorted(missing)}; a list has {','.join(LIST_COLUMNS)}")
    return pickle.dumps([(rows.line_num, _cells(row, rows.line_num)) for row in rows])


def _cells(row: dict[str, Any], line: int) -> tuple[Any, ...]:
    if None in row or not row["id"] or not row["name"]:
        raise _BrokenError(line, "a row needs an id, a name and no more cells than the header")
    return (
        row["id"].strip(),
        (row.get("kind") or "").strip(),
        row["name"].strip(),
        tuple(a.strip() for a in (row.get("aliases") or "").split("|") if a.strip()),
        row.get("country") or None,
        row.get("from") or None,
        row.get("to") or None,
        row.get("note") or None,
        {k: v.strip() for k, v in row.items() if k not in LIST_COLUMNS and v},
    )


def _read_rules(path: Path, pack: str, known: Mapping[str, Any]) -> tuple[dict[str, Any], list[Rule]]:
    table = _toml(path)
    macros = {**known.get("macros", {}), **table.get("macros", {})}
    table["macros"] = macros
    lines = _rule_lines(path)
    found = [
        _rule(row, path, lines.get(row.get("id"), 1), pack, macros, table.get("on", "text"))
        for row in table.pop("rule", [])
    ]
    return table, found


def _rule_lines(path: Path) -> dict[str | None, int]:
    """The line on which each rule's id stands."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {m[1]: n for n, line in enumerate(lines, 1) if (m := re.match(r"""\s*id\s*=\s*["']([^"']+)""", line))}


def _rule(row: dict[str, Any], path: Path, line: int, pack: str, macros: Mapping[str, str], on: str) -> Rule:
    own = ("id", "field", "anchor", "pattern", "examples", "never", "on")
    for key in ("id", "pattern"):
        if not isinstance(row.get(key), str):
            raise PackError(path, line, f"a rule needs {key!r}, a string")
    try:
        source = fill(row["pattern"], macros)
        compiled(source, re.IGNORECASE) if row.get("check_now") else None
    except (KeyError, re.error) as error:
        raise PackError(path, line, f"rule {row['id']!r}: {error}") from error
    return Rule(
        row["id"],
        f"{pack}/{path.stem}#{row['id']}",
        f"{pack}/{path.name}",
        line,
        row.get("field", path.stem),
        tuple(row.get("anchor", ())),
        source,
        row.get("on", on),
        tuple(row.get("examples", ())),
        tuple(row.get("never", ())),
        {k: v for k, v in row.items() if k not in own},
    )


def fill(pattern: str, macros: Mapping[str, str]) -> str:
    """A pattern with its macros expanded and its slots turned into marks of the shadow.

    `<who>` and `<who:victim>` capture one mention, named `who` and `victim`; a name used again captures nothing.
    """
    taken: set[str] = set(re.findall(r"\(\?P<(\w+)>", pattern))

    def put(m: re.Match[str]) -> str:
        name, label = m[1], m[2] or m[1]
        if name in macros:
            return f"(?:{_PLACEHOLDER.sub(put, macros[name])})"
        if name not in MARKS:
            raise KeyError(f"<{name}> is neither a macro of the file nor a slot; slots are {', '.join(SLOTS)}")
        first, rest = MARKS[name]
        group = f"?P<{label}>" if label not in taken else "?:"
        taken.add(label)
        return f"({group}{first}{rest}*)"

    return _PLACEHOLDER.sub(put, pattern)
