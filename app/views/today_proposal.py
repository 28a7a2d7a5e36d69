"""The line under the list that offers the next step after a tick."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.queries.today import DueRow
from app.views.chain_words import NextStep
from app.views.context import Context
from app.views.due_field import full_day
from app.views.record_marks import KIND_ICONS, joined
from app.widgets.buttons import Button, IconButton
from app.widgets.marks import icon_mark
from app.widgets.text import ElidedLabel, label
from app.widgets.toast import KeepClear


class ProposalBar(KeepClear):
    """`taken(row, step)`, `changed(row, step)`: plan it as it is, or look at it first."""

    taken = Signal(object, object)
    changed = Signal(object, object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("class", "banner")
        self.setProperty("tone", "green")
        self._context = context
        self._offer: tuple[DueRow, NextStep] | None = None
        self._mark = QHBoxLayout()
        self.words = ElidedLabel("")
        self.take = Button(self.tr("Plan it"), kind="tint", sizing="small", clicked=self._take)
        self.change = Button(self.tr("Change …"), sizing="small", clicked=self._change)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 7, 10, 7)
        row.setSpacing(10)
        row.addLayout(self._mark)
        row.addWidget(label(self.tr("Next"), strong=True))
        row.addWidget(self.words, 1)
        row.addWidget(self.take)
        row.addWidget(self.change)
        row.addWidget(IconButton("x", self.tr("Not now"), side=28, clicked=self.hide))
        self.hide()

    def offer(self, row: DueRow, step: NextStep) -> None:
        """Propose a next step."""
        self._offer = (row, step)
        while (item := self._mark.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._mark.addWidget(icon_mark(KIND_ICONS.get(step.kind, "check"), "greenFg"))
        day = full_day(self._context, step.due)
        self.words.set_text(joined(row.name, step.subject, day))
        self.setAccessibleName(self.words.text())
        self.show()

    def _take(self) -> None:
        if self._offer is not None:
            self.taken.emit(*self._offer)
        self.hide()

    def _change(self) -> None:
        if self._offer is not None:
            self.changed.emit(*self._offer)
        self.hide()
