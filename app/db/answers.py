"""The answers to objections (异议应答) that every file begins with, put into new files and into older ones."""

from app.db.driver import Connection
from app.language.resources import load_json

ANSWERS = "rules/objection_answers.json"


def seed_answers(connection: Connection, device: int, stamp: int) -> None:
    """Put in those that are not there; two laptops make the same keys. Their words stay in resources/."""
    from app.db.keys import lookup_key

    connection.executemany(
        "INSERT OR IGNORE INTO objection_answer (id, kind, code, position, created_at, updated_at, updated_on) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (
                lookup_key("objection_answer", each["code"]),
                each["kind"],
                each["code"],
                n,
                stamp,
                stamp,
                device,
            )
            for n, each in enumerate(load_json(ANSWERS))
        ],
    )


def seed_upgraded_answers(connection: Connection, before: int) -> None:
    """The same for a file of a schema that knew no objections, by its own device and clock."""
    if before < 3:
        identity = dict(connection.execute("SELECT name, value FROM meta").fetchall())
        seed_answers(connection, int(identity["device"]), int(identity["clock"]))
