"""What the import page works on: the files chosen, what was decided about each, and their trial runs."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.db.journal_step import Step
from app.exchange.import_file import Prepared, import_prepared, prepare
from app.exchange.import_look import look_again, rows_at
from app.exchange.import_types import ImportOptions, ImportReport
from app.jobs.runner import JobHandle
from app.queries.custom_fields import fields_of
from app.queries.imports import remembered_mapping
from app.sentences.errors import UserError
from app.views.context import Context

ESTIMATE_ROWS = 5_000
WAIT_MS = 350


@dataclass
class FileEntry:
    """One chosen file with every choice made about it.

    `trial` is the report of the last trial run, `trial_whole` whether it went through all rows; `rows` are
    the cells of rows with problems, by line.
    """

    path: Path
    prepared: Prepared | None = None
    error: UserError | None = None
    choices: dict[str, Any] = field(default_factory=dict)
    corrections: dict[tuple[int, str], str] = field(default_factory=dict)
    decisions: dict[int, str] = field(default_factory=dict)
    skipped: set[int] = field(default_factory=set)
    owners: dict[str, int | None] = field(default_factory=dict)
    on_duplicate: str = "update"
    trial: ImportReport | None = None
    trial_whole: bool = False
    rows: dict[int, list[str]] = field(default_factory=dict)
    done: ImportReport | None = None

    @property
    def waiting(self) -> bool:
        """Whether it can still be imported."""
        return self.prepared is not None and self.done is None

    @property
    def nobody_named(self) -> bool:
        """Whether no column says who a row is about, so that no row can be taken."""
        mapping = self.prepared.mapping if self.prepared is not None else None
        return mapping is not None and not mapping.names_somebody()


class ImportSession(QObject):
    """Looks at files, tries imports and runs them in the background; every answer comes as a signal.

    `files_changed()`; `prepared(FileEntry)` after looking at a file; `tried(FileEntry)` after a trial;
    `rechecked(FileEntry, line)`; `trying(bool)`; `failed(FileEntry, UserError)`.
    """

    files_changed = Signal()
    prepared = Signal(object)
    tried = Signal(object)
    trying = Signal(bool)
    rechecked = Signal(object, object)
    failed = Signal(object, object)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.entries: list[FileEntry] = []
        self._trial: JobHandle | None = None
        self._wanted: tuple[FileEntry, bool] | None = None
        self._delay = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._delay.timeout.connect(self._try_now)
        context.closing.connect(self.stop)

    # -- files ---------------------------------------------------------------------------------------------

    def add(self, paths: list[Path]) -> None:
        """Look at more files; one chosen already is not taken twice."""
        known = {entry.path for entry in self.entries if entry.done is None}
        for path in paths:
            if path not in known:
                entry = FileEntry(path)
                self.entries.append(entry)
                self.look(entry)
        self.files_changed.emit()

    def remove(self, entry: FileEntry) -> None:
        """Leave a file out."""
        if entry in self.entries:
            self.entries.remove(entry)
        _close(entry)
        self.files_changed.emit()

    def clear(self) -> None:
        """Forget all files."""
        self.stop()
        for entry in self.entries:
            _close(entry)
        self.entries.clear()
        self.files_changed.emit()

    def look(self, entry: FileEntry) -> None:
        """Read a file's head again with the choices of now."""
        choices = dict(entry.choices)
        today, region = self.context.today(), self.context.firm("region")

        def read(reader: Any) -> Prepared:
            return prepare(
                entry.path,
                remembered=lambda mark: remembered_mapping(reader, mark),
                today=today,
                region=region,
                own=fields_of(reader),
                **choices,
            )

        def done(found: Prepared) -> None:
            _close(entry)
            entry.prepared, entry.error = found, None
            self._forget_trial(entry)
            self.prepared.emit(entry)
            self.files_changed.emit()

        def failed(error: UserError) -> None:
            if entry.prepared is None:
                entry.error = error
            self.failed.emit(entry, error)
            self.files_changed.emit()

        self.context.runner.read(read, on_done=done, on_error=failed)

    def _forget_trial(self, entry: FileEntry) -> None:
        entry.trial, entry.trial_whole = None, False
        entry.corrections.clear()
        entry.decisions.clear()
        entry.skipped.clear()
        entry.rows.clear()

    # -- decisions -----------------------------------------------------------------------------------------

    def set_target(self, entry: FileEntry, index: int, key: str, **more: Any) -> None:
        """A person says what a column means."""
        from app.exchange.guess_handling import with_handling

        assert entry.prepared is not None
        assert entry.prepared.mapping is not None
        mapping = entry.prepared.mapping.with_column(index, key=key, **more)
        column = mapping.columns[index]
        values = [row[index] for row in entry.prepared.samples if index < len(row)]
        told = with_handling(replace(column, facts={}), values)
        if told.key != key:
            told = column
        columns = tuple(told if each.index == index else each for each in mapping.columns)
        entry.prepared.mapping = replace(mapping, columns=columns)
        entry.prepared.remembered = False
        self.estimate(entry)

    def set_choice(self, entry: FileEntry, index: int, word: str, value: str) -> None:
        """A person says what a word of a column stands for ("" = it is only kept in the note)."""
        assert entry.prepared is not None
        assert entry.prepared.mapping is not None
        column = entry.prepared.mapping.columns[index]
        self.set_target(entry, index, column.key, choices={**column.choices, word: value})

    def options(self, entry: FileEntry, *, dry_run: bool) -> ImportOptions:
        """How this file is to be taken in."""
        return ImportOptions(
            self.context.today(),
            on_duplicate=entry.on_duplicate,
            decisions=dict(entry.decisions),
            owners=dict(entry.owners),
            currency=self.context.firm("currency"),
            language=self.context.language,
            dry_run=dry_run,
        )

    # -- trials --------------------------------------------------------------------------------------------

    def estimate(self, entry: FileEntry) -> None:
        """Try the first rows soon (changes that follow each other are tried together)."""
        self._wanted = (entry, False)
        self._delay.start()

    def try_all(self, entry: FileEntry) -> None:
        """Try the whole file now, without keeping anything."""
        self._wanted = (entry, True)
        self._try_now()

    def stop(self) -> None:
        """Give up trials under way."""
        self._delay.stop()
        self._wanted = None
        if self._trial is not None:
            self._trial.cancel()
            self._trial = None

    def _try_now(self) -> None:
        if self._wanted is None or self._wanted[0].prepared is None:
            return
        (entry, whole), self._wanted = self._wanted, None
        if self._trial is not None:
            self._trial.cancel()
        self.trying.emit(True)
        handle = self.context.runner.run_job(
            import_prepared,
            entry.prepared,
            self.options(entry, dry_run=True),
            dict(entry.corrections),
            skipped=frozenset(entry.skipped),
            until=0 if whole else ESTIMATE_ROWS,
            step=Step.of("import.run", name=entry.path.name, count=0),
        )
        self._trial = handle
        handle.failed.connect(lambda error: self._tried(handle, entry, whole, error))

    def _tried(self, handle: JobHandle, entry: FileEntry, whole: bool, error: UserError) -> None:
        if self._trial is handle:
            self._trial = None
        elif self._trial is not None:
            return
        self.trying.emit(False)
        report = getattr(error, "report", None)
        if report is None:
            self.failed.emit(entry, error)
            return
        entry.trial = report
        entry.trial_whole = whole or report.rows < ESTIMATE_ROWS
        if entry.prepared is not None and entry.trial_whole:
            entry.prepared.rows, entry.prepared.rows_exact = report.rows, True
        self._collect(entry, report)

    def _collect(self, entry: FileEntry, report: ImportReport) -> None:
        """Fetch the cells of the rows with problems, so that a correction is checked at once."""
        prepared = entry.prepared
        lines = {problem.line for problem in report.problems if problem.line}
        lines |= {duplicate.line for duplicate in report.duplicates[:1_000]}
        if prepared is None or prepared.table is None or not lines:
            self.tried.emit(entry)
            return

        def done(rows: dict[int, list[str]]) -> None:
            entry.rows.update(rows)
            self.tried.emit(entry)

        self.context.runner.work(lambda: rows_at(prepared, lines), on_done=done)

    # -- corrections ---------------------------------------------------------------------------------------

    def correct(self, entry: FileEntry, line: int, column: str, text: str) -> None:
        """Take a new text for a cell and look at that row again."""
        entry.corrections[line, column] = text
        entry.skipped.discard(line)
        self.recheck(entry, line)

    def recheck(self, entry: FileEntry, line: int) -> None:
        """Replace the problems of one row by those it has now."""
        prepared, report, cells = entry.prepared, entry.trial, entry.rows.get(line)
        if prepared is None or report is None:
            return
        if cells is None:
            others = [p for p in report.problems if p.line != line]
            report.problems[:] = others
            self.rechecked.emit(entry, line)
            return
        corrections: Mapping[tuple[int, str], str] = dict(entry.corrections)

        def done(items: list[Any]) -> None:
            from app.exchange.draft import Problem

            found = [item for item in items if isinstance(item, Problem)]
            at = next((n for n, p in enumerate(report.problems) if p.line >= line), len(report.problems))
            others = [p for p in report.problems if p.line != line]
            report.problems[:] = [*others[:at], *found, *others[at:]]
            self.rechecked.emit(entry, line)

        self.context.runner.work(lambda: look_again(prepared, [(line, cells)], corrections), on_done=done)

    # -- the import ----------------------------------------------------------------------------------------

    def run(self, entry: FileEntry) -> JobHandle:
        """Take the file in for good; the handle tells how far it is and can stop it."""
        self.stop()
        return self.context.runner.run_job(
            import_prepared,
            entry.prepared,
            self.options(entry, dry_run=False),
            dict(entry.corrections),
            skipped=frozenset(entry.skipped),
            step=Step.of("import.run", name=entry.path.name, count=0),
        )


def _close(entry: FileEntry) -> None:
    if entry.prepared is not None:
        entry.prepared.close()
