"""A line of a card: what settles it at the left, two lines of words, marks, a menu with the rest at the right."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from app.widgets.buttons import IconButton
from app.widgets.marks import icon_mark
from app.widgets.menu import Menu
from app.widgets.text import ElidedLabel, label

SIDE = 28
Entries = Sequence[tuple[str, str, Callable[[], Any]]]  # words, icon, what it does


class LineRow(QWidget):
    """`role` colours the second line, `over` greys a line that is over; `wrap` lets long words take more lines."""

    def __init__(
        self, words: str, second: str = "", *, role: str = "sec", over: bool = False, wrap: bool = False
    ) -> None:
        super().__init__()
        self.words = words
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 2, 0, 2)
        self._row.setSpacing(6)
        column = QVBoxLayout()
        column.setSpacing(0)
        first = "mid" if over else "text"
        column.addWidget(label(words, role=first, wrap=True) if wrap else ElidedLabel(words, role=first))
        if second:
            shown = label(second, type="small", role=role, wrap=True) if wrap else None
            column.addWidget(shown or ElidedLabel(second, type="small", role=role))
        self._row.addLayout(column, 1)
        self.setAccessibleName(", ".join(part for part in (words, second) if part))

    def add_settle(self, text: str, call: Callable[[], Any]) -> None:
        """The tick at the left."""
        self._row.insertWidget(0, IconButton("check", text, side=SIDE, clicked=call))

    def add_icon(self, icon: str) -> None:
        """A quiet picture where others have a tick."""
        mark = icon_mark(icon, "sec", side=16)
        mark.setFixedWidth(SIDE)
        self._row.insertWidget(0, mark)

    def add_mark(self, mark: QWidget, *, first: bool = False) -> None:
        """A tag or a button before the words or after them."""
        self._row.insertWidget(0 if first else self._row.count(), mark)

    def add_menu(self, entries: Entries) -> None:
        """The dots at the right."""
        more = IconButton("more", QCoreApplication.translate("LineRow", "More"), side=SIDE)
        more.clicked.connect(lambda _checked=False: popup(more, entries))
        self._row.addWidget(more)


def focused_row(rows: Sequence[LineRow]) -> int | None:
    """Which line has the keyboard."""
    focused = QApplication.focusWidget()
    if focused is None:
        return None
    return next((at for at, row in enumerate(rows) if row.isAncestorOf(focused)), None)


def focus_row(rows: Sequence[LineRow], at: int | None) -> None:
    """Give the keyboard back to the line at the same place after the lines were made anew."""
    if at is not None and rows:
        row = rows[min(at, len(rows) - 1)]
        row.show()
        row.findChildren(IconButton)[0].setFocus(Qt.FocusReason.OtherFocusReason)


def popup(button: QWidget, entries: Entries) -> Menu:
    """The menu under a button; what takes something away stands in red."""
    menu = Menu(parent=button)
    for words, icon, call in entries:
        menu.add(words, call, icon=icon, danger=icon == "trash")
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))
    return menu
