"""Last step of an import: what would happen, the import itself with its progress, and what came of it."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.changes import Progress
from app.exchange.import_types import ImportReport
from app.jobs.runner import JobHandle
from app.sentences.errors import UserError
from app.theme import pixmap
from app.views.import_backup import backup_first
from app.views.import_estimate import PartsBar, legend, parts_of
from app.views.import_session import FileEntry, ImportSession
from app.widgets.banner import Banner
from app.widgets.buttons import Button
from app.widgets.card import Card
from app.widgets.progress import ProgressLine
from app.widgets.text import label

TABLES = ("customer", "contact", "lead", "interaction", "follow_up", "product", "sales_order")


class FinishStep(QWidget):
    """Figures of the trial, then progress, then the summary. `running(bool)`; `imported(FileEntry)`."""

    running = Signal(bool)
    imported = Signal(object)
    next_wanted = Signal()
    more_wanted = Signal()

    def __init__(self, session: ImportSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.entry: FileEntry | None = None
        self._handle: JobHandle | None = None
        self._working = self._stop = False
        self._problem: UserError | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        outer.addWidget(self._scroll)
        self.progress = ProgressLine()
        self.progress.cancelled.connect(self.cancel)
        self.progress.setParent(self)
        self.progress.hide()
        session.tried.connect(self._tried)
        session.failed.connect(self._failed)
        session.context.runner.crashed.connect(self._crashed)

    @property
    def busy(self) -> bool:
        """Whether an import is under way."""
        return self._working

    def show_entry(self, entry: FileEntry) -> None:
        """Show a file; its trial goes through all rows first unless that is done."""
        if self.busy:
            return
        self.entry, self._problem = entry, None
        if entry.done is None:
            entry.trial_whole = False
            self._session.try_all(entry)
        self._draw()

    # -- what is shown -------------------------------------------------------------------------------------

    def _draw(self) -> None:
        entry = self.entry
        if entry is None:
            return
        self.progress.setParent(self)
        self.progress.hide()
        made = QWidget()
        centre = QHBoxLayout(made)
        centre.addStretch(1)
        holder = QWidget()
        holder.setMaximumWidth(720)
        column = QVBoxLayout(holder)
        column.setContentsMargins(20, 28, 20, 20)
        column.setSpacing(12)
        if self._problem is not None:
            text = self._session.context.error(self._problem)
            column.addWidget(Banner(self.tr("Nothing was imported."), f" {text}", tone="red"))
        if self.busy:
            column.addWidget(self._running_card())
        elif entry.done is not None:
            column.addWidget(self._done_card(entry, entry.done))
        elif entry.trial is not None and entry.trial_whole:
            column.addWidget(self._trial_card(entry, entry.trial))
        else:
            card = Card(self.tr("Trial run"))
            card.add(label(self.tr("Going through every row without keeping anything…"), role="sec"))
            column.addWidget(card)
        column.addStretch(1)
        centre.addWidget(holder, 100)
        centre.addStretch(1)
        self._scroll.setWidget(made)
        made.setAutoFillBackground(False)

    def _trial_card(self, entry: FileEntry, report: ImportReport) -> QWidget:
        card = Card(self.tr("This is what will happen"), entry.path.name)
        self._figures(card, report)
        points = [
            ("shield", self.tr("A backup is made first.")),
            ("undo", self.tr("The whole import can be undone later; what you edit until then stays.")),
        ]
        if report.refused:
            one = self.tr("1 row is left out and kept in a file.")
            many = self.tr("{count} rows are left out and kept in a file.")
            count = self._number(report.refused)
            points.append(("file", one if report.refused == 1 else many.format(count=count)))
        for icon, text in points:
            card.add(_point(icon, text))
        return card

    def _figures(self, card: Card, report: ImportReport) -> None:
        bar = PartsBar()
        parts = parts_of(report)
        bar.set_parts(parts)
        card.add(bar)
        card.add(legend(parts, self._session.context.language))
        made = [self._made(table, report.records[table]) for table in TABLES if report.records.get(table)]
        if made:
            card.add(label(self.tr("New records: {list}").format(list=self.tr(", ").join(made)), wrap=True))
        if report.problems:
            count = len(report.problems)
            words = self.tr("1 problem remains") if count == 1 else self.tr("{count} problems remain")
            card.add(label(words.format(count=self._number(count)), role="sec"))

    def _made(self, table: str, count: int) -> str:
        code = f"import.made.{table}" + ("_one" if count == 1 else "")
        return self._session.context.say(code, count=self._number(count))

    def _running_card(self) -> QWidget:
        card = Card(self.tr("Importing"))
        card.add(self.progress)
        self.progress.show()
        text = self.tr("Cancelling leaves everything as it was. You can go on working on other pages.")
        card.add(label(text, type="small", role="sec", wrap=True))
        return card

    def _done_card(self, entry: FileEntry, report: ImportReport) -> QWidget:
        card = Card(self.tr("Imported"), entry.path.name)
        self._figures(card, report)
        row = QHBoxLayout()
        row.setSpacing(8)
        if report.created and (target := _page_of(report)):
            opened = Button(
                self.tr("Open the imported"),
                kind="primary",
                icon="arrow",
                clicked=lambda: self._session.context.navigate.emit(target, {"import_run": report.run_id}),
            )
            row.addWidget(opened)
        if report.refused:
            row.addWidget(
                Button(self.tr("Save the refused rows…"), icon="download", clicked=self.save_refused)
            )
        row.addWidget(Button(self.tr("Undo this import"), icon="undo", clicked=self.undo))
        row.addStretch(1)
        if any(other.waiting for other in self._session.entries):
            row.addWidget(Button(self.tr("Next file"), kind="tint", clicked=self.next_wanted.emit))
        else:
            row.addWidget(Button(self.tr("More files"), kind="ghost", clicked=self.more_wanted.emit))
        card.body.addSpacing(6)
        card.body.addLayout(row)
        return card

    def focus_result(self) -> None:
        """To what the summary offers first."""
        made = self._scroll.widget()
        offered = made.findChildren(Button) if made is not None else []
        if offered:
            offered[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _number(self, number: int) -> str:
        return QLocale(self._session.context.language).toString(number)

    # -- doing ---------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Back up, then import."""
        entry = self.entry
        if entry is None or self.busy or entry.done is not None or not entry.trial_whole:
            return
        self._problem, self._working, self._stop = None, True, False
        self._session.stop()
        self.running.emit(True)
        self.progress.show_progress(0, None, self.tr("Making a backup…"))
        self._draw()
        backup_first(self._session.context, on_done=lambda: self._run(entry), on_error=self._backup_failed)

    def _backup_failed(self, error: UserError) -> None:
        self._problem, self._working = error, False
        self.running.emit(False)
        self._draw()

    def _run(self, entry: FileEntry) -> None:
        if self._stop:
            self._import_cancelled()
            return
        handle = self._session.run(entry)
        self._handle = handle
        handle.progress.connect(self._show_progress)
        handle.finished.connect(lambda report: self._finished(entry, report))
        handle.failed.connect(self._import_failed)
        handle.cancelled.connect(self._import_cancelled)
        self._draw()

    def cancel(self) -> None:
        """Stop; nothing of it stays."""
        self._stop = True
        if self._handle is not None:
            self._handle.cancel()
        self.progress.show_progress(0, None, self.tr("Stopping…"))

    def _show_progress(self, item: Progress) -> None:
        if self._handle is None or self._handle.stopping:
            return
        text = self.tr("Row {row}").format(row=self._number(item.done))
        if item.total:
            text = self.tr("Row {row} of {count}").format(
                row=self._number(item.done), count=self._number(max(item.total, item.done))
            )
        self.progress.show_progress(item.done, item.total or None, text)

    def _finished(self, entry: FileEntry, report: ImportReport) -> None:
        self._handle, self._working = None, False
        entry.done = report
        entry.trial = None
        self.running.emit(False)
        self._draw()
        self.imported.emit(entry)

    def _import_failed(self, error: UserError) -> None:
        self._handle, self._working, self._problem = None, False, error
        self.running.emit(False)
        self._draw()

    def _import_cancelled(self) -> None:
        self._handle, self._working, self._problem = None, False, UserError("import.cancelled_all")
        self.running.emit(False)
        self._draw()

    def _crashed(self, _error: object) -> None:
        """A fault of the program ends the import too; it is told elsewhere, and nothing was kept."""
        if self._working:
            self._handle, self._working = None, False
            self.running.emit(False)
            self._draw()

    def _tried(self, entry: FileEntry) -> None:
        if entry is self.entry and not self.busy:
            self._draw()

    def _failed(self, entry: FileEntry, error: UserError) -> None:
        if entry is self.entry and not self.busy and self.isVisible():
            self._problem = error
            self._draw()

    # -- afterwards ----------------------------------------------------------------------------------------

    def undo(self) -> None:
        """Take the whole import back; the message says what stayed."""
        entry = self.entry
        if entry is None or entry.done is None:
            return
        context = self._session.context
        step = context.reader().value("SELECT step_id FROM import_run WHERE id = ?", (entry.done.run_id,))
        if step is not None:
            context.undo_step(int(step))
        entry.done, entry.trial = None, None
        self._session.files_changed.emit()
        self.show_entry(entry)

    def save_refused(self) -> None:
        """Write the rows that were not taken where the person says."""
        entry = self.entry
        if entry is not None and entry.done is not None and entry.done.run_id is not None:
            save_refused_rows(self, self._session.context, entry.done.run_id, entry.path.name)


def save_refused_rows(host: QWidget, context: Any, run_id: int, file_name: str) -> None:
    """Ask where, and write the kept file of refused rows of an import."""
    from app.queries.imports import refused_rows

    stem = context.say("import.refused.file", name=Path(file_name).stem)
    target, _ = QFileDialog.getSaveFileName(host.window(), stem, f"{stem}.csv", "CSV (*.csv)")
    content = refused_rows(context.reader(), run_id)
    if not target or content is None:
        return
    write_bytes(context, Path(target), content)


def write_bytes(context: Any, target: Path, content: bytes) -> None:
    """Write a file whole or not at all, in the background, and say so."""
    from app.exchange.table_writer import replacing

    def write() -> None:
        with replacing(target) as temporary:
            temporary.write_bytes(content)

    def done(_result: object) -> None:
        context.message.emit(context.say("import.saved", name=target.name), None)

    context.runner.work(write, on_done=done, on_error=context.show_error)


def _point(icon: str, text: str) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    mark = QLabel()
    mark.setPixmap(pixmap(icon, "mid", 16))
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(text, role="mid", wrap=True), 1)
    return made


def _page_of(report: ImportReport) -> str:
    """The page that shows what came in."""
    if report.records.get("sales_order"):
        return "orders"
    if report.records.get("customer") or report.records.get("contact"):
        return "customers"
    if report.records.get("product"):
        return "products"
    return "leads" if report.records.get("lead") else ""
