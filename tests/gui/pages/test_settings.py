"""Settings: every answer is kept where it belongs and works at once; backups are made, listed and restored."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.db.backup import list_backups
from app.db.driver import connect
from app.db.journal import Step
from app.queries.team import channels, members, tags
from app.settings.config import home
from app.theme import manager
from app.usecases.customers import CustomerInput, create_customer
from app.views.settings import SECTIONS
from app.widgets.dialog import MessageDialog
from app.widgets.toast import Toast
from tests.gui.pages.conftest import Desk
from tests.gui.probes.window import WindowProbe

Open = Callable[..., Desk]


def at(open_desk: Open, section: str, **more: Any) -> tuple[Desk, Any]:
    """The window on one section of the settings."""
    desk = open_desk("settings")
    desk.window.go("settings", {"section": section, **more})
    desk.settle()
    return desk, desk.window.current.section


def customer(desk: Desk, name: str, *with_tags: str) -> None:
    desk.context.run(
        create_customer,
        CustomerInput(name, "organisation", {}, tags=list(with_tags)),
        step=Step.of("customer.create"),
    )
    desk.settle()


@pytest.mark.parametrize("section", list(SECTIONS))
def test_every_section_opens_and_fits(open_desk: Open, section: str) -> None:
    desk, shown = at(open_desk, section)
    desk.window.resize(1180, 680)
    QApplication.processEvents()
    assert shown.isVisible()
    assert shown.width() <= 780
    assert shown.minimumSizeHint().width() <= shown.width(), "nothing is cut off at the smallest window"


def test_sections_are_reached_by_keyboard(open_desk: Open, qtbot: QtBot) -> None:
    desk, _section = at(open_desk, "company")
    page = desk.window.current
    for _ in range(2):
        qtbot.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Down)
    assert page.list.current == "members"
    desk.window.go("today", {})
    desk.window.go("settings", {})
    assert page.list.current == "members", "the section looked at last"
    desk.settle()


def test_the_name_of_the_firm_is_shown_at_once(open_desk: Open) -> None:
    desk, section = at(open_desk, "company")
    section.name.setText("海拓健身器材")
    section.name.editingFinished.emit()
    desk.settle()
    assert desk.window.windowTitle().startswith("海拓健身器材")
    section.name.clear()
    section.name.editingFinished.emit()
    desk.settle()
    assert desk.window.windowTitle() == "涟漪 Lianyi"


def test_working_days_and_hours(open_desk: Open) -> None:
    desk, section = at(open_desk, "work")
    section.days[5].click()
    desk.settle()
    assert desk.context.firm("working_days") == [1, 2, 3, 4, 5, 6]
    section.starts.setText("8点半")
    section.starts.editingFinished.emit()
    desk.settle()
    assert desk.context.firm("day_starts") == "08:30"
    section.ends.setText("7:00")
    section.ends.editingFinished.emit()
    desk.settle()
    assert desk.context.firm("day_ends") == "18:00", "a day cannot end before it begins"
    assert section.ends.text() == "18:00"
    for chip in section.days[:5]:
        chip.click()
        desk.settle()
    section.days[5].click()
    assert desk.context.firm("working_days") == [6], "one working day is left"


def test_look_and_density_work_at_once(open_desk: Open) -> None:
    desk, section = at(open_desk, "look")
    section.looks.changed.emit("dark")
    assert manager().theme.name == "dark"
    section.densities.changed.emit("compact")
    assert manager().row_height == 28
    assert desk.context.config.get("density") == "compact"
    section.densities.changed.emit("comfortable")
    section.looks.changed.emit("light")


def test_the_language_changes_the_window_and_stays_in_the_settings(open_desk: Open, qtbot: QtBot) -> None:
    desk, section = at(open_desk, "look")
    before = desk.window
    other = "en" if desk.context.language == "zh_CN" else "zh_CN"
    section.languages.changed.emit(other)
    qtbot.waitUntil(lambda: desk.desktop.window is not before, timeout=5_000)
    assert desk.context.language == other
    assert desk.window.current_id == "settings"
    assert desk.window.current.list.current == "look"
    desk.settle()


def test_the_first_member_is_me(open_desk: Open) -> None:
    desk, section = at(open_desk, "members")
    for name in ("陈立", "吴倩"):
        section.fresh.setText(name)
        section.fresh.returnPressed.emit()
        desk.settle()
    first, second = members(desk.context.reader())
    assert (first.name, second.name) == ("陈立", "吴倩")
    assert desk.context.store.member_id == first.id == desk.context.config.get("member")
    section.lines[1].me.click()
    assert desk.context.store.member_id == second.id
    section.lines[0].name.setText("陈立新")
    section.lines[0].name.editingFinished.emit()
    desk.settle()
    section.lines[0].active.click()
    desk.settle()
    assert [row.name for row in members(desk.context.reader())] == ["吴倩"]
    assert [line.row.name for line in section.lines] == ["陈立新", "吴倩"], "who left is still listed here"


def test_tags_are_renamed_coloured_merged_and_removed(open_desk: Open) -> None:
    desk, section = at(open_desk, "tags")
    assert section.lines == []
    customer(desk, "康悦", "VIP", "老客户")
    customer(desk, "力源", "VIP")
    assert [line.row.name for line in section.lines] == ["VIP", "老客户"]
    section.lines[0].colour.setFocus()
    section.lines[0]._colour("rose")
    desk.settle()
    assert tags(desk.context.reader())[0].colour == "rose"
    assert desk.window.focusWidget() is section.lines[0].colour, "the keyboard stays where it was"
    section.lines[0].name.setText("老客户")
    section.lines[0].name.editingFinished.emit()
    desk.settle()
    assert [(row.name, row.uses) for row in tags(desk.context.reader())] == [("老客户", 2)]
    section.lines[0]._remove()
    desk.settle()
    assert section.lines == []
    desk.context.undo()
    desk.settle()
    assert [line.row.name for line in section.lines] == ["老客户"]


def test_a_channel_of_ones_own(open_desk: Open) -> None:
    desk, section = at(open_desk, "channels")
    count = len(section.lines)
    section.fresh.setText("电梯广告")
    section.above.setCurrentIndex(1)
    section.add_channel()
    desk.settle()
    (own,) = [row for row in channels(desk.context.reader()) if row.label == "电梯广告"]
    assert own.depth == 1
    assert section.fresh.text() == ""
    next(line for line in section.lines if line.words == "电梯广告")._remove()
    desk.settle()
    assert len(section.lines) == count


def test_a_channel_is_moved_about_the_tree_and_taken_back(open_desk: Open) -> None:
    desk, section = at(open_desk, "channels")
    WindowProbe(desk)
    before = [(row.id, row.depth) for row in channels(desk.context.reader())]
    top = [key for key, depth in before if depth == 0]

    def press(key: int, letter: Qt.Key) -> None:
        line = next(line for line in section.lines if line.row.id == key)
        line.name.setFocus()
        QTest.keyClick(line.name, letter, Qt.KeyboardModifier.AltModifier)
        desk.settle()
        assert QApplication.focusWidget() in [line.name for line in section.lines if line.row.id == key], (
            "the keyboard goes with it"
        )

    def tops() -> list[int]:
        return [row.id for row in channels(desk.context.reader()) if row.depth == 0]

    press(top[1], Qt.Key.Key_Down)
    assert tops() == [top[0], top[2], top[1], *top[3:]]
    childless = next(key for key in top[3:] if not any(line.row.parent_id == key for line in section.lines))
    above = tops()[tops().index(childless) - 1]
    press(childless, Qt.Key.Key_Right)
    moved = next(row for row in channels(desk.context.reader()) if row.id == childless)
    assert (moved.parent_id, moved.depth) == (above, 1)
    press(childless, Qt.Key.Key_Left)
    assert tops().index(childless) == tops().index(above) + 1
    for _step in range(3):
        desk.context.undo()
        desk.settle()
    assert [(row.id, row.depth) for row in channels(desk.context.reader())] == before
    first = section.lines[0]
    assert not first.moves["up"].isEnabled()
    assert not first.moves["out"].isEnabled()


def test_a_backup_by_command_is_listed_and_said(open_desk: Open) -> None:
    desk, section = at(open_desk, "backup", do="backup")
    desk.settle()
    folder = desk.context.store.path.parent / "backups"
    (made,) = list_backups(folder)
    assert [info.path for info in section.infos] == [made.path]
    assert str(made.path) in section.banner.accessibleName()
    assert section.now_button.isEnabled()
    assert desk.window.status.state is not None
    assert desk.window.status.state.unchanged


def test_a_backup_that_fails_is_said_here_and_in_the_sidebar(open_desk: Open, tmp_path: Path) -> None:
    desk, section = at(open_desk, "backup")
    blocked = tmp_path / "blocked"
    blocked.write_text("no folder")
    desk.context.config.set("backup_folder", str(blocked / "in"))
    section.do("backup")
    desk.settle()
    assert str(blocked) in section.banner.accessibleName()
    assert desk.window.status.problem is not None
    desk.context.config.set("backup_folder", "")
    section.do("backup")
    desk.settle()
    assert desk.window.status.problem is None


def test_restoring_goes_back_and_keeps_the_present_file(open_desk: Open, qtbot: QtBot) -> None:
    desk, section = at(open_desk, "backup")
    customer(desk, "康悦")
    section.do("backup")
    desk.settle()
    customer(desk, "力源")
    before = desk.window
    section.ask_restore(section.infos[0].path)
    question = desk.window.findChildren(MessageDialog)[-1]
    assert desk.window is before, "nothing happens before the yes"
    question.accept()
    qtbot.waitUntil(lambda: desk.desktop.window is not before, timeout=10_000)
    desk.settle()
    assert desk.context.reader().all("SELECT name FROM customer") == [("康悦",)]
    assert len(list(desk.context.store.path.parent.glob("firm before *.lianyi"))) == 1
    assert desk.window.current_id == "settings"


def test_the_data_file_is_moved_and_stays_open(
    open_desk: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    desk, section = at(open_desk, "data")
    customer(desk, "康悦")
    old, target = desk.context.store.path, tmp_path / "stick" / "firm"
    before = desk.window
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    section.move_file()
    qtbot.waitUntil(lambda: desk.desktop.window is not before, timeout=10_000)
    desk.settle()
    assert desk.context.store.path == target.with_suffix(".lianyi")
    assert desk.context.config.get("database") == str(target.with_suffix(".lianyi"))
    assert not old.exists()
    assert desk.context.reader().value("SELECT name FROM customer") == "康悦"


def test_a_move_that_cannot_be_done_keeps_the_file_open(
    open_desk: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, section = at(open_desk, "data")
    (tmp_path / "blocked").write_text("no folder")
    name = str(tmp_path / "blocked" / "firm.lianyi")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (name, ""))
    path = desk.context.store.path
    section.move_file()
    desk.settle()
    assert desk.context.store.path == path
    assert [d for d in desk.window.findChildren(MessageDialog) if d.isVisible()] != []


def test_a_new_file_is_made_and_opened(
    open_desk: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, section = at(open_desk, "data")
    target = tmp_path / "second.lianyi"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    old = desk.context.store.path
    section.new_file()
    desk.settle()
    assert desk.context.store.path == target
    assert str(old) in desk.context.config.get("recent_files")


def test_the_check_finds_and_repairs(open_desk: Open) -> None:
    desk, section = at(open_desk, "data")
    section.check()
    desk.settle()
    assert not section.repair_button.isVisible()
    connection = connect(desk.context.store.path)
    connection.execute("UPDATE total SET live = 9 WHERE table_name = 'customer'")
    connection.close()
    section.check()
    desk.settle()
    assert section.repair_button.isVisible()
    section.repair_button.click()
    desk.settle()
    assert not section.repair_button.isVisible()
    assert desk.context.reader().value("SELECT live FROM total WHERE table_name = 'customer'") == 0
    assert len(list_backups(desk.context.store.path.parent / "backups")) == 1


def test_a_damaged_settings_file_is_told_and_does_not_stop_the_start(open_desk: Open) -> None:
    file = home() / "settings.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text('{"language": ', "utf-8")
    desk = open_desk("settings")
    desk.settle()
    (toast,) = desk.window.findChildren(Toast)
    assert toast.text == desk.context.say("settings.damaged")
