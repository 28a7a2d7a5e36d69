"""The head of a table: words, sort arrow, the box that ticks everything, drag to move and to widen."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from app.theme import manager, paint_icon
from app.widgets.painting import paint_check
from app.widgets.table.cell_painter import BAR_ROLES, PAD
from app.widgets.table.protocols import TableColumn

if TYPE_CHECKING:
    from app.widgets.menu import Menu

EDGE = 20  # the page's side distance: where the tick boxes stand
SQUARE, APART = 8, 6
_TICKS = {Qt.CheckState.Unchecked: 0, Qt.CheckState.PartiallyChecked: 1, Qt.CheckState.Checked: 2}


class TableHeader(QHeaderView):
    """Paints itself from the theme; says what was clicked and leaves the doing to the table."""

    sortClicked = Signal(int)
    tickClicked = Signal()
    columnShown = Signal(str, bool)
    resetAsked = Signal()

    def __init__(self, columns: Callable[[], tuple[TableColumn, ...]], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setViewport(QWidget())  # as in PaintedTable
        self._columns = columns
        self._tick_state = Qt.CheckState.Unchecked
        self._sort: tuple[str, bool] = ("", False)
        self._hover = -1
        self._press: tuple[QPoint, int] | None = None
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.setMouseTracking(True)
        self.setMinimumSectionSize(34)
        self.setFixedHeight(manager().theme.height("table_header"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda at: self.show_menu(self.mapToGlobal(at)))

    def set_ticks(self, state: Qt.CheckState) -> None:
        """Show none, some or all ticked."""
        if state != self._tick_state:
            self._tick_state = state
            self.viewport().update()

    def set_sorting(self, key: str, descending: bool) -> None:
        """Show the arrow at this column."""
        self._sort = (key, descending)
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), manager().theme.height("table_header"))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = manager().theme
        painter = QPainter(self.viewport())
        area = self.viewport().rect()
        painter.fillRect(area, theme.color("sunken"))
        for section, column in enumerate(self._columns()):
            if not self.isSectionHidden(section):
                left = self.sectionViewportPosition(section)
                box = QRect(left, 0, self.sectionSize(section), area.height() - 1)
                if box.intersects(event.rect()):
                    self._paint_column(painter, box, section, column)
        painter.fillRect(0, area.height() - 1, area.width(), 1, theme.color("border"))
        painter.end()

    def _paint_column(self, painter: QPainter, box: QRect, section: int, column: TableColumn) -> None:
        theme = manager().theme
        if column.kind == "check":
            state, hover = _TICKS[self._tick_state], section == self._hover
            paint_check(painter, QRectF(EDGE - 1, 0, 18, box.height()), state, theme, hover=hover)
            return
        if column.kind == "bars":
            self._paint_legend(painter, box, column.title.split(" / "))
            return
        is_sorted = column.key == self._sort[0]
        metrics = theme.metrics("small", strong=is_sorted)
        arrow = 16 if is_sorted else 0
        room = box.width() - 2 * PAD - arrow
        text = metrics.elidedText(column.title, Qt.TextElideMode.ElideRight, room)
        advance = metrics.horizontalAdvance(text)
        left = float(box.x() + PAD)
        if column.align == "right":
            left = box.right() + 1 - PAD - arrow - advance
        elif column.align == "center":
            left += (room - advance) / 2
        painter.setFont(theme.font("small", strong=is_sorted))
        lit = is_sorted or (section == self._hover and column.sortable)
        painter.setPen(theme.pen("text" if lit else "sec"))
        baseline = round((box.height() + metrics.ascent() - metrics.descent()) / 2)
        painter.drawText(QPointF(left, baseline), text)
        if is_sorted:
            name = "sortd" if self._sort[1] else "sortu"
            paint_icon(painter, QRectF(round(left + advance + 2), 0, 14, box.height()), name, "text")

    def _paint_legend(self, painter: QPainter, box: QRect, names: list[str]) -> None:
        """The names of several bars with their colours; as many as fit."""
        theme = manager().theme
        metrics, left = theme.metrics("small"), box.x() + PAD
        painter.setFont(theme.font("small"))
        baseline = round((box.height() + metrics.ascent() - metrics.descent()) / 2)
        for name, role in zip(names, BAR_ROLES, strict=False):
            advance = round(metrics.horizontalAdvance(name))
            if left + SQUARE + 3 + advance > box.right():
                return
            top = (box.height() - SQUARE) // 2
            painter.fillRect(left, top, SQUARE, SQUARE, theme.color(role))
            painter.setPen(theme.pen("sec"))
            painter.drawText(QPointF(left + SQUARE + 3, baseline), name)
            left += SQUARE + 3 + advance + APART

    # ---- mouse ---------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        self._press = (at, self.logicalIndexAt(at)) if event.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._press = self._press, None
        resizing = self.viewport().cursor().shape() == Qt.CursorShape.SplitHCursor
        resizing = resizing or self.cursor().shape() == Qt.CursorShape.SplitHCursor
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        if pressed is None or resizing or (at - pressed[0]).manhattanLength() > 4:
            return
        section = self.logicalIndexAt(at)
        if section < 0 or section != pressed[1]:
            return
        column = self._columns()[section]
        if column.kind == "check":
            self.tickClicked.emit()
        elif column.sortable:
            self.sortClicked.emit(section)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._set_hover(self.logicalIndexAt(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._set_hover(-1)
        super().leaveEvent(event)

    def _set_hover(self, section: int) -> None:
        if section != self._hover:
            self._hover = section
            self.viewport().update()

    # ---- menu ----------------------------------------------------------------------------------------

    def make_menu(self) -> "Menu":
        """The menu of columns: tick to show, and back to the beginning."""
        from app.widgets.menu import Menu

        menu = Menu(parent=self)
        for section, column in enumerate(self._columns()):
            if column.kind == "check" or not column.title:
                continue
            shown = not self.isSectionHidden(section)
            menu.add(column.title, checked=shown, enabled=column.movable).setData(column.key)
        menu.addSeparator()
        menu.add(self.tr("Reset columns"), self.resetAsked.emit, icon="undo")
        menu.triggered.connect(
            lambda action: self.columnShown.emit(action.data(), action.isChecked()) if action.data() else None
        )
        return menu

    def show_menu(self, at: QPoint) -> None:
        """Open the menu of columns at a point of the screen."""
        menu = self.make_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)
