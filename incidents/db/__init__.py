"""The only rooms that know SQL: models, connection, migrations, storing, asking, a person's decisions."""
