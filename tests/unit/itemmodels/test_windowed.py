"""The windowed table: pages, orders, ticks and changes, inline and with a slow source."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt

from app.changes import Changes
from app.itemmodels.columns import Column, cell_text
from app.itemmodels.windowed import ROW_ROLE, WindowedTableModel
from tests.unit.itemmodels.sources import LaterExecutor, ListSource

BY_NAME = ("name", False, 0)
COLUMNS = (
    Column("tick", "", kind="check", width=34, sortable=False),
    Column("name", "Name", editable=True),
    Column("value", "Value", kind="money", align="right", value=lambda row: f"¥{row.value}"),
)


def make(source: ListSource, **options: Any) -> WindowedTableModel:
    options.setdefault("resort", lambda spec, key, down: (key, down, spec[2]))
    return WindowedTableModel(COLUMNS, source, **options)


def names(model: WindowedTableModel) -> list[str]:
    return [str(model.data(model.index(row, 1))) for row in range(model.rowCount())]


@pytest.mark.parametrize("count", [0, 1, 64, 65, 300])
def test_model_keeps_qts_rules(count: int, qtmodeltester: Any, qapp: Any) -> None:
    model = make(ListSource(count))
    model.set_spec(BY_NAME)
    qtmodeltester.check(model)


def test_rules_hold_while_rows_come_go_and_move(qtmodeltester: Any, qapp: Any) -> None:
    source = ListSource(150)
    model = make(source)
    model.set_spec(BY_NAME)
    qtmodeltester.check(model)
    source.add(900, "a first", 1)
    model.reorder()
    del source.records[min(source.records)]
    del source.records[max(source.records)]
    model.reorder()
    model.sort(2, Qt.SortOrder.DescendingOrder)
    assert names(model) == [row.name for row in source.sorted(("value", True, 0))]


def test_first_page_is_shown_before_the_order_is_known(qapp: Any) -> None:
    source, later = ListSource(200), LaterExecutor()
    model = make(source, executor=later)
    model.set_spec(BY_NAME)
    assert model.rowCount() == 200  # the scroll bar is right from the start
    assert model.data(model.index(63, 1)) == "firm 00063"
    assert model.cells(64) is None
    assert not model.order_known
    later.finish()
    assert model.order_known
    assert model.data(model.index(199, 1)) == "firm 00199"


def test_a_page_that_is_everything_needs_no_second_query(qapp: Any) -> None:
    source = ListSource(64)
    make(source).set_spec(BY_NAME)
    assert [kind for kind, _ in source.calls] == ["first"]


def test_rows_not_yet_here_are_placeholders_and_come_in_blocks(qapp: Any) -> None:
    source, later = ListSource(300), LaterExecutor()
    model = make(source, executor=later, inline_reads=False)
    model.set_spec(BY_NAME)
    assert model.rowCount() == 0
    assert model.busy
    later.finish()
    assert not model.busy
    assert model.cells(130) is None
    assert model.cells(140) is None
    assert len(later.waiting) == 1  # one block asked for once
    later.finish()
    assert tuple(model.cells(130) or ()) == (None, "firm 00130", "¥63")


def test_blocks_passed_by_while_scrolling_fast_are_not_read(qapp: Any) -> None:
    source, later = ListSource(64 * 40), LaterExecutor()
    model = make(source, executor=later, inline_reads=False)
    model.set_spec(BY_NAME)
    later.finish()
    source.calls.clear()
    for row in range(64, 64 * 40, 64):
        model.cells(row)
    later.finish()
    read = [ids for kind, ids in source.calls if kind == "rows"]
    assert len(read) <= 10, "two were under way, eight wishes are kept"
    assert read[2][0] == model.id_at(64 * 39), "the newest wish goes first"


def test_answers_for_an_older_spec_are_dropped(qapp: Any) -> None:
    source, later = ListSource(200), LaterExecutor()
    model = make(source, executor=later, inline_reads=False)
    model.set_spec(("name", False, 0))
    model.set_spec(("name", True, 90))
    later.finish()
    assert names(model)[0] == source.sorted(("name", True, 90))[0].name
    assert [spec for kind, spec in source.calls if kind == "first"] == [("name", True, 90)]


def test_an_answer_already_on_its_way_is_dropped_too(qapp: Any) -> None:
    source, later = ListSource(200), LaterExecutor()
    model = make(source, executor=later)
    model.set_spec(BY_NAME)
    work = later.waiting.pop()
    work[0](*work[1:])  # done in the thread, not yet delivered
    model.set_spec(("name", True, 0))
    qapp.processEvents()
    later.finish()
    assert names(model) == [row.name for row in source.sorted(("name", True, 0))]


def test_indexes_follow_their_record_when_the_order_changes(qapp: Any) -> None:
    source = ListSource(200)
    model = make(source)
    model.set_spec(BY_NAME)
    kept = QPersistentModelIndex(model.index(150, 1))
    lost = QPersistentModelIndex(model.index(10, 1))
    record = model.id_at(150)
    del source.records[model.id_at(10) or 0]
    source.add(901, "firm 00005b", 3)
    source.add(902, "firm 00006b", 3)
    model.reorder()
    assert model.rowCount() == 201
    assert (kept.row(), model.id_at(kept.row())) == (151, record)
    assert not lost.isValid()


def test_refresh_reads_only_rows_that_are_here_and_shown(qapp: Any) -> None:
    source = ListSource(500)
    model = make(source)
    model.set_spec(BY_NAME)
    for row in (0, 100, 200):
        model.cells(row)
    model.note_visible(90, 110)
    source.calls.clear()
    changed = [model.id_at(row) or 0 for row in (5, 100, 400)]
    for each in changed:
        source.records[each] = type(source.records[each])(each, "changed", 1)
    model.refresh(changed)
    assert [ids for kind, ids in source.calls if kind == "rows"] == [(changed[1],)]
    assert model.data(model.index(100, 1)) == "changed"
    assert model.data(model.index(5, 1)) == "changed"  # read again when looked at


def test_a_row_read_before_the_change_never_overwrites_the_new_one(qapp: Any) -> None:
    source, later = ListSource(200), LaterExecutor()
    model = make(source, executor=later, inline_reads=False)
    model.set_spec(BY_NAME)
    later.finish()
    model.note_visible(100, 120)
    record = model.id_at(100) or 0
    model.cells(100)
    fn, *args = later.waiting.pop()
    fn(*args)  # read the old row; the answer waits in the event queue
    source.records[record] = type(source.records[record])(record, "new name", 1)
    model.refresh([record])
    qapp.processEvents()
    model.cells(100)
    later.finish()
    assert model.data(model.index(100, 1)) == "new name"


def test_changes_of_the_hub_are_followed(qapp: Any, qtbot: Any) -> None:
    source = ListSource(100)
    model = make(source)
    model.set_spec(BY_NAME)
    new = source.add(950, "aaa", 5)
    with qtbot.waitSignal(model.reordered, timeout=2000):
        model.apply(Changes(created={"customer": frozenset({new})}), "customer")
    assert model.row_of(new) == 0
    model.apply(Changes(updated={"interaction": frozenset({new})}), "customer")
    assert not model._again.isActive()
    source.records.clear()
    model.apply(Changes(everything=frozenset({"customer"})), "customer")
    assert model.rowCount() == 0


def test_a_failing_source_is_reported_not_raised(qapp: Any, qtbot: Any) -> None:
    source = ListSource(200)
    model = make(source)
    model.set_spec(BY_NAME)

    def broken(_ids: Any) -> Any:
        raise OSError("disk")

    model._cache._read = broken
    with qtbot.waitSignal(model.failed) as caught:
        assert model.cells(150) is None
    assert isinstance(caught.args[0], OSError)


@pytest.mark.parametrize(
    ("act", "state", "count"),
    [
        (lambda m: None, Qt.CheckState.Unchecked, 0),
        (lambda m: m.toggle(3), Qt.CheckState.PartiallyChecked, 1),
        (lambda m: (m.toggle(3), m.toggle(3)), Qt.CheckState.Unchecked, 0),
        (lambda m: m.tick_rows(9, 2, True), Qt.CheckState.PartiallyChecked, 8),  # upwards too
        (lambda m: m.tick_all(), Qt.CheckState.Checked, 200),
        (lambda m: (m.tick_all(), m.toggle(199)), Qt.CheckState.PartiallyChecked, 199),
        (lambda m: m.tick_rows(0, 199, True), Qt.CheckState.Checked, 200),  # one by one is also all
        (lambda m: (m.tick_all(), m.clear_ticks()), Qt.CheckState.Unchecked, 0),
    ],
)
def test_ticks(act: Any, state: Qt.CheckState, count: int, qapp: Any) -> None:
    model = make(ListSource(200))
    model.set_spec(BY_NAME)
    act(model)
    assert (model.tick_state, model.ticked_count, len(model.ticked_ids())) == (state, count, count)


def test_ticks_stay_when_sorting_and_go_with_another_filter(qapp: Any) -> None:
    model = make(ListSource(200))
    model.set_spec(BY_NAME)
    model.tick_all()
    model.toggle(0)
    left_out = model.id_at(0)
    model.sort(2, Qt.SortOrder.AscendingOrder)
    assert model.ticked_count == 199
    assert left_out not in model.ticked_ids()
    model.set_spec(("name", False, 50))
    assert model.ticked_count == 0, "a hidden row must never be part of a bulk action"


def test_ticked_records_that_leave_the_filter_are_unticked(qapp: Any) -> None:
    source = ListSource(200)
    model = make(source)
    model.set_spec(("name", False, 20))
    model.tick_rows(0, 5, True)
    record = model.id_at(2) or 0
    source.records[record] = type(source.records[record])(record, "small", 1)
    model.reorder()
    assert model.ticked_count == 5
    assert record not in model.ticked_ids()


def test_a_record_made_after_select_all_is_not_ticked(qapp: Any, qtbot: Any) -> None:
    source = ListSource(100)
    model = make(source)
    model.set_spec(BY_NAME)
    model.tick_all()
    new = source.add(950, "aaa", 5)
    with qtbot.waitSignal(model.reordered, timeout=2000):
        model.apply(Changes(created={"customer": frozenset({new})}), "customer")
    assert model.ticked_count == 100
    assert new not in model.ticked_ids()


def test_select_all_before_the_order_is_known_means_the_whole_order(qapp: Any) -> None:
    later = LaterExecutor()
    model = make(ListSource(200), executor=later)
    model.set_spec(BY_NAME)
    model.tick_all()
    assert len(model.ticked_ids()) == 200
    later.finish()
    assert len(model.ticked_ids()) == 200


def test_ticks_made_while_another_filter_comes_are_of_that_filter(qapp: Any) -> None:
    source, later = ListSource(60), LaterExecutor()
    model = make(source, executor=later, inline_reads=False)
    model.set_spec(BY_NAME)
    later.finish()
    narrow = ("name", False, 90)
    wanted = [row.id for row in source.sorted(narrow)]
    model.set_spec(narrow)
    model.tick_all()
    assert model.ticked_ids() == wanted, "never the rows that are still shown"
    model.clear_ticks()
    model.tick_rows(0, 59, True)
    assert model.ticked_ids() == wanted
    later.finish()
    assert (model.ticked_count, model.ticked_ids()) == (len(wanted), wanted)


def test_editing_calls_back_with_the_record_and_key(qapp: Any) -> None:
    seen: list[Any] = []
    model = make(ListSource(80), edit=lambda *args: seen.append(args))
    model.set_spec(BY_NAME)
    index = model.index(2, 1)
    assert model.flags(index) & Qt.ItemFlag.ItemIsEditable
    assert not model.flags(model.index(2, 2)) & Qt.ItemFlag.ItemIsEditable
    assert not model.setData(index, "firm 00002"), "nothing changed, nothing is written"
    assert model.setData(index, "New name")
    assert seen == [(model.id_at(2), "name", "New name")]


def test_rows_out_of_sight_are_given_up(qapp: Any) -> None:
    source = ListSource(64 * 80)
    model = make(source)
    model.set_spec(BY_NAME)
    for row in range(0, 64 * 80, 64):
        model.cells(row)
        model.note_visible(row, row + 30)
        model._read_ahead()
    assert len(model._cache._rows) <= 64 * 64
    assert model.cells(64 * 79) is not None


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("text", "a", "a"),
        ("name", ("Acme", "company"), "Acme"),
        ("two_line", ("Li", "boss"), "Li boss"),
        ("pill", ("active", "Active"), "Active"),
        ("tags", ("a", ("VIP", "violet")), "a VIP"),
        ("chip", ("today", "accent"), "today"),
        ("bar", (0.5, "¥1"), "¥1"),
        ("lifecycle", ("lc1", "Exploring"), "Exploring"),
        ("stars", 3, "3"),
        ("check", None, ""),
    ],
)
def test_words_of_a_cell(kind: str, value: Any, words: str) -> None:
    assert cell_text(kind, value) == words


def test_row_role_and_outside_indexes(qapp: Any) -> None:
    model = make(ListSource(10))
    model.set_spec(BY_NAME)
    row = model.data(model.index(4, 0), ROW_ROLE)
    assert row.name == "firm 00004"
    assert model.id_at(10) is None
    assert model.row_of(12345) == -1


def test_a_real_thread_delivers_on_this_one(qapp: Any, qtbot: Any) -> None:
    source = ListSource(500)
    with ThreadPoolExecutor(1) as pool:
        model = make(source, executor=pool, inline_reads=False)
        with qtbot.waitSignal(model.orderReady, timeout=5000):
            model.set_spec(BY_NAME)
        with qtbot.waitSignal(model.dataChanged, timeout=5000):
            model.cells(400)
        assert model.data(model.index(400, 1)) == "firm 00400"


def test_a_changed_row_beside_the_part_painted_last_is_painted_anew(qapp: Any, qtbot: Any) -> None:
    """A note that passes over the table uncovers two rows; the others are on the screen all the same."""
    source = ListSource(200)
    model = make(source)
    model.set_spec(BY_NAME)
    model.note_visible(4, 6)
    changed = model.id_at(0)
    with qtbot.waitSignal(model.dataChanged):
        model.apply(Changes(updated={"customer": frozenset({changed})}), "customer")
    assert model.row_at(0) is not None
