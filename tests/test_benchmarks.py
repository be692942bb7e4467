"""The benchmarks run: what they call is still called so."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def bench(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    import run

    yield run
    sys.modules.pop("run")


def test_extraction_and_the_gazetteer_are_measured(bench, tmp_path):
    (tmp_path / "one.txt").write_text("Gunmen killed two men in Garissa, Kenya, on Monday.\n", encoding="utf-8")
    figures = [*bench.extraction(tmp_path, 0.01), *bench.opening(1)]
    assert [f.value > 0 for f in figures] == [True] * len(figures)
    assert {f.unit for f in figures} >= {"reports/s", "calls", "ms", "MB"}
