"""The directions in which modules import each other, the size of functions, and what ships in the wheel."""

from __future__ import annotations

import ast
import re
import statistics
import subprocess
import sys
import tomllib
import zipfile
from functools import cache
from pathlib import Path

import pytest

from incidents.resources import resource

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "incidents").rglob("*.py"))
NAMES = [str(path.relative_to(ROOT)) for path in MODULES]

# Third-party packages that live in one room only.
ROOMS = {
    "sqlalchemy": ("incidents/db/",),
    "alembic": ("incidents/db/",),
    "psycopg": ("incidents/db/",),
    "typer": ("incidents/cli/",),
    "rich": ("incidents/cli/",),
    "dateparser": ("incidents/extractors/",),
    "trafilatura": ("incidents/readers/",),
    "pypdfium2": ("incidents/readers/",),
    "fastwarc": ("incidents/readers/",),
    "pyarrow": ("incidents/exporters/", "incidents/readers/"),
    "xlsxwriter": ("incidents/exporters/",),
    "matplotlib": ("incidents/exporters/", "incidents/stats"),
}
# Who may not import whom; a prefix of a path, and the modules of ours that it never imports.
NEVER = {
    "incidents/model.py": ("incidents.",),
    "incidents/db/": ("incidents.pipeline", "incidents.scale", "incidents.cli", "incidents.readers", "incidents.extractors"),
    "incidents/exporters/": ("incidents.pipeline", "incidents.scale", "incidents.cli", "incidents.extractors"),
    "incidents/readers/": ("incidents.pipeline", "incidents.db", "incidents.cli"),
    "incidents/extractors/": ("incidents.pipeline", "incidents.db", "incidents.cli", "incidents.readers"),
    "incidents/gazetteer/": ("incidents.pipeline", "incidents.db", "incidents.cli", "incidents.extractors"),
    "incidents/evaluate/": ("incidents.pipeline", "incidents.db", "incidents.cli"),
    "incidents/pipeline.py": ("incidents.db", "incidents.cli", "incidents.exporters"),
}  # fmt: skip


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(nodes) -> set[str]:
    """Full names of what is imported, `from a import b` as both a and a.b."""
    found = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def at_import(path: Path) -> set[str]:
    """What is imported when the module is: not inside a function, not for types only."""

    def walk(node):
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test):
                continue
            yield child
            yield from walk(child)

    return imported(walk(tree(path)))


@pytest.mark.parametrize("name", NAMES)
def test_directions(name):
    wanted = imported(ast.walk(tree(ROOT / name)))
    for prefix, forbidden in NEVER.items():
        if name.startswith(prefix):
            assert not {m for m in wanted if m.startswith(forbidden)}, f"{name} may not import these"
    if name.startswith("incidents/") and not name.startswith(("incidents/cli/", "incidents/__main__")):
        assert not {m for m in wanted if m.startswith("incidents.cli")}, (
            "only the command line imports the command line"
        )


@pytest.mark.parametrize("name", NAMES)
def test_each_package_stays_in_its_room(name):
    for module in imported(ast.walk(tree(ROOT / name))):
        rooms = ROOMS.get(module.partition(".")[0])
        assert rooms is None or name.startswith(rooms), f"{module} is for {rooms}"


def test_only_the_edges_know_both_extraction_and_database():
    for name in NAMES:
        wanted = imported(ast.walk(tree(ROOT / name)))
        both = any(m.startswith(("incidents.pipeline", "incidents.scale")) for m in wanted) and any(
            m.startswith("incidents.db") for m in wanted
        )
        assert not both or name.startswith(("incidents/cli/", "incidents/scale.py")), name


def test_dateparser_is_read_in_one_file():
    assert len([p for p in MODULES if "dateparser" in imported(ast.walk(tree(p)))]) <= 1


def declared() -> tuple[set[str], set[str]]:
    """Packages that are always installed, and those of the extras."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    def names(rows):
        return {re.match(r"[\w-]+", row)[0].replace("-", "_").lower() for row in rows}

    extras = set().union(*map(names, project["optional-dependencies"].values()))
    return names(project["dependencies"]), extras


MODULE_OF = {"docx": "python_docx", "dateutil": "python_dateutil"}


@pytest.mark.parametrize("name", NAMES)
def test_what_is_imported_is_declared_and_extras_are_imported_late(name):
    core, extras = declared()
    own = set(sys.stdlib_module_names) | {"incidents", "__future__"}

    def packages(modules):
        return {MODULE_OF.get(top, top).lower() for m in modules if (top := m.partition(".")[0]) not in own}

    assert packages(imported(ast.walk(tree(ROOT / name)))) <= core | extras | {"click"}
    assert packages(at_import(ROOT / name)) <= core | {"click"}, "import an extra inside the function that needs it"


def functions():
    for path in MODULES:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", code_lines(path, node)


def code_lines(path: Path, node) -> int:
    """Lines of code of a function: no docstring, blank or comment lines."""
    lines = path.read_text(encoding="utf-8").splitlines()[node.lineno - 1 : node.end_lineno]
    first = node.body[0]
    doc = first.end_lineno - first.lineno + 1 if ast.get_docstring(node) else 0
    return sum(bool(line.strip()) and not line.strip().startswith("#") for line in lines) - doc


def test_functions_are_short():
    sizes = dict(functions())
    longest = {name: size for name, size in sizes.items() if size > 40}
    assert not longest
    assert statistics.median(sizes.values()) <= 8
    assert statistics.quantiles(sizes.values(), n=10)[-1] <= 20


def test_modules_are_rooms():
    sizes = {name: len((ROOT / name).read_text(encoding="utf-8").splitlines()) for name in NAMES}
    assert not {name: size for name, size in sizes.items() if size > 400}


def test_no_globals():
    assert not [name for name in NAMES for node in ast.walk(tree(ROOT / name)) if isinstance(node, ast.Global)]


def test_shipped_folders_are_found():
    assert (resource("seeds") / "packs").is_dir()
    assert (resource("migrations") / "versions").is_dir()
    with pytest.raises(FileNotFoundError, match="reinstall"):
        resource("nothing of that name")


def test_the_wheel_holds_everything_a_pip_user_needs(tmp_path):
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    held = set(zipfile.ZipFile(next(tmp_path.glob("*.whl"))).namelist())
    for folder in ("seeds", "migrations"):
        ours = {
            p.relative_to(ROOT).as_posix()
            for p in (ROOT / folder).rglob("*")
            if p.is_file() and "__pycache__" not in p.parts
        }
        wanted = {f"incidents/_shipped/{p}" for p in ours if folder == "migrations" or not p.endswith(".py")}
        assert not wanted - held
    assert not {name for name in held if name.startswith(("tests/", "benchmarks/"))}


def test_nothing_in_the_tree_names_one_machine():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    places = re.compile(rb"(?<![\w.])/(?:work|root|home/\w+)/")
    assert not [
        p for p in listed.stdout.splitlines() if (ROOT / p).is_file() and places.search((ROOT / p).read_bytes())
    ]
