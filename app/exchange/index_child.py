"""Make the words of the search index for waiting records in a process of its own; the file is only read.

Run as ``program --index-words`` (or as a module): the order comes on standard input, frames go to standard output.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from app.db import search_waiting
from app.db.driver import connect
from app.exchange.child_stream import answer

OPTION = "--index-words"


def batches(text: str) -> Iterator[dict[str, Any]]:
    """Rows of the index from the first key to the last, in rising order."""
    order = json.loads(text)
    first, last = order["first"], order["last"]
    with closing(connect(Path(order["path"]), read_only=True)) as connection:
        while first <= last:
            upto, entries = search_waiting.next_entries(connection, first, last)
            yield {"first": first, "upto": upto, "entries": entries}
            first = upto + 1


def main(arguments: list[str]) -> int:
    """Entry of the child."""
    return answer(batches)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
