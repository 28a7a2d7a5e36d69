"""The question bank everybody starts with, put into new files and into those brought up to date."""

from app.db.driver import Connection
from app.language.question_bank import seeds


def seed_questions(connection: Connection, device: int, stamp: int) -> None:
    """Put them in where they are missing; two laptops make the same keys. Their words stay in resources/."""
    from app.db.keys import lookup_key

    connection.executemany(
        "INSERT OR IGNORE INTO question (id, code, industry, open, position, active, created_at, updated_at, "
        "updated_on) VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?)",
        [
            (lookup_key("question", code), code, industry, int(is_open), n, stamp, stamp, device)
            for n, (code, industry, is_open) in enumerate(seeds())
        ],
    )


def seed_upgraded_questions(connection: Connection, before: int) -> None:
    """The same for a file of a schema that knew no questions."""
    if before < 3:
        identity = dict(connection.execute("SELECT name, value FROM meta").fetchall())
        seed_questions(connection, int(identity["device"]), int(identity["clock"]))
