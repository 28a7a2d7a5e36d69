"""The choice of dates above the charts."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.queries.charts import Span
from app.views.context import Context
from app.widgets.date_field import DateField
from app.widgets.segmented import Segmented
from app.widgets.text import label


class SpanBar(QWidget):
    """Last 3 or 12 months, this year, all, or own dates; `changed` when the choice is another."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice = Segmented(
            [
                ("3", self.tr("Last 3 months")),
                ("12", self.tr("Last 12 months")),
                ("year", self.tr("This year")),
                ("all", self.tr("All time")),
                ("own", self.tr("Own dates")),
            ],
            value="12",
            name=self.tr("Dates"),
        )
        self._first = DateField(today=context.today())
        self._last = DateField(today=context.today())
        self._to = label(self.tr("To"), type="small", role="sec")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self._choice, self._first, self._to, self._last):
            row.addWidget(widget)
        for field in (self._first, self._last):
            field.setFixedWidth(128)
            field.changed.connect(lambda _day=None: self.changed.emit())
        self._choice.changed.connect(self._chosen)
        self._show_dates()

    def choice(self) -> tuple[str, date | None, date | None]:
        """The name of the choice and, for own dates, the days."""
        return self._choice.value(), self._first.value(), self._last.value()

    def choose(self, name: str) -> None:
        """Choose by name."""
        self._choice.set_value(name)
        self._chosen(name)

    def show_span(self, span: Span) -> None:
        """The days in use stand in the fields, so that own dates start from them."""
        if self._choice.value() != "own":
            for field, day in ((self._first, span.first), (self._last, span.last)):
                blocked = field.blockSignals(True)
                field.set_value(day)
                field.blockSignals(blocked)

    def _chosen(self, _name: object) -> None:
        self._show_dates()
        self.changed.emit()

    def _show_dates(self) -> None:
        own = self._choice.value() == "own"
        for widget in (self._first, self._to, self._last):
            widget.setVisible(own)
