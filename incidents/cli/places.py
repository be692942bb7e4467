"""`incidents places`: the gazetteer; names looked up, country files loaded."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from incidents.gazetteer import Gazetteer

app = typer.Typer(help="Look names up in the gazetteer; load a country's villages.", no_args_is_help=True)

Countries = Annotated[list[str], typer.Argument(help="Countries, by their two letters.", metavar="COUNTRY...")]


@app.command()
def find(
    name: Annotated[str, typer.Argument(help="The name of a place, as a report may write it.")],
    country: Annotated[str | None, typer.Option(help="The country the report is about, two letters.")] = None,
) -> None:
    """Show the places of a name, the one a report would be taken to mean first, and why.

    Example: incidents places find Tripoli --country LB
    """
    from incidents.cli.output import print_table
    from incidents.errors import IncidentsError
    from incidents.extractors.place_resolve import ranked

    rows = ranked(name, gazetteer().candidates(name), country.upper() if country else None)
    if not rows:
        raise IncidentsError(f"no place is called {name!r}", "incidents places load FILE adds a country's villages")
    columns = ("place", "kind", "country", "admin1", "lat", "lon", "people", "id", "why")
    cells = [
        (p.name, p.kind, p.country, p.admin1_name, p.lat, p.lon, p.population or None, p.id, why) for p, why in rows
    ]
    print_table(columns, cells, wide=("place", "why"), right=("lat", "lon", "people"))


@app.command()
def load(
    file: Annotated[list[Path], typer.Argument(help="GeoNames country files, zipped or not: IQ.zip, ML.txt.")],
) -> None:
    """Load all places of a country from a GeoNames country file; loading it again replaces it.

    Example: incidents places load IQ.zip
    """
    from incidents.cli.output import progress, say
    from incidents.gazetteer.geonames import load
    from incidents.gazetteer.store import loaded_file

    bad = 0
    for path in file:
        with progress(f"loading {path.name}") as step:
            told = load(path, loaded_file(), progress=lambda _: step(5000, "lines"))
        for part in told:
            bad += part.refused_count
            for line in part.refused:
                say(f"refused {line}")
            more = f", {part.refused_count:,} lines refused" if part.refused_count else ""
            say(f"{path.name}: {part.places:,} places of {part.country}, {part.skipped:,} lines of other things{more}")
    if bad:
        raise typer.Exit(1)


@app.command("list")
def list_loaded() -> None:
    """List the country files that were loaded.

    Example: incidents places list
    """
    from incidents.cli.output import print_table
    from incidents.gazetteer.geonames import held
    from incidents.gazetteer.store import loaded_file

    print_table(("country", "file", "places"), held(loaded_file()), right=("places",))


@app.command()
def remove(countries: Countries) -> None:
    """Forget what was loaded of a country; what ships with the program stays.

    Example: incidents places remove IQ
    """
    from incidents.cli.output import say
    from incidents.gazetteer.geonames import remove
    from incidents.gazetteer.store import loaded_file

    say(f"{remove(loaded_file(), countries):,} places forgotten")


def gazetteer() -> Gazetteer:
    """The gazetteer, its first index built with a progress bar."""
    from incidents.cli.output import progress, say
    from incidents.gazetteer import open_gazetteer

    with progress("indexing the gazetteer (once)") as step:
        opened = open_gazetteer(progress=lambda done, total: step(0, f"{100 * done // max(total, 1)} %"))
    for note in opened.notes:
        say(note)
    return opened
