"""What the forms of customers, contacts and leads share: saving, errors in place, nothing typed is lost."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.db.journal_step import Step
from app.sentences.errors import UserError
from app.views.context import Context
from app.widgets.banner import Banner
from app.widgets.dialog import OverlayDialog
from app.widgets.form import Form
from app.widgets.text import label

# which field an error is about
FIELD_OF = {
    "name.empty": "name",
    "name.too_long": "name",
    "birthday.unclear": "birthday",
    "customer.credit_code": "credit_code",
    "tag.empty": "tags",
    "product.code_taken": "code",
    "product.nested": "parts",
    "campaign.exists": "name",
    "competitor.exists": "name",
    "campaign.days": "ends",
    "campaign.negative": "cost",
    "negotiation.more_than_offer": "amount",
    "negotiation.amount": "amount",
    "lead.reason_needed": "reason",
    "lead.wake_needed": "wake",
    "follow_up.empty": "subject",
    "follow_up.due": "due",
    "interaction.whom": "whom",
    "interaction.empty": "text",
    "interaction.too_long": "text",
    "tie.exists": "role",
    "tie.self": "other",
    "tie.since": "since",
    "tie.no_name": "forward",
    "tie.long_name": "forward",
    "favour.long": "what",
    "favour.negative": "value",
}


class RecordDialog(OverlayDialog):
    """A form over the window. Subclasses fill `form`, say their `state` and write it."""

    saved = Signal(object)

    def __init__(
        self,
        context: Context,
        window: QWidget,
        title: str,
        *,
        subtitle: str = "",
        width: int = 620,
        label_width: int = 92,
    ) -> None:
        super().__init__(window, title, subtitle=subtitle, width=width)
        self.context = context
        self.banner = Banner(tone="red")
        self.banner.hide()
        self.body.addWidget(self.banner)
        self.form = Form(label_width=label_width)
        self.body.addWidget(self.form)
        self._forms = [self.form]
        self._wrong = label("", type="small", role="redFg")
        self._wrong.hide()
        self.set_footer_note(self._wrong)
        self._untouched: Any = None

    def finish(self, save_text: str = "") -> None:
        """Call when the form is filled: the buttons, and what counts as typed."""
        self.body.addStretch(1)
        self.add_cancel()
        self.save_button = self.add_save(save_text)
        self.save_requested.connect(self.save)
        self._untouched = self.state()
        self.has_unsaved = lambda: self.state() != self._untouched

    def add_form(self, form: Form) -> Form:
        """A further part of the form whose errors are shown too."""
        self._forms.append(form)
        return form

    def state(self) -> Any:
        """What stands in the form, comparable."""
        raise NotImplementedError

    def check(self) -> dict[str, str]:
        """What is wrong, by field, before anything is written."""
        return {}

    def write(self) -> None:
        """Run the use-case with what stands in the form."""
        raise NotImplementedError

    def save(self) -> None:
        """Save, or show what is wrong."""
        if self.save_button.isEnabled() and not self.show_errors(self.check()):
            self.save_button.setEnabled(False)
            self.write()

    def run(self, usecase: Callable[..., Any], *args: Any, step: Step, **kwargs: Any) -> None:
        """Run a use-case; the form closes when it is done and shows the error when it is not."""
        self.context.run(usecase, *args, step=step, on_done=self._done, on_error=self._refused, **kwargs)

    def done(self, result: Any) -> None:
        """It was saved."""

    def _done(self, result: Any) -> None:
        if isValid(self):
            self.saved.emit(result)
            self.accept()
            self.done(result)

    def _refused(self, error: UserError) -> None:
        if not isValid(self):
            self.context.show_error(error)
            return
        self.save_button.setEnabled(True)
        text, field = self.context.error(error), FIELD_OF.get(error.code, "")
        if not self.show_errors({field: text} if field else {}):
            self.banner.show_message(text, tone="red")
            self.banner.show()
            self.refit()

    def show_errors(self, errors: Mapping[str, str]) -> int:
        """Show these sentences under their fields; how many were shown."""
        self.banner.hide()
        shown = 0
        for form in self._forms:
            shown += form.show_errors(dict(errors))
        self._wrong.setText(self.tr("{count} to correct").format(count=shown) if shown else "")
        self._wrong.setVisible(bool(shown))
        if shown:
            self.refit()
        return shown

    def leave_for(self, page: str, arguments: dict[str, Any]) -> None:
        """Go to another page; asks first when text would be lost."""
        self.rejected.connect(lambda: self.context.navigate.emit(page, arguments))
        self.escape()
