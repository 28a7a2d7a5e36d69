"""A database of another program, only to be read; nothing in it is run or trusted."""

from pathlib import Path

from sqlcipher3 import dbapi2

from app.db.driver import Connection

ForeignError = dbapi2.Error


def connect_foreign(path: Path) -> Connection:
    """A connection that takes the file as it lies there. Raises ForeignError."""
    place = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    connection = dbapi2.connect(place, uri=True, check_same_thread=False)
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection
