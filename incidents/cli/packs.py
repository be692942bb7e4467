"""`incidents packs`: the rule packs; checked, listed, shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from incidents.cli.options import Packs

if TYPE_CHECKING:
    from incidents.packs import Entry, Rule, Rules

app = typer.Typer(help="The rule packs: run their examples, list them, show a rule.", no_args_is_help=True)


@app.command()
def check(pack: Packs = None) -> None:
    """Run every rule alone on its examples and on what it must never match; say file, line and the failing words.

    Example: incidents packs check --pack my-rules
    """
    from incidents.cli.output import say
    from incidents.packs import load
    from incidents.packs_check import check

    rules = load(pack or ())
    problems = list(check(rules))
    for problem in problems:
        print(problem)
    count = sum(len(one) for one in rules.rules.values())
    say(f"{count:,} rules, {sum(len(one) for one in rules.lists.values()):,} list rows, {len(problems):,} problems")
    if problems:
        raise typer.Exit(1)


@app.command("list")
def list_packs(pack: Packs = None) -> None:
    """List the packs in use, and how much each file of theirs holds.

    Example: incidents packs list
    """
    from incidents.cli.output import print_table
    from incidents.packs import load

    rules = load(pack or ())
    print_table(("pack", "version", "sha256"), [(one.name, one.version, one.sha256[:12]) for one in rules.packs])
    files = [(f"{name}.toml", "rules", len(found)) for name, found in sorted(rules.rules.items()) if found]
    files += [(f"{name}.csv", "rows", len(found)) for name, found in sorted(rules.lists.items()) if found]
    print_table(("file", "what", "count"), files, right=("count",))


@app.command()
def show(
    name: Annotated[str, typer.Argument(help="A rule or row by its reference, its id, or a file's name.")],
    pack: Packs = None,
) -> None:
    """Show a rule with its examples, or a row of a list, as evidence names it.

    Example: incidents packs show en/weapons#ak-47
    """
    from incidents.errors import IncidentsError
    from incidents.packs import load

    rules = load(pack or ())
    found = [*_rules_of(rules, name), *_entries_of(rules, name)]
    if not found:
        raise IncidentsError(f"no rule and no row is called {name!r}", "incidents packs list shows the files")
    print("\n\n".join(found))


def _rules_of(rules: Rules, name: str) -> Iterator[str]:
    file, _, id = name.rpartition("#")
    for stem, found in rules.rules.items():
        for rule in found:
            if name in (stem, rule.ref, rule.id) or (file == stem and rule.id == id):
                yield _as_written(rule, rules)


def _as_written(rule: Rule, rules: Rules) -> str:
    """The rule as it stands in its file, its macros not yet filled in."""
    name, _, file = rule.file.partition("/")
    folder = next(pack.path for pack in rules.packs if pack.name == name)
    lines = (folder / file).read_text(encoding="utf-8").splitlines()[rule.line - 1 :]
    end = next((n for n, line in enumerate(lines) if line.startswith("[")), len(lines))
    return "\n".join([f"{rule.ref}  ({rule.file}:{rule.line})", *("  " + line for line in lines[:end])]).rstrip()


def _entries_of(rules: Rules, name: str) -> Iterator[str]:
    file, _, id = name.rpartition("#")
    stem = file.rpartition("/")[2]
    for list_name, found in rules.lists.items():
        for entry in found:
            if name == entry.id or (stem == list_name and entry.id == id):
                yield "\n".join(_entry_lines(list_name, entry))


def _entry_lines(list_name: str, entry: Entry) -> Sequence[str]:
    cells = {"kind": entry.kind, "name": entry.name, "aliases": " | ".join(entry.aliases), "country": entry.country}
    cells |= {"from": entry.since, "to": entry.until, "note": entry.note, **entry.extra}
    return [
        f"{list_name}#{entry.id}  ({entry.where})",
        *(f"  {key:<9}{value}" for key, value in cells.items() if value),
    ]
