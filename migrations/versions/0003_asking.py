"""Indexes by which large databases answer and link fast; on PostgreSQL words are found without their accents."""

from __future__ import annotations

import unicodedata

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

DROPPED = {
    "extracted_link": "extracted (country, day, lat, lon, incident_id)",
    "extracted_report_id": "extracted (report_id)",
    "incident_type": "incident (type)",
    "incident_killed": "incident (killed)",
}
ADDED = {
    "extracted_link": "extracted (country, day, date_end, lat, lon)",
    "extracted_report": "extracted (report_id, gone, incident_id)",
    "incident_type_date": "incident (type, date_start)",
    "incident_status_date": "incident (status, date_start)",
    "incident_admin1": "incident (lower(admin1))",
    "incident_killed_told": "incident (coalesce(killed, killed_low))",
    "incident_wounded_told": "incident (coalesce(wounded, wounded_low))",
    "incident_background": "incident (date_start) WHERE background",
}
WORDS = "coalesce(title, '') || ' ' || left(text, 200000)"


# A cell of a degree by a degree finds what is near; PostgreSQL joins the two columns of an index by itself.
CELL = {"incident_cell": "incident (CAST(lat + 90 AS INTEGER) * 360 + CAST(lon + 180 AS INTEGER), lat, lon)"}
POINT = {"incident_point": "incident (lat, lon)"}


def upgrade() -> None:
    _exchange(DROPPED, ADDED)
    if op.get_bind().dialect.name == "sqlite":
        _exchange(POINT, CELL)
    else:
        marked, plain = _marked()
        op.execute(
            "CREATE FUNCTION incidents_fold(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE "
            f"AS $$ SELECT translate(words, '{marked}', '{plain}') $$"
        )
        _index_words(f"incidents_fold({WORDS})")


def downgrade() -> None:
    _exchange(ADDED, DROPPED)
    if op.get_bind().dialect.name == "sqlite":
        _exchange(CELL, POINT)
    else:
        _index_words(WORDS)
        op.execute("DROP FUNCTION incidents_fold")


def _exchange(old: dict[str, str], new: dict[str, str]) -> None:
    for name in old:
        op.execute(f"DROP INDEX {name}")
    for name, columns in new.items():
        op.execute(f"CREATE INDEX {name} ON {columns}")


def _index_words(words: str) -> None:
    op.execute("DROP INDEX report_words")
    op.execute(f"CREATE INDEX report_words ON report USING gin (to_tsvector('simple', {words}))")


def _marked() -> tuple[str, str]:
    """Latin letters with marks, and what is left without them; then the marks alone, which go.

    As SQLite's full-text index folds them. Unicode promises that decompositions never change.
    """
    letters = [chr(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))]
    pairs = [(one, unicodedata.normalize("NFD", one)[0]) for one in letters]
    folded = [(one, plain) for one, plain in pairs if one != plain and plain.isascii()]
    marks = "".join(map(chr, range(0x300, 0x370)))
    return "".join(one for one, _ in folded) + marks, "".join(plain for _, plain in folded)
