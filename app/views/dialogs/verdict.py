"""Why a customer is what it is: each verdict with its reasons and since when, on any day; pins; how it came so."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.changes import Changes
from app.db.journal_step import Step
from app.insight.verdict import Verdict
from app.language.spoken import full_day
from app.language.verdict_text import reason_text, verdict_word
from app.queries.verdicts import Explained, Moved, explained
from app.views.context import Context
from app.views.later import later
from app.views.settings_parts import empty_column
from app.views.small_fields import wake_field
from app.vocabulary import Rhythm, Temperament
from app.widgets.buttons import Button, IconButton
from app.widgets.card import line
from app.widgets.dialog import OverlayDialog
from app.widgets.fields import ComboBox
from app.widgets.marks import Stars, lifecycle, pill, tag
from app.widgets.text import label

SHOWN = (
    "customer",
    "sales_order",
    "interaction",
    "verdict",
    "service_case",
    "satisfaction_answer",
    "setting",
)
MOST_MOVES = 40
AXIS_WIDTH, VALUE_WIDTH = 84, 132


class VerdictDialog(OverlayDialog):
    """A sheet to read, with what a person may decide: pin, rhythm, temperament, give up."""

    def __init__(self, context: Context, window: QWidget, customer_id: int) -> None:
        super().__init__(window, self.tr("Why"), width=720, height=660)
        self.context, self._key = context, customer_id
        self.found: Explained | None = None
        self.day = wake_field(context, context.today())
        self.day.setFixedWidth(150)
        self.day.changed.connect(lambda _day: self.reload())
        self.body.addLayout(self._day_row())
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        self.body.addLayout(self._rows)
        self.body.addWidget(line())
        self._by_hand = self._hand_row()
        self.body.addLayout(self._by_hand)
        self.body.addWidget(line())
        self._moves = QVBoxLayout()
        self._moves.setSpacing(4)
        self.body.addLayout(self._moves)
        self.body.addStretch(1)
        self.add_button(self.tr("Close"), clicked=self.escape)
        context.hub.changed.connect(self._on_changed)
        self.reload()

    def _day_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        caption = label(self.tr("On the day"), role="sec")
        caption.setBuddy(self.day)
        self.day.setAccessibleName(self.tr("On the day"))
        row.addWidget(caption)
        row.addWidget(self.day)
        self.now = Button(self.tr("Today"), kind="ghost", sizing="small", clicked=self._today)
        row.addWidget(self.now)
        row.addStretch(1)
        return row

    def _hand_row(self) -> QHBoxLayout:
        words = self.context.word
        self.rhythm = ComboBox(
            [
                (None, self.tr("Rhythm of the firm")),
                *((one.value, words("rhythm", one.value)) for one in Rhythm),
            ],
            name=self.tr("Rhythm"),
            chosen=lambda value: self._set("rhythm", value),
        )
        self.temperament = ComboBox(
            [
                (None, self.tr("Temperament not known")),
                *((one.value, words("temperament", one.value)) for one in Temperament),
            ],
            name=self.tr("Temperament"),
            chosen=lambda value: self._set("temperament", value),
        )
        self.close_button = Button("", sizing="small", clicked=self._close_or_reopen)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label(self.tr("By hand"), role="sec"))
        for widget in (self.rhythm, self.temperament):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.close_button)
        return row

    # -- showing -------------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read and show the day asked for."""
        day, key = self.day.value() or self.context.today(), self._key

        self.context.runner.read(explained, key, day, on_done=self._take)

    def _take(self, found: Explained | None) -> None:
        self.found = found
        if found is None:
            self.escape()
            return
        by_hand = found.by_hand
        self.set_title(self.tr("Why"), by_hand.name)
        self.rhythm.set_value(by_hand.rhythm)
        self.temperament.set_value(by_hand.temperament)
        self.close_button.setText(self.tr("Take up again") if by_hand.closed_day else self.tr("Give up…"))
        self.now.setVisible(found.day != self.context.today())
        self._show_rows(found.verdicts)
        self._show_moves(found)

    @property
    def _name(self) -> str:
        return "" if self.found is None else self.found.by_hand.name

    def _show_rows(self, verdicts: Mapping[str, Verdict]) -> None:
        empty_column(self._rows)
        for axis, verdict in verdicts.items():
            self._rows.addWidget(self._row(axis, verdict))

    def _row(self, axis: str, verdict: Verdict) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnMinimumWidth(0, AXIS_WIDTH)
        grid.setColumnMinimumWidth(1, VALUE_WIDTH)
        grid.setColumnStretch(2, 1)
        top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        grid.addWidget(label(self.context.word("verdict_axis", axis), role="sec"), 0, 0, top)
        grid.addWidget(self._mark(axis, verdict.value), 0, 1, top)
        words = QVBoxLayout()
        words.setSpacing(2)
        for reason in verdict.reasons:
            words.addWidget(label(self._reason(reason.code, reason.values), wrap=True))
        if verdict.since is not None:
            day = full_day(date.fromordinal(verdict.since), self.context.today(), self.context.language)
            words.addWidget(label(self.tr("Since {day}").format(day=day), type="small", role="sec"))
        grid.addLayout(words, 0, 2)
        grid.addWidget(self._pin_button(axis, verdict), 0, 3, top)
        return made

    def _mark(self, axis: str, value: str | None) -> QWidget:
        text = verdict_word(axis, value, self.context.language)
        if value is None:
            return label(text, role="sec")
        if axis == "status":
            return pill(value, text)
        if axis == "lifecycle":
            return lifecycle(value, text)
        if axis == "importance":
            return Stars(int(value), name=text)
        return tag(text)

    def _pin_button(self, axis: str, verdict: Verdict) -> QWidget:
        name = self.context.word("verdict_axis", axis)
        if verdict.pinned:
            words = self.tr("Take the pin off: {axis}").format(axis=name)
            return IconButton("x", words, side=28, clicked=partial(self._unpin, axis))
        arguments = {"customer_id": self._key, "name": self._name, "axis": axis, "value": verdict.value}
        words = self.tr("Pin: {axis}").format(axis=name)
        return IconButton("pin", words, side=28, clicked=partial(self.context.dialog.emit, "pin", arguments))

    def _show_moves(self, found: Explained) -> None:
        empty_column(self._moves)
        self._moves.addWidget(label(self.tr("How it came to be so"), type="card"))
        for move in found.moves[:MOST_MOVES]:
            self._moves.addWidget(label(self._move_words(move), role="mid", wrap=True))
        if not found.moves:
            self._moves.addWidget(label(self.tr("Nothing changed up to this day."), role="sec"))
        if len(found.moves) > MOST_MOVES:
            more = self.tr("and {count} earlier changes").format(count=len(found.moves) - MOST_MOVES)
            self._moves.addWidget(label(more, role="sec"))

    def _move_words(self, move: Moved) -> str:
        context = self.context
        day = full_day(date.fromisoformat(move.day), context.today(), context.language)
        axis = context.word("verdict_axis", move.axis)
        before, after = (
            verdict_word(move.axis, value, context.language) for value in (move.before, move.after)
        )
        return context.say("cli.verdict_move", day=day, axis=axis, before=before, after=after)

    def _reason(self, code: str, values: Mapping[str, Any]) -> str:
        context = self.context
        return reason_text(code, values, context.language, str(context.firm("currency")), context.today())

    def texts(self) -> list[str]:
        """The reasons shown, for tests."""
        found = self.found
        verdicts = found.verdicts.values() if found is not None else ()
        return [self._reason(reason.code, reason.values) for each in verdicts for reason in each.reasons]

    # -- doing ---------------------------------------------------------------------------------------------

    def _on_changed(self, changes: Changes, _initiator: object) -> None:
        if changes.touches(*SHOWN):
            self.reload()

    def _today(self) -> None:
        self.day.set_value(self.context.today())
        self.reload()

    def _unpin(self, axis: str) -> None:
        step = Step.of("verdict.unpin", name=self._name)
        self.context.run(
            later("verdicts:unpin"), self._key, axis, step=step, on_done=lambda _: self._unpinned(axis)
        )

    def _unpinned(self, axis: str) -> None:
        if axis == "importance":  # the stars follow from the rank among all
            self.context.assessor.judge_all()

    def _set(self, column: str, value: str | None) -> None:
        if self.found is not None and value != getattr(self.found.by_hand, column):
            code = "customer.rhythm" if column == "rhythm" else "customer.temperament"
            step = Step.of(code, name=self._name)
            self.context.run(later("customers:set_customers"), [self._key], {column: value}, step=step)

    def _close_or_reopen(self) -> None:
        if self.found is not None and self.found.by_hand.closed_day:
            step = Step.of("customer.reopen", name=self._name)
            self.context.run(later("verdicts:reopen_customer"), self._key, step=step)
        else:
            self.context.dialog.emit("give_up", {"customer_id": self._key, "name": self._name})
