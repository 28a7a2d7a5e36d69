"""The sheet of keys names every key that works; the report of a fault says where, never whose."""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.actions import actions
from app.views.dialogs.crash import CrashDialog, report_text
from app.views.dialogs.shortcuts import ShortcutsDialog
from app.views.pages import PAGES
from app.views.shortcut_list import key_groups
from tests.gui.pages.conftest import Desk

Open = Callable[..., Desk]
ROOT = Path(__file__).parents[3]


def writer() -> ModuleType:
    """The script that writes the documents."""
    spec = importlib.util.spec_from_file_location("docs_script", ROOT / "packaging" / "docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["shortcuts", "settings"])
def test_the_documents_say_what_the_program_does(qapp: QApplication, name: str) -> None:
    """If this fails: python packaging/docs.py."""
    text = getattr(writer(), f"{name}_text")()
    assert (ROOT / "docs" / f"{name}.md").read_text("utf-8") == text


def test_every_key_is_listed_once_per_group_and_is_a_key(qapp: QApplication) -> None:
    listed = [key for group in key_groups() for key, _text in group.keys]
    assert {each.key for each in actions() if each.key} <= set(listed)
    assert {spec.key for spec in PAGES if spec.key} <= set(listed)
    for group in key_groups():
        keys = [key for key, _text in group.keys]
        assert len(keys) == len(set(keys)), group.title
    for key in listed:
        assert QKeySequence(key).toString() != "", key


def test_f1_shows_the_keys_and_typing_finds_one(open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk("customers")
    qtbot.keyClick(desk.window, Qt.Key.Key_F1)
    (sheet,) = desk.window.findChildren(ShortcutsDialog)
    assert QApplication.focusWidget() is sheet.search
    qtbot.keyClicks(sheet.search, "ctrl+k")
    shown = [each for each in sheet.lines if each.isVisible()]
    assert [each.key for each in shown] == ["Ctrl+K"]
    sheet.search.setText("no such thing")
    assert not any(each.isVisible() for each in sheet.lines)
    assert sheet._nothing.isVisible()
    sheet.search.clear()
    assert all(each.isVisible() for each in sheet.lines)
    sheet.escape()
    desk.settle()


def fail_with(name: str) -> BaseException:
    try:
        try:
            int(name)
        except ValueError as error:
            raise RuntimeError(f"cannot save {name}") from error
    except RuntimeError as error:
        return error
    raise AssertionError


def test_a_report_names_places_and_kinds_but_no_data() -> None:
    text = report_text(fail_with("康悦健身连锁 13800001111"))
    assert "RuntimeError" in text
    assert "ValueError" in text
    assert "fail_with" in text
    assert "康悦" not in text
    assert "13800001111" not in text
    assert str(ROOT) not in text, "nor where on this computer the program lies"


def test_a_report_of_errors_that_cause_each_other_ends() -> None:
    first, second = ValueError(), KeyError()
    first.__cause__, second.__cause__ = second, first
    assert report_text(first).count("ValueError") == 1


def test_a_fault_is_told_and_the_work_goes_on(open_desk: Open) -> None:
    desk = open_desk("customers")

    def broken() -> None:
        raise ZeroDivisionError("康悦")

    desk.context.runner.work(broken)
    desk.settle()
    (dialog,) = desk.window.findChildren(CrashDialog)
    assert "ZeroDivisionError" in dialog.report.toPlainText()
    assert "康悦" not in dialog.report.toPlainText()
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == dialog.report.toPlainText()
    dialog.go_on.click()
    assert not dialog.isVisible()
    assert desk.context.runner.idle
