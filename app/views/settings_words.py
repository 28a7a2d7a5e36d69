"""Settings: the tags of the firm: rename, colour, merge, remove."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.db.journal_step import Step
from app.queries.team import TagRow, tags
from app.theme import theme
from app.views.context import Context
from app.views.settings_parts import (
    Padded,
    Section,
    SettingsCard,
    empty_column,
    focused_place,
    refocus,
)
from app.widgets.buttons import IconButton
from app.widgets.fields import ComboBox, LineEdit
from app.widgets.marks import tag as tag_mark
from app.widgets.text import label

TAG_HUES = ["neutral", "red", "amber", "green", "blue", "violet", "orange", "rose"]
SHOWN = 300


class TagLine(QWidget):
    """One tag: how it looks, its name, colour, on how many records it is."""

    def __init__(self, section: "TagsSection", row: TagRow) -> None:
        super().__init__()
        self.section, self.row = section, row
        self.name = LineEdit(
            row.name, small=True, name=self.tr("Name of the tag {name}").format(name=row.name)
        )
        self.name.setMaxLength(40)
        self.name.editingFinished.connect(self._rename)
        hues = [(hue, section.context.say(f"hue.{hue}")) for hue in TAG_HUES]
        self.colour = ComboBox(hues, small=True, name=self.tr("Colour"), chosen=self._colour)
        self.colour.set_value(row.colour)
        self.colour.setFixedWidth(104)
        self.letter = LineEdit(
            row.letter or "", small=True, name=self.tr("Letter of the tag {name}").format(name=row.name)
        )
        self.letter.setMaxLength(1)
        self.letter.setFixedWidth(56)
        self.letter.setPlaceholderText(self.tr("A–Z"))
        self.letter.editingFinished.connect(self._letter)
        look = QWidget()
        look.setFixedWidth(132)
        inner = QHBoxLayout(look)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(tag_mark(_short(row.name), "" if row.colour == "neutral" else row.colour))
        inner.addStretch(1)
        count = label(self._uses(), type="small", role="sec")
        count.setFixedWidth(110)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(look)
        line.addWidget(self.name, 1)
        line.addWidget(self.letter)
        line.addWidget(self.colour)
        line.addWidget(count)
        self.remove = IconButton("trash", self.tr("Remove the tag"), side=28, clicked=self._remove)
        line.addWidget(self.remove)

    def _uses(self) -> str:
        if self.row.uses == 1:
            return self.tr("on 1 record")
        if self.row.uses >= 1000:
            return self.tr("on 1,000 or more")
        return self.tr("on {count} records").format(count=self.row.uses)

    def _rename(self) -> None:
        name = self.name.text().strip()
        if not name:
            self.name.setText(self.row.name)
        elif name != self.row.name:
            from app.usecases.tags import rename_tag

            self._run(rename_tag, name, step=Step.of("tag.rename", name=name))

    def _letter(self) -> None:
        letter = self.letter.text().strip().upper()
        if letter != (self.row.letter or ""):
            from app.usecases.tags import edit_tag

            self._run(edit_tag, step=Step.of("tag.edit", name=self.row.name), letter=letter)

    def _colour(self, hue: str) -> None:
        from app.usecases.tags import edit_tag

        self._run(edit_tag, step=Step.of("tag.edit", name=self.row.name), colour=hue)

    def _remove(self) -> None:
        from app.usecases.tags import delete_tag

        self._run(delete_tag, step=Step.of("tag.delete", name=self.row.name))

    def _run(self, usecase: Any, *arguments: Any, **values: Any) -> None:
        self.section.context.run(usecase, self.row.id, *arguments, **values)


class TagsSection(Section):
    """All tags by name, with a filter when there are many."""

    tables = ("tag", "tag_link")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.lines: list[TagLine] = []
        note = self.tr(
            "give one the name of another to make them one; in lists Shift and its letter puts one on"
        )
        card = SettingsCard(self.tr("Tags"), note)
        self.filter = LineEdit(
            placeholder=self.tr("Filter the tags"), icon="search", small=True, clearable=True
        )
        self.filter.setFixedWidth(220)
        self.filter.textChanged.connect(lambda _text: self.load())
        card.add_action(self.filter)
        holder = Padded()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        holder.column.addLayout(self._rows)
        self._note = label("", role="sec", wrap=True)
        holder.column.addWidget(self._note)
        card.wide(holder)
        self.add(card)
        self.load()

    def load(self) -> None:
        """Read the tags anew."""
        wanted = self.filter.text().strip().casefold()
        every = tags(self.context.reader())
        rows = [row for row in every if wanted in row.name.casefold()]
        place = focused_place(self.lines)
        empty_column(self._rows)
        self.lines = [TagLine(self, row) for row in rows[:SHOWN]]
        for made in self.lines:
            self._rows.addWidget(made)
        refocus(self.lines, place)
        text = ""
        if not every:
            text = self.tr("No tags yet. They are made where customers are edited.")
        elif not rows:
            text = self.tr("No tag has this in its name.")
        elif len(rows) > SHOWN:
            text = self.tr("{count} more: use the filter").format(count=len(rows) - SHOWN)
        self._note.setText(text)
        self._note.setVisible(bool(text))


def _short(name: str) -> str:
    return theme().metrics("small").elidedText(name, Qt.TextElideMode.ElideRight, 112)
