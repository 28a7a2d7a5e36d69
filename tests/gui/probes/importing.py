"""Hands and eyes for the import page: choose files, go on, answer, correct, decide, import."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from app.exchange.import_types import ImportReport
from app.views.dialogs.import_history import ImportHistoryDialog
from app.views.import_session import FileEntry
from app.views.import_wizard import ImportPage


class ImportProbe:
    """The import page of a desk."""

    def __init__(self, desk: Any) -> None:
        self.desk = desk
        page = desk.window.page("import")
        assert isinstance(page, ImportPage)
        self.page = page

    @property
    def entry(self) -> FileEntry:
        """The file worked on."""
        assert self.page.entry is not None
        return self.page.entry

    def drop(self, *files: Path) -> None:
        """Drop files on the page."""
        self.page.choose.area.dropped.emit(list(files))
        self.desk.settle()

    def tried(self) -> ImportReport:
        """Wait for the trial under way; its figures."""
        self.desk.qtbot.waitUntil(lambda: self.entry.trial is not None, timeout=10_000)
        self.desk.settle()
        assert self.entry.trial is not None
        return self.entry.trial

    def forward(self) -> None:
        """Press the primary button."""
        assert self.page.next.isEnabled()
        self.page.next.click()
        self.desk.settle()

    def finish(self) -> ImportReport:
        """From the last step: import and wait."""
        self.desk.qtbot.waitUntil(lambda: self.entry.trial_whole, timeout=10_000)
        self.desk.settle()
        self.forward()
        self.desk.qtbot.waitUntil(lambda: self.entry.done is not None, timeout=10_000)
        self.desk.settle()
        assert self.entry.done is not None
        return self.entry.done

    def meanings(self) -> dict[str, str]:
        """Column of the file -> words in its box."""
        lines = self.page.columns._lines.values()
        return {line.target.accessibleName(): line.target.currentText() for line in lines}

    def give(self, header: str, key: str) -> None:
        """Give a column another meaning by keyboard focus and choice."""
        line = next(
            line for line in self.page.columns._lines.values() if line.target.accessibleName() == header
        )
        line.target.setFocus(Qt.FocusReason.TabFocusReason)
        line.target._fill()
        assert line.target.set_value(key)
        line.target.activated.emit(line.target.currentIndex())
        self.desk.settle()

    def press(self, text: str, within: QWidget | None = None) -> None:
        """Press the button with these words."""
        found = [
            b for b in (within or self.page).findChildren(QPushButton) if b.text() == text and b.isVisible()
        ]
        assert found, f"no button {text!r}"
        found[0].click()
        self.desk.settle()

    def words(self, within: QWidget | None = None) -> str:
        """Everything readable there."""
        return "\n".join(one.text() for one in (within or self.page).findChildren(QLabel) if one.isVisible())

    def type_into(self, table: QWidget, key: Qt.Key) -> None:
        """A key while a table has the focus."""
        table.setFocus()
        QTest.keyClick(table, key)
        self.desk.settle()

    def history(self) -> ImportHistoryDialog:
        """Open the import history."""
        self.desk.context.dialog.emit("import_history", {})
        QApplication.processEvents()
        dialog = self.desk.window.findChild(ImportHistoryDialog)
        assert dialog is not None
        return dialog
