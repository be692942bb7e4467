"""A user's SQL is read-only in truth: the database itself refuses whatever would write, on both."""

from __future__ import annotations

import pytest
from db_made import dump, extraction, stored

from incidents.db.ask import ask
from incidents.errors import DatabaseError

WRITES = (
    "DELETE FROM incident",
    "UPDATE incident SET killed = 0",
    "INSERT INTO source (id, name) VALUES (1, 'x')",
    "DROP TABLE evidence",
    "DROP VIEW incident_flat",
    "CREATE TABLE x (y int)",
    "CREATE TEMP TABLE x (y int)",
    "SELECT 1; DELETE FROM correction",
    "COMMIT; DELETE FROM correction",
    "COMMIT",
    "SET TRANSACTION READ WRITE",
    "PRAGMA query_only = OFF",
    "PRAGMA writable_schema = ON",
    "PRAGMA journal_mode = DELETE",
    "ATTACH DATABASE 'other.db' AS other",
    "VACUUM INTO 'other.db'",
    "VACUUM",
    "SELECT load_extension('x')",
    "WITH gone AS (DELETE FROM correction RETURNING id) SELECT * FROM gone",
    "COPY incident TO PROGRAM 'true'",
    "EXPLAIN ANALYZE DELETE FROM correction",
    "REINDEX",
    "",
    "nonsense",
    "SELECT nothing FROM incident_flat",
)


@pytest.mark.parametrize("statement", WRITES)
def test_what_is_no_query_is_refused_and_changes_nothing(db, statement):
    from incidents.db.migrate import open_database

    database = open_database(db, write=True)
    stored(database, extraction())
    before = dump(database, without=())
    with pytest.raises(DatabaseError) as told, ask(open_database(db), statement) as answer:
        list(answer.rows)
    assert "\n" not in str(told.value)
    assert dump(database, without=()) == before
    database.engine.dispose()


SLICES = (
    "SELECT substr(r.text, e.span_start + 1, e.span_end - e.span_start) = e.text FROM incident_evidence e "
    "JOIN report r ON r.key = e.report_id WHERE field = 'place'"
)


@pytest.mark.parametrize(
    ("query", "values", "rows"),
    [
        ("SELECT count(*) FROM incident_flat;", {}, [(2,)]),
        ("SELECT id FROM incident_flat WHERE place = :place", {"place": "Dobri"}, [(1,)]),
        ("SELECT id FROM incident_flat WHERE place LIKE 'Do%' AND type <> ':x' AND place = :p", {"p": "Dobri"}, [(1,)]),
        ("SELECT '100%', ':x'", {}, [("100%", ":x")]),
        ("VALUES (1, 'a')", {}, [(1, "a")]),
        ("WITH n AS (SELECT 1 AS one) SELECT one FROM n", {}, [(1,)]),
        (SLICES, {}, [(True,)]),
    ],
)  # fmt: skip
def test_queries_on_the_views(database, db, query, values, rows):
    from incidents.db.migrate import open_database

    stored(database, extraction())
    with ask(open_database(db), query, values) as answer:
        assert list(answer.rows) == rows


SLOW = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
    "postgresql": "SELECT pg_sleep(30)",
}


def test_a_query_that_takes_too_long_is_stopped(database, db):
    from incidents.db.migrate import open_database

    with (
        pytest.raises(DatabaseError, match=r"longer than 0\.2 seconds; raise --timeout"),
        ask(open_database(db), SLOW[database.dialect], seconds=0.2) as answer,
    ):
        list(answer.rows)
