"""The small marks every list shares: pills, tags, stars, curves, badges and key caps, by QPainter."""

from functools import cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPolygonF

from app.theme import Theme, paint_icon
from app.theme.check_box import check_box
from app.widgets.painting_graphs import paint_mini_bar, paint_score_ring, paint_sparkline

__all__ = [
    "HUES",
    "grade_width",
    "keycap_width",
    "lifecycle_width",
    "paint_avatar",
    "paint_check",
    "paint_grade",
    "paint_keycap",
    "paint_lifecycle",
    "paint_mini_bar",
    "paint_pill",
    "paint_score_ring",
    "paint_sparkline",
    "paint_stars",
    "paint_tag",
    "pill_width",
    "stars_width",
    "tag_width",
]

HUES = ("red", "amber", "green", "blue", "violet", "orange", "rose", "slate")
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_LIFECYCLE_DOTS = {"lc1": (5.0, 9.4), "lc2": (10.5, 4.9), "lc3": (16.0, 2.9), "lc4": (23.3, 7.2)}
_LIFECYCLE_WORDS = {"exploration": "lc1", "growth": "lc2", "stability": "lc3", "decline": "lc4"}
_STAR_STEP = 15.0


def _begin(painter: QPainter) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _fill_round(
    painter: QPainter, rect: QRectF, radius: float, theme: Theme, fill: str, outline: str = ""
) -> None:
    if outline:
        painter.setPen(theme.pen(outline))
        rect = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.brush(fill))
    painter.drawRoundedRect(rect, radius, radius)


def pill_width(text: str, theme: Theme, *, large: bool = False) -> float:
    """Return the width a status pill needs."""
    return theme.metrics("body" if large else "small").horizontalAdvance(text) + (32.0 if large else 26.0)


def paint_pill(
    painter: QPainter,
    rect: QRect | QRectF,
    status: str,
    text: str,
    theme: Theme,
    *,
    raised: bool = False,
    large: bool = False,
) -> None:
    """Paint a status pill, left-aligned and centred in height; ``raised`` on hovered or selected rows."""
    look = theme.status(status)
    box = _left_box(
        rect, pill_width(text, theme, large=large), theme.height("pill_large" if large else "pill")
    )
    _begin(painter)
    _fill_round(painter, box, box.height() / 2, theme, "surface" if raised else look.bg)
    pad = 9.0 if large else 6.0
    _paint_glyph(painter, QPointF(box.x() + pad + 4, box.center().y()), look.glyph, look.fg, theme)
    painter.setPen(theme.pen(look.fg))
    painter.setFont(theme.font("body" if large else "small"))
    painter.drawText(box.adjusted(pad + 12, 0, 0, 0), _LEFT, text)
    painter.restore()


def _left_box(rect: QRect | QRectF, width: float, height: float) -> QRectF:
    return QRectF(rect.x(), rect.y() + round((rect.height() - height) / 2), min(width, rect.width()), height)


def _paint_glyph(painter: QPainter, at: QPointF, glyph: str, role: str, theme: Theme) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.brush(role))
    if glyph == "dot":
        painter.drawEllipse(at, 3.2, 3.2)
    elif glyph in {"tri", "diamond", "square"}:
        painter.drawPath(_shape(glyph).translated(at))
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(theme.pen(role, 1.8))
        _paint_stroked_glyph(painter, at, glyph, role, theme)


def _paint_stroked_glyph(painter: QPainter, at: QPointF, glyph: str, role: str, theme: Theme) -> None:
    if glyph == "dash":
        painter.drawLine(at + QPointF(-3.2, 0), at + QPointF(3.2, 0))
    elif glyph == "plus":
        painter.drawLine(at + QPointF(-3.2, 0), at + QPointF(3.2, 0))
        painter.drawLine(at + QPointF(0, -3.2), at + QPointF(0, 3.2))
    elif glyph == "cross":
        painter.drawLine(at + QPointF(-2.5, -2.5), at + QPointF(2.5, 2.5))
        painter.drawLine(at + QPointF(-2.5, 2.5), at + QPointF(2.5, -2.5))
    elif glyph == "ring":
        painter.drawEllipse(at, 2.9, 2.9)
    elif glyph == "half":
        painter.setPen(theme.pen(role, 1.4))
        painter.drawEllipse(at, 3.3, 3.3)
        painter.setBrush(theme.brush(role))
        painter.drawPie(QRectF(at.x() - 3.3, at.y() - 3.3, 6.6, 6.6), 90 * 16, 180 * 16)


@cache
def _shape(name: str) -> QPainterPath:
    points = {
        "tri": ((-3.8, -2.8), (3.8, -2.8), (0, 3.6)),
        "diamond": ((0, -4.2), (4.2, 0), (0, 4.2), (-4.2, 0)),
        "square": ((-2.9, -2.9), (2.9, -2.9), (2.9, 2.9), (-2.9, 2.9)),
    }[name]
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
    path.closeSubpath()
    return path


def tag_width(text: str, theme: Theme, *, icon: str = "") -> float:
    """Return the width a tag needs."""
    return theme.metrics("small").horizontalAdvance(text) + 12.0 + (16.0 if icon else 0.0)


def tag_roles(hue: str, *, raised: bool = False) -> tuple[str, str, str]:
    """Return fill, text and outline roles of a tag; hue is "", "outline", "accent" or a hue name."""
    if hue in {"", "neutral"}:
        fill, text, outline = "slateBg", "mid", ""
    elif hue == "outline":
        fill, text, outline = "surface", "mid", "field"
    elif hue == "accent":
        fill, text, outline = "accentTint", "accentText", ""
    else:
        fill, text, outline = f"{hue}Bg", f"{hue}Fg", ""
    return ("surface" if raised else fill), text, outline


def paint_tag(
    painter: QPainter,
    rect: QRect | QRectF,
    text: str,
    hue: str,
    theme: Theme,
    *,
    raised: bool = False,
    icon: str = "",
) -> None:
    """Paint a tag, left-aligned and elided to ``rect``; ``hue`` as in ``tag_roles``."""
    fill, color, outline = tag_roles(hue, raised=raised)
    box = _left_box(rect, tag_width(text, theme, icon=icon), theme.height("tag"))
    _begin(painter)
    _fill_round(painter, box, theme.radius("tag"), theme, fill, outline)
    inner = box.adjusted(6, 0, -6, 0)
    if icon:
        paint_icon(painter, QRectF(inner.x() - 1, inner.y(), 13, inner.height()), icon, color)
        inner.setLeft(inner.left() + 16)
    painter.setPen(theme.pen(color))
    painter.setFont(theme.font("small"))
    metrics = theme.metrics("small")
    if metrics.horizontalAdvance(text) > inner.width() + 0.5:
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
    painter.drawText(inner, _LEFT | int(Qt.TextFlag.TextDontClip.value), text)
    painter.restore()


@cache
def _star() -> QPainterPath:
    points = (
        (10, 2.6), (12.25, 7.3), (17.4, 7.95), (13.6, 11.5), (14.55, 16.65),
        (10, 14.15), (5.45, 16.65), (6.4, 11.5), (2.6, 7.95), (7.75, 7.3),
    )  # fmt: skip
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF((x - 10) * 0.72, (y - 10) * 0.72) for x, y in points]))
    path.closeSubpath()
    return path


def stars_width(count: int = 3) -> float:
    """Return the width of a row of stars."""
    return _STAR_STEP * count


def paint_stars(painter: QPainter, rect: QRect | QRectF, lit: int, theme: Theme, *, count: int = 3) -> None:
    """Paint ``count`` stars, the first ``lit`` of them on."""
    _begin(painter)
    painter.setPen(Qt.PenStyle.NoPen)
    middle = rect.y() + rect.height() / 2
    for index in range(count):
        painter.setBrush(theme.brush("star" if index < lit else "starOff"))
        painter.drawPath(_star().translated(rect.x() + _STAR_STEP * (index + 0.5), middle))
    painter.restore()


@cache
def _curve() -> QPainterPath:
    path = QPainterPath(QPointF(1, 10.6))
    path.cubicTo(6, 10.3, 8.5, 3, 15, 2.9)
    path.cubicTo(21.5, 2.8, 23, 7, 27, 10.2)
    return path


def lifecycle_width(text: str, theme: Theme) -> float:
    """Return the width of a lifecycle mark with its text."""
    return 28.0 + (6.0 + theme.metrics("body").horizontalAdvance(text) if text else 0.0)


def paint_lifecycle(
    painter: QPainter, rect: QRect | QRectF, stage: str, text: str, theme: Theme, *, role: str = "mid"
) -> None:
    """Paint the 28 x 12 curve with the dot at ``stage`` (lc1 to lc4 or its word), then the text."""
    key = _LIFECYCLE_WORDS.get(stage, stage)
    top = rect.y() + round((rect.height() - 12) / 2)
    _begin(painter)
    painter.translate(rect.x(), top)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(theme.pen("starOff", 1.4))
    painter.drawPath(_curve())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.brush(key))
    painter.drawEllipse(QPointF(*_LIFECYCLE_DOTS[key]), 2.7, 2.7)
    painter.translate(-rect.x(), -top)
    if text:
        painter.setPen(theme.pen(role))
        painter.setFont(theme.font("body"))
        painter.drawText(QRectF(rect).adjusted(34, 0, 0, 0), _LEFT, text)
    painter.restore()


def grade_width() -> float:
    """Return the width of a grade badge."""
    return 20.0


def paint_grade(painter: QPainter, rect: QRect | QRectF, grade: str, theme: Theme) -> None:
    """Paint a lead grade A to D as a 20 px badge at the left of ``rect``."""
    look = theme.grade(grade)
    box = _left_box(rect, 20, 20)
    _begin(painter)
    _fill_round(painter, box, theme.radius("tag"), theme, look.fill, look.outline)
    painter.setPen(theme.pen(look.text))
    painter.setFont(theme.font("small", strong=True))
    painter.drawText(box, _CENTRE, grade)
    painter.restore()


def keycap_width(text: str, theme: Theme) -> float:
    """Return the width of a key cap."""
    return max(20.0, theme.metrics("micro").horizontalAdvance(text) + 12.0)


def paint_keycap(
    painter: QPainter, rect: QRect | QRectF, text: str, theme: Theme, *, inverse: bool = False
) -> None:
    """Paint a key cap of 18 px at the left of ``rect``; ``inverse`` on accent or inverse ground."""
    box = _left_box(rect, keycap_width(text, theme), 18)
    _begin(painter)
    if not inverse:
        _fill_round(painter, box, 4, theme, "surface", "border")
    painter.setPen(theme.pen("inverseText" if inverse else "sec"))
    painter.setFont(theme.font("micro"))
    painter.drawText(box, _CENTRE, text)
    painter.restore()


def paint_check(
    painter: QPainter,
    rect: QRect | QRectF,
    state: int,
    theme: Theme,
    *,
    enabled: bool = True,
    hover: bool = False,
) -> None:
    """Paint a 16 px check box centred in ``rect``: state 0 off, 1 partly, 2 on."""
    check_box(theme, painter, QRectF(rect), state, enabled=enabled, hover=hover)


def avatar_hue(seed: int | str) -> str:
    """Return a hue for a person that stays the same between runs."""
    total = sum(map(ord, seed)) if isinstance(seed, str) else seed
    return ("green", "violet", "amber", "blue", "rose", "orange")[total % 6]


def paint_avatar(
    painter: QPainter,
    rect: QRect | QRectF,
    text: str,
    hue: str,
    theme: Theme,
    *,
    square: bool = False,
    icon: str = "",
    raised: bool = False,
) -> None:
    """Paint a tinted disc (person: initial) or rounded square (firm: icon) filling ``rect``."""
    box = QRectF(rect)
    side = min(box.width(), box.height())
    fill, color = ("accentTint", "accentText") if hue == "accent" else (f"{hue}Bg", f"{hue}Fg")
    _begin(painter)
    radius = max(4.0, side / 6) if square else side / 2
    _fill_round(painter, box, radius, theme, "surface" if raised else fill)
    if icon:
        inset = round(side * 0.2) if side > 24 else 4
        paint_icon(painter, box.adjusted(inset, inset, -inset, -inset), icon, color)
    else:
        painter.setPen(theme.pen(color))
        step = "small" if side < 30 else "body" if side < 40 else "dialog"
        painter.setFont(theme.font(step, strong=True))
        painter.drawText(box, _CENTRE, text[:1].upper())
    painter.restore()
