"""A child's frames arrive whole and in order, however slowly they are taken; a child nobody listens to ends."""

import io
import os
import threading
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest

from app.exchange import child_stream
from app.exchange.child_stream import AHEAD, answer
from app.exchange.frames import decoded, read_bytes
from app.sentences.errors import UserError

LONG = "客" * 60_000  # more than a pipe holds


def frames(order: str) -> Iterator[dict[str, Any]]:
    """Many more than may wait."""
    for number in range(3 * AHEAD):
        yield {"number": number, "order": order, "text": LONG}


@pytest.fixture
def ends(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[int, io.BufferedWriter]]:
    """The program's end of a pipe, and the child's."""
    taking, giving = os.pipe()
    out = os.fdopen(giving, "wb")
    monkeypatch.setattr(child_stream, "in_pipe", lambda: io.BytesIO("东".encode()))
    monkeypatch.setattr(child_stream, "out_pipe", lambda: out)
    monkeypatch.setattr("gc.disable", lambda: None)
    yield taking, out
    with suppress(OSError):
        out.close()


def test_frames_come_whole_and_in_order(ends: tuple[int, io.BufferedWriter]) -> None:
    child = threading.Thread(target=answer, args=(frames,), daemon=True)
    child.start()
    got = []
    with os.fdopen(ends[0], "rb") as stream:
        while "end" not in (frame := decoded(read_bytes(stream) or b"{}")):
            got.append(frame)
    child.join()
    assert got == list(frames("东"))


def test_what_went_wrong_comes_after_the_frames_before_it(ends: tuple[int, io.BufferedWriter]) -> None:
    def broken(order: str) -> Iterator[dict[str, Any]]:
        yield {"number": 1}
        raise UserError("import.no_file", name=order)

    assert answer(broken) == 0
    with os.fdopen(ends[0], "rb") as stream:
        found = [decoded(read_bytes(stream) or b"{}") for _ in range(2)]
    assert found == [{"number": 1}, {"error": "import.no_file", "values": {"name": "东"}}]


def test_a_child_ends_when_nobody_listens(ends: tuple[int, io.BufferedWriter]) -> None:
    os.close(ends[0])
    made = 0

    def endless(order: str) -> Iterator[dict[str, Any]]:
        nonlocal made
        while True:
            made += 1
            yield {"order": order}

    assert answer(endless) == 1
    assert made
