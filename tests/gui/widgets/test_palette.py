"""The palette and the list of results below every search."""

from collections.abc import Iterator, Sequence

import pytest
from calendar_probe import Heard
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.widgets.palette import Palette
from app.widgets.result_list import PaletteItem, ResultModel, _pieces

Key = Qt.Key

THINGS = (
    PaletteItem(1, "康悦健身连锁", group="customers"),
    PaletteItem(2, "力源健身俱乐部", group="customers"),
    PaletteItem(3, "Call 康悦", group="follow-ups"),
    PaletteItem(4, "New customer", group="commands", key="Ctrl N", enabled=False),
    PaletteItem(5, "Log", group="commands", key="Ctrl L"),
)


class Source:
    """Finds things by part of their title and remembers what was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, text: str) -> Sequence[PaletteItem]:
        self.asked.append(text)
        return [one for one in THINGS if text.lower() in one.title.lower()]


@pytest.fixture
def source() -> Source:
    return Source()


@pytest.fixture
def palette(qtbot: QtBot, source: Source) -> Iterator[Palette]:
    """A palette open over a window."""
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1200, 760)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    made = Palette(window, source)
    made.open()
    qtbot.waitUntil(made.field.hasFocus)
    yield made
    window.close()


def current(palette: Palette) -> object:
    item = palette.list.current()
    return None if item is None else item.id


def test_the_model(qtmodeltester: ModelTester) -> None:
    model = ResultModel()
    model.set_items(THINGS)
    qtmodeltester.check(model)
    rows = [model.index(row).data() for row in range(model.rowCount())]
    assert rows[0] == "customers"
    assert rows.count("commands") == 1


def test_every_keystroke_asks_and_the_first_result_is_chosen(palette: Palette, source: Source) -> None:
    QTest.keyClicks(palette.field, "lo")
    assert source.asked == ["", "l", "lo"]
    assert current(palette) == 5


def test_what_the_input_method_composes_is_not_asked_until_it_is_committed(
    palette: Palette, source: Source
) -> None:
    chosen = Heard(palette.chosen)
    QApplication.sendEvent(palette.field, QInputMethodEvent("li'yuan", []))
    QTest.keyClick(palette.field, Key.Key_Return)  # belongs to the input method
    assert source.asked == [""]
    assert chosen.said == []
    done = QInputMethodEvent("", [])
    done.setCommitString("力源")
    QApplication.sendEvent(palette.field, done)
    assert source.asked == ["", "力源"]
    QTest.keyClick(palette.field, Key.Key_Return)
    assert chosen.said == [(2,)]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ([], 1),
        ([Key.Key_Down], 2),
        ([Key.Key_Down, Key.Key_Down], 3),  # over the heading
        ([Key.Key_Up], 5),  # round at the top
        ([Key.Key_Down, Key.Key_Down, Key.Key_Down], 5),  # what is disabled is left out
        ([Key.Key_Tab], 3),
        ([Key.Key_Tab, Key.Key_Tab], 5),
        ([Key.Key_Tab, Key.Key_Tab, Key.Key_Tab], 1),
    ],
)
def test_keys_choose(palette: Palette, keys: list[Qt.Key], expected: int) -> None:
    for key in keys:
        QTest.keyClick(palette.field, key)
    assert current(palette) == expected


def test_enter_takes_and_closes(palette: Palette) -> None:
    chosen, closed = Heard(palette.chosen), Heard(palette.closed)
    QTest.keyClick(palette.field, Key.Key_Return)
    assert chosen.said == [(1,)]
    assert closed.said == [()]


def test_a_click_takes(palette: Palette) -> None:
    chosen = Heard(palette.chosen)
    rect = palette.list.visualRect(palette.list.results.index(2))
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert chosen.said == [(2,)]


def test_esc_empties_first_and_then_closes(palette: Palette) -> None:
    closed = Heard(palette.closed)
    QTest.keyClicks(palette.field, "zz")
    QTest.keyClick(palette.field, Key.Key_Escape)
    assert palette.field.text() == ""
    assert closed.said == []
    QTest.keyClick(palette.field, Key.Key_Escape)
    assert closed.said == [()]


def test_enter_with_nothing_found_does_nothing(palette: Palette) -> None:
    chosen = Heard(palette.chosen)
    QTest.keyClicks(palette.field, "zz")
    QTest.keyClick(palette.field, Key.Key_Return)
    assert chosen.said == []


def test_a_later_answer_keeps_the_chosen_item(palette: Palette) -> None:
    QTest.keyClick(palette.field, Key.Key_Down)
    palette.refresh()
    assert current(palette) == 2


@pytest.mark.parametrize(
    ("matches", "pieces"),
    [
        ((), [("康悦健身", False)]),
        (((0, 2),), [("康悦", True), ("健身", False)]),
        (((1, 1), (3, 1)), [("康", False), ("悦", True), ("健", False), ("身", True)]),
        (((2, 9),), [("康悦", False), ("健身", True)]),  # beyond the end
        (((0, 2), (1, 2)), [("康悦", True), ("健", True), ("身", False)]),  # overlapping
    ],
)
def test_matched_parts(matches: tuple[tuple[int, int], ...], pieces: list[tuple[str, bool]]) -> None:
    assert _pieces(PaletteItem(1, "康悦健身", matches=matches)) == pieces
