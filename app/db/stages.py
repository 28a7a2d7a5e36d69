"""The stages a board of deals starts with (domain.md §3), put into new files and into those brought up to date."""

from app.db.driver import Connection

# code and odds in percent
STAGES = (("need", 10), ("solution", 30), ("quote_demo", 50), ("negotiation", 70))


def seed_stages(connection: Connection, device: int, stamp: int) -> None:
    """Put them in where they are missing; two laptops make the same keys."""
    from app.db.keys import lookup_key

    connection.executemany(
        "INSERT OR IGNORE INTO deal_stage (id, code, odds, position, created_at, updated_at, updated_on) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (lookup_key("deal_stage", code), code, odds, n, stamp, stamp, device)
            for n, (code, odds) in enumerate(STAGES)
        ],
    )


def seed_upgraded(connection: Connection, before: int) -> None:
    """The same for a file of a schema that knew no deals."""
    if before < 3:
        identity = dict(connection.execute("SELECT name, value FROM meta").fetchall())
        seed_stages(connection, int(identity["device"]), int(identity["clock"]))
