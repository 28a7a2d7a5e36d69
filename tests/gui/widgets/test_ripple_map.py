"""The ripple map as a widget: names that never touch, arrows along ties, zoom, pan, what is hidden and dimmed."""

from itertools import combinations
from random import Random

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.insight.ripple_layout import Spot, lay_out
from app.theme import manager
from app.views.network_map import label_width
from app.widgets.ripple_map import MapLegend, MapLink, MapNode, MapScene, RippleMapView

Key = Qt.Key


def cross() -> MapScene:
    """Somebody on each side of us, and one more to the right who is tied to the upper one only."""
    places = {1: (120, 0), 2: (0, 120), 3: (-120, 0), 4: (0, -120), 5: (240, -10)}
    nodes = {
        key: MapNode(key, x, y, 12, f"Person {key}", "greenSo", key == 2, 1) for key, (x, y) in places.items()
    }
    links = (MapLink(0, 4, "kin"), MapLink(4, 5, "introduces"), MapLink(0, 2, "business"))
    legend = MapLegend((("greenSo", "Active"), ("", "Firm")), (("kin", "Family"),))
    return MapScene(nodes, links, (160.0, 280.0), ("Near", "Far"), "Me", legend)


@pytest.fixture
def view(qtbot: QtBot) -> RippleMapView:
    made = RippleMapView("Map")
    qtbot.addWidget(made)
    made.resize(800, 640)
    made.set_scene(cross())
    made.show()
    qtbot.waitExposed(made)
    made.setFocus()
    return made


def test_arrows_follow_ties_first_and_the_nearest_else(view: RippleMapView) -> None:
    told: list[object] = []
    view.chosen.connect(told.append)
    for key in (Key.Key_Up, Key.Key_Right, Key.Key_Left, Key.Key_Down, Key.Key_Down):
        QTest.keyClick(view, key)
    assert told == [4, 5, 4, 0, 2]
    assert view.accessibleDescription() == "Person 2"
    QTest.keyClick(view, Key.Key_Home)
    QTest.keyClick(view, Key.Key_Left)  # no tie leads there: the nearest person
    assert (view.current, view.accessibleDescription()) == (3, "Person 3")


def test_enter_opens_and_digits_ask_for_a_ring(view: RippleMapView) -> None:
    opened: list[object] = []
    rings: list[tuple[object, int]] = []
    view.opened.connect(opened.append)
    view.ring_asked.connect(lambda key, ring: rings.append((key, ring)))
    QTest.keyClick(view, Key.Key_Return)
    QTest.keyClick(view, "1")
    QTest.keyClick(view, Key.Key_Up)
    QTest.keyClick(view, Key.Key_Return)
    QTest.keyClick(view, "3")
    assert (opened, rings) == ([4], [(4, 3)])


def test_zooming_keeps_the_point_under_the_mouse_and_0_shows_all(view: RippleMapView) -> None:
    fitted = view.zoom
    at = QPointF(500, 200)
    before = (at - view._middle()) / view.zoom
    view.zoom_by(1.6, at)
    after = (at - view._middle()) / view.zoom
    assert (before - after).manhattanLength() < 2
    QTest.keyClick(view, "-")
    QTest.keyClick(view, "0")
    assert (view.zoom, view.offset) == (fitted, QPointF(0, 0))


def test_the_name_of_the_outermost_ring_stays_clear_of_the_legend(view: RippleMapView) -> None:
    view.resize(1400, 500)
    QTest.keyClick(view, "0")
    name_ends = view._middle().y() + view.scene.rings[-1] * view.zoom + 10
    assert name_ends <= view.height() - 32


def test_dragging_pans_and_does_not_choose(view: RippleMapView) -> None:
    start = (view.scene.place(1) * view.zoom + view._middle()).toPoint()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    for step in (10, 20, 30):
        QTest.mouseMove(view, start + QPointF(step, step).toPoint())
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start + QPointF(30, 30).toPoint())
    assert view.current == 0
    assert view.offset.x() > 0
    moved = (view.scene.place(1) * view.zoom + view._middle()).toPoint()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=moved)
    assert view.current == 1


def test_whoever_is_hidden_is_not_reached_and_a_search_dims_the_others(view: RippleMapView) -> None:
    whole = view.grab().toImage()
    view.show_only({1, 2, 3}, None)
    assert view.visible_keys() == [1, 2, 3]
    assert set(view.named) == {1, 2, 3}
    QTest.keyClick(view, Key.Key_Up)
    assert view.current == 0
    view.show_only(None, {1})
    dimmed = view.grab().toImage()
    at = (view.scene.place(3) * view.zoom + view._middle()).toPoint()
    assert dimmed.pixelColor(at) != whole.pixelColor(at)
    found = (view.scene.place(1) * view.zoom + view._middle()).toPoint()
    assert dimmed.pixelColor(found) == whole.pixelColor(found)


def test_a_way_is_drawn_over_the_map(view: RippleMapView) -> None:
    before = view.grab().toImage()
    view.set_way([0, 4, 5])
    after = view.grab().toImage()
    middle = ((view.scene.place(4) + view.scene.place(5)) / 2 * view.zoom + view._middle()).toPoint()
    assert before.pixelColor(middle) != after.pixelColor(middle)
    view.set_scene(MapScene({1: cross().nodes[1]}, (), (160.0,), ("Near",), "Me"))
    assert view.grab().toImage() != after


def test_both_looks_are_drawn(view: RippleMapView) -> None:
    corner = view.grab().toImage().pixelColor(2, 320)
    manager().set_mode("dark")
    try:
        assert view.grab().toImage().pixelColor(2, 320) != corner
    finally:
        manager().set_mode("light")


@pytest.mark.parametrize("count", [10, 150, 2_000])
@pytest.mark.parametrize("zoom", [0.15, 0.4, 1.0])
def test_names_never_touch_each_other(qtbot: QtBot, count: int, zoom: float) -> None:
    random = Random(count)
    names = {key: "康" * random.randint(2, 9) for key in range(1, count + 1)}
    spots = [Spot(key, random.choice((1, 2, 3, 4, 4)), label_width(name), 44) for key, name in names.items()]
    layout = lay_out(spots)
    nodes = {}
    for spot in spots:
        x, y = layout.places[spot.key]
        nodes[spot.key] = MapNode(spot.key, x, y - 10, 12, names[spot.key], "blueSo", False, spot.ring)
    view = RippleMapView("Map")
    qtbot.addWidget(view)
    view.resize(600, 500)
    view.set_scene(MapScene(nodes, (), layout.rings, ("a", "b", "c", "d"), "Me"))
    view.zoom_by(zoom / view.zoom)
    boxes = sorted(view.named.values())
    assert boxes
    for one, other in combinations(boxes, 2):
        if other[0] >= one[2]:
            continue
        assert one[1] >= other[3] or other[1] >= one[3]
    if view.zoom >= 1.0:
        assert len(boxes) == count
