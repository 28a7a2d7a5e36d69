"""The head of a deal's page: what it is about, its figures, and the bar of stages."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.queries.deal_card import DealCard
from app.theme import theme
from app.views.context import Context
from app.views.deal_words import (
    STATE_TONES,
    day_words,
    end_reason_words,
    money_words,
    odds_words,
    stage_words,
)
from app.views.record_marks import joined
from app.vocabulary import DealState
from app.widgets.buttons import Button
from app.widgets.marks import avatar, tag
from app.widgets.stepper import Step, Stepper
from app.widgets.text import ElidedLabel, label, plain


class DealHead(QWidget):
    """`stage_chosen(place)` when a stage of the bar was clicked, `customer_asked` for the customer's card."""

    stage_chosen = Signal(int)
    customer_asked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 12, 24, 10)
        outer.setSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(16)
        self._avatar = avatar("", side=44)
        row.addWidget(self._avatar)
        words = QVBoxLayout()
        words.setSpacing(2)
        self._name = ElidedLabel("", type="greeting")
        self._state = tag("")
        self.customer = Button("", kind="link", sizing="inline", clicked=self.customer_asked.emit)
        self._detail = ElidedLabel("", role="sec")
        first, second = QHBoxLayout(), QHBoxLayout()
        for line, parts in ((first, (self._name, self._state)), (second, (self.customer, self._detail))):
            line.setSpacing(8)
            for part in parts:
                line.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
            line.addStretch(1)
            words.addLayout(line)
        row.addLayout(words, 1)
        self._figures = [_Figure() for _ in range(4)]
        for figure in self._figures:
            row.addWidget(figure)
        row.setSpacing(22)
        outer.addLayout(row)
        self.bar = Stepper(large=False)
        self.bar.step_chosen.connect(self.stage_chosen)
        outer.addWidget(self.bar)

    def show_card(self, card: DealCard) -> None:
        """Show a deal."""
        context, row = self.context, card.row
        state = DealState(row.state)
        self._avatar.replace(avatar(row.name, side=44, square=True, icon="deal"))
        self._name.set_text(row.name)
        self._state.replace(tag(context.word("deal_state", row.state), STATE_TONES[state]))
        self._state.setVisible(state is not DealState.OPEN)
        self.customer.setText((row.customer or "").replace("&", "&&"))
        self.customer.setVisible(row.customer_id is not None)
        self._detail.set_text(self._detail_words(card))
        self._show_figures(card)
        self.bar.set_steps([Step(stage_words(context, stage.label)) for stage in card.stages])
        at = next((n for n, stage in enumerate(card.stages) if stage.id == row.stage_id), 0)
        self.bar.set_current(at)
        self.bar.set_reach(len(card.stages) - 1)
        self.bar.setEnabled(state is DealState.OPEN)

    def _detail_words(self, card: DealCard) -> str:
        row = card.row
        if row.state == DealState.OPEN:
            return row.industry or ""
        reason = end_reason_words(self.context, row.state, row.end_reason)
        return joined(day_words(self.context, row.ended_day), reason, row.competitor)

    def _show_figures(self, card: DealCard) -> None:
        context, row = self.context, card.row
        ended = row.state != DealState.OPEN
        percent = {DealState.WON.value: 100, DealState.LOST.value: 0}.get(row.state, card.odds.percent)
        figures = (
            (self.tr("Amount"), money_words(context, row.amount, row.currency) or "—", ""),
            (
                self.tr("Ended") if ended else self.tr("Expected close"),
                day_words(context, row.ended_day if ended else row.expected_close) or "—",
                "",
            ),
            (self.tr("Odds"), f"{percent}%", "" if ended else odds_words(context, card.odds)),
            (self.tr("Owner"), row.owner or "—", ""),
        )
        for figure, (name, words, why) in zip(self._figures, figures, strict=True):
            figure.show_words(name, words, why)

    def texts(self) -> list[str]:
        """What stands here, for tests and screen readers."""
        return [self._name.text(), *(figure.accessibleName() for figure in self._figures)]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A surface with a line below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme().color("border"))
        painter.end()


class _Figure(QWidget):
    """A name above its value; what it rests on is said in the tip."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._name, self._words = label("", type="small", role="sec"), label("", type="card", strong=True)
        column.addWidget(self._name)
        column.addWidget(self._words)

    def show_words(self, name: str, words: str, why: str) -> None:
        """Show a figure."""
        self._name.setText(name)
        self._words.setText(words)
        self.setToolTip(plain(why))
        self.setAccessibleName(f"{name} {words}")
        self.setAccessibleDescription(why)
