"""The import page: four steps from files to records, each with what the file really holds before the eyes."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from app.changes import Changes
from app.sentences.errors import UserError
from app.theme import pixmap
from app.views.context import Context
from app.views.import_choose import ChooseStep
from app.views.import_columns import ColumnsStep
from app.views.import_finish import FinishStep, write_bytes
from app.views.import_review import DUPLICATES, PROBLEMS, ReviewStep
from app.views.import_session import FileEntry, ImportSession
from app.views.page import Page
from app.widgets.buttons import Button, IconButton
from app.widgets.stepper import Step, Stepper
from app.widgets.text import label

CHOOSE, COLUMNS, REVIEW, FINISH = range(4)


class ImportPage(Page):
    """Choose files, match columns, look at problems and duplicates, try and import."""

    page_id = "import"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.session = ImportSession(context, self)
        self.entry: FileEntry | None = None
        self.choose = ChooseStep(self.session)
        self.columns = ColumnsStep(self.session)
        self.review = ReviewStep(self.session)
        self.finish = FinishStep(self.session)
        self.stack = QStackedWidget()
        for step in (self.choose, self.columns, self.review, self.finish):
            self.stack.addWidget(step)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._make_head())
        outer.addWidget(self.stack, 1)
        outer.addWidget(self._make_foot())
        self._connect()
        self.go(CHOOSE)

    def _connect(self) -> None:
        session = self.session
        self.choose.chosen.connect(self.begin)
        self.choose.history_wanted.connect(lambda: self.context.dialog.emit("import_history", {}))
        self.columns.problem_wanted.connect(lambda line: self._review_at(PROBLEMS, line))
        self.columns.compare_wanted.connect(lambda: self._review_at(DUPLICATES, 0))
        self.finish.running.connect(lambda _on: self._refresh())
        self.finish.imported.connect(self._imported)
        self.finish.next_wanted.connect(self._next_file)
        self.finish.more_wanted.connect(lambda: self.go(CHOOSE))
        session.prepared.connect(self._prepared)
        session.tried.connect(lambda _entry: self._refresh())
        session.failed.connect(self._failed)
        session.files_changed.connect(self._files_changed)

    def _make_head(self) -> QWidget:
        head = QFrame()
        head.setProperty("class", "topbar")
        head.setFixedHeight(56)
        row = QHBoxLayout(head)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(28)
        row.addWidget(label(self.tr("Import"), type="page"))
        self.stepper = Stepper(
            [
                Step(self.tr("Choose files")),
                Step(self.tr("Match columns")),
                Step(self.tr("Duplicates and problems")),
                Step(self.tr("Trial and import")),
            ]
        )
        self.stepper.step_chosen.connect(self.go)
        row.addWidget(self.stepper, 1)
        row.addStretch(0)
        row.addWidget(IconButton("x", self.tr("Leave the import"), clicked=self._leave))
        return head

    def _make_foot(self) -> QWidget:
        self._foot = QFrame()
        self._foot.setProperty("class", "statusbar")
        self._foot.setFixedHeight(56)
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(10)
        self.back = Button(self.tr("Previous step"), icon="left", clicked=lambda: self.go(self.step - 1))
        self._shield = QLabel()
        self._shield.setPixmap(pixmap("shield", "sec", 16))
        self._promise = label(
            self.tr("A backup is made first; the whole import can be undone"), type="small", role="sec"
        )
        self._status = label("", role="mid")
        self.save_problems = Button(
            self.tr("Save problem rows…"), icon="download", clicked=self._save_problem_rows
        )
        self.next = Button("", kind="primary", hint="Ctrl Enter", clicked=self.forward)
        row.addWidget(self.back)
        row.addSpacing(6)
        row.addWidget(self._shield)
        row.addWidget(self._promise)
        row.addStretch(1)
        for widget in (self._status, self.save_problems, self.next):
            row.addWidget(widget)
        return self._foot

    # -- page ----------------------------------------------------------------------------------------------

    def activate(self, arguments: dict[str, Any]) -> None:
        """Files may be handed over: {"files": [...]}."""
        files = [Path(name) for name in arguments.get("files", ())]
        if files:
            if not self.finish.busy:
                self.go(CHOOSE)
            self.session.add(files)
        elif self.step == CHOOSE:
            self.choose.area.button.setFocus()

    def apply_changes(self, changes: Changes, initiator: object) -> None:
        """Who is known may have changed: the trial of the open file is out of date."""
        if self.entry is None or self.entry.done is not None or self.finish.busy:
            return
        if changes.touches("customer", "lead", "member") and self.isVisible() and self.step == COLUMNS:
            self.session.estimate(self.entry)

    def do(self, action_id: str) -> bool:
        """Ctrl+I chooses files, Ctrl+N too."""
        if action_id in ("import", "new") and not self.finish.busy:
            self.go(CHOOSE)
            self.choose.choose_files()
            return True
        return False

    def panes(self) -> list[QWidget]:
        """The step, its side pane, the buttons below."""
        sides: dict[int, list[QWidget]] = {
            COLUMNS: [self.columns, self.columns.pane],
            REVIEW: [self.review, self.review.pane],
        }
        return [*sides.get(self.step, [self.stack.currentWidget()]), self._foot]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter goes on."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if self.next.isVisible() and self.next.isEnabled():
                self.forward()
            event.accept()
            return
        super().keyPressEvent(event)

    # -- steps ---------------------------------------------------------------------------------------------

    @property
    def step(self) -> int:
        """The step shown, from 0."""
        return self.stack.currentIndex()

    def begin(self, entry: FileEntry) -> None:
        """Go on with one of the files."""
        self.entry = entry
        self.stepper.set_reach(COLUMNS)
        self.go(FINISH if entry.done is not None else COLUMNS)

    def go(self, step: int) -> None:
        """Show a step."""
        if self.finish.busy or (step > CHOOSE and self.entry is None):
            return
        if step > CHOOSE and self.entry is not None and self.entry.done is not None:
            step = FINISH
        self.stack.setCurrentIndex(max(CHOOSE, min(FINISH, step)))
        self.stepper.set_current(self.step)
        if self.entry is not None:
            steps: dict[int, ColumnsStep | ReviewStep | FinishStep]
            steps = {COLUMNS: self.columns, REVIEW: self.review, FINISH: self.finish}
            shown = steps.get(self.step)
            if shown is not None:
                shown.show_entry(self.entry)
            if self.step == REVIEW and not self.entry.trial_whole:
                self.session.try_all(self.entry)
        self._refresh()
        if self.step in (COLUMNS, FINISH):
            self._take_focus()

    def _take_focus(self) -> None:
        """To the button that goes on; while it waits, to the page, so that Ctrl+Enter is not somebody else's."""
        taker = self.next if self.next.isVisible() and self.next.isEnabled() else self
        taker.setFocus(Qt.FocusReason.OtherFocusReason)

    def forward(self) -> None:
        """What the primary button does on this step."""
        if self.step == CHOOSE:
            entry = self._first_waiting()
            if entry is not None:
                self.begin(entry)
        elif self.step == FINISH:
            self.finish.start()
        else:
            self.go(self.step + 1)

    def _review_at(self, tab: str, line: int) -> None:
        self.go(REVIEW)
        assert self.entry is not None
        self.review.show_entry(self.entry, tab=tab, line=line)

    def _first_waiting(self) -> FileEntry | None:
        """Customers before what hangs on them."""
        order = {"customers": 0, "products": 1, "orders": 2, "leads": 3, "interactions": 4, "followups": 5}
        waiting = [entry for entry in self.session.entries if entry.waiting]
        return min(waiting, key=lambda e: order[e.prepared.kind] if e.prepared else 9, default=None)

    def _next_file(self) -> None:
        entry = self._first_waiting()
        if entry is not None:
            self.begin(entry)

    # -- what happens --------------------------------------------------------------------------------------

    def _prepared(self, entry: FileEntry) -> None:
        if entry is self.entry and self.step == COLUMNS:
            self.columns.show_entry(entry)
        elif self.step == CHOOSE and len(self.session.entries) == 1 and self.isVisible():
            self.begin(entry)
        self._refresh()

    def _failed(self, entry: FileEntry, error: UserError) -> None:
        if entry is self.entry and self.step in (COLUMNS, REVIEW):
            self.context.show_error(error)
            if self.step == COLUMNS and entry.prepared is not None:
                self.columns.head.show_entry(entry)

    def _files_changed(self) -> None:
        if self.entry is not None and self.entry not in self.session.entries:
            self.entry = None
            self.go(CHOOSE)
        self._refresh()

    def _imported(self, entry: FileEntry) -> None:
        self.session.files_changed.emit()
        report = entry.done
        if report is not None and not self.isVisible():
            text = self.context.step_text(
                "import.run", {"count": report.created + report.updated, "name": entry.path.name}
            )
            self.context.message.emit(text, None)
        elif report is not None:
            self.finish.focus_result()

    def _refresh(self) -> None:
        step, entry = self.step, self.entry
        over = entry is not None and entry.done is not None and step == FINISH
        self._foot.setVisible(not over)
        self.back.setVisible(step > CHOOSE and not over)
        self.back.setEnabled(not self.finish.busy)
        report = entry.trial if entry is not None else None
        self.save_problems.setVisible(step in (COLUMNS, REVIEW) and bool(report and report.problems))
        texts = {
            CHOOSE: self.tr("Next: match columns"),
            COLUMNS: self.tr("Next: duplicates and problems"),
            REVIEW: self.tr("Next: trial and import"),
            FINISH: self.tr("Import now"),
        }
        self.next.setText(texts[step])
        ready = self._first_waiting() is not None if step == CHOOSE else entry is not None
        if step == FINISH:
            self.next.setVisible(not over)
            ready = ready and not self.finish.busy and bool(entry and entry.trial_whole and entry.trial)
            ready = ready and bool(report and (report.created or report.updated))
        else:
            self.next.show()
        self.next.setEnabled(ready)
        if ready and self.hasFocus():
            self._take_focus()
        left = self.columns.columns_left() if step == COLUMNS and entry is not None else 0
        told = self.tr("{count} questions left").format(count=left) if left else ""
        if step == COLUMNS and entry is not None and entry.nobody_named:
            told = self.tr("No column is the name yet: choose it on the right")
        self._status.setText(told)
        for widget in (self._shield, self._promise):
            widget.setVisible(step > CHOOSE and not over)

    def _save_problem_rows(self) -> None:
        from app.exchange.refused import rows_file

        entry = self.entry
        if entry is None or entry.prepared is None or entry.trial is None:
            return
        prepared, problems = entry.prepared, list(entry.trial.problems)
        stem = self.context.say("import.refused.file", name=entry.path.stem)
        target, _ = QFileDialog.getSaveFileName(self.window(), stem, f"{stem}.csv", "CSV (*.csv)")
        if not target:
            return
        lines = {problem.line for problem in problems if problem.line}

        def done(content: bytes | None) -> None:
            if content is not None:
                write_bytes(self.context, Path(target), content)

        self.context.runner.work(
            lambda: rows_file(prepared, problems, lines, self.context.language),
            on_done=done,
            on_error=self.context.show_error,
        )

    def _leave(self) -> None:
        self.context.navigate.emit("back", {})
