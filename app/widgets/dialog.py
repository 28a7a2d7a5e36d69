"""Dialogs of the product's own look: header, body, footer and an optional side pane over a scrim."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from app.theme import manager, theme
from app.widgets.announce import announce
from app.widgets.buttons import Button, IconButton
from app.widgets.focus_ring import focus_came
from app.widgets.marks import keycap
from app.widgets.overlay import Overlay
from app.widgets.text import ElidedLabel, label

MARGIN = 24


class _Panel(QWidget):
    """The rounded sheet of a dialog."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.side: QWidget | None = None
        manager().themeChanged.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Surface with a side pane one shade deeper."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.pen("border"))
        painter.setBrush(look.brush("surface"))
        box = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, 10, 10)
        if self.side is not None and self.side.isVisible():
            pane = QRect(self.side.geometry())
            painter.fillRect(pane.adjusted(0, 0, -1, 0), look.color("sunken"))
            painter.fillRect(QRect(pane.left(), pane.top(), 1, pane.height()), look.color("border"))
        painter.end()


class OverlayDialog(Overlay):
    """Esc closes it (asking only if text would be lost), Ctrl+Enter saves; put content into ``body``.

    Set ``has_unsaved`` to a function that says whether closing would lose text.
    """

    save_requested = Signal()
    accepted = Signal()
    rejected = Signal()

    def __init__(
        self, host: QWidget, title: str, *, subtitle: str = "", width: int = 560, height: int = 0
    ) -> None:
        """A dialog over the window of ``host``; height 0 lets the content decide."""
        super().__init__(host)
        self._width, self._height = width, height
        self.has_unsaved: Callable[[], bool] | None = None
        self.panel.deleteLater()
        sheet = _Panel(self)
        self.panel = self._sheet = sheet
        sheet.setAccessibleName(title)
        outer = QVBoxLayout(sheet)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._header(title, subtitle))
        outer.addWidget(_line())
        self._middle = QHBoxLayout()
        self._middle.setSpacing(0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget()
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(20, 16, 20, 16)
        self.body.setSpacing(12)
        self._content = content
        self._scroll.setWidget(content)
        content.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        self._middle.addWidget(self._scroll, 1)
        outer.addLayout(self._middle, 1)
        self._foot_line = _line()
        outer.addWidget(self._foot_line)
        outer.addWidget(self._footer())

    def _header(self, title: str, subtitle: str) -> QLayout:
        row = QHBoxLayout()
        row.setContentsMargins(20, 0, 12, 0)
        row.setSpacing(8)
        self._title = label(title, type="dialog")
        self._subtitle = ElidedLabel(subtitle, type="small", role="sec")
        self._close = IconButton("x", self.tr("Close"), key="Esc", clicked=self.escape)
        row.addWidget(self._title)
        row.addWidget(self._subtitle, 1)
        row.addWidget(keycap("Esc"))
        row.addWidget(self._close)
        row.addStrut(theme().height("dialog_header"))
        return row

    def _footer(self) -> QWidget:
        self._foot = QWidget()
        self._foot.setFixedHeight(theme().height("dialog_footer"))
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(8)
        self.footer_left = QHBoxLayout()
        self.footer_right = QHBoxLayout()
        self.footer_right.setSpacing(8)
        row.addLayout(self.footer_left)
        row.addStretch(1)
        row.addLayout(self.footer_right)
        return self._foot

    # build

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Rename the dialog."""
        self._title.setText(title)
        self._subtitle.set_text(subtitle)
        self._sheet.setAccessibleName(title)

    def add_button(
        self, text: str, *, kind: str = "default", hint: str = "", clicked: Callable[[], object] | None = None
    ) -> Button:
        """Add a button at the right of the footer."""
        button = Button(text, kind=kind, hint=hint, clicked=clicked)
        self.footer_right.addWidget(button)
        return button

    def add_cancel(self) -> Button:
        """Add the quiet button that leaves."""
        return self.add_button(self.tr("Cancel"), kind="ghost", clicked=self.escape)

    def add_save(self, text: str = "") -> Button:
        """Add the primary button that asks to save, with its key."""
        return self.add_button(
            text or self.tr("Save"), kind="primary", hint="Ctrl Enter", clicked=self.save_requested.emit
        )

    def set_footer_note(self, widget: QWidget) -> None:
        """Put a note at the left of the footer."""
        self.footer_left.addWidget(widget)

    def hide_footer(self) -> None:
        """Do without a footer."""
        self._foot.hide()
        self._foot_line.hide()

    def set_side(self, widget: QWidget, width: int = 0) -> None:
        """Put a pane at the right of the body."""
        widget.setFixedWidth(width or theme().width("dialog_coach"))
        self._middle.addWidget(widget)
        self._sheet.side = widget

    def set_content(self, widget: QWidget) -> None:
        """Fill the body with one widget that scrolls by itself."""
        self._middle.replaceWidget(self._scroll, widget)
        self._scroll.hide()
        self._middle.setStretchFactor(widget, 1)

    # life

    def show_part(self, part: QWidget) -> None:
        """Scroll to a part of the form and put the keyboard there, once everything has its place."""

        def show() -> None:
            self._scroll.verticalScrollBar().setValue(part.y())
            first = part.nextInFocusChain()
            if first is not None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)

        QTimer.singleShot(0, part, show)

    def open(self, first: QWidget | None = None) -> None:
        """Show the dialog; the keyboard begins at the first field, not at the cross above it."""
        self.open_overlay(first)
        inside = next((stop for stop in self._stops() if stop is not self._close), None)
        if first is None and inside is not None:
            inside.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self._sheet, self._title.text())

    def accept(self) -> None:
        """Close as done."""
        self.accepted.emit()
        self.close_overlay()

    def reject(self) -> None:
        """Close as given up, without asking."""
        self.rejected.emit()
        self.close_overlay()

    def escape(self) -> None:
        """Leave; when text would be lost, ask first."""
        if self.has_unsaved is None or not self.has_unsaved():
            self.reject()
            return
        question = MessageDialog(
            self,
            self.tr("Discard what you typed?"),
            self.tr("What you have typed here has not been saved."),
            self.tr("Discard"),
            danger=True,
            cancel_text=self.tr("Keep editing"),
        )
        question.accepted.connect(self.reject)
        question.open()

    def panel_rect(self) -> QRect:
        """Centred; as high as the content needs, never beyond the window."""
        width = min(self._width, self.width() - 2 * MARGIN)
        self._sheet.setFixedWidth(width)
        self._sheet.ensurePolished()
        height = min(self._height or self._wanted_height(width), self.height() - 2 * MARGIN)
        top = (self.height() - height) * 45 // 100
        return QRect((self.width() - width) // 2, max(MARGIN, top), width, height)

    def _wanted_height(self, width: int) -> int:
        side = self._sheet.side
        inner = width - (side.width() if side is not None else 0)
        layout = self.body
        wanted = (
            layout.totalHeightForWidth(inner)
            if layout.hasHeightForWidth()
            else layout.totalSizeHint().height()
        )
        # below this the area would scroll: wrapped words ask for the lines of a narrow column
        wanted = max(wanted, layout.totalMinimumSize().height())
        if side is not None:
            wanted = max(wanted, side.sizeHint().height())
        foot = 0 if self._foot.isHidden() else theme().height("dialog_footer") + 1
        return theme().height("dialog_header") + 1 + wanted + foot + 2

    def refit(self) -> None:
        """Take the height the content needs now (a part was shown or hidden)."""
        self.body.activate()
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save_requested.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """The size of the window below."""
        return self._host().size()


class MessageDialog(OverlayDialog):
    """A question that names the object and the count; Enter answers with the focused button."""

    def __init__(
        self,
        host: QWidget,
        title: str,
        text: str,
        confirm_text: str,
        *,
        detail: str = "",
        danger: bool = False,
        cancel_text: str = "",
    ) -> None:
        """``danger`` puts the keyboard on Cancel and paints the other button red."""
        super().__init__(host, title, width=440)
        self.body.addWidget(label(text, wrap=True))
        if detail:
            self.body.addWidget(label(detail, type="small", role="sec", wrap=True))
        self.body.addStretch(1)
        self.cancel_button = self.add_cancel()
        if cancel_text:
            self.cancel_button.setText(cancel_text)
        self.cancel_button.set_kind("default")
        self.confirm_button = self.add_button(
            confirm_text, kind="danger" if danger else "primary", clicked=self.accept
        )
        self._danger = danger
        self.save_requested.connect(self.accept)

    def open(self, first: QWidget | None = None) -> None:
        """Show the question."""
        first = first or (self.cancel_button if self._danger else self.confirm_button)
        super().open(first)
        focus_came(first, Qt.FocusReason.ShortcutFocusReason)  # Enter answers: it must be seen what

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button with the focus."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            (self.cancel_button if self.cancel_button.hasFocus() else self.confirm_button).click()
            event.accept()
            return
        super().keyPressEvent(event)


def confirm(
    host: QWidget,
    title: str,
    text: str,
    confirm_text: str,
    on_yes: Callable[[], object],
    *,
    danger: bool = False,
) -> MessageDialog:
    """Ask, and call ``on_yes`` if the answer is yes."""
    question = MessageDialog(host, title, text, confirm_text, danger=danger)
    question.accepted.connect(on_yes)
    question.open()
    return question


def _line() -> QFrame:
    made = QFrame()
    made.setProperty("class", "hline")
    made.setFixedHeight(1)
    return made
