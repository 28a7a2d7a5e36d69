"""The import history: every file that came in, its figures and columns, its refused rows, undo and redo."""

from datetime import datetime
from typing import Any

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.db.journal_step import Step
from app.language.spoken import spoken_day
from app.queries.imports import ImportRow, import_runs, mapping_of
from app.queries.recycle_bin import TABLES, names_of_records
from app.theme import pixmap
from app.views.context import Context
from app.views.import_finish import save_refused_rows
from app.views.import_words import field_words
from app.widgets.banner import Banner
from app.widgets.buttons import Button
from app.widgets.dialog import OverlayDialog
from app.widgets.empty_state import EmptyState
from app.widgets.marks import tag
from app.widgets.text import ElidedLabel, label

FEW = 12


class ImportHistoryDialog(OverlayDialog):
    """The imports, newest first; each can be taken back as a whole, and done again."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window, "", width=820, height=620)
        self.set_title(self.tr("Import history"), self.tr("Every import can be taken back as a whole"))
        self.context = context
        self.runs: list[ImportRow] = []
        self.kept: dict[int, list[str]] = {}
        self._shown_run: int | None = None
        self._list = QScrollArea()
        self._list.setWidgetResizable(True)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.set_content(self._list)
        self.hide_footer()
        context.hub.changed.connect(self._changed)
        self.refresh()

    def refresh(self) -> None:
        """Read the list again."""
        self.runs = import_runs(self.context.reader())
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(8)
        for run in self.runs:
            column.addWidget(self._card(run))
        if not self.runs:
            hint = self.tr("Files you import are listed here, with what came of them.")
            column.addWidget(EmptyState(self.tr("Nothing imported yet"), hint), 1)
        else:
            column.addStretch(1)
        self._list.setWidget(made)
        made.setAutoFillBackground(False)

    def _changed(self, changes: Any, _initiator: object) -> None:
        if self.isVisible() and not changes.touches("setting"):
            self.refresh()

    # -- one import ----------------------------------------------------------------------------------------

    def _card(self, run: ImportRow) -> QWidget:
        card = QFrame()
        card.setProperty("class", "card")
        outer = QVBoxLayout(card)
        outer.setContentsMargins(14, 10, 12, 10)
        outer.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(12)
        mark = QLabel()
        mark.setPixmap(
            pixmap("undo" if run.undone_at else "file", "sec" if run.undone_at else "accentText", 20)
        )
        row.addWidget(mark)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(ElidedLabel(run.file_name, strong=True, mode=Qt.TextElideMode.ElideMiddle))
        words.addWidget(label(self._facts(run), type="small", role="sec", wrap=True))
        row.addLayout(words, 1)
        if run.undone_at:
            row.addWidget(tag(self.tr("undone"), "slate"))
        for button in self._buttons(run):
            row.addWidget(button)
        outer.addLayout(row)
        if run.id in self.kept:
            outer.addWidget(self._kept_banner(self.kept[run.id]))
        if self._shown_run == run.id:
            outer.addWidget(label(self._columns_text(run), type="small", role="mid", wrap=True))
        return card

    def _facts(self, run: ImportRow) -> str:
        numbers = QLocale(self.context.language)
        moment = datetime.fromtimestamp(run.at / 1000)  # noqa: DTZ006 - shown as local time
        parts = [
            f"{spoken_day(moment.date(), self.context.today(), self.context.language)} {moment:%H:%M}",
            self.context.say(f"import.kind.{run.kind}"),
        ]
        shown = (
            ("created", self.tr("{count} new")),
            ("updated", self.tr("{count} merged")),
            ("skipped", self.tr("{count} known already")),
            ("refused", self.tr("{count} left out")),
        )
        for key, text in shown:
            if count := run.counts.get(key):
                parts.append(text.format(count=numbers.toString(int(count))))
        if run.member:
            parts.append(run.member)
        return " · ".join(parts)

    def _buttons(self, run: ImportRow) -> list[Button]:
        made = []
        if run.format not in ("vcf", "ics"):
            made.append(
                Button(
                    self.tr("Column meanings"),
                    kind="ghost",
                    sizing="small",
                    clicked=lambda: self.show_columns(run.id),
                )
            )
        if run.refused:
            made.append(
                Button(
                    self.tr("Refused rows…"),
                    sizing="small",
                    icon="download",
                    clicked=lambda: save_refused_rows(self, self.context, run.id, run.file_name),
                )
            )
        if run.undoable:
            made.append(Button(self.tr("Undo"), sizing="small", icon="undo", clicked=lambda: self.undo(run)))
        elif run.undone_at and run.step_id is not None:
            made.append(
                Button(self.tr("Redo"), sizing="small", icon="refresh", clicked=lambda: self.redo(run))
            )
        return made

    def _kept_banner(self, names: list[str]) -> QWidget:
        lead = self.tr("{count} stayed, as they were edited or used since:").format(count=len(names))
        shown = self.tr(", ").join(names[:FEW])
        rest = f" {shown}…" if len(names) > FEW else f" {shown}"
        return Banner(lead, rest, tone="amber")

    def _columns_text(self, run: ImportRow) -> str:
        mapping = mapping_of(self.context.reader(), run.id) or {}
        lines = []
        for column in mapping.get("columns", []):
            if column.get("key"):
                field = field_words(self.context, column["key"])
            elif column.get("to_note"):
                field = self.tr("Keep in the note")
            else:
                field = self.tr("Do not import")
            lines.append(f"{column.get('header', '')} → {field}")
        return "\n".join(lines) or self.tr("No columns were kept.")

    # -- acting --------------------------------------------------------------------------------------------

    def show_columns(self, run_id: int) -> None:
        """Show or hide what the columns of an import meant."""
        self._shown_run = None if self._shown_run == run_id else run_id
        self.refresh()

    def undo(self, run: ImportRow) -> None:
        """Take the whole import back; what was edited since stays and is listed."""
        from app.usecases.undoing import undo_step

        self._revert(run, undo_step, Step.of("import.undo", name=run.file_name))

    def redo(self, run: ImportRow) -> None:
        """Do an undone import again."""
        from app.usecases.undoing import redo_step

        self.kept.pop(run.id, None)
        self._revert(run, redo_step, Step.of("redo"))

    def _revert(self, run: ImportRow, usecase: Any, step: Step) -> None:
        def done(result: Any) -> None:
            kept: dict[str, list[int]] = {}
            for one in result.kept:
                if one.table in TABLES:
                    kept.setdefault(one.table, []).append(one.record_id)
            names = [
                name
                for table, ids in kept.items()
                for name in names_of_records(self.context.reader(), table, list(dict.fromkeys(ids)))
            ]
            if names:
                self.kept[run.id] = names
            self.refresh()

        self.context.run(usecase, run.step_id, step=step, on_done=done, toast=False)
