"""The whole way of one report on one screen: scan, find, weigh, group."""

from __future__ import annotations

from incidents.model import Extraction, Report
from incidents.packs import Rules


def extract(report: Report, rules: Rules) -> Extraction:
    """The incidents that the rules read in a report."""
    return Extraction(report)
