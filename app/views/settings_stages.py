"""Settings: the stages of the board with their odds, in their order."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.db.journal_step import Step
from app.insight.deals import ENOUGH, Odds
from app.queries.deal_history import StageRow, odds_of_stages, stages
from app.views.context import Context
from app.views.deal_words import money_words, odds_words, stage_words
from app.views.later import later
from app.views.settings_parts import (
    Padded,
    Section,
    SettingsCard,
    across,
    empty_column,
    focused_place,
    refocus,
)
from app.widgets.buttons import Button, IconButton
from app.widgets.fields import LineEdit, SpinBox
from app.widgets.text import label


class StageLine(QWidget):
    """One stage: its name, its odds, what one's own history says, its place."""

    def __init__(
        self, section: "StagesSection", row: StageRow, odds: Odds, *, first: bool, last: bool
    ) -> None:
        super().__init__()
        self.section, self.row = section, row
        self.words = stage_words(section.context, row.label)
        named = self.tr("Name of the stage {name}").format(name=self.words)
        self.name = LineEdit(self.words, small=True, name=named)
        self.name.setMaxLength(60)
        self.name.editingFinished.connect(self._rename)
        self.odds = SpinBox()
        self.odds.setRange(0, 100)
        self.odds.setSuffix(" %")
        self.odds.setValue(row.odds)
        self.odds.setFixedWidth(92)
        self.odds.setAccessibleName(self.tr("Odds of {name}").format(name=self.words))
        self.odds.editingFinished.connect(self._set_odds)
        own = odds_words(section.context, odds) if odds.code == "deal.odds.own" else ""
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.name, 1)
        line.addWidget(self.odds)
        self.up = IconButton("up", self.tr("Towards the beginning"), side=28, clicked=lambda: self._shift(-1))
        self.down = IconButton("down", self.tr("Towards the end"), side=28, clicked=lambda: self._shift(1))
        self.up.setEnabled(not first)
        self.down.setEnabled(not last)
        line.addWidget(self.up)
        line.addWidget(self.down)
        self.remove = IconButton("trash", self.tr("Remove the stage"), side=28, clicked=self._remove)
        line.addWidget(self.remove)
        self.own = label(own, type="small", role="sec", wrap=True)
        self.own.setVisible(bool(own))

    def _rename(self) -> None:
        name = self.name.text().strip()
        if not name:
            self.name.setText(self.words)
        elif name != self.words:
            self._run(
                later("deal_stages:edit_stage"), {"name": name}, step=Step.of("deal_stage.edit", name=name)
            )

    def _set_odds(self) -> None:
        if self.odds.value() != self.row.odds:
            step = Step.of("deal_stage.edit", name=self.words)
            self._run(later("deal_stages:edit_stage"), {"odds": self.odds.value()}, step=step)

    def _shift(self, by: int) -> None:
        self._run(later("deal_stages:shift_stage"), by, step=Step.of("deal_stage.shift", name=self.words))

    def _remove(self) -> None:
        self._run(later("deal_stages:delete_stage"), step=Step.of("deal_stage.delete", name=self.words))

    def _run(self, usecase: Callable[..., Any], *arguments: object, step: Step) -> None:
        self.section.context.run(usecase, self.row.id, *arguments, step=step)


class StagesSection(Section):
    """The stages from the first talk to the handshake; won and lost are no stages."""

    tables = ("deal_stage", "stage_move", "setting")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.lines: list[StageLine] = []
        note = self.tr("deals of a removed one go to the one before it")
        card = SettingsCard(self.tr("Stages of deals"), note)
        holder = Padded()
        said = self.tr(
            "The odds weigh the forecast. Once {count} deals have ended, your own history says them instead."
        )
        holder.column.addWidget(label(said.format(count=ENOUGH), type="small", role="sec", wrap=True))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        holder.column.addLayout(self._rows)
        self.fresh = LineEdit(placeholder=self.tr("Name of a new stage"))
        self.fresh.setMaxLength(60)
        self.fresh.setFixedWidth(240)
        self.fresh.returnPressed.connect(self.add_stage)
        self.odds = SpinBox()
        self.odds.setRange(0, 100)
        self.odds.setSuffix(" %")
        self.odds.setValue(50)
        self.odds.setAccessibleName(self.tr("Odds"))
        button = Button(self.tr("Add"), icon="plus", clicked=self.add_stage)
        holder.column.addWidget(across(self.fresh, self.odds, button), 0, Qt.AlignmentFlag.AlignLeft)
        card.wide(holder)
        self.add(card)
        self.add(self._target_card())
        self.load()

    def _target_card(self) -> SettingsCard:
        """What is to be sold in a month, as the forecast of the board shows it."""
        card = SettingsCard(self.tr("Target"))
        self.target = LineEdit(placeholder=self.tr("none"))
        self.target.setFixedWidth(160)
        self.target.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.target.editingFinished.connect(self._keep_target)
        hint = self.tr("Stands as a line in the forecast of the deals. Empty: none.")
        card.row(self.tr("Sales per month"), self.target, hint)
        return card

    def _keep_target(self) -> None:
        from app.language.money_text import parse_money

        text, currency = self.target.text().strip(), str(self.context.firm("currency"))
        found = parse_money(text, currency) if text else (0, None)
        wrong = found is None or found[0] < 0 or found[1] not in (None, currency)
        self.target.set_error(wrong)
        if found is not None and not wrong:
            self.keep_firm("sales_target", found[0])

    def load(self) -> None:
        """Read the stages anew."""
        place = focused_place(self.lines)
        empty_column(self._rows)
        reader = self.context.reader()
        rows, odds = stages(reader), odds_of_stages(reader)
        self.lines = [
            StageLine(self, row, odds[row.id], first=at == 0, last=at == len(rows) - 1)
            for at, row in enumerate(rows)
        ]
        for made in self.lines:
            self._rows.addWidget(made)
            self._rows.addWidget(made.own)
        refocus(self.lines, place)
        if not self.target.hasFocus():
            self.target.setText(money_words(self.context, int(self.context.firm("sales_target")) or None))

    def add_stage(self) -> None:
        """Add the stage named in the field."""
        name = self.fresh.text().strip()
        if name:
            self.context.run(
                later("deal_stages:add_stage"),
                name,
                self.odds.value(),
                step=Step.of("deal_stage.add", name=name),
                on_done=lambda _key: self.fresh.clear(),
            )
