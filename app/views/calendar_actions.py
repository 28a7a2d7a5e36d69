"""What can be done in the calendar: open, move, lengthen, place, done, files in and out."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.db.journal_step import Step
from app.db.reader import Reader
from app.queries.calendar import CalendarRow, calendar_row
from app.sentences.errors import UserError
from app.views.calendar_entries import due_row, placed
from app.views.context import Context
from app.views.later import later
from app.views.today_actions import TodayActions
from app.widgets.menu import Menu


class CalendarActions(QObject):
    """`refused()` when a change was not taken: what is shown has to be read again."""

    refused = Signal()

    def __init__(self, context: Context, owner: QWidget) -> None:
        super().__init__(owner)
        self.context = context
        self._owner = owner
        self.rows: dict[int, CalendarRow] = {}
        self.follow_ups = TodayActions(context, owner)
        self.follow_ups.failed.connect(lambda _key: self.refused.emit())

    def row_of(self, entry_id: object) -> CalendarRow | None:
        """The follow-up behind an entry or one of its repeats."""
        if isinstance(entry_id, tuple):
            return self.rows.get(entry_id[1]) if entry_id[0] == "repeat" else None
        return self.rows.get(entry_id) if isinstance(entry_id, int) else None

    def customer_of(self, entry_id: object) -> int | None:
        """Whom an entry is about."""
        if isinstance(entry_id, tuple) and entry_id[0] == "birthday":
            return int(entry_id[1])
        row = self.row_of(entry_id)
        return row.customer_id if row is not None else None

    def open(self, entry_id: object) -> None:
        """A follow-up opens its form, a birthday the customer."""
        row = self.row_of(entry_id)
        if row is not None:
            self.context.dialog.emit("follow_up", {"follow_up_id": row.id})
        elif isinstance(entry_id, tuple) and entry_id[0] == "birthday":
            self.context.navigate.emit("customer", {"id": entry_id[1]})

    def create(self, start: datetime, all_day: bool) -> None:
        """A new follow-up there."""
        due = start.date().isoformat() if all_day else start.isoformat(timespec="minutes")
        self.context.dialog.emit("follow_up", {"due": due})

    def key(self, letter: str, entry_id: object) -> None:
        """D done, P postpone, L log, F follow-up, E edit."""
        row = self.row_of(entry_id)
        if row is None or row.state != "open":
            return
        calls = {
            "D": self.follow_ups.finish,
            "P": self.follow_ups.postpone,
            "L": self.follow_ups.log,
            "F": self.follow_ups.plan,
            "E": self.follow_ups.edit,
        }
        if letter in calls:
            calls[letter](due_row(row))

    def menu(self, entry_id: object, at: QPoint) -> Menu | None:
        """Everything that can be done with an entry."""
        row = self.row_of(entry_id)
        if row is not None and row.state == "open":
            return self.follow_ups.menu(due_row(row), at)
        menu = Menu(parent=self._owner)
        menu.add(self.tr("Open"), partial(self.open, entry_id), icon="arrow", key="Return")
        if row is not None:
            menu.add(self.tr("Take the tick back"), partial(self._reopen, row), icon="undo")
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)
        return menu

    def _reopen(self, row: CalendarRow) -> None:
        step = Step.of("follow_up.reopen", name=row.subject)
        self.context.run(later("follow_ups:reopen_follow_up"), row.id, step=step)

    # -- moving --------------------------------------------------------------------------------------------

    def move(self, entry_id: object, start: datetime, end: datetime | None, *, resized: bool = False) -> None:
        """Put a follow-up elsewhere, or let it last longer."""
        row = self.rows.get(entry_id) if isinstance(entry_id, int) else None
        if row is None:
            return
        given = placed(row, start, end, resized=resized)
        moved = Step.of("follow_up.move", name=row.subject, due=given["due"])
        self.context.run(
            later("follow_ups:move_follow_up"),
            row.id,
            given["due"],
            ends=given["ends"],
            minutes=given["minutes"],
            step=Step.of("follow_up.stretch", name=row.subject) if resized else moved,
            on_error=self._refused,
        )

    def place(self, ids: Sequence[int], start: datetime, all_day: bool) -> None:
        """Give follow-ups that were dropped here this day."""
        due = start.date().isoformat() if all_day else start.isoformat(timespec="minutes")
        step = Step.of("follow_up.plan_many", count=len(ids))
        if len(ids) == 1:
            row = calendar_row(self.context.reader(), ids[0])
            step = Step.of("follow_up.plan", name=row.subject if row else "")
        self.context.run(
            later("calendar_moves:place_follow_ups"), list(ids), due, step=step, on_error=self._refused
        )

    def _refused(self, error: UserError) -> None:
        self.context.show_error(error)
        self.refused.emit()

    # -- files ---------------------------------------------------------------------------------------------

    def bring_in(self) -> None:
        """Choose calendar files; the import page shows what is in them."""
        names, _filter = QFileDialog.getOpenFileNames(
            self._owner,
            self.tr("Bring in calendar files"),
            "",
            self.tr("Calendar files (*.ics *.ical *.vcs)"),
        )
        if names:
            self.context.navigate.emit("import", {"files": [Path(name) for name in names]})

    def write_out(self, ids: Sequence[int] | None) -> None:
        """Write these follow-ups (all with None) to a calendar file of the person's choice."""
        name, _filter = QFileDialog.getSaveFileName(
            self._owner,
            self.tr("Write a calendar file"),
            self.tr("Follow-ups") + ".ics",
            self.tr("Calendar files (*.ics)"),
        )
        if name:
            path = Path(name) if name.endswith(".ics") else Path(f"{name}.ics")
            self.write_to(path, ids)

    def write_to(self, path: Path, ids: Sequence[int] | None) -> None:
        """Write on a reading thread, then say how many."""
        title = str(self.context.firm("company"))

        def work(reader: Reader) -> int:
            from app.exchange.export_events import write_follow_ups

            return write_follow_ups(reader, path, ids=ids, name=title)

        def done(count: int) -> None:
            text = self.tr("{count} follow-ups written to {file}").format(count=f"{count:,}", file=path.name)
            self.context.message.emit(text, None)

        self.context.runner.read(work, on_done=done, on_error=self.context.show_error)
