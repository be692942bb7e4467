"""Printing: data on standard output, all else on standard error; no colour in a pipe or under NO_COLOR."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from incidents.cli.options import Format

WIDEST = 15  # characters of a column that keeps its width

if TYPE_CHECKING:
    from rich.console import Console

    from incidents.model import Refusal


def say(line: str) -> None:
    """A line for the person at the terminal."""
    print(line, file=sys.stderr)


def refused(refusal: Refusal) -> None:
    """A report that could not be read: name, reason and way out in one line."""
    hint = f"; {refusal.hint}" if refusal.hint else ""
    say(f"refused {refusal.name}: {refusal.reason}{hint}")


def console(*, stderr: bool = False) -> Console:
    """Where tables go: the terminal's width, else COLUMNS, else 80 columns."""
    from rich.console import Console

    return Console(stderr=stderr, highlight=False, markup=False, emoji=False)


def print_rows(format: Format, columns: Sequence[str], rows: Iterable[Sequence[Any]], *, raw: bool = False) -> int:
    """Rows as a table, CSV or JSON on standard output; returns how many."""
    from incidents.exporters import delimited

    if format is Format.csv:
        return delimited.write(sys.stdout, columns, rows, newline="\n", raw=raw)
    if format is Format.table:
        return print_table(columns, rows)
    records = (dict(zip(columns, map(as_json, row), strict=True)) for row in rows)
    return print_records(format, records)


def as_json(value: Any) -> Any:
    """A cell that JSON has no type for, as text."""
    return value if value is None or isinstance(value, str | int | float) else str(value)


def print_records(format: Format, records: Iterable[Mapping[str, Any]]) -> int:
    """Records as JSON Lines or as one array on standard output; returns how many."""
    from incidents.exporters import jsonl

    write = jsonl.write_array if format is Format.json else jsonl.write_lines
    return write(sys.stdout, records)


def print_table(
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    wide: Sequence[str] = (),
    right: Sequence[str] = (),
) -> int:
    """A table as wide as the terminal; `wide` columns share what is left and end in an ellipsis where it is short."""
    from rich import box
    from rich.table import Table

    out = console()
    cells = [["" if value is None else _line(value) for value in row] for row in rows]
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    widths = _widths(columns, cells, wide, out.width) if wide else [None] * len(columns)
    for name, width in zip(columns, widths, strict=True):
        align: Any = "right" if name in right else "left"
        table.add_column(name, justify=align, no_wrap=bool(wide), overflow="ellipsis", width=width)
    for row in cells:
        table.add_row(*row)
    out.print(table)
    return len(cells)


def _widths(names: Sequence[str], rows: Sequence[Sequence[str]], wide: Sequence[str], total: int) -> list[int]:
    """The width of each column: the others take what they need, the wide ones share what is left."""
    needed = [max([len(name), *(len(row[n]) for row in rows)]) for n, name in enumerate(names)]
    widths = [0 if name in wide else min(WIDEST, width) for name, width in zip(names, needed, strict=True)]
    left = total - sum(widths) - 2 * (len(names) - 1) - 1
    flexible = sorted((n for n, name in enumerate(names) if name in wide), key=lambda n: needed[n])
    for done, n in enumerate(flexible):
        widths[n] = max(4, min(needed[n], left // (len(flexible) - done)))
        left -= widths[n]
    return widths


def _line(value: Any) -> str:
    """A value on one line, without what would steer a terminal."""
    return "".join(c if c.isprintable() else " " for c in str(value))


@contextmanager
def progress(what: str) -> Iterator[Callable[[int, str], None]]:
    """A running count on a terminal, nothing in a pipe; call it with how many more and a few words."""
    if not sys.stderr.isatty():
        yield lambda more, words: None
        return
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    bar = Progress(
        SpinnerColumn(), TextColumn("{task.completed:,.0f} {task.description}"), TextColumn("{task.fields[words]}"),
        TimeElapsedColumn(), console=console(stderr=True), transient=True,
    )  # fmt: skip
    with bar:
        task = bar.add_task(what, total=None, words="")
        yield lambda more, words: bar.update(task, advance=more, words=words)
