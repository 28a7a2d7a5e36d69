"""Dialogs over the window: focus stays inside, keys below are silent, text is not lost."""

from collections.abc import Iterator

import pytest
from calendar_probe import Heard
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMainWindow,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.widgets.dialog import MessageDialog, OverlayDialog, confirm
from app.widgets.overlay import Overlay
from app.widgets.text import label
from app.widgets.toast import KeepClear, Toast, show_toast

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QMainWindow]:
    """A window with one field that has the keyboard."""
    made = QMainWindow()
    qtbot.addWidget(made)
    page = QWidget()
    made.setCentralWidget(page)
    made.field = QLineEdit(page)  # type: ignore[attr-defined]
    QVBoxLayout(page).addWidget(made.field)  # type: ignore[attr-defined]
    made.resize(1200, 760)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    made.field.setFocus()  # type: ignore[attr-defined]
    qtbot.waitUntil(made.field.hasFocus)  # type: ignore[attr-defined]
    yield made
    for overlay in made.findChildren(Overlay):
        overlay.close_overlay()


@pytest.fixture
def dialog(window: QMainWindow) -> OverlayDialog:
    """A dialog with two fields, open."""
    made = OverlayDialog(window, "Log")
    for name in ("first", "second"):
        field = QLineEdit()
        field.setObjectName(name)
        made.body.addWidget(field)
    made.add_cancel()
    made.add_save()
    made.open()
    return made


def test_wrapped_words_do_not_make_a_dialog_scroll(window: QMainWindow) -> None:
    made = OverlayDialog(window, "Lists")
    words = "words that are wrapped where a column is narrow, and stand on one line here"
    made.body.addWidget(label(words, wrap=True))
    made.body.addWidget(QLineEdit())
    made.body.addStretch(1)
    made.add_cancel()
    made.open()
    QApplication.processEvents()
    area = made.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    assert not area.verticalScrollBar().isVisible()


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def messages(window: QMainWindow) -> list[MessageDialog]:
    return [one for one in window.findChildren(MessageDialog) if one.isVisible()]


def test_tab_goes_round_inside(window: QMainWindow, dialog: OverlayDialog) -> None:
    seen = set()
    for _step in range(12):
        seen.add(focus())
        assert dialog.isAncestorOf(focus())
        QTest.keyClick(focus(), Key.Key_Tab)
    assert {widget.objectName() for widget in seen} >= {"first", "second"}
    assert len(seen) == 5  # close, two fields, cancel, save


def test_back_tab_goes_the_other_way(dialog: OverlayDialog) -> None:
    start = focus()
    QTest.keyClick(start, Key.Key_Tab)
    assert focus() is not start
    QTest.keyClick(focus(), Key.Key_Backtab)
    assert focus() is start


def test_esc_closes_and_gives_the_keyboard_back(window: QMainWindow, dialog: OverlayDialog) -> None:
    heard = Heard(dialog.rejected)
    QTest.keyClick(focus(), Key.Key_Escape)
    assert heard.said == [()]
    assert focus() is window.field  # type: ignore[attr-defined]


def test_esc_asks_when_text_would_be_lost(window: QMainWindow, dialog: OverlayDialog) -> None:
    dialog.has_unsaved = lambda: True
    heard = Heard(dialog.rejected)
    QTest.keyClick(focus(), Key.Key_Escape)
    (question,) = messages(window)
    assert focus() is question.cancel_button  # Enter must not destroy
    QTest.keyClick(focus(), Key.Key_Return)
    assert heard.said == []
    assert dialog.isVisible()
    QTest.keyClick(focus(), Key.Key_Escape)
    (question,) = messages(window)
    question.confirm_button.click()
    assert heard.said == [()]


def test_control_enter_saves_from_any_field(dialog: OverlayDialog) -> None:
    heard = Heard(dialog.save_requested)
    QTest.keyClick(focus(), Key.Key_Return, CTRL)
    assert heard.said == [()]
    assert dialog.isVisible()  # whoever saves decides when to close


def test_shortcuts_of_the_window_are_silent_and_those_inside_work(
    window: QMainWindow, dialog: OverlayDialog
) -> None:
    outside = Heard(QShortcut(QKeySequence("Ctrl+N"), window).activated)
    inside = Heard(QShortcut(QKeySequence("Alt+2"), dialog.panel).activated)
    QTest.keyClick(focus(), Key.Key_N, CTRL)
    QTest.keyClick(focus(), Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert outside.said == []
    assert inside.said == [()]


def test_shortcuts_of_the_window_work_again_afterwards(window: QMainWindow, dialog: OverlayDialog) -> None:
    outside = Heard(QShortcut(QKeySequence("Ctrl+N"), window).activated)
    dialog.reject()
    QTest.keyClick(focus(), Key.Key_N, CTRL)
    assert outside.said == [()]


def test_a_click_beside_the_dialog_neither_closes_nor_reaches_the_page(
    window: QMainWindow, dialog: OverlayDialog
) -> None:
    QTest.mouseClick(dialog, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert dialog.isVisible()
    assert not window.field.hasFocus()  # type: ignore[attr-defined]


def test_the_dialog_follows_the_window(window: QMainWindow, dialog: OverlayDialog) -> None:
    window.resize(1300, 820)
    QApplication.processEvents()
    assert dialog.size() == window.size()
    assert abs(dialog.panel.geometry().center().x() - window.rect().center().x()) <= 1


def test_a_dialog_higher_than_the_window_scrolls_inside(window: QMainWindow) -> None:
    made = OverlayDialog(window, "Long")
    for _row in range(60):
        made.body.addWidget(QLineEdit())
    made.add_save()
    made.open()
    assert window.rect().contains(made.panel.geometry())


@pytest.mark.parametrize(("key", "answers"), [(Key.Key_Return, [()]), (Key.Key_Escape, [])])
def test_a_question(window: QMainWindow, key: Qt.Key, answers: list[tuple[()]]) -> None:
    said: list[tuple[()]] = []
    confirm(window, "Delete for good?", "3 customers", "Delete", lambda: said.append(()))
    QTest.keyClick(focus(), key)
    assert said == answers
    assert messages(window) == []


def test_markup_in_a_question_is_shown_as_typed(window: QMainWindow) -> None:
    question = confirm(window, "<b>x</b>", "<img src=/tmp/x>", "Delete", lambda: None)
    from PySide6.QtWidgets import QLabel

    for shown in question.findChildren(QLabel):
        assert shown.textFormat() == Qt.TextFormat.PlainText
    question.reject()


def toasts(window: QMainWindow) -> list[Toast]:
    return [one for one in window.findChildren(Toast) if one.isVisible()]


def test_a_toast_undoes_and_goes(window: QMainWindow) -> None:
    said: list[str] = []
    toast = show_toast(window.centralWidget(), "Done", "Undo", lambda: said.append("undone"))
    toast.trigger()
    assert said == ["undone"]
    assert toasts(window) == []


def test_a_new_toast_takes_the_place_of_the_old_one(window: QMainWindow) -> None:
    show_toast(window.centralWidget(), "one")
    show_toast(window.centralWidget(), "two")
    (left,) = toasts(window)
    assert left.text == "two"
    left.dismiss()


def test_a_toast_goes_by_itself(window: QMainWindow, qtbot: QtBot) -> None:
    toast = show_toast(window.centralWidget(), "one", stay=1)
    with qtbot.waitSignal(toast.gone):
        pass
    assert toasts(window) == []


def test_a_toast_stays_in_its_corner(window: QMainWindow) -> None:
    page = window.centralWidget()
    toast = show_toast(page, "one")
    window.resize(1000, 500)
    QApplication.processEvents()
    assert toast.geometry().bottomLeft() == QPoint(20, page.height() - 21)
    toast.dismiss()


def test_a_toast_stays_on_top_and_above_what_must_be_read(window: QMainWindow) -> None:
    stack = QStackedWidget()
    window.setCentralWidget(stack)
    stack.show()
    QApplication.processEvents()
    pages = [QWidget(), QWidget()]
    for page in pages:
        stack.addWidget(page)
    bar = KeepClear(pages[1])
    bar.setGeometry(0, stack.height() - 36, 400, 36)
    toast = show_toast(stack, "one")
    assert toast.geometry().bottom() == stack.height() - 21
    stack.setCurrentWidget(pages[1])
    assert stack.children()[-1] is toast
    assert toast.geometry().bottom() < bar.y()
    bar.hide()
    assert toast.geometry().bottom() == stack.height() - 21
    toast.dismiss()
