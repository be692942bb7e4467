"""The README's sessions: every ```console block is run, and what it shows is what the program says.

python tests/readme_blocks.py      writes the present output into README.md
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
FILE = re.compile(r"^```(?:csv|toml) (\S+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
BLOCK = re.compile(r"(?<=```console\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)


def commands(block: str) -> list[str]:
    return [line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ ")]


def environment() -> dict[str, str]:
    """A terminal of 80 columns without colour, in which nothing of the user's is set."""
    kept = {k: v for k, v in os.environ.items() if k not in ("INCIDENTS_DB", "FORCE_COLOR")}
    path = os.pathsep.join([str(Path(sys.executable).parent), kept.get("PATH", "")])
    return {**kept, "PATH": path, "COLUMNS": "80", "NO_COLOR": "1", "LC_ALL": "C.UTF-8"}


def rerun(text: str) -> str:
    """The README with every session's output as it is now; sessions follow each other in one folder."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "seeds" / "reports", folder / "seeds" / "reports")
        for path, content in FILE.findall(text):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(content, encoding="utf-8")
        return BLOCK.sub(lambda block: "".join(_session(block[0], folder)), text)


def _session(block: str, folder: Path) -> Iterator[str]:
    for command in commands(block):
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=folder,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        yield f"$ {command}\n"
        yield "".join(f"{line.rstrip()}\n" for line in done.stdout.strip("\n").splitlines())


if __name__ == "__main__":
    README.write_text(rerun(README.read_text(encoding="utf-8")), encoding="utf-8")
