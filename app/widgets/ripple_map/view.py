"""The ripple map as a widget: drawn in tiles that are kept, so that panning only moves pictures.

Drag or Shift and the arrows pan, the wheel, + and - zoom, 0 shows all; the arrows move along ties, Enter opens.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from math import floor, pi

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from app.theme import manager, theme
from app.widgets.focus_ring import focus_came, focus_left
from app.widgets.ripple_map import painting
from app.widgets.ripple_map.painting import Shown
from app.widgets.ripple_map.scene import US, WIDEST_LABEL, Box, MapScene, named_at

TILE = 256
MOST_TILES = 160
STEP = 1.25
CLOSEST = 3.0
MARGIN = 24
EDGE = 50  # further room at the sides, for names at the outermost ring
ARROWS: dict[int, float] = {
    Qt.Key.Key_Right: 0.0,
    Qt.Key.Key_Down: pi / 2,
    Qt.Key.Key_Left: pi,
    Qt.Key.Key_Up: -pi / 2,
}


class RippleMapView(QWidget):
    """Shows a MapScene. `chosen` tells who has the focus now (0: ourselves), `opened` whom Enter opened."""

    chosen = Signal(object)
    opened = Signal(object)
    menu_asked = Signal(object, object)
    """key, where on the screen"""
    ring_asked = Signal(object, int)
    """key, ring; 1 to 4 were typed"""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.scene = MapScene()
        self.current = US
        self.zoom = 1.0
        self.offset = QPointF(0, 0)
        self._fitted = True
        self._shown = Shown(None, {}, None, {})
        self._widths: dict[int, float] = {}
        self._way: tuple[int, ...] = ()
        self._tiles: dict[tuple[int, int], QPixmap] = {}
        self._pressed: QPointF | None = None
        self._dragged = False
        self._hover: int | None = None
        self._ahead = QTimer(self, singleShot=True, interval=0)
        self._ahead.timeout.connect(self._paint_ahead)
        self._corner: QWidget | None = None
        manager().themeChanged.connect(self._restyle)

    # -- what is shown -------------------------------------------------------------------------------------

    def set_scene(self, scene: MapScene) -> None:
        """Show a map; place and zoom stay when one was shown already."""
        fresh = not self.scene.nodes
        self.scene = scene
        self._measure()
        if self.current != US and self.current not in scene.nodes:
            self.current = US
        self._way = tuple(key for key in self._way if key == US or key in scene.nodes)
        if fresh or self._fitted:
            self.fit()
        self._rename()

    def show_only(
        self,
        visible: Collection[int] | None,
        matches: Collection[int] | None,
        looks: Collection[str] | None = None,
    ) -> None:
        """Hide whom a filter leaves out and lines of other looks, dim whom a search does not find."""
        self._shown = Shown(visible, {}, matches, self._shown.texts, looks)
        self._rename()

    def set_way(self, stops: Sequence[int]) -> None:
        """Show a way from us over others in amber; an empty one shows none."""
        self._way = tuple(key for key in stops if key == US or key in self.scene.nodes)
        self.update()

    def visible_keys(self) -> list[int]:
        """Who is drawn, in a fixed order."""
        return [key for key in sorted(self.scene.nodes) if self._shown.has(key)]

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
            (self.height() - 2 * MARGIN) / max(size.height(), 1),
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

    def choose(self, key: int, *, reveal: bool = True) -> None:
        """Put the focus on somebody and bring them into view."""
        if key != US and key not in self.scene.nodes:
            return
        changed, self.current = key != self.current, key
        if reveal:
            self._reveal(key)
        node = self.scene.nodes.get(key)
        self.setAccessibleDescription(node.name if node is not None else self.scene.us)
        self.update()
        if changed:
            self.chosen.emit(key)

    def _reveal(self, key: int) -> None:
        at = self.scene.place(key) * self.zoom + self._middle()
        edge = 70.0
        across = max(0.0, edge - at.x()) - max(0.0, at.x() - self.width() + edge)
        down = max(0.0, edge - at.y()) - max(0.0, at.y() - self.height() + edge)
        if across or down:
            self.pan(across, down)

    # -- painting ------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Tiles, the way, the focus, the legend."""
        painter, look = QPainter(self), theme()
        middle = self._middle()
        for column, row in self._tiles_seen(0):
            place = QPointF(middle.x() + column * TILE, middle.y() + row * TILE)
            painter.drawPixmap(place, self._tile(column, row))
        self._ahead.start()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        painter.translate(middle)
        if len(self._way) > 1:
            painting.paint_way(painter, look, self.scene, self.zoom, self._way, self._shown)
        self._paint_marks(painter)
        painter.restore()
        painting.paint_legend(painter, look, self.scene.legend, self.width(), self.height())
        painter.end()

    def _paint_marks(self, painter: QPainter) -> None:
        """Rings around whom the mouse is on and who has the focus."""
        look = theme()
        for key, role in ((self._hover, "accentSoft"), (self.current, "focus")):
            node = self.scene.nodes.get(key) if key else None
            if node is not None and self._shown.has(node.key):
                painting.paint_halo(painter, look, node, self.zoom, role, 2.0)
                painting.paint_name(painter, look, node, self._shown, self.zoom, strong=True)
        if self.current == US and self.hasFocus():
            painter.setPen(look.pen("focus", 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(0, 0), painting.US_RADIUS + 4, painting.US_RADIUS + 4)

    def _tiles_seen(self, beyond: int) -> Iterator[tuple[int, int]]:
        """The tiles that are in view, and so many further ones on each side."""
        middle = self._middle()
        right, bottom = self.width() - middle.x() - 1, self.height() - middle.y() - 1
        for column in range(floor(-middle.x() / TILE) - beyond, floor(right / TILE) + 1 + beyond):
            for row in range(floor(-middle.y() / TILE) - beyond, floor(bottom / TILE) + 1 + beyond):
                yield column, row

    def _paint_ahead(self) -> None:
        """While nothing else is to be done, paint the tiles just out of view, one at a time."""
        missing = next((place for place in self._tiles_seen(1) if place not in self._tiles), None)
        if missing is not None:
            self._tile(*missing)
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

    # -- mouse ---------------------------------------------------------------------------------------------

    def _at(self, point: QPointF) -> int | None:
        found = self.scene.at((point - self._middle()) / self.zoom, 5 / self.zoom)
        return found if found is None or self._shown.has(found) else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The beginning of a click or of dragging."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragged = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Dragging pans; hovering shows a name."""
        if self._pressed is not None:
            moved = event.position() - self._pressed
            if self._dragged or moved.manhattanLength() >= QApplication.startDragDistance():
                self._dragged = True
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
                self.pan(moved.x(), moved.y())
                self._pressed = event.position()
            return
        over = self._at(event.position())
        if over != self._hover:
            self._hover = over
            self.setCursor(Qt.CursorShape.ArrowCursor if over is None else Qt.CursorShape.PointingHandCursor)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses."""
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        self._pressed = None
        self.unsetCursor()
        found = self._at(event.position())
        if not self._dragged and found is not None:
            self.choose(found, reveal=False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens."""
        found = self._at(event.position())
        if found:
            self.opened.emit(found)

    def leaveEvent(self, event: object) -> None:
        """Nobody is under the mouse any more."""
        del event
        self._hover = None
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel zooms where the mouse is."""
        turns = event.angleDelta().y() / 120
        if turns:
            self.zoom_by(STEP**turns, event.position())
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """A right click or the menu key asks what can be done."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        found = self._at(QPointF(event.pos())) if by_mouse else self.current
        if found:
            self.choose(found, reveal=False)
            at = (self.scene.place(found) * self.zoom + self._middle()).toPoint() + QPoint(8, 8)
            self.menu_asked.emit(found, event.globalPos() if by_mouse else self.mapToGlobal(at))

    # -- keyboard ------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows along ties, Enter opens, + - 0 zoom, Home goes to ourselves."""
        key, text = event.key(), event.text()
        if key in ARROWS:
            self._arrow(key, event.modifiers())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current != US:
            self.opened.emit(self.current)
        elif text in ("+", "="):
            self.zoom_by(STEP)
        elif text == "-":
            self.zoom_by(1 / STEP)
        elif text == "0":
            self.fit()
        elif key == Qt.Key.Key_Home:
            self.choose(US)
        elif text in ("1", "2", "3", "4") and self.current != US:
            self.ring_asked.emit(self.current, int(text))
        else:
            super().keyPressEvent(event)

    def _arrow(self, key: int, modifiers: Qt.KeyboardModifier) -> None:
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            step = 80
            moves = {
                Qt.Key.Key_Right: (-step, 0), Qt.Key.Key_Left: (step, 0),
                Qt.Key.Key_Down: (0, -step), Qt.Key.Key_Up: (0, step),
            }  # fmt: skip
            self.pan(*moves[Qt.Key(key)])
            return
        found = self.scene.toward(self.current, ARROWS[key], self.visible_keys())
        if found is not None:
            self.choose(found)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring comes."""
        super().focusInEvent(event)
        focus_came(self, event.reason())
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        focus_left(self)
        self.update()
