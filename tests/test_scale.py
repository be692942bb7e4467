"""Extraction with many workers: the same results in the same order as with one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from incidents.model import Extraction, Refusal, Report
from incidents.packs import PackError
from incidents.scale import extract_many, extract_on_dask

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
