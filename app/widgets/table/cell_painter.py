"""Paints table cells by kind from caches: elided words, small marks as pixmaps, nothing made per paint."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPixmap

from app.theme import Theme, paint_icon
from app.widgets.painting import (
    lifecycle_width,
    paint_avatar,
    paint_check,
    paint_grade,
    paint_lifecycle,
    paint_mini_bar,
    paint_pill,
    paint_score_ring,
    paint_stars,
    paint_tag,
    pill_width,
    stars_width,
    tag_width,
)

PAD = 8
AVATAR = 24
GAP = 8
BAR = 44
BARS = 88
BAR_ROLES = ("series1", "blueSo", "violetSo")  # of several bars in one cell, from the top
RING = 30
KEPT_WORDS = 8192
KEPT_MARKS = 2048
_ROLES = {"date": "sec", "two_line": "text", "lifecycle": "mid"}
_LEAD = {"name", "two_line"}

Paint = Callable[[QPainter, QRectF], None]


class CellPainter:
    """One theme's painter; make a new one when the theme, the fonts or the pixel ratio change."""

    def __init__(self, theme: Theme, ratio: float, row_height: int) -> None:
        self.theme, self.ratio, self.height = theme, ratio, row_height
        self._words: dict[tuple[str, int, str], tuple[str, float]] = {}
        self._marks: dict[tuple[Any, ...], QPixmap] = {}
        self._fonts = {
            "body": (theme.font("body"), theme.metrics("body")),
            "strong": (theme.font("body", strong=True), theme.metrics("body", strong=True)),
            "small": (theme.font("small"), theme.metrics("small")),
        }
        self._baseline = {name: self._middle(metrics) for name, (_, metrics) in self._fonts.items()}
        self._font, self._pen = "", ""
        self._kinds: dict[str, Callable[..., None]] = {
            "name": self._name,
            "two_line": self._two_line,
            "pill": self._pill,
            "tags": self._tags,
            "stars": self._stars,
            "lifecycle": self._lifecycle,
            "chip": self._chip,
            "bar": self._bar,
            "score": self._score,
            "bars": self._bars,
        }

    def begin(self, painter: QPainter) -> None:
        """Forget what the last painter was set to."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._font, self._pen = "", ""

    def paint(
        self,
        painter: QPainter,
        column: Any,
        value: Any,
        rect: tuple[int, int, int],
        *,
        raised: bool,
        strong: bool,
    ) -> None:
        """Paint one cell into (x, y, width): `raised` on hovered or selected rows, `strong` if current."""
        if value is None:
            return
        x, y, width = rect
        kind = column.kind
        role = column.role or _ROLES.get(kind, "text")
        if raised and role == "sec":
            role = "mid"
        special = self._kinds.get(kind)
        if special is not None:
            special(painter, value, x + PAD, y, width - 2 * PAD, raised, role, strong)
        elif value:
            text = value if isinstance(value, str) else str(value)
            self._text(painter, text, x + PAD, y, width - 2 * PAD, "body", role, column.align)

    def check(self, painter: QPainter, x: int, y: int, on: bool, hover: bool) -> None:
        """Paint the tick box whose left edge is at x."""
        key = ("check", on, hover)
        mark = self._marks.get(key) or self._stamp(
            key, 18, 18, lambda p, r: paint_check(p, r, 2 if on else 0, self.theme, hover=hover)
        )
        painter.drawPixmap(x - 1, y + (self.height - 18) // 2, mark)

    def elided(self, column: Any, value: Any, text: str, width: int) -> bool:
        """Whether the words of a cell do not fit a column of this width."""
        room = width - 2 * PAD
        kind = column.kind
        if kind == "name":
            room -= AVATAR + GAP if not isinstance(value, str) else 0
        elif kind == "bar":
            room -= BAR + GAP
        elif kind == "pill":
            return pill_width(text, self.theme) > room
        elif kind == "tags":
            return sum(tag_width(each, self.theme) + 4 for each, _ in map(_tag, value)) - 4 > room
        elif kind == "lifecycle":
            return lifecycle_width(text, self.theme) > room
        elif kind in ("stars", "score", "bars"):
            return False
        font = "body"
        return self._fonts[font][1].horizontalAdvance(text) > room

    # ---- kinds ---------------------------------------------------------------------------------------

    def _name(
        self, painter: QPainter, value: Any, x: int, y: int, width: int, raised: bool, role: str, strong: bool
    ) -> None:
        font = "strong" if strong else "body"
        if isinstance(value, str):
            self._text(painter, value, x, y, width, font, role, "left")
            return
        text, icon, *rest = value
        key = ("avatar", icon or text[:1], raised, bool(icon))
        mark = self._marks.get(key) or self._stamp(key, AVATAR, AVATAR, self._avatar(text, icon, raised))
        painter.drawPixmap(x, y + (self.height - AVATAR) // 2, mark)
        left, room = x + AVATAR + GAP, width - AVATAR - GAP
        if rest and rest[0] and self.height >= 40:
            self._lines(painter, (text, rest[0]), left, y, room, raised, role, font)
        else:
            self._text(painter, text, left, y, room, font, role, "left")

    def _avatar(self, text: str, icon: str, raised: bool) -> Paint:
        hue = "slate" if icon else "accent"
        return lambda p, r: paint_avatar(
            p, r, text, hue, self.theme, square=bool(icon), icon=icon or "", raised=raised
        )

    def _two_line(
        self, painter: QPainter, value: Any, x: int, y: int, width: int, raised: bool, role: str, strong: bool
    ) -> None:
        first, second = value
        if second and self.height >= 40:
            self._lines(painter, (first, second), x, y, width, raised, role, "body")
        else:
            self._text(painter, first, x, y, width, "body", role, "left")

    def _lines(
        self,
        painter: QPainter,
        lines: tuple[str, str],
        x: int,
        y: int,
        width: int,
        raised: bool,
        role: str,
        font: str,
    ) -> None:
        self._text(painter, lines[0], x, y - 8, width, font, role, "left")
        self._text(painter, lines[1], x, y + 9, width, "small", "mid" if raised else "sec", "left")

    def _pill(
        self, painter: QPainter, value: Any, x: int, y: int, width: int, raised: bool, role: str, strong: bool
    ) -> None:
        status, text = value
        if not text:
            return
        key = ("pill", status, text, raised)
        mark = self._marks.get(key) or self._stamp(
            key,
            pill_width(text, self.theme),
            20,
            lambda p, r: paint_pill(p, r, status, text, self.theme, raised=raised),
        )
        self._put(painter, mark, x, y, width)

    def _tags(
        self, painter: QPainter, value: Any, x: int, y: int, width: int, raised: bool, role: str, strong: bool
    ) -> None:
        left = x
        for index, each in enumerate(value):
            text, hue = _tag(each)
            room = x + width - left
            if room < 24 or (index and self._tag_mark(text, hue, raised)[1] > room):
                more = f"+{len(value) - index}"
                if index and self._tag_mark(more, "", raised)[1] <= room:
                    painter.drawPixmap(left, self._mark_y(y), self._tag_mark(more, "", raised)[0])
                return
            mark, wide = self._tag_mark(text, hue, raised, room)
            painter.drawPixmap(left, self._mark_y(y), mark)
            left += int(wide) + 4

    def _tag_mark(self, text: str, hue: str, raised: bool, room: int = 10_000) -> tuple[QPixmap, float]:
        wide = min(float(room), tag_width(text, self.theme))
        key = ("tag", text, hue, raised, wide)
        mark = self._marks.get(key) or self._stamp(
            key, wide, 20, lambda p, r: paint_tag(p, r, text, hue, self.theme, raised=raised)
        )
        return mark, wide

    def _stars(
        self, painter: QPainter, value: Any, x: int, y: int, width: int, raised: bool, role: str, strong: bool
    ) -> None:
        key = ("stars", value)
        mark = self._marks.get(key) or self._stamp(
            key, stars_width(), 20, lambda p, r: paint_stars(p, r, int(value), self.theme)
        )
        self._put(painter, mark, x, y, width)

    def _lifecycle(
        self, painter: QPainter, value: Any, x: int, y: int, width: int, raised: bool, role: str, strong: bool
    ) -> None:
        stage, text = value
        if not text:
            return
        key = ("life", stage)
        mark = self._marks.get(key) or self._stamp(
            key, 28, 20, lambda p, r: paint_lifecycle(p, r, stage, "", self.theme)
        )
        painter.drawPixmap(x, self._mark_y(y), mark)
        self._text(painter, text, x + 34, y, width - 34, "body", role, "left")

    def _chip(
        self, painter: QPainter, value: Any, x: int, y: int, width: int, raised: bool, role: str, strong: bool
    ) -> None:
        text, tone = value
        if not text:
            return
        if tone == "plain":
            self._text(painter, text, x + 6, y, width - 6, "body", role, "left")
        elif tone == "warning":
            key = ("warning",)
            mark = self._marks.get(key) or self._stamp(
                key, 14, 20, lambda p, _r: paint_icon(p, QRectF(0, 3, 14, 14), "alert", "amberFg")
            )
            painter.drawPixmap(x, self._mark_y(y), mark)
            self._text(painter, text, x + 19, y, width - 19, "body", "amberFg", "left")
        else:
            mark = self._tag_mark(text, tone, raised and tone == "accent", width)[0]
            painter.drawPixmap(x, self._mark_y(y), mark)

    def _bar(
        self, painter: QPainter, value: Any, x: int, y: int, width: int, raised: bool, role: str, strong: bool
    ) -> None:
        share, text = value
        step = round(max(0.0, min(1.0, share)) * BAR)
        key = ("bar", step if share <= 0 else max(1, step))
        mark = self._marks.get(key) or self._stamp(
            key, BAR, 20, lambda p, r: paint_mini_bar(p, r, step / BAR, self.theme)
        )
        if width >= BAR + 56:
            painter.drawPixmap(x, self._mark_y(y), mark)
            self._text(painter, text, x + BAR + GAP, y, width - BAR - GAP, "body", role, "right")
        else:
            self._text(painter, text, x, y, width, "body", role, "right")

    def _score(
        self, painter: QPainter, value: Any, x: int, y: int, width: int, raised: bool, role: str, strong: bool
    ) -> None:
        """A ring with the number and the letter beside it; without the ring where rows are low."""
        score, letter = value
        left = x
        if self.height >= RING:
            key = ("ring", score)
            ring = self._marks.get(key) or self._stamp(
                key, RING, RING, lambda p, r: paint_score_ring(p, r, score, self.theme)
            )
            painter.drawPixmap(left, y + (self.height - RING) // 2, ring)
            left += RING + GAP
        else:
            self._text(painter, str(score), left, y, 24, "strong", role, "right")
            left += 24 + GAP
        if width >= left - x + 20:
            key = ("grade", letter)
            badge = self._marks.get(key) or self._stamp(
                key, 22, 20, lambda p, r: paint_grade(p, r, letter, self.theme)
            )
            painter.drawPixmap(left, self._mark_y(y), badge)

    def _bars(
        self, painter: QPainter, value: Any, x: int, y: int, width: int, raised: bool, role: str, strong: bool
    ) -> None:
        wide = min(width, BARS)
        apart = 7 if self.height >= 36 else 5
        top = y + self.height // 2 - 10 - apart * (len(value[0]) - 1) // 2
        for number, percent in enumerate(value[0]):
            step = round(wide * max(0, min(100, percent)) / 100)
            key = ("factor", number, step, wide)
            mark = self._marks.get(key) or self._stamp(
                key, wide, 20, partial(self._factor, step / wide, BAR_ROLES[number % len(BAR_ROLES)])
            )
            painter.drawPixmap(x, top + number * apart, mark)

    def _factor(self, share: float, role: str, painter: QPainter, box: QRectF) -> None:
        paint_mini_bar(painter, box, share, self.theme, role=role)

    # ---- ground --------------------------------------------------------------------------------------

    def _text(
        self, painter: QPainter, text: str, x: int, y: int, width: int, font: str, role: str, align: str
    ) -> None:
        key = (text, width, font)
        found = self._words.get(key)
        if found is None:
            found = self._fit(key)
        shown, advance = found
        if font != self._font:
            painter.setFont(self._fonts[font][0])
            self._font = font
        if role != self._pen:
            painter.setPen(self.theme.pen(role))
            self._pen = role
        if align == "right":
            x += width - int(advance)
        elif align == "center":
            x += (width - int(advance)) // 2
        painter.drawText(x, y + self._baseline[font], shown)

    def _fit(self, key: tuple[str, int, str]) -> tuple[str, float]:
        if len(self._words) > KEPT_WORDS:
            self._words.clear()
        text, width, font = key
        metrics: QFontMetricsF = self._fonts[font][1]
        text = text.replace("\n", " ")
        advance = metrics.horizontalAdvance(text)
        if advance > width:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
            advance = metrics.horizontalAdvance(text)
        self._words[key] = (text, advance)
        return text, advance

    def _put(self, painter: QPainter, mark: QPixmap, x: int, y: int, width: int) -> None:
        top = self._mark_y(y)
        wide = mark.width() / self.ratio
        if wide <= width:
            painter.drawPixmap(x, top, mark)
        else:
            source = QRect(0, 0, int(width * self.ratio), mark.height())
            painter.drawPixmap(QPointF(x, top), mark, source)

    def _mark_y(self, y: int) -> int:
        return y + (self.height - 20) // 2

    def _middle(self, metrics: QFontMetricsF) -> int:
        return round((self.height + metrics.ascent() - metrics.descent()) / 2)

    def _stamp(self, key: tuple[Any, ...], width: float, height: float, paint: Paint) -> QPixmap:
        if len(self._marks) > KEPT_MARKS:
            self._marks.clear()
        wide, high = int(width + 1), int(height)
        pixmap = QPixmap(round(wide * self.ratio), round(high * self.ratio))
        pixmap.setDevicePixelRatio(self.ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint(painter, QRectF(0, 0, width, height))
        painter.end()
        self._marks[key] = pixmap
        return pixmap


def _tag(each: Any) -> tuple[str, str]:
    return (each, "") if isinstance(each, str) else (str(each[0]), str(each[1]))


__all__ = ["AVATAR", "PAD", "CellPainter"]
