"""Who has a say in a deal: the people of its customer, each with role, stance and a word about them."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.db.journal_step import Step
from app.queries.card import contacts_of
from app.queries.deal_card import DealCard, deal_card
from app.usecases.deal_input import StakeInput
from app.views.context import Context
from app.views.dialogs.record_dialog import RecordDialog
from app.views.later import later
from app.vocabulary import ContactRole, Stance
from app.widgets.buttons import Button
from app.widgets.checks import CheckBox
from app.widgets.fields import ComboBox, LineEdit
from app.widgets.segmented import Segmented
from app.widgets.text import label


@dataclass
class _Line:
    """The fields of one person."""

    contact_id: int | None
    customer_id: int | None
    has: CheckBox
    role: ComboBox
    stance: Segmented
    main: CheckBox
    note: LineEdit

    def given(self) -> StakeInput:
        """What the line says."""
        return StakeInput(
            self.contact_id,
            self.customer_id,
            self.role.value(),
            self.stance.value(),
            self.main.isChecked(),
            self.note.text().strip() or None,
        )


class DealStakesDialog(RecordDialog):
    """One line per person; ticked ones have a say."""

    def __init__(self, context: Context, window: QWidget, deal_id: int) -> None:
        card = deal_card(context.reader(), deal_id)
        self._id, self._name = deal_id, card.row.name if card else ""
        super().__init__(context, window, "", width=760)
        self.set_title(self.tr("Who decides"), self._name)
        self.lines: list[_Line] = []
        self._grid_holder = QWidget()
        self._grid = QGridLayout(self._grid_holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(4, 1)
        self.body.insertWidget(1, self._grid_holder)
        if card is not None:
            self._fill(card)
        self.finish()

    def _fill(self, card: DealCard) -> None:
        heads = ("", self.tr("Role"), self.tr("Stance"), self.tr("Main"), self.tr("Note"))
        for column, words in enumerate(heads):
            self._grid.addWidget(label(words, type="small", role="sec"), 0, column)
        stakes = {(one.contact_id, one.customer_id): one for one in card.stakes}
        people = [((one.contact_id, one.customer_id), one.name) for one in card.stakes]
        customer = card.row.customer_id
        if customer is not None:
            known = contacts_of(self.context.reader(), customer)
            people += [((one.id, None), one.name) for one in known]
            if card.row.customer_kind == "person":
                people.append(((None, customer), card.row.customer or ""))
        for who, name in dict(people).items():
            self._add_line(who, name, stakes.get(who))
        if customer is not None and card.row.customer_kind != "person":
            words = self.tr("New contact of the firm")
            add = Button(words, icon="plus", sizing="inline", clicked=partial(self._new_contact, customer))
            self.body.insertWidget(2, add, 0, Qt.AlignmentFlag.AlignLeft)
        if not self.lines:
            self.body.insertWidget(
                2, label(self.tr("The deal has no customer with contacts yet."), role="sec")
            )

    def _add_line(self, who: tuple[int | None, int | None], name: str, stake: Any) -> None:
        at = len(self.lines) + 1
        has = CheckBox(name)
        has.setChecked(stake is not None)
        roles = [
            (None, "—"),
            *((role.value, self.context.word("contact_role", role.value)) for role in ContactRole),
        ]
        role = ComboBox(roles, small=True, name=self.tr("Role of {name}").format(name=name))
        stances = [(one.value, self.context.word("stance", one.value)) for one in Stance]
        stance = Segmented(
            stances,
            value=Stance.NEUTRAL.value,
            small=True,
            name=self.tr("Stance of {name}").format(name=name),
        )
        main, note = CheckBox(""), LineEdit("", small=True)
        main.setAccessibleName(self.tr("{name} is the main contact").format(name=name))
        note.setAccessibleName(self.tr("Note about {name}").format(name=name))
        if stake is not None:
            role.set_value(stake.role)
            stance.set_value(stake.stance)
            main.setChecked(stake.main)
            note.setText(stake.note or "")
        for column, widget in enumerate((has, role, stance, main, note)):
            self._grid.addWidget(widget, at, column)
        for changed in (role.activated, stance.changed, note.textEdited):
            changed.connect(lambda *_: has.setChecked(True))
        self.lines.append(_Line(*who, has, role, stance, main, note))

    def _new_contact(self, customer: int) -> None:
        self.rejected.connect(lambda: self.context.dialog.emit("contact", {"customer_id": customer}))
        self.escape()

    def _stakes(self) -> list[StakeInput]:
        return [line.given() for line in self.lines if line.has.isChecked()]

    def state(self) -> Any:
        """Who is ticked, and how."""
        return self._stakes()

    def write(self) -> None:
        """Keep them as one step."""
        step = Step.of("deal.stakes", name=self._name)
        self.run(later("deals:set_stakes"), self._id, self._stakes(), step=step)
