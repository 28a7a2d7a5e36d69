"""The shared painters: something is drawn, nothing leaves its box, each state looks different."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage, QPainter

from app.theme import Theme
from app.widgets import painting
from app.widgets.painting_graphs import spark_points

Paint = Callable[[QPainter, QRect, Theme], None]
BOX = QRect(20, 10, 90, 36)
STATUSES = ("new", "active", "silent", "dis", "loyal", "risk", "lost")

PAINTERS: dict[str, Paint] = {
    "pill": lambda p, r, t: painting.paint_pill(p, r, "risk", "潜在流失", t),
    "tag": lambda p, r, t: painting.paint_tag(p, r, "价格敏感", "amber", t),
    "tag too long": lambda p, r, t: painting.paint_tag(p, r, "一个非常非常非常长的标签", "", t),
    "stars": lambda p, r, t: painting.paint_stars(p, r, 2, t),
    "lifecycle": lambda p, r, t: painting.paint_lifecycle(p, r, "lc3", "稳定期", t),
    "grade": lambda p, r, t: painting.paint_grade(p, r, "B", t),
    "keycap": lambda p, r, t: painting.paint_keycap(p, r, "Ctrl K", t),
    "ring": lambda p, r, t: painting.paint_score_ring(p, r, 57, t),
    "ring without score": lambda p, r, t: painting.paint_score_ring(p, r, None, t),
    "mini bar": lambda p, r, t: painting.paint_mini_bar(p, r, 0.4, t),
    "mini bar over full": lambda p, r, t: painting.paint_mini_bar(p, r, 7.0, t),
    "line": lambda p, r, t: painting.paint_sparkline(p, r, [1, 5, 2], t),
    "one value": lambda p, r, t: painting.paint_sparkline(p, r, [4], t),
    "bars": lambda p, r, t: painting.paint_sparkline(p, r, [1, 5, 2], t, bars=True, highlight=1),
    "check": lambda p, r, t: painting.paint_check(p, r, 2, t),
    "avatar": lambda p, r, t: painting.paint_avatar(p, r, "林国栋", "green", t),
}


def drawn(paint: Paint, name: str = "light") -> QImage:
    """Paint into BOX of a larger transparent picture."""
    image = QImage(140, 60, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    paint(painter, BOX, Theme(name))
    painter.end()
    return image


def ink(image: QImage) -> set[tuple[int, int]]:
    return {(x, y) for x in range(140) for y in range(60) if image.pixelColor(x, y).alpha()}


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("mark", PAINTERS)
def test_marks_draw_inside_their_box(mark: str, name: str) -> None:
    inked = ink(drawn(PAINTERS[mark], name))
    assert inked
    assert all(BOX.contains(x, y) for x, y in inked)


@pytest.mark.parametrize("mark", PAINTERS)
def test_marks_leave_the_painter_as_it_was(mark: str) -> None:
    image = QImage(140, 60, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    pen, font, transform = painter.pen(), painter.font(), painter.transform()
    PAINTERS[mark](painter, BOX, Theme("light"))
    assert (painter.pen(), painter.font(), painter.transform()) == (pen, font, transform)
    painter.end()


def test_every_status_looks_different_without_its_words() -> None:
    """Colour is never alone: the glyphs differ even when all colour is taken away."""

    def grey(status: str) -> bytes:
        image = drawn(lambda p, r, t: painting.paint_pill(p, r, status, "", t, raised=True))
        return bytes(image.convertToFormat(QImage.Format.Format_Grayscale8).constBits())

    assert len({grey(status) for status in STATUSES}) == len(STATUSES)


def test_a_raised_pill_takes_the_surface_as_ground() -> None:
    theme = Theme("light")

    def ground(*, raised: bool) -> str:
        image = drawn(lambda p, r, t: painting.paint_pill(p, r, "active", "活跃", t, raised=raised))
        return image.pixelColor(BOX.x() + 14, BOX.y() + 11).name()

    assert ground(raised=True) == theme.color("surface").name()
    assert ground(raised=False) == theme.color("greenBg").name()


@pytest.mark.parametrize("lit", [0, 1, 2, 3])
def test_as_many_stars_are_lit_as_asked(lit: int) -> None:
    image = drawn(lambda p, r, t: painting.paint_stars(p, r, lit, t))
    star = Theme("light").color("star").name()
    middles = [image.pixelColor(BOX.x() + 7 + 15 * index, BOX.y() + 18).name() for index in range(3)]
    assert [name == star for name in middles] == [index < lit for index in range(3)]


@pytest.mark.parametrize("share", [-1.0, 0.0])
def test_a_mini_bar_of_nothing_has_no_filling(share: float) -> None:
    image = drawn(lambda p, r, t: painting.paint_mini_bar(p, r, share, t))
    soft = Theme("light").color("accentSoft").name()
    assert soft not in {image.pixelColor(x, y).name() for x, y in ink(image)}


def test_no_values_draw_nothing() -> None:
    assert ink(drawn(lambda p, r, t: painting.paint_sparkline(p, r, [], t))) == set()


@pytest.mark.parametrize(
    ("values", "heights"),
    [
        ([0, 10], [100.0, 0.0]),
        ([3, 3, 3], [50.0, 50.0, 50.0]),  # flat: in the middle, neither high nor low
        ([-5, 0, 5], [100.0, 50.0, 0.0]),
    ],
)
def test_a_line_runs_from_its_lowest_to_its_highest(values: list[float], heights: list[float]) -> None:
    points = spark_points(QRectF(0, 0, 40, 100), values)
    assert [point.y() for point in points] == heights
    assert points[0].x() == 0
    assert points[-1].x() == 40


@pytest.mark.parametrize("word", ["", "VIP", "潜在流失", "Very unhappy with us"])
def test_widths_leave_room_for_the_words(word: str) -> None:
    theme = Theme("light")
    words = theme.metrics("small").horizontalAdvance(word)
    assert painting.pill_width(word, theme) >= words + 20
    assert painting.tag_width(word, theme) >= words + 12
    assert painting.tag_width(word, theme, icon="star") > painting.tag_width(word, theme)


def test_a_person_keeps_the_hue() -> None:
    assert painting.avatar_hue("林国栋") == painting.avatar_hue("林国栋")
    assert painting.avatar_hue("林国栋") in painting.HUES
