"""The form of a talk that was recorded: everything about it can be put right, files added or taken away."""

from datetime import datetime, time
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from app.db.journal_step import Step
from app.language.file_names import safe_name
from app.queries.card import contacts_of
from app.queries.files import KeptFile, files_of_talk
from app.usecases.days import instant, local_time
from app.usecases.interaction_input import AttachmentInput
from app.views import form_parts as parts
from app.views.card_files import open_file, read_files
from app.views.context import Context
from app.views.dialogs.record_dialog import RecordDialog
from app.views.talk_parts import KIND_ICONS, mood_names
from app.vocabulary import Direction, InteractionKind, Outcome
from app.widgets.buttons import Button
from app.widgets.chip import Chip
from app.widgets.date_field import DateField
from app.widgets.fields import ComboBox, LineEdit, SpinBox, TextArea
from app.widgets.flow_layout import FlowLayout
from app.widgets.text import label
from app.widgets.time_field import TimeField

COLUMNS = "customer_id, lead_id, kind, direction, happened_at, minutes, summary, outcome, mood, next_step, contact_id"
LONGEST = 10_000


class TalkDialog(RecordDialog):
    """Edits one talk."""

    def __init__(self, context: Context, window: QWidget, interaction_id: int) -> None:
        super().__init__(context, window, "", width=620)
        self._id = interaction_id
        row = context.reader().one(f"SELECT {COLUMNS} FROM interaction WHERE id = ?", (interaction_id,))
        names = [name.strip() for name in COLUMNS.split(",")]
        self._row: dict[str, Any] = dict(zip(names, row or [None] * len(names), strict=True))
        self.set_title(self.tr("Talk"), self._whose())
        self._added: list[AttachmentInput] = []
        self._removed: set[int] = set()
        self._fill_head()
        self._fill_rest()
        self.finish()
        delete = Button(self.tr("Delete"), kind="danger", icon="trash", clicked=self._delete)
        self.set_footer_note(delete)

    def _whose(self) -> str:
        table = "customer" if self._row["customer_id"] is not None else "lead"
        key = self._row[f"{table}_id"]
        return str(self.context.reader().value(f"SELECT name FROM {table} WHERE id = ?", (key,)) or "")

    def _fill_head(self) -> None:
        context, row, form = self.context, self._row, self.form
        holder = QWidget()
        flow = FlowLayout(holder, gap=6, line_gap=6)
        self.kinds: dict[str, Chip] = {}
        for kind in InteractionKind:
            chip = Chip(
                context.word("interaction_kind", kind.value), icon=KIND_ICONS[kind], on=row["kind"] == kind
            )
            chip.clicked.connect(lambda _checked=False, each=kind.value: self.set_kind(each))
            flow.addWidget(chip)
            self.kinds[kind.value] = chip
        form.add_plain(self.tr("Kind"), holder)
        moment = local_time(row["happened_at"]) if row["happened_at"] else context.now()
        self.day = DateField(moment.date(), today=context.today())
        self.at = TimeField(moment.time().replace(second=0, microsecond=0))
        self.minutes = SpinBox(row["minutes"] or 0, low=0, high=LONGEST, suffix=self.tr(" min"))
        when = QWidget()
        line = QHBoxLayout(when)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.day, 2)
        line.addWidget(self.at, 1)
        line.addWidget(self.minutes, 1)
        form.add("when", self.tr("When"), when)
        directions = [direction.value for direction in Direction]
        self.direction = parts.word_box(context, "direction", directions, row["direction"])
        form.add("direction", self.tr("Direction"), self.direction)
        people: list[tuple[Any, str]] = [(None, "—")]
        if row["customer_id"] is not None:
            people += [(one.id, one.name) for one in contacts_of(context.reader(), row["customer_id"])]
        self.contact = ComboBox(people)
        self.contact.set_value(row["contact_id"])
        form.add("contact", self.tr("With whom"), self.contact)
        form.set_row_visible("contact", len(people) > 1)

    def _fill_rest(self) -> None:
        context, row, form = self.context, self._row, self.form
        self.summary = TextArea(row["summary"] or "", lines=5)
        form.add("summary", self.tr("What was said"), self.summary, required=True)
        outcomes = [outcome.value for outcome in Outcome]
        self.outcome = parts.word_box(context, "outcome", outcomes, row["outcome"])
        form.add("outcome", self.tr("Outcome"), self.outcome)
        moods: list[tuple[Any, str]] = [(None, "—"), *enumerate(mood_names(), 1)]
        self.mood = ComboBox(moods)
        self.mood.set_value(row["mood"])
        form.add("mood", self.tr("How they felt"), self.mood)
        self.next_step = LineEdit(row["next_step"] or "")
        self.next_step.setMaxLength(500)
        form.add("next_step", self.tr("Next step"), self.next_step)
        holder = QWidget()
        self._files = FlowLayout(holder, gap=6, line_gap=6)
        add = Chip(self.tr("Attach a file"), dashed=True)
        add.clicked.connect(self._choose)
        self._files.addWidget(add)
        for file in files_of_talk(context.reader(), self._id):
            self._show_kept(file)
        form.add_plain(self.tr("Files"), holder)
        self._problem = label("", type="small", role="redFg", wrap=True)
        self._problem.hide()
        form.add_wide(self._problem)

    # -- files ---------------------------------------------------------------------------------------------

    def _show_kept(self, file: KeptFile) -> None:
        chip = Chip(safe_name(file.name), icon="clip", on=True, closable=True)
        chip.clicked.connect(lambda _checked=False: open_file(self.context, self.window(), file))
        chip.closed.connect(lambda: self._take_off(chip, file.id))
        self._files.insert_widget(0, chip)

    def _take_off(self, chip: Chip, key: int) -> None:
        self._removed.add(key)
        chip.deleteLater()

    def _choose(self) -> None:
        names, _filter = QFileDialog.getOpenFileNames(self, self.tr("Attach a file"))
        self.attach([Path(name) for name in names])

    def attach(self, paths: list[Path]) -> None:
        """Add files; they are kept when the form is saved."""
        given, problems = read_files(paths)
        for one in given:
            self._added.append(one)
            chip = Chip(safe_name(one.name), icon="clip", on=True, closable=True)
            chip.closed.connect(lambda each=one, mark=chip: self._drop(each, mark))
            self._files.insert_widget(0, chip)
        self._problem.setText(
            "\n".join(self.tr("{name} cannot be attached.").format(name=name) for name, _why in problems)
        )
        self._problem.setVisible(bool(problems))
        self.refit()

    def _drop(self, given: AttachmentInput, chip: Chip) -> None:
        self._added = [each for each in self._added if each is not given]
        chip.deleteLater()

    # -- saving --------------------------------------------------------------------------------------------

    def set_kind(self, kind: str) -> None:
        """Choose another kind."""
        for each, chip in self.kinds.items():
            chip.set_on(each == kind)

    def _values(self) -> dict[str, Any]:
        day, at = self.day.value(), self.at.value() or time()
        happened = instant(datetime.combine(day, at)) if day is not None else self._row["happened_at"]
        kept = self._row["happened_at"]
        if kept and local_time(kept).replace(second=0, microsecond=0) == local_time(happened):
            happened = kept
        return {
            "kind": next((kind for kind, chip in self.kinds.items() if chip.is_on()), self._row["kind"]),
            "direction": self.direction.value(),
            "happened_at": happened,
            "minutes": self.minutes.value() or None,
            "summary": self.summary.toPlainText().strip(),
            "outcome": self.outcome.value(),
            "mood": self.mood.value(),
            "next_step": self.next_step.text().strip() or None,
            "contact_id": self.contact.value(),
        }

    def state(self) -> Any:
        """Everything that stands in the form."""
        return self._values(), tuple(one.name for one in self._added), tuple(sorted(self._removed))

    def check(self) -> dict[str, str]:
        """Something was said, at a time one can read."""
        wrong = {}
        if not self.summary.toPlainText().strip():
            wrong["summary"] = self.context.say("interaction.empty")
        if self.day.value() is None or not self.day.is_understood() or not self.at.is_understood():
            wrong["when"] = self.tr("This day or time is not understood.")
        return wrong

    def save(self) -> None:
        """What is still being typed in the day counts too."""
        self.save_button.setFocus()
        super().save()

    def write(self) -> None:
        """Change what was changed, as one step."""
        from app.usecases.attachments import put_right

        now = self._values()
        changes = {column: value for column, value in now.items() if value != self._row[column]}
        step = Step.of("interaction.edit")
        self.run(put_right, self._id, changes, tuple(self._added), tuple(self._removed), step=step)

    def _delete(self) -> None:
        from app.usecases.interactions import delete_interaction

        self.run(delete_interaction, self._id, step=Step.of("interaction.delete"))
