"""Extraction with many workers: the same results in the same order as with one."""

from __future__ import annotations

import re
import signal
from collections.abc import Iterator

import pytest

from incidents.model import Extraction, Refusal, Report
from incidents.packs import PackError
from incidents.scale import extract_many, extract_on_dask
from incidents.timing import TimeUpError, limited

TEXT = "Gunmen killed two farmers in Maiduguri on Monday.\n"


def reports(count: int = 12) -> Iterator[Report | Refusal]:
    for n in range(count):
        yield Refusal(f"r{n}", "empty") if n % 5 == 3 else Report(f"r{n}", TEXT * (n % 3 + 1))


def test_refusals_pass_through_in_their_place():
    results = list(extract_many(reports()))
    names = [r.name if isinstance(r, Refusal) else r.report.id for r in results]
    assert names == [f"r{n}" for n in range(12)]
    assert [isinstance(r, Refusal) for r in results] == [n % 5 == 3 for n in range(12)]


def test_two_workers_give_what_one_gives():
    alone = list(extract_many(reports()))
    assert list(extract_many(reports(), workers=2, chunk=4)) == alone


def test_reports_are_taken_only_as_they_are_needed():
    taken = []

    def endless() -> Iterator[Report]:
        for n in range(10_000):
            taken.append(n)
            yield Report(f"r{n}", "Nothing happened.")

    results = extract_many(endless(), workers=2, chunk=5)
    assert isinstance(next(results), Extraction)
    results.close()
    assert len(taken) <= 4 * 5 + 5


def test_a_broken_pack_is_told_before_the_first_report(tmp_path):
    with pytest.raises(PackError):
        extract_many(reports(), [tmp_path / "nowhere"], workers=2)


def test_dask_gives_what_one_worker_gives():
    distributed = pytest.importorskip("distributed")
    with distributed.Client(n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None) as client:
        assert list(extract_on_dask(reports(), client=client, chunk=5)) == list(extract_many(reports()))


SLOW = Report("slow", "Gunmen killed four farmers in Baga on Tuesday, police said.\n\n" * 7_000)


@pytest.mark.parametrize("workers", [1, 2])
def test_what_takes_too_long_is_refused_and_the_others_are_extracted(workers):
    others = list(reports())
    results = list(extract_many([others[0], SLOW, *others[1:]], workers=workers, seconds=3))
    assert results[1] == Refusal("slow", "takes longer to extract than 3 seconds", results[1].hint)
    assert "--time-limit" in results[1].hint
    assert results[:1] + results[2:] == list(extract_many(others))


def test_what_no_pack_reads_is_marked_with_any_number_of_workers():
    told = [Report("a", "Des hommes armés ont tué deux agriculteurs.", language="fr", notes=("one",))] * 2
    for workers in (1, 2):
        results = list(extract_many(told, workers=workers))
        assert [one.report.notes for one in results] == [("one", "no rule pack reads the language fr")] * 2
        assert all(one.is_foreign and not one.incidents for one in results)


def test_limits_within_each_other_each_hold():
    seen = []
    with pytest.raises(TimeUpError), limited(0.2):
        with limited(5):
            pass
        try:
            with limited(0.02):
                endless_work(seen)
        except TimeUpError:
            seen.append("inner")
        endless_work(seen)
    assert seen[-1] == "inner"
    with limited(0.05), limited(0):
        pass
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_a_library_that_swallows_everything_does_not_swallow_the_limit():
    with pytest.raises(TimeUpError), limited(0.05):
        try:
            endless_work([])
        except Exception:
            pytest.fail("swallowed")


def endless_work(seen) -> None:
    while len(seen) < 10**9:
        re.search("(a|aa)+$", "a" * 30 + "b")
