"""Paints the visible rows of a table in one go: grounds first, then column by column."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPen

from app.widgets.table.cell_painter import PAD, CellPainter
from app.widgets.table.header import EDGE

BAR_WIDTH = 3
_BLOCKS = {"check": 16, "stars": 44, "lifecycle": 72, "bar": 96, "money": 64, "date": 48, "pill": 56}


class RowLook(NamedTuple):
    """What is special about one visible row."""

    row: int
    y: int
    cells: Sequence[Any] | None
    ticked: bool
    hovered: bool
    current: bool
    ringed: bool

    @property
    def selected(self) -> bool:
        """Whether the row lies on the selected ground."""
        return self.ticked or self.current


class Page(NamedTuple):
    """What one paint shows: rows, columns with (column, place, x, width), and the area."""

    rows: list[RowLook]
    columns: list[tuple[Any, int, int, int]]
    area: QRect
    dimmed: bool
    blocks: bool
    hover_check: bool


def paint_page(painter: QPainter, cells: CellPainter, page: Page) -> None:
    """Paint the page."""
    theme, height = cells.theme, cells.height
    width = page.area.right() + 1
    painter.fillRect(page.area, theme.color("surface"))
    for look in page.rows:
        _ground(painter, cells, look, width)
    if page.dimmed:
        painter.setOpacity(0.45)
    cells.begin(painter)
    for column, place, x, wide in page.columns:
        if column.kind == "check":
            _checks(painter, cells, page)
            continue
        for look in page.rows:
            if look.cells is not None:
                cells.paint(
                    painter,
                    column,
                    look.cells[place],
                    (x, look.y, wide),
                    raised=look.selected or look.hovered,
                    strong=look.current,
                )
            elif page.blocks:
                _block(painter, theme.color("pressed"), column, x, wide, look.y, height)
    painter.setOpacity(1.0)
    for look in page.rows:
        if look.ringed:
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(QColor(0, 0, 0, 0))
            painter.drawRect(QRect(1, look.y + 1, width - 2, height - 3))


def _checks(painter: QPainter, cells: CellPainter, page: Page) -> None:
    for look in page.rows:
        if look.cells is not None:
            cells.check(painter, EDGE, look.y, look.ticked, page.hover_check and look.hovered)


def _ground(painter: QPainter, cells: CellPainter, look: RowLook, width: int) -> None:
    theme, height = cells.theme, cells.height
    role = "sel" if look.selected else "hover" if look.hovered else ""
    if role:
        painter.fillRect(0, look.y, width, height - 1, theme.color(role))
    painter.fillRect(0, look.y + height - 1, width, 1, theme.color(role if look.selected else "hair"))
    if look.current:
        painter.fillRect(0, look.y, BAR_WIDTH, height, theme.color("accent"))


def _block(painter: QPainter, color: QColor, column: Any, x: int, width: int, y: int, height: int) -> None:
    wide = min(width - 2 * PAD, _BLOCKS.get(column.kind, round(width * 0.6)))
    left = x + width - PAD - wide if column.align == "right" else x + PAD
    if wide > 0:
        painter.fillRect(left, y + (height - 8) // 2, wide, 8, color)
