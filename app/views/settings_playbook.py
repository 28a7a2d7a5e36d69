"""Settings: the playbook, what each stage, state and loyalty of a customer proposes, and how many a day."""

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.db.journal_step import Step as Change
from app.insight.playbook import Step
from app.queries.playbook import CAP, CAPPED, resting, steps
from app.queries.team import setting
from app.views.context import Context
from app.views.later import later
from app.views.settings_parts import Padded, Section, SettingsCard, empty_column
from app.vocabulary import PINNABLE, FollowUpKind
from app.widgets.buttons import Button, IconButton
from app.widgets.checks import CheckBox
from app.widgets.fields import ComboBox, LineEdit, SpinBox
from app.widgets.text import label

AXES = ("lifecycle", "status", "loyalty")
MOST_A_DAY = 50


class StepLine(QWidget):
    """One step: whether it is proposed, its words, how it is done, after how many days."""

    def __init__(self, section: "PlaybookSection", step: Step, *, on: bool) -> None:
        super().__init__()
        self.section, self.step = section, step
        context = section.context
        self.words = context.say(step.words[1:]) if step.words.startswith("@") else step.words
        self.active = CheckBox("", on=on)
        self.active.setAccessibleName(self.tr("Propose “{text}”").format(text=self.words))
        self.active.clicked.connect(lambda: self._change(active=self.active.isChecked()))
        self.subject = LineEdit(self.words, small=True, name=self.tr("What is proposed"))
        self.subject.setMaxLength(200)
        self.subject.setCursorPosition(0)
        self.subject.editingFinished.connect(self._reword)
        kinds = [(kind.value, context.word("follow_up_kind", kind.value)) for kind in FollowUpKind]
        self.kind = ComboBox(
            kinds, small=True, name=self.tr("Kind"), chosen=lambda value: self._change(kind=value)
        )
        self.kind.set_value(step.kind)
        self.kind.setFixedWidth(104)
        self.days = SpinBox(step.days, low=0, high=3_650, name=self.tr("Days after"))
        self.days.setSuffix(self.tr(" days"))
        self.days.setFixedWidth(96)
        self.days.editingFinished.connect(self._redate)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.active)
        row.addWidget(self.subject, 1)
        row.addWidget(self.kind)
        row.addWidget(self.days)
        row.addWidget(IconButton("trash", self.tr("Remove"), side=28, clicked=self._remove))

    def _reword(self) -> None:
        text = self.subject.text().strip()
        if not text:
            self.subject.setText(self.words)
        elif text != self.words:
            self._change(subject=text)

    def _redate(self) -> None:
        if self.days.value() != self.step.days:
            self._change(days=self.days.value())

    def _change(self, **changes: Any) -> None:
        self.section.context.run(
            later("playbook:edit_step"), self.step.id, changes, step=Change.of("playbook.edit")
        )

    def _remove(self) -> None:
        self.section.context.run(
            later("playbook:delete_step"), self.step.id, step=Change.of("playbook.delete")
        )


class PlaybookSection(Section):
    """The steps by verdict; a new one below."""

    tables = ("playbook_step", "setting")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        card = SettingsCard(self.tr("Playbook"), self.tr("proposed by one press, never planned by itself"))
        self.cap = SpinBox(CAPPED, low=0, high=MOST_A_DAY, name=self.tr("Proposals a day"))
        self.cap.editingFinished.connect(self._keep_cap)
        hint = self.tr("so many at most on the morning page")
        card.row(self.tr("Proposals a day"), self.cap, hint)
        self.add(card)
        self.lines: list[StepLine] = []
        self._groups: dict[tuple[str, str], QVBoxLayout] = {}
        for axis in AXES:
            self.add(self._axis_card(axis))
        self.add(self._new_card())
        self.load()

    def _axis_card(self, axis: str) -> SettingsCard:
        titles = {
            "lifecycle": self.tr("By stage of the life cycle"),
            "status": self.tr("By state"),
            "loyalty": self.tr("By loyalty"),
        }
        card = SettingsCard(titles[axis])
        holder = Padded()
        for value in PINNABLE[axis]:
            group = QVBoxLayout()
            group.setSpacing(6)
            holder.column.addLayout(group)
            self._groups[axis, value] = group
        card.wide(holder)
        return card

    def _new_card(self) -> SettingsCard:
        card = SettingsCard(self.tr("A new step"))
        choices = [
            ((axis, value), self.context.word(axis, value)) for axis in AXES for value in PINNABLE[axis]
        ]
        self.where = ComboBox(choices, name=self.tr("For whom"))
        self.where.setFixedWidth(150)
        self.fresh = LineEdit(placeholder=self.tr("What is proposed"))
        self.fresh.setMaxLength(200)
        self.fresh.returnPressed.connect(self.add_step)
        holder = Padded()
        add = Button(self.tr("Add"), icon="plus", clicked=self.add_step)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.where)
        row.addWidget(self.fresh, 1)
        row.addWidget(add)
        holder.column.addLayout(row)
        card.wide(holder)
        return card

    def load(self) -> None:
        """Read the steps anew."""
        reader = self.context.reader()
        self.cap.setValue(int(setting(reader, CAP, CAPPED)))
        for group in self._groups.values():
            empty_column(group)
        self.lines = []
        off = resting(reader)
        for step in steps(reader, everything=True):
            group = self._groups[step.axis, step.value]
            if group.count() == 0:
                group.addWidget(label(self.context.word(step.axis, step.value), strong=True))
            made = StepLine(self, step, on=step.id not in off)
            self.lines.append(made)
            group.addWidget(made)

    def add_step(self) -> None:
        """Add what stands in the field."""
        text = self.fresh.text().strip()
        if text:
            axis, value = self.where.value()
            self.context.run(
                later("playbook:add_step"),
                axis,
                value,
                text,
                step=Change.of("playbook.add"),
                on_done=lambda _key: self.fresh.clear(),
            )

    def _keep_cap(self) -> None:
        from app.usecases.team import set_setting

        if self.cap.value() != int(setting(self.context.reader(), CAP, CAPPED)):
            self.context.run(set_setting, CAP, self.cap.value(), step=Change.of("setting.set"))
