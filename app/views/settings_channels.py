"""Settings: the tree of channels by which people find us: rename, move, add, remove."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.db.journal_step import Step
from app.queries.team import ChannelRow, channels
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
from app.widgets.buttons import Button, IconButton
from app.widgets.fields import ComboBox, LineEdit


class ChannelLine(QWidget):
    """One channel, indented under the one above it."""

    def __init__(self, section: "ChannelsSection", row: ChannelRow, words: str) -> None:
        super().__init__()
        self.section, self.row, self.words = section, row, words
        self.name = LineEdit(words, small=True, name=self.tr("Name of the channel {name}").format(name=words))
        self.name.setMaxLength(60)
        self.name.editingFinished.connect(self._rename)
        line = QHBoxLayout(self)
        line.setContentsMargins(24 * row.depth, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self.name, 1)
        self.moves: dict[str, IconButton] = {}
        for way, (icon, words_of, key) in self._ways().items():
            button = IconButton(icon, words_of, key=key, side=28, clicked=partial(self._move, way))
            button.setEnabled(section.target(row, way) is not None)
            self.moves[way] = button
            line.addWidget(button)
            shortcut = QShortcut(
                QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
            )
            shortcut.activated.connect(partial(self._move, way))
        self.remove = IconButton("trash", self.tr("Remove the channel"), side=28, clicked=self._remove)
        line.addWidget(self.remove)

    def _ways(self) -> dict[str, tuple[str, str, str]]:
        """Icon, name and key of each way a channel can be moved."""
        return {
            "up": ("up", self.tr("Move up"), "Alt+Up"),
            "down": ("down", self.tr("Move down"), "Alt+Down"),
            "out": ("left", self.tr("Of its own"), "Alt+Left"),
            "in": ("right", self.tr("Below the one above it"), "Alt+Right"),
        }

    def _move(self, way: str) -> None:
        self.section.shift(self.row, way, self.words)

    def _rename(self) -> None:
        name = self.name.text().strip()
        if not name:
            self.name.setText(self.words)
        elif name != self.words:
            from app.usecases.channels import rename_channel

            step = Step.of("channel.edit", name=name)
            self.section.context.run(rename_channel, self.row.id, name, step=step)

    def _remove(self) -> None:
        from app.usecases.channels import delete_channel

        step = Step.of("channel.delete", name=self.words)
        self.section.context.run(delete_channel, self.row.id, step=step)


class ChannelsSection(Section):
    """The tree of channels, two deep: each is moved among those beside it, below another, or out again."""

    tables = ("channel",)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.lines: list[ChannelLine] = []
        self._rows_read: list[ChannelRow] = []
        self._moved: int | None = None
        note = self.tr("how people find you; whoever came by a removed one goes to the one above")
        card = SettingsCard(self.tr("Channels"), note)
        holder = Padded()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.fresh = LineEdit(placeholder=self.tr("Name of a new channel"))
        self.fresh.setMaxLength(60)
        self.fresh.setFixedWidth(240)
        self.fresh.returnPressed.connect(self.add_channel)
        self.above = ComboBox(name=self.tr("Below"))
        self.above.setFixedWidth(200)
        button = Button(self.tr("Add"), icon="plus", clicked=self.add_channel)
        holder.column.addWidget(across(self.fresh, self.above, button), 0, Qt.AlignmentFlag.AlignLeft)
        holder.column.addLayout(self._rows)
        card.wide(holder)
        self.add(card)
        self.load()

    def load(self) -> None:
        """Read the tree anew."""
        place = focused_place(self.lines)
        empty_column(self._rows)
        self._rows_read = rows = channels(self.context.reader())
        self.lines = [ChannelLine(self, row, self._words(row)) for row in rows]
        for made in self.lines:
            self._rows.addWidget(made)
        refocus(self.lines, self._place_of_moved() or place)
        top = [(line.row.id, line.words) for line in self.lines if line.row.depth == 0]
        self.above.set_choices([(None, self.tr("Of its own")), *top])

    def _place_of_moved(self) -> tuple[int, str] | None:
        """The keyboard goes with the one that was moved."""
        key, self._moved = self._moved, None
        return next(((at, "name") for at, line in enumerate(self.lines) if line.row.id == key), None)

    def target(self, row: ChannelRow, way: str) -> tuple[int | None, int] | None:
        """Below which channel (None = of its own) and at which place a move ends; None where there is none."""
        beside = [each.id for each in self._rows_read if each.parent_id == row.parent_id]
        at = beside.index(row.id)
        if way in ("up", "down"):
            to = at + (1 if way == "down" else -1)
            return (row.parent_id, to) if 0 <= to < len(beside) else None
        if way == "out":
            if row.depth == 0:
                return None
            top = [each.id for each in self._rows_read if each.depth == 0]
            return None, top.index(row.parent_id or 0) + 1
        below = {each.parent_id for each in self._rows_read}
        if row.depth or at == 0 or row.id in below:
            return None
        above = beside[at - 1]
        return above, sum(each.parent_id == above for each in self._rows_read)

    def shift(self, row: ChannelRow, way: str, words: str) -> None:
        """Move a channel one step."""
        found = self.target(row, way)
        if found is None:
            return
        from app.usecases.channels import move_channel

        self._moved = row.id
        parent, place = found
        step = Step.of("channel.move", name=words)
        self.context.run(move_channel, row.id, parent, place, step=step)

    def _words(self, row: ChannelRow) -> str:
        return self.context.say(row.label[1:]) if row.label.startswith("@") else row.label

    def add_channel(self) -> None:
        """Add the channel named in the field."""
        name = self.fresh.text().strip()
        if name:
            from app.usecases.channels import add_channel

            self.context.run(
                add_channel,
                name,
                self.above.value(),
                step=Step.of("channel.add", name=name),
                on_done=lambda _key: self.fresh.clear(),
            )
