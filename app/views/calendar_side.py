"""Right of the calendar: follow-ups that wait for a day, to be dragged onto one."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.queries.calendar import WaitingRow
from app.theme import manager, theme
from app.views.calendar_entries import waiting_icon
from app.views.context import Context
from app.widgets.buttons import IconButton
from app.widgets.text import ElidedLabel, label
from app.widgets.unscheduled_list import UnscheduledItem, UnscheduledList


class CalendarSide(QWidget):
    """`opened(id)` when one is to be given a date; `create_requested()` for a new one."""

    opened = Signal(object)
    create_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.setFixedWidth(theme().width("calendar_side"))
        self.count = ElidedLabel("", type="small", role="sec")
        self.nothing = label(
            self.tr(
                "Nothing waits for a day. A follow-up without a date stands here until you drag it onto one."
            ),
            type="small",
            role="sec",
            wrap=True,
        )
        self.list = UnscheduledList()
        self.list.opened.connect(self.opened)
        head = QHBoxLayout()
        head.setContentsMargins(12, 10, 8, 6)
        head.setSpacing(8)
        head.addWidget(label(self.tr("Not scheduled"), type="card"))
        head.addWidget(self.count, 1)
        head.addWidget(
            IconButton(
                "plus", self.tr("New follow-up without a day"), side=28, clicked=self.create_requested.emit
            )
        )
        body = QVBoxLayout()
        body.setContentsMargins(13, 0, 12, 12)
        body.addWidget(self.nothing)
        body.addWidget(self.list, 1)
        body.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(body, 1)
        manager().themeChanged.connect(self.update)
        self.show_rows((), 0)

    def show_rows(self, rows: Sequence[WaitingRow], total: int) -> None:
        """Show these; `total` counts also those that are not listed."""
        items = []
        for row in rows:
            icon, tone = waiting_icon(row.kind)
            title = f"{row.name} {row.subject}" if row.name else row.subject
            first_line = row.detail.strip().partition("\n")[0]
            items.append(
                UnscheduledItem(
                    row.id, title, first_line or self.context.word("follow_up_kind", row.kind), icon, tone
                )
            )
        self.list.set_items(items)
        self.nothing.setVisible(not items)
        self.list.setVisible(bool(items))
        self.count.set_text(self.tr("{count}, drag onto a day").format(count=f"{total:,}") if total else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A pane one shade deeper with a line at its left."""
        look, painter = theme(), QPainter(self)
        painter.fillRect(self.rect(), look.color("sunken"))
        painter.fillRect(0, 0, 1, self.height(), look.color("border"))
        painter.end()
