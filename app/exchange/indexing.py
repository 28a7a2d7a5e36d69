"""What a large import left for later, in short transactions: its indexes, then the search index.

The words of the search index are made by a child, which begins with them while the indexes are made.
"""

import json
from collections.abc import Generator
from contextlib import closing

from app.changes import Progress
from app.db import search_waiting, waiting_indexes
from app.db.driver import Connection
from app.db.store import Store
from app.exchange.child_stream import ChildStream
from app.exchange.index_child import OPTION


def index_waiting(store: Store) -> Generator[Progress, None, None]:
    """Go on until nothing waits. Each batch is a transaction of its own: to stop between two loses nothing."""
    with closing(store.driver()) as connection:
        waiting_indexes.sort_aside(connection)
        while (mark := search_waiting.waiting(connection)) is not None:
            if not mark.searchable:
                yield from _take_in(store, connection, mark)
                continue
            yield from _make_indexes(store, connection)  # of a load that brought nobody new
            with store.turn(connection):
                search_waiting.merge(connection)
            yield Progress(1, 1, "import.indexing")


def _take_in(
    store: Store, connection: Connection, mark: search_waiting.Waiting
) -> Generator[Progress, None, None]:
    """Words from a child, batch by batch, until all are in or somebody else goes on with it."""
    order = {"path": str(store.path.resolve()), "first": mark.first, "last": mark.last}
    stream = ChildStream("app.exchange.index_child", OPTION, store.path.name, json.dumps(order))
    try:
        yield from _make_indexes(store, connection)
        for frame in stream.frames():
            entries = [tuple(entry) for entry in frame["entries"]]
            with store.turn(connection):
                moved = search_waiting.put(connection, frame["first"], frame["upto"], entries)
            if not moved:
                break
            yield Progress(frame["upto"] - mark.first, mark.last - mark.first, "import.indexing")
    finally:
        stream.close()


def _make_indexes(store: Store, connection: Connection) -> Generator[Progress, None, None]:
    """The indexes that are left, some in each transaction."""
    count = left = waiting_indexes.left(connection)
    while left:
        with store.turn(connection):
            waiting_indexes.make_some(connection)
            left = waiting_indexes.left(connection)
        yield Progress(count - left - 1, count, "import.indexing")
