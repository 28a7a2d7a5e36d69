"""Cards, folds, banners, flows, loading blocks, popups: layout and messages."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.theme import is_composited, manager
from app.widgets import marks
from app.widgets.banner import Banner
from app.widgets.buttons import IconButton
from app.widgets.card import Card, FoldSection
from app.widgets.flow_layout import FlowLayout
from app.widgets.menu import Menu
from app.widgets.popup import SHADOW, Popup
from app.widgets.progress import ProgressLine
from app.widgets.skeleton import DELAY_MS, Skeleton
from app.widgets.text import label

Put = Callable[..., QWidget]


def box(width: int, height: int = 20) -> QWidget:
    made = QWidget()
    made.setFixedSize(width, height)
    return made


def flow_of(*widths: int) -> tuple[QWidget, FlowLayout]:
    host = QWidget()
    flow = FlowLayout(host, gap=8, line_gap=4)
    for width in widths:
        flow.addWidget(box(width))
    return host, flow


@pytest.mark.parametrize(
    ("width", "height"),
    [
        (316, 20),  # 100 + 8 + 100 + 8 + 100 in one line
        (315, 44),  # one pixel short: the last goes down
        (208, 44),
        (207, 68),
        (10, 68),  # narrower than any of them: one each line, never endless
    ],
)
def test_a_flow_breaks_like_words(qtbot: QtBot, width: int, height: int) -> None:
    host, flow = flow_of(100, 100, 100)
    qtbot.addWidget(host)
    assert flow.heightForWidth(width) == height


def test_hidden_widgets_take_no_room_in_a_flow(qtbot: QtBot) -> None:
    host, flow = flow_of(100, 100, 100)
    qtbot.addWidget(host)
    flow.itemAt(1).widget().hide()
    assert flow.heightForWidth(208) == 20


def test_a_flow_can_be_emptied_and_filled_in_order(qtbot: QtBot) -> None:
    host, flow = flow_of(100, 100)
    qtbot.addWidget(host)
    first = box(10)
    flow.insert_widget(0, first)
    assert flow.itemAt(0).widget() is first
    flow.clear()
    assert flow.count() == 0
    assert flow.heightForWidth(100) == 0


def test_an_untitled_card_has_no_header(put: Put) -> None:
    plain, titled = Card(), Card("价值", "近 12 月")
    put(plain, titled)
    assert not plain.header.isVisible()
    assert titled.header.height() == 44
    plain.set_title("基本信息")
    assert plain.header.isVisible()


def test_a_card_keeps_its_actions_at_the_right(put: Put) -> None:
    card = Card("价值", "近 12 月 ¥486,200，比去年多百分之二十，很长很长很长的一句话" * 3)
    action = IconButton("info", "说明")
    card.add_action(action)
    window = put(card)
    window.resize(300, 120)
    assert action.mapTo(card, QPoint(action.width(), 0)).x() <= 300


def test_a_fold_opens_by_click_and_space(qtbot: QtBot, put: Put) -> None:
    fold = FoldSection("家庭", "妻子、儿子 12 岁")
    content = label("内容")
    fold.add(content)
    put(fold)
    head = fold._head
    assert not content.isVisible()
    with qtbot.waitSignal(fold.toggled):
        qtbot.mouseClick(head, Qt.MouseButton.LeftButton)
    assert content.isVisible()
    qtbot.keyClick(head, Qt.Key.Key_Space)
    assert not fold.is_open()
    assert head.accessibleDescription() == "妻子、儿子 12 岁"


def test_a_banner_offers_one_action_or_none(qtbot: QtBot, put: Put) -> None:
    calls: list[str] = []
    banner = Banner(
        "没能写入。", "内容还在。", tone="red", action="再试", clicked=lambda: calls.append("again")
    )
    put(banner)
    button = banner.findChild(QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    banner.show_message("好了。", tone="green")
    assert calls == ["again"]
    assert not button.isVisible()
    assert banner.accessibleName() == "好了。"


def test_a_long_sentence_of_a_banner_goes_on_in_the_next_line(put: Put) -> None:
    banner = Banner(
        "The file cannot be opened in this folder. Check that it exists and may be used. " * 2, tone="red"
    )
    put(banner)
    assert banner.minimumSizeHint().width() < 400
    assert banner.heightForWidth(400) > banner.heightForWidth(1_600)


def test_a_banner_takes_the_colours_of_its_tone_in_both_themes(put: Put) -> None:
    banner = Banner("5 天没备份。", tone="amber")
    put(banner)
    for name in ("light", "dark"):
        manager().set_mode(name)
        ground = banner.grab().toImage().pixelColor(5, 20).name()
        assert ground == manager().theme.color("amberBg").name()


def test_loading_blocks_wait_before_they_show(qtbot: QtBot, put: Put) -> None:
    skeleton = Skeleton(3)
    put(skeleton)
    skeleton.start("正在读取 12,480 条")
    empty = skeleton.grab().toImage()
    assert skeleton._first.isActive()
    assert skeleton._first.interval() == DELAY_MS
    skeleton.show_blocks()
    assert skeleton.grab().toImage() != empty
    skeleton.stop()
    assert not skeleton._first.isActive()
    assert not skeleton._second.isActive()


def test_loading_can_be_stopped_by_hand_once_it_takes_long(qtbot: QtBot, put: Put) -> None:
    skeleton = Skeleton(3)
    put(skeleton)
    skeleton.start("正在读取")
    button = skeleton.findChild(QPushButton)
    assert not button.isVisible()
    skeleton.show_reason()
    with qtbot.waitSignal(skeleton.cancelled):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    skeleton.stop()


def test_progress_is_read_aloud_and_can_be_cancelled(qtbot: QtBot, put: Put) -> None:
    progress = ProgressLine()
    put(progress)
    progress.show_progress(3, 10, "第 3 条，共 10 条")
    assert progress.accessibleName() == "第 3 条，共 10 条"
    progress.show_progress(3, None, "正在数")  # the whole is not known yet
    with qtbot.waitSignal(progress.cancelled):
        qtbot.mouseClick(progress.findChild(QPushButton), Qt.MouseButton.LeftButton)


def test_a_popup_opens_below_its_anchor_and_closes_by_escape(qtbot: QtBot, put: Put) -> None:
    anchor = box(80)
    put(anchor)
    popup = Popup(anchor)
    popup.body.addWidget(box(120, 60))
    popup.open_below(anchor, gap=4)
    assert popup.frame.mapToGlobal(QPoint(0, 0)).y() == anchor.mapToGlobal(QPoint(0, 24)).y()
    assert popup.width() >= 120 + 2 * SHADOW
    qtbot.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()


def test_a_menu_shows_an_ampersand_and_does_not_eat_it(qtbot: QtBot) -> None:
    menu = Menu()
    qtbot.addWidget(menu)
    calls: list[str] = []
    action = menu.add("删除 A & B", lambda: calls.append("x"), icon="trash", key="Del", danger=True)
    assert action.text() == "删除 A && B"
    action.trigger()
    assert calls == ["x"]


def test_stars_are_set_by_click_and_digit_only_when_editable(qtbot: QtBot, put: Put) -> None:
    stars, fixed = marks.Stars(1, editable=True), marks.Stars(1)
    put(stars, fixed)
    with qtbot.waitSignal(stars.changed) as caught:
        qtbot.mouseClick(stars, Qt.MouseButton.LeftButton, pos=QPoint(40, 10))
    assert caught.args == [3]
    with qtbot.waitSignal(stars.changed) as caught:
        qtbot.keyClick(stars, Qt.Key.Key_2)
    assert caught.args == [2]
    with qtbot.assertNotEmitted(stars.changed):
        qtbot.keyClick(stars, Qt.Key.Key_9)  # there is no ninth star
    qtbot.mouseClick(fixed, Qt.MouseButton.LeftButton, pos=QPoint(40, 10))
    assert fixed.value() == 1


def test_marks_say_what_they_show() -> None:
    assert marks.pill("risk", "潜在流失").accessibleName() == "潜在流失"
    assert marks.score_ring(57).accessibleName() == "57"
    assert marks.avatar("林国栋").accessibleName() == "林国栋"


def test_without_a_compositor_nothing_is_translucent(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "xcb")
    monkeypatch.setattr("app.theme.x11_compositor.has_compositor", lambda: False)
    assert not Menu().testAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
    anchor = put(QPushButton("x"))
    popup = Popup(anchor)
    popup.body.addWidget(box(80, 40))
    popup.open_below(anchor)
    assert not popup.testAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
    assert popup.frame.geometry() == popup.rect()  # no room for a shadow that would be black
    assert popup.pos() == anchor.mapToGlobal(QPoint(0, anchor.height() + 4))
    popup.close()


def test_an_x_library_we_do_not_know_means_no_compositor(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_values: object) -> None:
        raise OSError("no such library")

    assert is_composited()  # painted into memory
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "xcb")
    monkeypatch.setattr("ctypes.CDLL", missing)
    assert not is_composited()
