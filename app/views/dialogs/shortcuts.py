"""The sheet of keys (F1): every key in its group, found by what it does or by the key."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.views.context import Context
from app.views.shortcut_list import KeyGroup, key_groups
from app.widgets.dialog import OverlayDialog
from app.widgets.fields import LineEdit
from app.widgets.marks import keycap
from app.widgets.text import label


def shown_key(key: str) -> str:
    """A key as this system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


class KeyLine(QWidget):
    """What a key does, and the key."""

    def __init__(self, key: str, text: str) -> None:
        super().__init__()
        self.key, self.words = shown_key(key), text
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3, 0, 3)
        row.setSpacing(12)
        row.addWidget(label(text, wrap=True), 1)
        row.addWidget(keycap(self.key))
        self.setAccessibleName(f"{text}: {self.key}")

    def fits(self, wanted: str) -> bool:
        """Whether the words or the key hold what was typed."""
        return wanted in self.words.casefold() or wanted in self.key.casefold()


class ShortcutsDialog(OverlayDialog):
    """Two columns of groups and a search field; nothing to save."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window, self.tr("Keyboard shortcuts"), width=760, height=600)
        self.context = context
        self.search = LineEdit(
            placeholder=self.tr("Search a key or what it does"), icon="search", clearable=True
        )
        self.search.textChanged.connect(self._filter)
        self.body.addWidget(self.search)
        self.lines: list[KeyLine] = []
        self._groups: list[tuple[QWidget, list[KeyLine]]] = []
        columns = QHBoxLayout()
        columns.setSpacing(32)
        first, second = QVBoxLayout(), QVBoxLayout()
        for number, group in enumerate(key_groups()):
            (second if number > 1 else first).addWidget(self._group(group))
        for column in (first, second):
            column.addStretch(1)
            columns.addLayout(column, 1)
        self.body.addLayout(columns)
        self._nothing = label(self.tr("No key does this."), role="sec")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.hide()
        self.body.addWidget(self._nothing)
        self.body.addStretch(1)
        self.hide_footer()

    def _group(self, group: KeyGroup) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(0)
        column.addWidget(label(group.title, type="card"))
        column.addSpacing(4)
        lines = [KeyLine(key, text) for key, text in group.keys]
        for each in lines:
            column.addWidget(each)
        self.lines += lines
        self._groups.append((made, lines))
        return made

    def _filter(self, text: str) -> None:
        wanted = text.strip().casefold()
        found = False
        for holder, lines in self._groups:
            fitting = [each for each in lines if each.fits(wanted)]
            for each in lines:
                each.setVisible(each in fitting)
            holder.setVisible(bool(fitting))
            found = found or bool(fitting)
        self._nothing.setVisible(not found)

    def open(self, first: QWidget | None = None) -> None:
        """Show the sheet, ready to type."""
        super().open(first or self.search)
