"""The command line: one file a command; whatever is heavy is imported inside the command that needs it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import typer

ABOUT = """Reports of violence in, an incident database with the evidence of every value out.

Begin with:  incidents import REPORTS...  then  incidents list  and  incidents show ID

The database is incidents.db here, or what --db or INCIDENTS_DB names (a file, sqlite:///FILE, postgresql://...).
"""

# The commands in the order of the help page: name, module, attribute.
COMMANDS = (
    ("extract", "extract", "extract"),
    ("import", "import_reports", "import_reports"),
    ("list", "list_incidents", "list_incidents"),
    ("show", "show", "show"),
    ("export", "export", "export"),
    ("stats", "stats", "stats"),
    ("sql", "sql", "sql"),
    ("correct", "correct", "correct"),
    ("merge", "merge", "merge"),
    ("split", "split", "split"),
    ("discard", "discard", "discard"),
    ("confirm", "confirm", "confirm"),
    ("history", "history", "history"),
    ("undo", "undo", "undo"),
    ("recode", "recode", "recode"),
    ("read", "read", "read"),
    ("eval", "eval", "evaluate"),
)
GROUPS = (("packs", "packs"), ("places", "places"), ("db", "db"))


def build() -> typer.Typer:
    """The program with all its commands."""
    app = typer.Typer(
        name="incidents",
        help=ABOUT,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_program)
    for name, module, attribute in COMMANDS:
        if found := _module(module):
            app.command(name)(getattr(found, attribute))
    for name, module in GROUPS:
        if found := _module(module):
            app.add_typer(found.app, name=name)
    return app


def _module(name: str) -> Any:
    """The module of a command, None where this installation has none."""
    try:
        return import_module(f"incidents.cli.{name}")
    except ModuleNotFoundError as error:
        if error.name != f"incidents.cli.{name}":
            raise
        return None


def _version(wanted: bool) -> None:
    if wanted:
        from incidents import __version__

        print(f"incidents {__version__}")
        raise typer.Exit


def _program(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Say the version."),
) -> None:
    pass


_program.__doc__ = ABOUT


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit code: 0 done, 1 something was refused or failed, 2 wrong use."""
    try:
        code = build()(arguments, prog_name="incidents", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except BrokenPipeError:
        # The reader of our output has had enough: say nothing, and let the interpreter not try to flush again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        return _told(error)


def _told(error: Exception) -> int:
    """A fault that has a way out, in one line; any other is a fault of ours and keeps its traceback."""
    from incidents.errors import IncidentsError, UsageError

    if hasattr(error, "exit_code"):  # wrong use, as Typer tells it
        error.show() if hasattr(error, "show") else None
        return int(error.exit_code)
    if isinstance(error, typer.Abort):
        print("stopped", file=sys.stderr)
        return 130
    if isinstance(error, IncidentsError):
        print(f"incidents: {error}", file=sys.stderr)
        return 2 if isinstance(error, UsageError) else 1
    if isinstance(error, OSError) and error.filename:
        print(f"incidents: {error.filename}: {error.strerror}", file=sys.stderr)
        return 1
    raise error
