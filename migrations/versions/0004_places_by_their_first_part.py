"""On PostgreSQL the index of places finds the first part of 'Carrizal, Convención', as SQLite's does: byte by byte."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _indexed('lower(place) COLLATE "C"')


def downgrade() -> None:
    _indexed("lower(place)")


def _indexed(expression: str) -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP INDEX incident_place")
        op.execute(f"CREATE INDEX incident_place ON incident (({expression}))")
