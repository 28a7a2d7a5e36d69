"""How the ripple map looks: rings, lines, dots and names of one piece, the way shown in amber, the legend."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.theme import Theme
from app.widgets.ripple_map.scene import (
    US,
    Box,
    MapLegend,
    MapLink,
    MapNode,
    MapScene,
    dot_radius,
    label_boxes,
)

CENTRE = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextSingleLine.value)
LEFT = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine.value)
LOOKS = {
    "introduces": ("accentSoft", 1.6, ()),
    "works_at": ("control", 1.3, ()),
    "business": ("control", 1.2, (3.0, 4.0)),
    "kin": ("roseSo", 1.6, ()),
    "personal": ("blueSo", 1.3, (7.0, 3.0)),
    "path": ("amberSo", 3.5, ()),
}
US_RADIUS = 26.0
FAINT = 0.16
FAR = 0.5
FEW = 300


@dataclass(frozen=True)
class Shown:
    """What of a scene is drawn: who (None: all), whose name and where, who is dimmed as a search does not find them."""

    visible: Collection[int] | None
    named: Mapping[int, Box]
    matches: Collection[int] | None
    texts: Mapping[int, str]
    looks: Collection[str] | None = None
    """which lines are drawn (None: all)"""

    def has(self, key: int) -> bool:
        """Whether somebody is drawn at all."""
        return key == US or self.visible is None or key in self.visible

    def draws(self, link: MapLink) -> bool:
        """Whether a line is drawn: both of its ends are, and its look is wanted."""
        wanted = self.looks is None or link.look in self.looks
        return wanted and self.has(link.first) and self.has(link.second)

    def is_dim(self, key: int) -> bool:
        """Whether a search leaves somebody aside."""
        return self.matches is not None and key not in self.matches


def paint_piece(
    painter: QPainter, look: Theme, scene: MapScene, zoom: float, rect: QRectF, shown: Shown
) -> None:
    """Paint the part of the map inside a rectangle (pixels at this zoom, the middle of the map at 0, 0)."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillRect(rect, look.color("canvas"))
    _paint_rings(painter, look, scene, zoom, rect)
    world = QRectF(rect.left() / zoom, rect.top() / zoom, rect.width() / zoom, rect.height() / zoom)
    for link in scene.links_in(world):
        if shown.draws(link):
            dim = shown.is_dim(link.first) and shown.is_dim(link.second)
            painter.setOpacity(FAINT if dim else 1.0)
            _paint_link(painter, look, link, scene, zoom)
    painter.setOpacity(1.0)
    _paint_ring_names(painter, look, scene, zoom)
    room = 130 / zoom  # a name or a dot may reach in from outside
    around = world.adjusted(-room, -room, room, room)
    here = [node for node in scene.in_rect(around) if shown.has(node.key)]
    for paint in (_dot, _name):  # a name is never under a dot
        for node in here:
            painter.setOpacity(FAINT if shown.is_dim(node.key) else 1.0)
            paint(painter, look, node, zoom, shown)
    painter.setOpacity(1.0)
    _paint_us(painter, look, scene)


def _dot(painter: QPainter, look: Theme, node: MapNode, zoom: float, _shown: Shown) -> None:
    paint_dot(painter, look, node, zoom)


def _name(painter: QPainter, look: Theme, node: MapNode, zoom: float, shown: Shown) -> None:
    if node.key in shown.named:
        paint_name(painter, look, node, shown, zoom)


def _paint_rings(painter: QPainter, look: Theme, scene: MapScene, zoom: float, rect: QRectF) -> None:
    """The ground of a piece: the ring it lies in, and those whose edge passes through it, the widest first."""
    nearest, farthest = _distances(rect, scene.aspect)
    for number in range(len(scene.rings), 0, -1):
        radius = scene.rings[number - 1] * zoom
        if radius < nearest - 2:
            break
        if radius > farthest + 2:
            painter.fillRect(rect, look.color(f"ring{number}"))
        else:
            painter.setBrush(look.brush(f"ring{number}"))
            painter.setPen(look.pen("ringLine"))
            painter.drawEllipse(QPointF(0, 0), radius * scene.aspect, radius)


def _distances(rect: QRectF, aspect: float) -> tuple[float, float]:
    """How near to the middle and how far from it a piece reaches, sideways counted less."""
    left, right = rect.left() / aspect, rect.right() / aspect
    near_x = max(left, -right, 0.0)
    near_y = max(rect.top(), -rect.bottom(), 0.0)
    far_x, far_y = max(abs(left), abs(right)), max(abs(rect.top()), abs(rect.bottom()))
    return hypot(near_x, near_y), hypot(far_x, far_y)


def _paint_ring_names(painter: QPainter, look: Theme, scene: MapScene, zoom: float) -> None:
    painter.setFont(look.font("small"))
    for radius, name in zip(scene.rings, scene.ring_names, strict=False):
        width = look.metrics("small").horizontalAdvance(name) + 22
        box = QRectF(-width / 2, radius * zoom - 10, width, 20)
        painter.setPen(look.pen("ringLine"))
        painter.setBrush(look.brush("surface"))
        painter.drawRoundedRect(box, 10, 10)
        painter.setPen(look.color("accentText"))
        painter.drawText(box, CENTRE, name)


def link_pen(look: Theme, name: str) -> QPen:
    """The pen of a line."""
    role, width, dashes = LOOKS[name]
    pen = QPen(look.color(role), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap if name == "path" else Qt.PenCapStyle.FlatCap)
    if dashes:
        pen.setDashPattern(list(dashes))
    return pen


def _paint_link(painter: QPainter, look: Theme, link: MapLink, scene: MapScene, zoom: float) -> None:
    start, end = scene.place(link.first) * zoom, scene.place(link.second) * zoom
    if zoom >= FAR:
        draw_line(painter, look, link.look, start, end)
    else:  # from afar dashes and pairs are a blur that takes long to draw, and many lines hide everything else
        colour = look.color(LOOKS[link.look][0])
        painter.setPen(QPen(colour if len(scene.links) < FEW else _paler(colour, look.color("ring2")), 1.0))
        painter.drawLine(start, end)


def _paler(colour: QColor, ground: QColor) -> QColor:
    """Half way to the ground: a blend that need not be made anew for every pixel."""
    return QColor(*((a + b) // 2 for a, b in zip(colour.toTuple()[:3], ground.toTuple()[:3], strict=True)))  # type: ignore[index]


def draw_line(painter: QPainter, look: Theme, name: str, start: QPointF, end: QPointF) -> None:
    """A line in its look; kin are tied by two."""
    painter.setPen(link_pen(look, name))
    if name != "kin":
        painter.drawLine(start, end)
        return
    across, down = end.x() - start.x(), end.y() - start.y()
    length = hypot(across, down) or 1.0
    aside = QPointF(-down / length, across / length) * 1.9
    painter.drawLine(start + aside, end + aside)
    painter.drawLine(start - aside, end - aside)


def paint_dot(painter: QPainter, look: Theme, node: MapNode, zoom: float) -> None:
    """A person is a dot, a firm a square with round corners, both with a rim of the ground."""
    radius, at = dot_radius(node, zoom), QPointF(node.x, node.y) * zoom
    painter.setPen(QPen(look.color("canvas"), 1.6))
    painter.setBrush(look.brush(node.role))
    if node.square:
        side = radius * 0.92
        box = QRectF(at.x() - side, at.y() - side, 2 * side, 2 * side)
        painter.drawRoundedRect(box, radius * 0.28, radius * 0.28)
    else:
        painter.drawEllipse(at, radius, radius)


def paint_name(
    painter: QPainter, look: Theme, node: MapNode, shown: "Shown", zoom: float, *, strong: bool = False
) -> None:
    """The name beside the dot, on a trace of the ground, so that lines do not cross it out."""
    text = shown.texts[node.key]
    width = look.metrics("small", strong=strong).horizontalAdvance(text) + 6
    left, top, right, bottom = shown.named.get(node.key) or label_boxes(node, zoom, width)[0]
    wider = max(0.0, width - (right - left)) / 2  # strong letters take more room
    box = QRectF(left - wider, top, right - left + 2 * wider, bottom - top)
    ground = QColor(look.color(f"ring{node.ring}" if 1 <= node.ring <= 4 else "canvas"))
    ground.setAlphaF(0.82)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box, 4, 4)
    painter.setFont(look.font("small", strong=strong))
    painter.setPen(look.color("text"))
    painter.drawText(box, CENTRE, text)


def _paint_us(painter: QPainter, look: Theme, scene: MapScene) -> None:
    painter.setPen(QPen(look.color("surface"), 2.5))
    painter.setBrush(look.brush("accent"))
    painter.drawEllipse(QPointF(0, 0), US_RADIUS, US_RADIUS)
    painter.setPen(look.color("onAccent"))
    painter.setFont(look.font("card"))
    painter.drawText(QRectF(-US_RADIUS, -US_RADIUS, 2 * US_RADIUS, 2 * US_RADIUS), CENTRE, scene.us)


def paint_way(
    painter: QPainter, look: Theme, scene: MapScene, zoom: float, stops: Sequence[int], shown: Shown
) -> None:
    """A way from us over others: a broad line, its people ringed, its steps numbered."""
    places = [scene.place(key) * zoom for key in stops]
    painter.setPen(link_pen(look, "path"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for start, end in pairwise(places):
        painter.drawLine(start, end)
    for key in stops:
        node = scene.nodes.get(key)
        if node is not None:
            paint_dot(painter, look, node, zoom)
            paint_halo(painter, look, node, zoom, "amberSo", 2.2)
            paint_name(painter, look, node, shown, zoom, strong=True)
    if US in stops:
        _paint_us(painter, look, scene)
    painter.setFont(look.font("small", strong=True))
    for number, (start, end) in enumerate(pairwise(places), 1):
        middle = (start + end) / 2
        painter.setPen(QPen(look.color("amberSo"), 1.5))
        painter.setBrush(look.brush("surface"))
        painter.drawEllipse(middle, 9.5, 9.5)
        painter.setPen(look.color("amberFg"))
        painter.drawText(QRectF(middle.x() - 10, middle.y() - 10, 20, 20), CENTRE, str(number))


def paint_halo(painter: QPainter, look: Theme, node: MapNode, zoom: float, role: str, width: float) -> None:
    """A ring around a dot."""
    radius, at = dot_radius(node, zoom) + 4.5, QPointF(node.x, node.y) * zoom
    painter.setPen(QPen(look.color(role), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if node.square:
        painter.drawRoundedRect(QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius), 6, 6)
    else:
        painter.drawEllipse(at, radius, radius)


def paint_legend(painter: QPainter, look: Theme, legend: MapLegend, width: int, height: int) -> None:
    """Colours at the top left in two columns, lines along the bottom."""
    painter.setFont(look.font("small"))
    metrics = look.metrics("small")
    column = max((metrics.horizontalAdvance(words) for _role, words in legend.colours), default=0) + 34
    rows = (len(legend.colours) + 1) // 2
    back = QColor(look.color("canvas"))
    back.setAlphaF(0.86)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(back)
    if rows:
        painter.drawRoundedRect(QRectF(8, 8, 2 * column + 12, rows * 22 + 10), 8, 8)
    for number, (role, words) in enumerate(legend.colours):
        x, y = 16 + (number % 2) * column, 14 + (number // 2) * 22
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.brush(role) if role else Qt.BrushStyle.NoBrush)
        if not role:
            painter.setPen(look.pen("control", 1.4))
            painter.drawRoundedRect(QRectF(x, y + 5, 9, 9), 2, 2)
        else:
            painter.drawEllipse(QPointF(x + 4.5, y + 9.5), 4.5, 4.5)
        painter.setPen(look.color("mid"))
        painter.drawText(QRectF(x + 16, y, column, 20), LEFT, words)
    widths = [metrics.horizontalAdvance(words) + 50 for _name, words in legend.lines]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(back)
    painter.drawRoundedRect(QRectF(8, height - 32, min(sum(widths) + 6, width - 90), 26), 8, 8)
    x = 16.0
    for (name, words), wide in zip(legend.lines, widths, strict=True):
        if x + wide > width - 80:
            break
        draw_line(painter, look, name, QPointF(x, height - 19), QPointF(x + 24, height - 19))
        painter.setPen(look.color("mid"))
        painter.drawText(QRectF(x + 30, height - 29, wide, 20), LEFT, words)
        x += wide
