"""The card of a temperament: what to do, what to avoid, how to begin; or the way to judge it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.insight.coaching import Advice, advice
from app.queries.temperament import COACHING, Style, own_rules, style_of
from app.views.context import Context
from app.widgets.buttons import Button, IconButton
from app.widgets.dialog import OverlayDialog
from app.widgets.marks import icon_mark
from app.widgets.text import label


class CoachCard(QWidget):
    """Shows the style of a customer or the contact talked to. `heads`: with name and type above."""

    def __init__(self, context: Context, parent: QWidget, *, heads: bool = True) -> None:
        super().__init__(parent)  # from the beginning: a part without one would open as a window
        self.context = context
        self._heads = heads
        self.style_shown: Style | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.hide()

    def show_for(self, customer_id: int | None, contact_id: int | None = None) -> Style | None:
        """Read and show whose style counts; nothing where there is nobody."""
        reader = self.context.reader()
        self.style_shown = style_of(reader, customer_id, contact_id)
        self._clear()
        self.setVisible(self.style_shown is not None)
        style = self.style_shown
        if style is None:
            return None
        told = None
        if style.temperament:
            told = advice(style.temperament, self.context.language, own_rules(reader, COACHING))
        if told is None:
            self._add(self._unknown(style))
        else:
            if self._heads:
                self._add(self._head(style))
            self._add(self._advice(told))
        return style

    def _head(self, style: Style) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(icon_mark("bulb", "amberFg"))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(self.context.word("temperament", style.temperament), strong=True))
        words.addWidget(label(style.name, type="small", role="sec", wrap=True))
        row.addLayout(words, 1)
        row.addWidget(self._judge(style, IconButton("edit", self.tr("Judge the style anew"), side=28)))
        return made

    def _unknown(self, style: Style) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        said = self.tr("How {name} likes to talk is not noted yet.").format(name=style.name)
        column.addWidget(label(said, type="small", role="sec", wrap=True))
        row = QHBoxLayout()
        button = Button(self.tr("Judge it by five questions"), sizing="small", icon="bulb")
        row.addWidget(self._judge(style, button))
        row.addStretch(1)
        column.addLayout(row)
        return made

    def _judge(self, style: Style, button: Button | IconButton) -> QWidget:
        asked = {f"{style.table}_id": style.id}
        button.clicked.connect(lambda _checked=False: self.context.dialog.emit("temperament", asked))
        return button

    def _advice(self, told: Advice) -> QWidget:
        box = QFrame()
        box.setProperty("class", "card")
        column = QVBoxLayout(box)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(4)
        parts = (
            ("check", "greenFg", self.tr("Do"), told.do),
            ("x", "redFg", self.tr("Avoid"), told.avoid),
        )
        for icon, role, head, lines in parts:
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(icon_mark(icon, role))
            row.addWidget(label(head, role=role, strong=True), 1)
            column.addLayout(row)
            for line in lines:
                column.addWidget(label(line, wrap=True))
        begin = QHBoxLayout()
        begin.setSpacing(8)
        begin.addWidget(label(self.tr("Begin so"), strong=True), 1)
        copy = IconButton(
            "copy", self.tr("Copy the opening line"), side=24, clicked=lambda: _copy(told.opening)
        )
        begin.addWidget(copy)
        column.addSpacing(4)
        column.addLayout(begin)
        column.addWidget(label(told.opening, role="sec", wrap=True, selectable=True))
        return box

    def _add(self, widget: QWidget) -> None:
        self._column.addWidget(widget)

    def _clear(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def scrolled_side(content: QWidget) -> QScrollArea:
    """A pane beside a form that scrolls by itself, so that it never makes the form higher."""
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setWidget(content)
    content.setAutoFillBackground(False)
    made.viewport().setAutoFillBackground(False)
    return made


def coach_beside(
    dialog: OverlayDialog, context: Context, customer_id: int | None, contact_id: int | None
) -> None:
    """Put the card of the one talked to beside a form, where a style is noted."""
    style = style_of(context.reader(), customer_id, contact_id)
    if style is None or style.temperament is None:
        return
    holder = QWidget(dialog)
    column = QVBoxLayout(holder)
    column.setContentsMargins(16, 16, 16, 16)
    card = CoachCard(context, holder)
    card.show_for(customer_id, contact_id)
    column.addWidget(card)
    column.addStretch(1)
    dialog.set_side(scrolled_side(holder))


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
