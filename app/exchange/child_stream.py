"""Frames of JSON from a child as they come: a thread takes them, so that the child goes on while they are used."""

import threading
from collections.abc import Callable, Iterator
from queue import Queue
from typing import Any, BinaryIO

from app.exchange.child import Child, in_pipe, out_pipe, own_command
from app.exchange.frames import decoded, write_frame
from app.exchange.limits import Limits
from app.sentences.errors import UserError

AHEAD = 8  # frames the child may be ahead


class ChildStream:
    """One running child that was given an order and answers with frames until one says `end`."""

    def __init__(self, module: str, option: str, name: str, order: str) -> None:
        patience = 2 * Limits().child_silence  # it may wait for a child of its own
        self._child = Child(own_command(module, option), name, patience, order.encode())
        self.cancel = self._child.cancel
        self._frames: Queue[bytes | BaseException] = Queue(AHEAD)
        self._over = False
        self._thread = threading.Thread(target=self._listen, name=f"child of {name}", daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        try:
            while not self._over:
                self._frames.put(self._child.frame())
        except BaseException as error:
            self._frames.put(error)

    def frames(self) -> Iterator[dict[str, Any]]:
        """Every frame before the end; the child ends when the reading does."""
        try:
            while "end" not in (frame := self._frame()):
                yield frame
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


def answer(frames: Callable[[str], Iterator[dict[str, Any]]]) -> int:
    """The child's side: read the order, send the frames it asks for, then the end, or what went wrong."""
    import gc

    gc.disable()  # it lives for one order and makes no circles
    out = out_pipe()
    try:
        for frame in frames(in_pipe().read().decode()):
            write_frame(out, frame)
        write_frame(out, {"end": True})
    except BrokenPipeError:
        return 1
    except Exception as error:
        _tell(error, out)
    return 0


def _tell(error: Exception, out: BinaryIO) -> None:
    if isinstance(error, UserError):
        values = {name: str(value) for name, value in error.values.items()}
        write_frame(out, {"error": error.code, "values": values})
    else:
        import traceback

        write_frame(out, {"fault": "".join(traceback.format_exception(error))})
