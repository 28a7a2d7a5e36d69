"""When the program itself failed: what happened in words, that the data are safe, and a text to pass on."""

import platform

from PySide6.QtCore import QLibraryInfo
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QWidget

from app import __version__
from app.settings.config import home
from app.settings.fault_log import fault_text
from app.views.context import Context
from app.views.settings_data import show_folder
from app.widgets.announce import announce
from app.widgets.dialog import OverlayDialog
from app.widgets.fields import TextArea
from app.widgets.text import label


def report_text(error: BaseException) -> str:
    """What somebody who mends the program needs: kinds and places only, never a value, so no customer's data."""
    about = (
        f"Lianyi {__version__}, Python {platform.python_version()}, Qt {QLibraryInfo.version().toString()}, "
        f"{platform.system()} {platform.release()}"
    )
    return f"{about}\n\n{fault_text(error)}"


class CrashDialog(OverlayDialog):
    """Opened with the error that nobody expected."""

    def __init__(self, context: Context, window: QWidget, error: BaseException) -> None:
        super().__init__(window, self.tr("Something in the program went wrong"), width=600, height=440)
        self.context = context
        self.body.addWidget(
            label(
                self.tr(
                    "What you did last was not saved. Everything saved before is safe: a change is written whole "
                    "or not at all. You can go on working."
                ),
                wrap=True,
            )
        )
        self.body.addWidget(
            label(
                self.tr(
                    "To have it mended, pass this text on. It names places in the program, none of your data."
                ),
                role="sec",
                wrap=True,
            )
        )
        self.report = TextArea(report_text(error), lines=9, name=self.tr("Report"))
        self.report.setReadOnly(True)
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.report.setLineWrapMode(TextArea.LineWrapMode.NoWrap)
        self.body.addWidget(self.report)
        self.add_button(self.tr("Show the log"), kind="ghost", clicked=lambda: show_folder(home()))
        self.copy_button = self.add_button(self.tr("Copy the text"), clicked=self.copy)
        self.go_on = self.add_button(self.tr("Go on"), kind="primary", clicked=self.accept)

    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.copy_button.setText(self.tr("Copied"))
        announce(self.copy_button, self.tr("Copied"))

    def open(self, first: QWidget | None = None) -> None:
        """Show it."""
        super().open(first or self.go_on)
