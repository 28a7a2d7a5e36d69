"""What the chains propose after a follow-up of the card was ticked off: one press plans it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.queries.card import FollowUpCard
from app.views.chain_words import NextStep
from app.views.context import Context
from app.views.due_field import full_day
from app.widgets.buttons import Button
from app.widgets.text import label


class CardProposal(QFrame):
    """`taken(plan, step)` asks to plan it; it goes away with "Not now" or with another customer."""

    taken = Signal(object, object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("class", "banner")
        self.setProperty("tone", "green")
        self._context = context
        self._offer: tuple[FollowUpCard, NextStep] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        self.words = label("", wrap=True)
        column.addWidget(self.words)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.take = Button(self.tr("Plan it"), kind="tint", sizing="small", clicked=self._take)
        row.addWidget(self.take)
        row.addWidget(Button(self.tr("Not now"), kind="ghost", sizing="small", clicked=self.hide))
        row.addStretch(1)
        column.addLayout(row)
        self.hide()

    def offer(self, plan: FollowUpCard, step: NextStep) -> None:
        """Propose a next step."""
        self._offer = (plan, step)
        day = full_day(self._context, step.due)
        self.words.setText(self.tr("Next: {subject}, {day}").format(subject=step.subject, day=day))
        self.setAccessibleName(self.words.text())
        self.show()

    def _take(self) -> None:
        if self._offer is not None:
            self.taken.emit(*self._offer)
        self.hide()
