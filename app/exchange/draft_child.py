"""Read, clean and spell out a large file in a process of its own, so that another core can keep the rows meanwhile.

Run as ``program --read-drafts`` (or as a module): the order comes on standard input, frames go to standard output.
"""

import gc
import sys
from collections.abc import Iterable
from itertools import islice
from typing import Any, BinaryIO

from app.exchange.arrivals import arrivals
from app.exchange.child import in_pipe, out_pipe
from app.exchange.draft_order import DraftOrder, order_from_text, reopened, sent
from app.exchange.frames import write_frame
from app.exchange.import_file import drafts_of
from app.sentences.errors import UserError

OPTION = "--read-drafts"
BATCH = 1_000


def send(order: DraftOrder, out: BinaryIO) -> None:
    """Send the items of the file in batches, then the end."""
    prepared = reopened(order.prepared)
    try:
        drafts: Iterable[Any] = drafts_of(
            prepared, order.corrections, skipped=order.skipped, unnamed=order.unnamed
        )
        stream = arrivals(drafts, order.currency)
        while batch := [sent(item) for item in islice(stream, BATCH)]:
            write_frame(out, {"items": batch})
    finally:
        prepared.close()
    write_frame(out, {"end": True})


def main(arguments: list[str]) -> int:
    """Entry of the child."""
    gc.disable()  # it lives for one file and makes no circles
    out = out_pipe()
    try:
        send(order_from_text(in_pipe().read().decode()), out)
    except UserError as error:
        values = {name: str(value) for name, value in error.values.items()}
        write_frame(out, {"error": error.code, "values": values})
    except BrokenPipeError:
        return 1
    except Exception:
        import traceback

        write_frame(out, {"fault": traceback.format_exc()})
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
