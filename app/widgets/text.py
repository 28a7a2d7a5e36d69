"""Labels that show customer text literally, and tool tips that cannot be markup."""

import re

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QToolTip, QWidget

from app.theme import theme

_LONG = 60
_BREAK = "\u200b"  # a place to break that nobody sees
_LONG_WORD = re.compile("[!-~]{24,}")


def _escaped(text: str) -> str:
    """As html.escape; that module also loads every entity there is."""
    for mark, name in (("&", "amp"), ("<", "lt"), (">", "gt"), ('"', "quot"), ("'", "#x27")):
        text = text.replace(mark, f"&{name};")
    return text


def plain(text: str) -> str:
    """Return text safe for setToolTip and the like: shown literally, wrapped where it is long."""
    if "<" not in text and "&" not in text and len(text) <= _LONG:
        return text
    return f'<span style="white-space:pre-wrap">{_escaped(text)}</span>'


class WrappedLabel(QLabel):
    """Wrapped text in which also a long address without blanks may go on in the next line.

    Qt breaks only between words, so one mail address could push a whole pane over its edge.
    """

    _words = ""

    def setText(self, text: str) -> None:
        """Show a text."""
        self._words = text
        super().setText(_LONG_WORD.sub(lambda word: _BREAK.join(word[0]), text))

    def text(self) -> str:
        """The text as it was given."""
        return self._words

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy without the marks that let it break."""
        if event.matches(QKeySequence.StandardKey.Copy) and self.hasSelectedText():
            self._copy()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The same by the mouse."""
        if _BREAK not in self.selectedText():
            super().contextMenuEvent(event)
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(QCoreApplication.translate("QWidgetTextControl", "&Copy"), self._copy)
        menu.popup(event.globalPos())

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.selectedText().replace(_BREAK, ""))


def label(
    text: str = "",
    *,
    type: str = "body",  # noqa: A002
    role: str = "text",
    strong: bool | None = None,
    wrap: bool = False,
    selectable: bool = False,
    parent: QWidget | None = None,
) -> QLabel:
    """Make a plain-text label in one step of the type scale and one colour role."""
    made = WrappedLabel(parent) if wrap else QLabel(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(theme().font(type, strong=strong))
    if role != "text":
        made.setProperty("role", role)
    made.setWordWrap(wrap)
    if wrap:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    if selectable:
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    made.setText(text)
    return made


def restyle(widget: QWidget) -> None:
    """Let the style sheet look again at the dynamic properties of a widget."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def set_look(widget: QWidget, name: str, value: object) -> None:
    """Set a dynamic property the style sheet reads, restyling only on a change."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        restyle(widget)


def set_role(target: QLabel, role: str) -> None:
    """Change the colour role of a label."""
    set_look(target, "role", role)


class ElidedLabel(QWidget):
    """One line that ends in an ellipsis when there is no room; the tool tip appears only then."""

    def __init__(
        self,
        text: str = "",
        *,
        type: str = "body",  # noqa: A002
        role: str = "text",
        strong: bool | None = None,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text = text
        self._role = role
        self._mode = mode
        self._align = align | Qt.AlignmentFlag.AlignVCenter
        self._line = theme().line_height(type)
        self.setFont(theme().font(type, strong=strong))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def text(self) -> str:
        """Return the whole text."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another text."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.updateGeometry()
            self.update()

    def set_role(self, role: str) -> None:
        """Change the colour role."""
        self._role = role
        self.update()

    def is_elided(self) -> bool:
        """Whether part of the text does not fit at present."""
        return self.fontMetrics().horizontalAdvance(self._text) > self.width()

    def sizeHint(self) -> QSize:
        """Ask for room for the whole text."""
        return QSize(self.fontMetrics().horizontalAdvance(self._text) + 1, self._line)

    def minimumSizeHint(self) -> QSize:
        """Get along with very little."""
        return QSize(min(self.sizeHint().width(), 24), self._line)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the text, elided to the width."""
        painter = QPainter(self)
        role = self._role if self.isEnabled() else "disabled"
        painter.setPen(theme().color(role))
        shown = self.fontMetrics().elidedText(self._text, self._mode, self.width())
        painter.drawText(self.rect(), int(self._align), shown)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Show the whole text as a tool tip where it is cut."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and not self.toolTip():
            if self.is_elided():
                QToolTip.showText(event.globalPos(), plain(self._text), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)
