"""The ripple map as a widget: chosen, opened, panned and zoomed by mouse and keys.

Drag or Shift and the arrows pan, the wheel, + and - zoom, 0 shows all; the arrows move along ties, Enter opens.
"""

from collections.abc import Collection, Sequence
from math import pi

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from app.theme import theme
from app.widgets.focus_ring import focus_came, focus_left
from app.widgets.ripple_map import painting
from app.widgets.ripple_map.canvas import RippleCanvas
from app.widgets.ripple_map.painting import Shown
from app.widgets.ripple_map.scene import US, MapScene

STEP = 1.25
ARROWS: dict[int, float] = {
    Qt.Key.Key_Right: 0.0,
    Qt.Key.Key_Down: pi / 2,
    Qt.Key.Key_Left: pi,
    Qt.Key.Key_Up: -pi / 2,
}


class RippleMapView(RippleCanvas):
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
        self.current = US
        self._way: tuple[int, ...] = ()
        self._pressed: QPointF | None = None
        self._dragged = False
        self._hover: int | None = None

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

    # -- the focus -----------------------------------------------------------------------------------------

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
        self._paint_tiles(painter)
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
