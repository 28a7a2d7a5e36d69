"""Fields: errors in place, dates in one's own words, nothing changed by an idle wheel."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.widgets.date_field import DateField, read_day
from app.widgets.date_popup import MonthView, add_months, month_start
from app.widgets.fields import ComboBox, FieldBox, LineEdit, SpinBox, TextArea
from app.widgets.focus_ring import ring_target
from app.widgets.form import Form

Put = Callable[..., QWidget]

TODAY = date(2026, 9, 16)


def wheel(widget: QWidget) -> None:
    centre = QPointF(widget.rect().center())
    event = QWheelEvent(
        centre,
        QPointF(widget.mapToGlobal(centre.toPoint())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def test_all_fields_are_32_high_and_small_ones_28(qtbot: QtBot, put: Put) -> None:
    fields = [LineEdit("x"), ComboBox([(1, "x")]), SpinBox(1), DateField(TODAY, today=TODAY)]
    small = [LineEdit("x", small=True), ComboBox([(1, "x")], small=True), SpinBox(1, small=True)]
    put(*fields, *small)
    assert {field.height() for field in fields} == {32}
    assert {field.height() for field in small} == {28}


def test_the_words_of_all_fields_begin_in_one_column(put: Put) -> None:
    """Once a part of the combo box was taken for a part of the spin box: their numbers are the same."""
    spin = SpinBox(6)
    put(spin)
    assert 6 <= spin.lineEdit().geometry().left() <= 12
    assert spin.lineEdit().geometry().right() < spin.width() - 12  # room for the arrows


def test_an_error_is_written_under_the_field_and_read_aloud(qtbot: QtBot, put: Put) -> None:
    box = FieldBox(LineEdit("1380571226"))
    put(box)
    low = box.sizeHint().height()
    box.set_error("手机号少 1 位")
    assert box.error() == "手机号少 1 位"
    assert box.control.accessibleDescription() == "手机号少 1 位"
    assert box.sizeHint().height() > low
    box.set_error("")
    assert box.error() == ""
    assert box.message.isHidden()


def test_a_form_leads_to_the_first_mistake(qtbot: QtBot, put: Put) -> None:
    form = Form()
    name, phone = LineEdit(), LineEdit()
    form.add("name", "名称", name, required=True)
    form.add("phone", "电话", phone)
    put(form)
    assert form.show_errors({"phone": "少 1 位", "name": "要有名称"}) == 2
    assert name.hasFocus()
    assert form.show_errors({"phone": "少 1 位"}) == 1
    assert phone.hasFocus()
    assert form.box("name").error() == ""


def test_a_field_in_use_shows_its_ring_however_it_was_reached(qtbot: QtBot, put: Put) -> None:
    field = LineEdit()
    put(field)
    field.setFocus(Qt.FocusReason.MouseFocusReason)
    assert ring_target() is field
    field.clearFocus()
    assert ring_target() is None


@pytest.mark.parametrize("kind", [ComboBox, SpinBox])
def test_a_wheel_over_an_idle_field_changes_nothing(qtbot: QtBot, put: Put, kind: type) -> None:
    field = ComboBox([(n, str(n)) for n in range(5)]) if kind is ComboBox else kind(3)
    other = LineEdit()
    put(field, other)
    other.setFocus()
    before = field.currentIndex() if isinstance(field, ComboBox) else field.value()
    wheel(field)
    after = field.currentIndex() if isinstance(field, ComboBox) else field.value()
    assert after == before


def test_a_combo_box_keeps_its_value_when_the_choices_change(qtbot: QtBot) -> None:
    box = ComboBox([("a", "甲"), ("b", "乙")])
    qtbot.addWidget(box)
    box.set_value("b")
    with qtbot.assertNotEmitted(box.currentIndexChanged):
        box.set_choices([("b", "乙"), ("c", "丙")])
    assert box.value() == "b"
    assert not box.set_value("a")


def test_a_text_area_submits_by_ctrl_enter_and_lets_tab_leave(qtbot: QtBot, put: Put) -> None:
    area, after = TextArea("记录"), LineEdit()
    put(area, after)
    area.setFocus()
    with qtbot.waitSignal(area.submitted):
        qtbot.keyClick(area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert area.toPlainText() == "记录"
    qtbot.keyClick(area, Qt.Key.Key_Tab)
    assert after.hasFocus()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-09-17", date(2026, 9, 17)),
        ("2026/9/7", date(2026, 9, 7)),
        ("2026年9月17日", date(2026, 9, 17)),
        ("9月17日", date(2026, 9, 17)),
        ("9-17", date(2026, 9, 17)),
        (" 12.3 ", date(2026, 12, 3)),
        ("2026-02-29", None),  # not a leap year
        ("13-1", None),
        ("明天", None),  # words need the parser of app.language
        ("", None),
    ],
)
def test_days_in_digits_are_read(text: str, day: date | None) -> None:
    assert read_day(text, TODAY) == day


def _type(qtbot: QtBot, field: DateField, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_a_typed_day_is_taken_and_nonsense_keeps_the_old_one(qtbot: QtBot, put: Put) -> None:
    field = DateField(None, today=TODAY)
    put(field)
    with qtbot.waitSignal(field.changed) as caught:
        _type(qtbot, field, "9-20")
    assert caught.args == [date(2026, 9, 20)]
    assert field.text() == "2026-09-20"
    with qtbot.waitSignal(field.not_understood):
        _type(qtbot, field, "99-99")
    assert not field.is_understood()
    assert field.value() == date(2026, 9, 20)
    with qtbot.waitSignal(field.changed) as caught:
        _type(qtbot, field, "")
    assert caught.args == [None]
    assert field.is_understood()


def test_the_month_opens_by_alt_down_and_picks_by_enter(qtbot: QtBot, put: Put) -> None:
    field = DateField(TODAY, today=TODAY, quick=[("明天", date(2026, 9, 17))])
    put(field)
    qtbot.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = field.popup()
    assert popup is not None
    assert popup.isVisible()
    qtbot.keyClick(popup.month, Qt.Key.Key_PageDown)
    qtbot.keyClick(popup.month, Qt.Key.Key_Right)
    with qtbot.waitSignal(field.changed) as caught:
        qtbot.keyClick(popup.month, Qt.Key.Key_Return)
    assert caught.args == [date(2026, 10, 17)]
    assert not popup.isVisible()


def test_a_click_picks_the_day_under_it(qtbot: QtBot) -> None:
    month = MonthView(TODAY)
    qtbot.addWidget(month)
    with qtbot.waitSignal(month.picked) as caught:
        # the first cell of September 2026 is Monday, 31 August; the second row begins on the 7th
        qtbot.mouseClick(month, Qt.MouseButton.LeftButton, pos=QPoint(36 * 2 + 5, 24 + 36 + 5))
    assert caught.args == [date(2026, 9, 9)]


@pytest.mark.parametrize(
    ("day", "months", "wanted"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 3, 31), -13, date(2025, 2, 28)),
    ],
)
def test_months_are_added_as_people_count_them(day: date, months: int, wanted: date) -> None:
    assert add_months(day, months) == wanted


def test_a_month_begins_on_the_monday_before_its_first() -> None:
    assert month_start(date(2026, 9, 16)) == date(2026, 8, 31)
    assert month_start(date(2026, 6, 1)) == date(2026, 6, 1)
