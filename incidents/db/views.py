"""The documented views, for people who ask in SQL; their definitions stand in the migrations.

`incident_flat` has the record's keys as columns (one row an incident), `incident_actor`, `incident_target` and
`incident_weapon` one row for each part, `incident_evidence` one for each proven cell, `incident_report` one for each
report that tells it.
"""

from __future__ import annotations

from collections.abc import Mapping

from incidents.model import RECORD_KEYS

# What the view adds to the record, so that a row can be read on its own.
FLAT_EXTRA = ("source", "published", "title", "url", "reports", "sources", "corrected", "state")
FLAT_COLUMNS = ("id", *RECORD_KEYS, *FLAT_EXTRA)

# What each view is for, and what its columns hold, as `incidents sql --help` tells it.
ABOUT: Mapping[str, str] = {
    "incident_flat": "one row an incident: the record's columns, with the outlet and title of the leading report",
    "incident_actor": "one row for each actor of an incident: canonical name, words, kind, role",
    "incident_target": "one row for each target: words, category",
    "incident_weapon": "one row for each weapon: words, class",
    "incident_evidence": "one row for each proven cell: field, character span in the report, words, rule",
    "incident_report": "one row for each report that tells an incident: its own figures, and why it was linked",
}
