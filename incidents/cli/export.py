"""`incidents export`: rows to a file or a folder."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from incidents.cli.options import Db, Raw, with_filters

if TYPE_CHECKING:
    from incidents.cli.export_rows import Chosen
    from incidents.db.query import Filters
    from incidents.db.session import Connection


class ExportFormat(StrEnum):
    """What a file holds; package is a folder of tables."""

    csv = "csv"
    tsv = "tsv"
    jsonl = "jsonl"
    json = "json"
    geojson = "geojson"
    gpkg = "gpkg"
    parquet = "parquet"
    xlsx = "xlsx"
    dta = "dta"
    package = "package"


class ProfileName(StrEnum):
    """Whose columns."""

    native = "native"
    acled = "acled"
    ucdp_ged = "ucdp-ged"
    gtd = "gtd"


class Names(StrEnum):
    """What --redact leaves out."""

    names = "names"


class Level(StrEnum):
    """The division whose point --coarsen gives."""

    admin1 = "admin1"
    admin2 = "admin2"


def _privacy(help: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(help=help, rich_help_panel="Privacy")
    return option


@with_filters
def export(
    file: Annotated[Path, typer.Argument(help="The file to write, or a folder; - is standard output.", metavar="FILE")],
    filters: Filters,
    db: Db = None,
    format: Annotated[
        ExportFormat | None,
        typer.Option(
            help="csv tsv jsonl json geojson gpkg parquet xlsx dta package; else by the suffix.", metavar="NAME"
        ),
    ] = None,
    profile: Annotated[
        ProfileName, typer.Option(help="Whose columns and codes: native, acled, ucdp-ged, gtd.", metavar="NAME")
    ] = ProfileName.native,
    columns: Annotated[str | None, typer.Option(help="The columns, separated by commas.", metavar="NAMES")] = None,
    sort: Annotated[str, typer.Option(help="Columns of ours, a minus for descending.")] = "",
    limit: Annotated[int | None, typer.Option(help="At most so many.", min=0)] = None,
    offset: Annotated[int, typer.Option(help="Leave out the first so many.", min=0)] = 0,
    codebook: Annotated[bool, typer.Option("--codebook", help="Write beside it what every column means.")] = False,
    hxl: Annotated[bool, typer.Option("--hxl", help="A row of HXL hashtags under the header.")] = False,
    bom: Annotated[bool, typer.Option("--bom", help="A mark in front by which Excel knows UTF-8.")] = False,
    raw: Raw = False,
    redact: Annotated[
        Names | None, _privacy("Leave out names of victims and private persons, and sentences and headlines.")
    ] = None,
    coarsen: Annotated[Level | None, _privacy("Points of the division instead of the place's, and no places.")] = None,
) -> None:
    """Write incidents to a file, one row or record an incident, or to a folder as a data package.

    Suffixes: .csv .tsv .jsonl .json .geojson .gpkg (GeoPackage) .parquet .xlsx
    (Excel) .dta (Stata); a name without one is a folder.

    Example: incidents export attacks.csv --country NG --since 2020 --codebook

    Example: incidents export acled.csv --profile acled

    Example: incidents export shared/ --redact names --coarsen admin1
    """
    from incidents.cli.export_rows import Chosen, narrowed, telling
    from incidents.cli.output import say
    from incidents.db.migrate import open_database
    from incidents.exporters.profiles import load

    kind = format or _format_of(file)
    _check(file, kind, codebook=codebook, hxl=hxl, bom=bom)
    names = [name.strip() for name in columns.split(",")] if columns else []
    shown = telling(narrowed(load(profile), names), redact=redact is not None, level=coarsen)
    chosen = Chosen(filters, shown, redact is not None, coarsen, sort, limit, offset)
    with open_database(db).reading() as connection:
        count = _write(file, kind, connection, chosen, bare=not names, raw=raw, bom=bom, hxl=hxl)
    told = _codebook(file, chosen, hxl=hxl) if codebook and kind is not ExportFormat.package else ""
    if str(file) != "-":
        say(f"wrote {count:,} incidents to {file}{told}")


def _format_of(file: Path) -> ExportFormat:
    if str(file) == "-":
        return ExportFormat.csv
    if file.is_dir() or not file.suffix:
        return ExportFormat.package
    try:
        return ExportFormat(file.suffix.lstrip(".").lower())
    except ValueError:
        known = ", ".join(f".{one}" for one in ExportFormat if one is not ExportFormat.package)
        raise typer.BadParameter(f"{file}: no format has the suffix {file.suffix!r}; there are {known}") from None


def _check(file: Path, kind: ExportFormat, *, codebook: bool, hxl: bool, bom: bool) -> None:
    """Options that a format has no room for are wrong use; raises BadParameter."""
    delimited = kind in (ExportFormat.csv, ExportFormat.tsv)
    if (hxl or bom) and not delimited:
        raise typer.BadParameter(f"--{'hxl' if hxl else 'bom'} is for .csv and .tsv, not for {kind}")
    text = kind in (ExportFormat.csv, ExportFormat.tsv, ExportFormat.jsonl, ExportFormat.json, ExportFormat.geojson)
    if str(file) == "-" and (codebook or not text):
        what = "--codebook needs a file beside which it is written" if codebook else f"{kind} cannot be written to -"
        raise typer.BadParameter(f"{what}; give the name of a file")
    if kind is ExportFormat.package and file.is_file():
        raise typer.BadParameter(f"{file} is a file; a data package is a folder")


def _write(
    file: Path, kind: ExportFormat, connection: Connection, chosen: Chosen, *, bare: bool, raw: bool, **how: bool
) -> int:
    from incidents.cli.export_rows import record_stream, row_stream, tables
    from incidents.exporters import files, formats, jsonl, package

    if kind is ExportFormat.package:
        with files.draft_folder(file) as folder:
            return package.write(folder, chosen.profile, tables(connection, chosen), raw=raw)["incidents"]
    if kind in (ExportFormat.jsonl, ExportFormat.json) and bare and chosen.profile.name == "native":
        write = jsonl.write_array if kind is ExportFormat.json else jsonl.write_lines
        with files.target(file) as out:
            return write(out, record_stream(connection, chosen, whole=True))
    return formats.write(file, kind, chosen.profile, row_stream(connection, chosen), raw=raw, **how)


def _codebook(file: Path, chosen: Chosen, *, hxl: bool) -> str:
    """Write the codebook beside the file; returns what to add to the message."""
    from incidents.codebook import csvw, markdown
    from incidents.exporters.files import target

    page = file.with_name(f"{file.stem}.codebook.md")
    data = file.with_name(f"{file.name}-metadata.json")  # where CSVW programs look for it
    for path, text in ((page, markdown(chosen.profile)), (data, csvw(chosen.profile, file.name, header_rows=1 + hxl))):
        with target(path) as out:
            out.write(text)
    return f", its codebook to {page} and {data.name}"
