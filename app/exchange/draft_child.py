"""Read, clean and spell out a large file in a process of its own, so that another core can keep the rows meanwhile.

Run as ``program --read-drafts`` (or as a module): the order comes on standard input, frames go to standard output.
"""

import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from app.exchange.arrivals import arrivals
from app.exchange.child_stream import answer
from app.exchange.draft_order import order_from_text, reopened, sent
from app.exchange.import_file import drafts_of

OPTION = "--read-drafts"
BATCH = 1_000


def batches(text: str) -> Iterator[dict[str, Any]]:
    """The items of the file that is ordered."""
    order = order_from_text(text)
    prepared = reopened(order.prepared)
    try:
        drafts: Iterable[Any] = drafts_of(
            prepared, order.corrections, skipped=order.skipped, unnamed=order.unnamed
        )
        stream = arrivals(drafts, order.currency)
        while batch := [sent(item) for item in islice(stream, BATCH)]:
            yield {"items": batch}
    finally:
        prepared.close()


def main(arguments: list[str]) -> int:
    """Entry of the child."""
    return answer(batches)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
