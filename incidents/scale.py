"""Many reports at once: processes on one machine here, a Dask cluster beyond it.

Whatever the number of workers, extractions come out in the order in which the reports went in, and only a few chunks
of reports are in memory at any time.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from functools import cache, partial
from itertools import islice
from pathlib import Path
from typing import Any, Protocol, TypeAlias, TypeVar

from incidents.errors import IncidentsError
from incidents.model import Extraction, FileRead, Refusal, Report
from incidents.packs import Rules, load
from incidents.pipeline import extract, make_ready
from incidents.timing import TimeUpError, limited

Passed = TypeVar("Passed", bound=Refusal | FileRead)  # what goes through in its place among the reports
Chunk: TypeAlias = list[Report | Passed]
Result: TypeAlias = Extraction | Refusal | Passed


class WorkerError(IncidentsError):
    """A worker process ended before its reports were done, most often for want of memory."""


class _Pending(Protocol):
    def result(self) -> Any: ...


def extract_many(
    reports: Iterable[Report | Passed],
    packs: Sequence[Path | str] = (),
    *,
    workers: int = 1,
    chunk: int = 64,
    language: str = "en",
    seconds: float = 0.0,
) -> Iterator[Result[Passed]]:
    """The extraction of every report, in order; refusals and the ends of files pass through in their places.

    A report on which the rules themselves fail, or take longer than so many seconds (0: no limit), comes out as a
    Refusal that says so, and the others go on.
    Raises PackError before the first report where a pack is broken, WorkerError where a worker dies.
    """
    folders = tuple(str(Path(p).resolve()) for p in packs)
    if workers <= 1:
        rules = load(folders, language=language)
        return (_one(report, rules, seconds) for report in reports)
    load(folders, language=language)
    how = partial(_extract_chunk, packs=folders, language=language, seconds=seconds)
    return _with_processes(reports, how, workers, chunk)


def _with_processes(
    reports: Iterable[Report | Passed],
    how: Callable[[Chunk[Passed]], list[Result[Passed]]],
    workers: int,
    chunk: int,
) -> Iterator[Result[Passed]]:
    # Workers are spawned, not forked: the same on every system, and no open database is shared with the parent.
    pool = ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))
    try:
        yield from _in_order(reports, lambda part: pool.submit(how, part), chunk=chunk, ahead=2 * workers)
    except BrokenProcessPool as error:
        raise WorkerError("a worker process died, often for want of memory", "run again with fewer workers") from error
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def extract_on_dask(
    reports: Iterable[Report | Passed],
    packs: Sequence[Path | str] = (),
    *,
    client: Any,
    chunk: int = 200,
    ahead: int = 64,
    language: str = "en",
    seconds: float = 0.0,
) -> Iterator[Result[Passed]]:
    """The same on the workers of a `distributed.Client`; packs must lie under the same paths on every worker.

    Batches of 200: with one task a report, four fifths of the time goes to the scheduler.
    """
    folders = tuple(str(Path(p).resolve()) for p in packs)
    yield from _in_order(
        reports,
        lambda part: client.submit(_extract_chunk, part, folders, language, seconds, pure=False),
        chunk=chunk,
        ahead=ahead,
    )


def _in_order(
    reports: Iterable[Report | Passed], submit: Callable[[Chunk[Passed]], _Pending], *, chunk: int, ahead: int
) -> Iterator[Result[Passed]]:
    """Hands out chunks, never more than `ahead` unfinished, and gives back their results in order."""
    waiting: deque[tuple[Chunk[Passed], _Pending]] = deque()
    for part in _chunks(reports, chunk):
        waiting.append((part, submit(part)))
        if len(waiting) >= ahead:
            yield from _finished(*waiting.popleft())
    while waiting:
        yield from _finished(*waiting.popleft())


def _chunks(reports: Iterable[Report | Passed], size: int) -> Iterator[Chunk[Passed]]:
    source = iter(reports)
    while part := list(islice(source, size)):
        yield part


def _finished(part: Chunk[Passed], pending: _Pending) -> Iterator[Result[Passed]]:
    """The results of a chunk, each joined with the parent's own copy of its report."""
    for report, result in zip(part, pending.result(), strict=True):
        if isinstance(report, Report) and isinstance(result, Extraction):
            yield replace(result, report=replace(report, notes=result.report.notes))
        else:
            yield result


def _extract_chunk(part: Chunk[Passed], packs: tuple[str, ...], language: str, seconds: float) -> list[Result[Passed]]:
    """Runs in a worker; texts are not sent back."""
    rules = _rules(packs, language)
    return [_without_text(_one(report, rules, seconds)) for report in part]


@cache
def _rules(packs: tuple[str, ...], language: str) -> Rules:
    """Loaded once a worker."""
    return load(packs, language=language)


def _without_text(result: Result[Passed]) -> Result[Passed]:
    if not isinstance(result, Extraction):
        return result
    return replace(result, report=Report(result.report.id, "", notes=result.report.notes))


def _one(report: Report | Passed, rules: Rules, seconds: float) -> Result[Passed]:
    if not isinstance(report, Report):
        return report
    make_ready(rules)
    try:
        with limited(seconds):
            return extract(report, rules)
    except TimeUpError:
        return Refusal(
            report.id, f"takes longer to extract than {seconds:g} seconds", "give it more: --time-limit SECONDS"
        )
    except Exception as error:  # a fault of ours in one report must not cost the thousands after it
        return Refusal(
            report.id, f"the rules failed on this report ({type(error).__name__}: {error})", "please report it"
        )
