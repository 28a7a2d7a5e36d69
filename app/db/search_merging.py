"""Merging the pieces of the search index aside: each save leaves one, and the more there are the slower one searches.

FTS5 would merge within the save that comes at the wrong moment (11 to 18 ms instead of 3), so it is told never to
(`search_index.leave_merging`). Four pieces of about the same size are made one here, a few pages in each
transaction: whatever ends the program in between, the next one goes on where it was.
"""

from collections.abc import Generator
from contextlib import closing

from app.changes import Progress
from app.db import search_index, search_waiting
from app.db.store import Store

PAGES = 64  # in one transaction: some milliseconds, for which a save may have to wait


def merge_pieces(store: Store) -> Generator[Progress, None, None]:
    """Go on until there is nothing to merge. A load that waits for the index merges its own pieces at its end."""
    steps = 0
    with closing(store.driver()) as connection:
        while True:
            with store.turn(connection):
                search_index.leave_merging(connection)  # files of before merged in every save
                if search_waiting.waiting(connection) is not None:
                    return
                more = search_index.merge_step(connection, PAGES)
            if not more:
                return
            steps += 1
            yield Progress(steps, 0)


def merge_some(store: Store, steps: int) -> None:
    """The same for a program that does not stay: so many steps at most, more than one save needs by far."""
    with closing(merge_pieces(store)) as pieces:
        for _ in zip(range(steps), pieces, strict=False):
            pass
