"""The bar above a page: title or record path, the way to the palette, chips, actions, one primary button."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QWidget

from app.theme import manager, paint_icon, theme
from app.widgets.buttons import Button, IconButton
from app.widgets.focus_ring import focus_came, focus_left
from app.widgets.painting import keycap_width, paint_keycap
from app.widgets.text import ElidedLabel, label, plain

NARROW = 132  # below this there is only room for the glass
VCENTER = int(Qt.AlignmentFlag.AlignVCenter)


class SearchButton(QAbstractButton):
    """Looks like a search field; pressing it opens the palette."""

    def __init__(self, placeholder: str, key: str = "Ctrl K", parent: QWidget | None = None) -> None:
        """Show a placeholder and the key that does the same."""
        super().__init__(parent)
        self._key = key
        self.set_placeholder(placeholder)
        self.setFixedHeight(32)
        self.setMinimumWidth(36)
        self.setMaximumWidth(264)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setProperty("ringRadius", 6)

    def set_placeholder(self, text: str) -> None:
        """Say what can be found."""
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(plain(f"{text}  {self._key}"))
        self.update()

    def sizeHint(self) -> QSize:
        """The design's width of a search field."""
        return QSize(264, 32)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Outline, glass, placeholder and key cap."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.pen("control" if self.underMouse() else "field"))
        painter.setBrush(look.brush("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        if self.width() < NARROW:
            paint_icon(painter, QRect((self.width() - 16) // 2, 8, 16, 16), "search", "mid")
            painter.end()
            return
        paint_icon(painter, QRect(11, 8, 16, 16), "search", "sec")
        cap = round(keycap_width(self._key, look))
        room = self.width() - 35 - cap - 18
        painter.setFont(look.font("body"))
        painter.setPen(look.color("sec"))
        text = look.metrics("body").elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(35, 0, room, 32), VCENTER, text)
        paint_keycap(painter, QRect(self.width() - cap - 10, 0, cap, 32), self._key, look)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring for keyboard focus."""
        super().focusInEvent(event)
        focus_came(self, event.reason())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        focus_left(self)


class TopBar(QFrame):
    """56 px: left what the page is, right what can be done."""

    search_requested = Signal()
    back = Signal()
    previous = Signal()
    next = Signal()
    path_clicked = Signal(int)
    """position in the path given to ``set_record``"""

    def __init__(self, parent: QWidget | None = None) -> None:
        """A bar with an empty title."""
        super().__init__(parent)
        self.setProperty("class", "topbar")
        self.setFixedHeight(56)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(8)
        self._path = _slot(row, 6)
        self.title = ElidedLabel("", type="page")
        self.count = label("", type="body", role="sec")
        self._place = _slot(row, 0)
        self._marks = _slot(row, 6)
        self.search = SearchButton(self.tr("Find or jump"))
        self.search.clicked.connect(self.search_requested)
        self._chips = _slot(row, 6)
        self._actions = _slot(row, 8)
        self._primary: QWidget | None = None
        row.insertWidget(1, self.title)
        row.insertWidget(2, self.count)
        row.insertSpacing(5, 8)
        row.insertWidget(6, self.search, 1)
        row.insertSpacing(7, 12)
        row.insertStretch(9, 1)
        self._build_record()
        manager().themeChanged.connect(self.update)

    def _build_record(self) -> None:
        self._back = IconButton("back", self.tr("Back"), key="Alt+Left", clicked=self.back.emit)
        self._crumbs: list[QWidget] = []
        self._path.addWidget(self._back)
        self._up = IconButton("up", self.tr("Previous"), key="[", side=28, clicked=self.previous.emit)
        self._down = IconButton("down", self.tr("Next"), key="]", side=28, clicked=self.next.emit)
        self._position = label("", role="sec")
        for widget in (self._up, self._down, self._position):
            self._place.addWidget(widget)
        self._show_record(shown=False)

    def _show_record(self, *, shown: bool) -> None:
        for widget in (self._back, self._up, self._down, self._position):
            widget.setVisible(shown)

    def set_title(self, title: str, count: str = "") -> None:
        """Name a page and say how much is on it."""
        self._clear_crumbs()
        self._show_record(shown=False)
        self.title.setFont(theme().font("page"))
        self.title.set_text(title)
        self.title.setMinimumWidth(min(240, self.title.sizeHint().width()))
        self.count.setText(count)
        self.count.setVisible(bool(count))

    def set_record(
        self, path: Sequence[str], name: str, position: str = "", *, has_steps: bool = True
    ) -> None:
        """Name a record: the pages that lead to it, and its place among its neighbours such as ``1 / 36``."""
        self._clear_crumbs()
        for number, text in enumerate(path):
            crumb = Button(
                text, kind="ghost", sizing="inline", clicked=lambda at=number: self.path_clicked.emit(at)
            )
            crumb.setFont(theme().font("body"))
            arrow = _Chevron(self)
            for widget in (crumb, arrow):
                self._path.addWidget(widget)
                self._crumbs.append(widget)
        self.title.setFont(theme().font("card"))
        self.title.set_text(name)
        self.title.setMinimumWidth(min(120, self.title.sizeHint().width()))
        self.count.hide()
        self._show_record(shown=True)
        self._position.setText(position)
        self._up.setVisible(has_steps)
        self._down.setVisible(has_steps)
        self._position.setVisible(bool(position))

    def set_steps_enabled(self, *, previous: bool, following: bool) -> None:
        """Grey the arrows at the ends of the list."""
        self._up.setEnabled(previous)
        self._down.setEnabled(following)

    def _clear_crumbs(self) -> None:
        for widget in self._crumbs:
            self._path.removeWidget(widget)
            widget.deleteLater()
        self._crumbs = []

    def set_placeholder(self, text: str) -> None:
        """Say what the search field finds."""
        self.search.set_placeholder(text)

    def add_switch(self, widget: QWidget) -> None:
        """Put a switch between sister pages after the title."""
        self._marks.addWidget(widget)

    def add_chip(self, widget: QWidget) -> None:
        """Put a chip after the search field."""
        self._chips.addWidget(widget)

    def add_action(self, widget: QWidget) -> None:
        """Put a secondary action at the right, left of the primary one."""
        at = self._actions.count() - (1 if self._primary is not None else 0)
        self._actions.insertWidget(at, widget)

    def set_primary(self, widget: QWidget) -> None:
        """Put the one primary action at the far right."""
        if self._primary is not None:
            self._actions.removeWidget(self._primary)
            self._primary.deleteLater()
        self._primary = widget
        self._actions.addWidget(widget)


class _Chevron(QWidget):
    """The small arrow between the parts of a path."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(14, 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the arrow."""
        painter = QPainter(self)
        paint_icon(painter, QRect(0, 3, 14, 14), "right", "sec")
        painter.end()


def _slot(row: QHBoxLayout, spacing: int) -> QHBoxLayout:
    slot = QHBoxLayout()
    slot.setContentsMargins(0, 0, 0, 0)
    slot.setSpacing(spacing)
    row.addLayout(slot)
    return slot
