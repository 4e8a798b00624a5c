"""The database: SQLite by default, PostgreSQL by choice, the same tables and migrations."""
