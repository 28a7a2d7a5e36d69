"""Files in and out: tables, cards, calendars; nothing here imports Qt or writes to the database."""
