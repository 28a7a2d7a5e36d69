"""What the playbook proposes for a customer: each step planned, put off or called not useful by one press."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.db.journal_step import Step
from app.insight.playbook import Proposal
from app.language.spoken import full_day
from app.queries.playbook import proposals_of
from app.views.context import Context
from app.views.later import later
from app.views.record_marks import KIND_ICONS
from app.widgets.buttons import Button, IconButton
from app.widgets.card import Card, line
from app.widgets.marks import icon_mark
from app.widgets.text import label

SHOWN = 3


class PlaybookCard(Card):
    """Hidden while nothing is proposed."""

    def __init__(self, context: Context) -> None:
        super().__init__("", padded=False)
        self.context = context
        self.set_title(self.tr("Playbook"), self.tr("what fits their state"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)
        self._whose = (0, "")
        self.proposals: list[Proposal] = []
        self.hide()

    def show_customer(self, key: int, name: str) -> None:
        """Read and show what is proposed."""
        self._whose = (key, name)
        found = proposals_of(self.context.reader(), key, self.context.today())
        if found == self.proposals and not self.isHidden():
            return
        self.proposals = found
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, each in enumerate(found[:SHOWN]):
            if number:
                self._rows.addWidget(line())
            self._rows.addWidget(self._row(each))
        self.setVisible(bool(found))

    def _row(self, each: Proposal) -> QWidget:
        context = self.context
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(16, 8, 10, 10)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(icon_mark(KIND_ICONS.get(each.step.kind, "check"), "mid"))
        head.addWidget(label(self.words(each), wrap=True), 1)
        column.addLayout(head)
        state = context.word(each.step.axis, each.step.value)
        days = (context.today() - each.since).days
        since = full_day(each.since, context.today(), context.language)
        why = self.tr("{state} since {day}").format(state=state, day=since)
        if days:
            why = self.tr("{state} since {day}, {count} days").format(state=state, day=since, count=days)
        column.addWidget(label(why, type="small", role="sec", wrap=True))
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        plan = Button(
            self.tr("Plan for today"), kind="tint", sizing="inline", clicked=partial(self.take, each)
        )
        buttons.addWidget(plan)
        buttons.addWidget(
            Button(self.tr("In a week"), kind="ghost", sizing="inline", clicked=partial(self.put_off, each))
        )
        buttons.addStretch(1)
        buttons.addWidget(
            IconButton("x", self.tr("Not useful"), side=24, clicked=partial(self.decline, each))
        )
        column.addLayout(buttons)
        return made

    def words(self, each: Proposal) -> str:
        """What is proposed."""
        text = each.step.words
        return self.context.say(text[1:]) if text.startswith("@") else text

    def take(self, each: Proposal) -> None:
        """Plan it for today."""
        subject = self.words(each)
        self.context.run(
            later("playbook:take_proposal"),
            each.step.id,
            self._whose[0],
            subject,
            self.context.today().isoformat(),
            step=Step.of("follow_up.plan", name=subject),
        )

    def put_off(self, each: Proposal) -> None:
        """Not now."""
        step = Step.of("proposal.later", name=self._whose[1])
        self.context.run(later("playbook:put_off_proposal"), each.step.id, self._whose[0], step=step)

    def decline(self, each: Proposal) -> None:
        """Not useful here."""
        step = Step.of("proposal.decline", name=self._whose[1])
        self.context.run(later("playbook:decline_proposal"), each.step.id, self._whose[0], step=step)
