"""The widget style: Fusion with our own indicators, fields, arrows, focus ring and sizes."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QFocusFrame,
    QLineEdit,
    QPlainTextEdit,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionComplex,
    QStyleOptionMenuItem,
    QTextEdit,
    QWidget,
)

from app.theme import menu_items, primitives
from app.theme.theme import Theme

PE = QStyle.PrimitiveElement
CC = QStyle.ComplexControl
CE = QStyle.ControlElement
CT = QStyle.ContentsType
PM = QStyle.PixelMetric
SH = QStyle.StyleHint

_METRICS = {
    PM.PM_IndicatorWidth: 16,
    PM.PM_IndicatorHeight: 16,
    PM.PM_ExclusiveIndicatorWidth: 16,
    PM.PM_ExclusiveIndicatorHeight: 16,
    PM.PM_CheckBoxLabelSpacing: 8,
    PM.PM_RadioButtonLabelSpacing: 8,
    PM.PM_FocusFrameHMargin: primitives.RING_MARGIN,
    PM.PM_FocusFrameVMargin: primitives.RING_MARGIN,
    PM.PM_MenuPanelWidth: 1,
    PM.PM_MenuHMargin: 4,
    PM.PM_MenuVMargin: 4,
    PM.PM_SmallIconSize: 16,
    PM.PM_ButtonIconSize: 16,
    PM.PM_ToolBarIconSize: 20,
    PM.PM_ButtonShiftHorizontal: 0,
    PM.PM_ButtonShiftVertical: 0,
    PM.PM_SplitterWidth: 5,
    PM.PM_DefaultFrameWidth: 1,
}
_HINTS = {
    SH.SH_ToolTip_WakeUpDelay: 500,
    SH.SH_ComboBox_Popup: 0,
    SH.SH_EtchDisabledText: 0,
    SH.SH_DitherDisabledText: 0,
    SH.SH_FocusFrame_AboveWidget: 1,
    SH.SH_FocusFrame_Mask: 0,
    SH.SH_UnderlineShortcut: 0,
    SH.SH_ItemView_ActivateItemOnSingleClick: 0,
    SH.SH_ScrollBar_LeftClickAbsolutePosition: 0,
    SH.SH_MessageBox_TextInteractionFlags: int(Qt.TextInteractionFlag.TextSelectableByMouse.value),
}
# The values of SubControl repeat from control to control, so a part means nothing without its control.
_EDIT_PART = {
    CC.CC_ComboBox: QStyle.SubControl.SC_ComboBoxEditField,
    CC.CC_SpinBox: QStyle.SubControl.SC_SpinBoxEditField,
}
_FIELDS = (QLineEdit, QAbstractSpinBox, QPlainTextEdit, QTextEdit)
_FIELD_CONTENTS = (CT.CT_LineEdit, CT.CT_ComboBox, CT.CT_SpinBox)


class LianyiStyle(QProxyStyle):
    """Fusion with the product's indicators and fields; reads the theme at each paint."""

    def __init__(self, current: Callable[[], Theme]) -> None:
        super().__init__("Fusion")
        self._current = current

    def drawPrimitive(
        self, element: PE, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        """Paint indicators, line edit panels, arrows and tool tip panels ourselves."""
        paint = primitives.PRIMITIVES.get(element)
        if paint is None:
            super().drawPrimitive(element, option, painter, widget)
        else:
            paint(self._current(), option, painter, widget)

    def drawComplexControl(
        self, control: CC, option: QStyleOptionComplex, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        """Paint combo boxes and spin boxes as fields."""
        if control == CC.CC_ComboBox:
            primitives.paint_combo(self._current(), option, painter, widget)
        elif control == CC.CC_SpinBox:
            primitives.paint_spin(self._current(), option, painter, widget, self)
        else:
            super().drawComplexControl(control, option, painter, widget)

    def drawControl(
        self, element: CE, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        """Paint the focus frame as a ring with a halo."""
        if element == CE.CE_FocusFrame:
            self._paint_ring(painter, option, widget)
        elif element == CE.CE_MenuItem and isinstance(option, QStyleOptionMenuItem):
            menu_items.paint_item(self._current(), option, painter, widget)
        else:
            super().drawControl(element, option, painter, widget)

    def _paint_ring(self, painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
        target = widget.widget() if isinstance(widget, QFocusFrame) else None
        radius = None if target is None else target.property("ringRadius")
        if radius is None and isinstance(target, QCheckBox):
            radius = 4
        field = isinstance(target, _FIELDS)
        primitives.paint_focus_ring(self._current(), painter, option.rect, radius, halo_only=field)

    def pixelMetric(
        self, metric: PM, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        """Return our sizes where the tokens name one."""
        found = _METRICS.get(metric)
        return super().pixelMetric(metric, option, widget) if found is None else found

    def styleHint(
        self,
        hint: SH,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,
    ) -> int:
        """Return our habits, e.g. no mnemonic underlines and drop-down lists below their field."""
        found = _HINTS.get(hint)
        return super().styleHint(hint, option, widget, returnData) if found is None else found

    def sizeFromContents(
        self,
        type: CT,  # noqa: A002
        option: QStyleOption,
        size: QSize,
        widget: QWidget | None = None,
    ) -> QSize:
        """Give fields the height of the tokens: 32, or 28 with property ``sizing=small``."""
        result = super().sizeFromContents(type, option, size, widget)  # type: ignore[arg-type]
        if type == CT.CT_MenuItem and isinstance(option, QStyleOptionMenuItem):
            return menu_items.item_size(self._current(), option)
        if type in _FIELD_CONTENTS:
            small = widget is not None and widget.property("sizing") == "small"
            result.setHeight(self._current().height("field_small" if small else "field"))
            if type == CT.CT_ComboBox:
                result.setWidth(result.width() + 8)
        return result

    def subControlRect(
        self, control: CC, option: QStyleOptionComplex, part: QStyle.SubControl, widget: QWidget | None = None
    ) -> QRect:
        """Let the text of combo and spin boxes begin where the text of a line edit begins."""
        rect = super().subControlRect(control, option, part, widget)  # type: ignore[arg-type]
        if control == CC.CC_ComboBox and part == QStyle.SubControl.SC_ComboBoxListBoxPopup:
            return option.rect.adjusted(0, 0, 0, 4)
        if _EDIT_PART.get(control) == part:
            rect.setLeft(rect.left() + 6)
        return rect

    def generatedIconPixmap(
        self,
        iconMode: QIcon.Mode,
        pixmap: QPixmap | QImage,
        option: QStyleOption,
    ) -> QPixmap:
        """Recolour a disabled icon with the disabled role instead of greying it."""
        if iconMode != QIcon.Mode.Disabled:
            return QPixmap(pixmap)
        return primitives.tinted(QPixmap(pixmap), self._current().color("disabled"))
