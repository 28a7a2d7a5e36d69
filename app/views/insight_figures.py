"""The row of figures above the charts: value, change against the time before, and its course."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.widgets.sparkline import Sparkline
from app.widgets.text import label


class Figure(QWidget):
    """One figure with its course."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = label("", type="small", role="mid")
        self.value = label("", type="figure")
        self.note = label("", type="small", role="sec")
        self.course = Sparkline(size=(72, 28))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.value)
        line.addWidget(self.note)
        line.addStretch(1)
        words.addLayout(line)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 10, 18, 10)
        row.addLayout(words, 1)
        row.addWidget(self.course)

    def show_figure(self, name: str, value: str, note: str, course: list[float]) -> None:
        """Show it; without a course the line is left out."""
        self.name.setText(name)
        self.value.setText(value)
        self.note.setText(note)
        self.course.setVisible(len(course) > 1)
        self.course.set_values(course)


class FigureRow(QFrame):
    """New customers, new leads, talks, share on time: side by side in one card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("class", "card")
        self.figures = [Figure() for _ in range(4)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for n, figure in enumerate(self.figures):
            if n:
                line = QFrame()
                line.setProperty("class", "vline")
                line.setFixedWidth(1)
                row.addWidget(line)
            row.addWidget(figure, 1)

    def show_figures(self, found: dict[str, Any]) -> None:
        """Fill the row from what the page read."""
        before = found["before"] or {}  # before all time there was nothing
        plans, totals = found["plans"], found["talks"].totals
        shares = [a / (a + b) for a, b in zip(plans.on_time, plans.late, strict=True) if a + b]
        customers, leads = found["customers"], found["leads"]
        rows: tuple[tuple[str, str, str, Sequence[float]], ...] = (
            (self.tr("New customers"), f"{customers.total:,}", "customers", customers.counts),
            (self.tr("New leads"), f"{leads.total:,}", "leads", leads.counts),
            (self.tr("Interactions"), f"{sum(totals):,}", "talks", totals),
            (self.tr("Done on time"), "—" if plans.rate is None else f"{plans.rate:.0%}", "plans", shares),
        )
        for figure, (name, value, key, course) in zip(self.figures, rows, strict=True):
            earlier = before.get(key)
            written = f"{earlier:.0%}" if isinstance(earlier, float) else f"{earlier or 0:,}"
            note = "" if earlier is None else self.tr("before: {value}").format(value=written)
            figure.show_figure(name, value, note, list(course) if any(course) else [])
