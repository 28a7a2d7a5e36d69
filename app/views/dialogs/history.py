"""The history of a record: who did what and when, each field before and after, and the way to take it back."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.db.reader import Reader
from app.language.spoken import clock_text
from app.queries.history import HistoryStep, last_step, steps_of
from app.usecases.days import local_time
from app.views.context import Context
from app.views.history_words import HistoryWords, ShownChange, day_heading
from app.widgets.buttons import Button
from app.widgets.dialog import OverlayDialog, confirm
from app.widgets.marks import avatar, icon_mark, tag
from app.widgets.text import ElidedLabel, label

PAGE = 60
MOST_FIELDS = 12
NAMES = {
    "customer": "SELECT name FROM customer WHERE id = ?",
    "contact": "SELECT name FROM contact WHERE id = ?",
    "lead": "SELECT name FROM lead WHERE id = ?",
    "interaction": "SELECT summary FROM interaction WHERE id = ?",
    "follow_up": "SELECT subject FROM follow_up WHERE id = ?",
    "product": "SELECT name FROM product WHERE id = ?",
    "quote": "SELECT number FROM quote WHERE id = ?",
    "sales_order": "SELECT number FROM sales_order WHERE id = ?",
    "deal": "SELECT name FROM deal WHERE id = ?",
    "campaign": "SELECT name FROM campaign WHERE id = ?",
    "competitor": "SELECT name FROM competitor WHERE id = ?",
    "promise": "SELECT what FROM promise WHERE id = ?",
    "agreed_goal": "SELECT what FROM agreed_goal WHERE id = ?",
    "objection": "SELECT words FROM objection WHERE id = ?",
    "term": "SELECT d.name FROM term t JOIN deal d ON d.id = t.deal_id WHERE t.id = ?",
    "competitor_offer": (
        "SELECT c.name FROM competitor_offer o JOIN competitor c ON c.id = o.competitor_id WHERE o.id = ?"
    ),
}
# where the currency of a record's sums stands that it does not keep itself
CURRENCIES = {
    "sales_order": "SELECT currency FROM sales_order WHERE id = ?",
    "term": "SELECT d.currency FROM term t JOIN deal d ON d.id = t.deal_id WHERE t.id = ?",
    "competitor_offer": "SELECT d.currency FROM competitor_offer o JOIN deal d ON d.id = o.deal_id WHERE o.id = ?",
}
# what is taken back where it was done, with its own list of what stays
WHOLE = ("record.merge", "record.merge_many")  # a merge is taken back for good, whatever became of the fields
ELSEWHERE = ("import.run", "sample.create", "sample.make")


class HistoryDialog(OverlayDialog):
    """`table` is one of NAMES."""

    def __init__(
        self, context: Context, window: QWidget, table: str = "customer", record_id: int = 0
    ) -> None:
        super().__init__(window, "", width=680, height=620)
        self.context = context
        self._table, self._key = table, record_id
        name = context.reader().value(NAMES[table], (record_id,))
        self.set_title(self.tr("History"), " ".join(str(name or "").split())[:80])
        currency = ""
        if table in CURRENCIES:
            currency = str(context.reader().value(CURRENCIES[table], (record_id,)) or "")
        self._words = HistoryWords(context, table, currency)
        self._limit = PAGE
        self.steps: Sequence[HistoryStep] = ()
        self._column = QVBoxLayout()
        self._column.setSpacing(2)
        self.body.addLayout(self._column)
        self.body.addStretch(1)
        self.add_button(self.tr("Close"), kind="default", clicked=self.escape)
        context.hub.changed.connect(self._on_changed)
        self._read()

    def _on_changed(self, _changes: object, _initiator: object) -> None:
        if isValid(self) and not self.isHidden():
            self._read()

    def _read(self) -> None:
        table, key, limit = self._table, self._key, self._limit

        def read(reader: Reader) -> tuple[list[HistoryStep], int | None]:
            return steps_of(reader, table, key, limit=limit), last_step(reader)

        self.context.runner.read(read, on_done=self._take)

    def _take(self, found: tuple[Sequence[HistoryStep], int | None]) -> None:
        if isValid(self):
            self.steps = found[0]
            self._show(standing(*found))

    def _show(self, possible: set[int]) -> None:
        self._empty()
        day: date | None = None
        for step in self.steps:
            moment = local_time(step.at)
            if moment.date() != day:
                day = moment.date()
                heading = label(day_heading(self.context, day), type="small", role="sec")
                heading.setContentsMargins(0, 8, 0, 2)
                self._column.addWidget(heading)
            self._column.addWidget(self._line(step, step.step_id in possible))
        if not self.steps:
            self._column.addWidget(label(self.tr("Nothing is noted about this record."), role="sec"))
        if len(self.steps) >= self._limit:
            self._column.addWidget(
                Button(self.tr("Show older"), kind="ghost", sizing="small", clicked=self._more)
            )

    def _more(self) -> None:
        self._limit += PAGE * 5
        self._read()

    # -- one step ------------------------------------------------------------------------------------------

    def _line(self, step: HistoryStep, possible: bool) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 4, 0, 6)
        row.setSpacing(10)
        mark = avatar(step.member, side=28) if step.member else icon_mark("history", "sec", side=28)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(self._head(step))
        changes = self._words.changes(step.changes, created=step.action == "insert")
        if changes:
            words.addLayout(self._fields(changes, created=step.action == "insert"))
        row.addLayout(words, 1)
        if possible:
            back = Button(self.tr("Take back"), sizing="inline", clicked=partial(self._take_back, step))
            back.setAccessibleName(self.tr("Take back: {what}").format(what=self._sentence(step)))
            row.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        line.setAccessibleName(self._sentence(step))
        return line

    def _head(self, step: HistoryStep) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        title = ElidedLabel(self._sentence(step), strong=True, role="mid" if step.undone else "text")
        title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        head.addWidget(title, 1)
        if step.undone:
            head.addWidget(tag(self.tr("taken back"), "slate"))
        elif step.bulk:
            head.addWidget(tag(self.tr("with others"), "outline"))
        who = " · ".join(part for part in (step.member, clock_text(local_time(step.at).time())) if part)
        head.addWidget(label(who, type="small", role="sec"))
        head.addStretch(1)
        return head

    def _sentence(self, step: HistoryStep) -> str:
        return self.context.step_text(step.code, dict(step.details))

    def _fields(self, changes: Sequence[ShownChange], *, created: bool) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnMinimumWidth(0, 96)
        grid.setColumnStretch(1, 1)
        for row, change in enumerate(changes[:MOST_FIELDS]):
            grid.addWidget(label(change.name, type="small", role="sec"), row, 0, Qt.AlignmentFlag.AlignTop)
            nothing = self.context.say("history.nothing")
            words = change.after if created else f"{change.before or nothing} → {change.after or nothing}"
            grid.addWidget(label(words, type="small", role="mid", wrap=True, selectable=True), row, 1)
        if len(changes) > MOST_FIELDS:
            more = self.tr("and {count} more").format(count=len(changes) - MOST_FIELDS)
            grid.addWidget(label(more, type="small", role="sec"), MOST_FIELDS, 1)
        return grid

    def _take_back(self, step: HistoryStep) -> None:
        if step.bulk:
            question = confirm(
                self,
                self.tr("Take this step back?"),
                self.tr("It touched other records too; all of them go back to what they were before it."),
                self.tr("Take back"),
                partial(self.context.undo_step, step.step_id),
            )
            question.cancel_button.setFocus()
        else:
            self.context.undo_step(step.step_id)

    def _empty(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def standing(steps: Sequence[HistoryStep], last: int | None) -> set[int]:
    """The steps that can still be taken back, given newest first; `last` is the last step of the whole file.

    One whose effect stands: nothing that still holds changed all of its fields again. The making of a record is
    taken back only as the very last step: others may have been built on it since.
    """
    found: set[int] = set()
    changed_since: set[tuple[str | None, str]] = set()
    for step in steps:
        if step.reverts or step.undone or not step.undoable:
            continue
        fields = {(change.part, change.field) for change in step.changes}
        stands = step.step_id == last if step.action == "insert" else bool(fields - changed_since)
        stands = stands or step.code in WHOLE
        if stands and step.code not in ELSEWHERE:
            found.add(step.step_id)
        changed_since |= fields
    return found
