"""The files the gazetteer is made of, and the rows they hold."""

from __future__ import annotations

import csv
import hashlib
import lzma
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from incidents.errors import IncidentsError
from incidents.gazetteer.names import bare, fold
from incidents.kept import compiled
from incidents.resources import resource

LISTS = ("countries", "divisions", "places")  # world/places-*.csv too
ARABIC = frozenset(
    "IQ SY YE LB JO PS IL SA AE OM QA BH KW EG LY TN DZ MA EH SD SS SO DJ ER TD ML NE MR IR TR AF PK NG CM".split()
)  # where a bare 'Azim' stands for 'al-Azim'; elsewhere 'El Paso' is not 'Paso'
# What a second-level division is, in the words of its language, before or behind its name.
_SORT = compiled(
    r"^(?:Amphoe|Kabupaten|Huyện|Quận|Thị Xã|Shahrestān-e|Powiat|Gemeente|Obshtina|Municipio(?: Autónomo)?(?: de)?"
    r"|Provincia(?: de| di)?|Partido de|Muang|Markaz|Mu‘tamadīyat|Srŏk|Krŏng|Distrito de|Bashkia|Daïra(?: de| d['’])?"
    r"|Liwā’|Nohiyai|Cant[oó]n|Commune of|Ward of|Province (?:du|des|de la|de l['’]|de|d['’])|Komuna e"
    r"|Arrondissement (?:du|des|de la|de l['’]|de|d['’])|Délégation (?:de|d['’])|Caza (?:du|de|d['’])"
    r"|Cercle (?:de|d['’])|Département (?:du|de la|de l['’]|de|d['’])|Préfecture (?:du|de)|Région (?:du|de la|de)"
    r"|Gorodskoy Okrug|Circunscrição da|Mudīrīyat)\s*(?=\w)"
    r"|(?<=\w) (?:İlçesi|Tumani|Shahri|Raion|Rayonu?|Aūdany|Zone|District(?: Municipality)?|Subregion|Constituency"
    r"|Municipal|Prefecture|Shi|Diqu|Urban Okrug|Gorodskoy Okrug|Kommune?|Tribal Area)$"
)
TOWNS_CALLED_CITY = frozenset(("PH",))


@dataclass(frozen=True, slots=True)
class Row:
    """A place as a source tells it, with all its names; `division` marks rows that also name an admin1."""

    id: str
    name: str
    kind: str
    country: str | None
    admin1: str | None
    admin2: str | None
    lat: float | None
    lon: float | None
    population: int
    names: tuple[str, ...]


class SourceError(IncidentsError):
    """A line of a gazetteer file that cannot be read."""


def base_files() -> tuple[Path, ...]:
    """The shipped GeoNames files."""
    folder = resource("seeds") / "gazetteer"
    return tuple(sorted((*folder.glob("*.tsv"), *folder.glob("*.tsv.xz"))))


def list_files(folders: Iterable[Path]) -> tuple[Path, ...]:
    """The lists of countries, divisions and places in pack folders, the shipped world pack first."""
    return tuple(
        path
        for folder in folders
        for path in sorted(Path(folder).glob("*.csv"))
        if path.stem.split("-")[0] in LISTS
    )  # fmt: skip


def fingerprint(files: Sequence[Path]) -> str:
    """A short hash of names and contents: the index is rebuilt when it changes."""
    digest = hashlib.sha256(b"layout 4")
    for path in files:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def lines(path: Path) -> Iterator[list[str]]:
    """The cells of a tab-separated file, packed or not."""
    data = path.read_bytes()
    text = (lzma.decompress(data) if path.suffix == ".xz" else data).decode("utf-8")
    for line in text.split("\n"):
        if line:
            yield line.split("\t")


def base_rows(path: Path) -> Iterator[Row]:
    """The rows of one shipped GeoNames file."""
    read = {"admin1": admin1_row, "admin2": admin2_row}.get(path.name.split(".")[0], town_row)
    return map(read, lines(path))


def town_row(cells: list[str]) -> Row:
    number, name, country, admin1, admin2, lat, lon, population, others = cells
    names = (name, *others.split("|")) if others else (name,)
    return Row(
        f"geonames:{number}", name, "place", country, admin1 or None, admin2 or None, float(lat), float(lon),
        int(population), names,
    )  # fmt: skip


def admin1_row(cells: list[str]) -> Row:
    country, code, name, lat, lon = cells
    return Row(
        f"adm1:{country}.{code}", name, "admin1", country, code, None, number(lat), number(lon), 0, (name,)
    )  # fmt: skip


def admin2_row(cells: list[str]) -> Row:
    """A second-level division, by its name with and without the word for what it is: 'Amphoe Bacho', 'Bacho'."""
    country, admin1, code, name, lat, lon = cells
    names = tuple(dict.fromkeys((name, _SORT.sub("", name).strip() or name)))
    return Row(
        f"adm2:{country}.{admin1}.{code}", name, "admin2", country, admin1, code, number(lat), number(lon), 0, names
    )  # fmt: skip


def number(cell: str | None) -> float | None:
    return float(cell) if cell and cell.strip() else None


def list_rows(path: Path) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The rows of a pack's list with the place where each stands ('world/places-iraq.csv:12')."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, restval=""):
            yield f"{path.parent.name}/{path.name}", row


def row_of(cells: Mapping[str, str], codes: Mapping[tuple[str, str], str]) -> Row:
    """A row of a pack's list as a place; `codes` gives the code of a division by country and folded name."""
    kind = cells["kind"]
    country = cells["country"] if cells["country"] else None
    admin1 = codes.get((country, fold(cells.get("admin1", "")))) if country else None
    identity = {"country": f"country:{country}", "admin1": f"adm1:{cells['id']}"}.get(kind, f"world:{cells['id']}")
    if kind == "admin1":
        admin1 = cells["id"].partition(".")[2]
    names = tuple(filter(None, (alias.strip() for alias in cells["aliases"].split("|"))))
    if kind != "building":  # it goes by its own names; its row is called after the town
        names = (cells["name"], *names)
    return Row(
        identity, cells["name"], kind, country, admin1, None, number(cells.get("lat")), number(cells.get("lon")),
        int(cells.get("population") or 0), names,
    )  # fmt: skip


def row_keys(row: Row) -> set[str]:
    """The folded names a row is found by."""
    found = set()
    for name in row.names:
        key = fold(name)
        found.add(key)
        if row.country in ARABIC or row.country in TOWNS_CALLED_CITY or "-" in name[2:4]:
            short = bare(key)
            if len(short) > 2:
                found.add(short)
    found.discard("")
    return found
