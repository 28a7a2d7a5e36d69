"""Charts with pointer, keys and clipboard."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QImage, QPainter
from PySide6.QtTest import QTest

from app.theme import manager
from app.widgets.charts import (
    BarChart,
    ChartCard,
    Forecast,
    HBar,
    HBarItem,
    HeatMap,
    LineChart,
    Series,
    paint_spec,
)
from app.widgets.charts.canvas import Canvas, wrapped
from tests.gui.charts.sample_charts import all_charts

KINDS = list(all_charts())
Key = Qt.Key


@pytest.fixture
def card(qtbot: Any) -> Iterator[ChartCard]:
    made = ChartCard()
    qtbot.addWidget(made)
    made.resize(460, 320)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    manager().set_mode("light")


def show(card: ChartCard, kind: str) -> None:
    title, finding, spec = all_charts()[kind]
    card.set_chart(spec, finding, title=title)
    card.grab()


def tab_to(card: ChartCard) -> None:
    card._more.setFocus()
    card.view.setFocus(Qt.FocusReason.TabFocusReason)


def picture(card: ChartCard) -> QImage:
    return card.view.grab().toImage()


@pytest.mark.parametrize("kind", KINDS)
def test_every_mark_lies_inside_and_answers_a_click(card: ChartCard, kind: str) -> None:
    show(card, kind)
    chosen: list[tuple[int, int]] = []
    card.activated.connect(lambda *args: chosen.append(args))
    marks = card.view.marks()
    assert len(marks) > 3
    assert len({(mark.series, mark.point) for mark in marks}) == len(marks)
    for mark in marks:
        assert card.view.rect().toRectF().adjusted(-6, -6, 6, 6).contains(mark.shape), mark
        QTest.mouseClick(card.view, Qt.MouseButton.LeftButton, pos=mark.hit.center().toPoint())
    assert chosen == [(mark.series, mark.point) for mark in marks]


@pytest.mark.parametrize("kind", KINDS)
def test_pointing_reads_out_and_leaving_ends_it(card: ChartCard, kind: str) -> None:
    show(card, kind)
    before = picture(card)
    mark = card.view.marks()[-1]
    QTest.mouseMove(card.view, mark.hit.center().toPoint())
    assert card.view._read_out.mark == mark
    assert card.view.rect().contains(card.view._read_out.geometry())
    assert picture(card) != before
    QTest.mouseMove(card.view, QPoint(0, 0))
    card.view.leaveEvent(None)  # type: ignore[arg-type]
    assert card.view._read_out.mark is None
    assert picture(card) == before


@pytest.mark.parametrize("kind", KINDS)
def test_every_mark_can_be_reached_by_arrow_keys(card: ChartCard, kind: str) -> None:
    show(card, kind)
    tab_to(card)
    start = card.view._lit
    assert start is not None
    reached, edge = {start}, [start]
    by_place = {(mark.series, mark.point): mark for mark in card.view.marks()}
    while edge:
        place = edge.pop()
        for key in (Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down):
            card.view._go(by_place[place])
            QTest.keyClick(card.view, key)
            assert card.view._lit is not None
            if card.view._lit not in reached:
                reached.add(card.view._lit)
                edge.append(card.view._lit)
    assert reached == set(by_place)


def test_enter_chooses_and_escape_lets_go(card: ChartCard) -> None:
    show(card, "bars")
    chosen: list[tuple[int, int]] = []
    card.activated.connect(lambda *args: chosen.append(args))
    tab_to(card)
    for key in (
        Key.Key_Right,
        Key.Key_Right,
        Key.Key_Return,
        Key.Key_End,
        Key.Key_Space,
        Key.Key_Home,
        Key.Key_Enter,
    ):
        QTest.keyClick(card.view, key)
    assert chosen == [(0, 2), (0, 11), (0, 0)]
    QTest.keyClick(card.view, Key.Key_Escape)
    assert card.view._read_out.mark is None


def test_stacked_read_out_names_the_part(card: ChartCard) -> None:
    show(card, "stacked")
    mark = next(each for each in card.view.marks() if (each.series, each.point) == (2, 1))
    assert mark.sentence() == "第29周, 拜访 2"


def test_a_part_of_the_ring_is_found_between_its_edges(card: ChartCard) -> None:
    show(card, "donut")
    ring_left = QPoint(12, card.view.height() // 2)  # nine o'clock is 75 %, and 52 + 21 < 75
    mark = card.view.mark_at(ring_left.toPointF())
    assert mark is not None
    assert mark.title == "官网"


@pytest.mark.parametrize(
    "spec",
    [
        None,
        BarChart((), []),
        BarChart(("a", "b"), [Series("x", (0, None))]),
        LineChart(("a", "b"), [Series("x", (3, None))]),  # one point is no line
        HBar([]),
        HeatMap(("r",), ("c",), ((0,),)),
    ],
)
def test_too_little_data_says_so_instead_of_drawing(card: ChartCard, spec: Any) -> None:
    card.set_chart(spec, "never shown", title="Forecast", missing="3 more months of orders")
    assert card.view.marks() == []
    assert "3 more months of orders" in card.view.accessibleDescription()
    assert "never shown" not in card.view.accessibleDescription()
    assert not card._more.isEnabled()
    QTest.keyClick(card.view, Key.Key_Right)
    card.grab()


@pytest.mark.parametrize(
    "spec",
    [
        BarChart(("only",), [Series("x", (5,))], highlight=0),
        LineChart(("a", "b"), [Series("x", (5, 5))]),  # flat
        LineChart(("a", "b", "c"), [Series("x", (5, None, 6))]),  # a gap
        BarChart(("a", "b"), [Series("x", (1,))]),  # fewer values than labels
        HBar([] or all_charts()["hbar"][2].items[:1]),  # type: ignore[union-attr]
    ],
)
def test_odd_but_real_values_are_drawn(card: ChartCard, spec: Any) -> None:
    card.set_chart(spec, "finding", title="t")
    card.grab()
    assert card.view.marks()


def test_the_text_equivalent_has_finding_and_values(card: ChartCard) -> None:
    show(card, "hbar")
    words = card.view.accessibleDescription()
    assert words.startswith("转介绍每投 1 元回 9.6 元，招标网亏本")
    assert "招标网\u20020.8×" in words
    assert card.view.accessibleName() == "渠道回报"


def test_copying(card: ChartCard) -> None:
    show(card, "bars")
    told: list[str] = []
    card.copied.connect(told.append)
    menu = card.make_menu()
    menu.actions()[0].trigger()
    image = QGuiApplication.clipboard().image()
    assert (image.width(), image.height()) == (960, 640)
    menu.actions()[1].trigger()
    assert QGuiApplication.clipboard().text().splitlines()[1] == "10月\t9\t8"
    assert told == ["picture", "data"]


@pytest.mark.parametrize(
    ("name", "begins"), [("c.png", b"\x89PNG"), ("c.svg", b"<?xml"), ("c.csv", b"\xef\xbb\xbf")]
)
def test_saving(card: ChartCard, tmp_path: Path, name: str, begins: bytes) -> None:
    show(card, "funnel")
    assert card.save_as(tmp_path / name)
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_a_file_that_cannot_be_written_is_told(card: ChartCard, tmp_path: Path, qtbot: Any) -> None:
    show(card, "funnel")
    for name in ("c.png", "c.csv"):
        with qtbot.waitSignal(card.export_failed):
            assert not card.save_as(tmp_path / "nowhere" / name)


@pytest.mark.parametrize("kind", KINDS)
def test_the_theme_changes_live(card: ChartCard, kind: str) -> None:
    show(card, kind)
    light = card.grab().toImage()
    manager().set_mode("dark")
    dark = card.grab().toImage()
    assert dark != light
    at = QPoint(card.width() - 4, card.height() - 4)
    assert dark.pixelColor(at) == manager().theme.color("surface")


def test_lit_column_and_highlight_use_the_theme(card: ChartCard) -> None:
    show(card, "bars")
    last = card.view.marks()[11].shape.center().toPoint()
    other = card.view.marks()[0].shape.center().toPoint()
    image = picture(card)
    assert image.pixelColor(last) == manager().theme.color("series1")
    assert image.pixelColor(other + QPoint(0, 8)) == manager().theme.color("accentSoft")


def test_long_english_words_stay_inside(card: ChartCard) -> None:
    long = "A channel with a remarkably long name that nobody shortened"
    card.set_chart(HBar([HBarItem(long, 3)]), long, title=long[:20])
    card.resize(320, 240)
    card.grab()
    assert QFontMetrics(manager().theme.font("small")).horizontalAdvance(long) > 280
    assert card.view.marks()[0].shape.left() < card.view.width() * 0.45


def test_a_legend_without_room_in_the_head_gets_its_own_line(card: ChartCard) -> None:
    names = ("New", "Contacting", "Qualified", "Converted", "Nurture", "Disqualified")
    card.set_chart(BarChart(("a",), [Series(name, (1,)) for name in names]), "f", title="Leads by channel")
    places = {}
    for width in (900, 460, 900):
        card.resize(width, 320)
        card.grab()
        legend = card._legend.geometry()
        assert card.rect().contains(legend)
        assert not legend.intersects(card._title_label.geometry())
        assert not legend.intersects(card._finding.geometry())
        places[width] = legend.top() < card._finding.geometry().top()
    assert places == {900: True, 460: False}
    assert card.minimumSizeHint().width() < 460


@pytest.mark.parametrize("names", [True, False])
def test_labels_are_never_cut_off_at_the_edges(card: ChartCard, names: bool) -> None:
    """Once the last of the dates stood half outside; long names were left out."""
    labels = ["Trade fair of the region", *(f"{n}" for n in range(10)), "Online advertising"]
    card.set_chart(BarChart(labels, [Series("x", [3] * 12)], names=names), "f")
    image = picture(card)
    ground = image.pixelColor(0, 0)
    for x in (0, image.width() - 1):
        column = [image.pixelColor(x, y) for y in range(image.height() - 40, image.height())]
        assert all(each == ground for each in column)


@pytest.mark.parametrize(
    ("name", "room", "expected"),
    [
        ("展会", 60, ["展会"]),
        ("Online advertising", 70, ["Online", "advertising"]),
        ("搜索引擎推广", 40, ["搜索引", "擎推广"]),  # no spaces: broken where the line is full
    ],
)
def test_names_take_two_lines(card: ChartCard, name: str, room: float, expected: list[str]) -> None:
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    assert wrapped(Canvas(painter, QRectF(), manager().theme), name, room) == expected
    painter.end()


@pytest.mark.parametrize(("low", "high"), [(0, 0), (0, 3), (20, 90), (88, 90)])
def test_the_ends_of_a_forecast_are_written_beside_it_without_touching(
    qapp: Any, monkeypatch: pytest.MonkeyPatch, low: float, high: float
) -> None:
    boxes: list[tuple[str, QRectF]] = []
    write = Canvas.text

    def noted(canvas: Canvas, x: float, middle: float, text: str, **look: Any) -> None:
        metrics = canvas.theme.metrics(look.get("font", "micro"), strong=look.get("strong"))
        wide = metrics.horizontalAdvance(text)
        align = look.get("align", "left")
        left = x - wide if align == "right" else x - wide / 2 if align == "center" else x
        boxes.append((text, QRectF(left, middle - 6, wide, 12)))
        write(canvas, x, middle, text, **look)

    monkeypatch.setattr(Canvas, "text", noted)
    ahead = Forecast(2, (50, (low + high) / 2), (10, low), (90, high), "Forecast", "80 %")
    spec = LineChart(("Jan", "Feb", "Mar", "Apr"), (Series("Sold", (40, 90)),), ahead, from_zero=True,
                     write=lambda value: f"${value:.0f} each")  # fmt: skip
    picture = QImage(500, 220, QImage.Format.Format_ARGB32)
    painter = QPainter(picture)
    paint_spec(painter, QRectF(2, 2, 496, 216), spec, manager().theme)
    painter.end()
    written = {f"${low:.0f} each", f"${high:.0f} each"}
    ends = [(text, box) for text, box in boxes if text in written and box.left() > 400]
    assert {text for text, _box in ends} == written
    for number, (text, box) in enumerate(boxes):
        for other, other_box in boxes[number + 1 :]:
            assert not box.intersects(other_box), (text, other)
