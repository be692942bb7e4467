"""`incidents eval`: the program, or a second coder, against hand-coded reports."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from incidents.cli.options import Packs, Workers

if TYPE_CHECKING:
    from rich.table import Table

    from incidents.evaluate import Agreement, Coded, Score, Tally
    from incidents.model import Refusal, Report


class EvalFormat(StrEnum):
    """How the figures are printed."""

    table = "table"
    json = "json"


def evaluate(
    gold_dir: Annotated[
        Path, typer.Argument(help="Folder of hand-coded reports: NAME.txt beside NAME.json.", metavar="GOLD_DIR")
    ],
    coder: Annotated[
        Path | None,
        typer.Option(help="A second coder's records (JSON Lines, or a folder): how far the two agree.", metavar="FILE"),
    ] = None,
    predictions: Annotated[
        Path | None,
        typer.Option(help="Score these records (JSON Lines) instead of running the extraction.", metavar="FILE"),
    ] = None,
    pack: Packs = None,
    errors: Annotated[int, typer.Option(help="Also list the first N values that differ.", min=0, metavar="N")] = 0,
    workers: Workers = 1,
    format: Annotated[EvalFormat, typer.Option(help="How the figures are printed.")] = EvalFormat.table,
) -> None:
    """Precision, recall and F1 of every field against hand-coded reports, or the agreement of two coders.

    Example: incidents eval seeds/reports --errors 10
    """
    from incidents.evaluate import agree, read_folder, read_records, score
    from incidents.packs import load

    gold = read_folder(gold_dir)
    classes = _weapon_classes(load(pack or ()).entries("weapons"))
    if coder is not None:
        _print_agreement(agree(gold, read_records(coder), classes=classes), format)
        return
    found = read_records(predictions) if predictions else _extracted(gold, pack or [], workers)
    _print_score(score(gold, found, classes=classes), errors, format)
    if len(found) < len(gold) and predictions is None:
        raise typer.Exit(1)


def _weapon_classes(entries: Any) -> dict[str, str]:
    """Folded weapon name -> class, as the rule packs have it."""
    from incidents.gazetteer import fold

    return {fold(name): entry.kind for entry in entries for name in entry.names}


def _extracted(gold: Mapping[str, Coded], packs: list[Path], workers: int) -> dict[str, Coded]:
    """What the rules make of the gold's texts; a report that cannot be read is named on standard error."""
    from incidents.evaluate import Coded
    from incidents.model import Refusal
    from incidents.scale import extract_many

    found = {}
    for name, result in zip(gold, extract_many(_reports(gold), packs, workers=workers), strict=True):
        if isinstance(result, Refusal):
            sys.stderr.write(f"refused: {result.name}: {result.reason}\n")
        else:
            found[name] = Coded(name, tuple(incident.record() for incident in result.incidents))
    return found


def _reports(gold: Mapping[str, Coded]) -> Iterator[Report | Refusal]:
    """The gold's texts as the readers give them, with the publication date that the coder had."""
    from incidents.model import Report
    from incidents.readers import read

    for coded in gold.values():
        report = next(iter(read([coded.path or ""])))
        if isinstance(report, Report) and coded.published:
            report = replace(report, published=coded.published, published_from="metadata")
        yield report


# ---- printing ---------------------------------------------------------------------------------------------------


def _print_score(result: Score, errors: int, format: EvalFormat) -> None:
    if format is EvalFormat.json:
        print(json.dumps(_score_json(result, errors), indent=1, ensure_ascii=False))
        return
    table = _table("", "gold", "found", "right", "precision", "recall", "F1")
    _add_tally(table, "incidents", result.incidents)
    for name, tally in result.fields.items():
        _add_tally(table, name, tally)
    _add_tally(table, "all fields", result.all_fields)
    _show(table)
    for line in _summary(result):
        print(line)
    for miss in result.misses[:errors]:
        print(f"{miss.report}  {miss.field}:  gold {miss.gold!r}  found {miss.found!r}")


def _summary(result: Score) -> Iterator[str]:
    yield f"{result.reports} reports"
    yield f"date, country, place, type and killed all right: {result.core_right} of {result.incidents.gold} incidents"
    if result.empty:
        yield f"nothing found in {result.quiet} of {result.empty} reports without an incident"


def _score_json(result: Score, errors: int) -> dict[str, Any]:
    return {
        "reports": result.reports,
        "incidents": _tally_json(result.incidents),
        "all_fields": _tally_json(result.all_fields),
        "fields": {name: _tally_json(tally) for name, tally in result.fields.items()},
        "core_rows": {"right": result.core_right, "of": result.incidents.gold},
        "quiet_reports": {"right": result.quiet, "of": result.empty},
        "errors": [
            {"report": m.report, "field": m.field, "gold": m.gold, "found": m.found} for m in result.misses[:errors]
        ],
    }


def _print_agreement(result: Agreement, format: EvalFormat) -> None:
    if format is EvalFormat.json:
        print(json.dumps(_agreement_json(result), indent=1))
        return
    table = _table("", "first", "second", "agreed", "F1", "kappa", "alpha")
    _add_agreement(table, "incidents", result.incidents, None, None)
    for name, tally in result.fields.items():
        _add_agreement(table, name, tally, result.kappa.get(name), result.alpha.get(name))
    _show(table)
    print(f"{result.reports} reports; fields over the {result.incidents.right} incidents that both coders have")
    print("kappa: Cohen's; alpha: Krippendorff's (counts by relative difference, the rest by name)")


def _agreement_json(result: Agreement) -> dict[str, Any]:
    return {
        "reports": result.reports,
        "incidents": _tally_json(result.incidents),
        "fields": {
            name: {**_tally_json(tally), "kappa": result.kappa.get(name), "alpha": result.alpha.get(name)}
            for name, tally in result.fields.items()
        },
    }


def _tally_json(tally: Tally) -> dict[str, float]:
    rates = {"precision": tally.precision, "recall": tally.recall, "f1": tally.f1}
    return {
        "gold": tally.gold,
        "found": tally.found,
        "right": tally.right,
        **{k: round(v, 4) for k, v in rates.items()},
    }


def _table(*heads: str) -> Table:
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for n, head in enumerate(heads):
        table.add_column(head, justify="right" if n else "left")
    return table


def _add_tally(table: Table, name: str, tally: Tally) -> None:
    rates = [f"{rate:.3f}" for rate in (tally.precision, tally.recall, tally.f1)]
    table.add_row(name, str(tally.gold), str(tally.found), str(tally.right), *rates)


def _add_agreement(table: Table, name: str, tally: Tally, kappa: float | None, alpha: float | None) -> None:
    figures = ["" if figure is None else f"{figure:.3f}" for figure in (kappa, alpha)]
    table.add_row(name, str(tally.gold), str(tally.found), str(tally.right), f"{tally.f1:.3f}", *figures)


def _show(table: Table) -> None:
    from rich.console import Console

    Console().print(table)
