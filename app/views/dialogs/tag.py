"""Tags of many records at once: put some on, take some off."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.db.journal_step import Step
from app.queries.listing_tools import Tagged, tags_of
from app.queries.lookups import name_of
from app.views import form_parts as parts
from app.views.context import Context
from app.views.dialogs.record_dialog import RecordDialog
from app.views.later import later
from app.widgets.chip import Chip
from app.widgets.flow_layout import FlowLayout

LOOKED_AT = 5_000  # beyond so many records the tags they bear are not listed
MOST_OFF = 24


class TagDialog(RecordDialog):
    """`table` is customer, contact or lead."""

    def __init__(
        self, context: Context, window: QWidget, table: str = "customer", ids: Sequence[int] = ()
    ) -> None:
        super().__init__(context, window, "", width=480)
        self._table, self._ids = table, list(ids)
        self.set_title(self.tr("Tags"), self._whose())
        self.put = parts.tag_editor(context, ())
        self.form.add_plain(self.tr("Put on"), self.put)
        self.take: dict[str, Chip] = {}
        worn = self._worn()
        if worn:
            holder = QWidget()
            flow = FlowLayout(holder, gap=6, line_gap=6)
            for tag, count in worn:
                chip = Chip(f"{tag.name}  {count}", icon="x", toggles=True, tone="red")
                flow.addWidget(chip)
                self.take[tag.name] = chip
            self.form.add_plain(self.tr("Take off"), holder)
        self.put.changed.connect(lambda _tags: self.refit())
        self.finish()

    def _whose(self) -> str:
        """The name of the one record, or how many there are."""
        if len(self._ids) == 1:
            return name_of(self.context.reader(), self._table, self._ids[0])
        return self.tr("{count} records").format(count=f"{len(self._ids):,}")

    def _worn(self) -> list[tuple[Tagged, int]]:
        """The tags these records bear, with how many bear each."""
        counts: dict[Tagged, int] = {}
        for tags in tags_of(self.context.reader(), self._table, self._ids[:LOOKED_AT]).values():
            for tag in tags:
                counts[tag] = counts.get(tag, 0) + 1
        return sorted(counts.items(), key=lambda found: (-found[1], found[0].name))[:MOST_OFF]

    def _taken(self) -> list[str]:
        return [name for name, chip in self.take.items() if chip.is_on()]

    def state(self) -> Any:
        """What shall be put on and taken off."""
        return parts.tags_given(self.put), tuple(self._taken())

    def save(self) -> None:
        """Without any change there is nothing to do; a word still in the field counts."""
        if self.put.field.text().strip():
            self.put.add(self.put.field.text())
        if self.state() == ((), ()):
            self.accept()
        else:
            super().save()

    def write(self) -> None:
        """Put on and take off as one step."""
        put, taken = parts.tags_given(self.put), self._taken()
        names = [name for name, _colour in put] or taken
        code = f"{self._table}.{'tag' if put else 'untag'}"
        step = Step.of(
            code, count=len(self._ids), name="、".join(names) if _is_han(names) else ", ".join(names)
        )
        self.run(later("many:change_tags"), self._table, self._ids, put, taken, step=step)


def _is_han(names: Sequence[str]) -> bool:
    from app.language.names import has_han

    return any(has_han(name) for name in names)
