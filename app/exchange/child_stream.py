"""Frames of JSON from a child as they come: a thread takes them, so that the child goes on while they are used."""

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from queue import Queue
from typing import Any, BinaryIO

from app.exchange.child import Child, own_command
from app.exchange.frames import decoded, encoded, in_pipe, out_pipe, write_bytes
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
    order = in_pipe().read().decode()
    sender = _Sender(out_pipe())
    try:
        for frame in frames(order):
            sender.send(frame)
        sender.send({"end": True})
    except BrokenPipeError:
        pass
    except Exception as error:
        with suppress(BrokenPipeError):
            sender.send(_fault(error))
    return sender.close()


class _Sender:
    """Sends frames by a thread: a pipe holds little, and the next ones are made while the program is busy."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._frames: Queue[bytes | None] = Queue(AHEAD)
        self._broken = False
        self._thread = threading.Thread(target=self._write, name="frames", daemon=True)
        self._thread.start()

    def _write(self) -> None:
        while (data := self._frames.get()) is not None:
            try:
                if not self._broken:
                    write_bytes(self._out, data)
            except OSError:
                self._broken = True  # nobody listens any more; whoever sends is told

    def send(self, frame: dict[str, Any]) -> None:
        """Send a frame as soon as the pipe takes it. Raises BrokenPipeError when the program has gone."""
        if self._broken:
            raise BrokenPipeError
        self._frames.put(encoded(frame))

    def close(self) -> int:
        """Wait until everything is sent; 1 when nobody took it."""
        self._frames.put(None)
        self._thread.join()
        return int(self._broken)


def _fault(error: Exception) -> dict[str, Any]:
    if isinstance(error, UserError):
        return {"error": error.code, "values": {name: str(value) for name, value in error.values.items()}}
    import traceback

    return {"fault": "".join(traceback.format_exception(error))}
