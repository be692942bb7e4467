"""`incidents show`: one incident, every value with the words it was read from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from incidents.cli.options import Db, Format

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from incidents.db.detail import Decision, Detail, Proof, Told

CELLS = (
    "date_start", "date_end", "date_precision", "date_edtf", "date_text", "country", "admin1", "place", "lat", "lon",
    "geo_precision", "place_id", "type", "status", "actors", "targets", "weapons", "killed", "killed_low",
    "killed_high", "wounded", "wounded_low", "wounded_high", "abducted", "arrested", "perpetrators_killed",
)  # fmt: skip
STYLES = {
    "date": "cyan", "place": "green", "country": "green", "actor": "magenta", "target": "blue", "weapon": "yellow",
    "killed": "red", "wounded": "red", "type": "bold",
}  # fmt: skip


def show(
    id: Annotated[int, typer.Argument(help="The incident's id, as `incidents list` shows it.", metavar="ID")],
    db: Db = None,
    format: Annotated[Format, typer.Option(help="table, or json for the whole record.")] = Format.table,
) -> None:
    """Show one incident: its values, the sentences they were read from, the rules, the reports, what people decided.

    Example: incidents show 1
    """
    from incidents.cli.output import console, print_records
    from incidents.db.detail import detail
    from incidents.db.migrate import open_database
    from incidents.db.query import Filters
    from incidents.db.records import records

    with open_database(db).reading() as connection:
        if format in (Format.json, Format.jsonl):
            detail(connection, id)
            print_records(Format.jsonl, records(connection, Filters(ids=(id,))))
            return
        found = detail(connection, id)
    _print(console(), found)


def _print(out: Console, found: Detail) -> None:
    from rich.text import Text

    out.print(Text(_headline(found), style="bold"))
    for name in CELLS:
        value = found.cells[name]
        if value not in (None, ""):
            by = "  (set by a person)" if name in _corrected(found) else ""
            out.print(Text.assemble((f"  {name:<20}", "dim"), str(value), (by, "italic")))
    for told in found.told:
        out.print()
        _print_telling(out, told)
    if found.decisions:
        out.print(Text("\nDecisions", style="bold"))
        for decision in found.decisions:
            out.print(Text("  " + decided(decision)))


def _headline(found: Detail) -> str:
    """The incident in one line, and its state where it is not an open one."""
    cells = found.cells
    where = ", ".join(dict.fromkeys(str(cells[key]) for key in ("place", "admin1", "country") if cells[key]))
    words = [f"Incident {found.id}", str(cells["type"]), where, str(cells["date_edtf"] or cells["date_start"] or "")]
    state = "" if found.state == "open" else f"  [{found.state}{_into(found)}]"
    background = "  (background)" if cells["background"] else ""
    return "  ".join(word for word in words if word) + background + state


def _into(found: Detail) -> str:
    return f" into {found.merged_into}" if found.merged_into else ""


def _corrected(found: Detail) -> set[str]:
    return {d.field for d in found.decisions if d.action == "correct" and not d.undone_at and d.field}


def _print_telling(out: Console, told: Told) -> None:
    """The report, why it was linked, its sentences with the evidence highlighted, and the rules."""
    from rich.text import Text

    title = Text(f"Report {told.key}", style="bold")
    title.append("".join(f"  {part}" for part in (told.source, told.published) if part), style="not bold")
    out.print(title)
    for line in (told.title, told.url, "no longer told by the rules" if told.gone else None, _link(told)):
        if line:
            out.print(Text(f"  {line}", style="dim"))
    for start, end, proofs in passages(told.text, told.proofs):
        out.print(_highlighted(told.text, start, end, proofs, marks=not out.color_system))
    for proof in told.proofs:
        if proof.field != "event":
            words = " ".join(proof.text.split())
            field, rule = (f"{proof.field:<20}", _style(proof.field)), (f"  {proof.rule}", "dim")
            out.print(Text.assemble("    ", field, f" {words}", rule))


def _link(told: Told) -> str:
    if not told.method:
        return ""
    reasons = ", ".join(f"{reason[0]} {reason[1]:+.1f}" for reason in told.reasons)
    return f"linked by {told.method}, score {told.score:.2f}: {reasons}"


def passages(text: str, proofs: Sequence[Proof]) -> Iterator[tuple[int, int, list[Proof]]]:
    """The sentences that hold the evidence, in order, each with its proofs; those that touch are one."""
    spans = sorted((_bound(text, p.start, -1), _bound(text, p.end, 1), n) for n, p in enumerate(proofs))
    current: tuple[int, int, list[Proof]] | None = None
    for start, end, n in spans:
        if current and start < current[1]:
            current = (current[0], max(end, current[1]), [*current[2], proofs[n]])
            continue
        if current:
            yield current
        current = (start, end, [proofs[n]])
    if current:
        yield current


def _bound(text: str, at: int, step: int) -> int:
    """The end of the sentence or line around an offset, near enough for showing; at most 300 characters away."""
    for _ in range(300):
        if not 0 < at < len(text) or text[at - 1] == "\n" or (step > 0 and text[at] == "\n"):
            return at
        if text[at - 1] in " \t" and at > 1 and text[at - 2] in ".!?" and not text[at - 1 : at].isalnum():
            return at if step < 0 else at - 1
        if step > 0 and text[at - 1] in ".!?" and text[at].isspace():
            return at
        at += step
    return at


def _highlighted(text: str, start: int, end: int, proofs: Sequence[Proof], *, marks: bool) -> Text:
    """A passage with its evidence in colour, or where there is none between square brackets."""
    from rich.text import Text

    if marks:
        return Text("  " + " ".join(_marked(text, start, end, proofs).split()))
    shown = Text(text[start:end].replace("\n", " ").replace("\t", " "))
    for proof in proofs:
        if proof.field != "event":
            shown.stylize(_style(proof.field) + " underline", proof.start - start, proof.end - start)
    shown.pad_left(2)
    return shown


def _marked(text: str, start: int, end: int, proofs: Sequence[Proof]) -> str:
    """The passage with brackets around its evidence; what overlaps is bracketed once."""
    inside = [False] * (end - start)
    for proof in proofs:
        if proof.field != "event":
            inside[proof.start - start : proof.end - start] = [True] * (proof.end - proof.start)
    out: list[str] = []
    for n, letter in enumerate(text[start:end]):
        before = n > 0 and inside[n - 1]
        out.append(("[" if inside[n] and not before else "]" if before and not inside[n] else "") + letter)
    return "".join(out) + ("]" if inside and inside[-1] else "")


def _style(field: str) -> str:
    return next((style for name, style in STYLES.items() if field.startswith(name)), "bold")


def _brief(value: Any) -> str:
    """A cell's value in a decision: lists by their words."""
    if isinstance(value, list):
        return "; ".join(item.get("canonical") or item["text"] for item in value) or "nothing"
    return "nothing" if value is None or value == "" else str(value)


def decided(decision: Decision) -> str:
    """A decision in one line."""
    what = f"{decision.action} {decision.incident_id}"
    if decision.field:
        what += f" {decision.field}: {_brief(decision.old)} -> {_brief(decision.new)}"
    elif decision.action in ("merge", "split"):
        what += f" into {decision.new.get('into') or decision.new.get('incident')}"
    note = f" ({decision.note})" if decision.note else ""
    undone = f"; taken back by {decision.undone_by} {decision.undone_at}" if decision.undone_at else ""
    return f"#{decision.id} {decision.at} {decision.author}: {what}{note}{undone}"
