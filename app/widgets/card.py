"""Cards and fold sections: the frames content stands in."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QStyle, QVBoxLayout, QWidget

from app.theme import theme
from app.theme.primitives import chevron
from app.widgets.focus_ring import focus_came, focus_left
from app.widgets.text import ElidedLabel, label


def line(parent: QWidget | None = None, *, vertical: bool = False) -> QFrame:
    """Make a one-pixel separator."""
    made = QFrame(parent)
    made.setProperty("class", "vline" if vertical else "hline")
    return made


class CardHeader(QWidget):
    """Title, quiet note and actions at the right."""

    def __init__(
        self, title: str, note: str = "", *, small: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFixedHeight(theme().height("card_header_small" if small else "card_header"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 0, 12, 0)
        self._row.setSpacing(8)
        self.title = label(title, type="card")
        self.note = ElidedLabel(note, type="small", role="sec")
        self._row.addWidget(self.title)
        self._row.addWidget(self.note, 1)
        self.note.setVisible(bool(note))
        self._row.addStretch(0)

    def set_title(self, title: str) -> None:
        """Change the title."""
        self.title.setText(title)

    def set_note(self, note: str) -> None:
        """Change the quiet text after the title; empty hides it."""
        self.note.set_text(note)
        self.note.setVisible(bool(note))

    def add_action(self, widget: QWidget) -> None:
        """Put a control at the right end."""
        self._row.addWidget(widget)


class Card(QFrame):
    """A surface with a border and, when titled, a header; content goes into ``body``."""

    def __init__(
        self,
        title: str = "",
        note: str = "",
        *,
        small: bool = False,
        padded: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("class", "card")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(0)
        self.header = CardHeader(title, note, small=small)
        outer.addWidget(self.header)
        self.header.setVisible(bool(title))  # in its place by now: a part without a parent would be a window
        self.body = QVBoxLayout()
        x, y = theme().space("card_pad_x"), theme().space("card_pad_y")
        if padded:
            self.body.setContentsMargins(x - 1, 2 if title else y - 1, x - 1, y - 1)
        else:
            self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(8 if padded else 0)
        outer.addLayout(self.body, 1)

    def set_title(self, title: str, note: str = "") -> None:
        """Change title and note; an empty title hides the header."""
        self.header.set_title(title)
        self.header.set_note(note)
        self.header.setVisible(bool(title))

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget below the others."""
        self.body.addWidget(widget, stretch)

    def add_action(self, widget: QWidget) -> None:
        """Put a control at the right end of the header."""
        self.header.add_action(widget)


class _FoldHead(QAbstractButton):
    """The line that opens and closes a fold section."""

    def __init__(self, title: str, parent: QWidget, indent: int) -> None:
        super().__init__(parent)
        self.summary = ""
        self._indent = indent
        self.setText(title)
        self.setCheckable(True)
        self.setFixedHeight(36)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Ask for the title and a little of the summary."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 120, 36)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint arrow, title and, when closed, the summary."""
        look, painter = theme(), QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect(), look.color("hover"))
        PE = QStyle.PrimitiveElement  # noqa: N806
        arrow = PE.PE_IndicatorArrowDown if self.isChecked() else PE.PE_IndicatorArrowRight
        chevron(look, painter, QRect(self._indent, 0, 16, self.height()), arrow, "mid")
        painter.setPen(look.color("text"))
        painter.setFont(look.font("body", strong=True))
        painter.drawText(
            self.rect().adjusted(self._indent + 22, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), self.text()
        )
        if not self.isChecked() and self.summary:
            self._paint_summary(painter)
        painter.end()

    def _paint_summary(self, painter: QPainter) -> None:
        look = theme()
        left = self._indent + 34 + round(look.metrics("body", strong=True).horizontalAdvance(self.text()))
        room = QRect(left, 0, self.width() - left - 16, self.height())
        painter.setPen(look.color("mid" if self.underMouse() else "sec"))
        painter.setFont(look.font("small"))
        shown = look.metrics("small").elidedText(self.summary, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), shown)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring for keyboard focus."""
        super().focusInEvent(event)
        focus_came(self, event.reason())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        focus_left(self)


class FoldSection(QWidget):
    """A titled part that opens and closes without animation and says what it holds when closed."""

    toggled = Signal(bool)

    def __init__(
        self,
        title: str,
        summary: str = "",
        *,
        open_: bool = False,
        flush: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """``flush`` begins at the left edge, in line with the captions of a form."""
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 8, 0)
        top.setSpacing(4)
        self._head = _FoldHead(title, self, -4 if flush else 12)
        top.addWidget(self._head, 1)
        self._top = top
        outer.addLayout(top)
        self.content = QWidget(self)
        self.body = QVBoxLayout(self.content)
        self.body.setContentsMargins(16, 2, 16, 10)
        self.body.setSpacing(6)
        outer.addWidget(self.content)
        self.set_summary(summary)
        self._head.toggled.connect(self._on_toggled)
        self._head.setChecked(open_)
        self.content.setVisible(open_)

    def _on_toggled(self, on: bool) -> None:
        self.content.setVisible(on)
        self.toggled.emit(on)

    def is_open(self) -> bool:
        """Whether the content is shown."""
        return self._head.isChecked()

    def set_open(self, on: bool) -> None:
        """Open or close the section."""
        self._head.setChecked(on)

    def set_title(self, title: str) -> None:
        """Change the title."""
        self._head.setText(title)
        self._head.update()

    def set_summary(self, summary: str) -> None:
        """Change what is written at the right while closed."""
        self._head.summary = summary
        self._head.setAccessibleDescription(summary)
        self._head.update()

    def add(self, widget: QWidget) -> None:
        """Put a widget below the others."""
        self.body.addWidget(widget)

    def add_action(self, widget: QWidget) -> None:
        """Put a control at the right end of the head line."""
        self._top.addWidget(widget)
