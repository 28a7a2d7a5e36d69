"""The tiles above the list: talks, new leads, follow-ups done in time, customers nobody spoke to."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.queries.today import Figures
from app.widgets.focus_ring import focus_came, focus_left
from app.widgets.progress import ThinBar
from app.widgets.sparkline import Sparkline
from app.widgets.text import ElidedLabel, label, set_role

HEIGHT = 98


class Tile(QFrame):
    """A figure, what it means, and its course; a click opens what stands behind it."""

    clicked = Signal()

    def __init__(self, title: str, course: QWidget) -> None:
        super().__init__()
        self.setProperty("class", "card")
        self.setProperty("ringRadius", 8)
        self.setFixedHeight(HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.title = label(title, type="small", role="mid")
        self.figure = label("", type="figure")
        self.change = label("", type="small", strong=True)
        self.note = ElidedLabel("", type="small", role="sec")
        self.course = course
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.figure)
        foot = QHBoxLayout()
        foot.setSpacing(6)
        foot.addWidget(self.change)
        foot.addWidget(self.note, 1)
        words.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addWidget(course, 0, Qt.AlignmentFlag.AlignBottom)

    def show_figure(self, figure: str, note: str, change: str = "", role: str = "mid") -> None:
        """Show a figure, the change in its colour, and what it is compared with."""
        self.figure.setText(figure)
        self.change.setText(change)
        self.change.setVisible(bool(change))
        set_role(self.change, role)
        self.note.set_text(note)
        spoken = ", ".join(part for part in (self.title.text(), figure, f"{change} {note}".strip()) if part)
        self.setAccessibleName(spoken)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
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


class Tiles(QWidget):
    """Four tiles side by side. `opened(name)`: contacts, leads, on_time or quiet."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._contacts_course = Sparkline(role="series1", bars=True, highlight=1, size=(88, 34))
        self._leads_course = Sparkline(role="series3", bars=True, highlight=1, size=(88, 34))
        self._time_course = Sparkline(role="series1", size=(88, 34))
        self._quiet_course = ThinBar(0, role="series2")
        self._quiet_course.setFixedWidth(56)  # a million customers stand beside it in full
        self.contacts = Tile(self.tr("Contacts this week"), self._contacts_course)
        self.leads = Tile(self.tr("New leads this week"), self._leads_course)
        self.on_time = Tile(self.tr("Follow-ups on time"), self._time_course)
        self.quiet = Tile("", self._quiet_course)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for name in ("contacts", "leads", "on_time", "quiet"):
            tile: Tile = getattr(self, name)
            tile.clicked.connect(lambda one=name: self.opened.emit(one))
            row.addWidget(tile, 1)

    def show_figures(self, found: Figures) -> None:
        """Fill the tiles."""
        self._count(self.contacts, found.contacts[-1], found.contacts_before)
        self._count(self.leads, found.leads[-1], found.leads_before)
        self._contacts_course.set_values(found.contacts)
        self._leads_course.set_values(found.leads)
        known = [share for share in found.on_time if share is not None]
        self._time_course.set_values(known if len(known) > 1 else ())
        if found.on_time_share is None:
            self.on_time.show_figure("—", self.tr("nothing was due in 30 days"))
        else:
            note = self.tr("of {count} due in 30 days").format(count=f"{found.on_time_of:,}")
            self.on_time.show_figure(f"{found.on_time_share}%", note)
        self.quiet.title.setText(self.tr("Quiet for over {days} days").format(days=found.quiet_days))
        important = found.quiet_important
        change = self.tr("{count} important").format(count=f"{important:,}") if important else ""
        note = self.tr("of {count}").format(count=f"{found.customers:,}")
        self.quiet.show_figure(f"{found.quiet:,}", note, change, "amberFg")
        self._quiet_course.set_share(found.quiet / found.customers if found.customers else 0)

    def _count(self, tile: Tile, now: int, before: int) -> None:
        change = now - before
        role = "greenFg" if change > 0 else "mid"
        text = f"{change:+,}".replace("-", "−") if change else ""
        note = self.tr("on last week to date") if change else self.tr("as last week to date")
        tile.show_figure(f"{now:,}", note, text, role)
