"""The table with keys and mouse, as a person uses it."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QHelpEvent, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QToolTip

from app.changes import Changes
from app.itemmodels.windowed import WindowedTableModel
from app.theme import manager
from app.widgets.table.data_table import DataTable
from tests.gui.table.sample_table import STATUS, make_model
from tests.unit.itemmodels.sources import LaterExecutor

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def table(qtbot: Any) -> Iterator[DataTable]:
    made = DataTable()
    qtbot.addWidget(made)
    model = make_model(200)
    model.setParent(made)
    made.setModel(model)
    made.resize(1100, 34 + 36 * 10)
    made.show()
    made.setFocus()
    yield made
    manager().set_density("comfortable")
    manager().set_mode("light")


def model_of(table: DataTable) -> WindowedTableModel:
    model = table.model()
    assert isinstance(model, WindowedTableModel)
    return model


def row_of_current(table: DataTable) -> int:
    return table.currentIndex().row()


def ticked_rows(table: DataTable) -> list[int]:
    return [row for row in range(table.row_count()) if model_of(table).is_ticked(row)]


def place_of(table: DataTable, key: str) -> int:
    return [column.key for column in model_of(table).columns].index(key)


def spot(table: DataTable, row: int, key: str) -> QPoint:
    return table.visualRect(model_of(table).index(row, place_of(table, key))).center()


def click(table: DataTable, row: int, key: str, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.mouseClick(table.viewport(), LEFT, held, spot(table, row, key))


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        ([Key.Key_Down], 1),
        ([Key.Key_J, Key.Key_J], 2),
        ([Key.Key_J, Key.Key_K], 0),
        ([Key.Key_K], 0),  # nothing above the first
        ([Key.Key_End], 199),
        ([Key.Key_End, Key.Key_Down], 199),
        ([Key.Key_End, Key.Key_Home], 0),
        ([Key.Key_PageDown], 10),  # ten rows fit
        ([Key.Key_PageDown, Key.Key_PageUp], 0),
    ],
)
def test_moving_with_keys(table: DataTable, keys: list[Qt.Key], row: int) -> None:
    for key in keys:
        QTest.keyClick(table, key)
    assert row_of_current(table) == row
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()).center())


def test_space_ticks_and_shift_extends_and_takes_back(table: DataTable) -> None:
    QTest.keyClick(table, Key.Key_Space)
    assert ticked_rows(table) == [0]
    QTest.keyClick(table, Key.Key_Space)
    QTest.keyClick(table, Key.Key_Down)
    for _ in range(3):
        QTest.keyClick(table, Key.Key_Down, SHIFT)
    assert ticked_rows(table) == [1, 2, 3, 4]
    QTest.keyClick(table, Key.Key_Up, SHIFT)
    assert ticked_rows(table) == [1, 2, 3]
    for _ in range(3):
        QTest.keyClick(table, Key.Key_Up, SHIFT)
    assert ticked_rows(table) == [0, 1], "past the beginning the stretch turns round"


def test_escape_unticks_first_and_is_then_left_to_the_page(table: DataTable) -> None:
    QTest.keyClick(table, Key.Key_A, CONTROL)
    assert model_of(table).ticked_count == 200
    assert table.clear_ticks()
    assert not table.clear_ticks()


def test_letters_are_told_and_never_search(table: DataTable, qtbot: Any) -> None:
    heard: list[str] = []
    table.key_pressed.connect(heard.append)
    QTest.keyClicks(table, "dplfc2")
    assert heard == list("DPLFC2")
    assert row_of_current(table) == 0
    QTest.keyClick(table, Key.Key_D, CONTROL)
    assert len(heard) == 6, "Ctrl+D is somebody else's"
    assert not table.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_enter_and_double_click_open_with_a_63_bit_id(table: DataTable) -> None:
    opened: list[int] = []
    table.opened.connect(opened.append)
    QTest.keyClick(table, Key.Key_Return)
    QTest.mouseDClick(table.viewport(), LEFT, NONE, spot(table, 3, "last"))
    assert opened == [7 << 40, (7 << 40) + 3]


def test_double_click_on_an_editable_cell_edits(table: DataTable) -> None:
    QTest.mouseDClick(table.viewport(), LEFT, NONE, spot(table, 2, "name"))
    editor = table.findChild(QLineEdit)
    assert editor is not None
    assert editor.text() == "鼎晟酒店集团"
    editor.setText("新名字")
    QTest.keyClick(editor, Key.Key_Return)
    QApplication.processEvents()
    assert model_of(table).index(2, 1).data() == "新名字"


def test_f2_edits_and_letters_then_belong_to_the_editor(table: DataTable) -> None:
    heard: list[str] = []
    table.key_pressed.connect(heard.append)
    QTest.keyClick(table, Key.Key_F2)
    editor = table.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, "jd")
    assert editor.text() == "jd"
    assert heard == []


def test_a_column_with_choices_is_edited_by_choosing(
    table: DataTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    table.set_choices("status", STATUS)
    seen: list[Any] = []
    monkeypatch.setattr(model_of(table), "_edit", lambda *args: seen.append(args))
    QTest.mouseDClick(table.viewport(), LEFT, NONE, spot(table, 1, "status"))
    combo = table.findChild(QComboBox)
    assert combo is not None
    assert combo.currentData() == "active"
    combo.setCurrentIndex(0)
    combo.activated.emit(0)
    assert seen == [((7 << 40) + 1, "status", "loyal")]


def test_mouse_ticks_in_the_box_and_with_control_and_shift(table: DataTable) -> None:
    click(table, 4, "tick")
    assert ticked_rows(table) == [4]
    assert row_of_current(table) == 0, "ticking does not move"
    click(table, 6, "last", CONTROL)
    click(table, 9, "last", SHIFT)
    assert ticked_rows(table) == [4, 6, 7, 8, 9]
    click(table, 2, "last")
    assert row_of_current(table) == 2
    assert len(ticked_rows(table)) == 5


def test_the_box_in_the_head_ticks_all_and_none(table: DataTable) -> None:
    header = table.horizontalHeader()
    box = QPoint(28, 17)
    for count in (200, 0):
        QTest.mouseClick(header.viewport(), LEFT, NONE, box)
        assert model_of(table).ticked_count == count


def test_click_on_a_head_sorts_and_a_second_click_turns(table: DataTable) -> None:
    header = table.horizontalHeader()
    place = place_of(table, "value")
    at = QPoint(header.sectionViewportPosition(place) + 30, 17)
    heads = []
    for _ in range(2):
        QTest.mouseClick(header.viewport(), LEFT, NONE, at)
        heads.append((model_of(table).sorting, model_of(table).row_at(0).revenue))
    assert heads[0][0] == ("value", True), "figures begin with the largest"
    assert heads[1][0] == ("value", False)
    assert heads[0][1] > heads[1][1]
    tags = QPoint(header.sectionViewportPosition(place_of(table, "tags")) + 30, 17)
    QTest.mouseClick(header.viewport(), LEFT, NONE, tags)
    assert model_of(table).sorting == ("value", False), "tags have no order"


def test_columns_hide_move_widen_and_come_back_from_a_plain_dict(table: DataTable, qtbot: Any) -> None:
    changes: list[int] = []
    table.layout_changed.connect(lambda: changes.append(1))
    header = table.horizontalHeader()
    menu = header.make_menu()  # type: ignore[attr-defined]
    city = next(action for action in menu.actions() if action.data() == "city")
    assert not city.isChecked()
    city.trigger()
    assert not table.isColumnHidden(place_of(table, "city"))
    header.moveSection(header.visualIndex(place_of(table, "next")), 3)
    header.resizeSection(place_of(table, "status"), 140)
    state = table.layout_state()
    assert len(changes) >= 3
    assert state["order"][3] == "next"
    table._layout.reset()
    assert table.isColumnHidden(place_of(table, "city"))
    table.restore_layout(
        {**state, "order": [*state["order"], "unknown"], "widths": {**state["widths"], "x": "y"}}
    )
    assert table.layout_state() == state
    assert header.sectionSize(place_of(table, "status")) == 140


def test_the_tick_and_name_columns_stay_first(table: DataTable) -> None:
    header = table.horizontalHeader()
    header.moveSection(header.visualIndex(place_of(table, "next")), 0)
    assert table.layout_state()["order"][:2] == ["tick", "name"]
    header.moveSection(1, 5)
    assert table.layout_state()["order"][:2] == ["tick", "name"]


def test_what_is_spare_goes_to_cut_columns_first_but_not_against_a_choice(table: DataTable) -> None:
    tags = place_of(table, "tags")
    table.resize(1300, 400)
    QApplication.processEvents()
    assert table.columnWidth(tags) == 150
    table.setColumnWidth(tags, 90)
    table.resize(1400, 400)
    QApplication.processEvents()
    assert table.columnWidth(tags) == 90
    table.resize(960, 400)
    QApplication.processEvents()
    assert table.columnWidth(tags) == 90


@pytest.mark.parametrize(
    ("width", "gone"),
    [
        (1200, set()),
        (870, {"tags"}),
        (700, {"tags", "last", "value"}),
        (500, {"tags", "last", "value", "cycle"}),
    ],
)
def test_a_narrow_table_drops_columns_in_order(table: DataTable, width: int, gone: set[str]) -> None:
    table.resize(width, 400)
    columns = model_of(table).columns
    hidden = {column.key for place, column in enumerate(columns) if table.isColumnHidden(place)}
    assert hidden - {"city"} == gone
    table.resize(1200, 400)
    assert not table.isColumnHidden(place_of(table, "tags")), "the choice is not forgotten"


def test_current_is_told_once_and_stays_with_its_record(table: DataTable, qtbot: Any) -> None:
    heard: list[Any] = []
    table.current_changed.connect(heard.append)
    table.set_current_row(150)
    record = table.current_id()
    y = table.visualRect(table.currentIndex()).y()
    source = model_of(table)._source
    for gone in list(source.firms)[:20]:
        del source.firms[gone]
    with qtbot.waitSignal(model_of(table).reordered, timeout=2000):
        model_of(table).apply(Changes(deleted={"firm": frozenset({7 << 40})}), "firm")
    assert (row_of_current(table), table.current_id()) == (130, record)
    assert table.visualRect(table.currentIndex()).y() == y, "the row stays under the eye"
    assert heard == [record]
    model_of(table).sort(place_of(table, "name"), Qt.SortOrder.AscendingOrder)
    assert table.current_id() == record
    assert heard == [record]


def test_when_the_current_record_goes_the_first_row_takes_over(table: DataTable) -> None:
    heard: list[Any] = []
    table.set_current_row(5)
    table.current_changed.connect(heard.append)
    source = model_of(table)._source
    del source.firms[(7 << 40) + 5]
    model_of(table).reorder()
    assert heard == [7 << 40]


def test_context_menu_names_the_record(table: DataTable) -> None:
    heard: list[Any] = []
    table.menu_requested.connect(lambda *args: heard.append(args))
    QTest.mouseClick(table.viewport(), Qt.MouseButton.RightButton, NONE, spot(table, 4, "last"))

    at = spot(table, 4, "last")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, table.viewport().mapToGlobal(at))
    QApplication.sendEvent(table.viewport(), event)
    assert heard[0][0] == (7 << 40) + 4


def test_hover_lights_the_whole_row_and_leaving_puts_it_out(table: DataTable) -> None:
    def ground(row: int) -> QColor:
        at = table.visualRect(model_of(table).index(row, place_of(table, "value"))).topRight() + QPoint(-1, 2)
        return table.viewport().grab().toImage().pixelColor(at)

    QTest.mouseMove(table.viewport(), spot(table, 3, "last"))
    assert ground(3) == manager().theme.color("hover")
    QApplication.sendEvent(table, QEvent(QEvent.Type.Leave))
    assert ground(3) == manager().theme.color("surface")


def test_the_ring_is_for_the_keyboard_only(table: DataTable) -> None:
    def ringed() -> bool:
        picture = table.viewport().grab().toImage()
        return picture.pixelColor(400, 36 * row_of_current(table) + 1) == manager().theme.color("focus")

    click(table, 2, "last")
    assert not ringed()
    QTest.keyClick(table, Key.Key_Down)
    assert ringed()


def test_tool_tip_only_where_words_are_cut_and_never_as_markup(table: DataTable) -> None:
    record = model_of(table).id_at(3) or 0
    model_of(table)._source.rename(record, "<b>A very long name of a firm</b> & Sons, of somewhere far away")
    model_of(table).refresh([record])
    at = spot(table, 3, "name")
    table.grab()
    QApplication.sendEvent(
        table.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, table.viewport().mapToGlobal(at))
    )
    assert "&lt;b&gt;" in QToolTip.text()
    QToolTip.hideText()
    at = spot(table, 0, "last")
    assert table._painter is not None
    column = model_of(table).columns[place_of(table, "last")]
    assert not table._painter.elided(column, "昨天", "昨天", 76)


def test_density_and_theme_change_live(table: DataTable) -> None:
    before = table.viewport().grab().toImage()
    manager().set_mode("dark")
    assert table.viewport().grab().toImage().pixelColor(1085, 40) == manager().theme.color("surface")
    manager().set_density("compact")
    assert table.rowHeight(0) == 28
    assert table.viewport().grab().toImage() != before


def test_rows_on_their_way_are_blocks_only_after_a_moment(qtbot: Any) -> None:
    later = LaterExecutor()
    made = DataTable()
    qtbot.addWidget(made)
    model = make_model(500, executor=later, inline_reads=False)
    model.setParent(made)
    made.setModel(model)
    later.finish()
    made.resize(1000, 400)
    made.show()
    made.set_current_row(300)
    quiet = made.viewport().grab().toImage()
    made._show_waiting()
    blocks = made.viewport().grab().toImage()
    assert blocks != quiet
    later.finish()
    made.viewport().grab()
    assert not made._blocks
    assert made.viewport().grab().toImage() != blocks


def test_a_page_is_painted_without_a_second_paint(table: DataTable, qtbot: Any) -> None:
    """Reading a block inside a paint must not ask for another paint."""
    asked: list[int] = []
    model_of(table).dataChanged.connect(lambda *_: asked.append(1))
    table.verticalScrollBar().setValue(36 * 150)
    table.viewport().grab()
    assert asked == []


def test_screen_reader_hears_the_row_and_the_cells(table: DataTable) -> None:
    index = model_of(table).index(0, 1)
    sentence = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert sentence.startswith("康悦健身连锁, 忠诚, 稳定期")
    assert model_of(table).index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole) == "忠诚"


def test_nothing_to_show_is_a_plain_surface(qtbot: Any) -> None:
    made = DataTable()
    qtbot.addWidget(made)
    model = make_model(0)
    model.setParent(made)
    made.setModel(model)
    made.resize(400, 200)
    made.show()
    QTest.keyClick(made, Key.Key_Down)
    QTest.keyClick(made, Key.Key_Space)
    assert made.current_id() is None
    picture: QPixmap = made.viewport().grab()
    assert picture.toImage().pixelColor(50, 50) == manager().theme.color("surface")
