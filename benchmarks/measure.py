"""Stopwatches: a function called again and again, a command, and the memory that a command takes at its peak."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

SECONDS = 3.0  # how long a function is called again and again


@dataclass(frozen=True, slots=True)
class Command:
    """One run of a command."""

    seconds: float
    megabytes: float  # largest resident size
    status: int
    stdout: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the result: what was measured, and the same for a reference in the same run."""

    name: str
    value: float
    unit: str
    reference: str = ""
    reference_value: float | None = None
    wanted: str = ""

    @property
    def ratio(self) -> float | None:
        return self.value / self.reference_value if self.reference_value else None


def rate(once: Callable[[], int], *, seconds: float = SECONDS) -> float:
    """Items a second of one core's time, so that a busy machine does not count.

    The median of repeated calls, each of which says how many items it did; warmed up before.
    """
    once()
    rates, end = [], time.perf_counter() + seconds
    while not rates or time.perf_counter() < end:
        start = time.process_time()
        items = once()
        rates.append(items / (time.process_time() - start))
    return statistics.median(rates)


def run(command: Sequence[str], **environment: str) -> Command:
    """A command in a process of its own, with its wall time and peak memory."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=sys.stderr, env={**os.environ, **environment}, text=True
    )
    assert process.stdout is not None
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    scale = 1 if sys.platform == "darwin" else 1024
    return Command(time.perf_counter() - start, usage.ru_maxrss * scale / 1e6, process.returncode, said)


def typical(command: Sequence[str], *, times: int = 9, **environment: str) -> float:
    """The median wall time of a command, in seconds; raises where it fails."""
    runs = [run(command, **environment) for _ in range(times)]
    failed = [r.status for r in runs if r.status]
    if failed:
        raise RuntimeError(f"{' '.join(command)} ended with {failed[0]}")
    return statistics.median(r.seconds for r in runs)
