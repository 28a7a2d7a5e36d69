"""Save the tables of the charts that are shown to a workbook."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from app.language.file_names import safe_name
from app.views.context import Context
from app.widgets.charts import ChartCard


class ChartExport(QObject):
    """Asks where, writes beside the window, says how it went."""

    def __init__(self, context: Context, owner: QWidget) -> None:
        super().__init__(owner)
        self.context, self._owner = context, owner

    def ask(self, cards: Sequence[ChartCard]) -> None:
        """Write the tables to a file of the person's choice."""
        if not any(card.table()[2] for card in cards):
            self.context.message.emit(self.tr("There is no chart to save yet"), None)
            return
        stem = self.tr("Charts")
        name, _kind = QFileDialog.getSaveFileName(
            self._owner,
            self.tr("Save the tables of the charts"),
            safe_name(f"{stem} {self.context.today().isoformat()}.xlsx"),
            self.tr("Workbook (*.xlsx)"),
        )
        if name:
            self.write(Path(name) if name.lower().endswith(".xlsx") else Path(f"{name}.xlsx"), cards)

    def write(self, path: Path, cards: Sequence[ChartCard]) -> None:
        """Write on a reading thread, then say so."""
        from app.exchange.chart_book import write_charts

        tables = [table for card in cards if (table := card.table())[2]]

        def done(_count: int) -> None:
            said = self.tr("The tables are in {name}").format(name=path.name)
            self.context.message.emit(said, None)

        self.context.runner.work(
            partial(write_charts, path, tables), on_done=done, on_error=self.context.show_error
        )
