"""What a ripple map shows, and what can be asked of it: who is where, who is tied to whom, whose name fits."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from math import atan2, cos, hypot, pi

from PySide6.QtCore import QPointF, QRectF

US = 0
Box = tuple[float, float, float, float]
"""left, top, right, bottom"""
CELL = 160.0
LABEL_GAP = 3.0
LABEL_HEIGHT = 17.0
WIDEST_LABEL = 124.0
NAMED_FROM = 0.22  # at this zoom and beyond a name keeps clear of dots, too


@dataclass(frozen=True, slots=True)
class MapNode:
    """Somebody: the middle of the dot at zoom 1, its radius, the role of its colour, whether it is a firm (square)."""

    key: int
    x: float
    y: float
    radius: float
    name: str
    role: str
    square: bool
    ring: int


@dataclass(frozen=True, slots=True)
class MapLink:
    """A line between two; `look` is one of painting.LOOKS."""

    first: int
    second: int
    look: str


@dataclass(frozen=True, slots=True)
class MapLegend:
    """What colours and lines mean: (role, words), (look, words)."""

    colours: tuple[tuple[str, str], ...] = ()
    lines: tuple[tuple[str, str], ...] = ()


@dataclass
class MapScene:
    """Nodes and links with the outer radius and the name of each ring; we ourselves are in the middle, key 0."""

    nodes: dict[int, MapNode] = field(default_factory=dict)
    links: tuple[MapLink, ...] = ()
    rings: tuple[float, ...] = ()
    ring_names: tuple[str, ...] = ()
    us: str = ""
    legend: MapLegend = field(default_factory=MapLegend)
    aspect: float = 1.13
    cells: dict[tuple[int, int], list[int]] = field(default_factory=dict, repr=False)
    link_cells: dict[tuple[int, int], list[int]] = field(default_factory=dict, repr=False)
    tied: dict[int, list[int]] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        """Sort everything into cells, so that a piece of the map is found without looking at all of it."""
        for node in self.nodes.values():
            self.cells.setdefault((int(node.x // CELL), int(node.y // CELL)), []).append(node.key)
        for number, link in enumerate(self.links):
            for cell in set(self._cells_along(link)):
                self.link_cells.setdefault(cell, []).append(number)
            self.tied.setdefault(link.first, []).append(link.second)
            self.tied.setdefault(link.second, []).append(link.first)

    def place(self, key: int) -> QPointF:
        """Where somebody is; we are in the middle."""
        node = self.nodes.get(key)
        return QPointF(node.x, node.y) if node is not None else QPointF(0.0, 0.0)

    def size(self) -> QRectF:
        """Everything, with room for names at the edge."""
        if not self.rings:
            return QRectF(-100, -100, 200, 200)
        outer = self.rings[-1]
        return QRectF(-outer * self.aspect, -outer, 2 * outer * self.aspect, 2 * outer)

    def in_rect(self, rect: QRectF) -> Iterator[MapNode]:
        """Whose dot is in a rectangle (units of zoom 1)."""
        for cell in _cells_of(rect):
            for key in self.cells.get(cell, ()):
                node = self.nodes[key]
                if rect.contains(node.x, node.y):
                    yield node

    def links_in(self, rect: QRectF) -> list[MapLink]:
        """The lines that may pass through a rectangle."""
        found = {number for cell in _cells_of(rect) for number in self.link_cells.get(cell, ())}
        return [self.links[number] for number in sorted(found)]

    def at(self, point: QPointF, reach: float) -> int | None:
        """Who is at a point, or None; `reach` is how near is near enough beyond the dot."""
        room = 24 + reach
        near = self.in_rect(QRectF(point.x() - room, point.y() - room, 2 * room, 2 * room))
        found = [(hypot(n.x - point.x(), n.y - point.y()) - n.radius, n.key) for n in near]
        found.append((hypot(point.x(), point.y()) - 26, US))
        distance, key = min(found)
        return key if distance <= reach else None

    def _cells_along(self, link: MapLink) -> Iterator[tuple[int, int]]:
        """The cells a line passes, walked in half cells; one cell to each side for those it only touches."""
        start, end = self.place(link.first), self.place(link.second)
        across, down = end.x() - start.x(), end.y() - start.y()
        steps = max(1, int(hypot(across, down) / (CELL / 2)) + 1)
        for step in range(steps + 1):
            x, y = start.x() + across * step / steps, start.y() + down * step / steps
            yield int(x // CELL), int(y // CELL)
        yield from _cells_of(QRectF(start.x() - 1, start.y() - 1, 2, 2))

    def toward(self, key: int, angle: float, shown: Collection[int]) -> int | None:
        """Whom an arrow leads to: the tie that goes that way best, else the nearest person that way.

        `angle` is measured like the screen's: 0 to the right, a quarter turn downwards.
        """
        here = self.place(key)
        tied = [other for other in self.tied.get(key, ()) if other == US or other in shown]
        best = self._best(here, angle, tied, pi / 3)
        if best is not None:
            return best
        others = [other for other in (*shown, US) if other != key]
        return self._best(here, angle, others, pi / 3.2)

    def _best(self, here: QPointF, angle: float, keys: Sequence[int], widest: float) -> int | None:
        found = []
        for key in keys:
            there = self.place(key)
            distance = hypot(there.x() - here.x(), there.y() - here.y())
            turn = abs((atan2(there.y() - here.y(), there.x() - here.x()) - angle + pi) % (2 * pi) - pi)
            if distance > 0 and turn <= widest:
                found.append((distance * (2.2 - cos(turn)), key))
        return min(found)[1] if found else None


def _cells_of(rect: QRectF) -> Iterator[tuple[int, int]]:
    for column in range(int(rect.left() // CELL), int(rect.right() // CELL) + 1):
        for row in range(int(rect.top() // CELL), int(rect.bottom() // CELL) + 1):
            yield column, row


def named_at(
    scene: MapScene,
    zoom: float,
    widths: dict[int, float],
    shown: Collection[int] | None,
    first: Collection[int] = (),
) -> dict[int, Box]:
    """Whose names are written at a zoom and where, so that no two touch: `first`, then the closest, the largest."""
    taken: dict[tuple[int, int], list[Box]] = {}
    _take(taken, (-26.0, -26.0, 26.0, 26.0))
    for radius, name in zip(scene.rings, scene.ring_names, strict=False):
        half = pill_width(name) / 2
        _take(taken, (-half, radius * zoom - 11, half, radius * zoom + 11))
    everybody = [node for node in scene.nodes.values() if shown is None or node.key in shown]
    if zoom >= NAMED_FROM:
        for node in everybody:
            side = dot_radius(node, zoom) - 1
            x, y = node.x * zoom, node.y * zoom
            _take(taken, (x - side, y - side, x + side, y + side))
    everybody.sort(key=lambda node: (node.key not in first, node.ring, -node.radius, node.key))
    named = {}
    for node in everybody:
        box = next((box for box in label_boxes(node, zoom, widths[node.key]) if _is_free(taken, box)), None)
        if box is not None:
            _take(taken, box)
            named[node.key] = box
    return named


def pill_width(name: str) -> float:
    """How wide the name of a ring is at most."""
    return 24.0 + sum(13.0 if ord(letter) > 0x2E80 else 7.2 for letter in name)


def label_boxes(node: MapNode, zoom: float, width: float) -> tuple[Box, ...]:
    """Where a name may stand, best first: under its dot, right, left, above; pixels at a zoom."""
    x, y, side = node.x * zoom, node.y * zoom, dot_radius(node, zoom) + LABEL_GAP
    half, tall = width / 2, LABEL_HEIGHT / 2
    return (
        (x - half, y + side, x + half, y + side + LABEL_HEIGHT),
        (x + side, y - tall, x + side + width, y + tall),
        (x - side - width, y - tall, x - side, y + tall),
        (x - half, y - side - LABEL_HEIGHT, x + half, y - side),
    )


def dot_radius(node: MapNode, zoom: float) -> float:
    """How large a dot is at a zoom: smaller from afar, never a speck, hardly larger close by."""
    return node.radius * min(1.25, max(0.3, float(zoom**0.7)))


def _span(box: Box) -> Iterator[tuple[int, int]]:
    for column in range(int(box[0] // 64), int(box[2] // 64) + 1):
        for row in range(int(box[1] // 64), int(box[3] // 64) + 1):
            yield column, row


def _take(
    taken: dict[tuple[int, int], list[Box]],
    box: Box,
) -> None:
    for cell in _span(box):
        taken.setdefault(cell, []).append(box)


def _is_free(
    taken: dict[tuple[int, int], list[Box]],
    box: Box,
) -> bool:
    left, top, right, bottom = box
    return not any(
        left < other[2] and other[0] < right and top < other[3] and other[1] < bottom
        for cell in _span(box)
        for other in taken.get(cell, ())
    )
