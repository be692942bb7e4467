"""Work kept between runs, as Python keeps its bytecode: compiled patterns, and what functions of a text answer.

Compiling the patterns of the packs anew takes longer than reading a hundred reports. What was made stands in one file
of the cache directory, named by Python's version; where it is missing, torn or cannot be written, all is made anew.
"""

from __future__ import annotations

import atexit
import gc
import hashlib
import marshal
import os
import re
import sys
import tempfile
import zlib
from array import array
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from importlib import import_module
from pathlib import Path
from typing import Any, AnyStr, ParamSpec, TypeVar

from incidents.resources import cache_dir

try:  # what `re` itself compiles with; no promise of Python's, so that another Python may have it elsewhere
    _sre: Any = import_module("_sre")
    _compiler: Any = import_module("re._compiler")
except ImportError:  # pragma: no cover
    _sre = None

P = ParamSpec("P")
T = TypeVar("T")
MOST = 30_000  # answers in the file, after which it begins anew with those of one run
_PATTERNS = "patterns"


class Shelf:
    """The answers of one kind by what was asked; those of earlier runs and those of this one."""

    def __init__(self) -> None:
        self.kinds: dict[str, dict[Any, Any]] = {}
        self.new: dict[str, dict[Any, Any]] = {}
        self.read = False

    def of(self, kind: str) -> dict[Any, Any]:
        """The answers of a kind; asking for it says that it is still in use."""
        if not self.read:
            self.read, self.kinds = True, _read(self.path())
        return self.kinds.setdefault(kind, {})

    def add(self, kind: str, asked: Any, answer: Any) -> None:
        """One more answer, which is written when the run ends."""
        if not self.new:
            atexit.register(self.write)
        self.of(kind)[asked] = answer
        self.new.setdefault(kind, {})[asked] = answer

    def path(self) -> Path:
        python = hashlib.sha256(f"{sys.version} {getattr(_sre, 'MAGIC', 0)} {marshal.version}".encode()).hexdigest()
        return cache_dir() / f"ready-{python[:16]}.marshal"

    def write(self) -> None:
        """Adds what is new to the file; what another run wrote meanwhile stays."""
        path, kinds = self.path(), {}
        stored = _read(path)
        for kind in self.kinds:  # those in use: answers of functions that have changed go
            kinds[kind] = {**stored.get(kind, {}), **self.new.get(kind, {})}
        if sum(map(len, kinds.values())) > MOST:
            kinds = self.new
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem)
            try:
                with os.fdopen(handle, "wb") as out:
                    content = marshal.dumps(kinds)
                    out.write(_sum(content) + content)
                Path(name).replace(path)
            except OSError:
                Path(name).unlink(missing_ok=True)


def _read(path: Path) -> dict[str, dict[Any, Any]]:
    """The answers of a file; none where it is missing, or is not byte for byte what was written."""
    try:
        stored = path.read_bytes()
    except OSError:
        return {}
    content = memoryview(stored)[4:]
    kinds: dict[str, dict[Any, Any]] = marshal.loads(content) if stored[:4] == _sum(content) and content else {}
    return kinds


def _sum(content: bytes | memoryview) -> bytes:
    return zlib.crc32(content).to_bytes(4, "big")


SHELF = Shelf()


def answers(make: Callable[[str], T]) -> Callable[[str], T]:
    """A function of a text whose answers are kept; the module that holds it may change them only by changing itself."""
    source = Path(sys.modules[make.__module__].__file__ or "")
    kind = f"{make.__qualname__} {zlib.crc32(source.read_bytes())}"

    @wraps(make)
    def told(asked: str) -> T:
        found = SHELF.of(kind)
        if asked not in found:
            SHELF.add(kind, asked, make(asked))
        answer: T = found[asked]
        return answer

    return told


def unswept(make: Callable[P, T]) -> Callable[P, T]:
    """A function that makes many things which stay: Python's search for garbage waits meanwhile."""

    @wraps(make)
    def made(*args: P.args, **kwargs: P.kwargs) -> T:
        swept = gc.isenabled()
        gc.disable()
        try:
            return make(*args, **kwargs)
        finally:
            if swept:
                gc.enable()

    return made


def compiled(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """As `re.compile`, from the code that an earlier run compiled; raises re.error."""
    if _sre is None:  # pragma: no cover
        return re.compile(source, flags)
    asked = (source, int(flags))
    made = SHELF.of(_PATTERNS).get(asked)
    if made is None:
        made = _code(source, int(flags))
        SHELF.add(_PATTERNS, asked, made)
    flags, code, groups, names, order = made
    pattern: re.Pattern[AnyStr] = _sre.compile(source, flags, array("I", code).tolist(), groups, names, order)
    return pattern


def _code(source: str | bytes, flags: int) -> tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]:
    """What the engine needs of a pattern, as `re._compiler.compile` makes it."""
    parsed = _compiler._parser.parse(source, flags)
    code = array("I", _compiler._code(parsed, flags)).tobytes()
    names = dict(parsed.state.groupdict)
    order: list[str | None] = [None] * parsed.state.groups
    for name, n in names.items():
        order[n] = name
    return flags | parsed.state.flags, code, parsed.state.groups - 1, names, tuple(order)
