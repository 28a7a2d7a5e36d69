"""Follow-ups in sections (overdue, today, this week): one key or one click is enough for each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QToolTip, QWidget

from app.theme import manager
from app.widgets.text import plain

UNKNOWN = -1
ROW_ROLE = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class FollowUpItem:
    """One line: whom, what, when. ``tag`` is (text, hue); ``due_role`` a text colour role."""

    id: object
    customer: str
    subject: str
    icon: str = "phone"
    tone: str = "blue"
    due_text: str = ""
    due_role: str = "sec"
    due_strong: bool = False
    tag: tuple[str, str] | None = None
    done: bool = False


@dataclass(frozen=True, slots=True)
class FollowUpSection:
    """A heading with its lines; ``action`` is the text of a link at the right of the heading.

    ``count`` is shown instead of the number of lines where more exist; such a heading stays without lines.
    While it is ``UNKNOWN`` no number is shown.
    """

    key: str
    title: str
    items: tuple[FollowUpItem, ...]
    role: str = "text"
    action: str = ""
    count: int = 0

    def total(self) -> int:
        """The number beside the title."""
        return self.count or len(self.items)


Row = FollowUpItem | FollowUpSection


class FollowUpModel(QAbstractListModel):
    """Headings and follow-ups as one flat list; only follow-ups can be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Nothing yet."""
        super().__init__(parent)
        self._rows: list[Row] = []

    def set_sections(self, sections: Sequence[FollowUpSection]) -> None:
        """Show these sections; empty ones are left out."""
        self.beginResetModel()
        self._rows = []
        for section in sections:
            if section.total():
                self._rows.append(section)
                self._rows.extend(section.items)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Headings included."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if not index.isValid() or isinstance(self._rows[index.row()], FollowUpSection):
            return Qt.ItemFlag.NoItemFlags if not index.isValid() else Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row object, its text, and what a screen reader says."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if isinstance(row, FollowUpSection):
            return row.title if row.count == UNKNOWN else f"{row.title} {row.total()}"
        if role == Qt.ItemDataRole.DisplayRole:
            return row.subject
        tag = row.tag[0] if row.tag else ""
        return ", ".join(part for part in (row.customer, row.subject, row.due_text, tag) if part)

    def row_at(self, row: int) -> Row | None:
        """The heading or follow-up in a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, item_id: object) -> int:
        """The row of a follow-up; −1 when it is not listed."""
        return next(
            (n for n, row in enumerate(self._rows) if isinstance(row, FollowUpItem) and row.id == item_id), -1
        )

    def replace_item(self, item: FollowUpItem) -> None:
        """Show other words for the follow-up with the same id."""
        row = self.row_of(item.id)
        if row >= 0:
            self._rows[row] = item
            index = self.index(row)
            self.dataChanged.emit(index, index)

    def is_section(self, row: int) -> bool:
        """Whether a row is a heading."""
        return isinstance(self._rows[row], FollowUpSection)

    def item_row(self, row: int, step: int) -> int:
        """The next row that is a follow-up, from ``row`` on in the direction of ``step``; −1 at the end."""
        while 0 <= row < len(self._rows):
            if isinstance(self._rows[row], FollowUpItem):
                return row
            row += step
        return -1


class FollowUpList(QListView):
    """Arrows or J K move; D done, P postpone, L log, F follow-up, E edit, Enter opens."""

    done = Signal(object, bool)
    """id and whether it is to be done (True) or open again (False)"""
    postpone = Signal(object)
    log = Signal(object)
    follow_up = Signal(object)
    opened = Signal(object)
    edit_requested = Signal(object)
    current_changed = Signal(object)
    section_action = Signal(str)
    menu_requested = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty list."""
        from app.widgets.follow_up_delegate import FollowUpDelegate

        super().__init__(parent)
        self._model = FollowUpModel(self)
        self._delegate = FollowUpDelegate(self)
        self.hot: tuple[int, str] = (-1, "")
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setAccessibleName(self.tr("Follow-ups"))
        self.selectionModel().currentChanged.connect(self._current_moved)
        manager().themeChanged.connect(self._repaint)

    def set_sections(self, sections: Sequence[FollowUpSection]) -> None:
        """Show these; the current follow-up stays current, or the one that takes its place."""
        current, row = self.current_id(), self.currentIndex().row()
        scroll = self.verticalScrollBar().value()
        self._model.set_sections(sections)
        target = self._model.row_of(current) if current is not None else -1
        if target < 0 and row >= 0:
            below = self._model.item_row(min(row, self._model.rowCount() - 1), 1)
            target = below if below >= 0 else self._model.item_row(self._model.rowCount() - 1, -1)
        if target >= 0:
            self.setCurrentIndex(self._model.index(target))
        self.verticalScrollBar().setValue(scroll)

    def _repaint(self) -> None:
        self.viewport().update()

    def replace_item(self, item: FollowUpItem) -> None:
        """Show other words for one follow-up, leaving the rest alone."""
        self._model.replace_item(item)

    def is_section(self, row: int) -> bool:
        """Whether a row is a heading."""
        return self._model.is_section(row)

    def content_height(self) -> int:
        """The height at which nothing needs scrolling."""
        return sum(self.sizeHintForRow(row) for row in range(self._model.rowCount()))

    def current_id(self) -> object | None:
        """The id of the follow-up the keyboard is on."""
        row = self._model.row_at(self.currentIndex().row())
        return row.id if isinstance(row, FollowUpItem) else None

    def set_current(self, item_id: object) -> bool:
        """Put the keyboard on a follow-up; False when it is not listed."""
        row = self._model.row_of(item_id)
        if row >= 0:
            self.setCurrentIndex(self._model.index(row))
        return row >= 0

    def anchor(self, item_id: object) -> QPoint:
        """Where a menu for a follow-up should open, in global coordinates."""
        rect = self.visualRect(self._model.index(max(0, self._model.row_of(item_id))))
        return self.viewport().mapToGlobal(QPoint(max(0, rect.right() - 220), rect.bottom()))

    def _current_moved(self, current: QModelIndex, _previous: QModelIndex) -> None:
        row = self._model.row_at(current.row())
        if isinstance(row, FollowUpItem):
            self.current_changed.emit(row.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the line under the mouse, or by key of the current one."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            current = self.current_id()
            if current is not None:
                self.menu_requested.emit(current, self.anchor(current))
            return
        row = self._model.row_at(self.indexAt(event.pos()).row())
        if isinstance(row, FollowUpItem):
            self.menu_requested.emit(row.id, event.globalPos())

    def act(self, part: str, item: FollowUpItem) -> None:
        """Emit the signal of a part of the row: done, postpone, log, follow_up, edit or opened."""
        if part == "done":
            self.done.emit(item.id, not item.done)
        elif part == "postpone":
            self.postpone.emit(item.id)
        elif part == "log":
            self.log.emit(item.id)
        elif part == "follow_up":
            self.follow_up.emit(item.id)
        elif part == "opened":
            self.opened.emit(item.id)
        elif part == "edit":
            self.edit_requested.emit(item.id)

    def part_at(self, point: QPoint) -> tuple[int, str]:
        """Row and part under a point of the viewport; −1 outside the rows."""
        index = self.indexAt(point)
        if not index.isValid():
            return -1, ""
        return index.row(), self._delegate.part_at(index, self.visualRect(index), point)

    def is_focused_row(self, row: int) -> bool:
        """True for the row that shows its buttons with words."""
        return self.hasFocus() and row == self.currentIndex().row()

    def button_texts(self) -> tuple[tuple[str, str, str], ...]:
        """Part, icon and words of the buttons of the focused row."""
        return (
            ("done", "check", self.tr("Done")),
            ("postpone", "snooze", self.tr("Postpone")),
            ("log", "note", self.tr("Log")),
        )

    # mouse and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up what a click would do."""
        super().mouseMoveEvent(event)
        self._set_hot(self.part_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is lit any more."""
        super().leaveEvent(event)
        self._set_hot((-1, ""))

    def _set_hot(self, hot: tuple[int, str]) -> None:
        if hot != self.hot:
            self.hot = hot
            self.viewport().setCursor(
                Qt.CursorShape.PointingHandCursor if hot[1] else Qt.CursorShape.ArrowCursor
            )
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a mark acts at once; elsewhere it chooses the row."""
        row, part = self.part_at(event.position().toPoint())
        found = self._model.row_at(row)
        if event.button() == Qt.MouseButton.LeftButton and part and found is not None:
            event.accept()
            if isinstance(found, FollowUpItem):
                self.act(part, found)
            else:
                self.section_action.emit(found.key)
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the follow-up."""
        row, part = self.part_at(event.position().toPoint())
        found = self._model.row_at(row)
        if isinstance(found, FollowUpItem):
            self.act(part or "opened", found)

    def viewportEvent(self, event: QEvent) -> bool:
        """Name the icons in tool tips, with their keys."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row, part = self.part_at(event.pos())
            found = self._model.row_at(row)
            text = self._tip(part, found) if isinstance(found, FollowUpItem) else ""
            QToolTip.showText(event.globalPos(), plain(text), self)
            return True
        return super().viewportEvent(event)

    def _tip(self, part: str, item: FollowUpItem) -> str:
        if part == "done":
            return (self.tr("Reopen") if item.done else self.tr("Done")) + "  D"
        names = {"postpone": self.tr("Postpone") + "  P", "log": self.tr("Log") + "  L"}
        return names.get(part) or f"{item.customer}\n{item.subject}"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Single keys act on the current follow-up."""
        letters: dict[int, str] = {
            Qt.Key.Key_D: "done",
            Qt.Key.Key_P: "postpone",
            Qt.Key.Key_L: "log",
            Qt.Key.Key_F: "follow_up",
            Qt.Key.Key_E: "edit",
            Qt.Key.Key_Return: "opened",
            Qt.Key.Key_Enter: "opened",
        }
        moves: dict[int, int] = {Qt.Key.Key_J: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_K: -1, Qt.Key.Key_Up: -1}
        key = event.key()
        plain_key = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        found = self._model.row_at(self.currentIndex().row())
        if plain_key and key in moves:
            self._move(moves[key])
        elif plain_key and key in letters and isinstance(found, FollowUpItem):
            self.act(letters[key], found)
        else:
            super().keyPressEvent(event)
            if plain_key and key in (Qt.Key.Key_Home, Qt.Key.Key_End):  # the headings before and behind too
                self.scrollToTop() if key == Qt.Key.Key_Home else self.scrollToBottom()

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home, End and pages: headings cannot be stood on, the next follow-up can."""
        index, cursor = super().moveCursor(action, modifiers), QAbstractItemView.CursorAction
        back = action in (cursor.MoveEnd, cursor.MovePageUp)
        if not back and action not in (cursor.MoveHome, cursor.MovePageDown):
            return index
        for step in (-1, 1) if back else (1, -1):
            row = self._model.item_row(index.row(), step)
            if row >= 0:
                return self._model.index(row)
        return self.currentIndex()

    def _move(self, step: int) -> None:
        start = self.currentIndex().row() + step if self.currentIndex().isValid() else 0
        row = self._model.item_row(start, step)
        if row >= 0:
            self.setCurrentIndex(self._model.index(row))
            if self._model.item_row(row - 1, -1) < 0:
                self.scrollToTop()
