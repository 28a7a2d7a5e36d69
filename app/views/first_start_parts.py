"""The pieces of the first-start window: its head, the cards to choose from, the lines about the data file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.theme import manager, paint_icon, theme
from app.widgets.buttons import Button
from app.widgets.fields import LineEdit
from app.widgets.ripple import paint_logo
from app.widgets.text import ElidedLabel, label


class Logo(QWidget):
    """The mark of the product."""

    def __init__(self, side: int = 32, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(QSize(side, side))
        manager().themeChanged.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_logo(painter, theme(), QRectF(self.rect()))
        painter.end()


class IconMark(QWidget):
    """An icon that follows the theme, on a tinted disc when it is large."""

    def __init__(self, name: str, side: int = 16, role: str = "sec", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._role = name, role
        self.setFixedSize(QSize(side, side))
        manager().themeChanged.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Disc and icon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect()
        if self.width() > 24:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().brush("accentTint"))
            painter.drawEllipse(box)
            inset = self.width() // 4
            box = box.adjusted(inset, inset, -inset, -inset)
        paint_icon(painter, box, self._name, self._role)
        painter.end()


class ChoiceCard(QFrame):
    """One way to begin: icon, title, what happens, a button; as a drop field its outline is dashed."""

    def __init__(
        self,
        icon: str,
        title: str,
        text: str,
        button: str,
        clicked: Callable[[], object],
        *,
        primary: bool = False,
        drop: bool = False,
    ) -> None:
        super().__init__()
        self._drop, self._over = drop, False
        self.setProperty("class", "plain" if drop else "card")
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 18)
        column.setSpacing(8)
        column.addWidget(IconMark(icon, 40, "accentText"))
        column.addSpacing(4)
        column.addWidget(label(title, type="card"))
        words = label(text, role="sec", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        column.addWidget(words, 1)
        self.button = Button(button, kind="primary" if primary else "default", clicked=clicked)
        self.button.setAccessibleDescription(text)
        column.addSpacing(6)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def set_over(self, on: bool) -> None:
        """Files hover over the window."""
        if self._drop and on != self._over:
            self._over = on
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A dashed outline for the card that takes files."""
        super().paintEvent(event)
        if not self._drop:
            return
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color("accent"), 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(look.brush("accentTint" if self._over else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.end()


class DataCard(QFrame):
    """Who I am, where the file will lie, and that it is backed up every day."""

    def __init__(self, change: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("class", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 16, 14)
        column.setSpacing(10)
        self.name = LineEdit(placeholder=self.tr("May stay empty"), name=self.tr("Your name"))
        self.name.setMaximumWidth(280)
        self.place = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        self.backups = ElidedLabel(role="sec", mode=Qt.TextElideMode.ElideMiddle)
        self.change = Button(self.tr("Change…"), sizing="small", clicked=change)
        name_row = _row(
            "users", self.tr("Your name"), self.name, self.tr("for “my customers” and who wrote what")
        )
        column.addLayout(name_row)
        column.addLayout(_row("shield", self.tr("Data file"), self.place, button=self.change))
        column.addLayout(_row("cloud", self.tr("Backup"), self.backups))
        self.concern = label("", type="small", role="amberFg", wrap=True)
        self.concern.hide()
        column.addWidget(self.concern)

    def show_place(self, path: Path, backups: Path, concern: str = "") -> None:
        """Say where the file will be made, where its backups go, and what speaks against the place."""
        self.concern.setText(concern)
        self.concern.setVisible(bool(concern))
        self.place.set_text(str(path))
        self.backups.set_text(self.tr("every day by itself, into {folder}").format(folder=backups))


def _row(
    icon: str, caption: str, widget: QWidget, note: str = "", button: QWidget | None = None
) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addWidget(IconMark(icon))
    words = label(caption, role="mid")
    words.setFixedWidth(96)
    words.setBuddy(widget)
    row.addWidget(words)
    row.addWidget(widget, 1)
    if note:
        row.addWidget(label(note, type="small", role="sec"), 1)
    if button is not None:
        row.addWidget(button)
    row.addStretch(0)
    return row
