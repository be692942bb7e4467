"""What costs much is read only in the sentences that need it. Texts written for the project."""

from __future__ import annotations

from incidents import assemble, frames, group, scan
from incidents.gazetteer import open_gazetteer
from incidents.model import Report
from incidents.packs import load

TOLD = "Gunmen shot dead two traders in Kano on Monday."
IDLE = (
    "The market opens every morning at six.",
    "Traders sell grain, cloth and soap there.",
    "The governor said on Tuesday that the road would be paved.",
    "Their families come from all over the region.",
)


def test_noun_groups_are_read_where_something_may_be_told() -> None:
    page = scan.scan(Report("r", " ".join((TOLD, *IDLE))), load(), open_gazetteer())
    told, _ = frames.frames(page)
    incidents = assemble.incidents(page, group.cluster(told, page.places))
    assert [i.killed for i in incidents] == [2]
    assert [scene.text for scene in page.scenes if "mentions" in vars(scene)] == [TOLD]
