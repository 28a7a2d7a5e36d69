"""Icons of the product: SVG bodies from the tokens, recoloured, sharp at every pixel ratio."""

from functools import cache
from typing import Any, Protocol

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.theme.tokens import load_tokens

_HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" fill="none" stroke="{color}" '
    'stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round">'
)


class HasIcon(Protocol):
    """Anything with setIcon: actions, buttons."""

    def setIcon(self, icon: QIcon, /) -> Any:
        """Take the icon."""


def icon_names() -> tuple[str, ...]:
    """Return the names of all icons."""
    return tuple(load_tokens().icons)


@cache
def _renderer(name: str, color: str) -> QSvgRenderer:
    body = load_tokens().icons[name].replace("currentColor", color)
    svg = _HEAD.format(color=color) + body + "</svg>"
    return QSvgRenderer(QByteArray(svg.encode()))


@cache
def _pixmap(name: str, color: str, size: int, dpr: float) -> QPixmap:
    renderer = _renderer(name, color)
    side = max(1, round(size * dpr))
    result = QPixmap(side, side)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    result.setDevicePixelRatio(dpr)
    return result


def _hex(role: str) -> str:
    from app.theme.manager import theme

    return theme().hex(role)


def screen_ratio() -> float:
    """Return the highest pixel ratio of the screens, 1.0 without a screen."""
    running = QGuiApplication.instance()
    return float(running.devicePixelRatio()) if isinstance(running, QGuiApplication) else 1.0


def pixmap(name: str, role: str = "mid", size: int = 20, dpr: float | None = None) -> QPixmap:
    """Return the icon in the colour of a role, ``size`` logical pixels, cached."""
    return _pixmap(name, _hex(role), size, screen_ratio() if dpr is None else dpr)


def icon(name: str, role: str = "mid", size: int = 20) -> QIcon:
    """Return a QIcon of today's theme; use ``follow_icon`` where it must follow a theme change."""
    ratio = screen_ratio()
    result = QIcon(pixmap(name, role, size, ratio))
    if ratio != 1.0:
        result.addPixmap(pixmap(name, role, size, 1.0))
    return result


def follow_icon(target: HasIcon, name: str, role: str = "mid", size: int = 20) -> None:
    """Set the icon now and again after each theme change, as long as the target lives."""
    from app.theme.manager import manager

    target.setIcon(icon(name, role, size))
    manager().remember_icon(target, name, role, size)


def paint_icon(painter: QPainter, rect: QRect | QRectF, name: str, role: str = "mid") -> None:
    """Paint the icon centred in ``rect``, as large as the shorter side allows, on whole device pixels."""
    paint_icon_hex(painter, rect, name, _hex(role))


def paint_icon_hex(painter: QPainter, rect: QRect | QRectF, name: str, color: str) -> None:
    """Paint the icon in an explicit colour taken from a theme."""
    side = int(min(rect.width(), rect.height()))
    if side <= 0:
        return
    device = painter.device()
    ratio = device.devicePixelRatio() if device is not None else 1.0
    x = rect.x() + (rect.width() - side) / 2
    y = rect.y() + (rect.height() - side) / 2
    painter.drawPixmap(QPoint(round(x), round(y)), _pixmap(name, color, side, ratio))
