"""Settings: fields of one's own for customers, contacts, leads and deals; add, rename, reorder, retire."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.db.journal_step import Step
from app.language.custom_values import checked_choices
from app.queries.custom_fields import FieldRow, fields_of, uses_of
from app.usecases.custom_input import FieldInput
from app.views.context import Context
from app.views.later import later
from app.views.own_fields import shape_words
from app.views.settings_parts import (
    Padded,
    Section,
    SettingsCard,
    across,
    empty_column,
    focused_place,
    refocus,
)
from app.vocabulary import CustomEntity, CustomKind
from app.widgets.buttons import Button, IconButton
from app.widgets.fields import ComboBox, LineEdit
from app.widgets.segmented import Segmented
from app.widgets.text import ElidedLabel, label

DECIMALS = (None, 0, 1, 2, 3, 4)


class FieldLine(QWidget):
    """One field: its name, its kind, how many records have it, its place; a choice also its words."""

    def __init__(
        self, section: "FieldsSection", row: FieldRow, used: int, *, first: bool, last: bool
    ) -> None:
        super().__init__()
        self.section, self.row, self._used = section, row, used
        named = self.tr("Name of the field {name}").format(name=row.name)
        self.name = LineEdit(row.name, small=True, name=named)
        self.name.setMaxLength(60)
        self.name.editingFinished.connect(self._rename)
        told = self.tr("filled in with {count}").format(count=f"{used:,}") if used else ""
        kind = ElidedLabel(shape_words(section.context, row.shape), role="mid")
        kind.setFixedWidth(108)
        uses = ElidedLabel(told, type="small", role="sec")
        uses.setFixedWidth(112)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.name, 1)
        line.addWidget(kind)
        line.addWidget(uses)
        self.up = IconButton("up", self.tr("Further up"), side=28, clicked=lambda: self._shift(-1))
        self.down = IconButton("down", self.tr("Further down"), side=28, clicked=lambda: self._shift(1))
        self.up.setEnabled(row.active and not first)
        self.down.setEnabled(row.active and not last)
        line.addWidget(self.up)
        line.addWidget(self.down)
        line.addWidget(self._last_button())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        self.choices: LineEdit | None = None
        if row.shape.kind == CustomKind.CHOICE and row.active:
            self.choices = LineEdit("; ".join(row.shape.choices), small=True, name=self.tr("Choices"))
            self.choices.editingFinished.connect(self._set_choices)
            column.addWidget(self.choices)
        self.name.setEnabled(row.active)

    def _last_button(self) -> IconButton:
        """An empty field can be removed, one with values retired, a retired one used again."""
        if not self.row.active:
            self.remove = IconButton("undo", self.tr("Use again"), side=28, clicked=lambda: self._use(True))
        elif self._used:
            self.remove = IconButton(
                "x",
                self.tr("Retire: what stands in it stays"),
                side=28,
                clicked=lambda: self._use(False),
            )
        else:
            self.remove = IconButton("trash", self.tr("Remove the field"), side=28, clicked=self._remove)
        return self.remove

    def _rename(self) -> None:
        name = self.name.text().strip()
        if not name:
            self.name.setText(self.row.name)
        elif name != self.row.name:
            self._edit({"name": name}, Step.of("custom.edit", name=name))

    def _set_choices(self) -> None:
        """Words parted by semicolons; one that changed alone is renamed wherever it was chosen."""
        assert self.choices is not None
        given = checked_choices(self.choices.text().replace("；", ";").split(";"))
        before = self.row.shape.choices
        if given == before:
            return
        changes: dict[str, Any] = {"choices": given}
        gone, fresh = [w for w in before if w not in given], [w for w in given if w not in before]
        one = len(given) == len(before) and len(gone) == len(fresh) == 1
        if one and given.index(fresh[0]) == before.index(gone[0]):
            changes = {"rename_choice": {gone[0]: fresh[0]}}
        self._edit(changes, Step.of("custom.edit", name=self.row.name))

    def _use(self, on: bool) -> None:
        code = "custom.again" if on else "custom.retire"
        self._edit({"active": on}, Step.of(code, name=self.row.name))

    def _edit(self, changes: dict[str, Any], step: Step) -> None:
        section = self.section
        section.context.run(
            later("custom_fields:edit_field"), self.row.id, changes, step=step, on_error=section.refused
        )

    def _shift(self, by: int) -> None:
        step = Step.of("custom.shift", name=self.row.name)
        self.section.context.run(later("custom_fields:shift_field"), self.row.id, by, step=step)

    def _remove(self) -> None:
        step = Step.of("custom.remove", name=self.row.name)
        self.section.context.run(later("custom_fields:remove_field"), self.row.id, step=step)


class FieldsSection(Section):
    """The fields of one kind of record at a time."""

    tables = ("custom_field", "custom_value")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.lines: list[FieldLine] = []
        card = SettingsCard(self.tr("Own fields"))
        holder = Padded()
        said = self.tr(
            "What your trade wants to know of its customers: in the forms, tables and filters, in the search, in "
            "imports and exports, as the built-in fields are. A field that is no longer wanted is retired; what "
            "stands in it stays."
        )
        holder.column.addWidget(label(said, type="small", role="sec", wrap=True))
        named = [(one.value, context.word("custom_entity", one.value)) for one in CustomEntity]
        self.entity = Segmented(named, value=named[0][0], small=True, name=self.tr("Fields of"))
        self.entity.changed.connect(lambda _value: self.load())
        holder.column.addWidget(self.entity, 0, Qt.AlignmentFlag.AlignLeft)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        holder.column.addLayout(self._rows)
        self.nothing = label(self.tr("No fields of your own yet."), role="sec")
        holder.column.addWidget(self.nothing)
        holder.column.addWidget(self._make_fresh(), 0, Qt.AlignmentFlag.AlignLeft)
        holder.column.addWidget(self.words)
        card.wide(holder)
        self.add(card)
        self.load()

    def _make_fresh(self) -> QWidget:
        """The line in which a new field is made."""
        context = self.context
        self.fresh = LineEdit(placeholder=self.tr("Name of a new field"))
        self.fresh.setMaxLength(60)
        self.fresh.setFixedWidth(220)
        self.fresh.returnPressed.connect(self.add_field)
        kinds = [(kind.value, context.word("custom_kind", kind.value)) for kind in CustomKind]
        self.kind = ComboBox(kinds, name=self.tr("Kind"))
        self.kind.set_value(CustomKind.TEXT.value)
        self.kind.activated.connect(lambda _at: self._fit())
        shown = [(each, self.tr("any") if each is None else str(each)) for each in DECIMALS]
        self.decimals = ComboBox(shown, name=self.tr("Decimals"))
        self.decimals.setToolTip(self.tr("Decimals"))
        self.words = LineEdit(placeholder=self.tr("The choices, parted by semicolons: gold; silver; trial"))
        self.words.returnPressed.connect(self.add_field)
        self.add_button = Button(self.tr("Add"), icon="plus", clicked=self.add_field)
        made = across(self.fresh, self.kind, self.decimals, self.add_button)
        self.decimals.hide()
        self.words.hide()
        return made

    def _fit(self) -> None:
        self.decimals.setVisible(self.kind.value() == CustomKind.NUMBER)
        self.words.setVisible(self.kind.value() == CustomKind.CHOICE)

    def load(self) -> None:
        """Read the fields anew."""
        place = focused_place(self.lines)
        empty_column(self._rows)
        reader = self.context.reader()
        rows, uses = fields_of(reader, self.entity.value(), retired=True), uses_of(reader)
        rows.sort(key=lambda row: not row.active)
        active = [row for row in rows if row.active]
        self.lines = [
            FieldLine(
                self, row, uses.get(row.id, 0), first=row is active[0] if active else True,
                last=row is active[-1] if active else True,
            )
            for row in rows
        ]  # fmt: skip
        for at, made in enumerate(self.lines):
            if at == len(active):
                self._rows.addWidget(label(self.tr("Retired"), type="small", role="sec"))
            self._rows.addWidget(made)
        self.nothing.setVisible(not rows)
        refocus(self.lines, place)

    def refused(self, error: Any) -> None:
        """Say why, and show what stands in the file."""
        self.context.show_error(error)
        self.load()

    def add_field(self) -> None:
        """Add the field named in the line."""
        name = self.fresh.text().strip()
        if not name:
            return
        words = self.words.text().replace("；", ";").split(";")
        kind = self.kind.value()
        given = FieldInput(
            self.entity.value(),
            name,
            kind,
            words if kind == CustomKind.CHOICE else (),
            decimals=self.decimals.value() if kind == CustomKind.NUMBER else None,
        )
        self.context.run(
            later("custom_fields:add_field"),
            given,
            step=Step.of("custom.add", name=name),
            on_done=lambda _key: self._added(),
        )

    def _added(self) -> None:
        self.fresh.clear()
        self.words.clear()
