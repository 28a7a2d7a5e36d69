"""The pipe between the program and its spreadsheet child: JSON frames, each led by its length."""

import json
from typing import Any, BinaryIO

from app.sentences.errors import UserError

MAX_FRAME = 256 << 20


def write_frame(stream: BinaryIO, payload: dict[str, Any]) -> None:
    """Send one frame."""
    data = json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    stream.write(len(data).to_bytes(4, "big"))
    stream.write(data)
    stream.flush()


def read_frame(stream: BinaryIO) -> dict[str, Any] | None:
    """The next frame; None at the end, also when the other side died in the middle of one."""
    head = stream.read(4)
    if len(head) < 4:
        return None
    size = int.from_bytes(head, "big")
    if size > MAX_FRAME:
        raise UserError("import.child_answer")
    data = stream.read(size)
    if len(data) < size:
        return None
    frame = json.loads(data.decode("utf-8", "surrogatepass"))
    if not isinstance(frame, dict):
        raise UserError("import.child_answer")
    return frame
