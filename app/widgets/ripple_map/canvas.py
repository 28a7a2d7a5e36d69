"""The ground of the ripple map: drawn in tiles that are kept, so that panning only moves pictures."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from math import floor

from PySide6.QtCore import QDeadlineTimer, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.theme import manager, theme
from app.widgets.ripple_map import painting
from app.widgets.ripple_map.painting import Shown
from app.widgets.ripple_map.scene import WIDEST_LABEL, Box, MapScene, named_at

TILE = 256
MOST_TILES = 160
AHEAD_MS = 4
CLOSEST = 3.0
MARGIN = 24
LINES = 44  # room above and below, so that the legend of the lines hides no ring's name
EDGE = 50  # further room at the sides, for names at the outermost ring


class RippleCanvas(QWidget):
    """Draws a MapScene at a zoom and place; what one does with it is the subclass's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scene = MapScene()
        self.zoom = 1.0
        self.offset = QPointF(0, 0)
        self._fitted = True
        self._shown = Shown(None, {}, None, {})
        self._widths: dict[int, float] = {}
        self._tiles: dict[tuple[int, int], QPixmap] = {}
        self._picture: tuple[QPixmap, float, QPointF] | None = None
        self._ahead = QTimer(self, singleShot=True, interval=0)
        self._ahead.timeout.connect(self._paint_ahead)
        self._corner: QWidget | None = None
        manager().themeChanged.connect(self._restyle)

    # -- names ---------------------------------------------------------------------------------------------

    @property
    def named(self) -> Mapping[int, Box]:
        """Whose names are written, and where (pixels from the middle of the map)."""
        return self._shown.named

    def _measure(self) -> None:
        metrics = theme().metrics("small")
        texts = {
            key: metrics.elidedText(node.name, Qt.TextElideMode.ElideRight, WIDEST_LABEL - 6)
            for key, node in self.scene.nodes.items()
        }
        self._widths = {key: metrics.horizontalAdvance(text) + 6 for key, text in texts.items()}
        self._shown = replace(self._shown, named={}, texts=texts)

    def _rename(self) -> None:
        """Say anew whose names fit, and draw everything again."""
        held = self._shown
        first = held.matches or ()
        named = named_at(self.scene, self.zoom, self._widths, held.visible, first)
        self._shown = replace(held, named=named)
        self._tiles.clear()
        self._ahead.start()
        self.update()

    def _restyle(self) -> None:
        self._measure()
        self._rename()

    # -- place and zoom ------------------------------------------------------------------------------------

    def fit(self) -> None:
        """Show everything."""
        size = self.scene.size()
        room = min(
            (self.width() - 2 * (MARGIN + EDGE)) / max(size.width(), 1),
            (self.height() - 2 * LINES) / max(size.height(), 1),
        )
        self.zoom = max(0.02, min(1.15, room))
        self.offset = QPointF(0, 0)
        self._fitted = True
        self._rename()

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Nearer or further, a point of the widget (the middle) staying where it is."""
        lowest = min(0.2, 200 / max(self.scene.size().height(), 1.0))
        zoom = max(lowest, min(CLOSEST, self.zoom * factor))
        if zoom == self.zoom:
            return
        self._keep_picture()
        point = (at or QPointF(self.width() / 2, self.height() / 2)) - self._middle()
        self.offset = self.offset + point - point * (zoom / self.zoom)
        self.zoom = zoom
        self._fitted = False
        self._rename()

    def pan(self, across: float, down: float) -> None:
        """Move the map by so many pixels."""
        size = self.scene.size()
        far_x, far_y = size.width() / 2 * self.zoom, size.height() / 2 * self.zoom
        x = max(-far_x, min(far_x, self.offset.x() + across))
        y = max(-far_y, min(far_y, self.offset.y() + down))
        self.offset = QPointF(x, y)
        self._fitted = False
        self.update()

    def _middle(self) -> QPointF:
        """Where we ourselves are, in pixels of the widget."""
        return QPointF(round(self.width() / 2 + self.offset.x()), round(self.height() / 2 + self.offset.y()))

    # -- tiles ---------------------------------------------------------------------------------------------

    def _paint_tiles(self, painter: QPainter) -> None:
        """The tiles; while a zoom is fresh, its enlarged picture stands where tiles are still missing."""
        middle = self._middle()
        if self._picture is not None:
            painter.fillRect(self.rect(), theme().color("canvas"))
            picture, zoom, centre = self._picture
            factor = self.zoom / zoom
            corner = middle - centre * factor
            target = QRectF(corner.x(), corner.y(), self.width() * factor, self.height() * factor)
            painter.drawPixmap(target, picture, QRectF(picture.rect()))
        waits = self._picture is not None
        for column, row in self._tiles_seen(0):
            if not waits or (column, row) in self._tiles:
                place = QPointF(middle.x() + column * TILE, middle.y() + row * TILE)
                painter.drawPixmap(place, self._tile(column, row))

    def _keep_picture(self) -> None:
        """Keep what is seen, to be shown enlarged until it is drawn at its new size."""
        if self._picture is not None or not self._tiles:
            return
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        painter = QPainter(picture)
        self._paint_tiles(painter)
        painter.end()
        self._picture = picture, self.zoom, self._middle()

    def _tiles_seen(self, beyond: int) -> Iterator[tuple[int, int]]:
        """The tiles that are in view, and so many further ones on each side."""
        middle = self._middle()
        right, bottom = self.width() - middle.x() - 1, self.height() - middle.y() - 1
        for column in range(floor(-middle.x() / TILE) - beyond, floor(right / TILE) + 1 + beyond):
            for row in range(floor(-middle.y() / TILE) - beyond, floor(bottom / TILE) + 1 + beyond):
                yield column, row

    def _paint_ahead(self) -> None:
        """While nothing else is to be done, paint what is in view after a zoom, then the tiles just out of view."""
        deadline = QDeadlineTimer(AHEAD_MS)
        missing = [place for place in self._tiles_seen(0 if self._picture else 1) if place not in self._tiles]
        for place in missing:
            self._tile(*place)
            if deadline.hasExpired():
                break
        if self._picture is not None:
            if all(place in self._tiles for place in self._tiles_seen(0)):
                self._picture = None
            self.update()
        elif missing:
            self._ahead.start()

    def _tile(self, column: int, row: int) -> QPixmap:
        found = self._tiles.pop((column, row), None)
        if found is None:
            found = self._paint_tile(column, row)
            while len(self._tiles) >= MOST_TILES:
                self._tiles.pop(next(iter(self._tiles)))
        self._tiles[(column, row)] = found  # the last one used goes last
        return found

    def _paint_tile(self, column: int, row: int) -> QPixmap:
        ratio = self.devicePixelRatioF()
        tile = QPixmap(round(TILE * ratio), round(TILE * ratio))
        tile.setDevicePixelRatio(ratio)
        painter = QPainter(tile)
        painter.translate(-column * TILE, -row * TILE)
        rect = QRectF(column * TILE, row * TILE, TILE, TILE)
        painting.paint_piece(painter, theme(), self.scene, self.zoom, rect, self._shown)
        painter.end()
        return tile

    def set_corner(self, widget: QWidget) -> None:
        """Keep a widget in the lower right corner."""
        self._corner = widget
        self._place_corner()

    def _place_corner(self) -> None:
        if self._corner is not None:
            self._corner.move(
                self.width() - self._corner.width() - 14, self.height() - self._corner.height() - 14
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What showed everything still does."""
        super().resizeEvent(event)
        self._place_corner()
        if self._fitted:
            self.fit()
