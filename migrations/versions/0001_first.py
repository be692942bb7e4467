"""The first schema: reports, what they tell, what happened, and a person's decisions."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TYPES = (
    "armed_assault armed_clash bombing suicide_bombing air_drone_strike shelling assassination abduction "
    "arson execution raid_arrest protest_riot_violence sexual_violence looting_property foiled_attack "
    "other"
)
STATUSES = "reported claimed unconfirmed denied attempted"
DATE_PRECISIONS = "day week month season year unknown"
GEO_PRECISIONS = "place near admin2 admin1 country none"
STATES = "open confirmed discarded merged gone"
TARGETS = (
    "civilians police military government religious education health media aid infrastructure business "
    "transport diplomatic other"
)
WEAPONS = "firearm explosive suicide artillery air drone vehicle blade fire chemical blunt other"
ACTOR_KINDS = "group state person unnamed"
ACTOR_ROLES = "perpetrator opponent claimant"
LINK_METHODS = "rules copy person"
ACTIONS = "correct merge split discard confirm"


def words(table: str, column: str, allowed: str) -> sa.CheckConstraint:
    """A column that holds only the words of a closed list."""
    quoted = ", ".join(f"'{word}'" for word in allowed.split())
    return sa.CheckConstraint(f"{column} IN ({quoted})", name=f"{table}_{column}_check")


def cells() -> list[Any]:
    """The cells of an incident, both as one report tells it and as all do."""
    return [
        sa.Column("date_start", sa.Date(), nullable=True),
        sa.Column("date_end", sa.Date(), nullable=True),
        sa.Column("date_precision", sa.Text(), nullable=False),
        sa.Column("date_edtf", sa.Text(), nullable=True),
        sa.Column("date_text", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("admin1", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("lat", sa.Double(), nullable=True),
        sa.Column("lon", sa.Double(), nullable=True),
        sa.Column("geo_precision", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=True),
        sa.Column("actors", sa.Text(), nullable=False),
        sa.Column("targets", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("weapons", sa.Text(), nullable=False),
        sa.Column("killed", sa.Integer(), nullable=True),
        sa.Column("killed_low", sa.Integer(), nullable=True),
        sa.Column("killed_high", sa.Integer(), nullable=True),
        sa.Column("wounded", sa.Integer(), nullable=True),
        sa.Column("wounded_low", sa.Integer(), nullable=True),
        sa.Column("wounded_high", sa.Integer(), nullable=True),
        sa.Column("abducted", sa.Integer(), nullable=True),
        sa.Column("arrested", sa.Integer(), nullable=True),
        sa.Column("perpetrators_killed", sa.Integer(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("background", sa.Boolean(), nullable=False),
    ]


def checks(table: str) -> list[Any]:
    """What must hold of the cells of every incident."""
    return [
        words(table, "date_precision", DATE_PRECISIONS),
        words(table, "geo_precision", GEO_PRECISIONS),
        words(table, "status", STATUSES),
        words(table, "type", TYPES),
        sa.CheckConstraint("date_start <= date_end", name=f"{table}_dates_check"),
        sa.CheckConstraint(
            "killed >= 0 AND wounded >= 0 AND abducted >= 0 AND arrested >= 0 AND perpetrators_killed >= 0",
            name=f"{table}_counts_check",
        ),
        sa.CheckConstraint(
            "killed_low <= killed AND killed <= killed_high AND killed_low <= killed_high AND "
            "wounded_low <= wounded AND wounded <= wounded_high AND wounded_low <= wounded_high",
            name=f"{table}_ranges_check",
        ),
        sa.CheckConstraint("lat BETWEEN -90 AND 90 AND lon BETWEEN -180 AND 180", name=f"{table}_point_check"),
        sa.CheckConstraint("length(country) = 2", name=f"{table}_country_check"),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=f"{table}_place_id_fkey"),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=f"{table}_report_id_fkey"),
    ]


def actor() -> None:
    op.create_table(
        "actor",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        words("actor", "kind", ACTOR_KINDS),
        sa.PrimaryKeyConstraint("id", name="actor_pkey"),
        sa.UniqueConstraint("name", "kind", name="actor_name_kind_key"),
    )


def place() -> None:
    op.create_table(
        "place",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("admin1", sa.Text(), nullable=True),
        sa.Column("lat", sa.Double(), nullable=True),
        sa.Column("lon", sa.Double(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="place_pkey"),
    )


def run() -> None:
    op.create_table(
        "run",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("command", sa.Text(), nullable=False),
        sa.Column("program", sa.Text(), nullable=False),
        sa.Column("rules", sa.Text(), nullable=False),
        sa.Column("packs", sa.Text(), nullable=False),
        sa.Column("started_at", sa.Text(), nullable=False),
        sa.Column("finished_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="run_pkey"),
    )


def setting() -> None:
    op.create_table(
        "setting",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="setting_pkey"),
    )


def source() -> None:
    op.create_table(
        "source",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="source_pkey"),
        sa.UniqueConstraint("name", name="source_name_key"),
    )


def actor_alias() -> None:
    op.create_table(
        "actor_alias",
        sa.Column("actor_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["actor.id"], name="actor_alias_actor_id_fkey", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("actor_id", "name", name="actor_alias_pkey"),
        sqlite_with_rowid=False,
    )


def report() -> None:
    op.create_table(
        "report",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("copy_of", sa.Integer(), nullable=True),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("published_from", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["copy_of"], ["report.id"], name="report_copy_of_fkey", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name="report_run_id_fkey"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name="report_source_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="report_pkey"),
        sa.UniqueConstraint("key", name="report_key_key"),
    )
    op.create_index("report_copy_of", "report", ["copy_of"], unique=False)
    op.create_index("report_run_id", "report", ["run_id"], unique=False)
    op.create_index("report_source_id", "report", ["source_id"], unique=False)


def incident() -> None:
    op.create_table(
        "incident",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("merged_into", sa.Integer(), nullable=True),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        *cells(),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("corrected", sa.Integer(), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=True),
        words("incident", "state", STATES),
        sa.ForeignKeyConstraint(["merged_into"], ["incident.id"], name="incident_merged_into_fkey"),
        *checks("incident"),
        sa.PrimaryKeyConstraint("id", name="incident_pkey"),
    )
    op.create_index("incident_country_date", "incident", ["country", "date_start"], unique=False)
    op.create_index("incident_date", "incident", ["date_start", "date_end"], unique=False)
    op.create_index("incident_killed", "incident", ["killed"], unique=False)
    op.create_index("incident_point", "incident", ["lat", "lon"], unique=False)
    op.create_index("incident_report_id", "incident", ["report_id"], unique=False)
    op.create_index("incident_type", "incident", ["type"], unique=False)


def shingle() -> None:
    op.create_table(
        "shingle",
        sa.Column("hash", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name="shingle_report_id_fkey", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("hash", "report_id", name="shingle_pkey"),
        sqlite_with_rowid=False,
    )
    op.create_index("shingle_report_id", "shingle", ["report_id"], unique=False)


def correction() -> None:
    op.create_table(
        "correction",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=True),
        sa.Column("old", sa.Text(), nullable=True),
        sa.Column("new", sa.Text(), nullable=True),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("undone_by", sa.Text(), nullable=True),
        sa.Column("undone_at", sa.Text(), nullable=True),
        words("correction", "action", ACTIONS),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], name="correction_incident_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="correction_pkey"),
    )
    op.create_index("correction_incident_id", "correction", ["incident_id"], unique=False)


def extracted() -> None:
    op.create_table(
        "extracted",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        *cells(),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], name="extracted_incident_id_fkey"),
        *checks("extracted"),
        sa.PrimaryKeyConstraint("id", name="extracted_pkey"),
    )
    op.create_index("extracted_day", "extracted", ["day"], unique=False)
    op.create_index("extracted_incident_id", "extracted", ["incident_id"], unique=False)
    op.create_index("extracted_report_id", "extracted", ["report_id"], unique=False)
    op.create_index("extracted_link", "extracted", ["country", "day", "lat", "lon", "incident_id"], unique=False)


def party() -> None:
    op.create_table(
        "party",
        sa.Column("incident_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        words("party", "role", ACTOR_ROLES),
        sa.ForeignKeyConstraint(["actor_id"], ["actor.id"], name="party_actor_id_fkey"),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], name="party_incident_id_fkey", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("incident_id", "position", name="party_pkey"),
        sqlite_with_rowid=False,
    )
    op.create_index("party_actor_id", "party", ["actor_id"], unique=False)


def target() -> None:
    op.create_table(
        "target",
        sa.Column("incident_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        words("target", "category", TARGETS),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], name="target_incident_id_fkey", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("incident_id", "position", name="target_pkey"),
        sqlite_with_rowid=False,
    )
    op.create_index("target_category", "target", ["category"], unique=False)


def weapon() -> None:
    op.create_table(
        "weapon",
        sa.Column("incident_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("class", sa.Text(), nullable=False),
        words("weapon", "class", WEAPONS),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], name="weapon_incident_id_fkey", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("incident_id", "position", name="weapon_pkey"),
        sqlite_with_rowid=False,
    )
    op.create_index("weapon_class", "weapon", ["class"], unique=False)


def evidence() -> None:
    op.create_table(
        "evidence",
        sa.Column("extracted_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.CheckConstraint("span_start <= span_end", name="evidence_span_check"),
        sa.ForeignKeyConstraint(
            ["extracted_id"], ["extracted.id"], name="evidence_extracted_id_fkey", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("extracted_id", "position", name="evidence_pkey"),
        sqlite_with_rowid=False,
    )


def link() -> None:
    op.create_table(
        "link",
        sa.Column("extracted_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=True),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        words("link", "method", LINK_METHODS),
        sa.ForeignKeyConstraint(["extracted_id"], ["extracted.id"], name="link_extracted_id_fkey", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["other_id"], ["extracted.id"], name="link_other_id_fkey", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("extracted_id", name="link_pkey"),
    )
    op.create_index("link_other_id", "link", ["other_id"], unique=False)


VIEWS = {
    "incident_flat": (
        "SELECT i.id AS id, r.key AS report_id, i.number AS incident, i.date_start AS date_start, "
        "i.date_end AS date_end, i.date_precision AS date_precision, i.date_edtf AS date_edtf, "
        "i.date_text AS date_text, i.country AS country, i.admin1 AS admin1, i.place AS place, i.lat AS "
        "lat, i.lon AS lon, i.geo_precision AS geo_precision, i.place_id AS place_id, i.actors AS "
        "actors, i.targets AS targets, i.type AS type, i.weapons AS weapons, i.killed AS killed, "
        "i.killed_low AS killed_low, i.killed_high AS killed_high, i.wounded AS wounded, i.wounded_low "
        "AS wounded_low, i.wounded_high AS wounded_high, i.abducted AS abducted, i.arrested AS arrested,"
        " i.perpetrators_killed AS perpetrators_killed, i.status AS status, i.background AS background, "
        "i.sentence AS evidence, s.name AS source, r.published AS published, r.title AS title, r.url AS "
        "url, i.reports AS reports, i.sources AS sources, i.corrected AS corrected, i.state AS state "
        "FROM incident i JOIN report r ON r.id = i.report_id LEFT JOIN source s ON s.id = r.source_id "
        "WHERE i.state IN ('open', 'confirmed')"
    ),
    "incident_actor": (
        "SELECT p.incident_id AS incident_id, p.position AS position, a.name AS actor, p.text AS text, "
        "a.kind AS kind, p.role AS role FROM party p JOIN incident i ON i.id = p.incident_id JOIN actor "
        "a ON a.id = p.actor_id WHERE i.state IN ('open', 'confirmed')"
    ),
    "incident_target": (
        "SELECT p.incident_id AS incident_id, p.position AS position, p.text AS text, p.category AS "
        "category FROM target p JOIN incident i ON i.id = p.incident_id WHERE i.state IN ('open', "
        "'confirmed')"
    ),
    "incident_weapon": (
        "SELECT p.incident_id AS incident_id, p.position AS position, p.text AS text, p.class AS class "
        "FROM weapon p JOIN incident i ON i.id = p.incident_id WHERE i.state IN ('open', 'confirmed')"
    ),
    "incident_evidence": (
        "SELECT x.incident_id AS incident_id, r.key AS report_id, x.number AS incident, e.field AS "
        "field, e.span_start AS span_start, e.span_end AS span_end, e.text AS text, e.rule AS rule FROM "
        "evidence e JOIN extracted x ON x.id = e.extracted_id JOIN report r ON r.id = x.report_id JOIN "
        "incident i ON i.id = x.incident_id WHERE i.state IN ('open', 'confirmed')"
    ),
    "incident_report": (
        "SELECT x.incident_id AS incident_id, r.key AS report_id, x.number AS incident, s.name AS "
        "source, r.published AS published, r.title AS title, r.url AS url, x.date_start AS date_start, "
        "x.place AS place, x.killed AS killed, x.wounded AS wounded, l.method AS link_method, l.score AS"
        " link_score, l.reasons AS link_reasons FROM extracted x JOIN report r ON r.id = x.report_id "
        "LEFT JOIN source s ON s.id = r.source_id LEFT JOIN link l ON l.extracted_id = x.id JOIN "
        "incident i ON i.id = x.incident_id WHERE i.state IN ('open', 'confirmed')"
    ),
}
TEXT_INDEX = {
    "sqlite": (
        (
            "CREATE VIRTUAL TABLE report_words USING fts5(title, text, content='report', content_rowid='id',"
            " tokenize='unicode61 remove_diacritics 2')"
        ),
        (
            "CREATE TRIGGER report_words_insert AFTER INSERT ON report BEGIN INSERT INTO report_words "
            "(rowid, title, text) VALUES (new.id, new.title, new.text); END"
        ),
        (
            "CREATE TRIGGER report_words_delete AFTER DELETE ON report BEGIN INSERT INTO report_words "
            "(report_words, rowid, title, text) VALUES ('delete', old.id, old.title, old.text); END"
        ),
        (
            "CREATE TRIGGER report_words_update AFTER UPDATE OF title, text ON report BEGIN INSERT INTO "
            "report_words (report_words, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);"
            " INSERT INTO report_words (rowid, title, text) VALUES (new.id, new.title, new.text); END"
        ),
    ),
    "postgresql": (
        (
            "CREATE INDEX report_words ON report USING gin (to_tsvector('simple', coalesce(title, '') || ' '"
            " || left(text, 200000)))"
        ),
    ),
}

TABLES = (
    actor,
    place,
    run,
    setting,
    source,
    actor_alias,
    report,
    incident,
    shingle,
    correction,
    extracted,
    party,
    target,
    weapon,
    evidence,
    link,
)


def upgrade() -> None:
    for table in TABLES:
        table()
    op.execute("CREATE INDEX incident_place ON incident (lower(place))")
    for statement in TEXT_INDEX[op.get_bind().dialect.name]:
        op.execute(statement)
    for name, query in VIEWS.items():
        op.execute(f"CREATE VIEW {name} AS {query}")


def downgrade() -> None:
    for name in VIEWS:
        op.execute(f"DROP VIEW {name}")
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE report_words")
    for table in reversed(TABLES):
        op.drop_table(table.__name__)
