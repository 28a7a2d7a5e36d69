"""What the window tells: a toast with Undo after a change, a message when something could not be done."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.widgets.dialog import MessageDialog
from app.widgets.toast import show_toast

if TYPE_CHECKING:
    from app.views.main_window import MainWindow


class Problem(MessageDialog):
    """What could not be done."""

    def __init__(self, host: QWidget, title: str, text: str, confirm_text: str) -> None:
        super().__init__(host, title, text, confirm_text)
        self.text = text


def show_message(window: "MainWindow", text: str, step_id: object) -> None:
    """A toast over the page; with a step it offers to undo it."""
    undo = QCoreApplication.translate("Messages", "Undo")
    if isinstance(step_id, int):
        show_toast(window.stack, text, undo, lambda: window.context.undo_step(step_id))
    else:
        show_toast(window.stack, text)


def show_problem(window: "MainWindow", text: str) -> None:
    """A message that stays until it is read; nothing of what was typed is lost. The same twice is said once."""
    if any(each.isVisible() and each.text == text for each in window.findChildren(Problem)):
        return
    title = QCoreApplication.translate("Messages", "That did not work")
    dialog = Problem(window, title, text, QCoreApplication.translate("Messages", "OK"))
    dialog.cancel_button.hide()
    window.watch_dialog(dialog)
    dialog.open()
