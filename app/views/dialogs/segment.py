"""The form of a segment: its name, the rule built line by line or typed, and how many fit while one builds."""

from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.db.journal_step import Step
from app.db.reader import Reader
from app.insight.segment import EVERYBODY, Rule, tidy
from app.insight.segment_text import write
from app.queries.segment_rule import Asking, checked, count_of_rule
from app.queries.segments import ids_of_rule, rule_of, segment
from app.sentences.errors import UserError
from app.views.context import Context
from app.views.dialogs.record_dialog import FIELD_OF, RecordDialog
from app.views.later import later
from app.views.segment_group import RuleGroup
from app.views.segment_words import SegmentWords
from app.widgets.buttons import Button
from app.widgets.fields import LineEdit
from app.widgets.text import ElidedLabel

WAIT_MS = 200
SHOWN = 5
FIELD_OF["segment.exists"] = "name"


class Fitting(NamedTuple):
    """Who fits a rule: how many of how many, and the first names; or what is wrong with it."""

    held: int = 0
    total: int = 0
    names: tuple[str, ...] = ()
    error: UserError | None = None


def fitting(reader: Reader, asking: Callable[[Reader], Asking], rule: Rule) -> Fitting:
    """Count and name those who fit."""
    asked = asking(reader)
    table = asked.entity
    try:
        count = count_of_rule(asked, rule)
        ids = ids_of_rule(asked, rule, SHOWN)
    except UserError as error:
        if error.code == "db.interrupted":
            raise
        return Fitting(error=error)
    names = dict(reader.by_ids(f"SELECT id, name FROM {table} WHERE id IN {{ids}}", ids))
    total = int(reader.value("SELECT live FROM total WHERE table_name = ?", (table,)) or 0)
    return Fitting(count, total, tuple(names[key] for key in ids if key in names))


class SegmentDialog(RecordDialog):
    """`segment_id` None makes a new one of `entity`, beginning with `rule` (a line). Saved, its list is shown."""

    def __init__(
        self,
        context: Context,
        window: QWidget,
        segment_id: int | None = None,
        entity: str = "customer",
        rule: str = "",
    ) -> None:
        row = segment(context.reader(), segment_id) if segment_id is not None else None
        title = self.tr("Edit segment") if row else self.tr("New segment")
        super().__init__(context, window, title, subtitle=row.name if row else "", width=780)
        self._id, self.entity = segment_id, row.entity if row else entity
        held = row.rule if row else rule_of(rule, self.entity)
        self.name = LineEdit(row.name if row else "", placeholder=self.tr("Silent gyms in Hangzhou"))
        self.name.setMaxLength(200)
        self.form.add("name", self.tr("Name"), self.name, required=True)
        words = SegmentWords(context, self.entity)
        self.rules = RuleGroup(words, None, held)
        self.form.add_plain(self.tr("Who"), self.rules)
        self.line = LineEdit(
            write(held), placeholder=self.tr("city = Hangzhou and no interaction (day within 30)")
        )
        self.line.setMaxLength(4_000)
        self.form.add("line", self.tr("As a line"), self.line)
        self.line.setCursorPosition(0)
        self.found = ElidedLabel("", role="sec")
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._wait.timeout.connect(self._count)
        self.rules.changed.connect(self._built)
        self.line.textEdited.connect(lambda _text: self._wait.start())
        self.line.editingFinished.connect(self._typed)
        self._asked: Rule | None = None
        self._shown = held
        self.finish()
        self.footer_left.addWidget(self.found, 1)
        if row is not None:
            self.footer_left.addWidget(
                Button(self.tr("Delete"), kind="ghost", icon="trash", clicked=self._delete)
            )
        self._count()

    # -- the two ways to say a rule ------------------------------------------------------------------------

    def rule(self) -> Rule:
        """What the line says; raises UserError."""
        return rule_of(self.line.text(), self.entity)

    def _built(self) -> None:
        self._shown = tidy(self.rules.rule())
        self.line.setText(write(self._shown))
        self.line.setCursorPosition(0)
        self.form.box("line").set_error("")
        self._grow()
        self._wait.start()

    def _typed(self) -> None:
        self._grow()
        try:
            rule = self.rule()
        except UserError as error:
            self.form.box("line").set_error(self.context.error(error))
            return
        self.form.box("line").set_error("")
        if rule != self._shown:
            self._shown = rule
            try:
                self.rules.load(rule)
            except UserError as error:  # a field of the line is not there
                self.rules.load(EVERYBODY)
                self.form.box("line").set_error(self.context.error(error))

    def _grow(self) -> None:
        """Take the height needed, once the new lines know theirs."""
        QTimer.singleShot(0, self, self.refit)

    # -- who fits ------------------------------------------------------------------------------------------

    def _count(self) -> None:
        try:
            rule = self.rule()
        except UserError as error:
            self.found.set_text(self.context.error(error))
            return
        if self._asked is not None:
            self._wait.start()  # one count at a time; the newest rule comes next
            return
        self._asked = rule
        self.found.set_text(self.tr("Counting…"))
        self.context.runner.read(fitting, self._asking, rule, on_done=self._take)

    def _asking(self, reader: Reader) -> Asking:
        return Asking(reader, self.context.today(), self.entity, self.context.store.member_id)

    def _take(self, found: Fitting) -> None:
        self._asked = None
        if found.error is not None:
            self.found.set_text(self.context.error(found.error))
            return
        counted = self.tr("{count} of {total}").format(count=f"{found.held:,}", total=f"{found.total:,}")
        names = self.tr(", ").join(found.names) + ("…" if found.held > len(found.names) else "")
        self.found.set_text(f"{counted}  {names}" if names else counted)

    # -- saving --------------------------------------------------------------------------------------------

    def state(self) -> Any:
        """Name and line."""
        return self.name.text().strip(), self.line.text().strip()

    def check(self) -> dict[str, str]:
        """A name, a rule that can be read, no line without its value."""
        wrong = {}
        if not self.name.text().strip():
            wrong["name"] = self.context.say("name.empty")
        try:
            rule = self.rule()
            checked(self._asking(self.context.reader()), rule)
        except UserError as error:
            wrong["line"] = self.context.error(error)
        if not self.rules.complete() and "line" not in wrong:
            wrong["line"] = self.tr("A condition above has no value yet: fill it in or remove it.")
        return wrong

    def write(self) -> None:
        """Create or change."""
        name, rule = self.name.text().strip(), self.rule()
        if self._id is None:
            self.run(
                later("segments:create_segment"),
                name,
                rule,
                entity=self.entity,
                step=Step.of("segment.create", name=name),
            )
        else:
            changes = {"name": name, "rule": rule}
            step = Step.of("segment.edit", name=name)
            self.run(later("segments:edit_segment"), self._id, changes, step=step)

    def done(self, result: Any) -> None:
        """Show those who fit."""
        key = self._id if self._id is not None else result
        self.context.navigate.emit(f"{self.entity}s", {"filter": {"segments": [key]}})

    def _delete(self) -> None:
        name = self.name.text().strip()
        self.context.run(
            later("segments:delete_segment"), self._id, step=Step.of("segment.delete", name=name)
        )
        if isValid(self):
            self.accept()
            self.context.navigate.emit(f"{self.entity}s", {"view": "all"})
