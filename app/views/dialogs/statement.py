"""The statement of a customer 对账单: which days, as a workbook or a PDF, where to."""

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from app.db.reader import Reader
from app.exchange.statement_table import write_statement
from app.insight.statement import Statement
from app.language.money_text import format_money
from app.queries.lookups import name_of
from app.queries.statement import statements_of
from app.views.context import Context
from app.views.dialogs.record_dialog import RecordDialog
from app.views.small_fields import wake_field
from app.widgets.segmented import Segmented
from app.widgets.text import label


class StatementDialog(RecordDialog):
    """From the first day of the year to today, unless somebody wants other days."""

    def __init__(self, context: Context, window: QWidget, customer_id: int) -> None:
        name = name_of(context.reader(), "customer", customer_id) or ""
        super().__init__(context, window, self.tr("Statement"), subtitle=name, width=520)
        self._id, self._name = customer_id, name
        today = context.today()
        self.start = wake_field(context, date(today.year, 1, 1))
        self.end = wake_field(context, today)
        self.form.add("start", self.tr("From"), self.start, required=True)
        self.form.add("end", self.tr("Until"), self.end, required=True)
        self.format = Segmented([("pdf", "PDF"), ("xlsx", "Excel")], name=self.tr("Format"))
        self.form.add_plain(self.tr("Format"), self.format)
        self.told = label("", role="sec", wrap=True)
        self.told.setMinimumHeight(44)
        self.form.add_plain(self.tr("Balance"), self.told)
        for field in (self.start, self.end):
            field.changed.connect(lambda _day: self._tell())
        self._tell()
        self.finish(self.tr("Choose file…"))
        self.has_unsaved = None

    def state(self) -> Any:
        """What was chosen."""
        return self.start.text(), self.end.text(), self.format.value()

    def check(self) -> dict[str, str]:
        """Two days, in order."""
        start, end = self.start.value(), self.end.value()
        wrong = {}
        if start is None:
            wrong["start"] = self.tr("Say from which day.")
        if end is None or (start is not None and end < start):
            wrong["end"] = self.tr("The last day is before the first.")
        return wrong

    def _found(self, reader: Reader) -> list[Statement]:
        start, end = self.start.value(), self.end.value()
        if start is None or end is None:
            return []
        return statements_of(reader, self._id, start.isoformat(), end.isoformat())

    def _tell(self) -> None:
        """The balances that would stand on it."""
        context, lines = self.context, []
        for one in self._found(context.reader()):
            sums = [
                format_money(minor, one.currency, context.language) for minor in (one.opening, one.closing)
            ]
            lines.append(
                self.tr("{opening} before, {closing} at the end").format(opening=sums[0], closing=sums[1])
            )
        self.told.setText("\n".join(lines) or self.tr("Nothing was ordered or paid in these days."))

    def write(self) -> None:
        """Ask where to, then write."""
        self.save_button.setEnabled(True)
        context, kind = self.context, self.format.value()
        found = self._found(context.reader())
        if not found:
            self.show_errors({"end": self.tr("Nothing was ordered or paid in these days.")})
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        stem = f"{self.tr('Statement')} {self._name} {self.end.value()}"
        start = str(Path(folder) / f"{stem}.{kind}")
        chosen, _ = QFileDialog.getSaveFileName(self.window(), self.tr("Statement"), start, f"*.{kind}")
        if chosen:
            self.write_to(Path(chosen if Path(chosen).suffix else f"{chosen}.{kind}"), found)

    def write_to(self, target: Path, found: list[Statement]) -> None:
        """Write the file, a PDF on this thread: it is painted."""
        context = self.context

        def done(_result: object) -> None:
            context.message.emit(context.say("import.saved", name=target.name), None)
            self.accept()

        if self.format.value() == "xlsx":
            context.runner.work(
                lambda: write_statement(target, self._name, found, context.language),
                on_done=done,
                on_error=context.show_error,
            )
            return
        from app.documents.statement import write_statement_pdf
        from app.sentences.errors import UserError

        try:
            write_statement_pdf(target, str(context.firm("company")), self._name, found, context.language)
        except UserError as error:
            context.show_error(error)
        else:
            done(None)
