"""The person picker and the tag field."""

from collections.abc import Sequence

import pytest
from calendar_probe import Heard
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.widgets.person_picker import Person, PersonPicker
from app.widgets.result_list import PaletteItem
from app.widgets.suggestions import Suggestions
from app.widgets.tag_edit import Tag, TagEdit

Key = Qt.Key
BIG = 1 << 62


def find(text: str) -> Sequence[PaletteItem]:
    people = (PaletteItem(BIG, "Lin Guodong", "Kangyue"), PaletteItem(BIG + 1, "Li Yuan", "Liyuan"))
    return [one for one in people if text.lower() in one.title.lower()]


@pytest.fixture
def form(qtbot: QtBot) -> QWidget:
    """A window for the field, and another field to leave it for."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(500, 400)
    QVBoxLayout(made)
    return made


def show(qtbot: QtBot, form: QWidget, field: QWidget) -> None:
    layout = form.layout()
    assert layout is not None
    layout.addWidget(field)
    layout.addWidget(QLineEdit(objectName="other"))  # type: ignore[call-overload]
    form.show()
    form.activateWindow()
    qtbot.waitExposed(form)
    field.setFocus()


@pytest.fixture
def picker(qtbot: QtBot, form: QWidget) -> PersonPicker:
    """A picker that may create, with the keyboard."""
    made = PersonPicker(find, can_create=True)
    show(qtbot, form, made)
    qtbot.waitUntil(made.field.hasFocus)
    return made


def test_typing_suggests_and_enter_takes_the_first(picker: PersonPicker) -> None:
    chosen = Heard(picker.chosen)
    QTest.keyClicks(picker.field, "li")
    assert picker.suggestions.isVisible()
    QTest.keyClick(picker.field, Key.Key_Down)
    QTest.keyClick(picker.field, Key.Key_Return)
    assert chosen.said == [(BIG + 1,)]
    assert picker.person() == Person(BIG + 1, "Li Yuan", "Liyuan", "search")
    assert not picker.suggestions.isVisible()


def test_composing_does_not_choose(picker: PersonPicker) -> None:
    chosen = Heard(picker.chosen)
    QTest.keyClicks(picker.field, "li")
    QApplication.sendEvent(picker.field, QInputMethodEvent("yuan", []))
    QTest.keyClick(picker.field, Key.Key_Return)
    assert chosen.said == []


def test_nobody_of_that_name_can_be_created(picker: PersonPicker) -> None:
    heard = Heard(picker.create_requested)
    QTest.keyClicks(picker.field, "Zhou Min")
    QTest.keyClick(picker.field, Key.Key_Return)
    assert heard.said == [("Zhou Min",)]


@pytest.mark.parametrize("key", [Key.Key_Backspace, Key.Key_Delete])
def test_the_chosen_one_is_taken_out_by_a_key(picker: PersonPicker, key: Qt.Key) -> None:
    picker.set_person(Person(1, "Lin"))
    cleared = Heard(picker.cleared)
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)
    assert cleared.said == [()]
    assert picker.person() is None
    assert picker.field.hasFocus()


def test_typing_over_the_chosen_one_searches_anew(picker: PersonPicker) -> None:
    picker.set_person(Person(1, "Lin"))
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, "l")
    assert picker.field.text() == "l"
    assert picker.suggestions.isVisible()


def test_esc_closes_the_list_before_it_means_the_dialog(picker: PersonPicker) -> None:
    QTest.keyClicks(picker.field, "li")
    QTest.keyClick(picker.field, Key.Key_Escape)
    assert not picker.suggestions.isVisible()
    assert "escape" not in picker.field.handles  # the next one goes to the dialog


def test_leaving_closes_the_list(picker: PersonPicker, form: QWidget) -> None:
    QTest.keyClicks(picker.field, "li")
    form.findChild(QLineEdit, "other").setFocus()  # type: ignore[union-attr]
    assert not picker.suggestions.isVisible()


@pytest.fixture
def tags(qtbot: QtBot, form: QWidget) -> TagEdit:
    """A tag field that knows three tags, with the keyboard."""
    made = TagEdit([Tag("chain")], [Tag("VIP", "violet"), Tag("spinning", "blue", "S"), Tag("spa")])
    show(qtbot, form, made)
    qtbot.waitUntil(made.field.hasFocus)
    return made


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("new,", [Tag("chain"), Tag("new")]),
        ("年框，", [Tag("chain"), Tag("年框")]),  # Chinese comma
        ("vip,", [Tag("chain"), Tag("VIP", "violet")]),  # known: its own spelling and hue
        ("CHAIN,", [Tag("chain")]),  # there already
        ("  ,", [Tag("chain")]),
        ("s,", [Tag("chain"), Tag("spinning", "blue", "S")]),  # its letter
        ("two  words;", [Tag("chain"), Tag("two words")]),
    ],
)
def test_a_separator_adds(tags: TagEdit, typed: str, expected: list[Tag]) -> None:
    for letter in typed:
        tags.field.insert(letter)
        tags.field.textEdited.emit(tags.field.text())
    assert list(tags.tags()) == expected
    assert tags.field.text() == ""


def test_completion_with_arrows(tags: TagEdit) -> None:
    QTest.keyClicks(tags.field, "sp")
    QTest.keyClick(tags.field, Key.Key_Down)
    QTest.keyClick(tags.field, Key.Key_Return)
    assert tags.tags()[-1] == Tag("spinning", "blue", "S")


def test_enter_takes_what_is_typed_when_no_suggestion_is_chosen(tags: TagEdit) -> None:
    QTest.keyClicks(tags.field, "sp")
    QTest.keyClick(tags.field, Key.Key_Return)
    assert tags.tags()[-1] == Tag("sp")


def test_backspace_in_the_empty_field_takes_the_last_one(tags: TagEdit) -> None:
    heard = Heard(tags.changed)
    QTest.keyClick(tags.field, Key.Key_Backspace)
    assert heard.said == [((),)]


def test_leaving_the_field_keeps_what_was_typed(tags: TagEdit, form: QWidget) -> None:
    QTest.keyClicks(tags.field, "late")
    form.findChild(QLineEdit, "other").setFocus()  # type: ignore[union-attr]
    assert tags.tags()[-1] == Tag("late")


def test_a_tag_gets_its_colour_from_the_menu(tags: TagEdit) -> None:
    menu = tags.hue_menu("chain")
    menu.actions()[3].trigger()
    assert tags.tags() == (Tag("chain", "green"),)
    menu.deleteLater()


def test_the_list_goes_with_its_field(qtbot: QtBot, form: QWidget) -> None:
    made = PersonPicker(find)
    show(qtbot, form, made)
    made._ask("li")
    assert form.findChildren(Suggestions)
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not form.findChildren(Suggestions)
