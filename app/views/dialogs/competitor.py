"""The form of a competitor: product, price, channels, promotion, publicity, government ties."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.db.journal_step import Step
from app.queries.competitors import competitor
from app.views.context import Context
from app.views.dialogs.record_dialog import RecordDialog
from app.views.later import later
from app.widgets.fields import LineEdit, TextArea
from app.widgets.text import label

LONGEST = 400


class CompetitorDialog(RecordDialog):
    """`competitor_id` None makes a new one."""

    def __init__(self, context: Context, window: QWidget, competitor_id: int | None = None) -> None:
        row = competitor(context.reader(), competitor_id) if competitor_id is not None else None
        super().__init__(context, window, "", width=600, label_width=112)
        self.set_title(self.tr("Edit competitor") if row else self.tr("New competitor"))
        self._id = competitor_id
        self.name = LineEdit(row.name if row else "")
        self.name.setMaxLength(LONGEST)
        self.form.add("name", self.tr("Name"), self.name, required=True)
        names = {
            "product": self.tr("Product"),
            "price": self.tr("Price"),
            "channel": self.tr("Channels"),
            "promotion": self.tr("Promotion"),
            "publicity": self.tr("Publicity"),
            "government_ties": self.tr("Government ties"),
        }
        self.lines: dict[str, LineEdit] = {}
        for key, text in names.items():
            self.lines[key] = LineEdit((getattr(row, key) or "") if row else "")
            self.lines[key].setMaxLength(LONGEST)
            self.form.add(key, text, self.lines[key])
        self.note = TextArea((row.note or "") if row else "", lines=3)
        self.note.submitted.connect(self.save)
        self.form.add("note", self.tr("Note"), self.note)
        if row is not None and row.win_rate is not None:
            words = self.tr("Against them: {won} deals won, {lost} lost").format(won=row.won, lost=row.lost)
            self.form.add_wide(label(words, type="small", role="sec"))
        self.finish()

    def state(self) -> Any:
        """Everything that stands in the form."""
        lines = [line.text().strip() for line in self.lines.values()]
        return self.name.text().strip(), lines, self.note.toPlainText().strip()

    def check(self) -> dict[str, str]:
        """A name."""
        return {} if self.name.text().strip() else {"name": self.context.say("name.empty")}

    def write(self) -> None:
        """Create or change."""
        name = self.name.text().strip()
        values = {key: line.text() for key, line in self.lines.items()} | {"note": self.note.toPlainText()}
        step = Step.of("competitor.create" if self._id is None else "competitor.edit", name=name)
        self.run(later("competitors:save_competitor"), self._id, name, values, step=step)
