"""The first morning: a list comes in, a call is logged, done, seen in the charts, taken back, found, written out."""

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt

from tests.gui.pages.conftest import Desk
from tests.gui.probes.calendar import CalendarProbe
from tests.gui.probes.card import CardProbe
from tests.gui.probes.export import ExportProbe
from tests.gui.probes.importing import ImportProbe
from tests.gui.probes.lists import ListProbe
from tests.gui.probes.today import TodayProbe
from tests.gui.probes.window import CONTROL, Key, WindowProbe

ROWS = "康悦健身,13905710001,杭州\n云溪国际酒店,13905710002,苏州\n澄湖社区中心,13905710003,苏州\n"
LISTS = {"en": f"Company,Phone,City\n{ROWS}", "zh_CN": f"客户名称,电话,城市\n{ROWS}"}
SAID = {"en": "Three treadmills, offer wanted", "zh_CN": "要三台跑步机的报价"}
NEXT = {"en": "tomorrow 3pm", "zh_CN": "明天下午3点"}
AGREED = {"en": "Send the offer", "zh_CN": "发报价单"}
FIRMS = {"康悦健身", "云溪国际酒店", "澄湖社区中心"}


def test_first_morning(open_desk: Callable[..., Desk], language: str, tmp_path: Path) -> None:
    desk = open_desk("import")
    window = WindowProbe(desk)
    bring_in(desk, tmp_path, LISTS[language])
    log_a_call(window, language)
    the_follow_up_stands_where_it_belongs(window, AGREED[language])
    done_moves_the_charts_and_undo_moves_them_back(window, AGREED[language])
    found_by_initials(window)
    written_out(desk, window, tmp_path / "out.csv")
    deleted_and_restored(desk, window)


def bring_in(desk: Desk, folder: Path, text: str) -> None:
    listed = folder / "customers.csv"
    listed.write_text(text, "utf-8")
    page = ImportProbe(desk)
    page.drop(listed)
    page.tried()
    page.forward()
    page.forward()
    report = page.finish()
    assert (report.created, report.refused) == (3, 0)


def log_a_call(window: WindowProbe, language: str) -> None:
    """Keyboard alone: Ctrl+1, Ctrl+K to the customer, Ctrl+L, what was said, the next date, Ctrl+Enter."""
    window.press(Key.Key_1, CONTROL)
    assert window.page() == "today"
    assert window.find("kyjs")[0] == "康悦健身"
    window.press(Key.Key_Return)
    assert window.page() == "customer"
    window.press(Key.Key_L, CONTROL)
    dialog = window.dialog()
    assert dialog.whom.found().name == "康悦健身"  # whom we look at
    assert dialog.text.hasFocus()
    window.type(SAID[language])
    window.tab_to(lambda focused: focused is dialog.next.due.field)
    window.type(NEXT[language])
    window.tab_to(lambda focused: focused is dialog.next.agreed)
    assert dialog.next.due.value() == "2026-09-17T15:00"  # understood, and shown, before anything is saved
    window.type(AGREED[language])
    window.press(Key.Key_Return, CONTROL)
    assert window.dialog() is None
    card = CardProbe(window.desk)
    assert SAID[language] in card.said()
    assert card.plans() == [AGREED[language]]


def the_follow_up_stands_where_it_belongs(window: WindowProbe, subject: str) -> None:
    window.press(Key.Key_5, CONTROL)
    assert CalendarProbe(window.desk).titles(date(2026, 9, 17)) == [f"康悦健身 {subject}"]
    window.press(Key.Key_1, CONTROL)
    assert subject in TodayProbe(window.desk).lines()["week"]


def done_moves_the_charts_and_undo_moves_them_back(window: WindowProbe, subject: str) -> None:
    assert window.figures() == ["3", "0", "1", "—"]
    window.press(Key.Key_1, CONTROL)
    today = TodayProbe(window.desk)
    today.press(subject, Key.Key_D)
    assert subject not in today.lines().get("week", [])
    assert any(subject in text for text in today.toasts())
    done = window.figures()
    assert done[3] == "100%"
    window.undo()
    assert window.figures() == ["3", "0", "1", "—"]
    window.press(Key.Key_1, CONTROL)
    assert subject in today.lines()["week"]
    window.redo()
    assert subject not in today.lines().get("week", [])
    assert window.figures() == done


def found_by_initials(window: WindowProbe) -> None:
    for typed in ("yxgjjd", "云xi", "yunxiguoji"):
        assert window.find(typed)[0] == "云溪国际酒店", typed
        window.press(Key.Key_Escape)  # empties the field
        window.press(Key.Key_Escape)
        assert window.dialog() is None


def written_out(desk: Desk, window: WindowProbe, target: Path) -> None:
    window.press(Key.Key_2, CONTROL)
    window.press(Key.Key_E, CONTROL)
    export = ExportProbe.over(desk.window)
    export.choose_records("customers")
    export.choose_format("csv")
    export.write(target)
    window.settle()
    assert not export.trouble()
    with target.open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.reader(opened))
    assert {cell for row in rows for cell in row} >= FIRMS
    export.leave()
    window.settle()


def deleted_and_restored(desk: Desk, window: WindowProbe) -> None:
    customers = ListProbe(desk, "customers")
    window.press(Key.Key_2, CONTROL)
    customers.settle()
    row = customers.names().index("澄湖社区中心")
    customers.page.table.set_current_row(row)
    customers.press(Key.Key_Delete)
    customers.settle()
    desk.qtbot.waitUntil(lambda: set(customers.names()) == FIRMS - {"澄湖社区中心"})
    desk.context.navigate.emit("recycle_bin", {})
    window.settle()
    page = desk.window.current
    assert [page.model.row_at(row).title for row in range(page.model.total)] == ["澄湖社区中心"]  # type: ignore[attr-defined]
    page.table.setFocus(Qt.FocusReason.ShortcutFocusReason)  # type: ignore[attr-defined]
    window.press(Key.Key_R)
    window.press(Key.Key_2, CONTROL)
    desk.qtbot.waitUntil(
        lambda: set(customers.names()) == FIRMS
    )  # the order is read a moment after the write
