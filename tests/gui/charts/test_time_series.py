"""The time chart with pointer, wheel, keys and clipboard."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.theme import manager
from app.widgets.charts import Series, TimeSeries, TimeSeriesCard, TimeWords
from app.widgets.charts.time_series import TimeSeriesView

Key = Qt.Key
FIRST = date(2025, 9, 29)
WEEKS = 51
WORDS = TimeWords(
    lambda day: f"{day.month}月{day.day}日",
    lambda day: f"{day.month}月",
    lambda day: f"{day.year}年{day.month}月",
    lambda day: f"{day.year}年",
)


def weeks_of_talks(weeks: int = WEEKS) -> TimeSeries:
    days = [FIRST + timedelta(weeks=n) for n in range(weeks)]
    return TimeSeries(
        days,
        [f"{day.month}月{day.day}日 当周" for day in days],
        (
            Series("电话", [10 + n % 3 for n in range(weeks)]),
            Series("微信", [4] * weeks),
            Series("拜访", [n % 2 for n in range(weeks)], "violetSo"),
        ),
        "合计",
        WORDS,
    )


@pytest.fixture
def card(qtbot: Any) -> Iterator[TimeSeriesCard]:
    made = TimeSeriesCard("每周沟通")
    qtbot.addWidget(made)
    made.resize(590, 340)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.set_chart(weeks_of_talks(), "每周沟通 15.5 次，电话占 71%")
    made.grab()
    yield made
    manager().set_mode("light")


@pytest.fixture
def view(card: TimeSeriesCard) -> TimeSeriesView:
    found = card.view
    assert isinstance(found, TimeSeriesView)
    return found


def chosen_of(card: TimeSeriesCard) -> list[tuple[int, int]]:
    chosen: list[tuple[int, int]] = []
    card.activated.connect(lambda *args: chosen.append(args))
    return chosen


def spot(view: TimeSeriesView, series: int, point: int) -> QPoint:
    mark = view.mark(series, point)
    assert mark is not None
    return mark.shape.center().toPoint()


def turn(view: TimeSeriesView, at: QPoint, notches: int) -> QWheelEvent:
    event = QWheelEvent(
        QPointF(at),
        QPointF(view.mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)
    return event


def zoom_in(view: TimeSeriesView) -> None:
    turn(view, QPoint(view.width() // 2, view.height() // 2), 6)
    assert view.window_shown is not None
    assert not view.window_shown.is_whole


def test_the_layers_lie_where_the_pointer_finds_them(view: TimeSeriesView) -> None:
    """What pyqtgraph draws and what we compute for the pointer is the same place."""
    layout = view.place()
    assert layout is not None
    assert view._plot is not None
    for day, value in ((FIRST.toordinal(), 0.0), (FIRST.toordinal() + 200, 8.0)):
        inner = view._plot._box.mapSceneToView(QPointF(layout.x(day), layout.y(value)))
        assert inner.x() == pytest.approx(day, abs=0.5)
        assert inner.y() == pytest.approx(value, abs=0.1)
    image = view.grab().toImage()
    assert image.pixelColor(spot(view, 0, 25)) == manager().theme.color("series1")
    assert image.pixelColor(spot(view, 1, 25)) == manager().theme.color("series2")


def test_a_click_opens_the_layer_under_it_or_the_whole_week_above(
    card: TimeSeriesCard, view: TimeSeriesView
) -> None:
    chosen = chosen_of(card)
    for series, point in ((0, 0), (1, 7), (2, 25), (0, WEEKS - 1)):
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=spot(view, series, point))
    above = QPoint(spot(view, -1, 30).x(), 16)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=above)
    QTest.mouseClick(view, Qt.MouseButton.RightButton, pos=above)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(view.width() - 10, 30))  # on the names
    assert chosen == [(0, 0), (1, 7), (2, 25), (0, WEEKS - 1), (-1, 30)]


def test_pointing_reads_out_the_week_each_kind_and_the_total(view: TimeSeriesView) -> None:
    QTest.mouseMove(view, spot(view, 1, 13))
    mark = view._read_out.mark
    assert mark is not None
    assert mark.sentence() == "12月29日 当周, 拜访 1, 微信 4, 电话 11, 合计 16"
    assert view.rect().contains(view._read_out.geometry())
    view.leaveEvent(None)  # type: ignore[arg-type]
    assert view._read_out.mark is None


def test_the_wheel_zooms_around_the_pointer_and_at_the_limits_lets_the_page_scroll(
    view: TimeSeriesView,
) -> None:
    at = spot(view, 0, 40)
    assert not turn(view, at, -1).isAccepted()  # all is seen already
    assert turn(view, at, 3).isAccepted()
    assert spot(view, 0, 40).x() == pytest.approx(at.x(), abs=1)
    turn(view, at, 30)
    assert not turn(view, at, 1).isAccepted()
    assert view.window_shown is not None
    assert view.window_shown.length == pytest.approx(28)


def test_dragging_moves_the_time_and_opens_nothing(card: TimeSeriesCard, view: TimeSeriesView) -> None:
    chosen = chosen_of(card)
    zoom_in(view)
    before, middle = view.window_shown, QPoint(view.width() // 2, view.height() // 2)
    assert before is not None
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(view, middle + QPoint(60, 0))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=middle + QPoint(60, 0))
    after = view.window_shown
    assert after is not None
    assert after.first < before.first  # pulled to the right: earlier weeks come
    assert after.length == pytest.approx(before.length)
    assert (chosen, view._click.isActive()) == ([], False)


def test_in_a_zoomed_chart_one_click_opens_and_two_show_everything(
    card: TimeSeriesCard, view: TimeSeriesView, qtbot: Any
) -> None:
    chosen = chosen_of(card)
    zoom_in(view)
    at = spot(view, 0, 25)
    with qtbot.waitSignal(card.activated, timeout=3_000):
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=at)
    assert chosen == [(0, 25)]
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=at)
    assert view.window_shown is not None
    assert view.window_shown.is_whole
    assert not view._click.isActive()
    assert chosen == [(0, 25)]


def test_keys_alone(card: TimeSeriesCard, view: TimeSeriesView) -> None:
    chosen = chosen_of(card)
    card._more.setFocus()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert view._lit == (-1, WEEKS - 1)  # the newest week comes first
    for key in (Key.Key_Left, Key.Key_Left, Key.Key_Return, Key.Key_Up, Key.Key_Up, Key.Key_Enter):
        QTest.keyClick(view, key)
    assert chosen == [(-1, WEEKS - 3), (1, WEEKS - 3)]
    for _ in range(5):
        QTest.keyClick(view, Key.Key_Plus)
    for _ in range(30):
        QTest.keyClick(view, Key.Key_Left)
    assert view._lit == (1, WEEKS - 33)
    mark, window = view._lit_mark(), view.window_shown
    assert mark is not None
    assert window is not None
    assert mark in [view.mark(1, each.point) for each in view.marks()]  # the window went along
    QTest.keyClick(view, Key.Key_Minus)
    assert view.window_shown.length > window.length  # type: ignore[union-attr]
    QTest.keyClick(view, Key.Key_Home)
    assert view.window_shown.is_whole  # type: ignore[union-attr]
    for _ in range(60):
        QTest.keyClick(view, Key.Key_Left)
    assert view._lit == (1, 0)
    QTest.keyClick(view, Key.Key_Escape)
    assert view._read_out.mark is None


def test_new_values_for_the_same_time_keep_the_zoom(card: TimeSeriesCard, view: TimeSeriesView) -> None:
    zoom_in(view)
    before = view.window_shown
    card.set_chart(weeks_of_talks(), "一次沟通更多")
    assert view.window_shown == before
    card.set_chart(weeks_of_talks(20))
    assert view.window_shown is not None
    assert view.window_shown.is_whole


@pytest.mark.parametrize("weeks", [1, 2, 5, 520])
def test_short_and_long_times_are_drawn(card: TimeSeriesCard, view: TimeSeriesView, weeks: int) -> None:
    card.set_chart(weeks_of_talks(weeks))
    assert len(view.marks()) == weeks
    inside = spot(view, 0, 0) + QPoint(8, 0)
    assert view.grab().toImage().pixelColor(inside) == manager().theme.color("series1")


@pytest.mark.parametrize("width", [320, 590, 1100])
def test_names_at_the_end_keep_their_order_and_distance(
    card: TimeSeriesCard, view: TimeSeriesView, width: int
) -> None:
    card.resize(width, 320)
    card.grab()
    layout = view.place()
    assert layout is not None
    heights = [ending.height for ending in layout.endings]
    assert all(lower - upper >= 15.99 for lower, upper in pairwise(heights))
    assert layout.area.top() <= heights[-1]
    assert heights[0] <= layout.area.bottom()
    assert layout.area.width() > 100


def test_nothing_counted_says_so_and_loads_nothing(qtbot: Any) -> None:
    asked: list[Callable[[], None]] = []
    card = TimeSeriesCard("每周沟通", load=lambda work, done: asked.append(done))
    qtbot.addWidget(card)
    card.show()
    card.set_chart(None, missing="请先记录一次沟通")
    QTest.keyClick(card.view, Key.Key_Plus)
    QTest.mouseClick(card.view, Qt.MouseButton.LeftButton)
    assert asked == []
    assert "请先记录一次沟通" in card.view.accessibleDescription()
    card.set_chart(weeks_of_talks(), "每周沟通 15.5 次")
    waiting = card.view.grab().toImage()  # axes and names stand already
    assert waiting.pixelColor(spot(card.view, 0, 25)) != manager().theme.color("series1")  # type: ignore[arg-type]
    asked[0]()
    assert len(asked) == 1
    assert card.view.grab().toImage().pixelColor(spot(card.view, 0, 25)) == manager().theme.color("series1")  # type: ignore[arg-type]
    card.set_chart(None)
    assert card.view.marks() == []


def test_the_text_equivalent_has_finding_and_values(view: TimeSeriesView) -> None:
    words = view.accessibleDescription()
    assert words.startswith("每周沟通 15.5 次，电话占 71%")
    assert "9月29日 当周\u200210\u20024\u20020\u200214" in words
    assert view.accessibleName() == "每周沟通"


def test_the_picture_is_what_is_seen(card: TimeSeriesCard, view: TimeSeriesView) -> None:
    told: list[str] = []
    card.copied.connect(told.append)
    card.make_menu().actions()[0].trigger()
    whole = QGuiApplication.clipboard().image()
    zoom_in(view)
    card.make_menu().actions()[0].trigger()
    zoomed = QGuiApplication.clipboard().image()
    assert whole.size() == zoomed.size()
    assert whole != zoomed
    assert _share(whole, "series1") > 0.1
    card.make_menu().actions()[1].trigger()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert (lines[0], len(lines)) == ("\t电话\t微信\t拜访\t合计", WEEKS + 1)
    assert told == ["picture", "picture", "data"]


def _share(image: QImage, role: str) -> float:
    wanted = manager().theme.color(role).rgb()
    small = [
        image.pixel(x, y) == wanted for x in range(0, image.width(), 9) for y in range(0, image.height(), 9)
    ]
    return sum(small) / len(small)


@pytest.mark.parametrize(
    ("name", "begins"), [("c.png", b"\x89PNG"), ("c.svg", b"<?xml"), ("c.csv", b"\xef\xbb\xbf")]
)
def test_saving(card: TimeSeriesCard, tmp_path: Path, name: str, begins: bytes) -> None:
    assert card.save_as(tmp_path / name)
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_the_theme_changes_live(view: TimeSeriesView) -> None:
    manager().set_mode("dark")
    theme = manager().theme
    image = view.grab().toImage()
    assert image.pixelColor(spot(view, 0, 25)) == theme.color("series1")
    assert image.pixelColor(spot(view, 2, 25)) == theme.color("violetSo")
