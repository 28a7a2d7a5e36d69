"""The pipe between the program and its children: frames of bytes or JSON, each led by its length."""

import json
import os
import sys
from typing import Any, BinaryIO

from app.sentences.errors import UserError

MAX_FRAME = 256 << 20


def out_pipe() -> BinaryIO:
    """The child's way out: standard output; a windowed program on Windows has it only as a file descriptor."""
    return sys.stdout.buffer if sys.stdout is not None else os.fdopen(1, "wb")


def in_pipe() -> BinaryIO:
    """The child's way in: standard input."""
    return sys.stdin.buffer if sys.stdin is not None else os.fdopen(0, "rb")


def write_bytes(stream: BinaryIO, data: bytes) -> None:
    """Send one frame."""
    stream.write(len(data).to_bytes(4, "big"))
    stream.write(data)
    stream.flush()


def encoded(payload: dict[str, Any]) -> bytes:
    """A frame of JSON."""
    # no frame holds itself, and to make sure of it costs a fifth
    text = json.dumps(payload, ensure_ascii=False, check_circular=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def write_frame(stream: BinaryIO, payload: dict[str, Any]) -> None:
    """Send one frame of JSON."""
    write_bytes(stream, encoded(payload))


def read_bytes(stream: BinaryIO) -> bytes | None:
    """The next frame; None at the end, also when the other side died in the middle of one."""
    head = stream.read(4)
    if len(head) < 4:
        return None
    size = int.from_bytes(head, "big")
    if size > MAX_FRAME:
        raise UserError("import.child_answer")
    data = stream.read(size)
    return data if len(data) == size else None


def decoded(data: bytes) -> dict[str, Any]:
    """What a frame of JSON says; ValueError when it is none."""
    frame = json.loads(data.decode("utf-8", "surrogatepass"))
    if not isinstance(frame, dict):
        raise UserError("import.child_answer")
    return frame
