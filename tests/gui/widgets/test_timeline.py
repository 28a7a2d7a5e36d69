"""The timeline: windows of rows, month headings, wrapping, keys and clicks."""

from collections.abc import Sequence

import pytest
from calendar_probe import Heard
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.theme import theme
from app.widgets.timeline import FIRST_ROLE, LAST_ROLE, WINDOW, Timeline, TimelineItem, TimelineModel
from app.widgets.timeline_delegate import wrap_lines

Key = Qt.Key


def items(count: int, *, per_month: int = 10) -> list[TimelineItem]:
    return [
        TimelineItem(n, f"Call {n}", body="said this and that " * (n % 5), month=f"month {n // per_month}")
        for n in range(count)
    ]


class Source:
    """Hands out windows and remembers what was asked."""

    def __init__(self, count: int) -> None:
        self.all = items(count)
        self.asked: list[int] = []

    def __call__(self, offset: int, limit: int) -> Sequence[TimelineItem]:
        self.asked.append(offset)
        return self.all[offset : offset + limit]


@pytest.fixture
def timeline(qtbot: QtBot) -> Timeline:
    """An empty timeline of the card's size, shown."""
    made = Timeline()
    qtbot.addWidget(made)
    made.resize(556, 500)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.mark.parametrize("count", [0, 1, WINDOW - 1, WINDOW, WINDOW + 1, 200])
def test_the_model_reads_to_the_end_window_by_window(qtmodeltester: ModelTester, count: int) -> None:
    model, source = TimelineModel(), Source(count)
    model.set_source(source)
    qtmodeltester.check(model)
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    assert [model.index(row).data() for row in range(model.rowCount())] == [one.title for one in source.all]


def test_only_the_first_window_is_read_until_somebody_scrolls(timeline: Timeline) -> None:
    source = Source(5_000)
    timeline.set_source(source)
    assert source.asked == [0]
    timeline.scrollToBottom()
    QTest.qWait(0)
    assert source.asked[:2] == [0, WINDOW]


def test_months_open_and_close(qtmodeltester: ModelTester) -> None:
    model = TimelineModel()
    model.set_items(items(4, per_month=2))
    qtmodeltester.check(model)
    flags = [(model.index(n).data(FIRST_ROLE), model.index(n).data(LAST_ROLE)) for n in range(4)]
    assert flags == [(True, False), (False, True), (True, False), (False, True)]


def test_the_line_goes_on_when_the_next_window_is_of_the_same_month() -> None:
    model = TimelineModel()
    model.set_source(lambda offset, limit: items(100, per_month=1000)[offset : offset + limit])
    heard = Heard(model.dataChanged)
    assert model.index(WINDOW - 1).data(LAST_ROLE) is True
    model.fetchMore(QModelIndex())
    assert model.index(WINDOW - 1).data(LAST_ROLE) is False
    assert heard.said[0][0].row() == WINDOW - 1


def test_a_click_and_enter_open_and_letters_are_handed_on(timeline: Timeline) -> None:
    timeline.set_items(items(5))
    opened, letters = Heard(timeline.opened), Heard(timeline.key_pressed)
    index = timeline.model().index(2, 0)
    QTest.mouseClick(timeline.viewport(), Qt.MouseButton.LeftButton, pos=timeline.visualRect(index).center())
    QTest.keyClick(timeline, Key.Key_J)
    QTest.keyClick(timeline, Key.Key_Return)
    QTest.keyClick(timeline, Key.Key_L)
    assert opened.said == [(2,), (3,)]
    assert letters.said == [("L", 3)]


def test_rows_grow_when_the_list_becomes_narrow(timeline: Timeline, qtbot: QtBot) -> None:
    timeline.set_items([TimelineItem(1, "Call", body="word " * 12)])
    wide = timeline.visualRect(timeline.model().index(0, 0)).height()
    timeline.resize(260, 500)
    qtbot.waitUntil(lambda: timeline.visualRect(timeline.model().index(0, 0)).height() > wide)


@pytest.mark.parametrize(
    ("text", "most", "lines", "ends"),
    [
        ("", 3, 0, ""),
        ("  \n ", 3, 0, ""),
        ("short", 3, 1, "short"),
        ("one\ntwo", 3, 2, "two"),
        ("one\n\ntwo", 3, 2, "two"),  # blank lines cost no room
        ("word " * 200, 3, 3, "…"),
        ("三店安装定在夜间进场" * 50, 2, 2, "…"),  # no spaces to break at
        ("one\ntwo\nthree", 2, 2, "…"),
    ],
)
def test_wrapping(qtbot: QtBot, text: str, most: int, lines: int, ends: str) -> None:
    wrapped = wrap_lines(text, theme().font("body"), 300, most)
    assert len(wrapped) == lines
    if wrapped:
        assert wrapped[-1].endswith(ends)
        assert all(theme().metrics("body").horizontalAdvance(line) <= 300 for line in wrapped)
