"""Where an export goes: a file that appears whole or not at all, or standard output."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


@contextmanager
def target(path: Path, *, bom: bool = False) -> Iterator[TextIO]:
    """A text file to write, put in its place when it is complete; `-` is standard output."""
    if str(path) == "-":
        if bom:
            sys.stdout.write("\ufeff")
        yield sys.stdout
        return
    with draft(path) as part, part.open("w", encoding="utf-8-sig" if bom else "utf-8", newline="") as out:
        yield out


@contextmanager
def draft(path: Path) -> Iterator[Path]:
    """The path to write a file at, which takes its place when it is complete; raises OSError where none can be."""
    if not path.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path.parent))
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.touch()  # libraries tell a folder that cannot be written each in their own way
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def draft_folder(path: Path) -> Iterator[Path]:
    """The folder to write files in, which takes its place when it is complete; files of other names there stay."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.mkdir()
        yield part
        path.mkdir(exist_ok=True)
        for made in sorted(part.iterdir()):
            made.replace(path / made.name)
    finally:
        shutil.rmtree(part, ignore_errors=True)
