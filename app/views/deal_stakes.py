"""The stakeholder map of a deal: roles down, stance across; below it the same as a list."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.queries.deal_card import Stake
from app.views.card_plans import clear
from app.views.context import Context
from app.views.record_marks import joined
from app.vocabulary import ContactRole, Stance
from app.widgets.buttons import Button, IconButton
from app.widgets.card import Card, line
from app.widgets.marks import avatar, tag
from app.widgets.text import ElidedLabel, label, plain

STANCE_TONES = {Stance.FOR: "green", Stance.NEUTRAL: "", Stance.AGAINST: "red"}


class StakesCard(Card):
    """Who has a say; `edit_asked` when somebody wants to change it."""

    edit_asked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", padded=False, small=True, parent=parent)
        self.set_title(self.tr("Who decides"))
        self.context = context
        self._shown: tuple[Stake, ...] | None = None
        self.add_action(
            IconButton("edit", self.tr("Change who decides"), side=28, clicked=self.edit_asked.emit)
        )
        self.body.setContentsMargins(16, 0, 16, 12)
        self.body.setSpacing(8)

    def show_stakes(self, stakes: Sequence[Stake]) -> None:
        """Show them."""
        if tuple(stakes) == self._shown:
            return
        self._shown = tuple(stakes)
        clear(self.body)
        if not stakes:
            self.add(label(self.tr("Nobody is named yet."), role="sec", wrap=True))
            self.add(Button(self.tr("Name who decides"), sizing="inline", clicked=self.edit_asked.emit))
            return
        self.add(self._map(stakes))
        self.add(line())
        for stake in stakes:
            self.add(self._row(stake))

    def _map(self, stakes: Sequence[Stake]) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(6)
        for column, stance in enumerate(Stance, 1):
            grid.addWidget(tag(self.context.word("stance", stance.value), STANCE_TONES[stance]), 0, column)
            grid.setColumnStretch(column, 1)
        roles = [*(role.value for role in ContactRole), None]
        present = [role for role in roles if any(stake.role == role for stake in stakes)]
        for at, role in enumerate(present, 1):
            grid.addWidget(label(self._role(role), type="small", role="sec"), at, 0)
            for column, stance in enumerate(Stance, 1):
                here = [one for one in stakes if one.role == role and one.stance == stance]
                grid.addWidget(self._discs(here), at, column)
        said = "; ".join(self._said(stake) for stake in stakes)
        holder.setAccessibleName(self.tr("Map of who decides: {people}").format(people=said))
        return holder

    def _discs(self, stakes: Sequence[Stake]) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for stake in stakes:
            disc = avatar(stake.name, side=24)
            disc.setToolTip(plain(self._said(stake)))
            row.addWidget(disc)
        row.addStretch(1)
        return holder

    def _row(self, stake: Stake) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(avatar(stake.name, side=24))
        words = QVBoxLayout()
        words.setSpacing(0)
        name = joined(stake.name, self.tr("main contact") if stake.main else None)
        words.addWidget(ElidedLabel(name, strong=stake.main))
        detail = joined(stake.title, self._role(stake.role) if stake.role else None, stake.note)
        if detail:
            words.addWidget(ElidedLabel(detail, type="small", role="sec"))
        row.addLayout(words, 1)
        row.addWidget(tag(self.context.word("stance", stake.stance), STANCE_TONES[Stance(stake.stance)]))
        holder.setAccessibleName(self._said(stake))
        return holder

    def _role(self, role: str | None) -> str:
        return self.context.word("contact_role", role) if role else self.tr("no role")

    def _said(self, stake: Stake) -> str:
        return ", ".join((stake.name, self._role(stake.role), self.context.word("stance", stake.stance)))
