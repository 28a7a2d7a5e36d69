"""Settings: the members of the firm, who of them uses this computer, and the chains of follow-ups."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.db.journal_step import Step
from app.queries.team import MemberRow, members
from app.views.chain_editor import ChainEditor
from app.views.context import Context
from app.views.settings_parts import (
    Padded,
    Section,
    SettingsCard,
    across,
    empty_column,
    focused_place,
    refocus,
)
from app.widgets.buttons import Button
from app.widgets.checks import RadioButton
from app.widgets.fields import ComboBox, LineEdit
from app.widgets.marks import avatar
from app.widgets.switch import Switch
from app.widgets.text import label

HUES = ["blue", "green", "violet", "amber", "orange", "rose", "red", "slate"]


class MemberLine(QWidget):
    """One member: picture, name, colour, whether it is me, whether still with us."""

    def __init__(self, section: "MembersSection", row: MemberRow, *, me: bool) -> None:
        super().__init__()
        self.section, self.row = section, row
        self.name = LineEdit(row.name, name=self.tr("Name of {name}").format(name=row.name))
        self.name.setMaxLength(60)
        self.name.editingFinished.connect(self._rename)
        hues = [(hue, section.context.say(f"hue.{hue}")) for hue in HUES]
        self.colour = ComboBox(hues, name=self.tr("Colour"), chosen=lambda hue: self._edit(colour=hue))
        self.colour.set_value(row.colour)
        self.colour.setFixedWidth(104)
        self.me = RadioButton(self.tr("This is me"), on=me)
        self.me.clicked.connect(lambda: section.choose_me(row.id))
        self.me.setEnabled(row.active)
        self.active = Switch(self.tr("With us"), on=row.active)
        self.active.clicked.connect(lambda on: self._edit(active=on))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(avatar(row.name, hue=row.colour))
        line.addWidget(self.name, 1)
        for widget in (self.colour, self.me, self.active):
            line.addWidget(widget)

    def _rename(self) -> None:
        name = self.name.text().strip()
        if not name:
            self.name.setText(self.row.name)
        elif name != self.row.name:
            self._edit(name=name)

    def _edit(self, **values: Any) -> None:
        from app.usecases.team import edit_member

        name = str(values.get("name", self.row.name))
        self.section.context.run(edit_member, self.row.id, step=Step.of("member.edit", name=name), **values)


class MembersSection(Section):
    """Members own customers and follow-ups; there is no login."""

    tables = ("member",)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.lines: list[MemberLine] = []
        card = SettingsCard(self.tr("Members"), self.tr("own customers and follow-ups; nobody has to log in"))
        holder = Padded()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        holder.column.addLayout(self._rows)
        self._nobody = label(self.tr("Nobody yet. Everything belongs to no one in particular."), role="sec")
        holder.column.addWidget(self._nobody)
        self.fresh = LineEdit(placeholder=self.tr("Name of a new member"))
        self.fresh.setMaxLength(60)
        self.fresh.returnPressed.connect(self.add_member)
        self.fresh.setFixedWidth(280)
        adding = across(self.fresh, Button(self.tr("Add"), icon="plus", clicked=self.add_member))
        holder.column.addWidget(adding, 0, Qt.AlignmentFlag.AlignLeft)
        card.wide(holder)
        self.add(card)
        self.load()

    def load(self) -> None:
        """Read the members anew."""
        mine = self.context.store.member_id
        place = focused_place(self.lines)
        empty_column(self._rows)
        rows = members(self.context.reader(), everybody=True)
        self.lines = [MemberLine(self, row, me=row.id == mine) for row in rows]
        for made in self.lines:
            self._rows.addWidget(made)
        refocus(self.lines, place)
        self._nobody.setVisible(not rows)

    def choose_me(self, member: int) -> None:
        """Who sits at this computer."""
        self.keep_here("member", member)
        self.context.store.member_id = member
        self.load()

    def add_member(self) -> None:
        """Add the member named in the field; the first one is whoever sits here."""
        name = self.fresh.text().strip()
        if not name:
            return
        from app.usecases.team import add_member

        colour = HUES[len(self.lines) % len(HUES)]
        first = not self.lines
        self.context.run(
            add_member,
            name,
            colour,
            step=Step.of("member.add", name=name),
            on_done=partial(self._added, first=first),
        )

    def _added(self, member: int, *, first: bool) -> None:
        self.fresh.clear()
        if first:
            self.keep_here("member", member)
            self.context.store.member_id = member


class ChainsSection(Section):
    """The chain editor in its card."""

    tables = ()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        card = SettingsCard(self.tr("Chains of follow-ups"))
        self.editor = ChainEditor(context)
        card.wide(Padded(self.editor))
        self.add(card)
