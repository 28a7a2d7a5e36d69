"""Asks what a change of state needs: the wake-up day of a resting lead, or why it came to nothing."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.db.journal_step import Step
from app.language.spoken import spoken_day
from app.views.context import Context
from app.views.dialogs.record_dialog import RecordDialog
from app.views.later import later
from app.views.small_fields import wake_field
from app.vocabulary import LeadState
from app.widgets.chip import Chip
from app.widgets.chip_row import OneStop
from app.widgets.fields import LineEdit
from app.widgets.flow_layout import FlowLayout

DAYS = (7, 30, 90, 180)


class LeadStateDialog(RecordDialog):
    """For one lead or many."""

    def __init__(self, context: Context, window: QWidget, ids: Sequence[int], state: str) -> None:
        title = context.word("lead_state", state)
        super().__init__(context, window, title, width=460)
        self._ids, self._state = list(ids), state
        if len(self._ids) > 1:
            self.set_title(title, self.tr("{count} leads").format(count=len(self._ids)))
        self.reason = LineEdit(placeholder=self.tr("no budget, bought elsewhere, wrong number"))
        self.wake = wake_field(context, None)
        unasked = self.reason if state == LeadState.NURTURE else self.wake
        unasked.setParent(self)
        unasked.hide()
        if state == LeadState.NURTURE:
            self.form.add("wake", self.tr("Wake-up day"), self.wake, required=True)
            self.form.add_plain("", self._chips())
        else:
            self.form.add("reason", self.tr("Reason"), self.reason, required=True)
        self.finish()

    def _chips(self) -> QWidget:
        from datetime import timedelta

        holder = QWidget()
        flow = FlowLayout(holder, gap=6)
        chips = []
        for days in DAYS:
            day = self.context.today() + timedelta(days=days)
            chip = Chip(spoken_day(day, self.context.today(), self.context.language))
            chip.clicked.connect(lambda _checked=False, one=day: self._pick(one))
            flow.addWidget(chip)
            chips.append(chip)
        OneStop(chips, holder, chooses=False)
        return holder

    def _pick(self, day: Any) -> None:
        self.wake.set_value(day)
        self.save_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def state(self) -> Any:
        """What was typed."""
        return self.reason.text().strip(), self.wake.text()

    def check(self) -> dict[str, str]:
        """The day or the reason."""
        if self._state == LeadState.NURTURE and self.wake.value() is None:
            return {"wake": self.context.say("lead.wake_needed")}
        if self._state == LeadState.DISQUALIFIED and not self.reason.text().strip():
            return {"reason": self.context.say("lead.reason_needed")}
        return {}

    def write(self) -> None:
        """Move them."""
        wake = self.wake.value()
        self.run(
            later("leads:set_lead_state"),
            self._ids,
            self._state,
            reason=self.reason.text().strip() or None,
            wake_on=wake.isoformat() if wake else None,
            step=Step.of("lead.state", count=len(self._ids)),
        )
