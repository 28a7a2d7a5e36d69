"""What the sections of the settings are made of: cards of rows, and the two ways an answer is kept."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.changes import Changes
from app.db.journal_step import Step
from app.views.context import Context
from app.widgets.card import Card, line
from app.widgets.text import label


class SettingsCard(Card):
    """A titled card of rows: words at the left, the control at the right."""

    def __init__(self, title: str, note: str = "") -> None:
        super().__init__(title, note, padded=False)
        self.body.setContentsMargins(0, 0, 0, 4)

    def row(self, caption: str, control: QWidget, hint: str = "") -> QWidget:
        """Add a row; the hint says in one sentence what the answer changes."""
        if not control.accessibleName():
            control.setAccessibleName(caption)
        made = QWidget()
        across = QHBoxLayout(made)
        across.setContentsMargins(16, 8, 16, 8)
        across.setSpacing(20)
        words = QVBoxLayout()
        words.setSpacing(1)
        named = label(caption)
        named.setBuddy(control)
        words.addWidget(named)
        if hint:
            words.addWidget(label(hint, type="small", role="sec", wrap=True))
        across.addLayout(words, 1)
        across.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        made.setMinimumHeight(48)
        self.wide(made)
        return made

    def wide(self, widget: QWidget) -> None:
        """Add a widget across the card, under a hair line."""
        if self.body.count():
            hair = line()
            hair.setFixedHeight(1)
            self.body.addWidget(hair)
        self.body.addWidget(widget)


class Padded(QFrame):
    """Room around what stands in a card."""

    def __init__(self, *widgets: QWidget, spacing: int = 8) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 10, 16, 10)
        self.column.setSpacing(spacing)
        for widget in widgets:
            self.column.addWidget(widget)


class Section(QWidget):
    """One part of the settings; subclasses fill `column` and re-read in `load`."""

    tables: tuple[str, ...] = ("setting",)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)

    def add(self, widget: QWidget) -> None:
        """Put a card below the others."""
        self.column.addWidget(widget)

    def load(self) -> None:
        """Read what is shown anew."""

    def changed(self, changes: Changes) -> None:
        """Something was committed."""
        if changes.touches(*self.tables):
            self.load()

    def do(self, what: str) -> None:
        """Something asked for together with the section, such as a backup."""

    def keep_firm(self, name: str, value: Any) -> None:
        """Keep an answer of the firm, inside the data file."""
        if value == self.context.firm(name):
            return
        from app.usecases.team import set_setting

        self.context.run(set_setting, name, value, step=Step.of("setting.set"))

    def keep_here(self, name: str, value: Any) -> None:
        """Keep an answer of this computer."""
        self.context.config.set(name, value)


def across(*widgets: QWidget, stretch_first: bool = False, left: bool = False) -> QWidget:
    """Widgets side by side as one; `left` leaves what room there is at the right."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for number, widget in enumerate(widgets):
        row.addWidget(widget, 1 if stretch_first and number == 0 else 0)
    if left:
        row.addStretch(1)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return made


def empty_column(column: QVBoxLayout) -> None:
    """Take everything out of a layout."""
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def focused_place(lines: Sequence[QWidget]) -> tuple[int, str] | None:
    """Which control of which line has the keyboard."""
    for number, each in enumerate(lines):
        for name in ("name", "letter", "colour", "me", "active", "remove"):
            control = getattr(each, name, None)
            if isinstance(control, QWidget) and control is control.window().focusWidget():
                return number, name
    return None


def refocus(lines: Sequence[QWidget], place: tuple[int, str] | None) -> None:
    """Give the keyboard back to the control at the same place after the lines were made anew."""
    if place is not None and lines:
        each = lines[min(place[0], len(lines) - 1)]
        each.show()
        getattr(each, place[1]).setFocus(Qt.FocusReason.OtherFocusReason)
