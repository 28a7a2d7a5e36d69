"""A table view that paints its own page: rows, hover, ring, waiting blocks; DataTable adds what it does."""

from collections.abc import Sequence
from typing import Any, cast

from PySide6.QtCore import QEvent, QRect, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QToolTip, QWidget

from app.theme import manager
from app.widgets.table.cell_painter import CellPainter
from app.widgets.table.header import TableHeader
from app.widgets.table.page_painter import Page, RowLook, paint_page
from app.widgets.table.protocols import RowWindow, TableColumn
from app.widgets.text import plain

QUIET_MS = 150  # nothing is said about waiting before this


class PaintedTable(QTableView):
    """How a table of windowed rows looks."""

    def __init__(self, parent: QWidget | None = None, *, two_line: bool = False) -> None:
        super().__init__(parent)
        self._two_line = two_line
        self._hover_row, self._hover_check = -1, False
        self._ringed = False
        self._blocks = False
        self._painter: CellPainter | None = None
        self._header = TableHeader(lambda: tuple(self.window_model().columns) if self.model() else (), self)
        self._wait = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._wait.timeout.connect(self._show_waiting)
        self._dress()
        manager().themeChanged.connect(self._theme_changed)
        manager().densityChanged.connect(self._theme_changed)

    def _dress(self) -> None:
        self.setViewport(
            QWidget()
        )  # made here: for one that Qt made, PySide looks through every widget class
        self.setHorizontalHeader(self._header)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        vertical = self.verticalHeader()
        vertical.setVisible(False)
        vertical.setMinimumSectionSize(20)
        vertical.setSectionResizeMode(vertical.ResizeMode.Fixed)
        vertical.setDefaultSectionSize(self._row_height())

    def window_model(self) -> RowWindow:
        """The model, as what it is."""
        return cast(RowWindow, self.model())

    def row_count(self) -> int:
        """How many rows there are."""
        return self.window_model().total if self.model() else 0

    def visible_rows(self) -> int:
        """How many whole rows fit on the screen, at least one."""
        return max(1, self.viewport().height() // self._row_height())

    # ---- mouse and waiting ---------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        self._set_hover(self.rowAt(at.y()), self._is_check(self.columnAt(at.x())))

    def leaveEvent(self, event: QEvent) -> None:
        self._set_hover(-1, False)
        super().leaveEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._tool_tip(event)
            return True
        return super().viewportEvent(event)

    def _tool_tip(self, event: QHelpEvent) -> None:
        index = self.indexAt(event.pos())
        text = str(index.data() or "") if index.isValid() and self._painter else ""
        cells = self.window_model().cells(index.row()) if text else None
        if cells is not None and self._painter is not None:
            column = self.window_model().columns[index.column()]
            if self._painter.elided(column, cells[index.column()], text, self.columnWidth(index.column())):
                QToolTip.showText(event.globalPos(), plain(text), self.viewport())
                return
        QToolTip.hideText()

    # ---- painting ------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        cells = self._cell_painter()
        page = self._page(event.rect(), cells.height)
        paint_page(painter, cells, page)
        painter.end()
        if page.rows:
            self.window_model().note_visible(page.rows[0].row, page.rows[-1].row)
        self._note_waiting(page)

    def _page(self, area: QRect, height: int) -> Page:
        window = self.window_model()
        rows: list[RowLook] = []
        if self.model() is not None:
            offset = self.verticalHeader().offset()
            first = max(0, (offset + area.top()) // height)
            last = min(window.total - 1, (offset + area.bottom()) // height)
            current = self.currentIndex().row()
            ringed = self._ringed and self.hasFocus()
            rows = [
                RowLook(
                    row,
                    row * height - offset,
                    window.cells(row),
                    window.is_ticked(row),
                    row == self._hover_row,
                    row == current,
                    ringed and row == current,
                )
                for row in range(first, last + 1)
            ]
        dimmed = self._blocks and bool(rows) and window.busy
        whole = QRect(0, area.top(), self.viewport().width(), area.height())
        return Page(rows, self._shown_columns(whole), whole, dimmed, self._blocks, self._hover_check)

    def _shown_columns(self, area: QRect) -> list[tuple[Any, int, int, int]]:
        header, found = self._header, []
        columns: Sequence[TableColumn] = self.window_model().columns if self.model() else ()
        for place, column in enumerate(columns):
            if not header.isSectionHidden(place):
                x, width = header.sectionViewportPosition(place), header.sectionSize(place)
                if x < area.right() and x + width > 0:
                    found.append((column, place, x, width))
        return found

    def _cell_painter(self) -> CellPainter:
        ratio = self.devicePixelRatioF()
        found = self._painter
        if found is None or found.ratio != ratio:
            found = self._painter = CellPainter(manager().theme, ratio, self._row_height())
        return found

    def _note_waiting(self, page: Page) -> None:
        waiting = (bool(self.model()) and self.window_model().busy) or any(r.cells is None for r in page.rows)
        if not waiting:
            self._wait.stop()
            self._blocks = False
        elif not self._blocks and not self._wait.isActive():
            self._wait.start()

    def _show_waiting(self) -> None:
        self._blocks = True
        self.viewport().update()

    # ---- inside --------------------------------------------------------------------------------------

    def _row_height(self) -> int:
        return manager().theme.height("row_two_line") if self._two_line else manager().row_height

    def _is_check(self, place: int) -> bool:
        return place >= 0 and self.window_model().columns[place].kind == "check"

    def _set_hover(self, row: int, check: bool) -> None:
        if (row, check) == (self._hover_row, self._hover_check):
            return
        for each in {row, self._hover_row}:
            self._update_row(each)
        self._hover_row, self._hover_check = row, check

    def _update_row(self, row: int) -> None:
        if row >= 0:
            height = self._row_height()
            y = row * height - self.verticalHeader().offset()
            self.viewport().update(0, y, self.viewport().width(), height)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        at = self.viewport().mapFromGlobal(self.cursor().pos())
        inside = self.viewport().rect().contains(at) and self.viewport().underMouse()
        self._set_hover(self.rowAt(at.y()) if inside else -1, False)

    def _busy_changed(self, _busy: bool) -> None:
        self.viewport().update()

    def _theme_changed(self) -> None:
        self._painter = None
        self.verticalHeader().setDefaultSectionSize(self._row_height())
        self._header.viewport().update()
        self.viewport().update()
