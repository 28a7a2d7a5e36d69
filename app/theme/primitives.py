"""What the style paints: indicators, fields, arrows, the focus ring."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QStyle,
    QStyleOption,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QStyleOptionSpinBox,
    QWidget,
)

from app.theme.check_box import check_box
from app.theme.theme import Theme

PE = QStyle.PrimitiveElement
State = QStyle.StateFlag
RING_MARGIN = 3
_ARROWS = {
    PE.PE_IndicatorArrowDown: ((-3.5, -1.75), (0, 1.75), (3.5, -1.75)),
    PE.PE_IndicatorArrowUp: ((-3.5, 1.75), (0, -1.75), (3.5, 1.75)),
    PE.PE_IndicatorArrowLeft: ((1.75, -3.5), (-1.75, 0), (1.75, 3.5)),
    PE.PE_IndicatorArrowRight: ((-1.75, -3.5), (1.75, 0), (-1.75, 3.5)),
}


def _inset(rect: QRect | QRectF, by: float) -> QRectF:
    return QRectF(rect).adjusted(by, by, -by, -by)


def radio(theme: Theme, painter: QPainter, rect: QRectF, *, on: bool, enabled: bool, hover: bool) -> None:
    """Paint a 16 px radio button in ``rect``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    centre = rect.center()
    if on:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(("accentHover" if hover else "accent") if enabled else "disabled"))
        painter.drawEllipse(centre, 8.0, 8.0)
        painter.setBrush(theme.color("onAccent"))
        painter.drawEllipse(centre, 3.0, 3.0)
    else:
        outline = ("accent" if hover else "control") if enabled else "field"
        painter.setPen(QPen(theme.color(outline), 1.5))
        painter.setBrush(theme.color("surface" if enabled else "hover"))
        painter.drawEllipse(centre, 7.25, 7.25)
    painter.restore()


def _has(option: QStyleOption, flag: State) -> bool:
    return bool(option.state & flag)


def _check(theme: Theme, option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    state = 2 if _has(option, State.State_On) else 1 if _has(option, State.State_NoChange) else 0
    enabled, hover = _has(option, State.State_Enabled), _has(option, State.State_MouseOver)
    check_box(theme, painter, QRectF(option.rect), state, enabled=enabled, hover=hover)


def _radio(theme: Theme, option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    enabled, hover = _has(option, State.State_Enabled), _has(option, State.State_MouseOver)
    radio(theme, painter, QRectF(option.rect), on=_has(option, State.State_On), enabled=enabled, hover=hover)


def paint_field(
    theme: Theme, painter: QPainter, rect: QRect, widget: QWidget | None, option: QStyleOption
) -> None:
    """Paint the box of a text field: rest, hover, focus, error, read-only or disabled."""
    enabled = _has(option, State.State_Enabled)
    quiet = not enabled or _read_only(widget)
    outline = "border" if quiet else "field"
    if enabled and not quiet and _has(option, State.State_MouseOver):
        outline = "control"
    if _has(option, State.State_HasFocus) and enabled:
        outline = "focus"
    if widget is not None and widget.property("error"):
        outline = "redSo"
    radius = theme.radius("control")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.pen(outline))
    painter.setBrush(theme.color("sunken" if quiet else "surface"))
    painter.drawRoundedRect(_inset(rect, 0.5), radius, radius)
    painter.restore()


def _read_only(widget: QWidget | None) -> bool:
    if isinstance(widget, (QLineEdit, QAbstractSpinBox)):
        return widget.isReadOnly()
    return False


def _line_edit(theme: Theme, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    if isinstance(option, QStyleOptionFrame) and option.lineWidth <= 0:
        return
    if isinstance(widget, QLineEdit) and isinstance(widget.parent(), (QComboBox, QAbstractSpinBox)):
        return
    paint_field(theme, painter, option.rect, widget, option)


def chevron(theme: Theme, painter: QPainter, rect: QRect | QRectF, element: PE, role: str = "sec") -> None:
    """Paint a thin arrow centred in ``rect``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(theme.color(role), 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.translate(QRectF(rect).center())
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in _ARROWS[element]]))
    painter.restore()


def _arrow(element: PE) -> "Callable[[Theme, QStyleOption, QPainter, QWidget | None], None]":
    def paint(theme: Theme, option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
        role = "mid" if _has(option, State.State_Enabled) else "disabled"
        chevron(theme, painter, option.rect, element, role)

    return paint


def paint_combo(theme: Theme, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """Paint a combo box as a field with a chevron."""
    if not isinstance(option, QStyleOptionComboBox) or option.frame:
        paint_field(theme, painter, option.rect, widget, option)
    rect = option.rect
    role = "mid" if _has(option, State.State_Enabled) else "disabled"
    chevron(
        theme,
        painter,
        QRect(rect.right() - 24, rect.top(), 20, rect.height()),
        PE.PE_IndicatorArrowDown,
        role,
    )


def paint_spin(
    theme: Theme, option: QStyleOption, painter: QPainter, widget: QWidget | None, style: QStyle
) -> None:
    """Paint a spin box as a field with two small chevrons."""
    paint_field(theme, painter, option.rect, widget, option)
    if not isinstance(option, QStyleOptionSpinBox):
        return
    if option.buttonSymbols == QAbstractSpinBox.ButtonSymbols.NoButtons or _read_only(widget):
        return
    parts = (
        (
            QStyle.SubControl.SC_SpinBoxUp,
            PE.PE_IndicatorArrowUp,
            QAbstractSpinBox.StepEnabledFlag.StepUpEnabled,
        ),
        (
            QStyle.SubControl.SC_SpinBoxDown,
            PE.PE_IndicatorArrowDown,
            QAbstractSpinBox.StepEnabledFlag.StepDownEnabled,
        ),
    )
    for part, element, flag in parts:
        rect = style.subControlRect(QStyle.ComplexControl.CC_SpinBox, option, part, widget)
        towards_middle = 2 if element == PE.PE_IndicatorArrowUp else -2
        chevron(
            theme,
            painter,
            rect.translated(-1, towards_middle),
            element,
            "mid" if option.stepEnabled & flag else "disabled",
        )


def paint_focus_ring(
    theme: Theme,
    painter: QPainter,
    rect: QRect | QRectF,
    radius: float | None = None,
    *,
    halo_only: bool = False,
) -> None:
    """Paint the 2 px ring on the edge of a control and the halo around it.

    ``rect`` reaches RING_MARGIN beyond the control; a field draws its own line, so it gets the halo only.
    """
    corner = theme.radius("control") if radius is None else radius
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(theme.pen("focusHalo", 2.0))
    inset = 2.0 if halo_only else 1.0
    painter.drawRoundedRect(_inset(rect, inset), corner + 3 - inset, corner + 3 - inset)
    if not halo_only:
        painter.setPen(theme.pen("focus", 2.0))
        painter.drawRoundedRect(_inset(rect, 3.0), corner, corner)
    painter.restore()


def tinted(pixmap: QPixmap, color: QColor) -> QPixmap:
    """Return the pixmap with every opaque pixel in one colour."""
    result = QPixmap(pixmap)
    painter = QPainter(result)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(result.rect(), color)
    painter.end()
    return result


def _menu_panel(theme: Theme, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    round_corners = widget is not None and widget.testAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
    radius = theme.radius("card") if round_corners else 0
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.pen("border"))
    painter.setBrush(theme.brush("surface"))
    painter.drawRoundedRect(_inset(option.rect, 0.5), radius, radius)
    painter.restore()


def _nothing(_theme: Theme, _option: QStyleOption, _painter: QPainter, _widget: QWidget | None) -> None:
    return


PRIMITIVES: dict[PE, Callable[[Theme, QStyleOption, QPainter, QWidget | None], None]] = {
    PE.PE_IndicatorCheckBox: _check,
    PE.PE_IndicatorItemViewItemCheck: _check,
    PE.PE_IndicatorRadioButton: _radio,
    PE.PE_PanelLineEdit: _line_edit,
    PE.PE_FrameFocusRect: _nothing,
    PE.PE_PanelMenu: _menu_panel,
    PE.PE_FrameMenu: _nothing,
    **{element: _arrow(element) for element in _ARROWS},
}
