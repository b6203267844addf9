"""The workspace file: the only SQL. Schema, records, steps and history, search, backups, locking."""
