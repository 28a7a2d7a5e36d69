"""Small forms about verdicts: pin one by hand, give a customer up."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.db.journal_step import Step
from app.views.context import Context
from app.views.dialogs.record_dialog import RecordDialog
from app.views.later import later
from app.views.small_fields import wake_field
from app.vocabulary import PINNABLE
from app.widgets.fields import ComboBox, TextArea


class PinDialog(RecordDialog):
    """What a verdict is from today on, why, and until when."""

    def __init__(
        self,
        context: Context,
        window: QWidget,
        customer_id: int,
        name: str,
        axis: str,
        value: str | None = None,
    ) -> None:
        title = self.tr("Pin: {axis}").format(axis=context.word("verdict_axis", axis))
        super().__init__(context, window, title, subtitle=name, width=460)
        self._key, self._name, self._axis = customer_id, name, axis
        self.value = ComboBox([(one, context.word(axis, one)) for one in PINNABLE[axis]])
        self.value.set_value(value)
        self.form.add("value", context.word("verdict_axis", axis), self.value)
        self.why = TextArea("", lines=2)
        self.form.add("why", self.tr("Why"), self.why, required=True)
        self.until = wake_field(context, None)
        box = self.form.add("until", self.tr("Until"), self.until)
        box.set_hint(self.tr("Empty: until somebody takes it off"))
        self.finish(self.tr("Pin"))

    def state(self) -> Any:
        """What stands in the form."""
        return self.value.value(), self.why.toPlainText(), self.until.text()

    def check(self) -> dict[str, str]:
        """A reason, and a day that is not over."""
        wrong = {}
        if not self.why.toPlainText().strip():
            wrong["why"] = self.context.say("verdict.no_reason")
        until = self.until.value()
        if until is not None and until < self.context.today():
            wrong["until"] = self.context.say("verdict.pin_over", day=self.until.text())
        return wrong

    def write(self) -> None:
        """Pin it."""
        until = self.until.value()
        self.run(
            later("verdicts:pin"), self._key, self._axis, self.value.value(), self.why.toPlainText(),
            until.isoformat() if until else None, step=Step.of("verdict.pin", name=self._name),
        )  # fmt: skip


class GiveUpDialog(RecordDialog):
    """Why a customer is given up."""

    def __init__(self, context: Context, window: QWidget, customer_id: int, name: str) -> None:
        super().__init__(context, window, self.tr("Give up"), subtitle=name, width=460)
        self._key, self._name = customer_id, name
        self.why = TextArea("", lines=2)
        box = self.form.add("why", self.tr("Why"), self.why, required=True)
        box.set_hint(self.tr("The customer counts as lost until taken up again or until the next order."))
        self.finish(self.tr("Give up"))

    def state(self) -> Any:
        """What stands in the form."""
        return self.why.toPlainText()

    def check(self) -> dict[str, str]:
        """A reason."""
        given = self.why.toPlainText().strip()
        return {} if given else {"why": self.context.say("verdict.no_reason")}

    def write(self) -> None:
        """Give up."""
        step = Step.of("customer.close", name=self._name)
        self.run(later("verdicts:close_customer"), self._key, self.why.toPlainText(), step=step)
