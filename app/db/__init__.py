"""Where it is kept: the one SQLite library, units of work with their journal, search index, backups."""
