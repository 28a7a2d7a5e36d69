"""The program's side of reading drafts in another process: start the child, take its items, survive its death."""

import threading
from collections.abc import Iterator
from queue import Queue
from typing import Any

from app.exchange.arrivals import Arrival
from app.exchange.child import Child, own_command
from app.exchange.draft import Problem
from app.exchange.draft_child import OPTION
from app.exchange.draft_order import DraftOrder, order_text, received
from app.exchange.frames import decoded
from app.exchange.limits import Limits
from app.sentences.errors import UserError

AHEAD = 8  # batches the child may be ahead


class DraftReader:
    """One running child. A thread takes its frames, so that it goes on while the rows that came are kept."""

    def __init__(self, order: DraftOrder) -> None:
        self._child = Child(
            own_command("app.exchange.draft_child", OPTION),
            order.prepared.path.name,
            Limits().child_silence,
            order_text(order).encode(),
        )
        self.cancel = self._child.cancel
        self._frames: Queue[bytes | BaseException] = Queue(AHEAD)
        self._over = False
        self._thread = threading.Thread(target=self._listen, name="drafts", daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        try:
            while not self._over:
                self._frames.put(self._child.frame())
        except BaseException as error:
            self._frames.put(error)

    def items(self) -> Iterator[Arrival | Problem]:
        """Every item in the order of the file; the child ends when the reading does."""
        try:
            while "end" not in (frame := self._frame()):
                yield from map(received, frame["items"])
        finally:
            self.close()

    def _frame(self) -> dict[str, Any]:
        data = self._frames.get()
        if isinstance(data, BaseException):
            raise data
        frame = decoded(data)
        if "error" in frame:
            raise UserError(frame["error"], **frame["values"])
        if "fault" in frame:
            raise RuntimeError(frame["fault"])
        return frame

    def close(self) -> None:
        """End child and thread; may be called twice."""
        self._over = True
        self._child.kill()
        while self._thread.is_alive():
            while not self._frames.empty():  # it may wait for room
                self._frames.get()
            self._thread.join(0.05)
        self._child.close()
