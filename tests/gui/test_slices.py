"""Work in slices: the window has its turn between them, and at once when there is something to see."""

from collections.abc import Iterator
from typing import Any

from pytestqt.qtbot import QtBot

from app.views.slices import PAINT, Slices


def test_a_step_with_something_to_see_ends_the_turn(qtbot: QtBot) -> None:
    done: list[str] = []

    def work() -> Iterator[Any]:
        for name in ("modules", "list"):
            done.append(name)
            yield PAINT if name == "list" else None
        done.append("the rest")

    slices = Slices(work())
    seen: list[list[str]] = []
    slices.over.connect(lambda: seen.append([*done]))
    slices._turn()
    assert done == ["modules", "list"], "the rest waits for the painting"
    assert slices.active
    with qtbot.waitSignal(slices.over):
        pass
    assert seen == [["modules", "list", "the rest"]]
