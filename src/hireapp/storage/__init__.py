"""The only SQL: SQLite or PostgreSQL through SQLAlchemy Core. Imported by the bootstrap alone, off the GUI thread."""
