"""The Ctrl+K palette: type anything, get records and commands in one list on every keystroke."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.theme import manager, paint_icon, theme
from app.widgets.announce import announce
from app.widgets.overlay import Overlay
from app.widgets.result_list import PaletteItem, ResultList
from app.widgets.search_line import SearchLine
from app.widgets.status_bar import KeyHints
from app.widgets.text import label

WIDTH = 640
FIELD = 52
FOOT = 36
MOST = 432

Query = Callable[[str], Sequence[PaletteItem]]


class _Sheet(QWidget):
    """The rounded sheet with the glass at its top left."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        manager().themeChanged.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Surface, lines and glass."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.pen("border"))
        painter.setBrush(look.brush("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        paint_icon(painter, QRect(18, (FIELD - 20) // 2, 20, 20), "search", "sec")
        painter.fillRect(QRect(1, FIELD, self.width() - 2, 1), look.color("hair"))
        painter.fillRect(QRect(1, self.height() - FOOT - 1, self.width() - 2, 1), look.color("hair"))
        painter.end()


class _Ground(QWidget):
    """An opaque ground for the field: what is typed does not paint the page below anew."""

    def __init__(self, field: QWidget) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(field)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The surface of the sheet."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme().color("surface"))
        painter.end()


class Palette(Overlay):
    """Over the window of ``host``; ``query(text)`` is asked on every change of the committed text."""

    chosen = Signal(object)
    """id of the item taken; the palette is closed by then"""

    def __init__(self, host: QWidget, query: Query, *, placeholder: str = "", text: str = "") -> None:
        """``text`` is what stands in the field at first, selected."""
        super().__init__(host)
        self._query = query
        self._needed = 0
        self.panel.deleteLater()
        self.panel = sheet = _Sheet(self)
        self.field = SearchLine(text, placeholder=placeholder or self.tr("Find or jump"))
        self.field.make_bare()
        self.field.takes_tab = True
        self.list = ResultList()
        self.list.setAccessibleName(self.tr("Results"))
        self._none = label("", role="sec")
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._none.setFixedHeight(72)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(1, 0, 1, 0)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(44, 0, 12, 0)
        top.addWidget(_Ground(self.field))
        top.addStrut(FIELD)
        column.addLayout(top)
        column.addSpacing(1)
        column.addWidget(self.list, 1)
        column.addWidget(self._none)
        column.addStretch()
        column.addLayout(self._foot())
        self.field.textChanged.connect(self._ask)
        self.field.key.connect(self._key)
        self.list.chosen.connect(self._take)
        self.field.selectAll()

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 1, 16, 0)
        self._hints = KeyHints()
        self._hints.set_hints(
            [
                ("↑↓", self.tr("Move")),
                ("Enter", self.tr("Open")),
                ("Tab", self.tr("Next group")),
                ("Esc", self.tr("Close")),
            ]
        )
        row.addStretch(1)
        row.addWidget(self._hints)
        row.addStrut(FOOT)
        return row

    def open(self) -> None:
        """Show it with the results of the present text."""
        self._ask(self.field.text())
        self.open_overlay(self.field)

    def refresh(self) -> None:
        """Ask again (slower sources have answered); the chosen item stays if it is still there."""
        kept = self.list.current()
        self._ask(self.field.text())
        if kept is not None:
            model = self.list.results
            same = (
                row for row in range(model.rowCount()) if (item := model.item(row)) and item.id == kept.id
            )
            self.list.select_row(next(same, self.list.currentIndex().row()))

    def _ask(self, text: str) -> None:
        items = list(self._query(text))
        self.list.set_items(items)
        self._none.setVisible(not items)
        self.list.setVisible(bool(items))
        words = (
            self.tr("Nothing found for “{text}”").format(text=text)
            if text.strip()
            else self.tr("Type to search")
        )
        self._none.setText(words)
        if not self.isHidden():
            self._place()
            count = self.tr("{count} results").format(count=len(items))
            announce(self.field, count if items else words)

    def _key(self, name: str) -> None:
        steps = {"up": -1, "down": 1}
        if name in steps:
            self.list.move_choice(steps[name])
        elif name in ("page_up", "page_down"):
            for _row in range(8):
                self.list.move_choice(-1 if name == "page_up" else 1)
        elif name == "tab":
            self.list.select_row(self.list.results.next_group(self.list.currentIndex().row()))
        elif name == "enter":
            item = self.list.current()
            if item is not None:
                self._take(item)
        elif name == "escape":
            self.escape()

    def _take(self, item: PaletteItem) -> None:
        self.close_overlay()
        self.chosen.emit(item.id)

    def escape(self) -> None:
        """Esc empties the field first, then closes."""
        if self.field.text() and self.field.text() != self.field.selectedText():
            self.field.clear()
        else:
            self.close_overlay()

    def clicked_outside(self) -> None:
        """A click beside it closes it: there is nothing to lose."""
        self.close_overlay()

    def panel_rect(self) -> QRect:
        """In the upper part of the window, as high as the results have needed so far: it does not jump about."""
        room = self.height() - 2 * 48
        inner = min(MOST, self.list.content_height() + 10) if self.list.results.rowCount() else 72
        self._needed = max(self._needed, inner) if self.list.results.rowCount() else inner
        size = QSize(min(WIDTH, self.width() - 48), min(room, FIELD + 1 + self._needed + FOOT + 1))
        return QRect(QPoint((self.width() - size.width()) // 2, max(24, self.height() * 12 // 100)), size)
