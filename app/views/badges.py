"""The numbers in the sidebar: what is due, and leads nobody has taken up."""

from datetime import date

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from app.changes import Changes
from app.db.reader import Reader
from app.queries.today import due_count, new_lead_count
from app.views.context import Context
from app.widgets.sidebar import Sidebar

MINUTE = 60_000
MOST = 999


class Badges(QObject):
    """Kept right through every change and at midnight."""

    def __init__(self, context: Context, sidebar: Sidebar) -> None:
        super().__init__(sidebar)
        self._context, self._sidebar = context, sidebar
        self._day: date | None = None
        self._asked = 0
        self._minute = QTimer(self, interval=MINUTE)
        self._minute.timeout.connect(self._look_at_clock)
        self._minute.start()
        context.hub.changed.connect(self._on_changed)
        self.refresh()

    def refresh(self) -> None:
        """Count anew."""
        self._day = self._context.today()
        self._asked += 1
        asked, day = self._asked, self._day

        def read(reader: Reader) -> tuple[int, int]:
            return due_count(reader, day), new_lead_count(reader)

        def show(found: tuple[int, int]) -> None:
            if asked == self._asked and isValid(self):
                self._sidebar.set_badge("today", _shown(found[0]))
                self._sidebar.set_badge("leads", _shown(found[1]))

        self._context.runner.read(read, on_done=show)

    def _on_changed(self, changes: Changes, _initiator: object) -> None:
        if changes.touches("follow_up", "lead", "customer"):
            self.refresh()

    def _look_at_clock(self) -> None:
        if self._day != self._context.today():
            self.refresh()


def _shown(count: int) -> str:
    if not count:
        return ""
    return f"{MOST}+" if count > MOST else str(count)
